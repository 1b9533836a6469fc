"""Quantities one can ask about: named by what facts say, and put together with `+ - * /`.

Decides what an expression is. Which variable a quantity is among given facts is up to `asking`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from fractions import Fraction
from types import EllipsisType
from typing import Any, TypeAlias

import attrs

from conflictfacts.errors import DivisionError, FieldError
from conflictfacts.model.facts import Fact
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.vocabulary import (
    DeploymentStatus,
    Displaced,
    EquipmentStatus,
    Measure,
    Population,
    TerritoryStatus,
    choice,
)
from conflictfacts.units import Number, canonical_unit, exact

__all__ = ["Expression", "Quantity", "Ratio", "quantity"]

_WORDS: dict[str, tuple[str, ...]] = {
    "CasualtyEstimate": tuple(Measure),
    "Displacement": tuple(Displaced),
    "EquipmentLoss": tuple(EquipmentStatus),
    "Deployment": (*DeploymentStatus, "initial", "rejoined"),
    "TerritorialControl": (*TerritoryStatus, "control"),
}

Open: TypeAlias = EllipsisType
"""What is left open: whatever the facts say, if it is one thing only."""


@attrs.frozen
class Expression:
    """A sum of multiples of quantities, and a number in the unit of all of them.

    >>> lost, killed = quantity("losses", actor="Russia"), quantity("killed", actor="Russia")
    >>> print(lost - killed, 2 * killed, sep="; ")
    losses of Russia - killed of Russia; 2 killed of Russia
    """

    terms: tuple[tuple[Quantity, Number], ...]
    """Quantities and by what each is multiplied."""

    constant: Number = 0
    """A number that is added, in the base unit of the quantities (people, square kilometres, ...)."""

    def __add__(self, other: object) -> Expression:
        b = _expression(other)
        return NotImplemented if b is None else _sum(self, b, 1)

    __radd__ = __add__

    def __sub__(self, other: object) -> Expression:
        b = _expression(other)
        return NotImplemented if b is None else _sum(self, b, -1)

    def __rsub__(self, other: object) -> Expression:
        b = _expression(other)
        return NotImplemented if b is None else _sum(b, self, -1)

    def __neg__(self) -> Expression:
        return self._times(-1)

    def __mul__(self, other: object) -> Expression:
        return NotImplemented if isinstance(other, Expression | Ratio) else self._times(exact(other, "factor"))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Any:
        if isinstance(other, Expression):
            return Ratio(self, other)
        if isinstance(other, Ratio):
            return NotImplemented
        divisor = exact(other, "divisor")
        if divisor == 0:
            raise DivisionError("cannot divide a quantity by 0")
        return self._times(exact(Fraction(1) / divisor))

    def _times(self, factor: Number) -> Expression:
        return Expression(tuple((q, exact(n * factor)) for q, n in self.terms if factor), exact(self.constant * factor))

    def __str__(self) -> str:
        text = ""
        for q, n in self.terms:
            size = "" if abs(n) == 1 else f"{abs(n)} "
            text += f" {'-' if n < 0 else '+'} {size}{q.named}"
        if self.constant or not text:
            text += f" {'-' if self.constant < 0 else '+'} {abs(self.constant)}"
        return f"-{text[3:]}" if text.startswith(" -") else text[3:]


@attrs.frozen(kw_only=True)
class Quantity(Expression):
    """One quantity, by name; see `quantity()`. What is `...` is left open, what is `None` is not said."""

    terms: tuple[tuple[Quantity, Number], ...] = attrs.field(init=False, repr=False, eq=False, default=())
    constant: Number = attrs.field(init=False, repr=False, eq=False, default=0)

    word: str
    """Its measure or status; "initial" and "rejoined" for what only `stock_flow` speaks about."""

    type: str | Open = ...
    """Name of the class of facts."""

    actor: str | Actor | Open | None = ...
    """Whose."""

    opponent: str | Actor | Open | None = ...
    """By whom."""

    place: str | Place | Open | None = ...
    """Where."""

    population: Population | Open | None = ...
    """What kind of people."""

    period: Period | datetime.date | Open | None = ...
    """When: a period, or the day as of which."""

    includes: tuple[Measure, ...] | Open | None = ...
    """What the measure takes in."""

    item: str | Open | None = ...
    """What kind of materiel."""

    unit: str | None = None
    """A unit of what it is measured in; `None` for a count or an area, not per time."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "terms", ((self, 1),))

    @property
    def named(self) -> str:
        """Its name, with what was said to tell it from others."""
        parts = [self.word.replace("_", " ")]
        for word, value in (("of", self.actor), ("in", self.place), ("against", self.opponent), ("", self.period)):
            if value is not None and not isinstance(value, EllipsisType):
                parts.append(f"{word} {value}".strip())
        return " ".join(parts)

    def __str__(self) -> str:
        return self.named


@attrs.frozen
class Ratio:
    """One expression divided by another, which is above 0."""

    numerator: Expression
    """What is divided."""

    denominator: Expression
    """By what."""

    def __str__(self) -> str:
        def in_brackets(e: Expression) -> str:
            return str(e) if isinstance(e, Quantity) else f"({e})"

        return f"{in_brackets(self.numerator)} / {in_brackets(self.denominator)}"


def quantity(
    word: str,
    *,
    type: str | type[Fact] | Open = ...,
    actor: str | Actor | Open | None = ...,
    opponent: str | Actor | Open | None = ...,
    place: str | Place | Open | None = ...,
    population: Population | str | Open | None = ...,
    period: Period | datetime.date | str | Open | None = ...,
    includes: Iterable[Measure | str] | Open | None = ...,
    item: str | Open | None = ...,
    unit: str | None = None,
) -> Quantity:
    """Name a quantity that facts speak about, to ask `implied()` about it.

    What is left out is left open: it is whatever the facts say, which must then be one thing only. `None` means that
    the facts do not say.

    Args:
        word: Its measure or status: "killed", "losses", "held" ...; "initial" for those of an actor who were present
            before the ones that are said to have been sent, "rejoined" for those lost who came back; both only mean
            something under the assumption `stock_flow`.
        type: The class of facts, or its name; only needed where a word is of several ("captured").
        actor: Whose, by name, ISO code or as an `Actor`.
        opponent: By whom.
        place: Where.
        population: What kind of people.
        period: When: a `Period`, or the day as of which.
        includes: What the measure takes in, where the source says so.
        item: What kind of materiel.
        unit: A unit of what it is measured in, where it is no count and no area: "person/day".

    Raises:
        FieldError: If there is no such word, class or measure.
        UnitError: If there is no such unit.
    """
    name = type if isinstance(type, str | EllipsisType) else type.__name__
    words = {w for kind, some in _WORDS.items() if name in (..., kind) for w in some}
    if not isinstance(name, EllipsisType) and name not in _WORDS:
        raise FieldError("type", f"be one of {', '.join(_WORDS)}", name)
    if word not in words:
        raise FieldError("word", f"be one of {', '.join(sorted(words))}", word)
    if isinstance(population, str):
        population = choice(Population, population, "population")
    if isinstance(includes, str):
        raise FieldError("includes", "be a list of measures", includes)
    if includes is not None and not isinstance(includes, EllipsisType):
        includes = tuple(choice(Measure, measure, "includes") for measure in includes)
    if isinstance(period, str):
        period = Period(as_of=period).as_of
    return Quantity(
        word=str(word),
        type=name,
        actor=actor,
        opponent=opponent,
        place=place,
        population=population,
        period=period,
        includes=includes,
        item=item,
        unit=None if unit is None else canonical_unit(unit),
    )


def _expression(value: object) -> Expression | None:
    if isinstance(value, Expression):
        return value
    if isinstance(value, Ratio):
        return None
    return Expression((), exact(value, "number"))


def _sum(a: Expression, b: Expression, sign: int) -> Expression:
    terms: dict[Quantity, Number] = dict(a.terms)
    for q, n in b.terms:
        terms[q] = exact(terms.get(q, 0) + sign * n)
    return Expression(tuple((q, n) for q, n in terms.items() if n), exact(a.constant + sign * b.constant))
