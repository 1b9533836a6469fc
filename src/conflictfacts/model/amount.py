"""Amounts: intervals with a unit, with what is known about their bounds, and their arithmetic.

This is the part of an estimate that can be computed with; how it was said stays with the estimate. Operands are
taken to be unrelated. A best value is computed where both operands have one. Softness follows the bounds: a bound of
a result is soft if it was made from a soft one.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

import attrs

from conflictfacts.model.interval import Interval
from conflictfacts.units import Number, convert, exact, product_unit, quotient_unit

__all__ = ["BOTH", "HARD", "Amount"]

HARD: frozenset[str] = frozenset()
BOTH = frozenset({"low", "high"})


@attrs.frozen
class Amount:
    """An interval of some unit. Sums, hulls and intersections are in the unit of the first operand.

    Raises:
        UnitError: If an operation has no unit, or its operands measure different things.
        DivisionError: If the divisor can only be 0.
    """

    interval: Interval
    """What it can be, in `unit`."""

    unit: str
    """Its unit symbol."""

    soft: frozenset[str] = HARD
    """Which of its bounds are a policy, not a meaning."""

    point: Number | None = None
    """Its best value, in `unit`; `None` if there is none."""

    def to(self, unit: str) -> Amount:
        """Convert to another unit, exactly."""
        if unit == self.unit:
            return self
        factor = convert(1, self.unit, unit)
        return Amount(self.interval.scaled(factor), unit, self.soft, self._point(operator.mul, factor))

    def __neg__(self) -> Amount:
        return Amount(-self.interval, self.unit, _swapped(self.soft), self._point(operator.mul, -1))

    def __add__(self, other: Amount) -> Amount:
        b = other.to(self.unit)
        return Amount(self.interval + b.interval, self.unit, self.soft | b.soft, self._point(operator.add, b.point))

    def __sub__(self, other: Amount) -> Amount:
        return self + -other

    def __mul__(self, other: Amount) -> Amount:
        unit, factor = product_unit(self.unit, other.unit)
        point = self._point(operator.mul, other.point)
        product = Amount(self.interval * other.interval, unit, _softness_of_product(self, other), point)
        return product._scaled(factor)

    def __truediv__(self, other: Amount) -> Amount:
        unit, factor = quotient_unit(self.unit, other.unit)
        point = self._point(operator.truediv, None if not other.point else Fraction(other.point))
        quotient = Amount(self.interval / other.interval, unit, _softness_of_quotient(self, other), point)
        return quotient._scaled(factor)

    def hull(self, other: Amount) -> Amount:
        """The smallest that allows for both; it has no best value."""
        b = other.to(self.unit)
        interval = self.interval.hull(b.interval)
        # A bound of the hull says what both stay within; so it is as soft as any of its givers.
        soft = {side for side in BOTH if any(side in giver.soft for giver in _givers(interval, side, self, b))}
        return Amount(interval, self.unit, frozenset(soft))

    def intersection(self, other: Amount) -> Amount | None:
        """What both allow for, without a best value; `None` where nothing is."""
        b = other.to(self.unit)
        interval = self.interval.intersection(b.interval)
        if interval is None:
            return None
        # One hard giver is enough for a bound of the intersection.
        soft = {side for side in BOTH if all(side in giver.soft for giver in _givers(interval, side, self, b))}
        return Amount(interval, self.unit, frozenset(soft))

    def _scaled(self, factor: Number) -> Amount:
        if factor == 1:
            return self
        return attrs.evolve(self, interval=self.interval.scaled(factor), point=self._point(operator.mul, factor))

    def _point(self, compute: Callable[[Number, Number], Number], other: Number | None) -> Number | None:
        return None if self.point is None or other is None else exact(compute(self.point, other))


def _swapped(soft: frozenset[str]) -> frozenset[str]:
    return BOTH - soft if len(soft) == 1 else soft


def _is_positive(amount: Amount) -> bool:
    return amount.interval.low is not None and amount.interval.low >= 0


def _is_a_hard_point(amount: Amount) -> bool:
    return amount.interval.is_point and not amount.soft


def _softness_of_product(a: Amount, b: Amount) -> frozenset[str]:
    for fixed, free in ((b, a), (a, b)):
        if _is_a_hard_point(fixed):
            return free.soft if _is_positive(fixed) else _swapped(free.soft)
    if _is_positive(a) and _is_positive(b):
        return a.soft | b.soft
    # Where signs mix, any bound of the one can have made any bound of the product.
    return BOTH if a.soft | b.soft else HARD


def _softness_of_quotient(a: Amount, b: Amount) -> frozenset[str]:
    if _is_a_hard_point(b):
        return a.soft if _is_positive(b) else _swapped(a.soft)
    if _is_positive(a) and _is_positive(b):
        return a.soft | _swapped(b.soft)
    return BOTH if a.soft | b.soft else HARD


def _givers(interval: Interval, side: str, *amounts: Amount) -> list[Amount]:
    """Those of some amounts that have the same bound as an interval on one side."""
    bound = operator.attrgetter(side, f"{side}_open")
    return [amount for amount in amounts if bound(amount.interval) == bound(interval)]
