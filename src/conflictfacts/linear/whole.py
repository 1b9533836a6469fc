"""Rows in whole numbers: what the algorithms work on.

Variables become 0, 1, 2 …; variable v has two *ends*, 2v (low) and 2v + 1 (high), so that `end ^ 1` is the other one.
A row with one variable gives an end. A longer row becomes a *half*: in ints, turned to read "at most", each coefficient
next to the end that makes its term smallest; the sum over these ends cannot exceed the bound. An equation is two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import gcd, lcm
from typing import NamedTuple, TypeAlias

from conflictfacts.linear.system import Number, Row, Terms, Variable, divide, exact

__all__ = ["End", "Half", "Line", "Whole"]

Half: TypeAlias = tuple[tuple[tuple[int, int], ...], int, bool]
"""Ends with coefficients, the bound, and whether the bound itself is left out."""


class End(NamedTuple):
    """An end of a variable's range, read as `x <= value` or `-x <= -value`."""

    end: int
    value: Number
    open: bool
    source: int
    """Position of the row it came from."""
    factor: Number
    """Multiplier of that row for one of this end."""


class Line(NamedTuple):
    """A row over two or more variables: the sum is at most, below or equal to the bound."""

    terms: tuple[tuple[int, int], ...]
    """Variables with coefficients."""
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
        halves: Halves, in the order of the rows; the two of an equation follow each other.
        source: By half, the position of the row it came from.
        factor: By half, the multiplier of that row for one of this half.
        first: By half, itself, or the first half of its equation.
        false: Position of a row without variables that does not hold, or `None`.
    """

    __slots__ = ("ends", "factor", "false", "first", "halves", "index", "rows", "source")

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.index: dict[Variable, int] = {}
        self.ends: list[End] = []
        self.halves: list[Half] = []
        self.source: list[int] = []
        self.factor: list[int] = []
        self.first: list[int] = []
        self.false: int | None = None
        for source, row in enumerate(rows):
            if len(row.terms) == 1:
                self._add_ends(source, row)
            elif row.terms:
                self._add_halves(source, row)
            elif not row.holds({}) and self.false is None:
                self.false = source

    def _add_ends(self, source: int, row: Row) -> None:
        ((variable, coefficient),) = row.terms
        index, value, relation = self.index, row.bound, row.relation
        low = 2 * index.setdefault(variable, len(index))
        factor: Number = 1
        if coefficient != 1:
            value, factor = divide(value, coefficient), divide(1, coefficient)
        sign = relation.sign if coefficient > 0 else -relation.sign
        if sign <= 0:
            self.ends.append(End(low, value, relation.strict, source, -factor))
        if sign >= 0:
            self.ends.append(End(low + 1, value, relation.strict, source, factor))

    def _add_halves(self, source: int, row: Row) -> None:
        index, bound, relation = self.index, row.bound, row.relation
        factor = relation.sign or 1
        terms = []
        for variable, coefficient in row.terms:
            if type(coefficient) is not int:
                factor *= coefficient.denominator // gcd(factor, coefficient.denominator)
            terms.append((2 * index.setdefault(variable, len(index)), coefficient))
        if type(bound) is not int:
            factor *= bound.denominator // gcd(factor, bound.denominator)
        smallest = tuple([(v if a > 0 else v + 1, a) for v, c in terms if (a := int(factor * c))])
        number = len(self.halves)
        self.halves.append((smallest, int(factor * bound), relation.strict))
        self.source.append(source)
        self.factor.append(factor)
        self.first.append(number)
        if not relation.sign:
            self.halves.append((tuple([(end ^ 1, -a) for end, a in smallest]), -int(factor * bound), False))
            self.source.append(source)
            self.factor.append(-factor)
            self.first.append(number)

    def line(self, half: int) -> Line:
        """Return the row of a first half as a line."""
        terms, bound, strict = self.halves[half]
        equal = half + 1 < len(self.first) and self.first[half + 1] == half
        variables = tuple([(end >> 1, a) for end, a in terms])
        return Line(variables, bound, strict, equal, self.source[half], self.factor[half])

    def lines(self) -> list[Line]:
        """Return all rows over two or more variables."""
        return [self.line(half) for half, first in enumerate(self.first) if half == first]

    def objective(self, terms: Terms) -> tuple[dict[int, int], int]:
        """Return an expression as whole coefficients by variable number, and the scale they were multiplied by."""
        scale = lcm(*(coefficient.denominator for _, coefficient in terms))
        return {self.index[variable]: int(scale * coefficient) for variable, coefficient in terms}, scale

    def named(self, values: Iterable[Number]) -> dict[Variable, Number]:
        """Return a point by the names of the variables."""
        return {variable: exact(value) for variable, value in zip(self.index, values, strict=True)}
