"""Days: what dates written in words of time fix, each the first and the last day it may mean.

Decides what a date leaves to its neighbours. In "from 12 November to 4 February 2024" the year stands once and is that
of the end, in "between 3 and 5 March" the month, in "2014-15" the century. What stays open is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from conflictfacts.model.dates import last_of_month
from conflictfacts.reading.text.patterns import pattern
from conflictfacts.reading.text.time_patterns import MONTH_NUMBERS, NTH, ORDINAL, YEAR

__all__ = ["Days", "days_of"]


class Days(NamedTuple):
    """The days a date means."""

    first: date
    last: date
    precision: str
    """day, month or year."""


class _Written(NamedTuple):
    """A date as it is written; `None` is what does not stand there."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    month_leads: bool = False
    """Whether the month stands before the day, and so before the days that follow."""


_TH = r"(?:st|nd|rd|th)?"
_DATES = (
    rf"(?:(?P<nth>{ORDINAL})\s+of\s+)?(?:(?P<day>\d{{1,2}}){_TH}\s*(?:of\s+)?)?(?P<month>M+|B+\.?)(?![^\W\d_])"
    rf"(?:\s+(?:the\s+)?(?:(?P<day2>\d{{1,2}})(?!\d){_TH}|(?P<nth2>{ORDINAL})))?"
    rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR})|(?P<short>\d\d)\Z))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})|(?P<dmy>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})(?!\d|\.\d))"
    rf"|(?P<years>{YEAR})\s*[-–—]\s*(?P<until>\d\d)(?!\d)|(?P<only>{YEAR})"
    rf"|(?P<alone>{ORDINAL})\b(?!\s+(?:\w+\s+)?(?:weeks?|half|fortnight|days)\b)"
    rf"|(?P<bare>\d{{1,2}})(?!\d){_TH}(?!-?[^\W\d_])(?:,?\s+(?P<later>{YEAR}))?"
)
_MENTIONED = re.compile(rf"[MB]|{YEAR}|\d[/.-]\d")
"""What is in words that fix a day, a month or a year; a numeral alone fixes none."""


def days_of(marked: str, words: str, published: date | None) -> list[Days]:
    """Give the days of the dates in words of time, in order; none where one of them stays open or there is no such day.

    Args:
        marked: The words as `times.marked_sentence` writes them.
        words: The words.
        published: The day the text appeared; dates of no year are the latest that were not yet to come. `None` leaves
            them open.
    """
    if not _MENTIONED.search(marked):
        return []
    try:
        written = [part for match in pattern(_DATES).finditer(marked) for part in _parts(match, words)]
        known = _with_years(_with_months(written), published)
        return [_days(part) for part in known]
    except ValueError:
        return []


def _parts(match: re.Match[str], words: str) -> list[_Written]:
    if iso := match["iso"]:
        told = date.fromisoformat(iso)
        return [_Written(told.year, told.month, told.day)]
    if dmy := match["dmy"]:
        a, b, c = (int(part) for part in re.split(r"[/.]", dmy))
        if a <= 12 and b <= 12 and a != b:
            raise ValueError("day and month cannot be told apart")
        return [_Written(c + 2000 if c < 100 else c, *((b, a) if b <= 12 else (a, b)))]
    if years := match["years"]:
        return [_Written(int(years)), _Written(int(years[:2] + match["until"]))]
    if only := match["only"]:
        return [_Written(int(only))]
    if alone := match["alone"]:
        return [_Written(day=NTH[alone])]
    if bare := match["bare"]:
        return [_Written(int(match["later"]) if match["later"] else None, None, int(bare))]
    month = MONTH_NUMBERS[words[slice(*match.span("month"))].lower().rstrip(".")]
    nth = NTH.get(match["nth"] or match["nth2"] or "")
    day, leads = nth or match["day"] or match["day2"], not (match["day"] or match["nth"])
    year = match["year"] or (match["short"] and "20" + match["short"])
    return [_Written(int(year) if year else None, month, int(day) if day else None, leads)]


def _with_months(written: Sequence[_Written]) -> list[_Written]:
    """Give days that stand alone the month they share: the one before in "March 3 to 5", else the one behind."""
    known: list[_Written] = []
    for at, part in enumerate(written):
        if part.day is not None and part.month is None:
            behind = next((other.month for other in written[at + 1 :] if other.month is not None), None)
            leading = bool(known) and known[-1].month_leads
            month = known[-1].month if known and (leading or behind is None) else behind
            part = part._replace(month=month, month_leads=leading)
        known.append(part)
    return known


def _with_years(written: Sequence[_Written], published: date | None) -> list[_Written]:
    """Give dates of no year that of the date behind them, or before them, such that they stand in order."""
    known = list(written)
    if published is not None and known and all(part.year is None for part in known):
        last = known[-1]
        day = (last.month or 1, last.day or 1)
        # The latest such day that was not yet to come when the text appeared.
        year = published.year if day <= (published.month, published.day) else published.year - 1
        known[-1] = last._replace(year=year)
    for at in range(len(known) - 2, -1, -1):
        part, behind = known[at], known[at + 1]
        if part.year is None and behind.year is not None and behind.month is not None:
            known[at] = part._replace(year=behind.year - (_in_year(part) > _in_year(behind)))
    for at in range(1, len(known)):
        before, part = known[at - 1], known[at]
        if part.year is None and before.year is not None:
            known[at] = part._replace(year=before.year + (_in_year(part) < _in_year(before)))
    return known


def _in_year(part: _Written) -> tuple[int, int]:
    return part.month or 0, part.day or 0


def _days(part: _Written) -> Days:
    if part.year is None:
        raise ValueError("no year")
    if part.month is None:
        return Days(date(part.year, 1, 1), date(part.year, 12, 31), "year")
    if part.day is None:
        return Days(date(part.year, part.month, 1), last_of_month(part.year, part.month), "month")
    day = date(part.year, part.month, part.day)
    return Days(day, day, "day")
