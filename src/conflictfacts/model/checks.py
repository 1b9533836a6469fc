"""Converters and validators that many nouns share. Each names the field, the rule and what came."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from typing import Any, TypeVar

import attrs

from conflictfacts.errors import FieldError

__all__ = ["a_date", "choice", "optional_choice", "some_text", "text", "text_or_none"]

E = TypeVar("E", bound=enum.StrEnum)


def text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate: a string, which may be empty."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, "be text", value, type(value).__name__)


def text_or_none(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate: a string that is not blank, or `None`."""
    if value is not None:
        some_text(instance, attribute, value)


def some_text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Validate: a string that is not blank."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, "be text", value, type(value).__name__)
    if not value or value.isspace():
        raise FieldError(attribute.name, "not be empty", value)


def a_date(field: str) -> Callable[[datetime.date | str | None], datetime.date | None]:
    """Make a converter to a date, from one, from its ISO 8601 text, or from `None`."""

    def convert(value: datetime.date | str | None) -> datetime.date | None:
        if value is None:
            return None
        if isinstance(value, str):
            try:
                return datetime.date.fromisoformat(value)
            except ValueError:
                raise FieldError(field, "be a date as YYYY-MM-DD", value) from None
        if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
            raise FieldError(field, "be a date without a time", value, type(value).__name__)
        return value

    return convert


def choice(kind: type[E], field: str) -> Callable[[str], E]:
    """Make a converter to one of the members of an enum, from it or from its value."""
    members = {member.value: member for member in kind}

    def convert(value: str) -> E:
        try:
            return members[value]
        except (KeyError, TypeError):
            raise FieldError(field, f"be one of {', '.join(members)}", value) from None

    return convert


def optional_choice(kind: type[E], field: str) -> Callable[[str | None], E | None]:
    """Make a converter as `choice()` does, which leaves `None` as it is."""
    one = choice(kind, field)

    def convert(value: str | None) -> E | None:
        return None if value is None else one(value)

    return convert
