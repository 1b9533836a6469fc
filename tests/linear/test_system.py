"""Rows and systems: what they accept, how they read, and how they come apart."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest

from conflictfacts.linear import Relation, Row, System


def test_a_row_reads_like_what_it_says() -> None:
    assert str(Row({"total": 1, "killed": -1}, ">", 650_000)) == "total - killed > 650000"
    assert str(Row({"x": -2, "y": Fraction(9, 10)}, "==", 0)) == "-2 x + 9/10 y == 0"
    assert str(Row({}, "<=", -1)) == "0 <= -1"


def test_coefficients_that_cancel_are_gone() -> None:
    assert Row([("x", 1), ("y", 2), ("x", -1)], "<=", 3).terms == (("y", 2),)
    assert Row({"x": 0, "y": Fraction(4, 2)}, "<=", 3).terms == (("y", 2),)


@pytest.mark.parametrize("number", [0.5, True, "1", None])
def test_a_number_that_is_not_exact_is_refused(number: object) -> None:
    with pytest.raises(TypeError, match="a number of a row must be an int or a Fraction, got "):
        Row({"x": 1}, "<=", number)


def test_an_unknown_relation_is_refused() -> None:
    with pytest.raises(ValueError, match="'relation' must be one of <=, <, ==, >=, >, got '!='"):
        Row({"x": 1}, "!=", 1)


@pytest.mark.parametrize(
    ("relation", "below", "at", "above"),
    [
        ("<=", True, True, False),
        ("<", True, False, False),
        ("==", False, True, False),
        (">=", False, True, True),
        (">", False, False, True),
    ],
)
def test_a_row_knows_the_points_where_it_holds(relation: str, below: bool, at: bool, above: bool) -> None:
    row = Row({"x": 2}, relation, 10)
    tiny = Fraction(1, 10**30)
    assert [row.holds({"x": 5 - tiny}), row.holds({"x": 5}), row.holds({"x": 5 + tiny})] == [below, at, above]


def test_rows_that_share_a_variable_hang_together() -> None:
    rows = [Row(dict.fromkeys(names, 1), "<=", 1) for names in ("ab", "cd", "e", "bc", "", "e")]
    parts = System(rows).components()
    assert [[row.terms for row in part] for part in parts] == [
        [rows[0].terms, rows[1].terms, rows[3].terms],
        [rows[2].terms, rows[5].terms],
        [()],
    ]


def test_a_system_survives_pickling() -> None:
    system = System([Row({("killed", "Russia"): 1}, "<", Fraction(1, 3), tag="f1", fixed=False)])
    assert pickle.loads(pickle.dumps(system)) == system
    assert Relation("<").strict
    assert pickle.loads(pickle.dumps(Relation.BELOW)) is Relation.BELOW
