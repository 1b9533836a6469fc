"""What a text has spoken of so far: the parties, places and speakers that what follows may mean.

Decides which names count as spoken of; nobody who only speaks, and no place that is only passed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import attrs

from conflictfacts.model.provenance import Source
from conflictfacts.model.reference import Actor, Place
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.resolve.parties import (
    BRANCHES,
    GROUP_WORDS,
    OF_PARTIES_ONLY,
    actor_of_entry,
    can_act,
    is_located,
    is_party,
    land_named,
    letters_of,
    names_group,
    party_at,
)
from conflictfacts.reading.speakers import Speakers, Voice
from conflictfacts.reading.text.grammar import TITLES
from conflictfacts.reading.text.items import Item

__all__ = ["Above", "Discourse"]


class Above(NamedTuple):
    """What a heading says of all figures below it: "Losses from 3 to 9 May were approximately:"."""

    time: Item | None
    """The only time it names."""

    roughly: bool
    """Whether it says that they are approximate."""


@attrs.define(eq=False)
class Discourse:
    """What a text has spoken of so far."""

    state_names: frozenset[str] = frozenset()
    """The names of the states the lexicon knows."""

    foes: Mapping[str, frozenset[str]] = attrs.field(factory=dict)
    """The states that a state or group fights in wars the lexicon knows to go on."""

    speakers: Speakers = attrs.field(factory=Speakers)
    """Who has spoken."""

    teller: Callable[[], tuple[Source, ...]] = tuple
    """Gives who tells the sentence being read, in it or around it."""

    issuer: Callable[[], tuple[Source, ...]] = tuple
    """Gives who issues the text, who is "we" where another is told to speak of "our troops"."""

    actor: Actor | None = None
    """The actor of the last claim."""

    headed: Actor | None = None
    """The party that a line of its own named, as long as lines of figures follow it."""

    civil: bool = False
    """Whether a line of its own said that the lines below it, as long as they follow, count civilians."""

    above: Above | None = None
    """What a heading that ends in a colon says of the lines of figures below it, as long as they follow."""

    liberator: Actor | None = None
    """The party last told to have freed ground, which no text says of an enemy."""

    former: Actor | None = None
    """The actor of the last claim that had another."""

    armed: Actor | None = None
    """The armed group named last."""

    subject: Actor | None = None
    """The party that the sentence before was about, for "it" and "they"."""

    home: Actor | None = None
    """The state of the country spoken of, for "government soldiers"."""

    seated: bool = False
    """Whether nothing tells of that country but that somebody spoke there."""

    forces: Actor | None = None
    """The party whose soldiers were spoken of last."""

    last_row: Sequence[Item] = ()
    """The items of the sentence before, for what it told to have been struck."""

    last_voices: Sequence[Voice] = ()
    """Its sources."""

    striker: Actor | None = None
    """Who was last told to have killed, wounded or taken somebody."""

    against: Actor | None = None
    """The party last told to be fought by those who speak of "our troops", for "the enemy"."""

    own: Actor | None = None
    """The party of those who issue a text and speak of "our troops" there, who is nobody's enemy."""

    men: Actor | None = None
    """Whose the men are that the sentence before named last, for "of them"."""

    land: Actor | None = None
    """What `home` was before the sentence being read."""

    fled: Actor | None = None
    """The people last told to have fled."""

    hosts: set[str] = attrs.field(factory=set)
    """The ISO codes of the countries that people from elsewhere fled to."""

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

    town: Place | None = None
    """The place smaller than a region that was spoken of last."""

    region: Place | None = None
    """The region or territory named last."""

    surrounding: bool = False
    """Whether no town has been named since that may lie in another region."""

    stage: Place | None = None
    """Where the text is set by its heading or dateline."""

    titled: Place | None = None
    """Where the fight was that the text's heading tells of."""

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
            if item.cls != "A" or item.name is None or _is_bracketed_dateline(row, at):
                continue
            self._abbreviate(row, at)
            land = states.get(item.name.where.iso or "") if item.name.where is not None else None
            if land is not None:
                self.speakers.lands.add(land.name)
            if item.name.party is not None and at + 1 < len(row) and row[at + 1].lower in BRANCHES:
                continue  # "X's affiliate" is not X
            if item.name.party is not None:
                party = item.name.party
                self._call_shortly(party)
                if party.kind == "armed_group" and party.parent in self.state_names:
                    self.speakers.homes.add(party.parent or "")
                self.speakers.mention(
                    party.name, party.kind or _kind_of_unknown(party.name), fought=_is_fought(row, at)
                )
            elif (
                (at == 0 or (at == 1 and row[0].lower == "the"))
                and (body := item.entry("source")) is not None
                and body.kind != "outlet"
            ):
                self.speakers.mention(body.name, body.kind)
            elif at <= 1 and item.unknown and names_group(item.name.text):
                self.speakers.mention(item.name.text, "organisation")
            elif not (item.name.entries or _is_quoted(row, at)) and (
                (at and row[at - 1].lower in TITLES)
                or item.name.text.split()[0].lower() in TITLES
                or _holds_office(row, at)
                or _office_behind(row, at)
                or _is_apposed(row, at)
                or (at == 0 and _begins_telling(row))
            ):
                self.speakers.meet(
                    " ".join(part for part in item.name.text.split() if part.lower() not in TITLES) or item.name.text
                )
            if item.name.entries or not is_party(row, at):
                continue
            country = land_named(row, at)
            kind = None
            titled = at > 0 and row[at - 1].lower in TITLES  # "the army of General X" is no state's of that name
            self.speakers.mention(country, None if titled else _kind_of_unknown(country), fought=_is_fought(row, at))
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

    def _call_shortly(self, party: Entry) -> None:
        """Take the last word of a cause's followers for them: "the Nationalists" of the Zorvian Nationalists."""
        first, _, last = party.name.rpartition(" ")
        if first and party.kind != "state" and last.endswith(_FOLLOWERS):
            self.parties.setdefault(last.lower(), party)
            self.parties.setdefault(last.lower()[:-1], attrs.evolve(party, role="adjective"))

    def leave_parties(self) -> None:
        """Speak of no party any more, but still of the people of a place."""
        self.forces = None
        if self.actor is not None and self.actor.kind != "people":
            self.actor = None

    def _abbreviate(self, row: Sequence[Item], at: int) -> None:
        """Take the letters that mean a name further on: those behind it in brackets, and a group's first ones."""
        name = row[at].name
        assert name is not None
        group = row[at].unknown and names_group(name.text)
        bracketed = len(row) > at + 3 and row[at + 1].lower == "(" and row[at + 3].lower == ")"
        if not group and not bracketed:
            return
        unknown = Entry(name=name.text, category="actor", alias=name.text, role="name")
        entry = name.entries[0] if name.entries else unknown
        if bracketed and (group or _is_abbreviated(row, at)):
            self.parties[row[at + 2].lower] = entry
        for letters in letters_of(name.text) if group else ():
            if len(letters) > _AMBIGUOUS:
                self.parties.setdefault(letters, entry)

    def note(self, row: Sequence[Item], names: Sequence[int], voices: Sequence[Voice]) -> None:
        """Remember the actors a sentence names, but not those that only speak."""
        speaking = {at for voice in voices for at in range(voice.first, voice.last)}
        for at in names:
            item = row[at]
            if item.cls != "A" or item.name is None or _is_bracketed_dateline(row, at):
                continue
            if at > 0:
                self.seen.setdefault(item.lower, item.name.text)
            entry = item.name.party
            grouped = at + 1 < len(row) and (row[at + 1].cls == "p" or row[at + 1].lower in GROUP_WORDS)
            if at + 1 < len(row) and row[at + 1].lower in BRANCHES:
                continue
            if entry is not None and entry.kind == "armed_group" and at not in speaking and not item.name.possessive:
                self.armed = party_at(row, at)
            if entry is None or at in speaking or not can_act(row, at) or (is_located(row, at) and not grouped):
                continue
            if at and not grouped and any("deployment." in value for value in row[at - 1].roles.get("trigger", ())):
                continue  # "have left X": where from, not whose
            if not grouped and at > 1 and row[at - 1].lower == "with" and row[at - 2].lower in ("border", "frontier"):
                continue  # "on its border with X"
            following = row[at + 1] if at + 1 < len(row) else None
            single = not grouped or (following is not None and following.cls == "p" and not following.military)
            if single and at and row[at - 1].lower in ("a", "an"):
                continue  # "a Zorvian who taught them to make bombs", "a Zorvian pilot"
            if entry.kind in ("organisation", "alliance"):
                self.body = actor_of_entry(entry)
            elif entry.kind in ("state", "army", "government", "coalition"):
                self.state = party_at(row, at)


_FOLLOWERS = ("ists", "ans", "ites")
"""How words end for those who fight for a cause or somebody."""


def _is_bracketed_dateline(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name stands in the brackets a report begins with, where it was written: "(Zor) – Soldiers"."""
    return at == 1 and row[0].lower == "(" and len(row) > 2 and row[2].lower in (")", ",")


_AMBIGUOUS = 2
"""Letters that may be short for too much to mean a group that the text has not said they mean."""


def _is_abbreviated(row: Sequence[Item], at: int) -> bool:
    """Tell whether the letters in brackets behind a name mean it: "the Arakan Army (AA)"."""
    name, letters = row[at].name, row[at + 2].name
    if letters is None or name is None or not letters.text.isupper():
        return False
    if any(entry.name.endswith(f" {name.text}") for entry in letters.entries):
        return False  # already known for one of those with that name: "the South's Joint Chiefs of Staff (JCS)"
    return letters.text.lower() in letters_of(name.text)


def _is_fought(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name says who strikes, or whose men are killed: "in a Zorvian air strike", "killed 4 Zorvians"."""
    strikes = any(item.lower in OF_PARTIES_ONLY for item in row[at + 1 : at + 3]) and not row[at].possessive
    return strikes or (at > 1 and row[at - 1].cls == "N" and row[at - 2].cls == "t")


def _kind_of_unknown(name: str) -> str | None:
    """Take a party no lexicon knows for a state where its name is a single word."""
    return None if " " in name else "state"


def _is_quoted(row: Sequence[Item], at: int) -> bool:
    """Tell whether an item stands within a quotation, whose speaker goes on: he is not whom it names."""
    return sum(item.cls == '"' for item in row[:at]) % 2 == 1


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


def _is_apposed(row: Sequence[Item], at: int) -> bool:
    """Tell whether a full name says who it is that a sentence begins with: "The mayor of P, Ana Miro, was there"."""
    if " " not in row[at].lower or not 1 < at < min(_LONG_OFFICE, len(row) - 1):
        return False
    before = "".join(item.cls for item in row[: at - 1])
    return row[at - 1].cls == row[at + 1].cls == "," and before[0] in "dpoA" and _ACTING.isdisjoint(before)


_LONG_OFFICE = 10
_ACTING = frozenset("art,;:.")
"""Classes of verbs and of what ends a clause."""


def _office_behind(row: Sequence[Item], at: int) -> bool:
    """Tell whether an office follows a name: "Ana Miro, chief of the general staff"."""
    return (
        " " in row[at].lower
        and at + 2 < len(row)
        and row[at + 1].cls == ","
        and any("person" in item.roles.get("role", ()) for item in row[at + 2 : at + 5])
    )
