"""Where a text is set, sentence by sentence: what stands for the place when a sentence names none.

Decides which place goes on being spoken of: where something happened, rather than what else was named; the country for
what is told of the whole war or of a whole year; the place of the heading where nothing else is known. In whose country
a text is set is decided in `homes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from conflictfacts.model.reference import Place
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.elsewhere import (
    FOUGHT_FOR,
    RAIDS,
    comes_from,
    held_by,
    is_compared,
    is_of_fight,
    is_reached,
    is_told_of_before,
    lies_in,
)
from conflictfacts.reading.resolve.parties import is_located, is_place_preposition, is_spoken
from conflictfacts.reading.resolve.places import SMALL_KINDS, place_at, place_of_entry
from conflictfacts.reading.resolve.seats import told_there
from conflictfacts.reading.resolve.ways import WAYS, is_destination, is_far_from, is_headed_for, is_passed, is_walked_to
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import REGION_WORDS, TOWNS
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.patterns import pattern
from conflictfacts.reading.text.sentences import Sentence

__all__ = [
    "as_far_as_known",
    "is_beside",
    "is_inhabited",
    "remember_place",
    "set_stage",
    "sets_anew",
    "spread_from",
    "tells_of_war",
]

_WHOLE_WAR = (
    r"(?:'s|\b(?:the|this)) (?:\w+ )?(?:campaign|offensive|bombardment) (?:has|have|had) "
    r"(?:killed|left|cost|claimed|displaced)\b|"
    r"(?:(?:'s|\b(?:the|this)) (?:civil |brutal |[\w-]+-(?:old|year|decade) )?"
    r"(?:war|conflict|insurgency|invasion|genocide|violence|bloodshed)"
    r"(?: (?:in|on) (?:[\w'-]+ ){0,3}[\w'-]+)?(?:, [^,]{1,60},)? (?:has|have|had)[ ,]"
    r"|since (?:the )?(?:new )?year (?:began|started)\b"
    r"|since (?:the |this |its )?(?:(?:start|beginning|outbreak|onset|first days?) of )?(?:the |this |its )?"
    r"(?:\S+ )?(?:war|conflict|invasion|insurgency|uprising|revolution|coup|takeover|hostilities)\b"
    r"|since (?:the |this |its )?(?:\S+ )?(?:operation|offensive|assault|campaign) (?:began|started|was launched)\b"
    r"|since (?:\S+ ){1,5}into the (?:war|conflict)\b"
    r"|at war (?:with \S+ )?since\b"
    r"|the (?:uprising|rebellion|insurrection) has (?:killed|left|cost)\b"
    r"|(?:the|this) (?:war|conflict) (?:began|erupted|started|broke out|was triggered)\b"
    r"|(?:in|during|over|after) (?:\S+ ){1,2}(?:years|months|decades) of (?:\S+ )?(?:war|conflict|fighting)"
    r"|(?:all over|across|throughout) the (?:territory|strip|enclave|region|country|nation)\b|the total now\b"
    r"|(?:nationwide|countrywide|country-wide|across the country|throughout the country|in the country)\b"
    r"|(?:last|this|that|previous|whole|every|each) year\b|in the year\b|the year before\b)"
)
"""Words that tell of a war as a whole, of a whole country or a whole year."""


_WIDE = (
    *"war conflict year campaign offensive bombardment insurgency invasion genocide violence bloodshed".split(),
    *"coup takeover hostilities operation assault".split(),
    *"uprising revolution rebellion insurrection nationwide countrywide country-wide across throughout".split(),
    *("all over", "in the country", "months of", "decades of", "the total now"),
)
"""What words of `_WHOLE_WAR` have in them: a text with none of it need not be searched for them."""


def _speaks_of_whole(lower: str) -> bool:
    return any(part in lower for part in _WIDE) and pattern(_WHOLE_WAR).search(lower) is not None


_SINCE_THEN = re.compile(r"\bsince(?: then\b|[,.]|$)")
_WAR_BEGAN = r"\b(?:war|conflict)\b[^.]*\b(?:19|20)\d\d\b"


_LOOKING_BACK = 200
"""Characters before a sentence in which "since then" has its beginning."""


def tells_of_war(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence speaks of the whole war, country or year, and not of one event at one place.

    Args:
        text: The text, which may say before it since when: "5,000 have been killed since then".
        sentence: The sentence.
    """
    lower = text[sentence.start : sentence.end].lower()
    if _speaks_of_whole(lower):
        return True
    if "since" not in lower or _SINCE_THEN.search(lower) is None:
        return False
    before = text[max(0, sentence.start - _LOOKING_BACK) : sentence.start].lower()
    return _speaks_of_whole(before) or pattern(_WAR_BEGAN).search(before) is not None


_OPENING = frozenset("on in at since by during last earlier two".split())


def sets_anew(row: Sequence[Item]) -> bool:
    """Tell whether a sentence opens with when or where, and so tells of something else than the one before.

    Args:
        row: The sentence's items.
    """
    head = row[:4]
    if head and head[0].cls == "T":
        return True
    return bool(head) and head[0].lower in _OPENING and any(item.cls == "T" or item.where is not None for item in head)


def _counts_party(row: Sequence[Item]) -> bool:
    """Tell whether a line is one of a list of parties, and no country's dispatch: "Zorvia – 13 killed"."""
    state = row[0].party is not None and (row[0].where is None or row[0].where.kind == "country")
    return state and len(row) > 2 and row[1].cls == "-" and row[2].cls == "N"


_EMPTY = frozenset(
    {
        "sea",
        "river",
        "lake",
        "mountain",
        "mountains",
        "front",
        "line",
        "strait",
        "gulf",
        "desert",
        "ocean",
        "waterway",
        "fort",
        "countries",
        "fortress",
        "outpost",
        "base",
        "airport",
        "bridge",
    }
)
_EMPTY_NAMES = (
    "direction",
    "front",
    "axis",
    "sector",
    "line",
    "sea",
    "river",
    "border",
    "highway",
    "road",
    "mountains",
)


def as_far_as_known(place: Place, row: Sequence[Item], discourse: Discourse) -> Place:
    """Leave open which town a name means where it lies in a country the text has not named, and has named others.

    Args:
        place: The place as the lexicon knows it.
        row: The sentence's items.
        discourse: What went before.
    """
    iso = place.iso
    if iso is None or place.kind not in ("city", "town") or iso in discourse.lands_before or not discourse.lands_before:
        return place
    named = any(item.party is not None and item.party.iso == iso for item in row) or any(
        item.where is not None and item.where.iso == iso and item.where.name != place.name for item in row
    )
    return place if named else Place(place.name)


def is_inhabited(place: Place) -> bool:
    """Tell whether a place can have people of its own: no sea, no front line, no hill known by a number."""
    last = place.name.lower().rpartition(" ")[2]
    stretch = place.name.startswith("between ")
    return place.kind not in _EMPTY and last not in _EMPTY_NAMES and not (last.isdigit() or stretch)


def set_stage(row: Sequence[Item], discourse: Discourse) -> None:
    """Take the first place of a heading for where the text is set, if nothing has set it.

    Args:
        row: The heading's items.
        discourse: What went before.
    """
    dated = any(item.cls == "T" for item in row)
    if (dated and all(item.cls in "AT,.:;-()N" for item in row)) or (row and _counts_party(row)):
        return  # "Saigon, 21 May": where and when it was written
    for at, item in enumerate(row):
        found = place_at(row, at) if item.cls == "A" else None
        if dated and found is None and not (at == 0 and row[1].cls == ":"):
            continue  # "Losses of X in May"
        place = found[0] if found is not None else place_of_entry(item.where) if item.where is not None else None
        if place is not None and not (item.party is not None and _is_doer_of_heading(row, at)):
            discourse.stage = discourse.stage or place
            return


def _is_doer_of_heading(row: Sequence[Item], at: int) -> bool:
    """Tell whether a heading names a party for what it does or says: "Zorvia kills 46", "46 killed, says Zorvia"."""
    before, behind = row[at - 1 : at] if at else [], row[at + 1 : at + 2]
    tells = any(item.cls in "r-–" for item in before) and at + 1 == len(row)
    acts = not row[at].possessive and not any(map(is_place_preposition, before))
    return tells or (acts and any(item.cls in "tra" for item in behind))


def remember_place(
    row: Sequence[Item], places: Mapping[int, Place], voices: Sequence[Voice], discourse: Discourse
) -> None:
    """Take the place a sentence names last for the one spoken of.

    Args:
        row: The sentence's items.
        places: The places its names mean.
        voices: Its sources.
        discourse: What went before.
    """
    scene = None
    for at, place in places.items():
        if told_there(row, at, voices):
            continue
        if scene is not None and any(_tells_more(row, step) for step in range(scene, at)):
            continue
        if is_spoken(voices, at) and not is_of_fight(row, at):
            continue
        if _is_aside(row, at):
            continue
        before = discourse.place
        if before is not None and not _is_new_scene(row, at, place, before):
            continue
        located = is_located(row, at) or is_reached(row, at) or is_beside(row, at)
        if place.iso is not None and place.iso not in discourse.lands and discourse.lands and not located:
            continue  # "Berkeley, who wrote later": a name far from all that is spoken of
        discourse.place = place
        if is_located(row, at):
            scene = at


_RELATIVE = frozenset({"who", "whom", "whose", "which"})
"""Words of a clause that tells more of somebody or something named before."""

_EVENTS = RAIDS | frozenset(
    "raids attacks strikes ambushes killing killings massacre massacres bombing bombings explosion blast shelling "
    "clash clashes incident incidents violence".split()
)
"""What a clause behind it says where it happened."""


def _tells_more(row: Sequence[Item], at: int) -> bool:
    """Tell whether a clause begins that only tells more of somebody, and so leaves where things happen as it is."""
    if row[at].lower not in _RELATIVE:
        return False
    back = at - 2 if row[at - 1].cls in ",i" else at - 1
    return back < 0 or row[back].last_word not in _EVENTS


_SPREAD = frozenset(
    "come came comes coming spill spilled spilt spills spilling spread spreads spreading smuggled imported infiltrated "
    "infiltrating shipped fired launched".split()
)


def spread_from(row: Sequence[Item], at: int) -> bool:
    """Tell whether something only came from a place: "arms smuggled from X", "the revolt had spilled over from X".

    Args:
        row: The sentence's items.
        at: The name.
    """
    back = at - 2 if row[at - 1].cls == "d" else at - 1
    if back < 1 or row[back].last_word != "from":
        return False
    return any(item.first_word in _SPREAD for item in row[max(0, back - 3) : back + 1])


def is_beside(row: Sequence[Item], at: int) -> bool:
    """Tell whether what is told happened by a place: "three towns north of X".

    Args:
        row: The sentence's items.
        at: The name.
    """
    return at > 1 and row[at - 1].cls == "f" and row[at - 2].lower in FOUGHT_FOR


def _is_aside(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is only where somebody comes from or passes, even where no other place is spoken of."""
    return comes_from(row, at) or spread_from(row, at) or is_passed(row, at) or is_far_from(row, at)


def _is_new_scene(row: Sequence[Item], at: int, place: Place, before: Place) -> bool:
    """Tell whether a place takes over from the one spoken of, and is neither on the way, nor what that one lies in."""
    opens = at < 5 and is_located(row, at)
    if (place.kind in _CROSSED and not opens) or row[at].entry("conflict") is not None:
        return False  # "frogmen crossed the X", "the first battle of the war in Y"
    if (
        is_destination(row, at)
        or is_headed_for(row, at)
        or is_walked_to(row, at)
        or is_told_of_before(row, at)
        or is_compared(row, at)
        or lies_in(row, at)
        or _is_held(row, at, before)
        or _holds_named(row, at, place, before)
        or _is_of_road(row, at)
        or (_is_listed(row, at) and _framed(row, at))
    ):
        return False
    if place.iso != before.iso:
        return True
    holds = place.kind == "country" and before.kind != "country"
    return not (holds or (place.kind == "region" and before.kind in TOWNS and at > 3))


def _holds_named(row: Sequence[Item], at: int, place: Place, named: Place) -> bool:
    """Tell whether a place only says where one named before it lies: "in the X area of Y", "at X, Y", "X, in Y's Z"."""
    if named.kind == "country":
        return False
    back = at - 1
    while back >= 0 and (row[back].cls in "d,A" or row[back].lower in _LYING_IN):
        if row[back].cls == "A" and _is_called(row[back], named):
            joined = at - back > 1 and not row[back].possessive
            wider = place.kind in ("region", "country") or row[at].last_word in REGION_WORDS
            return joined and (wider or (named.iso is None and (named.kind is None or named.kind in SMALL_KINDS)))
        back -= 1
    return False


_LYING_IN = REGION_WORDS | frozenset(
    "of in locality commune township borough parish quarter general port mine prison terminal refinery dam market "
    "hospital station".split()
)
"""Words between a place and the one it lies in."""


def _is_held(row: Sequence[Item], at: int, before: Place) -> bool:
    """Tell whether a place only holds the one spoken of: Y, in "X, a small town of Y"."""
    held = held_by(row, at)
    return held is not None and _is_called(row[held], before)


def _is_called(item: Item, place: Place) -> bool:
    """Tell whether an item is the name of a place."""
    if item.name is None:
        return False
    name = (item.where.name if item.where is not None else item.name.text).lower()
    return place.name.lower() in (name, f"{name} {place.kind}")


def _is_of_road(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place only says which road: "the X road", "the X–Y highway"."""
    if row[at - 1].cls == "-" and at > 1 and row[at - 2].cls == "A":
        return True
    return at + 1 < len(row) and row[at + 1].lower in WAYS


_CROSSED = frozenset({"river", "sea", "front"})
"""Kinds of places that a text passes, on the way to the place it speaks of."""


def _framed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a sentence opens with the ground that a place behind lies on: "In the X direction, near Y"."""
    for step in range(1, min(at, 5)):
        if row[step].cls == "A":
            return is_located(row, step) and place_at(row, step) is not None
    return False


def _is_listed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a place is one of several: "near X, Y and Z"."""
    step = at - 1
    while step > 0 and row[step].cls in "d,&":
        step -= 1
    if step < at - 1 and row[step].cls == "A":
        return True
    step = at + 1
    while step < len(row) and row[step].cls in "d,&":
        step += 1
    return at + 1 < step < len(row) and row[step].cls == "A"
