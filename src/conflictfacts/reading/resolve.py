"""Whose, where and when: names, pronouns and silence turned into actors, places and periods.

Decides what a claim is about, from the words of its own phrase outwards: the noun phrase, the clause, the sentence, and
what the text has spoken of before. A name that could mean several things is taken for what its grammar asks for; where
nothing says who, the actor stays unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.reading.attribution import Speakers, Voice
from conflictfacts.reading.claims import Claim, Phrase
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.mentions import REGION_WORDS, TITLES, Item
from conflictfacts.reading.times import Time

__all__ = [
    "Discourse",
    "actor_named",
    "opponent_of",
    "period_of",
    "place_at",
    "place_of",
    "population_of",
    "subject_of",
    "victim_of",
]

_PLACE_PREPOSITIONS = frozenset(
    "in at near around outside inside across throughout from to into over along within toward towards on".split()
)
_GROUP_WORDS = frozenset(
    "army forces force military troops government regime navy fleet state side servicemen soldiers men fighters group movement "
    "battalions contingent grouping marines units authorities militias brigades militia people society leadership command "
    "armed command's allies ally allied rivals opponents proxies partners losses".split()
)
_ARMED = frozenset(
    "rebels rebel insurgents insurgent militants militant fighters fighter gunmen gunman terrorists terrorist jihadists guerrillas "
    "guerrilla attackers raiders extremists separatists islamists militiamen insurgency group movement".split()
)
_NAMELESS = frozenset(
    "rebels insurgents militants guerrillas terrorists jihadists separatists islamists militiamen gunmen rebel insurgent militant guerrilla".split()
)
_STATE = frozenset("government army regime soldiers troops military soldier servicemen forces".split())
_OURS = frozenset({"we", "our", "us", "ours"})
_PRONOUNS = frozenset({"they", "it", "its", "their", "them", "he", "she", "his", "her"})
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
_KINDS_OF_BASE = frozenset({"army", "air", "military", "naval", "border", "refugee", "main", "largest"})
_SIDES = frozenset(
    {
        "both sides",
        "two sides",
        "each side",
        "all sides",
        "two armies",
        "both armies",
        "either side",
        "all parties",
        "both parties",
    }
)
_INHABITED = frozenset({"people", "civilians", "residents", "children", "women"})


@attrs.define(eq=False)
class Discourse:
    """What a text has spoken of so far."""

    speakers: Speakers = attrs.field(factory=Speakers)
    """Who has spoken."""

    actor: Actor | None = None
    """The actor of the last claim."""

    armed: Actor | None = None
    """The armed group named last."""

    state: Actor | None = None
    """The state or army named last."""

    place: Place | None = None
    """The place named last."""

    seen: dict[str, str] = attrs.field(factory=dict)
    """Names met in the middle of a sentence, lower-cased, as written."""

    parties: dict[str, Entry] = attrs.field(factory=dict)
    """Names no lexicon knows that the text has used as parties to the war, lower-cased."""

    def meet(self, row: Sequence[Item]) -> None:
        """Remember unknown names that the grammar shows to be parties: "Zorvian army", "Zorvian losses"."""
        for at, item in enumerate(row):
            if item.cls != "A" or item.name is None:
                continue
            if item.name.party is not None:
                self.speakers.mention(item.name.party.name, item.name.party.kind)
            elif not item.name.entries and (
                at and row[at - 1].lower in TITLES or item.name.text.split()[0].lower() in TITLES
            ):
                self.speakers.meet(
                    " ".join(part for part in item.name.text.split() if part.lower() not in TITLES) or item.name.text
                )
            if item.name.entries or not _is_party(row, at):
                continue
            country = _country_of_people(item.name.text)
            kind = None
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

    def note(self, row: Sequence[Item], voices: Sequence[Voice]) -> None:
        """Remember the actors a sentence names, but not those that only speak."""
        speaking = {at for voice in voices for at in range(voice.first, voice.last)}
        for at, item in enumerate(row):
            if item.cls != "A" or item.name is None:
                continue
            if at > 0:
                self.seen.setdefault(item.lower, item.name.text)
            entry = item.name.party
            if entry is None or at in speaking or not _can_act(row, at):
                continue
            if entry.kind in ("armed_group", "coalition"):
                self.armed = actor_of_entry(entry)
            elif entry.kind in ("state", "army", "government"):
                self.state = actor_of_entry(entry)


def actor_of_entry(entry: Entry) -> Actor:
    """Make an actor of a lexicon entry."""
    return Actor(entry.name, entry.kind, entry.iso, entry.parent)


def place_of_entry(entry: Entry) -> Place:
    """Make a place of a lexicon entry."""
    return Place(entry.name, entry.kind, entry.iso, entry.parent, entry.latitude, entry.longitude)


def _country_of_people(name: str) -> str:
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
    if last.lower() in REGION_WORDS:
        return None
    return Actor(_country_of_people(text))


def party_at(row: Sequence[Item], at: int) -> Actor | None:
    """Give the party a name stands for, known or by the grammar around it; `None` where it only names a place."""
    name = row[at].name
    if name is None or row[at].cls != "A":
        return None
    if name.party is not None:
        return actor_of_entry(name.party)
    return actor_named(row, at) if not name.entries and _can_act(row, at) else None


def _is_party(row: Sequence[Item], at: int) -> bool:
    """Tell whether an unknown name must be a party: before an army, troops or losses, or as the subject of fighting."""
    name = row[at].name
    following = row[at + 1] if at + 1 < len(row) else None
    if name is None or following is None or " " in name.text and not name.text.endswith(("n", "ns", "i", "ese", "sh")):
        return False
    if following.lower in _GROUP_WORDS or (following.cls == "p" and "military" in following.roles.get("people", ())):
        return not name.possessive or following.cls == "p"
    if following.lower in ("losses", "casualties", "dead", "control", "side", "occupation") and not _located(row, at):
        return True
    verb = following
    if verb.lower in ("has", "have", "had", "will") and at + 2 < len(row):
        verb = row[at + 2]
    forms = {value.rsplit(".", 1)[1] for value in verb.roles.get("trigger", ())}
    return "object" in forms and not _located(row, at) and not name.possessive


def _can_act(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name may stand for somebody who acts: not a place after a preposition, not a bare unknown surname."""
    item = row[at]
    if item.name is None:
        return False
    before = row[at - 1] if at else None
    if before is not None and before.lower == "the" and at > 1:
        before = row[at - 2]
    following = row[at + 1] if at + 1 < len(row) else None
    grouped = following is not None and (
        following.lower in _GROUP_WORDS or following.cls == "p" or following.cls == "o"
    )
    if before is not None and before.cls == "i" and before.lower in _PLACE_PREPOSITIONS and not grouped:
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
    if item.name.entries:
        return False
    if following is not None and following.lower in REGION_WORDS and following.lower not in ("forces", "state"):
        return False
    if at > 1 and row[at - 1].cls == "f" and (row[at - 2].lower in REGION_WORDS or "unit" in row[at - 2].roles):
        return False  # "the village of X"
    return (
        grouped
        or item.name.possessive
        or (following is not None and following.cls in "at")
        or (following is not None and following.lower in ("has", "have", "had"))
    )


def _spoken(voices: Sequence[Voice], at: int) -> bool:
    return any(voice.first <= at < voice.last for voice in voices)


def _pronoun_actor(word: str, discourse: Discourse, voices: Sequence[Voice]) -> Actor | None:
    if word in _OURS:
        chain = voices[0].attribution.chain if voices else discourse.speakers.latest()
        for source in reversed(chain):
            if source.name in discourse.speakers.parents:
                return Actor(discourse.speakers.parents[source.name], "state")
            if source.kind in ("state", "army", "armed_group", "coalition", "alliance", "government"):
                return Actor(source.name, source.kind)
        return discourse.state or discourse.actor
    return discourse.actor or discourse.state


def _epithet_actor(word: str, discourse: Discourse) -> Actor | None:
    if word == "enemy":
        return discourse.actor
    if word in _ARMED:
        return discourse.armed or (
            Actor(word if word.endswith("s") else word + "s", "armed_group") if word in _NAMELESS else None
        )
    if word in _STATE:
        return discourse.state
    return None


def victim_of(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Say whose people, troops or ground a claim counts.

    Args:
        row: The sentence's items.
        claim: The claim.
        voices: The sentence's sources, who are not the ones counted.
        discourse: What went before.
    """
    phrase, index = claim.phrase, claim.index
    if claim.kind == "equipment" and claim.trigger is None:
        return discourse.actor  # a bulletin's line, under the heading that says whose losses these are
    if claim.kind == "casualty" and _of_both_sides(row, claim):
        return Actor("both sides", "sides")
    inside = _in_phrase(row, claim, voices)
    if inside is not None:
        return inside
    if claim.part_of is not None:
        return None  # whose the whole is
    if claim.kind == "casualty" and claim.trigger is not None and claim.trigger < index:
        counted = _counted_before(row, claim.trigger, voices, discourse)
        if counted is not None:
            return counted
    if claim.label is not None:
        for at in range(*claim.label):
            name = row[at].name
            if name is not None and (name.entry("actor") is not None or not name.entries):
                return actor_named(row, at)
    if claim.kind == "territory":
        return subject_of(row, claim, voices, discourse)
    if claim.form == "object" and claim.trigger is not None and claim.trigger < index:
        for at in range(claim.trigger + 1, index):
            if row[at].cls == "A" and _can_act(row, at):
                return actor_named(row, at)  # "cost Russia about 45,000 men"
    if claim.form in ("object", "noun", "total") or claim.kind == "deployment":
        near = _beside_trigger(row, claim, voices)
        if near is not None:
            return near
    if claim.kind == "casualty":
        for at in range(index - 1, -1, -1):
            if row[at].cls in "N;.":
                break
            if row[at].lower in ("losses", "casualties", "dead", "toll", "death toll") and at != claim.trigger:
                near = _beside_trigger(row, attrs.evolve(claim, trigger=at, form="noun"), voices)
                if near is not None:
                    return near  # "Russia's losses ran to 931 killed and injured"
                break
    active = (
        claim.form in ("participle", "object")
        and claim.value in ("killed", "wounded", "captured")
        and claim.trigger is not None
        and claim.trigger < index
    )
    if not active and (
        claim.form == "object" or claim.kind == "deployment" or claim.value == "losses" or _owns(row, index)
    ):
        found = subject_of(row, claim, voices, discourse, clause=True)
        if found is not None:
            return found
    word = row[phrase.head].lower.split()[-1] if phrase.head is not None else ""
    if word:
        for at in range(index + 1, phrase.head or index + 1):
            if row[at].lower in ("government", "army", "regime", "rebel", "insurgent"):
                word = row[at].lower
        found = _epithet_actor(word, discourse)
        if found is not None:
            return found
    fronted = _fronted(row, voices)
    if fronted is not None and phrase.sort in ("", "noun") and not active:
        return fronted
    number = row[index].lower
    if claim.source is not None or (phrase.sort in ("", "noun") and not active):
        return discourse.actor
    if (
        word in ("others", "other")
        or "another" in number
        or "further" in number
        or (index and row[index - 1].lower in ("another", "further"))
    ):
        return discourse.actor
    if phrase.sort == "":
        return discourse.actor if discourse.actor != opponent_of(row, claim, voices, None) else None
    if claim.rate is not None or claim.value in ("losses", "casualties"):
        return discourse.actor if discourse.actor is not None and discourse.actor.kind != "people" else None
    return None


def _of_both_sides(row: Sequence[Item], claim: Claim) -> bool:
    low, high = max(0, claim.index - 8), claim.index + 8
    near = " ".join(item.lower for item in row[low:high] if item.cls not in ",")
    return any(words in near for words in _SIDES)


def _counted_before(row: Sequence[Item], trigger: int, voices: Sequence[Voice], discourse: Discourse) -> Actor | None:
    """Find whose dead are counted where the number comes last: "put Russia's killed and wounded at N", "the number of rebels killed is N"."""
    for at in range(trigger - 1, max(-1, trigger - 6), -1):
        item = row[at]
        if item.cls == "A":
            name = item.name
            if name is None or _spoken(voices, at) or _located(row, at):
                return None
            entry = name.entry("actor")
            adjective = entry is not None and entry.role == "adjective"
            return actor_named(row, at) if name.possessive or adjective or row[at + 1].cls == "p" else None
        if item.cls == "p" and item.lower in _ARMED:
            return _epithet_actor(item.lower, discourse)
        if item.cls not in "tp&wd" or item.lower in ("'",):
            return None
    return None


def _fronted(row: Sequence[Item], voices: Sequence[Voice]) -> Actor | None:
    """Find the party a sentence sets before its figures: "For Russia the same document gave N"."""
    if len(row) < 3 or row[0].lower not in ("for", "of", "among", "as", "on"):
        return None
    at = 1
    while at < 4 and row[at].cls in "di":
        at += 1
    return party_at(row, at) if not _spoken(voices, at) else None


def party_losing(row: Sequence[Item], voices: Sequence[Voice]) -> Actor | None:
    """Give whose losses a sentence without a number speaks of, for the sentences that go on to count them.

    Args:
        row: The sentence's items.
        voices: Its sources.
    """
    for at, item in enumerate(row):
        for value in item.roles.get("trigger", ()):
            kind, measure, form = value.split(".")
            if (
                kind != "casualty"
                or form not in ("object", "noun", "total")
                or measure not in ("losses", "casualties", "killed")
            ):
                continue
            claim = Claim(at, Phrase(at + 1, None, ""), kind, measure, form, at, 0.0, "person", None)
            found = _beside_trigger(row, claim, voices)
            if found is None and form == "object" and measure == "losses":
                found = next(
                    (
                        actor_named(row, step)
                        for step in range(at - 1, max(-1, at - 6), -1)
                        if row[step].cls == "A" and _can_act(row, step)
                    ),
                    None,
                )
                if found is None:
                    found = next(
                        (
                            actor_named(row, step)
                            for step in range(at + 1, min(len(row), at + 3))
                            if row[step].cls == "A" and _can_act(row, step)
                        ),
                        None,
                    )
            if found is not None:
                return found
    return None


def _in_phrase(row: Sequence[Item], claim: Claim, voices: Sequence[Voice]) -> Actor | None:
    """Find the name within the counted phrase, right before the number, or in the "of"-phrase behind it."""
    phrase, index = claim.phrase, claim.index
    rebels = next(
        (at for at in range(index + 1, phrase.stop) if row[at].lower in _ARMED | {"rebel", "insurgent"}), None
    )
    for at in range(index + 1, phrase.stop):
        if row[at].cls == "A" and not _spoken(voices, at):
            found = actor_named(row, at)
            if found is not None:
                if (
                    rebels is not None
                    and found.kind == "state"
                    and row[rebels].lower not in ("fighter", "fighters", "group", "gunmen")
                ):
                    # "Syrian rebels" are not Syria's.
                    return Actor(" ".join((row[at].name.text, row[rebels].lower)), "armed_group", None, None)  # type: ignore[union-attr]
                return found
    for at in range(phrase.stop, min(len(row) - 1, phrase.stop + 9)):
        if row[at].cls in "N;.":
            break
        if row[at].cls == "A" and row[at + 1].lower == "side":
            return actor_named(row, at)  # "76,000 on the Zorvian side"
    if phrase.head is not None and row[phrase.head].lower == "strong":
        for at in range(phrase.stop, min(len(row), phrase.stop + 3)):
            if row[at].cls == "A":
                return actor_named(row, at)
    if (
        index > 1
        and row[index - 1].cls == "A"
        and row[index - 2].cls in ",;&"
        and claim.kind == "casualty"
        and not _located(row, index - 1)
    ):
        return actor_named(row, index - 1)  # "Ukraine lost 7,000 soldiers, Zorvia 205"
    if (
        index
        and row[index - 1].cls == "A"
        and row[index - 1].name is not None
        and row[index - 1].name.possessive
        and claim.kind != "territory"
    ):
        return actor_named(row, index - 1)
    if index > 1 and row[index - 1].cls == "A":
        back = index - 2
        while back > 0 and row[back].cls == "d":
            back -= 1
        if row[back].cls == "f" or row[back].lower == "among":
            return actor_named(row, index - 1)  # "of the Houthis 966 have been killed"
    at = phrase.stop
    if at < len(row) and (row[at].cls == "f" or row[at].lower in ("from", "among", "in")) and claim.kind != "territory":
        for step in range(at + 1, min(at + 5, len(row))):
            item = row[step]
            if item.cls == "A" and not _spoken(voices, step):
                if (
                    row[at].cls == "f"
                    or row[at].lower in ("from", "among")
                    or (step + 1 < len(row) and row[step + 1].lower in ("ranks", "army", "forces"))
                ):
                    name = item.name
                    if name is not None and (name.entry("actor") is not None or row[at].cls == "f"):
                        return actor_named(row, step)
                break
            if item.cls not in "dwopA" or item.lower in ("whom", "which", "them", "these", "those"):
                break
    return None


def _beside_trigger(row: Sequence[Item], claim: Claim, voices: Sequence[Voice]) -> Actor | None:
    """Find whose losses they are: "Russian losses", "the dead of the regime", "losses that the troops of Moscow"."""
    at = claim.trigger
    if at is None:
        return None
    for step in range(at - 1, max(-1, at - 5), -1):
        item = row[step]
        if item.cls == "A":
            if (not _spoken(voices, step) and _can_act(row, step)) and claim.form in ("noun", "total"):
                return actor_named(row, step)
            break
        if item.cls not in "wdopt" or item.lower in ("'",):
            break
    if (
        claim.form in ("noun", "total")
        and at + 1 < len(row)
        and (row[at + 1].cls == "f" or row[at + 1].lower in ("among", "in", "on", "for", "inflicted", "that"))
    ):
        for step in range(at + 2, min(at + 6, len(row))):
            if row[step].cls == "A":
                if row[at + 1].cls == "f" and not _located(row, step) or _can_act(row, step):
                    return actor_named(row, step)
                break
            if row[step].cls not in "dwopf":
                break
    return None


_OWNING = frozenset(
    "had has have suffered suffers sustained acknowledged admitted admits acknowledges counted mourns mourned with lost took takes reported".split()
)


def _owns(row: Sequence[Item], index: int) -> bool:
    """Tell whether the number is what somebody had or owned up to: "Ukraine has had 43,000 soldiers killed"."""
    back = index - 1
    while (
        back >= 0
        and (row[back].cls == "d" or row[back].lower in ("already", "now", "also", "only", "had", "been"))
        and row[back].lower not in _OWNING
    ):
        back -= 1
    return back >= 0 and row[back].lower in _OWNING


def subject_of(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, clause: bool = False
) -> Actor | None:
    """Find who does it: the subject of the verb, or the agent behind "by".

    Args:
        row: The sentence's items.
        claim: The claim.
        voices: The sentence's sources.
        discourse: What went before, for pronouns.
        clause: Whether to look in the clause only and give up there.
    """
    edge = min(claim.index, claim.trigger) if claim.trigger is not None else claim.index
    high = max(claim.index, claim.trigger if claim.trigger is not None else 0)
    for at in range(high, min(len(row) - 1, high + 7)):
        if row[at].lower == "by":
            for step in range(at + 1, min(at + 5, len(row))):
                if row[step].cls == "A" and not _spoken(voices, step):
                    return actor_named(row, step)
                if row[step].lower in _OURS | {"them"}:
                    return _pronoun_actor(row[step].lower, discourse, voices)
                if row[step].cls not in "dwop":
                    break
    if (
        claim.trigger is not None
        and row[claim.trigger].lower in ("fell", "fallen", "lost", "ceded")
        and claim.value == "captured"
    ):
        for step in range(claim.trigger + 1, min(claim.trigger + 5, len(row))):
            if row[step].cls == "A" and row[step - 1].lower in ("to", "the"):
                return actor_named(row, step)
    if claim.kind == "territory" and claim.trigger is not None:
        near = _possessor(row, claim.trigger, voices)
        if near is not None:
            return near
    for voice in voices:
        behind = voice.at + 1
        while behind < len(row) and row[behind].cls == "T":
            behind += 1
        if voice.at < edge and behind < len(row) and row[behind].lower == "to" and voice.attribution.chain:
            # "Moscow claimed to have won back two villages": who speaks is who did it.
            named = next((at for at in range(voice.first, voice.last) if row[at].cls == "A"), None)
            if named is not None:
                return actor_named(row, named)
    for at in range(edge - 1, -1, -1):
        item = row[at]
        if item.cls in ";.!?":
            break
        if _spoken(voices, at) and item.cls != "d":
            continue
        if item.cls == "A" and _can_act(row, at):
            owner = item.name is not None and item.name.possessive
            if owner and not _acts_through(row, at):
                continue
            return actor_named(row, at)
        if (
            item.cls == "d"
            and item.lower in _OURS | {"they", "it"}
            and at + 1 < len(row)
            and row[at + 1].cls in "atwrx"
        ):
            return _pronoun_actor(item.lower, discourse, voices)
        if item.lower == "enemy":
            return discourse.actor
        if (
            item.cls in "po"
            and item.lower in _ARMED | _STATE
            and at + 1 < len(row)
            and row[at + 1].cls in "at,s"
            and not (at and row[at - 1].cls == "A")
        ):
            found = _epithet_actor(item.lower, discourse)
            if found is not None:
                return found
    return None if clause else discourse.actor


def _possessor(row: Sequence[Item], at: int, voices: Sequence[Voice]) -> Actor | None:
    """Find whose gain or control it is: "Russian control", "the gain of the Army of Moscow"."""
    if (
        at
        and row[at - 1].cls == "A"
        and not _spoken(voices, at - 1)
        and row[at].lower in ("control", "occupation", "gains", "gain", "advance", "losses", "loss")
    ):
        return actor_named(row, at - 1)
    if at + 1 < len(row) and row[at + 1].cls == "f":
        for step in range(at + 2, min(at + 7, len(row))):
            if row[step].cls == "A" and row[at].lower in ("gain", "gains"):
                return actor_named(row, step)
            if row[step].cls not in "dwopf":
                break
    return None


def _acts_through(row: Sequence[Item], at: int) -> bool:
    """Tell whether a possessor stands for its army: "Ukraine's troops", "Moscow's forces"."""
    return any(item.lower in _GROUP_WORDS or item.cls == "p" for item in row[at + 1 : at + 4])


def opponent_of(row: Sequence[Item], claim: Claim, voices: Sequence[Voice], actor: Actor | None) -> Actor | None:
    """Say who killed, wounded or took them, where the clause says so."""
    if claim.kind != "casualty" or claim.value not in ("killed", "wounded", "captured") or claim.trigger is None:
        return None
    edge = claim.trigger
    if claim.trigger < claim.index and claim.form in ("participle", "object"):
        for at in range(edge - 1, max(-1, edge - 8), -1):
            if row[at].cls in ',;.N"':
                break
            if row[at].cls == "A" and not _spoken(voices, at) and _can_act(row, at):
                found = actor_named(row, at)
                return found if found != actor else None
    for at in range(edge, min(len(row), edge + 4)):
        if row[at].lower == "by":
            for step in range(at + 1, min(at + 4, len(row))):
                if row[step].cls == "A":
                    found = actor_named(row, step)
                    return found if found != actor else None
    return None


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
        and following.lower not in ("line", "area", "state", "republic", "department", "border")
    )
    if (
        regional
        and name.entry("actor") is not None
        and name.entry("place") is None
        and name.entries[0].role == "adjective"
    ):
        regional = False
    back = at - 1
    while back >= 0 and (
        row[back].cls == "d"
        or row[back].lower
        in (
            "southern",
            "northern",
            "eastern",
            "western",
            "central",
            "city",
            "town",
            "village",
            "region",
            "capital",
            "of",
            "northeastern",
            "northwestern",
            "southeastern",
            "southwestern",
            "whole",
            "province",
            "state",
        )
    ):
        back -= 1
    located = (
        back >= 0 and row[back].cls == "i" and row[back].lower in _PLACE_PREPOSITIONS | {"off", "behind", "beyond"}
    )
    of_place = back + 1 < at and back >= 0 and any(item.lower in REGION_WORDS for item in row[back + 1 : at])
    entry = name.where
    if row[at].cls == "T" and entry is None:
        return None if name.entry("conflict") is not None else (Place(name.text), at + 1)
    if (
        name.possessive
        and following is not None
        and following.lower not in REGION_WORDS | _AROUND
        and row[at].cls != "T"
    ):
        return None  # "Russia's Kursk region" is the region
    if entry is not None and name.entries[0].category == "source" and not located:
        return None
    if entry is not None:
        if row[at].cls == "T" or name.entry("conflict") is not None and name.entry("place") is None:
            return place_of_entry(entry), at + 1
        if (
            regional
            and following is not None
            and entry.kind in ("city", "town", None)
            and following.lower in ("region", "oblast", "province", "district", "governorate")
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
    if following is not None and following.lower in ("side", "sides"):
        return None
    if (
        (located or of_place)
        and following is not None
        and (following.cls == "p" or following.cls == "o" or name.possessive)
    ):
        return None
    if located or of_place:
        return Place(name.text), at + 1
    return None


def _of_ground(row: Sequence[Item], at: int, claim: Claim) -> bool:
    """Tell whether a name is what a share or an area is of: "19 percent of all Ukraine"."""
    if claim.kind != "territory" or not claim.index < at <= claim.index + 5:
        return False
    return any(item.cls == "f" for item in row[claim.index + 1 : at]) and all(
        item.cls in "fdw" for item in row[claim.index + 1 : at]
    )


def told_there(row: Sequence[Item], at: int, voices: Sequence[Voice]) -> bool:
    """Tell whether a place is where somebody spoke ("told reporters in Kyiv"), not where something happened."""
    for voice in voices:
        if (
            row[at].cls == "A"
            and voice.attribution.verb != "according to"
            and voice.at < at <= voice.at + (10 if voice.prefix else 15)
            and not any(item.cls in 'Nt"' or item.lower == "that" for item in row[voice.at + 1 : at])
        ):
            return not voice.prefix or any(item.lower == "that" or item.cls in ",:" for item in row[at + 1 : at + 5])
    return False


def _located(row: Sequence[Item], at: int) -> bool:
    back = at - 1
    while back >= 0 and at - back < 5 and (row[back].cls in "dwf" or row[back].lower in REGION_WORDS):
        back -= 1
    return back >= 0 and row[back].cls == "i" and row[back].lower in _PLACE_PREPOSITIONS


def _origin(row: Sequence[Item], at: int, claim: Claim) -> bool:
    """Tell whether a place is where people come from: "migrants from Africa", "1,000 men from Rwanda"."""
    if claim.kind not in ("casualty", "deployment") or claim.value == "withdrawn":
        return False
    back = at - 1
    while back >= 0 and row[back].cls in "dw" and at - back < 4:
        back -= 1
    return back > 0 and row[back].lower == "from" and row[back - 1].cls in "pwoA"


def place_of(
    row: Sequence[Item], claim: Claim, voices: Sequence[Voice], discourse: Discourse, actor: Actor | None
) -> Place | None:
    """Say where: the place nearest to the claim in its sentence, behind it rather than before, or the place spoken of."""
    best: tuple[float, Place] | None = None
    crossed = 0.0
    if claim.label is not None:
        for at in range(*claim.label):
            name = row[at].name
            if name is not None and name.where is not None and name.entry("actor") is None:
                return place_of_entry(name.where)
    for at in range(claim.index + 1, len(row)):
        item = row[at]
        crossed += {"N": 3.0, ";": 6.0, ",": 0.8, "s": 1.0, "r": 2.0, ".": 6.0}.get(item.cls, 0.2)
        if item.cls == "A" and item.name is not None and item.name.where is not None and _of_ground(row, at, claim):
            return place_of_entry(item.name.where)
        if (
            item.name is not None
            and not _spoken(voices, at)
            and not told_there(row, at, voices)
            and not _origin(row, at, claim)
        ):
            found = place_at(row, at)
            if (
                found is not None
                and _acceptable(row, at, found[0], actor)
                and not (claim.kind == "deployment" and actor is not None and found[0].name == actor.name)
            ):
                best = (crossed, found[0])
                break
        if (
            item.lower
            in ("there", "region", "city", "town", "village", "here", "strip", "province", "territory", "enclave")
            and discourse.place is not None
            and at
            and row[at - 1].lower in ("the", "this", "are", "soldiers", "troops", "it")
        ):
            best = (crossed + 0.5, discourse.place)
            break
    crossed = 1.0
    for at in range(claim.index - 1, -1, -1):
        item = row[at]
        crossed += {"N": 2.0, ";": 6.0, ",": 0.5, "s": 0.6, "r": 1.0, ".": 6.0}.get(item.cls, 0.2)
        if (
            item.name is not None
            and not _spoken(voices, at)
            and not told_there(row, at, voices)
            and not _origin(row, at, claim)
        ):
            found = place_at(row, at)
            if found is not None and _acceptable(row, at, found[0], actor) and (best is None or crossed < best[0]):
                best = (crossed, found[0])
                break
    if best is not None:
        return best[1]
    return discourse.place


def _acceptable(row: Sequence[Item], at: int, place: Place, actor: Actor | None) -> bool:
    """Tell whether a name that may be a place is used as one here."""
    name = row[at].name
    if name is None:
        return False
    if row[at].cls == "T" or name.entry("conflict") is not None:
        return True
    following = row[at + 1] if at + 1 < len(row) else None
    if _located(row, at):
        return not (following is not None and following.cls == "p")
    if name.entry("actor") is not None:
        return False
    return not (following is not None and (following.cls in "po" or following.lower in _GROUP_WORDS)) or name.possessive


def period_of(item: Item) -> Period:
    """Make a period of the words that say when; "since the start of the war in X" begins when that war did."""
    time = item.time
    assert time is not None
    war = item.name.entry("conflict") if item.name is not None else None
    if war is not None and time.first is None and time.last is None:
        if time.kind == "since":
            return Period(start=war.start, precision=war.start_precision, text=time.text)
        return Period(start=war.start, end=war.end, precision=war.start_precision, text=time.text)
    if time.kind in ("asof", "now") and time.last is not None:
        return Period(as_of=time.last, precision=time.precision, text=time.text)
    return Period(start=time.first, end=time.last, precision=time.precision, text=time.text)


def population_of(row: Sequence[Item], claim: Claim, actor: Actor | None, before: str | None) -> str | None:
    """Say what kind of people are counted, `None` where nothing says so.

    Args:
        row: The sentence's items.
        claim: The claim.
        actor: Whose people they are.
        before: The population of the claim this one leans on.
    """
    head = claim.phrase.head
    if head is not None and row[head].lower.startswith("civilian"):
        return "civilian"
    members = list(range(claim.index + 1, claim.phrase.stop))
    if head is None and claim.source is not None:
        members += [at for at in range(claim.phrase.stop, min(len(row), claim.phrase.stop + 3)) if row[at].cls == "p"]
    for at in members:
        special = row[at].roles.get("population")
        if special:
            return special[0]
    for at in members:
        people = row[at].roles.get("people")
        if people and people[0] != "none":
            return people[0]
    for at in range(max(0, claim.index - 3), claim.index):
        people = row[at].roles.get("people")
        if people and people[0] == "civilian" and claim.form == "noun":
            return "civilian"
    if before is not None and (claim.source is not None or claim.phrase.sort == ""):
        return before
    if any(row[at].lower in _INHABITED for at in members):
        if claim.value in ("losses",) and actor is not None and actor.kind in ("state", "army", None):
            return "military"
        return None
    if actor is not None and (
        actor.kind in ("armed_group", "army") or (claim.value == "losses" and actor.kind == "state")
    ):
        return "military"
    if claim.trigger is not None:
        for at in range(max(0, claim.trigger - 5), claim.trigger):
            people = row[at].roles.get("people")
            if people and people[0] != "none":
                return people[0]
    if actor is not None and actor.kind == "people" and claim.phrase.sort != "demonym":
        return None
    return (
        "military"
        if actor is not None and actor.kind == "state" and claim.phrase.sort in ("", "noun", "demonym")
        else None
    )
