"""Rows in whole numbers: what the algorithms work on.

Variables become 0, 1, 2 …; a row with one variable becomes an end of that variable's range; a longer row becomes a
line, in ints and turned to read "at most". Each keeps what turns a multiplier of its own back into one of the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from conflictfacts.linear.system import Number, Relation, Row, Terms, Variable, exact

__all__ = ["End", "Line", "Whole"]


class End(NamedTuple):
    """One end of a variable's range."""

    variable: int
    upper: bool
    value: Number
    open: bool
    source: int
    """Position of the row it came from."""
    factor: Number
    """Multiplier of that row for one of this end, read as `x <= value` or `-x <= -value`."""


class Line(NamedTuple):
    """A row over two or more variables: the sum is at most, below or equal to the bound."""

    terms: tuple[tuple[int, int], ...]
    bound: int
    strict: bool
    equal: bool
    source: int
    """Position of the row it came from."""
    factor: int
    """Multiplier of that row for one of this line."""


class Whole:
    """A system in whole numbers.

    Attributes:
        rows: The rows it was made from.
        index: Variable to number.
        ends: Ends of variables' ranges, in the order of the rows.
        lines: Longer rows, in the order of the rows.
        false: Position of a row without variables that does not hold, or `None`.
    """

    __slots__ = ("ends", "false", "index", "lines", "rows")

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.index: dict[Variable, int] = {}
        self.ends: list[End] = []
        self.lines: list[Line] = []
        self.false: int | None = None
        for source, row in enumerate(rows):
            if len(row.terms) == 1:
                self._add_ends(source, row)
            elif row.terms:
                self._add_line(source, row)
            elif not row.holds({}) and self.false is None:
                self.false = source

    def _add_ends(self, source: int, row: Row) -> None:
        ((variable, coefficient),) = row.terms
        number = self.index.setdefault(variable, len(self.index))
        relation, strict = row.relation, row.relation.strict
        if coefficient == 1:
            value, factor = row.bound, coefficient
        else:
            value, factor = exact(Fraction(row.bound) / coefficient), exact(1 / Fraction(coefficient))
        at_most = relation is Relation.AT_MOST or relation is Relation.BELOW
        if relation is Relation.EQUAL or at_most == (coefficient < 0):
            self.ends.append(End(number, False, value, strict, source, -factor))
        if relation is Relation.EQUAL or at_most == (coefficient > 0):
            self.ends.append(End(number, True, value, strict, source, factor))

    def _add_line(self, source: int, row: Row) -> None:
        index = self.index
        relation = row.relation
        factor = -1 if relation is Relation.AT_LEAST or relation is Relation.ABOVE else 1
        if type(row.bound) is not int or any(type(coefficient) is not int for _, coefficient in row.terms):
            factor *= lcm(row.bound.denominator, *(coefficient.denominator for _, coefficient in row.terms))
        terms = tuple(
            [(index.setdefault(variable, len(index)), int(factor * coefficient)) for variable, coefficient in row.terms]
        )
        equal = relation is Relation.EQUAL
        self.lines.append(Line(terms, int(factor * row.bound), relation.strict, equal, source, factor))

    def objective(self, terms: Terms) -> tuple[dict[int, int], int]:
        """Return an expression as whole coefficients by variable number, and the scale they were multiplied by."""
        scale = lcm(*(coefficient.denominator for _, coefficient in terms))
        return {self.index[variable]: int(scale * coefficient) for variable, coefficient in terms}, scale

    def named(self, values: Iterable[Number]) -> dict[Variable, Number]:
        """Return a point by the names of the variables."""
        return {variable: exact(value) for variable, value in zip(self.index, values, strict=True)}
