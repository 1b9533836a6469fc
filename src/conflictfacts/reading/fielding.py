"""What a deployment is by more than its verb: there, all that an army has, or only meant.

Decides between the statuses that one verb leaves open: an army "numbers" 40,000, but the defenders of a town who number
400 are there; so are those who "have arrived", and those who "were sent" need not be.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.claims import Claim
from conflictfacts.reading.items import Item

__all__ = ["GROUND", "settled_status"]

_AT_PLACES = frozenset({"in", "at", "near", "around", "on", "along", "across", "inside"})
GROUND = frozenset(
    "line lines front fronts theatre theater field ground spot bank border borders frontier shore republic country "
    "region province area enclave territory city sector town village streets street island capital base outskirts "
    "valley mountains hills zone".split()
)
"""Where soldiers are who are in the field, beside places with a name."""

_NO_GROUND = frozenset("eve peak height start outset end beginning time best most least".split())
_ENGAGED = frozenset("grouping defenders attackers assailants besiegers raiders".split())
"""Words for those who are where the fight is, whatever is said of their number."""

_PARTIES = frozenset("patrol patrols column columns party detachment detachments convoy squad team band".split())
"""Words for soldiers who are out together: "a patrol of 36 men"."""
_MEETING = frozenset({"faced", "facing", "face", "met", "encountered", "opposed", "run into", "ran into"})
_ON_PAPER = ("under arms", "in uniform", "on the books", "on its books", "on paper", "on the rolls", "at last count")
"""Words behind the soldiers of a whole army, wherever they are."""

_FIELDING = frozenset({"field", "fields", "fielded"})
_AWAITED = frozenset({"expected", "promised", "pledged", "awaited", "due"})
_BE = frozenset({"is", "are", "was", "were", "been"})


def settled_status(row: Sequence[Item], claim: Claim, status: str, *, placed: bool) -> str:
    """Give what a deployment is, by the words around the number.

    Args:
        row: The sentence's items.
        claim: The claim, of a deployment.
        status: What its verb says it is.
        placed: Whether it is known where they are.
    """
    if status in ("strength", "present") and _is_awaited(row, claim.phrase.stop):
        return "planned"  # "a battalion of 800 is expected"
    if status in ("strength", "present") and _is_of_whole_army(row, claim):
        return "strength"
    if status == "strength" and _is_engaged(row, claim, placed):
        return "present"
    return "present" if status == "sent" and _has_arrived(row, claim) else status


def _is_awaited(row: Sequence[Item], stop: int) -> bool:
    """Tell whether soldiers are said to be expected or promised: "a battalion of 800 is expected"."""
    at = stop
    while (
        at + 1 < len(row)
        and at < stop + 4
        and (row[at].cls in "fdA" or row[at].lower in ("from", "who", "which", "that"))
    ):
        at += 1
    return at + 1 < len(row) and row[at].lower in _BE and row[at + 1].lower in _AWAITED


def _is_engaged(row: Sequence[Item], claim: Claim, placed: bool) -> bool:
    """Tell whether those whose number is told are in the field: "the defenders number 900", "had faced 400"."""
    before = row[max(0, claim.index - 9) : claim.index]
    if any(item.lower in _ENGAGED for item in before):
        return True
    if len(before) > 1 and before[-1].lower == "of" and before[-2].last_word in _PARTIES and claim.trigger is None:
        return True
    words = [item.lower for item in before[-4:]]
    if any(word in _MEETING for word in words) or "run into" in " ".join(words):
        return True
    return claim.trigger is None and _stands_in(row, claim, placed)


def _stands_in(row: Sequence[Item], claim: Claim, placed: bool) -> bool:
    """Tell whether a place follows the soldiers directly: "has 1,800 troops in El Fasher", "650 men in the line"."""
    at = claim.phrase.stop
    while at + 2 < len(row) and row[at].cls == "&" and row[at + 1].cls == "p":
        at += 2  # "19,000 soldiers and police in the country"
    at += at < len(row) and row[at].lower in ("left", "deployed", "there")
    if at >= len(row) or row[at].lower not in _AT_PLACES:
        return False
    behind = row[at + 1 : at + 4]
    if any(item.lower in _NO_GROUND for item in behind) or (behind[:1] and behind[0].cls == "T"):
        return False  # "on the eve of the war"
    return placed or any(item.lower in GROUND for item in behind[:2])


def _is_of_whole_army(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether soldiers are all that an army has: "had 300,000 men on the books", "fielded 25,000"."""
    behind = " ".join(item.lower for item in row[claim.phrase.stop : claim.phrase.stop + 7])
    if any(words in behind for words in _ON_PAPER):
        return True
    at = claim.trigger
    fielding = at is not None and at < claim.index and row[at].lower in _FIELDING
    return fielding and not _stands_in(row, claim, placed=True)


def _has_arrived(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether soldiers who were sent are there by now: "some 1,500 have arrived"."""
    at = claim.trigger
    if at is None or row[at].lower != "arrived":
        return False
    return any(item.lower in ("have", "has", "had") for item in row[max(0, at - 3) : at])
