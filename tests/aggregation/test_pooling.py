"""What rival sources span, have in common, and agree on."""

from __future__ import annotations

import pytest

from conflictfacts.aggregation.pooling import agree, envelope, intersect, latest
from conflictfacts.errors import FieldError
from conflictfacts.model.claim import claim
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.model.reference import Period


def killed(estimate: Estimate, source: object, **fields: object) -> Fact:
    return claim("CasualtyEstimate", measure="killed", estimate=estimate, source=source, **fields)


def between(low: int, high: int) -> Estimate:
    return Estimate.between(low, high, "person")


def test_an_envelope_spans_all_and_has_no_best():
    made = envelope([killed(Estimate.bare(300, "person"), "A"), killed(Estimate.less_than(900, "person"), "B")])
    assert made.estimate.interval == Interval(0, 900, high_open=True)
    assert made.estimate.point is None


def test_an_intersection_is_what_all_allow_for():
    made = intersect([killed(Estimate.more_than(300, "person"), "A"), killed(between(200, 500), "B")])
    assert made.estimate.interval == Interval(300, 500, low_open=True)


def test_an_empty_intersection_names_two_facts_without_a_common_number():
    facts = [killed(between(1, 10), "A"), killed(between(5, 20), "B"), killed(Estimate.more_than(10, "person"), "C")]
    made = intersect(facts)
    assert made.estimate is None
    assert set(made.lines[0].disjoint) == {facts[0], facts[2]}
    assert "no number is allowed for by both" in made.why
    assert set(made.used) == set(facts)


def test_a_wider_sense_can_give_sources_something_in_common():
    facts = [killed(Estimate.bare(300, "person"), "A"), killed(Estimate.bare(340, "person"), "B")]
    assert intersect(facts).estimate is None
    assert intersect(facts, sense="rounded").estimate.interval == Interval(335, 345)


def test_units_are_converted_before_pooling():
    held = [
        claim("TerritorialControl", status="held", source=source, estimate=Estimate.bare(n, unit))
        for source, n, unit in (("A", 2, "km2"), ("B", 300, "hectare"))
    ]
    assert str(envelope(held).estimate) == "2–3 kilometer ** 2"


def test_sources_agree_on_ranges_each_with_its_support():
    facts = [killed(between(0, 10), "A"), killed(between(5, 15), "B"), killed(Estimate.more_than(8, "person"), "C")]
    made = agree(facts, 2)
    assert [(r.interval, r.voices) for r in made.lines[0].regions] == [
        (Interval(5, 8), ("A", "B")),
        (Interval(8, 10, low_open=True), ("A", "B", "C")),
        (Interval(10, 15, low_open=True), ("B", "C")),
    ]
    assert made.estimate.interval == Interval(5, 15)
    assert agree(facts, 3).estimate.interval == Interval(8, 10, low_open=True)
    assert agree(facts, 4).estimate is None
    assert agree(facts, 4).why == "no number is allowed for by 4 sources"


def test_a_gap_between_ranges_leaves_no_single_estimate():
    facts = [killed(between(*ends), source) for source, ends in (("A", (0, 9)), ("B", (0, 2)), ("C", (7, 9)))]
    made = agree(facts, 2)
    assert made.estimate is None
    assert made.why == "2 sources agree on 2 ranges"


def test_sources_can_agree_on_a_single_number():
    facts = [killed(between(0, 5), "A"), killed(between(5, 9), "B")]
    assert agree(facts).estimate.interval == Interval(5, 5)
    assert agree([facts[0], killed(Estimate.more_than(5, "person"), "B")]).estimate is None


def test_relays_of_one_briefing_are_one_source_and_nobody_is_none():
    relayed = [killed(between(1, 9), Attribution((Source(outlet), Source("NATO")))) for outlet in ("A", "B")]
    nobody = killed(between(1, 9), None)
    made = agree([*relayed, nobody], 2)
    assert made.estimate is None
    assert [one.reason for one in made.excluded] == ["nobody is named who says so, so it backs nothing"]
    assert agree(relayed, 1).estimate.interval == Interval(1, 9)


def test_different_quantities_are_pooled_apart():
    march, april = (Period(as_of=day) for day in ("2025-03-03", "2025-04-03"))
    facts = [killed(between(1, 2), "A", period=march), killed(between(5, 6), "B", period=april)]
    assert [line.estimate.interval for line in envelope(facts).lines] == [Interval(1, 2), Interval(5, 6)]
    assert envelope(facts, assume="same_time").estimate.interval == Interval(1, 6)


def test_the_latest_is_each_sources_last_word():
    facts = [
        killed(between(n, n + 1), source, period=Period(as_of=day))
        for n, source, day in ((1, "A", "2025-03-03"), (5, "A", "2025-04-03"), (3, "B", "2025-03-03"))
    ]
    made = latest(facts)
    assert set(made.used) == set(facts[1:])
    assert [one.fact for one in made.superseded] == facts[:1]
    assert len(made.lines) == 2


def test_a_softness_that_all_givers_share_stays():
    facts = [killed(Estimate.up_to(10, "person"), "A"), killed(between(2, 12), "B")]
    assert agree(facts).estimate.soft == {"high"}
    assert envelope(facts).estimate.soft == frozenset()
    assert intersect(facts).estimate.soft == {"high"}


def test_at_least_one_source_must_be_asked_for():
    with pytest.raises(FieldError, match="'k' must be at least 1, got 0"):
        agree([], 0)
