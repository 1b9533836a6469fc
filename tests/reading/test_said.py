"""What a number in words means when it is read by itself: each row of the table of hedges, from words to interval."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conflictfacts.errors import ConflictFactsError, FieldError, NumberError
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.interval import Interval
from conflictfacts.reading.counting.said import read_estimate


def between(low, high, *, low_open=False, high_open=False):
    return Interval(low, high, low_open, high_open)


# words: hedge, literal, rounded (None: the same), soft ends, best.
TABLE = {
    "11,000 people": ("exact", between(11_000, 11_000), between(10_500, 11_500), "", 11_000),
    "exactly 11,000 people": ("exact", between(11_000, 11_000), between(11_000, 11_000), "", 11_000),
    "precisely 11,000 people": ("exact", between(11_000, 11_000), between(11_000, 11_000), "", 11_000),
    "250,000 people": ("exact", between(250_000, 250_000), between(245_000, 255_000), "", 250_000),
    "2.0 million people": ("exact", between(2_000_000, 2_000_000), between(1_950_000, 2_050_000), "", 2_000_000),
    "about 70,000 people": ("about", between(65_000, 75_000), None, "high low", 70_000),
    "around 11,000 people": ("about", between(10_450, 11_550), None, "high low", 11_000),
    "roughly 11,000 people": ("about", between(10_450, 11_550), None, "high low", 11_000),
    "some 11,000 people": ("about", between(10_450, 11_550), None, "high low", 11_000),
    "approximately 11,000 people": ("about", between(10_450, 11_550), None, "high low", 11_000),
    "close to 11,000 people": ("about", between(10_450, 11_550), None, "high low", 11_000),
    "~11,000 people": ("about", between(10_450, 11_550), None, "high low", 11_000),
    "11,000 or so people": ("about", between(10_450, 11_550), None, "high low", 11_000),
    "an estimated 11,000 people": ("exact", between(11_000, 11_000), between(10_500, 11_500), "", 11_000),
    "more than 900,000 people": ("more_than", between(900_000, None, low_open=True), None, "", None),
    "over 900,000 people": ("more_than", between(900_000, None, low_open=True), None, "", None),
    "above 900,000 people": ("more_than", between(900_000, None, low_open=True), None, "", None),
    "exceeding 900,000 people": ("more_than", between(900_000, None, low_open=True), None, "", None),
    "in excess of 900,000 people": ("more_than", between(900_000, None, low_open=True), None, "", None),
    ">900,000 people": ("more_than", between(900_000, None, low_open=True), None, "", None),
    "at least 900 people": ("at_least", between(900, None), None, "", None),
    "no fewer than 900 people": ("at_least", between(900, None), None, "", None),
    "not less than 900 people": ("at_least", between(900, None), None, "", None),
    "a minimum of 900 people": ("at_least", between(900, None), None, "", None),
    "upwards of 900 people": ("at_least", between(900, None), None, "", None),
    "900+ people": ("at_least", between(900, None), None, "", None),
    "900 or more people": ("at_least", between(900, None), None, "", None),
    "less than 100 people": ("less_than", between(0, 100, high_open=True), None, "", None),
    "under 100 people": ("less_than", between(0, 100, high_open=True), None, "", None),
    "fewer than 100 people": ("less_than", between(0, 100, high_open=True), None, "", None),
    "below 100 people": ("less_than", between(0, 100, high_open=True), None, "", None),
    "at most 100 people": ("at_most", between(0, 100), None, "", None),
    "no more than 100 people": ("at_most", between(0, 100), None, "", None),
    "not more than 100 people": ("at_most", between(0, 100), None, "", None),
    "a maximum of 100 people": ("at_most", between(0, 100), None, "", None),
    "up to 100 people": ("up_to", between(0, 100), None, "high", None),
    "as many as 100 people": ("up_to", between(0, 100), None, "high", None),
    "nearly 11,000 people": ("nearly", between(10_000, 11_000, high_open=True), None, "low", None),
    "almost 11,000 people": ("nearly", between(10_000, 11_000, high_open=True), None, "low", None),
    "just under 11,000 people": ("nearly", between(10_000, 11_000, high_open=True), None, "low", None),
    "approaching 11,000 people": ("nearly", between(10_000, 11_000, high_open=True), None, "low", None),
    "nearly 99 people": ("nearly", between(99 - Fraction(99, 20), 99, high_open=True), None, "low", None),
    "just over 11,000 people": ("just_over", between(11_000, 12_000, low_open=True), None, "high", None),
    "a little over 11,000 people": ("just_over", between(11_000, 12_000, low_open=True), None, "high", None),
    "3,000–4,000 people": ("range", between(3_000, 4_000), between(2_500, 4_500), "", None),
    "between 3,000 and 4,000 people": ("range", between(3_000, 4_000), between(2_500, 4_500), "", None),
    "from 3,000 to 4,000 people": ("range", between(3_000, 4_000), between(2_500, 4_500), "", None),
    "3,000 to 4,000 people": ("range", between(3_000, 4_000), between(2_500, 4_500), "", None),
    "from 3,000 to more than 4,000 people": ("range", between(3_000, None), between(2_500, None), "", None),
    "between 3,000 and nearly 4,000 people": (
        "range", between(3_000, 4_000, high_open=True), between(2_500, 4_000, high_open=True), "", None,
    ),
    "dozens of people": ("vague", between(12, None), None, "low", None),
    "scores of people": ("vague", between(20, None), None, "low", None),
    "hundreds of people": ("vague", between(100, None), None, "low", None),
    "thousands of people": ("vague", between(1_000, None), None, "low", None),
    "tens of thousands of people": ("vague", between(10_000, None), None, "low", None),
    "hundreds of thousands of people": ("vague", between(100_000, None), None, "low", None),
    "zero people": ("exact", between(0, 0), between(0, 0), "", 0),
}  # fmt: skip


@pytest.mark.parametrize("words", TABLE)
def test_words_mean_their_row_of_the_table(words):
    hedge, literal, rounded, soft, best = TABLE[words]
    estimate = read_estimate(words)
    assert estimate.hedge == hedge
    assert estimate.in_sense("literal") == literal
    assert estimate.in_sense("rounded") == (rounded or literal)
    assert " ".join(sorted(estimate.soft)) == soft
    assert estimate.point == best
    assert estimate.unit == "person"


# words: literal, rounded, unit.
SHARES_AND_RATES = {
    "90 percent": (between(90, 90), between(85, 95), "percent"),
    "90% of the territory": (between(90, 90), between(85, 95), "percent"),
    "19.04 per cent": (
        between(Fraction("19.04"), Fraction("19.04")), between(Fraction("19.035"), Fraction("19.045")), "percent",
    ),
    "a fifth of the army": (between(20, 20), between(15, 25), "percent"),
    "half of the army": (between(50, 50), between(45, 55), "percent"),
    "more than half of the army": (between(50, None, low_open=True), None, "percent"),
    "most of the army": (between(50, 100, low_open=True), None, "percent"),
    "1,000 a day": (between(1_000, 1_000), between(500, 1_500), "person/day"),
    "more than 1,000 people a day": (between(1_000, None, low_open=True), None, "person/day"),
    "1,000 soldiers per day": (between(1_000, 1_000), between(500, 1_500), "person/day"),
    "a daily average of 1,000 soldiers": (between(1_000, 1_000), between(500, 1_500), "person/day"),
    "30,000 men a month": (between(30_000, 30_000), between(25_000, 35_000), "person/month"),
    "about 12 sq km per day": (between(Fraction("11.4"), Fraction("12.6")), None, "kilometer ** 2/day"),
    "less than 100 sq. km": (between(0, 100, high_open=True), None, "kilometer ** 2"),
    "28 villages": (between(28, 28), between(Fraction("27.5"), Fraction("28.5")), "settlement"),
    "15 kilometres": (between(15, 15), between(Fraction("14.5"), Fraction("15.5")), "kilometer"),
    "83 battalion tactical groups": (between(83, 83), between(Fraction("82.5"), Fraction("83.5")), "unit"),
    "45 tanks": (between(45, 45), between(Fraction("44.5"), Fraction("45.5")), "item"),
}  # fmt: skip


@pytest.mark.parametrize("words", SHARES_AND_RATES)
def test_shares_rates_and_other_units_are_read(words):
    literal, rounded, unit = SHARES_AND_RATES[words]
    estimate = read_estimate(words)
    assert estimate.unit == unit
    assert estimate.in_sense("literal") == literal
    assert estimate.in_sense("rounded") == (rounded or literal)


def test_a_third_is_a_third():
    estimate = read_estimate("a third of the army")
    assert (estimate.point, estimate.unit, estimate.nominal) == (Fraction(100, 3), "percent", (Fraction(100, 3),))


def test_the_words_of_the_number_are_kept():
    assert read_estimate("more than 900,000 people").words == "more than 900,000"
    assert read_estimate("from 3,000 to 4,000 people").words == "from 3,000 to 4,000"


def test_an_estimate_can_be_made_of_words():
    assert Estimate.said("about 70,000 people") == read_estimate("about 70,000 people")


@pytest.mark.parametrize(
    ("words", "why", "caret"),
    [
        ("many people", "no number in these words", 11),
        ("", "no number in these words", 0),
        ("   ", "no number in these words", 0),
        ("about nine hundered thousand", "", 11),
        ("3 dead and 5 wounded", "more than one number in these words, the second here", 11),
        ("more than $900 million", "not a number of people, ground, units or materiel", 11),
        ("12 years", "not a number of people, ground, units or materiel", 0),
        ("the 7th", "not a number of people, ground, units or materiel", 4),
    ],
)
def test_words_that_are_no_number_are_marked_where_they_are_not(words, why, caret):
    with pytest.raises(NumberError) as caught:
        read_estimate(words)
    assert isinstance(caught.value, ConflictFactsError)
    assert isinstance(caught.value, ValueError)
    assert caught.value.text == words
    if why is not None:
        assert why in str(caught.value)
        assert caught.value.position == caret


@pytest.mark.parametrize("words", ["-5 soldiers", "−5 soldiers", "minus 5 soldiers", "about -5 people"])
def test_no_number_of_words_is_negative(words):
    with pytest.raises(FieldError, match="'nominal' must not be negative, got -5"):
        read_estimate(words)
