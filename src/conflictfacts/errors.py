"""Every exception the package raises, under one base.

An exception tells a programmer that a call was impossible. That two reports disagree is no exception but a finding.
Each one keeps its parts as attributes, and survives pickling between processes.
"""

from __future__ import annotations

import os

__all__ = [
    "ConflictFactsError",
    "DivisionError",
    "FieldError",
    "FormatError",
    "MissingExtraError",
    "NumberError",
    "ReadError",
    "SpanError",
    "UndeterminedError",
    "UnitError",
]

_SHOWN = 100


def _shown(value: object) -> str:
    """A value as a message shows it: text in quotes, everything short."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _shown_as_json(value: object) -> str:
    """A value as a message about JSON shows it."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return "an object" if isinstance(value, dict) else "an array" if isinstance(value, list) else _shown(value)


class ConflictFactsError(Exception):
    """Whatever this package raises on purpose."""


class FieldError(ConflictFactsError, ValueError):
    """A value that its field cannot hold: the field, the rule, and what came.

    >>> str(FieldError("name", "not be empty", ""))
    "'name' must not be empty, got ''"
    """

    def __init__(self, field: str, rule: str, got: object, note: str = "") -> None:
        super().__init__(field, rule, got, note)
        self.field = field
        self.rule = rule
        self.got = got
        self.note = note

    def __str__(self) -> str:
        note = f" ({self.note})" if self.note else ""
        return f"{self.field!r} must {self.rule}, got {_shown(self.got)}{note}"


class UnitError(FieldError):
    """A unit that is not known, or of another dimension than is needed."""


class SpanError(FieldError):
    """A span that does not lie in its document, or whose quote is not the text there."""


class DivisionError(ConflictFactsError, ZeroDivisionError):
    """A division by a quantity that can only be zero."""


class UndeterminedError(ConflictFactsError, TypeError):
    """The truth value of something that is neither surely so nor surely not so was asked for."""


class ReadError(ConflictFactsError, OSError):
    """A file that cannot be read as a report: its path and why."""

    def __init__(self, path: str | os.PathLike[str], reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"cannot read {os.fspath(self.path)!r}: {self.reason}"


class NumberError(ConflictFactsError, ValueError):
    """Words that were to be a number and are none: the text, and where in it reading stopped.

    >>> print(NumberError("about nine hundered", 11))
    cannot read a number here:
      about nine hundered
                 ^
    """

    def __init__(self, text: str, position: int, reason: str = "cannot read a number here") -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        # Line breaks and tabs would move the caret away from its spot.
        line = "".join(" " if c.isspace() else c for c in self.text)
        first = max(0, self.position - 60)
        return f"{self.reason}:\n  {line[first : self.position + 40]}\n  {' ' * (self.position - first)}^"


class FormatError(ConflictFactsError, ValueError):
    """Data that is not in the interchange format: where (a JSON path), the rule, and what came."""

    def __init__(self, path: str, rule: str, got: object = ...) -> None:
        super().__init__(path, rule, got)
        self.path = path
        self.rule = rule
        self.got = got

    def within(self, step: str) -> FormatError:
        """The same error seen from one step further out, such as `.facts` or `[3]`."""
        return FormatError(step + self.path, self.rule, self.got)

    def __str__(self) -> str:
        return f"{self.path}: {self.rule}" + ("" if self.got is ... else f", got {_shown_as_json(self.got)}")


class MissingExtraError(ConflictFactsError, ImportError):
    """A package that is not installed or cannot be imported, and the extra of this package that brings it."""

    def __init__(self, extra: str, package: str, why: str = "is not installed") -> None:
        super().__init__(extra, package, why)
        self.extra = extra
        self.package = package
        self.why = why

    def __str__(self) -> str:
        return f"{self.package!r} {self.why}; install it with: pip install 'conflictfacts[{self.extra}]'"
