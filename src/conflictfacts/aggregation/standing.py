"""Which figures stand: of each source those it stands by, and of a figure in the course of time the latest."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from conflictfacts.aggregation.amounts import common_unit
from conflictfacts.aggregation.cells import Cell, Strip, strip_of
from conflictfacts.aggregation.result import LeftOut
from conflictfacts.model.fact import Fact
from conflictfacts.model.figures import Figures, fineness
from conflictfacts.model.window import vintage
from conflictfacts.units import Number

__all__ = ["Standing", "figures_that_stand", "finest_first"]


class Standing(NamedTuple):
    """Figures that stand, and those that do not."""

    strip: Strip
    superseded: Sequence[LeftOut] = ()
    duplicate: Sequence[LeftOut] = ()


def figures_that_stand(strip: Strip, *, follow: bool) -> Standing:
    """Leave out what sources say again or no longer stand by.

    Args:
        strip: Figures of one kind and site.
        follow: Whether of a source's figures in the course of time, since one start, only the latest counts.
    """
    if strip.is_undisputed and not (follow and _may_follow(strip)):
        return Standing(strip)
    left_out: _LeftOut = [], []
    cells = [cell if len(cell.voices) == 1 else _settled(cell, *left_out) for cell in strip.cells]
    if follow and len(cells) > 1:
        cells = _followed(cells, left_out[0])
    return Standing(strip_of(cells), *left_out)


_LeftOut = tuple[list[LeftOut], list[LeftOut]]
"""What was superseded, and duplicates."""


def _may_follow(strip: Strip) -> bool:
    """Whether figures can be of one course, as far as can be seen without making cells."""
    return strip.kind.is_stock or strip.kind.is_rate or len({w.start for w in strip.windows}) < len(strip.facts)


def _settled(cell: Cell, superseded: list[LeftOut], duplicate: list[LeftOut]) -> Cell:
    """Leave each source the figures it stands by: each once, and none from before its latest word."""
    unit = common_unit(cell.voices)
    ordered = finest_first(cell.voices)
    gone: set[int] = set()
    for voice, facts in cell.with_voices(ordered).lineages().items():
        kept: list[Fact] = []
        said_last = {id(fact): vintage(fact) for fact in facts}
        figures: Figures[Fact] = Figures()
        for fact in facts if len(facts) > 1 else ():
            estimate = None if fact.estimate is None else fact.estimate.to(unit)
            same = None if estimate is None else figures.same(estimate)
            if same is not None:
                of_whom = "of its source" if voice is not None else "that names no source either"
                duplicate.append(LeftOut(fact, f"says again what another fact {of_whom} says", same))
                gone.add(id(fact))
                # A source still stands by what it says again, though in rougher words.
                said_last[id(same)] = max(said_last[id(same)], said_last[id(fact)])
                continue
            kept.append(fact)
            if estimate is not None:
                figures.add(estimate, fact)
        if voice is not None and len(kept) > 1:
            later = max(kept, key=lambda fact: said_last[id(fact)])
            earlier = [fact for fact in kept if said_last[id(fact)] < said_last[id(later)]]
            reason = "its source has put another figure on it since"
            superseded.extend([LeftOut(fact, reason, later) for fact in earlier])
            gone.update(map(id, earlier))
    return cell.with_voices([fact for fact in ordered if id(fact) not in gone])


def finest_first(facts: list[Fact]) -> list[Fact]:
    """Put facts of one kind in order: the finest figure first, then the latest."""
    if len(facts) < 2:
        return facts
    unit = common_unit(facts)
    ranked = sorted([(_rank(fact, unit), fact) for fact in facts], key=lambda pair: pair[0])
    ordered: list[Fact] = []
    for _, alike in groupby(ranked, key=lambda pair: pair[0]):
        equals = [fact for _, fact in alike]
        # An id is costly to work out, so it is asked for only where nothing else tells two facts apart.
        ordered += sorted(equals, key=lambda fact: fact.id) if len(equals) > 1 else equals
    return ordered


def _rank(fact: Fact, unit: str) -> tuple[bool | Number, ...]:
    fine = () if fact.estimate is None else fineness(fact.estimate.to(unit))
    return *fine, -vintage(fact).toordinal()


def _followed(cells: list[Cell], superseded: list[LeftOut]) -> list[Cell]:
    """Leave of each source's figures in the course of time, since one start, only the latest."""
    gone: set[int] = set()
    for course in _courses(cells):
        runs: dict[str, list[tuple[Cell, list[Fact]]]] = {}
        for cell in course:
            for voice, facts in cell.lineages().items():
                if voice is not None:
                    runs.setdefault(voice, []).append((cell, facts))
        for run in runs.values():
            last, facts = max(run, key=lambda cell_facts: _end(cell_facts[0]))
            if len(run) > 1:
                later = finest_first(facts)[0]
                reason = f"its source has a later figure, as of {last.window.until}"
                earlier = [fact for cell, some in run if cell is not last for fact in some]
                superseded.extend([LeftOut(fact, reason, later) for fact in earlier])
                gone.update(map(id, earlier))
    if not gone:
        return cells
    left = [cell.with_voices([fact for fact in cell.voices if id(fact) not in gone]) for cell in cells]
    return [cell for cell in left if cell.voices]


def _courses(cells: Iterable[Cell]) -> Iterable[list[Cell]]:
    """Cells that count from one start to different days, or what is there on different days."""
    courses: dict[datetime.date | None, list[Cell]] = {}
    for cell in cells:
        if cell.window.until is not None:
            since = None if cell.kind.is_stock or cell.kind.is_rate else cell.window.start
            courses.setdefault(since, []).append(cell)
    return [course for course in courses.values() if len(course) > 1]


def _end(cell: Cell) -> tuple[datetime.date, datetime.date]:
    window = cell.window
    return window.until or datetime.date.min, window.start or datetime.date.min
