"""Whether two figures that differ are sure to count the same, or may be of two events.

Decides only for figures that agree in everything else a fact says; what they agree in is up to who compares them.
"""

from __future__ import annotations

from conflictfacts.model.fact import Fact
from conflictfacts.model.figures import same_figure
from conflictfacts.model.kind import Kind
from conflictfacts.model.lineage import lineage

__all__ = ["counts_a_period", "may_be_of_two_events"]


def may_be_of_two_events(one: Fact, other: Fact, kind: Kind) -> bool:
    """Whether one source puts both figures on what came about, and nothing tells that they are of the same event.

    A source that says that 12 were killed and that 5 were may speak of two strikes. What came about over a stated
    period is one quantity, and so is what is there at a time; figures of two sources are rivals. Facts nobody is known
    to have said are taken for those of one source.

    Args:
        one: A figure.
        other: A figure that agrees with it in all but how many.
        kind: What both count.
    """
    if kind.is_stock or kind.is_rate or one.estimate is None or other.estimate is None:
        return False
    if counts_a_period(one) or counts_a_period(other) or lineage(one) != lineage(other):
        return False
    differ = one.estimate.interval.intersection(other.estimate.to(one.estimate.unit).interval) is None
    return differ and not same_figure(one.estimate, other.estimate)


def counts_a_period(fact: Fact) -> bool:
    """Whether a count is said to run from one day to another, or since one: not on a day, in a month, or at no time.

    >>> from conflictfacts.model.claim import claim
    >>> from conflictfacts.model.reference import Period
    >>> [counts_a_period(claim("CasualtyEstimate", measure="killed", period=Period(start="2024-05-01", end=end)))
    ...  for end in ("2024-05-01", "2024-05-31", None)]
    [False, True, True]
    """
    period = fact.period
    if period is None or period.start is None:
        return False
    if period.end is None:
        return period.as_of != period.start
    return period.end != period.start and period.precision in (None, "day")
