"""Whether two numbers are one figure said twice, and which of them says it more finely."""

from __future__ import annotations

from fractions import Fraction

from conflictfacts.model.estimate import Estimate
from conflictfacts.model.hedge import Hedge
from conflictfacts.units import Number, dimension

__all__ = ["RESTART", "fineness", "same_figure"]

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
    return fine.point is not None and rough.in_sense("rounded").contains(fine.point)


def fineness(estimate: Estimate) -> tuple[bool, Number, Number]:
    """A key by which finer numbers of one unit sort before rougher ones: bounded, narrow, with a high lower bound."""
    interval = estimate.in_sense("rounded")
    low = 0 if interval.low is None else interval.low
    if interval.low is None or interval.high is None:
        return True, 0, -low
    return False, interval.high - interval.low, -low
