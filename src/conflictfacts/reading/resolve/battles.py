"""The battle that a heading, an entry of a dictionary or an infobox is about: all it tells happened there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from conflictfacts.model.reference import Place
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.places import is_of_body, place_at, place_of_entry
from conflictfacts.reading.text.grammar import BULLETS, REGION_WORDS
from conflictfacts.reading.text.items import Item

__all__ = ["battle_at", "label_of", "set_battle"]

_WARS = frozenset({"war", "wars", "succession", "revolution", "rebellion", "rising", "mutiny", "campaign", "campaigns"})


def battle_at(row: Sequence[Item]) -> Place | None:
    """Give the place of the battle that an entry opens with, or an infobox: "X, 1758 (Seven Years' War)", "place = X".

    Args:
        row: The sentence's items.
    """
    if len(row) > 3 and (row[0].cls == "|" or row[0].lower == "{"):
        given = next((at for at in range(1, len(row) - 1) if _is_parameter_of_place(row, at)), len(row))
        name = next((item.name for item in row[given + 2 : given + 6] if item.cls == "A"), None)
    elif len(row) > 2 and row[2].lower == "fought" and row[1].cls in ",.":
        name = row[0].name
    else:
        name = row[0].name if _heads_entry(row) else None
    if name is None:
        return None
    text = name.text.title() if name.text.isupper() else name.text
    return place_of_entry(name.where) if name.where is not None else Place(text)


def _is_parameter_of_place(row: Sequence[Item], at: int) -> bool:
    return row[at].lower in ("place", "location") and row[at - 1].cls == "|" and row[at + 1].lower == "="


_HEAD = 14
"""Items of an entry's head, at most."""


def _heads_entry(row: Sequence[Item]) -> bool:
    """Tell whether a row opens with a battle, its year or day and its war: "X (Wars of the Roses), 12 May 1460.—"."""
    if len(row) < 4 or row[1].cls not in "(,.":
        return False
    at, war = 1, False
    while at < min(len(row), _HEAD):
        item = row[at]
        if item.cls == "(":
            closing = next((step for step in range(at, min(len(row), at + 8)) if row[step].cls == ")"), 0)
            if not closing or war:
                return False
            war = _is_year(row[at - 1]) or any(not _WARS.isdisjoint(one.lower.split()) for one in row[at + 1 : closing])
            at = closing
        elif item.cls not in ",.T" and not _is_year(item):
            break
        at += 1
    return war


def _is_year(item: Item) -> bool:
    return item.cls in "NT" and len(item.lower) == _DIGITS_OF_YEAR


_DIGITS_OF_YEAR = 4


def label_of(row: Sequence[Item]) -> tuple[Place, int] | None:
    """Give the place that a list's entry is about, and the item behind its label: "X, Y district, 4 May: 44 dead".

    Args:
        row: The sentence's items.
    """
    head = 0
    while head < min(len(row), 6) and (row[head].cls == "T" or _opens_entry(row[head])):
        head += 1
    name = row[head].name if head < min(len(row), 6) else None
    if name is None or row[head].party is not None or name.possessive:
        return None
    stop = next((at for at in range(head + 1, min(len(row), head + 14)) if row[at].cls == ":"), head)
    label = row[head + 1 : stop]
    if stop == head or any(item.cls not in "AT,()w-N" for item in label):
        return None
    dated = any(item.cls == "T" for item in (*row[:head], *(label if name.where is not None else ())))
    held = any(item.lower in REGION_WORDS or (item.where is not None and item.party is None) for item in label)
    if not (dated or (held and label[0].cls in ",(")):
        return None  # "Roe, 4 May: ..." speaks
    if name.where is None:
        return (Place(name.text), stop) if not (name.entries or is_of_body(name.text)) else None
    found = place_at(row, head)
    return (found[0] if found is not None else place_of_entry(name.where)), stop


def _opens_entry(item: Item) -> bool:
    return item.cls in ",-" or item.lower in BULLETS


_FIGHTS = frozenset(
    "battle siege fall capture relief storming reverse affair defeat action fight disaster massacre".split()
)


def set_battle(row: Sequence[Item], discourse: Discourse) -> None:
    """Take the place of the fight that a heading tells of for all the dispatches below it: "THE FALL OF X.".

    Args:
        row: The heading's items; capitals do not mark the names no lexicon has.
        discourse: What went before.
    """
    for at in range(1, min(len(row) - 1, _OPENING)):
        if row[at].lower in ("at", "of", "near") and row[at - 1].lower in _FIGHTS:
            place = _fought_at(row, at + 1)
            if place is not None:
                discourse.titled = discourse.titled or place
                discourse.stage = discourse.stage or place
            return


def _fought_at(row: Sequence[Item], at: int) -> Place | None:
    """Give the place that a name means, or words in capitals that nobody knows for one."""
    if row[at].cls == "A":
        found = place_at(row, at)
        return found[0] if found is not None else None
    words = list(takewhile(lambda item: item.cls == "w" and item.lower.isalpha(), row[at : at + 3]))
    return Place(" ".join(item.lower for item in words).title()) if words else None


_OPENING = 5
"""Items of a heading among which it says what it is about."""
