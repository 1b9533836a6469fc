"""The general simplex method in exact arithmetic, strict rows by an infinitesimal.

After Dutertre & de Moura, "A Fast Linear-Arithmetic Solver for DPLL(T)" (CAV 2006): every line gets a slack variable,
ends of ranges are all that constrains, and a strict end is one that is an infinitesimal away. Values are pairs (c, k)
for c + k·δ, which Python orders as it should. A tableau row is kept in whole numbers over a common denominator.
Bland's rule (1977) takes over where a quicker choice has gone on for long, so it ends; a budget makes it end soon.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd
from typing import TypeAlias

from conflictfacts.linear.system import Number, divide
from conflictfacts.linear.whole import Whole

__all__ = ["MOST_WORK", "OutOfWork", "Simplex"]

MOST_WORK = 3_000_000
"""Entries of the tableau that may be rewritten before it is given up: a few seconds."""

_Value: TypeAlias = tuple[Number, Number]
_Reason: TypeAlias = tuple[int, Number]


def _minus(value: _Value, other: _Value) -> _Value:
    return value[0] - other[0], value[1] - other[1]


class OutOfWork(Exception):
    """The budget is used up and nothing is known; never leaves the package."""


class Simplex:
    """A tableau: basic variables as combinations of the others, which stand in their ranges.

    Attributes:
        work: Entries rewritten so far.
    """

    def __init__(self, whole: Whole, most_work: int = MOST_WORK) -> None:
        self._whole = whole
        self._most_work = most_work
        self.work = 0
        size = len(whole.index) + len(whole.lines)
        self._low: list[_Value | None] = [None] * size
        self._high: list[_Value | None] = [None] * size
        self._why_low: list[_Reason] = [(-1, 0)] * size
        self._why_high: list[_Reason] = [(-1, 0)] * size
        # A basic variable x has x * denominator = sum of number times nonbasic variable.
        self._row: dict[int, dict[int, int]] = {}
        self._denominator: dict[int, int] = {}
        self._column: dict[int, set[int]] = {variable: set() for variable in range(len(whole.index))}
        for variable, upper, value, open_, source, factor in whole.ends:
            self._set_end(variable, upper, value, open_, (source, factor))
        for slack, line in enumerate(whole.lines, start=len(whole.index)):
            self._set_end(slack, True, line.bound, line.strict, (line.source, line.factor))
            if line.equal:
                self._set_end(slack, False, line.bound, False, (line.source, -line.factor))
        self._value: list[_Value] = [low or high or (0, 0) for low, high in zip(self._low, self._high, strict=True)]
        for slack, line in enumerate(whole.lines, start=len(whole.index)):
            self._add_basic(slack, dict(line.terms))

    def _set_end(self, variable: int, upper: bool, value: Number, open_: bool, why: _Reason) -> None:
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

    # -- moving ------------------------------------------------------------------------------------------------------

    def _shift(self, variable: int, by: _Value) -> None:
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
            self.work += len(target) + 1
        common = gcd(denominator, *new.values())
        self._row[entering] = {key: number // common for key, number in new.items()}
        self._denominator[entering] = denominator // common
        for key in new:
            columns[key].add(entering)
        self.work += len(new) + 1
        if self.work > self._most_work:
            raise OutOfWork

    # -- feasibility -------------------------------------------------------------------------------------------------

    def check(self) -> dict[int, Number] | None:
        """Bring every basic variable into its range.

        Returns:
            `None` when it could be done; else multipliers by position of row that add up to a contradiction. Their rows
            are irreducible: a row of the tableau is the only dependence among its own variables.

        Raises:
            OutOfWork: If the budget is used up first.
        """
        for variable in range(len(self._value)):
            low, high = self._low[variable], self._high[variable]
            if low is not None and high is not None and low > high:
                return self._added_up([(self._why_low[variable], 1), (self._why_high[variable], 1)])
        patience, pivots = 4 * len(self._row) + 20, 0
        while (found := self._outside()) is not None:
            basic, rising, target = found
            row = self._row[basic]
            entering = self._entering(row, rising, bland=pivots > patience)
            if entering is None:
                denominator = self._denominator[basic]
                reasons: list[tuple[_Reason, Number]] = [
                    (self._why_low[basic] if rising else self._why_high[basic], denominator)
                ]
                for variable, number in row.items():
                    at_high = (number > 0) == rising
                    reasons.append((self._why_high[variable] if at_high else self._why_low[variable], abs(number)))
                return self._added_up(reasons)
            value, number, denominator = self._value[basic], row[entering], self._denominator[basic]
            self._shift(
                entering,
                (
                    divide((target[0] - value[0]) * denominator, number),
                    divide((target[1] - value[1]) * denominator, number),
                ),
            )
            self._pivot(basic, entering)
            pivots += 1
        return None

    def _outside(self) -> tuple[int, bool, _Value] | None:
        """Return the first basic variable outside its range, whether it must rise, and the end it must reach."""
        best: tuple[int, bool, _Value] | None = None
        for basic in self._row:
            if best is not None and basic > best[0]:
                continue
            value, low, high = self._value[basic], self._low[basic], self._high[basic]
            if low is not None and value < low:
                best = basic, True, low
            elif high is not None and value > high:
                best = basic, False, high
        return best

    def _entering(self, row: Mapping[int, int], rising: bool, bland: bool) -> int | None:
        """Return the nonbasic variable to move: the first that can, or the one that changes the fewest rows."""
        best, best_key = None, (0, 0)
        for variable, number in row.items():
            if self._can_move(variable, up=(number > 0) == rising):
                key = (0 if bland else len(self._column[variable]), variable)
                if best is None or key < best_key:
                    best, best_key = variable, key
        return best

    def _can_move(self, variable: int, up: bool) -> bool:
        end = self._high[variable] if up else self._low[variable]
        return end is None or self._value[variable] != end

    def _added_up(self, reasons: list[tuple[_Reason, Number]]) -> dict[int, Number]:
        rows: dict[int, Number] = {}
        for (source, factor), amount in reasons:
            rows[source] = rows.get(source, 0) + factor * amount
        return rows

    # -- optimum -----------------------------------------------------------------------------------------------------

    def maximise(self, objective: Mapping[int, int]) -> tuple[_Value, dict[int, Number]] | None:
        """Return the supremum of an expression, after `check()` has returned `None`.

        The supremum is attained when its infinitesimal part is 0: the optimum over rows tightened by δ moves away from
        the value exactly when no point of the strict system has it.

        Returns:
            The supremum and the multipliers by position of row that prove it, or `None` when there is none.

        Raises:
            OutOfWork: If the budget is used up first.
        """
        goal = len(self._value)
        self._value.append((0, 0))
        self._low.append(None)
        self._high.append(None)
        self._add_basic(goal, objective)
        patience, pivots = 4 * len(self._row) + 20, 0
        while True:
            row = self._row[goal]
            movable = [v for v, number in row.items() if self._can_move(v, up=number > 0)]
            if not movable:
                break
            entering = min(movable) if pivots > patience else max(movable, key=lambda v: (abs(row[v]), -v))
            if not self._advance(entering, up=row[entering] > 0):
                return None
            pivots += 1
        denominator = self._denominator[goal]
        reasons: list[tuple[_Reason, Number]] = [
            (self._why_high[v] if number > 0 else self._why_low[v], divide(abs(number), denominator))
            for v, number in row.items()
        ]
        return self._value[goal], self._added_up(reasons)

    def _advance(self, entering: int, up: bool) -> bool:
        """Move a nonbasic variable as far as the ranges allow, and pivot there; `False` when nothing stops it."""
        value = self._value
        far = self._high[entering] if up else self._low[entering]
        here = value[entering]
        step: _Value | None = None if far is None else _minus(far, here) if up else _minus(here, far)
        leaving = None
        for basic in self._column[entering]:
            number, denominator = self._row[basic][entering], self._denominator[basic]
            rises = (number > 0) == up
            end = self._high[basic] if rises else self._low[basic]
            if end is None:
                continue
            speed = number if up else -number
            at = value[basic]
            room = (
                divide((end[0] - at[0]) * denominator, speed),
                divide((end[1] - at[1]) * denominator, speed),
            )
            if step is None or room < step or (room == step and leaving is not None and basic < leaving):
                step, leaving = room, basic
        if step is None:
            return False
        self._shift(entering, step if up else (-step[0], -step[1]))
        if leaving is not None:
            self._pivot(leaving, entering)
        return True

    # -- points and copies -------------------------------------------------------------------------------------------

    def point(self) -> list[Number]:
        """Return the values of the variables, with a number for the infinitesimal that is small enough."""
        delta = Fraction(1)
        for value, low, high in zip(self._value, self._low, self._high, strict=True):
            for small, large in ((low, value), (value, high)):
                if small is not None and large is not None and small[1] > large[1]:
                    delta = min(delta, Fraction(large[0] - small[0]) / Fraction(small[1] - large[1]))
        return [whole + small * delta for whole, small in self._value[: len(self._whole.index)]]

    def copy(self) -> Simplex:
        """Return a tableau of one's own to go on from, with a budget of its own."""
        twin: Simplex = object.__new__(Simplex)
        twin._whole, twin._most_work, twin.work = self._whole, self._most_work, 0
        twin._why_low, twin._why_high = self._why_low, self._why_high
        twin._low, twin._high, twin._value = self._low.copy(), self._high.copy(), self._value.copy()
        twin._row = {basic: row.copy() for basic, row in self._row.items()}
        twin._denominator = self._denominator.copy()
        twin._column = {variable: column.copy() for variable, column in self._column.items()}
        return twin
