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
from conflictfacts.reading.text.tokens import Tokens

__all__ = [
    "PARTED",
    "is_begun",
    "is_long",
    "is_since_year",
    "period_of",
    "period_said",
    "spans_months",
    "tells_when_said",
    "time_of",
]

_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SPANS = frozenset({"months", "years", "decade", "decades"})


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


_MONTHS_OR_MORE = frozenset({"month", "months", "quarter", "half", "year", "years"})


def spans_months(item: Item) -> bool:
    """Tell whether words of time name a month or more, over which a text counts: "in June 2023", "last year"."""
    time = item.time
    if time is None or time.kind in ("asof", "now"):
        return False
    if is_long(item) or time.kind in ("month", "season", "year"):
        return True
    if time.kind == "relative":
        return not _MONTHS_OR_MORE.isdisjoint(time.text.lower().split())
    return time.kind in ("date", "interval") and time.precision in ("month", "year")


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


def _bound_of(row: Sequence[Item], at: int) -> tuple[int, int] | None:
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


def is_begun(row: Sequence[Item], at: int) -> bool:
    """Tell whether a time is only the first or last day of a war: "since the offensive started on Thursday"."""
    return _bound_of(row, at) is not None


def _bounded(item: Item, verb: str, words: str) -> Period:
    """Make the period of a war that began, or had ended, when the words of time say."""
    time = item.time
    assert time is not None
    if verb in _ENDED:
        return Period(end=time.last, precision=time.precision if time.last else None, text=words)
    return Period(start=time.first, precision=time.precision if time.first else None, text=words)


def period_said(text: str, tokens: Tokens, row: Sequence[Item], claim: Claim, at: int) -> Period:
    """Make the period of a claim's time; where a war began then, the verb is of its words.

    Args:
        text: The document's text.
        tokens: The sentence's tokens.
        row: Its items.
        claim: The claim.
        at: The time.
    """
    bound = _bound_of(row, at) if claim.kind in ("casualty", "displacement") else None
    if bound is None:
        period = period_of(row[at])
        if period.end is not None and tells_when_said(row, at):
            return Period(as_of=period.end, precision=period.precision, text=period.text)
        return period
    first, verb = bound
    words = text[tokens.starts[row[first].first] : tokens.ends[row[at].last - 1]]
    return _bounded(row[at], row[verb].first_word, words)


def _is_since_event(item: Item) -> bool:
    return item.time is not None and item.time.kind == "since" and " the " in item.lower


_PASSING = {"N": 2.0, ";": 4.0, ",": 0.6, "s": 1.0}
"""What it costs to pass an item on the way from a number to a time."""


_NOW = 2.5
"""What it costs to take "now" where another time is told: "since December 46 have now been killed"."""

_LASTS = frozenset({"held", "present", "strength"})
"""What is so now, whatever came before."""

_DAYS = frozenset({"weekday", "date", "day", "relative"})
_TO_SOMEBODY = frozenset({"told", "tells", "informed"})
_REPORTS = frozenset(
    "interview interviews briefing briefings statement statements report reports paper bulletin communique conference "
    "update message telegram letter speech address post posted published presented released dated issued drawn aired "
    "broadcast edition".split()
)
"""What is said or written, and what is done with it, on a day that is none of what it tells of."""


def tells_when_said(row: Sequence[Item], at: int) -> bool:
    """Tell whether a time is that of a report: "said on Monday", "told reporters on Monday", "On Monday X said"."""
    if at and row[at - 1].cls == "r" and "reporting" in row[at - 1].roles:
        return True
    if at + 1 < len(row) and row[at + 1].cls == "r" and "reporting" in row[at + 1].roles:
        return True
    time = row[at].time
    if time is None or time.kind not in _DAYS:
        return False
    if _is_of_report(row, at):
        return True
    step = at + 1 if at == 0 else at - 1
    while 0 <= step < len(row) and abs(step - at) < _NEAR and row[step].cls in ("," if at == 0 else "") + "dowpAf":
        step += 1 if at == 0 else -1
    if not 0 <= step < len(row):
        return False
    return "reporting" in row[step].roles and row[step].cls == "r" and (at == 0 or row[step].lower in _TO_SOMEBODY)


def _is_of_report(row: Sequence[Item], at: int) -> bool:
    """Tell whether a time is that of what is said or written: "in an interview on Monday", "at Monday's briefing"."""
    if row[at].lower.endswith(("'s", "’s")) and any(item.lower in _REPORTS for item in row[at + 1 : at + 3]):
        return True
    for item in reversed(row[max(0, at - _NEAR) : at]):
        if item.lower in _REPORTS:
            return True
        if item.cls in ".;,NtTrs":
            return False
    return False


_NEAR = 8
"""Items between a time and the verb of the report it is of, at most."""


def _is_of_part(row: Sequence[Item], claim: Claim, at: int) -> bool:
    """Tell whether a time behind a claim stands in a clause on a part of what it counts: "of whom", "12 of them"."""
    if at < claim.index or row[at - 1].cls == ",":
        return False
    for step in range(at - 1, claim.index, -1):
        if row[step].cls == ",":
            return False
        if row[step].cls == "N":
            near = row[max(claim.index + 1, step - 2) : step + 3]
            return any(item.lower in PARTED and near[back - 1].cls == "f" for back, item in enumerate(near) if back)
    return False


PARTED = frozenset({"whom", "which", "them", "these", "those"})
"""Words behind "of" for those of whom a part is counted."""


_AS_MANY = frozenset({"many", "much", "large", "high", "big"})


def _is_of_compared(row: Sequence[Item], at: int) -> bool:
    """Tell whether a time is that of a number which one before is held against: "compared with 594 in August"."""
    index = next((step for step in range(at - 1, max(0, at - 5), -1) if row[step].cls == "N"), 0)
    return index > 1 and row[index - 1].lower in ("with", "to") and row[index - 2].lower == "compared"


def _is_of_others(row: Sequence[Item], claim: Claim, at: int) -> bool:
    """Tell whether a time is that of something else than a claim tells of."""
    if at >= claim.index and at and row[at - 1].lower.endswith("than"):
        return True  # "22% more than in May" tells when something else was
    if (
        at > 2
        and row[at - 1].last_word == "as"
        and not _AS_MANY.isdisjoint(word for item in row[at - 3 : at] for word in item.lower.split())
    ):
        return True  # "twice as many as in May"
    if at < claim.index and _is_of_compared(row, at):
        return True
    if at > 1 and row[at - 1].cls == "," and _is_since_event(row[at - 2]):
        return True  # the day counted from: "since the first day of the war, Nov. 30, raids have killed 46"
    if row[at].first_word == "lasted" and "s" in (row[at - 1].cls, row[at - 2].cls):
        return True  # what is named in passing: "the war of 2006, which lasted 34 days, took 46 lives"
    if _is_of_part(row, claim, at) or is_compared(row, at):
        return True
    return any(item.cls == ";" for item in row[claim.index : at])  # "has 1,960 men there; five were killed in May"


def time_of(row: Sequence[Item], claim: Claim) -> int | None:
    """Take the time nearest to a claim's number, behind it or before, in its sentence; `None` if it names none.

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    times = [at for at, item in enumerate(row) if item.time is not None and not _is_of_others(row, claim, at)]
    if not times:
        return None
    best: tuple[float, int] | None = None
    passed = list(accumulate((_PASSING.get(item.cls, 0.3) for item in row), initial=0.0))
    for at in times:
        low, high = sorted((at, claim.index))
        cost = passed[high] - passed[low + 1]
        if tells_when_said(row, at):
            cost += 6.0
        if _bound_of(row, at) is not None:
            cost += 6.0  # when the war began
        time = row[at].time
        if time is not None and time.kind == "now" and claim.value not in _LASTS:
            cost += _NOW
        if best is None or cost < best[0]:
            best = (cost, at)
    return best[1] if best is not None else None
