"""Who gains or holds ground by what stands beside its verb or noun, and is no subject: "fell to X", "the gain of X".

Decides by names alone. Who the subject of such a verb is, is found in `subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.parties import actor_named, is_spoken
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = ["gainer_in_relative", "possessor_of_gain", "taker_behind"]


def taker_behind(row: Sequence[Item], claim: Claim) -> Actor | None:
    """Find to whom what is lost fell: "46 villages fell to Zorvia".

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    at = claim.trigger
    if at is None or claim.value != "captured" or row[at].first_word not in _PASSING:
        return None
    steps = range(at + 1, min(at + 5, len(row)))
    return next(
        (actor_named(row, at) for at in steps if row[at].cls == "A" and row[at - 1].lower in ("to", "the")), None
    )


_PASSING = frozenset("fell fallen lost ceded went gone passed".split())
"""Verbs of ground that comes to somebody: "fell to", "went over to"."""


def gainer_in_relative(row: Sequence[Item], claim: Claim) -> Actor | None:
    """Find who does it in the clause behind the number: "the 1,320 square kilometres that Zorvia controlled".

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    at = claim.trigger
    if at is None or at < claim.index + 2:
        return None
    at -= 1
    while at > claim.index and row[at].cls == "a":
        at -= 1
    before = at - 1 - (row[at - 1].cls == "d")  # "eight villages the army has taken"
    joined = row[at - 1].lower in ("that", "which") or row[before].cls in "NwA"
    return actor_named(row, at) if row[at].cls == "A" and joined and row[at].party is not None else None


def possessor_of_gain(row: Sequence[Item], at: int, voices: Sequence[Voice]) -> Actor | None:
    """Find whose gain or control it is: "Russian control", "the gain of the Army of Moscow".

    Args:
        row: The sentence's items.
        at: The word for gain or control.
        voices: The sentence's sources.
    """
    if (
        at
        and row[at - 1].cls == "A"
        and not is_spoken(voices, at - 1)
        and row[at].lower in {"control", "occupation", "gains", "gain", "advance", "losses", "loss"}
    ):
        return actor_named(row, at - 1)
    if row[at].lower == "hands" and row[at - 1].cls == "A":
        return actor_named(row, at - 1)  # "in Zorvian hands"
    if row[at].lower.startswith("under") or row[at].lower in ("is", "are", "was", "were"):
        owner = next((step for step in range(at + 1, min(at + 4, len(row))) if row[step].cls == "A"), None)
        return None if owner is None else actor_named(row, owner)  # "came under Zorvian control", "are Zorvian again"
    if at + 1 < len(row) and row[at + 1].cls == "f":
        for step in range(at + 2, min(at + 7, len(row))):
            if row[step].cls == "A" and row[at].lower in ("gain", "gains"):
                return actor_named(row, step)
            if row[step].cls not in "dwopf":
                break
    return None
