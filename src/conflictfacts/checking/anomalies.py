"""What is wrong in a single fact or row: bounds out of order, digits finer than the grain, days that do not fit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import pairwise

from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.numerals import numeral
from conflictfacts.model.vocabulary import Modality
from conflictfacts.units import Number

__all__ = ["bounds_in_order", "excess_digits", "out_of_time"]

_OF_WHAT_IS = (Modality.CLAIMED, Modality.ESTIMATED, Modality.ASSESSED, Modality.VERIFIED)
_TO_THE_DAY = (None, "day", "hour")


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


def excess_digits(fact: Fact) -> Finding | None:
    """Check that a number is given no finer than the grain it is said to have.

    A number of people to the nearest 10,000 is no 253,100: then either the grain or the digits are wrong. A number read
    from text takes its grain from its digits, so this is about numbers that came with one. (XBRL Calculations 1.1 has
    the same rule, `calc11e:excessDigits`.)

    Args:
        fact: A fact.

    Returns:
        A finding, or `None` where there is nothing to be found.
    """
    estimate = fact.estimate
    if estimate is None:
        return None
    for number, grain in zip(estimate.nominal, estimate.grain, strict=False):
        if grain and number % grain:
            words = f"{numeral(number)} has digits finer than the {numeral(grain)} it is said to be given to"
            return _odd("excess_digits", fact, f"{words} ({fact.id})")
    return None


def out_of_time(fact: Fact, published: datetime.date | None = None) -> Iterator[Finding]:
    """Check that the days of a fact can follow each other: what is so, who says so, the text that has it.

    What somebody says to be so does not begin after the day they say it, nor is it as of a later one; a forecast is not
    of days before it is made; and nobody is quoted before they speak. Only days known to the day count.

    Args:
        fact: A fact.
        published: When its document was published; `None` if unknown or if there is none.
    """
    period, said = fact.period, fact.provenance.asserted
    if said is not None and published is not None and said > published:
        yield _odd("said_after_published", fact, f"it is said on {said}, in a text of {published} ({fact.id})")
    said = said or published
    if said is None or period is None or period.precision not in _TO_THE_DAY:
        return
    if fact.modality in _OF_WHAT_IS:
        later = next((day for day in (period.as_of, period.start) if day is not None and day > said), None)
        if later is not None:
            yield _odd("of_a_later_day", fact, f"it is said on {said} of {later}, as if that were past ({fact.id})")
    elif fact.modality is Modality.FORECAST:
        until = period.end or period.as_of
        if until is not None and until < said:
            yield _odd("forecast_of_the_past", fact, f"it is a forecast of {until}, made on {said} ({fact.id})")


def _odd(rule: str, fact: Fact, words: str) -> Finding:
    return Finding(rule=rule, verdict=Verdict.UNDETERMINED, severity=Severity.WARNING, facts=(fact,), explanation=words)
