"""Words that tell of people driven from home only where others stand with them: "left", "arrived", "took in", "host".

Decides by a condition for each such word. Soldiers on the move are in `movements`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from conflictfacts.reading.counting.exchanges import PRISONERS
from conflictfacts.reading.counting.movements import precedes_number
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.counting.phrases import Phrase, forms_of
from conflictfacts.reading.text.grammar import BODIES
from conflictfacts.reading.text.items import Item

__all__ = ["MIGRATIONS", "are_rather_soldiers", "takes_in"]

_MANY = 1000
"""How many of a people, at least, come or are taken in as refugees, not as guests or in an exchange."""

_SOME = 100
"""How many people, at least, go somewhere as refugees, not as passengers."""

_PEOPLES = frozenset({"state", "people", "region_people"})
"""Kinds of parties whose name in the plural is of people at large."""

_AT_HOME = frozenset(
    "people persons civilians residents inhabitants villagers citizens townspeople families refugees women children "
    "settlers".split()
)
_REFUGES = frozenset(
    "churches mosques stations shelter shelters camps tents schools school hotels relatives basements cellars".split()
)
_BORDERS = frozenset(
    "border borders frontier frontiers river sea lake camp camps crossing line capital coast hills mountains forest "
    "forests bush abroad there here countries country city town towns villages island islands province region "
    "highlands lowlands".split()
)
"""Where people come to, or over which they come, who flee, beside places with a name."""

_LEFT = _BORDERS | frozenset("village area areas homes farms quarter neighbourhood neighborhood place zone".split())
_THROUGH = frozenset("to into in at across over from through towards toward for as".split())
_OTHERWISE = frozenset(
    "rally rallies protest protests march marched funeral demonstration prayers mosque polls vote voted festival "
    "concert stadium ceremony pilgrims pilgrimage work holiday school aid food assistance prison prisons".split()
)
"""Words for what else brings many people together, or to them."""


def _leaves_land(row: Sequence[Item], at: int) -> bool:
    """Tell whether people leave a land or a town: "40,000 Zorvians left Nador"."""
    behind = row[at + 1 : at + 2]
    before = next((item for item in reversed(row[:at]) if item.cls != "a" and item.lower != "to"), None)
    at_home = before is not None and (before.cls == "A" or before.lower in _AT_HOME)
    return at_home and bool(behind) and behind[0].where is not None


def _leave(row: Sequence[Item], at: int) -> bool:
    """Tell whether many people leave where they are: "70,000 inhabitants abandoned the town"."""
    if not _goes(row, at):
        return False
    behind = row[at + 1 : at + 2]
    closed = not behind or behind[0].cls in ".,;T" or behind[0].lower in ("it", "within", "during", "after", "since")
    if closed and (row[at].lower != "left" or _are_townsfolk(row, at) or (behind and behind[0].lower == "it")):
        return row[at].lower == "left"
    return any(item.lower in _LEFT or item.where is not None for item in _object(row, at + 1))


def _are_townsfolk(row: Sequence[Item], at: int) -> bool:
    """Tell whether those who leave are named for where they live: "4,000 of the camp's residents left"."""
    before = next((item for item in reversed(row[:at]) if item.cls != "a"), None)
    return before is not None and before.lower in _DWELLERS


_DWELLERS = frozenset("residents inhabitants villagers townspeople citizens".split())


def _reach(row: Sequence[Item], at: int) -> bool:
    """Tell whether many people come to a place: "9,000 Zorvians reached Nador"."""
    where = _object(row, at + 1)
    return _goes(row, at) and any(_is_refuge(item) for item in where)


def _come(row: Sequence[Item], at: int) -> bool:
    """Tell whether many people come or go somewhere: "40,000 Zorvians went across the border into Nador"."""
    step = at + 1
    if " " not in row[at].lower:  # "went into" may be one item
        while step < len(row) and row[step].lower in _ONWARD:
            step += 1
        if step >= len(row) or row[step].lower not in _THROUGH:
            return step < len(row) and row[step].lower in _SOMEWHERE and _goes(row, at)
        step += 1
    return _goes(row, at) and any(_is_refuge(item) for item in _object(row, step))


_SOMEWHERE = frozenset({"there", "here", "abroad"})
_ONWARD = frozenset("on over out down up".split())


def _is_refuge(item: Item) -> bool:
    return item.where is not None or item.unknown or item.lower in _BORDERS


def _object(row: Sequence[Item], start: int) -> Sequence[Item]:
    """Give what a verb or preposition leads to, as far as no other word than names and their like stands between."""
    stop = start
    while stop < len(row) and stop < start + 4 and (row[stop].cls in "dwAof" or row[stop].lower in _BORDERS):
        stop += 1
    return row[start:stop]


def _goes(row: Sequence[Item], at: int) -> bool:
    """Tell whether it is many people, and no soldiers, who do something: "some 40,000 Zorvians have"."""
    start = at
    if row[start - 1].cls == "," and any(item.lower in _OF_WHICH for item in row[max(0, at - 8) : at]):
        start = next((step for step in range(at - 2, max(0, at - 9), -1) if row[step].cls == ","), at)
    index = next((step for step in range(start - 1, max(-1, start - 12), -1) if row[step].cls == "N"), -1)
    numeral = row[index].number if index >= 0 else None
    if numeral is None or numeral.unit:
        return False
    phrase = read_phrase(row, index)
    between = row[phrase.stop : start]
    if phrase.stop > start or any(item.cls not in "awT" or item.lower in _THROUGH for item in between):
        return False
    many = max(numeral.nominal, default=0)
    if many < _SOME or any(item.lower in _OTHERWISE for item in row):
        return False
    head = row[phrase.head] if phrase.head is not None else None
    if head is None or phrase.sort not in ("people", "demonym"):
        return False
    if phrase.sort == "people":
        return head.lower in _AT_HOME
    return many >= _MANY and head.party is not None and head.party.kind in _PEOPLES


_OF_WHICH = frozenset("including among most mostly mainly majority many half women children".split())
"""Words with which some of those counted are set in behind them."""


def _come_to_fight(behind: Sequence[Item]) -> bool:
    """Tell whether those who come are said to do so for the war: "have gone to X to fight"."""
    return any(one.lower == "to" and two.lower in _FIGHTING for one, two in pairwise(behind))


_FIGHTING = frozenset("fight join train defend attack help support reinforce enlist".split())


def are_rather_soldiers(row: Sequence[Item], phrase: Phrase, at: int, *, after_soldiers: bool) -> bool:
    """Tell whether those who come somewhere are soldiers rather than refugees, by what else is told.

    Args:
        row: The sentence's items.
        phrase: Who is counted.
        at: What they do.
        after_soldiers: Whether soldiers were counted just before.
    """
    moving = row[at].lower.split()
    named = phrase.sort == "demonym" or (
        phrase.head is None and any(item.military for item in row[max(0, phrase.stop - 8) : phrase.stop])
    )  # "Zorvian troops, 400 of them, crossed into X"
    travel = named and not _MOVING.isdisjoint(moving) and "homes" not in moving
    if not travel and moving != ["newcomers"]:
        return _come_to_fight(row[at + 1 : at + 9])
    return after_soldiers or any(item.military or item.lower in BODIES for item in row)


_MOVING = frozenset(
    "left leave leaving crossed reached entered arrived came come gone went moved poured streamed into to".split()
)
"""Words of what soldiers do as well as refugees."""


def _put_to_flight(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are made to flee: "put 125,000 people to flight"."""
    return any(one.lower == "to" and two.lower == "flight" for one, two in pairwise(row[at + 1 : at + 9]))


def _sends_out(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are driven somewhere: "has sent 15,000 people into Nador", "sent 4,000 civilians fleeing"."""
    if not precedes_number(row, at):
        return False
    phrase = read_phrase(row, at + 1)
    told = phrase.head is not None and row[phrase.head].lower in _AT_HOME and phrase.stop < len(row)
    return told and row[phrase.stop].lower in ("into", "across", "over", "fleeing", "running", "streaming", "pouring")


def _takes_people_in(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are taken in: "has taken in 4,000 refugees", and no villages "taken in a week"."""
    return [item.lower for item in row[at + 1 : at + 2]] == ["in"] and precedes_number(row, at + 1)


def _casts_out(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are cast out of where they live: "expelled 4,000 residents from Nador"."""
    if not precedes_number(row, at):
        return False
    phrase = read_phrase(row, at + 1)
    head = row[phrase.head] if phrase.head is not None else None
    people = head is not None and (head.lower in _AT_HOME or phrase.sort == "demonym")
    return people and [item.lower for item in row[phrase.stop : phrase.stop + 1]] in (["from"], ["out"], ["off"])


def _are_cast_out(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are driven from where they live: "4,000 people were chased from their villages"."""
    behind = row[at + 1 : at + 5]
    homes = any(item.lower in _LEFT or item.where is not None for item in behind)
    away = bool(behind) and behind[0].lower in ("from", "out", "off") and homes
    return away and not any(item.military for item in row[max(0, at - 6) : at])


def _in_shelters(row: Sequence[Item], at: int) -> bool:
    """Tell whether people have come to where those stay who fled: "reached public shelters", "sleeping in schools"."""
    for item in row[at + 1 : at + 6]:
        if item.lower in _REFUGES:
            return True
        if item.cls not in "idAwfTp":
            return False
    return False


def _are_in_shelters(row: Sequence[Item], at: int) -> bool:
    """Tell whether people are where those stay who fled, and no prisoners: "80,000 Zorvians are in camps"."""
    inside = " in" in row[at].lower or (at + 1 < len(row) and row[at + 1].lower == "in")
    return inside and _in_shelters(row, at) and not any(item.military or item.lower in PRISONERS for item in row)


def takes_in(row: Sequence[Item], at: int) -> bool:
    """Tell whether somebody takes in those who fled: "received 460,000 refugees", "is home to 3.6 million Zorvians".

    Args:
        row: The sentence's items.
        at: The verb, or the "home" of "home to".
    """
    index = at + 1 + (row[at + 1 : at + 2] != [] and row[at + 1].lower == "to")
    if index >= len(row) or row[index].number is None:
        return False
    counted = row[index + 1 : index + 5]
    if any(kind == "displacement" for item in counted for kind, _, _ in forms_of(item)):
        return True
    people = counted[0].party if counted else None
    numeral = row[index].number
    many = numeral is not None and max(numeral.nominal, default=0) >= _MANY
    alone = not any(item.cls in "pto" for item in counted[:2])
    return many and alone and people is not None and people.kind in _PEOPLES


def _hosts(row: Sequence[Item], at: int) -> bool:
    """Tell whether "host" is a verb with a number: "X and Y host 2.2 million"."""
    return precedes_number(row, at) and at > 0 and row[at - 1].cls not in "di"


_CASTING = "expelled expels expelling evicted evicting chased chasing chases hounded thrown"

MIGRATIONS: tuple[tuple[str, Callable[[Sequence[Item], int], bool], str, str, str], ...] = (
    ("left leave leaving", _leaves_land, "displacement", "displaced", "subject"),
    ("left leave leaving abandoned quit deserted vacated", _leave, "displacement", "displaced", "subject"),
    ("reached reaching entered entering crossed crossing", _reach, "displacement", "displaced", "subject"),
    (
        "went gone go goes going came come arrived arriving crossed moved streamed streaming poured pouring flocked "
        "trekked walked travelled traveled journeyed trudged",
        _come,
        "displacement",
        "displaced",
        "subject",
    ),
    ("put puts putting drove", _put_to_flight, "displacement", "displaced", "object"),
    ("taken", _takes_people_in, "displacement", "displaced", "object"),
    (_CASTING, _casts_out, "displacement", "displaced", "object"),
    (_CASTING, _are_cast_out, "displacement", "displaced", "participle"),
    ("sent sends sending", _sends_out, "displacement", "displaced", "object"),
    (
        "reached come came arrived spent spending sleeping sleep slept living crowded crammed",
        _in_shelters,
        "displacement",
        "displaced",
        "subject",
    ),
    (
        "are were remain remained live lived stay stayed",
        _are_in_shelters,
        "displacement",
        "displaced",
        "subject",
    ),
    (
        "receive receives received receiving welcomed absorbed absorbs accommodates accommodated home",
        takes_in,
        "displacement",
        "displaced",
        "object",
    ),
    ("host", _hosts, "displacement", "displaced", "object"),
)
"""What words tell of people where a condition holds: the words, the condition, kind, value and form."""
