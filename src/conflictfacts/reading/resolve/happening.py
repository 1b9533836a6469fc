"""Where a sentence says that what it tells of happened.

Decides which of the places of a sentence is where it happened, and not where somebody spoke, came from, or was sent.
Which place "there", "the town" or "the capital" means is decided in `referring`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.listing import is_bracketed
from conflictfacts.reading.resolve.battles import label_of
from conflictfacts.reading.resolve.captors import land_of_captors
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.elsewhere import (
    held_by,
    is_compared,
    is_ground,
    is_included,
    is_inset,
    is_left_behind,
    is_native,
    is_of_fight,
    is_of_part,
    is_of_war,
    is_reached,
    is_ruler,
)
from conflictfacts.reading.resolve.hosts import place_abroad, place_of_host, place_reached
from conflictfacts.reading.resolve.parties import GROUP_WORDS, is_located
from conflictfacts.reading.resolve.periods import PARTED
from conflictfacts.reading.resolve.places import (
    KINDS_OF_BASE,
    is_between,
    is_home,
    is_of_body,
    opens_sentence,
    place_at,
    place_of_entry,
    place_of_state,
)
from conflictfacts.reading.resolve.referring import CROSSED_AHEAD, referred, referred_before
from conflictfacts.reading.resolve.seats import LOCALS, NEAR_BY, told_there
from conflictfacts.reading.resolve.ways import is_destination, is_far_from, is_headed_for, is_passed, is_walked_to
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import REGION_WORDS, TOWNS, WIDE
from conflictfacts.reading.text.items import Item

__all__ = ["place_named", "place_spoken_of"]


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
        or place_of_host(row, claim, discourse)
        or place_abroad(row, claim)
        or place_reached(row, claim)
        or _of_owner(row, claim)
    )
    if told is not None:
        return True, told
    soil = _on_soil(row, claim)
    if soil is not None:
        return claim.kind != "deployment", soil  # where soldiers stand is not where all else happens
    prison = land_of_captors(row, claim)
    if prison is not None:
        return False, prison  # nor where prisoners sit
    return _nearest(row, claim, voices, discourse, actor)


def _nearest(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, actor: Actor | None
) -> tuple[bool, Place | None]:
    """Give the place that the words nearest to a claim name or refer to, and whether the text goes on with it."""
    ahead, stop = _ahead(row, claim, voices, discourse, actor)
    before = _before(row, claim, voices, discourse, actor)
    meant = referred(row, claim, stop, voices, discourse, named=before is not None)
    if meant is not None and (ahead is None or ahead[0] > meant[0] + 2.0):
        ahead = meant  # "the territory it held in X" names its place after all
    named = ahead is not None and ahead is not meant
    if not named and not (before is not None and before[1].kind in (None, *TOWNS)):
        spoken = referred_before(row, claim, discourse)
        if spoken is not None:
            return _goes_on(claim, spoken), spoken
    if before is not None and (ahead is None or before[0] < ahead[0]):
        return True, before[1]
    if ahead is None:
        ward = _ward_of_teller(row, claim, voices)
        return ward is not None, ward
    return named or _goes_on(claim, ahead[1]), ahead[1]


def _goes_on(claim: Claim, place: Place) -> bool:
    """Tell whether a text goes on with the place that a word refers to: with "the town", and not with "the country"."""
    return claim.kind == "casualty" and place.kind not in WIDE


def _of_label(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the place that is the label of a list's row."""
    if claim.label is None:
        return None
    for at in range(*claim.label):
        name = row[at].name
        land = claim.kind == "displacement" and is_bracketed(row, claim.index)  # "X (1.5 million), Y (1.2 million)"
        if name is not None and name.where is not None and (land or name.entry("actor") is None):
            return place_of_entry(name.where)
    return None


def _of_owner(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the place whose people are displaced: "X's 2 million people have been displaced"."""
    if claim.kind != "displacement" or claim.index == 0:
        return None
    owner = row[claim.index - 1]
    where = owner.where if owner.cls == "A" and owner.possessive and claim.form == "participle" else None
    return place_of_entry(where) if where is not None else None


_WARDS = frozenset("hospital clinic morgue mortuary infirmary".split())
_TAKING_IN = frozenset(
    "received receives receiving treated treats treating admitted arrived brought bodies corpses".split()
)
"""Words near those whom a hospital took in, and who need not have been hurt in its town."""


def _ward_of_teller(row: Sequence[Item], claim: Claim, voices: Sequence[Voice]) -> Place | None:
    """Give the town of the hospital that tells whom it took in: "'We received 38,' said a surgeon at ... in X"."""
    around = [item.first_word for item in row[max(0, claim.index - 3) : claim.phrase.stop + 3]]
    if claim.kind != "casualty" or (_TAKING_IN.isdisjoint(around) and "we have" not in " ".join(around)):
        return None
    for voice in voices:
        for at in range(voice.first, min(len(row) - 2, voice.last + _BEHIND_TELLER)):
            where = row[at + 2].where if row[at + 1].lower in ("in", "at", "of") else None
            if row[at].last_word in _WARDS and where is not None and where.kind in TOWNS:
                return place_of_entry(where)
    return None


_BEHIND_TELLER = 12
"""Items behind a name within which his hospital is named: "said Ann Roe, a surgeon at the hospital in X"."""


_PEOPLES = {"state": "country", "region_people": "region"}
"""Kinds of parties whose name is their ground's too, and the kind of that."""

_SOIL = frozenset({"territory", "soil", "land", "ground"})
_DIVISIONS = frozenset("districts townships provinces municipalities regions counties".split())
"""What only a state has, or an area it lies in, as its own."""
_ON_SOIL = frozenset({"territory", "soil"})
"""What people die on and soldiers stand on, by the name of its country."""


def _of_soil(row: Sequence[Item], claim: Claim, discourse: Discourse, actor: Actor | None) -> Place | None:
    """Give the country whose ground a claim counts: "240 square kilometres of Ukrainian territory"."""
    if claim.kind != "territory":
        return None
    state = actor if actor is not None and actor.kind == "state" else discourse.home
    for at in range(claim.index + 1, min(len(row) - 1, claim.index + 10)):
        party = row[at].party
        if party is not None and party.kind in _PEOPLES and (row[at + 1].lower in _SOIL or _is_soil_of(row, at)):
            return Place(party.name, _PEOPLES[party.kind], party.iso)
        own, ground = row[at].lower == "national", row[at + 1]
        ground = row[at + 2] if ground.lower == "sovereign" and row[at + 2 : at + 3] else ground
        if row[at].lower == "its" and (ground.lower in _SOIL or ground.lower in _DIVISIONS):
            others = claim.value in ("held", "captured") and discourse.home is not None
            return _land_of_state(discourse.home if others else state)  # nobody else holds a part of their own
        if row[at].lower == "our" and discourse.home is not None:
            own, state = True, discourse.home
        if own and ground.lower in _SOIL and state is not None:
            return place_of_state(state)
    return None


def _is_soil_of(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name is that of whose ground is told of: "four fifths of the territory of X"."""
    back = at - 1 if row[at - 1].cls == "d" else at
    return back > 1 and row[back - 1].cls == "f" and row[back - 2].lower == "territory"


def _land_of_state(state: Actor | None) -> Place | None:
    return place_of_state(state) if state is not None else None


def _on_soil(row: Sequence[Item], claim: Claim) -> Place | None:
    """Give the country on whose soil something happened: "10,000 men on X soil", "X has 90 dead on its own soil"."""
    if claim.kind == "territory":
        return None
    for at in range(max(2, claim.index - 8), min(len(row), claim.index + 12)):
        if row[at].lower not in _ON_SOIL or "on" not in (row[at - 2].lower, row[max(0, at - 3)].lower):
            continue
        party = row[at - 1].party
        if row[at - 1].lower in ("its", "own"):
            parties = {item.party.name: item.party for item in row[: at - 1] if item.party is not None}
            party = next(iter(parties.values())) if len(parties) == 1 else None  # else it may be anybody's
        if party is not None and party.kind in _PEOPLES:
            return Place(party.name, _PEOPLES[party.kind], party.iso)
    return None


_CROSSED_BEFORE = {"N": 2.0, ";": 6.0, ",": 0.5, "s": 0.6, "r": 1.0, ".": 6.0}
"""What it costs a place to be parted from its claim by an item of a class."""


def _ahead(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, actor: Actor | None
) -> tuple[tuple[float, Place] | None, int]:
    """Give the first place behind a claim with what it costs, and the item where the search ended."""
    crossed, some = 0.0, False
    for at in range(claim.index + 1, len(row)):
        item = row[at]
        if item.cls == "A" and is_included(row, at):
            continue
        if item.cls == ";" and claim.value == "strength":
            return None, at  # "has 3,000 fighters; some 1,200 are in X"
        of_them = at + 2 < len(row) and row[at + 2].lower in PARTED and row[at + 1].lower == "of"
        some = (some and item.cls != ",") or of_them
        if some and item.cls == "A":
            continue  # "6,000 fighters, half of them in X"
        towns = item.number is not None and item.number.unit == "settlement"  # "65 of them in six towns of X"
        crossed += 0.2 if towns else CROSSED_AHEAD.get(item.cls, 0.2)
        if item.where is not None and item.cls == "A" and is_ground(row, at, claim):
            return (0.0, place_of_entry(item.where)), at
        if item.name is None or not _may_happen(row, at, claim, voices):
            continue
        if is_home(row, at) and claim.kind in ("casualty", "displacement"):
            return (0.0, place_of_entry(item.where) if item.where is not None else Place(item.name.text)), at
        found = place_at(row, at)
        if found is None or not _acceptable(row, at, found[0], discourse):
            continue
        if not (claim.kind == "deployment" and actor is not None and found[0].name == actor.name):
            return (crossed, found[0]), at
    return None, len(row)


def _before(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, actor: Actor | None
) -> tuple[float, Place] | None:
    """Give the last place before a claim with what it costs."""
    crossed = 1.0
    others = not claim.counts_some and claim.source is None
    label = label_of(row)
    stop = label[1] if label is not None and label[1] < claim.index else 0
    for at in range(claim.index - 1, stop - 1, -1):
        item = row[at]
        if item.cls == "A" and (is_inset(row, at, claim.index) or (others and is_of_part(row, at))):
            continue
        crossed += _CROSSED_BEFORE.get(item.cls, 0.2)
        if item.where is not None and item.cls == "A" and is_ground(row, at, claim):
            return crossed, place_of_entry(item.where)
        if item.name is None or not _may_happen(row, at, claim, voices):
            continue
        found = place_at(row, at)
        if found is not None and _acceptable(row, at, found[0], discourse):
            said = any(at < voice.first and voice.at < claim.index for voice in voices)
            if 0 < at == claim.index - 1 and row[at - 1].lower == "in" and found[1] == claim.index:
                return 0.0, found[0]  # "in X two died and in Y four"
            return crossed + 10.0 * said, _closest(row, at) or found[0]  # "in X, officials said that in Y": in Y
    return (crossed, label[0]) if label is not None and stop else None


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
        or is_native(row, at)
        or is_compared(row, at)
        or (row[at].party is not None and is_bracketed(row, at + 2))  # whose they are: "X (2,641), Y (1,756)"
        or is_ruler(row, at)
        or is_left_behind(row, at, claim)
        or (claim.kind == "casualty" and (is_far_from(row, at) or is_headed_for(row, at)))
        or ((claim.kind == "casualty" or claim.value == "present") and is_destination(row, at))
        or (at > claim.index and is_walked_to(row, at))
        or is_passed(row, at)
    )


def place_spoken_of(row: Sequence[Item], voices: Sequence[Voice], discourse: Discourse) -> Place | None:
    """Give the place the text speaks of where a sentence names none, or else the one a local source is of."""
    return discourse.place or _of_office(row, voices) or discourse.stage


def _closest(row: Sequence[Item], at: int) -> Place | None:
    """Give the place that the one found only holds or lies by: X, in "near X in northern Y" or "in X, in Y, Z"."""
    closer, found = _closer(row, at), None
    while closer is not None:
        found = place_at(row, closer)
        closer = _closer(row, closer)
    return found[0] if found is not None else None


def _closer(row: Sequence[Item], at: int) -> int | None:
    """Find the place that one only holds or lies by."""
    held = held_by(row, at)
    if held is not None and place_at(row, held) is not None:
        return held
    back = at - 1
    while back > 0 and row[back].cls in "dwf" and at - back < 5:
        back -= 1
    if back > 1 and (row[back].cls == "," or row[back].lower in ("in", "of")) and row[back - 1].cls == "A":
        found = place_at(row, back - 1)
        site = row[back - 1].unknown and row[back - 2].cls == "d"  # "on the Forward Operating Base in X"
        if found is not None and not site and (is_located(row, back - 1) or is_reached(row, back - 1)):
            return back - 1
    return None


_LOCAL = LOCALS | NEAR_BY | {"health"}
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
                if name is None or not at or row[at - 1].cls not in "fid":
                    continue
                if name.where is not None:
                    return place_of_entry(name.where)
                if row[at].unknown and row[at - 1].lower in ("in", "of") and not is_of_body(name.text):
                    return Place(name.text)
    return None


def _acceptable(row: Sequence[Item], at: int, place: Place, discourse: Discourse) -> bool:
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
    if is_located(row, at) or is_reached(row, at) or is_between(row, at):
        return not (following is not None and following.cls == "p") or opens_sentence(row, at)
    if name.entry("actor") is not None:
        return False
    lands = discourse.lands
    if place.kind in ("city", "town") and place.iso is not None and lands and place.iso not in lands:
        return False  # a town's name far from all that is spoken of may be a person's
    if following is not None and following.lower in KINDS_OF_BASE and row[at + 2 : at + 3]:
        return row[at + 2].lower in REGION_WORDS  # "overran the X army base"
    return not (following is not None and (following.cls in "po" or following.lower in GROUP_WORDS)) or name.possessive
