"""Prisoners who come home: freed captives, and not displaced people who return.

Decides when a text tells of an exchange of prisoners, and whom it then counts as set free.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.text.items import Item

__all__ = ["JAILS", "PRISONERS", "exchange_triggers", "set_free", "tells_of_exchange"]

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


def tells_of_exchange(words: Collection[str], before: Collection[str] = ()) -> bool:
    """Tell whether a sentence speaks of prisoners who are exchanged or let go.

    Args:
        words: Its words, lower-cased.
        before: Those of the sentence before, which may have spoken of "the exchange" only.
    """
    if not _SWAPS.isdisjoint(words):
        return True
    if "exchange" in words and "home" in words and "fire" not in words:
        return True  # "the exchange ended when 40 soldiers came home"
    if "exchange" in before and "fire" not in before and not _CAPTIVES.isdisjoint(words):
        return True
    return not _CAPTIVES.isdisjoint(words) and not _COMING_HOME.isdisjoint(words)


_GETTING = frozenset("receive receives received recovered recovers got gets get retrieved".split())
_ARRIVING = frozenset(
    "return returns returned came come comes arrived arrive followed follow landed cross crossed rolled drove pulled "
    "flew".split()
)


def exchange_triggers(row: Sequence[Item]) -> Iterator[tuple[int, str, str, str]]:
    """Find the verbs by which, in a text about an exchange, people come home: item, kind, value and form.

    Args:
        row: The sentence's items.
    """
    for at, item in enumerate(row):
        if item.lower in _GETTING and _counts_people(row, at + 1):
            yield at, "casualty", "other", "object"
        elif _arrives(row, at) and any(_counts_people(row, back, at) for back in range(max(0, at - 4), at)):
            yield at, "casualty", "other", "participle"


def _arrives(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb says that people come, and not what they come under: "came under fire"."""
    if at and row[at - 1].cls in "id":
        return False  # "freed 40 soldiers in return"
    return row[at].lower in _ARRIVING and [item.lower for item in row[at + 1 : at + 2]] != ["under"]


def _counts_people(row: Sequence[Item], at: int, stop: int | None = None) -> bool:
    """Tell whether a number of soldiers, or of people of no other sort, stands at an item, up to the verb behind."""
    if at >= len(row) or row[at].cls != "N":
        return False
    ahead = row[at + 1 : at + 4 if stop is None else stop]
    people = next((item for item in ahead if item.cls not in "Aw"), None)
    if people is None:
        return stop is not None  # "40 came", "40 Zorvians came"
    return people.cls == "p" and not people.lower.startswith(_DISPLACED)


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
