"""Cells into columns, whatever characters they hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts.columns import ESCAPED, JOINERS, columns, screen_width, visible, wrapped

TEXTS = st.text(max_size=60)


@given(TEXTS)
def test_nothing_that_a_terminal_obeys_is_left(text):
    assert not [c for c in visible(text) if unicodedata.category(c) in ESCAPED and c not in JOINERS]


@given(TEXTS)
def test_visible_text_stays_as_it_is(text):
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\r\nand\ta tab", "two lines and a tab"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("turned \u202eround", "turned \\u202eround"),
        ("half \ud83d a pair", "half \\ud83d a pair"),
        ("soldier \U0001f468\u200d\U0001f692", "soldier \U0001f468\u200d\U0001f692"),
        ("no-break\u00a0space", "no-break\u00a0space"),
    ],
)
def test_unseen_characters_are_shown_as_escapes(text, shown):
    assert visible(text) == shown


@given(TEXTS.map(visible), st.integers(2, 30))
def test_wrapping_keeps_every_character_and_the_width(text, width):
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(screen_width(line) <= width for line in lines)


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=5), st.integers(40, 200))
def test_no_line_is_wider_than_asked(rows, width):
    table = [("a", "b", "c"), *rows]
    assert all(screen_width(_seen(line)) <= width for row in columns(table, width) for line in row)


def test_cells_line_up_under_wide_and_combining_characters():
    (first,), (second,), (third,) = columns([("Kursk", "x"), ("库尔斯克", "x"), ("Ky\u0301iv", "x")], 40)
    assert first == "Kursk     x"
    assert second == "库尔斯克  x"
    assert third == "Ky\u0301iv      x"


def test_right_to_left_cells_are_isolated_from_the_line_around_them():
    ((line,),) = columns([("غزة", "75", "killed")], 40)
    assert line == "\u2068غزة\u2069  75  killed"


def test_the_last_column_keeps_the_room_it_was_promised():
    (line, *_), _ = columns([("word " * 20, "quote " * 20), ("", "")], 60, last=40)
    assert len(line.partition("quote")[0]) <= 20


def test_no_rows_make_no_lines():
    assert columns([], 80) == []


def _seen(line):
    """A line without the isolates that take no room."""
    return line.replace("\u2068", "").replace("\u2069", "")
