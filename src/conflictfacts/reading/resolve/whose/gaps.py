"""Whose a number is by the name before it, where the verb or noun between them is left out or stands elsewhere.

Decides for figures told one after the other: "Zorvia lost 700, Kendria 205", "those of the Kendrans at 80",
"the army accounts for 46 of the dead".
"""

from __future__ import annotations

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.listing import TALLIES
from conflictfacts.reading.resolve.anaphora import ARMED, OWNERS, STATE, epithet_actor, owner_of
from conflictfacts.reading.resolve.foes import ENEMIES
from conflictfacts.reading.resolve.parties import GROUP_WORDS, actor_named, actor_of_entry, is_located, is_spoken
from conflictfacts.reading.resolve.subjects import WEAPONS
from conflictfacts.reading.resolve.whose.counted import NOBODY, Counted
from conflictfacts.reading.text.grammar import UNIT_WORDS

__all__ = [
    "accounting_for",
    "force_in_gap",
    "in_turn",
    "name_in_gap",
    "of_whom_before",
    "own_men",
    "possessor_before",
    "possessor_of_figure",
    "soldiers_sized",
    "those_of",
    "total_of",
]

_STANDING = frozenset("stood stands was were is are came reached exceeded numbered".split())


_MANY = (
    GROUP_WORDS | UNIT_WORDS | frozenset("garrison crew dead wounded prisoners troops army fleet column only".split())
)
"""Words behind a party's name for its men as a whole."""


_AMONG = frozenset({"among", "cost", "costs", "costing"})
"""Words before a name, besides "of", that leave the number behind it to be of that party."""


def in_turn(counted: Counted) -> Actor | None:
    """Find whose a number is of as many as there are parties: "Zorvia and Kendria lost 46 and 80 men respectively"."""
    row = counted.row
    if all(item.lower != "respectively" for item in row):
        return None
    numbers = [at for at, item in enumerate(row) if item.cls == "N"]
    named = (item.party for at, item in enumerate(row) if item.cls == "A" and not is_located(row, at))
    parties = [party for party in named if party is not None]
    told = dict(zip(numbers, parties, strict=True)) if len(parties) == len(numbers) else {}
    party = told.get(counted.claim.index)
    return None if party is None else actor_of_entry(party)


_GAP = frozenset({",", "only", "but", "just", "barely", "perhaps", "some"})
"""What may stand between a name and its number where the verb is left out: "Zorvia lost 700 men, Kendria only 205"."""


def name_in_gap(counted: Counted) -> Actor | None:
    """Find the name right before a number: "Zorvia lost 700 soldiers, Kendria 205"."""
    row, claim = counted.row, counted.claim
    index = claim.index
    if index > 1 and is_spoken(counted.voices, index - 1):
        return None
    at = index - 1 - (index > 2 and row[index - 1].lower in _GAP)  # "the Zorvians, 46 killed; the Kendrans, 80"
    at -= claim.kind == "territory" and index > 2 and row[index - 1].cls == "f"  # "in possession of 46, Kendria of 80"
    if at < 1 or row[at].cls != "A" or claim.kind not in ("casualty", "territory") or is_located(row, at):
        return None
    first = at - (row[at - 1].cls == "d")
    if at < index - 1 and row[index - 1].cls in ",f":
        opened = any(item.cls in ":-" for item in row[:first]) and row[first - 1].cls in ";:-"
        opened = opened or (claim.kind == "territory" and row[index - 1].cls == "f" and _goes_on(counted, first))
    elif claim.kind == "territory":
        opened = row[first - 1].cls == ":" or _goes_on(counted, first)
    else:
        opened = row[first - 1].cls in ",;&:(-"
    return actor_named(row, at) or NOBODY if opened else None


def _goes_on(counted: Counted, first: int) -> bool:
    """Tell whether a party and its number go on from another's: "Zorvia holds 46 percent, Kendria 12"."""
    row, claim = counted.row, counted.claim
    trigger = claim.trigger
    told = trigger is not None and trigger < first and any(item.cls == "N" for item in row[trigger:first])
    party = any(item.party is not None or item.unknown or item.cls in "po" for item in row[first : claim.index])
    return told and party and row[first - 1].cls in ",;&s"


def force_in_gap(counted: Counted) -> Actor | None:
    """Find the force right before a number: "cost the group 84 fighters and the army 47", "and the enemy 51"."""
    row, claim, _, discourse = counted
    index = claim.index
    if index < 2 or row[index - 1].lower not in STATE | ARMED | ENEMIES:
        return None
    named = row[index - 2].cls == "A"
    at = index - 2 if named else index - 1
    at -= row[at - 1].cls == "d"
    if at < 1 or row[at - 1].cls not in ",;&" or (claim.kind == "territory" and not _goes_on(counted, at)):
        return None
    return actor_named(row, index - 2) if named else epithet_actor(row[index - 1].lower, discourse)


def accounting_for(counted: Counted) -> Actor | None:
    """Find whose share a number is: "the army accounts for 46 of the dead, rebels for 80"."""
    row, claim, _, discourse = counted
    at = claim.index - 2
    before = row[max(0, claim.index - 14) : claim.index]
    if at < 0 or row[at + 1].lower != "for" or not any(item.lower.startswith("account") for item in before):
        return None
    at -= row[at].lower.startswith("account")
    while at >= 0 and row[at].cls in "podwf":
        if row[at].lower in STATE | ARMED or row[at].lower.endswith(" forces"):
            named = at and row[at - 1].cls == "A"
            return actor_named(row, at - 1) if named else epithet_actor(row[at].last_word, discourse)
        at -= 1
    return actor_named(row, at) if at >= 0 and row[at].cls == "A" and not is_located(row, at) else None


def those_of(counted: Counted) -> Actor | None:
    """Find the party whose losses are told beside another's: "those of the Zorvians at 800"."""
    row, claim, _, discourse = counted
    index = claim.index
    for at in range(max(0, index - 7), index - 1):
        if row[at].lower in ("those", "that") and row[at + 1].cls == "f":
            named = at + 2 + (row[at + 2].cls == "d")
            if named < index and row[named].cls == "A":
                return actor_named(row, named)
            return epithet_actor(row[named].lower, discourse) if named < index else None
        if row[at].lower == "ones" and at and row[at - 1].cls == "A":
            return actor_named(row, at - 1)  # "Zorvian deaths at 46 and Kendran ones at 80"
    return None


def total_of(counted: Counted) -> Actor | None:
    """Find whose people a count is of that comes last: "the total of Zorvian personnel who lost their lives is 412"."""
    row, claim, voices, _ = counted
    if claim.kind != "casualty" or claim.trigger is None or claim.trigger > claim.index:
        return None
    counting = range(max(0, claim.trigger - 9), claim.trigger)
    at = next((step for step in counting if row[step].lower in ("number", "total") and row[step + 1].cls == "f"), None)
    if at is None:
        return None
    for step in range(at + 2, min(at + 6, claim.trigger)):
        if row[step].cls == "A" and not is_spoken(voices, step):
            people = any(item.cls in "po" for item in row[step + 1 : step + 4])
            return actor_named(row, step) if people else None
    return None


def soldiers_sized(counted: Counted) -> Actor | None:
    """Find whose soldiers somebody says are so many: "put the Zorvian fighters in Nador at 300"."""
    row, claim, _, discourse = counted
    sized = claim.kind == "deployment" and claim.trigger is not None and row[claim.index - 1].lower == "at"
    if not sized or claim.trigger is None:
        return None
    noun = next((at for at in range(claim.trigger + 1, claim.index) if row[at].military), None)
    if noun is None:
        return None
    at = next((at for at in range(claim.trigger + 1, noun) if row[at].cls == "A"), None)
    if at is not None:
        return actor_named(row, at)
    return epithet_actor(row[noun].lower, discourse) if row[noun].lower in STATE | ARMED else None


def possessor_before(counted: Counted) -> Actor | None:
    """Find the possessor right before a number: "Zorvia's 46 dead", "X, whose 3,400 fighters hold Y"."""
    row, claim = counted.row, counted.claim
    at = claim.index - 1
    whose = at > 0 and row[at].lower == "whose"
    if whose:
        at -= 2 if at > 1 and row[at - 1].cls == "," else 1
    if at < 0 or row[at].cls != "A" or not (whose or row[at].possessive) or claim.kind == "territory":
        return None
    return actor_named(row, at) or NOBODY


def of_whom_before(counted: Counted) -> Actor | None:
    """Find the party before a number that is some of it: "of the Houthis 966 fell", "of the Zorvian crew"."""
    row, index = counted.row, counted.claim.index
    named = index - 1
    while named > 1 and row[named].cls != "A" and row[named].cls in "pwo" and row[named].lower in _MANY:
        named -= 1
    if named < 1 or row[named].cls != "A" or row[named].party is None:
        return None
    at = named - 1
    while at > 0 and row[at].cls == "d":
        at -= 1
    opens = at == 0 or row[at - 1].cls in ",;:s&"
    opened = row[at].cls == "f" or row[at].lower in _AMONG
    return actor_named(row, named) or NOBODY if opened and (opens or named == index - 1) else None


_NOT_MEN = WEAPONS | TALLIES | frozenset("returns account accounts version reckoning estimate estimates".split())
"""What is somebody's own and counts nobody: "in their own returns"."""


def own_men(counted: Counted) -> Actor | None:
    """Find whose men figures are said to be of: "a higher toll for its own men, 18 killed and 60 hurt"."""
    row, claim, voices, discourse = counted
    for at in range(claim.index - 1, 0, -1):
        if row[at].cls in ";.":
            return None
        if row[at].lower != "own" or row[at - 1].lower not in OWNERS or row[at + 1].lower in _NOT_MEN:
            continue
        far = at < claim.index - 8 and not row[at + 1].military
        thing = at > 2 and row[at - 2].cls == "f" and row[at - 3].cls == "w"  # "an offensive of their own"
        if not (far or thing):
            return owner_of(row, at - 1, row[at - 1].lower, voices, discourse)
    return None


def possessor_of_figure(counted: Counted) -> Actor | None:
    """Find whose figure it is whose noun is left out: "Zorvia's stood at 3,825", "Zorvia's list has 412 names"."""
    row, index, head = counted.row, counted.claim.index, counted.claim.phrase.head
    if head is not None and row[head].lower in ("names", "entries"):
        at = next((at for at in range(index - 1, max(0, index - 4), -1) if row[at].lower in TALLIES), 0)
        owner = next((step for step in range(at - 1, max(-1, at - 4), -1) if row[step].possessive), None)
        found = actor_named(row, owner) if owner is not None and row[owner].cls == "A" else None
        return found if found is not None and row[owner or 0].party is not None else None
    if not counted.bare:
        return None
    for at in range(index - 2, max(-1, index - 6), -1):
        if row[at].cls in "N;.":
            break
        told = row[at + 1].lower in _STANDING | {"at", "to", "has"} or (row[at + 1].cls == "," and at + 2 == index)
        if row[at].possessive and told:
            return actor_named(row, at) or NOBODY  # "Zorvia's losses came to 46, Kendria's to 120"
        side = row[at].lower in STATE | ARMED | ENEMIES and row[at + 1].lower in ("'s", "'")
        if side and (at + 2 == index or row[at + 2].lower in _STANDING | {"at"}):
            return epithet_actor(row[at].lower, counted.discourse) or NOBODY  # "its losses at 46, the army's at 120"
    return None
