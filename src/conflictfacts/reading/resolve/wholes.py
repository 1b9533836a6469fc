"""Of what a percentage is: where the words for the whole end, and what is known of it.

Decides nothing about what is told of the share.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.facts import Base
from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.parties import actor_named
from conflictfacts.reading.resolve.places import place_at
from conflictfacts.reading.text.grammar import AUXILIARIES
from conflictfacts.reading.text.items import Item

__all__ = ["base_of", "base_stop"]


def base_of(words: str, row: Sequence[Item], claim: Claim, stop: int, actor: Actor | None) -> Base:
    """Say what is known of the whole that a percentage is of.

    Args:
        words: The words for it.
        row: The sentence's items.
        claim: The claim of the share.
        stop: The token behind the words.
        actor: Whose share it is.
    """
    inside = [at for at in range(claim.index + 1, len(row)) if row[at].last <= stop]
    status = next(
        (
            value.split(".")[1]
            for at in inside
            for value in row[at].roles.get("trigger", ())
            if value.startswith("territory.")
        ),
        None,
    )
    whose = next((actor for at in inside if row[at].lower in ("it", "its", "they", "their")), None)
    for at in inside:
        name = row[at].name
        if row[at].cls == "A" and name is not None and name.party is not None and name.where is None:
            whose = actor_named(row, at)
    place = next((found[0] for at in inside if (found := place_at(row, at)) is not None), None)
    ground = claim.kind == "territory"
    return Base(
        text=words,
        type="TerritorialControl" if ground else None,
        status=status if ground else None,
        actor=whose,
        place=place,
    )


def base_stop(row: Sequence[Item], index: int) -> int:
    """Find the token behind the phrase that a percentage is of: "of western X", in "70 percent of western X by May".

    Args:
        row: The sentence's items.
        index: The percentage.
    """
    at = index + 1
    while at < len(row) and row[at].cls not in ',;.:()"!?arNT-&' and not _ends_base(row, at):
        at += 3 if row[at].lower in ("it", "they") and [item.cls for item in row[at + 1 : at + 3]] == ["a", "t"] else 1
    back = at - 1
    while back > index + 2 and row[back].cls in "dw" and at - back < 3 and at < len(row) and row[at].cls in "TN":
        back -= 1
    if row[back].cls == "i":
        at = back  # the preposition of a time
    return row[at - 1].last


_ENDING_BASE = frozenset(
    "from by since after before during at until to against remain remains remained lie lies lay stay stays".split()
)
"""Words that begin what is told of a share, and not of what it is a share."""


def _ends_base(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb or a preposition begins what is told of a share of something."""
    item = row[at]
    predicate = item.cls == "t" and (row[at - 1].cls == "a" or item.first_word in AUXILIARIES)
    return predicate or item.first_word in _ENDING_BASE
