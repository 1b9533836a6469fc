"""Whose soldiers were killed by whose base, convoy or aircraft was struck.

Decides which name stands with what was struck and not with what struck it: behind the verb or the "on" of an attack, or
as the subject of a verb in the passive.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.grammar import TOWNS
from conflictfacts.reading.items import Item
from conflictfacts.reading.resolve.anaphora import OURS
from conflictfacts.reading.resolve.parties import actor_of_entry, can_act, is_located, is_spoken, party_at
from conflictfacts.reading.resolve.subjects import ATTACKS, STRIKING
from conflictfacts.reading.resolve.whose.counted import Counted
from conflictfacts.reading.speakers import Voice

__all__ = ["party_fought", "party_struck", "whose_was_attacked"]


def whose_was_attacked(counted: Counted) -> Actor | None:
    """Find whose base or convoy was attacked, where soldiers or police were killed: they were its own."""
    row, claim, voices, discourse = counted
    found = party_struck(row[: claim.index], voices)
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


def party_struck(row: Sequence[Item], voices: Sequence[Voice]) -> Actor | None:
    """Give the party whose base, convoy or aircraft some items tell to have been struck.

    Args:
        row: The items.
        voices: Their sources, whose names are not meant.
    """
    for at in range(len(row) - 1, -1, -1):
        entry = row[at].party if row[at].cls == "A" else None
        if entry is None or entry.kind not in ("state", "army") or is_spoken(voices, at):
            continue
        head = _head_behind(row, at)
        if head == at or any(item.lower in STRIKING for item in row[at + 1 : head + 1]):
            continue
        start = at - (at > 0 and row[at - 1].cls == "d")
        aimed = row[start - 1].lower in ("on", "against") and any(item.lower in STRIKING for item in row[:start])
        if aimed or (_opens(row, start) and _suffers(row, head + 1)):
            return actor_of_entry(entry)
    return None


def _head_behind(row: Sequence[Item], at: int) -> int:
    """Find the last noun of the phrase a name opens: "Zorvian army base"; the name itself where none follows."""
    party = row[at].party
    adjective = row[at].possessive or (party is not None and party.role == "adjective")
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


def party_fought(row: Sequence[Item], voices: Sequence[Voice]) -> Actor | None:
    """Give the one party a sentence about "our troops" names: those who speak fight it, unless it is at their side.

    Args:
        row: The sentence's items.
        voices: Its sources, whose names are not meant.
    """
    if not any(item.lower in OURS for item in row):
        return None
    named = [at for at, item in enumerate(row) if item.cls == "A" and not is_spoken(voices, at)]
    parties = {at: party for at in named if not _is_town(row[at]) and (party := party_at(row, at)) is not None}
    fighting = [at for at in parties if can_act(row, at) and not is_located(row, at)]
    if len(fighting) != 1 or len(set(parties.values())) != 1:
        return None
    at, party = fighting[0], parties[fighting[0]]
    beside = row[at - 1].lower in OURS or any(item.first_word in _BESIDE for item in row[max(0, at - 4) : at])
    return None if beside or party.kind not in (None, "state", "army", "armed_group") else party


def _is_town(item: Item) -> bool:
    """Tell whether a name is a town's, though its country may be called by it too: "east of Zor our troops"."""
    return item.name is not None and item.name.where is not None and item.name.where.kind in TOWNS
