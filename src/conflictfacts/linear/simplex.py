"""The general simplex method in exact arithmetic, strict rows by an infinitesimal.

After Dutertre & de Moura, "A Fast Linear-Arithmetic Solver for DPLL(T)" (CAV 2006): every line gets a slack variable,
ends of ranges are all that constrains, and a strict end is one that is an infinitesimal away. Bland's rule (1977) takes
over where a quicker choice has gone on for long, so it ends; a budget makes it end soon.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from conflictfacts.linear.system import Number, divide
from conflictfacts.linear.tableau import Reason, Tableau, Value

__all__ = ["Simplex"]


class Simplex(Tableau):
    """A tableau that is brought to a point in all ranges, and from there to an optimum."""

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
        while (found := self._outside(bland=pivots > patience)) is not None:
            basic, rising, target = found
            row = self._row[basic]
            entering = self._entering(row, rising, bland=pivots > patience)
            if entering is None:
                denominator = self._denominator[basic]
                reasons: list[tuple[Reason, Number]] = [
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

    def _outside(self, bland: bool) -> tuple[int, bool, Value] | None:
        """Return a basic variable outside its range, whether it must rise, and the end it must reach.

        It is the one farthest outside, or the first.
        """
        best: tuple[int, bool, Value] | None = None
        farthest: Value = (0, 0)
        for basic in self._row:
            if bland and best is not None and basic > best[0]:
                continue
            value, low, high = self._value[basic], self._low[basic], self._high[basic]
            if low is not None and value < low:
                distance, found = _minus(low, value), (basic, True, low)
            elif high is not None and value > high:
                distance, found = _minus(value, high), (basic, False, high)
            else:
                continue
            if bland or distance > farthest:
                best, farthest = found, distance
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

    def _added_up(self, reasons: list[tuple[Reason, Number]]) -> dict[int, Number]:
        rows: dict[int, Number] = {}
        for (source, factor), amount in reasons:
            rows[source] = rows.get(source, 0) + factor * amount
        return rows

    def maximise(self, objective: Mapping[int, int]) -> tuple[Value, dict[int, Number]] | None:
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
        reasons: list[tuple[Reason, Number]] = [
            (self._why_high[v] if number > 0 else self._why_low[v], divide(abs(number), denominator))
            for v, number in row.items()
        ]
        return self._value[goal], self._added_up(reasons)

    def _advance(self, entering: int, up: bool) -> bool:
        """Move a nonbasic variable as far as the ranges allow, and pivot there; `False` when nothing stops it."""
        value = self._value
        far = self._high[entering] if up else self._low[entering]
        here = value[entering]
        step: Value | None = None if far is None else _minus(far, here) if up else _minus(here, far)
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

    def point(self) -> list[Number]:
        """Return the values of the variables, with a number for the infinitesimal that is small enough."""
        delta = Fraction(1)
        for value, low, high in zip(self._value, self._low, self._high, strict=True):
            for small, large in ((low, value), (value, high)):
                if small is not None and large is not None and small[1] > large[1]:
                    delta = min(delta, Fraction(large[0] - small[0]) / Fraction(small[1] - large[1]))
        return [whole + small * delta for whole, small in self._value[: self._count]]


def _minus(value: Value, other: Value) -> Value:
    return value[0] - other[0], value[1] - other[1]
