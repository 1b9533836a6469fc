"""Intervals of exact numbers, and their arithmetic.

An interval knows for each end whether the end itself belongs to it. Results are as tight as can be: each end of a sum,
product or quotient is attained where it is closed and approached where it is open. Operands are taken to be
unrelated; what is known about related quantities belongs in a system of rows, not in here. No units in here either.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from fractions import Fraction
from typing import Protocol

import attrs

from conflictfacts.errors import DivisionError, FieldError, UndeterminedError
from conflictfacts.units import Number, exact

__all__ = [
    "Interval",
    "Truth",
    "surely_equal",
    "surely_greater",
    "surely_greater_equal",
    "surely_less",
    "surely_less_equal",
]


class Truth(enum.Enum):
    """What is known about a statement. Only `YES` and `NO` have a truth value."""

    YES = "yes"
    NO = "no"
    UNDETERMINED = "undetermined"

    def __bool__(self) -> bool:
        if self is Truth.UNDETERMINED:
            raise UndeterminedError("undetermined has no truth value; compare with Truth.YES or Truth.NO instead")
        return self is Truth.YES


@attrs.frozen
class Interval:
    """All numbers between two ends.

    >>> Interval(900_000, None, low_open=True) - Interval.point(250_000)
    Interval(650000, None, low_open=True)

    Raises:
        FieldError: If an end is no exact number, or nothing lies between the ends.
    """

    low: Number | None
    """The lower end; `None` where there is none."""

    high: Number | None
    """The upper end; `None` where there is none."""

    low_open: bool = False
    """Whether the lower end itself is outside. Always so where there is none."""

    high_open: bool = False
    """Whether the upper end itself is outside. Always so where there is none."""

    def __attrs_post_init__(self) -> None:
        low, high = self.low, self.high
        if low is None:
            object.__setattr__(self, "low_open", True)
        elif type(low) is not int:
            object.__setattr__(self, "low", low := exact(low, "low"))
        if high is None:
            object.__setattr__(self, "high_open", True)
        elif type(high) is not int:
            object.__setattr__(self, "high", high := exact(high, "high"))
        if low is None or high is None or low < high:
            return
        if low > high:
            raise FieldError("low", f"not be above 'high' ({high})", low)
        if self.low_open or self.high_open:
            raise FieldError("low", f"be below 'high' ({high}) where one of them is open", low)

    def __repr__(self) -> str:
        flags = "".join(
            f", {side}_open=True"
            for side, end, is_open in (("low", self.low, self.low_open), ("high", self.high, self.high_open))
            if is_open and end is not None
        )
        return f"Interval({self.low!r}, {self.high!r}{flags})"

    def __str__(self) -> str:
        left = f"({'-∞' if self.low is None else self.low}" if self.low_open else f"[{self.low}"
        right = f"{'∞' if self.high is None else self.high})" if self.high_open else f"{self.high}]"
        return f"{left}, {right}"

    @classmethod
    def point(cls, value: Number) -> Interval:
        """The interval of one number."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies in it."""
        return self.low is not None and self.low == self.high

    def contains(self, value: Number) -> bool:
        """Say whether a number lies in it."""
        low, high = self.low, self.high
        above = low is None or low < value or (low == value and not self.low_open)
        return above and (high is None or value < high or (high == value and not self.high_open))

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval | Number) -> Interval:
        b = _interval(other)
        return Interval(
            None if self.low is None or b.low is None else self.low + b.low,
            None if self.high is None or b.high is None else self.high + b.high,
            self.low_open or b.low_open,
            self.high_open or b.high_open,
        )

    __radd__ = __add__

    def __sub__(self, other: Interval | Number) -> Interval:
        return self + -_interval(other)

    def __rsub__(self, other: Number) -> Interval:
        return -self + other

    def __mul__(self, other: Interval | Number) -> Interval:
        b = _interval(other)
        products = [_product(x, y) for x in _ends(self) for y in _ends(b)]
        return _spanning(products)

    __rmul__ = __mul__

    def __truediv__(self, other: Interval | Number) -> Interval:
        b = _interval(other)
        if b.low == b.high == 0:
            raise DivisionError("cannot divide by an interval that holds nothing but 0")
        if self.low == self.high == 0:
            return self
        if (b.low is None or b.low < 0) and (b.high is None or b.high > 0):
            return Interval(None, None)
        return self * b._reciprocal()

    def __rtruediv__(self, other: Number) -> Interval:
        return _interval(other) / self

    def _reciprocal(self) -> Interval:
        """One divided by all its numbers but 0, which is at an end or outside."""
        # An end at 0 leaves the reciprocal without bound; no end at all makes 0 an open bound of it.
        low = 0 if self.high is None else None if self.high == 0 else Fraction(1) / self.high
        high = 0 if self.low is None else None if self.low == 0 else Fraction(1) / self.low
        return Interval(low, high, self.high_open, self.low_open)

    def scaled(self, k: Number) -> Interval:
        """Multiply by one number; a negative one swaps the ends."""
        return self * Interval.point(k)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        return _spanning([*_ends(self), *_ends(other)])

    def intersection(self, other: Interval) -> Interval | None:
        """What lies in both; `None` where nothing does."""
        low, low_open = max(_low_key(self), _low_key(other))
        high, high_closed = min(_high_key(self), _high_key(other))
        if low > high or (low == high and (low_open or not high_closed)):
            return None
        return Interval(_finite(low), _finite(high), bool(low_open), not high_closed)

    def beside(self, other: object) -> tuple[Interval, Interval]:
        """This and another interval or number, to be compared."""
        return self, _interval(other)


class Comparable(Protocol):
    """An interval, or what can be laid beside another as one."""

    def beside(self, other: object) -> tuple[Interval, Interval]:
        """The interval of this and of the other, in one unit."""
        ...


def surely_less(a: Comparable | Number, b: Comparable | Number) -> Truth:
    """Say whether every number of `a` is below every number of `b` (yes), none is (no), or neither.

    >>> surely_less(Interval(1, 2), Interval(2, 3, low_open=True))
    <Truth.YES: 'yes'>
    >>> surely_less(Interval(1, 2), Interval(2, 3))
    <Truth.UNDETERMINED: 'undetermined'>
    """
    x, y = _beside(a, b)
    if _before(x, y, strictly=True):
        return Truth.YES
    return Truth.NO if _before(y, x, strictly=False) else Truth.UNDETERMINED


def surely_less_equal(a: Comparable | Number, b: Comparable | Number) -> Truth:
    """Say whether every number of `a` is at most every number of `b` (yes), none is (no), or neither."""
    x, y = _beside(a, b)
    if _before(x, y, strictly=False):
        return Truth.YES
    return Truth.NO if _before(y, x, strictly=True) else Truth.UNDETERMINED


def surely_greater(a: Comparable | Number, b: Comparable | Number) -> Truth:
    """Say whether every number of `a` is above every number of `b` (yes), none is (no), or neither."""
    return surely_less(b, a)


def surely_greater_equal(a: Comparable | Number, b: Comparable | Number) -> Truth:
    """Say whether every number of `a` is at least every number of `b` (yes), none is (no), or neither."""
    return surely_less_equal(b, a)


def surely_equal(a: Comparable | Number, b: Comparable | Number) -> Truth:
    """Say whether both are one and the same number (yes), cannot be (no), or neither."""
    x, y = _beside(a, b)
    if x.is_point and x == y:
        return Truth.YES
    return Truth.NO if x.intersection(y) is None else Truth.UNDETERMINED


def _beside(a: Comparable | Number, b: Comparable | Number) -> tuple[Interval, Interval]:
    # Asked by attribute: isinstance() with a protocol takes a hundred times as long.
    if hasattr(a, "beside"):
        return a.beside(b)
    if hasattr(b, "beside"):
        y, x = b.beside(a)
        return x, y
    return _interval(a), _interval(b)


def _before(x: Interval, y: Interval, *, strictly: bool) -> bool:
    """Whether all of `x` lies before all of `y`; they may touch in a shared end unless strictly so."""
    if x.high is None or y.low is None:
        return False
    return x.high < y.low or (x.high == y.low and (not strictly or x.high_open or y.low_open))


def _interval(value: object) -> Interval:
    return value if isinstance(value, Interval) else Interval.point(exact(value))


# An end is a number (possibly infinite) and whether it is open. Infinities are floats here and nowhere else: they
# compare exactly with ints and fractions, and never meet them in arithmetic.
_End = tuple[Number | float, bool]
_INFINITY = float("inf")


def _ends(interval: Interval) -> tuple[_End, _End]:
    low: Number | float = -_INFINITY if interval.low is None else interval.low
    high: Number | float = _INFINITY if interval.high is None else interval.high
    return (low, interval.low_open), (high, interval.high_open)


def _product(x: _End, y: _End) -> _End:
    (a, a_open), (b, b_open) = x, y
    if a == 0 or b == 0:
        # A zero that belongs to its interval makes 0 of whatever it meets, however large; so 0 is then attained.
        return 0, (a != 0 or a_open) and (b != 0 or b_open)
    if isinstance(a, float) or isinstance(b, float):
        return (_INFINITY if (a > 0) == (b > 0) else -_INFINITY), True
    return a * b, a_open or b_open


def _spanning(ends: Iterable[_End]) -> Interval:
    """The interval from the lowest end to the highest; of equal ends a closed one counts."""
    ends = list(ends)
    low, low_open = min(ends)
    high, high_closed = max((end, not is_open) for end, is_open in ends)
    return Interval(_finite(low), _finite(high), low_open, not high_closed)


def _low_key(interval: Interval) -> _End:
    return _ends(interval)[0]


def _high_key(interval: Interval) -> _End:
    high, is_open = _ends(interval)[1]
    return high, not is_open


def _finite(end: Number | float) -> Number | None:
    return None if isinstance(end, float) else end
