"""When: dates and spans of time as the words of a sentence give them.

Decides which words speak of time and what they fix. A date is an interval with a precision, never a false point; words
that depend on the day of writing ("last month") are resolved only against a given date and stay words otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from conflictfacts.reading.text.days import Days, days_of
from conflictfacts.reading.text.time_patterns import (
    COUNT,
    FIXING,
    KINDS_BY_FIRST_WORD,
    KINDS_BY_NUMERAL,
    MARKS,
    OPEN_KINDS_BY_FIRST_WORD,
    REACH,
    TELLING,
    WEEKDAYS,
    pattern_of,
)
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["Time", "find_times", "marked_sentence"]

_LETTERS = re.compile(r"[^\W\d_]+")

_COUNTING = re.compile(r"\d{3}|\d{5,}|\d+(?:,\d+)+")
"""A numeral that stands in no date: "900", "12,000". Before "days" it may begin a time, but tells none by itself."""


class Time(NamedTuple):
    """A span of words that says when."""

    start: int
    """Offset of the first character in the document."""

    end: int
    """Offset behind the last character."""

    kind: str
    """since, asof, interval, date, relative, lasting, month, season, year, weekday, clock, day or now."""

    text: str
    """The words."""

    first: date | None
    """The first day it covers, where the words fix one."""

    last: date | None
    """The last day it covers, where the words fix one."""

    precision: str | None
    """day, month, year, or `None` where nothing is fixed."""

    dated: bool
    """Whether numerals in it belong to a date, not to a count."""


_AGO = re.compile(
    rf"(?:last|past|previous|preceding)\s+(?:(?P<count>{COUNT})\s+)?(?P<span>hour|day|week|month|year)s?\b"
)
_COUNTED = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"thirteen": 13, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30}


def find_times(text: str, tokens: Tokens, published: date | None) -> Iterator[Time]:
    """Yield what says when in a sentence, in order, none overlapping.

    Args:
        text: The document's text.
        tokens: The sentence's tokens.
        published: The day the document appeared; `None` leaves relative words unresolved.
    """
    lower = tokens.lower
    dating = [word for word in tokens.compound if not _COUNTING.fullmatch(word)]
    said = (TELLING & tokens.said).union(dating)
    if not said:
        return
    begin_with = OPEN_KINDS_BY_FIRST_WORD if FIXING.isdisjoint(tokens.said) and not dating else KINDS_BY_FIRST_WORD
    telling = [at for at, word in enumerate(lower) if word in said]
    begin, reached = tokens.starts[0], 0
    marked = marked_sentence(text, tokens, telling)
    ahead = iter(telling)
    told = next(ahead)
    opening = (begin_with.keys() & tokens.said) | tokens.compound
    for at in [at for at, word in enumerate(lower[: telling[-1] + 1]) if word in opening]:
        kinds = begin_with.get(lower[at]) or (KINDS_BY_NUMERAL if lower[at][0].isdecimal() else ())
        if tokens.starts[at] < reached:
            continue
        while told < at:
            told = next(ahead)
        for kind in kinds:
            if told - at > REACH[kind]:
                continue
            match = pattern_of(kind).match(marked, tokens.starts[at] - begin)
            if match is not None:
                break
        else:
            continue
        start, reached = begin + match.start(), begin + match.end()
        words = text[start:reached]
        if words.rpartition(" ")[2].istitle() and _is_first_name(text, start, reached):
            reached = start
            continue
        kind = "interval" if kind == "interval2" else kind
        parts = days_of(match.group(), words, published)
        first, last, precision = _extent(kind, words.lower(), parts, published)
        yield Time(start, reached, kind, words, first, last, precision, True)


_FIRST_NAMES = frozenset({"jan", "jun", "apr"})


def _is_first_name(text: str, start: int, stop: int) -> bool:
    """Tell whether what looks like a month cut short is a person's first name: "led by Jan Novak"."""
    *before, month = text[start:stop].lower().split()
    return (
        month in _FIRST_NAMES
        and not any(word[0].isdecimal() for word in before)
        and text[stop : stop + 1] == " "
        and text[stop + 1 : stop + 3].istitle()
    )


def marked_sentence(text: str, tokens: Tokens, telling: Sequence[int]) -> str:
    """Write a sentence as `time_patterns` wants it, each character at its place.

    Args:
        text: The document's text.
        tokens: The sentence's tokens.
        telling: Which of them may tell a time.
    """
    begin = tokens.starts[0]
    line = text[begin : tokens.ends[-1]].replace("İ", "I").lower()  # in lower case İ alone would be two characters
    for at in [at for at in telling if tokens.lower[at] in MARKS or "-" in tokens.lower[at]]:
        first, stop = tokens.starts[at] - begin, tokens.ends[at] - begin
        word = line[first:stop]
        line = line[:first] + _LETTERS.sub(lambda part: MARKS.get(part[0], part[0]), word) + line[stop:]
    return line


def _relative(words: str, published: date) -> tuple[date | None, date | None, str | None]:
    """Resolve words that depend on the day of writing; a day before the calendar begins leaves them words."""
    try:
        return _counted_back(words, published)
    except (OverflowError, ValueError):
        return None, None, None


def _counted_back(words: str, published: date) -> tuple[date | None, date | None, str | None]:
    if words in {"today", "tonight", "this morning", "to this day", "up to this day"}:
        return published, published, "day"
    if words in {"yesterday", "last night", "overnight"}:
        day = published - timedelta(days=1)
        return day, day, "day"
    match = _AGO.search(words)
    if match is not None:
        written = (match["count"] or "").lower()
        count = int(written) if written.isdecimal() else _COUNTED.get(written)
        span: str = match["span"].lower()
        if count is not None and span in ("hour", "day", "week"):
            days = {"hour": max(1, count // 24), "day": count, "week": 7 * count}[span]
            return published - timedelta(days=days), published, "day"
        if match["count"] is None and span == "week":
            monday = published - timedelta(days=published.weekday() + 7)
            return monday, monday + timedelta(days=6), "day"
        if match["count"] is None and span == "month":
            last = published.replace(day=1) - timedelta(days=1)
            return last.replace(day=1), last, "month"
        if match["count"] is None and span == "year":
            return date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), "year"
    if "this month" in words:
        return published.replace(day=1), published, "month"
    if "this year" in words:
        return date(published.year, 1, 1), published, "year"
    weekday = next((index for index, name in enumerate(WEEKDAYS) if name in words), None)
    if weekday is not None and not words.startswith(("next", "this", "coming")):
        # The latest such day that was not yet to come when the text appeared.
        day = published - timedelta(days=(published.weekday() - weekday) % 7)
        return day, day, "day"
    return None, None, None


_UNTIL_NOW = re.compile(r"(?:now|this\s+day)$")


def _extent(
    kind: str, words: str, parts: list[Days], published: date | None
) -> tuple[date | None, date | None, str | None]:
    if parts:
        first, last = parts[0].first, parts[-1].last
        precision = max((part.precision for part in parts), key=("day", "month", "year").index)
        if kind == "since" and not (len(parts) > 1 and words.startswith("from")):  # "from 3 to 5 March"
            return first, None, precision
        if kind == "asof":
            return None, last, precision
        if kind == "interval" and _UNTIL_NOW.search(words):
            return first, published, precision
        return (first, last, precision) if first <= last else (None, None, None)
    if published is None:
        return None, None, None
    if kind == "now":
        return published, published, "day"
    start, end, known = _relative(words, published)
    if kind == "since":
        return start, None, known
    return (None, end, known) if kind == "asof" else (start, end, known)
