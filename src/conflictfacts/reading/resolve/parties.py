"""Who a name, a pronoun or an epithet is as a party to a war, by the grammar around it.

Decides whether a name can act at all: a place after a preposition does not, nor does an adjective before a front.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.grammar import REGION_WORDS, TITLES
from conflictfacts.reading.items import Item
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.names import SHIPS
from conflictfacts.reading.resolve.elsewhere import FOUGHT_FOR, is_of_fight, is_reached
from conflictfacts.reading.speakers import Speakers, Voice

__all__ = [
    "ARMED",
    "ENEMIES",
    "GROUP_WORDS",
    "OURS",
    "OWNERS",
    "PLACE_PREPOSITIONS",
    "STATE",
    "Discourse",
    "actor_named",
    "can_act",
    "country_of_people",
    "epithet_actor",
    "is_located",
    "is_place_preposition",
    "is_spoken",
    "owner_of",
    "party_at",
    "pronoun_actor",
]

PLACE_PREPOSITIONS = frozenset(
    "in at near around outside inside across throughout from to into over along within toward towards on".split()
)


GROUP_WORDS = frozenset(
    (
        "army forces force military troops government regime navy fleet state side servicemen soldiers "
        "men fighters group movement battalions contingent grouping marines units authorities militias "
        "brigades militia people society leadership command armed command's allies ally allied rivals "
        "opponents proxies partners losses groups detachments commandos squads junta rulers generals warplanes"
    ).split()
)


ARMED = frozenset(
    (
        "bandits rebels rebel insurgents insurgent militants militant fighters fighter gunmen gunman terrorists "
        "terrorist jihadists guerrillas guerrilla attackers raiders extremists separatists islamists "
        "militiamen insurgency group movement"
    ).split()
)


_NAMELESS = frozenset(
    (
        "rebels insurgents militants guerrillas terrorists jihadists separatists islamists militiamen "
        "gunmen rebel insurgent militant guerrilla bandits"
    ).split()
)


STATE = frozenset(
    "government army regime loyalists soldiers troops military soldier servicemen forces marines marine".split()
)


OURS = frozenset({"we", "our", "us", "ours"})


@attrs.define(eq=False)
class Discourse:
    """What a text has spoken of so far."""

    state_names: frozenset[str] = frozenset()
    """The names of the states the lexicon knows."""

    speakers: Speakers = attrs.field(factory=Speakers)
    """Who has spoken."""

    actor: Actor | None = None
    """The actor of the last claim."""

    former: Actor | None = None
    """The actor of the last claim that had another."""

    armed: Actor | None = None
    """The armed group named last."""

    subject: Actor | None = None
    """The party that the sentence before was about, for "it" and "they"."""

    home: Actor | None = None
    """The state of the country spoken of, for "government soldiers"."""

    body: Actor | None = None
    """The alliance or organisation named last, for "peacekeepers"."""

    state: Actor | None = None
    """The state or army named last."""

    place: Place | None = None
    """The place named last."""

    scene: Place | None = None
    """Where the sentence being read happens, once a claim of it has said so."""

    capital: Place | None = None
    """The capital named last."""

    region: Place | None = None
    """The region or territory named last."""

    stage: Place | None = None
    """Where the text is set by its heading or dateline."""

    lands: set[str] = attrs.field(factory=set)
    """The ISO codes of the countries whose places were named."""

    lands_before: frozenset[str] = frozenset()
    """Those named before the sentence being read."""

    dispatches: int = 0
    """How many datelines the text has had so far."""

    seen: dict[str, str] = attrs.field(factory=dict)
    """Names met in the middle of a sentence, lower-cased, as written."""

    parties: dict[str, Entry] = attrs.field(factory=dict)
    """Names no lexicon knows that the text has used as parties to the war, lower-cased."""

    conflict: str | None = None
    """The war the text named first."""

    def conflict_of(self, row: Sequence[Item], names: Sequence[int]) -> str | None:
        """Give the war a sentence names, or else the one the text is about."""
        for at in names:
            entry = row[at].entry("conflict")
            if entry is not None:
                self.conflict = self.conflict or entry.name
                return entry.name
        return self.conflict

    def meet(self, row: Sequence[Item], names: Sequence[int], states: Mapping[str, Actor]) -> None:
        """Remember unknown names that the grammar shows to be parties: "Zorvian army", "Zorvian losses".

        Args:
            row: A sentence's items.
            names: Its names.
            states: The states by ISO code, for the lands it names places of.
        """
        self.speakers.begin()
        for at in names:
            item = row[at]
            if item.cls != "A" or item.name is None:
                continue
            land = states.get(item.name.where.iso or "") if item.name.where is not None else None
            if land is not None:
                self.speakers.lands.add(land.name)
            if item.name.party is not None:
                party = item.name.party
                if party.kind == "armed_group" and party.parent in self.state_names:
                    self.speakers.homes.add(party.parent or "")
                self.speakers.mention(
                    party.name, party.kind or _kind_of_unknown(party.name), fought=_is_fought(row, at)
                )
            elif at == 0 and (body := item.entry("source")) is not None and body.kind != "outlet":
                self.speakers.mention(body.name, body.kind)
            elif item.unknown and names_group(item.name.text) and at <= 1:
                self.speakers.mention(item.name.text, "organisation")
            elif not item.name.entries and (
                (at and row[at - 1].lower in TITLES)
                or item.name.text.split()[0].lower() in TITLES
                or _holds_office(row, at)
                or _office_behind(row, at)
                or (at == 0 and _begins_telling(row))
            ):
                self.speakers.meet(
                    " ".join(part for part in item.name.text.split() if part.lower() not in TITLES) or item.name.text
                )
            if item.name.entries or not is_party(row, at):
                continue
            country = country_of_people(item.name.text)
            kind = None
            self.speakers.mention(country, _kind_of_unknown(country), fought=_is_fought(row, at))
            for alias in {
                item.name.text,
                country,
                country + "n",
                country + "ns",
                country + "i",
                country + "is",
                country + "ese",
            }:
                role = "name" if alias == country else "adjective"
                self.parties.setdefault(
                    alias.lower(), Entry(name=country, category="actor", alias=alias, kind=kind, role=role)
                )

    def note(self, row: Sequence[Item], names: Sequence[int], voices: Sequence[Voice]) -> None:
        """Remember the actors a sentence names, but not those that only speak."""
        speaking = {at for voice in voices for at in range(voice.first, voice.last)}
        for at in names:
            item = row[at]
            if item.cls != "A" or item.name is None:
                continue
            if at > 0:
                self.seen.setdefault(item.lower, item.name.text)
            entry = item.name.party
            grouped = at + 1 < len(row) and (row[at + 1].cls == "p" or row[at + 1].lower in GROUP_WORDS)
            if entry is not None and entry.kind == "armed_group" and at not in speaking and not item.name.possessive:
                self.armed = actor_of_entry(entry)
            if entry is None or at in speaking or not can_act(row, at) or (is_located(row, at) and not grouped):
                continue
            if at and not grouped and any("deployment." in value for value in row[at - 1].roles.get("trigger", ())):
                continue  # "have left X": where from, not whose
            if not grouped and at > 1 and row[at - 1].lower == "with" and row[at - 2].lower in ("border", "frontier"):
                continue  # "on its border with X"
            if entry.kind in ("organisation", "alliance"):
                self.body = actor_of_entry(entry)
            elif entry.kind in ("state", "army", "government", "coalition"):
                self.state = actor_of_entry(entry)


def _is_fought(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name says who strikes, or whose men are killed: "in a Zorvian air strike", "killed 4 Zorvians"."""
    strikes = any(item.lower in _OF_PARTIES_ONLY for item in row[at + 1 : at + 3]) and not row[at].possessive
    return strikes or (at > 1 and row[at - 1].cls == "N" and row[at - 2].cls == "t")


def _kind_of_unknown(name: str) -> str | None:
    """Take a party no lexicon knows for a state where its name is a single word."""
    return None if " " in name else "state"


def _holds_office(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name follows an office: "the President of Zorvia Ana Miro"."""
    return (
        at > 2
        and " " in row[at].lower
        and row[at - 1].cls == "A"
        and row[at - 2].cls == "f"
        and "person" in row[at - 3].roles.get("role", ())
    )


def _begins_telling(row: Sequence[Item]) -> bool:
    """Tell whether a sentence begins with somebody's full name and tells of him: "Ana Miro had other numbers"."""
    return " " in row[0].lower and len(row) > 2 and row[1].cls in "arw" and not row[0].possessive


def _office_behind(row: Sequence[Item], at: int) -> bool:
    """Tell whether an office follows a name: "Ana Miro, chief of the general staff"."""
    return (
        " " in row[at].lower
        and at + 2 < len(row)
        and row[at + 1].cls == ","
        and any("person" in item.roles.get("role", ()) for item in row[at + 2 : at + 5])
    )


def actor_of_entry(entry: Entry) -> Actor:
    """Make an actor of a lexicon entry."""
    return Actor(entry.name, entry.kind, entry.iso, entry.parent)


def country_of_people(name: str) -> str:
    """Give the land of a people nobody knows, by the regular endings: Zorvian, Zorvians → Zorvia."""
    single = name[:-1] if name.endswith(("ans", "anis")) else name
    if single.endswith("stani"):
        return single[:-1]
    return single[:-1] if single.endswith("an") and not single.endswith("stan") and len(single) > 4 else name


def actor_named(row: Sequence[Item], at: int) -> Actor | None:
    """Give the actor a name means where the grammar asks for one; `None` for a name that cannot be one.

    Args:
        row: The sentence's items.
        at: Index of the name.
    """
    name = row[at].name
    if name is None:
        return None
    entry = name.party
    if entry is not None:
        return actor_of_entry(entry)
    place = name.entry("place")
    if place is not None and name.party is None:
        return Actor(place.name, "people" if place.kind != "country" else "state", place.iso, place.parent)
    if name.entries:
        source = name.entries[0]
        return Actor(source.parent or source.name, source.kind) if source.category == "source" else None
    text = name.text
    last = text.split()[-1]
    if (last.lower() in REGION_WORDS and not names_group(text)) or text.split()[0] in SHIPS:
        return None
    person = name.possessive or (" " in text and text.split()[0].lower() in TITLES)
    return Actor(text if person else country_of_people(text))  # "the Sultan's men", "Lord Raglan"; "Zorvian men"


_GROUP_ENDINGS = frozenset("front army forces movement brigades militia league alliance liberation".split())


def names_group(name: str) -> bool:
    """Tell whether an unknown name is by its last word that of a group: "Free Osser Front", and no "Northern Front"."""
    words = name.lower().split()
    return len(words) > 2 and words[-1] in _GROUP_ENDINGS and not words[0][0].isdigit()


def party_at(row: Sequence[Item], at: int) -> Actor | None:
    """Give the party a name stands for, known or by the grammar around it; `None` where it only names a place."""
    name = row[at].name
    if name is None or row[at].cls != "A":
        return None
    if name.party is not None:
        return actor_of_entry(name.party)
    return actor_named(row, at) if not name.entries and can_act(row, at) else None


_OF_PARTIES_ONLY = frozenset(
    (
        "strike strikes airstrike airstrikes shelling bombardment attack attacks raid raids airstrikes "
        "bombing control side"
    ).split()
)
_OF_PARTIES = _OF_PARTIES_ONLY | {"losses", "casualties", "dead", "occupation", "artillery"}
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
    if following.lower in GROUP_WORDS or (following.cls == "p" and "military" in following.roles.get("people", ())):
        return not name.possessive or following.cls == "p"
    if following.lower in _OF_PARTIES and not (is_located(row, at) and following.lower not in _OF_PARTIES_ONLY):
        return True
    verb = following
    if verb.lower in ("has", "have", "had", "will") and at + 2 < len(row):
        verb = row[at + 2]
    forms = {value.rsplit(".", 1)[1] for value in verb.roles.get("trigger", ())}
    fought_for = is_of_fight(row, at) or (at > 1 and row[at - 1].cls == "f" and row[at - 2].lower in FOUGHT_FOR)
    return "object" in forms and not is_located(row, at) and not name.possessive and not fought_for


_OF_PERSONS = frozenset(
    "body corpse death arrest capture life brother son wife father mother house home speech words letter".split()
)
"""What a person has and no party."""


_BRANCHES = frozenset("affiliate affiliates affiliated offshoot offshoots franchise branch branches".split())
_BACKED = frozenset(
    "backed armed supported funded financed equipped trained sponsored aided allied led brokered mediated "
    "hosted negotiated sanctioned".split()
)


def can_act(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name may stand for somebody who acts: no place after a preposition, no bare unknown surname."""
    item = row[at]
    if item.name is None:
        return False
    before = row[at - 1] if at else None
    if at > 1 and before is not None and before.lower == "by" and row[at - 2].lower in _BACKED:
        return False  # "rebels backed by X" are not X
    if item.unknown and is_reached(row, at):
        return False  # "rockets that hit X"
    if before is not None and before.lower == "the" and at > 1:
        before = row[at - 2]
    following = row[at + 1] if at + 1 < len(row) else None
    part = at > 1 and row[at - 2].cls in "fi" and row[at - 1].lower.endswith(("ern", "central"))
    if part and item.entry("place") is not None:
        return False  # "of eastern X"
    if following is not None and following.lower in _BRANCHES:
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
    return any(voice.first <= at < voice.last for voice in voices)


def pronoun_actor(
    word: str,
    discourse: Discourse,
    voices: Sequence[Voice],
    row: Sequence[Item] = (),
    at: int = 0,
) -> Actor | None:
    """Give the party a pronoun stands for: "we" for the speaker's, the others for the one spoken of.

    Args:
        word: The pronoun.
        discourse: What went before.
        voices: The sentence's sources.
        row: Its items, for "Kyiv says it lost": a party that speaks is the one spoken of.
        at: The pronoun's item.
    """
    if word in OURS:
        chain = voices[0].attribution.chain if voices else discourse.speakers.latest()
        for source in reversed(chain):
            if source.name in discourse.speakers.parents:
                return Actor(discourse.speakers.parents[source.name], "state")
            if source.kind in {"state", "army", "armed_group", "coalition", "alliance", "government", None}:
                return Actor(source.name, source.kind)
        other = discourse.actor is not None and discourse.actor.name[:1].islower()  # "the militants", "the enemy"
        return discourse.state or (None if other else discourse.actor)
    for voice in voices:
        if voice.first <= at < voice.last:  # "it acknowledged 6,000 dead"
            for source in voice.attribution.chain:
                if source.kind in {"state", "army", "armed_group", "coalition", "alliance", None}:
                    return Actor(source.name, source.kind)
                if discourse.speakers.parents.get(source.name) in discourse.speakers.states:
                    return Actor(discourse.speakers.parents[source.name], "state")
            spoken_of = discourse.subject.name if discourse.subject is not None else ""
            if voice.attribution.chain and all(source.name != spoken_of for source in voice.attribution.chain):
                return None  # "it counted 700 dead": one who only counts
    for voice in reversed(voices):
        if voice.prefix and voice.last <= at <= voice.last + 3:
            names = (row[step].name for step in range(voice.first, voice.last))
            entry = next((name.party for name in names if name is not None and name.party is not None), None)
            if entry is not None:
                return actor_of_entry(entry)
    return discourse.subject or discourse.actor or discourse.state


def subject_at(row: Sequence[Item], names: Sequence[int], voices: Sequence[Voice]) -> Actor | None:
    """Give the first party a sentence names that is not only a source: what "it" in the next sentence stands for."""
    for at in names:
        item = row[at]
        if item.cls == "A" and not is_spoken(voices, at) and not is_located(row, at):
            found = party_at(row, at)
            if found is not None and (item.unknown or can_act(row, at)):
                return found
    return None


ENEMIES = frozenset(
    "intruders enemy enemies occupiers occupants invaders aggressor aggressors adversary opponent opponents".split()
)
"""What a party calls those it fights."""

OWNERS = frozenset({"its", "their", "his", "her", "our", "my"})


def owner_of(row: Sequence[Item], at: int, word: str, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Say whose "its soldiers" are: of the party named last before them, or of the one spoken of.

    Args:
        row: The sentence's items.
        at: An item of the phrase the word stands in.
        word: The possessive.
        voices: The sentence's sources.
        discourse: What went before.
    """
    if word in OURS or word == "my":
        return pronoun_actor("our", discourse, voices)
    steps = range(at - 1, -1, -1)
    if any(item.lower == "own" for item in row[at : at + 3]):  # "killed 42 rebels and lost nine of its own"
        steps = range(at)
    for step in steps:
        found = party_at(row, step) if can_act(row, step) or is_spoken(voices, step) else None
        if found is None and row[step].unknown and word in ("its", "their") and is_spoken(voices, step):
            found = actor_named(row, step)  # only a party has men of its own
        if (
            found is None
            and row[step].cls in "po"
            and (row[step].lower in STATE or row[step].lower in ARMED)
            and row[step - 1].lower == "the"
        ):
            found = epithet_actor(row[step].lower, discourse)
        if found is not None:
            return found
    for voice in voices:
        if voice.prefix and voice.at < at:  # "it put its own losses at 12"
            for source in voice.attribution.chain:
                if source.kind in {"state", "army", "armed_group", "coalition", "alliance", None}:
                    return Actor(source.name, source.kind)
                if discourse.speakers.parents.get(source.name) in discourse.speakers.states:
                    return Actor(discourse.speakers.parents[source.name], "state")  # a ministry's "own servicemen"
    speaking = (source for voice in voices for source in voice.attribution.chain if source.kind in _OWNING_KINDS)
    behind = next((Actor(source.name, source.kind) for source in speaking), None)
    return discourse.subject or discourse.actor or discourse.state or behind


_OWNING_KINDS = frozenset({"state", "army", "armed_group", "coalition", "alliance"})
"""Kinds of those who speak that have soldiers and ground of their own."""


def epithet_actor(word: str, discourse: Discourse) -> Actor | None:
    """Give the party an epithet stands for ("the rebels", "the enemy"); the epithet itself where none is known."""
    if word in ENEMIES:
        ours = {source.name for source in discourse.speakers.latest()}
        ours |= {discourse.speakers.parents[name] for name in ours if name in discourse.speakers.parents}
        others = [state for state in discourse.speakers.states if state not in ours]
        theirs = ours & {*discourse.speakers.states, *discourse.speakers.parents.values()}
        if len(others) == 1 and theirs:
            return Actor(others[0], "state")
        actor = discourse.actor
        if actor is not None and actor.kind == "people":
            actor = discourse.former  # no enemy is a town's people
        latest = list(discourse.speakers.known)[-3:]
        ours |= {source.name for chain in latest for source in chain if source.kind == "role"}  # "Tuareg rebels"
        if actor is not None and any(actor.name in name for name in ours):
            actor = discourse.former  # they who speak are not their own enemy
        return None if actor is not None and any(actor.name in name for name in ours) else actor
    if word in ARMED:
        return discourse.armed or (
            Actor(word if word.endswith(("s", "men")) else word + "s", "armed_group") if word in _NAMELESS else None
        )
    if word in ("government", "army", "regime", "loyalists"):
        return discourse.home or discourse.state
    if word in STATE:
        only = discourse.speakers.only_state()
        return discourse.state or discourse.home or (None if only is None else Actor(only.name, only.kind))
    if word.startswith(("peacekeeper", "blue helmet")):
        return discourse.body
    return None


def is_located(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name follows a preposition of place."""
    back = at - 1
    while back >= 0 and at - back < 7:
        holds = row[back].cls == "A" and (row[back + 1].cls == "f" or row[back + 1].lower in REGION_WORDS)
        if not (row[back].cls in "dwf" or row[back].lower in REGION_WORDS or (holds and back + 1 < at)):
            break
        back -= 1
    return back >= 0 and is_place_preposition(row[back])


def is_place_preposition(item: Item) -> bool:
    """Tell whether a word leads to a place: a preposition, or a verb with one ("crossed into")."""
    return (item.cls == "i" and item.lower in PLACE_PREPOSITIONS) or (
        item.cls == "t" and " " in item.lower and item.lower.split()[-1] in PLACE_PREPOSITIONS
    )
