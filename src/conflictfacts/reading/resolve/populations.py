"""What kind of people a claim counts: soldiers, civilians, or those counted apart such as medics.

Decides by the counted words first, then by whose people they are, and leaves unsaid what nothing says.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.claims import Claim
from conflictfacts.reading.items import Item
from conflictfacts.reading.resolve.parties import is_spoken
from conflictfacts.reading.resolve.whose.counted import INHABITED
from conflictfacts.reading.speakers import Voice

__all__ = ["population_of"]


def population_of(
    row: Sequence[Item], claim: Claim, actor: Actor | None, before: str | None, voices: Sequence[Voice] = ()
) -> str | None:
    """Say what kind of people are counted, `None` where nothing says so.

    Args:
        row: The sentence's items.
        claim: The claim.
        actor: Whose people they are.
        before: The population of the claim this one leans on.
        voices: The sentence's sources, who are not those counted.
    """
    head = claim.phrase.head
    if head is not None and row[head].lower.startswith("civilian"):
        return "civilian"
    members = list(range(claim.index + 1, claim.phrase.stop))
    if head is None or row[head].cls == "t":
        members += [at for at in range(claim.phrase.stop, min(len(row), claim.phrase.stop + 3)) if row[at].cls == "p"]
    if any(row[at].lower == "enemy" for at in members):
        return "military"
    for at in members:
        special = row[at].roles.get("population")
        if special:
            return special[0]
    for at in members:
        people = row[at].roles.get("people")
        if people and people[0] != "none":
            return people[0]
    for at in range(max(0, claim.index - 3), claim.index):
        people = None if is_spoken(voices, at) else row[at].roles.get("people")
        if people and people[0] == "civilian" and claim.form == "noun":
            return "civilian"
    if before is not None and (claim.source is not None or claim.phrase.sort == ""):
        return before
    if any(row[at].lower in INHABITED for at in members):
        if claim.value in ("losses",) and actor is not None and actor.kind in ("state", "army", None):
            return "military"
        return None
    if actor is not None and (
        actor.kind in ("armed_group", "army") or (claim.value == "losses" and actor.kind == "state")
    ):
        return "military"
    labelled = claim.trigger is not None and claim.trigger < claim.index and row[claim.index - 1].cls in "-:"
    if claim.trigger is not None and (claim.form in ("noun", "total") or labelled):
        for at in range(max(0, claim.trigger - 5), claim.trigger):
            people = None if is_spoken(voices, at) else row[at].roles.get("people")
            if people and people[0] != "none":
                return people[0]
    stop = claim.phrase.stop
    if (
        claim.value == "losses"
        and claim.phrase.sort == ""
        and any(item.lower == "own" for item in row[stop : stop + 3])
    ):
        return "military"  # "lost nine of its own"
    if actor is not None and actor.kind == "people" and claim.phrase.sort != "demonym":
        return None
    return (
        "military"
        if actor is not None and actor.kind in ("state", None) and claim.phrase.sort in ("", "noun", "demonym")
        else None
    )
