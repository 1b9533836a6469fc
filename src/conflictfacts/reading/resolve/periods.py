"""When: which words of time tell when a claim happened, and the period they make.

Decides against when something was only said, began, or is compared with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from conflictfacts.model.reference import Period
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.elsewhere import is_compared
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.time_patterns import MONTH_NUMBERS

__all__ = ["bound_of", "bounded", "is_long", "is_since_year", "period_of", "time_of"]

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


_BEGUN = frozenset("began begun started erupted broke launched ignited resumed begins".split())
_ENDED = frozenset("ended".split())
_LASTING = frozenset(
    "war wars conflict conflicts insurgency insurgencies uprising rebellion revolt revolution offensive campaign "
    "invasion siege crisis genocide crackdown occupation intifada".split()
)
"""What goes on for weeks or years once it has begun, so that its first day is not the day of its losses."""
_VERB_TO_TIME, _HAPPENING_TO_VERB, _BACK_TO_SINCE = 6, 6, 4


def bound_of(row: Sequence[Item], at: int) -> tuple[int, int] | None:
    """Find what makes a time the first or last day of a war and not of its losses: "which broke out in April".

    Returns:
        Where its words begin, and the verb; `None` for a time that is no such day.
    """
    time = row[at].time
    if time is None or time.kind in ("since", "asof", "interval", "now", "lasting", "weekday", "day", "clock"):
        return None
    verb = _verb_before(row, at)
    if verb is None:
        return None
    for back in range(verb - 1, max(-1, verb - 1 - _HAPPENING_TO_VERB), -1):
        if not _LASTING.isdisjoint(row[back].lower.split()):
            since = (step for step in range(back, max(-1, back - _BACK_TO_SINCE), -1) if row[step].lower == "since")
            return next(since, verb), verb
        if row[back].cls in ".;N":
            return None
    return None


def _verb_before(row: Sequence[Item], at: int) -> int | None:
    for back in range(at - 1, max(-1, at - 1 - _VERB_TO_TIME), -1):
        if row[back].first_word in _BEGUN or row[back].first_word in _ENDED:
            return back
        if row[back].cls in ".;,NTt":
            return None
    return None


def bounded(item: Item, verb: str, words: str) -> Period:
    """Make the period of a war that began, or had ended, when the words of time say."""
    time = item.time
    assert time is not None
    if verb in _ENDED:
        return Period(end=time.last, precision=time.precision if time.last else None, text=words)
    return Period(start=time.first, precision=time.precision if time.first else None, text=words)


def _is_since_event(item: Item) -> bool:
    return item.time is not None and item.time.kind == "since" and " the " in item.lower


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


def time_of(row: Sequence[Item], claim: Claim) -> int | None:
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
    # Nor what only names the day counted from: "since the first day of the war, Nov. 30, raids have killed 46".
    times = [at for at in times if not (at > 1 and row[at - 1].cls == "," and _is_since_event(row[at - 2]))]
    # Nor what a semicolon parts off: "has 1,960 men there; five were killed in May".
    times = [at for at in times if not (is_compared(row, at) or any(item.cls == ";" for item in row[claim.index : at]))]
    if not times:
        return None
    best: tuple[float, int] | None = None
    passed = list(accumulate((_PASSING.get(item.cls, 0.3) for item in row), initial=0.0))
    for at in times:
        low, high = sorted((at, claim.index))
        cost = passed[high] - passed[low + 1]
        if _tells_when_said(row, at):
            cost += 6.0
        if bound_of(row, at) is not None:
            cost += 6.0  # when the war began
        if best is None or cost < best[0]:
            best = (cost, at)
    return best[1] if best is not None else None
