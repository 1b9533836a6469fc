"""Rates beside cumulative figures: a rate of one day cannot contradict a count, but it can be out of line with it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from conflictfacts.checking.assumptions import counts_same
from conflictfacts.checking.cumulative import Series
from conflictfacts.checking.explain import fact_in_words
from conflictfacts.checking.rows import Rows
from conflictfacts.checking.subjects import Subject
from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.interval import Interval
from conflictfacts.model.numerals import numeral
from conflictfacts.model.wording import interval_in_words
from conflictfacts.units import exact

__all__ = ["MEAN_OVER", "trends"]

MEAN_OVER = 30
"""Over how many days before the day of a rate the mean of a cumulative series is taken."""


def trends(rows: Rows) -> Iterator[Finding]:
    """Lay each rate beside the mean rise of each cumulative series of the same thing in the days before.

    In line is consistent; out of line is undetermined, because the rate may be of other days.

    Args:
        rows: Rows, with the series that were followed.
    """
    for rate, facts in rows.layout.speakers.items():
        if not rate.is_rate:
            continue
        for series in rows.course.series:
            if counts_same(series[0][0], rate):
                for fact in facts:
                    if fact not in rows.layout.wholes:
                        yield from _beside(rows, fact, rate, series)


def _beside(rows: Rows, fact: Fact, rate: Subject, series: Series) -> Iterator[Finding]:
    day = rate.window.until
    about = fact_in_words(fact, rows)
    if day is None:
        beside = f"so it is not laid beside the series of {series[0][0].what}"
        words = f"it is not known of which day the rate is, {beside}: {about}"
        yield _finding(Verdict.UNDETERMINED, (fact,), words)
        return
    before = [(until, figure) for s, figure in series if (until := s.window.until) is not None and until <= day]
    if len(before) < 2:
        return
    end, last = before[-1]
    start, first = min(before[:-1], key=lambda point: (abs((end - point[0]).days - MEAN_OVER), (end - point[0]).days))
    told, agrees = _rise(rows, first, last, (end - start).days, rows.interval(fact))
    words = f"from {start} to {end} the series rises by {told} a day, {agrees} with {about}"
    yield _finding(Verdict.UNDETERMINED if agrees == _OUT else Verdict.CONSISTENT, (first, last, fact), words)


_IN, _MAYBE, _OUT = "in line", "which can be in line", "out of line"


def _rise(rows: Rows, first: Fact, last: Fact, days: int, rate: Interval) -> tuple[str, str]:
    """The mean rise in words, by the best figures where there are any, and whether it is in line with a rate."""
    mean = (rows.interval(last) - rows.interval(first)).scaled(Fraction(1, days))
    meet = mean.intersection(rate) is not None
    points = [f.estimate.point for f in (first, last) if f.estimate is not None and f.estimate.point is not None]
    if len(points) == 2 and not mean.is_point:
        middle = exact(Fraction(points[1] - points[0]) / days)
        return f"{numeral(middle)} (by its best figures)", _IN if rate.contains(middle) else _MAYBE if meet else _OUT
    return interval_in_words(mean), _IN if meet else _OUT


def _finding(verdict: Verdict, facts: tuple[Fact, ...], words: str) -> Finding:
    return Finding(rule="rate_and_series", verdict=verdict, severity=Severity.NOTE, facts=facts, explanation=words)
