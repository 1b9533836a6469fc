"""Whose offices bare words name: "the army", "officials", "its military".

Decides of which state those are who speak with no name beside them, and which body met before they may be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from conflictfacts.model.provenance import Source
from conflictfacts.reading.speakers import Speakers
from conflictfacts.reading.text.items import Item

__all__ = [
    "ARMED_FORCES",
    "OFFICIAL",
    "OF_STATES",
    "is_named_behind",
    "is_of_another_state",
    "is_of_state",
    "is_person_behind",
    "may_be",
    "seat_of",
    "state_before",
    "state_counted",
]

OF_STATES = frozenset(
    {"army", "military", "government", "police", "ministry", "navy", "air force", "general staff", "joint staff"}
)


OFFICIAL = frozenset({"state", "army", "government", "ministry", "agency", "intelligence", "organisation"})
"""Whom "the army" can stand for where it speaks: no armed group, and no paper."""


ARMED_FORCES = frozenset({"army", "military", "navy", "air force"})


_FORCES = ARMED_FORCES | {"government", "general staff", "joint staff", "police", "junta", "authorities", "regime"}


_SERVANTS = frozenset(
    "official officials officer officers spokesman spokeswoman spokesperson spokesmen minister ministers".split()
)
"""People who speak for a state where nothing else is said of them than its branch."""


_BRANCHES = frozenset(
    "army military police government security defence defense interior foreign health intelligence navy authorities "
    "ministry senior top general staff forces armed air force".split()
)
"""Words for a state's branches, and for rank."""


_BODIES_OF_STATES = (
    "army armed military staff command commander ministry forces force defence defense police government navy guard "
    "guards headquarters authority authorities security junta regime interior state intelligence office war department "
    "council"
).split()


def is_of_state(items: Sequence[Item]) -> bool:
    """Tell whether those who speak can only be a state's, with nobody named: "the army", "a spokesman for the army"."""
    seat = next((at for at, item in enumerate(items) if at and item.cls == "i" and item.lower != "for"), len(items))
    words = [word for item in items[:seat] for word in item.lower.split() if item.cls not in "dfi"]
    if not words or any(item.cls == "A" for item in items[:seat]):
        return False
    branch = any(word in _BRANCHES for word in words)
    official = len(words) == 1 and words[0] in ("official", "officials")
    return (branch or official) and all(word in _BRANCHES or word in _SERVANTS for word in words)


def seat_of(items: Sequence[Item]) -> Source | None:
    """Give the state whose capital officials are said to be in: "officials in Islamabad"."""
    if any(item.lower == "police" for item in items):
        return None  # a town's
    for before, item in pairwise(items):
        if before.lower == "in" and item.party is not None and item.party.kind == "state":
            return Source(item.party.name, kind="state")
    return None


def state_counted(row: Sequence[Item]) -> Source | None:
    """Give the state whose people a sentence counts: "1.2 million Lebanese have fled, the government estimates"."""
    for before, item in pairwise(row):
        party = item.party if before.cls == "N" and not item.possessive else None
        if party is not None and party.kind == "state" and party.role == "adjective":
            return Source(party.name, kind="state")
    return None


def state_before(row: Sequence[Item], start: int, speakers: Speakers) -> Source | None:
    """Give the state whose "its military" is: the one named last before it."""
    for at in range(start - 1, -1, -1):
        party = row[at].party
        if party is not None and party.kind == "state":
            return Source(party.name, kind="state")
    spoken_of = speakers.subject
    return spoken_of if spoken_of is not None and spoken_of.kind == "state" else speakers.state_before


_NAMED = (
    "hospital opposition command parliament tribunal embassy consulate judiciary inquiry ombudsman".split(),
    ["rescue services", "emergency services", "civil defence", "civil defense", "high command", "red crescent"],
)
_OUTLETS = "newspaper magazine television broadcaster channel newsroom".split()
_KINDS: dict[str, frozenset[str | None]] = {
    **{word: frozenset() for words in _NAMED for word in words},
    **{word: frozenset({"outlet"}) for word in (*_OUTLETS, "news agency")},
    **{word: frozenset(OFFICIAL) for word in ("junta", "authorities", "regime")},
    "network": frozenset({"outlet", "monitor"}),
    "coalition": frozenset({"coalition", "alliance"}),
    "movement": frozenset({"armed_group", "organisation", None}),
    "mission": frozenset({"organisation", "agency", "monitor", "alliance", None}),
    "group": frozenset({"armed_group", "organisation", "monitor", "coalition", None}),
}
"""Kinds of bodies that some words stand for where no name has the word in it; others stand for any."""


def may_be(body: str, source: Source) -> bool:
    """Tell whether "the army" can be a body that spoke before: no mission, no charity, no agency for refugees."""
    if body in _KINDS and source.kind not in _KINDS[body]:
        return False
    words = source.name.lower().replace("-", " ").split()
    if body in ARMED_FORCES and source.kind == "intelligence":
        return not _MILITARY.isdisjoint(words)  # what spies believe is no army's word
    if body in ARMED_FORCES and not _CIVIL.isdisjoint(words):
        return False  # nor is the government the army
    if body not in _FORCES or source.kind not in ("organisation", "agency"):
        return True
    return any(word in _BODIES_OF_STATES for word in words)


_CIVIL = frozenset("government council parliament authorities authority administration".split())
_MILITARY = frozenset({"army", "military", "defence", "defense", "staff"})


def is_person_behind(row: Sequence[Item], start: int, source: Source) -> bool:
    """Tell whether a person is first named behind a role that another holds: "the king told his minister Roe"."""
    surname = source.name.split()[-1].lower()
    named = [at for at, item in enumerate(row) if item.name is not None and item.name.text.lower().endswith(surname)]
    return source.kind == "person" and bool(named) and named[0] > start


def is_named_behind(row: Sequence[Item], start: int, source: Source) -> bool:
    """Tell whether a group is named only behind "the group": "the group, which is linked to X, said"."""
    named = [at for at, item in enumerate(row) if item.party is not None and item.party.name == source.name]
    return bool(named) and named[0] > start


def is_of_another_state(items: Sequence[Item], sources: Sequence[Source], parents: Mapping[str, str]) -> bool:
    """Tell whether a body is not that of the state whose it is known to be: "the Security Council of Zorvia".

    Args:
        items: The words that name it.
        sources: The body and the state that they were taken for.
        parents: Whose the bodies met so far are.
    """
    if len(sources) != 2 or [source.kind for source in sources].count("state") != 1:
        return False
    body, state = sorted(sources, key=lambda source: source.kind == "state")
    names = [item for item in items if item.cls == "A"]
    bare = all(item.cls in "Af" or item.lower == "'s" for item in items[items[0].cls == "d" :])
    return len(names) == 2 and bare and parents.get(body.name) not in (None, state.name)
