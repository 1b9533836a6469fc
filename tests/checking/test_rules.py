"""Each rule by example: where it contradicts, where it must not."""

from __future__ import annotations

import pickle

import pytest

import conflictfacts as cf
from conflictfacts.linear import verify

KM2 = "kilometer ** 2"


def claim(type, number=None, *, unit="person", source="A", **fields):
    estimate = number if number is None or isinstance(number, cf.Estimate) else cf.Estimate.exactly(number, unit)
    return cf.claim(type, estimate=estimate, source=source, **fields)


def people(measure, number, **fields):
    return claim("CasualtyEstimate", number, measure=measure, **{"actor": "A land", "population": "military", **fields})


def clashes(facts, relations=(), **options):
    found = cf.check(cf.Facts(facts, relations), **options).contradictions
    for one in found:
        assert verify(one.certificate)
        assert one.certificate.refutes
        assert one.irreducible
        ids = {fact.id for fact in one.members}
        assert ids == {*one.facts}
        for fact in one.members:
            rest = [other for other in facts if other != fact]
            kept = [relation for relation in relations if fact.id not in relation.facts]
            assert one.facts not in {c.facts for c in cf.check(cf.Facts(rest, kept), **options).contradictions}
    return found


# --- what words mean -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "contradicted"),
    [
        ({"killed": 11, "losses": 10}, True),
        ({"killed": 10, "losses": 10}, False),
        ({"killed": 11, "casualties": 10}, True),
        ({"wounded": 11, "casualties": 10}, True),
        ({"losses": 11, "casualties": 10}, True),
        ({"wounded": 11, "losses": 10}, False),
        ({"losses": 10, "killed": 1, "wounded": 2, "missing": 3, "captured": 3}, True),
        ({"losses": 10, "killed": 1, "wounded": 2, "missing": 3, "captured": 4}, False),
        ({"casualties": 10, "killed": 1, "wounded": 2, "missing": 3, "captured": 5}, True),
        ({"casualties": 10, "killed": 1, "wounded": 2, "missing": 3, "captured": 4}, False),
    ],
)
def test_soldiers(said, contradicted):
    assert bool(clashes([people(measure, n) for measure, n in said.items()])) is contradicted


@pytest.mark.parametrize(
    ("population", "said", "contradicted"),
    [
        ("civilian", {"casualties": 10, "killed": 4, "wounded": 6, "captured": 7}, False),
        ("civilian", {"casualties": 10, "killed": 4, "wounded": 5}, True),
        (None, {"casualties": 10, "killed": 4, "wounded": 5}, False),
        (None, {"casualties": 10, "killed": 4, "wounded": 7}, True),
        (None, {"casualties": 10, "killed": 4, "wounded": 4, "missing": 3, "captured": 0}, False),
        ("mixed", {"casualties": 10, "killed": 4, "wounded": 4, "missing": 1, "captured": 0}, True),
    ],
)
def test_casualties_of_others(population, said, contradicted):
    facts = [people(measure, n, population=population) for measure, n in said.items()]
    assert bool(clashes(facts)) is contradicted


def test_what_a_measure_is_said_to_include_adds_up_to_it():
    for measure, one, other in (("losses", "killed", "wounded"), ("missing", "captured", "missing")):
        both = people(measure, 10, includes=(one, other))
        assert clashes([both, people(one, 4), people(other, 5)])
        assert not clashes([both, people(one, 4), people(other, 6)])
        assert not clashes([both, people(measure, 7)])  # another definition is another quantity


def test_materiel():
    def tanks(status, n):
        return claim("EquipmentLoss", n, unit="item", item="tank", status=status, actor="A land")

    assert clashes([tanks("lost", 10), tanks("destroyed", 11)])
    assert not clashes([tanks("lost", 10), tanks("destroyed", 8), tanks("captured", 7)])
    assert not clashes([tanks("lost", 10), tanks("damaged", 11)])


def test_a_count_is_never_below_0_even_where_nobody_says_so():
    found = cf.implied([people("losses", 5)], cf.quantity("losses") - cf.quantity("killed"))
    assert found.interval == cf.Interval(0, 5)


def test_rates_are_quantities_of_their_own():
    rate = people("losses", cf.Estimate.exactly(7, "person/week"))
    assert not clashes([rate, people("losses", 100)])
    assert clashes([rate, people("losses", cf.Estimate.exactly(2, "person/day"), source="B")])
    assert cf.implied([rate], cf.quantity("losses", unit="person/day")).interval == cf.Interval(1, 1)


# --- rivals and restatements -----------------------------------------------------------------------------------------


def test_rivals_contradict_each_other_where_they_cannot_meet():
    (one,) = clashes([people("killed", 10), people("killed", 11, source="B")])
    assert one.severity is cf.Severity.ERROR
    assert one.loosest == cf.ROUNDED
    assert {(move.by, move.strict) for move in one.moves} == {(1, False)}
    assert not clashes([people("killed", 10), people("killed", cf.Estimate.at_least(10, "person"), source="B")])


def test_no_two_contradictions_share_a_fact():
    facts = [people("killed", n, source=str(n)) for n in range(5)]
    found = clashes(facts)
    assert len(found) == 2
    assert len({fact for one in found for fact in one.members}) == 4


def test_other_people_places_and_days_are_other_quantities():
    base = {"place": "X town", "period": cf.Period(start="2024-01-01", end="2024-01-02")}
    for other in (
        {"place": "Y town"},
        {"population": "civilian"},
        {"period": cf.Period(start="2024-02-01", end="2024-02-02")},
        {"actor": "B land"},
        {"actor": cf.Actor("A land", detail="1st brigade")},
    ):
        first = people("killed", 5, **base)
        assert not clashes([first, people("killed", 6, source="B", **{**base, **other})]) or "detail" in str(other)


def test_a_figure_restated_at_another_grain_is_one_figure():
    rough, fine = (people("killed", cf.Estimate.bare(n, "person")) for n in (250_000, 253_100))
    assert clashes([rough, fine])
    assert not clashes([rough, fine], [cf.Restates(rough, fine)])
    assert not clashes([rough, fine], [cf.Restates(fine, rough)])


def test_a_figure_restated_in_another_unit_is_one_figure_whichever_has_more_digits():
    fields = {"status": "held", "actor": "A land", "place": "X"}
    rough, fine = (
        claim("TerritorialControl", cf.Estimate.bare(*n), **fields) for n in ((250, KM2), (25_300, "hectare"))
    )
    for relation in (cf.Restates(rough, fine), cf.Restates(fine, rough)):
        assert not clashes([rough, fine], [relation])
        (one,) = clashes([rough, fine, claim("TerritorialControl", 254, unit=KM2, **fields)], [relation])
        assert fine.id in one.facts


def test_a_restatement_unites_what_was_said_in_other_words():
    here, there = people("killed", 5, place="X town"), people("killed", 6, place="X district")
    assert not clashes([here, there])
    assert clashes([here, there], [cf.Rival(here, there)])


def test_a_revised_figure_no_longer_binds():
    old, new = people("killed", 5), people("killed", 6)
    report = cf.check(cf.Facts([old, new], [cf.Revises(new, old)]))
    assert report.contradictions == ()
    assert [(one.fact, one.why) for one in report.left_out] == [(old, "the same source revised it")]


def test_names_match_in_any_case_and_by_code():
    iso = people("killed", 5, actor=cf.Actor("Russian Federation", "state", "RUS"))
    assert clashes([iso, people("killed", 6, actor=cf.Actor("Russia", "state", "RUS"), source="B")])
    assert clashes([iso, people("killed", 6, actor="RUSSIAN FEDERATION", source="B")])


# --- modality --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("modality", ["claimed", "estimated", "assessed"])
def test_what_is_said_to_be_so_binds(modality):
    assert clashes([people("killed", 5), people("killed", 6, source="B", modality=modality)])


@pytest.mark.parametrize("modality", ["denied", "hypothetical", "planned", "forecast"])
def test_what_is_not_said_to_be_so_does_not(modality):
    assert not clashes([people("killed", 5), people("killed", 6, source="B", modality=modality)])


def test_a_verified_number_is_a_floor():
    verified = people("killed", 5, modality="verified", source="UN")
    assert not clashes([verified, people("killed", 6)])
    assert clashes([verified, people("killed", 4)])


# --- parts and wholes ------------------------------------------------------------------------------------------------


def test_a_part_is_at_most_its_whole():
    whole, part = people("wounded", 5, place="X town"), people("wounded", 6, place="X town", opponent="B land")
    assert not clashes([whole, part])
    (one,) = clashes([whole, part], [cf.PartOf(whole, [part])])
    assert "is said to be part of" in str(one)


@pytest.mark.parametrize("period", [None, cf.Period(start="2031-03-01", end="2031-03-31")])
def test_a_part_that_only_a_relation_tells_from_its_whole_is_another_quantity(period):
    whole, part = people("killed", 10, period=period), people("killed", 3, period=period)
    report = cf.check(cf.Facts([whole, part], [cf.PartOf(whole, [part])]))
    assert not report.contradictions
    assert not report.undetermined
    (one,) = clashes([whole, part], [cf.PartOf(part, [whole])])
    assert "is said to be part of" in str(one)


@pytest.mark.parametrize("order", [1, -1])
def test_parts_of_parts_are_quantities_of_their_own_in_any_order(order):
    a, b, c = people("killed", 100), people("killed", 50), people("killed", 20, source="Other")
    report = cf.check(cf.Facts([a, b, c], [cf.PartOf(a, [b]), cf.PartOf(b, [c])][::order]))
    assert not report.contradictions


def test_parts_add_up_to_what_they_partition():
    parts = [people("killed", n, place=place) for n, place in ((3, "X"), (4, "Y"))]
    for n, contradicted in ((7, False), (8, True), (6, True)):
        whole = people("killed", n, place="Z")
        assert bool(clashes([whole, *parts], [cf.Partition(whole, parts)])) is contradicted


def test_two_parts_of_one_quantity_count_twice():
    whole, a, b = people("killed", 10), people("killed", 5, place="X"), people("killed", 5, place="X", source="B")
    assert not clashes([whole, a, b], [cf.Partition(whole, [a, b])])


def truncated(sign, low, high=None):
    interval = cf.Interval(low, low) if high is None else cf.Interval(low, high, high_open=True)
    estimate = cf.Estimate(interval=interval, unit="person", hedge="range")
    return people("other", estimate if sign > 0 else -estimate)


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (truncated(1, 10, 11), truncated(1, 11)),
        (truncated(1, 11), truncated(1, 10, 11)),
        (truncated(-1, 11), truncated(-1, 10, 11)),
        (truncated(-1, 12), truncated(-1, 10, 11)),
    ],
)
def test_truncated_numbers_contradict_what_they_exclude(whole, part):
    (one,) = clashes([whole, part], [cf.Partition(whole, [part])])
    assert len(one.members) == 2


def test_a_negated_truncated_number_is_printed_with_its_open_end_first():
    assert str(truncated(-1, 10, 11).estimate.interval) == "(-11, -10]"
    assert not clashes([a := truncated(-1, 10), b := truncated(-1, 10, 11)], [cf.Partition(a, [b])])
    assert clashes([a, b := truncated(-1, 9)], [cf.Partition(a, [b])])


def test_a_place_within_a_place():
    town = cf.Place("X", "town", parent="X region")
    region = cf.Place("X region", "region", "UKR")
    country = cf.Place("Ukraine", "country", "UKR")
    assert clashes([people("killed", 6, place=town), people("killed", 5, place=region)])
    assert clashes([people("killed", 6, place=region), people("killed", 5, place=country)])
    assert not clashes([people("killed", 5, place=town), people("killed", 6, place=region)])
    assert not clashes([people("killed", 6, place=region), people("killed", 5, place=cf.Place("Y", "region"))])


def test_people_among_people():
    assert clashes([people("killed", 6, population="children"), people("killed", 5, population="civilian")])
    assert clashes([people("killed", 6, population="civilian"), people("killed", 5, population="mixed")])
    assert not clashes([people("killed", 6, population="military"), people("killed", 5, population="civilian")])


def test_captured_soldiers_need_not_be_casualties_among_civilians_and_soldiers():
    assert not clashes([people("casualties", 6), people("casualties", 5, population="mixed")])
    assert clashes([people("killed", 6), people("casualties", 5, population="mixed")])


def test_a_town_s_children_are_among_the_region_s_civilians_whoever_speaks_of_what_lies_between():
    town, region = cf.Place("X", "town", parent="X region"), cf.Place("X region", "region")
    (one,) = clashes(
        [
            people("killed", 6, place=town, population="children"),
            people("losses", 5, place=region, population="civilian"),
        ]
    )
    assert "X lies in X region and children are among civilian" in one.because


def test_part_of_an_actor():
    army = cf.Actor("A army", "army", parent="A land")
    assert clashes([people("killed", 6, actor=army), people("killed", 5)])
    assert clashes([people("killed", 6, actor=cf.Actor("A land", detail="1st brigade")), people("killed", 5)])


def test_days_within_days():
    def on(start, end, n, **fields):
        return people("killed", n, period=cf.Period(start=start, end=end), **fields)

    month, year = on("2024-03-01", "2024-03-31", 6), on("2024-01-01", "2024-12-31", 5)
    so_far = on("2024-01-01", "2024-06-30", 4)
    assert clashes([month, year, so_far])
    assert not clashes([on("2024-03-01", "2024-03-31", 4), year, so_far])


def test_days_within_days_where_nothing_else_is_said():
    def on(start, end, n, **fields):
        return people("killed", n, period=cf.Period(start=start, end=end), place="Gao", **fields)

    day = on("2024-05-03", "2024-05-03", 30)
    (found,) = clashes([day, on("2024-05-01", "2024-05-31", 20)])
    assert found.because == ("the days from 2024-05-03 to 2024-05-03 are among those from 2024-05-01 to 2024-05-31",)
    assert not clashes([day, on("2024-05-01", "2024-05-31", 30)])
    assert not clashes([day, on("2024-05-04", "2024-05-31", 20)])
    assert not clashes([day, on("2024-05-01", "2024-05-31", 20, source="B")])


# --- shares and ground -----------------------------------------------------------------------------------------------


def share(status, percent, of="captured", **fields):
    base = cf.Base(text="the ground", type="TerritorialControl", status=of)
    estimate = percent if isinstance(percent, cf.Estimate) else cf.Estimate.bare(percent, "percent")
    return claim("TerritorialControl", estimate, status=status, of=base, **{"actor": "A land", "place": "X", **fields})


def ground(status, km2, **fields):
    return claim("TerritorialControl", km2, unit=KM2, status=status, **{"actor": "A land", "place": "X", **fields})


def test_a_share_ties_a_part_to_its_whole():
    assert clashes([share("lost", 90), ground("captured", 100), ground("lost", 89)])
    assert not clashes([share("lost", 90), ground("captured", 100), ground("lost", 90)])
    assert not clashes([share("lost", 90), ground("captured", 100), ground("lost", 89)], sense="rounded")


def test_a_share_is_at_most_the_whole():
    whole = people("losses", 100)
    of_it = cf.Base(text="of them", fact=whole.id)
    (one,) = clashes([whole, people("wounded", cf.Estimate.exactly(110, "percent"), of=of_it)])
    assert "a share is at most the whole" in one.because


def test_captured_ground_is_lost_or_held():
    assert clashes([share("lost", 90), ground("captured", 100), ground("held", 11)])
    assert not clashes([share("lost", 90), ground("captured", 100), ground("held", 10)])
    assert not clashes([ground("lost", 90), ground("captured", 100), ground("held", 11)])  # it may be at home


def test_abroad_all_ground_that_is_held_was_captured():
    abroad = {"actor": cf.Actor("Ukraine", "state", "UKR"), "place": cf.Place("Kursk region", "region", "RUS")}
    at_home = {**abroad, "place": cf.Place("Sumy region", "region", "UKR")}
    for where, contradicted in ((abroad, True), (at_home, False)):
        facts = [ground("lost", 90, **where), ground("captured", 100, **where), ground("held", 11, **where)]
        assert bool(clashes(facts)) is contradicted


def test_a_share_of_a_fact_and_a_multiple():
    whole = people("losses", 100)
    of_it = cf.Base(text="of them", fact=whole.id)
    assert clashes([whole, people("killed", 30), people("killed", cf.Estimate.bare(25, "percent"), of=of_it)])
    thrice = people("killed", cf.Estimate.exactly(3, "dimensionless"), of=cf.Base(text="those", fact=whole.id))
    assert (
        cf.implied([people("wounded", 5), whole], cf.quantity("wounded") / cf.quantity("losses")).interval.low
        == (cf.Interval.point(5) / 100).low
    )
    assert clashes([whole, thrice, people("killed", 299)])


def test_areas_are_compared_across_units():
    assert clashes([ground("held", cf.Estimate.exactly(1, "mile ** 2")), ground("held", 2, source="B")])
    assert not clashes([ground("held", cf.Estimate.exactly(100, "hectare")), ground("held", 1, source="B")])


STATES = {"one": cf.Actor("A land", "state", "AAA"), "other": cf.Actor("B land", "state", "BBB")}
DAY = cf.Period(as_of="2024-01-31")
TOWN, REGION = cf.Place("X", "town", parent="X region"), cf.Place("X region", "region")


def control(who, status="held", place=TOWN, extent="full", **fields):
    return claim("TerritorialControl", status=status, actor=STATES[who], place=place, extent=extent, **fields)


@pytest.mark.parametrize(
    ("a", "b", "contradicted"),
    [
        (control("one"), control("other"), True),
        (control("one"), control("other", extent="partial"), True),
        (control("one", extent="partial"), control("other", extent="partial"), False),
        (control("one"), control("one", extent="partial", source="B"), True),
        (control("one"), control("one", "lost", source="B"), False),
        (control("one", period=DAY), control("one", "lost", source="B", period=DAY), True),
        (control("one", place=REGION), control("other"), True),
        (control("one"), control("other", place=REGION), True),
        (control("one", "captured"), control("other", "regained"), False),
        (control("one", "captured"), control("other"), True),
        (control("one"), ground("held", 5, actor=STATES["other"], place=TOWN), True),
        (control("one"), ground("held", cf.Estimate.less_than(5, KM2), actor=STATES["other"], place=TOWN), False),
        (control("one"), ground("held", 5, actor=STATES["other"], place=REGION), False),
    ],
)
def test_control_is_exclusive(a, b, contradicted):
    assert bool(clashes([a, b])) is contradicted


def test_allies_may_both_hold_a_place():
    assert not clashes([control("one"), claim("TerritorialControl", status="held", actor="C group", place=TOWN)])


# --- softness, senses and assumptions ---------------------------------------------------------------------------------


def test_a_contradiction_that_rests_on_a_hedge_is_a_warning_and_names_it():
    about = people("killed", cf.Estimate.about(100, "person"))
    (one,) = clashes([about, people("killed", 200, source="B")])
    assert one.severity is cf.Severity.WARNING
    assert one.assumptions == ("soft bound: about 100 person",)
    assert "it rests on what “about 100 person” is taken to allow" in str(one)
    (below,) = clashes([about, people("killed", 49, source="B")])
    assert below.severity is cf.Severity.WARNING


def test_a_hard_contradiction_is_found_before_a_soft_one():
    about = people("killed", cf.Estimate.about(100, "person"))
    found = clashes([about, people("killed", 200, source="B"), people("killed", 300, source="C")])
    assert [one.severity for one in found] == [cf.Severity.ERROR]
    assert about not in found[0].members


def test_the_loosest_sense_is_told():
    pairs = {(100, 104): "literal", (105, 112): "rounded", (149, 151): "rounded"}
    for (a, b), sense in pairs.items():
        (one,) = clashes([people("killed", cf.Estimate.bare(n, "person"), source=str(n)) for n in (a, b)])
        assert str(one.loosest) == sense


def test_a_rate_holds_throughout_only_if_that_is_assumed():
    count = people("losses", 30, period=cf.Period(start="2024-01-01", as_of="2024-01-31"))
    rate = people("losses", cf.Estimate.more_than(1, "person/day"), period=cf.Period(as_of="2024-01-31"))
    assert not clashes([count, rate])
    (one,) = clashes([count, rate], assume="constant_rate")
    assert one.assumptions == ("constant_rate",)
    assert "the rate held on all 31 days" in str(one)


def test_a_count_that_begins_after_it_is_said_is_held_against_no_rate():
    count = people("losses", 30, period=cf.Period(start="2024-01-05"), asserted="2024-01-01")
    rate = people("losses", cf.Estimate.more_than(1, "person/day"), period=cf.Period(as_of="2024-01-05"))
    report = cf.check([count, rate], assume="constant_rate")
    assert report.contradictions == ()
    assert [one.verdict for one in report.by_rule("assumption")] == [cf.Verdict.UNDETERMINED]
    assert [one.rule for one in report.notes] == ["of_a_later_day"]


def test_a_rate_that_fits_several_counts_fits_none():
    period = cf.Period(start="2024-01-01", as_of="2024-01-31")
    counts = [people("losses", 30, place=place, period=period) for place in ("X", "Y")]
    rate = people("losses", cf.Estimate.more_than(1, "person/day"), period=cf.Period(as_of="2024-01-31"))
    report = cf.check([*counts, rate], assume="constant_rate")
    assert report.contradictions == ()
    (why,) = report.by_rule("assumption")
    assert why.verdict is cf.Verdict.UNDETERMINED
    assert "it is not said to which of losses of A land in X, losses of A land in Y the rate belongs" in str(why)


def test_figures_of_unknown_times_contradict_each_other_only_if_they_are_of_one():
    here, there = (cf.read(f"Ukraine said {n} Russian soldiers were killed in Kursk.") for n in (100, 300))
    facts = here.facts | there.facts
    report = cf.check(facts)
    assert report.contradictions == ()
    (unknown,) = report.by_rule("unknown_time")
    assert unknown.verdict is cf.Verdict.UNDETERMINED
    (one,) = cf.check(facts, assume="same_time").contradictions
    assert one.assumptions == ("same_time",)
    assert cf.check(facts, assume="same_time").by_rule("unknown_time") == ()


def test_only_wounded_come_back_under_that_assumption():
    facts = [
        claim("Deployment", 10, status="present", actor="A land", place="X"),
        claim("Deployment", 2, status="sent", actor="A land", place="X"),
        people("losses", 5, place="X"),
        people("killed", 1, place="X"),
        people("wounded", 1, place="X"),
    ]
    first = cf.quantity("initial", actor="A land")
    assert cf.implied(facts, first, assume="stock_flow").interval == cf.Interval(9, 13)
    both = ("stock_flow", "returned_within_wounded")
    assert cf.implied(facts, first, assume=both).interval == cf.Interval(12, 13)


def test_an_unknown_assumption_or_sense_is_an_error():
    with pytest.raises(cf.FieldError, match="'assume' must be one of"):
        cf.check([], assume="peace")
    with pytest.raises(cf.FieldError, match="'sense' must be"):
        cf.check([], sense="figurative")


# --- facts made by hand ----------------------------------------------------------------------------------------------


def test_what_a_claim_leaves_open_is_taken_from_the_facts_beside_it():
    said = people("losses", 10, place="X", period=cf.Period(start="2024-01-01", as_of="2024-02-01"), conflict="war",
                  opponent="B land")  # fmt: skip
    bare = cf.claim("CasualtyEstimate", measure="losses", actor="A land", estimate=cf.Estimate.exactly(11, "person"))
    assert clashes([said, bare])


def test_a_claim_that_could_be_about_several_quantities_is_about_none_and_that_is_said():
    said = [
        people("losses", 10, place=place, opponent="B", conflict="war", period=cf.Period(as_of="2024-01-01"))
        for place in ("X", "Y")
    ]
    bare = people("losses", 100, source="B")
    report = cf.check([*said, bare])
    assert report.contradictions == ()
    (open_,) = report.by_rule("open")
    assert open_.facts == (bare.id,)
    assert "it is not said which it is about" in str(open_)


# --- the report ------------------------------------------------------------------------------------------------------


def test_anomalies_of_importers_are_taken_into_the_report():
    anomaly = cf.bounds_in_order(5, 3, 10, of="row 7")
    report = cf.check([people("killed", 5)], found=[anomaly])
    assert report.verdict is cf.Verdict.CONTRADICTED
    assert anomaly in report.findings
    assert str(anomaly) == "error: low (5) is above best (3) in row 7 [bounds_in_order]"
    assert cf.bounds_in_order(None, 3, 10, of="row 8") is None
    assert str(cf.bounds_in_order(5, None, 4, of="row 9")).startswith("error: low (5) is above high (4)")


def test_a_report_survives_a_journey():
    report = cf.check([people("killed", 10), people("killed", 11, source="B"), people("wounded", 3)])
    there = pickle.loads(pickle.dumps(report))
    assert str(there) == str(report)
    assert there.contradictions == report.contradictions
    assert verify(there.contradictions[0].certificate)


def test_a_report_is_a_collection_of_findings():
    facts = [people("killed", 10), people("killed", 11, source="B")]
    report = cf.check(facts)
    assert len(report) == len(list(report)) == 1
    assert report.about(*facts) == report.contradictions
    assert report.about("f0") == ()


def test_one_fact_that_bounds_nothing_is_one():
    report = cf.check([people("killed", 5, modality="denied")])
    assert str(report).splitlines()[1].startswith("1 fact bound nothing: 1 × it is denied")


def test_nothing_is_consistent():
    report = cf.check([])
    assert report.verdict is cf.Verdict.CONSISTENT
    assert list(report) == []
    assert str(report) == "consistent (literal)"


def test_what_is_derived_binds_and_is_named():
    total = people("killed", 10, source=None)
    part = people("wounded", 3)
    (one,) = clashes([total, part, people("killed", 11)], [cf.Derived(total, [part], "total")])
    assert one.severity is cf.Severity.WARNING
    assert one.assumptions == ("derived: total",)


def test_in_one_text_a_town_can_be_held_and_then_taken():
    note, other = cf.Document("A note."), cf.Document("Another note.")
    held, taken = control("one", document=note), control("other", "regained", document=note)
    assert not clashes([held, taken])
    assert clashes([held, control("other", "regained")])
    assert clashes([held, control("other", document=note)])
    assert not clashes([held, control("other", document=other)])  # of another time, for all one knows


# --- cumulative figures ----------------------------------------------------------------------------------------------


def total(day, n, **fields):
    return people("killed", n, period=cf.Period(start="2024-01-01", as_of=f"2024-02-{day:02}"), **fields)


def on(day, n, **fields):
    return people("killed", n, period=cf.Period(start=f"2024-02-{day:02}", end=f"2024-02-{day:02}"), **fields)


def rules(facts, **options):
    return sorted({finding.rule for finding in cf.check(facts, **options)} - {"agreement", "cumulative"})


def test_a_cumulative_figure_may_stay_and_rise_but_not_fall():
    assert rules([total(1, 50), total(2, 50), total(3, 60)]) == []
    assert rules([total(1, 50), total(2, 49), total(3, 60)]) == ["cumulative_falls"]
    assert rules([total(1, cf.Estimate.more_than(50, "person")), total(2, 50)]) == ["cumulative_falls"]
    assert rules([total(1, cf.Estimate.at_least(50, "person")), total(2, 50)]) == []


def test_a_fall_that_only_shows_across_several_figures_is_found():
    facts = [total(1, 50), total(2, cf.Estimate.at_least(10, "person")), total(3, 40)]
    assert clashes(facts)


def test_a_fall_that_rests_on_a_hedge_is_a_warning():
    (fall,) = cf.check([total(1, 100), total(2, cf.Estimate.about(50, "person"))]).contradictions
    assert fall.rule == "cumulative_falls"
    assert fall.severity is cf.Severity.WARNING


def test_only_figures_of_one_source_are_a_series():
    assert rules([total(1, 50), total(2, 40, source="B")]) == []


def test_a_count_begun_anew_is_no_fall():
    facts = [total(1, 500), total(2, 5), on(2, 5), total(3, 8), on(3, 3)]
    report = cf.check(facts)
    assert report.contradictions == ()
    assert rules(facts) == ["no_difference", "restart"]
    assert "the count was begun anew" in str(report.by_rule("restart")[0])


def test_what_came_about_in_between_is_the_difference():
    assert rules([total(1, 50), total(2, 60), on(2, 10)]) == []
    assert rules([total(1, 50), total(2, 60), on(2, 9)]) == ["daily_differs"]
    assert rules([total(1, 50), total(2, 60), on(2, 11)]) == ["daily_differs"]
    assert rules([total(1, 50), total(3, 60), on(3, 10)]) == ["no_difference"]
    vague = total(2, cf.Estimate.at_most(60, "person"))
    assert rules([total(1, 50), vague, on(2, 10)]) == []
    whole = cf.quantity("killed", period=cf.Period(start="2024-01-01", as_of="2024-02-02"))
    assert cf.implied([total(1, 50), vague, on(2, 8)], whole).interval == cf.Interval(58, 58)


def test_silence_is_told_where_it_is_longer_than_usual():
    report = cf.check([total(1, 1), total(2, 2), total(3, 3), total(9, 9)])
    (silence,) = report.by_rule("silence")
    assert "after 6 days without a figure (usual: 1) the one of 2024-02-09 follows" in str(silence)


def test_a_rate_out_of_line_with_a_series_is_undetermined():
    series = [total(day, 10 * day) for day in range(1, 21)]
    for n, verdict in ((10, "consistent"), (12, "undetermined")):
        rate = people("killed", cf.Estimate.exactly(n, "person/day"), period=cf.Period(as_of="2024-02-20"))
        (found,) = cf.check([*series, rate]).by_rule("rate_and_series")
        assert found.verdict == verdict
    undated = people("killed", cf.Estimate.exactly(10, "person/day"), period=cf.Period(text="lately"))
    (found,) = cf.check([*series, undated]).by_rule("rate_and_series")
    assert "it is not known of which day the rate is" in str(found)


# --- more on assumptions and what is tied ----------------------------------------------------------------------------


def test_a_part_of_a_part_counts_once_among_disjoint_parts():
    whole, part = people("killed", 10, place="X"), people("killed", 6, place="Y")
    deep, other = people("killed", 4, place="Z"), people("killed", 4, place="W")
    relations = [cf.PartOf(whole, [part, deep, other]), cf.PartOf(part, [deep])]
    assert not clashes([whole, part, deep, other], relations, assume="parts_disjoint")
    assert cf.check(cf.Facts([whole, part, deep, other], relations[:1]), assume="parts_disjoint").contradictions


def test_counts_since_different_days_are_never_of_one_time():
    a = people("killed", 5, period=cf.Period(start="2024-01-01", as_of="2024-03-01"))
    b = people("killed", 6, period=cf.Period(start="2024-02-01", as_of="2024-03-01"), source="B")
    assert not clashes([a, b], assume="same_time")
    c = people("killed", 6, period=cf.Period(start="2024-01-01", as_of="2024-03-02"), source="B")
    assert clashes([a, c], assume="same_time")


def test_a_rate_restates_no_count():
    count, rate = people("losses", 5), people("losses", cf.Estimate.exactly(7, "person/day"))
    assert not clashes([count, rate], [cf.Restates(rate, count)])


def test_of_what_is_not_said_what_it_counts_each_is_its_own():
    assert not clashes([people("other", 5), people("other", 6, source="B")])


def test_the_loosest_of_three_senses_is_told_for_shares():
    whole = people("losses", 1000)
    of_it = cf.Base(text="of them", fact=whole.id)
    for killed, sense in ((995, "rounded"), (949, "rounded, percentages to the nearest 1"), (904, "literal")):
        facts = [whole, people("killed", killed), people("killed", cf.Estimate.bare(90, "percent"), of=of_it)]
        loosest = {str(one.loosest) for one in clashes(facts)}
        assert loosest == {sense}


def test_a_claim_takes_what_it_leaves_open_from_figures_of_its_own_measure_first():
    period = cf.Period(as_of="2024-01-01")
    losses = people("losses", 10, place="X", opponent="B", conflict="war", period=period)
    wounded = people("wounded", 10, place="Y", opponent="B", conflict="war", period=period)
    assert clashes([losses, wounded, people("losses", 11, source="B")])


# --- one event or two ------------------------------------------------------------------------------------------------

MAY = cf.Period(start="2024-05-01", end="2024-05-31")


@pytest.mark.parametrize(
    "text",
    [
        "A strike killed 12 people in Kharkiv, the mayor said. Another strike in Kharkiv killed 5 people, "
        "the mayor said.",
        "Gunmen killed 12 people in a village in Mali, the UN said. In another village in Mali they killed 5 people, "
        "the UN said.",
        "Shelling killed 12 people in Kharkiv on 3 May 2024, the mayor said. By evening on 3 May 2024 the toll had "
        "risen to 19 people killed, the mayor said.",
    ],
)
def test_two_figures_of_one_source_may_be_of_two_events(text):
    facts = cf.read(text).facts
    for sense in "literal", "rounded":
        report = cf.check(facts, sense=sense)
        assert report.verdict is cf.Verdict.UNDETERMINED
        assert report.contradictions == ()
    (finding,) = cf.check(facts).by_rule("unknown_event")
    assert finding.verdict is cf.Verdict.UNDETERMINED
    assert "it is not known whether these are of one event" in str(finding)
    assert cf.total(facts).estimate is None


def test_figures_that_nobody_is_known_to_have_said_may_be_of_two_events():
    facts = [
        cf.claim("CasualtyEstimate", measure="killed", estimate=cf.Estimate.exactly(n, "person")) for n in (30, 40)
    ]
    report = cf.check(facts)
    assert (report.verdict, report.contradictions) == (cf.Verdict.UNDETERMINED, ())
    assert report.about(*facts) == report.by_rule("unknown_event")
    assert clashes(facts, [cf.Rival(*facts)])


@pytest.mark.parametrize(
    ("period", "contradicted"),
    [
        (None, False),
        (cf.Period(start="2024-05-03", end="2024-05-03"), False),
        (cf.Period(start="2024-05-01", end="2024-05-31", precision="month"), False),
        (cf.Period(as_of="2024-05-03"), False),
        (MAY, True),
        (cf.Period(start="2022-02-24", as_of="2024-05-03"), True),
    ],
)
def test_over_a_stated_period_two_figures_are_of_one_quantity(period, contradicted):
    one, other = (people("killed", n, period=period) for n in (12, 5))
    assert bool(clashes([one, other])) is contradicted
    assert clashes([one, other], [cf.Rival(one, other)])
    assert clashes([one, people("killed", 5, period=period, source="B")])


def test_two_figures_for_what_is_there_at_a_time_are_of_one_quantity():
    assert clashes([claim("Deployment", n, status="present", actor="A land") for n in (12, 5)])


def test_what_may_be_of_two_events_is_still_part_of_its_whole():
    whole, one, other = people("killed", 10, source="B", place="X"), people("killed", 12), people("killed", 5)
    (found,) = clashes([whole, one, other], [cf.PartOf(whole, [one, other])])
    assert set(found.members) == {whole, one}
    share = claim(
        "CasualtyEstimate", cf.Estimate.exactly(50, "percent"), measure="killed", actor="A land",
        population="children", of=cf.Base(text="of them", fact=one.id),
    )  # fmt: skip
    children = people("killed", 7, population="children")
    assert cf.check([one, other, share]).contradictions == ()
    assert clashes([one, other, share, children])


def test_of_many_figures_that_may_be_of_many_events_not_every_pair_is_told():
    facts = [people("killed", n) for n in range(2, 202)]
    report = cf.check(facts)
    assert (report.verdict, report.contradictions) == (cf.Verdict.UNDETERMINED, ())
    found = report.by_rule("unknown_event")
    assert {name for finding in found for name in finding.facts} == {fact.id for fact in facts}
    assert len(found) < 2 * len(facts)
    assert {*map(str, found)} == {*map(str, cf.check(facts[::-1]).by_rule("unknown_event"))}
