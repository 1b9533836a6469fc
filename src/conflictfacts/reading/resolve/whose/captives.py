"""Whose men those are that somebody took prisoner: never the taker's own, but those of whom he fights.

Decides only where the text leaves no doubt whom that is: the party whose men he killed in the same breath, or the only
one he fights.
"""

from __future__ import annotations

from conflictfacts.model.reference import Actor
from conflictfacts.reading.resolve.anaphora import ARMED, STATE
from conflictfacts.reading.resolve.foes import facing
from conflictfacts.reading.resolve.opponents import opponent_of
from conflictfacts.reading.resolve.parties import actor_named
from conflictfacts.reading.resolve.subjects import subject_of
from conflictfacts.reading.resolve.whose.counted import CAPTIVES, NOBODY, Counted

__all__ = ["taken_by_foe"]

_FIGHTING = frozenset({"state", "army", "armed_group"})
"""Kinds of parties whose soldiers are taken by another's."""


_CAPTURING = frozenset("captured captures capturing capture took takes take taking taken".split())
"""First words of verbs of taking those who fight; those whom somebody detains or arrests may be anybody."""


_HOLDING = frozenset("held hold holding captivity custody hands".split())
"""Words for being in somebody's power, whose name stands beside them."""


def taken_by_foe(counted: Counted) -> Actor | None:
    """Find from whom soldiers were taken: "Zorvia took 46 prisoners", "killed 12 Zorvians and captured 46 men"."""
    row, claim, voices, discourse = counted
    if claim.kind != "casualty" or claim.value != "captured" or claim.part_of is not None:
        return None
    head = claim.phrase.head if claim.phrase.head is not None else claim.index
    captives = any(item.lower in CAPTIVES for item in row[claim.index : head + 1])
    men = counted.word in STATE | ARMED or any(item.lower == "men" for item in row[claim.index + 1 : claim.phrase.stop])
    if not counted.done_to_them:
        holder = _holder(counted) if captives or men else None
        spoken_of = captives and discourse.actor not in (None, holder)  # whose prisoners they go on to be
        if holder is None or spoken_of or holder.kind not in _FIGHTING:
            return None
        return facing(holder, discourse) or NOBODY
    taken = any(item.first_word in _CAPTURING for item in row[max(0, claim.index - 3) : claim.index])
    if not (captives or (taken and (men or claim.phrase.sort == ""))):
        return None
    if _goes_on(counted):
        others = discourse.actor
        return others if others is not None and not others.name.startswith("people of ") else None
    taker = opponent_of(row, claim, voices, None, discourse)
    if taker is None and claim.form != "participle":
        taker = subject_of(row, claim, voices, discourse, clause=True)
    foe = facing(taker, discourse) if taker is not None and taker.kind in _FIGHTING else None
    return foe if taken or foe is None or foe.kind == "state" else None  # whom a state holds may be no fighters


def _holder(counted: Counted) -> Actor | None:
    """Find in whose hands they are, or fell: "in Zorvian captivity", "held by Zorvia", "fell to the Zorvians"."""
    row, claim = counted.row, counted.claim
    start = max(claim.trigger or 0, claim.phrase.stop - 1) + 1
    at = next((at for at in range(claim.phrase.stop, min(len(row), start + 5)) if row[at].cls in "A;.N"), None)
    if at is None or row[at].cls != "A":
        return None
    before = " ".join(item.lower for item in row[claim.phrase.stop : at] if item.cls != "d")
    behind = row[at + 1].lower if at + 1 < len(row) else ""
    held = behind in _HOLDING or before.endswith((" by", "hands of", "captivity of", "custody of"))
    fell = before.endswith(("fell to", "fallen to", "surrendered to", "surrender to", "defected to"))
    return actor_named(row, at) if held or fell else None


def _goes_on(counted: Counted) -> bool:
    """Tell whether the taker is told right before to have harmed others: "killed 12 and took 46 prisoners"."""
    row, claim = counted.row, counted.claim
    start = next((at for at in range(claim.index - 1, 0, -1) if row[at].cls in "N;."), 0)
    harmed = row[start].cls == "N" and "casualty.killed.participle" in row[start - 1].roles.get("trigger", ())
    return harmed and any(item.cls == "&" for item in row[start : claim.index])
