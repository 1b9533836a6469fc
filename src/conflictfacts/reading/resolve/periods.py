"""When: a period of the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.model.reference import Period
from conflictfacts.reading.items import Item
from conflictfacts.reading.time_patterns import MONTH_NUMBERS

__all__ = ["is_long", "is_since_year", "period_of"]

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SPANS = frozenset({"months", "years", "decades"})


def is_long(item: Item) -> bool:
    """Tell whether words of time span months or years, in which no single event happens: "since 2012"."""
    time = item.time
    if time is None:
        return False
    before, _, last = time.text.lower().rpartition(" ")
    if time.kind == "since":
        return (before == "since" and last in MONTH_NUMBERS) or _YEAR.search(time.text) is not None
    if last in _SPANS:
        return time.kind in ("relative", "lasting")
    return time.kind == "interval" and time.precision == "year"


def is_since_year(row: Sequence[Item]) -> bool:
    """Tell whether a sentence counts since what began in some year: "since operations began in 2001"."""
    for at, item in enumerate(row):
        if item.lower == "since" and any(_names_year(other) for other in row[at + 1 : at + 6]):
            return True
    return False


def _names_year(item: Item) -> bool:
    return item.time is not None and item.time.kind == "year"


def period_of(item: Item) -> Period:
    """Make a period of the words that say when; "since the start of the war in X" begins when that war did."""
    time = item.time
    assert time is not None
    war = item.name.entry("conflict") if item.name is not None else None
    if war is not None and time.first is None and time.last is None:
        if time.kind == "since":
            return Period(start=war.start, precision=war.start_precision, text=time.text)
        return Period(start=war.start, end=war.end, precision=war.start_precision, text=time.text)
    if time.kind in ("asof", "now") and time.last is not None:
        return Period(as_of=time.last, precision=time.precision, text=time.text)
    return Period(start=time.first, end=time.last, precision=time.precision, text=time.text)
