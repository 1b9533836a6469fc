"""What can be so together, and what cannot be held against each other because nobody says when it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from conflictfacts.checking.clauses import Clause
from conflictfacts.checking.explain import fact_in_words, listed
from conflictfacts.checking.report import Contradiction
from conflictfacts.checking.rows import Rows
from conflictfacts.checking.subjects import CONTROL, Subject
from conflictfacts.linear import System
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.lineage import lineage
from conflictfacts.model.window import Window

__all__ = ["agreements", "of_two_events", "of_unknown_time"]

_MOST = 50
"""Of so many figures for one thing at unknown times it is not said pair by pair that they differ."""


def agreements(rows: Rows, contradictions: Iterable[Contradiction]) -> Iterator[Finding]:
    """Say which facts are in no conflict and can all be so: by series, by quantity with several sources, and by group.

    Args:
        rows: The rows.
        contradictions: What was found; its facts are left out.
    """
    gone = {fact for contradiction in contradictions for fact in contradiction.members}
    yield from _series(rows, gone)
    yield from _sources(rows, gone)
    clauses: dict[int, Clause] = {id(clause.row): clause for clause in rows.clauses}
    for component in System([clause.row for clause in rows.clauses if clause.row.tag not in gone]).components():
        facts = tuple(dict.fromkeys(row.tag for row in component.rows if isinstance(row.tag, Fact)))
        if len(facts) > 1:
            taken = {clauses[id(row)].rule for row in component.rows if not row.fixed and not isinstance(row.tag, Fact)}
            said = listed([fact_in_words(fact, rows) for fact in facts[:5]] if len(facts) < 6 else _first(facts, rows))
            yield _agreement("agreement", facts, f"these {len(facts)} can all be so: {said}", taken)


def _first(facts: tuple[Fact, ...], rows: Rows) -> list[str]:
    return [*(fact_in_words(fact, rows) for fact in facts[:4]), f"{len(facts) - 4} more"]


def _series(rows: Rows, gone: set[Fact]) -> Iterator[Finding]:
    broken = {fact for one in rows.course.breaks if one.rule == "restart" for fact in one.facts} | gone
    for series in rows.course.series:
        facts = tuple(fact for _, fact in series)
        if broken.isdisjoint(facts):
            first, last = series[0][0], series[-1][0]
            days = f"from {first.window.until} to {last.window.until}"
            words = f"{len(series)} figures for {_undated(first)}, {days}, never fall"
            yield _agreement("cumulative", facts, words)


def _sources(rows: Rows, gone: set[Fact]) -> Iterator[Finding]:
    for subject, facts in rows.layout.speakers.items():
        here = tuple(fact for fact in facts if fact not in gone)
        if len(here) > 1 and len({lineage(fact) for fact in here}) > 1:
            said = listed([fact_in_words(fact, rows) for fact in here[:6]])
            yield _agreement("sources_agree", here, f"on {subject} these do not contradict each other: {said}")


def _agreement(rule: str, facts: tuple[Fact, ...], words: str, assumed: Iterable[str] = ()) -> Finding:
    return Finding(
        rule=rule,
        verdict=Verdict.CONSISTENT,
        severity=Severity.NOTE,
        facts=facts,
        assumptions=tuple(sorted(assumed)),
        explanation=words,
    )


def of_two_events(rows: Rows) -> Iterator[Finding]:
    """Say which figures of one source differ without it being known whether they are of one event.

    Args:
        rows: The rows.
    """
    for pair in rows.layout.of_two_events:
        if _differ(*pair, rows):
            said = listed([fact_in_words(one, rows) for one in pair])
            yield Finding(
                rule="unknown_event",
                verdict=Verdict.UNDETERMINED,
                severity=Severity.NOTE,
                facts=pair,
                explanation=f"it is not known whether these are of one event: {said}; "
                "the period over which both count, a Restates, a Revises or a Rival would tell",
            )


def of_unknown_time(rows: Rows) -> Iterator[Finding]:
    """Say which figures differ without it being known whether they are of one time; they bound different quantities.

    Args:
        rows: The rows.
    """
    if Assumption.SAME_TIME in rows.assume or all(s.window.until is not None for s in rows.layout.speakers):
        return
    undated: dict[tuple[object, ...], list[Subject]] = {}
    for subject in rows.layout.speakers:
        if subject.own is None and subject.word != CONTROL:
            key = (*(part for part in subject.scope if not isinstance(part, Window)), subject.word, subject.includes)
            undated.setdefault((*key, subject.purpose), []).append(subject)
    for subjects in undated.values():
        if len(subjects) < 2 or len(subjects) > _MOST or all(s.window.until is not None for s in subjects):
            continue
        for a, b in combinations(subjects, 2):
            if a.window.until is not None and b.window.until is not None:
                continue
            for fact, other in ((x, y) for x in rows.layout.speakers[a] for y in rows.layout.speakers[b]):
                if _differ(fact, other, rows):
                    said = listed([fact_in_words(one, rows) for one in (fact, other)])
                    words = f"it is not known whether these are of one time: {said}"
                    yield Finding(
                        rule="unknown_time",
                        verdict=Verdict.UNDETERMINED,
                        severity=Severity.NOTE,
                        facts=(fact, other),
                        explanation=f"{words}; 'same_time' would assume it",
                    )


def _differ(fact: Fact, other: Fact, rows: Rows) -> bool:
    wholes = rows.layout.wholes
    if fact.estimate is None or other.estimate is None or fact in wholes or other in wholes:
        return False
    return rows.interval(fact).intersection(rows.interval(other)) is None


def _undated(subject: Subject) -> str:
    text = str(subject)
    for before in (" from ", " on ", " as of ", " since "):
        text = text.partition(before)[0]
    return text
