"""Whose people they are where nothing beside them tells: by the sentence's front, who speaks, and whom it was about.

Decides when what was spoken of goes on being counted, and when it is safer to name nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.listing import TALLIES
from conflictfacts.reading.counting.parts import makes_up_rest
from conflictfacts.reading.counting.phrases import is_noun
from conflictfacts.reading.resolve.anaphora import ARMED, NAMELESS, OURS, OWNERS, POLICE, STATE, epithet_actor
from conflictfacts.reading.resolve.foes import other_side
from conflictfacts.reading.resolve.opponents import opponent_of
from conflictfacts.reading.resolve.parties import (
    actor_named,
    are_people_of_place,
    can_act,
    is_located,
    is_spoken,
    party_at,
    people_of,
)
from conflictfacts.reading.resolve.subjects import subject_of
from conflictfacts.reading.resolve.whose.counted import INHABITED, NOBODY, RANKS, Counted, adds_to_others
from conflictfacts.reading.resolve.whose.tellers import boasts
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import TOWNS
from conflictfacts.reading.text.items import Item

__all__ = [
    "as_before",
    "brought_home",
    "counted_by_carers",
    "forces_spoken_of",
    "fronted",
    "further",
    "is_apart",
    "losses_at_large",
    "men_listed",
    "number_alone",
    "other_side_named",
    "part_of_whole",
    "side_named",
    "taken_by_war",
    "taken_in",
    "tells_of_civilians",
    "under_heading",
]

_REMAINS = frozenset({"body", "bodies", "corpse", "corpses", "remains"})


_PARTIES = frozenset({"state", "army", "armed_group", "people"})
"""Kinds of sources who count their own, or their enemy's."""


_CARERS = ("health", "relief", "rescue", "hospital", "emergency", "civil defen", "red crescent", "red cross", "medic")
"""Parts of the names of bodies that count the dead and hurt of their own country's people."""


def part_of_whole(counted: Counted) -> Actor | None:
    """Leave a part of another number to be whose the whole is."""
    claim, before = counted.claim, counted.discourse.actor
    if claim.part_of is None or makes_up_rest(counted.row, claim.phrase.stop):
        return None
    serves = counted.word in STATE | POLICE
    if not serves and counted.word not in NAMELESS:
        return NOBODY
    beside = any(item.cls == "N" for item in counted.row[claim.part_of.index + 1 : claim.index])
    unserved = before is None or before.kind == "people"
    other = unserved or (beside and before is not None and before.kind == ("armed_group" if serves else "state"))
    if serves and beside and not other:
        return before  # "46 dead, including 12 soldiers and five policemen"
    return (epithet_actor(counted.word, counted.discourse) if other else None) or NOBODY  # soldiers among the dead


def fronted(counted: Counted) -> Actor | None:
    """Find the party a sentence sets before its figures: "For Russia the same document gave N"."""
    row, _, voices, discourse = counted
    if not counted.bare or counted.done_to_them:
        return None
    if len(row) < 3 or row[0].lower not in {"for", "of", "among", "as", "on"}:
        return None
    at = 1
    while at < min(4, len(row)) and row[at].cls in "diN":
        at += 1
    if at == len(row) or is_spoken(voices, at):
        return None
    party = party_at(row, at)
    if party is not None or row[at].cls not in "po" or row[at].lower not in STATE | ARMED | POLICE:
        return party
    return epithet_actor(row[at].lower, discourse) or NOBODY  # "for the army the figure is 46"


def _own_people(counted: Counted) -> Actor:
    """Give the people of the state that tells of civilians, or whose body does."""
    for chain in counted.tellers:
        for source in chain:
            land = source.name if source.kind == "state" else counted.land_of(chain, source)
            if land is not None and land in counted.discourse.speakers.states:
                return people_of(land)
    return NOBODY


def counted_by_carers(counted: Counted) -> Actor | None:
    """Find whose dead a ministry of health counts: its country's people, unless a town is spoken of."""
    claim, place = counted.claim, counted.discourse.place
    if not counted.bare or claim.source is not None or claim.kind != "casualty":
        return None
    caring = [(chain, source) for chain in counted.tellers for source in chain if _cares(source)]
    if not caring:
        return None
    before = counted.discourse.actor
    if before is not None and before.kind == "people" and _goes_on_from_number(counted):
        return before  # "killed 46 people in X and wounded 12, the ministry of health said"
    if place is None or place.kind not in TOWNS:
        for chain, source in caring:
            land = counted.land_of(chain, source)
            if land is not None and land in counted.discourse.speakers.states:
                return people_of(land)
    return NOBODY


def _goes_on_from_number(counted: Counted) -> bool:
    """Tell whether an "and" joins a number to one before it: "killed 46 people and wounded 12"."""
    row, index = counted.row, counted.claim.index
    start = next((at for at in range(index - 1, -1, -1) if row[at].cls in "N;.s"), 0)
    return row[start].cls == "N" and any(item.cls == "&" for item in row[start:index])


def brought_home(counted: Counted) -> Actor | None:
    """Find whose captives came home: those of the state whose body tells it."""
    row, claim = counted.row, counted.claim
    if claim.kind != "casualty" or claim.trigger is None or claim.value != "other":
        return None
    brought = row[claim.trigger].first_word in ("brought", "bring", "brings", "bringing")
    home = brought and any(item.last_word == "home" for item in row[claim.index : claim.index + 6])
    if not home and row[claim.trigger].last_word != "home":
        return None
    for chain in counted.tellers:
        for source in chain:
            land = counted.land_of(chain, source)
            if land is not None:
                return Actor(land, "state")
    bodies = (row[at].entry("source") for at in range(claim.trigger))  # "X's headquarters has brought 46 people home"
    land = next((body.parent for body in bodies if body is not None and body.parent is not None), None)
    return Actor(land, "state") if land in counted.discourse.state_names and land is not None else None


_TENDING = frozenset("received receives receiving treated treats treating".split())


def taken_in(counted: Counted) -> Actor | None:
    """Leave to nobody those a hospital took in, whoever was spoken of: "the clinic received 160 wounded"."""
    claim, row = counted.claim, counted.row
    tended = any(item.lower in _TENDING for item in row[max(0, claim.index - 3) : claim.index])
    return NOBODY if counted.bare and claim.kind == "casualty" and tended else None


def _cares(source: Source) -> bool:
    """Tell whether a source is a body that counts the dead and hurt of its own people, whatever party they are of."""
    words = source.name.lower()
    return source.kind not in ("state", "person") and any(word in words for word in _CARERS)


def is_apart(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a bullet counts civilians, who need not be of the party whose soldiers the one before counts."""
    head = claim.phrase.head
    listed = claim.index == 1 and row[0].cls in "-w" and not row[0].lower.isalpha()
    listed = listed and claim.value != "losses"  # of the party that the heading names
    return listed and head is not None and row[head].roles.get("people", ("",))[0] in ("civilian", "children")


_ROLES = frozenset("victors winners attackers assailants besiegers defenders".split())


def other_side_named(counted: Counted) -> Actor | None:
    """Find the other party where it is called so, or nobody where a side is called by its part in the fight.

    "Zorvia lost 46 men, the other side 12"; "Zorvia lost 46 men, the defenders 12": it may be either.
    """
    claim, actor = counted.claim, counted.discourse.actor
    if claim.kind not in ("casualty", "deployment") or claim.source is not None or not counted.bare:
        return None
    at = side_named(counted)
    if at is None:
        return None
    fought = counted.row[at].lower not in _ROLES and actor is not None and actor.kind != "people"
    return (other_side(actor, counted.discourse) if fought and actor is not None else None) or NOBODY


def side_named(counted: Counted) -> int | None:
    """Find the word for one side that a number goes with and no name: "of the attackers", "the other side".

    Args:
        counted: The claim.
    """
    row, index, stop = counted.row, counted.claim.index, counted.claim.phrase.stop
    if stop + 2 < len(row) and row[stop].cls == "f" and row[stop + 1].lower == "the":
        return stop + 2 if row[stop + 2].lower in _ROLES else None
    for at in range(index - 1, 0, -1):
        if row[at].lower in _ROLES and row[at - 1].lower == "the":
            return at
        if row[at].lower in ("side", "camp") and row[at - 1].lower == "other":
            return at
        if row[at].cls in ";.p" or row[at].party is not None:
            return None
    return None


def as_before(counted: Counted) -> Actor | None:
    """Go on with the party spoken of, for a claim that takes over another's trigger or names nobody it counts."""
    row, claim, voices, discourse = counted
    if claim.source is None and (not counted.bare or counted.done_to_them):
        return None
    own = any(item.lower == "own" for item in row[claim.phrase.stop : claim.phrase.stop + 3])
    if own or is_apart(row, claim) or taken_by_war(row, claim) or _flees_from(counted):
        return NOBODY  # "the army killed 46 rebels and lost nine of its own": no more of those
    edge = next((at for at in range(claim.index - 1, -1, -1) if row[at].cls in "N;."), -1)
    first = edge < 0 or row[edge].cls != "N"
    if first and not are_people_of_place(discourse.actor) and tells_of_civilians(row[edge + 1 : claim.index]):
        return _own_people(counted)
    before = row[max(0, claim.trigger - 1) : claim.trigger + 1] if claim.trigger is not None else ()
    told = {source.kind for voice in voices for source in voice.attribution.chain}
    aided = bool(told) and told.isdisjoint(_PARTIES)
    counts = INHABITED | _REMAINS if aided else INHABITED  # "the Red Cross has collected 517 bodies"
    generic = any(word in counts for item in before for word in item.lower.split())
    if generic and discourse.actor is not None and discourse.actor.kind != "people":
        return NOBODY  # "put the number of people killed at 67", after a party's soldiers
    if claim.kind == "deployment" and are_people_of_place(discourse.actor):
        return None
    return NOBODY if are_people_of_place(discourse.actor) and boasts(counted) else _unless_it_did_it(counted)


def _unless_it_did_it(counted: Counted) -> Actor:
    """Give the party spoken of, and nobody where that party did it to those counted: "were taken by the group"."""
    row, claim, voices, discourse = counted
    agent = opponent_of(row, claim, voices, None, discourse) if discourse.actor is not None else None
    if claim.value == "other" and counted.done_to_them:
        agent = subject_of(row, claim, voices, discourse, clause=True)  # "Zorvia freed 46 and Kendria freed 12"
    return discourse.actor if discourse.actor is not None and discourse.actor != agent else NOBODY


_CIVILIANS = ("civilian", "non-combatant", "noncombatant")
_TOPICS = frozenset("about for of on many any no".split())


def tells_of_civilians(row: Sequence[Item]) -> bool:
    """Tell whether some items are about civilians' dead, who are no party's: "for civilians we depend on guesses".

    Args:
        row: The items, without a number.
    """
    people = [
        at for at, item in enumerate(row) if item.cls == "p" and "people" in item.roles and "role" not in item.roles
    ]
    if not people or not all(row[at].lower.startswith(_CIVILIANS) for at in people):
        return False
    at = people[0]
    ahead = row[at + 1] if at + 1 < len(row) else None
    if ahead is not None and (ahead.cls == "t" or ahead.lower in TALLIES):
        return is_noun(ahead) or ahead.lower in TALLIES  # "civilian losses", "the civilian toll"
    before = next((item for item in reversed(row[:at]) if item.cls != "d"), None)
    return before is not None and (before.lower in _TOPICS or before.cls == "r")


_QUALIFYING = frozenset({"estimated", "reported"})
"""Verbs of saying that stand before a number as adjectives."""

_SUBJECT = 4
"""Items at the front of a sentence within which its subject is."""

_WARS = frozenset("war conflict insurgency violence fighting crisis bloodshed hostilities".split())


def taken_by_war(row: Sequence[Item], claim: Claim) -> bool:
    """Tell whether a war took them, of whatever side they were: "the conflict has left 220,000 dead".

    Args:
        row: The sentence's items.
        claim: The claim.
    """
    edge = min(claim.index, claim.index if claim.trigger is None else claim.trigger)
    opening = next((at for at in range(min(_SUBJECT, edge)) if row[at].lower in _WARS), None)
    main = row[:edge]  # without ", which broke out when the two armies fell out,"
    if opening is not None and [item.cls for item in main[opening + 1 : opening + 3]] == [",", "s"]:
        closing = next((at for at in range(edge - 1, opening + 1, -1) if row[at].cls == ","), opening)
        main = row[closing:edge]
    if (
        claim.kind == "casualty"
        and opening is not None
        and not any(item.cls in "N;:" or (item.cls == "r" and item.lower not in _QUALIFYING) for item in main)
    ):
        return True  # "the war between X and Y, now in its third year, has cost"
    at = next((at for at in range(edge - 1, -1, -1) if row[at].lower in _WARS or row[at].cls in ";.N:"), None)
    if claim.kind != "casualty" or at is None or row[at].lower not in _WARS:
        return False
    ahead = [item.cls for item in row[at + 1 : claim.index]]
    return all(kind in "atwTiAd" for kind in ahead) and not any(item.lower == "," for item in row[at : claim.index])


def under_heading(counted: Counted) -> Actor | None:
    """Go on with the party that heads the lines of figures, for a line that names no other: "Strength: 4,000 men"."""
    row, headed = counted.row, counted.discourse.headed
    if counted.word in INHABITED:
        return None  # "46 people were killed"
    return headed if headed is not None and all(item.party is None for item in row) else None


def further(counted: Counted) -> Actor | None:
    """Go on with the party spoken of, for those who come on top: "another 46", "12 others"."""
    return _unless_it_did_it(counted) if adds_to_others(counted) else None


def men_listed(counted: Counted) -> Actor | None:
    """Go on with the party counted just before, for men of no name: "Zorvia lost 46, and 120 men were wounded"."""
    row, claim, actor = counted.row, counted.claim, counted.discourse.actor
    head = claim.phrase.head
    nameless = counted.word == "men" or (head is not None and row[head].military and counted.word in RANKS)
    at = claim.trigger
    behind = at is not None and at > claim.index and claim.form in ("participle", "subject")
    said = behind or (at is not None and at < claim.index and row[at + 1].cls in ",:-")  # "killed, 46 men"
    if claim.kind != "casualty" or not (nameless and said) or actor is None or actor.kind == "people":
        return None
    before = next((at for at in range(claim.index - 1, 0, -1) if row[at].cls in "N."), 0)
    joined = row[claim.index - 1].cls in ",&;s"
    between = row[before : claim.index]
    other = not behind and any(item.cls == "A" for item in between)  # "46 men, and of Zorvians, 12 men"
    if row[before].cls != "N" or _harms(row[before - 1]) or other or not joined:
        return None  # "they captured 46 rebels, and 12 men were killed": whose, nobody says
    held = row[at - 1].cls == "A" if at else False  # "in Zorvian captivity"
    if held or any(item.lower in OURS | OWNERS for item in row[claim.index : claim.phrase.stop]):
        return None
    named = (actor_named(row, at) for at in range(claim.index) if row[at].cls == "A")
    return actor if any(party is not None and party.name == actor.name for party in named) else None


def _harms(item: Item) -> bool:
    """Tell whether a word right before a number is a verb of killing or taking, whose subject did it to others."""
    return any(
        form.startswith("casualty.") and form.endswith((".participle", ".object")) and not form.startswith(_LOST)
        for form in item.roles.get("trigger", ())
    )


_LOST = ("casualty.losses", "casualty.casualties")


def _flees_from(counted: Counted) -> bool:
    """Tell whether people fled where a group was spoken of last, or somebody's soldiers, whose people they are not."""
    claim, actor = counted.claim, counted.discourse.actor
    if claim.kind != "displacement" or claim.source is not None or actor is None:
        return False
    return actor.kind == "armed_group" or actor == counted.discourse.forces


def number_alone(counted: Counted) -> Actor | None:
    """Go on with the party spoken of, for a number with no noun, unless that party did it to them."""
    claim, discourse = counted.claim, counted.discourse
    if claim.phrase.sort != "" or (claim.kind == "deployment" and are_people_of_place(discourse.actor)):
        return None
    if _flees_from(counted):
        return NOBODY
    if are_people_of_place(discourse.actor) and boasts(counted):
        return NOBODY
    return _unless_it_did_it(counted)


_OPPOSITE = frozenset("against opposite opposing faced facing enemy encountered run ran".split())


def forces_spoken_of(counted: Counted) -> Actor | None:
    """Go on with the party whose soldiers were spoken of, for soldiers who are somewhere or on the move."""
    row, claim, voices, discourse = counted
    head, forces = claim.phrase.head, discourse.forces
    military = claim.unit == "unit" or (head is not None and row[head].military)
    if claim.value not in ("present", "sent", "withdrawn") or not military or forces is None:
        return None
    if any(item.lower in _OPPOSITE for item in row[max(0, claim.index - 6) : claim.phrase.stop]):
        return None
    acting = (row[at].party for at in range(len(row)) if _acts(row, at, voices))
    if any(party is not None and party.name != forces.name for party in acting):
        return None  # "on Zorvian soil", but not where somebody else acts
    irregular = counted.word in ARMED
    return forces if counted.word in ("men", "members") or irregular == (forces.kind == "armed_group") else None


def _acts(row: Sequence[Item], at: int, voices: Sequence[Voice]) -> bool:
    return can_act(row, at) and not is_located(row, at) and not is_spoken(voices, at)


def losses_at_large(counted: Counted) -> Actor | None:
    """Go on with the party spoken of, for losses and for numbers per time, unless it is the people of a place."""
    claim, actor = counted.claim, counted.discourse.actor
    if claim.rate is None and claim.value not in ("losses", "casualties"):
        return None
    return actor if actor is not None and actor.kind != "people" else NOBODY
