"""Facts laid side by side: which of them bind, and which speak about the same quantity.

Decides what relations unite. What an open slot of a fact made by hand stands for is told by `slots`; the rows are made
by others.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import combinations

import attrs

from conflictfacts.checking.names import Names
from conflictfacts.checking.slots import Open, fill_slots
from conflictfacts.checking.subjects import (
    BASE_UNITS,
    CONTROL,
    COUNTED_IN,
    Subject,
    binding,
    is_share,
    subject_of,
)
from conflictfacts.model.collection import Facts
from conflictfacts.model.event import may_be_of_two_events
from conflictfacts.model.fact import Base, Fact
from conflictfacts.model.figures import fineness, same_figure
from conflictfacts.model.given import given_facts
from conflictfacts.model.interval import Interval
from conflictfacts.model.kind import kind_of
from conflictfacts.model.lineage import lineage
from conflictfacts.model.relations import Derived, Partition, PartOf, Restates, Revises, Rival
from conflictfacts.model.window import Window
from conflictfacts.units import dimension

__all__ = ["Layout", "LeftOut"]

_MOST = 50
"""Of so many figures of one source for one thing it is not looked at every pair."""


@attrs.frozen
class LeftOut:
    """A fact that bounds nothing, and why."""

    fact: Fact
    """The fact."""

    why: str
    """Why it bounds nothing."""


class Layout:
    """Facts by the quantities they speak about."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        given = given_facts(facts)
        self.facts = given if isinstance(given, Facts) else Facts(given)
        self.names = Names(self.facts)
        self.left_out: list[LeftOut] = []
        self.open: list[Open] = []
        self.of_two_events: list[tuple[Fact, Fact]] = []
        """Figures of one source that differ, of which it is not known whether they are of one event."""
        self.rough: set[Fact] = set()
        """Facts that another restates at a finer grain, and that are therefore taken as rounded in any sense."""
        self.wholes: dict[Fact, Subject] = {}
        """What each share is a share of."""
        self.derived = {
            self.facts[relation.subject]: relation.rule
            for relation in self.facts.relations
            if isinstance(relation, Derived)
        }
        """Facts that follow from others, and by which rule."""
        self._published = {document.id: document.published for document in self.facts.documents}
        said = self._subjects(self._without_superseded())
        self._same: dict[Subject, Subject] = {}
        self._tell_parts_apart(said)
        self._tell_events_apart(said)
        self._unite(said)
        self.subject = {fact: self.united(subject) for fact, subject in said.items()}
        """The quantity each binding fact is about."""
        self.wholes = {fact: self.united(subject) for fact, subject in self.wholes.items()}
        self.speakers: dict[Subject, list[Fact]] = {}
        """The facts that bound each quantity, or a share of it; a whole that nobody numbers has none."""
        for fact, subject in self.subject.items():
            self.speakers.setdefault(subject, []).append(fact)
        for whole in self.wholes.values():
            self.speakers.setdefault(whole, [])

    def united(self, subject: Subject) -> Subject:
        """The one that stands for all quantities that relations say are the same."""
        while subject in self._same:
            subject = self._same[subject]
        return subject

    # --- which facts bind --------------------------------------------------------------------------------------------

    def _without_superseded(self) -> Iterator[Fact]:
        why = dict(self._superseded())
        for fact in self.facts:
            reason = binding(fact) or why.get(fact)
            if reason is None:
                yield fact
            else:
                self.left_out.append(LeftOut(fact, reason))

    def _superseded(self) -> Iterator[tuple[Fact, str]]:
        for relation in self.facts.relations:
            if isinstance(relation, Revises):
                new, old = self.facts[relation.subject], self.facts[relation.object]
                ends = [None if f.period is None else f.period.as_of or f.period.end for f in (new, old)]
                # Of another day it is another count, and both can be so.
                if ends[0] == ends[1] or None in ends:
                    yield old, "the same source revised it"

    # --- which quantity each is about --------------------------------------------------------------------------------

    def _subjects(self, facts: Iterable[Fact]) -> dict[Fact, Subject]:
        said: dict[Fact, Subject] = {}
        later: list[Fact] = []
        for fact in facts:
            if is_share(fact) and fact.of is not None and fact.of.fact is not None:
                later.append(fact)
            else:
                self._enter(said, fact, subject_of(fact, self.names, self.published(fact)))
        ids = {fact.id for fact in self.facts} if later else set()
        for fact in later:
            named = fact.of.fact if fact.of is not None else None
            whole = said.get(self.facts[named]) if named in ids else None
            measured = whole.dimension if whole is not None else COUNTED_IN.get(fact.type)
            if measured is None:
                self.left_out.append(LeftOut(fact, "it is not known what that counts of which it is a share"))
                continue
            subject = subject_of(fact, self.names, self.published(fact), dimension_of_share=measured)
            self._enter(said, fact, subject, whole)
        self.open += fill_slots(said, self.wholes)
        for fact in later:  # what their whole left open may have been filled since
            if fact in said and fact.of is not None and fact.of.fact in ids:
                self.wholes[fact] = said.get(self.facts[fact.of.fact], self.wholes[fact])
        return said

    def _tell_parts_apart(self, said: dict[Fact, Subject]) -> None:
        """Let what is told to be part of a figure be another quantity, though nothing else tells the two apart."""
        before = dict(said)  # parts may have parts, and relations any order
        for relation in self.facts.relations:
            if isinstance(relation, PartOf | Partition):
                whole = before.get(self.facts[relation.whole])
                for part in map(self.facts.__getitem__, relation.parts):
                    if whole is not None and before.get(part) == whole and not (self.wholes and part in self.wholes):
                        said[part] = attrs.evolve(whole, own=part.id)

    def _tell_events_apart(self, said: dict[Fact, Subject]) -> None:
        """Let figures of one source that may be of two events be about quantities of their own.

        Which event another source's figure for the same would be of, nobody knows, so it is held against neither.
        """
        told = {
            key
            for relation in self.facts.relations
            if isinstance(relation, Rival | Restates)
            for key in _pair(relation)
        }
        groups: dict[tuple[Subject, str | None], list[Fact]] = {}
        for fact, subject in said.items():
            if subject.own is None and subject.word != CONTROL and not (self.wholes and fact in self.wholes):
                groups.setdefault((subject, lineage(fact)), []).append(fact)
        apart: dict[Fact, Subject] = {}
        for (subject, _), facts in groups.items():
            for one, other in _pairs(sorted(facts, key=_order)) if len(facts) > 1 else ():
                if may_be_of_two_events(one, other, kind_of(one)) and (one.id, other.id) not in told:
                    self.of_two_events.append((one, other))
                    apart.update({fact: attrs.evolve(subject, own=fact.id) for fact in (one, other)})
        said.update(apart)
        by_id = {fact.id: subject for fact, subject in apart.items()}
        for fact, whole in self.wholes.items() if by_id else ():
            named = fact.of.fact if fact.of is not None else None
            self.wholes[fact] = by_id.get(named or "", whole)

    def published(self, fact: Fact) -> datetime.date | None:
        """When the document of a fact was published; `None` if unknown or if there is none."""
        return self._published.get(fact.provenance.document or "")

    def _enter(self, said: dict[Fact, Subject], fact: Fact, subject: Subject, whole: Subject | None = None) -> None:
        said[fact] = subject
        if fact.of is not None and is_share(fact):
            self.wholes[fact] = whole or self._whole(fact.of, subject)

    def _whole(self, base: Base, part: Subject) -> Subject:
        word = base.status or part.word
        window = part.window
        if word == "held" and window.start is not None:
            window = Window(None, window.until, window.words)
        return attrs.evolve(
            part,
            type=base.type or part.type,
            word=word,
            includes=None,
            own=None,
            actor=self.names.actor(base.actor) or part.actor,
            place=self.names.place(base.place) or part.place,
            window=window,
        )

    # --- relations that unite ----------------------------------------------------------------------------------------

    def _unite(self, said: dict[Fact, Subject]) -> None:
        for relation in self.facts.relations:
            if not isinstance(relation, Restates | Rival):
                continue
            a, b = self.facts[relation.subject], self.facts[relation.object]
            if a not in said or b not in said:
                continue
            one, other = self.united(said[a]), self.united(said[b])
            if one.dimension != other.dimension or one.standing != other.standing:
                continue
            if one != other:
                first, second = sorted((one, other), key=repr)
                self._same[second] = first
            if not isinstance(relation, Restates) or a.estimate is None or b.estimate is None:
                continue
            if not same_figure(a.estimate, b.estimate):
                continue
            restated = b.estimate.to(a.estimate.unit)
            if a.estimate.interval != restated.interval:
                self.rough.add(a if fineness(a.estimate) > fineness(restated) else b)


def _pair(relation: Rival | Restates) -> list[tuple[str, str]]:
    a, b = relation.subject, relation.object
    return [(a, b), (b, a)]


def _order(fact: Fact) -> tuple[str, int, str]:
    spans = fact.provenance.spans
    return fact.provenance.document or "", spans[0].start if spans else 0, fact.id


def _pairs(facts: list[Fact]) -> Iterable[tuple[Fact, Fact]]:
    """Pairs among which each fact is that differs from any; where there are many, not every pair of such."""
    if len(facts) <= _MOST:
        return combinations(facts, 2)
    lows = [fact for fact in facts if _interval(fact).low is not None]
    highs = [fact for fact in facts if _interval(fact).high is not None]
    if not lows or not highs:
        return ()
    ends = max(lows, key=lambda fact: _interval(fact).low or 0), min(highs, key=lambda fact: _interval(fact).high or 0)
    return [(end, fact) for end in dict.fromkeys(ends) for fact in facts if fact is not end]


def _interval(fact: Fact) -> Interval:
    if fact.estimate is None:
        return Interval(None, None)
    return fact.estimate.to(BASE_UNITS[dimension(fact.estimate.unit)]).interval
