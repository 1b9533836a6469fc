"""What the sources say of one quantity, put together without ever averaging them."""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.aggregation.amounts import amount_of, hull, intersection
from conflictfacts.aggregation.cells import Cell
from conflictfacts.model.amount import Amount
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
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
        spans = [amount_of(fact, sense, unit).interval for fact in facts]
        # If any two have no number in common, then each such one has none with the lowest or the highest (Helly 1923).
        ends = lowest_and_highest(spans)
        for i, one in enumerate(spans):
            if any(one.intersection(end) is None for end in ends):
                for other, fact in zip(spans[i + 1 :], facts[i + 1 :], strict=True):
                    if one.intersection(other) is None:
                        return facts[i], fact
    return None


def lowest_and_highest(spans: Sequence[Interval]) -> list[Interval]:
    """The interval that ends lowest and the one that begins highest, as far as any ends and any begins."""
    ends = [span for span in spans if span.high is not None]
    begins = [span for span in spans if span.low is not None]
    return [
        *([min(ends, key=lambda span: (span.high, not span.high_open))] if ends else ()),
        *([max(begins, key=lambda span: (span.low, span.low_open))] if begins else ()),
    ]


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
