"""Cumulative figures of one source: they do not fall, and what came about in between is their difference.

Falls, restarts, silences and daily figures that are not the difference are told apart here. Where figures break a rule,
that is one finding, and the rule makes no row between them; everywhere else it does.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from statistics import median_low
from typing import Any

import attrs

from conflictfacts.checking.clauses import Clause, fixed
from conflictfacts.checking.nesting import nested_in_time
from conflictfacts.checking.subjects import CONTROL, Subject
from conflictfacts.model.fact import Fact
from conflictfacts.model.figures import RESTART
from conflictfacts.model.interval import Interval
from conflictfacts.model.lineage import lineage
from conflictfacts.model.window import Window

__all__ = ["Break", "Course", "Series", "follow"]

Said = Mapping[Fact, Interval]
"""What each fact allows, in the unit of its quantity."""

Days = tuple[datetime.date, datetime.date]


@attrs.frozen
class Break:
    """Figures of one source that are not as cumulative figures are."""

    rule: str
    """"cumulative_falls", "daily_differs" (contradictions), "restart", "silence" or "no_difference" (worth knowing)."""

    facts: tuple[Fact, ...]
    """The figures, in the order of time."""

    clause: Clause | None
    """The row that does not hold; `None` where none is broken."""

    words: str
    """What happened, in half a sentence."""


Series = tuple[tuple[Subject, Fact], ...]
"""Quantities in the order of time, each with the figure of the source whose series it is."""


@attrs.frozen(eq=False)
class Course:
    """What came of following all cumulative figures."""

    clauses: tuple[Clause, ...]
    """Rows between figures."""

    breaks: tuple[Break, ...]
    """Where there could be none, and what else is worth knowing."""

    series: tuple[Series, ...]
    """Each series, in the order of time."""


def follow(speakers: Mapping[Subject, Iterable[Fact]], said: Said) -> Course:
    """Follow the cumulative figures of each source.

    Args:
        speakers: Facts by the quantity that they bound.
        said: What each of them allows; facts that are missing here take no part.
    """
    runs: dict[tuple[object, ...], dict[str, dict[Window, tuple[Subject, list[Fact]]]]] = {}
    for subject, facts in speakers.items():
        if subject.is_stock or subject.is_rate or subject.window.until is None or subject.word == CONTROL:
            continue
        for fact in facts:
            voice = lineage(fact)
            if voice is not None and fact in said and subject.own is None:
                run = runs.setdefault(_but_window(subject), {}).setdefault(voice, {})
                run.setdefault(subject.window, (subject, []))[1].append(fact)
    clauses: list[Clause] = []
    breaks: list[Break] = []
    series: list[Series] = []
    for voices in runs.values():
        for run in voices.values():
            if len(run) > 1:
                for found in _follow(run, said):
                    if isinstance(found, Clause):
                        clauses.append(found)
                    elif isinstance(found, Break):
                        breaks.append(found)
                    else:
                        series.append(found)
    return Course(tuple(clauses), tuple(breaks), tuple(series))


def _but_window(s: Subject) -> tuple[object, ...]:
    where = s.actor, s.detail, s.opponent, s.place, s.population, s.conflict, s.purpose
    return s.type, s.word, s.dimension, s.item, s.includes, s.standing, *where


Run = Mapping[Window, tuple[Subject, list[Fact]]]


def _follow(run: Run, said: Said) -> Iterator[Clause | Break | Series]:
    by_start: dict[datetime.date | None, list[Window]] = {}
    for window in run:
        by_start.setdefault(window.start, []).append(window)
    at: dict[datetime.date, Subject] = {}
    restarts: set[datetime.date] = set()
    for windows in by_start.values():
        if len(windows) > 1:  # counts that begin together are cumulative
            windows.sort(key=lambda window: window.until or datetime.date.min)
            for window in windows:
                at[window.until or datetime.date.min] = run[window][0]
            for found in _rises(windows, run, said):
                if isinstance(found, Break) and found.rule == "restart":
                    restarts.add(_until(found.facts[-1], run))
                yield found
            yield tuple((run[window][0], run[window][1][0]) for window in windows)
    loose: dict[Days, Subject] = {}
    for windows in by_start.values():
        window = windows[0]
        if len(windows) == 1 and window.start is not None and window.until is not None:
            laid = _difference(window, run, at, said, restarts)
            if laid is not None:
                yield laid
            if not isinstance(laid, Clause):
                loose[window.start, window.until] = run[window][0]
    if loose:
        yield from _in_time(loose, by_start, run)


def _until(fact: Fact, run: Run) -> datetime.date:
    return next(window.until for window, (_, facts) in run.items() if fact in facts) or datetime.date.min


def _rises(windows: list[Window], run: Run, said: Said) -> Iterator[Clause | Break]:
    gaps = [(b.until - a.until).days for a, b in pairwise(windows) if a.until and b.until]
    usual = median_low(gaps)
    for gap, before, after in zip(gaps, windows[:-1], windows[1:], strict=True):
        (old, old_facts), (new, new_facts) = run[before], run[after]
        words = f"a cumulative figure of {after.until} is at least that of {before.until}"
        row = fixed({new: 1, old: -1}, ">=", 0, "cumulative", words)
        falls = _falls(old_facts, new_facts, said)
        if falls is None:
            yield row
        elif falls[2]:
            words = f"the figure of {after.until} is so far below that of {before.until} that the count was begun anew"
            yield Break("restart", falls[:2], None, words)
        else:
            words = f"the cumulative figure falls from {before.until} to {after.until}"
            yield Break("cumulative_falls", falls[:2], row, words)
        if gap > usual and falls is None:
            words = f"after {gap} days without a figure (usual: {usual}) the one of {after.until} follows"
            yield Break("silence", (old_facts[0], new_facts[0]), None, words)


def _falls(before: Iterable[Fact], after: Iterable[Fact], said: Said) -> tuple[Fact, Fact, bool] | None:
    """Two figures of which the later is surely lower, and whether by so much that the count must have begun anew."""
    for old in before:
        for new in after:
            low, high = said[old].low, said[new].high
            open_ = said[old].low_open or said[new].high_open
            if low is not None and high is not None and (high < low or (high == low and open_)):
                return old, new, high < low * RESTART
    return None


def _difference(
    window: Window, run: Run, at: Mapping[datetime.date, Subject], said: Said, restarts: Iterable[datetime.date]
) -> Clause | Break | None:
    """Lay what came about in some days beside the cumulative figures before and after them."""
    subject, facts = run[window]
    if window.start is None or window.until is None:
        return None
    eve = window.start - datetime.timedelta(days=1)
    after, before = at.get(window.until), at.get(eve)
    if after is None and before is None:
        return None
    if after is None or before is None:
        missing = window.until if after is None else eve
        if before is None and after is not None and after.window.start == window.start:
            return None
        words = f"there is no cumulative figure of {missing} to compare what came about {_on(window)} with"
        return Break("no_difference", tuple(facts[:1]), None, words)
    if window.until in restarts:
        words = f"the count was begun anew, so there is nothing to compare what came about {_on(window)} with"
        return Break("no_difference", tuple(facts[:1]), None, words)
    words = f"what came about {_on(window)} is the difference of the cumulative figures of {eve} and {window.until}"
    row = fixed({subject: 1, after: -1, before: 1}, "==", 0, "difference", words)
    for fact in facts:
        for new in run[after.window][1]:
            for old in run[before.window][1]:
                if said[fact].intersection(said[new] - said[old]) is None:
                    differs = f"what came about {_on(window)} is not the difference of the cumulative figures"
                    return Break("daily_differs", (old, new, fact), row, differs)
    return row


def _on(window: Window) -> str:
    return f"on {window.start}" if window.start == window.until else f"from {window.start} to {window.until}"


def _in_time(loose: dict[Days, Subject], by_start: Mapping[Any, list[Window]], run: Run) -> Iterator[Clause]:
    """Put what is no difference of two figures within what is of days around."""
    closed = dict(loose)
    for windows in by_start.values():
        last = windows[-1]
        if len(windows) > 1 and last.start is not None and last.until is not None:
            closed[last.start, last.until] = run[last][0]
    yield from nested_in_time(closed)
