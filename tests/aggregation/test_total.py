"""What is added, what is left out, and what both say."""

from __future__ import annotations

import attrs
import pytest

import conflictfacts as cf
from conflictfacts.aggregation.totals import total, union_bounds
from conflictfacts.errors import FieldError
from conflictfacts.model.claim import claim
from conflictfacts.model.collection import Facts
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.facts import CasualtyEstimate
from conflictfacts.model.interval import Interval
from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.relations import Derived, Partition, PartOf, Restates, Revises, Rival

RUSSIA, UKRAINE = Actor("Russia", "state", "RUS"), Actor("Ukraine", "state", "UKR")
MALI = Place("Mali", "country", "MLI")
GAO, KIDAL = Place("Gao", "town", parent="Gao Region"), Place("Kidal", "town", parent="Kidal Region")
REGION = Place("Gao Region", "region", parent="Mali")
MARCH = Period(start="2025-03-01", end="2025-03-31")


def killed(n: object, **fields: object) -> Fact:
    estimate = n if isinstance(n, Estimate) else Estimate.bare(n, "person")
    return claim("CasualtyEstimate", **{"measure": "killed", "source": "UN", "estimate": estimate, **fields})


def since(day: str) -> Period:
    return Period(start="2022-02-24", as_of=day)


def reasons(left_out: tuple) -> list[str]:
    return [one.reason for one in left_out]


def test_figures_of_places_that_are_apart_are_added():
    facts = [killed(75, place=GAO), killed(20, place=KIDAL)]
    made = total(facts)
    assert str(made.estimate) == "95 person"
    assert made.used == tuple(facts)
    assert (made.superseded, made.duplicate, made.excluded) == ((), (), ())


def test_one_fact_keeps_its_own_words():
    fact = killed(Estimate.about(70_000, "person"))
    assert total([fact]).estimate == fact.estimate
    assert total([fact]).lines[0].fact is fact


def test_a_bound_and_a_best_exist_only_where_every_figure_has_one():
    made = total([killed(75, place=GAO), killed(Estimate.more_than(20, "person"), place=KIDAL)])
    assert made.estimate.interval == Interval(95, None, low_open=True)
    assert made.estimate.point is None
    assert total([killed(75, place=GAO), killed(Estimate.about(20, "person"), place=KIDAL)]).estimate.point == 95


def test_openness_and_softness_of_each_bound_carry_over():
    made = total(
        [killed(Estimate.up_to(10, "person"), place=GAO), killed(Estimate.less_than(5, "person"), place=KIDAL)]
    )
    assert made.estimate.interval == Interval(0, 15, high_open=True)
    assert made.estimate.soft == {"high"}


def test_the_sense_is_that_which_is_asked_for():
    facts = [killed(70, place=GAO), killed(20, place=KIDAL)]
    assert total(facts, sense="rounded").estimate.interval == Interval(80, 100)


def test_nothing_is_added_across_kinds_of_things():
    facts = [
        killed(10),
        killed(10, measure="wounded"),
        killed(10, measure="losses", includes=("killed", "wounded")),
        killed(10, measure="losses"),
        killed(Estimate.bare(10, "person/day")),
        killed(10, modality="verified"),
        killed(10, modality="planned"),
        claim("Deployment", status="present", estimate=Estimate.bare(10, "person")),
    ]
    made = total(facts)
    assert made.estimate is None
    assert "several kinds of things are counted: " in made.why
    assert sorted(str(line.kind) for line in made.lines) == [
        "killed, people",
        "killed, people per time",
        "losses (killed, wounded), people",
        "losses, people",
        "planned killed, people",
        "present, people",
        "verified killed, people",
        "wounded, people",
    ]
    assert all(line.estimate.interval.low == 10 for line in made.lines)


def test_units_of_one_thing_are_converted():
    held = [
        claim("TerritorialControl", status="held", place=place, estimate=Estimate.bare(100, unit))
        for place, unit in ((GAO, "hectare"), (KIDAL, "kilometer ** 2"))
    ]
    assert str(total(held).estimate) == "101 kilometer ** 2"


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (claim("CasualtyEstimate", measure="killed"), "no number is given"),
        (claim("Assessment", kind="judgement"), "it is a judgement, not a count"),
        (killed(3, modality="denied"), "it is denied, so nobody says that it is so"),
        (killed(3, modality="hypothetical"), "it is hypothetical, so nobody says that it is so"),
        (
            killed(Estimate.bare(90, "percent")),
            "a share or ratio is of some whole and cannot be counted by itself",
        ),
        (killed(3, measure="other"), "it is not said what is counted"),
    ],
)
def test_what_counts_nothing_is_excluded(fact: Fact, reason: str):
    made = total([fact])
    assert reasons(made.excluded) == [reason]
    assert made.estimate is None
    assert made.why == "no fact counts anything"


def test_a_part_is_not_added_to_its_whole():
    whole, part = killed(100, place=MALI), killed(30, place=GAO)
    made = total([part, whole, killed(9, place=REGION)])
    assert made.used == (whole,)
    assert reasons(made.excluded) == ["counted already as a part of what another fact counts"] * 2
    assert made.excluded[0].instead == whole


def test_a_part_said_to_be_one_is_not_added_to_its_whole():
    whole, part = killed(100, place="the north"), killed(30, place="Gao")
    assert total(Facts([whole, part], [PartOf(whole, [part])])).used == (whole,)


@pytest.mark.parametrize("period", [None, MARCH])
@pytest.mark.parametrize("order", [1, -1])
def test_a_part_that_only_a_relation_tells_from_its_whole_is_not_added_to_it(period, order):
    whole, one, other = (killed(number, period=period) for number in (100, 30, 50))
    facts = Facts([whole, one, other][::order], [PartOf(whole, [one, other])])
    assert total(facts).used == (whole,)
    assert {left.fact for left in total(facts).excluded} == {one, other}
    assert union_bounds(facts).estimate.interval == Interval(100, 100)
    assert total(Facts([whole, one, other])).estimate is None  # without it, nobody knows what they are to each other


def test_a_course_of_figures_goes_on_beside_that_of_their_parts():
    days = "2025-01-31", "2025-02-28"
    wholes = [killed(number, period=since(day)) for number, day in zip((100, 200), days, strict=True)]
    parts = [killed(number, period=since(day)) for number, day in zip((20, 50), days, strict=True)]
    facts = Facts([*wholes, *parts], [PartOf(whole, [part]) for whole, part in zip(wholes, parts, strict=True)])
    made = total(facts)
    assert made.used == (wholes[1],)
    assert {left.fact for left in made.superseded} == {wholes[0], parts[0]}
    assert [left.fact for left in made.excluded] == [parts[1]]


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ({"population": "civilian"}, {"population": "children"}),
        ({"population": "mixed"}, {"population": "military"}),
        ({"actor": RUSSIA}, {"actor": Actor("Russian Navy", "army", parent="Russia")}),
        ({"actor": RUSSIA}, {"actor": Actor("Russia", "state", "RUS", detail="155th Brigade")}),
        ({"period": MARCH}, {"period": Period(start="2025-03-03", end="2025-03-04")}),
        ({"place": MALI}, {"place": Place("Timbuktu", "town", "MLI")}),
    ],
)
def test_parts_are_known_by_population_actor_time_and_country(whole: dict, part: dict):
    big, small = killed(100, **whole), killed(30, **part)
    assert total([small, big]).used == (big,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"population": "civilian"}, {"population": "military"}),
        ({"actor": RUSSIA}, {"actor": UKRAINE}),
        ({"period": MARCH}, {"period": Period(start="2025-04-01", end="2025-04-30")}),
        ({"place": Place("Gao Region", "region", "MLI")}, {"place": Place("Niger", "country", "NER")}),
        ({"place": GAO, "period": MARCH}, {"place": KIDAL}),
    ],
)
def test_what_is_apart_in_one_respect_is_added(one: dict, other: dict):
    assert total([killed(100, **one), killed(30, **other)]).estimate.point == 130


@pytest.mark.parametrize(
    ("one", "other", "missing"),
    [
        ({"place": "Gao"}, {"place": "Kidal"}, "places 'Gao' and 'Kidal'"),
        ({"place": "Gao"}, {}, "places 'Gao' and (not said)"),
        ({"actor": "A"}, {"actor": "B"}, "actors 'A' and 'B'"),
        ({"population": "women"}, {"population": "children"}, "populations 'women' and 'children'"),
        ({"opponent": "A"}, {"opponent": "B"}, "opponents 'A' and 'B'"),
        ({"period": MARCH}, {}, "times '2025-03-01 to 2025-03-31' and 'as of an unknown day'"),
    ],
)
def test_what_may_overlap_is_not_added_and_the_missing_relation_is_named(one: dict, other: dict, missing: str):
    facts = [killed(75, **one), killed(20, **other)]
    made = total(facts)
    assert made.estimate is None
    assert made.used == ()
    for out in made.excluded:
        assert out.instead in facts
        assert out.instead is not out.fact
    swapped = " and ".join(reversed(missing.partition(" ")[2].split(" and ")))
    assert any(f"whether they overlap: {names};" in made.why for names in (missing, f"{missing.split()[0]} {swapped}"))
    assert "assuming parts_disjoint" in made.why
    assert "union_bounds()" in made.why
    assert total(facts, assume="parts_disjoint").estimate.point == 95
    assert union_bounds(facts).estimate.interval == Interval(75, 95)


def test_what_may_overlap_is_added_where_a_partition_has_both():
    whole, gao, kidal = (
        killed(Estimate.at_least(80, "person"), place="north"),
        killed(75, place="Gao"),
        killed(9, place="K"),
    )
    made = total(Facts([gao, kidal, whole], [Partition(whole, [gao, kidal])]))
    assert made.used == (whole,)
    united = union_bounds(Facts([gao, kidal, whole], [Partition(whole, [gao, kidal])]))
    assert united.estimate.interval == Interval(80, None)


def test_a_fact_given_twice_counts_once():
    fact = killed(75)
    made = total([fact, fact])
    assert made.used == (fact,)
    assert reasons(made.duplicate) == ["the same fact again"]


def test_restatements_count_once_and_the_finest_is_kept():
    fine, rough = killed(253_100, place=GAO), killed(250_000, place=GAO, quote="a quarter of a million")
    made = total([rough, fine])
    assert made.used == (fine,)
    assert reasons(made.duplicate) == ["says again what another fact of its source says"]


def test_two_outlets_that_relay_one_briefing_are_one_voice():
    official = Source("a senior official", anonymous=True)
    facts = [killed(500, source=Attribution((Source(outlet), official, Source("NATO")))) for outlet in ("A", "B")]
    assert len(total(facts).used) == 1


def test_a_relation_tells_that_facts_restate_each_other():
    one, other = killed(500, place=GAO), killed(400, place="the town of Gao")
    made = total(Facts([one, other], [Restates(other, one)]))
    assert len(made.used) == 1
    assert reasons(made.duplicate) == ["said to say again what another fact says"]


def test_of_a_cumulative_series_of_one_source_the_latest_counts():
    facts = [killed(n, period=since(day)) for n, day in ((879, "2025-03-04"), (919, "2025-04-03"), (800, "2025-01-01"))]
    made = total(facts)
    assert made.used == (facts[1],)
    assert reasons(made.superseded) == ["its source has a later figure, as of 2025-04-03"] * 2


def test_another_source_s_earlier_figure_is_part_of_a_later_one():
    late, early = killed(919, period=since("2025-04-03")), killed(700, period=since("2025-01-01"), source="BBC")
    made = total([early, late])
    assert made.used == (late,)
    assert len(made.excluded) == 1


def test_figures_of_nobody_are_no_series_of_one_source():
    late, early = (
        killed(919, period=since("2025-04-03"), source=None),
        killed(700, period=since("2025-01-01"), source=None),
    )
    made = total([early, late])
    assert made.used == (late,)
    assert reasons(made.excluded) == ["counted already as a part of what another fact counts"]


def test_days_that_meet_in_one_are_not_apart():
    first = killed(10, period=Period(start="2025-03-01", end="2025-03-10"))
    assert total([first, killed(5, period=Period(start="2025-03-10", end="2025-03-20"))]).estimate is None
    assert total([first, killed(5, period=Period(start="2025-03-11", end="2025-03-20"))]).estimate.point == 15


def test_rates_of_different_days_are_not_added():
    def rate(n: int, period: Period, source: str, actor: Actor = RUSSIA) -> Fact:
        return killed(Estimate.bare(n, "person/day"), period=period, source=source, actor=actor)

    april = Period(start="2025-04-01", end="2025-04-30")
    assert total([rate(10, MARCH, "UN"), rate(5, april, "BBC")]).estimate is None
    assert total([rate(10, MARCH, "UN"), rate(5, april, "UN")]).estimate.point == 5
    assert str(total([rate(10, MARCH, "UN"), rate(5, MARCH, "UN", UKRAINE)]).estimate) == "15 person/day"


def test_a_relation_tells_that_a_fact_revises_another():
    old, new = killed(500, place="Gao"), killed(400, place="Gao Town")
    made = total(Facts([old, new], [Revises(new, old)]))
    assert made.used == (new,)
    assert reasons(made.superseded) == ["said to be revised by another fact"]


def test_a_later_word_on_the_same_days_takes_the_place_of_an_earlier_one():
    old, new = killed(500, period=MARCH, asserted="2025-04-01"), killed(417, period=MARCH, asserted="2025-04-09")
    made = total([old, new])
    assert made.used == (new,)
    assert reasons(made.superseded) == ["its source has put another figure on it since"]


def test_rivals_are_enveloped_and_never_averaged():
    one, other = killed(300), killed(Estimate.more_than(500, "person"), source="the army")
    made = total([one, other])
    assert made.estimate.interval == Interval(300, None)
    assert made.estimate.point is None
    assert made.lines[0].rivals == ((one, other),)
    assert made.why == "what rival figures span is counted once for 1 quantities"


def test_facts_said_to_be_rivals_are_about_one_quantity():
    one, other = killed(300, place="Gao"), killed(500, place="Gao Town", source="the army")
    made = total(Facts([one, other], [Rival(one, other)]))
    assert made.estimate.interval == Interval(300, 500)


def test_sources_that_agree_keep_their_best():
    made = total([killed(300), killed(300, source="the army")])
    assert made.estimate.point == 300
    assert made.why == ""


def test_two_figures_of_one_source_for_what_seems_one_thing_are_not_added():
    made = total([killed(12), killed(15)])
    assert made.estimate is None
    assert "their source puts both figures on what is otherwise the same" in made.why
    assert union_bounds([killed(12), killed(15)]).estimate.interval == Interval(15, 27)


def test_bounds_of_one_source_hold_together():
    made = total([killed(Estimate.at_least(5, "person")), killed(Estimate.at_most(8, "person"))])
    assert made.estimate.interval == Interval(5, 8)


def test_troops_that_can_have_moved_are_not_added():
    def present(place: Place, day: str) -> Fact:
        estimate = Estimate.bare(1000, "person")
        period = Period(as_of=day)
        return claim("Deployment", status="present", place=place, estimate=estimate, period=period, source="UN")

    assert total([present(GAO, "2025-03-01"), present(KIDAL, "2025-03-01")]).estimate.point == 2000
    assert total([present(GAO, "2025-03-01"), present(KIDAL, "2025-03-09")]).estimate is None
    moved = total([present(GAO, "2025-03-01"), present(KIDAL, "2025-03-09")], assume="same_time")
    assert moved.estimate.point == 2000
    assert moved.assumed == ("same_time",)


def test_rates_of_two_spells_are_compared_only_where_one_time_is_assumed():
    def a_day(n: int, place: Place, start: str, end: str) -> Fact:
        return killed(Estimate.bare(n, "person/day"), place=place, period=Period(start=start, end=end))

    facts = [a_day(5, GAO, "2025-03-01", "2025-03-10"), a_day(7, REGION, "2025-03-11", "2025-03-20")]
    assert total(facts).estimate is None
    assert total(facts, assume="same_time").estimate.point == 7


def test_ground_taken_twice_is_not_added():
    taken = [
        claim(
            "TerritorialControl",
            status="captured",
            place=GAO,
            estimate=Estimate.bare(5, "km2"),
            period=period,
            source="UN",
        )
        for period in (MARCH, Period(start="2025-04-01", end="2025-04-30"))
    ]
    assert total(taken).estimate is None


def test_what_follows_from_facts_is_not_added_to_them():
    gao, kidal = killed(75, place=GAO), killed(20, place=KIDAL)
    made = total([gao, kidal]).facts
    again = total(made)
    assert again.estimate.point == 95
    assert set(again.used) == {gao, kidal}
    assert reasons(again.excluded) == ["it follows from facts that are counted themselves"]


def test_a_total_is_a_fact_among_others():
    made = total([killed(75, place=GAO, population="civilian"), killed(20, place=KIDAL, population="civilian")])
    fact, *used = made.facts
    assert (fact.measure, fact.population, fact.place, fact.source) == ("killed", "civilian", None, "UN")
    assert fact.provenance.made_by.startswith("total of f")
    assert made.facts.relations == (Derived(fact, used, "total"),)
    assert Facts.from_dict(made.to_dict()["facts"]) == made.facts


def test_a_total_says_what_it_did():
    made = total([killed(75, place=GAO), killed(75, place=GAO, quote="75"), killed(Estimate.bare(3, "percent"))])
    first, line, duplicate, excluded = str(made).splitlines()
    assert first == "total of 3 facts"
    assert line == "  killed, people: 75 person, from 1 fact"
    assert duplicate.startswith("  duplicate 75 person (f")
    assert excluded.endswith("): a share or ratio is of some whole and cannot be counted by itself")


def test_groups_by_two_fields_hold_only_what_has_both():
    facts = [killed(5, actor=RUSSIA, place=GAO), killed(7, actor=RUSSIA, place=GAO, source="OCHA")]
    made = total(facts, by=["actor", "source"])
    assert {key: group.estimate.point for key, group in made.items()} == {("Russia", "UN"): 5, ("Russia", "OCHA"): 7}


def test_groups_by_actor_carry_relations_and_lose_nobody():
    whole, part = killed(900, actor=RUSSIA, measure="losses"), killed(250, actor=RUSSIA)
    again = killed(900, actor=RUSSIA, measure="losses", quote="nine hundred")
    facts = Facts(
        [whole, part, again, killed(7, actor=UKRAINE), killed(1)], [PartOf(whole, [part]), Restates(again, whole)]
    )
    made = total(facts, by="actor")
    assert list(made) == ["Russia", "Ukraine", None]
    assert [line.estimate.point for line in made["Russia"].lines] == [250, 900]
    assert len(made["Russia"].duplicate) == 1


def test_places_roll_up():
    facts = [
        killed(75, place=GAO),
        killed(20, place=KIDAL),
        killed(3, place=Place("Kidal Region", "region", parent="Mali")),
    ]
    made = total([*facts, killed(1, place=REGION)], by="place")
    assert set(made) == {"Gao", "Gao Region", "Mali", "Kidal", "Kidal Region"}
    assert made["Gao Region"].estimate.point == 1
    assert made["Kidal"].estimate.point == 20
    assert len(made["Mali"].inputs) == 4


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("month", ["2025-03", "2025-04", None]),
        ("year", ["2025"]),
        ("day", [None, "2025-04-03"]),
        ("measure", ["killed"]),
        ("source", ["UN"]),
        ("population", [None]),
        (("year", "measure"), [("2025", "killed")]),
    ],
)
def test_groups_by_time_and_other_fields(by: object, keys: list):
    periods = [MARCH, Period(as_of="2025-04-03"), Period(start="2025-03-01", end="2025-04-30")]
    made = total([killed(10, period=period) for period in periods], by=by)
    assert list(made) == keys


def test_groups_come_in_the_order_in_which_facts_first_have_them_and_keep_what_is_given_again():
    days = [(GAO, "2025-03-01"), (KIDAL, "2025-05-01"), (GAO, "2025-04-01"), (KIDAL, "2025-03-01")]
    facts = [killed(10, place=place, period=Period(start=day, end=day)) for place, day in days]
    made = total([*facts, facts[1], facts[1]], by="month")
    assert list(made) == ["2025-03", "2025-05", "2025-04"]
    assert [month.estimate.point for month in made.values()] == [20, 10, 10]
    assert [[left.fact for left in month.duplicate] for month in made.values()] == [[], [facts[1]] * 2, []]


def test_a_field_there_is_not_cannot_be_grouped_by():
    with pytest.raises(FieldError, match=r"'by' must be one of actor, place, year, .*, got 'colour'"):
        total([], by="colour")


def test_an_assumption_there_is_not_cannot_be_made():
    with pytest.raises(FieldError, match=r"'assume' must be one of constant_rate, .*same_time.*, got 'luck'"):
        total([], assume="luck")


def test_a_union_counts_what_is_apart_together_and_the_rest_within_bounds():
    facts = [killed(75, place=GAO), killed(20, place=KIDAL), killed(30, place="the north")]
    assert union_bounds(facts).estimate.interval == Interval(75, 125)
    assert union_bounds(facts[:2]).estimate.interval == Interval(95, 95)


def test_a_union_is_at_least_as_large_as_its_largest_part():
    facts = [killed(Estimate.at_least(10, "person"), place=MALI), killed(30, place=GAO)]
    assert union_bounds(facts).estimate.interval == Interval(30, None)


@pytest.mark.parametrize(("days", "missing"), [(1, "not known whether they are of one event"), (31, "which is so")])
def test_a_source_that_contradicts_itself_over_a_stated_period_is_told_so(days, missing):
    period = cf.Period(start="2024-05-01", end=f"2024-05-{days:02}")
    facts = [
        cf.claim(
            "CasualtyEstimate", measure="killed", source="A", period=period, estimate=cf.Estimate.bare(n, "person")
        )
        for n in (12, 5)
    ]
    made = cf.total(facts)
    assert made.estimate is None
    assert missing in made.why
    assert bool(cf.check(facts).contradictions) is (days > 1)


def test_a_part_larger_than_its_whole_is_pointed_out():
    def on(start: str, end: str, n: int) -> Fact:
        return killed(n, place=GAO, period=Period(start=start, end=end))

    day, month = on("2024-05-03", "2024-05-03", 30), on("2024-05-01", "2024-05-31", 20)
    made = total([day, month])
    assert made.used == (month,)
    assert made.why == (
        f"a part is larger than its whole (30 person ({day.id}), of 20 person ({month.id})), so not all can be so; "
        "check() tells"
    )
    assert cf.check([day, month]).contradictions
    assert total([on("2024-05-03", "2024-05-03", 20), month]).why == ""
    whole, children = killed(100), killed(130, population="children")
    assert "a part is larger than its whole" in total(Facts([whole, children], [PartOf(whole, [children])])).why


def test_groups_are_printed_one_below_the_other():
    made = total([killed(5, place=Place("Gao", "town")), killed(7)], by="place")
    gao, unsaid = (line for line in str(made).splitlines() if not line.startswith(" "))
    assert (gao, unsaid) == ("Gao: total of 1 fact", "(not said): total of 1 fact")
    assert "5 person, from 1 fact" in str(made)
    assert repr(made) == "<2 groups: Gao, (not said)>"
    assert str(total([], by="place")) == "no groups"
    assert repr(total([killed(n, place=Place(f"P{n}", "town")) for n in range(12)], by=["place", "measure"])).endswith(
        "P9, killed, …>"
    )


def test_a_total_says_once_why_there_is_none():
    first, line, *left_out = str(total([killed(n) for n in (5, 12, 40)])).splitlines()
    assert first == "total of 3 facts"
    assert "it is not known whether they are of one event" in line
    assert len(left_out) == 2
    assert [one.partition("): ")[2] for one in left_out] == [
        "not added, as said above",
        "not added, since this is so of two others, as said above",
    ]
    assert str(total([killed(5)])).splitlines() == ["total of 1 fact", "  killed, people: 5 person, from 1 fact"]


def test_what_nobody_is_said_to_have_said_is_no_figure_of_one_source():
    made = total([killed(75, source=None), killed(75, source=None, quote="seventy-five")])
    assert reasons(made.duplicate) == ["says again what another fact that names no source either says"]


def test_many_figures_of_one_source_that_all_can_be_so_count_once():
    over = [killed(Estimate.more_than(n, "person"), period=MARCH) for n in range(1, 400)]
    made = total(over)
    assert str(made.estimate) == "more than 399 person"
    assert made.used[0] == over[-1]


def test_of_many_figures_of_one_source_two_that_cannot_both_be_so_are_named():
    ranges = [killed(Estimate.between(n, 1000, "person"), period=MARCH) for n in range(400)]
    lone = killed(Estimate.less_than(300, "person"), period=MARCH)
    made = total([*ranges, lone])
    assert made.estimate is None
    clash = [one for one in made.excluded if "not added: " in one.reason]
    assert {one.fact for one in clash} == {ranges[-1], lone}


def test_figures_in_other_units_are_in_order_of_fineness():
    held = [
        claim("TerritorialControl", status="held", place=GAO, source="UN", period=MARCH, estimate=estimate)
        for estimate in (Estimate.bare(1, "kilometer ** 2"), Estimate.bare(104, "hectare"))
    ]
    made = total(held)
    assert made.used == (held[1],)
    assert [one.instead for one in made.duplicate] == [held[1]]


def test_figures_of_two_conflicts_are_two_quantities():
    facts = [killed(3, place=GAO, period=MARCH, conflict=conflict) for conflict in ("one war", "another")]
    assert (
        "conflicts 'another' and 'one war'" in total(facts).why
        or "conflicts 'one war' and 'another'" in total(facts).why
    )
    assert union_bounds(facts).estimate.interval == Interval(3, 6)


@pytest.mark.parametrize("other", [Period(start="2025-03-03"), Period(start="2025-03-05"), MARCH], ids=str)
def test_what_begins_after_it_is_said_ends_nobody_knows_when(other: Period):
    early = killed(75, population="civilian", period=Period(start="2025-03-03"), asserted="2025-03-02")
    facts = [early, killed(20, period=other, asserted="2025-03-02")]
    assert total(facts).estimate is None
    assert union_bounds(facts).estimate.interval == Interval(75, 95)


def test_a_source_stands_by_what_it_says_again_in_rougher_words():
    said = {"2025-04-01": Estimate.bare(1203, "person"), "2025-04-03": Estimate.bare(1500, "person")}
    fine, other = [killed(estimate, period=MARCH, asserted=day) for day, estimate in said.items()]
    assert total([fine, other]).used == (other,)
    again = killed(Estimate.bare(1200, "person"), period=MARCH, asserted="2025-04-05")
    made = total([fine, other, again])
    assert made.used == (fine,)
    assert [(one.fact, one.instead) for one in made.superseded] == [(other, fine)]
    assert [(one.fact, one.instead) for one in made.duplicate] == [(again, fine)]


def test_facts_of_a_class_of_one_s_own_are_facts():
    @attrs.frozen(kw_only=True)
    class Counted(CasualtyEstimate):
        pass

    plain = killed(3, place=GAO)
    more = Counted(**{name: getattr(plain, name) for name in attrs.fields_dict(CasualtyEstimate)})
    made = total([plain, more, Fact(provenance=plain.provenance)])
    assert [line.used for line in made.lines] == [(plain,), (more,)]
    assert reasons(made.excluded) == ["it is a judgement, not a count"]
