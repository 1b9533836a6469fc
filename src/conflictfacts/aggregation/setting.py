"""What aggregating some facts goes by: their relations, their places and actors, a sense, and what is assumed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from conflictfacts.aggregation.amounts import amount_of
from conflictfacts.aggregation.cells import Cell, Row
from conflictfacts.aggregation.grouping import By, grouped
from conflictfacts.aggregation.nesting import Neighbours
from conflictfacts.aggregation.result import Total, TotalLine
from conflictfacts.aggregation.sorting import Sorting
from conflictfacts.aggregation.ties import Ties
from conflictfacts.aggregation.topics import Topic, Topics, Uncounted
from conflictfacts.model.amount import Amount
from conflictfacts.model.assumption import Assumption, assumptions
from conflictfacts.model.collection import Facts
from conflictfacts.model.fact import Fact
from conflictfacts.model.given import given_facts
from conflictfacts.model.overlap import Atlas
from conflictfacts.model.sense import LITERAL, Sense, sense_of

__all__ = ["Setting"]

Result = TypeVar("Result")


class Setting:
    """What aggregating some facts goes by."""

    def __init__(self, facts: Iterable[Fact], sense: Sense | str, assume: Iterable[Assumption | str] | str) -> None:
        self.facts = given_facts(facts)
        self.ties = Ties(self.facts)
        self.atlas = Atlas(self.facts)
        self.sense = LITERAL if sense == "literal" else sense_of(sense)
        self.assume = assumptions(assume)
        self.neighbours = Neighbours(self.atlas)
        self.documents = self.facts.documents if isinstance(self.facts, Facts) else ()

    def grouped(
        self, by: By | Sequence[By] | None, combine: Callable[[Iterable[Topic | Uncounted | Row]], Result]
    ) -> Result | Mapping[object, Result]:
        """Combine the facts, or each group of them."""
        return grouped(self.facts, by, self.atlas, self.topics, combine)

    @cached_property
    def topics(self) -> Topics:
        """The facts, sorted by what they are about."""
        return Topics(self.facts, self.atlas, self.assume)

    def in_order(self, cells: Iterable[Cell]) -> list[Cell]:
        """Cells in the order in which the facts were given."""
        return sorted(cells, key=lambda cell: min([self._place[id(fact)] for fact in cell.voices]))

    @cached_property
    def _place(self) -> dict[int, int]:
        return {id(fact): place for place, fact in enumerate(self.facts)}

    def amount(self, fact: Fact, unit: str) -> Amount:
        """A fact's number in the sense, in a unit."""
        return amount_of(fact, self.sense, unit)

    def result(self, rule: str, sorting: Sorting, lines: Iterable[TotalLine]) -> Total:
        """Put a result together."""
        return Total(
            rule=rule,
            lines=tuple(lines),
            superseded=tuple(sorting.superseded),
            duplicate=tuple(sorting.duplicate),
            excluded=tuple(sorting.excluded),
            assumed=tuple(sorted(self.assume)),
            documents=self.documents,
        )
