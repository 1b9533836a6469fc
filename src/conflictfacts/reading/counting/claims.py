"""What one number says: the trigger it goes with and the phrase it stands in, before names and sources are resolved."""

from __future__ import annotations

from collections.abc import Container

import attrs

from conflictfacts.reading.counting.phrases import Phrase

__all__ = ["AREAS", "LENGTHS", "LIMIT", "Claim", "summed_as"]

LIMIT = 8.0
"""A trigger that costs more than this is about something else."""


AREAS = frozenset({"kilometer ** 2", "mile ** 2", "hectare", "acre"})


LENGTHS = frozenset({"kilometer", "mile", "meter"})


@attrs.define(eq=False)
class Claim:
    """One number with what it says, before names and sources are resolved."""

    index: int
    """The number's item."""

    phrase: Phrase
    """What it counts."""

    kind: str
    """casualty, displacement, deployment, territory or equipment."""

    value: str
    """Measure or status, or the piece of equipment."""

    form: str = "noun"
    """How the trigger takes its number: participle, subject, object, noun or total."""

    trigger: int | None = None
    """The trigger's item; `None` where it is taken over from an earlier number."""

    cost: float = LIMIT
    """How far the trigger was."""

    unit: str = "person"
    """The number's unit without a rate."""

    rate: str | None = None
    """day, month or week, where the number is per time."""

    includes: tuple[str, ...] | None = None
    """Measures that the text itself adds up in it ("killed and wounded")."""

    part_of: Claim | None = None
    """The claim it is said to be a part of."""

    of_those: bool = False
    """Whether it counts some of those spoken of ("three of the dead")."""

    source: Claim | None = None
    """The claim whose trigger it takes over."""

    dead: Claim | None = None
    """The killed of its sentence, where it counts the wounded or missing beside them."""

    label: tuple[int, int] | None = None
    """The items of the label of the list's row that it stands in ("Argentina – 649"): first, and behind the last."""

    died: bool = False
    """Whether what stands beside it tells that those lost died, which "lost" leaves open."""

    asked: bool = False
    """Whether it is only what a question asks for, which the first number of the answer counts."""

    @property
    def counts_some(self) -> bool:
        """Whether those are some of the people counted or spoken of before, of whom the text goes on to speak."""
        people = self.kind in ("casualty", "displacement")
        return people and (self.part_of is not None or self.of_those or self.unit == "percent")


def summed_as(measures: Container[str]) -> str:
    """Name what is counted as one: the "missing or captured" are the missing, all with killed or wounded are losses."""
    return "losses" if "killed" in measures or "wounded" in measures else "missing"
