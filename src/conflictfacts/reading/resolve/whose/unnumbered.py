"""Whose soldiers or losses a sentence without a number speaks of, for the sentences that go on to count them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.phrases import Phrase
from conflictfacts.reading.resolve.anaphora import ARMED, STATE, epithet_actor
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.parties import (
    GROUP_WORDS,
    actor_named,
    can_act,
    is_located,
    is_party,
    is_spoken,
    names_group,
    parties_together,
    party_at,
)
from conflictfacts.reading.resolve.whose.counted import NOBODY, Counted
from conflictfacts.reading.resolve.whose.losses import beside_trigger
from conflictfacts.reading.resolve.whose.tellers import army_listing
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = [
    "asked_after",
    "forces_named",
    "heading_together",
    "heads_civilians",
    "heads_lines",
    "only_names_forces",
    "party_heading",
    "party_losing",
    "party_turned_to",
]


def heads_lines(row: Sequence[Item]) -> bool:
    """Tell whether a line of its own only names somebody or some place, of which the lines below it tell.

    Args:
        row: The line's items.
    """
    if _armed_before_colon(row) is not None:
        return True
    rest = [item for item in row if item.lower not in GROUP_WORDS]
    bare = all(item.cls in "Ad:-" or not item.lower[:1].isalnum() for item in rest)
    return bare and sum(item.cls == "A" for item in rest) == 1


def heading_together(row: Sequence[Item]) -> Actor | None:
    """Give the parties that a line names, and nothing else, as one: "Zorvia & Kendria:", above the figures of both.

    Args:
        row: The line's items.
    """
    return parties_together(row[:-1]) if row and row[-1].cls == ":" else None


_SHORT_HEADING = 6
"""Items of a line that only says whom the lines below count."""


def heads_civilians(row: Sequence[Item]) -> bool:
    """Tell whether a line of its own says that the lines below it count civilians, who are no party's: "Civilians:".

    Args:
        row: The line's items.
    """
    civil = any(item.lower.startswith("civilian") for item in row[:_SHORT_HEADING])
    return civil and len(row) <= _SHORT_HEADING and all(item.cls in "ptwdi:(),f" for item in row)


def _armed_before_colon(row: Sequence[Item]) -> str | None:
    """Give the word for a party that stands alone before a colon: "Rebels:", "Government forces:"."""
    if len(row) not in (2, 3) or row[-1].cls != ":" or any(item.cls not in "po" for item in row[:-1]):
        return None
    return row[0].lower if row[0].lower in STATE | ARMED else None


def party_heading(row: Sequence[Item], beside: bool, discourse: Discourse) -> Actor | None:
    """Give the party that a line which only names somebody names.

    Args:
        row: The line's items.
        beside: Whether a party heads the lines before it, so that a name nobody knows is one too.
        discourse: What the text has spoken of.
    """
    at = next((at for at, item in enumerate(row) if item.cls == "A"), 0)
    name = row[at].name
    if name is None:
        return epithet_actor(_armed_before_colon(row) or "", discourse)
    named = name.entry("actor") is not None or names_group(name.text) or is_party(row, at)
    if named or (beside and not name.entries):
        return actor_named(row, at)
    where = name.where
    ground = beside and row[-1].cls == ":" and where is not None and where.kind in ("region", "territory")
    return Actor(where.name) if ground and where is not None else None  # "Korda:", below "Zorvia:"


def forces_named(row: Sequence[Item], names: Sequence[int]) -> Actor | None:
    """Give whose soldiers a sentence without a number speaks of: "Zorvian troops are to leave".

    Args:
        row: The sentence's items.
        names: Its names.
    """
    for at in names:
        if row[at].cls != "A" or at + 1 == len(row):
            continue
        following = row[at + 1]
        named = row[at].party is not None and row[at].last_word in ("forces", "army")  # "Zorvian Forces"
        if named or following.military or following.lower in ("forces", "army"):
            return actor_named(row, at)
    return None


def only_names_forces(row: Sequence[Item]) -> bool:
    """Tell whether a heading does nothing but name somebody's soldiers and where: "Zorvian forces in Karan, 2004".

    Args:
        row: The heading's items.
    """
    stop = next((at for at, item in enumerate(row) if item.cls in ":-"), len(row))
    heading = row[:stop]
    parties = {item.party.name for at, item in enumerate(heading) if item.party is not None and not is_located(row, at)}
    return len(parties) == 1 and all(item.cls in "Apodif,T()" or "unit" in item.roles for item in heading)


def asked_after(row: Sequence[Item], discourse: Discourse) -> Actor | None:
    """Give whose dead a sentence asks for, which the next counts: "How many Zorvian soldiers fell is hard to know".

    Args:
        row: The sentence's items.
        discourse: What went before.
    """
    if len(row) < 2 or row[0].lower != "how" or row[1].lower != "many":
        return None
    lost = any(form.startswith("casualty.") for item in row for form in item.roles.get("trigger", ()))
    for at in range(2, min(len(row), 5)) if lost else ():
        if row[at].cls == "A":
            return actor_named(row, at)
        if row[at].cls == "p":
            return epithet_actor(row[at].lower, discourse)
    return None


_TURNING = frozenset("toll share bill figure figures loss losses casualties dead one ones sacrifice".split())
"""Nouns for what a party lost, which a sentence may be about without giving it."""
_PAYING = frozenset("paid lost suffered cost".split())
_SHORT = 6
"""Items of a question that only names somebody."""


def party_turned_to(row: Sequence[Item], names: Sequence[int], voices: Sequence[Voice]) -> Actor | None:
    """Give whose losses a sentence turns to without counting them, for the next: "The Zorvian figure is disputed".

    Args:
        row: The sentence's items.
        names: Its names.
        voices: Its sources, who are not meant.
    """
    parties = [(at, party) for at in names if not is_spoken(voices, at) and (party := party_at(row, at)) is not None]
    if len(parties) != 1:
        return None
    at, party = parties[0]
    behind = row[at + 1].lower if at + 1 < len(row) else ""
    asked = len(row) <= _SHORT and row[-1].cls == "?" and row[at].party is not None  # "And the Zorvians?"
    paid = row[0].lower == "what" and any(item.lower in _PAYING for item in row[at:])  # "What Zorvia paid"
    aside = behind == "side" and row[max(0, at - 2)].lower == "on"
    return party if asked or paid or aside or behind in _TURNING else None


def party_losing(
    row: Sequence[Item], triggers: Sequence[int], voices: Sequence[Voice], discourse: Discourse
) -> Actor | None:
    """Give whose losses a sentence without a number speaks of, for the sentences that go on to count them.

    Args:
        row: The sentence's items.
        triggers: Its triggers.
        voices: Its sources.
        discourse: What went before.
    """
    for at in triggers:
        for value in row[at].roles["trigger"]:
            kind, measure, form = value.split(".")
            if kind != "casualty":
                continue
            if form == "subject" and at > 1:
                named = at - 1 if row[at - 1].cls == "A" else at - 2
                entry = row[named].entry("actor") if row[named].cls == "A" else None
                people = row[named + 1].cls == "p" and row[named].unknown
                if people or (entry is not None and entry.role == "adjective"):
                    return actor_named(row, named)  # "fewer Zorvians fell in May"
            if form not in ("object", "noun", "total") or measure not in ("losses", "casualties", "killed"):
                continue
            claim = Claim(at, Phrase(at + 1, None, ""), kind, measure, form, at, 0.0, "person", None)
            counted = Counted(row, claim, voices, discourse)
            found = beside_trigger(counted) or army_listing(counted)
            if found is None and form == "object" and measure == "losses":
                found = _first_able(row, range(at - 1, max(-1, at - 6), -1))
                found = found or _first_able(row, range(at + 1, min(len(row), at + 3)))
            if found is not None:
                return found if found is not NOBODY else None
    return None


def _first_able(row: Sequence[Item], steps: Iterable[int]) -> Actor | None:
    """Give the first of some items that names somebody who can act."""
    return next((actor_named(row, at) for at in steps if row[at].cls == "A" and can_act(row, at)), None)
