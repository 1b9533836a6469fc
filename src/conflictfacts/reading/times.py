"""When: dates and spans of time as the words of a sentence give them.

Decides which words speak of time and what they fix. A date is an interval with a precision, never a false point; words
that depend on the day of writing ("last month") are resolved only against a given date and stay words otherwise.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

import attrs

from conflictfacts.reading.time_patterns import COUNT, MONTH_WORD, TIME, YEAR
from conflictfacts.reading.tokens import Tokens

__all__ = ["TIME_WORDS", "Time", "find_times"]

_MONTHS = {name: index for index, name in enumerate(calendar.month_name) if name}
_MONTH = {name.lower(): index for name, index in _MONTHS.items()}
_MONTH |= {name.lower()[:3]: index for name, index in _MONTHS.items()} | {"sept": 9}

_DATE_PARTS = re.compile(
    rf"(?ix)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?)?(?P<month>{MONTH_WORD})(?:\s+(?:the\s+)?(?P<day2>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?)?(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"
    rf"|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})|(?P<dmy>\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})(?!\d|\.\d))|(?P<only>{YEAR})"
)


TIME_WORDS = frozenset(
    (
        "since from until till by as of between ever last past previous preceding recent coming next this "
        "these those same following most current in over during within for after on at all whole early "
        "late mid back today yesterday overnight tonight to up now currently so right nowadays the a an ( "
        "monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan eid new before prior through "
        "throughout dated around"
    ).split()
) | frozenset(_MONTH)
"""Words one of which stands in whatever says when, unless a numeral does."""


@attrs.frozen
class Time:
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


_DAYS = {name.lower(): index for index, name in enumerate(calendar.day_name)}
_AGO = re.compile(
    rf"(?i)(?:last|past|previous|preceding)\s+(?:(?P<count>{COUNT})\s+)?(?P<span>hour|day|week|month|year)s?\b"
)
_COUNTED = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30}


def find_times(text: str, tokens: Tokens, published: date | None) -> Iterator[Time]:
    """Yield what says when in a sentence, in order, none overlapping.

    Args:
        text: The document's text.
        tokens: The sentence's tokens.
        published: The day the document appeared; `None` leaves relative words unresolved.
    """
    reached, end = 0, tokens.ends[-1] if tokens.ends else 0
    for at, word in enumerate(tokens.lower):
        start = tokens.starts[at]
        if start < reached or not (word in TIME_WORDS or word[0].isdecimal()):
            continue
        match = TIME.match(text, start, end)
        if match is None:
            continue
        words = match.group()
        if words.lower() in {"may", "march"}:
            continue  # the verb
        reached = match.end()
        kind = match.lastgroup or "date"
        kind = "interval" if kind == "interval2" else kind
        parts = [fixed for found in _DATE_PARTS.finditer(words) if (fixed := _fix(found, published)) is not None]
        first, last, precision = _extent(kind, words.lower(), parts, published)
        yield Time(match.start(), match.end(), kind, words, first, last, precision, True)


def _fix(match: re.Match[str], published: date | None) -> tuple[date, date, str] | None:
    """Give first day, last day and precision of one date, or None where the year is unknown."""
    try:
        if iso := match["iso"]:
            day = date.fromisoformat(iso)
            return day, day, "day"
        if dmy := match["dmy"]:
            a, b, year = (int(part) for part in re.split(r"[/.]", dmy))
            year += 2000 if year < 100 else 0
            if a <= 12 and b <= 12 and a != b:
                return None  # day and month cannot be told apart
            day = date(year, b, a) if b <= 12 else date(year, a, b)
            return day, day, "day"
        if only := match["only"]:
            return date(int(only), 1, 1), date(int(only), 12, 31), "year"
        month = _MONTH[match["month"].lower().rstrip(".")]
        number = match["day"] or match["day2"]
        if match["year"]:
            known = int(match["year"])
        elif published is not None:
            # The latest such day that was not yet to come when the text appeared.
            known = (
                published.year if (month, int(number or 1)) <= (published.month, published.day) else published.year - 1
            )
        else:
            return None
        if number:
            day = date(known, month, int(number))
            return day, day, "day"
        return date(known, month, 1), date(known, month, calendar.monthrange(known, month)[1]), "month"
    except ValueError:
        return None


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
    weekday = next((index for name, index in _DAYS.items() if name in words), None)
    if weekday is not None and not words.startswith(("next", "this", "coming")):
        # The latest such day that was not yet to come when the text appeared.
        day = published - timedelta(days=(published.weekday() - weekday) % 7)
        return day, day, "day"
    return None, None, None


def _extent(
    kind: str, words: str, parts: list[tuple[date, date, str]], published: date | None
) -> tuple[date | None, date | None, str | None]:
    if parts:
        first, last, precision = parts[0][0], parts[-1][1], parts[0][2]
        if kind == "since":
            return first, None, precision
        if kind == "asof":
            return None, last, precision
        return first, last, precision
    if published is None:
        return None, None, None
    if kind == "now":
        return published, published, "day"
    start, end, known = _relative(words, published)
    if kind == "since":
        return start, None, known
    return (None, end, known) if kind == "asof" else (start, end, known)
