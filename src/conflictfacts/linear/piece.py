"""A part of a component that propagation left open, as the simplex method takes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from conflictfacts.linear.propagate import Propagation
from conflictfacts.linear.simplex import Simplex
from conflictfacts.linear.system import Number
from conflictfacts.linear.tableau import Value
from conflictfacts.linear.whole import End

__all__ = ["SIMPLEX_SIZE", "Piece"]

SIMPLEX_SIZE = 160_000
"""Lines times variables, beyond which a piece is not given to the simplex method."""


class Piece:
    """Lines, and variables in the ranges that propagation found.

    In multipliers, -1 - end stands for an end of such a range, and a position for a row.

    Attributes:
        free: Its variables with more than one value, by number in the component.
        small: Whether the simplex method takes it.
    """

    def __init__(self, ranges: Propagation, free: Sequence[int], lines: Sequence[int]) -> None:
        self.free = free
        self.small = len(free) * len(lines) <= SIMPLEX_SIZE
        self._ranges, self._lines = ranges, lines
        self._local: dict[int, int] = {}
        self._tableau: Simplex | None = None
        self._corners: dict[bool, bool] = {}

    def has_corner(self, *, upper: bool) -> bool:
        """Tell whether all its variables can be at the high, or all at the low ends of their ranges at once.

        Where they can, what propagation found is how far each of them can go, and there is nothing left to optimise. So
        it is with figures of which each is at least the one before. Where an end is left out, a variable is less than
        any number away from it; where there is none, it is beyond any number.
        """
        if upper not in self._corners:
            self._corners[upper] = all(self._holds_in_corner(line, int(upper)) for line in self._lines)
        return self._corners[upper]

    def _holds_in_corner(self, index: int, upper: int) -> bool:
        ranges = self._ranges
        line = ranges.whole.line(index)
        beyond, room, nearly = 0, Fraction(line.bound), 0
        for variable, a in line.terms:
            value = ranges.value[2 * variable + upper]
            sign = 1 if upper else -1
            if value is None:
                beyond -= a * sign
            else:
                room -= a * value
                nearly += a * sign * ranges.open[2 * variable + upper]
        if line.equal:
            return beyond == room == nearly == 0
        first = next((left for left in (beyond, room, nearly) if left), 0)
        return first > 0 or (first == 0 and not line.strict)

    def check(self) -> dict[int, Number] | None:
        """Return `None` if the lines can hold, or else multipliers that add up to a contradiction.

        Raises:
            OutOfWork: If the budget is used up first.
        """
        self._local = {variable: number for number, variable in enumerate(self.free)}
        lines = []
        for index in self._lines:
            line = self._ranges.whole.line(index)
            terms = tuple((self._local.setdefault(v, len(self._local)), a) for v, a in line.terms)
            lines.append(line._replace(terms=terms))
        ends = [
            End(2 * number + upper, value, self._ranges.open[2 * variable + upper], -1 - (2 * variable + upper), 1)
            for variable, number in self._local.items()
            for upper in (False, True)
            if (value := self._ranges.value[2 * variable + upper]) is not None
        ]
        tableau = Simplex(len(self._local), ends, lines)
        against = tableau.check()
        if against is None:
            self._tableau = tableau
        return against

    def point(self) -> dict[int, Number]:
        """Return a value for each free variable, after `check()` has returned `None`."""
        assert self._tableau is not None
        return dict(zip(self.free, self._tableau.point(), strict=False))

    def maximise(self, objective: Mapping[int, int]) -> tuple[Value, dict[int, Number]] | None:
        """Return the supremum of an expression in free variables and the multipliers that prove it, or `None` if none.

        Raises:
            OutOfWork: If the budget is used up first.
        """
        if self._tableau is None:
            self.check()
        assert self._tableau is not None
        return self._tableau.copy().maximise({self._local[variable]: a for variable, a in objective.items()})
