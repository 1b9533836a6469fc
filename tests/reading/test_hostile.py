"""Twice the input is at most twice the work, however hostile the input is.

Work is counted in steps, the calls of Python functions and methods that a run makes, so that the machine's speed does
not matter. What happens inside one call is not counted: a second test gives it far more time than it can need, and far
less than anything quadratic would take.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import pytest

import conflictfacts as cf

PIECES = {
    "nested quotes": lambda n: "“‘" * n + "5 killed" + "’”" * n,
    "open quotes": lambda n: '"' * n + "5 killed",
    "nested brackets": lambda n: "([" * n + "5 killed" + "])" * n,
    "a long number": lambda n: "Russia lost " + "9" * n + " soldiers killed.",
    "a grouped number": lambda n: "1" + ",000" * n + " killed",
    "a spaced number": lambda n: "100" + " 000" * n + ",5 killed",
    "points": lambda n: "1" + ".5" * n + " killed",
    "no space": lambda n: "a" * n,
    "a long compound": lambda n: "a-" * n + "5 killed",
    "newlines": lambda n: "\n" * n + "5 killed",
    "many lines": lambda n: "killed\n" * n,
    "bullets": lambda n: "\n- " * n + "5 killed",
    "rows": lambda n: "| 5 |\n" * n,
    "full stops": lambda n: ". " * n + "5 killed",
    "dots": lambda n: "." * n + " 5 killed",
    "dashes": lambda n: "- " * n + "5 killed",
    "minus signs": lambda n: "-" * n + "5 degrees",
    "dollars": lambda n: "$" * n + "5 million",
    "apostrophes": lambda n: "'s " * n + "5 killed",
    "invisible characters": lambda n: "\u200b" * n + "5 killed",
    "numbers": lambda n: "5 " * n + "killed",
    "ranges": lambda n: "from 5 to " * n + "6 killed",
    "hedges": lambda n: "more than " * n + "5 killed",
    "scales": lambda n: "five hundred " * n + "killed",
    "shares": lambda n: "a third of " * n + "them killed",
    "dates": lambda n: "5 May 2014, " * n + "5 killed",
    "months": lambda n: "May " * n + "5 killed",
    "since": lambda n: "since the " * n + "war 5 killed",
    "names": lambda n: "Russia Ukraine " * n + "killed 5 soldiers",
    "unknown names": lambda n: "Aaa Bbb " * n + "killed 5 soldiers",
    "initials": lambda n: "A. " * n + "Smith killed 5",
    "abbreviations": lambda n: "U.S. " * n + "soldiers killed 5",
    "sayings": lambda n: "Russia said " * n + "5 soldiers were killed",
}
"""Inputs by their size, made of what nests, repeats, never ends or looks like the beginning of something."""

DOORS: dict[str, Callable[[str], object]] = {"find_numbers": cf.find_numbers, "read": cf.read}
SIZE = {"find_numbers": 400, "read": 100}


def cases() -> list[object]:
    """Give every door with every input."""
    return [pytest.param(door, name) for door in DOORS for name in PIECES]


def steps(door: Callable[[str], object], text: str) -> int:
    """Count the calls that a door makes for a text."""
    count = 0

    def on_event(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(on_event)
    try:
        door(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(("door", "name"), cases())
def test_twice_the_input_is_at_most_twice_the_work(door, name):
    make, size = PIECES[name], SIZE[door]
    DOORS[door](make(2))  # what is loaded once does not count
    once, twice = (steps(DOORS[door], make(n)) for n in (size, 2 * size))
    assert twice <= 2.2 * once + 200, f"{once} steps become {twice}"


@pytest.mark.parametrize("name", sorted(PIECES))
def test_no_input_is_stuck_within_a_step(name):
    text = PIECES[name](4_000)
    begun = time.process_time()
    cf.find_numbers(text)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("text", ["9" * 1_000_000, "a" * 1_000_000, "\n" * 1_000_000, "(" * 200_000, "“" * 200_000])
def test_a_million_of_one_character_is_read(text):
    assert cf.read(text).facts == cf.Facts((), (), (cf.Document(text),))
    assert cf.find_numbers(text) == ()


def test_grounding_grows_with_the_text():
    answer = [{"type": "CasualtyEstimate", "measure": "killed", "estimate": "5 people", "quote": "five were killed"}]
    pieces = ["In the town, nothing was heard of anybody. ", "“Five were killed”, he said. "]
    text = "".join(pieces)
    cf.ground(answer, text)
    once, twice = (steps(lambda text: cf.ground(answer, text), text * n) for n in (40, 80))
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize(
    "text",
    [
        "s.Estimate",
        "capture a third of",
        "5km−",
        ":U.S.\x0b )\n\n -5percent− \n\n? № 5half ",
        "five hundred " * 400 + "killed",
        'a iS,00\n...    \t"estimate": 0 people EXPE people EXPE…',
        "|Side|Killed\n|2\n|Russia|",
        "According to witnesses, army troops killed 12.",
        "Apr 5/3April",
        "OFFICIAL COMMUNIQUÉ The Free Korda Front brings the",
        "2 so losing",
        "in the east of the Democratic Republic of the",
        " [[",
        "They make up for heavy losses. Of the 11,000",
    ],
)
def test_what_once_broke_a_reading_is_read(text):
    assert cf.read(text) == cf.read(text)
    ends = [0, *(found.span.end for found in cf.find_numbers(text))]
    starts = [*(found.span.start for found in cf.find_numbers(text)), len(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
