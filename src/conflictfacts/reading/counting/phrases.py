"""The noun phrase of a number, and what can be told of it. `nouns` finds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.reading.text.grammar import UNIT_WORDS
from conflictfacts.reading.text.items import Item

__all__ = [
    "HERDS",
    "MANNED",
    "NO_PEOPLE",
    "Phrase",
    "added_in_brackets",
    "clause_start",
    "forms_of",
    "increment_opening",
    "is_harm",
    "is_noun",
    "is_size",
    "may_be_people",
    "past_copula",
    "predicated",
]

NO_PEOPLE = frozenset(
    (
        "horses cattle animals dogs cows sheep goats camels birds pigs attacks times places ways things "
        "cases reasons factors parts events bullets bombs grenades rockets wounds shots explosions "
        "countries states governments words sentences names bodies lives camps areas roads streets "
        "villages farms offices stores shops banks schools houses homes buildings hospitals hectares fields bridges "
        "fleet fleets ships aircraft planes helicopters tanks drones equipment armour armor artillery vehicles weapons "
        "bases posts outposts positions checkpoints installations facilities sites targets stations compounds depots "
        "factories mosques churches crops trees mines shelters tents rooms beds books pages votes seats"
    ).split()
)


HERDS = frozenset({"sheep", "cattle", "livestock", "poultry", "fish", "deer"})
_NOBODY = NO_PEOPLE | HERDS


class Phrase(NamedTuple):
    """The noun phrase a number stands in, as item indexes."""

    stop: int
    """The item behind it."""

    head: int | None
    """The item of the counted noun, `None` for a bare number."""

    sort: str
    """people, demonym, noun (a trigger noun: "deaths"), unit, item, other, or "" for a bare number."""


def may_be_people(row: Sequence[Item], phrase: Phrase) -> bool:
    """Tell whether an unknown plural may name people, so that killing them counts ("six Jesuits were killed")."""
    return phrase.head is not None and row[phrase.head].cls in "wA" and row[phrase.head].lower not in _NOBODY


def is_harm(item: Item) -> bool:
    """Tell whether a word says what befell people: "wounded", "captured"."""
    return any(kind in ("casualty", "displacement") for kind, _, _ in forms_of(item))


def added_in_brackets(row: Sequence[Item], at: int) -> tuple[int, int] | None:
    """Give the number of an increment that brackets opening at an item hold, and the closing one: "(+7)".

    Args:
        row: The sentence's items.
        at: The item.
    """
    inner = at + 1
    if not 0 <= at < len(row) - 2 or row[at].cls != "(" or not row[inner].lower.startswith("+"):
        return None
    inner += row[inner].cls != "N"
    closed = [item.cls for item in row[inner : inner + 2]] == ["N", ")"]
    return (inner, inner + 1) if closed else None


def increment_opening(row: Sequence[Item], index: int) -> int | None:
    """Give the bracket behind a count in which a number is what was added to it: "1,021,710 (+1,070) personnel".

    Args:
        row: The sentence's items.
        index: The number.
    """
    for at in (index - 1, index - 2):
        added = added_in_brackets(row, at)
        if added is not None and added[0] == index:
            return at
    return None


MANNED = UNIT_WORDS | {"company", "platoon", "squad", "crew"}


def is_size(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number only says how large a unit is to which something happened: "a company of 90"."""
    return phrase.head is None and index > 1 and row[index - 1].cls == "f" and row[index - 2].lower in MANNED


def predicated(row: Sequence[Item], index: int) -> Phrase | None:
    """Read what those before an item's end are said to be: "46 were Tuareg fighters", "are thought to be members".

    Args:
        row: The sentence's items.
        index: The item behind which the verb stands: the number, or the noun it counts.
    """
    at = past_copula(row, index + 1)
    if at is None:
        return None
    start = at
    while at < len(row) and at - start < 4 and row[at].cls in "dAwo":
        at += 1
    if at >= len(row) or row[at].cls != "p":
        return None
    while at + 1 < len(row) and row[at + 1].cls == "p":
        at += 1
    return Phrase(at + 1, at, "people")


def past_copula(row: Sequence[Item], at: int) -> int | None:
    """Give the item behind a verb that says what somebody is: "were", ", it said, were", "are believed to have been".

    Args:
        row: The sentence's items.
        at: The item behind those of whom it is said.
    """
    if at < len(row) and row[at].cls == ",":
        closing = next((step for step in range(at + 1, min(len(row), at + 8)) if row[step].cls in ",Nt&;:"), at)
        at = closing + 1 if closing > at and row[closing].cls == "," else at
    start = at
    while at < len(row) and row[at].lower in _BEING:
        at += 1
    if at == start or row[at - 1].lower == "had":
        return None
    thought = at + 1 < len(row) and row[at].lower in _THOUGHT and row[at + 1].lower == "to"
    if not thought:
        return at
    at += 2
    start = at
    while at < len(row) and row[at].lower in ("have", "be", "been"):
        at += 1
    return at if at > start else None


_BEING = frozenset("is are was were had been".split())
_THOUGHT = frozenset("believed thought presumed said known reported suspected assumed understood reckoned".split())


def forms_of(item: Item) -> list[tuple[str, str, str]]:
    """List what an item can trigger: kind, value and form."""
    return [tuple(value.split(".")) for value in item.roles.get("trigger", ())]  # type: ignore[misc]


def is_noun(item: Item) -> bool:
    """Tell whether a trigger can be a counted noun ("deaths")."""
    return any(form == "noun" for _, _, form in forms_of(item))


def clause_start(row: Sequence[Item], at: int) -> int:
    """Give the item of the "that", "which" or "who" that opens a clause not far before an item; 0 where none does.

    Args:
        row: The sentence's items.
        at: The item.
    """
    near = range(at - 1, max(-1, at - 10), -1)
    return next((step for step in near if row[step].lower in ("that", "which", "who")), 0)
