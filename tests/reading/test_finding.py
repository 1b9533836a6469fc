"""Every number of any text is found, with its value, its hedge and what it is in."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictfacts as cf
from conflictfacts.reading.lexicon.loader import HERE, load_lexicon, read_table
from conflictfacts.reading.text.finding import find_numbers


def seen(text: str) -> list[tuple[object, ...]]:
    return [(found.kind, *found.nominal, found.unit) for found in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what others take for a sign, an inch, or no unit at all
        ("serious losses - 5,000 people", ("count", 5000, "person")),
        ("there are 11,000 in the region", ("count", 11000, None)),
        ("holds less than 100 sq. km.", ("measure", 100, "kilometer ** 2")),
        ("lost -20 tanks", ("count", 20, "item")),
        ("1.5 million", ("count", 1_500_000, None)),
        ("nine hundred thousand men", ("count", 900_000, "person")),
        ("tens of thousands of refugees", ("count", 10_000, "person")),
        # below zero
        ("at -5 °C", ("measure", -5, "degree_Celsius")),
        ("minus 12 degrees Celsius", ("measure", -12, "degree_Celsius")),
        ("fell by -5%", ("percent", -5, "percent")),
        ("a loss of -$5", ("money", -5, "USD")),
        ("x = −7", ("count", -7, None)),
        ("it is -7.", ("count", -7, None)),
        ("about 3,500 North Korean soldiers", ("count", 3500, "person")),
        ("12 people per day", ("count", 12, "person/day")),
        ("more than 1,000 people a day", ("count", 1000, "person/day")),
        ("two villages", ("count", 2, "settlement")),
        ("four battalions", ("count", 4, "unit")),
        ("a third of the land", ("percent", Fraction(100, 3), "percent")),
        ("5-10 percent", ("percent", 5, 10, "percent")),
        # measures
        ("a 500-pound bomb", ("measure", 500, "pound")),
        ("200 pounds of explosives", ("measure", 200, "pound")),
        ("a 105mm gun", ("measure", 105, "millimeter")),
        ("155-mm shells", ("measure", 155, "millimeter")),
        ("a .5 km walk", ("measure", Fraction(1, 2), "kilometer")),
        ("50 km/h", ("measure", 50, "kilometer / hour")),
        ("30 litres a minute", ("measure", 30, "liter/minute")),
        ("3 tonnes of grain", ("measure", 3, "metric_ton")),
        ("48° N", ("measure", 48, "degree")),
        ("30 degrees", ("measure", 30, None)),
        ("the 7 m wall", ("measure", 7, "meter")),
        ("7m people", ("count", 7_000_000, "person")),
        # money
        ("US$3bn", ("money", 3_000_000_000, "USD")),
        ("gave us $5", ("money", 5, "USD")),
        ("A$20", ("money", 20, "AUD")),
        ("USD 300", ("money", 300, "USD")),
        ("500,000 euros", ("money", 500_000, "EUR")),
        ("€10-15 million", ("money", 10_000_000, 15_000_000, "EUR")),
        ("5,000 pounds", ("money", 5000, None)),
        # time, dates, ordinals, labels
        ("over the last three days", ("time", 3, "day")),
        ("a 58-year-old", ("time", 58, "year")),
        ("at 5 p.m.", ("date", None)),
        ("in 2014", ("date", 2014, None)),
        ("the 2014 campaign", ("date", 2014, None)),
        ("the 1990s", ("date", 1990, None)),
        ("since 24 February 2022", ("date", None)),
        ("on 2014-05-06", ("date", None)),
        ("lost 1900 men", ("count", 1900, "person")),
        ("the 3rd brigade", ("ordinal", 3, None)),
        ("Resolution 1701", ("label", 1701, None)),
    ],
)
def test_a_number_is_what_the_text_says_it_is(text, expected):
    assert seen(text) == [expected]


@pytest.mark.parametrize(
    ("text", "hedge", "words"),
    [
        ("It lost more than 900,000 people.", "more_than", "more than 900,000"),
        ("It holds less than 100 sq. km of it.", "less_than", "less than 100 sq. km"),
        ("It cost more than $5 million.", "more_than", "more than $5 million"),
        ("It lost 50+ men.", "at_least", "50+"),
        ("Between 3,000 and 4,000 came.", "range", "Between 3,000 and 4,000"),
        ("Dozens came.", "vague", "Dozens"),
        ("It was -5 °C.", "exact", "-5 °C"),
    ],
)
def test_its_words_reach_from_hedge_to_unit(text, hedge, words):
    (found,) = find_numbers(text)
    assert (found.hedge, found.words) == (hedge, words)


def test_the_ends_of_a_range_have_hedges_of_their_own():
    (found,) = find_numbers("from 3,000 to more than 4,000 men")
    assert found.end_hedges == ("exact", "more_than")
    assert found.grain == (1000, 1000)


def test_exactly_leaves_no_grain():
    assert find_numbers("exactly 11,000 men")[0].grain == (0,)


@pytest.mark.parametrize("text", ["", "no number", "call 10.0.0.1", "at 0200 hours", "a T-72, an M23", "9" * 5000])
def test_what_has_no_one_value_is_left_out(text):
    assert find_numbers(text) == ()


def test_every_number_of_the_seed_is_found():
    numbers = {n for found in find_numbers(cf.load_seed().document.text) for n in found.nominal}
    assert numbers >= {900_000, 250_000, 1_000, 90, 100, 70_000, 11_000, 3_500, 5_000, 1_500}


def test_every_number_that_is_read_is_found():
    """The door to all numbers leaves none out that the reader makes a fact of."""
    reading = cf.load_seed()
    found = {n for number in find_numbers(reading.document.text) for n in number.nominal}
    assert {n for fact in reading.facts if fact.estimate for n in fact.estimate.nominal} <= found


def test_pint_knows_every_unit_of_the_table():
    registry = pint.UnitRegistry()
    for row in read_table(HERE / "units.tsv"):
        if row["class"] in ("measure", "percent", "time") and row["value"] != "-":
            registry.Unit(row["value"])


def test_units_of_ones_own():
    lexicon = load_lexicon().extend(
        words={"units": [{"class": "measure", "value": "verst", "phrases": "verst|versts"}]}
    )
    assert find_numbers("40 versts away", lexicon=lexicon)[0].unit == "verst"
    assert find_numbers("40 versts away")[0].unit is None


def test_a_text_is_needed():
    with pytest.raises(cf.FieldError, match="'text' must be text, got 5"):
        find_numbers(5)


PIECES = [
    *"$€£-−+.,;:()/ \n~°%'\"", "5", "1,000", "3.5", "m", "km", "a", "day", "per", "million", "more than", "between",
    "and", "hundreds of", "a third of", "people", "2014", "May", "2014-05-06", "year-old", "US", "minus",
    "\u00a0", "½", "٣",
]  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
def test_any_text_gives_numbers_in_order_each_at_its_words(text):
    numbers = find_numbers(text)
    for found in numbers:
        assert text[found.span.start : found.span.end] == found.words != ""
        assert len(found.nominal) <= 2
        assert len(found.grain) in (0, len(found.nominal))
    for one, other in pairwise(numbers):
        assert one.span.end <= other.span.start


@given(st.integers(0, 10**12), st.sampled_from(["", "more than ", "about ", "up to "]))
def test_a_number_in_digits_has_its_value_wherever_it_stands(value, hedge):
    for printed in (f"{value:,}", f"{value}" if value > 2100 or value < 1500 else f"{value:,}"):
        (found,) = find_numbers(f"The report, in short, says {hedge}{printed} soldiers were there.")
        assert found.nominal == (value,)
        assert found.unit == "person"
