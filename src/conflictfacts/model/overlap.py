"""How what two facts count can overlap: by whose, where and whom. What is not known stays unknown.

Nothing here knows the world. That a town lies in a region, or that two places are towns and so apart, is known only
from the places and actors themselves: their kinds, codes and parents.
"""

from __future__ import annotations

import enum
import operator
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import attrs

from conflictfacts.model.fact import Fact
from conflictfacts.model.reference import Actor, Place
from conflictfacts.model.vocabulary import Population

__all__ = ["Atlas", "Overlap", "compare_populations", "settled", "together"]


class Overlap(enum.Enum):
    """How what one fact counts lies to what another counts."""

    SAME = "same"
    INSIDE = "inside"
    AROUND = "around"
    DISJOINT = "disjoint"
    UNKNOWN = "unknown"


_CIVILIANS = {Population.CHILDREN, Population.ELDERLY, Population.JOURNALISTS, Population.AID_WORKERS}
_SETTLEMENTS = {"city", "town", "village"}
_EXTENDED = {"country", "region", *_SETTLEMENTS}


def together(overlaps: Iterable[Overlap]) -> Overlap:
    """Put together how two facts lie to each other in several respects.

    >>> together([Overlap.SAME, Overlap.INSIDE]), together([Overlap.INSIDE, Overlap.AROUND])
    (<Overlap.INSIDE: 'inside'>, <Overlap.UNKNOWN: 'unknown'>)
    """
    met = set(overlaps) - {Overlap.SAME}
    if Overlap.DISJOINT in met:
        return Overlap.DISJOINT
    if len(met) > 1:
        return Overlap.UNKNOWN
    return met.pop() if met else Overlap.SAME


def compare_populations(a: Population | None, b: Population | None) -> Overlap:
    """Tell whether people of one kind are also of another."""
    if a == b:
        return Overlap.SAME
    if a is None or b is None:
        return Overlap.UNKNOWN
    if b is Population.MIXED or (b is Population.CIVILIAN and a in _CIVILIANS):
        return Overlap.INSIDE
    if a is Population.MIXED or (a is Population.CIVILIAN and b in _CIVILIANS):
        return Overlap.AROUND
    civilian = {Population.CIVILIAN, *_CIVILIANS}
    if (a is Population.MILITARY and b in civilian) or (b is Population.MILITARY and a in civilian):
        return Overlap.DISJOINT
    return Overlap.UNKNOWN


class Atlas:
    """The places and actors of some facts: which are one and the same, and which lie in which."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        facts = list(facts)
        self.places = _united(Place, list(map(operator.attrgetter("place"), facts)))
        """By identity of each place met the one with all that is told of its name; `None` for `None`."""
        actors, opponents = map(operator.attrgetter("actor"), facts), map(operator.attrgetter("opponent"), facts)
        self.actors = _united(Actor, [*actors, *opponents])
        """The same of actors and opponents."""
        places = [place for place in self.places.values() if place is not None]
        self._parent_places = _parents(places)
        self._parent_actors = _parents([actor for actor in self.actors.values() if actor is not None])
        self._countries = {p.iso: p.name for p in places if p.kind == "country" and p.iso is not None}

    def place(self, place: Place | None) -> Place | None:
        """The place with all that the facts tell of one of its name, unless they tell of several."""
        return self.places.get(id(place), place)

    def actor(self, actor: Actor | None) -> Actor | None:
        """The actor with all that the facts tell of one of its name, unless they tell of several."""
        return self.actors.get(id(actor), actor)

    def above(self, actor: Actor) -> tuple[str, ...]:
        """Names of what an actor is part of, nearest first."""
        return _chain(actor.name, actor.parent, self._parent_actors)

    def around(self, place: Place) -> tuple[str, ...]:
        """Names of what a place lies in, nearest first: by its parents, and by its country's code."""
        chain = _chain(place.name, place.parent, self._parent_places)
        country = self._countries.get(place.iso or "")
        if country is not None and country not in (place.name, *chain) and place.kind in _EXTENDED:
            chain = (*chain, country)
        return chain

    def compare_places(self, a: Place | None, b: Place | None) -> Overlap:
        """Tell whether one place lies in another, or apart from it."""
        if a is None or b is None:
            return Overlap.SAME if a is b else Overlap.UNKNOWN
        extended = a.kind in _EXTENDED and b.kind in _EXTENDED
        abroad = a.iso is not None and b.iso is not None and len(a.iso) == len(b.iso) and a.iso != b.iso
        if extended and abroad and (len(a.iso or "") == 3 or a.kind == b.kind == "region"):
            return Overlap.DISJOINT
        if a.name == b.name:
            one = a.parent == b.parent or a.parent is None or b.parent is None
            return Overlap.SAME if one else Overlap.UNKNOWN
        if b.name in self.around(a):
            return Overlap.INSIDE
        if a.name in self.around(b):
            return Overlap.AROUND
        if a.kind in _SETTLEMENTS and b.kind in _SETTLEMENTS:
            return Overlap.DISJOINT
        return Overlap.DISJOINT if a.kind == b.kind == "country" else Overlap.UNKNOWN

    def compare_actors(self, a: Actor | None, b: Actor | None) -> Overlap:
        """Tell whether one actor is part of another, or apart from it."""
        if a is None or b is None:
            return Overlap.SAME if a is b else Overlap.UNKNOWN
        if a.name == b.name:
            if a.detail == b.detail:
                return Overlap.SAME
            return Overlap.INSIDE if b.detail is None else Overlap.AROUND if a.detail is None else Overlap.UNKNOWN
        above_a, above_b = self.above(a), self.above(b)
        if b.name in above_a:
            return Overlap.INSIDE if b.detail is None else Overlap.UNKNOWN
        if a.name in above_b:
            return Overlap.AROUND if a.detail is None else Overlap.UNKNOWN
        if a.kind == b.kind == "state" or (a.kind == b.kind == "army" and above_a and above_b and above_a != above_b):
            return Overlap.DISJOINT
        return Overlap.UNKNOWN


def settled(place: Place | None) -> bool:
    """Whether a place is a settlement, which no other settlement overlaps."""
    return place is not None and place.kind in _SETTLEMENTS


Referent = TypeVar("Referent", Place, Actor)


_SAID = {cls: operator.attrgetter(*[field.name for field in attrs.fields(cls)]) for cls in (Place, Actor)}


def _united(cls: type[Referent], met: Sequence[Referent | None]) -> dict[int, Referent | None]:
    """For each place or actor met, by identity, the one that stands for all of its name; `None` for `None`."""
    once = dict(zip(map(id, met), met, strict=True))
    once.pop(id(None), None)
    # Equal ones are made one first: of very many, not all are one object.
    said = _SAID[cls]
    different: dict[object, Referent] = {}
    first = {name: different.setdefault(said(one), one) for name, one in once.items() if one is not None}
    namesakes: dict[str, list[Referent]] = {}
    for one in different.values():
        namesakes.setdefault(one.name, []).append(one)
    united: dict[int, Referent] = {}
    for several in namesakes.values():
        told = [{getattr(one, field) for one in several} - {None} for field in ("kind", "iso", "parent")]
        agree = all(len(values) <= 1 for values in told)
        kind, iso, parent = (min(values, default=None) for values in told)
        made: dict[str | None, Referent] = {}
        for one in several:
            detail = one.detail if isinstance(one, Actor) else None
            if agree and detail not in made:
                made[detail] = _plain(one, kind, iso, parent)
            united[id(one)] = made[detail] if agree else one
    return {id(None): None, **{name: united[id(one)] for name, one in first.items()}}


def _plain(one: Referent, kind: str | None, iso: str | None, parent: str | None) -> Referent:
    known: dict[str, Any] = {"kind": kind, "iso": iso, "parent": parent}
    if isinstance(one, Place):
        known |= {"latitude": None, "longitude": None}
    return attrs.evolve(one, **known)


def _parents(referents: Iterable[Referent]) -> dict[str, str]:
    """The parent of each name. A name with two is two things, or somebody errs: then it is not known where it lies."""
    parents: dict[str, set[str]] = {}
    for one in {id(one): one for one in referents}.values():
        if one.parent is not None:
            parents.setdefault(one.name, set()).add(one.parent)
    return {name: min(above) for name, above in parents.items() if len(above) == 1}


def _chain(name: str, parent: str | None, parents: dict[str, str]) -> tuple[str, ...]:
    chain: list[str] = []
    step = parent or parents.get(name)
    while step is not None and step != name and step not in chain:
        chain.append(step)
        step = parents.get(step)
    return tuple(chain)
