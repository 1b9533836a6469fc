"""What numbers are worth, however they are written, and what is no count of anybody."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts.reading.lexicon import load_lexicon
from conflictfacts.reading.text.known import words_of
from conflictfacts.reading.text.numbers import read_numbers
from conflictfacts.reading.text.numerals import grain_of
from conflictfacts.reading.text.times import find_times
from conflictfacts.reading.text.tokens import tokenize

NO_COUNTS = {"money", "time", "label", "ordinal", "other"}


def numerals(text):
    tokens = tokenize(text, 0, len(text))
    times = list(find_times(text, tokens, None)) if len(tokens) else []
    dated = [any(time.dated and time.start <= start < time.end for time in times) for start in tokens.starts]
    return read_numbers(tokens, words_of(load_lexicon()), dated)


def counts(text):
    """The numbers of a text that may count somebody or something: what is printed, its hedge, its unit."""
    return [
        (*numeral.nominal, numeral.hedge.value, numeral.unit)
        for numeral in numerals(text)
        if numeral.unit not in NO_COUNTS
    ]


# words: value, grain (None: that is a matter of taste).
NUMERALS = {
    "900,000": (900_000, 100_000),
    "250,000": (250_000, 10_000),
    "1000": (1_000, 1_000),
    "7": (7, 1),
    "0": (0, 0),
    "1.5 million": (1_500_000, 100_000),
    "2.0 million": (2_000_000, 100_000),
    "2 million": (2_000_000, 1_000_000),
    "2.69 million": (2_690_000, 10_000),
    "1.5m": (1_500_000, 100_000),
    "518k": (518_000, 1_000),
    "518K": (518_000, 1_000),
    "70 thousand": (70_000, 10_000),
    "15-thousand": (15_000, 1_000),
    "3.2 thousand": (3_200, 100),
    "1 billion": (1_000_000_000, 1_000_000_000),
    "nine hundred thousand": (900_000, 100_000),
    "nine hundred": (900, 100),
    "a hundred": (100, 100),
    "a thousand": (1_000, 1_000),
    "one million two hundred thousand": (1_200_000, 100_000),
    "twenty-one": (21, 1),
    "Seventy-one": (71, 1),
    "forty": (40, 10),
    "three hundred and twelve": (312, 1),
    "two thousand five hundred": (2_500, 100),
    "Six Thousand Two Hundred Sixty One": (6_261, 1),
    "fifteen hundred": (1_500, 100),
    "half a million": (500_000, 100_000),
    "a quarter of a million": (250_000, 10_000),
    "one and a half million": (1_500_000, 100_000),
    "two and a half million": (2_500_000, 100_000),
    "a million and a half": (1_500_000, 100_000),
    "half a dozen": (6, None),
    "a dozen": (12, None),
    "two dozen": (24, None),
    "4,40,962": (440_962, 1),
    "1,70,000": (170_000, 10_000),
    "12,34,567": (1_234_567, 1),
    "690 000": (690_000, 10_000),
    "690\u00a0000": (690_000, 10_000),
    "1\u202f234\u202f567": (1_234_567, 1),
    "690\u2009000": (690_000, 10_000),
    "1.234.567": (1_234_567, 1),
    "19.04": (Fraction("19.04"), Fraction(1, 100)),
}


@pytest.mark.parametrize("words", NUMERALS)
def test_a_numeral_is_worth_what_it_says(words):
    (numeral,) = numerals(f"They lost {words} soldiers.")
    value, grain = NUMERALS[words]
    assert numeral.nominal == (value,)
    assert grain is None or numeral.grain == (grain,)
    assert (numeral.hedge, numeral.unit) == ("exact", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The front lost 465,000[4] soldiers.", 465_000),
        ("They had casualties of 465,000.74 Nobody counted.", 465_000),
        ("The dead were 1,204.[12][13]", 1_204),
        ("They lost 1,204,[5] it is said.", 1_204),
    ],
)
def test_a_citation_mark_is_no_part_of_a_number(text, value):
    assert counts(text)[0][0] == value
    assert all(numeral[0] == value for numeral in counts(text))


# words: ends, hedge of each end or None.
RANGES = {
    "3,000–4,000": ((3_000, 4_000), None),
    "3,000-4,000": ((3_000, 4_000), None),
    "3,000—4,000": ((3_000, 4_000), None),
    "3,000 – 4,000": ((3_000, 4_000), None),
    "3,000 to 4,000": ((3_000, 4_000), None),
    "between 3,000 and 4,000": ((3_000, 4_000), None),
    "between three and four thousand": ((3_000, 4_000), None),
    "between 3,000-4,000": ((3_000, 4_000), None),
    "from 3,000 to 4,000": ((3_000, 4_000), None),
    "in the range of 3,000–4,000": ((3_000, 4_000), None),
    "3 to 4 thousand": ((3_000, 4_000), None),
    "3-4 thousand": ((3_000, 4_000), None),
    "1.5–2 million": ((1_500_000, 2_000_000), None),
    "150,000 to 190,000": ((150_000, 190_000), None),
    "twenty to thirty": ((20, 30), None),
    "two or three": ((2, 3), None),
    "30 or 40": ((30, 40), None),
    "3,000 or 4,000": ((3_000, 4_000), None),
    "from 3,000 to more than 4,000": ((3_000, 4_000), ("exact", "more_than")),
    "between 3,000 and nearly 4,000": ((3_000, 4_000), ("exact", "nearly")),
    "from at least 3,000 to 4,000": ((3_000, 4_000), ("at_least", "exact")),
}


@pytest.mark.parametrize("words", RANGES)
def test_two_ends_make_a_range(words):
    ends, hedges = RANGES[words]
    (numeral,) = numerals(f"They lost {words} soldiers.")
    assert (numeral.nominal, numeral.hedge, numeral.unit) == (ends, "range", "")
    assert numeral.ends == hedges


@pytest.mark.parametrize(
    "text",
    [
        "Losses rose from 3,000 to 4,000.",
        "Losses fell from 4,000 soldiers in May to 3,000 in June.",
        "3,000 soldiers and 4,000 civilians died.",
        "On our side 3,000, on theirs 4,000 died.",
        "It was 3,000 in May or, by others, 4,000.",
    ],
)
def test_two_numbers_are_not_always_a_range(text):
    assert {numeral[-2] for numeral in counts(text)} == {"exact"}
    assert sorted(numeral[0] for numeral in counts(text)) == [3_000, 4_000]


# words: hedge.
HEDGES = {
    "about": "about",
    "near": "about",
    "somewhere near": "about",
    "more or less": "about",
    "around": "about",
    "roughly": "about",
    "some": "about",
    "approximately": "about",
    "close to": "about",
    "~": "about",
    "circa": "about",
    "c.": "about",
    "more than": "more_than",
    "over": "more_than",
    "above": "more_than",
    "exceeding": "more_than",
    "in excess of": "more_than",
    "well over": "more_than",
    ">": "more_than",
    "at least": "at_least",
    "no fewer than": "at_least",
    "not less than": "at_least",
    "a minimum of": "at_least",
    "upwards of": "at_least",
    "less than": "less_than",
    "under": "less_than",
    "fewer than": "less_than",
    "below": "less_than",
    "at most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "a maximum of": "at_most",
    "up to": "up_to",
    "as many as": "up_to",
    "nearly": "nearly",
    "almost": "nearly",
    "just under": "nearly",
    "approaching": "nearly",
    "just over": "just_over",
    "a little over": "just_over",
    "slightly more than": "just_over",
    "an estimated": "exact",
    "a total of": "exact",
    "another": "exact",
    "only": "exact",
    "exactly": "exact",
    "": "exact",
    "more than an estimated": "more_than",
    "at least another": "at_least",
    "a total of more than": "more_than",
}


@pytest.mark.parametrize("words", HEDGES)
def test_a_hedge_is_read_before_its_number(words):
    (numeral,) = numerals(f"There were {words} 11,000 soldiers.")
    assert (numeral.nominal, numeral.hedge) == ((11_000,), HEDGES[words])
    assert numeral.exactly == (words == "exactly")


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("11,000+ soldiers", "at_least"),
        ("11,000 or more soldiers", "at_least"),
        ("11,000 soldiers or more", "at_least"),
        ("11,000 at least", "at_least"),
        ("11,000 or so soldiers", "about"),
        ("11,000 at most", "at_most"),
        ("11,000 soldiers", "exact"),
    ],
)
def test_a_hedge_is_read_behind_its_number(words, hedge):
    (numeral,) = numerals(f"There were {words}.")
    assert (numeral.nominal, numeral.hedge) == ((11_000,), hedge)


def test_a_hedge_belongs_to_its_own_number():
    assert counts("They have about 14,000 killed and 24,000 wounded.") == [(14_000, "about", ""), (24_000, "exact", "")]
    assert counts("He took 50 men and more than 60 guns.")[0] == (50, "exact", "")


# words: value, unit.
UNITS = {
    "90 percent": (90, "percent"),
    "90%": (90, "percent"),
    "90 per cent": (90, "percent"),
    "90 %": (90, "percent"),
    "100 sq. km": (100, "kilometer ** 2"),
    "100 sq km": (100, "kilometer ** 2"),
    "100 km²": (100, "kilometer ** 2"),
    "100 km2": (100, "kilometer ** 2"),
    "100km2": (100, "kilometer ** 2"),
    "100 square kilometres": (100, "kilometer ** 2"),
    "100 square kilometers": (100, "kilometer ** 2"),
    "three square miles": (3, "mile ** 2"),
    "100 sq. miles": (100, "mile ** 2"),
    "100 sq mi": (100, "mile ** 2"),
    "15 km": (15, "kilometer"),
    "15km": (15, "kilometer"),
    "15 kilometres": (15, "kilometer"),
    "9 miles": (9, "mile"),
    "300 metres": (300, "meter"),
    "40 hectares": (40, "hectare"),
    "28 villages": (28, "settlement"),
    "83 battalion tactical groups": (83, "unit"),
    "three brigades": (3, "unit"),
    "a third of the country": (Fraction(100, 3), "percent"),
    "half of the country": (50, "percent"),
    "one-fifth of the country": (20, "percent"),
    "two thirds of the army": (Fraction(200, 3), "percent"),
}


@pytest.mark.parametrize("words", UNITS)
def test_a_unit_is_read_behind_its_number(words):
    assert [(numeral.nominal, numeral.unit) for numeral in numerals(f"They hold {words} now.")] == [
        ((UNITS[words][0],), UNITS[words][1])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It cost $900 million.",
        "It cost 900 million dollars.",
        "It cost €3bn.",
        "The 3rd Brigade is here.",
        "He is 45 years old.",
        "Aged 45, he fell.",
        "A 45-year-old man.",
        "It took 12 days.",
        "At 5 p.m. it ended.",
        "A week-long pause.",
        "Operation 1027 began.",
        "The 12th of them.",
        "They met on 14 March 2023.",
        "It began in 2022.",
        "Flight 714 was late.",
        "He served from 1914 to 1918.",
        "See page 12.",
        "The T-72 and the Su-35 and M23.",
        "Article 5 was invoked.",
        "It was 40 degrees.",
        "Resolution 2334 passed.",
        "They fired 155 mm shells.",
        "24-hour curfew.",
        "the 21st century",
        "No. 7 was closed.",
    ],
)
def test_what_counts_neither_people_nor_ground_says_so(text):
    assert counts(text) == []


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("dozens", 12),
        ("scores", 20),
        ("hundreds", 100),
        ("thousands", 1_000),
        ("tens of thousands", 10_000),
        ("hundreds of thousands", 100_000),
    ],
)
def test_vague_words_say_the_least_they_can_mean(words, scale):
    (numeral,) = numerals(f"They lost {words} of soldiers.")
    assert (numeral.hedge, numeral.scale, numeral.nominal, numeral.grain) == ("vague", scale, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "One of them said no one had come.",
        "At one point it was quiet.",
        "The two sides met.",
        "A second attempt failed.",
        "He had a million reasons.",
        "Half way there they stopped.",
    ],
)
def test_numbers_of_nothing_are_small_talk(text):
    """Whatever is found here is left to the later stages; nothing raises, and no value is invented."""
    assert all(numeral.nominal[0] in (1, 2, 1_000_000, 50) for numeral in numerals(text))


@pytest.mark.parametrize(
    ("digits", "grain"),
    [
        ("250,000", 10_000),
        ("11,000", 1_000),
        ("3,500", 100),
        ("90", 10),
        ("7", 1),
        ("0", 0),
        ("19.04", Fraction(1, 100)),
        ("2.0", Fraction(1, 10)),
    ],
)
def test_the_grain_is_the_last_place_that_is_written(digits, grain):
    assert grain_of(digits) == grain


def spell(number):
    ones = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    )
    ones += "seventeen eighteen nineteen".split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    for factor, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= factor:
            return f"{spell(number // factor)} {word}" + (f" {spell(number % factor)}" if number % factor else "")
    if number >= 100:
        return f"{ones[number // 100]} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    if number >= 20:
        return tens[number // 10 - 2] + (f"-{ones[number % 10]}" if number % 10 else "")
    return ones[number]


@given(st.integers(2, 10**10))
def test_a_number_is_worth_the_same_in_words_and_digits(number):
    for written in (
        spell(number),
        f"{number:,}",
        f"{number:,}".replace(",", "\u00a0"),
        f"{number:,}".replace(",", "\u202f"),
    ):
        (numeral,) = numerals(f"They lost {written} soldiers.")
        assert numeral.nominal == (number,)


@given(
    st.integers(1, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(["between {} and {}", "{}–{}", "{}-{}", "from {} to {}"]),
)
def test_the_ends_of_a_range_are_in_order(low, width, how):
    (numeral,) = numerals(f"They lost {how.format(f'{low:,}', f'{low + width:,}')} soldiers.")
    assert numeral.nominal == (low, low + width)


@given(st.text(max_size=60))
def test_any_text_has_some_numbers_or_none(text):
    for numeral in numerals(text):
        assert 0 <= numeral.first <= numeral.core < numeral.stop <= numeral.last
        assert len(numeral.nominal) == len(numeral.grain) <= 2
