"""What must follow from the report that comes with the package. Only rivals and assumptions are added, no answer is."""

from __future__ import annotations

from fractions import Fraction

import pytest

import conflictfacts as cf
from conflictfacts.linear import verify
from conflictfacts.seed import seed_file

KURSK = "Kursk region"
ONE = cf.Rounded(percent=1)


@pytest.fixture(scope="module")
def facts():
    return cf.load_seed().facts


@pytest.fixture(scope="module")
def dated():
    return cf.load(str(seed_file()), published="2025-04-03").facts


def rival(measure, number, **fields):
    estimate = number if isinstance(number, cf.Estimate) else cf.Estimate.exactly(number, "person")
    return cf.claim("CasualtyEstimate", measure=measure, actor="Russia", estimate=estimate, source="a rival", **fields)


def captured(words="1,300 sq km"):
    return cf.claim(
        "TerritorialControl", status="captured", actor="Ukraine", place=KURSK, estimate=words, source="a rival"
    )


def test_the_seed_is_consistent_in_every_sense(facts):
    for sense in ("literal", ONE, "rounded"):
        report = cf.check(facts, sense=sense)
        assert report.verdict is cf.Verdict.CONSISTENT
        assert report.contradictions == ()


@pytest.mark.parametrize(("sense", "low"), [("literal", 650_000), ("rounded", 645_000)])
def test_russian_losses_other_than_killed_are_open_below_and_have_no_upper_bound(facts, sense, low):
    rest = cf.quantity("losses", actor="Russia") - cf.quantity("killed", actor="Russia")
    assert cf.implied(facts, rest, sense=sense).interval == cf.Interval(low, None, low_open=True)


@pytest.mark.parametrize(("sense", "high"), [("literal", Fraction(5, 18)), ("rounded", Fraction(17, 60))])
def test_the_share_of_the_killed_stays_below(facts, sense, high):
    lost, killed = cf.quantity("losses", actor="Russia"), cf.quantity("killed", actor="Russia")
    found = cf.implied(facts, killed / lost, sense=sense)
    assert found.interval.high == high
    assert found.interval.high_open
    assert verify(found.at_most)
    assert {fact.measure.value for fact in found.facts} == {"losses", "killed"}


@pytest.mark.parametrize(("sense", "high"), [("literal", 1000), (ONE, Fraction(20000, 19)), ("rounded", 2000)])
def test_ground_captured_in_kursk_stays_below(facts, sense, high):
    ground = cf.quantity("captured", actor="Ukraine", place=KURSK)
    found = cf.implied(facts, ground, sense=sense)
    assert found.interval == cf.Interval(0, high, high_open=True)
    assert found.estimate.unit == "kilometer ** 2"
    assert verify(found.at_most)


@pytest.mark.parametrize(("sense", "low", "high"), [("literal", 3500, 3500), ("rounded", 2950, 4050)])
def test_north_korean_losses_other_than_killed(facts, sense, low, high):
    rest = cf.quantity("losses", actor="North Korea") - cf.quantity("killed", actor="North Korea")
    assert cf.implied(facts, rest, sense=sense).interval == cf.Interval(low, high)


@pytest.mark.parametrize("assume", ["stock_flow", ("stock_flow", "returned_within_wounded")])
def test_under_stock_flow_the_first_north_korean_contingent_is_bounded(facts, assume):
    found = cf.implied(facts, cf.quantity("initial", actor="North Korea"), assume=assume)
    assert found.interval == cf.Interval(9_000, 12_500)
    assert "stock_flow" in found.assumptions
    assert verify(found.at_least)
    assert verify(found.at_most)


def test_without_stock_flow_nothing_is_known_of_the_first_contingent(facts):
    assert cf.implied(facts, cf.quantity("initial", actor="North Korea")).interval == cf.Interval(0, None)


def test_all_that_is_implied_is_told_without_being_asked(facts):
    told = {found.what: str(found).partition(": ")[2] for found in cf.implied(facts)}
    assert told["losses of Russia in Ukraine since 2022-02-24 other than killed"] == "more than 650,000 person"
    assert told["killed among losses of Russia in Ukraine since 2022-02-24"] == "above 0 and below 5/18"
    assert told["ground captured by Ukraine in Kursk region"] == "less than 1,000 kilometer ** 2"
    assert told["losses of North Korea in Kursk region other than killed"] == "3,500 person"


def test_more_than_900_000_and_more_than_1_000_a_day_clash_only_under_two_assumptions(dated):
    both = cf.Assumption.CONSTANT_RATE, cf.Assumption.BELOW_NEXT_ROUND
    assert cf.check(dated).contradictions == ()
    for one in both:
        assert cf.check(dated, assume=one).contradictions == ()
    (clash,) = cf.check(dated, assume=both).contradictions
    assert clash.severity is cf.Severity.WARNING
    assert clash.assumptions == ("below_next_round", "constant_rate")
    assert "1,135 days from 2022-02-24 to 2025-04-03" in str(clash)
    assert "1,000,000 was not reached" in str(clash)
    assert verify(clash.certificate)


def test_fewer_than_a_million_may_be_a_claim_too(facts):
    fewer = rival(
        "losses",
        cf.Estimate.less_than(1_000_000, "person"),
        period=cf.Period(start="2022-02-24", as_of="2025-04-03"),
    )
    assert cf.check(facts | [fewer]).contradictions == ()
    (clash,) = cf.check(facts | [fewer], assume="constant_rate").contradictions
    assert fewer in clash.members
    assert [fact.estimate.unit for fact in clash.members] == ["person/day", "person"]
    assert clash.assumptions == ("constant_rate",)


@pytest.mark.parametrize(("sense", "clashes"), [("literal", 1), (ONE, 1), ("rounded", 0)])
def test_a_rival_area_contradicts_the_report_in_the_first_two_senses(facts, sense, clashes):
    assert len(cf.check(facts | [captured()], sense=sense).contradictions) == clashes


def test_the_rival_area_is_explained(facts):
    (clash,) = cf.check(facts | [captured()]).contradictions
    assert clash.severity is cf.Severity.ERROR
    assert [quote for quote in clash.quotes if quote] == [
        "lost 90 percent of the territory it previously captured in the Kursk region",
        "holds less than 100 sq. km",
        "1,300 sq km",
    ]
    assert clash.loosest == ONE
    assert {(move.unit, move.by, move.strict) for move in clash.moves} == {
        ("percent", Fraction(30, 13), True),
        ("kilometer ** 2", 30, True),
        ("kilometer ** 2", 300, True),
    }
    assert verify(clash.certificate)
    assert clash.certificate.refutes
    assert str(clash) == (
        "error: these cannot all be so: “lost 90 percent of the territory it previously captured in the Kursk region” "
        "(NATO), “holds less than 100 sq. km” (NATO) and ground captured by Ukraine in Kursk region: "
        "1,300 kilometer ** 2 (a rival), since ground once captured is either lost or held (even rounded, percentages "
        "to the nearest 1; moving “lost 90 percent of the territory it previously captured in the Kursk region” by "
        "more than ≈2.30769 percent would end it) [contradiction]"
    )


def test_only_wounded_contradicts_with_its_smallest_set(facts):
    more = [rival("wounded", 600_000), rival("missing", 0), rival("captured", 0)]
    (clash,) = cf.check(facts | more).contradictions
    assert sorted(fact.measure.value for fact in clash.members) == [
        "captured",
        "killed",
        "losses",
        "missing",
        "wounded",
    ]
    assert clash.because == ("losses are at most the killed, wounded, missing and captured together",)
    assert verify(clash.certificate)
    for fact in more:
        assert cf.check(facts | [one for one in more if one != fact]).contradictions == ()


@pytest.mark.parametrize("wounded", [649_999, 650_000])
def test_at_650_000_wounded_it_is_still_too_few(facts, wounded):
    more = [rival("wounded", wounded), rival("missing", 0), rival("captured", 0)]
    assert len(cf.check(facts | more).contradictions) == 1
    assert cf.check(facts | [rival("wounded", 650_001), *more[1:]]).contradictions == ()


def test_whoever_holds_a_town_that_russia_regained_contradicts_the_report(facts):
    held = cf.claim(
        "TerritorialControl", status="held", actor="Ukraine", place="Sudzha", extent="full", source="a rival"
    )
    (clash,) = cf.check(facts | [held]).contradictions
    assert "Russia and Ukraine cannot both hold" in str(clash) or "Ukraine and Russia cannot both hold" in str(clash)


def test_judgements_bind_nothing(facts):
    report = cf.check(facts)
    assert {one.why for one in report.left_out} == {"it is a judgement, not a count"}
    assert len(report.left_out) == sum(fact.type == "Assessment" for fact in facts)


def test_the_report_can_be_read(facts):
    text = str(cf.check(facts | [captured()]))
    assert text.startswith("contradicted (literal)\nerror: these cannot all be so: ")
    assert text.splitlines()[-1].endswith("× it is a judgement, not a count")
