"""Who holds a place, where no number says how much of it: control is exclusive.

The quantity is the share of a place in an actor's hands. Full control is all of it, and of all that lies in it;
partial control is some, not all. Of two parties that are surely two (states, or opponents), shares add up to at most 1.
Taking and losing are events: of unknown days, one can follow the other, so they exclude only what others say is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from conflictfacts.checking.clauses import Clause, claimed, fixed
from conflictfacts.checking.names import Names
from conflictfacts.checking.subjects import CONTROL, SAID, Subject
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import TerritorialControl
from conflictfacts.model.overlap import Overlap
from conflictfacts.model.vocabulary import Extent, TerritoryStatus

__all__ = ["exclusive", "held_by"]

_HAS = {TerritoryStatus.HELD, TerritoryStatus.CAPTURED, TerritoryStatus.REGAINED}


def held_by(fact: Fact, subject: Subject, speakers: Mapping[Subject, Iterable[Fact]], names: Names) -> Iterator[Clause]:
    """Say what a fact about control without a number claims.

    Args:
        fact: The fact.
        subject: The control it is about.
        speakers: What is said of ground at the same time: quantities, with the facts that bound them.
        names: Actors and places.
    """
    if not isinstance(fact, TerritorialControl):
        return
    full = fact.extent is Extent.FULL
    if fact.status is TerritoryStatus.LOST and full:
        if subject.window.until is not None:  # else it may have been held before
            yield claimed(fact, {subject: 1}, "==", 0)
    elif fact.status in _HAS and full:
        yield claimed(fact, {subject: 1}, "==", 1)
        for other in speakers:
            if other == subject or not _lies_in(other.place, subject.place, names):
                continue
            within = other.word == CONTROL and other.place != subject.place
            if within and other.actor == subject.actor:
                yield claimed(fact, {other: 1}, "==", 1)
            elif not _are_two(subject, other, names) or other.standing != SAID:
                continue
            elif (within or other.word == "held") and not _can_follow(subject, (fact, *speakers[other])):
                yield claimed(fact, {other: 1}, "==", 0)
    elif fact.extent is Extent.PARTIAL and fact.status in (*_HAS, TerritoryStatus.CONTESTED):
        yield claimed(fact, {subject: 1}, ">", 0)
        yield claimed(fact, {subject: 1}, "<", 1)


def exclusive(speakers: Mapping[Subject, Iterable[Fact]], names: Names) -> Iterator[Clause]:
    """Say that no two parties can hold more than all of a place between them."""
    at: dict[tuple[object, ...], list[Subject]] = {}
    for subject in speakers:
        if subject.word == CONTROL:
            yield fixed({subject: 1}, "<=", 1, "control", "nobody holds more than all of a place")
            at.setdefault((subject.place, subject.window), []).append(subject)
    for several in at.values():
        for a, b in combinations(several, 2):
            if not _are_two(a, b, names):
                continue
            if _can_follow(a, (*speakers[a], *speakers[b])):
                continue
            yield fixed({a: 1, b: 1}, "<=", 1, "exclusive", f"{a.actor} and {b.actor} cannot both hold the same ground")


def _can_follow(subject: Subject, facts: Iterable[Fact]) -> bool:
    """Whether of these, of unknown days, one can have come after another.

    Two events always can; and in one text, what was held and what was taken.
    """
    if subject.window.until is not None:
        return False
    several = [fact for fact in facts if isinstance(fact, TerritorialControl)]
    events = sum(fact.status is not TerritoryStatus.HELD for fact in several)
    texts = {fact.provenance.document for fact in several}
    return events == len(several) or (events > 0 and len(texts) == 1 and None not in texts)


def _lies_in(inner: str | None, outer: str | None, names: Names) -> bool:
    if inner is None or outer is None:
        return False
    place = names.places.get(inner)
    return inner == outer or (place is not None and outer in names.atlas.around(place))


def _are_two(a: Subject, b: Subject, names: Names) -> bool:
    """Whether two parties are surely on two sides."""
    if a.actor is None or b.actor is None or a.actor == b.actor:
        return False
    if a.opponent == b.actor or b.opponent == a.actor:
        return True
    one, other = names.actors.get(a.actor), names.actors.get(b.actor)
    return names.atlas.compare_actors(one, other) is Overlap.DISJOINT
