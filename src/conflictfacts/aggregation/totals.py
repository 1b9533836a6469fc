"""Sums of what does not overlap, and bounds where it may."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import overload

import attrs

from conflictfacts.aggregation.amounts import Figure, amount_of, common_unit, figures_of, summed
from conflictfacts.aggregation.cells import Cell, Row, cells_of, voices_of
from conflictfacts.aggregation.grouping import By
from conflictfacts.aggregation.nesting import Meeting, find_meetings, missing_relation, parts_of_others
from conflictfacts.aggregation.refusals import (
    ONE_QUANTITY,
    TWO_EVENTS,
    larger_parts,
    leave_out_parts,
    refused,
    unsettled,
)
from conflictfacts.aggregation.result import Total, TotalLine
from conflictfacts.aggregation.setting import Setting
from conflictfacts.aggregation.sorting import Sorting, sort_topics
from conflictfacts.aggregation.topics import Topic, Uncounted
from conflictfacts.aggregation.voices import contradicts_itself, pooled, rivals_in
from conflictfacts.model.amount import Amount
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.estimate import computed
from conflictfacts.model.event import may_be_of_two_events
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.kind import Kind
from conflictfacts.model.overlap import Overlap
from conflictfacts.model.sense import LITERAL, Sense

__all__ = ["total", "union_bounds"]

_MEETINGS = 100_000  # beyond so many pairs that may overlap, a sum is refused without a look at the rest


@overload
def total(
    facts: Iterable[Fact],
    *,
    by: None = None,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Total: ...
@overload
def total(
    facts: Iterable[Fact],
    *,
    by: By | Sequence[By],
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Mapping[object, Total]: ...
def total(
    facts: Iterable[Fact],
    *,
    by: By | Sequence[By] | None = None,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Total | Mapping[object, Total]:
    """Add up what is known not to overlap.

    There is a line for each kind of thing (measure and what it includes, unit, rate or not, claimed or verified or
    planned): nothing is added across these. Within a kind, restatements count once; of one source's figures in the
    course of time the latest counts; parts are not added to their whole; different sources' figures for one quantity
    are rivals, and what they span counts once. If two figures may overlap, there is no sum, and `why` names what
    is not known. A best exists only if every figure has one.

    Args:
        facts: Facts. A collection's relations are heeded.
        by: What to group by; `None` takes all facts together. "actor", "place" (a place takes in the places known to
            lie in it, so a fact can be in several groups), "year", "month", "day", "period", "measure",
            "population", "source", "type", "status", "item", "conflict" or "opponent"; or several of these.
        sense: In which sense numbers are taken.
        assume: What to take for granted: `parts_disjoint` adds what may overlap, `same_time` takes figures as of
            different or unsaid days for figures of one time.

    Returns:
        A total; with `by`, one for each value, in the order in which the facts first have them: a name, a member of a
        list, "2024-03", `None` for facts without it, or a tuple where there are several fields.

    Raises:
        FieldError: If these are no facts, there is nothing such to group by, or no such assumption or sense.

    >>> from conflictfacts.model.claim import claim
    >>> from conflictfacts.model.estimate import Estimate
    >>> from conflictfacts.model.reference import Place
    >>> said = {"Gao": Estimate.bare(75, "person"), "Kidal": Estimate.more_than(20, "person")}
    >>> raids = [claim("CasualtyEstimate", measure="killed", place=Place(town, "town"), estimate=estimate, source="UN")
    ...          for town, estimate in said.items()]
    >>> print(total(raids).estimate)
    more than 95 person
    """
    setting = Setting(facts, sense, assume)
    return setting.grouped(by, lambda some: _combined("total", some, setting, _sum))


@overload
def union_bounds(
    facts: Iterable[Fact],
    *,
    by: None = None,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Total: ...
@overload
def union_bounds(
    facts: Iterable[Fact],
    *,
    by: By | Sequence[By],
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Mapping[object, Total]: ...
def union_bounds(
    facts: Iterable[Fact],
    *,
    by: By | Sequence[By] | None = None,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Total | Mapping[object, Total]:
    """Bound how many there are in all where figures may overlap: at least the largest, at most all together.

    Figures known not to overlap add; parts count with their whole. All else is as in `total()`, arguments too. There is
    no best, unless all are known not to overlap.
    """
    setting = Setting(facts, sense, assume)
    return setting.grouped(by, lambda some: _combined("union_bounds", some, setting, _union))


_Combine = Callable[[Row, Sorting, Setting], TotalLine]


def _combined(rule: str, topics: Iterable[Topic | Uncounted | Row], setting: Setting, combine: _Combine) -> Total:
    sorting = sort_topics(topics, setting.ties, follow=True)
    lines = [combine(row, sorting, setting) for row in sorting.by_kind().values()]
    return setting.result(rule, sorting, lines)


def _sum(row: Row, sorting: Sorting, setting: Setting) -> TotalLine:
    kind = row.kind
    meetings, complete = _meetings(row, setting)
    if not meetings and row.is_undisputed:
        used = tuple(row.facts)
        return _made("total", kind, used, lambda unit: summed(figures_of(used, setting.sense, unit)), setting)
    cells = cells_of(row.strips)
    parts = parts_of_others(meetings)
    tops = [cell for cell in cells if id(cell) not in parts]
    clash = None
    if Assumption.PARTS_DISJOINT not in setting.assume:
        clash = next((meeting for meeting in meetings if unsettled(meeting, parts)), None)
        if clash is None and not complete:
            clash = meetings[-1]
    leave_out_parts(cells, parts, sorting)
    larger = larger_parts(cells, parts, setting)
    if clash is not None:
        one, other, _ = clash
        missing = missing_relation(one, other, setting.atlas)
        return refused(kind, tops, (one.voices[0], other.voices[0]), missing, sorting)
    for cell in sorted((cell for cell in tops if len(cell.voices) > 1), key=lambda cell: (cell.site.key, cell.key())):
        two = contradicts_itself(cell, setting.sense, common_unit(cell.voices))
        if two is not None:
            missing = TWO_EVENTS if may_be_of_two_events(*two, kind) else ONE_QUANTITY
            return refused(kind, tops, two, missing, sorting)
    line = _line("total", kind, tops, summed, setting)
    return attrs.evolve(line, why="; ".join(filter(None, (larger, line.why)))) if larger else line


def _union(row: Row, sorting: Sorting, setting: Setting) -> TotalLine:
    meetings, _ = _meetings(row, setting, limit=None)
    cells = cells_of(row.strips)
    parts = parts_of_others(meetings)
    groups = _components(cells, meetings, heed_unknown=Assumption.PARTS_DISJOINT not in setting.assume)
    unit = common_unit(voices_of(cells))

    def bounds(amounts: Sequence[Figure]) -> Amount:
        at = {id(cell): amount for cell, amount in zip(cells, amounts, strict=True)}
        return summed([_bounded([at[id(c)] for c in group], [id(c) in parts for c in group], unit) for group in groups])

    # A part counts too: it can be known to be larger than what is known of its whole.
    return _line("union_bounds", row.kind, cells, bounds, setting)


def _bounded(amounts: Sequence[Figure], is_part: list[bool], unit: str) -> Figure:
    """The bounds of the union of overlapping amounts, some of which are parts of others."""
    if len(amounts) == 1:
        return amounts[0]
    wholes = [amount for amount, part in zip(amounts, is_part, strict=True) if not part]
    most = summed(wholes)
    lows = [amount for amount in amounts if amount.interval.low is not None]
    if not lows:
        return Amount(Interval(None, most.interval.high, True, most.interval.high_open), unit, most.soft - {"low"})
    # Of equal lows an open one says more; of equal ones a hard one is enough.
    least = max(lows, key=lambda a: (a.interval.low, a.interval.low_open, "low" not in a.soft))
    soft = (most.soft - {"low"}) | (least.soft & {"low"})
    low, high = least.interval.low, most.interval.high
    low_open, high_open = least.interval.low_open, most.interval.high_open
    if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
        # A part said to be larger than its whole: the figures disagree, so only the parts' say is kept.
        return Amount(Interval(low, None, low_open), unit, soft - {"high"})
    return Amount(Interval(low, high, low_open, high_open), unit, frozenset(soft))


def _line(
    rule: str, kind: Kind, cells: list[Cell], combine: Callable[[Sequence[Figure]], Amount], setting: Setting
) -> TotalLine:
    def amount(unit: str) -> Amount:
        return combine([_pooled(cell, setting.sense, unit) for cell in cells])

    rivals = tuple([several for cell in cells if len(cell.voices) > 1 for several in rivals_in(cell)])
    return _made(rule, kind, voices_of(cells), amount, setting, rivals)


def _made(
    rule: str,
    kind: Kind,
    used: tuple[Fact, ...],
    amount: Callable[[str], Amount],
    setting: Setting,
    rivals: tuple[tuple[Fact, ...], ...] = (),
) -> TotalLine:
    if len(used) == 1 and setting.sense is LITERAL:
        return TotalLine(kind=kind, rule=rule, estimate=used[0].estimate, used=used)
    why = f"what rival figures span is counted once for {len(rivals)} quantities" if rivals else ""
    estimate = computed(amount(common_unit(used)))
    return TotalLine(kind=kind, rule=rule, estimate=estimate, used=used, why=why, rivals=rivals)


def _pooled(cell: Cell, sense: Sense, unit: str) -> Figure:
    """What rivals span. Figures of one source that cannot both be so may be of two events, so they may also add up."""
    if len(cell.voices) == 1:
        return figures_of(cell.voices, sense, unit)[0]
    if contradicts_itself(cell, sense, unit) is None:
        return pooled(cell, sense, unit)
    amounts = [amount_of(fact, sense, unit) for fact in cell.voices]
    return _bounded(amounts, [False] * len(amounts), unit)


def _meetings(row: Row, setting: Setting, limit: int | None = _MEETINGS) -> tuple[list[Meeting], bool]:
    """Pairs that are not known to be apart, and whether they are all."""
    met: list[Meeting] = []
    for meeting in find_meetings(row, setting.ties, setting.neighbours):
        if limit is not None and len(met) == limit:
            return met, False
        met.append(meeting)
    return met, True


def _components(cells: list[Cell], meetings: list[Meeting], *, heed_unknown: bool) -> list[list[Cell]]:
    """Cells in groups such that cells of different groups are known to be apart."""
    group: dict[int, list[Cell]] = {id(cell): [cell] for cell in cells}
    for one, other, overlap in meetings:
        a, b = group[id(one)], group[id(other)]
        if a is b or (overlap is Overlap.UNKNOWN and not heed_unknown):
            continue
        small, large = sorted((a, b), key=len)
        large += small
        group.update({id(cell): large for cell in small})
    return list({id(cells): cells for cells in group.values()}.values())
