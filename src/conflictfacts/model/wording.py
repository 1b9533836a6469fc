"""Hedged numbers and intervals in words, for people to read."""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.hedge import EXACT_ENDS, Hedge, hedge_of
from conflictfacts.model.interval import Interval
from conflictfacts.model.numerals import numeral
from conflictfacts.units import Number

__all__ = ["counted", "in_words", "interval_in_words"]


def in_words(hedge: Hedge, numbers: Sequence[Number], ends: Sequence[Hedge] | None) -> str:
    """Say a hedged number.

    Args:
        hedge: How it is hedged.
        numbers: The number, or the two of a range.
        ends: How the ends of a range are hedged themselves.

    >>> in_words(Hedge.RANGE, (3000, 4000), None), in_words(Hedge.RANGE, (3000, 4000), (Hedge.EXACT, Hedge.MORE_THAN))
    ('3,000–4,000', '3,000 to more than 4,000')
    """
    if hedge is Hedge.RANGE:
        hedged = [_hedged(end, n) for end, n in zip(ends or EXACT_ENDS, numbers, strict=True)]
        return ("–" if ends is None else " to ").join(hedged)
    return _hedged(hedge, numbers[0])


def interval_in_words(interval: Interval) -> str:
    """Say an interval that was computed.

    >>> interval_in_words(Interval(650_000, None, low_open=True)), interval_in_words(Interval(1, 2))
    ('more than 650,000', '1–2')
    """
    low, high = interval.low, interval.high
    if low is not None and high is not None and hedge_of(interval) is Hedge.RANGE:
        if not interval.low_open and not interval.high_open:
            return f"{numeral(low)}–{numeral(high)}"
        return f"{_over(low, interval.low_open)} and {_under(high, interval.high_open)}"
    if low is not None and high is None:
        return _over(low, interval.low_open)
    if high is None:
        return "any number of"
    return numeral(high) if interval.is_point else _under(high, interval.high_open)


def _over(n: Number, is_open: bool) -> str:
    return _hedged(Hedge.MORE_THAN if is_open else Hedge.AT_LEAST, n)


def _under(n: Number, is_open: bool) -> str:
    return _hedged(Hedge.LESS_THAN if is_open else Hedge.AT_MOST, n)


def _hedged(hedge: Hedge, n: Number) -> str:
    if hedge is Hedge.VAGUE:
        return f"{numeral(n)} or more"
    return numeral(n) if hedge is Hedge.EXACT else f"{hedge.replace('_', ' ')} {numeral(n)}"


def counted(n: int, thing: str) -> str:
    """Write how many there are of a thing whose plural takes an s.

    >>> counted(1, "fact"), counted(2, "fact"), counted(1_000, "fall")
    ('1 fact', '2 facts', '1,000 falls')
    """
    return f"{n:,} {thing}{'' if n == 1 else 's'}"
