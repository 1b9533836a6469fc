"""Who killed, wounded or took those a claim counts, where the sentence says so.

Decides between who strikes and who, or what place, is struck; who the subject of a verb of losing is, is found in
`subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.anaphora import ARMED, OURS, OWNERS, STATE, epithet_actor, owner_of, pronoun_actor
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.parties import (
    PLACE_PREPOSITIONS,
    actor_named,
    can_act,
    is_spoken,
    qualifies_group,
)
from conflictfacts.reading.resolve.subjects import (
    ATTACKS,
    MOURNING,
    SPOKEN_OF,
    WEAPONS,
    acting,
    claiming_to_have,
    force_at,
    is_object,
    is_one_of_two,
)
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = ["opponent_of"]


_HARMED = frozenset({"casualty", "equipment"})
_BY_SOMEBODY = frozenset({"killed", "wounded", "captured", "destroyed", "damaged"})
"""What becomes of somebody or something by those who are the subject of the verb."""


def opponent_of(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], actor: Actor | None, discourse: Discourse
) -> Actor | None:
    """Say who killed, wounded or took them, where the sentence says so.

    Args:
        row: The sentence's items.
        claim: The claim.
        voices: The sentence's sources.
        actor: Whose people they were; nobody is an opponent of himself.
        discourse: What went before, for pronouns.
    """
    if claim.kind not in _HARMED or claim.trigger is None or claim.value in ("missing", "other"):
        return None
    found = _agent_before(row, claim, voices, discourse) or _agent_behind(row, claim, voices, discourse)
    return found if found is not None and (actor is None or found.name != actor.name) else None


def _agent_before(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find the subject of an active verb: "X killed N", "X artillery killed N", "X says it killed N"."""
    trigger = claim.trigger
    if trigger is None or trigger > claim.index or claim.form not in ("participle", "object"):
        return None
    active = claim.value in _BY_SOMEBODY or row[trigger].lower.startswith("inflict")
    if (
        not active
        or row[trigger].lower in MOURNING
        or any(item.lower in ("was", "were", "been", "being") for item in row[max(0, trigger - 2) : trigger])
    ):
        return None
    claiming = claiming_to_have(row, claim, voices)
    if claiming is not None:
        return claiming
    if row[trigger].lower.endswith("ing") and trigger and row[trigger - 1].cls == ",":
        return _attacker(row, trigger - 1, voices, discourse)
    for at in range(_first_verb(row, trigger) - 1, max(-1, trigger - 20), -1):
        item = row[at]
        if item.cls in ',;.:-)N"' or (item.cls == "s" and item.lower not in _RELATIVE):
            return None
        if item.cls == "d" and item.lower in SPOKEN_OF:
            speaking = [voice for voice in voices if voice.last <= at + 1 and voice.prefix]
            steps = (step for voice in speaking for step in range(voice.first, voice.last) if row[step].cls == "A")
            named = next((step for step in steps if not qualifies_group(row, step)), None)
            if named is not None:
                return actor_named(row, named)
            meant = pronoun_actor(item.lower, discourse, voices, row)
            doubtful = meant is None or meant.kind == "people"  # a town's people kill nobody
            return discourse.striker if doubtful and item.lower not in OURS else meant
        if item.lower in WEAPONS:
            continue
        if (item.cls == "A" or item.lower in _FORCES) and is_one_of_two(row, at):
            return None  # "the war between X and Y has killed 46": which of them did, it does not say
        apart = is_spoken(voices, at) or _is_target(row, at)
        if item.lower in _FORCES and not apart and row[at - 1].cls not in "As" and not _is_attribute(row, at):
            return _force_striking(row, at, voices, discourse)
        if item.cls == "A" and not is_spoken(voices, at) and not (_is_target(row, at) or is_object(row, at)):
            town = item.where is not None and item.party is None  # "X shelling killed 46" tells where
            if town or (at > 1 and row[at - 1].cls == "f" and row[at - 2].lower in _SUFFERED):
                return None
            weapon = at + 1 < len(row) and row[at + 1].lower in WEAPONS
            if not (weapon or can_act(row, at) or row[at - 1].lower == "by"):
                return None
            if row[at - 1].lower == "by" and not weapon and not can_act(row, at):
                continue
            return acting(row, at)
    return None


def _is_target(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody is who was struck, or where: "a raid on a Zorvian base", "strikes on southern Zorvia"."""
    back = at - 1
    while back > 0 and row[back].cls in "dwopf":
        back -= 1
    return back >= 0 and row[back].lower in _AIMED


def _is_attribute(row: Sequence[Item], at: int) -> bool:
    """Tell whether a word only says what kind of thing the next is: "a military base", but not "military shelling"."""
    return row[at + 1].cls in "wpo" and row[at + 1].lower not in WEAPONS and not row[at + 1].lower.endswith("ed")


def _force_striking(row: Sequence[Item], at: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Give whom "the rebels" or "his troops" mean before the verb of killing, or before their weapons."""
    if row[at + 1].lower in WEAPONS:
        return epithet_actor(row[at].lower, discourse)  # "rebel shelling killed 46"
    return force_at(row, at, voices, discourse)


_FORCES = (STATE | ARMED) - {"loyalists", "loyalist", "movement"}
"""Words for those who strike; whoever is loyal to somebody, the words around it tell."""
_AIMED = PLACE_PREPOSITIONS | {"against"}


def _attacker(row: Sequence[Item], stop: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find who opens a clause and struck: "Zorvian jets bombed the camp, killing 46", "rebels raided X, killing 46"."""
    start = next((at + 1 for at in range(stop - 1, -1, -1) if row[at].cls in ";s" or is_spoken(voices, at)), 0)
    start += start < stop and row[start].cls == "d"
    head = row[start]
    phrase = next((at for at in range(start + 1, stop) if row[at].cls not in "wop"), stop)
    verb = next((at for at in range(start + 1, stop) if row[at].lower in ATTACKS), stop)
    weapon = any(item.lower in WEAPONS for item in row[start + 1 : phrase + 1])
    struck = verb < stop and row[verb - 1].cls in "Apow" and not any(item.cls in ",a" for item in row[start:verb])
    if not (weapon or struck):
        return None
    if head.cls == "A":
        return acting(row, start) if weapon or can_act(row, start) else None
    return epithet_actor(head.lower, discourse) if head.lower in _FORCES else None


_RELATIVE = frozenset({"who", "which", "that"})
_SUFFERED = frozenset("shelling bombing bombardment bombings siege storming".split())
"""Attacks that are of whom they are on: "the shelling of X"."""


def _first_verb(row: Sequence[Item], trigger: int) -> int:
    """Find the first of verbs joined by "and", which share their subject: "strikes killed 13 people and wounded 23"."""
    first = trigger
    while first > 1 and row[first - 1].cls == "&":
        before = next((at for at in range(first - 2, max(-1, first - 12), -1) if row[at].cls in "t;.a"), None)
        if before is None or row[before].cls != "t" or not row[before].lower.endswith("ed"):
            break
        first = before
    return first


def _agent_behind(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find the agent of a passive verb or of the weapon: "were killed by X", "killed in X strikes"."""
    start = max(claim.trigger or 0, claim.phrase.stop - 1)
    for at in range(start, min(len(row), start + 9)):
        item = row[at]
        if item.cls in "N;." or (item.cls in "r" and at > start):
            return None
        if item.lower == "by" and at and "paper" in row[at - 1].roles:
            return None  # "a study by X estimates"
        if item.last_word == "by" or item.lower.endswith("hands of"):
            for step in range(at + 1, min(at + 5, len(row))):
                behind = row[step + 1] if step + 1 < len(row) else None
                if behind is not None and row[step].possessive and "paper" in behind.roles:
                    return None  # "by X's count"
                if behind is not None and behind.lower in ("'s", "'"):
                    return None  # "by the army's count"
                if row[step].cls == "A" and not qualifies_group(row, step):
                    return actor_named(row, step)
                if row[step].lower in _FORCES:
                    return epithet_actor(row[step].lower, discourse)  # "were killed by the rebels"
                if row[step].lower in OWNERS and behind is not None and behind.cls in "po":
                    return owner_of(row, step, row[step].lower, voices, discourse)
                if row[step].cls not in "dwopA":
                    break
        if item.cls == "A" and at + 1 < len(row) and row[at + 1].lower in WEAPONS and row[at - 1].cls in "id":
            return actor_named(row, at)
    return None
