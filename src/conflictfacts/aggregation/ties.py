"""The relations that facts bring with them, by fact instead of by id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from conflictfacts.model.collection import Facts
from conflictfacts.model.fact import Fact
from conflictfacts.model.relations import Derived, Partition, PartOf, Relation, Restates, Revises, Rival

__all__ = ["Ties"]

Pair = tuple[Fact, Fact]


class Ties:
    """What is said of some facts' standing to each other. Facts are told apart by identity, which costs no digest."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.restated: list[Pair] = []
        """Facts that say again what another says, with that other."""
        self.revised: list[Pair] = []
        """Later figures, with those whose place they take."""
        self.rivals: list[Pair] = []
        """Facts about one quantity by different sources."""
        self.parts: list[Pair] = []
        """Parts, with their wholes."""
        self.apart: list[tuple[Fact, ...]] = []
        """Facts that do not overlap each other."""
        self.derived: list[tuple[Fact, tuple[Fact, ...]]] = []
        """Facts that follow from others, with those."""
        if isinstance(facts, Facts):
            for relation in facts.relations:
                self._take(relation, [facts[name] for name in relation.facts])
        told = [
            *self.restated,
            *self.revised,
            *self.rivals,
            *self.parts,
            *((fact, *inputs) for fact, inputs in self.derived),
        ]
        self._touched = {id(fact) for some in told for fact in some}

    def __bool__(self) -> bool:
        """Whether any relation tells what is not to be counted."""
        return bool(self._touched)

    def touch(self, facts: Iterable[Fact]) -> bool:
        """Whether relations tell that any of some facts is not to be counted, or with which other."""
        return not self._touched.isdisjoint(map(id, facts))

    def _take(self, relation: Relation, facts: Sequence[Fact]) -> None:
        first, others = facts[0], tuple(facts[1:])
        match relation:
            case PartOf() | Partition():
                self.parts += [(part, first) for part in others]
                if isinstance(relation, Partition):
                    self.apart.append(others)
            case Derived():
                self.derived.append((first, others))
            case Restates():
                self.restated.append((first, others[0]))
            case Revises():
                self.revised.append((first, others[0]))
            case Rival():
                self.rivals.append((first, others[0]))
