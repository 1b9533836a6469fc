"""From what the solver answers to intervals."""

from __future__ import annotations

from conflictfacts.linear import Bound, Infeasible, Undetermined
from conflictfacts.model.interval import Interval
from conflictfacts.units import Number, exact

__all__ = ["gap_between", "interval_between"]

Answer = Bound | Infeasible | Undetermined


def interval_between(low: Answer, high: Answer) -> Interval | None:
    """The interval between an infimum and a supremum; `None` where there is none, or it is not known."""
    if not isinstance(low, Bound) or not isinstance(high, Bound):
        return None
    return Interval(low.value, high.value, not low.attained, not high.attained)


def gap_between(a: Interval, b: Interval) -> tuple[Number, bool] | None:
    """How far two intervals are apart, and whether they still are if moved by exactly that; `None` if they meet.

    >>> gap_between(Interval(900, None, low_open=True), Interval(0, 850))
    (50, True)
    """
    if a.intersection(b) is not None:
        return None
    below, above = (a, b) if a.high is not None and b.low is not None and a.high <= b.low else (b, a)
    if below.high is None or above.low is None:
        return None
    return exact(above.low - below.high), below.high_open or above.low_open
