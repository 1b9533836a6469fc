"""Who, where and when."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.dates import as_date
from conflictfacts.model.validators import some_text, text, text_or_none

__all__ = ["Actor", "Period", "Place", "as_actor", "as_period", "as_place"]


@attrs.frozen
class Actor:
    """Somebody who fights, suffers, holds, says or decides.

    Raises:
        FieldError: If the name is empty.
    """

    name: str = attrs.field(validator=some_text)
    """Canonical name: "Russia" for "Moscow's forces". What is told of several together is of one that is called after
    all: "France and United Kingdom"."""

    kind: str | None = attrs.field(default=None, validator=text_or_none)
    """What it is: "state", "army", "armed_group", "coalition", "organisation", "ministry", "outlet", "person",
    "people", "role" or a word of one's own; `None` if unknown."""

    iso: str | None = attrs.field(default=None, validator=text_or_none)
    """ISO 3166-1 alpha-3 code of a state; `None` for others."""

    parent: str | None = attrs.field(default=None, validator=text_or_none)
    """Canonical name of what it is part of; `None` if unknown."""

    detail: str | None = attrs.field(default=None, validator=text_or_none)
    """What part or aspect of it the text speaks of, in the words of the text; `None` for the whole."""

    def __str__(self) -> str:
        return self.name


def _float(value: float | None) -> float | None:
    # Adding 0 makes 0.0 of -0.0, which is equal but would be written otherwise.
    return value + 0.0 if isinstance(value, int | float) else value


def _degrees(limit: int) -> Callable[[object, attrs.Attribute[Any], object], None]:
    def validate(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is None:
            return
        if not isinstance(value, float):
            raise FieldError(attribute.name, "be a number of degrees", value)
        if not -limit <= value <= limit:
            raise FieldError(attribute.name, f"be in degrees, from -{limit} to {limit}", value)

    return validate


@attrs.frozen
class Place:
    """Somewhere.

    Raises:
        FieldError: If the name is empty, or a coordinate is out of bounds.
    """

    name: str = attrs.field(validator=some_text)
    """Canonical name."""

    kind: str | None = attrs.field(default=None, validator=text_or_none)
    """What it is: "country", "region", "city", "town", "village", "river", "front" or a word of one's own; `None`
    if unknown."""

    iso: str | None = attrs.field(default=None, validator=text_or_none)
    """ISO 3166 code (alpha-3 of a country, or of a subdivision); `None` if it has none."""

    parent: str | None = attrs.field(default=None, validator=text_or_none)
    """Canonical name of the place it lies in; `None` if unknown."""

    latitude: float | None = attrs.field(default=None, converter=_float, validator=_degrees(90))
    """Degrees north; `None` if unknown."""

    longitude: float | None = attrs.field(default=None, converter=_float, validator=_degrees(180))
    """Degrees east; `None` if unknown."""

    def __str__(self) -> str:
        return self.name


def _start(value: datetime.date | str | None) -> datetime.date | None:
    return as_date(value, "start")


def _end(value: datetime.date | str | None) -> datetime.date | None:
    return as_date(value, "end")


def _as_of(value: datetime.date | str | None) -> datetime.date | None:
    return as_date(value, "as_of")


@attrs.frozen(kw_only=True)
class Period:
    """When something was so.

    Raises:
        FieldError: If it ends before it starts.
    """

    start: datetime.date | None = attrs.field(default=None, converter=_start)
    """First day; `None` if unknown or not said."""

    end: datetime.date | None = attrs.field(default=None, converter=_end)
    """Last day; `None` if unknown, not said, or not over."""

    as_of: datetime.date | None = attrs.field(default=None, converter=_as_of)
    """The day as of which something was so; `None` where a period is meant or the day is unknown."""

    precision: str | None = attrs.field(default=None, validator=text_or_none)
    """How precise the days are: "hour", "day", "week", "month", "season", "year"; `None` if unknown."""

    text: str = attrs.field(default="", validator=text)
    """As the text says it; empty if made from dates."""

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end < self.start:
            raise FieldError("end", f"not be before 'start' ({self.start})", self.end)

    def __str__(self) -> str:
        if self.text:
            return self.text
        if self.as_of is not None:
            return f"as of {self.as_of}"
        return f"{self.start or '…'} to {self.end or '…'}"


_Referent = TypeVar("_Referent", Actor, Place, Period)


@lru_cache(maxsize=2**14)
def _met(referent: Actor | Place | Period) -> Actor | Place | Period:
    return referent


def _one(referent: _Referent) -> _Referent:
    """The one that stands for all that say the same.

    Very many facts speak of few people, places and days. Where those are few objects too, facts take less memory, and
    adding them up need not compare hundreds of thousands of objects by all that each says.
    """
    one = _met(referent)
    # A subclass could call others its equals.
    return one if type(one) is type(referent) else referent


def as_actor(value: Actor | str | None, field: str) -> Actor | None:
    """Take an actor, its name, or `None`.

    Raises:
        FieldError: If it is none of these, or the name is empty.
    """
    if isinstance(value, str) and value.strip():
        value = Actor(value)
    if value is None:
        return None
    if isinstance(value, Actor):
        return _one(value)
    raise FieldError(field, "be an Actor or a name", value)


def as_place(value: Place | str | None, field: str) -> Place | None:
    """Take a place, its name, or `None`.

    Raises:
        FieldError: If it is none of these, or the name is empty.
    """
    if isinstance(value, str) and value.strip():
        value = Place(value)
    if value is None:
        return None
    if isinstance(value, Place):
        return _one(value)
    raise FieldError(field, "be a Place or a name", value)


def as_period(value: Period | None, field: str) -> Period | None:
    """Take a period or `None`.

    Raises:
        FieldError: If it is neither.
    """
    if value is None:
        return None
    if isinstance(value, Period):
        return _one(value)
    raise FieldError(field, "be of type Period, or None", value, type(value).__name__)
