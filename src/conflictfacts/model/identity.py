"""Content ids: names for values that are the same in every process, on every platform, whatever the order of fields.

An id is a digest of the value written as JSON with sorted keys. What is not set is not written, so that a field added
in a later version leaves the ids of values without it as they are.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from fractions import Fraction
from typing import Any

import attrs

__all__ = ["content_id", "text_digest"]


def content_id(prefix: str, value: object) -> str:
    """Give the prefix and 16 hexadecimal digits that stand for what a value says.

    Args:
        prefix: One letter that tells what kind of thing it is.
        value: An instance of one of our classes. Fields with `metadata={"said": False}` do not count.
    """
    said = _plain(value)
    # In ASCII, so that lone surrogates have a digest too.
    written = json.dumps(said, sort_keys=True, separators=(",", ":")).encode("ascii")
    return prefix + hashlib.sha256(written).hexdigest()[:16]


def text_digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal; lone surrogates count as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Fraction | datetime.date):
        return str(value)
    said = {"type": type(value).__name__}
    for name in _fields(type(value)):
        part = getattr(value, name)
        if part is not None and part != () and part is not False:
            said[name] = _plain(part)
    return said


_FIELDS: dict[type, tuple[str, ...]] = {}


def _fields(cls: type) -> tuple[str, ...]:
    names = _FIELDS.get(cls)
    if names is None:
        names = _FIELDS[cls] = tuple(f.name for f in attrs.fields(cls) if f.metadata.get("said", True))
    return names
