"""Sums, hulls and intersections of many facts' numbers, each in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from conflictfacts.errors import FieldError
from conflictfacts.model.amount import Amount
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.sense import LITERAL, Sense
from conflictfacts.units import Number, exact

__all__ = ["Figure", "amount_of", "common_unit", "figures_of", "hull", "intersection", "summed"]

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


def figures_of(facts: Iterable[Fact], sense: Sense, unit: str) -> list[Figure]:
    """Facts' numbers in a sense and a unit, as they stand in the facts where that says the same."""
    as_said = sense is LITERAL
    return [
        said if as_said and (said := fact.estimate) is not None and said.unit == unit else amount_of(fact, sense, unit)
        for fact in facts
    ]


def common_unit(facts: Iterable[Fact]) -> str:
    """The unit in which numbers of one dimension are put together: one of theirs, a plain one if there is."""
    units = {said.unit for fact in facts if (said := fact.estimate) is not None}
    return min(units, key=lambda unit: (unit.partition("/")[0] not in _PREFERRED, not unit.endswith("/day"), unit))


def summed(amounts: Sequence[Figure]) -> Amount:
    """The sum of amounts of one unit: a bound or a best where all have one, open or soft where one is."""
    intervals = [amount.interval for amount in amounts]
    point = _added([amount.point for amount in amounts])
    return Amount(
        Interval(
            _added([interval.low for interval in intervals]),
            _added([interval.high for interval in intervals]),
            any(map(attrgetter("low_open"), intervals)),
            any(map(attrgetter("high_open"), intervals)),
        ),
        amounts[0].unit,
        frozenset().union(*[amount.soft for amount in amounts if amount.soft]),
        None if point is None else exact(point),
    )


def _added(numbers: Sequence[Number | None]) -> Number | None:
    """The sum of some numbers, if all are known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


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
