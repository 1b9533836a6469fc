"""Who fights whom: the foe of a party, the only other side, whom those who speak call the enemy.

Decides by the wars the lexicon knows to go on, by the parties a text names and by who speaks in it.
"""

from __future__ import annotations

from collections.abc import Set

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor
from conflictfacts.reading.resolve.discourse import Discourse

__all__ = ["ENEMIES", "enemy", "facing", "foe_of", "land_called", "other_side"]

ENEMIES = frozenset(
    (
        "intruders enemy enemies occupiers occupants invaders aggressor aggressors adversary opponent opponents "
        "apostates infidels"
    ).split()
)
"""What a party calls those it fights."""


_STEM = 4
"""Letters of a state's name at the least that an adjective of it begins with."""


def land_called(source: Source, discourse: Discourse) -> str | None:
    """Give the state that the first word of a body's name is the adjective of: "the Zorvian Information Bureau".

    Args:
        source: The body.
        discourse: What went before.
    """
    if source.kind != "organisation" or " " not in source.name:
        return None
    word = source.name.partition(" ")[0]
    named = {*discourse.state_names, *discourse.speakers.states}
    for length in range(len(word), max(_STEM, len(word) // 2 + 1) - 1, -1):
        lands = [name for name in named if name.startswith(word[:length])]
        if lands:
            return lands[0] if len(lands) == 1 else None
    return None


def foe_of(names: Set[str], discourse: Discourse) -> Actor | None:
    """Give the state that some parties fight in a war that goes on, unless the text is about another.

    Args:
        names: The names of the parties, or of those who speak for them.
        discourse: What went before.
    """
    foes = {foe for name in names for foe in discourse.foes.get(name, ())}
    home, armed = discourse.home, discourse.armed
    if home is not None and home.name in foes:
        return home
    elsewhere = (home is not None and home.name not in names) or (armed is not None and armed.name not in names)
    return Actor(foes.pop(), "state") if len(foes) == 1 and not elsewhere else None


def other_side(actor: Actor, discourse: Discourse) -> Actor | None:
    """Give the one party named besides another, which it fights; `None` where there are none or several.

    Args:
        actor: The party.
        discourse: What went before.
    """
    speakers = discourse.speakers
    states = [Actor(name, "state") for name in speakers.states if name != actor.name]
    groups = [Actor(name, "armed_group") for name in speakers.groups if name != actor.name]
    others = states + groups
    return others[0] if len(others) == 1 else None


def facing(actor: Actor, discourse: Discourse) -> Actor | None:
    """Give whom a party fights: its foe in a war that goes on, or the only other party that a text names.

    Args:
        actor: The party.
        discourse: What went before.
    """
    foe = foe_of({actor.name}, discourse)
    return foe if foe is not None else other_side(actor, discourse)


def enemy(discourse: Discourse) -> Actor | None:
    """Give whom those who speak call the enemy: the one other party named, whom they fight, or who was counted last.

    Args:
        discourse: What went before.
    """
    speakers = discourse.speakers
    ours = {source.name for source in speakers.latest()}
    ours |= {speakers.parents[name] for name in ours if name in speakers.parents}
    ours |= {land for source in speakers.latest() if (land := land_called(source, discourse)) is not None}
    states = [name for name in speakers.states if name not in ours]
    groups = [name for name in speakers.groups if name not in ours]
    fighting = ours & {*speakers.states, *speakers.parents.values(), *speakers.groups}
    if len(states) == 1 and fighting:
        return Actor(states[0], "state")
    foe = foe_of(ours, discourse)
    if foe is None and fighting and not states and len(groups) == 1:
        foe = Actor(groups[0], "armed_group")
    foe = foe or discourse.against
    if foe is not None:
        return foe
    actor = discourse.actor
    if actor is not None and actor.kind == "people":
        actor = discourse.former  # no enemy is a town's people
    if actor is not None and actor == discourse.liberator:
        return facing(actor, discourse)  # "Zorvian troops freed three towns. The enemy lost 300 men"
    latest = list(speakers.known)[-3:]
    ours |= {source.name for chain in latest for source in chain if source.kind == "role"}  # "Tuareg rebels"
    if actor is not None and any(actor.name in name for name in ours):
        actor = discourse.former  # they who speak are not their own enemy
    if actor is None or actor.kind == "people" or actor == discourse.own or any(actor.name in name for name in ours):
        return None
    return actor
