"""What hedged numbers mean: from hedge, number and grain to bounds.

Which words make which hedge is up to the reader. Some bounds are a policy, not a meaning ("about" has no edge); these
are called soft. Nothing counted or measured here is negative, so every meaning ends at 0.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from fractions import Fraction

from conflictfacts.errors import FieldError
from conflictfacts.model.amount import BOTH, HARD
from conflictfacts.model.interval import Interval
from conflictfacts.units import Number

__all__ = ["EXACT_ENDS", "Hedge", "hedge_of", "literal_meaning", "rounded_meaning"]


class Hedge(enum.StrEnum):
    """How a number was hedged."""

    EXACT = "exact"
    """A bare number, or "exactly N": a grain of 0 tells the latter."""

    ABOUT = "about"
    """About, around, roughly N: within half a grain or 5 percent, whichever is more; both bounds soft."""

    MORE_THAN = "more_than"
    """More than, over, above N: N itself is outside."""

    AT_LEAST = "at_least"
    """At least, no fewer than N."""

    LESS_THAN = "less_than"
    """Less than, under, below N: N itself is outside."""

    AT_MOST = "at_most"
    """At most, no more than N."""

    UP_TO = "up_to"
    """Up to, as many as N: the upper bound is soft."""

    NEARLY = "nearly"
    """Nearly, almost N: below it, by a grain or 5 percent at most; the lower bound is soft."""

    JUST_OVER = "just_over"
    """Just over N: above it, by a grain or 5 percent at most; the upper bound is soft."""

    RANGE = "range"
    """From X to Y."""

    VAGUE = "vague"
    """Dozens, hundreds, tens of thousands: at least one of these; the lower bound is soft."""


EXACT_ENDS = (Hedge.EXACT, Hedge.EXACT)
"""The hedges of the ends of a plain range."""

Meaning = tuple[Interval, frozenset[str]]

_LOW = frozenset({"low"})
_HIGH = frozenset({"high"})


def literal_meaning(
    hedge: Hedge, nominal: tuple[Number, ...], grain: tuple[Number, ...], ends: Sequence[Hedge] | None
) -> Meaning:
    """What is logically said, and which of the bounds are soft.

    Args:
        hedge: How the number is hedged.
        nominal: The number, or the two of a range.
        grain: The worth of the last significant place of each, or nothing where it is unknown.
        ends: How the ends of a range are hedged themselves; `None` if they are not.

    Raises:
        FieldError: If no number can be meant, as in less than 0, or in a range from 4 to 3.
    """
    if hedge is Hedge.RANGE:
        low_hedge, high_hedge = ends or EXACT_ENDS
        low, low_soft = _meaning(low_hedge, nominal[0], grain[0] if grain else 0)
        high, high_soft = _meaning(high_hedge, nominal[1], grain[1] if grain else 0)
        soft = (low_soft & _LOW) | (high_soft & _HIGH)
        return _between(low, high, nominal), soft
    return _meaning(hedge, nominal[0], grain[0] if grain else 0)


def rounded_meaning(
    hedge: Hedge, nominal: tuple[Number, ...], grain: tuple[Number, ...], ends: Sequence[Hedge] | None
) -> Interval:
    """What the precision of the numerals allows besides: half a grain around each bare number.

    Args and errors are those of `literal_meaning()`.
    """
    if hedge is Hedge.RANGE:
        low, high = (
            _rounded(n, g) if end is Hedge.EXACT else _meaning(end, n, g)[0]
            for end, n, g in zip(ends or EXACT_ENDS, nominal, grain or (0, 0), strict=True)
        )
        return _between(low, high, nominal)
    if hedge is Hedge.EXACT and grain:
        return _rounded(nominal[0], grain[0])
    return literal_meaning(hedge, nominal, grain, ends)[0]


def hedge_of(interval: Interval) -> Hedge:
    """The hedge that says as much as a computed interval; a range where no other does."""
    if interval.is_point:
        return Hedge.EXACT
    if interval.low is not None and interval.high is None:
        return Hedge.MORE_THAN if interval.low_open else Hedge.AT_LEAST
    if interval.high is not None and interval.low == 0 and not interval.low_open:
        return Hedge.LESS_THAN if interval.high_open else Hedge.AT_MOST
    return Hedge.RANGE


def _meaning(hedge: Hedge, n: Number, g: Number) -> Meaning:
    match hedge:
        case Hedge.EXACT:
            return Interval(n, n), HARD
        case Hedge.ABOUT:
            play = _more(Fraction(g) / 2, Fraction(n) / 20)
            return Interval(_more(n - play, 0), n + play), BOTH
        case Hedge.MORE_THAN:
            return Interval(n, None, low_open=True), HARD
        case Hedge.AT_LEAST:
            return Interval(n, None), HARD
        case Hedge.VAGUE:
            return Interval(n, None), _LOW
        case Hedge.AT_MOST:
            return Interval(0, n), HARD
        case Hedge.UP_TO:
            return Interval(0, n), _HIGH
        case Hedge.JUST_OVER if n > 0:
            return Interval(n, n + _more(g, Fraction(n) / 20), low_open=True), _HIGH
        case Hedge.LESS_THAN if n > 0:
            return Interval(0, n, high_open=True), HARD
        case Hedge.NEARLY if n > 0:
            return Interval(_more(n - _more(g, Fraction(n) / 20), 0), n, high_open=True), _LOW
        case _:
            raise FieldError("nominal", f"be above 0 where the hedge is {hedge}", n)


def _rounded(n: Number, g: Number) -> Interval:
    half = g // 2 if g % 2 == 0 else Fraction(g) / 2
    return Interval(_more(n - half, 0), n + half)


def _between(low: Interval, high: Interval, nominal: tuple[Number, ...]) -> Interval:
    try:
        return Interval(low.low, high.high, low.low_open, high.high_open)
    except FieldError:
        rule = "be the lower and the upper end of a range"
        raise FieldError("nominal", rule, f"{nominal[0]} and {nominal[1]}") from None


def _more(a: Number, b: Number) -> Number:
    return a if a >= b else b
