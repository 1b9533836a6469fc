"""Which numbers how many sources allow for, by sweeping over the ends of their intervals."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from conflictfacts.aggregation.result import AgreedRange
from conflictfacts.model.amount import HARD, Amount
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.units import Number

__all__ = ["regions_of"]

# A cut between numbers: just below a number (0) or just above it (1). Infinities are floats here and nowhere else.
_Cut = tuple[Number | float, int]
_INFINITY = float("inf")


def regions_of(said: Mapping[str, tuple[Amount, list[Fact]]], k: int) -> tuple[tuple[AgreedRange, ...], Amount | None]:
    """Give the ranges that at least `k` sources allow for, and all of them together if they are one.

    Args:
        said: For each source its amount, all of one unit, and the facts it is from.
        k: How many sources.

    Returns:
        Ranges, each as wide as the same sources allow for it, in order; and what they are together, `None` where there
        is a gap between them or there are none.
    """
    spans = {voice: (_low(amount.interval), _high(amount.interval)) for voice, (amount, _) in said.items()}
    cuts = sorted({cut for span in spans.values() for cut in span})
    regions: list[AgreedRange] = []
    covered: list[tuple[_Cut, _Cut]] = []
    for start, end in pairwise(cuts):
        voices = sorted(voice for voice, (low, high) in spans.items() if low <= start and end <= high)
        if len(voices) >= k:
            facts = tuple([fact for voice in voices for fact in said[voice][1]])
            regions.append(AgreedRange(_between(start, end), tuple(voices), facts))
            if covered and covered[-1][1] == start:
                covered[-1] = covered[-1][0], end
            else:
                covered.append((start, end))
    if len(covered) != 1:
        return tuple(regions), None
    (start, end), amounts = covered[0], [amount for amount, _ in said.values()]
    soft = {
        side
        for side, cut, of in (("low", start, _low), ("high", end, _high))
        if all(side in amount.soft for amount in amounts if of(amount.interval) == cut)
    }
    alone = {amount.point for amount in amounts if (_low(amount.interval), _high(amount.interval)) == (start, end)}
    point = alone.pop() if len(alone) == 1 else None
    return tuple(regions), Amount(_between(start, end), amounts[0].unit, frozenset(soft) or HARD, point)


def _low(interval: Interval) -> _Cut:
    return (-_INFINITY if interval.low is None else interval.low), int(interval.low_open)


def _high(interval: Interval) -> _Cut:
    return (_INFINITY if interval.high is None else interval.high), int(not interval.high_open)


def _between(start: _Cut, end: _Cut) -> Interval:
    low, high = (None if isinstance(cut[0], float) else cut[0] for cut in (start, end))
    return Interval(low, high, start[1] == 1, end[1] == 0)
