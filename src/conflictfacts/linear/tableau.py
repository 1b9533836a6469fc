"""The tableau of the simplex method: exact, in whole numbers, with a budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import gcd
from typing import Self, TypeAlias

from conflictfacts.linear.system import Number, divide
from conflictfacts.linear.whole import End, Line

__all__ = ["MOST_WORK", "OutOfWork", "Reason", "Tableau", "Value"]

MOST_WORK = 8_000_000
"""Entries of the tableau that may be rewritten, long numbers counting more, before it is given up: some seconds."""

Value: TypeAlias = tuple[Number, Number]
"""(c, k) for c + k·δ with δ > 0 as small as one likes; Python orders such pairs as they should be."""

Reason: TypeAlias = tuple[int, Number]
"""A row by position, and its multiplier for one of an end."""


class OutOfWork(Exception):
    """The budget is used up and nothing is known; never leaves the package."""


class Tableau:
    """Basic variables as combinations of the others, which stand in their ranges.

    A tableau row is kept in whole numbers over a common denominator: a basic variable x has x * denominator = sum of
    number times nonbasic variable.
    """

    def __init__(self, count: int, ends: Iterable[End], lines: Sequence[Line], most_work: int = MOST_WORK) -> None:
        """Make a tableau in which each line has a slack variable, numbered after the `count` variables."""
        self._count = count
        self._most_work = most_work
        self._work = 0
        size = count + len(lines)
        self._low: list[Value | None] = [None] * size
        self._high: list[Value | None] = [None] * size
        self._why_low: list[Reason] = [(-1, 0)] * size
        self._why_high: list[Reason] = [(-1, 0)] * size
        self._row: dict[int, dict[int, int]] = {}
        self._denominator: dict[int, int] = {}
        self._column: dict[int, set[int]] = {variable: set() for variable in range(count)}
        for end, value, open_, source, factor in ends:
            self._set_end(end >> 1, bool(end & 1), value, open_, (source, factor))
        for slack, line in enumerate(lines, start=count):
            self._set_end(slack, True, line.bound, line.strict, (line.source, line.factor))
            if line.equal:
                self._set_end(slack, False, line.bound, False, (line.source, -line.factor))
        self._value: list[Value] = [low or high or (0, 0) for low, high in zip(self._low, self._high, strict=True)]
        for slack, line in enumerate(lines, start=count):
            self._add_basic(slack, dict(line.terms))

    def _set_end(self, variable: int, upper: bool, value: Number, open_: bool, why: Reason) -> None:
        if upper:
            new, old = (value, -int(open_)), self._high[variable]
            if old is None or new < old:
                self._high[variable], self._why_high[variable] = new, why
        else:
            new, old = (value, int(open_)), self._low[variable]
            if old is None or new > old:
                self._low[variable], self._why_low[variable] = new, why

    def _add_basic(self, basic: int, terms: Mapping[int, int]) -> None:
        """Make a variable that equals an expression, in terms of those that are nonbasic now."""
        denominator, row = 1, dict[int, int]()
        for variable, number in terms.items():
            if variable in self._column:
                self._add_to(row, {variable: number}, denominator)
            else:
                other = self._denominator[variable]
                for key in row:
                    row[key] *= other
                self._add_to(row, self._row[variable], number * denominator)
                denominator *= other
        self._row[basic], self._denominator[basic] = row, denominator
        for variable in row:
            self._column[variable].add(basic)
        whole = sum(number * self._value[variable][0] for variable, number in row.items())
        small = sum(number * self._value[variable][1] for variable, number in row.items())
        self._value[basic] = (divide(whole, denominator), divide(small, denominator))

    @staticmethod
    def _add_to(row: dict[int, int], other: Mapping[int, int], factor: int) -> None:
        for key, number in other.items():
            total = row.get(key, 0) + factor * number
            if total:
                row[key] = total
            else:
                row.pop(key, None)

    def _shift(self, variable: int, by: Value) -> None:
        """Move a nonbasic variable, and the basic ones with it."""
        whole, small = by
        values = self._value
        values[variable] = (values[variable][0] + whole, values[variable][1] + small)
        for basic in self._column[variable]:
            number, denominator = self._row[basic][variable], self._denominator[basic]
            old = values[basic]
            if denominator == 1:
                values[basic] = (old[0] + number * whole, old[1] + number * small)
            else:
                values[basic] = (
                    old[0] + divide(number * whole, denominator),
                    old[1] + divide(number * small, denominator) if small else old[1],
                )

    def _pivot(self, basic: int, entering: int) -> None:
        """Exchange a basic variable for a nonbasic one of its row."""
        row, columns = self._row.pop(basic), self._column
        old = self._denominator.pop(basic)
        head = row.pop(entering)
        sign = 1 if head > 0 else -1
        new = {variable: -sign * number for variable, number in row.items()}
        new[basic] = sign * old
        denominator = sign * head
        columns[basic] = set()
        for variable in row:
            columns[variable].discard(basic)
        touched = columns.pop(entering)
        touched.discard(basic)
        for other in touched:
            target = self._row[other]
            factor = target.pop(entering)
            if denominator != 1:
                for key in target:
                    target[key] *= denominator
            for key, number in new.items():
                total = target.get(key)
                if total is None:
                    target[key] = factor * number
                    columns[key].add(other)
                elif total := total + factor * number:
                    target[key] = total
                else:
                    del target[key]
                    columns[key].discard(other)
            below = self._denominator[other] * denominator
            common = gcd(below, *target.values())
            if common != 1:
                below //= common
                for key in target:
                    target[key] //= common
            self._denominator[other] = below
            self._work += (len(target) + 1) * (1 + below.bit_length() // 64)
        common = gcd(denominator, *new.values())
        self._row[entering] = {key: number // common for key, number in new.items()}
        self._denominator[entering] = denominator // common
        for key in new:
            columns[key].add(entering)
        self._work += len(new) + 1
        if self._work > self._most_work:
            raise OutOfWork

    def copy(self) -> Self:
        """Return a tableau of one's own to go on from, with a budget of its own."""
        twin = object.__new__(type(self))
        twin._count, twin._most_work, twin._work = self._count, self._most_work, 0
        twin._why_low, twin._why_high = self._why_low, self._why_high
        twin._low, twin._high, twin._value = self._low.copy(), self._high.copy(), self._value.copy()
        twin._row = {basic: row.copy() for basic, row in self._row.items()}
        twin._denominator = self._denominator.copy()
        twin._column = {variable: column.copy() for variable, column in self._column.items()}
        return twin
