"""What may be taken for granted beyond what the facts say. Nothing is ever assumed unless it is named."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from conflictfacts.model.vocabulary import choice

__all__ = ["Assumption", "assumptions"]


class Assumption(enum.StrEnum):
    """Something that no fact says, and that whoever calls takes to be so."""

    CONSTANT_RATE = "constant_rate"
    """A rate holds over the whole of the asked period, not only when it was said to."""

    PARTS_DISJOINT = "parts_disjoint"
    """Figures of which it is not known whether they overlap do not."""

    SAME_TIME = "same_time"
    """Figures as of different days, or of days not said, are of one and the same time."""


def assumptions(named: Iterable[Assumption | str] | str) -> frozenset[Assumption]:
    """Take assumptions, or their names; one may stand alone.

    Raises:
        FieldError: If there is no such assumption.

    >>> sorted(assumptions("parts_disjoint"))
    [<Assumption.PARTS_DISJOINT: 'parts_disjoint'>]
    """
    several = (named,) if isinstance(named, str) else named
    return frozenset([choice(Assumption, one, "assume") for one in several])
