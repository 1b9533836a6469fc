"""Who a name is as a party to a war, by the grammar around it.

Decides whether a name can act at all: a place after a preposition does not, nor does an adjective before a front.
Whom a pronoun or an epithet stands for is decided in `anaphora`, by what `discourse` remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.phrases import is_noun
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.resolve.elsewhere import DISPATCHES, FOUGHT_FOR, is_of_fight, is_reached, supplies
from conflictfacts.reading.resolve.seats import governs_from
from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.grammar import HAPPENINGS, REGION_WORDS, TITLES
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.runs import SHIPS

__all__ = [
    "BRANCHES",
    "GROUP_WORDS",
    "OF_PARTIES_ONLY",
    "PLACE_PREPOSITIONS",
    "actor_named",
    "actor_of_entry",
    "are_people_of_place",
    "can_act",
    "country_of_people",
    "is_located",
    "is_party",
    "is_place_preposition",
    "is_spoken",
    "land_named",
    "leads_out",
    "letters_of",
    "names_group",
    "parties_together",
    "party_at",
    "people_of",
    "qualifies_group",
    "subject_at",
]

PLACE_PREPOSITIONS = frozenset(
    "in at near around outside inside across throughout from to into over along within toward towards on off "
    "above".split()
)


GROUP_WORDS = frozenset(
    (
        "army forces force military troops government regime navy fleet state side servicemen soldiers "
        "men fighters group movement battalions contingent grouping marines units authorities militias "
        "brigades militia people society leadership command armed command's allies ally allied rivals "
        "opponents proxies partners losses groups detachments commandos squads junta rulers generals warplanes columns "
        "column formations formation tanks armour armor infantry cavalry divisions regiments patrols crews gunners "
        "vanguard spearheads reserves vehicles"
    ).split()
)


def actor_of_entry(entry: Entry) -> Actor:
    """Give the actor that a lexicon entry means."""
    return entry.actor


def people_of(place: str, iso: str | None = None) -> Actor:
    """Make an actor of those who live in a place.

    Args:
        place: Its name.
        iso: The ISO code of its country; `None` if unknown.
    """
    return Actor(f"people of {place}", "people", iso)


def are_people_of_place(actor: Actor | None) -> bool:
    """Tell whether an actor is no party but those who live in a place, who are nobody's soldiers.

    Args:
        actor: The actor; `None` where nobody is named.
    """
    return actor is not None and actor.kind == "people" and actor.name.startswith("people of ")


_NO_PEOPLES = ("republican", "partisan", "puritan", "parliamentarian")
"""Who fights for a cause and is called like a people."""


def country_of_people(name: str) -> str:
    """Give the land of a people nobody knows, by the regular endings: Zorvian, Zorvians → Zorvia."""
    single = name[:-1] if name.endswith(("ans", "anis")) else name
    if single.lower().endswith(_NO_PEOPLES):
        return f"{single}s"
    if single.endswith("stani"):
        return single[:-1]
    return single[:-1] if single.endswith("an") and not single.endswith("stan") and len(single) > 4 else name


def land_named(row: Sequence[Item], at: int) -> str:
    """Give the land of an unknown name: Zorvia of "the Zorvian army", and Rohan of "the army of Rohan"."""
    name = row[at].name
    assert name is not None
    following = row[at + 1] if at + 1 < len(row) else None
    counted = following is not None and (following.cls in "po" or is_noun(following))  # "the number of Zorvian dead"
    if counted or name.text.endswith("s"):
        return country_of_people(name.text)
    before = row[at - 1] if at else None
    land = before is not None and before.lower.endswith("of")
    begins = before is None or before.cls in ",;&s"
    acts = begins and following is not None and following.cls in "at"  # "McClellan had"
    return name.text if land or acts else country_of_people(name.text)


def actor_named(row: Sequence[Item], at: int) -> Actor | None:
    """Give the actor a name means where the grammar asks for one; `None` for a name that cannot be one.

    Args:
        row: The sentence's items.
        at: Index of the name.
    """
    return _joined(row, at) or _named_alone(row, at)


def _named_alone(row: Sequence[Item], at: int) -> Actor | None:
    """Give the actor a name means, whatever others it is told of together with."""
    name = row[at].name
    if name is None:
        return None
    if name.party is not None:
        return actor_of_entry(name.party)
    place = name.entry("place")
    if place is not None:
        return Actor(place.name, "people" if place.kind != "country" else "state", place.iso, place.parent)
    if name.entries:
        source = name.entries[0]
        return Actor(source.parent or source.name, source.kind) if source.category == "source" else None
    text = name.text
    last = text.split()[-1]
    if (last.lower() in REGION_WORDS and not names_group(text)) or text.split()[0] in {*SHIPS, "Operation"}:
        return None
    if last.lower() in HAPPENINGS:
        return None  # "the Korda War"
    served = _served(row, at)
    if served is not None:
        return actor_of_entry(served)
    person = name.possessive or (" " in text and text.split()[0].lower() in TITLES)
    return Actor(text if person else land_named(row, at))  # "the Sultan's men", "Lord Raglan"; "Zorvian men"


_APART = frozenset({"each", "respectively", "both"})
"""Words by which what is said of several is said of each."""


def _joined(row: Sequence[Item], at: int) -> Actor | None:
    """Give the parties that a name is told of together with, as one: "French and British troops", "A, B and C"."""
    first = last = at
    while first > 1 and row[first - 1].cls in "&," and _joins(row, first - 2, at):
        first -= 2
    while last + 2 < len(row) and row[last + 1].cls in "&," and _joins(row, last + 2, at):
        last += 2
    if first == last or row[last - 1].lower != "and" or (first and row[first - 1].lower == "between"):
        return None
    if any(item.lower in _APART for item in row):
        return None
    return _together([actor_of_entry(entry) for item in row[first : last + 1] if (entry := item.party) is not None])


def _together(parties: Iterable[Actor]) -> Actor:
    """Make one actor of several, called after all; of one told of twice it is that one."""
    several = {party.name: party for party in parties}
    *names, last = several
    return Actor(f"{', '.join(names)} and {last}") if names else several[last]


def _joins(row: Sequence[Item], at: int, to: int) -> bool:
    """Tell whether a name is a party's that can be told of together with another."""
    party, other = row[at].party, row[to].party
    if party is None or other is None or row[at].cls != "A":
        return False
    return row[at].possessive is row[to].possessive and (party.role == "adjective") is (other.role == "adjective")


_UNITS = frozenset("corps division brigade regiment battalion fleet army".split())


def _served(row: Sequence[Item], at: int) -> Entry | None:
    """Give the party whose unit or general a name is: "the Zorvian Fourth Army", "the Zorvian general Miro"."""
    words = row[at].lower.split()
    titled = at > 1 and row[at - 1].lower in TITLES
    if not titled and (words[-1] not in _UNITS or names_group(row[at].lower)):
        return None
    party = row[at - 1 - titled].party if at > titled else None
    return party if party is not None and party.role == "adjective" and party.kind == "state" else None


_GROUP_ENDINGS = frozenset("front army forces movement brigades militia league alliance liberation".split())


def names_group(name: str) -> bool:
    """Tell whether an unknown name is that of a group: "Free Osser Front", "Front for Change", no "Northern Front"."""
    words = name.lower().split()
    joint = next((at for at, word in enumerate(words) if word in ("for", "of")), len(words))
    return len(words) > 2 and joint > 0 and words[joint - 1] in _GROUP_ENDINGS and not words[0][0].isdigit()


def letters_of(name: str) -> set[str]:
    """Give the letters a name of several words may be short for, with and without its small words, lower-cased."""
    words = name.replace("-", " ").split()
    every, capital = "".join(word[0] for word in words), "".join(word[0] for word in words if word[0].isupper())
    return {every.lower(), capital.lower()}


def parties_together(row: Sequence[Item]) -> Actor | None:
    """Give the parties that some items name, and nothing else, as one: "Zorvia & Kendria".

    Args:
        row: The items.
    """
    if any(item.cls not in "A&,d" for item in row) or all(item.cls not in "&," for item in row):
        return None
    named = [_named_alone(row, at) for at, item in enumerate(row) if item.cls == "A"]
    known = [actor for actor in named if actor is not None]
    return _together(known) if len(known) == len(named) > 1 else None


def party_at(row: Sequence[Item], at: int) -> Actor | None:
    """Give the party a name stands for, known or by the grammar around it; `None` where it only names a place."""
    name = row[at].name
    if name is None or row[at].cls != "A":
        return None
    known = name.party is not None
    return actor_named(row, at) if known or (not name.entries and can_act(row, at)) else None


OF_PARTIES_ONLY = frozenset(
    (
        "strike strikes airstrike airstrikes shelling bombardment attack attacks raid raids airstrikes "
        "bombing control side"
    ).split()
)


_OF_PARTIES = OF_PARTIES_ONLY | {"losses", "casualties", "dead", "occupation", "artillery", "uniform", "uniforms"}
"""Nouns before which an unknown adjective names a party: "Zorvian losses", "in Zorvian strikes"."""


def is_party(row: Sequence[Item], at: int) -> bool:
    """Tell whether an unknown name must be a party: before an army, troops or losses, or as the subject of fighting."""
    name = row[at].name
    following = row[at + 1] if at + 1 < len(row) else None
    if (
        name is None
        or following is None
        or (" " in name.text and not name.text.endswith(("n", "ns", "i", "ese", "sh")))
    ):
        return False
    if following.lower in GROUP_WORDS or (following.cls == "p" and following.military):
        return not name.possessive or following.cls == "p"
    if following.lower in _OF_PARTIES and not (is_located(row, at) and following.lower not in OF_PARTIES_ONLY):
        return True
    verb = following
    if verb.lower in ("has", "have", "had", "will") and at + 2 < len(row):
        verb = row[at + 2]
    forms = {value.rsplit(".", 1)[1] for value in verb.roles.get("trigger", ())}
    fought_for = is_of_fight(row, at) or (at > 1 and row[at - 1].cls == "f" and row[at - 2].lower in FOUGHT_FOR)
    return "object" in forms and not is_located(row, at) and not name.possessive and not fought_for


def qualifies_group(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name only says of what people a group is that is named: "the Palestinian group Hamas".

    Args:
        row: The sentence's items.
        at: Index of the name.
    """
    party = row[at].party
    if party is None or party.role != "adjective":
        return False
    behind = at + 1
    while behind < len(row) and behind < at + 4 and row[behind].cls in "pow":
        behind += 1
    group = row[behind].party if behind < len(row) and row[behind].cls == "A" else None
    return group is not None and group.kind == "armed_group" and group.role != "adjective"


_OF_PERSONS = frozenset(
    "body corpse death arrest capture life brother son wife father mother house home speech words letter".split()
)
"""What a person has and no party."""


BRANCHES = frozenset("affiliate affiliates affiliated offshoot offshoots franchise branch branches".split())


_BACKED = frozenset(
    "backed armed supported funded financed equipped trained sponsored aided allied led brokered mediated "
    "hosted negotiated sanctioned".split()
)


def can_act(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name may stand for somebody who acts: no place after a preposition, no bare unknown surname."""
    item = row[at]
    if item.name is None or qualifies_group(row, at):
        return False
    before = row[at - 1] if at else None
    if at > 1 and before is not None and before.lower == "by" and row[at - 2].lower in _BACKED:
        return False  # "rebels backed by X" are not X
    if supplies(row, at) or (item.unknown and is_reached(row, at)):
        return False  # "aircraft bought from X", "rockets that hit X"
    if before is not None and before.lower == "under":
        return False  # "the Zorvians under Lord X"
    if item.party is not None and item.where is not None and item.where.kind == "city" and governs_from(row, at):
        return True  # "the junta in X has lost 46 men"
    if at > 1 and row[at - 1].lower == "from" and row[at - 2].first_word in DISPATCHES:
        return False  # "a telegram from X", where it was sent
    if before is not None and before.lower == "the" and at > 1:
        before = row[at - 2]
    following = row[at + 1] if at + 1 < len(row) else None
    part = at > 1 and row[at - 2].cls in "fi" and row[at - 1].lower.endswith(("ern", "central"))
    if part and item.entry("place") is not None:
        return False  # "of eastern X"
    if following is not None and following.lower in BRANCHES:
        return False  # "X's affiliate" is not X
    if item.name.possessive and not item.name.entries and following is not None and following.lower in _OF_PERSONS:
        return False  # "the leader's body"
    grouped = following is not None and (
        following.lower in GROUP_WORDS or following.cls == "p" or following.cls == "o" or _group_ahead(row, at + 1)
    )
    if before is not None and before.cls == "i" and before.lower in PLACE_PREPOSITIONS and not grouped:
        return False
    entry = item.name.entry("actor")
    if entry is not None:
        # "the Russian front" is no actor: an adjective acts only through people, a force or a body.
        return (
            grouped
            or entry.role != "adjective"
            or following is None
            or following.cls not in "wA"
            or item.lower.endswith("s")
        )
    if item.name.entry("place") is not None:
        return item.name.possessive or grouped
    source = item.name.entry("source")
    if source is not None and source.parent is not None and item.possessive and grouped:
        return True  # "the Kremlin's army"
    if source is not None and source.kind in ("ministry", "army", "government") and source.parent is not None:
        return following is not None and following.cls in "at&"  # "the Pentagon is sending 3,000 troops"
    if item.name.entries:
        return False
    if following is not None and following.lower in REGION_WORDS and following.lower not in ("forces", "state"):
        return False
    of_what = row[at - 2] if at > 1 and row[at - 1].cls == "f" else None
    if of_what is not None and of_what.lower == "republic" and not is_located(row, at):
        of_what = None  # "the Republic of X" is X
    if of_what is not None and (of_what.lower in REGION_WORDS or "unit" in of_what.roles):
        return False  # "the village of X"
    return (
        grouped
        or names_group(item.name.text)
        or item.name.possessive
        or (following is not None and following.cls in "at")
        or (following is not None and following.lower in ("has", "have", "had"))
        or [item.lower for item in row[at + 1 : at + 4]] in ([",", "which", "had"], [",", "which", "has"])
    )


def _group_ahead(row: Sequence[Item], at: int) -> bool:
    """Tell whether the words behind a name come to a group: "Zorvian special assault groups"."""
    for item in row[at : at + 4]:
        if item.lower in GROUP_WORDS or item.cls == "p" or "unit" in item.roles:
            return True
        if item.cls not in "w":
            return False
    return False


def is_spoken(voices: Sequence[Voice], at: int) -> bool:
    """Tell whether an item belongs to the naming of a source."""
    return bool(voices) and any(voice.first <= at < voice.last for voice in voices)


def subject_at(row: Sequence[Item], names: Sequence[int], voices: Sequence[Voice]) -> Actor | None:
    """Give the first party a sentence names that is not only a source: what "it" in the next sentence stands for."""
    for at in names:
        item = row[at]
        if item.cls == "A" and not is_spoken(voices, at) and not is_located(row, at):
            found = party_at(row, at)
            if found is not None and (item.unknown or can_act(row, at)):
                return found
    return None


def is_located(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name follows a preposition of place."""
    back = at - 1
    while back >= 0 and at - back < 7:
        holds = row[back].cls == "A" and (row[back + 1].cls == "f" or row[back + 1].lower in REGION_WORDS)
        if not (row[back].cls in "dwf" or row[back].lower in REGION_WORDS or (holds and back + 1 < at)):
            break
        if leads_out(row, back):
            return True
        back -= 1
    if back > 0 and row[back].cls == "&" and row[back - 1].where is not None and row[at].where is not None:
        return not row[back - 1].possessive and is_located(row, back - 1)  # "in X and northern Y"
    return back >= 0 and is_place_preposition(row[back])


def leads_out(row: Sequence[Item], at: int) -> bool:
    """Tell whether the "of" of "out of X" stands at an item, and not that of "seven out of ten"."""
    return at > 1 and row[at].cls == "f" and row[at - 1].lower == "out" and row[at - 2].cls != "N"


def is_place_preposition(item: Item) -> bool:
    """Tell whether a word leads to a place: a preposition, or a verb with one ("crossed into")."""
    return (item.cls == "i" and item.lower in PLACE_PREPOSITIONS) or (
        item.cls == "t" and " " in item.lower and item.last_word in PLACE_PREPOSITIONS
    )
