"""What a source is called: a person with a role, an organisation, or somebody unnamed of it.

Decides who the words of a phrase name. A source is named as the text names it, or by the lexicon's name; pronouns and
"the official" stand for a source met before, and nobody is invented.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from conflictfacts.model.provenance import Source
from conflictfacts.reading.branches import branches_in, is_of_another
from conflictfacts.reading.resolve.parties import country_of_people
from conflictfacts.reading.speakers import Line
from conflictfacts.reading.speaking.beside import goes_on, is_beside
from conflictfacts.reading.speaking.bystanders import is_no_office
from conflictfacts.reading.speaking.extents import HALF_BELONGING, OFFICERS
from conflictfacts.reading.speaking.named import Named, is_numbered_unit, parted, trimmed
from conflictfacts.reading.speaking.nameless import (
    association,
    broadcaster,
    called_by_people,
    neither_name_nor_role,
    pronoun_source,
    said_again,
)
from conflictfacts.reading.speaking.offices import (
    ARMED_FORCES,
    OF_STATES,
    OFFICIAL,
    is_named_behind,
    is_of_another_state,
    is_of_state,
    is_person_behind,
    may_be,
    seat_of,
    state_before,
    state_counted,
)
from conflictfacts.reading.speaking.saying import is_quoted
from conflictfacts.reading.speaking.writing import as_written, as_written_short, names_organisation, untitled, word_of
from conflictfacts.reading.text.grammar import TITLES
from conflictfacts.reading.text.items import Item, Name

__all__ = ["EPITHETS", "KINDS_OF_BODIES", "name_sources"]

EPITHETS = frozenset({"the alliance", "alliance", "the bloc", "the union"})


_CALLED = {"agency": frozenset({"intelligence", "agency"}), "monitor": frozenset({"monitor"})}
"""What kinds of sources some words mean."""


_PLACES = frozenset({"country", "territory", "region", "city", "town", "island", "place"})
"""Kinds of lexicon entries that are where somebody holds office."""


_OF_BODY = frozenset(
    "analyst analysts official officials officer officers researcher researchers spokesman spokeswoman spokesperson "
    "expert experts compilers representative representatives investigators aide lawyers".split()
)
"""People who speak for the body that spoke before, where "the" goes before them."""


_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our"})


_OF_SOMEBODY = frozenset(
    {
        "ministry",
        "army",
        "military",
        "police",
        "government",
        "authorities",
        "health authorities",
        "intelligence",
        "general staff",
        "coalition",
        "local media",
        "media",
        "headquarters",
        "high command",
        "war office",
        "defence staff",
        "parliament",
        "embassy",
        "judiciary",
    }
)
"""Bodies that speak beside the state they are of, whose own name is another."""


@attrs.define(eq=False)
class _Told:
    """Whom the words of a phrase tell of, as far as they have been gone through."""

    people: list[Source] = attrs.field(factory=list)
    """Persons with a name."""

    organisations: list[Source] = attrs.field(factory=list)
    """Bodies and states with a name, or those of before that a word stands for."""

    unknown: list[Source] = attrs.field(factory=list)
    """Those of the organisations that only their own words make one."""

    unnamed: list[Source] = attrs.field(factory=list)
    """Who has no name: "officials", "the ministry"."""


def name_sources(line: Line, start: int, stop: int, weak: bool = False) -> tuple[Source, ...]:
    """Name the source a phrase stands for: a person with a role, an organisation, somebody unnamed of it.

    Sought in this order: those of before whom the whole phrase stands for, by a pronoun or "the same"; who has no name
    and no role; the names in it; somebody unnamed, or a body, of those names or of those who spoke before.
    """
    items, inset = parted(line.row, start, stop)
    if is_numbered_unit(items):
        return (Source(as_written(line.text, line.tokens, items), kind="organisation"),)
    items = trimmed(items, line.tokens)
    if not items:
        return ()
    told = (*items, *inset)
    names = [item for item in told if item.cls == "A" and item.name is not None]
    roles = [item for item in told if item.cls == "o" or (item.cls == "p" and "role" in item.roles)]
    named = Named(line, start, stop, items, inset, weak, names, roles)
    for whole in (said_again, pronoun_source, neither_name_nor_role, association, broadcaster, called_by_people):
        known = whole(named)
        if known is not None:
            return known
    sources = _names_told(named)
    for part in (_spoke_for_it, _unnamed_person, _unnamed_body):
        known = part(named, sources)
        if known is not None:
            return known
    return _chain(named, sources)


def _names_told(named: Named) -> _Told:
    """Go through the names of a phrase: persons, bodies, states that speak, and what is none of these."""
    items, roles, names = named.items, named.roles, named.names
    told = _Told()
    for at, item in enumerate((*items, *named.inset)):
        if item.cls != "A" or is_beside(named, at, item):
            continue
        assert item.name is not None
        inside = at < len(items)
        if inside and told.organisations and goes_on(items, at):
            whole = f"{told.organisations.pop().name} {item.name.text}"
            told.organisations.append(Source(whole, kind="organisation"))
            continue
        entry = item.name.entry("source", "actor", "place")
        if entry is None or (
            entry.category == "place" and not roles and item.name.entry("actor") is None and len(names) > 1
        ):
            _add_unknown(named, told, at, item.name)
        elif entry.category == "place" and inside and at and items[at - 1].lower in TITLES:
            _add_unknown(named, told, at, item.name)  # "Marshal Oyama"
        elif entry.kind == "outlet" and not inside and (told.organisations or told.people or roles):
            continue  # "the ministry, in a statement carried by X,": who carries it
        elif entry.category != "place":
            if item.lower in EPITHETS and (latest := named.speakers.latest(organisation=True)):
                told.organisations += [source for source in latest if source not in told.organisations]
                continue  # the alliance the text speaks of
            if entry.parent is not None:
                named.speakers.parents[entry.name] = entry.parent
            themselves = not roles and item is items[-1] and item.last_word.endswith("s")
            if themselves or entry.kind not in ("people", "region_people"):  # "a Kurdish official" speaks for no people
                told.organisations.append(Source(entry.name, kind=entry.kind))
        elif roles and inside and not (at and items[at - 1].lower in {"in", "at", "near", "from", "outside"}):
            told.organisations.append(Source(entry.name, kind=entry.kind or "place"))
    if any(item in items for item in named.bodies) and not told.people and not named.persons:
        # "the Ministry of Defence": one name, though its words may look like several.
        told.organisations = [
            source for source in told.organisations if source not in told.unknown or source.name not in named.written
        ]
    return told


def _add_unknown(named: Named, told: _Told, at: int, written: Name) -> None:
    """Take a name nobody knows for a person's or an organisation's, or for the people of those who speak."""
    items, roles = named.items, named.roles
    inside = at < len(items)
    if roles and not written.entries and inside and any(other.cls == "f" for other in items[max(0, at - 2) : at]):
        return  # "a deacon of the Church of X": what he is of, not his name
    if inside and _describes(items, at):
        land = country_of_people(written.text)
        if land != written.text:
            told.organisations.append(Source(land))
        return  # "a Zorvian official", "Zorvian officials"
    if written.entry("conflict") is not None:
        return  # "a Zorvian war monitor": no war speaks
    name = untitled(written.text)
    if name.split()[-1:] != [] and name.split()[-1].lower() in TITLES and len(named.names) > 1:
        return  # "the Force Commander, Ann Roe"
    if not name or (" " not in name and at + 1 < len(items) and items[at + 1].cls == "f"):
        return  # "Protection of Civilians": no person
    known = named.speakers.by_name.get(name.split()[-1].lower())
    if (
        known is None
        and named.weak
        and " " not in name
        and (*items, *named.inset)[at].first == 0
        and not written.possessive
        and not name.isupper()
        and named.row[named.start].lower == name.lower()
    ):
        return  # a capital at the start of a sentence makes no name
    bodily = names_organisation(name) or (inside and _is_described_as_body(named))
    if bodily or (inside and name == written.text and _is_kind_of_body(items, at)):
        told.unknown.append(Source(name, kind="organisation"))
        told.organisations += told.unknown[-1:]
    elif known is not None and len(known.name) >= len(name):
        told.people.append(known)
    else:
        rank = _RANKS.get(written.text.split()[0].lower())
        role = rank or (word_of(named.line.text, named.line.tokens, roles[0]) if roles else None)
        told.people.append(Source(name, kind="person", role=role, anonymous=False))


_RANKS = {"gen.": "general", "col.": "colonel", "maj.": "major", "capt.": "captain", "adm.": "admiral"}
"""Ranks by which somebody is called later, as they are shortened before a name."""


KINDS_OF_BODIES = frozenset(
    "project website group organisation organization collective network outlet channel charity magazine firm company "
    "consultancy institute foundation".split()
)


def _is_kind_of_body(items: Sequence[Item], at: int) -> bool:
    """Tell whether the word before a name says that it is a body's: "the mapping project Korda Atlas"."""
    return at > 0 and items[at - 1].lower in KINDS_OF_BODIES


def _is_described_as_body(named: Named) -> bool:
    """Tell whether an inset says that what is named before it is a body: "Korda Watch, a research group in Rohan"."""
    row = named.row
    body = next((item for item in named.bodies if any(item is other for other in named.inset)), None)
    at = next((step for step, item in enumerate(row) if item is body), 0) - 1
    while at > 0 and row[at].cls == "w":
        at -= 1
    return at > 0 and row[at].lower in ("a", "an") and row[at - 1].cls == ","


def _spoke_for_it(named: Named, told: _Told) -> tuple[Source, ...] | None:
    """Find the one who spoke before of the body named: "UNHCR announced", then "the UN agency"."""
    items = named.items
    bare = items[0].first_word == "the" and len(items) <= 3 and items[-1] in named.roles
    if not bare or told.people or named.persons or len(told.organisations) != 1:
        return None
    spoken = named.speakers.latest(organisation=True)
    of_it = spoken and named.speakers.parents.get(spoken[0].name) == told.organisations[0].name
    return spoken if of_it and may_be(items[-1].lower, spoken[0]) else None


def _is_definite(items: Sequence[Item]) -> bool:
    """Tell whether few words mean somebody met before: "the ministry", "its spokesman", "army"."""
    bare = items[0].cls == "o" and items[0].lower != "authorities" and all(item.cls != "A" for item in items)
    if bare and items[0].lower in _OFFICES | {"ministry"} and any(item.cls == "f" for item in items):
        return False  # "Ministry of Health"
    return len(items) <= 3 and (bare or items[0].lower in _DEFINITE)


def _unnamed_person(named: Named, told: _Told) -> tuple[Source, ...] | None:
    """Add somebody unnamed, of the body named or of the one that spoke before; give the one met before, if it is he."""
    items, speakers, persons, bodies = named.items, named.speakers, named.persons, named.bodies
    if told.people or not persons:
        return None
    speaker = persons[-1] if persons[-1].lower.endswith("s") else persons[0]
    first = items[0].lower
    if not told.organisations and _is_definite(items):
        officer = speaker.cls != "p" or speaker.lower in OFFICERS
        branches = branches_in((item.lower for item in items), speaker.lower)
        known = speakers.with_role(speaker.lower.rstrip("s"), branches)
        known = known or (speakers.person_of_no_role(speaker.lower) if first in ("the", "our") and officer else ())
        if known and is_of_another(branches, known[0], speaker.lower):
            known = ()
        if known and not is_person_behind(named.row, named.start, known[0]):
            return known
    unnamed = as_written_short(named.line.text, named.line.tokens, items)
    told.unnamed.append(Source(unnamed, kind="role", role=speaker.lower, anonymous=True))
    if not told.organisations and first in ("its", "their") and not _tells_body(named.row[: named.start]):
        told.organisations += speakers.latest(organisation=True)  # "its compilers warn"
    if not told.organisations and first in ("the", "its") and speaker.lower in _OF_BODY:
        told.organisations += speakers.latest(organisation=True)
    if not told.organisations and speaker.lower in _SPOKESMEN and _is_label(named):
        told.organisations += speakers.latest(organisation=True)  # "SPOKESMAN: ..." in a body's briefing
    if not told.organisations and bodies and _spoken_of(items, bodies[0]):
        spoken = speakers.latest(organisation=True)  # "the ministry's spokesman"
        of_state = bodies[0].lower in OF_STATES
        told.organisations += [source for source in spoken if not of_state or source.kind in OFFICIAL]
    return None


_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def _is_label(named: Named) -> bool:
    """Tell whether a role is all that stands before a colon."""
    colon = named.stop < len(named.row) and named.row[named.stop].cls == ":"
    return colon and named.start == 0 and len(named.items) == 1


def _tells_body(row: Sequence[Item]) -> bool:
    """Tell whether some items name a body that could be meant by "its"."""
    return any("organisation" in item.roles.get("role", ()) or item.entry("source") is not None for item in row)


def _unnamed_body(named: Named, told: _Told) -> tuple[Source, ...] | None:
    """Add a body with no name of its own, and whose it is; give the one met before, if it is that."""
    items, speakers = named.items, named.speakers
    if told.people or named.persons or not named.bodies:
        return None
    body = named.bodies[0]
    if items[0].lower == "our" and not told.organisations:
        return speakers.labelled  # whoever speaks, if the text says who that is
    if not told.organisations and _is_definite(items):
        met = _body_met(named, body)
        if met:
            return met
    placed = any(item.cls == "i" for item in items)  # "the health ministry in the enclave": its own
    first = items[0].lower
    if not told.organisations and not placed and body.lower in OF_STATES and first in _WHOSE:
        state = state_before(named.row, named.start, speakers) if first != "the" else speakers.only_state()
        subject = speakers.subject
        if state is None and subject is not None and subject.kind == "state" and body.lower in ARMED_FORCES:
            state = subject  # "Israel has had its costliest day. ..., the army said"
        told.organisations = [state] if state is not None else []
    apart = all(is_no_office(named.roles, source.kind) for source in told.organisations)
    if apart or body.lower in _OF_SOMEBODY:
        near = any(item.lower in HALF_BELONGING for item in items)
        told.unnamed.append(Source(named.written, kind="role" if near else "organisation", anonymous=near))
    return None


def _body_met(named: Named, body: Item) -> tuple[Source, ...]:
    """Find the body met before that a word stands for: "the ministry", "the group"; empty if none can be meant."""
    speakers, word = named.speakers, body.lower
    branches = branches_in((item.lower for item in named.items), word)
    same = speakers.called(word, OFFICIAL if word in OF_STATES else None, branches)
    same = same or speakers.of_kinds(_CALLED.get(word, frozenset()))
    if same:
        return same
    latest = speakers.latest(organisation=True)
    bare = named.items[0].lower == "the" and named.items[1:] == [body]
    topic = speakers.topic if bare else ()
    if topic and may_be(word, topic[0]) and (word in _GROUPS or word in topic[0].name.lower().split()):
        return topic  # "The UN mission condemns the killings. According to the mission, 43 had died"
    mentioned = speakers.mentioned if named.items[0].lower == "the" and word in _GROUPS else ()
    mentioned = mentioned if mentioned and may_be(word, mentioned[0]) else ()
    if not latest and mentioned and not is_named_behind(named.row, named.start, mentioned[0]):
        return mentioned
    wanted = OFFICIAL if word in OF_STATES else ("armed_group",) if body.cls == "p" else None
    if word.endswith("ministry"):
        wanted = frozenset({"ministry"})
    if word in _OFFICES and any(item.cls == "w" for item in named.items):
        return ()  # "the disaster council" is not the army that spoke
    fits = latest and (wanted is None or latest[0].kind in wanted) and may_be(word, latest[0])
    return latest if fits and not is_of_another(branches, latest[0], word) else ()


def _chain(named: Named, told: _Told) -> tuple[Source, ...]:
    """Put together who speaks, nearest to the reader first: at most two persons, or somebody unnamed, and of whom."""
    items, start = named.items, named.start
    chain = [*told.people[:2], *told.unnamed]
    organisations = told.organisations
    if len(chain) == 1 and not organisations and not told.people and is_of_state(items):
        seated = any(item.cls == "i" and item.lower != "for" for item in items)
        seat = seat_of(items if seated else named.row[max(0, start - 3) : start])
        # Whose "officials" somebody quotes is not said by the party they tell of.
        quoted = is_quoted(named.row, start, named.stop) and not any(item.cls == "o" for item in items)
        counted = None if quoted else state_counted(named.row[:start])
        state = seat or counted or (None if seated or quoted else named.speakers.only_state())
        organisations = [state] if state is not None else []
    kinds = [source.kind for source in organisations]
    if kinds == ["state", "organisation"] or is_of_another_state(named.items, organisations, named.speakers.parents):
        organisations = [Source(named.written, kind="organisation")]  # "Zorvia's Defence Ministry"
    for source in organisations:
        if (told.people or named.persons) and source.kind in _PLACES:
            continue  # "the mayor of X, Y": X does not speak
        if is_no_office(named.roles, source.kind):
            continue  # "a Zorvian priest": he is of it, and does not speak for it
        if source.name not in {known.name for known in chain}:
            chain.append(source)
    return tuple(chain[:4])


_OFFICES = frozenset(
    "administration council committee commission department office directorate secretariat bureau tribunal".split()
)
"""Bodies of which a state has many, told apart by the word before: none is whoever spoke before."""


_WHOSE = frozenset({"its", "their", "the", "that"})
_GROUPS = frozenset({"group", "movement", "mission"})


def _describes(items: Sequence[Item], at: int) -> bool:
    """Tell whether an unknown name only says of what people those who speak are: "a Zorvian official"."""
    behind = [item for item in items[at + 1 :] if item.cls != "w"]
    following, name = behind[0] if behind else None, items[at].name
    if following is None or name is None or name.entries or name.possessive or " " in name.text:
        return False
    if names_organisation(name.text):
        return False  # "KORDA sources"
    person = "person" in following.roles.get("role", ())
    several = following.lower.endswith("s") or len(behind) == 1  # "Zorvian minister": a name would follow its title
    return person and (several or (at > 0 and items[0].lower in ("a", "an", "another", "one")))


def _spoken_of(items: Sequence[Item], body: Item) -> bool:
    """Tell whether a body is one spoken of before: "the ministry's spokesman", not "the rebels' defence ministry"."""
    at = next((step for step, item in enumerate(items) if item is body), 0)  # in an inset: of its own
    return at > 0 and items[at - 1].lower in {"the", "its", "this", "that", "their", "his", "her", "our"}
