"""Validators that many nouns share. Each names the field, the rule and what came."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from conflictfacts.errors import FieldError

__all__ = ["instance", "instance_or_none", "instances", "some_text", "text", "text_or_none", "truth_value"]


def text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Require a string, which may be empty."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, "be text", value, type(value).__name__)


def some_text(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Require a string that is not blank."""
    if not isinstance(value, str):
        raise FieldError(attribute.name, "be text", value, type(value).__name__)
    if not value or value.isspace():
        raise FieldError(attribute.name, "not be empty", value)


def text_or_none(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Require a string that is not blank, or `None`."""
    if value is not None:
        some_text(instance, attribute, value)


def truth_value(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Require `True` or `False`."""
    if value is not True and value is not False:
        raise FieldError(attribute.name, "be True or False", value, type(value).__name__)


def instance_or_none(kind: type) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """Make a validator that requires an instance of a class, or `None`."""

    def validate(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None and not isinstance(value, kind):
            raise FieldError(attribute.name, f"be of type {kind.__name__}, or None", value, type(value).__name__)

    return validate


def instance(kind: type, what: str) -> Callable[[object, attrs.Attribute[Any], object], None]:
    """Make a validator that requires an instance of a class, called so in messages."""

    def validate(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, kind):
            raise FieldError(attribute.name, f"be {what}", value, type(value).__name__)

    return validate


def instances(kind: type) -> Callable[[object, attrs.Attribute[Any], tuple[object, ...]], None]:
    """Make a validator that requires a tuple of instances of a class."""

    def validate(instance: object, attribute: attrs.Attribute[Any], value: tuple[object, ...]) -> None:
        for item in value:
            if not isinstance(item, kind):
                raise FieldError(attribute.name, f"hold nothing but {kind.__name__}", item, type(item).__name__)

    return validate
