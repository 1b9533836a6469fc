"""Making a fact of a claim: whose it is, where, when and whom it counts, by its sentence and by what went before.

Decides in which order that is asked, and what the text goes on speaking of once a fact is made. Each answer is found
by the stage that it belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.model.facts import Fact
from conflictfacts.model.provenance import Attribution
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.reading.building import Builder, Parsed
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.counting.listing import is_bracketed
from conflictfacts.reading.resolve.discourse import Discourse
from conflictfacts.reading.resolve.inhabitants import are_inhabitants, is_one_of_several
from conflictfacts.reading.resolve.parties import are_people_of_place, people_of
from conflictfacts.reading.resolve.populations import population_of
from conflictfacts.reading.resolve.refugees import fled_from
from conflictfacts.reading.resolve.scenes import tells_of_war
from conflictfacts.reading.resolve.timeline import Timeline
from conflictfacts.reading.resolve.victims import victim_of
from conflictfacts.reading.resolve.whereabouts import Whereabouts
from conflictfacts.reading.resolve.whose.carried import is_apart, taken_by_war
from conflictfacts.reading.resolve.whose.counted import Counted
from conflictfacts.reading.tables.sheet import Sheet
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.thread import Made, Thread
from conflictfacts.units import Number

__all__ = ["Maker"]

_SPECIAL = frozenset({"aid_workers", "medics", "journalists", "peacekeepers", "police"})
"""Populations that are counted apart, and whom a text does not go on speaking of."""


_BEARING_ARMS = frozenset({"military", "peacekeepers"})
"""Populations who are no people of the place where they fight, but somebody's."""


_SETTLED = frozenset({"city", "town", "village", "region"})
"""Kinds of places that are no parties to a war, so that losses said to be theirs are their people's."""


_SOME = frozenset({"children", "women", "elderly", *_SPECIAL})
"""Populations of which only some of those who were hit are."""


class _Hold(NamedTuple):
    """What a claim hangs on."""

    leaned: Made | None
    """What it takes over from."""

    whole: Made | None
    """What it is a part of."""

    near: bool
    """Whether the whole was told in this sentence or the one before."""


class Maker:
    """Makes facts of claims, one after the other.

    Args:
        text: The text.
        build: Builds the facts.
        discourse: What has been spoken of.
        thread: The claims so far.
        whereabouts: Where the text is.
        timeline: When.
    """

    def __init__(
        self,
        text: str,
        build: Builder,
        discourse: Discourse,
        thread: Thread,
        whereabouts: Whereabouts,
        timeline: Timeline,
    ) -> None:
        self._text = text
        self._build = build
        self._discourse = discourse
        self._thread = thread
        self._whereabouts = whereabouts
        self._timeline = timeline

    def make(
        self,
        parsed: Parsed,
        claim: Claim,
        attribution: Attribution,
        conflict: str | None,
        sheet: Sheet | None,
        whose: Actor | None,
    ) -> tuple[Fact, Made | None]:
        """Make the fact of a claim, and give it with the whole that it is part of.

        Args:
            parsed: Its sentence.
            claim: The claim.
            attribution: Whose words it is.
            conflict: The war it is of.
            sheet: The table it stands in.
            whose: Whose people it counts if its table or box says so.

        Raises:
            FieldError: If there can be no such fact.
        """
        row = parsed.row
        numeral = row[claim.index].number
        assert numeral is not None
        size = max(numeral.nominal, default=0)
        self._thread.take(claim, size)
        hold = self._hold_of(claim, size)
        whole = hold.whole
        background = tells_of_war(self._text, parsed.sentence)
        place, actor = self._where(parsed, claim, hold, sheet, whose, size, background)
        if whole is not None and hold.near and not parsed.voices and not attribution.chain:
            attribution = whole.fact.provenance.attribution  # who counted the whole counted its part
        earlier = hold.leaned or whole
        if earlier is not None and earlier.population in _SOME and size > earlier.size and not numeral.unit:
            earlier = None  # 61 people are no more of those 19 children
        actor, population = self._people(parsed, claim, actor, place, earlier)
        period = self._when(parsed, claim, place, background, whole if hold.near else None)
        leaned = hold.leaned.fact if hold.leaned is not None else None
        fact = self._build.of_claim(
            parsed, claim, numeral, actor, place, period, population, attribution, conflict, self._discourse, leaned
        )
        self._thread.make(claim, fact, population, size)
        self._discourse.striker = fact.opponent or self._discourse.striker
        self._whereabouts.tell(parsed.sentence.paragraph)
        told = whole.fact.actor if whole is not None else self._discourse.actor if claim.counts_some else None
        aside = actor != told and (whole is not None or (told is not None and told.kind == "people"))
        if actor is not None and not (aside or is_bracketed(row, claim.index)):  # "46 people, including two policemen"
            self._speak_of(claim, actor, population)
        elif actor is None and claim.kind == "casualty" and taken_by_war(row, claim):
            self._discourse.leave_parties()
        return fact, whole

    def _hold_of(self, claim: Claim, size: Number) -> _Hold:
        """Find the facts of the claims that a claim hangs on."""
        leaned, whole = self._thread.made_of(claim.source), self._thread.made_of(claim.part_of)
        if whole is not None and whole.population in _SOME and size > whole.size and claim.unit == whole.claim.unit:
            return _Hold(None, None, near=False)  # "six children. We buried thirty of them": of all the dead
        near = whole is not None and self._thread.sentence - whole.sentence <= 1
        return _Hold(leaned, whole, near)

    def _where(
        self,
        parsed: Parsed,
        claim: Claim,
        hold: _Hold,
        sheet: Sheet | None,
        whose: Actor | None,
        size: Number,
        background: bool,
    ) -> tuple[Place | None, Actor | None]:
        """Say where a claim's fact was, and whose it is there."""
        share = claim.unit == "percent" and claim.kind == "displacement"
        of = hold.whole or (hold.leaned if share else None)
        place, actor = self._whereabouts.find(
            parsed.row,
            parsed.voices,
            claim,
            whose or self._bearer(parsed, claim, hold, sheet),
            size=size,
            paragraph=parsed.sentence.paragraph,
            background=background,
            whole=of.fact if of is not None else None,
        )
        return (place, actor) if sheet is None else sheet.settle(place, actor)

    def _when(
        self, parsed: Parsed, claim: Claim, place: Place | None, background: bool, whole: Made | None
    ) -> Period | None:
        """Say when a claim's fact was."""
        return self._timeline.find(
            parsed.row,
            parsed.tokens,
            claim,
            place,
            heading=parsed.sentence.heading,
            background=background,
            whole=whole.fact if whole is not None else None,
        )

    def _bearer(self, parsed: Parsed, claim: Claim, hold: _Hold, sheet: Sheet | None) -> Actor | None:
        """Say whose people, troops or ground a claim counts, by itself, by the claims it hangs on, or by its row."""
        aside = parsed.aside_of(claim.index)
        voices = parsed.voices if aside is None else [aside]
        actor = victim_of(parsed.row, claim, voices, self._discourse)
        if actor is None and hold.whole is not None:
            actor = hold.whole.fact.actor
        if actor is None and hold.leaned is not None and not is_apart(parsed.row, claim):
            actor = hold.leaned.fact.actor
        if actor is None and sheet is not None and sheet.columns.party is not None:
            actor = self._discourse.actor  # the party of the row
        return actor

    def _people(
        self, parsed: Parsed, claim: Claim, actor: Actor | None, place: Place | None, earlier: Made | None
    ) -> tuple[Actor | None, str | None]:
        """Say whose people were hit or driven out where only the place tells, and what kind of people they are."""
        if claim.kind not in ("casualty", "displacement"):
            return actor, None
        kind = earlier.population if earlier is not None else "civilian" if self._discourse.civil else None
        population = population_of(parsed.row, claim, actor, kind, parsed.voices, self._thread.beside())
        if population in _BEARING_ARMS and are_people_of_place(actor):
            actor = None  # "46 people were killed in X, 12 of them soldiers"
        elif actor is not None and place is not None and actor.name == place.name and population not in _BEARING_ARMS:
            lives = place.kind in _SETTLED or (place.kind is None and population == "civilian")
            actor = people_of(place.name, place.iso) if lives else actor  # "the toll of X", "46 residents of X"
        received = False
        if claim.kind == "displacement":
            population = "civilian" if population in (None, "military") else population
            if actor is None or actor.kind == "people":
                actor = fled_from(parsed.row, claim, place, self._discourse) or actor  # may find who hosts them
            received = place is not None and place.iso in self._discourse.hosts
        at_home = actor is None and not received and population not in _BEARING_ARMS
        if at_home and place is not None:
            counted = Counted(parsed.row, claim, parsed.voices, self._discourse)
            actor = self._people_of(parsed.row, place) if are_inhabitants(counted, place) else None
        return actor, population

    def _people_of(self, row: Sequence[Item], place: Place) -> Actor | None:
        """Give the people of a place, or of its country where it is one of several; `None` where that is not told."""
        home = self._discourse.home
        if not is_one_of_several(row, place):
            return people_of(place.name, place.iso)
        return people_of(home.name, home.iso) if home is not None and home.iso == place.iso else None

    def _speak_of(self, claim: Claim, actor: Actor, population: str | None) -> None:
        """Go on speaking of whose people, or whose troops, a fact counted."""
        if claim.kind == "displacement" and actor.iso not in self._discourse.hosts:
            self._discourse.fled = actor
        if claim.kind == "deployment":
            self._discourse.forces = actor
        if claim.value == "regained":
            self._discourse.liberator = actor
        if actor.kind == "people" and population in _SPECIAL:
            return
        if actor != self._discourse.actor:
            self._discourse.former = self._discourse.actor
        self._discourse.actor = actor
