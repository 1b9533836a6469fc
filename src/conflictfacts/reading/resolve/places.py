"""Where: the place a name means, and the place a claim is about.

Decides which of the places of a sentence is where it happened, and not where somebody spoke, came from, or was sent.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.claims import Claim
from conflictfacts.reading.grammar import REGION_WORDS, TITLES, UNIT_WORDS
from conflictfacts.reading.items import Item
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.names import NUMBERED, SHIPS
from conflictfacts.reading.resolve.elsewhere import (
    FOUGHT_FOR,
    REACHING,
    called_place,
    is_destination,
    is_far_from,
    is_inset,
    is_left_behind,
    is_measured_from,
    is_of_fight,
    is_of_war,
    is_reached,
    told_there,
)
from conflictfacts.reading.resolve.parties import (
    GROUP_WORDS,
    Discourse,
    is_located,
    is_place_preposition,
)
from conflictfacts.reading.speakers import Voice

__all__ = ["is_home", "place_at", "place_named", "place_of_entry", "place_spoken_of"]

_OF_PARTIES = frozenset(
    (
        "side sides strike strikes airstrike airstrikes shelling bombardment attack attacks raid raids "
        "bombing artillery air hands control occupation losses casualties"
    ).split()
)
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
    "summit committee council commission association".split()
)
"""Words with which the name of a unit ends, not of a place."""

_SITES = frozenset(
    "villages towns garrison prison camps camp school hospital colony community heights hill outpost fort "
    "fortress port harbour harbor crossing station plant monastery affair action combat surroundings vicinity "
    "outskirts suburb suburbs neighbourhood neighborhood commune parish forest woods plain plains valley area "
    "areas locality settlement hamlet municipality district districts township junction pass enclave pocket "
    "peninsula island direction".split()
)
"""Nouns that are at a place, so that "of X" behind them says where."""


_KINDS_NAMED = frozenset("city town village fort fortress outpost base".split())
"""Nouns of which a place nobody knows takes its kind."""

_WHERE_OF = FOUGHT_FOR | _SITES


def _noun_of(row: Sequence[Item], at: int) -> str:
    """Give the noun that a name stands behind with "of": "affair", in "the affair of the X"."""
    back = at - 2 if at and row[at - 1].cls == "d" else at - 1
    if back > 0 and row[back].cls == "f":
        return row[back - 1].lower
    return row[back].lower.removesuffix(" of") if back >= 0 and row[back].lower.endswith(" of") else ""


_KINDS_OF_BASE = frozenset({"army", "air", "military", "naval", "border", "refugee", "main", "largest"})


_STRETCHES = frozenset("stretch road line front highway area triangle zone corridor railway".split())


def _is_between(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is one end of a stretch that people or a front are on: "40,000 troops between X and Y"."""
    if not at or row[at - 1].lower != "between" or row[at].party is not None or at + 2 >= len(row):
        return False
    held = at == 1 or row[at - 2].cls == "p" or row[at - 2].lower in _STRETCHES
    return held and row[at + 1].lower == "and" and row[at + 2].cls == "A" and row[at + 2].party is None


def place_of_entry(entry: Entry) -> Place:
    """Make a place of a lexicon entry."""
    return Place(entry.name, entry.kind, entry.iso, entry.parent, entry.latitude, entry.longitude)


_BEFORE_NAMES = frozenset(
    "southern northern eastern western central northeastern northwestern southeastern southwestern whole city town "
    "village region capital of province state republic kingdom sultanate emirate federation federal united democratic "
    "islamic".split()
)
"""Words between a preposition of place and the name of the place."""


def place_at(row: Sequence[Item], at: int) -> tuple[Place, int] | None:
    """Give the place a name means and the item behind it, where the grammar asks for a place.

    Args:
        row: The sentence's items.
        at: Index of the name.
    """
    name = row[at].name
    if name is None:
        return None
    following = row[at + 1] if at + 1 < len(row) else None
    if (
        following is not None
        and following.lower in _KINDS_OF_BASE
        and at + 2 < len(row)
        and row[at + 2].lower in REGION_WORDS
    ):
        following = row[at + 2]  # "the Wadi al-Deif army base"
    regional = (
        following is not None
        and following.lower in REGION_WORDS
        and following.lower not in {"line", "area", "state", "republic", "department", "border"}
    )
    if (
        regional
        and name.entry("actor") is not None
        and name.entry("place") is None
        and name.entries[0].role == "adjective"
    ):
        regional = False
    back = at - 1
    while back >= 0 and (row[back].cls == "d" or row[back].lower in _BEFORE_NAMES):
        back -= 1
    if not name.entries and (
        name.text.split()[0].lower() in TITLES
        or (len(name.text) < 4 and name.text.isupper())
        or name.text.split()[-1].lower() in _BODIES
        or name.text.split()[0] in SHIPS
        or name.text.lower() in _NOWHERE
        or _PARTS.issuperset(name.text.lower().split())
    ):
        return None  # "inside the Citadel", "from General Roe", "in TV", "from the Islamic Health Authority"
    if is_measured_from(row, at):
        return None
    other = row[at + 2].name if _is_between(row, at) else None
    if other is not None:
        return Place(f"between {name.text} and {other.text}"), at + 3
    if (
        not name.entries
        and name.text[-1].isdigit()
        and name.text.split()[0].lower() in NUMBERED
        and not name.possessive
    ):
        return Place(name.text), at + 1  # "secured the crest of Hill 937"
    located = back >= 0 and (is_place_preposition(row[back]) or row[back].lower in ("off", "behind", "beyond"))
    located = located or is_reached(row, at)
    inner = row[back + 1 : at] if back >= 0 else []
    of_place = any(item.lower in REGION_WORDS and item.lower != "republic" for item in inner)
    of_place = of_place or _noun_of(row, at) in _WHERE_OF or is_of_fight(row, at)
    entry = name.where
    if row[at].cls == "T" and entry is None:
        return None if name.entry("conflict") is not None else (Place(name.text), at + 1)
    if (
        name.possessive
        and following is not None
        and following.lower not in REGION_WORDS
        and following.lower not in _AROUND
        and row[at].cls != "T"
        and not (located and _owns_site(row, at))
    ):
        return None  # "Russia's Kursk region" is the region
    if name.possessive and row[at].cls != "T" and _names_town(row, at):
        return None  # "in Zorvia's port city of X"
    if entry is not None and name.entries[0].category == "source" and not located:
        return None
    if entry is not None:
        if row[at].cls == "T" or (name.entry("conflict") is not None and name.entry("place") is None):
            return place_of_entry(entry), at + 1
        if (
            regional
            and following is not None
            and entry.kind in ("city", "town", None)
            and following.lower in {"region", "oblast", "province", "district", "governorate"}
        ):
            return Place(f"{name.text} {following.lower}", "region", entry.iso), at + 2
        if name.entry("actor") is not None and not located and not of_place:
            return None  # "Riyadh's count", "Moscow says": the capital stands for the state
        return place_of_entry(entry), at + 1
    if name.entries and name.entry("actor") is None:
        return None
    if regional and following is not None:
        return Place(
            f"{name.text} {following.lower}",
            following.lower if following.lower in ("city", "town", "village") else "region",
        ), at + 2
    actor = name.entry("actor")
    if actor is not None:
        if located and actor.role == "name" and actor.kind in ("state", None):
            return Place(actor.name, "country", actor.iso), at + 1
        return None
    if following is not None and following.lower in _OF_PARTIES:
        return None
    if (
        (located or of_place)
        and following is not None
        and (following.cls == "p" or following.cls == "o" or name.possessive)
        and not (_opens_sentence(row, at) or _owns_site(row, at))
    ):
        return None
    called = called_place(row, at)
    if located or of_place or called:
        noun = _noun_of(row, at) if of_place else called
        return Place(name.text, noun if noun in _KINDS_NAMED else None), at + 1
    return None


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


def _opens_sentence(row: Sequence[Item], at: int) -> bool:
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


def _of_ground(row: Sequence[Item], at: int, claim: Claim) -> bool:
    """Tell whether a name is what a share or an area is of: "19 percent of all Ukraine"."""
    if claim.kind != "territory" or not claim.index < at <= claim.index + 5:
        return False
    return any(item.cls == "f" for item in row[claim.index + 1 : at]) and all(
        item.cls in "fdw" for item in row[claim.index + 1 : at]
    )


def place_named(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, actor: Actor | None
) -> tuple[bool, Place | None]:
    """Say where a sentence says it was: the place nearest to the claim, rather behind it.

    Returns:
        Whether the sentence names the place, rather than with a word such as "there", and the place; `None` where it
        says nothing of it.
    """
    told = (
        _of_label(row, claim)
        or _of_soil(row, claim, discourse, actor)
        or _of_host(row, claim, discourse)
        or _abroad(row, claim)
    )
    if told is not None:
        return True, told
    ahead, stop = _ahead(row, claim, voices, discourse, actor)
    before = _before(row, claim, voices, discourse, actor)
    referred = _referred(row, claim, stop, discourse, named=before is not None)
    if referred is not None and (ahead is None or ahead[0] > referred[0] + 2.0):
        ahead = referred  # "the territory it held in X" names its place after all
    if before is not None and (ahead is None or before[0] < ahead[0]):
        return True, before[1]
    return ahead is not None and ahead is not referred, ahead[1] if ahead is not None else None


def _of_label(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the place that is the label of a list's row."""
    if claim.label is None:
        return None
    for at in range(*claim.label):
        name = row[at].name
        if name is not None and name.where is not None and name.entry("actor") is None:
            return place_of_entry(name.where)
    return None


_PEOPLES = {"state": "country", "region_people": "region"}
"""Kinds of parties whose name is their ground's too, and the kind of that."""

_SOIL = frozenset({"territory", "soil", "land", "ground"})


def _of_soil(row: Sequence[Item], claim: Claim, discourse: Discourse, actor: Actor | None) -> Place | None:
    """Give the country whose ground a claim counts: "240 square kilometres of Ukrainian territory"."""
    if claim.kind != "territory":
        return None
    state = actor if actor is not None and actor.kind == "state" else discourse.home
    for at in range(claim.index + 1, min(len(row) - 1, claim.index + 10)):
        party = row[at].party
        if party is not None and party.kind in _PEOPLES and row[at + 1].lower in _SOIL:
            return Place(party.name, _PEOPLES[party.kind], party.iso)
        own = row[at].lower == "national" or (row[at].lower == "its" and claim.value == "lost")
        if own and row[at + 1].lower in _SOIL and state is not None:
            return Place(state.name, "country", state.iso)
    return None


_HOSTING = frozenset(
    "sheltering shelters sheltered hosting hosts hosted housing houses taking takes took taken receiving receives "
    "received accommodating accommodates".split()
)


def _of_host(row: Sequence[Item], claim: Claim, discourse: Discourse) -> Place | None:
    """Give the country that takes in those who fled: "X was already sheltering 844,000", "the country took in 3"."""
    if claim.kind != "displacement":
        return None
    verb = next(
        (at for at in range(claim.index - 1, max(0, claim.index - 5), -1) if row[at].lower.split(" ")[0] in _HOSTING),
        None,
    )
    if verb is None:
        return None
    for item in reversed(row[max(0, verb - 4) : verb]):
        if item.lower == "country" and discourse.home is not None:
            return Place(discourse.home.name, "country", discourse.home.iso)
        if item.cls == "A" and item.party is not None and item.party.kind == "state" and not item.possessive:
            return Place(item.party.name, "country", item.party.iso)
        if item.cls not in "aw":
            return None
    return None


_NEIGHBOURING = frozenset({"neighbouring", "neighboring", "nearby", "surrounding", "adjacent"})


def _abroad(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the countries next to their own that people fled to, where the text does not say which."""
    if claim.kind != "displacement":
        return None
    for at in range(max(1, claim.index - 5), min(len(row) - 1, claim.index + 10)):
        next_door = [item.lower for item in row[at + 1 : at + 3]] == ["next", "door"]
        if row[at].lower == "countries" and (row[at - 1].lower in _NEIGHBOURING or next_door):
            return Place("neighbouring countries", "countries")
    return None


_CROSSED_AHEAD = {"N": 3.0, ";": 6.0, ",": 0.8, "s": 1.0, "r": 2.0, ".": 6.0}
_CROSSED_BEFORE = {"N": 2.0, ";": 6.0, ",": 0.5, "s": 0.6, "r": 1.0, ".": 6.0}
"""What it costs a place to be parted from its claim by an item of a class."""


def _ahead(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, actor: Actor | None
) -> tuple[tuple[float, Place] | None, int]:
    """Give the first place behind a claim with what it costs, and the item where the search ended."""
    crossed = 0.0
    for at in range(claim.index + 1, len(row)):
        item = row[at]
        if item.cls == ";" and claim.value == "strength":
            return None, at  # "has 3,000 fighters; some 1,200 are in X"
        crossed += _CROSSED_AHEAD.get(item.cls, 0.2)
        if item.where is not None and item.cls == "A" and _of_ground(row, at, claim):
            return (0.0, place_of_entry(item.where)), at
        if item.name is None or not _may_happen(row, at, claim, voices):
            continue
        if is_home(row, at) and claim.kind in ("casualty", "displacement"):
            return (0.0, place_of_entry(item.where) if item.where is not None else Place(item.name.text)), at
        found = place_at(row, at)
        if found is None or not _acceptable(row, at, found[0], actor, discourse):
            continue
        if not (claim.kind == "deployment" and actor is not None and found[0].name == actor.name):
            return (crossed, found[0]), at
    return None, len(row)


def _before(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, actor: Actor | None
) -> tuple[float, Place] | None:
    """Give the last place before a claim with what it costs."""
    crossed = 1.0
    for at in range(claim.index - 1, -1, -1):
        item = row[at]
        if item.cls == "A" and is_inset(row, at, claim.index):
            continue
        crossed += _CROSSED_BEFORE.get(item.cls, 0.2)
        if item.name is None or not _may_happen(row, at, claim, voices):
            continue
        found = place_at(row, at)
        if found is not None and _acceptable(row, at, found[0], actor, discourse):
            said = any(at < voice.first and voice.at < claim.index for voice in voices)
            return crossed + 10.0 * said, _closer(row, at) or found[0]  # "in X, officials said that in Y": in Y
    return None


def _in_naming(row: Sequence[Item], at: int, claim: Claim, voices: Sequence[Voice]) -> bool:
    """Tell whether a name belongs to the naming of a source that a claim stands outside of."""
    return not is_of_fight(row, at) and any(
        voice.first <= at < voice.last and not voice.first <= claim.index < voice.last for voice in voices
    )


def _may_happen(row: Sequence[Item], at: int, claim: Claim, voices: Sequence[Voice]) -> bool:
    """Tell whether what a claim tells of can have happened at a name, and nobody only spoke there or left it."""
    return not (
        _in_naming(row, at, claim, voices)
        or told_there(row, at, voices)
        or is_left_behind(row, at, claim)
        or (claim.kind == "casualty" and (is_destination(row, at) or is_far_from(row, at)))
    )


_THERE = frozenset({"there", "here"})
_TOWN = frozenset({"city", "town", "village"})
"""Words that mean the place spoken of."""

_WIDER = frozenset("region province territory enclave strip department district state governorate oblast".split())
"""Words that mean the region the place spoken of lies in."""


def _referred(
    row: Sequence[Item], claim: Claim, stop: int, discourse: Discourse, *, named: bool
) -> tuple[float, Place] | None:
    """Give the place spoken of that a word between a claim and an item refers to, with what it costs.

    "There" is the place `named` before in the sentence, if any.
    """
    crossed = 0.0
    for at in range(claim.index + 1, stop):
        item = row[at]
        crossed += _CROSSED_AHEAD.get(item.cls, 0.2)
        leading = row[at - 1].lower
        if at + 1 < len(row) and row[at + 1].cls in "fA":
            continue  # "the town of X"
        if claim.kind == "casualty" and is_destination(row, at):
            continue  # "brought to the capital"
        place, vague = None, 0.5
        if item.lower in _THERE:
            exists = at + 1 < len(row) and (row[at + 1].cls == "a" or row[at + 1].lower.startswith("remain"))
            place = None if exists or named else discourse.scene or discourse.place or discourse.stage
        elif item.lower in _TOWN and leading in ("the", "this", "that"):
            place = _town_of(discourse)
        elif item.lower == "capital" and leading in ("the", "its"):
            place = _capital_of(discourse)
        elif item.lower == "it" and leading in REACHING:
            place = discourse.place
        elif item.lower in _WIDER and leading in ("the", "this", "same"):
            place, vague = _region_of(discourse), 3.0
        elif item.lower in ("country", "nation") and leading in ("the", "this") and discourse.home is not None:
            place = Place(discourse.home.name, "country", discourse.home.iso)
        if place is not None:
            return crossed + vague, place
    return None


def _town_of(discourse: Discourse) -> Place | None:
    """Give the town spoken of, or the capital the text has named where it speaks of no town."""
    place = discourse.place or discourse.stage
    return _capital_of(discourse) or place if place is None or place.kind == "country" else place


def _capital_of(discourse: Discourse) -> Place | None:
    """Give the capital that the text has named, of the country it is set in."""
    capital, home = discourse.capital, discourse.home
    return capital if capital is not None and (home is None or home.iso == capital.iso) else None


def _region_of(discourse: Discourse) -> Place | None:
    """Give the region spoken of: the place itself, or the one named last in the same country."""
    place, region = discourse.place or discourse.stage, discourse.region
    if place is None or place.kind in ("region", "territory"):
        return place
    return region if region is not None and place.iso in (None, region.iso) else None


def place_spoken_of(row: Sequence[Item], voices: Sequence[Voice], discourse: Discourse) -> Place | None:
    """Give the place the text speaks of where a sentence names none, or else the one a local source is of."""
    return discourse.place or _of_office(row, voices) or discourse.stage


def _closer(row: Sequence[Item], at: int) -> Place | None:
    """Give the place that the one found only holds or lies by: X, in "near X in northern Y" or "in X, south of Y"."""
    back = at - 1
    while back > 0 and row[back].cls in "dwf" and at - back < 5:
        back -= 1
    if back > 2 and row[back].lower in ("in", "on", "near") and row[back - 1].cls == "," and row[back - 2].cls == "A":
        back -= 1  # "in X, in northern Y state"
    if back > 1 and (row[back].cls == "," or row[back].lower in ("in", "of")) and row[back - 1].cls == "A":
        found = place_at(row, back - 1)
        if found is not None and is_located(row, back - 1):
            return found[0]
    return None


_LOCAL = frozenset(
    (
        "mayor governor prefect hospital hospitals medics doctors residents witnesses villagers rescuers police "
        "health local provincial regional municipal"
    ).split()
)
"""Words for those who speak of what happened where they are."""


def _of_office(row: Sequence[Item], voices: Sequence[Voice]) -> Place | None:
    """Give the place a local source is of, where the text names no other: "the mayor of X said five were killed"."""
    for voice in voices:
        items = range(voice.first, voice.last)
        if any(row[at].lower.endswith(("ministry", "minister")) for at in items):
            continue  # of the whole country: "the health ministry in X"
        if any(word in _LOCAL for at in items for word in row[at].lower.split()):
            for at in items:
                name = row[at].name
                if name is not None and name.where is not None and at and row[at - 1].cls in "fid":
                    return place_of_entry(name.where)
    return None


def _acceptable(row: Sequence[Item], at: int, place: Place, actor: Actor | None, discourse: Discourse) -> bool:
    """Tell whether a name that may be a place is used as one here."""
    name = row[at].name
    if name is None:
        return False
    if row[at].cls == "T":
        return True
    if name.entry("conflict") is not None:
        return not is_of_war(row, at)
    following = row[at + 1] if at + 1 < len(row) else None
    if place.kind == "river" and discourse.place is not None and is_reached(row, at):
        return False  # crossed on the way to where it happened
    if is_located(row, at) or is_reached(row, at) or _is_between(row, at):
        return not (following is not None and following.cls == "p") or _opens_sentence(row, at)
    if name.entry("actor") is not None:
        return False
    lands = discourse.lands
    if place.kind in ("city", "town") and place.iso is not None and lands and place.iso not in lands:
        return False  # a town's name far from all that is spoken of may be a person's
    if following is not None and following.lower in _KINDS_OF_BASE and row[at + 2 : at + 3]:
        return row[at + 2].lower in REGION_WORDS  # "overran the X army base"
    return not (following is not None and (following.cls in "po" or following.lower in GROUP_WORDS)) or name.possessive
