"""Cells: one quantity each, with the facts about it.

A cell is a kind of thing, a site (whose, where, whom) and a window of time. What is left in a cell once its facts are
settled are the voices on it: for each source the figures it stands by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from operator import attrgetter
from typing import Any

import attrs

from conflictfacts.model.fact import Fact
from conflictfacts.model.kind import Kind
from conflictfacts.model.lineage import lineage
from conflictfacts.model.reference import Actor, Place
from conflictfacts.model.vocabulary import Population
from conflictfacts.model.window import Window

__all__ = ["Cell", "Row", "Site", "Strip", "cells_of", "strip_of", "voices_of"]


@attrs.frozen(eq=False)
class Site:
    """Whose, where and whom: what facts of one quantity share besides kind and time.

    Facts of one kind with equal sites have one object as their site, so sites are told apart by it.
    """

    actor: Actor | None
    place: Place | None
    population: Population | None
    opponent: Actor | None
    conflict: str | None
    purpose: str | None

    key: tuple[str, ...] = attrs.field(init=False)
    """What sites are ordered by, so that the order of facts plays no part."""

    @key.default
    def _in_words(self) -> tuple[str, ...]:
        return tuple([repr(part) for part in self.parts])

    @property
    def parts(self) -> tuple[Actor | Place | str | None, ...]:
        """All that it is made of."""
        return self.actor, self.place, self.population, self.opponent, self.conflict, self.purpose


class Cell:
    """One quantity, and the facts about it that stand."""

    __slots__ = ("kind", "site", "voices", "window")

    def __init__(self, kind: Kind, site: Site, window: Window, voices: list[Fact]) -> None:
        self.kind = kind
        self.site = site
        self.window = window
        self.voices = voices

    def with_voices(self, voices: list[Fact]) -> Cell:
        """The same quantity with other facts about it."""
        return Cell(self.kind, self.site, self.window, voices)

    def key(self) -> tuple[Any, ...]:
        """What cells of one site are ordered by."""
        return self.window.order

    def lineages(self) -> dict[str | None, list[Fact]]:
        """Its facts by whose voice they are."""
        if len(self.voices) == 1:
            return {lineage(self.voices[0]): self.voices}
        voices: dict[str | None, list[Fact]] = {}
        for fact in self.voices:
            voices.setdefault(lineage(fact), []).append(fact)
        return voices


class Strip:
    """The cells of one kind and site, whenever they are."""

    # Kept by hand: there may be very many strips, and a cached property takes a lock for each.
    _cells: list[Cell] | None = None
    _in_time: list[Cell] | None = None

    def __init__(self, kind: Kind, site: Site, facts: list[Fact], windows: list[Window]) -> None:
        self.kind = kind
        self.site = site
        self.facts = facts
        """The facts in them."""
        self.windows = windows
        """When the count of each fact runs."""

    @property
    def is_undisputed(self) -> bool:
        """Whether each fact is the only one in its cell, as far as can be seen without making cells."""
        return len(self.facts) == 1 or len(set(map(id, self.windows))) == len(self.facts)

    @property
    def cells(self) -> list[Cell]:
        """The cells, in the order in which the facts come. Equal windows are one."""
        if self._cells is None:
            cells: dict[int, Cell] = {}
            for fact, window in zip(self.facts, self.windows, strict=True):
                cell = cells.get(id(window))
                if cell is None:
                    cells[id(window)] = Cell(self.kind, self.site, window, [fact])
                else:
                    cell.voices.append(fact)
            self._cells = list(cells.values())
        return self._cells

    @property
    def in_time(self) -> list[Cell]:
        """Its cells in an order free of that of the facts."""
        if self._in_time is None:
            self._in_time = sorted(self.cells, key=Cell.key) if len(self.cells) > 1 else self.cells
        return self._in_time

    @property
    def is_apart(self) -> bool:
        """Whether time keeps all its cells apart, as it does what came about in days that do not overlap."""
        if len(self.windows) == 1:
            return True
        if not self.kind.is_apart_in_time or not all(window.is_closed for window in self.windows):
            return False
        windows = {id(window): window for window in self.windows}.values()
        in_time = sorted(windows, key=attrgetter("order"))
        return all(a.until < b.start for a, b in pairwise(in_time))  # type: ignore[operator]


class Row:
    """The strips of one kind."""

    def __init__(self, kind: Kind, sites: list[Site], facts: list[Fact], windows: list[Window]) -> None:
        self.kind = kind
        self.sites = sites
        """The site of each strip."""
        self.facts = facts
        """The facts in all of them. As many as there are sites: then each is alone in its strip."""
        self.windows = windows
        """When the count of each fact runs."""
        self._strips: Sequence[Strip] | None = None

    @classmethod
    def of(cls, strips: Sequence[Strip]) -> Row:
        """A row of some strips, which must be of one kind."""
        row = cls(
            strips[0].kind,
            [strip.site for strip in strips],
            list(chain.from_iterable([strip.facts for strip in strips])),
            list(chain.from_iterable([strip.windows for strip in strips])),
        )
        row._strips = strips
        return row

    @property
    def strips(self) -> Sequence[Strip]:
        """The strips. Lone facts are made into strips only where these are asked for, for there may be very many."""
        if self._strips is None:
            alone = zip(self.sites, self.facts, self.windows, strict=True)
            self._strips = [Strip(self.kind, site, [fact], [window]) for site, fact, window in alone]
        return self._strips

    @property
    def repeated(self) -> list[Strip]:
        """The strips with several facts, in an order free of that of the facts."""
        if len(self.sites) == len(self.facts):
            return []
        return sorted([strip for strip in self.strips if len(strip.windows) > 1], key=lambda strip: strip.site.key)

    @property
    def is_undisputed(self) -> bool:
        """Whether each fact is the only one in its cell, as far as can be seen without making cells."""
        return len(self.sites) == len(self.facts) or all(strip.is_undisputed for strip in self.strips)


def strip_of(cells: list[Cell]) -> Strip:
    """Some cells of one kind and site."""
    facts = [fact for cell in cells for fact in cell.voices]
    windows = [cell.window for cell in cells for _ in cell.voices]
    return Strip(cells[0].kind, cells[0].site, facts, windows)


def cells_of(strips: Iterable[Strip]) -> list[Cell]:
    """The cells of some strips."""
    return list(chain.from_iterable([strip.cells for strip in strips]))


def voices_of(cells: Sequence[Cell]) -> tuple[Fact, ...]:
    """The facts of some cells."""
    return tuple([fact for cell in cells for fact in cell.voices])
