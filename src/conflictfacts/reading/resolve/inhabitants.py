"""Whether those counted are the people of the place where it happened.

Decides against: soldiers wherever they fight, those who come from elsewhere, those who are one side's without its being
said whose. A place without inhabitants has no people.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.model.reference import Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.listing import is_bracketed
from conflictfacts.reading.counting.phrases import forms_of
from conflictfacts.reading.resolve.anaphora import OURS
from conflictfacts.reading.resolve.captors import land_of_captors
from conflictfacts.reading.resolve.foes import ENEMIES
from conflictfacts.reading.resolve.scenes import is_inhabited
from conflictfacts.reading.resolve.whose.antecedents import are_of_soldiers
from conflictfacts.reading.resolve.whose.carried import side_named
from conflictfacts.reading.resolve.whose.counted import DISABLING, LOSING, Counted
from conflictfacts.reading.resolve.whose.tellers import boasts, gives_tally, owned_up_to
from conflictfacts.reading.text.grammar import UNIT_WORDS
from conflictfacts.reading.text.items import Item

__all__ = ["are_inhabitants", "is_one_of_several"]

_FIGHTING_ENDS = DISABLING | {"fell", "fallen"}
"""What befalls fighters, and no inhabitants."""

_CARING = frozenset("hospital hospitals clinic nurse doctor surgeon medic medics".split())
"""Words for those, and where, to whom the dead and hurt of anywhere are brought."""

_SIDES = ENEMIES | OURS | {"friendly", "own"}
_TELLING = frozenset("tell tells told telling inform informs informed".split())
_LOSSES = frozenset({"loss", "losses"})
_LOSING = LOSING | {"left", "had", "has", "have"}
_STRANGERS = (*"refugee migrant asylum foreigner tourist crew newcomer arrival".split(), "new arrival")
_HOSTING = frozenset("host hosts hosted hosting shelter shelters countries".split())
_FORCES = UNIT_WORDS | frozenset("army garrison force forces column fleet troops military".split())


def are_inhabitants(counted: Counted, place: Place) -> bool:
    """Tell whether those a claim counts may be called the people of a place, for want of a party named.

    Args:
        counted: The claim, of casualties or displacement.
        place: Where it happened.
    """
    row, claim = counted.row, counted.claim
    lost = _tells_of_losses(row, claim)
    head = claim.phrase.head
    held = head is not None and row[head].lower.startswith("prisoner")
    surrendered = claim.value == "captured" and (claim.form == "subject" or held)
    fled_there = claim.kind == "displacement" and claim.value != "returned" and _reached(row, claim)
    came_home = claim.value == "other" and claim.trigger is not None and "home" in row[claim.trigger].lower
    phrase = row[claim.index + 1 : claim.phrase.stop]
    soldiers = any(item.military or item.lower.endswith(" forces") for item in phrase)
    fought = claim.trigger is not None and row[claim.trigger].lower in _FIGHTING_ENDS
    whole = claim.part_of
    if land_of_captors(row, claim) is not None:
        return False
    if gives_tally(counted):
        told = any(source.kind in ("person", "role") for source in counted.tellers[0])
        return told and not any(item.last_word in _CARING for item in row)
    if whole is not None and (whole.kind == "deployment" or whole.value == "captured"):
        return False  # some of the soldiers there, or of the prisoners held there
    bare = claim.kind == "casualty" and counted.bare
    if bare and (side_named(counted) is not None or _beside_prisoners(row, claim) or _fell_in_battle(row, claim)):
        return False
    if soldiers or counted.calling or are_of_soldiers(counted) or boasts(counted) or owned_up_to(counted):
        return False
    if fought or surrendered or lost or claim.unit == "item":
        return False
    if fled_there or came_home or not is_inhabited(place):
        return False
    if _are_members(row, claim):
        return False
    return not (_come_from_elsewhere(row, claim) or _of_a_side(row, claim) or _lost_by_force(row, claim))


def _are_members(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether those counted are of a body, whose they are: "12 members of the regime", but not "of a family"."""
    head, stop = claim.phrase.head, claim.phrase.stop
    if head is None or row[head].lower != "members" or row[stop : stop + 1] == []:
        return False
    kin = any(item.last_word in _KIN for item in row[stop + 1 : stop + 5])
    return row[stop].lower in ("of", "from") and not kin


_KIN = frozenset(
    "family families household clan tribe community congregation crew crews team teams staff press".split()
)


def is_one_of_several(row: Sequence[Item], place: Place) -> bool:
    """Tell whether a sentence names a place in one breath with others: "in the provinces of X, Y and Z".

    Args:
        row: The sentence's items.
        place: Where those counted were.
    """
    for at, item in enumerate(row):
        named = {item.name.text} if item.cls == "A" and item.name is not None else set()
        if place.name not in named | ({item.where.name} if item.where is not None else set()):
            continue
        first = last = at
        while first > 1 and row[first - 1].cls in "&," and row[first - 2].cls == "A":
            first -= 2
        while last + 2 < len(row) and row[last + 1].cls in "&," and _place_behind(row, last + 1) > 0:
            last = _place_behind(row, last + 1)
        if any(one.cls == "&" for one in row[first:last]):
            return True
    return False


def _place_behind(row: Sequence[Item], at: int) -> int:
    """Give the place right behind an item, "the" passed over; 0 where there is none."""
    behind = at + 1 + (at + 1 < len(row) and row[at + 1].cls == "d")
    return behind if behind < len(row) and row[behind].cls == "A" and row[behind].where is not None else 0


def _tells_of_losses(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a number without a noun is of somebody's losses: "losses at X were 46 killed"."""
    if claim.unit == "percent":
        return claim.trigger is not None and row[claim.trigger].lower.startswith("losses")
    before = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in ";."), -1)
    bare = claim.kind == "casualty" and claim.phrase.sort in ("", "noun")
    return bare and any(
        not _LOSSES.isdisjoint(item.lower.split()) and row[at + 1].lower not in ("life", "lives")
        for at, item in enumerate(row[before + 1 : claim.index], before + 1)
    )


_BATTLES = frozenset("battle battles storming garrison skirmish skirmishes sortie sorties engagement ranks".split())


def _fell_in_battle(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a clause is about a battle, in which soldiers fall: "46 fell in the storming of X"."""
    edge = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in ";."), -1)
    closing = next((at for at in range(claim.phrase.stop, len(row)) if row[at].cls in ";."), len(row))
    near = range(edge + 1, min(closing, claim.phrase.stop + 9))
    return any(row[at].lower in _BATTLES or row[at].first_word in _BATTLES for at in near)


_TAKEN = frozenset("captured prisoner prisoners pows alive".split())


def _beside_prisoners(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a sentence counts those taken in a fight, not inhabitants: "46 killed, 12 captured"."""
    taken = (at for at, item in enumerate(row) if item.cls == "t" and not _TAKEN.isdisjoint(item.lower.split()))
    return any(
        # "46 prisoners were killed", but "handed over 46 prisoners"
        (at != claim.phrase.head or claim.value == "other")
        and ("casualty", "captured") in [form[:2] for form in forms_of(row[at])]
        and _is_counted(row, at)
        for at in taken
    )


def _is_counted(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word for what befell some has its number beside it: "12 were captured", "prisoners 12"."""
    before = next((item for item in reversed(row[max(0, at - 4) : at]) if item.cls not in "afd"), None)
    behind = next((item for item in row[at + 1 : at + 3] if item.cls not in ",:-"), None)
    return any(item is not None and item.cls == "N" for item in (before, behind))


def _of_a_side(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether those counted are one side's, though not said whose: "enemy killed: 43", "our casualties"."""
    edge = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in ";."), -1)
    bare = claim.phrase.sort in ("", "noun")  # "of our company four are dead, eleven wounded"
    before = edge if bare else max(edge, claim.index - 11)
    return any(
        row[at].lower in _SIDES
        and not (row[at].lower == "our" and not _of_men(row[at + 1 : at + 4]))  # "our correspondent"
        and not (row[at].lower == "own" and row[at + 1].lower in _GROUND)
        and not (at + 1 < len(row) and "paper" in row[at + 1].roles)  # "its own figures"
        and not (at and row[at - 1].lower in _TELLING)  # "tells us"
        for at in range(before + 1, min(len(row) - 1, claim.phrase.stop + 3))
    )


_OURS = _FORCES | frozenset("men boys own side company platoon squad unit units lines positions ranks".split())
_GROUND = frozenset("soil territory land ground country side".split())


def _of_men(items: Sequence[Item]) -> bool:
    """Tell whether words behind "our" are of those who fight, or of what they lost: "our company", "our dead"."""
    return any(
        item.military
        or item.lower in _OURS
        or any(form.startswith("casualty.") for form in item.roles.get("trigger", ()))
        for item in items
    )


def _lost_by_force(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether an army lost them, wherever it was: "the 40th Army left 13,833 dead in X"."""
    before = row[max(0, claim.index - 10) : claim.index]
    losing = next((at for at, item in enumerate(before) if item.lower in _LOSING), None)
    if any(item.lower == "between" for item in before):
        return False  # "fighting between the army and rebels has left 46 dead"
    return losing is not None and any(
        item.lower in _FORCES or "unit" in item.roles.get("unit", ()) for item in before[:losing]
    )


def _reached(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a claim's place is where people fled to: they are not its people."""
    ahead = row[claim.phrase.stop : claim.phrase.stop + 8]
    return any(
        (item.lower in ("into", "to") or item.lower.endswith((" into", " to"))) and other.cls == "A"
        for item, other in pairwise(ahead)
    )


def _come_from_elsewhere(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether those counted are no people of the place they are in: refugees, visitors, who is held there."""
    head, at = claim.phrase.head, claim.trigger
    if at is not None and at > 0 and row[at - 1].lower == "foreign":
        return True  # "foreign casualties were 46"
    if any(item.lower in ("board", "aboard") for item in row[claim.index + 1 : claim.phrase.stop + 3]):
        return True
    if head is None:
        listed = is_bracketed(row, claim.index)  # "refugees are in X (3.2 million), Y (770,000)"
        return listed and any(item.lower.startswith(_STRANGERS) or item.first_word in _HOSTING for item in row)
    aboard = row[head].lower in ("member", "members") and any(
        item.lower == "crew" for item in row[claim.index + 1 : claim.phrase.stop + 5]
    )
    return aboard or row[head].lower.startswith(_STRANGERS)
