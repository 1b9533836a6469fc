"""Rows and systems of rows: linear statements about named quantities, strict and non-strict kept apart.

Nothing is decided here. A variable is any hashable name and is free; a bound on it is a row with one term. Numbers are
ints and fractions; a float is refused, because what it was rounded from is lost.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

__all__ = [
    "Number",
    "Relation",
    "Row",
    "System",
    "Terms",
    "Variable",
    "divide",
    "exact",
    "split",
    "terms_of",
    "tuple_of_rows",
]

Number: TypeAlias = int | Fraction
Variable: TypeAlias = Hashable
Terms: TypeAlias = tuple[tuple[Variable, Number], ...]


def exact(value: Any) -> Number:
    """Return the number as an int where it is whole and as a `Fraction` elsewhere.

    Raises:
        TypeError: If it is anything but an int or a `Fraction` (a bool is neither).
    """
    if type(value) is int:
        return value
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else value
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    raise TypeError(f"a number of a row must be an int or a Fraction, got {value!r} ({type(value).__name__})")


def divide(numerator: Number, denominator: Number) -> Number:
    """Divide exactly.

    >>> divide(6, 3), divide(1, 3)
    (2, Fraction(1, 3))
    """
    if type(numerator) is int and type(denominator) is int:
        quotient, rest = divmod(numerator, denominator)
        return Fraction(numerator, denominator) if rest else quotient
    return exact(Fraction(numerator) / denominator)


def terms_of(expression: Mapping[Any, Any] | Iterable[tuple[Any, Any]]) -> Terms:
    """Return a linear expression as terms: coefficients exact, none of them 0, no variable twice."""
    # Whether something is a dict is known at once, unlike whether it is a mapping.
    pairs = expression.items() if isinstance(expression, dict | Mapping) else tuple(expression)
    terms = tuple([(variable, exact(coefficient)) for variable, coefficient in pairs if coefficient])
    if len(terms) > 1 and len({variable for variable, _ in terms}) < len(terms):
        total: dict[Variable, Number] = {}
        for variable, coefficient in terms:
            total[variable] = exact(total.get(variable, 0) + coefficient)
        return tuple((variable, coefficient) for variable, coefficient in total.items() if coefficient)
    return terms


class Relation(StrEnum):
    """How the left side of a row stands to its bound."""

    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "=="
    AT_LEAST = ">="
    ABOVE = ">"

    strict: bool
    """Whether the bound itself is left out."""

    sign: int
    """1 where the left side is held down, -1 where it is held up, 0 where it is both."""

    def __init__(self, symbol: str) -> None:
        self.strict = len(symbol) == 1
        self.sign = {"<": 1, "=": 0, ">": -1}[symbol[0]]


_RELATIONS = {relation.value: relation for relation in Relation}


def _relation(value: str) -> Relation:
    try:
        return _RELATIONS[value]
    except KeyError:
        raise ValueError(f"'relation' must be one of {', '.join(_RELATIONS)}, got {value!r}") from None


@attrs.frozen
class Row:
    """One linear statement: the sum of coefficient times variable stands in a relation to a bound.

    >>> print(Row({"total": 1, "killed": -1}, ">", 650_000))
    total - killed > 650000
    """

    terms: Terms = attrs.field(converter=terms_of)
    """The left side, as pairs of variable and coefficient; a mapping is taken too."""

    relation: Relation = attrs.field(converter=_relation)
    """`<=`, `<`, `==`, `>=` or `>`."""

    bound: Number = attrs.field(converter=exact)
    """The right side."""

    tag: Hashable = None
    """For whom it speaks. Rows of one tag stand or fall together, like the two ends of one claim; `None`: alone."""

    fixed: bool = False
    """Whether the row is no claim but a definition: always there, and never a member of a conflict."""

    @property
    def member(self) -> Hashable:
        """What a conflict names for this row: its tag, or the row itself where it has none."""
        return self if self.tag is None else self.tag

    def left(self, point: Mapping[Variable, Number]) -> Number:
        """Return the left side at a point; a variable that the point does not know counts as 0."""
        return exact(sum((coefficient * point.get(variable, 0) for variable, coefficient in self.terms), start=0))

    def holds(self, point: Mapping[Variable, Number]) -> bool:
        """Tell whether the point satisfies the row, exactly."""
        left, bound = self.left(point), self.bound
        return {
            Relation.AT_MOST: left <= bound,
            Relation.BELOW: left < bound,
            Relation.EQUAL: left == bound,
            Relation.AT_LEAST: left >= bound,
            Relation.ABOVE: left > bound,
        }[self.relation]

    def __str__(self) -> str:
        parts = []
        for variable, coefficient in self.terms:
            size = "" if abs(coefficient) == 1 else f"{abs(coefficient)} "
            parts.append(f"{'-' if coefficient < 0 else '+'} {size}{variable}")
        left = " ".join(parts) or "0"
        left = left[2:] if left.startswith("+ ") else left.replace("- ", "-", 1) if left.startswith("- ") else left
        return f"{left} {self.relation.value} {self.bound}"


def tuple_of_rows(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows as a tuple."""
    return tuple(rows)


@attrs.frozen
class System:
    """Rows that are to hold together.

    >>> system = System([Row({"x": 1}, "<", 100), Row({"y": 1}, ">=", 1)])
    >>> [len(component.rows) for component in system.components()]
    [1, 1]
    """

    rows: tuple[Row, ...] = attrs.field(converter=tuple_of_rows)
    """The rows, in the order given, which decides nothing but which of several equally good answers comes first."""

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def components(self) -> tuple[System, ...]:
        """Split into systems that share no variable, in the order of their first rows."""
        return tuple(System(rows) for rows in split(self.rows))


def split(rows: Iterable[Row]) -> list[list[Row]]:
    """Group rows that hang together through variables; a row without variables is a group of its own.

    Union-find with path halving (Tarjan & van Leeuwen 1984), over rows: a variable leads to the first row that has it.
    """
    listed = list(rows)
    parent = list(range(len(listed)))
    first: dict[Variable, int] = {}
    for index, row in enumerate(listed):
        root = index
        for variable, _ in row.terms:
            other = first.setdefault(variable, index)
            while parent[other] != other:
                parent[other] = other = parent[parent[other]]
            # The older row becomes the root, so groups come in the order of their first rows.
            if other < root:
                parent[root] = root = other
            elif root < other:
                parent[other] = root
    groups: dict[int, list[Row]] = {}
    for index, row in enumerate(listed):
        root = index
        while parent[root] != root:
            root = parent[root]
        groups.setdefault(root, []).append(row)
    return list(groups.values())
