"""Bound propagation with reasons.

From ranges of the other variables of a row follows a range for the one left (Davis 1987; in linear arithmetic as in
Achterberg 2007, section 7.1). It is sound and linear in the size of the system, and mostly enough for what reports
say; it is not complete, and it may creep on cycles (`x >= y + 1, y >= x + 1`), so an end is tightened a limited number
of times. What it does find comes with multipliers: each step adds one row to those before it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from conflictfacts.linear.system import Number, divide
from conflictfacts.linear.whole import Whole

__all__ = ["MOST_TIGHTENINGS", "Half", "Propagation", "tighten"]

MOST_TIGHTENINGS = 24
"""How often one end of one variable may be tightened; enough for long chains, and a stop for what creeps."""

Half: TypeAlias = tuple[tuple[tuple[int, int], ...], int, bool]
"""Ends with coefficients, a bound, and whether it is strict."""

Change: TypeAlias = tuple[int, int, Number | None, bool]
"""A tightening: which end, by which half, and the value and openness that it replaced."""


def tighten(
    halves: Sequence[Half],
    watch: Sequence[Sequence[int]],
    value: list[Number | None],
    is_open: list[bool],
    queue: deque[int],
    changes: list[Change],
    most: int,
) -> int | None:
    """Tighten ends by the halves in the queue, and by those that watch what changed, until nothing more follows.

    Args:
        halves: All halves.
        watch: By end, the halves whose sum has it.
        value: By end, its value, or `None`; changed in place.
        is_open: By end, whether the value itself is left out; changed in place.
        queue: Halves to look at; empty at the end unless one cannot hold.
        changes: Where changes are noted.
        most: How often one end may be tightened.

    Returns:
        The half that cannot hold, or `None`.
    """
    queued = set(queue)
    count: dict[int, int] = {}
    while queue:
        half = queue.popleft()
        queued.discard(half)
        terms, room, strict = halves[half]
        opens = int(strict)
        missing = -1
        for end, a in terms:
            at = value[end]
            if at is not None:
                room -= a * at  # type: ignore[assignment]  # an int that may become a fraction
                opens += is_open[end]
            elif missing < 0:
                missing = end
            else:
                break
        else:
            if missing < 0 and (room < 0 or (room == 0 and opens)):
                return half
            for end, a in terms:
                target = end ^ 1
                old, at = value[target], value[end]
                new: Number
                if at is not None:
                    if missing >= 0:
                        continue
                    opened = opens > is_open[end]
                    if old is not None:
                        width = (old - at) * a
                        if room > width or (room == width and (not opened or is_open[target])):
                            continue
                    new = at + (room if a == 1 else -room if a == -1 else divide(room, a))
                else:
                    new, opened = divide(room, a), opens > 0
                    wider = old is not None and (new > old if target & 1 else new < old)
                    if wider or (new == old and (not opened or is_open[target])):
                        break
                times = count.get(target, 0)
                if times >= most:
                    continue
                count[target] = times + 1
                changes.append((target, half, old, is_open[target]))
                value[target], is_open[target] = new, opened
                for other in watch[target]:
                    if other not in queued:
                        queued.add(other)
                        queue.append(other)
    return None


class Propagation:
    """Ranges of the variables of one system, tightened until nothing more follows.

    Variable v has two ends, number 2v (low) and 2v + 1 (high); `end ^ 1` is the other one. A line that reads "at most"
    is a *half*, and an equation is two: the sum over the terms of coefficient times the end that makes it smallest
    cannot exceed the bound.

    Attributes:
        value: By end, its value, or `None` where there is none.
        open: By end, whether the value itself is left out.
        halves: The halves; `line_of` has the line of each.
        watch: By end, the halves whose sum has it.
        conflict: Multipliers by position of row that add up to a contradiction, or `None`.
    """

    def __init__(self, whole: Whole) -> None:
        ends = 2 * len(whole.index)
        self.value: list[Number | None] = [None] * ends
        self.open: list[bool] = [False] * ends
        self.conflict: dict[int, Number] | None = None
        self.halves: list[Half] = []
        self.line_of: list[int] = []
        self._source: list[int] = []
        self._factor: list[Number] = []
        self.watch: list[list[int]] = [[] for _ in range(ends)]
        # The trail has one entry for each tightening: which end, by which half, and the entry that it replaced.
        self._trail: list[tuple[int, int, int]] = []
        self._last = [-1] * ends
        self._take_lines(whole)
        self._take_ends(whole)

    def _take_lines(self, whole: Whole) -> None:
        halves, watch = self.halves, self.watch
        for number, (terms, bound, strict, equal, source, factor) in enumerate(whole.lines):
            smallest = tuple([(2 * v if a > 0 else 2 * v + 1, a) for v, a in terms])
            for end, _ in smallest:
                watch[end].append(len(halves))
            halves.append((smallest, bound, strict))
            self.line_of.append(number)
            self._source.append(source)
            self._factor.append(factor)
            if equal:
                for end, _ in smallest:
                    watch[end ^ 1].append(len(halves))
                halves.append((tuple([(end ^ 1, -a) for end, a in smallest]), -bound, False))
                self.line_of.append(number)
                self._source.append(source)
                self._factor.append(-factor)

    def _take_ends(self, whole: Whole) -> None:
        value, is_open = self.value, self.open
        for variable, upper, bound, open_, source, factor in whole.ends:
            end = 2 * variable + upper
            if not self._tighter(end, bound, open_):
                continue
            # Numbers of halves go on: an end that a row gives directly is a half without terms.
            self._source.append(source)
            self._factor.append(factor)
            self._note(end, len(self._source) - 1)
            value[end], is_open[end] = bound, open_
            other = value[end ^ 1]
            if other is not None and self.conflict is None:
                gap = bound - other if upper else other - bound
                if gap < 0 or (gap == 0 and (open_ or is_open[end ^ 1])):
                    self.conflict = self.added_up({end: 1, end ^ 1: 1}, {})

    def _tighter(self, end: int, bound: Number, open_: bool) -> bool:
        old = self.value[end]
        if old is None or (bound < old if end & 1 else bound > old):
            return True
        return bound == old and open_ and not self.open[end]

    def run(self, most: int = MOST_TIGHTENINGS) -> bool:
        """Tighten until nothing more follows; tell whether no contradiction was met (`conflict` has it)."""
        if self.conflict is not None:
            return False
        changes: list[Change] = []
        queue = deque(range(len(self.halves)))
        half = tighten(self.halves, self.watch, self.value, self.open, queue, changes, most)
        for end, by, _, _ in changes:
            self._note(end, by)
        if half is None:
            return True
        self.conflict = self.added_up({end: abs(a) for end, a in self.halves[half][0]}, {half: 1})
        return False

    def _note(self, end: int, half: int) -> None:
        self._trail.append((end, half, self._last[end]))
        self._last[end] = len(self._trail) - 1

    def added_up(self, ends: Mapping[int, Number], halves: Mapping[int, Number]) -> dict[int, Number]:
        """Replace ends by the halves that gave them, newest first, and return multipliers by position of row.

        Args:
            ends: Multipliers of ends, read as `x <= value` or `-x <= -value`.
            halves: Multipliers of halves.
        """
        weight: dict[int, Number] = {}
        heap: list[int] = []
        total: dict[int, Number] = dict(halves)

        def lean_on(end: int, amount: Number, before: int) -> None:
            entry = self._last[end]
            while entry >= before:
                entry = self._trail[entry][2]
            if entry not in weight:
                heappush(heap, -entry)
            weight[entry] = weight.get(entry, 0) + amount

        for end, amount in ends.items():
            lean_on(end, amount, len(self._trail))
        while heap:
            entry = -heappop(heap)
            end, half, _ = self._trail[entry]
            amount = weight[entry]
            if half >= len(self.halves):
                total[half] = total.get(half, 0) + amount
                continue
            terms = self.halves[half][0]
            share = divide(amount, next(abs(a) for other, a in terms if other == end ^ 1))
            total[half] = total.get(half, 0) + share
            for other, a in terms:
                if other != end ^ 1:
                    lean_on(other, share * abs(a), entry)
        rows: dict[int, Number] = {}
        for half, amount in total.items():
            source = self._source[half]
            rows[source] = rows.get(source, 0) + amount * self._factor[half]
        return rows
