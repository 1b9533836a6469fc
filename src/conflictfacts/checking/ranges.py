"""From what the solver answers to intervals."""

from __future__ import annotations

from conflictfacts.linear import Bound, Infeasible, Undetermined
from conflictfacts.model.interval import Interval
from conflictfacts.units import Number, exact

__all__ = ["gap_between", "interval_between", "ratio_in_words"]

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


def ratio_in_words(interval: Interval) -> str:
    """Say what a ratio can be, as fractions; what they are about in percent where they are no plain ones.

    >>> from fractions import Fraction
    >>> ratio_in_words(Interval(0, Fraction(5, 18), low_open=True, high_open=True))
    'above 0 and below 5/18'
    >>> ratio_in_words(Interval(None, Fraction(2800, 922317)))
    'at most 2800/922317 (about 0.3 percent)'
    """
    if interval.is_point:
        return _fraction(interval.low)
    low = None if interval.low is None else f"{'above' if interval.low_open else 'at least'} {_fraction(interval.low)}"
    high = (
        None if interval.high is None else f"{'below' if interval.high_open else 'at most'} {_fraction(interval.high)}"
    )
    return " and ".join(part for part in (low, high) if part is not None) or "anything"


_PLAIN = 100
"""Denominators below which a fraction says enough."""


def _fraction(n: Number | None) -> str:
    if n is None or n.denominator < _PLAIN:
        return str(n)
    percent = float(100 * n)
    rounded = f"{percent:.2g}" if percent < 1 else f"{percent:,.2f}".rstrip("0").rstrip(".")
    return f"{n} (about {rounded} percent)"
