"""Who speaks for nobody but himself, though a party's name stands in what he is called.

Decides that "a Zorvian widow", "critics of Zorvia" and "the wounded Zorvian" are people and not Zorvia, and that a
priest, a scholar or a deserter has no state behind him.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.resolve.anaphora import ARMED
from conflictfacts.reading.resolve.parties import country_of_people
from conflictfacts.reading.text.items import Item

__all__ = ["RELATED", "SOMEBODY", "WORKS", "is_bystander", "is_no_office", "is_one_of_people", "is_work"]

_PARTIES = frozenset({"state", "armed_group", "army", "people", "region_people", "coalition", None})
"""Kinds of sources that nobody speaks for who holds no office of theirs."""


_PRIVATE = frozenset(
    (
        "activist activists campaigner campaigners resident residents witness witnesses eyewitness eyewitnesses "
        "journalist journalists correspondent correspondents editor editors blogger bloggers priest priests bishop "
        "pastor imam imams monk rabbi deacon nun abbot chaplain lawyer lawyers gentleman traveller travellers "
        "passenger passengers deserter deserters defector defectors villager villagers neighbour neighbours "
        "teacher trader traders shopkeeper student students chronicler chroniclers historian historians economist "
        "scholar scholars academic academics professor analyst analysts expert experts author authors survivor "
        "survivors relatives farmer farmers refugee refugees"
    ).split()
)
"""Callings that make nobody a voice of the state he is of."""


_PRIVATE_BODIES = frozenset(
    "newspaper newspapers magazine website channel channels charity charities opposition group groups institute "
    "television tv radio broadcaster agency agencies "
    "observatory think-tank project union newsroom hospital".split()
) | {
    "news agency",
    "think tank",
    "rights groups",
    "human rights groups",
    "aid groups",
    "aid agencies",
    "relief agencies",
}
"""Bodies of a state's people that are none of the state."""


_PEOPLES = ("state", "people", "region_people")


_TOWARDS = frozenset({"of", "about", "against", "for", "from", "to"})
"""Words behind which stands whom people have to do with: "critics of Zorvia"."""


RELATED = frozenset(
    (
        "critic critics opponent opponents enemy enemies foe foes friend friends rival rivals ally allies fan fans "
        "adversary adversaries detractor detractors supporter supporters sympathiser sympathisers follower "
        "followers victim victims veteran veterans brother brothers sister sisters cousin cousins relative "
        "relatives family families uncle aunt nephew niece son sons daughter daughters father mother wife wives "
        "husband parents widow"
    ).split()
)
"""Nouns for what people are to somebody else."""


_AGENTS = ("er", "ers", "or", "ors", "ist", "ists", "man", "men", "woman", "women")
_NO_AGENTS = frozenset("number numbers letter letters paper papers order orders poster chapter folder error".split())


SOMEBODY = frozenset("man woman widow widower lady gentleman youth".split())
"""Nouns for one person that name no calling a text would introduce him by."""


WORKS = frozenset("book books novel film article documentary story song poem play biography memoir memoirs".split())


_COLLECTIVES = frozenset(
    "side delegation presidency cabinet leadership press people mission staff camp team navy forces parliament "
    "wing branch ranks".split()
)
"""Nouns that stand for the party whose name goes before them."""


def is_no_office(roles: Sequence[Item], kind: str | None) -> bool:
    """Tell whether people with these roles, or such bodies, do not speak for a kind of party: "a Zorvian priest"."""
    persons = [item.lower for item in roles if "person" in item.roles.get("role", ())]
    if persons and all(word in ARMED for word in persons):
        return kind in _PEOPLES  # "Zorvian rebels", but "Houthi rebels" are the group
    if persons:
        return kind in _PARTIES and all(word in _PRIVATE for word in persons)
    return kind in _PEOPLES and bool(roles) and all(item.lower in _PRIVATE_BODIES for item in roles)


def is_bystander(items: Sequence[Item]) -> bool:
    """Tell whether words with a party's name mean people who hold no office: "a Zorvian widow", "foes of Zorvia"."""
    stop = next((at for at, item in enumerate(items) if at and item.lower in _TOWARDS), len(items))
    noun = items[stop - 1]
    if noun.cls not in "wp" or noun.roles.get("role") or "paper" in noun.roles or "unit" in noun.roles:
        return False
    if len(noun.lower) < 3 or noun.lower in _COLLECTIVES or noun.lower.endswith(("ly", "ed")):
        return False
    agent = noun.lower.endswith(_AGENTS) and noun.cls == "w" and noun.lower not in _NO_AGENTS
    somebody = agent or noun.lower in RELATED or noun.lower in SOMEBODY
    if stop < len(items):
        return somebody and _names_parties_only(items[stop:])
    somebody = somebody or noun.cls == "p"
    named = next((at for at, item in enumerate(items[:stop]) if item.cls == "A"), None)
    if named is not None and items[named].possessive and noun.lower in RELATED:
        return True  # "Zorvia's critics"
    if named is None or items[named].possessive or any(item.cls not in "wp" for item in items[named + 1 : stop]):
        return False
    several = len(noun.lower) > 4 and noun.lower.endswith("s") and not noun.lower.endswith("ss")
    if (
        not several
        and items[0].lower not in ("a", "an", "one", "another")
        and not (noun.cls == "p" or (somebody and items[0].cls == "d"))
    ):
        return False
    entry = items[named].entry("actor")
    if entry is None:
        return somebody and _sounds_of_people(items[named])
    return (entry.kind in _PEOPLES and entry.role != "name") or (noun.lower in RELATED and entry.kind in _PARTIES)


def _names_parties_only(items: Sequence[Item]) -> bool:
    entries = [item.entry("source", "actor") for item in items if item.cls == "A"]
    return bool(entries) and all(entry is None or entry.kind in _PARTIES for entry in entries)


def _sounds_of_people(item: Item) -> bool:
    """Tell whether an unknown name is built like the adjective of a land: "Zorvian"."""
    return item.name is not None and item.unknown and country_of_people(item.name.text) != item.name.text


def is_work(items: Sequence[Item]) -> bool:
    """Tell whether something written or made about somebody speaks, and not he: "a book about Zorvia"."""
    return any(item.lower in WORKS and items[at + 1].lower in (*_TOWARDS, "on") for at, item in enumerate(items[:-1]))


def is_one_of_people(row: Sequence[Item], items: Sequence[Item], start: int, stop: int) -> bool:
    """Tell whether an adjective stands for one of a people: "the wounded Zorvian", but not "the Zorvians"."""
    item = items[-1]
    party = item.party
    if party is None or party.kind not in _PEOPLES or party.role != "adjective" or item.possessive:
        return False
    following = row[stop] if stop < len(row) else None
    if following is not None and (
        "paper" in following.roles or not (following.cls in "r.," or following.lower.endswith("ed"))
    ):
        return False  # "the Zorvian grouping"
    alone = len(items) == 1 and start > 1 and row[start - 1].cls in "tw" and row[start - 2].cls == "d"
    return item.lower.endswith(("an", "i")) and (alone or (len(items) > 1 and items[0].cls == "d"))
