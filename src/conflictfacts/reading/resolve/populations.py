"""What kind of people a claim counts: soldiers, civilians, or those counted apart such as medics.

Decides by the counted words first, then by what the sentence says of them and whose people they are, and leaves unsaid
what nothing says.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.parts import INCLUDING
from conflictfacts.reading.counting.phrases import forms_of
from conflictfacts.reading.resolve.parties import is_spoken
from conflictfacts.reading.resolve.whose.counted import INHABITED
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = ["population_of"]

_FORCES = frozenset(
    "forces army military navy troops police guard brigade battalion regiment division garrison militia defence "
    "defense gang gangs".split()
)
"""Words for bodies whose members are soldiers."""

_PRISONERS = frozenset({"prisoners", "prisoner", "prisoners of war", "pows", "pow"})
_UNARMED = frozenset({"political", "civilian", "civil"})
_FAMILY = frozenset({"women", "woman", "children", "child", "girls", "boys"})
_AGED = frozenset({"young", "old", "elderly", "aged"})
_FLED = ("displaced", "refugee", "islander", "inhabitant", "townspeople")
_SHARES = frozenset("all most mostly mainly chiefly largely many".split())
_BARE = ("", "noun")
"""Sorts of phrases that say nothing of the people."""

_APART = frozenset({"police", "medics", "journalists", "aid_workers", "peacekeepers", "children", "women"})
"""People who are counted apart."""

_NEAR = 14
"""Items within which "losses" says whose those counted behind it are."""


def population_of(
    row: Sequence[Item],
    claim: Claim,
    actor: Actor | None,
    before: str | None,
    voices: Sequence[Voice] = (),
    beside: frozenset[str | None] = frozenset(),
) -> str | None:
    """Say what kind of people are counted, `None` where nothing says so.

    Args:
        row: The sentence's items.
        claim: The claim.
        actor: Whose people they are.
        before: The population of the claim this one leans on.
        voices: The sentence's sources, who are not those counted.
        beside: The populations that the sentence has counted before.
    """
    members = _counted(row, claim)
    counted = _of_words(row, claim, members)
    if counted is not None:
        return counted
    if claim.part_of is not None and claim.phrase.sort == "demonym" and before is not None:
        return before  # "17 peacekeepers have been killed: 13 Zorvians, ..."
    for at in range(max(0, claim.index - 3), claim.index):
        if _people(row, at, voices) == "civilian" and claim.form == "noun" and row[at + 1].cls != "w":
            return "civilian"
    if [row[at].lower for at in members[:2]] in (["other", "people"], ["other", "persons"]):
        before = None  # "12 soldiers and 53 other people"
    if before is not None and (claim.source is not None or claim.phrase.sort in _BARE):
        return before
    told = _told(row, claim) or _said_of_them(row, claim)
    if told is not None:
        return told
    if _goes_on(row, claim, actor, beside):
        return "civilian"
    if beside == {"military"} and claim.kind == "casualty" and claim.phrase.sort == "":
        return "military"  # "12 soldiers were killed and 30 wounded"
    if len(beside) == 1 and beside <= _APART and _are_told_of_too(row, claim):
        return next(iter(beside))
    if any(row[at].lower in INHABITED for at in members):
        lost = claim.value == "losses" and actor is not None and actor.kind in ("state", "army", None)
        return "military" if lost else None
    return _by_party(row, claim, actor, voices)


_OF = (["of"], ["from"])


def _counted(row: Sequence[Item], claim: Claim) -> list[int]:
    """List the items that say who is counted."""
    head, stop = claim.phrase.head, claim.phrase.stop
    members = list(range(claim.index + 1, stop))
    if head is None or row[head].cls == "t":
        closing = next(
            (at for at in range(stop, min(len(row), stop + 3)) if row[at].cls in ",;:(-Ns&" or row[at].lower == "by"),
            stop + 3,
        )
        members += [at for at in range(stop, min(len(row), closing)) if row[at].cls == "p"]
    if head is not None and row[head].lower == "members" and [i.lower for i in row[stop : stop + 1]] in _OF:
        far = min(len(row), stop + 9)
        closing = next((at for at in range(stop, far) if row[at].cls in "at,;.("), far)
        members += range(stop, closing)
    return members


def _of_words(row: Sequence[Item], claim: Claim, members: Sequence[int]) -> str | None:
    """Give what the counted words say."""
    head = claim.phrase.head
    if head is not None and row[head].lower.startswith("civilian"):
        return "civilian"
    if any(row[at].lower == "enemy" for at in members):
        return "military"
    of_forces = any(not _FORCES.isdisjoint(row[at].lower.split()) for at in members if at >= claim.phrase.stop)
    if of_forces and head is not None and row[head].lower == "members":
        return "military"  # "members of the armed forces and police"
    for at in members:
        special = row[at].roles.get("population")
        if special:
            return special[0]
    for at in members:
        people = _people(row, at)
        if row[at].lower == "men" and row[at - 1].lower in _AGED:
            continue  # no soldiers for being young
        if people is not None:
            family = row[at].lower == "men" and not _FAMILY.isdisjoint(
                item.lower for item in row[max(0, at - 6) : at + 7]
            )
            return "civilian" if family else people  # "12 men, nine women and four children"
    return "civilian" if any(row[at].lower.startswith(_FLED) for at in members) else None


def _people(row: Sequence[Item], at: int, voices: Sequence[Voice] = ()) -> str | None:
    """Give which people a word names; `None` where any, none, or those who speak."""
    adjective = row[at].lower == "official"  # "the official figure"
    people = () if adjective or is_spoken(voices, at) else row[at].roles.get("people", ())
    return next((value for value in people if value != "none"), None)


def _told(row: Sequence[Item], claim: Claim) -> str | None:
    """Give what the sentence says of those counted without a noun of their own."""
    at = claim.trigger
    if at is not None:
        word = row[at].lower
        surrendered = any(form[1:] == ("captured", "subject") for form in forms_of(row[at]))
        taken = claim.value == "captured" and word in _PRISONERS and row[at - 1].lower not in _UNARMED
        if surrendered or taken or word == "minus":
            return "military"  # "minus", of a bulletin's "minus 940 occupants"
    if claim.phrase.sort not in _BARE:
        return None
    if at is not None and any(word.startswith("civilian") for word in row[at].lower.split()):
        return "civilian"  # "the number of civilians killed", all one trigger
    if at is not None and 1 < at < claim.index and claim.form == "participle" and row[at - 2].cls == "f":
        return _people(row, at - 1)  # "the number of civilians killed has risen to 300"
    label = row[claim.index - 2 : claim.index - 1] if row[claim.index - 1].cls in "-:" else []
    if any(item.lower.startswith("civilian") for item in [*row[:3], *label]):
        return "civilian"  # "Civilians: 57 killed", "On civilians it says 43 killed"
    if at is not None and any(item.lower == "enemy" for item in row[max(0, at - 1) : at + 4]):
        return "military"
    before = row[max(0, claim.index - _NEAR) : claim.index]
    return "military" if any(item.lower == "losses" for item in before) else None


def _said_of_them(row: Sequence[Item], claim: Claim) -> str | None:
    """Give what is said of all or most of them right behind: "100 people, most of them soldiers"."""
    some = ""
    for at in range(claim.index + 1, min(len(row), claim.index + _NEAR)):
        item = row[at]
        if item.cls in "N;.":
            return None
        if some:
            special, people = item.roles.get("population"), _people(row, at)
            if special or people is not None:
                said = special[0] if special else people
                either = said == "military" or item.lower.startswith("civilian")
                return said if some == "all" else "mixed" if either else None
            if item.cls not in "fdwpA":
                some = ""
        if item.lower in _SHARES and row[at - 1].cls in ",(-":
            some = item.lower
    return None


def _are_told_of_too(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether an "and" joins a number to the one before, with no noun: "two policemen were killed and 30 hurt"."""
    if claim.kind != "casualty" or claim.phrase.sort != "":
        return False
    before = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in "N;."), 0)
    joined = row[before].cls == "N" and any(item.cls == "&" for item in row[before : claim.index])
    part = INCLUDING.search(" ".join(item.lower for item in row[max(0, before - 4) : before]))
    other = any(item.cls == "A" for item in row[before : claim.index])  # "two policemen, and Zorvia lost five"
    return joined and part is None and not other


def _goes_on(row: Sequence[Item], claim: Claim, actor: Actor | None, beside: frozenset[str | None]) -> bool:
    """Tell whether a number goes on from civilians counted before it: "208 civilians were killed and 827 injured"."""
    if not beside or "civilian" not in beside or not beside.isdisjoint({None, "military", "police"}):
        return False
    if claim.kind != "casualty" or claim.value == "losses" or (actor is not None and actor.kind == "armed_group"):
        return False
    behind = range(claim.index + 1, min(len(row), claim.index + _NEAR))
    stop = next((at for at in behind if row[at].cls in "N;."), len(row))
    if any(_people(row, at) == "military" for at in behind if at < stop):
        return False  # "and five others, including a policeman, were injured"
    head = claim.phrase.head
    return claim.phrase.sort in _BARE or (head is not None and row[head].lower in ("others", "people", "persons"))


def _by_party(row: Sequence[Item], claim: Claim, actor: Actor | None, voices: Sequence[Voice]) -> str | None:
    """Give what whose people they are says."""
    if actor is not None and (
        actor.kind in ("armed_group", "army", "coalition") or (claim.value == "losses" and actor.kind == "state")
    ):
        return "military"
    labelled = claim.trigger is not None and claim.trigger < claim.index and row[claim.index - 1].cls in "-:"
    if claim.trigger is not None and (claim.form in ("noun", "total") or labelled):
        some = claim.index < claim.trigger and row[claim.index + 1].cls == "f"  # "rebels caused 46 of the deaths"
        for at in range(max(claim.index if some else 0, claim.trigger - 5), claim.trigger):
            people = _people(row, at, voices)
            if people is not None:
                return people
    stop = claim.phrase.stop
    own = any(item.lower == "own" for item in row[stop : stop + 3])
    forces = claim.trigger is not None and row[claim.trigger - 1].last_word in _FORCES
    if claim.value == "losses" and claim.phrase.sort == "" and (own or forces):
        return "military"  # "lost nine of its own", "government forces lost 12"
    if actor is not None and actor.kind == "people" and claim.phrase.sort != "demonym":
        return None
    if actor is not None and actor.name == "both sides" and claim.phrase.sort in _BARE:
        return "military"  # who fell on the two sides
    if claim.value == "other" and claim.trigger is not None and row[claim.trigger].lower.startswith("rescue"):
        return None
    party = actor is not None and actor.kind in ("state", None) and claim.phrase.sort in (*_BARE, "demonym")
    return "military" if party else None
