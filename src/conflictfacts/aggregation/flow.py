"""From stock to flow and back: what came about between two figures, and what a rate comes to over a time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from conflictfacts.aggregation.amounts import amount_of
from conflictfacts.aggregation.derived import derived_fact
from conflictfacts.aggregation.result import LeftOut, Total, TotalLine
from conflictfacts.errors import FieldError
from conflictfacts.model.amount import Amount
from conflictfacts.model.assumption import Assumption, assumptions
from conflictfacts.model.dates import as_date
from conflictfacts.model.estimate import computed
from conflictfacts.model.fact import Fact
from conflictfacts.model.given import given_fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.kind import Kind, kind_of, uncountable
from conflictfacts.model.lineage import lineage
from conflictfacts.model.overlap import Atlas, Overlap, compare_populations, together
from conflictfacts.model.reference import Period
from conflictfacts.model.sense import LITERAL, Sense, sense_of
from conflictfacts.model.window import Window, window_of

__all__ = ["accumulate", "days_in", "difference"]


def days_in(period: Period) -> int:
    """Count the days of a period, its first and its last day both included.

    Raises:
        FieldError: If it is no period, or has no first or no last day.

    >>> days_in(Period(start="2022-02-24", end="2025-04-03"))
    1135
    """
    if not isinstance(period, Period):
        raise FieldError("period", "be a Period", period)
    until = period.end or period.as_of
    if period.start is None or until is None:
        raise FieldError("period", "have a first and a last day", period)
    return (until - period.start).days + 1


def difference(later: Fact, earlier: Fact, *, sense: Sense | str = LITERAL) -> Total:
    """Say how many came about between two cumulative figures.

    Both must count the same, of the same, there, since the same day. Of different sources only bounds come out, since
    they may draw the line elsewhere. A cumulative figure does not fall: where it surely does, there is no
    difference, and `why` says so.

    Args:
        later: The figure at the end.
        earlier: The figure at the beginning.
        sense: In which sense numbers are taken.

    Returns:
        A total of the two facts, whose line's fact is of the days after the first figure up to the second.

    Raises:
        FieldError: If either is no fact, or there is no such sense.
    """
    facts, resolved = (given_fact(later, "later"), given_fact(earlier, "earlier")), sense_of(sense)
    for fact in facts:
        why = uncountable(fact)
        if why is not None:
            return _nothing("difference", facts, why)
    kind = kind_of(later)
    why = _not_of_one_series(later, earlier, kind)
    if why is not None:
        return _nothing("difference", facts, why, kind)
    unit = later.estimate.unit if later.estimate is not None else ""
    risen = amount_of(later, resolved, unit) - amount_of(earlier, resolved, unit)
    amount = risen.intersection(Amount(Interval(0, None), unit))
    if amount is None:
        return _nothing("difference", facts, "the figure falls, so it was revised or begun anew", kind)
    note, point = "", risen.point if risen.point is None or risen.point >= 0 else None
    if lineage(later) is None or lineage(later) != lineage(earlier):
        note, point = "the two are not known to be of one source, which may draw the line elsewhere", None
    amount = Amount(amount.interval, unit, amount.soft, point)
    start = window_of(earlier, kind).until
    until = window_of(later, kind).until
    period = None if start is None or until is None else Period(start=start + datetime.timedelta(days=1), end=until)
    return _one("difference", kind, amount, facts, note, period)


def accumulate(
    rate: Fact,
    *,
    start: datetime.date | str | None = None,
    end: datetime.date | str | None = None,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Total:
    """Say what a rate comes to over a time.

    A rate holds when its period says: from its first to its last day, or on the day as of which it is. For days
    outside of that there is no result, unless `constant_rate` is assumed.

    Args:
        rate: A fact in so many per time.
        start: First day; `None` for that of the rate's period.
        end: Last day, which counts too; `None` for that of the rate's period.
        sense: In which sense numbers are taken.
        assume: `constant_rate`, or nothing.

    Raises:
        FieldError: If the days are not given and the rate has none, the last is before the first, or there is no such
            assumption or sense.

    >>> from conflictfacts.model.claim import claim
    >>> from conflictfacts.model.estimate import Estimate
    >>> daily = claim("CasualtyEstimate", measure="losses", estimate=Estimate.more_than(1000, "person/day"),
    ...               period=Period(start="2025-03-01", end="2025-03-31"), source="NATO")
    >>> print(accumulate(daily).estimate)
    more than 31,000 person
    >>> accumulate(daily, start="2022-02-24").estimate is None
    True
    """
    assumed, resolved = assumptions(assume), sense_of(sense)
    why = uncountable(given_fact(rate, "rate"))
    kind = None if why is not None else kind_of(rate)
    if kind is None or not kind.is_rate:
        return _nothing("accumulate", (rate,), why or "it is no rate", kind, assumed)
    held = window_of(rate, kind)
    first = as_date(start, "start") or held.start or held.until
    last = as_date(end, "end") or held.until
    if first is None or last is None:
        raise FieldError("start" if first is None else "end", "be given, since the rate has no such day", None)
    if last < first:
        raise FieldError("end", f"not be before 'start' ({first})", last)
    if not _holds(held, first, last) and Assumption.CONSTANT_RATE not in assumed:
        said = "at no day that is known" if held.until is None else f"from {held.start or held.until} to {held.until}"
        why = f"the rate is said to hold {said}; assuming constant_rate would carry it over {first} to {last}"
        return _nothing("accumulate", (rate,), why, kind, assumed)
    unit = rate.estimate.unit if rate.estimate is not None else ""
    counted = unit.partition("/")[0]
    per_day = amount_of(rate, resolved, f"{counted}/day")
    days = (last - first).days + 1
    point = None if per_day.point is None else per_day.point * days
    amount = Amount(per_day.interval.scaled(days), counted, per_day.soft, point)
    return _one("accumulate", kind, amount, (rate,), f"over {days} days", Period(start=first, end=last), assumed)


def _holds(held: Window, first: datetime.date, last: datetime.date) -> bool:
    begins = held.start or held.until
    return begins is not None and held.until is not None and begins <= first and last <= held.until


def _not_of_one_series(later: Fact, earlier: Fact, kind: Kind) -> str | None:
    other = kind_of(earlier)
    if kind != other:
        return f"one counts {kind}, the other {other}"
    if kind.is_rate or kind.is_stock:
        return "neither is cumulative"
    atlas = Atlas((later, earlier))
    where = together(
        (
            atlas.compare_actors(atlas.actor(later.actor), atlas.actor(earlier.actor)),
            atlas.compare_places(atlas.place(later.place), atlas.place(earlier.place)),
            compare_populations(getattr(later, "population", None), getattr(earlier, "population", None)),
            Overlap.SAME if later.opponent == earlier.opponent else Overlap.UNKNOWN,
            Overlap.SAME if later.conflict == earlier.conflict else Overlap.UNKNOWN,
        )
    )
    if where is not Overlap.SAME:
        return "the two are not known to be of the same actor, place, population and opponent"
    a, b = window_of(later, kind), window_of(earlier, kind)
    if a.until is None or b.until is None:
        return "a day as of which the figures are is not known"
    if a.start != b.start:
        return f"one counts from {a.start or 'an unknown day'}, the other from {b.start or 'an unknown day'}"
    return f"the earlier figure is as of {b.until}, the later of {a.until}" if b.until >= a.until else None


def _one(
    rule: str,
    kind: Kind,
    amount: Amount,
    facts: tuple[Fact, ...],
    why: str,
    period: Period | None,
    assumed: frozenset[Assumption] = frozenset(),
) -> Total:
    estimate = computed(amount)
    fact = derived_fact(rule, estimate, facts, period)
    line = TotalLine(kind=kind_of(fact), rule=rule, estimate=estimate, used=facts, why=why, period=period)
    return Total(rule=rule, lines=(line,), assumed=tuple(sorted(assumed)))


def _nothing(
    rule: str,
    facts: tuple[Fact, ...],
    why: str,
    kind: Kind | None = None,
    assumed: frozenset[Assumption] = frozenset(),
) -> Total:
    lines = () if kind is None else (TotalLine(kind=kind, rule=rule, estimate=None, why=why),)
    excluded = tuple([LeftOut(fact, why) for fact in facts])
    return Total(rule=rule, lines=lines, excluded=excluded, assumed=tuple(sorted(assumed)))
