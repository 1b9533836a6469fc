"""Where those who fled are, by who takes them in: "X hosts 844,000 of them", "in neighbouring countries".

Decides who is a host; whose people they are is decided in `refugees`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.places import place_of_entry, place_of_state
from conflictfacts.reading.text.items import Item

__all__ = ["is_hosted", "place_abroad", "place_of_host", "place_reached"]

_HOSTING = frozenset(
    "sheltering shelters sheltered hosting hosts hosted housing houses taking takes took taken receiving receives "
    "received accommodating accommodates accommodated host welcomed absorbed absorbs".split()
)
"""Verbs before those who are taken in."""


def place_of_host(row: Sequence[Item], claim: Claim, discourse: Discourse) -> Place | None:
    """Give the country that takes in those who fled: "X was already sheltering 844,000", "the country took in 3".

    Args:
        row: The sentence's items.
        claim: The claim.
        discourse: What went before, for "the country".
    """
    if claim.kind != "displacement":
        return None
    by = _hosted_by(row, claim)
    if by is not None:
        return _place_of_agent(row, by + 1)
    beside = _is_beside_host(row, claim)
    verb = _past_apposition(row, claim.index if beside else _hosting_verb(row, claim) or 0)
    for at in range(verb - 1, max(-1, verb - 6), -1):
        item = row[at]
        if item.lower == "country" and discourse.home is not None:
            return place_of_state(discourse.home)
        if item.cls == "A" and item.party is not None and item.party.kind == "state" and not item.possessive:
            several = not beside and at > 1 and row[at - 1].cls == "&" and row[at - 2].cls == "A"
            return Place("host countries", "countries") if several else place_of_state(item.party)
        if item.cls == "A" and item.name is not None and item.party is None and not item.possessive:
            return place_of_entry(item.where) if item.where is not None else Place(item.name.text)
        if item.cls not in "awT," and item.lower not in ("which", "with"):
            return None
    return None


def _hosted_by(row: Sequence[Item], claim: Claim) -> int | None:
    """Find the passive behind those counted that says who takes them in: "are hosted by"."""
    behind = range(claim.phrase.stop, min(len(row) - 1, claim.phrase.stop + 5))
    return next((at for at in behind if row[at].lower in ("hosted by", "sheltered by", "taken in by")), None)


def _place_of_agent(row: Sequence[Item], at: int) -> Place | None:
    """Give the country, or countries, that an item names by which people are taken in."""
    host, behind = row[at], row[at + 1 : at + 3]
    if host.party is None or host.party.kind != "state":
        return place_of_entry(host.where) if host.where is not None else None
    several = [item.cls for item in behind] in ([",", "A"], ["&", "A"])
    return Place("host countries", "countries") if several else place_of_state(host.party)


def _past_apposition(row: Sequence[Item], verb: int) -> int:
    """Give the item behind a host about whom something is set in: "X, a country of 19 million, hosts 1.2 million"."""
    at = next((step for step in range(verb - 1, max(0, verb - 3), -1) if row[step].cls == ","), 0)
    opening = next((step for step in range(at - 1, max(0, at - 9), -1) if row[step].cls == ","), 0)
    return opening if opening and row[opening + 1].cls == "d" else verb


def _hosting_verb(row: Sequence[Item], claim: Claim) -> int | None:
    """Find the verb right before a number that says they were taken in."""
    before = range(claim.index - 1, max(0, claim.index - 5), -1)
    return next((at for at in before if _says_host(row, at)), None)


def _says_host(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word says who takes people in: "hosts", "is home to"."""
    home = row[at].lower == "home" and at + 1 < len(row) and row[at + 1].lower == "to"
    return home or (row[at].first_word in _HOSTING and row[at - 1].cls != "d")


def _is_beside_host(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a number stands beside one of several hosts: "X, with 1.1 million, and Y host most of them"."""
    before = row[claim.index - 1] if claim.index else None
    if before is None or not (before.lower == "with" or (claim.source is not None and before.cls == "A")):
        return False
    return any(_says_host(row, at) for at in range(1, len(row)))


def is_hosted(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether somebody takes in those a claim counts: "X hosts 844,000 of them".

    Args:
        row: The sentence's items.
        claim: The claim, of displacement.
    """
    by = _hosted_by(row, claim)
    return by is not None or _hosting_verb(row, claim) is not None or _is_beside_host(row, claim)


def place_reached(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the place into which the verb says that people came: "crossed the river into X", "fled to X".

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    at = claim.trigger
    if claim.kind != "displacement" or at is None or at < claim.index or claim.form != "subject":
        return None
    while at < len(row) - 1 and row[at].last_word not in ("to", "into"):
        at += 1
        if row[at].cls not in "wdi":
            return None
    named = next((item for item in row[at + 1 : at + 4] if item.cls not in "wd"), None)
    return place_of_entry(named.where) if named is not None and named.where is not None else None


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
