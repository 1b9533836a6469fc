"""Which quantities are within which: part of the place, of the people, of the actor, of the time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import product

from conflictfacts.checking.clauses import Clause, fixed
from conflictfacts.checking.names import Names
from conflictfacts.checking.subjects import CONTROL, OTHER, Subject
from conflictfacts.model.overlap import Overlap, compare_populations
from conflictfacts.model.vocabulary import Population

__all__ = ["nested", "nested_in_time"]


Where = tuple[str | None, str | None, tuple[str | None, str | None]]
"""Place, population, and actor with detail."""

Scope = dict[tuple[str, tuple[str, ...] | None], Subject]
"""The quantities of one scope, by measure and by what that includes."""


def nested(subjects: Iterable[Subject], names: Names) -> Iterator[Clause]:
    """Say of the quantities of each scope that they are at most those of each scope that takes it in.

    A town's dead are among its region's, children among civilians, an army's among its state's; a town's children are
    among its region's civilians too. A place or population that is not said is not taken for everywhere and everybody.
    Of two scopes every measure is tied that is spoken of in either, so that what follows does not depend on who speaks
    of what lies between.
    """
    groups: dict[tuple[object, ...], dict[Where, Scope]] = {}
    for subject in subjects:
        if _adds_up(subject):
            where = subject.place, subject.population, (subject.actor, subject.detail)
            groups.setdefault(_common(subject), {}).setdefault(where, {})[subject.word, subject.includes] = subject
    wider = _Wider(names)
    for group in groups.values():
        if len(group) > 1:
            for where, inner in group.items():
                for around in wider.than(where):
                    outer = group.get(around)
                    if outer is not None:
                        yield from _tied(inner, outer)


def _tied(inner: Scope, outer: Scope) -> Iterator[Clause]:
    one, other = next(iter(inner.values())), next(iter(outer.values()))
    for word, includes in {**inner, **outer}:
        if word == "casualties" and includes is None and one.population == "military" != other.population:
            continue  # captured soldiers are casualties, but perhaps not of soldiers and civilians together
        part = inner.get((word, includes)) or one.measured(word, includes)
        whole = outer.get((word, includes)) or other.measured(word, includes)
        yield fixed({part: 1, whole: -1}, "<=", 0, "nested", _why(part, whole))


def _why(inner: Subject, outer: Subject) -> str:
    reasons = []
    if inner.place != outer.place:
        reasons.append(f"{inner.place} lies in {outer.place}")
    if inner.population != outer.population:
        reasons.append(f"{inner.population} are among {outer.population}")
    if (inner.actor, inner.detail) != (outer.actor, outer.detail):
        reasons.append(f"{inner.detail or inner.actor} is part of {outer.actor}")
    return " and ".join(reasons)


class _Wider:
    """What takes a place, a population or an actor in."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._places: dict[str | None, list[str | None]] = {}
        self._actors: dict[tuple[str | None, str | None], list[tuple[str | None, str | None]]] = {}

    def than(self, where: Where) -> Iterator[Where]:
        place, population, actor = where
        if place not in self._places:
            self._places[place] = self._around(place)
        if actor not in self._actors:
            self._actors[actor] = self._above(actor)
        for wider in product(self._places[place], _populations(population), self._actors[actor]):
            if wider != where:
                yield wider

    def _around(self, place: str | None) -> list[str | None]:
        known = self._names.places.get(place or "")
        around = () if known is None else self._names.atlas.around(known)
        return list(dict.fromkeys([place, *(self._names.place(name) for name in around)]))

    def _above(self, actor: tuple[str | None, str | None]) -> list[tuple[str | None, str | None]]:
        name, detail = actor
        known = self._names.actors.get(name or "")
        above = () if known is None else self._names.atlas.above(known)
        whole = [actor] if detail is None else [actor, (name, None)]
        return list(dict.fromkeys([*whole, *((self._names.actor(one), None) for one in above)]))


def _populations(population: str | None) -> list[str | None]:
    if population is None:
        return [None]
    mine = Population(population)
    wider = (Population.CIVILIAN, Population.MIXED)
    return [population, *(one.value for one in wider if compare_populations(mine, one) is Overlap.INSIDE)]


def _adds_up(subject: Subject) -> bool:
    return (
        subject.own is None
        and subject.word not in (CONTROL, "advance", *OTHER)
        and not subject.dimension.startswith("[length] /")
        and subject.dimension != "[length]"
    )


def _common(s: Subject) -> tuple[object, ...]:
    return s.type, s.dimension, s.item, s.standing, s.opponent, s.conflict, s.purpose, s.window


def nested_in_time(windows: dict[tuple[datetime.date, datetime.date], Subject]) -> Iterator[Clause]:
    """Say of what came about in some days of one count that it is at most what did in days around them.

    Args:
        windows: Quantities that differ in nothing but their first and last day, by these.
    """
    around: list[tuple[tuple[datetime.date, datetime.date], Subject]] = []
    for days, inner in sorted(windows.items(), key=lambda item: (item[0][0], -item[0][1].toordinal())):
        while around and around[-1][0][1] < days[1]:
            around.pop()
        # Counts from one day on are a series of their own.
        outer = next((item for item in reversed(around) if item[0][0] != days[0]), None)
        if outer is not None:
            words = f"the days from {days[0]} to {days[1]} are among those from {outer[0][0]} to {outer[0][1]}"
            yield fixed({inner: 1, outer[1]: -1}, "<=", 0, "time_in_time", words)
        around.append((days, inner))
