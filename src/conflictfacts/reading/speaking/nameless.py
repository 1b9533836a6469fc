"""Whom a phrase without a name stands for as a whole: "he", "the same two", "the militants", "the Fourth Brigade".

Decides between those who spoke or were met before and somebody unnamed; each step gives `None` where it has nothing to
say, and no source where the words are nobody's.
"""

from __future__ import annotations

from itertools import pairwise

from conflictfacts.model.provenance import Source
from conflictfacts.reading.resolve.anaphora import ARMED
from conflictfacts.reading.speaking.bystanders import SOMEBODY, is_bystander, is_one_of_people, is_work
from conflictfacts.reading.speaking.named import BODIES, DATA, Named
from conflictfacts.reading.speaking.offices import is_named_behind
from conflictfacts.reading.speaking.putting import EVENTS, SUMS
from conflictfacts.reading.speaking.writing import untitled

__all__ = ["association", "broadcaster", "called_by_people", "neither_name_nor_role", "pronoun_source", "said_again"]

_PRONOUNS = {"him": "he", "she": "he", "her": "he", "them": "they"} | {
    word: word for word in ("he", "it", "they", "we", "who", "i")
}
"""Words that stand for a source met before, by the one whose antecedents they share."""


_STYLES = frozenset("lordship excellency majesty grace highness eminence holiness worship".split())
"""By what a person of rank is called instead of "he"."""


def said_again(named: Named) -> tuple[Source, ...] | None:
    """Find those of before for whom "the militants", "the same two" or "the summary" stands."""
    items, speakers, roles = named.items, named.speakers, named.roles
    if len(items) == 2 and items[0].lower == "the" and items[1].lower in ARMED:
        group = speakers.only_group()
        if group is not None and not is_named_behind(named.row, named.start, group):
            return (group,)  # "the militants had said"
    if items[-1].lower == "same" and items[0].lower == "the":
        return speakers.latest()  # "according to the same two"
    paper = (
        bool(roles) and len(items) <= 4 and all(item.lower in DATA - BODIES or item.lower == "paper" for item in roles)
    )
    if paper and not named.names and items[0].lower in {"its", "their"}:
        return speakers.whose() or speakers.latest()  # "its statement of Thursday spoke of"
    if paper and not named.names and items[0].lower in {"the", "this", "that"}:
        return speakers.latest()  # "the summary reckons"
    return None


def pronoun_source(named: Named) -> tuple[Source, ...] | None:
    """Find whom a pronoun stands for: "he", "it", "they"."""
    row, start, speakers = named.row, named.start, named.speakers
    word = _PRONOUNS.get(named.items[0].lower) if len(named.items) == 1 else None
    if len(named.items) == 2 and named.items[0].lower in ("his", "her") and named.items[1].lower in _STYLES:
        return speakers.latest_person(single=True)  # "His Lordship reports"
    if word is None or named.names or named.roles:
        return None
    if word == "he" and start > 1 and row[0].unknown and row[0].possessive and " " in row[0].lower:
        return (Source(untitled(row[0].name.text if row[0].name is not None else ""), kind="person"),)
    if word == "he":
        spoken = speakers.latest_person(single=True)
        return spoken if any(source.kind in ("person", "role") for source in spoken) else speakers.met or spoken
    found = speakers.latest(organisation=True, party=True) if word == "it" else speakers.latest_person()
    if word == "they" and len(found) == 1 and found[0].kind == "person":
        found = speakers.latest_several() or found
    if word == "it" and speakers.topic and speakers.subject is None:
        return speakers.topic  # "The government rejects this. Only 12 had died, it said."
    own = row[0].party if row and row[0].cls == "A" and not row[0].possessive else None
    acts = any(item.cls in "at" for item in row[1:start])  # and not "Zorvia's forces, it says, have lost"
    if word == "it" and not found and own is not None and acts and not speakers.topic:
        return (Source(own.name, kind=own.kind),)  # "Hezbollah has lost 50 fighters, it says"
    if word in ("it", "they") and speakers.subject is not None and not speakers.speaks_for_subject(found):
        return (speakers.subject,)
    return found or (speakers.mentioned if word in ("it", "they") else ())


def neither_name_nor_role(named: Named) -> tuple[Source, ...] | None:
    """Name a unit, a "militia" or mere "residents"; nobody where other words without name and role stand."""
    items, speakers = named.items, named.speakers
    if named.names or named.roles:
        return None
    if "unit" in items[-1].roles.get("unit", ()):
        return (Source(named.written, kind="organisation"),)  # "the Fourth Brigade"
    if items[-1].lower in _COLLECTIVE and items[0].cls == "d" and len(items) <= 4 and not named.weak:
        group = items[-1].lower in ("militia", "insurgency", "faction")
        spoken = speakers.mentioned if items[0].lower == "the" and group else ()
        armed = spoken[:1] if any(source.kind == "armed_group" for source in spoken) else ()
        return armed or (Source(named.written, kind="organisation"),)
    head = next(
        (before for before, item in pairwise(items) if item.lower in _WHERE), items[-1]
    )  # "a woman from the town"
    counted = named.start > 0 and named.row[named.start - 1].cls == "N"  # "one man"
    known = items[0].cls == "d" or counted or head.lower.endswith("s")
    somebody = head.cls == "p" or (head.lower in SOMEBODY and known)
    if somebody and head.lower == "forces" and items[0].cls == "d" and not named.weak:
        return (Source(named.written, kind="organisation"),)  # "the armed forces"
    if somebody and (not named.weak or items[0].lower in ("a", "an")):
        return (Source(named.written, kind="role", role=head.lower, anonymous=True),)
    return _whatever_says(named)


def _whatever_says(named: Named) -> tuple[Source, ...]:
    """Name what a plain verb of saying has for its subject, though nobody knows the word: "the consortium said"."""
    items, row, stop = named.items, named.row, named.stop
    whose = items[0].lower in ("its", "their")
    if stop < len(row) and row[stop].cls == ",":
        stop = next((at + 1 for at in range(stop + 1, len(row)) if row[at].cls == ","), stop)  # behind an inset
    plain = (
        stop < len(row) and row[stop].lower in _SAYING and (whose or items[0].lower in ("the", "a", "an", "another"))
    )
    head = items[-1].lower
    words = items[1:]
    if not plain or not 0 < len(words) < _FEW or any(item.cls not in "wp" or "paper" in item.roles for item in words):
        return ()
    if not head.isalpha() or head in _OF_TWO or head in EVENTS | SUMS or head.endswith("ly"):
        return ()
    if whose:
        somebody = Source(named.written, kind="role", role=head, anonymous=True)
        return (somebody, *named.speakers.latest(organisation=True)[:1])  # "its statisticians wrote"
    known = named.speakers.called(head)
    return known or (Source(named.written, kind="organisation"),)


_WHERE = frozenset("from in at on near inside outside".split())
_SAYING = frozenset(
    "said says say reported announced announces claimed stated states confirmed wrote admitted admits admit conceded "
    "acknowledged insisted maintained maintains denied".split()
) | {"owned to", "own to", "owns to"}
_OF_TWO = frozenset("former latter other others first second third last same rest latest two three".split())
_FEW = 4


_SOCIETIES = frozenset("Association Syndicate Society League Federation Foundation Syndicates Bar Chamber".split())
"""Last words of what names societies: of which country or people stands behind it."""


def association(named: Named) -> tuple[Source, ...] | None:
    """Name a society with what it is of: "the Amhara Association of America" is not America."""
    items = named.items
    for item, behind, whose in zip(items, items[1:], items[2:], strict=False):
        name = item.name.text if item.name is not None and item.unknown else ""
        if behind.cls == "f" and whose.cls in "Adp" and name and name.split()[-1] in _SOCIETIES:
            return (Source(named.written, kind="organisation"),) if items[0].cls in "dA" else None
    return None


def broadcaster(named: Named) -> tuple[Source, ...] | None:
    """Name a station by the town it sends from: "Korda radio" is not its government."""
    items = named.items
    town = items[-2] if len(items) > 1 and items[-1].lower in _STATIONS else None
    if town is None or town.where is None or town.where.kind == "country" or town.possessive:
        return None
    return (Source(named.written, kind="outlet"),)


_STATIONS = frozenset({"radio", "tv"})


def called_by_people(named: Named) -> tuple[Source, ...] | None:
    """Name those of whom only their people, or whom they have to do with, is said: "Zorvian milbloggers"."""
    items = named.items
    bystander = len(items) > 1 and is_bystander(items)
    if named.names and (is_work(items) or (named.weak and bystander)):
        return ()
    if bystander or (not named.roles and is_one_of_people(named.row, items, named.start, named.stop)):
        return (Source(named.written, kind="role", anonymous=True),)
    return None


_COLLECTIVE = frozenset(
    "militia insurgency resistance presidency palace faction leadership cabinet corps junta regime party cartel".split()
)
"""Words for a body that speaks, where an article goes before them."""
