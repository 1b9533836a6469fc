"""What a question asks for, so that the first number of the answer is known to count it.

Decides by "how many", "how much" and "what did X gain", and by the trigger behind them. What leans on it is decided in
`leaning`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.phrases import Phrase, forms_of
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["answers", "asked_for"]

_ASKING = frozenset({"how", "what"})

_STAYING = frozenset({"left", "remain", "remaining", "inside", "there", "in", "around", "along", "near"})
"""Words by which a question asks how many soldiers are somewhere."""

_GROUND = frozenset({"land", "ground", "territory", "soil", "area"})
_UNSAID = frozenset({"will", "would", "could", "should", "may", "might", "going"})
"""Words of a question about what has not happened."""

_REACH = 9
"""Items behind the question's word within which its trigger stands."""


def asked_for(tokens: Tokens, row: Sequence[Item]) -> Claim | None:
    """Give what a sentence asks for; `None` where it asks for nothing, or for what no fact counts.

    Args:
        tokens: The sentence's tokens.
        row: Its items.
    """
    if _ASKING.isdisjoint(tokens.said):
        return None
    many = next(
        (at for at in range(1, len(row)) if row[at - 1].lower == "how" and row[at].lower in ("many", "much")), None
    )
    if many is not None:
        ahead = row[many + 1 : many + 1 + _REACH]
        if not any(item.lower in _UNSAID for item in ahead):
            return _of_ground(ahead, many + 1) if row[many].lower == "much" else _of_many(ahead, many + 1)
    elif len(row) > 2 and row[0].lower == "what" and row[1].cls == "a" and row[-1].cls == "?":
        return _of_ground(row[2 : 2 + _REACH], 2, told=True)
    return None


def _of_ground(ahead: Sequence[Item], first: int, told: bool = False) -> Claim | None:
    if not told and not any(item.lower in _GROUND for item in ahead[:3]):
        return None
    for at, item in enumerate(ahead):
        for kind, value, form in forms_of(item):
            if kind == "territory" and form == "object" and value != "advance":
                return _claim(first + at, "territory", value, "kilometer ** 2")
    return None


def _of_many(ahead: Sequence[Item], first: int) -> Claim | None:
    verb = next((at for at, item in enumerate(ahead) if item.cls in "at"), len(ahead))
    counted = ahead[:verb]
    people = next((item.roles["people"][0] for item in reversed(counted) if "people" in item.roles), None)
    if any("settlement" in item.roles.get("unit", ()) for item in counted):
        return _of_settlements(ahead, first)
    if people is None and (counted and not any(item.lower in ("of", "them", "more") for item in counted)):
        return None  # "how many rockets"
    for at, item in enumerate(ahead):
        for kind, value, form in forms_of(item):
            fits = kind in ("casualty", "displacement") or (kind == "deployment" and people in ("military", None))
            if fits and form in ("participle", "subject"):
                return _claim(first + at, kind, value, "person")
    staying = {item.lower for item in ahead[verb:]} & _STAYING
    if people == "military" and staying:
        return _claim(first, "deployment", "present", "person")
    if people is None and not staying.isdisjoint({"left", "remain", "inside"}):
        return _claim(None, "deployment", "present", "person")  # of whom, the answer may say
    return None


def _of_settlements(ahead: Sequence[Item], first: int) -> Claim | None:
    for at, item in enumerate(ahead):
        for kind, value, _ in forms_of(item):
            if kind == "territory" and value != "advance":
                return _claim(first + at, kind, value, "settlement")
    return None


def _claim(at: int | None, kind: str, value: str, unit: str) -> Claim:
    first = at or 0
    return Claim(first, Phrase(first + 1, None, ""), kind, value, trigger=at, cost=0.0, unit=unit, asked=True)


def answers(row: Sequence[Item], phrase: Phrase, asked: Claim) -> bool:
    """Tell whether a number can be what a question asks for: soldiers are stationed, and none of them displaced.

    Args:
        row: The items of the number's sentence.
        phrase: What the number counts.
        asked: What the question asks for.
    """
    if phrase.head is None:
        return asked.trigger is not None
    military = row[phrase.head].military
    return asked.kind == "casualty" or asked.kind == "territory" or military == (asked.kind == "deployment")
