"""When a count runs, as far as it can be compared with when others do."""

from __future__ import annotations

import datetime
from functools import cached_property

import attrs

from conflictfacts.model.fact import Fact
from conflictfacts.model.kind import Kind
from conflictfacts.model.overlap import Overlap
from conflictfacts.model.reference import Period

__all__ = ["UNDATED", "Window", "compare_windows", "last_day", "vintage", "window_of"]


@attrs.frozen(cache_hash=True)
class Window:
    """From which to which day a count runs, both included."""

    start: datetime.date | None = None
    """First day; `None` where it is not known, and for what is there at a time."""

    until: datetime.date | None = None
    """Last day, or the day as of which; `None` where it is not known."""

    words: tuple[str, ...] = ()
    """Where no day is known, all that is: the words of the text, and when or in which document they were said."""

    @cached_property
    def is_closed(self) -> bool:
        """Whether both days are known."""
        return self.start is not None and self.until is not None

    @cached_property
    def order(self) -> tuple[datetime.date, datetime.date, tuple[str, ...]]:
        """What windows are ordered by: by their first days, then by their last, unknown ones first."""
        return self.start or datetime.date.min, self.until or datetime.date.min, self.words

    def __str__(self) -> str:
        if self.start is None:
            return self.words[0] if self.words and self.words[0] else f"as of {self.until or 'an unknown day'}"
        return f"{self.start} to {self.until or '…'}"


UNDATED = Window()
"""The window of what is not said to have been at any time."""


def window_of(fact: Fact, kind: Kind) -> Window:
    """Tell when a fact's count runs.

    A count since some day ends on the day as of which it is said, and else when it is asserted, unless that was before.
    """
    period, provenance = fact.period, fact.provenance
    if period is not None:
        if kind.is_stock:
            until = period.as_of or period.end or (provenance.asserted if period.start else None)
            if until is not None:
                return Window(None, until)
        else:
            until = last_day(period, provenance.asserted)
            if period.start is not None or until is not None:
                return Window(period.start, until)
    said = str(provenance.asserted) if provenance.asserted is not None else provenance.document or ""
    words = period.text.casefold() if period is not None else ""
    return Window(None, None, (words, said)) if words or said else UNDATED


def last_day(period: Period, said: datetime.date | None) -> datetime.date | None:
    """The last day of what came about over a period; `None` where it is not known.

    What begins after the day on which it is said (a plan, or an error) ends nobody knows when.

    Args:
        period: The period.
        said: When it was said; `None` if unknown.
    """
    until = period.end or period.as_of or (None if period.start is None else said)
    return None if until is None or (period.start is not None and until < period.start) else until


def vintage(fact: Fact) -> datetime.date:
    """The day from which a figure is: as of which it holds, or else when it was said; the first of days if unknown."""
    as_of = fact.period.as_of if fact.period is not None else None
    return as_of or fact.provenance.asserted or datetime.date.min


def compare_windows(a: Window, b: Window, kind: Kind) -> Overlap:
    """Tell whether what happened in one window can also have happened in another.

    What is there at a time, a rate, and ground that can change hands twice are not made apart by different days.
    """
    if a == b:
        return Overlap.SAME
    if kind.is_stock or kind.is_rate:
        return Overlap.UNKNOWN
    if (a.until and b.start and a.until < b.start) or (b.until and a.start and b.until < a.start):
        return Overlap.UNKNOWN if kind.is_ground else Overlap.DISJOINT
    if not (a.start and b.start and a.until and b.until):
        return Overlap.UNKNOWN
    if b.start <= a.start and a.until <= b.until:
        return Overlap.INSIDE
    return Overlap.AROUND if a.start <= b.start and b.until <= a.until else Overlap.UNKNOWN
