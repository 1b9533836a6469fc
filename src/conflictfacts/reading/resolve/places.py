"""The place a name means where the grammar asks for one.

Which of the places of a sentence is where something happened is decided in `happening`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.resolve.elsewhere import (
    FOUGHT_FOR,
    called_place,
    is_of_fight,
    is_reached,
    supplies,
)
from conflictfacts.reading.resolve.parties import OF_PARTIES_ONLY, is_place_preposition, leads_out
from conflictfacts.reading.resolve.ways import is_measured_from
from conflictfacts.reading.text.grammar import HAPPENINGS, REGION_WORDS, TITLES, TOWNS, UNIT_WORDS
from conflictfacts.reading.text.items import Item, Name
from conflictfacts.reading.text.names import NUMBERED
from conflictfacts.reading.text.runs import SHIPS

__all__ = [
    "KINDS_OF_BASE",
    "SMALL_KINDS",
    "is_between",
    "is_home",
    "is_of_body",
    "opens_sentence",
    "place_at",
    "place_of_entry",
    "place_of_state",
    "places_meant",
]

_OF_PARTIES = OF_PARTIES_ONLY | {"sides", "artillery", "air", "hands", "occupation", "losses", "casualties"}
"""Nouns before which a name is a party, whatever preposition stands before it: "in Zorvian strikes"."""
_AROUND = frozenset(
    {
        "surroundings",
        "outskirts",
        "streets",
        "east",
        "north",
        "south",
        "west",
        "center",
        "centre",
        "suburbs",
        "gates",
        "port",
        "capital",
    }
)


_BODIES = UNIT_WORDS | frozenset(
    "guards rifles fusiliers army fleet force forces command staff operation mission plan agreement treaty conference "
    "summit committee council commission association union league institute agency office bureau court society "
    "foundation network observatory express".split()
)
"""Words with which the name of a unit ends, or of a train, and not of a place."""

_SITES = frozenset(
    "villages cities towns garrison airbase airfield airport prison camps camp school hospital colony community "
    "heights hill outpost fort fortress port harbour harbor crossing station plant monastery affair action combat "
    "surroundings vicinity outskirts gates suburb suburbs neighbourhood neighborhood commune parish forest woods "
    "plain plains valley area areas locality settlement hamlet municipality district districts township junction "
    "terminal refinery depot dam bridge mine mines factory market markets mosque church oilfield pass enclave pocket "
    "peninsula island direction villagers residents inhabitants townspeople".split()
)
"""Nouns for what and who is at a place, so that "of X" behind them says where."""


_SITE_KINDS = frozenset("airport base bridge camp suburb suburbs neighbourhood neighborhood".split())
SMALL_KINDS = TOWNS | _SITE_KINDS | {"fort", "fortress", "outpost"}
"""Nouns of which a place nobody knows takes its kind."""

_WHERE_OF = FOUGHT_FOR | _SITES
_OWNED = frozenset("post posts base bases position positions checkpoint checkpoints barracks".split())
"""Sites that are of whoever holds them too."""


def _noun_of(row: Sequence[Item], at: int) -> str:
    """Give the noun that a name stands behind with "of": "affair", in "the affair of the X"."""
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    if back > 0 and row[back].cls == "f":
        return row[back - 1].last_word  # also "seven districts"
    return row[back].lower.removesuffix(" of") if back >= 0 and row[back].lower.endswith(" of") else ""


KINDS_OF_BASE = frozenset({"army", "air", "military", "naval", "border", "refugee", "main", "largest"})


_STRETCHES = frozenset("stretch road line front highway area triangle zone corridor railway".split())


_MUTUAL = frozenset(
    "fighting fight fights clash clashes battle battles war wars conflict skirmish skirmishes combat firefight "
    "gunfight hostilities talks negotiations agreement truce ceasefire dispute disputes feud rivalry tension "
    "tensions relations violence exchange exchanges difference gap link links cooperation alliance border".split()
)
"""What is between two sides, rather than between two towns."""


def is_between(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is one end of a stretch that people or a front are on: "40,000 troops between X and Y"."""
    if not at or row[at - 1].lower != "between" or row[at].party is not None or at + 2 >= len(row):
        return False
    known = row[at].where is not None or row[at + 2].where is not None
    held = at == 1 or row[at - 2].cls == "p" or row[at - 2].lower in _STRETCHES
    held = held or (row[at - 2].cls in "wt" and (known or row[at - 2].lower not in _MUTUAL))
    return held and row[at + 1].lower == "and" and row[at + 2].cls == "A" and row[at + 2].party is None


def place_of_entry(entry: Entry) -> Place:
    """Make a place of a lexicon entry."""
    return Place(entry.name, entry.kind, entry.iso, entry.parent, entry.latitude, entry.longitude)


def place_of_state(state: Actor | Entry) -> Place:
    """Make a place of a state: its country."""
    return Place(state.name, "country", state.iso)


def is_of_body(name: str) -> bool:
    """Tell whether a name nobody knows is a body's, a person's or an operation's by its words."""
    words = name.lower().split()
    return words[0] in TITLES or words[0] in ("operation", "exercise") or words[-1] in _BODIES


_BEFORE_NAMES = frozenset(
    "southern northern eastern western central northeastern northwestern southeastern southwestern whole city town "
    "village region capital of province state republic kingdom sultanate emirate federation federal united democratic "
    "islamic coast coasts shore shores".split()
)
"""Words between a preposition of place and the name of the place."""


_OF_PEOPLE = frozenset(
    "hands words name names custody ranks eyes view presence company case course aftermath wake opinion account "
    "leadership control death killing murder interest interests favour favor service absence time times days reign "
    "defence defense support pursuit light front rear home house mind midst spirit army".split()
)
"""Nouns that a person or a side has, so that "in the X of" names no place."""


def _is_part_of(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name nobody knows is what something is a part of that people are in: "in the highlands of X"."""
    if at < 4 or not row[at].unknown or row[at - 1].lower != "of" or row[at - 2].cls != "w":
        return False
    return row[at - 3].cls == "d" and row[at - 4].lower in _AROUND_NAMES and row[at - 2].lower not in _OF_PEOPLE


_ATTACHED = frozenset("loyal linked allied tied belonging sympathetic opposed faithful affiliated hostile".split())
"""Words behind which "to X" says whose people somebody is."""

_AROUND_NAMES = frozenset({"in", "near", "inside", "outside", "around", "across"})
"""Prepositions behind which a word may say of what sort the place is."""


class _Setting(NamedTuple):
    """What the words around a name say of it as a place."""

    following: Item | None
    """What stands behind it; of "X army base" the base."""

    regional: bool
    """Whether a word for a region or the like stands behind it, of which it is the name."""

    located: bool
    """Whether a preposition or a verb of place stands before it."""

    inner: Sequence[Item]
    """The words between that and the name."""


def place_at(row: Sequence[Item], at: int) -> tuple[Place, int] | None:
    """Give the place a name means and the item behind it, where the grammar asks for a place.

    Args:
        row: The sentence's items.
        at: Index of the name.
    """
    name = row[at].name
    if name is None or _is_no_place(row, at, name):
        return None
    other = row[at + 2].name if is_between(row, at) else None
    if other is not None:
        return Place(f"between {name.text} and {other.text}"), at + 3
    numbered = name.text[-1].isdigit() and name.text.split()[0].lower() in NUMBERED
    if numbered and not name.entries and not name.possessive:
        return Place(name.text), at + 1  # "secured the crest of Hill 937"
    setting = _setting(row, at, name)
    if setting is None:
        return None
    entry = name.where
    if entry is not None and name.entries[0].category == "source" and not setting.located:
        return None
    if row[at].cls == "T":
        if entry is None and name.entry("conflict") is not None:
            return None
        return (place_of_entry(entry) if entry is not None else Place(name.text)), at + 1
    if name.possessive and _is_owner(row, at, setting):
        return None
    return _known_place(row, at, name, entry, setting) if entry is not None else _unknown_place(row, at, name, setting)


def _is_no_place(row: Sequence[Item], at: int, name: Name) -> bool:
    """Tell whether a name is no place's by its own words, or is not told as one by those right before it."""
    if is_measured_from(row, at) or supplies(row, at) or (at and row[at - 1].last_word in TITLES):
        return True  # "Marshal Roe", though a town is called so
    before = at - 2 if at and row[at - 1].cls == "d" else at - 1
    if before > 0 and [item.lower for item in row[before - 1 : before + 1]] == ["from", "across"]:
        return True  # "shelling from across the river"
    if at > 1 and row[at - 1].lower == "with" and row[at - 2].cls == "w":
        return True  # "after a quarrel with X": nobody quarrels with a town
    if name.entries:
        return False  # else "in TV", "from General Roe", "inside the Citadel", "from the Islamic Health Authority"
    words = name.text.lower().split()
    return (
        (len(name.text) < 4 and name.text.isupper())
        or is_of_body(name.text)
        or name.text.split()[0] in SHIPS
        or name.text.lower() in _NOWHERE
        or _PARTS.issuperset(words)
        or words[-1] in HAPPENINGS
    )


def _setting(row: Sequence[Item], at: int, name: Name) -> _Setting | None:
    """Say how a name stands as a place; `None` where it is only whose people somebody is."""
    back = at - 1
    while back >= 0 and (row[back].cls == "d" or row[back].lower in _BEFORE_NAMES):
        back -= 1
    sort = back == at - 1 > 0 and row[back].cls == "w" and row[back].lower[0].isalpha() and name.party is None
    if sort and row[back - 1].lower in _AROUND_NAMES:
        back -= 1  # "in besieged X"
    if back > 0 and row[back].lower == "to" and row[back - 1].lower in _ATTACHED:
        return None  # "rebels loyal to X"
    located = back >= 0 and (is_place_preposition(row[back]) or row[back].lower in ("above", "behind", "beyond"))
    located = located or leads_out(row, back + 1)  # "of" was passed over
    following, regional = _following(row, at, name)
    return _Setting(following, regional, located or is_reached(row, at), row[back + 1 : at])


def _is_of_place(row: Sequence[Item], at: int, setting: _Setting) -> bool:
    """Tell whether a noun of place stands before a name, mostly with "of": "the village of X"."""
    if any(item.lower in REGION_WORDS and item.lower != "republic" for item in setting.inner):
        return True
    noun = _noun_of(row, at)
    if noun in _WHERE_OF or is_of_fight(row, at):
        return True
    return (row[at].party is None and noun in _OWNED) or _is_part_of(row, at)


def _following(row: Sequence[Item], at: int, name: Name) -> tuple[Item | None, bool]:
    """Give what stands behind a name, and whether it is a word for a region that the name is of."""
    following = row[at + 1] if at + 1 < len(row) else None
    if following is None:
        return None, False
    if following.lower in KINDS_OF_BASE and at + 2 < len(row) and row[at + 2].lower in REGION_WORDS:
        following = row[at + 2]  # "the Wadi al-Deif army base"
    regional = following.lower in REGION_WORDS and following.lower not in _NO_REGIONS
    people = name.entry("actor") is not None and name.entry("place") is None and name.entries[0].role == "adjective"
    return following, regional and not people


_NO_REGIONS = frozenset({"line", "area", "state", "republic", "department", "border"})
"""Words behind a name that do not make it a region's."""


def _is_owner(row: Sequence[Item], at: int, setting: _Setting) -> bool:
    """Tell whether a possessor is not where it was itself: "X's army", "in X's port city of Y"."""
    following = setting.following
    if following is not None and following.lower not in REGION_WORDS and following.lower not in _AROUND:
        return not (setting.located and _owns_site(row, at)) or _names_town(row, at)
    return _names_town(row, at)  # "Russia's Kursk region" is the region


def _known_place(row: Sequence[Item], at: int, name: Name, entry: Entry, setting: _Setting) -> tuple[Place, int] | None:
    """Give the place of a name that the lexicon knows as one's."""
    following = setting.following
    if name.entry("conflict") is not None and name.entry("place") is None:
        return place_of_entry(entry), at + 1
    if setting.regional and following is not None and following.lower in _HOLDING and entry.kind in _SEATS:
        return Place(f"{name.text} {following.lower}", "region", entry.iso), at + 2
    if name.entry("actor") is not None and not (setting.located or _is_of_place(row, at, setting)):
        return None  # "Riyadh's count", "Moscow says": the capital stands for the state
    return place_of_entry(entry), at + 1


_HOLDING = frozenset({"region", "oblast", "province", "district", "governorate"})
"""What is called after a town in it."""

_SEATS = ("city", "town", None)


def _unknown_place(row: Sequence[Item], at: int, name: Name, setting: _Setting) -> tuple[Place, int] | None:
    """Give the place of a name that the lexicon knows as no place's, by the words around it."""
    following, actor = setting.following, name.entry("actor")
    if name.entries and actor is None:
        return None
    if setting.regional and following is not None:
        kind = following.lower if following.lower in SMALL_KINDS else "region"
        return Place(f"{name.text} {following.lower}", kind), at + 2
    if actor is not None:
        longer = following is not None and following.cls == "f" and row[at + 2 : at + 3] and row[at + 2].cls == "A"
        if setting.located and not longer and actor.role == "name" and actor.kind in ("state", None):
            return place_of_state(actor), at + 1
        return None
    if following is not None and following.lower in _OF_PARTIES:
        return None
    of_place = _is_of_place(row, at, setting)
    told = setting.located or of_place or _is_area_of(row, at)
    people = following is not None and (following.cls in "po" or name.possessive)
    if told and people and not (opens_sentence(row, at) or _owns_site(row, at)):
        return None
    called = called_place(row, at)
    if not told and not called:
        return None
    noun = _noun_of(row, at) if of_place else called
    shouted = len(name.text) > _LETTERS and name.text.isupper() and name.text.isalpha()  # and no short form
    return Place(name.text.title() if shouted else name.text, noun if noun in SMALL_KINDS else None), at + 1


_LETTERS = 5
"""Letters that a short form has, at most."""


def _is_area_of(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is that of an area that lies somewhere: "raided the X area of Y"."""
    behind = row[at + 1 : at + 4]
    return [item.lower for item in behind[:2]] == ["area", "of"] and behind[2:] != [] and behind[2].cls == "A"


def places_meant(row: Sequence[Item], names: Sequence[int]) -> Mapping[int, Place]:
    """Give the places that a sentence's names mean where the grammar asks for one, by the index of the name.

    Args:
        row: The sentence's items.
        names: Its names.
    """
    found = [(at, place_at(row, at)) for at in names if row[at].cls == "A"]
    return {at: located[0] for at, located in found if located is not None}


_TOWN_SITES = frozenset(
    "market hospital airport district quarter port centre center streets square suburbs outskirts station university "
    "prison stadium school church mosque palace bazaar neighbourhood neighborhood harbour harbor cathedral".split()
)
"""What a town has, so that "in X's central market" is in X."""


def _owns_site(row: Sequence[Item], at: int) -> bool:
    """Tell whether a possessor is a town and not a person: "in X's central market"."""
    if not row[at].possessive:
        return False
    for item in row[at + 1 : at + 4]:
        if item.lower in _TOWN_SITES:
            return True
        if item.cls not in "wA":
            return False
    return False


_NOWHERE = frozenset(
    "islamic christian muslim orthodox catholic jewish buddhist hindu sunni shia facebook telegram twitter instagram "
    "youtube tiktok whatsapp signal viber vkontakte".split()
)
"""Adjectives with which names of bodies begin, and where people only write."""


_PARTS = frozenset(
    "citadel old new inner upper lower city town quarter centre center downtown airport stadium palace presidential "
    "green zone international market university hospital square station railway central cathedral mosque parliament "
    "ministry general castle kremlin grand great bazaar".split()
)
"""Words of which a name that any town may have is made: "the Old City", "the Citadel"."""


def opens_sentence(row: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence begins with where: "At X militants opened fire"."""
    return (
        at == 1
        and row[0].lower in {"at", "in", "near", "outside", "around"}
        and not row[1].possessive
        and (row[1].name is not None and row[1].name.entry("actor") is None)
    )


_PEOPLE = frozenset({"people", "population", "inhabitants", "residents", "townspeople", "citizens"})


def is_home(row: Sequence[Item], at: int) -> bool:
    """Tell whether a possessor is the place its people live in: "60 percent of X's people"."""
    name = row[at].name
    return (
        name is not None
        and name.possessive
        and at + 1 < len(row)
        and row[at + 1].lower in _PEOPLE
        and (name.where is not None or not name.entries)
    )


def _names_town(row: Sequence[Item], at: int) -> bool:
    """Tell whether a possessor is followed by its town or region: "Zorvia's port city of X"."""
    for step in range(at + 1, min(len(row), at + 7)):
        if row[step].cls == "A":
            return row[step].where is not None or row[step].unknown
        if row[step].cls not in "dwfo" and row[step].lower not in REGION_WORDS:
            return False
    return False
