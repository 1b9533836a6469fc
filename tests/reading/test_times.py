"""Which words say when, and what they fix with and without the day the text appeared."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts.reading.text.sentences import find_sentences
from conflictfacts.reading.text.time_patterns import KINDS, pattern_of
from conflictfacts.reading.text.times import find_times, marked_sentence
from conflictfacts.reading.text.tokens import tokenize

PUBLISHED = date(2025, 4, 3)  # a Thursday


def times(text, published=None):
    tokens = tokenize(text, 0, len(text))
    return list(find_times(text, tokens, published)) if len(tokens) else []


# words in "They lost 500 men {words}.": first day, last day, precision.
FIXED = {
    "on 14 March 2023": ("2023-03-14", "2023-03-14", "day"),
    "on March 14, 2023": ("2023-03-14", "2023-03-14", "day"),
    "on the 14th of March 2023": ("2023-03-14", "2023-03-14", "day"),
    "on Sept. 5, 2022": ("2022-09-05", "2022-09-05", "day"),
    "on 2023-03-14": ("2023-03-14", "2023-03-14", "day"),
    "on 14.03.2023": ("2023-03-14", "2023-03-14", "day"),
    "on 14/03/2023": ("2023-03-14", "2023-03-14", "day"),
    "in March 2023": ("2023-03-01", "2023-03-31", "month"),
    "in February 2024": ("2024-02-01", "2024-02-29", "month"),
    "in 2021": ("2021-01-01", "2021-12-31", "year"),
    "since 24 February 2022": ("2022-02-24", None, "day"),
    "since February 2022": ("2022-02-01", None, "month"),
    "since 2014": ("2014-01-01", None, "year"),
    "as of 1 May 2023": (None, "2023-05-01", "day"),
    "by 1 May 2023": (None, "2023-05-01", "day"),
    "until 1 May 2023": (None, "2023-05-01", "day"),
    "between 1 May 2023 and 4 June 2023": ("2023-05-01", "2023-06-04", "day"),
    "from 1 May 2023 to 4 June 2023": ("2023-05-01", "2023-06-04", "day"),
    "between May 2022 and October 2022": ("2022-05-01", "2022-10-31", "month"),
    "from 2014 to 2018": ("2014-01-01", "2018-12-31", "year"),
    "from 3 to 5 March 2023": ("2023-03-03", "2023-03-05", "day"),
    "from March 3 to 5, 2023": ("2023-03-03", "2023-03-05", "day"),
    "between November and February 2023": ("2022-11-01", "2023-02-28", "month"),
    "from 28 December 2022 until 3 January": ("2022-12-28", "2023-01-03", "day"),
    "from March 2022 to 5 April 2023": ("2022-03-01", "2023-04-05", "month"),
    "from 2018 to 2014": (None, None, None),
    "in 2014-15": ("2014-01-01", "2015-12-31", "year"),
    "during 2014–2016": ("2014-01-01", "2016-12-31", "year"),
    "from 4/3/2023 to 20/3/2023": (None, None, None),
    "in 1914": ("1914-01-01", "1914-12-31", "year"),
}


@pytest.mark.parametrize("words", FIXED)
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_a_date_is_an_interval_with_a_precision(words, published):
    (time,) = times(f"They lost 500 men {words}.", published)
    first, last, precision = FIXED[words]
    assert time.text == words
    assert (time.first, time.last) == (first and date.fromisoformat(first), last and date.fromisoformat(last))
    assert time.precision == precision
    assert time.dated


# words: first day, last day, precision for a text of Thursday, 3 April 2025.
RELATIVE = {
    "yesterday": ("2025-04-02", "2025-04-02", "day"),
    "today": ("2025-04-03", "2025-04-03", "day"),
    "last month": ("2025-03-01", "2025-03-31", "month"),
    "this month": ("2025-04-01", "2025-04-03", "month"),
    "last year": ("2024-01-01", "2024-12-31", "year"),
    "this year": ("2025-01-01", "2025-04-03", "year"),
    "on March 14": ("2025-03-14", "2025-03-14", "day"),
    "on 20 November": ("2024-11-20", "2024-11-20", "day"),
    "in March": ("2025-03-01", "2025-03-31", "month"),
    "in December": ("2024-12-01", "2024-12-31", "month"),
    "since January": ("2025-01-01", None, "month"),
    "on Tuesday": ("2025-04-01", "2025-04-01", "day"),
    "on Friday": ("2025-03-28", "2025-03-28", "day"),
    "over the past 24 hours": ("2025-04-02", "2025-04-03", "day"),
    "in the past three days": ("2025-03-31", "2025-04-03", "day"),
    "last week": ("2025-03-24", "2025-03-30", "day"),
}


@pytest.mark.parametrize("words", RELATIVE)
def test_words_of_the_calendar_are_resolved_against_the_day_of_the_text(words):
    (time,) = times(f"They lost 500 men {words}.", PUBLISHED)
    first, last, precision = RELATIVE[words]
    assert time.text == words
    assert (time.first, time.last) == (first and date.fromisoformat(first), last and date.fromisoformat(last))
    assert time.precision == precision


@pytest.mark.parametrize("part", ["second week", "first half", "second half", "third week"])
def test_a_part_of_a_month_counts_no_days_of_it(part):
    (time,) = times(f"They lost 500 men in the {part} of May 2023.")
    assert (time.first, time.last, time.precision) == (date(2023, 5, 1), date(2023, 5, 31), "month")


@pytest.mark.parametrize("words", RELATIVE)
def test_without_that_day_they_stay_words(words):
    (time,) = times(f"They lost 500 men {words}.")
    assert (time.text, time.first, time.last, time.precision) == (words, None, None, None)


@pytest.mark.parametrize(
    "words",
    [
        "in the winter",
        "since the start of the war",
        "since the beginning of the invasion",
        "currently",
        "now",
        "so far",
        "to date",
        "in recent weeks",
        "over the past few months",
        "since then",
        "in two days of fighting",
    ],
)
def test_words_that_fix_nothing_stay_words(words):
    (time,) = times(f"They lost 500 men {words}.")
    assert (time.text, time.first, time.last, time.precision) == (words, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "It may be that they march on.",
        "They lost 500 men.",
        "Some 2,022 men fell.",
        "They hold 2014 villages.",
        "Nobody came.",
        "The march was long.",
        "It may.",
    ],
)
def test_what_says_nothing_of_time_is_no_time(text):
    assert times(text) == []


def test_a_day_and_month_that_may_be_either_way_round_fix_nothing():
    (time,) = times("They lost 500 men on 4/3/2025.")
    assert (time.first, time.last, time.precision) == (None, None, None)


def test_a_day_that_does_not_exist_fixes_nothing():
    assert [(time.first, time.last) for time in times("They lost 500 men on 31 February 2023.")] == [(None, None)]


def test_several_times_of_a_sentence_stand_in_order():
    text = "Since May 2022 they lost 500 men, 90 of them on 3 June 2022 and 30 in July 2022."
    assert [time.text for time in times(text)] == ["Since May 2022", "on 3 June 2022", "in July 2022"]


@given(
    st.dates(date(1500, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{y}-{mm:02}-{d:02}", "the {d}th of {m} {y}"]),
)
def test_every_day_can_be_said(day, how):
    written = how.format(d=day.day, m=day.strftime("%B"), mm=day.month, y=day.year)
    (time,) = times(f"They lost 500 men on {written}.")
    assert (time.first, time.last, time.precision) == (day, day, "day")


@given(
    st.dates(date(1500, 1, 2), date(2098, 12, 31)),
    st.integers(1, 360),
    st.sampled_from(
        [
            "from {a.day} {a:%B} to {b.day} {b:%B} {b.year}",
            "between {a:%B} {a.day} and {b:%B} {b.day}, {b.year}",
            "from {a.day} {a:%B} {a.year} until {b.day} {b:%B}",
            "between {a.day} {a:%b} {a.year} and {b.day} {b:%b} {b.year}",
        ]
    ),
    st.none() | st.just(PUBLISHED),
)
def test_the_ends_of_an_interval_share_the_year_that_stands_once(start, days, how, published):
    end = start + timedelta(days=days)
    (time,) = times(f"They lost 500 men {how.format(a=start, b=end)}.", published)
    assert (time.first, time.last, time.precision) == (start, end, "day")


@given(st.text(max_size=60), st.none() | st.dates(date(1, 1, 2)))
def test_any_text_has_some_times_or_none(text, published):
    at = 0
    for time in times(text, published):
        assert at <= time.start < time.end <= len(text)
        assert text[time.start : time.end] == time.text
        assert time.first is None or time.last is None or time.first <= time.last
        at = time.end


@pytest.mark.parametrize("published", [date(1, 1, 1), date(1, 1, 31), date(9999, 12, 31)])
@pytest.mark.parametrize("words", RELATIVE)
def test_the_ends_of_the_calendar_raise_nothing(words, published):
    times(f"They lost 500 men {words}.", published)


OTHERS = (
    "in a single day,in one day,up to this day,to date,so far,until now,by now,at present,at the moment,right now,"
    "nowadays,currently,since then,since the war began,since the start of the offensive,from the outbreak of fighting,"
    "prior to May,as at 5 May,ever since 2014,within weeks,after two days,over the previous year,throughout 2014,"
    "mid May,back in May,all of May,at the end of May,by summer,(2014),at 23:10,late on Monday,on Easter,"
    "new year's day,May – June,2014-15,between May 5 and 9,at Christmas,dated 5 May 2014,around 5 May,the 5th of May"
).split(",")


def test_no_words_of_a_kind_begin_otherwise_than_it_is_said_to_begin():
    """A kind is looked for only behind its own first words, and only where a word tells a time: none is overlooked."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "samples").glob("*.txt"))]
    texts += [f"They lost 500 men {words}." for words in (*FIXED, *RELATIVE, *OTHERS)]
    seen = set()
    for text in texts:
        for sentence in find_sentences(text):
            tokens = tokenize(text, sentence.start, sentence.end)
            marked = marked_sentence(text, tokens, range(len(tokens)))
            found = [(time.start, time.end) for time in find_times(text, tokens, None)]
            for at, word in enumerate(tokens.lower):
                start = tokens.starts[at]
                if word.endswith(".") or any(first <= start < last for first, last in found):
                    continue
                for kind in KINDS:
                    match = pattern_of(kind).match(marked, start - sentence.start)
                    assert match is None or match.group() in {"may", "march"}, (kind, text[start : start + 30])
                seen.add(word)
    assert len(seen) > 500
