"""Sorting facts by what they are about: a kind of thing, a site (whose, where, whom) and a window of time.

All that can be told of a fact without the others is told here, once for each fact, however many groups it is in. Equal
kinds, actors, places and windows are made one on the way and then told apart by identity: what a number is about has a
dozen parts, and comparing them all would be most of what adding up very many facts costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import attrs

from conflictfacts.aggregation.cells import Site, Strip
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


@attrs.frozen(eq=False)
class Uncounted:
    """What is no kind of thing that can be counted."""

    why: str
    """Why it cannot be."""


class Topic:
    """Facts of one kind about one site, whenever that was."""

    __slots__ = ("_standing", "again", "facts", "kind", "site", "windows")

    def __init__(self, kind: Kind | Uncounted, site: Site) -> None:
        self.kind = kind
        self.site = site
        self.facts: list[Fact] = []
        self.windows: list[Window] = []
        """When the count of each of its facts runs; none if nothing is counted."""
        self.again: list[Fact] = []
        """Facts of its that were given more than once, but for the first time."""
        self._standing: dict[bool, Standing] = {}

    def standing(self, *, follow: bool) -> Standing:
        """Its figures that stand, which are the same in all groups that it is in as a whole."""
        if follow not in self._standing:
            self._standing[follow] = figures_that_stand(self.strip, follow=follow)
        return self._standing[follow]

    @property
    def strip(self) -> Strip:
        """All its figures."""
        assert isinstance(self.kind, Kind)
        return Strip(self.kind, self.site, self.facts, self.windows)


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
    """Sorts facts into topics. What is equal is one for all that it sorts."""

    def __init__(self, atlas: Atlas, assume: frozenset[Assumption]) -> None:
        self._atlas = atlas
        self._one_time = Assumption.SAME_TIME in assume
        self._kinds: dict[Kind, Kind] = {}
        self._windows: dict[tuple[Any, ...], Window] = {}
        self._met: dict[tuple[Any, ...], Window] = {}

    def of(self, facts: Iterable[Fact]) -> list[Topic]:
        """Sort facts into topics, in the order in which they are first met."""
        topics: dict[tuple[Any, ...], Topic] = {}
        alike: dict[tuple[Any, ...], Topic] = {}
        actors, places = self._atlas.actors, self._atlas.places
        facts, again = _once(facts)
        own = {of_class: _OWN.get(of_class) or _own(of_class) for of_class in set(map(type, facts))}
        # This loop is most of what adding up costs, so nothing in it is a call that need not be one.
        for fact in facts:
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
            topic = topics.get(about)
            if topic is None:
                topic = topics[about] = self._topic(fact, alike)
            topic.facts.append(fact)
            kind = topic.kind
            if isinstance(kind, Uncounted):
                continue
            when = id(fact.period), provenance.asserted, provenance.document, id(kind)
            window = self._met.get(when)
            if window is None:
                window = self._met[when] = self._window(fact, kind)
            topic.windows.append(window)
        if again:
            home = {id(fact): topic for topic in alike.values() for fact in topic.facts}
            for fact in again:
                home[id(fact)].again.append(fact)
        return list(alike.values())

    def _topic(self, fact: Fact, alike: dict[tuple[Any, ...], Topic]) -> Topic:
        """The topic of a fact: one for all that are of one kind, though one claims and the other estimates."""
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
            topic = alike[id(fact),] = Topic(Uncounted(why), site)
            return topic
        kind = kind_of(fact)
        kind = self._kinds.setdefault(kind, kind)
        # Actors and places that say the same are one already, so there is no need to compare all that they say.
        key = id(kind), *[part if isinstance(part, str | None) else id(part) for part in site.parts]
        return alike.setdefault(key, Topic(kind, site))

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


def _once(facts: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Facts that are not one and the same, and those that were given again."""
    given = list(facts)
    once = {id(fact): fact for fact in given}
    if len(once) == len(given):
        return given, []
    seen: set[int] = set()
    again: list[Fact] = []
    for fact in given:
        if id(fact) in seen:
            again.append(fact)
        seen.add(id(fact))
    return list(once.values()), again
