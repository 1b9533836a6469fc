"""Which place a word means that names none: "there", "the town", "the capital", "our country".

Decides that by what was spoken of; whether a claim has its place from such a word is decided in `happening`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from conflictfacts.model.reference import Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.elsewhere import REACHING, is_ground
from conflictfacts.reading.resolve.places import place_at, place_of_entry, place_of_state
from conflictfacts.reading.resolve.ways import is_destination
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import TOWNS
from conflictfacts.reading.text.items import Item

__all__ = ["CROSSED_AHEAD", "referred", "referred_before"]

CROSSED_AHEAD = {"N": 3.0, ";": 6.0, ",": 0.8, "s": 1.0, "r": 2.0, ".": 6.0}
"""What it costs a place behind a claim to be parted from it by an item of a class."""

_THERE = frozenset({"there", "here"})

_WIDER = frozenset(
    "region province territory enclave strip department district state governorate oblast republic zone".split()
)
"""Words that mean the region the place spoken of lies in."""

_WITHIN = frozenset({"in", "inside", "within", "across", "throughout"})

_WHOLE = frozenset({"country", "nation", "theatre", "theater"})

_REFERRING = _THERE | TOWNS | _WIDER | _WHOLE | {"capital", "it"}


_ALWAYS = 99.0
"""By how much what a share is of goes before any other place: "19 percent of the country, X included"."""


def referred(
    row: Sequence[Item], claim: Claim, stop: int, voices: Sequence[Voice], discourse: Discourse, *, named: bool
) -> tuple[float, Place] | None:
    """Give the place spoken of that a word between a claim and an item refers to, with what it costs.

    "There" is the place `named` before in the sentence, if any.
    """
    crossed = 0.0
    opening = () if named or row[0].lower not in _WITHIN else range(1, min(4, claim.index))
    for at in chain(opening, range(claim.index + 1, stop)):
        item = row[at]
        crossed += CROSSED_AHEAD.get(item.cls, 0.2)
        if item.lower not in _REFERRING or (at + 1 < len(row) and row[at + 1].cls in "fA"):
            continue  # "the town of X"
        if item.lower in _THERE:
            exists = at + 1 < len(row) and (row[at + 1].cls == "a" or row[at + 1].lower.startswith("remain"))
            told = _named_by_source(row, voices) or _left_before(row, claim, voices)
            place = None if exists or named else told or discourse.scene or discourse.place or discourse.stage
            vague = 0.5
        else:
            place, vague = _meant_by(row, at, claim, discourse)
        if item.lower != "territory" and is_ground(row, at, claim):
            vague = -_ALWAYS  # but "the territory it held in X"
        if place is not None and not (claim.kind == "casualty" and is_destination(row, at)):
            return crossed + vague, place  # not where they were "brought to the capital"
    return None


def _meant_by(row: Sequence[Item], at: int, claim: Claim, discourse: Discourse) -> tuple[Place | None, float]:
    """Give the place that "the town", "the capital" or "our country" means, and how vaguely."""
    word, leading = row[at].lower, row[at - 1].lower
    if word in TOWNS and leading in ("the", "this", "that"):
        return _town_of(discourse), 0.5
    if word == "capital" and leading in ("the", "its", "this"):
        return _capital_of(discourse), 0.5
    if word == "it" and leading in REACHING:
        return discourse.place, 0.5
    if word in _WIDER and leading in ("the", "this", "same"):
        return _region_of(claim, discourse), 3.0
    if word in _WHOLE and leading in (("in", "the") if word.startswith("theat") else ("the", "this", "our")):
        return (place_of_state(discourse.home) if discourse.home is not None else None), 0.5
    return None, 0.5


_WITHIN_CLAUSE = _WITHIN | {"on", "over"}


def referred_before(row: Sequence[Item], claim: Claim, discourse: Discourse) -> Place | None:
    """Give the place that a word right before a claim in its clause refers to: "and across the capital it killed 4"."""
    for at in range(claim.index - 1, 1, -1):
        if row[at].cls in ",;s&NA.":
            return None
        if row[at].lower in _REFERRING and row[at - 2].lower in _WITHIN_CLAUSE and row[at + 1].cls not in "fA":
            owner = _owner_of_district(row[:at]) if row[at].lower in TOWNS else None
            return owner or _meant_by(row, at, claim, discourse)[0]
    return None


def _owner_of_district(before: Sequence[Item]) -> Place | None:
    """Give the town one part of which was told of before: "a house in X's northern district, and across the city"."""
    for item in reversed(before):
        if item.possessive and item.where is not None and item.where.kind in TOWNS:
            return place_of_entry(item.where)
    return None


def _left_before(row: Sequence[Item], claim: Claim, voices: Sequence[Voice]) -> Place | None:
    """Give the place that "there" means where somebody left it: "since their retreat from X mines killed 52 there"."""
    for at in range(claim.index - 1, 0, -1):
        if voices and row[at].lower == "that":
            return None  # "announced from X that 40 died there"
        found = place_at(row, at) if row[at].cls == "A" else None
        if found is not None and not is_destination(row, at):
            return found[0]
    return None


def _named_by_source(row: Sequence[Item], voices: Sequence[Voice]) -> Place | None:
    """Give the place that "there" means where only the source is told by it: "those who fled X say 40 died there"."""
    for voice in voices:
        for at in range(voice.at - 1, voice.first, -1):
            found = place_at(row, at) if row[at].cls == "A" else None
            if found is not None and found[0].kind != "country":
                return found[0]
    return None


def _town_of(discourse: Discourse) -> Place | None:
    """Give the town spoken of, or the capital the text has named where it speaks of no town."""
    place = discourse.place or discourse.stage
    if place is not None and place.kind != "country":
        return place
    return _capital_of(discourse) or discourse.town or place


def _capital_of(discourse: Discourse) -> Place | None:
    """Give the capital that the text has named, of the country it is set in."""
    capital, home = discourse.capital, discourse.home
    return capital if capital is not None and (home is None or home.iso == capital.iso) else None


def _region_of(claim: Claim, discourse: Discourse) -> Place | None:
    """Give the region spoken of: the place itself, or the one named last in the same country.

    Soldiers are sent to the region a text is about, whichever town it has turned to in between.
    """
    place, region = discourse.place or discourse.stage, discourse.region
    if place is None or place.kind in ("region", "territory"):
        return place
    if region is None and place.parent is not None and (discourse.home is None or place.parent != discourse.home.name):
        return Place(place.parent, "region", place.iso)
    if region is None or not (discourse.surrounding or claim.kind == "deployment"):
        return None
    return region if place.iso in (None, region.iso) else None
