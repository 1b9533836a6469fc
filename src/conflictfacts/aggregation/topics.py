"""Sorting facts by what they are about: a kind of thing, a site (whose, where, whom) and a window of time.

All that can be told of a fact without the others is told here, once for each fact, however many groups it is in. Equal
kinds, actors, places and windows are made one on the way and then told apart by identity: what a number is about has a
dozen parts, and comparing them all would be most of what adding up very many facts costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import attrs

from conflictfacts.aggregation.cells import Row, Site, Strip
from conflictfacts.aggregation.standing import Standing, figures_that_stand
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import (
    Assessment,
    CasualtyEstimate,
    Deployment,
    Displacement,
    EquipmentLoss,
    TerritorialControl,
)
from conflictfacts.model.kind import Kind, kind_of, uncountable
from conflictfacts.model.overlap import Atlas
from conflictfacts.model.window import UNDATED, Window, window_of

__all__ = ["Topic", "Topics", "Uncounted"]


class Topic(Strip):
    """Facts of one kind about one site, whenever that was, in one group."""

    again: tuple[Fact, ...] = ()
    """Facts of its that were given more than once, but for the first time."""
    _standing: tuple[bool, Standing] | None = None

    def add(self, fact: Fact, window: Window) -> None:
        """Take in another fact, with when its count runs."""
        self.facts.append(fact)
        self.windows.append(window)

    def standing(self, *, follow: bool) -> Standing:
        """Its figures that stand, which are the same in all groups that it is in as a whole."""
        if self._standing is None or self._standing[0] is not follow:
            self._standing = follow, figures_that_stand(self, follow=follow)
        return self._standing[1]


@attrs.define(eq=False)
class Uncounted:
    """Facts about what is no kind of thing that can be counted."""

    why: str
    """Why it cannot be."""
    facts: list[Fact]
    again: tuple[Fact, ...] = ()
    """Facts of its that were given more than once, but for the first time."""

    def add(self, fact: Fact, _: Window) -> None:
        """Take in another fact."""
        self.facts.append(fact)


@attrs.frozen(eq=False)
class _Subject:
    """What facts of one topic are about."""

    kind: Kind | str
    """What is counted, or why nothing can be."""
    site: Site

    def topic(self, fact: Fact, window: Window) -> Topic | Uncounted:
        """A topic that begins with a fact."""
        if isinstance(self.kind, str):
            return Uncounted(self.kind, [fact])
        return Topic(self.kind, self.site, [fact], [window])


_OWN = {
    CasualtyEstimate: attrgetter("measure", "includes", "population"),
    Displacement: attrgetter("measure", "population"),
    EquipmentLoss: attrgetter("status", "item"),
    Deployment: attrgetter("status", "purpose"),
    TerritorialControl: attrgetter("status"),
    Assessment: attrgetter("kind"),
    Fact: attrgetter("type"),
}
"""What facts of each class say besides whose, where, when and how many."""


def _own(of_class: type[Fact]) -> attrgetter[Any]:
    """What facts of a class of one's own say besides: as much as those of the class it is made from."""
    return _OWN[next(base for base in of_class.__mro__ if base in _OWN)]


class Topics:
    """Some facts, sorted into topics. What is equal is one for all of them."""

    def __init__(self, facts: Iterable[Fact], atlas: Atlas, assume: frozenset[Assumption]) -> None:
        self._facts = list(facts)
        self._atlas = atlas
        self._one_time = Assumption.SAME_TIME in assume
        self._kinds: dict[Kind, Kind] = {}
        self._windows: dict[tuple[Any, ...], Window] = {}
        self._subjects: list[_Subject] = []
        """What each of the facts is about."""
        self._when: list[Window] = []
        """When the count of each runs; anything for what is not counted."""
        self._again = _given_before(self._facts)
        self._sort()

    def all(self) -> list[Topic | Uncounted]:
        """The topics of all facts, in the order in which they are first met."""
        return self._gathered(range(len(self._facts)))

    def some(self, places: Sequence[int]) -> Sequence[Topic | Uncounted | Row]:
        """The topics of the facts at some places among all, or rows where each fact is alone in its topic."""
        subjects = {id(subject): subject for subject in [self._subjects[place] for place in places]}
        if len(subjects) < len(places):
            return self._gathered(places)
        rows: dict[int, Row] = {}
        uncounted: list[Uncounted] = []
        for subject, place in zip(subjects.values(), places, strict=True):
            fact, kind = self._facts[place], subject.kind
            if isinstance(kind, str):
                uncounted.append(Uncounted(kind, [fact]))
                continue
            row = rows.get(id(kind))
            if row is None:
                row = rows[id(kind)] = Row(kind, [], [], [])
            row.sites.append(subject.site)
            row.facts.append(fact)
            row.windows.append(self._when[place])
        return [*rows.values(), *uncounted]

    def _gathered(self, places: Sequence[int]) -> list[Topic | Uncounted]:
        facts, when, again = self._facts, self._when, self._again
        subjects = [self._subjects[place] for place in places]
        topics: dict[int, Topic | Uncounted] = {}
        for subject, place in zip(subjects, places, strict=True):
            topic = topics.get(id(subject))
            if topic is None:
                topics[id(subject)] = subject.topic(facts[place], when[place])
            elif place in again:
                topic.again += (facts[place],)
            else:
                topic.add(facts[place], when[place])
        return list(topics.values())

    def _sort(self) -> None:
        """Tell of each fact what it is about, and when its count runs."""
        subjects: dict[tuple[Any, ...], _Subject] = {}
        add_subject, add_window = self._subjects.append, self._when.append
        alike: dict[tuple[Any, ...], _Subject] = {}
        met: dict[tuple[Any, ...], Window] = {}
        actors, places = self._atlas.actors, self._atlas.places
        own = {of_class: _OWN.get(of_class) or _own(of_class) for of_class in set(map(type, self._facts))}
        # This loop is most of what adding up costs, so nothing in it is a call that need not be one.
        for fact in self._facts:
            of_class, estimate, provenance = type(fact), fact.estimate, fact.provenance
            about = (
                of_class,
                own[of_class](fact),
                fact.modality,
                None if estimate is None else estimate.unit,
                id(actors[id(fact.actor)]),
                id(places[id(fact.place)]),
                id(actors[id(fact.opponent)]),
                fact.conflict,
            )
            subject = subjects.get(about)
            if subject is None:
                subject = subjects[about] = self._subject(fact, alike)
            add_subject(subject)
            kind = subject.kind
            if isinstance(kind, str):
                add_window(UNDATED)
                continue
            when = id(fact.period), provenance.asserted, provenance.document, id(kind)
            window = met.get(when)
            if window is None:
                window = met[when] = self._window(fact, kind)
            add_window(window)

    def _subject(self, fact: Fact, alike: dict[tuple[Any, ...], _Subject]) -> _Subject:
        """What a fact is about: one for all that are of one kind, though one claims and the other estimates."""
        site = Site(
            self._atlas.actor(fact.actor),
            self._atlas.place(fact.place),
            getattr(fact, "population", None),
            self._atlas.actor(fact.opponent),
            fact.conflict,
            getattr(fact, "purpose", None),
        )
        why = uncountable(fact)
        if why is not None:
            return _Subject(why, site)
        kind = kind_of(fact)
        kind = self._kinds.setdefault(kind, kind)
        # Actors and places that say the same are one already, so there is no need to compare all that they say.
        key = id(kind), *[part if isinstance(part, str | None) else id(part) for part in site.parts]
        return alike.setdefault(key, _Subject(kind, site))

    def _window(self, fact: Fact, kind: Kind) -> Window:
        period, provenance = fact.period, fact.provenance
        days = None if period is None else (period.start, period.end, period.as_of, period.text)
        said = days, provenance.asserted, provenance.document, id(kind)
        window = self._windows.get(said)
        if window is None:
            window = window_of(fact, kind)
            if self._one_time and not (window.is_closed and not kind.is_rate):
                window = UNDATED
            window = self._windows[said] = self._windows.setdefault((window,), window)
        return window


def _given_before(facts: Sequence[Fact]) -> frozenset[int]:
    """The places of facts that were given before."""
    seen = set(map(id, facts))
    if len(seen) == len(facts):
        return frozenset()
    first = dict(zip(map(id, reversed(facts)), range(len(facts) - 1, -1, -1), strict=True))
    return frozenset(range(len(facts))).difference(first.values())
