"""Facts laid side by side: which of them bind, and which speak about the same quantity.

Decides what an open slot of a fact made by hand stands for, and what relations unite. The rows are made by others.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import attrs

from conflictfacts.checking.subjects import (
    CONTROL,
    COUNTED_IN,
    Names,
    Subject,
    binding,
    is_share,
    subject_of,
)
from conflictfacts.model.collection import Facts
from conflictfacts.model.fact import Base, Fact
from conflictfacts.model.figures import fineness, same_figure
from conflictfacts.model.relations import Derived, Restates, Revises, Rival
from conflictfacts.model.window import UNDATED, Window

__all__ = ["Layout", "LeftOut", "Open"]

_SLOTS = ("place", "population", "opponent", "conflict", "purpose", "detail", "window")


@attrs.frozen
class LeftOut:
    """A fact that bounds nothing, and why."""

    fact: Fact
    """The fact."""

    why: str
    """Why it bounds nothing."""


@attrs.frozen
class Open:
    """A fact made by hand of which it is not clear which of several quantities it is about."""

    fact: Fact
    """The fact."""

    could_be: tuple[Subject, ...]
    """Quantities it could be about."""


class Layout:
    """Facts by the quantities they speak about."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.facts = facts if isinstance(facts, Facts) else Facts(facts)
        self.names = Names(self.facts)
        self.left_out: list[LeftOut] = []
        self.open: list[Open] = []
        self.rough: set[Fact] = set()
        """Facts that another restates at a finer grain, and that are therefore taken as rounded in any sense."""
        self.wholes: dict[Fact, Subject] = {}
        """What each share is a share of."""
        self._published = {document.id: document.published for document in self.facts.documents}
        said = self._subjects(self._without_superseded())
        self._same: dict[Subject, Subject] = {}
        self._unite(said)
        self.subject = {fact: self.united(subject) for fact, subject in said.items()}
        """The quantity each binding fact is about."""
        self.wholes = {fact: self.united(subject) for fact, subject in self.wholes.items()}
        self.speakers: dict[Subject, list[Fact]] = {}
        """The facts that bound each quantity, or a share of it; a whole that nobody numbers has none."""
        for fact, subject in self.subject.items():
            self.speakers.setdefault(subject, []).append(fact)
            if fact in self.wholes:
                self.speakers.setdefault(self.wholes[fact], [])

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
            elif isinstance(relation, Derived):
                yield self.facts[relation.subject], f"it follows from other facts ({relation.rule})"

    # --- which quantity each is about --------------------------------------------------------------------------------

    def _subjects(self, facts: Iterable[Fact]) -> dict[Fact, Subject]:
        said: dict[Fact, Subject] = {}
        later: list[Fact] = []
        for fact in facts:
            if is_share(fact) and fact.of is not None and fact.of.fact is not None:
                later.append(fact)
            else:
                self._enter(said, fact, subject_of(fact, self.names, self._day(fact)))
        for fact in later:
            named = fact.of.fact if fact.of is not None else None
            whole = next((said[other] for other in said if other.id == named), None)
            measured = whole.dimension if whole is not None else COUNTED_IN.get(fact.type)
            if measured is None:
                self.left_out.append(LeftOut(fact, "it is not known what that counts of which it is a share"))
                continue
            subject = subject_of(fact, self.names, self._day(fact), dimension_of_share=measured)
            self._enter(said, fact, subject, whole)
        self._fill(said)
        return said

    def _day(self, fact: Fact) -> datetime.date | None:
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

    # --- open slots --------------------------------------------------------------------------------------------------

    def _fill(self, said: dict[Fact, Subject]) -> None:
        """Let facts of no document take what they leave open from the quantities that others speak about."""
        by_hand = [fact for fact in said if fact.provenance.document is None]
        gaps = [fact for fact in by_hand if said[fact].own is None and _gaps(said[fact])]
        if not gaps:
            return
        others: dict[tuple[object, ...], dict[Subject, None]] = {}
        for fact, subject in said.items():
            if fact.provenance.document is not None or not _gaps(subject):
                for one in (subject, self.wholes.get(fact)):
                    if one is not None:
                        others.setdefault(_frame(one), {})[one] = None
        for fact in gaps:
            subject = said[fact]
            could_be = [one for one in others.get(_frame(subject), ()) if _fits(subject, one)]
            same_word = [one for one in could_be if (one.word, one.includes) == (subject.word, subject.includes)]
            could_be = same_word or could_be
            if not could_be:
                continue
            slots = {}
            for slot in _gaps(subject):
                values = {getattr(one, slot) for one in could_be}
                if len(values) == 1:
                    slots[slot] = values.pop()
                elif subject not in could_be:
                    self.open.append(Open(fact, tuple(could_be)))
                    break
            said[fact] = filled = attrs.evolve(subject, **slots)
            if fact in self.wholes:
                taken = {slot: value for slot, value in slots.items() if getattr(self.wholes[fact], slot) is None}
                if self.wholes[fact].window == subject.window:
                    taken["window"] = filled.window
                self.wholes[fact] = attrs.evolve(self.wholes[fact], **taken)

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
            if same_figure(a.estimate, b.estimate) and a.estimate.interval != b.estimate.interval:
                self.rough.add(a if fineness(a.estimate) > fineness(b.estimate) else b)


def _frame(subject: Subject) -> tuple[object, ...]:
    return subject.type, subject.dimension, subject.item, subject.standing, subject.actor, subject.word == CONTROL


def _gaps(subject: Subject) -> list[str]:
    return [slot for slot in _SLOTS if _is_open(subject, slot)]


def _is_open(subject: Subject, slot: str) -> bool:
    value = getattr(subject, slot)
    if slot == "window":
        return isinstance(value, Window) and (value == UNDATED or (value.until is None and not value.words))
    if slot == "detail":  # no detail means the whole
        return False
    if slot == "purpose" and subject.type != "Deployment":
        return False
    if slot == "population" and subject.type not in ("CasualtyEstimate", "Displacement"):
        return False
    return value is None


def _fits(subject: Subject, other: Subject) -> bool:
    """Whether a quantity has all that a fact says, and differs at most in what it leaves open."""
    for slot in _SLOTS:
        mine, its = getattr(subject, slot), getattr(other, slot)
        if slot == "window" and _is_open(subject, slot):
            if mine.start is not None and mine.start != its.start:
                return False
        elif not _is_open(subject, slot) and mine != its:
            return False
    return True
