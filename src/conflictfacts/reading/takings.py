"""Towns and regions that change hands, or are held, without a number: "has regained full control over the city of X".

Decides which verb of the domain has a named place for its object, and whose the ground is after it. Only verbs that
say so by themselves count: to "take" or "win" a place may mean anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.parties import actor_named
from conflictfacts.reading.resolve.places import place_of_entry
from conflictfacts.reading.resolve.subjects import subject_of
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import REGION_WORDS
from conflictfacts.reading.text.items import Item

__all__ = ["Taking", "find_takings"]

_STATUS = {
    "captured": "captured captures seized seizes overran overrun conquered occupied annexed captures fell fallen",
    "regained": "regained recaptured retook retaken liberated recovered reconquered reoccupied recapture regains",
    "lost": "lost ceded",
    "held": "holds controls control occupies hold",
}
_VERBS = {verb: status for status, verbs in _STATUS.items() for verb in verbs.split()}
_PHRASES = {
    "regained full control over": "regained",
    "regained control of": "regained",
    "regained control over": "regained",
    "took control of": "captured",
    "taking control of": "captured",
    "lost control of": "lost",
    "lost control over": "lost",
    "capture of": "captured",
    "fell to": "captured",
}
_WHOLE = frozenset({"full", "fully", "complete", "completely", "entire", "entirely", "whole", "all", "total"})
_PART = frozenset(
    {"part", "parts", "half", "most", "outskirts", "eastern", "western", "northern", "southern", "center", "centre"}
)
_UNREAL = frozenset(
    (
        "would could may might if plans plan will not never wants want hopes trying tries attempt "
        "attempts failed intends to"
    ).split()
)


class Taking(NamedTuple):
    """A place in somebody's hands, told without a number."""

    status: str
    """held, captured, lost or regained."""

    extent: str | None
    """full, partial, or `None` where the text does not say."""

    actor: Actor
    """Who holds, took, lost or regained it."""

    place: Place
    """The place."""

    first: int
    """The first item of the words that say so."""

    last: int
    """The item behind them."""


def _unreal(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb is only wished, feared, negated, or said to be without evidence."""
    near = row[max(0, at - 3) : at]
    if any(item.lower in _UNREAL or item.cls == "x" for item in near):
        return True
    return any(item.lower in ("evidence", "proof", "denied", "denies") for item in row[max(0, at - 8) : at])


def find_takings(
    row: Sequence[Item], triggers: Sequence[int], voices: Sequence[Voice], discourse: Discourse
) -> list[Taking]:
    """Find the places a sentence says are held, taken, lost or regained.

    Args:
        row: The sentence's items.
        triggers: Its triggers.
        voices: Its sources.
        discourse: What went before, for pronouns.
    """
    found: list[Taking] = []
    for at in triggers:
        item = row[at]
        status = _PHRASES.get(item.lower) or _VERBS.get(item.lower)
        if status is None or _unreal(row, at):
            continue
        named = _object(row, at)
        if named is None:
            continue
        claim = Claim(at, Phrase(at + 1, None, ""), "territory", status, "object", at, 0.0, "percent", None)
        actor = subject_of(row, claim, voices, discourse, clause=True)
        name = row[named].name
        if actor is None or name is None:
            continue
        place = place_of_entry(name.where) if name.where is not None else Place(name.text)
        if place.name == actor.name:
            continue
        words = (
            {other.lower for other in row[at:named]}
            | set(item.lower.split())
            | {other.lower for other in row[max(0, at - 2) : at]}
        )
        extent = "full" if words & _WHOLE else "partial" if words & _PART else None
        found.append(Taking(status, extent, actor, place, at, named + 1))
    return found


def _object(row: Sequence[Item], at: int) -> int | None:
    """Find the place that is the verb's object: a known one, or an unknown name called a town or the like."""
    called = False
    for step in range(at + 1, min(len(row), at + 8)):
        item = row[step]
        if item.cls == "A":
            name = item.name
            if name is None or (name.possessive and step + 1 < len(row) and row[step + 1].cls == "A"):
                continue
            if actor_named(row, step) is not None and name.entry("actor") is not None and not called:
                return None
            known = name.where is not None and name.where.kind != "country"
            return step if known or (called and not name.entries) else None
        if item.lower in REGION_WORDS or "unit" in item.roles:
            called = True
        if (
            item.cls not in "dwfop"
            and item.lower not in ("over", "and")
            and "unit" not in item.roles
            and item.lower not in ("control", "fully")
        ):
            return None
    return None
