"""Where those who fled are, by who takes them in: "X hosts 844,000 of them", "in neighbouring countries".

Decides who is a host; whose people they are is decided in `refugees`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Place
from conflictfacts.reading.claims import Claim
from conflictfacts.reading.items import Item
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.places import place_of_entry, place_of_state

__all__ = ["is_hosted", "place_abroad", "place_of_host"]

_HOSTING = frozenset(
    "sheltering shelters sheltered hosting hosts hosted housing houses taking takes took taken receiving receives "
    "received accommodating accommodates".split()
)


def place_of_host(row: Sequence[Item], claim: Claim, discourse: Discourse) -> Place | None:
    """Give the country that takes in those who fled: "X was already sheltering 844,000", "the country took in 3".

    Args:
        row: The sentence's items.
        claim: The claim.
        discourse: What went before, for "the country".
    """
    verb = _hosting_verb(row, claim) if claim.kind == "displacement" else None
    if verb is None:
        return None
    for item in reversed(row[max(0, verb - 4) : verb]):
        if item.lower == "country" and discourse.home is not None:
            return place_of_state(discourse.home)
        if item.cls == "A" and item.party is not None and item.party.kind == "state" and not item.possessive:
            return place_of_state(item.party)
        if item.cls == "A" and item.name is not None and item.party is None and not item.possessive:
            return place_of_entry(item.where) if item.where is not None else Place(item.name.text)
        if item.cls not in "aw":
            return None
    return None


def _hosting_verb(row: Sequence[Item], claim: Claim) -> int | None:
    """Find the verb right before a number that says they were taken in."""
    before = range(claim.index - 1, max(0, claim.index - 5), -1)
    return next((at for at in before if row[at].first_word in _HOSTING), None)


def is_hosted(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether somebody takes in those a claim counts: "X hosts 844,000 of them".

    Args:
        row: The sentence's items.
        claim: The claim, of displacement.
    """
    return _hosting_verb(row, claim) is not None


_NEIGHBOURING = frozenset({"neighbouring", "neighboring", "nearby", "surrounding", "adjacent"})


def place_abroad(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the countries next to their own that people fled to, where the text does not say which.

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    if claim.kind != "displacement":
        return None
    for at in range(max(1, claim.index - 5), min(len(row) - 1, claim.index + 10)):
        next_door = [item.lower for item in row[at + 1 : at + 3]] == ["next", "door"]
        if row[at].lower == "countries" and (row[at - 1].lower in _NEIGHBOURING or next_door):
            return Place("neighbouring countries", "countries")
    return None
