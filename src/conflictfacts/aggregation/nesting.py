"""Which cells lie within others, and which may overlap.

Pairs that cannot overlap are passed over without being looked at one by one: windows by sweeping over time, sites by
their being settlements or states, of which two overlap only if one is told to lie in the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, product
from typing import NamedTuple

from conflictfacts.aggregation.cells import Cell, Row, Site, Strip
from conflictfacts.aggregation.ties import Ties
from conflictfacts.model.overlap import Atlas, Overlap, compare_populations, settled, together
from conflictfacts.model.window import compare_windows

__all__ = ["Meeting", "Neighbours", "find_meetings", "missing_relation", "parts_of_others"]

Meeting = tuple[Cell, Cell, Overlap]
"""Two cells that are not known to be apart, and how the first lies to the second."""


class Spot(NamedTuple):
    """A name on the map, or among actors."""

    name: str | None
    is_apart: bool
    """Whether it overlaps no other such but those it lies in or that lie in it."""
    above: tuple[str, ...]
    """The names of what it lies in."""


class Neighbours:
    """How sites lie to each other by what facts tell of places and actors.

    It is remembered, for many groups are of the same sites.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self.compare = lru_cache(maxsize=1 << 16)(self._compare)
        """Tell how the first of two sites lies to the second."""
        self._place = lru_cache(maxsize=1 << 16)(self._place_of)
        self._actor = lru_cache(maxsize=1 << 16)(self._actor_of)
        self._near: dict[tuple[tuple[Site, ...], bool], list[tuple[int, int]]] = {}

    def near(self, sites: tuple[Site, ...], *, every: bool) -> Iterator[tuple[int, int]]:
        """Yield pairs of the positions of different sites, in an order free of theirs.

        Args:
            sites: The sites.
            every: Whether to pair those too that settlements or states keep apart.
        """
        known = self._near.get((sites, every))
        if known is not None:
            yield from known
            return
        pairs: list[tuple[int, int]] = []
        for pair in self._pairs(sites, every=every):
            if len(pairs) <= len(sites):  # all pairs of very many sites are too many to remember, and to look for ahead
                pairs.append(pair)
            yield pair
        if len(pairs) <= len(sites):
            self._near[sites, every] = pairs

    def _pairs(self, sites: tuple[Site, ...], *, every: bool) -> Iterator[tuple[int, int]]:
        ordered = sorted(range(len(sites)), key=lambda at: sites[at].key)
        for here, there in _near(ordered, lambda at: self._place(sites[at]), every=every):
            if here is not there:
                yield from product(here, there)
                continue
            for some, others in _near(here, lambda at: self._actor(sites[at]), every=every):
                yield from combinations(some, 2) if some is others else product(some, others)

    def _compare(self, a: Site, b: Site) -> Overlap:
        return together((self._atlas.compare_places(a.place, b.place), *_compared(a, b, self._atlas)))

    def _place_of(self, site: Site) -> Spot:
        place = site.place
        return _NOWHERE if place is None else Spot(place.name, settled(place), self._atlas.around(place))

    def _actor_of(self, site: Site) -> Spot:
        actor = site.actor
        return _NOWHERE if actor is None else Spot(actor.name, actor.kind == "state", self._atlas.above(actor))


_NOWHERE = Spot(None, False, ())


def find_meetings(row: Row, ties: Ties, neighbours: Neighbours) -> Iterator[Meeting]:
    """Yield all pairs of cells of one kind that are not known to be apart, in an order free of that of the facts.

    What relations say of facts goes before what is known of places, times and so on.

    Args:
        row: The cells, by site.
        ties: The relations between their facts.
        neighbours: Tells how sites lie to each other.
    """
    told = _told(row, ties)
    yield from (meeting for meeting in told.values() if meeting[2] is not Overlap.DISJOINT)
    # The same troops can be in two places on two days, so then no place keeps them apart.
    moving = row.kind.is_stock and len(set(row.windows)) > 1
    near = neighbours.near(tuple(row.sites), every=moving)
    themselves = [(strip, strip) for strip in row.repeated]
    for a, b in chain(themselves, ((row.strips[one], row.strips[other]) for one, other in near)):
        where = Overlap.SAME if a is b else neighbours.compare(a.site, b.site)
        if where is Overlap.DISJOINT and not moving:
            continue
        for one, other in _near_windows(a, b):
            if told and frozenset((id(one), id(other))) in told:
                continue
            when = compare_windows(one.window, other.window, one.kind)
            overlap = together((where, when))
            if moving and when is not Overlap.SAME:
                overlap = Overlap.UNKNOWN
            if overlap is not Overlap.DISJOINT:
                yield one, other, overlap


def parts_of_others(meetings: Sequence[Meeting]) -> dict[int, Cell]:
    """For each cell that is part of others, by identity, an outermost one it is part of."""
    wholes: dict[int, Cell] = {}
    for one, other, overlap in meetings:
        part, whole = (one, other) if overlap is Overlap.INSIDE else (other, one)
        # Relations may go round in a circle; then the first of them stays a whole.
        if overlap in (Overlap.INSIDE, Overlap.AROUND) and _outermost(whole, wholes) is not part:
            wholes.setdefault(id(part), whole)
    return {part: _outermost(whole, wholes) for part, whole in wholes.items()}


def _outermost(cell: Cell, wholes: dict[int, Cell]) -> Cell:
    while id(cell) in wholes:
        cell = wholes[id(cell)]
    return cell


def missing_relation(one: Cell, other: Cell, atlas: Atlas) -> str:
    """Say what is not known about two cells that may overlap, and what would allow to add them."""
    a, b = one.site, other.site
    known = (
        ("actors", a.actor, b.actor, atlas.compare_actors(a.actor, b.actor)),
        ("places", a.place, b.place, atlas.compare_places(a.place, b.place)),
        ("populations", a.population, b.population, compare_populations(a.population, b.population)),
        ("opponents", a.opponent, b.opponent, _alike(a.opponent, b.opponent)),
        ("conflicts", a.conflict, b.conflict, _alike(a.conflict, b.conflict)),
        ("purposes", a.purpose, b.purpose, _alike(a.purpose, b.purpose)),
        ("times", one.window, other.window, compare_windows(one.window, other.window, one.kind)),
    )
    unknown = [f"{name} {_said(x)} and {_said(y)}" for name, x, y, overlap in known if overlap is Overlap.UNKNOWN]
    unknown = unknown or [f"{name} {_said(x)} and {_said(y)}" for name, x, y, how in known if how is not Overlap.SAME]
    respects = ", ".join(unknown) or "figures of one quantity"
    return (
        f"it is not known whether they overlap: {respects}; a Partition with both "
        "as parts, a PartOf, or assuming parts_disjoint would settle it; union_bounds() needs neither"
    )


def _said(value: object) -> str:
    return "(not said)" if value is None else f"'{value}'"


def _alike(a: object, b: object) -> Overlap:
    return Overlap.SAME if a == b else Overlap.UNKNOWN


def _compared(a: Site, b: Site, atlas: Atlas) -> Iterator[Overlap]:
    yield atlas.compare_actors(a.actor, b.actor)
    yield compare_populations(a.population, b.population)
    yield _alike(a.opponent, b.opponent)
    yield _alike(a.conflict, b.conflict)
    yield _alike(a.purpose, b.purpose)


def _near(
    positions: Sequence[int], spot_of: Callable[[int], Spot], *, every: bool
) -> Iterator[tuple[list[int], list[int]]]:
    """Positions of one name where there are several, and those of two names that may overlap.

    Args:
        positions: The positions.
        spot_of: Gives what one is named by.
        every: Whether to pair all names, though they are apart.
    """
    by_name: dict[str | None, list[int]] = {}
    wide: dict[str | None, int] = {}
    above: dict[tuple[str | None, str], None] = {}
    for position in positions:
        name, is_apart, outer = spot_of(position)
        some = by_name.setdefault(name, [])
        if every or not is_apart:
            wide.setdefault(name, len(wide))
        elif outer and not (some and spot_of(some[-1]).above == outer):
            above.update(dict.fromkeys([(name, one) for one in outer]))
        some.append(position)
    for some in by_name.values():
        if len(some) > 1:
            yield some, some
    for name, order in wide.items():
        for other, others in by_name.items():
            if other != name and wide.get(other, order) >= order:
                yield by_name[name], others
    for name, other in above:
        if other in by_name and name not in wide and other not in wide:
            yield by_name[name], by_name[other]


def _near_windows(here: Strip, there: Strip) -> Iterator[tuple[Cell, Cell]]:
    """Pairs of different cells of two sites, but for most of those whose windows lie apart."""
    one_site = here is there
    if one_site and here.is_apart:
        return
    if not here.kind.is_apart_in_time:
        yield from combinations(here.in_time, 2) if one_site else product(here.in_time, there.in_time)
        return
    marked = [(cell, 0) for cell in here.in_time] + ([] if one_site else [(cell, 1) for cell in there.in_time])
    unsure = [(cell, side) for cell, side in marked if not cell.window.is_closed]
    closed = [(cell, side) for cell, side in marked if cell.window.is_closed]
    closed.sort(key=lambda marked: marked[0].window.start or datetime.date.min)
    running: list[tuple[Cell, int]] = []
    for cell, side in closed:
        start = cell.window.start or datetime.date.min
        running = [old for old in running if (old[0].window.until or datetime.date.max) >= start]
        for old, old_side in running:
            if one_site or side != old_side:
                yield (old, cell) if old_side == 0 else (cell, old)
        running.append((cell, side))
    for i, (cell, side) in enumerate(unsure):
        for other, other_side in [*unsure[i + 1 :], *closed]:
            if one_site or side != other_side:
                yield (cell, other) if side == 0 else (other, cell)


def _told(row: Row, ties: Ties) -> dict[frozenset[int], Meeting]:
    """What relations say of cells, by the identities of the two: which are parts of which, and which are apart."""
    told: dict[frozenset[int], Meeting] = {}
    if not (ties.parts or ties.apart):
        return told
    home = {id(fact): cell for strip in row.strips for cell in strip.cells for fact in cell.voices}
    for facts in ties.apart:
        there = {id(home[id(fact)]): home[id(fact)] for fact in facts if id(fact) in home}
        for one, other in combinations(there.values(), 2):
            told[frozenset((id(one), id(other)))] = one, other, Overlap.DISJOINT
    for part, whole in ties.parts:
        a, b = home.get(id(part)), home.get(id(whole))
        if a is not None and b is not None and a is not b:
            told[frozenset((id(a), id(b)))] = a, b, Overlap.INSIDE
    return told
