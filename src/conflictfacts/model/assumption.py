"""What may be taken for granted beyond what the facts say. Nothing is ever assumed unless it is named."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from conflictfacts.model.vocabulary import choice

__all__ = ["Assumption", "assumptions"]


class Assumption(enum.StrEnum):
    """Something that no fact says, and that whoever calls takes to be so. In a check each adds one kind of row."""

    CONSTANT_RATE = "constant_rate"
    """A rate holds over the whole of the asked period, not only when it was said to. In a check: of every cumulative
    count of the same thing, from its first day to its last; a count that does not say what it takes in is taken to
    count what the rate counts."""

    PARTS_DISJOINT = "parts_disjoint"
    """Figures of which it is not known whether they overlap do not. In a check: the parts of one whole add up to at
    most the whole."""

    SAME_TIME = "same_time"
    """Figures as of different days, or of days not said, are of one and the same time."""

    STOCK_FLOW = "stock_flow"
    """Those of an actor who are present are those who were there at first, and those sent, without those lost who have
    not come back: present = initial + sent - losses + rejoined."""

    RETURNED_WITHIN_WOUNDED = "returned_within_wounded"
    """Of those lost, only wounded come back: rejoined <= wounded."""

    BELOW_NEXT_ROUND = "below_next_round"
    """Whoever says "more than N" or "at least N" would have said so of the next round number, had it been reached: less
    than the next multiple of N's first decimal place (900,000: 1,000,000; 1,200: 2,000). Cummins, Sauerland & Solt,
    "Granularity and scalar implicature in numerical expressions" (2012)."""


def assumptions(named: Iterable[Assumption | str] | str) -> frozenset[Assumption]:
    """Take assumptions, or their names; one may stand alone.

    Raises:
        FieldError: If there is no such assumption.

    >>> sorted(assumptions("parts_disjoint"))
    [<Assumption.PARTS_DISJOINT: 'parts_disjoint'>]
    """
    several = (named,) if isinstance(named, str) else named
    return frozenset([choice(Assumption, one, "assume") for one in several])
