"""Whose men a text spoke of right before it counts some of them, or counts without a noun.

Decides which noun "of them" goes back to, and whether soldiers named in a sentence without a number are those whom
harm came to: they are where something was done to them or where they only were, not where they did it.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.listing import TALLIES
from conflictfacts.reading.counting.phrases import is_noun
from conflictfacts.reading.resolve.anaphora import OWNERS, epithet_actor, owner_of
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.parties import actor_named, is_spoken
from conflictfacts.reading.resolve.subjects import STRIKING
from conflictfacts.reading.resolve.whose.counted import NOBODY, THEM, Counted
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = ["are_of_soldiers", "men_exposed", "men_last_named", "some_of_them"]


def some_of_them(counted: Counted) -> Actor | None:
    """Find whose men "27 of them" or "of whom 27" are: those of the noun that stands before, or was named last."""
    row, claim, voices, discourse = counted
    if claim.kind != "casualty" or claim.source is not None or claim.part_of is not None or not _counts_them(counted):
        return None
    at = _people_before(row, claim.index, voices)
    trigger = claim.trigger
    if at is not None and trigger is not None and counted.done_to_them and row[trigger].last_word != "of":
        while trigger > at + 2 and row[trigger - 1].cls == "&" and row[trigger - 2].cls == "t":
            trigger -= 2  # "kill or wound"
        joint = next((step for step in range(trigger - 1, at, -1) if row[step].cls in "rt&,;:N"), at)
        if joint == at or row[joint].cls in "rt":
            at = _people_before(row, at, voices)  # "Zorvian forces kill 20 of them": who does it is none of them
    if at is None:
        unknown = discourse.men is NOBODY and discourse.actor is not None and discourse.actor.kind != "people"
        return None if unknown else discourse.men
    if _fights(row[at]):
        return _party_of(row, at, voices, discourse) or NOBODY
    return NOBODY if row[at].roles.get("people", ("",))[0] == "civilian" else None


def are_of_soldiers(counted: Counted) -> bool:
    """Tell whether "27 of them" are some of the soldiers or prisoners that stand before, whoever these fight for."""
    row, claim, voices, discourse = counted
    if claim.kind != "casualty" or claim.source is not None:
        return False
    index = claim.index if _counts_them(counted) else _listed_before(counted)
    if index is None:
        return False
    at = _people_before(row, index, voices)
    return discourse.men is not None if at is None else _fights(row[at])


def _listed_before(counted: Counted) -> int | None:
    """Find the "46 of them" that a number goes on from: "46 of them were captured and 12 were killed"."""
    row = counted.row
    before = next((at for at in range(counted.claim.index - 1, -1, -1) if row[at].cls in "N;.s"), 0)
    if not counted.bare or row[before].cls != "N":
        return None
    earlier = counted._replace(claim=attrs.evolve(counted.claim, index=before))
    return before if _counts_them(earlier) else None


def men_last_named(
    row: Sequence[Item], people: Sequence[int], voices: Sequence[Voice], discourse: Discourse
) -> Actor | None:
    """Give whose the men are that a sentence names last, for "of them" in the next; `None` where it names others.

    Args:
        row: The sentence's items.
        people: Its nouns for people and names.
        voices: Its sources, who are not meant.
        discourse: What went before.
    """
    at = next((at for at in reversed(people) if _is_people(row, at) and not is_spoken(voices, at)), None)
    return _party_of(row, at, voices, discourse) or NOBODY if at is not None and _fights(row[at]) else None


def men_exposed(
    row: Sequence[Item], people: Sequence[int], voices: Sequence[Voice], discourse: Discourse
) -> Actor | None:
    """Give whose men a sentence without a number tells to be where harm comes to them, or to have come to harm.

    Args:
        row: The sentence's items.
        people: Its nouns for people and names.
        voices: Its sources, who are not meant.
        discourse: What went before.
    """
    named: list[int] = []
    for at in people:
        if _is_people(row, at) and not is_spoken(voices, at):
            if not _fights(row[at]):
                return None
            named.append(at)
    if not named:
        return None
    at = named[-1]
    struck = next((step for step in range(at) if row[step].lower in STRIKING), None)
    first = _phrase_start(row, at)
    if len(named) > 1 and (struck is None or struck < named[-2]):
        return None  # "gunmen fought soldiers": either may have been killed
    if first == 0 or row[first - 1].cls in ",&s":
        following = row[at + 1 : at + 4]
        be = next((step for step, item in enumerate(following) if item.cls != "a"), len(following))
        if not any(item.lower in _BEING for item in following[:be]):
            return None  # who does something is no sufferer
        if any(item.lower.endswith("ing") for item in following[be : be + 1]):
            return None
    elif row[first - 1].lower == "by" or row[first - 1].lower.endswith("ing"):
        return None  # "attacked by soldiers", "they fell while stopping the rebels"
    elif struck is None and row[first - 1].cls != "t" and not _tells_of_harm(row):
        return None
    return _party_named(row, at, voices, discourse)


def _tells_of_harm(row: Sequence[Item]) -> bool:
    """Tell whether a sentence speaks of losses, or of figures, without giving any."""
    harmed = any(form.startswith("casualty.") for item in row for form in item.roles.get("trigger", ()))
    return harmed or any(item.lower in TALLIES or item.lower in ("numbers", "figures") for item in row)


_BEING = frozenset({"was", "were", "been", "are"})


def _counts_them(counted: Counted) -> bool:
    row, index = counted.row, counted.claim.index
    behind = [item.lower for item in row[index + 1 : index + 3]]
    before = [item.lower for item in row[max(0, index - 2) : index]]
    if behind == ["of", "the"] and [item.lower for item in row[index + 3 : index + 4]] == ["men"]:
        return row[index + 4 : index + 5] == [] or row[index + 4].cls in "atw,."  # "46 of the men were killed"
    if behind == ["of", "those"] and row[index + 3 : index + 4] and row[index + 3].cls not in "a,.;)":
        return False  # "of those wounded", "of those who fled"
    if behind == ["of", "these"] and any(is_noun(item) for item in row[index + 3 : index + 4]):
        return False  # "of these casualties"
    return any(len(pair) == 2 and pair[0] == "of" and pair[1] in THEM for pair in (behind, before))


def _people_before(row: Sequence[Item], stop: int, voices: Sequence[Voice]) -> int | None:
    """Find the noun for people, or the name of a people, that stands last before an item."""
    for at in range(stop - 1, -1, -1):
        if row[at].cls in "pA" and _is_people(row, at) and not is_spoken(voices, at):
            return at
    return None


def _is_people(row: Sequence[Item], at: int) -> bool:
    """Tell whether a noun or a name stands for people, and not beside another for what they have."""
    item = row[at]
    if item.cls == "p":
        several = item.lower.endswith("s") or item.last_word == "men"
        return at + 1 >= len(row) or row[at + 1].cls not in ("p" if several else "pw")  # "taking soldiers out of X"
    party = item.party if item.cls == "A" else None
    alone = at + 1 >= len(row) or row[at + 1].cls not in "pwoA"
    return party is not None and party.role == "adjective" and item.lower.endswith("s") and alone


def _fights(item: Item) -> bool:
    return item.cls == "A" or item.military


def _phrase_start(row: Sequence[Item], at: int) -> int:
    while at and row[at - 1].cls in "Adpwo" and not row[at - 1].lower.endswith("ing"):
        at -= 1
    return at


def _party_of(row: Sequence[Item], at: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Give whose some men are, by what names them or else by what they are called."""
    return _party_named(row, at, voices, discourse) or epithet_actor(row[at].lower, discourse)


def _party_named(row: Sequence[Item], at: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Give whose some men are by the name or owner before them, or the "of" or "from" behind."""
    if row[at].cls == "A":
        return actor_named(row, at)
    before = row[at - 1] if at else None
    if before is not None and before.cls == "A":
        return actor_named(row, at - 1)
    if before is not None and before.lower in OWNERS:
        return owner_of(row, at, before.lower, voices, discourse)
    behind = at + 2 if row[at + 2 : at + 3] and row[at + 2].cls != "d" else at + 3
    if behind < len(row) and (row[at + 1].cls == "f" or row[at + 1].lower == "from") and row[behind].party is not None:
        return actor_named(row, behind)
    return None
