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
from conflictfacts.reading.text.grammar import BODIES
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["fits", "is_ground", "of_things"]

_GROUND_WORDS = re.compile(
    r"territor|\bland\b|\bground\b|\barea\b|region|oblast|province|countr|\bcity\b|\bcapital\b|\bstate\b|\bsoil\b|town|village|"
    r"district|strip|enclave|km|peninsula|coast|valley|"
    r"neighbou?r\b|republic|homeland|"
    r"settlement|island|\bit\b|\bmap\b|front"
)
_PEOPLE_WORDS = re.compile(r"\b(?:population|people|residents|inhabitants|citizens|civilians|families|households)\b")


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
    """Tell whether a trigger can take a number of this unit and noun at all."""
    if unit in AREAS or unit == "settlement":
        return kind == "territory" and not (unit == "settlement" and value == "advance")
    if unit == POSITION:
        return kind == "territory" and value in CHANGING
    if unit in LENGTHS:
        return (
            kind == "territory"
            and value in ("advance", "regained", "captured")
            and (value == "advance" or form == "object")
        )
    if unit == "percent":
        if kind == "territory":
            return value != "advance" and ground is not False
        if kind == "casualty" or ground is True:
            return ground is not True
        if _of_soldiers(row, phrase.stop):
            return kind == "deployment" and (value == "withdrawn" or (value == "present" and form == "subject"))
        return kind == "displacement"
    if unit == "unit":
        return kind == "deployment" or (kind == "casualty" and value == "losses")
    if unit == "item":
        return kind == "equipment" or (
            kind == "casualty" and value in ("losses", "captured") and form in ("object", "participle")
        )
    if kind == "equipment":
        return False
    if kind == "territory":
        return False
    if value == "other" and form == "subject" and not (previous is not None and previous.value == "other"):
        return any(item.lower in PRISONERS for item in row)  # soldiers who come home were prisoners, or on leave
    if value == "withdrawn" and phrase.sort == "demonym" and any(item.lower.endswith(" home") for item in row):
        return any(_is_armed(item) for item in row)  # "500,000 Zorvians had gone home" were refugees
    if (
        kind == "displacement"
        and phrase.head is not None
        and (row[phrase.head].military or row[phrase.head].lower == "strong")
    ):
        return False  # soldiers who cross a border do not flee
    after_soldiers = previous is not None and previous.kind == "deployment" and phrase.sort == "" and unit == "person"
    if kind == "displacement" and form == "participle" and after_soldiers and phrase.head is None:
        return False  # "sent 2,000 fighters. Another 1,600 are in camps"
    if value == "returned" and phrase.head is None and unit == "person" and any(map(_is_armed, row)):
        return False  # "a battalion of 350 was shot to pieces: barely sixty returned"
    leave = kind == "displacement" and form == "subject" and unit == "person" and phrase.head is None
    if leave and previous is not None and previous.kind == "deployment" and previous.value in ("withdrawn", "sent"):
        return False  # "troops are to leave. By June 4,000 will have left."
    if kind == "displacement" and form == "object" and phrase.head is None:
        if [item.lower for item in row[phrase.stop : phrase.stop + 2]] in (["from", "their"], ["from", "homes"]):
            return True
        return unit == "percent" or value != "displaced" or (previous is not None and previous.kind == "displacement")
    if value == "withdrawn" and row_evacuates(row, phrase):
        return False  # "200,000 Zorvians were evacuated from the border"
    if kind == "deployment" and value in ("recruited", "mobilised") and unit == "person":
        return True
    if kind == "deployment" and phrase.head is None and unit == "person" and form != "noun":
        ends = phrase.stop >= len(row) or row[phrase.stop].cls in ".,;)"
        if ends and previous is not None and previous.kind == "casualty" and (form, value) == ("object", "present"):
            return False  # "684 dead in 2002; in 2013 there were 276"
        return (previous is not None and previous.kind == "deployment") or any(
            item.military or item.lower in BODIES for item in row
        )
    if kind == "deployment" and phrase.head is not None:
        people = row[phrase.head].roles.get("people", ())
        if form == "subject" and row[phrase.head].lower in ("people", "persons", "residents", "families"):
            return False  # people who arrive are no troops
        goes_on = previous is not None and previous.kind == "deployment"
        if people[:1] == ("none",) and form != "noun" and not (goes_on or any(_is_armed(item) for item in row)):
            return False  # "about 100 people had gathered", "are waiting to go home"
        return (
            phrase.sort != "noun" or row[phrase.head].lower == "strong"
            if not people
            else people[0] in ("military", "none")
        )
    return True


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
    return False


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
