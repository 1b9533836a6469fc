"""Which places people only move from, to or past, though what is told did not happen there.

Decides that by the preposition before a name and the words of motion before it; what else the words around a name say
of it as a place is decided in `elsewhere`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.resolve.elsewhere import FOUGHT_FOR, SETTLEMENTS
from conflictfacts.reading.text.grammar import WIDE
from conflictfacts.reading.text.items import Item

__all__ = ["WAYS", "is_destination", "is_far_from", "is_headed_for", "is_measured_from", "is_passed", "is_walked_to"]

WAYS = frozenset({"road", "roads", "highway", "highways", "railway", "route", "routes", "motorway", "track", "way"})
"""What leads to a place, or past it."""

_FAR = 15
"""Kilometres beyond which what lies so far from a town is no longer in or near it."""


def is_measured_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only what a way is measured from, or leads to: "130 km southwest of X"."""
    start = at  # of "the town of X"
    while start > 1 and (row[start - 1].cls in "dw" or row[start - 2].lower in SETTLEMENTS):
        start -= 1
    if start < 2 or row[start - 1].lower != "of":
        return False
    side = row[start - 2].lower
    return side == "direction" or (side in FOUGHT_FOR and _is_far(row[max(0, start - 6) : start - 1]))


def is_far_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only what a way is told by: "70 km from X", "on the road to X"."""
    start = at - 1 if at and row[at - 1].cls == "d" else at
    if start > 1 and row[start - 1].lower in ("to", "from", "toward", "towards") and row[start - 2].lower in WAYS:
        return True
    return at > 0 and row[at - 1].lower == "from" and _is_far(row[max(0, at - 3) : at - 1])


def _is_far(before: Sequence[Item]) -> bool:
    """Tell whether words that lead to a place hold a distance too long for what lies in or near it."""
    for item in reversed(before):
        if item.number is not None and item.number.unit in ("kilometer", "mile"):
            return max(item.number.nominal, default=0) > _FAR
        if item.cls not in "wdoi(),N":
            return False
    return False


_CARRIED = frozenset(
    "evacuated airlifted flown taken transferred moved rushed carried shipped brought returned withdrawn retired "
    "retreated fled streaming fleeing retreating withdrawing".split()
)
"""Verbs with which people leave the place that is told of."""


_WARDS = frozenset("hospital hospitals clinic clinics infirmary morgue morgues".split())
_RECEIVING = _WARDS | frozenset("prison prisons jail jails camp camps".split())
_TENDED = frozenset(
    "treated treatment treating operated admitted lie lies lay lying recovering discharged passed brought taken "
    "arrived reached wounded injured".split()
)
"""Words for those whom a hospital has taken in, from wherever they were hurt."""


def _are_tended(row: Sequence[Item], at: int) -> bool:
    """Tell whether a hospital is only where people are since: "37 of them are under treatment at a clinic in X"."""
    within = next((item.lower for item in reversed(row[max(0, at - 3) : at]) if item.cls == "i"), "")
    before = row[max(0, at - 8) : at]
    tended = any(word in _TENDED for item in before for word in item.lower.split())
    return row[at].last_word in _WARDS and tended and within in ("in", "at", "through", "to", "into")


def is_destination(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where soldiers are sent to, or people are brought to: "flown to X and Y"."""
    while at > 2 and row[at - 1].cls in "&," and row[at - 2].cls == "A":
        at -= 2
    back = at - 2 if row[at - 1].cls == "d" else at - 1
    if back > 2 and row[back].lower in ("in", "at", "near") and row[back - 1].last_word in _RECEIVING:
        if row[back - 1].cls == "t" or _are_tended(row, back - 1):
            return True  # "taken to hospital in X"
        back -= 2 + (row[back - 2].cls == "d")  # "taken to a hospital in X"
    if back > 2 and row[back].lower == "to" and row[back - 1].cls == "A" and row[back - 2].lower == "from":
        return True  # "on the way from X to Y"
    if back < 1 or _goes_on(row, at):
        return False
    if row[back].last_word not in ("to", "into", "toward", "towards"):
        return False
    if row[back].last_word == "into" and "moved" in (row[back].first_word, row[back - 1].lower) and _acts(row, back):
        return False  # "the army moved into X"
    before = row[max(0, back - 5) : back + 1]
    return any(
        not _CARRIED.isdisjoint(item.lower.split())
        or any(value.startswith("deployment.sent") for value in item.roles.get("trigger", ()))
        for item in before
    )


def _acts(row: Sequence[Item], at: int) -> bool:
    """Tell whether the verb that ends right before an item, or is it, is no passive."""
    verb = at if " " in row[at].lower else at - 1
    return verb > 0 and row[verb - 1].cls in "pAdo"


_HEADING = frozenset(
    "advance advanced advancing advances march marched marching move moved moving head headed heading heads bound make "
    "made making withdrew withdraw withdrawn withdrawing withdrawal retreat retreated retreating retire retired "
    "retiring return returned returning returns drove driven drive driving travelled traveled "
    "travelling traveling push pushed pushing flight".split()
)
"""Words for people on the move, behind which "for X" and "on X" say where they are not yet."""

_PRONOUNS = frozenset({"it", "they", "he", "she", "we"})
_LED = frozenset({"back", "north", "south", "east", "west", "northward", "southward", "eastward", "westward", "on"})


def is_headed_for(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where somebody is on the way to: "advancing towards X", "fell back upon X"."""
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    leading = row[back].last_word if back > 0 else ""
    if leading not in ("to", "for", "on", "upon", "toward", "towards") or _goes_on(row, at):
        return False
    verb = back if " " in row[back].lower else back - 1
    while verb > 1 and row[verb].lower in _LED:
        verb -= 1
    if verb and row[verb - 1].cls == "d" and row[verb - 1].lower not in _PRONOUNS:
        return False  # "in the advance on X" they fight for it
    fell_back = "back" in (row[verb + 1].lower, row[verb].last_word)
    return leading.startswith("toward") or row[verb].first_word in _HEADING or fell_back


def _goes_on(row: Sequence[Item], at: int) -> bool:
    """Tell whether what happened at a place is told behind it: "flown to X, where", "left X, which they had taken"."""
    return [item.lower for item in row[at + 1 : at + 3]] in ([",", "where"], [",", "which"])


def is_walked_to(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where somebody came to on foot: "20 soldiers had walked into X"."""
    return at > 1 and row[at - 1].lower in ("to", "into") and row[at - 2].last_word in ("walked", "trekked", "marched")


_PASSING = frozenset({"across", "over", "off", "past", "through"})
_MOVING = frozenset(
    "cross crossed crossing pass passed passing march marched marching withdrew withdraw withdrawn withdrawal "
    "withdrawing retreat retreated retreating retire retired retiring flee fled fleeing flight escape escaped escaping "
    "lead led leading get got come came coming go went gone going move moved moving drive drove driven pull pulled "
    "fall fell fallen swam rowed waded sailed ferried carried poured streamed slipped stole filed chased pursued "
    "pursuit walked trekked climbed thrown threw brought led rode".split()
)
"""Words for people on the move, behind which "over X" and "across X" say which way."""

_WIDE = WIDE | {"city", "town"}
"""Kinds of places that people are still in while they move across or through them."""


def is_passed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only what people crossed or left: "withdrew across the X", "marched off Mount X"."""
    where = row[at].where
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    if back < 1 or row[back].last_word not in _PASSING or (where is not None and where.kind in _WIDE):
        return False
    if _goes_on(row, at):
        return False
    for item in reversed(row[max(0, back - _REACH) : back + 1]):
        if item.first_word in _MOVING or (item is not row[back] and item.last_word in _MOVING):
            return True
        if item.cls in ",;.:":
            return False
    return False


_REACH = 6
"""Items before a preposition, at most, among which the word of motion is."""
