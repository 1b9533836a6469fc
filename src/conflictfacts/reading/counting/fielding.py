"""What a deployment is by more than its verb: there, all that an army has, or only meant.

Decides between the statuses that one verb leaves open: an army "numbers" 40,000, but the defenders of a town who number
400 are there; so are those who "have arrived", and those who "were sent" need not be.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.modality import deployment_status
from conflictfacts.reading.text.grammar import BODIES
from conflictfacts.reading.text.items import Item

__all__ = ["GROUND", "SIZING", "is_before_change", "is_ground", "settled_status"]

_AT_PLACES = frozenset({"in", "at", "near", "around", "on", "along", "across", "inside"})
GROUND = frozenset(
    "line lines front fronts theatre theater field ground spot bank border borders frontier shore republic country "
    "region province area enclave territory city sector town village streets street island capital base outskirts "
    "valley mountains hills zone airport airfield airbase compound barracks camp fort fortress citadel plant factory "
    "steelworks port harbour harbor forest jungle desert caves tunnels suburb suburbs quarter neighbourhood "
    "neighborhood bridgehead enclaves embassy university stadium building buildings ruins axis sector salient".split()
)
"""Where soldiers are who are in the field, beside places with a name."""


def is_ground(item: Item) -> bool:
    """Tell whether soldiers can be in the field at an item: a place, a name nobody knows, a word for ground."""
    return item.where is not None or item.unknown or item.lower in GROUND


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


def settled_status(row: Sequence[Item], claim: Claim, status: str, *, placed: bool, before: str | None = None) -> str:
    """Give what a deployment is, by the words around the number.

    Args:
        row: The sentence's items.
        claim: The claim, of a deployment.
        status: What its verb says it is.
        placed: Whether it is known where they are.
        before: What those are whom the number goes on to count.
    """
    if is_before_change(row, claim):
        return _size_there(row, claim)
    if _is_after_change(row, claim):
        return "planned" if _is_meant(row, claim, status) else _size_there(row, claim)
    if _is_permitted(row, claim):
        return "strength"  # "shall retain an authorized strength of 14,400"
    if status == "planned" and claim.value == "withdrawn":
        return "withdrawn"  # meant or not, they are not sent
    if status in ("strength", "present") and _is_awaited(row, claim.phrase.stop):
        return "planned"  # "a battalion of 800 is expected"
    if status in ("strength", "present") and _is_of_whole_army(row, claim):
        return "strength"
    if status == "strength" and (_is_engaged(row, claim, placed) or _is_size_there(row, claim)):
        return "present"
    if status == "strength" and before == "present" and placed:
        return "present"  # "has 6,100 troops in X. A year ago it had 8,400."
    return "present" if status == "sent" and (_has_arrived(row, claim) or _is_total_there(row, claim)) else status


def is_before_change(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a number is how many there were before their number changed: "cut its force from 5,100 to 2,500".

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    if claim.kind != "deployment" or claim.index == 0 or row[claim.index - 1].lower != "from":
        return False
    if claim.index > 3 and row[claim.index - 2].cls == "N" and _leads_to_number(row, claim.index - 3):
        return True  # "to 2,000 from 2,500"
    return any(_leads_to_number(row, at) for at in range(claim.index + 1, min(len(row) - 1, claim.index + 6)))


def _is_after_change(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a number is how many there are after a change: "from 5,100 to 2,500", "will be cut to 2,500"."""
    if claim.kind != "deployment" or claim.index < 3 or not _leads_to_number(row, claim.index - 1):
        return False
    if row[claim.index + 1 : claim.index + 2] and row[claim.index + 1].lower == "from":
        return claim.index + 2 < len(row) and row[claim.index + 2].cls == "N"
    steps = range(claim.index - 2, max(0, claim.index - 7), -1)
    return claim.value == "withdrawn" or any(row[at].cls == "N" and row[at - 1].lower == "from" for at in steps)


def _is_meant(row: Sequence[Item], claim: Claim, status: str) -> bool:
    """Tell whether a change is only meant, by the words around its verb."""
    changed = claim.source if claim.trigger is None and claim.source is not None else claim
    return status == "planned" or deployment_status(row, changed, "claimed") == "planned"


def _leads_to_number(row: Sequence[Item], at: int) -> bool:
    numeral = row[at + 1].number
    return row[at].lower == "to" and numeral is not None and not numeral.unit


def _size_there(row: Sequence[Item], claim: Claim) -> str:
    """Give what a changing number of soldiers is: of those in a place that is named before it, or of all."""
    steps = (at for at in range(max(0, claim.index - 14), claim.index - 1) if row[at].lower in _AT_PLACES)
    there = any(is_ground(item) for at in steps for item in row[at + 1 : at + 3])
    return "present" if there else "strength"


_PERMITTED = frozenset("permitted authorised authorized allowed entitled".split())


def _is_permitted(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether it is how many a force may have: "an authorised strength of 400", "is authorised to have 400"."""
    at = claim.trigger
    if at is not None:
        if any(item.first_word in ("ceiling", "ceilings") for item in row[max(0, at - 1) : at + 1]):
            return claim.value in ("strength", "present")  # "the ceiling comes down to 11,800"
        return claim.value == "strength" and row[at - 1].lower in _PERMITTED
    before = {item.lower for item in row[max(0, claim.index - 5) : claim.index]}
    return "have" in before and not _PERMITTED.isdisjoint(before)


SIZING = frozenset("put puts putting estimate estimates estimated reckon reckons reckoned place places placed".split())
"""Verbs of saying how many somebody else's soldiers are."""

_SIZES = frozenset("strength number numbers presence contingent".split())


def _is_size_there(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether it is how many are in a place that is told: "American strength in the country stands at 495,000"."""
    if claim.trigger is None:
        return False
    before = range(max(0, claim.index - 12), claim.index)
    sized = row[claim.trigger].lower in SIZING or (
        row[claim.trigger].lower == "number" and claim.index == claim.trigger + 1
    )
    sizes = (at for at in before if row[at].first_word in _SIZES or (sized and _is_soldiers(row[at])))
    near = (at for size in sizes for at in range(size + 1, min(size + 6, claim.index)) if row[at].lower in _AT_PLACES)
    return any(
        any(map(is_ground, row[at + 1 : at + 3])) and all(item.cls != "N" for item in row[at : claim.index])
        for at in near
    )


def _is_soldiers(item: Item) -> bool:
    return item.military or item.lower in BODIES


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
    return claim.trigger is None and (_stands_in(row, claim, placed) or _opens_there(row, claim, placed))


def _opens_there(row: Sequence[Item], claim: Claim, placed: bool) -> bool:
    """Tell whether the sentence opens with where its soldiers are: "On this axis the enemy has 25,000 troops"."""
    if row[0].lower not in _AT_PLACES:
        return False
    opening = row[1 : min(5, claim.index)]
    there = any(item.lower in ("axis", "sector") or item.lower in GROUND for item in opening)
    there = there or (placed and any(item.where is not None or item.unknown for item in opening[:2]))
    owns = any(item.lower in _OWNING for item in row[max(0, claim.index - 4) : claim.index])
    return there and owns and all(item.cls != "N" for item in row[1 : claim.index])


_OWNING = frozenset({"has", "have", "had", "keeps", "kept", "maintains"})


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


def _is_total_there(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether it is how many there are with those sent: "sent 1,000 more, bringing the total there to 5,000"."""
    before = [item.lower for item in row[max(0, claim.index - 6) : claim.index]]
    return before[-1:] == ["to"] and not (_TOTALS.isdisjoint(before) or _BRINGING.isdisjoint(before))


_TOTALS = frozenset("total number strength force contingent presence deployment".split())
_BRINGING = frozenset("bringing brings brought raising raises raised taking increasing boosting there".split())


def _has_arrived(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether soldiers who were sent are there by now: "some 1,500 have arrived"."""
    at = claim.trigger
    if at is None or row[at].lower != "arrived":
        return False
    return any(item.lower in ("have", "has", "had") for item in row[max(0, at - 3) : at])
