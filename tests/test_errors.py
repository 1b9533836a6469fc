"""Errors say field, rule and what came; keep these as attributes; and survive pickling."""

from __future__ import annotations

import pathlib
import pickle

import pytest

from conflictfacts import errors
from conflictfacts.errors import (
    ConflictFactsError,
    DivisionError,
    FieldError,
    FormatError,
    MissingExtraError,
    NumberError,
    ReadError,
    SpanError,
    UndeterminedError,
    UnitError,
)

ERRORS = [
    (FieldError("name", "not be empty", ""), ValueError, "'name' must not be empty, got ''"),
    (FieldError("grain", "be positive", 5, "int"), ValueError, "'grain' must be positive, got 5 (int)"),
    (FieldError("text", "be short", "x" * 200), ValueError, "'text' must be short, got '" + "x" * 98 + "…"),
    (UnitError("unit", "be in [person]", "km"), ValueError, "'unit' must be in [person], got 'km'"),
    (SpanError("span", "lie within 0 to 3", "2 to 4"), ValueError, "'span' must lie within 0 to 3, got '2 to 4'"),
    (DivisionError("cannot divide"), ZeroDivisionError, "cannot divide"),
    (UndeterminedError("no truth value"), TypeError, "no truth value"),
    (
        ReadError(pathlib.PurePosixPath("a/b.txt"), "it is a directory"),
        OSError,
        "cannot read 'a/b.txt': it is a directory",
    ),
    (
        NumberError("about nine hundered thousand", 11),
        ValueError,
        "cannot read a number here:\n  about nine hundered thousand\n             ^",
    ),
    (
        NumberError("a\tb\n" + "x" * 100 + " y", 104, "no unit"),
        ValueError,
        "no unit:\n  " + "x" * 60 + " y\n  " + " " * 60 + "^",
    ),
    (FormatError("$.facts[3].low", "must be a number", "x"), ValueError, "$.facts[3].low: must be a number, got 'x'"),
    (FormatError("$.a", "must be text", None), ValueError, "$.a: must be text, got null"),
    (FormatError("$.a", "must be text", True), ValueError, "$.a: must be text, got true"),
    (FormatError("$.a", "must be text", {}), ValueError, "$.a: must be text, got an object"),
    (FormatError("$.a", "must be text", []), ValueError, "$.a: must be text, got an array"),
    (FormatError("$", "must have the key 'id'"), ValueError, "$: must have the key 'id'"),
    (
        MissingExtraError("report", "rich"),
        ImportError,
        "'rich' is not installed; install it with: pip install 'conflictfacts[report]'",
    ),
    (
        MissingExtraError("report", "rich", "cannot be imported (no clean)"),
        ImportError,
        "'rich' cannot be imported (no clean); install it with: pip install 'conflictfacts[report]'",
    ),
]


@pytest.mark.parametrize(("error", "builtin", "message"), ERRORS)
def test_errors_say_what_is_wrong_and_survive_pickling(error, builtin, message):
    assert str(error) == message
    assert isinstance(error, ConflictFactsError)
    assert isinstance(error, builtin)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), message, vars(error))


def test_every_error_is_tested_here():
    assert {type(error).__name__ for error, _, _ in ERRORS} == set(errors.__all__) - {"ConflictFactsError"}


def test_the_path_of_a_format_error_grows_outwards():
    error = FormatError(".low", "must be a number", "x").within("[3]").within(".facts").within("$")
    assert (error.path, error.rule, error.got) == ("$.facts[3].low", "must be a number", "x")
