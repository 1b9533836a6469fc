"""The interchange format: its name, its schema, and its JSON text.

What stands in it is written by `encoding` and read by `decoding`; `Reading` and `Facts` are the two things that can be
written alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from conflictfacts.errors import FormatError

__all__ = ["FORMAT", "at_root", "parse", "schema", "write"]

FORMAT = "conflictfacts/1"
"""Name and version of the format."""


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the interchange format, fresh.

    >>> schema()["title"]
    'conflictfacts/1'
    """
    from importlib.resources import files  # here, because it is slow to load and seldom needed

    text = files("conflictfacts.model").joinpath("conflictfacts-1.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def write(data: dict[str, Any], indent: int | None) -> str:
    """Write JSON text, in the letters of the document."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        # A lone surrogate cannot leave the process as it is, but escaped it can.
        return json.dumps(data, ensure_ascii=True, allow_nan=False, indent=indent)
    return text


def parse(text: str | bytes) -> Any:
    """Parse JSON text, keeping decimals exact.

    Raises:
        FormatError: If it is no JSON text, holds Infinity or NaN, or an object has a key twice.
    """
    if not isinstance(text, str | bytes | bytearray):
        alternative = "; from_dict() takes what is parsed already" if isinstance(text, Mapping) else ""
        raise FormatError("$", f"must be JSON text, not {type(text).__name__}{alternative}")
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refused, object_pairs_hook=_object)
    except FormatError:
        raise
    except (ValueError, RecursionError) as error:
        like_json = text.lstrip()[:1] in ("", "{", "[", b"", b"{", b"[")
        note = "" if like_json else "; the text itself is wanted, not the name of a file"
        raise FormatError("$", f"must be JSON: {error}{note}") from None


@contextmanager
def at_root(data: Any) -> Iterator[None]:
    """Read what says that it is of this version of the format; errors within start their path at the root.

    Raises:
        FormatError: If it does not say so, or reading it fails.
    """
    try:
        if isinstance(data, dict) and "format" in data and data["format"] != FORMAT:
            rule = f"must be {FORMAT!r}, which is all that this version of conflictfacts reads"
            raise FormatError(".format", rule, data["format"])
        yield
    except FormatError as error:
        raise error.within("$") from None


def _refused(constant: str) -> None:
    raise FormatError("$", "must not hold numbers that JSON does not have", constant)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [key for key, _ in pairs]
        raise FormatError("$", "must not have a key twice in one object", max(names, key=names.count))
    return made
