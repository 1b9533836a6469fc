"""Numbers that are wrong in themselves: bounds out of order, as tables have them, and no estimate can."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.numerals import numeral
from conflictfacts.units import Number

__all__ = ["bounds_in_order"]


def bounds_in_order(
    low: Number | None, best: Number | None, high: Number | None, *, of: str, facts: Iterable[Fact | str] = ()
) -> Finding | None:
    """Check that a low, a best and a high number are in order, as far as they are there.

    For whoever imports tables: such a row cannot become an `Estimate` as it stands, so what was done about it and this
    finding go together; `check(facts, found=...)` takes it into its report.

    Args:
        low: The lower bound; `None` if there is none.
        best: The best number; `None` if there is none.
        high: The upper bound; `None` if there is none.
        of: What they are of and where they stand, in words.
        facts: The facts that were made of them.

    Returns:
        A finding, or `None` where they are in order.

    >>> print(bounds_in_order(5, 3, None, of="row 7, civilians"))
    error: low (5) is above best (3) in row 7, civilians [bounds_in_order]
    >>> bounds_in_order(1, 2, 3, of="row 8") is None
    True
    """
    there = [(name, n) for name, n in (("low", low), ("best", best), ("high", high)) if n is not None]
    for (name, n), (other, m) in pairwise(there):
        if n > m:
            return Finding(
                rule="bounds_in_order",
                verdict=Verdict.CONTRADICTED,
                severity=Severity.ERROR,
                facts=tuple(facts),
                explanation=f"{name} ({numeral(n)}) is above {other} ({numeral(m)}) in {of}",
            )
    return None
