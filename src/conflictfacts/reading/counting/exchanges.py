"""Prisoners who come home: freed captives, and not displaced people who return.

Decides when a text tells of an exchange of prisoners, and whom it then counts as set free.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.text.items import Item

__all__ = ["JAILS", "PRISONERS", "set_free", "tells_of_exchange"]

_SWAPS = frozenset({"swap", "swaps", "swapped", "swapping"})
_CAPTIVES = frozenset("prisoners prisoner captives pows detainees captivity".split())
_EXCHANGES = frozenset("exchange exchanges exchanged exchanging release released freed".split())
PRISONERS = _SWAPS | _CAPTIVES | _EXCHANGES
"""Words of which each may tell that people are or were prisoners."""

_COMING_HOME = _EXCHANGES | {"return", "returned", "home"}

JAILS = frozenset("hands captivity custody jail jails prison prisons detention".split())
"""Words for where prisoners are."""

_DISPLACED = ("refugee", "displaced", "famil", "resident", "inhabitant", "villager", "idp", "household", "return")
"""How words begin for those who go back to where they lived."""


def tells_of_exchange(words: Collection[str]) -> bool:
    """Tell whether a sentence speaks of prisoners who are exchanged or let go.

    Args:
        words: Its words, lower-cased.
    """
    if not _SWAPS.isdisjoint(words):
        return True
    return not _CAPTIVES.isdisjoint(words) and not _COMING_HOME.isdisjoint(words)


def set_free(row: Sequence[Item], claim: Claim, exchange: bool) -> None:
    """Take who comes home in a text about an exchange of prisoners for freed captives, and refugees never.

    Args:
        row: The sentence's items.
        claim: A claim of the sentence.
        exchange: Whether the text has told of an exchange.
    """
    head = row[claim.phrase.head].lower if claim.phrase.head is not None else ""
    trigger = row[claim.trigger].lower if claim.trigger is not None else ""
    fled = head.startswith(_DISPLACED)
    crossed = claim.kind == "displacement" and (claim.value == "returned" or trigger.startswith("cross"))
    if exchange and crossed and not fled and "homes" not in trigger:
        claim.kind, claim.value = "casualty", "other"
    elif fled and (claim.kind, claim.value) == ("casualty", "other") and trigger.endswith(("home", "returned")):
        claim.kind, claim.value = "displacement", "returned"
