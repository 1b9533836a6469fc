"""Percentages and lengths that are no share of people or ground and no advance: a change, an answer, a front's width.

Decides by the words right around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.fitting import of_things
from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["measures_other"]


def measures_other(tokens: Tokens, row: Sequence[Item], index: int, phrase: Phrase, unit: str) -> bool:
    """Tell whether a percentage or a length says what no fact is about: "60% of its roads", "a front of three miles".

    Args:
        tokens: The sentence's tokens.
        row: Its items.
        index: The number.
        phrase: What it counts.
        unit: What it is in.
    """
    if unit != "percent":
        return _is_width(row, index) or _is_way(row, index)
    if _tells_change(row, index) or of_things(row, index + 1):
        return True  # "a 65% decrease", "22% more than in May"
    return _were_asked(row, phrase) or _is_of_time(tokens, row, index)


_CHANGES = frozenset(
    "decrease increase rise fall drop decline jump reduction growth surge funded complete full".split()
)


_CHANGED = frozenset(
    "rose risen rises increased increases fell dropped declined climbed jumped surged soared shrank shrunk grew grown "
    "contracted plunged slumped swelled".split()
)
"""Verbs behind which a percentage is by how much: "rose 40 percent", "fell by a third"."""


def _tells_change(row: Sequence[Item], index: int) -> bool:
    """Tell whether a percentage is by how much something changed: "a 65% decrease", "22% more than in May"."""
    if index + 1 < len(row) and row[index + 1].lower in _CHANGES:
        return True
    if any(item.lower.endswith("than") for item in row[index + 1 : index + 3]):
        return True
    if index > 1 and row[index - 1].lower in ("of", "by") and row[index - 2].lower in _CHANGES:
        return True
    if index and row[index - 1].last_word == "of" and row[index - 1].first_word in _CHANGES:
        return True  # "a fall of 40 percent"
    back = index - 1 - (index > 1 and row[index - 1].lower == "by")
    return index > 0 and (row[back].lower in _CHANGED or _goes_on_changing(row, index))


def _goes_on_changing(row: Sequence[Item], index: int) -> bool:
    """Tell whether a percentage is in a list of changes: "deaths rose 40 percent, arrests 12 and thefts 83 percent"."""
    before = next((at for at in range(index - 1, max(-1, index - 10), -1) if row[at].cls == "N"), None)
    if before is None or all(item.cls not in ",;&" for item in row[max(before, index - 4) : index - 1]):
        return False
    alone = row[index - 1].cls in "tpw" and (index + 1 >= len(row) or row[index + 1].cls != "f")
    numeral = row[before].number
    return alone and numeral is not None and numeral.unit == "percent" and _tells_change(row, before)


def _were_asked(row: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether a percentage is of people who were asked: "60 percent said", "26 percent blamed the army"."""
    at = phrase.stop
    while at < len(row) and (row[at].cls in "fdAp" or "people" in row[at].roles) and at < phrase.stop + 4:
        at += 1  # "of the refugees"
    verb = row[at] if at < len(row) else None
    return phrase.head is None and verb is not None and (verb.cls == "r" or verb.lower in _ANSWERING)


_ANSWERING = frozenset(
    "blamed attributed thought believed believe think answered replied responded favored favoured supported support "
    "approved opposed oppose voted wanted want wants hope hoped fear feared backed agreed disagreed".split()
)


def _is_width(row: Sequence[Item], index: int) -> bool:
    """Tell whether a length is how wide a front is: "gained 1,500 yards on a front of three miles"."""
    if row[index + 1 : index + 2] and row[index + 1].lower in _WIDE:
        return True
    return index > 1 and row[index - 1].cls == "f" and row[index - 2].last_word in _WIDE


def _is_way(row: Sequence[Item], index: int) -> bool:
    """Tell whether a length says how far off a place is: "taken to X, 45 km to the south"."""
    if index < 2 or row[index - 1].cls not in ",(" or row[index - 2].cls != "A":
        return False
    behind = row[index + 1 : index + 3]
    if [item.lower for item in behind] == ["to", "the"]:
        return True
    return behind[:1] != [] and behind[0].first_word in _AWAY


_AWAY = frozenset(
    "away off from inland outside upstream downstream south north east west southeast southwest northeast northwest "
    "south-east south-west north-east north-west".split()
)

_WIDE = frozenset("front frontage frontline wide width".split())


def _is_of_time(tokens: Tokens, row: Sequence[Item], index: int) -> bool:
    """Tell whether a fraction says when: "in the first half of 2021"."""
    numeral = row[index].number
    assert numeral is not None
    return numeral.core > 0 and tokens.lower[numeral.core - 1] in ("first", "second", "latter")
