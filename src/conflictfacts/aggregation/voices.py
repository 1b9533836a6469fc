"""What the sources say of one quantity, put together without ever averaging them."""

from __future__ import annotations

from itertools import combinations

from conflictfacts.aggregation.amounts import amount_of, hull, intersection
from conflictfacts.aggregation.cells import Cell
from conflictfacts.model.amount import Amount
from conflictfacts.model.fact import Fact
from conflictfacts.model.sense import Sense

__all__ = ["contradicts_itself", "pooled", "positions", "rivals_in"]


def positions(cell: Cell, sense: Sense, unit: str) -> dict[str | None, tuple[Amount, list[Fact]]]:
    """For each source what it says: all its figures together, or what they span where they cannot all be so."""
    said: dict[str | None, tuple[Amount, list[Fact]]] = {}
    for voice, facts in cell.lineages().items():
        amounts = [amount_of(fact, sense, unit) for fact in facts]
        # Facts without any source can be anybody's, so nothing makes them agree.
        together = None if voice is None else intersection(amounts)
        said[voice] = (hull(amounts) if together is None else together), facts
    return said


def contradicts_itself(cell: Cell, sense: Sense, unit: str) -> tuple[Fact, Fact] | None:
    """Two figures of one source that cannot both be so; `None` if there are none.

    They may well be of different events that the facts do not tell apart.
    """
    for facts in cell.lineages().values():
        for one, other in combinations(facts, 2):
            a, b = amount_of(one, sense, unit), amount_of(other, sense, unit)
            if a.interval.intersection(b.interval) is None:
                return one, other
    return None


def pooled(cell: Cell, sense: Sense, unit: str) -> Amount:
    """What all sources together span."""
    return hull([amount for amount, _ in positions(cell, sense, unit).values()])


def rivals_in(cell: Cell) -> list[tuple[Fact, ...]]:
    """The facts of a cell, if they put different figures on it."""
    figures = {(fact.estimate.to(_unit(cell)).interval, fact.estimate.point) for fact in cell.voices if fact.estimate}
    return [tuple(cell.voices)] if len(figures) > 1 else []


def _unit(cell: Cell) -> str:
    estimate = cell.voices[0].estimate
    return "" if estimate is None else estimate.unit
