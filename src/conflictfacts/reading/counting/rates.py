"""Per what time a number is: "46 a day", "a daily average of 46", "every month"."""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.patterns import pattern
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["rate_at_another_time", "rate_of"]

_OF_PAPER = (
    r"(?!\s+(?:[a-z]+\s+){0,2}(?:bulletin|report|summary|briefing|newspaper|paper|update|digest|review|assessment|"
    r"communiqu|statement|press|magazine|snapshot|roundup|round-up|newsletter|broadcast|return)s?)"
)
"""No rate is told by how often a paper comes out: "its daily bulletin lists 46 dead"."""

_RATE = (
    r"(?:\ba(?<!\bin a)(?<!within a)(?<!from a)(?<!after a)(?<!over a)(?<!during a)(?<!\bfor a)(?<!than a)(?<!nearly a)"
    r"(?<!almost a)(?<!about a)(?<!half a)(?<!\bof a)(?<!only a)|\b(?:per|each|every)|/)\s*"
    r"(?:typical\s+|average\s+)?(day|month|week|year|hour)\b(?!\s+(?:ago|earlier|before|later))"
    rf"|\b(?:per|each|every)\s+single\s+(day|month|week)\b|\b(daily|monthly|weekly)\b{_OF_PAPER}"
)


_RATE_BEFORE = (
    rf"\b(?:(daily|monthly|weekly)\b{_OF_PAPER}"
    r"|(?:each|every|per|(?:mean|average)\s+for\s+a)\s+(?:single\s+)?(day|month|week)\b(?!\s+earlier|\s+ago|\s+later)"
    r"|\b(?:average|typical|mean)\s+(day|month|week)\b"
    r"|\b(?:hardly|scarcely|barely|not|no|without)\s+(?:a\s+)?(day|month|week)\s+(?:\w+\s+){1,2}without\b)"
)


_SPANS = ("day", "daily", "week", "month", "year", "hour")
"""What every rate names, within a word or by itself."""


_PER = {"daily": "day", "monthly": "month", "weekly": "week"}


def rate_of(
    tokens: Tokens, row: Sequence[Item], text: str, index: int, phrase: Phrase, trigger: int | None = None
) -> str | None:
    """Say per what time the number is, if it is a rate."""
    begin = tokens.ends[row[index].last - 1]
    limit = min(len(row), max(phrase.stop, (trigger or 0) + 1) + 7)
    stop = tokens.ends[row[limit - 1].last - 1]
    for at in range(index + 1, limit):
        if row[at].cls in "N,;" and at >= phrase.stop:
            stop = tokens.starts[row[at].first]
            break
    told = text[tokens.starts[0] : stop].lower()
    if not any(span in told for span in _SPANS):
        return None
    match = pattern(_RATE).search(text[begin:stop].lower())
    if match is not None:
        return match[1] or match[2] or _PER[match[3]]
    first = max((at + 1 for at in range(index) if row[at].cls in "N;."), default=0)
    before = text[tokens.starts[row[first].first] : tokens.starts[row[index].first]].lower() if first < index else ""
    match = next(iter(reversed(list(pattern(_RATE_BEFORE).finditer(before)))), None)
    if match is not None and len(before) - match.end() < 70:
        return _PER[match[1]] if match[1] else match[2] or match[3] or match[4]
    goes_on = trigger is not None and row[trigger].lower in _LOSING and row[trigger - 1].cls not in "ai"
    if goes_on and match is None:
        habit = pattern(_RATE).search(text[tokens.starts[0] : tokens.starts[row[index].first]].lower())
        return (habit[1] or habit[2] or _PER[habit[3]]) if habit is not None else None
    return None


_LOSING = frozenset({"lose", "loses"})
"""Verbs that tell of what goes on, at the rate of what else is told to: "fires 900 shells a day and loses 40 men"."""


_LONG = frozenset({"month", "season", "year"})
"""Kinds of times that a rate may hold for."""

_ALIKE = 10
"""Times by which one rate is larger than another; what is larger still is a total."""


def rate_at_another_time(row: Sequence[Item], claim: Claim, claims: Sequence[Claim]) -> str | None:
    """Say per what time a bare number is that tells what a rate was at another time: "40 a day in May and 55 in June".

    Args:
        row: The sentence's items.
        claim: The number's claim, which has no rate of its own.
        claims: Those of the sentence before it.
    """
    earlier = claims[-1] if claims else claim.source
    if earlier is None or earlier.rate is None or claim.phrase.head is not None:
        return None
    if (claim.kind, claim.value, claim.unit) != (earlier.kind, earlier.value, earlier.unit):
        return None
    near = [*row[max(0, claim.index - 5) : claim.index], *row[claim.index + 1 : claim.index + 3]]
    alone = any(item.lower == "alone" for item in near)  # "in May alone it was 900"
    other = row[claim.index - 1].lower in ("had", "has")  # "Zorvia lost 1,200 men a day; Kendria had 800"
    if alone or not (other or any(item.time is not None and item.time.kind in _LONG for item in near)):
        return None
    numerals = [row[at].number for at in (earlier.index, claim.index)] if claims else []
    sizes = sorted(numeral.nominal[0] for numeral in numerals if numeral is not None and numeral.nominal)
    return earlier.rate if len(sizes) < 2 or sizes[1] < _ALIKE * sizes[0] else None
