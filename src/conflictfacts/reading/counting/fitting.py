"""Whether a trigger can take a number at all, by the number's unit and by what it counts.

Decides against what cannot go together: a share of ground with a verb of killing, people with a verb of conquest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.reading.counting.claims import AREAS, LENGTHS, Claim
from conflictfacts.reading.counting.exchanges import PRISONERS
from conflictfacts.reading.counting.idioms import row_evacuates
from conflictfacts.reading.counting.phrases import NO_PEOPLE, Phrase
from conflictfacts.reading.counting.strongholds import CHANGING, POSITION
from conflictfacts.reading.text.grammar import BODIES, UNIT_WORDS
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["fits", "is_ground", "of_things"]

_GROUND_WORDS = re.compile(
    r"territor|\bland\b|\bground\b|\barea\b|region|oblast|province|countr|\bcity\b|\bcapital\b|\bstate\b|\bsoil\b|town|village|"
    r"district|strip|enclave|km|peninsula|coast|valley|"
    r"neighbou?r\b|republic|homeland|"
    r"settlement|island|\bthe (?:north|south|east|west)\b|\bit\b|\bmap\b|front"
)
_PEOPLE_WORDS = re.compile(r"\b(?:population|people|residents|inhabitants|citizens|civilians|families|households)\b")

_THINGS = frozenset({*AREAS, *LENGTHS, "settlement", POSITION, "unit", "item"})


_ASSAULTS = frozenset(
    "attacked assaulted stormed fought invaded assault attack offensive battle fighting raid raids operation "
    "landing".split()
)
"""Words with "4,000 of them" that tell what only fighters do."""

_MANY_MEN = BODIES | UNIT_WORDS
"""Words for soldiers as one body, or for a unit of them."""


def fits(
    kind: str,
    value: str,
    form: str,
    unit: str,
    phrase: Phrase,
    ground: bool | None,
    row: Sequence[Item],
    previous: Claim | None,
) -> bool:
    """Tell whether a trigger can take a number of this unit and noun at all.

    Args:
        kind: The trigger's kind of fact.
        value: Its measure or status.
        form: How it takes a number.
        unit: What the number is in.
        phrase: What it counts.
        ground: Whether a percentage is of ground; `None` where the text does not say of what.
        row: The sentence's items.
        previous: The claim before it.
    """
    if unit == "percent":
        return _takes_share(kind, value, form, ground, of_soldiers=_of_soldiers(row, phrase.stop))
    if unit in _THINGS:
        return _takes_thing(kind, value, form, unit)
    if phrase.head is not None and row[phrase.head].lower == "strong":
        return kind == "deployment"  # "marched off 450 strong"
    if kind == "casualty":
        home = value == "other" and form == "subject" and not (previous is not None and previous.value == "other")
        # Soldiers who come home were prisoners, or on leave.
        return not home or any(item.lower in PRISONERS for item in row)
    if kind == "displacement":
        return _takes_displaced(value, form, unit, phrase, row, previous)
    before = previous.kind if previous is not None else None
    return kind == "deployment" and _takes_troops(value, form, unit, phrase, row, before)


def _takes_thing(kind: str, value: str, form: str, unit: str) -> bool:
    """Tell whether a trigger takes ground, distances, positions, units or materiel."""
    if unit in AREAS:
        return kind == "territory"
    if unit == "settlement":
        return kind == "territory" and value != "advance"
    if unit == POSITION:
        return kind == "territory" and value in CHANGING
    if unit in LENGTHS:
        taken = form == "object" and value in ("regained", "captured")
        return kind == "territory" and (value == "advance" or taken)
    if unit == "unit":
        return kind == "deployment" or (kind == "casualty" and value == "losses")
    lost = kind == "casualty" and value in ("losses", "captured") and form in ("object", "participle")
    return kind == "equipment" or lost


def _takes_share(kind: str, value: str, form: str, ground: bool | None, *, of_soldiers: bool) -> bool:
    """Tell whether a trigger takes a percentage."""
    if kind == "territory":
        return value != "advance" and ground is not False
    if ground is True:
        return False
    if kind == "casualty":
        return not (value == "captured" and ground is None and form == "participle")  # "42% is in the hands of X"
    if of_soldiers:
        return kind == "deployment" and (value == "withdrawn" or (value == "present" and form == "subject"))
    return kind == "displacement"


def _takes_displaced(
    value: str, form: str, unit: str, phrase: Phrase, row: Sequence[Item], previous: Claim | None
) -> bool:
    """Tell whether who is counted can have fled, come back or been moved: soldiers do other things."""
    before = previous.kind if previous is not None else None
    if phrase.head is not None:
        return not row[phrase.head].military
    after_soldiers = before == "deployment" and unit == "person"
    if form == "participle" and after_soldiers and phrase.sort == "":
        return False  # "sent 2,000 fighters. Another 1,600 are in camps"
    if value == "returned" and unit == "person" and any(map(_is_armed, row)):
        return False  # "a battalion of 350 was shot to pieces: barely sixty returned"
    if form == "subject" and after_soldiers and previous is not None and previous.value in ("withdrawn", "sent"):
        return False  # "troops are to leave. By June 4,000 will have left."
    if form != "object":
        return True
    from_homes = [item.lower for item in row[phrase.stop : phrase.stop + 2]] in (["from", "their"], ["from", "homes"])
    return from_homes or value != "displaced" or before == "displacement"


def _takes_troops(value: str, form: str, unit: str, phrase: Phrase, row: Sequence[Item], before: str | None) -> bool:
    """Tell whether who is counted can be troops that are somewhere, come or go; `before` is what the last claim was."""
    if value == "withdrawn":
        if phrase.sort == "demonym" and any(item.lower.endswith(" home") for item in row):
            # "500,000 Zorvians had gone home" were refugees
            return any(map(_is_armed, row[max(0, phrase.stop - 5) : phrase.stop + 6]))
        if row_evacuates(row, phrase):
            return False  # "200,000 Zorvians were evacuated from the border"
    if value in ("recruited", "mobilised") and unit == "person":
        return True
    if phrase.head is not None:
        return _are_troops(
            row[phrase.head], phrase.sort, form, goes_on=before == "deployment" or any(map(_is_armed, row))
        )
    if unit != "person" or form == "noun":
        return True
    ends = phrase.stop >= len(row) or row[phrase.stop].cls in ".,;)"
    if ends and before == "casualty" and (form, value) == ("object", "present"):
        return False  # "684 dead in 2002; in 2013 there were 276"
    if form == "subject" and value == "present" and row[phrase.stop - 1].lower == "them" and not ends:
        return any(item.first_word in _ASSAULTS for item in row[phrase.stop : phrase.stop + 8])
    if not ends and any(item.lower in ("deployed", "stationed", "garrisoned") for item in row[phrase.stop :][:4]):
        return True
    return before == "deployment" or any(item.military or item.lower in _MANY_MEN for item in row)


def _are_troops(head: Item, sort: str, form: str, *, goes_on: bool) -> bool:
    """Tell whether a counted noun can name troops; `goes_on` where soldiers are spoken of beside it."""
    people = head.roles.get("people", ())
    if form == "subject" and head.lower in ("people", "persons", "residents", "families"):
        return False  # people who arrive are no troops
    if people[:1] == ("none",) and form != "noun" and not goes_on:
        return False  # "about 100 people had gathered", "are waiting to go home"
    return people[0] in ("military", "none") if people else sort != "noun" or head.lower == "strong"


def _is_armed(item: Item) -> bool:
    """Tell whether a word names soldiers, a unit or a party that has some."""
    return (
        item.military
        or item.lower in BODIES
        or "unit" in item.roles.get("unit", ())
        or (item.party is not None and item.party.kind in ("armed_group", "army"))
    )


def _of_soldiers(row: Sequence[Item], at: int) -> bool:
    """Tell whether a percentage is of soldiers: "80 percent of the garrison"."""
    if at >= len(row) or row[at].cls != "f":
        return False
    head = next((item for item in row[at + 1 : at + 6] if item.cls not in "dwA" or item.lower in BODIES), None)
    return head is not None and (head.military or head.lower in BODIES)


def of_things(row: Sequence[Item], at: int) -> bool:
    """Tell whether a percentage is of things: "60 percent of its roads"."""
    if at >= len(row) or row[at].cls != "f":
        return False
    for item in row[at + 1 : at + 6]:
        if item.lower in NO_PEOPLE or "item" in item.roles:
            return item.cls not in "pt"
        if item.cls in "pti":
            return False
        if item.cls == "w" and item.lower in _WEALTH:
            return True
    return False


_WEALTH = frozenset(
    "value vote votes budget gdp output economy exports imports trade revenue revenues harvest crop grain oil "
    "gas power electricity energy capacity production income price prices money funds currency shares market "
    "traffic".split()
)
"""What a percentage is of that counts nobody and no ground."""


def is_ground(tokens: Tokens, row: Sequence[Item], text: str, index: int) -> bool | None:
    """Tell whether a percentage is of ground; `None` where the text does not say of what."""
    begin = tokens.ends[row[index].last - 1]
    base = text[begin : begin + 70].lower().lstrip()
    if not base.startswith("of "):
        return None
    base = re.split(r"[.;,]|\b(?:was|were|has|have|had|is|are|in|near|at)\b", base)[0]
    if _PEOPLE_WORDS.search(base):
        return False
    if _GROUND_WORDS.search(base):
        return True
    for item in row[index + 2 : index + 5]:
        if item.cls == "A" and item.name is not None:
            if not item.name.entries and not item.name.possessive:
                return None  # "95 percent of West X": a name nobody knows
            entry = item.name.entry("actor")
            land = entry is not None and entry.kind == "state" and entry.role == "name"
            return (item.name.entry("place") is not None or land) and not item.name.possessive
        if item.cls not in "dw":
            break
    return False
