"""What aggregating some facts goes by: their relations, their places and actors, a sense, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterable

from conflictfacts.aggregation.amounts import amount_of
from conflictfacts.aggregation.cells import Cell, Sorting, sort_facts
from conflictfacts.aggregation.result import Total, TotalLine
from conflictfacts.aggregation.ties import Ties
from conflictfacts.model.amount import Amount
from conflictfacts.model.assumption import Assumption, assumptions
from conflictfacts.model.collection import Facts
from conflictfacts.model.fact import Fact
from conflictfacts.model.given import given_facts
from conflictfacts.model.kind import Kind
from conflictfacts.model.overlap import Atlas
from conflictfacts.model.sense import LITERAL, Sense, sense_of

__all__ = ["Setting"]


class Setting:
    """What aggregating some facts goes by."""

    def __init__(self, facts: Iterable[Fact], sense: Sense | str, assume: Iterable[Assumption | str] | str) -> None:
        self.facts = given_facts(facts)
        self.ties = Ties(self.facts)
        self.atlas = Atlas(self.facts)
        self.sense = LITERAL if sense == "literal" else sense_of(sense)
        self.assume = assumptions(assume)
        self.documents = self.facts.documents if isinstance(self.facts, Facts) else ()

    def sort(self, facts: Iterable[Fact], *, follow: bool) -> tuple[Sorting, dict[Kind, list[Cell]]]:
        """Sort facts into cells, and these by kind in an order free of that of the facts."""
        sorting = sort_facts(facts, self.ties, self.atlas, self.assume, follow=follow)
        kinds: dict[Kind, list[Cell]] = {}
        for cell in sorting.cells:
            kinds.setdefault(cell.kind, []).append(cell)
        return sorting, dict(sorted(kinds.items(), key=lambda item: repr(item[0])))

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
