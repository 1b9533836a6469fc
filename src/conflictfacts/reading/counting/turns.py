"""Turns of phrase that tell what befell people by a verb and its noun together: "sustained burns", "lost their legs".

Decides which verb with which noun says what; the verb alone says nothing of the kind, or something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from conflictfacts.reading.counting.phrases import forms_of
from conflictfacts.reading.text.grammar import BODIES
from conflictfacts.reading.text.items import Item

__all__ = ["HOLDING", "turned_triggers"]


class _Turn(NamedTuple):
    """A verb, and the noun that it must have."""

    verbs: frozenset[str]
    through: frozenset[str]
    """Prepositions of which one stands before the noun; empty where the noun is the verb's object."""
    nouns: frozenset[str]
    value: str
    form: str = "subject"


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BE = _set("is are was were be been remain remains remained")
_LOSE = _set("lose loses lost losing")
_TURNS = (
    _Turn(_set("fall falls fell fallen"), _set("in into"), _set("hands captivity"), "captured"),
    _Turn(
        _set("receive receives received receiving undergo undergoes underwent undergoing"),
        _set(""),
        _set("treatment care attention surgery"),
        "wounded",
    ),
    _Turn(
        _set("suffer suffers suffered suffering sustain sustains sustained sustaining received"),
        _set(""),
        _set("injuries injury wounds wound burns concussion concussions fractures cuts bruises shock"),
        "wounded",
    ),
    _Turn(_LOSE, _set(""), _set("limb limbs leg legs arm eye eyes eyesight sight hand hands foot feet"), "wounded"),
    _Turn(_LOSE, _set(""), _set("track contact"), "missing", "object"),
    _Turn(_set("treated"), _set("for"), _set("injury injuries wounds burns shock inhalation concussion"), "wounded"),
    _Turn(_set("lie lies lay lying"), _set("in at"), _set("morgue morgues mortuary mortuaries"), "killed"),
    _Turn(_BE, _set("in"), _set("condition hospital hospitals"), "wounded"),
)
"""What is told by a verb with its noun."""

HOLDING = _set("hold holds held holding")
"""Verbs that take ground as well as people."""

_GRAVE = _set("critical serious grave stable life-threatening bad")
_KEPT = _set("reserve readiness back seats")
_NEAR = 5


def turned_triggers(row: Sequence[Item]) -> Iterator[tuple[int, str, str, str]]:
    """Find the verbs that tell what befell people by the noun they have: item, kind, value and form.

    Args:
        row: The sentence's items.
    """
    for at in [at for at, item in enumerate(row) if item.lower in _TURNING or " " in item.lower]:
        item = row[at]
        if item.last_word in HOLDING and _is_captor(row, at):
            yield at, "casualty", "captured", "object"  # "the rebels are holding 19 villagers"
        verb = item.first_word  # "are in", "fell into" may be one item
        if verb not in _VERBS:
            continue
        if verb in _BE and row[at + 1 : at + 2] and row[at + 1].lower == "among":
            yield from ((at, "casualty", value, "participle") for value in _befalling(row[at + 2 : at + 4]))
            continue
        through, noun, quality = _noun_behind(row, at)
        for turn in _TURNS:
            joined = through in turn.through if turn.through else not through
            if joined and verb in turn.verbs and noun in turn.nouns and (noun != "condition" or quality in _GRAVE):
                yield at, "casualty", turn.value, turn.form


def _is_captor(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is soldiers or a party that holds people: no camp that holds refugees, and no reserve."""
    back = at - 1
    while back >= 0 and (row[back].cls == "a" or row[back].lower in ("still", "also", "now", "reportedly")):
        back -= 1
    holders = row[max(0, back - 9) : back] if back >= 0 and row[back].cls == "&" else row[max(0, back) : back + 1]
    armed = any(item.party is not None or item.military or item.lower in BODIES for item in holders)
    behind = row[at + 1 : at + 8]
    counted = behind[0].number if behind else None
    return armed and counted is not None and not counted.unit and not any(item.lower in _KEPT for item in behind)


def _befalling(group: Sequence[Item]) -> list[str]:
    """Give what befell those among whom people are said to be: "the dead", "the wounded"."""
    if not group or group[0].first_word != "the":
        return []
    values = (value for item in group for kind, value, _ in forms_of(item) if kind == "casualty")
    return list(values)[:1]


def _noun_behind(row: Sequence[Item], at: int) -> tuple[str, str, str]:
    """Give the preposition, the noun and the word before that, right behind a verb: "in", "condition", "serious"."""
    through = row[at].lower.partition(" ")[2]
    for step in range(at + 1, min(len(row), at + 1 + _NEAR)):
        item, behind = row[step], row[step + 1] if step + 1 < len(row) else None
        if item.cls == "i" and not through:
            through = item.lower
        elif item.cls not in "dwAotp":
            return through, "", ""
        elif item.cls != "d" and (behind is None or behind.cls not in "wAot"):
            words = " ".join(one.lower for one in row[at + 1 : step + 1]).split()
            return through, words[-1], words[-2] if len(words) > 1 else ""
    return through, "", ""


_VERBS = frozenset().union(*(turn.verbs for turn in _TURNS))
_TURNING = HOLDING | _VERBS
