"""Sorting facts by the quantity they are about, and leaving out what would count somebody twice.

A cell is one quantity: a kind of thing, a site (whose, where, whom) and a window of time. What is left in a cell are
the voices on it: for each source the figures it stands by.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from conflictfacts.aggregation.result import LeftOut
from conflictfacts.aggregation.ties import Ties
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
from conflictfacts.model.figures import fineness, same_figure
from conflictfacts.model.kind import Kind, kind_of, uncountable
from conflictfacts.model.lineage import lineage
from conflictfacts.model.overlap import Atlas
from conflictfacts.model.reference import Actor, Place
from conflictfacts.model.vocabulary import Population
from conflictfacts.model.window import UNDATED, Window, vintage, window_of

__all__ = ["Cell", "Site", "Sorting", "sort_facts", "voices_of"]


class Site(NamedTuple):
    """Whose, where and whom: what facts of one quantity share besides kind and time."""

    actor: Actor | None
    place: Place | None
    population: Population | None
    opponent: Actor | None
    conflict: str | None
    purpose: str | None

    def key(self) -> tuple[str, ...]:
        """What sites are ordered by, so that the order of facts plays no part."""
        return tuple([repr(part) for part in self])


class Cell:
    """One quantity, and the facts about it that stand."""

    __slots__ = ("kind", "site", "voices", "window")

    def __init__(self, kind: Kind, site: Site, window: Window) -> None:
        self.kind = kind
        self.site = site
        self.window = window
        self.voices: list[Fact] = []

    def key(self) -> tuple[Any, ...]:
        """What cells of one site are ordered by."""
        day = datetime.date.min
        return self.window.start or day, self.window.until or day, self.window.words

    def lineages(self) -> dict[str | None, list[Fact]]:
        """Its facts by whose voice they are."""
        if len(self.voices) == 1:
            return {lineage(self.voices[0]): self.voices}
        voices: dict[str | None, list[Fact]] = {}
        for fact in self.voices:
            voices.setdefault(lineage(fact), []).append(fact)
        return voices


class Sorting:
    """Cells of some facts, and what was left out on the way to them."""

    def __init__(self) -> None:
        self.cells: list[Cell] = []
        self.superseded: list[LeftOut] = []
        self.duplicate: list[LeftOut] = []
        self.excluded: list[LeftOut] = []


def sort_facts(
    facts: Iterable[Fact], ties: Ties, atlas: Atlas, assume: frozenset[Assumption], *, follow: bool
) -> Sorting:
    """Sort facts into cells.

    Args:
        facts: The facts.
        ties: The relations between them.
        atlas: What they tell of places and actors.
        assume: What may be taken for granted.
        follow: Whether of a source's figures for a quantity in the course of time only the latest counts.
    """
    sorting = Sorting()
    kinds = _countable(facts, sorting)
    _leave_out_derived(kinds, ties, sorting)
    _leave_out_restated(kinds, ties, sorting)
    _leave_out_revised(kinds, ties, sorting)
    cells = _into_cells(kinds, atlas, assume)
    _unite_rivals(cells, ties)
    sorting.cells = list({id(cell): cell for cell in cells.values()}.values())
    for cell in sorting.cells:
        if len(cell.voices) > 1:
            _settle(cell, sorting)
    if follow:
        _follow(sorting)
    return sorting


_Own = tuple[object, object, str | None, Population | None, str | None]
"""The slots that only some classes of facts have: measure or status, includes, item, population, purpose."""

_OWN: dict[type[Fact], Callable[[Any], _Own]] = {
    CasualtyEstimate: lambda fact: (fact.measure, fact.includes, None, fact.population, None),
    Displacement: lambda fact: (fact.measure, None, None, fact.population, None),
    EquipmentLoss: lambda fact: (fact.status, None, fact.item, None, None),
    Deployment: lambda fact: (fact.status, None, None, None, fact.purpose),
    TerritorialControl: lambda fact: (fact.status, None, None, None, None),
    Assessment: lambda fact: (None, None, None, None, None),
}


class _Counted(NamedTuple):
    fact: Fact
    kind: Kind
    population: Population | None
    purpose: str | None


# Facts that count something, by their identity.
_Kinds = dict[int, _Counted]


def _countable(facts: Iterable[Fact], sorting: Sorting) -> _Kinds:
    kinds: _Kinds = {}
    known: dict[tuple[Any, ...], Kind | str] = {}
    for fact in facts:
        if id(fact) in kinds:
            sorting.duplicate.append(LeftOut(fact, "the same fact again", fact))
            continue
        estimate = fact.estimate
        word, includes, item, population, purpose = _OWN.get(type(fact), _OWN[Assessment])(fact)
        key = type(fact), word, includes, item, fact.modality, None if estimate is None else estimate.unit
        kind = known.get(key)
        if kind is None:
            kind = uncountable(fact) or kind_of(fact)
            # Equal kinds are made one, so that they can be told apart by identity.
            kind = known[key] = next((one for one in known.values() if one == kind), kind)
        if isinstance(kind, str):
            sorting.excluded.append(LeftOut(fact, kind))
        else:
            kinds[id(fact)] = _Counted(fact, kind, population, purpose)
    return kinds


def _leave_out_derived(kinds: _Kinds, ties: Ties, sorting: Sorting) -> None:
    for fact, inputs in ties.derived:
        if id(fact) in kinds and all(id(one) in kinds for one in inputs):
            del kinds[id(fact)]
            sorting.excluded.append(LeftOut(fact, "it follows from facts that are counted themselves"))


def _leave_out_restated(kinds: _Kinds, ties: Ties, sorting: Sorting) -> None:
    groups: dict[int, list[Fact]] = {}
    for pair in ties.restated:
        if all(id(fact) in kinds for fact in pair) and kinds[id(pair[0])].kind == kinds[id(pair[1])].kind:
            together = [fact for one in pair for fact in groups.get(id(one), [one])]
            group = list({id(fact): fact for fact in together}.values())
            groups.update({id(fact): group for fact in group})
    for group in {id(group): group for group in groups.values()}.values():
        kept, *others = sorted(group, key=_finest)
        for fact in others:
            del kinds[id(fact)]
            sorting.duplicate.append(LeftOut(fact, "said to say again what another fact says", kept))


def _leave_out_revised(kinds: _Kinds, ties: Ties, sorting: Sorting) -> None:
    for later, earlier in ties.revised:
        if id(later) in kinds and id(earlier) in kinds and later is not earlier:
            del kinds[id(earlier)]
            sorting.superseded.append(LeftOut(earlier, "said to be revised by another fact", later))


def _into_cells(kinds: _Kinds, atlas: Atlas, assume: frozenset[Assumption]) -> dict[int, Cell]:
    """The cell of each fact, by the identity of the fact."""
    by_key: dict[tuple[int, int, int], Cell] = {}
    cells: dict[int, Cell] = {}
    # Equal sites and windows are made one, so that they can be told apart by identity, which is much faster.
    sites: dict[Site, Site] = {}
    seen: dict[tuple[object, ...], Site] = {}
    windows: dict[Window, Window] = {}
    dated: dict[tuple[object, ...], Window] = {}
    one_time = Assumption.SAME_TIME in assume
    for fact, kind, population, purpose in kinds.values():
        actor, place, opponent = atlas.actor(fact.actor), atlas.place(fact.place), atlas.actor(fact.opponent)
        met = id(actor), id(place), population, id(opponent), fact.conflict, purpose
        site = seen.get(met)
        if site is None:
            site = Site(actor, place, population, opponent, fact.conflict, purpose)
            site = seen[met] = sites.setdefault(site, site)
        when = id(fact.period), fact.provenance.asserted, fact.provenance.document, id(kind)
        window = dated.get(when)
        if window is None:
            window = window_of(fact, kind)
            if one_time and not (window.is_closed and not kind.is_rate):
                window = UNDATED
            window = dated[when] = windows.setdefault(window, window)
        key = id(kind), id(site), id(window)
        cell = by_key.get(key)
        if cell is None:
            cell = by_key[key] = Cell(kind, site, window)
        cell.voices.append(fact)
        cells[id(fact)] = cell
    return cells


def _unite_rivals(cells: dict[int, Cell], ties: Ties) -> None:
    for pair in ties.rivals:
        if not all(id(fact) in cells for fact in pair):
            continue
        a, b = (cells[id(fact)] for fact in pair)
        if a is b or a.kind != b.kind:
            continue
        kept, other = sorted((a, b), key=lambda cell: (not cell.window.is_closed, cell.site.key(), cell.key()))
        kept.voices += other.voices
        cells.update({id(fact): kept for fact in other.voices})


def _settle(cell: Cell, sorting: Sorting) -> None:
    """Leave each source the figures it stands by: each once, and none from before its latest word."""
    stand: list[Fact] = []
    for voice, facts in cell.lineages().items():
        kept: list[Fact] = []
        for fact in sorted(facts, key=_finest):
            same = next((one for one in kept if _say_the_same(one, fact)), None)
            if same is None:
                kept.append(fact)
            else:
                of_whom = "of its source" if voice is not None else "that names no source either"
                sorting.duplicate.append(LeftOut(fact, f"says again what another fact {of_whom} says", same))
        latest = max(map(vintage, kept))
        for fact in kept:
            if voice is not None and vintage(fact) < latest:
                later = next(one for one in kept if vintage(one) == latest)
                sorting.superseded.append(LeftOut(fact, "its source has put another figure on it since", later))
            else:
                stand.append(fact)
    cell.voices = sorted(stand, key=_finest)


def _say_the_same(a: Fact, b: Fact) -> bool:
    return a.estimate is not None and b.estimate is not None and same_figure(a.estimate, b.estimate)


def _finest(fact: Fact) -> tuple[Any, ...]:
    """What facts of one quantity are ordered by: the finest figure first, then the latest."""
    fine = () if fact.estimate is None else fineness(fact.estimate)
    return *fine, -vintage(fact).toordinal(), fact.id


def _follow(sorting: Sorting) -> None:
    """Leave of each source's figures in the course of time, since one start, only the latest."""
    courses: dict[tuple[object, ...], list[Cell]] = {}
    for cell in sorting.cells:
        if cell.window.until is not None:
            since = None if cell.kind.is_stock or cell.kind.is_rate else cell.window.start
            courses.setdefault((id(cell.kind), id(cell.site), since), []).append(cell)
    runs: dict[tuple[int, str], list[tuple[Cell, list[Fact]]]] = {}
    for i, course in enumerate(courses.values()):
        for cell in course if len(course) > 1 else ():
            for voice, facts in cell.lineages().items():
                if voice is not None:
                    runs.setdefault((i, voice), []).append((cell, facts))
    for run in runs.values():
        if len(run) == 1:
            continue
        last, facts = max(run, key=lambda cell_facts: _until(cell_facts[0]))
        later = min(facts, key=_finest)
        for cell, earlier in run:
            if cell is not last:
                gone = set(map(id, earlier))
                cell.voices = [fact for fact in cell.voices if id(fact) not in gone]
                reason = f"its source has a later figure, as of {last.window.until}"
                sorting.superseded += [LeftOut(fact, reason, later) for fact in earlier]
    sorting.cells = [cell for cell in sorting.cells if cell.voices]


def _until(cell: Cell) -> datetime.date:
    return cell.window.until or datetime.date.min


def voices_of(cells: Sequence[Cell]) -> tuple[Fact, ...]:
    """The facts of some cells."""
    return tuple([fact for cell in cells for fact in cell.voices])
