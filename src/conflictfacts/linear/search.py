"""What propagation leaves open, in pieces, and a search for a point in one of them.

Once ranges are known, a line that they satisfy anyway says nothing more, and a variable with a single value ties
nothing together. The rest falls apart into pieces, mostly small ones, to be decided one by one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction

from conflictfacts.linear.propagate import MOST_TIGHTENINGS, Change, Propagation, tighten, watchers
from conflictfacts.linear.system import Number, divide
from conflictfacts.linear.whole import Half

__all__ = ["MOST_CHANGES", "Search", "pieces"]

MOST_CHANGES = 60
"""How many tightenings a variable of a piece may cost on average before the search is given up."""


class Search:
    """Ranges of one's own, narrowed to single values piece by piece.

    Attributes:
        value: By end, as in `Propagation`; where a variable's two ends are equal, it has been set.
    """

    def __init__(self, ranges: Propagation) -> None:
        self._halves = ranges.whole.halves
        self.value, self.open = ranges.value.copy(), ranges.open.copy()
        self.active = [number for number, half in enumerate(self._halves) if not _follows(half, ranges)]
        self._watch = watchers(self._halves, self.active, len(self.value))

    def settle(self, variables: Sequence[int]) -> bool:
        """Look for a point of a piece by setting one variable after another, as low or as high as it can be.

        What is set is a point: each half was looked at again after the last of its variables. Failing proves nothing,
        and leaves the ranges as they were.
        """
        changes: list[Change] = []
        for variable in variables:
            low, high = self.value[2 * variable], self.value[2 * variable + 1]
            if low is not None and low == high:
                continue
            for at in self.choices(variable):
                mark = len(changes)
                if self.fix(variable, at, changes):
                    break
                self._undo(changes, mark)
            else:
                self._undo(changes, 0)
                return False
            if len(changes) > MOST_CHANGES * (len(variables) + 1):
                self._undo(changes, 0)
                return False
        return True

    def choices(self, variable: int) -> Iterator[Number]:
        """Yield values of a variable's range to try: its ends where they belong to it, and one within."""
        low, high = self.value[2 * variable : 2 * variable + 2]
        if low is not None and not self.open[2 * variable]:
            yield low
        if high is not None and high != low and not self.open[2 * variable + 1]:
            yield high
        if low is None or high is None:
            yield low + 1 if low is not None else high - 1 if high is not None else 0
        elif low < high:
            # A whole number if there is one: it keeps the arithmetic cheap.
            middle = (low + high) // 2
            yield middle if low < middle else divide(Fraction(low) + high, 2)

    def fix(self, variable: int, at: Number, changes: list[Change]) -> bool:
        """Set a variable to a value in its range, and tighten; tell whether no contradiction was met."""
        queue: deque[int] = deque()
        for end in (2 * variable, 2 * variable + 1):
            if self.value[end] != at:
                changes.append((end, -1, self.value[end], self.open[end]))
                self.value[end], self.open[end] = at, False
                queue.extend(self._watch[end])
        return tighten(self._halves, self._watch, self.value, self.open, queue, changes, MOST_TIGHTENINGS) is None

    def _undo(self, changes: list[Change], mark: int) -> None:
        while len(changes) > mark:
            end, _, value, open_ = changes.pop()
            self.value[end], self.open[end] = value, open_


def _follows(half: Half, ranges: Propagation) -> bool:
    """Tell whether a half holds wherever the variables are in their ranges."""
    terms, room, strict = half
    value, is_open = ranges.value, ranges.open
    left: Number = room
    for end, a in terms:
        at = value[end ^ 1]
        if at is None:
            return False
        left -= a * at
    return left > 0 or (left == 0 and (not strict or any(is_open[end ^ 1] for end, _ in terms)))


def pieces(ranges: Propagation, active: Sequence[int]) -> list[tuple[list[int], list[int]]]:
    """Split halves into pieces that share no variable with more than one value.

    Returns:
        For each piece its free variables, in order, and its lines by their first halves.
    """
    value = ranges.value
    parent: dict[int, int] = {}

    def root(variable: int) -> int:
        while (above := parent.setdefault(variable, variable)) != variable:
            parent[variable] = variable = parent.setdefault(above, above)
        return variable

    homes: list[tuple[int, int]] = []
    for half in active:
        first = -1
        for end, _ in ranges.whole.halves[half][0]:
            low = value[end]
            if low is None or low != value[end ^ 1]:
                if first < 0:
                    first = root(end >> 1)
                elif (other := root(end >> 1)) != first:
                    parent[max(first, other)] = first = min(first, other)
        homes.append((half, first))
    found: dict[int, tuple[list[int], dict[int, None]]] = {}
    for variable in sorted(parent):
        found.setdefault(root(variable), ([], {}))[0].append(variable)
    for half, first in homes:
        found[root(first)][1][ranges.whole.first[half]] = None
    return [(variables, list(lines)) for variables, lines in found.values()]
