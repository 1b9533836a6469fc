"""The thread of a text's claims: what bare numbers go on counting, and of what others are a part.

Decides which claims before it a claim hangs on. What it is a claim of is decided in `clauses`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.model.facts import Fact
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.units import Number

__all__ = ["Made", "Thread"]

_FAR = 3
"""Sentences over which a bare number, or a part, still hangs on what was counted before."""


class Made(NamedTuple):
    """A fact that a claim was made into."""

    claim: Claim
    """The claim, which is known by its identity and so must stay."""

    fact: Fact
    """The fact."""

    population: str | None
    """What kind of people it counts."""

    size: Number
    """How many, at most."""

    sentence: int
    """The number of its sentence."""


class _Count(NamedTuple):
    """A claim that others may be a part of."""

    sentence: int
    claim: Claim
    size: Number


class Thread:
    """The claims of a text as far as it has been read."""

    def __init__(self) -> None:
        self.sentence = 0
        """The number of the sentence being read."""
        self.last: Claim | None = None
        """The claim that bare numbers go on from."""
        self._claimed = 0
        self._counts: dict[tuple[str, str | None], _Count] = {}
        self._made: dict[int, Made] = {}
        self._beside: set[str | None] = set()
        self._counted = -1

    @property
    def holds(self) -> bool:
        """Whether bare numbers still go on from the last claim."""
        return self.sentence - self._claimed <= _FAR

    def carry(self, claims: Sequence[Claim]) -> None:
        """Go on from a sentence's claims."""
        before = self.last if self.holds else None
        self.last, self._claimed = _carried_on(claims), self.sentence
        hurt = self.last.value in ("wounded", "missing") and self.last.dead is None and self.last is not before
        if hurt and before is not None and before.kind == "casualty":
            self.last.dead = before if before.value == "killed" else before.dead

    def turn_to(self, topic: Claim) -> bool:
        """Go on from what a sentence without a number asks for or is about; tell whether that is anything new."""
        last, self._claimed = self.last, self.sentence
        if last is not None and topic.value == "casualties" and last.kind == "casualty":
            return False  # "Breakdown of the victims:": those counted before
        self.last = topic
        return True

    def take(self, claim: Claim, size: Number) -> None:
        """Find what a claim is a part of, "of them", unless it says so itself; or else let others be a part of it."""
        known = self._counts.get((claim.value, claim.rate))
        within = known is not None and self.sentence - known.sentence <= _FAR  # a part is no larger than its whole
        if claim.of_those:
            if known is not None and within and size <= known.size and claim.part_of is None:
                claim.part_of = known.claim
        elif known is None or not within or size >= known.size:
            self._counts[claim.value, claim.rate] = _Count(self.sentence, claim, size)

    def make(self, claim: Claim, fact: Fact, population: str | None, size: Number) -> None:
        """Note the fact that a claim was made into."""
        self._made[id(claim)] = Made(claim, fact, population, size, self.sentence)
        if self._counted != self.sentence:
            self._beside.clear()
        self._counted = self.sentence
        if claim.kind == "casualty":
            self._beside.add(population)

    def beside(self) -> frozenset[str | None]:
        """Give the kinds of people that the sentence has counted so far."""
        return frozenset(self._beside) if self._counted == self.sentence else frozenset()

    def made_of(self, claim: Claim | None) -> Made | None:
        """Give the fact that a claim was made into; `None` if none was."""
        return self._made.get(id(claim)) if claim is not None else None


def _carried_on(claims: Sequence[Claim]) -> Claim:
    """Give the claim of a sentence that the bare numbers of the next go on from."""
    last = next((claim for claim in reversed(claims) if claim.unit != "item"), claims[-1])
    if last.kind == "territory" and last.unit == "percent":
        measured = [claim for claim in claims if claim.kind == "territory" and claim.unit != "percent"]
        last = measured[-1] if measured else last  # a share is only said beside it
    if last.kind == "casualty" and last.unit == "percent":
        last = next((claim for claim in reversed(claims) if claim.kind == "casualty" and claim.unit == "person"), last)
    while last.part_of is not None and last.part_of in claims:
        last = last.part_of  # "10,392 casualties (3,403 killed and 6,989 injured)"
    if last.value in ("wounded", "missing"):
        last.dead = next((claim for claim in claims if claim.value == "killed"), None)
    return last
