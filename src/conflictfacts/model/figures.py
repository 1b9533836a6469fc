"""Whether two numbers are one figure said twice, and which of them says it more finely."""

from __future__ import annotations

from bisect import bisect_left, insort
from fractions import Fraction
from typing import Generic, TypeVar

from conflictfacts.model.estimate import Estimate
from conflictfacts.model.hedge import Hedge
from conflictfacts.model.sense import ROUNDED
from conflictfacts.units import Number, dimension

__all__ = ["RESTART", "Figures", "fineness", "same_figure"]

RESTART = Fraction(1, 10)
"""A figure that falls to less than this share of the one before is taken for a count begun anew, not for a revision."""

_POINTS = (Hedge.EXACT, Hedge.ABOUT)


def same_figure(a: Estimate, b: Estimate) -> bool:
    """Say whether two numbers are one figure, in other words or at another grain.

    They are if they mean the same, or if both are numbers (bare or "about") of which the rougher can be the finer one,
    rounded.

    >>> same_figure(Estimate.bare(250_000, "person"), Estimate.bare(253_100, "person"))
    True
    >>> same_figure(Estimate.more_than(900_000, "person"), Estimate.bare(950_000, "person"))
    False
    """
    if dimension(a.unit) != dimension(b.unit):
        return False
    b = b.to(a.unit)
    if a.interval == b.interval and a.point == b.point:
        return True
    if a.hedge not in _POINTS or b.hedge not in _POINTS or a.point is None or b.point is None:
        return False
    rough, fine = (a, b) if fineness(a) > fineness(b) else (b, a)
    return fine.point is not None and rough.in_sense(ROUNDED).contains(fine.point)


def fineness(estimate: Estimate) -> tuple[bool, Number, Number]:
    """A key by which finer numbers of one unit sort before rougher ones: bounded, narrow, with a high lower bound."""
    interval = estimate.in_sense(ROUNDED)
    low = 0 if interval.low is None else interval.low
    if interval.low is None or interval.high is None:
        return True, 0, -low
    return False, interval.high - interval.low, -low


Said = TypeVar("Said")


class Figures(Generic[Said]):
    """Different figures of one unit, to find among them the one that another says again.

    They are kept in order, so that a figure is not laid beside every other: a source can put hundreds on one quantity.
    """

    def __init__(self) -> None:
        self._meant: dict[tuple[object, ...], Said] = {}
        self._points: list[Number] = []
        self._at: dict[Number, tuple[int, Said]] = {}

    def add(self, estimate: Estimate, said: Said) -> None:
        """Take up a figure.

        Args:
            estimate: The figure, which none taken up before is rougher than.
            said: What `same()` is to answer.
        """
        self._meant.setdefault(_meaning(estimate), said)
        point = estimate.point
        if estimate.hedge in _POINTS and point is not None and point not in self._at:
            insort(self._points, point)
            self._at[point] = len(self._at), said

    def same(self, estimate: Estimate) -> Said | None:
        """What was said with the figure that this one says again, as `same_figure()` has it; `None` if there is none.

        Of several that it can be, rounded, it is the nearest.

        Args:
            estimate: A figure that none taken up is rougher than.
        """
        meant = self._meant.get(_meaning(estimate))
        point = estimate.point
        if meant is not None or estimate.hedge not in _POINTS or point is None:
            return meant
        i = bisect_left(self._points, point)
        # What a numeral stands for lies around it, so if any figure lies within, then so does one of its neighbours.
        rounded = estimate.in_sense(ROUNDED)
        near = [other for other in self._points[max(i - 1, 0) : i + 1] if rounded.contains(other)]
        if not near:
            return None
        return self._at[min(near, key=lambda other: (abs(other - point), self._at[other][0]))][1]


def _meaning(estimate: Estimate) -> tuple[object, ...]:
    interval = estimate.interval
    return interval.low, interval.high, interval.low_open, interval.high_open, estimate.point
