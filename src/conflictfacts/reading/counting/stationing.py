"""Soldiers to whom nothing happened: a deployment that is planned, there, or a force's strength.

Decides by what is said of them ("are thought to be in X", "whom the mission keeps there") and by who has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.reading.counting.bids import opens_group
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.fielding import GROUND
from conflictfacts.reading.counting.phrases import Phrase, clause_start, is_size
from conflictfacts.reading.text.grammar import BODIES, GROUPS
from conflictfacts.reading.text.items import Item

__all__ = ["ADHERENTS", "ARMS", "STANDING", "read_arms", "stationed"]

ARMS = frozenset("rifles bayonets sabres sabers lances muskets spears swords horse foot".split())
"""Arms by which the men who bear them are counted."""


_TROOP = 200
"""How many bearers of arms, at least, are counted by those: fewer are rather the arms."""
_MUSTERING = frozenset(
    "numbered numbers numbering counted counts counting mustered mustering commanded commanding consisted fielded with "
    "led of".split()
)


def read_arms(row: Sequence[Item], index: int) -> Phrase | None:
    """Read the men of an army who are counted by their arms: "numbered 8,000 rifles", "commanded 8,000 sabres".

    Args:
        row: The sentence's items.
        index: The number.
    """
    head = index + 1
    if head >= len(row) or row[head].lower not in ARMS:
        return None
    numeral = row[index].number
    many = max(numeral.nominal, default=0) if numeral is not None else 0
    if many < _TROOP:
        return None
    back = index - 1
    while back > 0 and row[back].lower in ("still", "some", "about"):
        back -= 1
    before = [word for item in row[max(0, back - 2) : back + 1] for word in item.lower.split()]
    if _MUSTERING.isdisjoint(before) or (before[-1:] == ["of"] and _MUSTERING.isdisjoint(before[:-1])):
        return None
    return Phrase(head + 1, head, "demonym")


def _are_left(row: Sequence[Item], stop: int) -> bool:
    """Tell whether fighters are said to be left: "1,500 fighters are left to defend it"."""
    return [item.lower for item in row[stop : stop + 2]] in (["are", "left"], ["were", "left"], ["is", "left"])


_PLANNING = frozenset(
    "permitted authorised authorized allowed will would shall plans plan planned wants want intends intend ceiling "
    "requested proposed going needs need asked meant sought offers offered promised promises pledged pledges "
    "agreed prepares preparing readies".split()
)


_MATERIAL = frozenset({"manpower", "hardware", "equipment", "personnel"})
"""What of a unit is struck, which does not tell that it is there."""

STANDING = frozenset(
    "there fought stood stand serve serves served stationed fight opposite remain remains stay based support supports "
    "supporting assist assisting accompany accompanying entered reached posted guarding patrolling "
    "helping waiting".split()
)


_HAVING = frozenset({"has", "have", "had"})
_OWNING = frozenset(
    (
        "whose having has have had with counted counts numbered fielded commanded maintains keeps keep "
        "includes totalled totaling of "
        "claims boasts field fields commands musters attributes attributed credits credited credit "
        "led leads leading head"
    ).split()
)


def stationed(row: Sequence[Item], index: int, phrase: Phrase, unit: str) -> Claim | None:
    """Take soldiers that nothing happened to for a deployment: planned, present, or a force's strength."""
    of = index > 1 and row[index - 1].cls == "f"
    if of and (row[index - 2].lower in _MATERIAL or not _is_body(row, index - 2)):
        return None  # "the obituaries of 900 soldiers", "the trial of 12 rebels"
    military = phrase.head is not None and phrase.sort == "people" and row[phrase.head].military
    military = military or (phrase.head is not None and phrase.sort == "demonym" and row[phrase.head].lower in ARMS)
    if unit == "person" and phrase.sort in ("", "people", "demonym") and _said_to_be_in(row, phrase.stop):
        before = row[max(0, index - 12) : index]
        armed = military or any(item.party is not None and item.party.kind == "armed_group" for item in before)
        armed = armed or (phrase.sort == "" and any(item.military for item in before))
        if armed or (phrase.sort == "demonym" and any(item.military for item in row)):
            return Claim(index, phrase, "deployment", "present", unit=unit)
    told_before = row[max(clause_start(row, index), index - 6) : index]
    words = {word for item in told_before for word in (item.lower, item.last_word)}  # "still has"
    if index > 1 and row[index - 1].cls in "wt" and row[index - 1].lower.endswith("ed"):
        words -= _HAVING  # "has trained 4,000 soldiers"
    if (
        phrase.head is not None
        and row[phrase.head].lower in ADHERENTS
        and words & _OWNING
        and any(item.lower in GROUPS or (item.party is not None and item.party.kind == "armed_group") for item in row)
    ):
        return Claim(index, phrase, "deployment", "strength", unit=unit)
    if (
        [item.lower for item in row[index + 1 : index + 3]] == ["in", "number"]
        and index > 1
        and row[index - 1].cls == ","
    ):
        counted = row[index - 2]
        if counted.party is not None or counted.military:
            return Claim(index, phrase, "deployment", "strength", unit=unit)
    if unit == "person" and (_fight(row, index, phrase) or _set_in(row, index) or _in_array(row, index, phrase)):
        return Claim(index, phrase, "deployment", "present", unit=unit)
    if is_size(row, index, phrase) and words & _PLANNING:
        return Claim(index, phrase, "deployment", "planned", unit=unit)  # "pledged a battalion of 400"
    if not military and unit != "unit":
        return None
    numeral = row[index].number
    if unit != "unit" and numeral is not None and numeral.verbal and (numeral.nominal or (0,))[0] < 20:
        return None
    stop = _past_inset(row, phrase.stop)
    told = [*row[index : phrase.stop], *row[stop : stop + 5]]
    near = words | {word for item in told for word in item.lower.split()}
    if words & _PLANNING or _is_to_have(row, index):
        status = "planned"
    elif (
        near & STANDING
        or _kept_there(row, phrase.stop)
        or words & _ENGAGING
        or _acting(row, index)
        or (military and _act_there(row, stop))
        or (opens_group(row, index) and not (row[index - 1].possessive and row[index - 1].party is not None))
        or (military and _are_left(row, phrase.stop))
    ):
        status = "present"
    elif words & _OWNING or opens_group(row, index) or _sizes_before(row, index, phrase):
        status = "strength"
    else:
        return None
    return Claim(index, phrase, "deployment", status, unit=unit)


def _is_to_have(row: Sequence[Item], index: int) -> bool:
    """Tell whether a force is to have so many: "is to have 400 soldiers by June"."""
    before = [item.lower for item in row[max(0, index - 4) : index]]
    return any(one in ("is", "are") and two == "to" for one, two in pairwise(before)) and "have" in before


_FIGHTING = frozenset(
    "attacked ambushed raided charged besieged overwhelmed routed defeated repulsed repelled faced fought encircled "
    "surrounded withstood resisted stormed assaulted opposed confronted outflanked beat broke blocked shelled".split()
)


def _fight(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether those counted fight somebody or for something: "20,000 Zorvians overwhelmed the camp"."""
    stop, head = phrase.stop, row[phrase.head] if phrase.head is not None else None
    if head is None and phrase.stop < len(row) and row[phrase.stop - 1].cls in "NA" and row[index + 1].cls == "A":
        head = row[index + 1]  # "20,000 Zulus", whom the lexicon knows as no party
        stop = index + 2
        if head.possessive or not head.lower.endswith("s"):
            return False
    if head is None or not (head.military or head.cls == "A"):
        return False
    while stop < len(row) and (row[stop].lower in ("had", "have") or row[stop].lower.endswith("ly")):
        stop += 1
    behind = row[stop + 1 : stop + 2]
    acting = stop < len(row) and row[stop].lower in _FIGHTING
    return acting and bool(behind) and (behind[0].cls in "dAwpo" or behind[0].lower in ("at", "along", "on"))


def _in_array(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a people's men are drawn up for battle: "led 8,000 Zorvians", "on the ridge stood 80 Zorvians"."""
    soldiers = phrase.head is not None and row[phrase.head].military
    if phrase.sort != "demonym" and not soldiers:
        return False
    before = [item.lower for item in row[max(0, index - 3) : index]]
    behind = row[phrase.stop : phrase.stop + 3]
    if before[-1:] in (["which"], ["that"]):
        return bool(behind) and behind[0].lower in _HOLDING  # "the heights which 8,000 Zorvians held"
    if soldiers:
        return False  # what else is told of soldiers is told below
    if before[-1:] and before[-1] in _LEADING:
        return True
    if before[-2:] in (["joined", "by"], ["reinforced", "by"], ["opposed", "by"], ["faced", "by"], ["defended", "by"]):
        return True
    around = [*behind, *row[max(0, index - 7) : index]]
    placed = any(item.lower in GROUND or item.lower in _HEIGHTS for item in around)
    posted = bool(behind) and behind[0].lower in ("on", "behind")
    return placed and (posted or not _STANDING.isdisjoint(before))


_LEADING = frozenset("led leads commanded opposed faced pitted marched massed".split())
_STANDING = frozenset("stood stand stands lay waited fought were was against".split())
_HOLDING = frozenset("held hold holds defended defend manned guarded occupied stormed attacked assaulted".split())
_HEIGHTS = frozenset("ridge heights height hill slope slopes wall walls ford pass redoubt redoubts gate".split())


def _set_in(row: Sequence[Item], index: int) -> bool:
    """Tell whether it is set in how many those before are who are in a fight: "the attackers, some 60 of them,"."""
    of_them = [item.lower for item in row[index + 1 : index + 4]] == ["of", "them", ","]
    return of_them and index > 1 and row[index - 1].cls == "," and row[index - 2].military


_SIZES = frozenset("total command charge presence maximum minimum average strength number numbers".split())


def _act_there(row: Sequence[Item], stop: int) -> bool:
    """Tell whether soldiers go to a place or do something to ground: "patrol the border", "marched into the town"."""
    if stop + 1 >= len(row) or row[stop].cls not in "wt" or row[stop].lower.endswith("ing"):
        return False
    goes = row[stop + 1].lower in _INTO or row[stop + 1].cls not in "i"
    for item in row[stop + 1 : stop + 5]:
        if item.cls in ",;.N&sxa" or item.lower in ("their", "his", "its"):
            return False
        if (
            (item.where is not None and row[stop + 1].lower in _INTO)
            or item.lower in GROUND
            or item.lower == "positions"
        ):
            return goes
    return False


_INTO = frozenset("into across through toward towards onto along over".split())


def _is_body(row: Sequence[Item], at: int) -> bool:
    """Tell whether a noun is of soldiers as one: "the garrison" of 300 men, "a handful"."""
    back = next((step for step in range(at - 1, max(-1, at - 5), -1) if row[step].cls not in "wtoAp"), at)
    body = (
        row[at].last_word in BODIES | _OWNING | _ENGAGING | _SIZES
        or "unit" in row[at].roles
        or row[at].party is not None
    )
    return body or row[back].lower in ("a", "an", "one") or row[at].cls not in "wp"


def _acting(row: Sequence[Item], index: int) -> bool:
    """Tell whether soldiers are those who did what was done: "was attacked by 400 rebels", "backed by 40 tanks"."""
    if index < 2 or row[index - 1].lower != "by":
        return False
    verb = row[index - 2 - (row[index - 2].lower == "out" and index > 2)]  # "was carried out by 200 gunmen"
    return verb.lower.endswith("ed") or verb.cls == "t" or verb.lower == "made"


_ENGAGING = frozenset(
    "help support assistance involved involves involving oppose opposed opposing faced facing confronted "
    "houses housed housing hosts hosted hosting".split()
)
"""Words before soldiers who are somewhere to fight or to help."""


def _sizes_before(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether men only say how many those before them are: "the garrison, some 400 men, had dug in"."""
    if index < 2 or row[index - 1].cls not in ",(" or phrase.head is None or row[phrase.head].lower not in _MEN:
        return False
    named = row[index - 2]
    bodies = named.lower in BODIES or "unit" in named.roles.get("unit", ())
    closed = any(item.cls in ",.;)" for item in row[phrase.stop : phrase.stop + 4])
    return closed and (bodies or named.military or (named.party is not None and named.party.kind != "state"))


_MEN = frozenset({"men", "soldiers", "troops", "strong", "fighters", "warriors"})


def _past_inset(row: Sequence[Item], stop: int) -> int:
    """Give the item behind what is set in behind people: "40 gunmen, some of them boys, had entered"."""
    if stop >= len(row) or row[stop].cls != ",":
        return stop
    near = range(stop + 2, min(len(row), stop + 9))
    closing = next((at for at in near if row[at].cls in ",;.NTt"), None)
    return closing + 1 if closing is not None and row[closing].cls == "," else stop


def _kept_there(row: Sequence[Item], stop: int) -> bool:
    """Tell whether a clause says who keeps soldiers where: "the 712 soldiers whom the mission keeps in the town"."""
    if stop >= len(row) or row[stop].lower not in ("whom", "that", "which"):
        return False
    return any(
        row[at].lower in {"keeps", "keep", "kept", "has", "maintains"} and row[at + 1].cls == "i"
        for at in range(stop + 1, min(len(row) - 1, stop + 9))
    )


def _said_to_be_in(row: Sequence[Item], stop: int) -> bool:
    """Tell whether people are said to be somewhere: "are thought to be in X", "were still around X"."""
    if stop + 1 < len(row) and row[stop].cls == "f" and row[stop + 1].cls == "A":
        stop += 2  # "soldiers of Zorvia"
    elif stop + 2 < len(row) and row[stop].cls == "f" and row[stop + 1].cls == "d":
        stop += 3  # "fighters of the group"
    elif stop + 1 < len(row) and row[stop].lower == "in" and row[stop + 1].lower in ("all", "total"):
        stop += 2
    if stop < len(row) and row[stop].cls == ",":
        closing = next((at for at in range(stop + 1, min(len(row), stop + 9)) if row[at].cls in ",;.N"), None)
        if closing is not None and row[closing].cls == "," and not any(item.cls == "t" for item in row[stop:closing]):
            stop = closing + 1  # ", officers say,"
        elif row[stop - 1].lower in ("all", "total"):
            stop += 1  # "fighters, 3,000 in all, were"
    if stop >= len(row) or row[stop].lower not in ("are", "were", "is", "was"):
        return False
    for at in range(stop + 1, min(len(row) - 1, stop + 6)):
        if row[at].lower in {"in", "at", "near", "around", "inside", "outside", "on", "along"}:
            if row[at + 1].lower in _NOWHERE:
                return False  # "are on standby for X"
            return any(
                (item.cls == "A" and (item.where is not None or item.unknown)) or item.lower in GROUND
                for item in row[at + 1 : at + 5]
            )
        if row[at].cls not in "rawTi" or row[at].cls == "t":
            return False
    return False


_NOWHERE = frozenset("standby alert leave trial strike reserve training".split())


ADHERENTS = frozenset({"members", "adherents", "operatives", "cadres", "followers"})
