"""What each assumption adds to the rows: exactly one kind of row, one for each place where it applies.

Decides where an assumption applies. Where it is not clear to what, it adds nothing and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from conflictfacts.checking.clauses import Assumed, Clause, fixed, taken
from conflictfacts.checking.laying import Layout
from conflictfacts.checking.subjects import CONTROL, OTHER, SAID, Subject
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.fact import Fact
from conflictfacts.model.hedge import Hedge
from conflictfacts.model.relations import PartOf
from conflictfacts.model.vocabulary import Population
from conflictfacts.model.window import Window
from conflictfacts.units import Number, convert

__all__ = ["Inapplicable", "assumed", "counts_same", "flow_of"]

_LOOSE = ("detail", "opponent", "place", "population", "conflict")


@attrs.frozen
class Inapplicable:
    """An assumption that could not be applied, and what is missing."""

    assumption: Assumption
    """The assumption."""

    facts: tuple[Fact, ...]
    """The facts to which it could not be applied."""

    why: str
    """What is missing."""


Found = Clause | Inapplicable


def assumed(layout: Layout, subjects: Iterable[Subject], assume: Iterable[Assumption]) -> Iterator[Found]:
    """Make the rows of assumptions.

    Args:
        layout: The facts.
        subjects: All quantities, also those that no fact bounds.
        assume: The assumptions.
    """
    listed = list(subjects)
    for assumption in sorted(assume):
        yield from _RULES[assumption](layout, listed)


# --- a rate holds throughout -----------------------------------------------------------------------------------------


def _constant_rate(layout: Layout, subjects: list[Subject]) -> Iterator[Found]:
    for rate in subjects:
        if not rate.is_rate or rate.standing != SAID or rate.own is not None or rate.type == "TerritorialControl":
            continue
        counts = [s for s in subjects if counts_same(s, rate)]
        exact = [s for s in counts if all(getattr(s, slot) == getattr(rate, slot) for slot in _LOOSE)]
        counts = exact or counts
        facts = tuple(layout.speakers.get(rate, ()))
        where = {tuple(getattr(s, slot) for slot in _LOOSE) for s in counts}
        if len(where) > 1:
            several = ", ".join(sorted({str(attrs.evolve(s, window=Window())) for s in counts}))
            yield Inapplicable(
                Assumption.CONSTANT_RATE, facts, f"it is not said to which of {several} the rate belongs"
            )
            continue
        closed = [s for s in counts if s.window.is_closed]
        if counts and not closed:
            why = (
                "it is not known from which to which day the count runs (give its document a date, or its period both)"
            )
            yield Inapplicable(Assumption.CONSTANT_RATE, facts, why)
        for count in closed:
            if count.window.start is None or count.window.until is None:
                continue
            days = (count.window.until - count.window.start).days + 1
            words = f"the rate held on all {days:,} days from {count.window.start} to {count.window.until}"
            yield taken({count: 1, rate: -days}, "==", 0, Assumed(Assumption.CONSTANT_RATE, words))


def counts_same(count: Subject, rate: Subject) -> bool:
    """Whether a count is of what a rate is of, as far as either says so."""
    if count.is_rate or count.is_stock or f"{count.dimension} / [time]" != rate.dimension or count.own is not None:
        return False
    for field in ("type", "word", "item", "standing", "actor"):
        if getattr(count, field) != getattr(rate, field):
            return False
    if count.includes is not None and rate.includes is not None and count.includes != rate.includes:
        return False
    pairs = [(getattr(count, slot), getattr(rate, slot)) for slot in _LOOSE]
    return all(a is None or b is None or a == b for a, b in pairs)


# --- parts do not overlap --------------------------------------------------------------------------------------------


def _parts_disjoint(layout: Layout, subjects: list[Subject]) -> Iterator[Found]:
    parts: dict[Subject, dict[Subject, None]] = {}
    for relation in layout.facts.relations:
        if isinstance(relation, PartOf):
            whole = layout.subject.get(layout.facts[relation.whole])
            for part in relation.parts:
                subject = layout.subject.get(layout.facts[part])
                if whole is None or subject is None or subject == whole or subject.dimension != whole.dimension:
                    continue
                parts.setdefault(whole, {})[subject] = None
    for whole, some in parts.items():
        # What is part of a part is counted there.
        inner = {deep for part in some for deep in parts.get(part, ()) if deep in some}
        listed = [part for part in some if part not in inner]
        if len(listed) > 1:
            words = f"the {len(listed)} parts of {whole} do not overlap"
            terms = {whole: -1, **dict.fromkeys(listed, 1)}
            yield taken(terms, "<=", 0, Assumed(Assumption.PARTS_DISJOINT, words))


# --- different days are one time -------------------------------------------------------------------------------------


def _same_time(layout: Layout, subjects: list[Subject]) -> Iterator[Found]:
    groups: dict[Subject, list[Subject]] = {}
    for subject in subjects:
        if subject.own is None:
            groups.setdefault(attrs.evolve(subject, window=Window()), []).append(subject)
    for group in groups.values():
        starts = {subject.window.start for subject in group} - {None}
        if len(starts) > 1:
            continue
        group.sort(key=repr)
        for other in group[1:]:
            words = f"figures for {attrs.evolve(other, window=Window())} of different days are of one time"
            yield taken({group[0]: 1, other: -1}, "==", 0, Assumed(Assumption.SAME_TIME, words))


# --- who is present --------------------------------------------------------------------------------------------------


def flow_of(subject: Subject, word: str) -> Subject:
    """A quantity that only `STOCK_FLOW` speaks about: those there at "initial", or "rejoined" after they were lost."""
    return Subject(type="Deployment", word=word, dimension="[person]", actor=subject.actor, detail=subject.detail)


def _theatres(
    layout: Layout, subjects: list[Subject]
) -> Iterator[tuple[Subject, list[Subject], list[Subject]] | Inapplicable]:
    """Who is present where, with those sent there and those lost there (by measure)."""
    deployed = [s for s in subjects if s.type == "Deployment" and s.dimension == "[person]" and s.standing == SAID]
    present: dict[tuple[str | None, str | None], list[Subject]] = {}
    for s in deployed:
        if s.word == "present" and s.actor is not None:
            present.setdefault((s.actor, s.detail), []).append(s)
    for (actor, detail), there in present.items():
        sent = [s for s in deployed if s.word == "sent" and (s.actor, s.detail) == (actor, detail)]
        lost = [
            s
            for s in subjects
            if s.type == "CasualtyEstimate"
            and (s.actor, s.detail, s.dimension) == (actor, detail, "[person]")
            and s.population in (None, Population.MILITARY.value)
            and s.includes is None
            and s.opponent is None
            and s.place in {s.place for s in there}
        ]
        if not sent and not lost:
            continue
        facts = tuple(fact for s in (*there, *sent) for fact in layout.speakers.get(s, ()))
        if len(there) > 1 or len({s.scope for s in lost}) > 1:
            why = f"it is not clear which figures for {actor} are of one place and time"
            yield Inapplicable(Assumption.STOCK_FLOW, facts, why)
            continue
        place = there[0].place
        named = layout.names.places.get(place or "")
        around = () if named is None else layout.names.atlas.around(named)
        yield there[0], [s for s in sent if s.place in (None, place, *around)], lost


def _lost(there: Subject, lost: list[Subject], word: str) -> Subject:
    """Those lost where an actor is present, by measure, whether or not anybody says how many."""
    if lost:
        return next((s for s in lost if s.word == word), lost[0].measured(word))
    return Subject(
        type="CasualtyEstimate",
        word=word,
        dimension="[person]",
        actor=there.actor,
        detail=there.detail,
        place=there.place,
        population=Population.MILITARY.value,
        conflict=there.conflict,
        window=there.window,
    )


def _stock_flow(layout: Layout, subjects: list[Subject]) -> Iterator[Found]:
    for found in _theatres(layout, subjects):
        if isinstance(found, Inapplicable):
            yield found
            continue
        there, sent, lost = found
        initial, rejoined = flow_of(there, "initial"), flow_of(there, "rejoined")
        terms: dict[Subject, Number] = {there: 1, initial: -1, rejoined: -1, _lost(there, lost, "losses"): 1}
        terms.update(dict.fromkeys(sent, -1))
        words = f"those of {there.actor} present are those there at first and those sent, without those lost for good"
        yield taken(terms, "==", 0, Assumed(Assumption.STOCK_FLOW, words))
        # By definition, for nobody else speaks of those who rejoined.
        back = {rejoined: 1, _lost(there, lost, "killed"): 1, _lost(there, lost, "losses"): -1}
        yield fixed(back, "<=", 0, "rejoined", "whoever came back was lost and not killed")


def _returned_within_wounded(layout: Layout, subjects: list[Subject]) -> Iterator[Found]:
    for found in _theatres(layout, subjects):
        if not isinstance(found, Inapplicable):
            there, _, lost = found
            words = f"of those {there.actor} lost, only wounded came back"
            terms = {flow_of(there, "rejoined"): 1, _lost(there, lost, "wounded"): -1}
            yield taken(terms, "<=", 0, Assumed(Assumption.RETURNED_WITHIN_WOUNDED, words))


# --- what was not said was not reached -------------------------------------------------------------------------------


def _below_next_round(layout: Layout, subjects: list[Subject]) -> Iterator[Found]:
    for fact, subject in layout.subject.items():
        estimate = fact.estimate
        if estimate is None or fact in layout.wholes or estimate.hedge not in (Hedge.MORE_THAN, Hedge.AT_LEAST):
            continue
        if not estimate.nominal or estimate.nominal[0] < 1 or subject.word in (CONTROL, *OTHER):
            continue
        place = 10 ** (len(str(int(estimate.nominal[0]))) - 1)
        following = (int(estimate.nominal[0]) // place + 1) * place
        bound = convert(following, estimate.printed_unit or estimate.unit, subject.unit)
        words = f"{estimate} was said because {following:,} was not reached"
        yield taken({subject: 1}, "<", bound, Assumed(Assumption.BELOW_NEXT_ROUND, words))


_RULES: dict[Assumption, Callable[[Layout, list[Subject]], Iterator[Found]]] = {
    Assumption.CONSTANT_RATE: _constant_rate,
    Assumption.PARTS_DISJOINT: _parts_disjoint,
    Assumption.SAME_TIME: _same_time,
    Assumption.STOCK_FLOW: _stock_flow,
    Assumption.RETURNED_WITHIN_WOUNDED: _returned_within_wounded,
    Assumption.BELOW_NEXT_ROUND: _below_next_round,
}
