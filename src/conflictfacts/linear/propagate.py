"""Bound propagation with reasons.

From ranges of the other variables of a row follows a range for the one left (Davis 1987; in linear arithmetic as in
Achterberg 2007, section 7.1). It is sound and linear in the size of the system, and mostly enough for what reports
say; it is not complete, and it may creep on cycles (`x >= y + 1, y >= x + 1`), so an end is tightened a limited number
of times. What it does find comes with multipliers: each step adds one row to those before it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from typing import TypeAlias

from conflictfacts.linear.system import Number, divide
from conflictfacts.linear.whole import End, Half, Whole

__all__ = ["MOST_TIGHTENINGS", "Change", "Propagation", "tighten", "watchers"]

MOST_TIGHTENINGS = 24
"""How often one end of one variable may be tightened; enough for long chains, and a stop for what creeps."""

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


def watchers(halves: Sequence[Half], active: Iterable[int], ends: int) -> list[list[int]]:
    """Return, by end, the active halves whose sum has it."""
    watch: list[list[int]] = [[] for _ in range(ends)]
    for number in active:
        for end, _ in halves[number][0]:
            watch[end].append(number)
    return watch


class Propagation:
    """Ranges of the variables of one system, tightened until nothing more follows.

    Attributes:
        value: By end, its value, or `None` where there is none.
        open: By end, whether the value itself is left out.
        conflict: Multipliers by position of row that add up to a contradiction, or `None`.
    """

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        ends = 2 * len(whole.index)
        self.value: list[Number | None] = [None] * ends
        self.open: list[bool] = [False] * ends
        self.conflict: dict[int, Number] | None = None
        # The trail has one entry for each tightening: which end, by which half, and the entry that it replaced. An end
        # that a row gives directly is noted as -1 less its number among such ends.
        self._trail: list[tuple[int, int, int]] = []
        self._last = [-1] * ends
        for number, end in enumerate(whole.ends):
            self._take_end(-1 - number, end)

    def _take_end(self, number: int, given: End) -> None:
        end, value, open_, _, _ = given
        if not self._tighter(end, value, open_):
            return
        self._note(end, number)
        self.value[end], self.open[end] = value, open_
        other = self.value[end ^ 1]
        if other is not None and self.conflict is None:
            gap = value - other if end & 1 else other - value
            if gap < 0 or (gap == 0 and (open_ or self.open[end ^ 1])):
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
        halves = self.whole.halves
        watch = watchers(halves, range(len(halves)), len(self.value))
        half = tighten(halves, watch, self.value, self.open, deque(range(len(halves))), changes, most)
        for end, by, _, _ in changes:
            self._note(end, by)
        if half is None:
            return True
        self.conflict = self.added_up({end: abs(a) for end, a in halves[half][0]}, {half: 1})
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
        rows: dict[int, Number] = {}

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
            if half < 0:
                given = self.whole.ends[-1 - half]
                rows[given.source] = rows.get(given.source, 0) + amount * given.factor
                continue
            terms = self.whole.halves[half][0]
            share = divide(amount, next(abs(a) for other, a in terms if other == end ^ 1))
            total[half] = total.get(half, 0) + share
            for other, a in terms:
                if other != end ^ 1:
                    lean_on(other, share * abs(a), entry)
        for half, amount in total.items():
            source = self.whole.source[half]
            rows[source] = rows.get(source, 0) + amount * self.whole.factor[half]
        return rows
