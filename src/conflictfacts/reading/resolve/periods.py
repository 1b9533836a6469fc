"""When: which words of time tell when a claim happened, and the period they make.

Decides against when something was only said, began, or is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from conflictfacts.model.reference import Period
from conflictfacts.reading.claims import Claim
from conflictfacts.reading.items import Item
from conflictfacts.reading.resolve.elsewhere import is_compared
from conflictfacts.reading.time_patterns import MONTH_NUMBERS

__all__ = ["is_long", "is_since_year", "period_of", "time_of"]

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


_PASSING = {"N": 2.0, ";": 4.0, ",": 0.6, "s": 1.0}
"""What it costs to pass an item on the way from a number to a time."""


_DAYS = frozenset({"weekday", "date", "day", "relative"})
_TO_SOMEBODY = frozenset({"told", "tells", "informed"})


def _tells_when_said(row: Sequence[Item], at: int) -> bool:
    """Tell whether a time is that of a report: "said on Monday", "told reporters on Monday", "On Monday X said"."""
    if at and row[at - 1].cls == "r" and "reporting" in row[at - 1].roles:
        return True
    time = row[at].time
    if time is None or time.kind not in _DAYS:
        return False
    if at + 1 < len(row) and row[at + 1].cls == "r" and "reporting" in row[at + 1].roles:
        return True
    step = at + 1 if at == 0 else at - 1
    while 0 <= step < len(row) and abs(step - at) < _NEAR and row[step].cls in ("," if at == 0 else "") + "dowpAf":
        step += 1 if at == 0 else -1
    if not 0 <= step < len(row):
        return False
    return "reporting" in row[step].roles and row[step].cls == "r" and (at == 0 or row[step].lower in _TO_SOMEBODY)


_NEAR = 8
"""Items between a time and the verb of the report it is of, at most."""


def time_of(row: Sequence[Item], claim: Claim) -> Item | None:
    """Take the time nearest to a claim's number, behind it or before, in its sentence; `None` if it names none.

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    times = [at for at, item in enumerate(row) if item.time is not None]
    if not times:
        return None
    # "22% more than in May" tells when something else was.
    times = [at for at in times if at < claim.index or not (at and row[at - 1].lower.endswith("than"))]
    # Nor what a semicolon parts off: "has 1,960 men there; five were killed in May".
    times = [at for at in times if not (is_compared(row, at) or any(item.cls == ";" for item in row[claim.index : at]))]
    if not times:
        return None
    best: tuple[float, Item] | None = None
    passed = list(accumulate((_PASSING.get(item.cls, 0.3) for item in row), initial=0.0))
    for at in times:
        item = row[at]
        low, high = sorted((at, claim.index))
        cost = passed[high] - passed[low + 1]
        if _tells_when_said(row, at):
            cost += 6.0
        if at and row[at - 1].lower in {"erupted", "began", "started", "broke", "out"} and "since" not in item.lower:
            cost += 6.0  # when the war began
        if best is None or cost < best[0]:
            best = (cost, item)
    return best[1] if best is not None else None
