"""Sums, hulls and intersections of many facts' numbers, each in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conflictfacts.errors import FieldError
from conflictfacts.model.amount import Amount
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.sense import LITERAL, Sense
from conflictfacts.units import Number, exact

__all__ = ["Figure", "amount_of", "common_unit", "figure_of", "hull", "intersection", "summed"]

_PREFERRED = ("person", "kilometer ** 2", "kilometer", "settlement", "unit", "item")

Figure = Amount | Estimate
"""What has an interval, a unit, softness and a point."""


def amount_of(fact: Fact, sense: Sense, unit: str) -> Amount:
    """A fact's number in a sense and a unit. The fact must have one."""
    estimate = fact.estimate
    if estimate is None:
        raise FieldError("estimate", "be given", fact.id)
    interval = estimate.interval if sense is LITERAL else estimate.in_sense(sense)
    amount = Amount(interval, estimate.unit, estimate.soft, estimate.point)
    return amount if unit == estimate.unit else amount.to(unit)


def figure_of(fact: Fact, sense: Sense, unit: str) -> Figure:
    """A fact's number in a sense and a unit, as it stands in the fact where that says the same."""
    estimate = fact.estimate
    if sense is LITERAL and estimate is not None and estimate.unit == unit:
        return estimate
    return amount_of(fact, sense, unit)


def common_unit(facts: Iterable[Fact]) -> str:
    """The unit in which numbers of one dimension are put together: one of theirs, a plain one if there is."""
    units = {fact.estimate.unit for fact in facts if fact.estimate is not None}
    return min(units, key=lambda unit: (unit.partition("/")[0] not in _PREFERRED, not unit.endswith("/day"), unit))


def summed(amounts: Sequence[Figure]) -> Amount:
    """The sum of amounts of one unit: a bound or a best where all have one, open or soft where one is."""
    low: Number | None = 0
    high: Number | None = 0
    point: Number | None = 0
    low_open = high_open = False
    soft: set[str] = set()
    for amount in amounts:
        interval = amount.interval
        low = None if low is None or interval.low is None else low + interval.low
        high = None if high is None or interval.high is None else high + interval.high
        low_open, high_open = low_open or interval.low_open, high_open or interval.high_open
        point = None if point is None or amount.point is None else point + amount.point
        if amount.soft:
            soft |= amount.soft
    return Amount(
        Interval(low, high, low_open, high_open),
        amounts[0].unit,
        frozenset(soft),
        None if point is None else exact(point),
    )


def hull(amounts: Sequence[Amount]) -> Amount:
    """The smallest that allows for all; one alone, or given twice, stays as it is."""
    result, *others = dict.fromkeys(amounts)
    for amount in others:
        result = result.hull(amount)
    return result


def intersection(amounts: Sequence[Amount]) -> Amount | None:
    """What all allow for; `None` where nothing is. One alone, or given twice, stays as it is."""
    first, *others = dict.fromkeys(amounts)
    result: Amount | None = first
    for amount in others:
        result = None if result is None else result.intersection(amount)
    return result
