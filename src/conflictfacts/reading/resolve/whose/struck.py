"""Whose soldiers were killed by whose base, convoy or aircraft was struck, and whom those who speak of "ours" fight.

Decides which name stands with what was struck and not with what struck it: behind the verb or the "on" of an attack, or
as the subject of a verb in the passive; and whose an attack was that was beaten off.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.resolve.anaphora import OURS
from conflictfacts.reading.resolve.parties import (
    GROUP_WORDS,
    actor_named,
    actor_of_entry,
    can_act,
    is_located,
    is_spoken,
    party_at,
)
from conflictfacts.reading.resolve.subjects import ATTACKS, STRIKING
from conflictfacts.reading.resolve.whose.counted import Counted
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import BE, TOWNS
from conflictfacts.reading.text.items import Item

__all__ = ["party_fought", "party_hit", "party_struck", "whose_was_attacked"]


def whose_was_attacked(counted: Counted) -> Actor | None:
    """Find whose base or convoy was attacked, where soldiers or police were killed: they were its own."""
    row, claim, voices, discourse = counted
    found = party_struck(row[: claim.index], voices)
    behind = claim.trigger is not None and claim.trigger > claim.index  # "46 soldiers were killed when X hit a Y base"
    if found is None and behind and claim.value in ("killed", "wounded", "losses"):
        found = party_struck(row, voices, first=claim.trigger or 0)
    if found is not None:
        return found
    start = next((at for at in range(claim.index - 1, -1, -1) if row[at].lower in ATTACKS), None)
    for at in range(start + 1 if start is not None else claim.index, claim.index):
        if row[at].cls in "N;":
            return None
        if row[at].cls == "A" and not is_spoken(voices, at) and not any(item.cls == "i" for item in row[at - 2 : at]):
            entry = row[at].party
            return actor_of_entry(entry) if entry is not None else party_at(row, at)
    named = any(row[at].party is not None and not is_spoken(voices, at) for at in range(claim.index))
    return None if named else party_struck(discourse.last_row, discourse.last_voices)


_REPELLING = frozenset("repelled repulsed repels foiled thwarted".split())
_HELD = frozenset(
    "position positions base bases post posts outpost checkpoint convoy column patrol garrison barracks camp camps "
    "plane helicopter aircraft tank vehicle vehicles truck jet frigate destroyer submarine tanks trucks jets "
    "craft corvette cruiser battleship minesweeper gunboat "
    "hideout stronghold strongholds bunker command headquarters trench trenches warship ship boat boats vessel".split()
)
"""What those who fight hold or move in."""
_DOWNING = frozenset("shot downed sank sunk torpedoed fired".split())
"""First words of other verbs of striking what those who fight move in."""
_CIVIL = frozenset(
    "refugee hospital school market mosque church home homes house village villages town city funeral wedding family "
    "families civilian civilians people area areas territory neighbourhood suburb".split()
)


def party_hit(counted: Counted) -> Actor | None:
    """Find whose men were killed where a party's force was struck: "jets bombed Zorvian positions, killing 46".

    Where an attack was beaten off, they were of those who made it.
    """
    row, claim, voices, _ = counted
    trigger = claim.trigger
    if not counted.bare or not counted.done_to_them or claim.kind != "casualty" or trigger is None:
        return None
    start = next((at + 1 for at in range(trigger - 1, -1, -1) if row[at].cls in "N;."), 0)
    verb = next((at for at in range(trigger - 1, start - 1, -1) if row[at].lower in STRIKING), None)
    repelled = any(item.lower in _REPELLING for item in row[start:trigger])
    first = start if repelled else trigger if verb is None else verb + 1
    for at in range(first, trigger):
        party = party_at(row, at) if row[at].cls == "A" and not is_spoken(voices, at) else None
        if party is None:
            continue
        if repelled:
            made = row[at - 1].lower == "by" or any(item.lower in STRIKING for item in row[at + 1 : at + 3])
            if made:
                return party
        else:
            return party if _is_force(row, at, party) and not _acts_next(row, at, trigger) else None
    return None


def _is_force(row: Sequence[Item], at: int, party: Actor) -> bool:
    """Tell whether what a name opens is a force or what one holds, and no people or place."""
    stop = next((step for step in range(at + 1, len(row)) if row[step].cls not in "wop"), len(row))
    phrase = row[at + 1 : stop]
    if any(item.lower in _CIVIL or item.last_word in _CIVIL for item in phrase):
        return False
    force = any(item.military or item.lower in GROUP_WORDS or item.last_word in _HELD for item in phrase)
    aimed = any(item.lower in ("on", "against") for item in row[max(0, at - 2) : at])
    return force or (party.kind == "armed_group" and (aimed or not is_located(row, at)))


def _acts_next(row: Sequence[Item], at: int, trigger: int) -> bool:
    """Tell whether somebody else is named before the killing, who may have done it or whom it befell."""
    return any(row[step].cls == "A" and can_act(row, step) for step in range(at + 1, trigger))


def party_struck(row: Sequence[Item], voices: Sequence[Voice], first: int = 0) -> Actor | None:
    """Give the party whose base, convoy or aircraft some items tell to have been struck.

    Args:
        row: The items.
        voices: Their sources, whose names are not meant.
        first: The first item that may name it.
    """
    for at in range(len(row) - 1, first - 1, -1):
        entry = row[at].party or row[at].entry("source") if row[at].cls == "A" else None
        if entry is None and row[at].unknown and not is_spoken(voices, at):
            found = _unknown_struck(row, at)
            if found is not None:
                return found
        if entry is None or entry.kind not in _WITH_SOLDIERS or is_spoken(voices, at):
            continue
        head = _head_behind(row, at)
        if head == at or any(item.lower in STRIKING for item in row[at + 1 : head + 1]):
            continue
        held = any(item.last_word in _HELD for item in row[at + 1 : head + 1])
        civil = row[head].cls == "p" and not row[head].military  # "a Zorvian reporter was killed"
        if civil or (entry.kind in _UNARMED and not held):
            continue  # "an attack on a school of the X mission"
        start = at - (at > 0 and row[at - 1].cls == "d")
        if _is_aimed_at(row, start) or (_opens(row, start) and _suffers(row, head + 1)):
            return actor_of_entry(entry)
    return None


def _unknown_struck(row: Sequence[Item], at: int) -> Actor | None:
    """Give the party of a name no lexicon knows that stands before what it holds: "ambushed a Zorvian convoy"."""
    if at + 1 >= len(row) or row[at + 1].last_word not in _HELD:
        return None
    start = at - (at > 0 and row[at - 1].cls == "d")
    struck = _is_aimed_at(row, start) or (_opens(row, start) and _suffers(row, at + 2))
    return actor_named(row, at) if struck else None


_UNARMED = frozenset({"organisation", "alliance", "coalition"})
_WITH_SOLDIERS = _UNARMED | {"state", "army"}


def _is_aimed_at(row: Sequence[Item], start: int) -> bool:
    """Tell whether a phrase is what an attack is on: "a raid on a Zorvian base", "hit a patrol of the Zorvian army".

    Args:
        row: The items.
        start: Where it begins.
    """
    if start > 1 and row[start - 1].cls == "f":
        held = start - 2
        if row[held].last_word not in _HELD:
            return False
        while held and row[held].cls in "wopN":
            held -= 1
        start = held + (row[held].cls != "d")
    if start < 2:
        return False
    if row[start - 1].lower in ("on", "against"):
        return any(item.lower in STRIKING or item.first_word in _DOWNING for item in row[: start - 1])
    acts = row[start - 2].cls in "Apowaxr" and row[start - 2].lower not in BE
    return acts and row[start - 1].cls in "tw" and row[start - 1].first_word in ATTACKS | _DOWNING


def _head_behind(row: Sequence[Item], at: int) -> int:
    """Find the last noun of the phrase a name opens: "Zorvian army base"; the name itself where none follows."""
    party = row[at].party
    adjective = row[at].possessive or (party is not None and party.role == "adjective")
    adjective = adjective or any(item.last_word in _HELD for item in row[at + 1 : at + 2])  # "a UN helicopter"
    while adjective and at + 1 < len(row) and (row[at + 1].cls in "wop" or "item" in row[at + 1].roles):
        at += 1
    return at


def _opens(row: Sequence[Item], start: int) -> bool:
    return start == 0 or row[start - 1].cls in ",;&s"


def _suffers(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb says that something befell its subject: "was hit", "have been shot down"."""
    if at + 2 < len(row) and row[at].cls == "i":
        at += 3 if row[at + 1].cls == "d" else 2  # "a Zorvian camp in X was hit"
    first = at
    while at < len(row) and row[at].cls == "a":
        at += 1
    passive = at > first and row[at - 1].lower in ("was", "were", "been", "is", "are")
    return passive and at < len(row) and not row[at].lower.endswith("ing") and row[at].cls in "tw"


_BESIDE = frozenset("with alongside beside together allied allies ally friendly brotherly fraternal".split())
"""Words before a name that tell that those who speak fight beside it."""


def party_fought(row: Sequence[Item], names: Sequence[int], voices: Sequence[Voice]) -> Actor | None:
    """Give the one party a sentence about "our troops" names: those who speak fight it, unless it is at their side.

    Args:
        row: The sentence's items.
        names: Its names.
        voices: Its sources, whose names are not meant.
    """
    if not any(item.lower in OURS for item in row):
        return None
    named = [at for at in names if not is_spoken(voices, at) and not _is_town(row[at])]
    parties = {at: party for at in named if (party := party_at(row, at)) is not None}
    fighting = [at for at in parties if can_act(row, at) and not is_located(row, at)]
    if len(fighting) != 1 or len(set(parties.values())) != 1:
        return None
    at, party = fighting[0], parties[fighting[0]]
    beside = row[at - 1].lower in OURS or any(item.first_word in _BESIDE for item in row[max(0, at - 4) : at])
    return None if beside or party.kind not in (None, "state", "army", "armed_group") else party


def _is_town(item: Item) -> bool:
    """Tell whether a name is a town's, though its country may be called by it too: "east of Zor our troops"."""
    return item.name is not None and item.name.where is not None and item.name.where.kind in TOWNS
