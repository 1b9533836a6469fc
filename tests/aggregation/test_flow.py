"""From stock to flow and back."""

from __future__ import annotations

import pytest

from conflictfacts.aggregation.flow import accumulate, days_in, difference
from conflictfacts.errors import FieldError
from conflictfacts.model.claim import claim
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.reference import Period


def lost(estimate: Estimate, day: str | None, **fields: object) -> Fact:
    period = None if day is None else Period(start="2022-02-24", as_of=day)
    made = {"measure": "losses", "actor": "Russia", "source": "MoD", "period": period, **fields}
    return claim("CasualtyEstimate", estimate=estimate, **made)


def n(value: int) -> Estimate:
    return Estimate.exactly(value, "person")


def test_a_difference_is_of_the_days_between():
    later, earlier = lost(n(919_570), "2025-04-03"), lost(n(879_410), "2025-03-04")
    made = difference(later, earlier)
    assert made.estimate.point == 40_160
    assert made.used == (later, earlier)
    fact = made.lines[0].fact
    assert (str(fact.period.start), str(fact.period.end)) == ("2025-03-05", "2025-04-03")
    assert days_in(fact.period) == 30
    assert fact.source == "MoD"


def test_openness_swaps_with_its_bound_and_a_count_does_not_fall():
    later, earlier = (
        lost(Estimate.more_than(900, "person"), "2025-04-03"),
        lost(Estimate.more_than(800, "person"), "2025-03-04"),
    )
    assert difference(later, earlier).estimate.interval == Interval(0, None)
    bounded = lost(Estimate.between(700, 950, "person"), "2025-03-04")
    assert difference(later, bounded).estimate.interval == Interval(0, None)
    assert difference(later, lost(n(850), "2025-03-04")).estimate.interval == Interval(50, None, low_open=True)


def test_a_figure_that_falls_has_no_difference():
    made = difference(lost(n(97), "2023-12-24"), lost(n(100), "2023-12-23"))
    assert made.estimate is None
    assert made.why == "the figure falls, so it was revised or begun anew"
    assert len(made.excluded) == 2


def test_of_two_sources_only_bounds_come_out():
    made = difference(lost(n(900), "2025-04-03"), lost(n(800), "2025-03-04", source="BBC"))
    assert made.estimate.interval == Interval(100, 100)
    assert made.estimate.point is None
    assert "not known to be of one source" in made.why


@pytest.mark.parametrize(
    ("later", "earlier", "why"),
    [
        (
            lost(n(9), "2025-04-03"),
            lost(n(8), "2025-03-04", measure="killed"),
            "one counts losses, people, the other killed, people",
        ),
        (lost(n(9), "2025-04-03"), lost(n(8), None), "a day as of which the figures are is not known"),
        (
            lost(n(9), "2025-03-04"),
            lost(n(8), "2025-04-03"),
            "the earlier figure is as of 2025-04-03, the later of 2025-03-04",
        ),
        (
            lost(n(9), "2025-04-03"),
            lost(n(8), "2025-03-04", actor="Ukraine"),
            "the two are not known to be of the same actor, place, population and opponent",
        ),
        (
            lost(n(9), "2025-04-03"),
            lost(n(8), None, period=Period(as_of="2025-03-04")),
            "one counts from 2022-02-24, the other from an unknown day",
        ),
        (lost(n(9), "2025-04-03"), claim("CasualtyEstimate", measure="losses"), "no number is given"),
    ],
)
def test_what_is_no_series_has_no_difference_and_says_why(later: Fact, earlier: Fact, why: str):
    made = difference(later, earlier)
    assert made.estimate is None
    assert {one.reason for one in made.excluded} == {why}
    assert {one.fact for one in made.excluded} == {later, earlier}


def rate(estimate: Estimate, period: Period | None) -> Fact:
    return lost(estimate, None, period=period)


THOUSAND = Estimate.more_than(1_000, "person/day")


def test_a_rate_comes_to_its_worth_over_the_days_it_holds():
    made = accumulate(rate(THOUSAND, Period(start="2025-03-01", end="2025-03-31")))
    assert made.estimate.interval == Interval(31_000, None, low_open=True)
    assert made.estimate.unit == "person"
    assert made.why == "over 31 days"
    assert str(made.lines[0].fact.period.start) == "2025-03-01"
    part = accumulate(rate(THOUSAND, Period(start="2025-03-01", end="2025-03-31")), start="2025-03-30")
    assert part.estimate.interval.low == 2_000


def test_a_current_rate_holds_on_its_day_only():
    current = rate(THOUSAND, Period(as_of="2025-04-03"))
    assert accumulate(current).estimate.interval.low == 1_000
    made = accumulate(current, start="2022-02-24", end="2025-04-03")
    assert made.estimate is None
    assert made.why == (
        "the rate is said to hold from 2025-04-03 to 2025-04-03; assuming constant_rate would carry it over "
        "2022-02-24 to 2025-04-03"
    )
    assumed = accumulate(current, start="2022-02-24", end="2025-04-03", assume="constant_rate")
    assert assumed.estimate.interval == Interval(1_135_000, None, low_open=True)
    assert assumed.assumed == ("constant_rate",)


def test_days_after_the_rate_held_need_the_assumption_too():
    made = accumulate(rate(THOUSAND, Period(start="2025-03-01", end="2025-03-31")), end="2025-04-01")
    assert made.estimate is None


def test_months_are_turned_into_days_exactly():
    made = accumulate(rate(Estimate.exactly(487, "person/month"), Period(start="2025-03-01", end="2025-03-31")))
    assert made.estimate.point == 16 * 31


def test_a_rate_without_days_needs_them():
    with pytest.raises(FieldError, match="'start' must be given, since the rate has no such day"):
        accumulate(rate(THOUSAND, None))
    made = accumulate(rate(THOUSAND, None), start="2025-03-01", end="2025-03-31")
    assert "hold at no day that is known" in made.why


def test_days_out_of_order_are_refused():
    with pytest.raises(FieldError, match="'end' must not be before 'start'"):
        accumulate(rate(THOUSAND, None), start="2025-03-02", end="2025-03-01")


def test_what_is_no_rate_does_not_accumulate():
    made = accumulate(lost(n(3), "2025-04-03"))
    assert made.estimate is None
    assert made.why == "it is no rate"


def test_days_count_both_ends():
    assert days_in(Period(start="2025-03-01", end="2025-03-01")) == 1
    with pytest.raises(FieldError, match="'period' must have a first and a last day"):
        days_in(Period(start="2025-03-01"))
