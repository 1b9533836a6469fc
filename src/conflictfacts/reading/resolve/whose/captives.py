"""Whose the prisoners are that somebody took: not his own, but those of whom he fights, where a text names only one.

Decides who took them by the verb, by the "hands" they are in, or by who tells of them. Whom a party fights is found in
`anaphora`.
"""

from __future__ import annotations

from conflictfacts.model.reference import Actor
from conflictfacts.reading.resolve.anaphora import OURS, OWNERS, foe_of, other_side, party_telling
from conflictfacts.reading.resolve.subjects import subject_of
from conflictfacts.reading.resolve.whose.counted import NOBODY, Counted

__all__ = ["taken_from_foe"]

_PRISONERS = frozenset({"prisoners", "captives", "prisoners of war", "pows"})
_FALLING = frozenset("fell fallen came passed".split())


def taken_from_foe(counted: Counted) -> Actor | None:
    """Find whose prisoners somebody took or holds: "Zorvia took 46 prisoners", "46 prisoners fell to us".

    `NOBODY` where it is clear that they are not of the party that took them, and not of which they are.

    Args:
        counted: The claim.
    """
    row, claim, voices, discourse = counted
    nouns = {item.lower for item in row[claim.index + 1 : claim.phrase.stop + 1]}
    if claim.value != "captured" or claim.trigger is None or nouns.isdisjoint(_PRISONERS):
        return None
    if _fell_to_them(counted):
        captor = _teller(counted) or discourse.actor
    elif counted.done_to_them:
        beside = _killed_beside(counted)
        if beside is not None:
            return beside
        captor = subject_of(row, claim, voices, discourse, clause=True)
    else:
        captor = _teller(counted)
        if captor is None or captor != discourse.actor:
            return None  # "the prisoners number 46", of those told of before
    if captor is None:
        return None
    if captor.kind != "state" and captor.name not in {*discourse.speakers.states, *discourse.speakers.groups}:
        return NOBODY  # a general: nobody knows whom he fights
    return foe_of({captor.name}, discourse) or other_side(captor, discourse) or NOBODY


def _fell_to_them(counted: Counted) -> bool:
    """Tell whether prisoners are told to have come into the hands of those told of: "fell to them", "in its hands"."""
    row, stop = counted.row, counted.claim.phrase.stop
    stop += stop < len(row) and row[stop].lower in _PRISONERS
    near = row[stop : stop + 3]
    words = [word for item in near for word in item.lower.split()]
    falling = bool(near) and near[0].first_word in _FALLING
    return (falling or ("in" in words[:1] and "hands" in words)) and not {*words}.isdisjoint(OURS | OWNERS | {"them"})


def _teller(counted: Counted) -> Actor | None:
    """Give the party that tells it."""
    told = (party_telling(chain, counted.discourse) for chain in counted.tellers)
    return next((party for party in told if party is not None), None)


def _killed_beside(counted: Counted) -> Actor | None:
    """Give whose men are told right before to have been killed: "killed 46 Zorvians and took 12 prisoners"."""
    row, index, actor = counted.row, counted.claim.index, counted.discourse.actor
    before = next((at for at in range(index - 1, 0, -1) if row[at].cls in "N;."), 0)
    if actor is None or row[before].cls != "N" or row[before - 1].cls != "t":
        return None
    named = any(item.party is not None and item.party.name == actor.name for item in row[before:index])
    return actor if named else None
