"""Whose people they are by what they are called: "enemy soldiers", "soldiers", "rebels", "coalition troops".

Decides which of the parties spoken of an epithet stands for, where no name says so; what an epithet alone means is
found in `anaphora`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.phrases import forms_of
from conflictfacts.reading.resolve.anaphora import ARMED, OURS, OWNERS, POLICE, STATE, epithet_actor, owner_of
from conflictfacts.reading.resolve.foes import ENEMIES, facing, foe_of
from conflictfacts.reading.resolve.opponents import opponent_of
from conflictfacts.reading.resolve.parties import actor_named, is_spoken, party_at
from conflictfacts.reading.resolve.subjects import STRIKING, subject_of
from conflictfacts.reading.resolve.whose.counted import INHABITED, LOSING, NOBODY, RANKS, Counted, adds_to_others
from conflictfacts.reading.resolve.whose.struck import party_struck, whose_was_attacked
from conflictfacts.reading.resolve.whose.tellers import army_telling
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = [
    "allied",
    "called",
    "destroyed_beside",
    "destroyed_for",
    "enemies_counted",
    "enemies_told_of",
    "enemy_before",
    "foreign",
    "opponents_met",
]

_GUARDS = frozenset(
    (
        "soldier soldiers troops servicemen conscripts peacekeepers policemen police officers officer guards marines "
        "personnel crew crewmen legionnaires legionnaire airmen pilots pilot sailors sailor seamen recruits cadets"
    ).split()
)
"""Those who are killed where their own base, post or convoy is attacked."""


def enemies_counted(counted: Counted) -> Actor | None:
    """Find whose men are called enemies: "940 Zorvian invaders", "46 enemy soldiers"."""
    row, claim, voices, discourse = counted
    stop = claim.phrase.stop
    if stop + 2 < len(row) and row[stop].cls == "f" and row[stop + 1].cls == "d":
        stop += 3  # "46 men of the enemy"
    at = next((at for at in range(claim.index + 1, stop) if row[at].lower in ENEMIES), None)
    if claim.kind == "territory" or at is None or at + 1 >= len(row) or row[at + 1].cls == "f":
        return None
    if row[at - 1].party is not None and row[at - 1].cls == "A":
        return actor_named(row, at - 1) or NOBODY
    found = epithet_actor("enemy", discourse)
    subject = subject_of(row, claim, voices, discourse, clause=True)
    if found is None or (subject is not None and found.name == subject.name):
        return NOBODY  # they are not his own whose enemies they are
    return found


_MEETING = frozenset(
    "faced facing met against encountered fought fighting ran run surrounded surround encircled encircle besieged "
    "besiege cornered".split()
)


def opponents_met(counted: Counted) -> Actor | None:
    """Find whose men somebody met: not his own, but the group's spoken of, or the state's if they are soldiers."""
    row, claim, voices, discourse = counted
    before = row[max(0, claim.index - 3) : claim.index]
    if claim.kind != "deployment" or not any(item.last_word in _MEETING for item in before):
        return None
    found = epithet_actor(counted.word, discourse) if counted.word in STATE | ARMED else discourse.armed
    subject = subject_of(row, claim, voices, discourse, clause=True)
    return NOBODY if found is None or (subject is not None and found.name == subject.name) else found


def destroyed_for(counted: Counted) -> Actor | None:
    """Find whose materiel a state destroyed: its enemy's in the war that goes on, where nothing else says whose."""
    row, claim, voices, discourse = counted
    trigger = claim.trigger
    if claim.kind != "equipment" or claim.value != "destroyed" or trigger is None or trigger > claim.index:
        return None
    if any(item.lower in ("was", "were", "been", "being") for item in row[max(0, trigger - 2) : trigger]):
        return None
    subject = subject_of(row, claim, voices, discourse, clause=True)
    return foe_of({subject.name}, discourse) if subject is not None and subject.kind == "state" else None


def destroyed_beside(counted: Counted) -> Actor | None:
    """Go on with whose materiel was named right before: "destroyed 46 Zorvian tanks and 12 trucks, and damaged 30"."""
    row, claim, _, discourse = counted
    before = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in "N;.s"), 0)
    if claim.kind != "equipment" or discourse.actor is None or row[before].cls != "N":
        return None
    joined = any(item.cls in ",&" for item in row[before : claim.index])
    clause = next((at for at in range(before, -1, -1) if row[at].cls in "t;."), 0)
    named = (item.party for item in row[clause : claim.index] if item.party is not None)
    return discourse.actor if joined and discourse.actor.name in {party.name for party in named} else None


def foreign(counted: Counted) -> Actor | None:
    """Tell that nobody knows whose "13 foreign soldiers" are: not those of the country they are in."""
    row, claim, *_ = counted
    at = claim.trigger
    noun = at is not None and 0 < at < claim.index and claim.form in ("noun", "total", "object")
    if noun and at is not None and row[at - 1].lower == "foreign":
        return NOBODY  # "foreign casualties are fewer than 46"
    return NOBODY if any(item.lower == "foreign" for item in row[claim.index + 1 : claim.phrase.stop]) else None


def allied(counted: Counted) -> Actor | None:
    """Find the alliance whose "coalition soldiers" are, or "international casualties"."""
    row, claim, _, discourse = counted
    at = claim.trigger
    if at is not None and 0 < at < claim.index and row[at - 1].lower == "international" and claim.form != "participle":
        return Actor("international forces", "coalition")
    if not any(item.lower == "coalition" for item in row[claim.index + 1 : claim.phrase.stop]):
        return None
    body = discourse.body
    return body if body is not None and body.kind == "coalition" else Actor("coalition", "coalition")


def called(counted: Counted) -> Actor | None:
    """Find whose they are by the word for them: "soldiers" for the state's spoken of, "rebels" for the group."""
    row, claim, voices, discourse = counted
    word = counted.word
    if claim.kind == "casualty" and (counted.bare or word in INHABITED):
        word = counted.calling or word
    if claim.value in ("sent", "withdrawn") and word in STATE:
        return _army_speaking(counted)  # troops sent to a country are not its own
    if not word:
        return None
    if word in STATE and (own := _names_given(counted)) is not None:
        return own
    before = discourse.actor
    if word in STATE and before is not None and before.kind in ("state", "army") and adds_to_others(counted):
        return before  # "a further 46 troops are missing"
    if word in STATE | POLICE and before is not None and before.kind == "state" and _goes_on(counted):
        return before  # "of these 46 are civilians and 12 soldiers"
    found = _in_what_was_struck(counted)
    ranked = word in RANKS or (word == "men" and _are_soldiers(row))
    if found is None and ((ranked and claim.kind == "casualty") or word in STATE | POLICE):
        found = _army_speaking(counted)
    found = found or epithet_actor(word, discourse)
    if found is not None and _is_of_several(counted, found):
        return NOBODY
    if found is None or not counted.done_to_them or word in ("government", "army", "regime"):
        return found
    named = any(item.party is not None and item.party.name == found.name for item in row[: claim.trigger])
    by = opponent_of(row, claim, voices, None, discourse) if named else None
    return found if by is None or by.name != found.name else NOBODY  # "Zorvia captured 250 soldiers"


def _goes_on(counted: Counted) -> bool:
    """Tell whether a number goes on from another right before it, of one list and without a verb of its own."""
    row, index = counted.row, counted.claim.index
    before = next((at for at in range(index - 1, -1, -1) if row[at].cls in "Nt;.sA"), 0)
    own = any(item.lower in OWNERS for item in row[before:index])  # "46 of its servicemen, 12 policemen"
    return row[before].cls == "N" and (own or counted.claim.source is not None)


def _in_what_was_struck(counted: Counted) -> Actor | None:
    """Find whose base, convoy or aircraft they were in: "hit a Zorvian barracks; 87 men were killed"."""
    row, claim, head = counted.row, counted.claim, counted.claim.phrase.head
    men = counted.word == "men" and claim.kind == "casualty" and (claim.trigger or 0) > claim.index
    crew = head is not None and (row[head - 1].lower == "crew" or row[head].lower.startswith("service member"))
    if men:
        found = party_struck(row[: claim.index], counted.voices)
    else:
        found = whose_was_attacked(counted) if crew or counted.word in _GUARDS else None
    mission = found is not None and found.kind not in ("state", "army")
    beside = any(item.cls == "N" for item in row[: claim.index])  # "one of its crew was killed and 27 soldiers died"
    return None if mission and (men or (beside and counted.word in STATE)) else found


def _are_soldiers(row: Sequence[Item]) -> bool:
    """Tell whether "men" are soldiers, by officers beside them or by how they fell: "46 men killed in action"."""
    return any(item.lower == "officers" or item.last_word == "action" for item in row)


def _is_of_several(counted: Counted, found: Actor) -> bool:
    """Tell whether a party is only one of the nations those counted are broken down by: "nine: five Zorvians, ..."."""
    row, claim = counted.row, counted.claim
    colon = next((at for at in range(claim.phrase.stop, len(row)) if row[at].cls == ":"), len(row))
    broken = [
        item.party.name for before, item in pairwise(row[colon:]) if before.cls in "Nd" and item.party is not None
    ]
    return len(broken) > 1 and found.name in broken


_LEAVING = frozenset("left leaves leaving suffered".split())
_HAVING = frozenset({"had", "has", "have"})


def enemy_before(counted: Counted) -> Actor | None:
    """Find whose losses the enemy's are: "the enemy lost 27 soldiers", "left 27 of his men dead"."""
    row, claim, _, discourse = counted
    near = takewhile(lambda at: row[at].cls not in ",;:.N", range(claim.index - 1, max(-1, claim.index - 7), -1))
    verb = next((at for at in near if row[at].lower in LOSING | _LEAVING), None)
    if verb is None and row[claim.index - 1].lower in _HAVING:
        verb = claim.index - 1  # "the enemy had 34 dead"
    if claim.kind not in ("casualty", "equipment") or verb is None:
        return None
    for at in range(verb - 1, max(-1, verb - 9), -1):
        item = row[at]
        if item.lower in ENEMIES:
            if at and row[at - 1].cls == "A":
                return None  # "Zorvian occupiers lost 46 men"
            before = discourse.actor
            if at and row[at - 1].lower in OWNERS - OURS:
                return _foe_of_owner(counted, at)
            if before is not None and before == discourse.subject and not any(counted.tellers):
                return facing(before, discourse) or NOBODY  # "Zorvia lost 12 men. The enemy left 60 dead"
            return epithet_actor("enemy", discourse) or NOBODY
        if item.cls in ";.!?po" or (item.cls == "A" and item.party is not None and not item.possessive):
            return None
    return None


def _foe_of_owner(counted: Counted, at: int) -> Actor:
    """Give whom a party spoken of fights: "Zorvia lost 12 men, its opponents 60"."""
    row, _, voices, discourse = counted
    owner = owner_of(row, at - 1, row[at - 1].lower, voices, discourse)
    return (facing(owner, discourse) if owner is not None else None) or NOBODY


_FACED = frozenset("from by against to with near around at upon on towards toward".split())


def enemies_told_of(counted: Counted) -> Actor | None:
    """Find whose they are where a sentence is about the enemy: "the enemy's regiment was routed: 72 were killed".

    They are not those of the party that calls others so, be it known or not who these are.
    """
    row, claim, voices, discourse = counted
    edge = claim.index if claim.trigger is None else min(claim.index, claim.trigger)
    at = next(
        (at for at in range(edge - 1, -1, -1) if row[at].lower in ENEMIES or _tells_of_others(row, at, voices)), 0
    )
    article = at > 0 and row[at - 1].cls == "d"
    before = row[at - 1 - article].lower if at > article else ""
    dealt = any(value == "losses" for item in row[max(0, at - 4) : at] for _, value, _ in forms_of(item))
    if (
        row[at].lower not in ENEMIES
        or (before in _FACED and not dealt)
        or counted.done_to_them
        or claim.kind == "displacement"
    ):
        return None
    if at and row[at - 1].cls == "A" and row[at - 1].party is not None:
        return None  # "Zorvian occupiers"
    if at and row[at - 1].lower in OWNERS - OURS:
        return _foe_of_owner(counted, at)
    ahead = row[at + 1]
    deed = ahead.cls == "w" and ahead.lower.isalpha()  # "enemy action took the lives of 46"
    acting = claim.kind == "casualty" and (deed or any(item.lower in STRIKING for item in row[at + 1 : edge]))
    return None if acting else epithet_actor("enemy", discourse) or NOBODY


def _tells_of_others(row: Sequence[Item], at: int, voices: Sequence[Voice]) -> bool:
    """Tell whether an item ends what is told of the enemy before it: a point, "our", a party's name."""
    item = row[at]
    return item.cls in ";.s" or item.lower in OURS or (item.party is not None and not is_spoken(voices, at))


_PUBLISHING = frozenset("published publishes released releases posted posts gave gives issued named added".split())


def _names_given(counted: Counted) -> Actor | None:
    """Find the party that gives the names of its dead soldiers: "X's army published the names of 28 servicemen"."""
    row, index = counted.row, counted.claim.index
    at = next((at for at in range(index - 1, max(0, index - 4), -1) if row[at].lower == "names"), None)
    party = next((step for step in range(at or 0) if row[step].cls == "A"), None)
    if party is None or not any(item.lower in _PUBLISHING for item in row[party:at]):
        return None
    return party_at(row, party)


def _army_speaking(counted: Counted) -> Actor | None:
    """Give the state whose army itself tells of dead soldiers: "two marines were killed, the X military said"."""
    claim = counted.claim
    destroyed = claim.trigger is not None and counted.row[claim.trigger].lower == "destroyed"
    if destroyed or counted.disabled or claim.value == "captured":
        return None
    found = army_telling(counted) or _state_telling(counted)
    return found if found is not None and not _done_by(counted, found.name) else None


def _state_telling(counted: Counted) -> Actor | None:
    """Give the state that is named right before as telling it: "Zorvia said five soldiers had died, Kendria nine"."""
    voice = next(
        (voice for voice in reversed(counted.voices) if voice.prefix and voice.last <= counted.claim.index), None
    )
    source = voice.attribution.chain[:1] if voice is not None else ()
    return Actor(source[0].name, "state") if source and source[0].kind == "state" else None


def _done_by(counted: Counted, land: str) -> bool:
    """Tell whether it may have been a state's own army that did it to those counted."""
    row, claim, voices, discourse = counted
    by = opponent_of(row, claim, voices, None, discourse) if counted.done_to_them else None
    return counted.done_to_them and (by is None or by.name == land)
