"""What is wrong in a single fact."""

from __future__ import annotations

import datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictfacts as cf
from conflictfacts import testing
from conflictfacts.checking.anomalies import excess_digits, out_of_time
from conflictfacts.model.fact import Fact

DAYS = st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 1, 9))


def killed(estimate: cf.Estimate | None = None, **fields: object) -> Fact:
    return cf.claim("CasualtyEstimate", measure="killed", source="UN", estimate=estimate, **fields)


def rules(fact: Fact, published: datetime.date | None = None) -> list[str]:
    return [finding.rule for finding in out_of_time(fact, published)]


@given(number=st.integers(0, 10**7), grain=st.integers(0, 10**5))
def test_digits_are_in_excess_where_a_number_is_no_multiple_of_its_grain(number: int, grain: int):
    finding = excess_digits(killed(cf.Estimate.hedged("exact", (number,), "person", grain=(grain,))))
    assert (finding is not None) == (grain > 0 and round(number / grain) * grain != number)


@given(testing.numbers(min_value=0))
def test_a_number_that_takes_its_grain_from_its_digits_has_none_in_excess(number: object):
    assert excess_digits(killed(cf.Estimate.bare(number, "person"))) is None


def test_either_end_of_a_range_can_have_digits_in_excess():
    ends = cf.Estimate.hedged("range", (1000, 2050), "person", grain=(1000, 100))
    assert excess_digits(killed(ends)).explanation.startswith(
        "2,050 has digits finer than the 100 it is said to be given"
    )
    assert excess_digits(killed()) is None


@given(day=DAYS, said=DAYS, modality=st.sampled_from(["claimed", "estimated", "assessed", "verified"]))
def test_what_is_so_is_not_of_a_day_after_it_is_said(day: datetime.date, said: datetime.date, modality: str):
    for period in (cf.Period(as_of=day), cf.Period(start=day), cf.Period(start=day, end=day)):
        fact = killed(period=period, asserted=said, modality=modality)
        assert rules(fact) == (["of_a_later_day"] if day > said else [])
        assert rules(attrs.evolve(fact, modality="planned")) == []


@given(day=DAYS, said=DAYS)
def test_a_forecast_is_not_of_days_before_it_is_made(day: datetime.date, said: datetime.date):
    for period in (cf.Period(as_of=day), cf.Period(start="2023-12-01", end=day)):
        made = rules(killed(period=period, asserted=said, modality="forecast"))
        assert made == (["forecast_of_the_past"] if day < said else [])
    assert rules(killed(period=cf.Period(start=day), asserted=said, modality="forecast")) == []


@given(said=DAYS, published=DAYS)
def test_nobody_is_quoted_before_they_speak(said: datetime.date, published: datetime.date):
    assert rules(killed(asserted=said), published) == (["said_after_published"] if said > published else [])


def test_where_nobody_knows_when_it_was_said_the_day_of_the_text_counts():
    fact = killed(period=cf.Period(as_of="2024-01-05"))
    assert rules(fact, datetime.date(2024, 1, 4)) == ["of_a_later_day"]
    assert rules(fact, datetime.date(2024, 1, 5)) == rules(fact) == []


@pytest.mark.parametrize("precision", ["week", "month", "season", "year"])
def test_days_that_are_not_known_to_the_day_are_not_held_against_others(precision: str):
    assert rules(killed(period=cf.Period(as_of="2024-01-31", precision=precision), asserted="2024-01-15")) == []


def test_a_period_that_is_not_over_can_be_spoken_of():
    assert rules(killed(period=cf.Period(start="2024-01-01", end="2024-01-31"), asserted="2024-01-15")) == []


def test_a_report_has_them_as_warnings_that_decide_nothing():
    odd = cf.Estimate.hedged("exact", (253_100,), "person", grain=(10_000,))
    report = cf.check([killed(odd, period=cf.Period(as_of="2024-01-05"), asserted="2024-01-04")])
    assert [(note.rule, note.severity) for note in report.notes] == [
        ("excess_digits", "warning"),
        ("of_a_later_day", "warning"),
    ]
    assert report.verdict is cf.Verdict.CONSISTENT
