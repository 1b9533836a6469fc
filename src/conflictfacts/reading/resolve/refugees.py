"""Whose people they are who fled to another country.

Decides whether a claim counts people who crossed a border, and from which country they came. Who fled within their own
country is decided in `inhabitants`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.hosts import is_hosted
from conflictfacts.reading.resolve.parties import is_located, people_of
from conflictfacts.reading.text.items import Item

__all__ = ["fled_from"]

_LEAVING = frozenset({"from", "fled", "left", "leaving", "fleeing", "escaped", "out of"})
"""Words right before the place that people fled."""

_FLEEING = frozenset({"fled", "fleeing", "escaped", "escaping"})
"""Verbs before what people fled, and the place it is in: "fled fighting in X"."""

_CROSSING = frozenset(
    "crossed cross crossing border borders frontier abroad into reached reaching countries arrived entered".split()
)
"""Words of sentences that tell of people who came to another country."""


def fled_from(row: Sequence[Item], claim: Claim, place: Place | None, discourse: Discourse) -> Actor | None:
    """Give the people who fled to another country, by where they came from; `None` where it may have been their own.

    Sought in this order: the country the sentence says they left; those who were counted before as having fled; the
    country the text was set in before it named the one they came to.

    Args:
        row: The sentence's items.
        claim: The claim.
        place: Where they came to; `None` where that was not found.
        discourse: What went before.
    """
    if place is None:
        return _war_fled(row, claim) or _place_left(row, None) if claim.value == "displaced" else None
    if claim.value != "displaced":
        return None
    fled = _place_left(row, place)
    if fled is not None and fled.iso == place.iso and _lands_reached(row[claim.phrase.stop :]) - {place.iso}:
        return fled  # "fled from X to Y"
    if not _crossed(row, claim, place):
        return None
    left = _war_fled(row, claim) or fled or _driven_from(row, claim, place)
    if left is not None:
        return left
    if claim.part_of is not None and discourse.fled is not None:
        return discourse.fled
    if place.iso is None and place.kind != "countries":  # nobody knows in which country it is
        return discourse.fled if is_hosted(row, claim) else None
    if discourse.fled is not None and place.iso is not None and discourse.fled.iso == place.iso:
        return None
    discourse.hosts.add(place.iso or "")
    if discourse.fled is not None and discourse.fled.iso not in discourse.hosts:
        return discourse.fled
    land = discourse.land
    if land is None or land.iso is None or land.iso in discourse.hosts:
        return None
    return people_of(land.name, land.iso)


def _crossed(row: Sequence[Item], claim: Claim, place: Place) -> bool:
    """Tell whether those counted are said to have come to another country, or are some of those who fled."""
    head = claim.phrase.head
    if head is not None and row[head].lower.startswith("refugee"):
        return True
    if claim.source is not None or claim.part_of is not None or is_hosted(row, claim):
        return True
    clause = takewhile(lambda item: item.cls != ";", row[claim.index : claim.phrase.stop + 12])
    near = [*row[max(0, claim.index - 6) : claim.index], *clause]
    if any(word in _CROSSING for item in near for word in item.lower.split()):
        return True
    return place.iso in _lands_reached(row[claim.index : claim.phrase.stop + 9])


def _lands_reached(row: Sequence[Item]) -> set[str]:
    """Give the ISO codes of the countries that "to" and "into" lead to."""
    leads = [at for at, item in enumerate(row) if item.last_word in ("to", "into")]
    behind = (next((item for item in row[at + 1 : at + 4] if item.cls not in "wd"), None) for at in leads)
    return {name.where.iso or "" for name in behind if name is not None and name.where is not None}


def _war_fled(row: Sequence[Item], claim: Claim) -> Actor | None:
    """Give the people of the country whose war the words behind those counted say they fled."""
    for at in range(claim.phrase.stop, min(len(row), claim.phrase.stop + 5)):
        war = row[at].entry("conflict")
        if war is not None and len(war.places) == 1 and any(item.lower in _LEAVING for item in row[at - 2 : at]):
            return people_of(war.places[0])
    return None


def _driven_from(row: Sequence[Item], claim: Claim, place: Place) -> Actor | None:
    """Give the people of the country where what drove them out happens: "fighting in X drove 4,000 people into Y"."""
    if claim.form != "object" or claim.trigger is None or claim.trigger > claim.index:
        return None
    for at in range(1, claim.trigger):
        where = row[at].where
        if where is not None and is_located(row, at) and where.iso not in (None, place.iso):
            return people_of(_land_of(where), where.iso)
    return None


def _land_of(where: Entry) -> str:
    """Give the name of the country or territory a place lies in, or is."""
    return where.name if where.kind in ("country", "territory") else where.parent or where.name


def _place_left(row: Sequence[Item], place: Place | None) -> Actor | None:
    """Give the people of the place a sentence says they left, of its country where they came to another."""
    for at in range(1, len(row)):
        where = row[at].where
        leaving = row[at - 1].lower in _LEAVING or row[at - 1].last_word in _LEAVING
        near = row[max(0, at - 5) : at - 1]
        leaving = leaving or (row[at - 1].lower == "in" and any(item.lower in _FLEEING for item in near))
        if leaving and where is not None and row[at].cls == "A" and where.iso is not None:
            abroad = (place is not None and where.iso != place.iso) or _lands_reached(row[at:]) - {where.iso}
            return people_of(_land_of(where) if abroad else where.name, where.iso)
    return None
