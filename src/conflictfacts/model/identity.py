"""Content ids: names for values that are the same in every process, on every platform, whatever the order of fields.

An id is a digest of the class's name and of the fields as JSON with sorted keys. What is not set is not written, so
that a field added in a later version leaves the ids of values without it as they are.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from fractions import Fraction
from functools import lru_cache
from typing import Any

import attrs

__all__ = ["content_id", "text_digest"]

_quoted = json.encoder.encode_basestring_ascii  # in ASCII, so that lone surrogates have a digest too


def content_id(prefix: str, value: object) -> str:
    """Give the prefix and 16 hexadecimal digits that stand for what a value says.

    Args:
        prefix: One letter that tells what kind of thing it is.
        value: An instance of one of our classes. Fields with `metadata={"said": False}` do not count.
    """
    written = type(value).__name__ + _object(value)
    return prefix + hashlib.sha256(written.encode("ascii")).hexdigest()[:16]


def text_digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal; lone surrogates count as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _object(value: Any) -> str:
    parts = []
    for key, name in _fields(type(value)):
        part = getattr(value, name)
        if part is not None and part is not False and part != ():
            parts.append(key + _written(part))
    return "{" + ",".join(parts) + "}"


_SHARED = ("Actor", "Attribution", "Period", "Place")  # by many facts
_object_once = lru_cache(maxsize=4096)(_object)


_NUMBERS = (int, float)
_EXACT = (Fraction, datetime.date)


def _written(value: Any) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if value is True:
        return "true"
    if isinstance(value, _NUMBERS):
        return repr(value)
    if isinstance(value, tuple):
        return "[" + ",".join([_written(part) for part in value]) + "]"
    if isinstance(value, frozenset):
        return "[" + ",".join(sorted([_written(part) for part in value])) + "]"
    if isinstance(value, _EXACT):
        return f'"{value}"'
    return _object_once(value) if type(value).__name__ in _SHARED else _object(value)


_FIELDS: dict[type, tuple[tuple[str, str], ...]] = {}


def _fields(cls: type) -> tuple[tuple[str, str], ...]:
    """The names of the fields that count, each with how it is written as a key."""
    if cls not in _FIELDS:
        names = sorted(field.name for field in attrs.fields(cls) if field.metadata.get("said", True))
        _FIELDS[cls] = tuple((f'"{name}":', name) for name in names)
    return _FIELDS[cls]
