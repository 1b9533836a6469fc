"""Whose captivity those captured are in: they are in the country of whoever holds them, and none of its people."""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.text.items import Item

__all__ = ["land_of_captors"]

_CAPTIVITY = frozenset("captivity hands custody detention prison prisons jail jails camps".split())
_AHEAD = 9
"""Items behind a number within which the captors are named."""


def land_of_captors(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the country that those it holds are in: "2,577 soldiers are still in X captivity".

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    if claim.kind != "casualty":
        return None
    for at in range(claim.index + 1, min(len(row) - 1, claim.index + _AHEAD)):
        party = row[at].party
        if party is not None and party.kind == "state" and row[at - 1].last_word == "in":
            return Place(party.name, "country", party.iso) if row[at + 1].lower in _CAPTIVITY else None
    return None
