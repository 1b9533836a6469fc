"""Which quantities are within which: part of the place, of the people, of the actor, of the time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from conflictfacts.checking.clauses import Clause, fixed
from conflictfacts.checking.subjects import CONTROL, OTHER, Names, Subject
from conflictfacts.model.overlap import Overlap, compare_populations
from conflictfacts.model.vocabulary import Population

__all__ = ["nested", "nested_in_time"]


def nested(subjects: Iterable[Subject], names: Names) -> Iterator[Clause]:
    """Say of each quantity that it is at most each other that takes it in, all else being the same.

    A town's dead are among its region's, children among civilians, an army's among its state's. A place or population
    that is not said is not taken for everywhere and everybody.
    """
    extensive = [s for s in subjects if _adds_up(s)]
    around = _remembering(lambda name: names.atlas.around(names.places[name]) if name in names.places else ())
    above = _remembering(lambda name: names.atlas.above(names.actors[name]) if name in names.actors else ())

    def places(subject: Subject) -> Iterable[str]:
        return () if subject.place is None else [names.place(name) or name for name in around(subject.place)]

    def populations(subject: Subject) -> Iterable[str]:
        if subject.population is None:
            return ()
        mine = Population(subject.population)
        wider = (Population.CIVILIAN, Population.MIXED)
        return [other.value for other in wider if compare_populations(mine, other) is Overlap.INSIDE]

    def actors(subject: Subject) -> Iterable[tuple[str, str | None]]:
        if subject.actor is None:
            return ()
        whole = [] if subject.detail is None else [(subject.actor, None)]
        return [*whole, *((names.actor(name) or name, None) for name in above(subject.actor))]

    def of_place(inner: Subject, outer: Subject) -> str:
        return f"{inner.place} lies in {outer.place}"

    def of_population(inner: Subject, outer: Subject) -> str:
        return f"{inner.population} are among {outer.population}"

    def of_actor(inner: Subject, outer: Subject) -> str:
        return f"{inner.detail or inner.actor} is part of {outer.actor}"

    yield from _within(extensive, lambda s: s.place, _but_place, places, "place_in_place", of_place)
    yield from _within(extensive, lambda s: s.population, _but_population, populations, "population", of_population)
    yield from _within(extensive, lambda s: (s.actor, s.detail), _but_actor, actors, "actor", of_actor)


def _adds_up(subject: Subject) -> bool:
    return (
        subject.own is None
        and subject.word not in (CONTROL, "advance", *OTHER)
        and not subject.dimension.startswith("[length] /")
        and subject.dimension != "[length]"
    )


def _remembering(ask: Callable[[str], tuple[str, ...]]) -> Callable[[str], tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}

    def answer(name: str) -> tuple[str, ...]:
        if name not in known:
            known[name] = ask(name)
        return known[name]

    return answer


def _common(s: Subject) -> tuple[object, ...]:
    return s.type, s.word, s.dimension, s.item, s.includes, s.standing, s.opponent, s.conflict, s.purpose, s.window


def _but_place(s: Subject) -> tuple[object, ...]:
    return *_common(s), s.actor, s.detail, s.population


def _but_population(s: Subject) -> tuple[object, ...]:
    return *_common(s), s.actor, s.detail, s.place


def _but_actor(s: Subject) -> tuple[object, ...]:
    return *_common(s), s.place, s.population


def _within(
    subjects: Iterable[Subject],
    value: Callable[[Subject], Any],
    rest: Callable[[Subject], tuple[object, ...]],
    wider: Callable[[Subject], Iterable[Any]],
    rule: str,
    why: Callable[[Subject, Subject], str],
) -> Iterator[Clause]:
    groups: dict[tuple[object, ...], dict[Any, Subject]] = {}
    for subject in subjects:
        groups.setdefault(rest(subject), {})[value(subject)] = subject
    for group in groups.values():
        if len(group) < 2:
            continue
        for inner in group.values():
            for name in wider(inner):
                outer = group.get(name)
                if outer is not None and outer != inner:
                    yield fixed({inner: 1, outer: -1}, "<=", 0, rule, why(inner, outer))


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
