"""Bound propagation with reasons, and a search for a point guided by it.

From ranges of the other variables of a row follows a range for the one left (Davis 1987; in linear arithmetic as in
Achterberg 2007, section 7.1). It is sound and linear in the size of the system, and mostly enough for what reports
say; it is not complete, and it may creep on cycles (`x >= y + 1, y >= x + 1`), so an end is tightened a limited number
of times. What it does find comes with multipliers: each step adds one row to those before it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from fractions import Fraction
from heapq import heappop, heappush

from conflictfacts.linear.system import Number, divide
from conflictfacts.linear.whole import Whole

__all__ = ["MOST_TIGHTENINGS", "Propagation", "find_point"]

MOST_TIGHTENINGS = 24
"""How often one end of one variable may be tightened; enough for long chains, and a stop for what creeps."""

_Half = tuple[tuple[tuple[int, int], ...], int, bool]


class Propagation:
    """Ranges of the variables of one system, tightened until nothing more follows.

    Variable v has two ends, number 2v (low) and 2v + 1 (high); `end ^ 1` is the other one. A line that reads "at most"
    is a *half*, and an equation is two: the sum over the terms of coefficient times the end that makes it smallest
    cannot exceed the bound.

    Attributes:
        value: By end, its value, or `None` where there is none.
        open: By end, whether the value itself is left out.
        conflict: Multipliers by position of row that add up to a contradiction, or `None`.
    """

    __slots__ = ("_count", "_factor", "_halves", "_last", "_queue", "_queued", "_source", "_trail", "_watch",
                 "conflict", "open", "value")  # fmt: skip

    def __init__(self, whole: Whole) -> None:
        ends = 2 * len(whole.index)
        self.value: list[Number | None] = [None] * ends
        self.open: list[bool] = [False] * ends
        self.conflict: dict[int, Number] | None = None
        self._halves: list[_Half] = []
        self._source: list[int] = []
        self._factor: list[Number] = []
        self._watch: list[list[int]] = [[] for _ in range(ends)]
        # The trail has one entry for each tightening: which end, by which half, and the entry that it replaced.
        self._trail: list[tuple[int, int, int]] = []
        self._last = [-1] * ends
        self._count = [0] * ends
        self._queue: deque[int] = deque()
        self._queued = bytearray()
        self._take_lines(whole)
        self._take_ends(whole)

    def _take_lines(self, whole: Whole) -> None:
        halves, watch = self._halves, self._watch
        for terms, bound, strict, equal, source, factor in whole.lines:
            smallest = tuple([(2 * v if a > 0 else 2 * v + 1, a) for v, a in terms])
            for end, _ in smallest:
                watch[end].append(len(halves))
            halves.append((smallest, bound, strict))
            self._source.append(source)
            self._factor.append(factor)
            if equal:
                for end, _ in smallest:
                    watch[end ^ 1].append(len(halves))
                halves.append((tuple([(end ^ 1, -a) for end, a in smallest]), -bound, False))
                self._source.append(source)
                self._factor.append(-factor)
        self._queue.extend(range(len(halves)))
        self._queued = bytearray(b"\x01") * len(halves)

    def _take_ends(self, whole: Whole) -> None:
        value, is_open = self.value, self.open
        for variable, upper, bound, open_, source, factor in whole.ends:
            end = 2 * variable + upper
            if not self._tighter(end, bound, open_):
                continue
            # Numbers of halves go on: an end that a row gives directly is a half without terms.
            self._source.append(source)
            self._factor.append(factor)
            self._trail.append((end, len(self._source) - 1, self._last[end]))
            self._last[end] = len(self._trail) - 1
            value[end], is_open[end] = bound, open_
            other = value[end ^ 1]
            if other is not None and self.conflict is None:
                gap = bound - other if upper else other - bound
                if gap < 0 or (gap == 0 and (open_ or is_open[end ^ 1])):
                    self.conflict = self._added_up({end: 1, end ^ 1: 1}, {})

    def _tighter(self, end: int, bound: Number, open_: bool) -> bool:
        old = self.value[end]
        if old is None or (bound < old if end & 1 else bound > old):
            return True
        return bound == old and open_ and not self.open[end]

    def run(self, limit: int = MOST_TIGHTENINGS) -> bool:
        """Tighten until nothing more follows; tell whether no contradiction was met (`conflict` has it)."""
        if self.conflict is not None:
            return False
        half = self._propagate(limit, record=True)
        if half is None:
            return True
        terms = self._halves[half][0]
        self.conflict = self._added_up({end: abs(a) for end, a in terms}, {half: 1})
        return False

    def _propagate(self, limit: int, record: bool) -> int | None:
        """Work off the queue; return the half that cannot hold, or `None`."""
        value, is_open, halves, watch = self.value, self.open, self._halves, self._watch
        queue, queued, count, last, trail = self._queue, self._queued, self._count, self._last, self._trail
        while queue:
            half = queue.popleft()
            queued[half] = 0
            terms, slack, strict = halves[half]
            opens = int(strict)
            missing = -1
            room: Number = slack
            for end, a in terms:
                at = value[end]
                if at is None:
                    if missing >= 0:
                        break
                    missing = end
                else:
                    room -= a * at
                    opens += is_open[end]
            else:
                if missing < 0 and (room < 0 or (room == 0 and opens)):
                    return half
                for end, a in terms:
                    if missing >= 0:
                        if end != missing:
                            continue
                        new, target, opened = divide(room, a), end ^ 1, opens > 0
                        if not self._tighter(target, new, opened):
                            break
                    else:
                        at, target = value[end], end ^ 1
                        old = value[target]
                        opened = opens > is_open[end]
                        assert at is not None
                        if old is not None:
                            width = (old - at) * a
                            if room > width or (room == width and (not opened or is_open[target])):
                                continue
                        new = at + (room if a == 1 else -room if a == -1 else divide(room, a))
                    if count[target] >= limit:
                        continue
                    count[target] += 1
                    value[target], is_open[target] = new, opened
                    if record:
                        trail.append((target, half, last[target]))
                        last[target] = len(trail) - 1
                    for other in watch[target]:
                        if not queued[other]:
                            queued[other] = 1
                            queue.append(other)
        return None

    def reasons(self, end: int) -> dict[int, Number]:
        """Return the multipliers, by position of row, that add up to this end (`x <= value` or `-x <= -value`)."""
        return self._added_up({end: 1}, {})

    def _added_up(self, ends: dict[int, Number], halves: dict[int, Number]) -> dict[int, Number]:
        """Replace ends by the halves that gave them, newest first, and return multipliers of rows."""
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
            if half >= len(self._halves):
                total[half] = total.get(half, 0) + amount
                continue
            terms = self._halves[half][0]
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

    def copy(self) -> Propagation:
        """Return ranges of one's own to go on from; they keep no reasons, so they prove nothing."""
        twin: Propagation = object.__new__(Propagation)
        twin._halves, twin._watch, twin._source, twin._factor = self._halves, self._watch, self._source, self._factor
        twin.value, twin.open, twin._count = self.value.copy(), self.open.copy(), [0] * len(self.value)
        twin._queue, twin._queued = deque(), bytearray(len(self._halves))
        twin._trail, twin._last, twin.conflict = [], [], None
        return twin

    def fix(self, variable: int, at: Number) -> bool:
        """Set a variable of a copy to a value in its range, and tighten; tell whether no contradiction was met."""
        for end in (2 * variable, 2 * variable + 1):
            if self.value[end] == at and not self.open[end]:
                continue
            self.value[end], self.open[end] = at, False
            for half in self._watch[end]:
                if not self._queued[half]:
                    self._queued[half] = 1
                    self._queue.append(half)
        return self._propagate(MOST_TIGHTENINGS, record=False) is None


def find_point(ranges: Propagation, policies: Iterable[str] = ("low", "high")) -> list[Number] | None:
    """Look for a point by setting one variable after another; `None` proves nothing.

    A point that is found is one: each row is looked at again after the last of its variables was set.

    Args:
        ranges: Ranges that nothing more follows from.
        policies: Which end of its range a variable is set to, one try for each.
    """
    for policy in policies:
        trial = ranges.copy()
        value, is_open = trial.value, trial.open
        for variable in range(len(value) // 2):
            low, high = value[2 * variable], value[2 * variable + 1]
            if low is not None and low == high:
                continue
            if not trial.fix(variable, _choose(low, high, is_open[2 * variable], is_open[2 * variable + 1], policy)):
                break
        else:
            return [number for number in value[::2] if number is not None]
    return None


def _choose(low: Number | None, high: Number | None, low_open: bool, high_open: bool, policy: str) -> Number:
    """Choose a value in a range, at or near the end that the policy names."""
    if low is None and high is None:
        return 0
    if low is None or (policy == "high" and high is not None and not high_open):
        assert high is not None
        return high - 1 if high_open else high
    if not low_open and (policy == "low" or high is None):
        return low
    if high is None:
        return low + 1
    return divide(Fraction(low) + high, 2)
