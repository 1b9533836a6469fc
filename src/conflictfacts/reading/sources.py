"""What a source is called: a person with a role, an organisation, or somebody unnamed of it.

Decides who the words of a phrase name. A source is named as the text names it, or by the lexicon's name; pronouns and
"the official" stand for a source met before, and nobody is invented.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from conflictfacts.model.provenance import Source
from conflictfacts.reading.grammar import TITLES
from conflictfacts.reading.items import Item
from conflictfacts.reading.offices import (
    ARMED_FORCES,
    OF_STATES,
    OFFICIAL,
    is_named_behind,
    is_of_state,
    may_be,
    seat_of,
    state_before,
    state_counted,
)
from conflictfacts.reading.resolve.anaphora import ARMED
from conflictfacts.reading.resolve.parties import country_of_people
from conflictfacts.reading.speakers import Speakers
from conflictfacts.reading.tokens import Tokens

__all__ = ["DATA", "EPITHETS", "name_sources", "phrase_start", "phrase_stop"]

DATA = frozenset(
    (
        "data figures estimates estimate information count account report reports statement bulletin "
        "update summary tally telling explanation intelligence forecasts forecast website communique "
        "communiqué assessment reckoning words numbers calculations survey study list records sources "
        "headquarters television agency analysis register toll"
    ).split()
)


_BODIES = frozenset({"agency", "headquarters", "television", "sources", "intelligence"})
"""Those of them that are bodies rather than papers."""


EPITHETS = frozenset({"the alliance", "alliance", "the bloc", "the union"})


_SHORT = {
    "United States": "US",
    "United Kingdom": "UK",
    "United Nations": "UN",
    "European Union": "EU",
    "United Arab Emirates": "UAE",
}
"""States and bodies that are called by their letters before "officials" and the like."""


_NEAR = frozenset(
    {"close", "loyal", "allied", "linked", "near", "aligned", "independent", "critical", "hostile", "banned"}
)
"""Words for people who belong to a party only by half: it does not speak through "a source close to" it."""


_CALLED = {"agency": frozenset({"intelligence", "agency"}), "monitor": frozenset({"monitor"})}
"""What kinds of sources some words mean."""


_PLACES = frozenset({"country", "territory", "region", "city", "town", "island", "place"})
"""Kinds of lexicon entries that are where somebody holds office."""


_OFFICERS = frozenset({"officer", "general", "police", "military", "commander"})


_PLURAL = ("figures", "data", "estimates", "estimate", "statistics")
"""Papers by which a body speaks, and whose name they are no part of."""


_OF_BODY = frozenset(
    "analyst analysts official officials officer officers researcher researchers spokesman spokeswoman spokesperson "
    "expert experts compilers representative representatives investigators aide lawyers".split()
)
"""People who speak for the body that spoke before, where "the" goes before them."""


_PRONOUNS = {"him": "he", "she": "he", "her": "he", "them": "they"} | {
    word: word for word in ("he", "it", "they", "we", "who", "i")
}
"""Words that stand for a source met before, by the one whose antecedents they share."""


_OF_OTHERS = frozenset({"which", "whom", "whose", "where"})
"""Words that open a clause about others than who speaks: "the SDF, the alliance to which the YPG belongs"."""


_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "another", "one"})


def phrase_start(row: Sequence[Item], at: int) -> int:
    """Find the first item of the phrase that ends at an item."""
    start = at
    while start > 0:
        before = row[start - 1]
        if row[start].lower in _ARTICLES and before.cls not in "fi" and before.lower not in ("all", "both"):
            break  # an article begins a phrase
        if (
            before.cls in "Ao"
            or (
                before.cls in "dwf" and start - 1 >= 0 and at - start < 9 and before.lower not in ("that", "which", "'")
            )
            or (
                before.cls == "i"
                and before.lower in {"for", "in", "at", "from", "on", "with", "near", "inside"}
                and start > 1
                and (
                    row[start - 2].cls in "Aop"
                    or (row[start - 2].cls == "w" and start > 2 and row[start - 3].cls == "f")
                )
                and at - start < 9
            )
            or (before.cls == "N" and before.lower.endswith(_ORDINALS) and row[start].cls == "w")
            or (before.cls == "&" and start > 1 and row[start].cls == row[start - 2].cls == "o")
            or (before.lower == "state" and row[start].cls == "o")  # "state media"
            or (start > 1 and before.lower == "to" and row[start - 2].lower in _NEAR)
            or (before.cls == "p" and row[start].cls == "o" and not before.lower.endswith("s"))
            or (before.cls == "p" and row[start].lower in _NEAR)
            or (before.lower in TITLES or (before.cls == "p" and ("role" in before.roles or before.lower in _OFFICERS)))
        ):
            start -= 2 if before.cls == "i" else 1  # with the noun it hangs on: "a nurse at the hospital"
        else:
            break
    return start


def phrase_stop(row: Sequence[Item], at: int, most: int) -> int:
    """Find the item behind the phrase that starts at an item and has no more than so many."""
    stop, named = at, False
    if at + 1 < len(row) and row[at].cls == "N" and row[at + 1].cls in "fopA":
        stop += 1  # "according to two officers"
    while stop < len(row) and stop - at < most:
        item = row[stop]
        if (
            item.cls == "w"
            and named
            and row[stop - 1].cls not in "fid"
            and item.lower not in _NEAR
            and item.lower != "'s"
        ):
            break
        named = named or item.cls in "Ao"
        if (
            item.cls in "Aodwf"
            or item.cls == "p"
            or (item.cls == "i" and item.lower in {"for", "in", "at", "from", "with", "close", "to"} and stop > at)
        ):
            if item.cls == "w" and stop > at and item.lower in ("that",):
                break
            stop += 1
        elif (
            item.cls == ","
            and stop + 1 < len(row)
            and row[stop + 1].cls in "odA"
            and stop - at < 5
            and (_apposition(row, stop + 1) or (row[stop + 1].unknown and row[stop - 1].cls in "ow"))
        ) or (item.cls == "&" and stop + 1 < len(row) and row[stop + 1].cls in "Aod" and stop > at):
            stop += 1
        elif item.cls == "(" and stop + 2 < len(row) and row[stop + 2].cls == ")":
            stop += 3
        else:
            break
    return stop


def _apposition(row: Sequence[Item], at: int) -> bool:
    return any(item.cls == "o" for item in row[at : at + 5])


_NAMED_BY = frozenset("named appointed commissioned formed established convened mandated set".split())


def name_sources(
    tokens: Tokens,
    row: Sequence[Item],
    text: str,
    start: int,
    stop: int,
    speakers: Speakers,
    anonymous: bool,
    weak: bool = False,
) -> tuple[Source, ...]:
    """Name the source a phrase stands for: a person with a role, an organisation, somebody unnamed of it."""
    head = next(
        (at for at in range(start, stop) if row[at].cls == "," and any(item.cls in "Aop" for item in row[start:at])),
        stop,
    )
    others = _OF_OTHERS if head + 1 >= stop or row[head + 1].cls != "&" else _OF_OTHERS | {"who", "that"}
    clause = next((at for at in range(head, stop) if row[at].cls == "s" and row[at].lower in others), stop)
    inset = [
        row[at]
        for at in range(head, clause)
        if row[at].cls in "Ao"
        and not any(other.lower in _NEAR or other.lower == "to" for other in row[max(head, at - 3) : at])
    ]
    items = [item for item in row[start:head] if item.cls not in ",()"]
    if len(items) > 1 and "unit" in items[-1].roles.get("unit", ()) and items[0].lower.endswith(_ORDINALS):
        return (Source(_phrase(text, tokens, items), kind="organisation"),)  # "the 3rd Assault Brigade"
    if len(items) > 2 and items[-1].lower == "name" and items[-2].lower == "'s":
        items = items[:-2]  # "a statement issued in the governor's name"
    told = next((at for at, item in enumerate(items) if at and item.cls == "i"), len(items))
    if any("paper" in item.roles or item.lower in _BULLETINS for item in items[told:]):
        items = items[:told]  # "the General Staff in its morning summary"
    while len(items) > 1 and items[0].cls in "Nf":
        items.pop(0)  # "two of its officers"
    while len(items) > 1 and items[-1].lower in {"itself", "themselves", "himself", "herself", "alone", "too"}:
        items.pop()
    while len(items) > 1 and "data" in items[-1].roles.get("paper", ()) and items[-1].lower.endswith(_PLURAL):
        items.pop()  # "military figures": the military
    while len(items) > 1 and items[-1].lower == "'s":
        items.pop()  # "the army's tally": the army
    while items and items[0].cls in "w&f" and items[0].lower not in TITLES and len(items) > 1:
        items.pop(0)  # "information of the press service"
    named_by = next((at for at, item in enumerate(items) if at and item.lower in _NAMED_BY), len(items))
    if [item.lower for item in items[named_by + 1 : named_by + 2]] == ["by"]:
        items = items[:named_by]  # "a panel of experts named by the Secretary-General"
    if not items:
        return ()
    names = [item for item in (*items, *inset) if item.cls == "A" and item.name is not None]
    roles = [item for item in (*items, *inset) if item.cls == "o" or (item.cls == "p" and "role" in item.roles)]
    if len(items) == 2 and items[0].lower == "the" and items[1].lower in ARMED:
        known_group = speakers.only_group()
        if known_group is not None and not is_named_behind(row, start, known_group):
            return (known_group,)  # "the militants had said"
    if items[-1].lower == "same" and items[0].lower == "the":
        return speakers.latest()  # "according to the same two"
    paper = bool(roles) and len(items) <= 4 and all(item.lower in DATA - _BODIES for item in roles)
    if paper and not names and items[0].lower in {"the", "its", "their", "this", "that"}:
        return speakers.latest()  # "the summary reckons", "its statement of Thursday spoke of"
    if not names and not roles:
        if len(items) == 1 and items[0].lower in _PRONOUNS:
            word = _PRONOUNS[items[0].lower]
            if word == "he" and start > 1 and row[0].unknown and row[0].possessive and " " in row[0].lower:
                return (Source(_untitled(row[0].name.text if row[0].name is not None else ""), kind="person"),)
            if word == "he":
                spoken = speakers.latest_person(single=True)
                return spoken if any(source.kind in ("person", "role") for source in spoken) else speakers.met or spoken
            found = speakers.latest(organisation=True, party=True) if word == "it" else speakers.latest_person()
            if word == "they" and len(found) == 1 and found[0].kind == "person":
                found = speakers.latest_several() or found
            own = row[0].party if row and row[0].cls == "A" and not row[0].possessive else None
            if word == "it" and not found and own is not None and start > 1:
                return (Source(own.name, kind=own.kind),)  # "Hezbollah has lost 50 fighters, it says"
            if word in ("it", "they") and speakers.subject is not None and not speakers.speaks_for_subject(found):
                return (speakers.subject,)
            return found or (speakers.mentioned if word in ("it", "they") else ())
        if "unit" in items[-1].roles.get("unit", ()):
            return (Source(_phrase(text, tokens, items), kind="organisation"),)  # "the Fourth Brigade"
        if items[-1].lower in _COLLECTIVE and items[0].cls == "d" and len(items) <= 4 and not weak:
            group = items[-1].lower in ("militia", "insurgency", "faction")
            spoken = speakers.mentioned if items[0].lower == "the" and group else ()
            armed = spoken[:1] if any(source.kind == "armed_group" for source in spoken) else ()
            return armed or (Source(_phrase(text, tokens, items), kind="organisation"),)
        if items[-1].cls == "p" and not weak:
            return (Source(_phrase(text, tokens, items), kind="role", role=items[-1].lower, anonymous=True),)
        return ()
    if not roles and len(items) > 1 and _nameless_noun(items):
        return (Source(_phrase(text, tokens, items), kind="role", anonymous=True),)  # "Zorvian milbloggers"
    people: list[Source] = []
    organisations: list[Source] = []
    unknown: list[Source] = []
    role = _words(text, tokens, roles[0]) if roles else None
    bodies_at = {id(item) for item in roles if "organisation" in item.roles.get("role", ())}
    for place_in, item in enumerate((*items, *inset)):
        if item.cls != "A":
            continue
        assert item.name is not None
        if (
            0 < place_in < len(items)
            and items[place_in - 1].lower in ("in", "at", "near")
            and (roles or len(names) > 1)
        ):
            continue  # where they are, not who they are
        if any(other.lower in _NEAR for other in items[max(0, place_in - 3) : place_in]):
            continue
        if 0 < place_in < len(items) and items[place_in - 1].lower == "on":
            continue  # what is posted on a network is not the network's word
        if not item.name.entries and place_in < len(items) and _names_body(items, place_in, bodies_at):
            continue  # "Ministry of Defence", "Health Ministry": part of the body's name
        entry = item.name.entry("source", "actor", "place")
        if entry is None or (
            entry.category == "place" and not roles and item.name.entry("actor") is None and len(names) > 1
        ):
            before = items[max(0, place_in - 2) : place_in] if place_in < len(items) else []
            if roles and not item.name.entries and any(other.cls == "f" for other in before):
                continue  # "a deacon of the Church of X": what he is of, not his name
            if place_in < len(items) and _describes(items, place_in):
                land = country_of_people(item.name.text)
                if land != item.name.text:
                    organisations.append(Source(land))
                continue  # "a Zorvian official", "Zorvian officials"
            name = _untitled(item.name.text)
            if not name or (" " not in name and place_in + 1 < len(items) and items[place_in + 1].cls == "f"):
                continue  # "Protection of Civilians": no person
            known = speakers.by_name.get(name.split()[-1].lower())
            if (
                known is None
                and " " not in name
                and item.first == 0
                and not item.name.possessive
                and not name.isupper()
                and row[start].lower == name.lower()
                and weak
            ):
                continue  # a capital at the start of a sentence makes no name
            if _names_organisation(name):
                unknown.append(Source(name, kind="organisation"))
                organisations += unknown[-1:]
            else:
                people.append(
                    known
                    if known is not None and len(known.name) >= len(name)
                    else Source(name, kind="person", role=role, anonymous=False)
                )
        elif entry.kind == "outlet" and place_in >= len(items) and (organisations or people or roles):
            continue  # "the ministry, in a statement carried by X,": who carries it
        elif entry.category != "place":
            if item.lower in EPITHETS and (named := speakers.latest(organisation=True)):
                organisations += [source for source in named if source not in organisations]
                continue  # the alliance the text speaks of
            if entry.parent is not None:
                speakers.parents[entry.name] = entry.parent
            if entry.kind not in ("people", "region_people"):  # "a Western official" speaks for no people
                organisations.append(Source(entry.name, kind=entry.kind))
        elif (
            roles
            and place_in < len(items)
            and not (
                place_in
                and items[place_in - 1 : place_in]
                and items[place_in - 1].lower in {"in", "at", "near", "from", "outside"}
            )
        ):
            organisations.append(Source(entry.name, kind=entry.kind or "place"))
    persons = [item for item in roles if "person" in item.roles.get("role", ())]
    bodies = [
        item for item in roles if "organisation" in item.roles.get("role", ()) and item.lower not in DATA - {"agency"}
    ]
    chain: list[Source] = list(people[:2])
    if bodies and not people and not persons:
        # "the Ministry of Defence": one name, though its words may look like several.
        organisations = [
            source
            for source in organisations
            if source not in unknown or source.name not in _phrase(text, tokens, items)
        ]
    bare_name = items[0].cls == "o" and items[0].lower != "authorities"
    definite = items[0].lower in {"the", "this", "that", "his", "her", "its", "their", "our"} or bare_name
    bare = items[0].lower.split()[0] == "the" and len(items) <= 3 and items[-1] in roles and not (people or persons)
    spoken = speakers.latest(organisation=True) if bare and len(organisations) == 1 else ()
    if spoken and speakers.parents.get(spoken[0].name) == organisations[0].name and may_be(items[-1].lower, spoken[0]):
        return spoken  # "UNHCR announced", then "the UN agency": the one of it that spoke
    if not people and persons:
        speaker = persons[-1] if persons[-1].lower.endswith("s") else persons[0]
        if not organisations and definite and len(items) <= 3:
            known_chain = speakers.with_role(speaker.lower.rstrip("s")) or (
                speakers.person_of_no_role(speaker.lower)
                if items[0].lower in ("the", "our") and (speaker.cls != "p" or speaker.lower in _OFFICERS)
                else ()
            )
            if known_chain:
                return known_chain
        chain.append(Source(_unnamed(text, tokens, items), kind="role", role=speaker.lower, anonymous=True))
        if (
            not organisations
            and items[0].lower in ("its", "their")
            and not any(
                "organisation" in item.roles.get("role", ()) or item.entry("source") is not None for item in row[:start]
            )
        ):
            organisations += speakers.latest(organisation=True)  # "its compilers warn"
        if not organisations and items[0].lower in ("the", "its") and speaker.lower in _OF_BODY:
            organisations += speakers.latest(organisation=True)
        if not organisations and bodies and _spoken_of(items, bodies[0]):
            spoken = speakers.latest(organisation=True)  # "the ministry's spokesman"
            of_state = bodies[0].lower in OF_STATES
            organisations += [source for source in spoken if not of_state or source.kind in OFFICIAL]
    elif not people and bodies:
        if not organisations and definite and len(items) <= 3:
            same = speakers.called(bodies[0].lower, OFFICIAL if bodies[0].lower in OF_STATES else None)
            same = same or speakers.of_kinds(_CALLED.get(bodies[0].lower, frozenset()))
            if same:
                return same
            latest = speakers.latest(organisation=True)
            mentioned = speakers.mentioned if items[0].lower == "the" and bodies[0].lower in _GROUPS else ()
            if not latest and mentioned and not is_named_behind(row, start, mentioned[0]):
                return mentioned
            wanted = OFFICIAL if bodies[0].lower in OF_STATES else ("armed_group",) if bodies[0].cls == "p" else None
            if bodies[0].lower.endswith("ministry"):
                wanted = frozenset({"ministry"})
            if latest and (wanted is None or (latest[0].kind in wanted and may_be(bodies[0].lower, latest[0]))):
                return latest
        placed = any(item.cls == "i" for item in items)  # "the health ministry in the enclave": its own
        if (
            not organisations
            and not placed
            and bodies[0].lower in OF_STATES
            and items[0].lower in ("its", "their", "the")
        ):
            state = state_before(row, start, speakers) if items[0].lower != "the" else speakers.only_state()
            spoken_of = speakers.subject
            if (
                state is None
                and spoken_of is not None
                and spoken_of.kind == "state"
                and bodies[0].lower in ARMED_FORCES
            ):
                state = spoken_of  # "Israel has had its costliest day. ..., the army said"
            organisations = [state] if state is not None else []
        if not organisations or bodies[0].lower in {
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
        }:
            near = any(item.lower in _NEAR for item in items)
            chain.append(Source(_phrase(text, tokens, items), kind="role" if near else "organisation", anonymous=near))
    if len(chain) == 1 and not organisations and not people and is_of_state(items):
        seated = any(item.cls == "i" and item.lower != "for" for item in items)
        seat = seat_of(items if seated else row[max(0, start - 3) : start])
        state = seat or state_counted(row[:start]) or (None if seated else speakers.only_state())
        organisations = [state] if state is not None else []
    if anonymous and chain and chain[0].kind == "role":
        chain[0] = attrs.evolve(chain[0], anonymous=True)
    if len(organisations) == 2 and [source.kind for source in organisations] == ["state", "organisation"]:
        organisations = [Source(_phrase(text, tokens, items), kind="organisation")]  # "Zorvia's Defence Ministry"
    for source in organisations:
        if (people or persons) and source.kind in _PLACES:
            continue  # "the mayor of X, Y": X does not speak
        if source.name not in {known.name for known in chain}:
            chain.append(source)
    return tuple(chain[:4])


_GROUPS = frozenset({"group", "movement"})
_ORDINALS = ("st", "nd", "rd", "th", "second", "third")
_BULLETINS = frozenset(
    {"summary", "bulletin", "update", "briefing", "report", "statement", "communique", "post", "message", "press"}
)


def _describes(items: Sequence[Item], at: int) -> bool:
    """Tell whether an unknown name only says of what people those who speak are: "a Zorvian official"."""
    following, name = items[at + 1] if at + 1 < len(items) else None, items[at].name
    if following is None or name is None or name.entries or name.possessive or " " in name.text:
        return False
    if _names_organisation(name.text):
        return False  # "KORDA sources"
    person = "person" in following.roles.get("role", ())
    return person and (following.lower.endswith("s") or (at > 0 and items[0].lower in ("a", "an", "another", "one")))


_COLLECTIVE = frozenset(
    "militia insurgency resistance presidency palace faction leadership cabinet corps junta regime party cartel".split()
)
"""Words for a body that speaks, where an article goes before them."""


def _nameless_noun(items: Sequence[Item]) -> bool:
    """Tell whether a state's name only says whose or what kind of people speak: "Zorvian bloggers"."""
    last, before = items[-1], items[-2]
    entry = before.entry("actor") if before.cls == "A" else None
    return (
        last.cls == "w"
        and "paper" not in last.roles
        and entry is not None
        and entry.kind in ("state", "people", "region_people")
        and len(last.lower) > 4
        and last.lower.endswith("s")
        and not last.lower.endswith("ss")
    )


def _spoken_of(items: Sequence[Item], body: Item) -> bool:
    """Tell whether a body is one spoken of before: "the ministry's spokesman", not "the rebels' defence ministry"."""
    at = next((step for step, item in enumerate(items) if item is body), 0)  # in an inset: of its own
    return at > 0 and items[at - 1].lower in {"the", "its", "this", "that", "their", "his", "her", "our"}


def _names_body(items: Sequence[Item], at: int, bodies: set[int]) -> bool:
    """Tell whether an unknown name belongs to a body beside it: "Ministry of Defence", "Defence Ministry"."""
    ahead = at + 1
    while ahead < len(items) and items[ahead].cls == "w" and ahead - at < 3:
        ahead += 1
    if ahead < len(items) and id(items[ahead]) in bodies and not items[at].possessive:
        return True
    return at > 1 and items[at - 1].cls == "f" and id(items[at - 2]) in bodies


def _unnamed(text: str, tokens: Tokens, items: Sequence[Item]) -> str:
    """Name somebody unnamed in the words of the text, a state by its letters: "American officials" → "US officials"."""
    phrase = _phrase(text, tokens, items)
    for at, item in enumerate(items):
        entry = item.entry("actor") if not (at and items[at - 1].lower in ("in", "at", "near", "from")) else None
        if entry is not None and entry.name in _SHORT:
            written = text[tokens.starts[item.first] : tokens.ends[item.last - 1]]
            return phrase.replace(written, _SHORT[entry.name], 1)
    return phrase


_LEADING = re.compile(r"(?i)^(?:the|a|an|its|his|their|our|this|that|one|another)\s+")


def _phrase(text: str, tokens: Tokens, items: Sequence[Item]) -> str:
    words = text[tokens.starts[items[0].first] : tokens.ends[items[-1].last - 1]]
    return _LEADING.sub("", " ".join(words.split()))[:120].strip(" ,") or words


def _words(text: str, tokens: Tokens, item: Item) -> str:
    return text[tokens.starts[item.first] : tokens.ends[item.last - 1]].lower()


def _untitled(name: str) -> str:
    """Drop the titles before a person's name: "Defence Secretary John Healey" → "John Healey"."""
    parts = name.split()
    title = max((at for at, part in enumerate(parts[:-1]) if part.lower() in TITLES), default=-1)
    parts = parts[title + 1 :]
    return "" if len(parts) == 1 and parts[0].lower() in TITLES else " ".join(parts)


def _names_organisation(name: str) -> bool:
    return (name.isupper() and len(name) > 1) or any(
        word
        in {
            "Ministry",
            "Office",
            "Institute",
            "Observatory",
            "Agency",
            "Committee",
            "Council",
            "News",
            "Times",
            "Post",
            "Staff",
            "Department",
            "University",
            "Headquarters",
            "Center",
            "Centre",
            "Authority",
            "Commission",
            "Organization",
            "Organisation",
            "Party",
            "Front",
            "Army",
            "Forces",
            "Government",
            "Command",
            "Media",
            "Radio",
            "Television",
            "Group",
            "Network",
            "Union",
            "Service",
        }
        for word in name.split()
    )
