"""Strict readers of JSON values: of objects with given keys, of arrays, of numbers that stay exact, and so on.

Errors start at the value at hand; whoever read the way to it puts that in front of their path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, TypeVar

from conflictfacts.errors import FieldError, FormatError
from conflictfacts.units import UNITS, Number, exact

__all__ = [
    "Reader",
    "array",
    "date_or_null",
    "degrees",
    "keys",
    "member",
    "number",
    "number_or_null",
    "numbers",
    "offset",
    "optional",
    "or_null",
    "shared",
    "step",
    "text",
    "text_or_null",
    "texts",
    "the",
    "truth",
    "unit",
]

T = TypeVar("T")
Reader = Callable[[Any], T]


def keys(data: Any, required: Collection[str], optional: Collection[str] = ()) -> None:
    """Make sure that a value is an object with these keys.

    Raises:
        FormatError: If it is no object, a key is missing, or there is another one.
    """
    if not isinstance(data, dict):
        raise FormatError("", "must be an object", data)
    for key in required:
        if key not in data:
            raise FormatError("", f"must have the key {key!r}")
    if len(data) > len(required):
        for key in data:
            if key not in required and key not in optional:
                raise FormatError(step(key), f"is no key here; known are {', '.join([*required, *optional])}")


def member(data: Any, key: str, read: Reader[T]) -> T:
    """Read what stands under a key; errors get the key into their path."""
    try:
        return read(data[key])
    except FormatError as error:
        raise error.within(step(key)) from None


def optional(data: Any, key: str, read: Reader[T]) -> T | None:
    """Read what stands under a key, if there is that key."""
    return member(data, key, read) if key in data else None


def shared(read: Reader[T]) -> Reader[T]:
    """Make a reader that reads equal objects of plain values once, and gives what came of it for all of them.

    Facts repeat their actors, places and sources, and sharing these makes both reading and adding up much quicker.
    """

    # Of the type too, as for Python 1, 1.0 and true are equal.
    @lru_cache(maxsize=1 << 14)
    def read_once(items: tuple[tuple[str, object], ...], types: tuple[type, ...]) -> T:
        return read(dict(items))

    def read_shared(data: Any) -> T:
        if not isinstance(data, dict) or not all(map(_is_plain, data.values())):
            return read(data)
        return read_once(tuple(data.items()), tuple(map(type, data.values())))

    return read_shared


def _is_plain(value: object) -> bool:
    # A signalling NaN has no hash.
    return value is None or isinstance(value, str | int | float) or (isinstance(value, Decimal) and value.is_finite())


def array(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """Make a reader of arrays from a reader of their items."""

    def read_all(data: Any) -> tuple[T, ...]:
        if not isinstance(data, list):
            raise FormatError("", "must be an array", data)
        items = []
        for index, item in enumerate(data):
            try:
                items.append(read(item))
            except FormatError as error:
                raise error.within(f"[{index}]") from None
        return tuple(items)

    return read_all


def the(make: Callable[..., T], data: Any, renamed: Mapping[str, str] | None = None, /, **fields: Any) -> T:
    """Make a noun from what was read; what it refuses is an error at the key of the refused field."""
    try:
        return make(**fields)
    except FieldError as error:
        key = (renamed or {}).get(error.field, error.field)
        raise FormatError(step(key) if key in data else "", f"must {error.rule}", error.got) from None


def step(key: object) -> str:
    """The step of a JSON path to a key."""
    return f".{key}" if re.fullmatch(r"\w+", str(key)) else f"[{key!r}]"


def text(data: Any) -> str:
    """Read a string."""
    if not isinstance(data, str):
        raise FormatError("", "must be text", data)
    return data


def truth(data: Any) -> bool:
    """Read true or false."""
    if not isinstance(data, bool):
        raise FormatError("", "must be true or false", data)
    return data


def offset(data: Any) -> int:
    """Read a whole number from 0."""
    if type(data) is not int or data < 0:
        raise FormatError("", "must be a whole number from 0", data)
    return data


def number(data: Any) -> Number:
    """Read an exact number, from a JSON number or from "p/q"."""
    if type(data) is int or isinstance(data, float | Decimal):
        return _exact(data)
    # One form for each number: no sign of the divisor, no leading zero, no decimals.
    match = re.fullmatch(r"(-?[1-9]\d*)/([1-9]\d*)", data, re.ASCII) if isinstance(data, str) else None
    if match is None or len(data) > 2000:
        raise FormatError("", 'must be a number, or "p/q"', data)
    return _exact(Fraction(int(match[1]), int(match[2])))


def _exact(data: Any) -> Number:
    try:
        return exact(data)
    except FieldError as error:
        raise FormatError("", f"must {error.rule}", error.got) from None


def degrees(data: Any) -> float:
    """Read a number to be kept as a float."""
    if type(data) is not int and not isinstance(data, float | Decimal):
        raise FormatError("", "must be a number", data)
    return float(_exact(data))


def date(data: Any) -> str:
    """Read the text of a date."""
    # The noun makes a date of it, and refuses the thirtieth of February.
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text(data), re.ASCII):
        raise FormatError("", "must be a date as YYYY-MM-DD", data)
    return str(data)


def unit(data: Any) -> str:
    """Read a unit symbol."""
    if text(data) not in UNITS:
        raise FormatError("", f"must be one of {', '.join(sorted(UNITS))}", data)
    return str(data)


def or_null(read: Reader[T]) -> Reader[T | None]:
    """Make a reader that takes null too, as `None`."""
    return lambda data: None if data is None else read(data)


text_or_null = or_null(text)
date_or_null = or_null(date)
number_or_null = or_null(number)
texts = array(text)
numbers = array(number)
