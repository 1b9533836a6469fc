"""What hedged numbers mean, row by row, and what can be done with them."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.errors import DivisionError, FieldError, UnitError
from conflictfacts.model.estimate import Estimate, Hedge, Rounded, grain_of_number, sense_of
from conflictfacts.model.interval import Interval, Truth, surely_equal, surely_greater, surely_less
from conflictfacts.units import convert, dimension

NONE, LOW, HIGH, BOTH = frozenset(), frozenset({"low"}), frozenset({"high"}), frozenset({"low", "high"})


def hedged(hedge, *nominal, unit="person", **more):
    return Estimate.hedged(hedge, nominal, unit, **more)


# hedge, nominal, grain given; literal, rounded, soft, best
MEANINGS = [
    ("exact", [11_000], None, Interval(11_000, 11_000), Interval(10_500, 11_500), NONE, 11_000),
    ("exact", [11_000], [0], Interval(11_000, 11_000), Interval(11_000, 11_000), NONE, 11_000),
    ("exact", [11_000], [], Interval(11_000, 11_000), Interval(11_000, 11_000), NONE, 11_000),
    ("exact", [250_000], None, Interval(250_000, 250_000), Interval(245_000, 255_000), NONE, 250_000),
    ("exact", [2_000_000], [100_000], Interval.point(2_000_000), Interval(1_950_000, 2_050_000), NONE, 2_000_000),
    ("exact", [Fraction("19.04")], None, Interval.point(Fraction("19.04")),
     Interval(Fraction("19.035"), Fraction("19.045")), NONE, Fraction("19.04")),
    ("exact", [1], None, Interval(1, 1), Interval(Fraction(1, 2), Fraction(3, 2)), NONE, 1),
    ("exact", [1], [10], Interval(1, 1), Interval(0, 6), NONE, 1),
    ("exact", [0], None, Interval(0, 0), Interval(0, 0), NONE, 0),
    ("about", [70_000], None, Interval(65_000, 75_000), None, BOTH, 70_000),
    ("about", [11_000], None, Interval(10_450, 11_550), None, BOTH, 11_000),
    ("about", [3], [10], Interval(0, 8), None, BOTH, 3),
    ("about", [70_000], [0], Interval(66_500, 73_500), None, BOTH, 70_000),
    ("more_than", [900_000], None, Interval(900_000, None, low_open=True), None, NONE, None),
    ("at_least", [900], None, Interval(900, None), None, NONE, None),
    ("less_than", [100], None, Interval(0, 100, high_open=True), None, NONE, None),
    ("at_most", [100], None, Interval(0, 100), None, NONE, None),
    ("at_most", [0], None, Interval(0, 0), None, NONE, None),
    ("up_to", [100], None, Interval(0, 100), None, HIGH, None),
    ("nearly", [11_000], None, Interval(10_000, 11_000, high_open=True), None, LOW, None),
    ("nearly", [99], None, Interval(99 - Fraction(99, 20), 99, high_open=True), None, LOW, None),
    ("nearly", [7], [10], Interval(0, 7, high_open=True), None, LOW, None),
    ("just_over", [11_000], None, Interval(11_000, 12_000, low_open=True), None, HIGH, None),
    ("just_over", [99], None, Interval(99, 99 + Fraction(99, 20), low_open=True), None, HIGH, None),
    ("vague", [12], [], Interval(12, None), None, LOW, None),
    ("range", [3_000, 4_500], None, Interval(3_000, 4_500), Interval(2_500, 4_550), NONE, None),
    ("range", [1, 4_000], [10, 0], Interval(1, 4_000), Interval(0, 4_000), NONE, None),
    ("range", [3, 3], None, Interval(3, 3), Interval(Fraction(5, 2), Fraction(7, 2)), NONE, None),
]  # fmt: skip


@pytest.mark.parametrize(("hedge", "nominal", "grain", "literal", "rounded", "soft", "best"), MEANINGS)
def test_each_hedge_has_its_meaning(hedge, nominal, grain, literal, rounded, soft, best):
    estimate = hedged(hedge, *nominal, grain=grain)
    assert estimate.interval == estimate.in_sense("literal") == literal
    assert estimate.in_sense("rounded") == (rounded or literal)
    assert estimate.soft == soft
    assert estimate.point == best


RANGES = [
    ("exact", "more_than", Interval(3_000, None), Interval(2_500, None), NONE),
    ("more_than", "exact", Interval(3_000, 4_000, low_open=True), Interval(3_000, 4_500, low_open=True), NONE),
    ("about", "exact", Interval(2_500, 4_000), Interval(2_500, 4_500), LOW),
    ("exact", "about", Interval(3_000, 4_500), Interval(2_500, 4_500), HIGH),
    ("nearly", "nearly", Interval(2_000, 4_000, high_open=True), None, LOW),
    ("exact", "up_to", Interval(3_000, 4_000), Interval(2_500, 4_000), HIGH),
    ("less_than", "just_over", Interval(0, 5_000), None, HIGH),
    ("at_least", "at_most", Interval(3_000, 4_000), None, NONE),
]


@pytest.mark.parametrize(("low", "high", "literal", "rounded", "soft"), RANGES)
def test_a_hedged_end_of_a_range_takes_its_own_bound(low, high, literal, rounded, soft):
    estimate = hedged("range", 3_000, 4_000, ends=(Hedge(low), Hedge(high)))
    assert estimate.interval == literal
    assert estimate.in_sense("rounded") == (rounded or literal)
    assert estimate.soft == soft
    assert estimate.point is None


def test_percentages_can_be_read_to_the_nearest_one():
    nearest = Rounded(percent=1)
    assert hedged("exact", 90, unit="percent").in_sense("rounded") == Interval(85, 95)
    assert hedged("exact", 90, unit="percent").in_sense(nearest) == Interval(Fraction(179, 2), Fraction(181, 2))
    assert hedged("exact", Fraction("19.04"), unit="percent").in_sense(nearest).high == Fraction("19.045")
    assert Estimate.exactly(90, "percent").in_sense(nearest) == Interval(90, 90)
    assert hedged("exact", 90).in_sense(nearest) == Interval(85, 95)
    assert hedged("range", 10, 20, unit="percent").in_sense(nearest) == Interval(Fraction(19, 2), Fraction(41, 2))


def test_most_of_something_is_more_than_half_and_at_most_all_of_it():
    most = Estimate.most("most of")
    assert most.in_sense("rounded") == most.interval == Interval(50, 100, low_open=True)
    assert (most.unit, most.words, most.point, str(most)) == ("percent", "most of", None, "more than 50 percent")


@pytest.mark.parametrize(
    ("number", "grain"),
    [
        (250_000, 10_000),
        (11_000, 1_000),
        (3_500, 100),
        (90, 10),
        (7, 1),
        (-70, 10),
        (0, 0),
        (Fraction("19.04"), Fraction(1, 100)),
        (Fraction("0.125"), Fraction(1, 1000)),
        (Fraction("2.5"), Fraction(1, 10)),
        (Fraction(1, 3), 0),
    ],
)
def test_the_grain_is_the_last_place(number, grain):
    assert grain_of_number(number) == grain


@pytest.mark.parametrize("sense", ["literal", "rounded", Rounded(percent=5)])
def test_senses_go_by_name(sense):
    assert sense_of(sense_of(sense)) is sense_of(sense)
    assert str(sense_of(sense)).startswith(str(sense)[:7])


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: sense_of("fuzzy"), "'sense' must be 'literal', 'rounded', or a Rounded of your own, got 'fuzzy'"),
        (lambda: Rounded(percent=0), "'percent' must be above 0, got 0"),
        (lambda: hedged("exact", -5), "'nominal' must not be negative, got -5"),
        (lambda: hedged("less_than", 0), "'nominal' must be above 0 where the hedge is less_than, got 0"),
        (lambda: hedged("nearly", 0), "'nominal' must be above 0 where the hedge is nearly, got 0"),
        (lambda: hedged("just_over", 0), "'nominal' must be above 0 where the hedge is just_over, got 0"),
        (lambda: hedged("range", 4, 3), "'nominal' must be the lower and the upper end of a range, got '4 and 3'"),
        (lambda: hedged("range", 4), "'nominal' must be one number, or the two of a range, got [4]"),
        (lambda: hedged("exact", 3, 4), "'nominal' must be one number, or the two of a range, got [3, 4]"),
        (lambda: hedged("exact", 3, grain=[1, 1]), "'grain' must be one for each nominal number, or none, got [1, 1]"),
        (
            lambda: hedged("exact", 3, ends=(Hedge.EXACT, Hedge.ABOUT)),
            "'end_hedges' must be the hedges of the two ends of a range, got 'exact and about'",
        ),
        (
            lambda: hedged("range", 3, 4, ends=(Hedge.EXACT,)),
            "'end_hedges' must be the hedges of the two ends of a range",
        ),
        (lambda: hedged("exact", 3, grain=[-1]), "'grain' must not be negative, got -1"),
        (lambda: hedged("roughly", 3), "'hedge' must be one of exact, about, "),
        (lambda: Estimate.about(3), "'unit' must be given with a bare number, got 3"),
        (lambda: Estimate.about("3", "person"), "'value' must be a number, got '3' (str)"),
        (
            lambda: Estimate(interval=Interval(1, 2), unit="person", hedge=Hedge.RANGE, point=3),
            "'point' must lie in the interval [1, 2], got 3",
        ),
        (
            lambda: Estimate(interval=Interval(1, 2), unit="person", hedge=Hedge.RANGE, soft={"middle"}),
            "'soft' must hold nothing but 'low' and 'high', got ['middle']",
        ),
        (
            lambda: Estimate(interval=Interval(1, 2), unit="person", hedge=Hedge.EXACT, nominal=(1, 2)),
            "'nominal' must be one number, or the two of a range, got [1, 2]",
        ),
        (
            lambda: Estimate(interval=Interval(1, 2), unit="person", hedge="roughly"),
            "'hedge' must be one of exact, about, more_than, at_least, less_than, at_most, up_to, nearly, just_over, "
            "range, vague, got 'roughly'",
        ),
        (lambda: Estimate(interval=(1, 2), unit="person", hedge="range"), "'interval' must be an Interval, got (1, 2)"),
    ],
)
def test_what_cannot_be_meant_is_refused(make, message):
    with pytest.raises(FieldError) as caught:
        make()
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (Estimate.more_than(900_000, "person"), "more than 900,000 person"),
        (Estimate.bare(250_000, "person"), "250,000 person"),
        (Estimate.about(70_000, "people"), "about 70,000 person"),
        (Estimate.between(3_000, 4_000, "person"), "3,000–4,000 person"),
        (hedged("range", 3, 4, ends=(Hedge.EXACT, Hedge.MORE_THAN)), "3 to more than 4 person"),
        (Estimate.bare(90, "%"), "90 percent"),
        (Estimate.bare(Fraction(100, 3), "%"), "≈33.3333 percent"),
        (Estimate.at_most(Fraction("1234.5"), "km2"), "at most 1,234.5 kilometer ** 2"),
        (Estimate.vague(12, "person"), "12 or more person"),
        (Estimate.less_than(1, "mile").to("km"), "less than 1.609344 kilometer"),
        (Estimate.less_than(1, "km").to("mile"), "less than ≈0.621371 mile"),
        (Estimate.more_than(9, "person") - Estimate.exactly(2, "person"), "more than 7 person"),
        (Estimate.exactly(9, "person") - Estimate.more_than(2, "person"), "less than 7 person"),
        (Estimate.exactly(9, "person") - Estimate.between(2, 3, "person"), "6–7 person"),
        (Estimate.exactly(9, "person") - Estimate.less_than(2, "person"), "more than 7 and at most 9 person"),
        (Estimate.at_least(9, "person") * 2, "at least 18 person"),
        (Estimate.at_least(9, "person") - Estimate.more_than(2, "person"), "any number of person"),
        (Estimate.at_most(9, "person") * 1, "at most 9 person"),
        (Estimate.exactly(9, "person") * 1, "9 person"),
    ],
)
def test_an_estimate_reads_as_it_was_said(estimate, text):
    assert str(estimate) == text


def test_quantities_are_fresh_and_of_the_application_registry():
    estimate = Estimate.between(3, 4, "sq km")
    registry = pint.get_application_registry()
    assert estimate.low == registry.Quantity(3, "km**2")
    assert estimate.high.to("hectare").magnitude == pytest.approx(400)
    assert estimate.best is None
    estimate.low.ito("hectare")
    assert estimate.low.magnitude == 3
    assert Estimate.more_than(5, "person").high is None
    assert Estimate.less_than(5, "person").low.magnitude == 0
    assert Estimate.about(5, "person").best.magnitude == 5
    assert Estimate.at_most(5, "person").to("person").low.units == registry.Unit("person")


def test_estimates_are_made_from_quantities():
    registry = pint.get_application_registry()
    square_miles = registry.Quantity(100, "mile ** 2")
    assert Estimate.less_than(square_miles) == Estimate.less_than(100, "mile ** 2")
    assert Estimate.less_than(registry.Quantity(1, "km"), "meter") == Estimate.less_than(1000, "meter")
    assert Estimate.between(registry.Quantity(1, "km"), registry.Quantity(3000, "m")) == Estimate.between(1, 3, "km")
    with pytest.raises(UnitError):
        Estimate.between(registry.Quantity(1, "km"), square_miles)


def test_conversion_keeps_what_was_printed():
    printed = Estimate.bare(100, "mile ** 2")
    converted = printed.to("km2")
    factor = convert(1, "mile ** 2", "kilometer ** 2")
    assert converted.interval == Interval.point(100 * factor)
    assert (converted.nominal, converted.grain, converted.printed_unit) == ((100,), (100,), "mile ** 2")
    assert converted.in_sense("rounded") == Interval(50 * factor, 150 * factor)
    assert converted.to("hectare").printed_unit == "mile ** 2"
    assert converted.to("mile ** 2") == printed
    assert printed.to("mile ** 2") is printed
    with pytest.raises(UnitError, match=r"^'unit' must be in \[person\], got 'mile \*\* 2' \(\[length\] \*\* 2\)$"):
        printed.to("person")


@given(testing.estimates(), st.data())
def test_conversion_is_exact_and_can_be_undone(estimate, data):
    to = data.draw(testing.units(dimension(estimate.unit)))
    assert estimate.to(to).to(estimate.unit) == estimate
    factor = convert(1, estimate.unit, to)
    for sense in ("literal", "rounded", Rounded(percent=1)):
        assert estimate.to(to).in_sense(sense) == estimate.in_sense(sense).scaled(factor)


@given(testing.estimates())
def test_the_rounded_sense_allows_for_the_literal_one(estimate):
    literal, rounded = estimate.in_sense("literal"), estimate.in_sense("rounded")
    assert literal.hull(rounded) == rounded
    assert rounded.low == literal.low or rounded.low >= 0


@given(testing.estimates())
def test_estimates_survive_pickling_and_hash_alike(estimate):
    again = pickle.loads(pickle.dumps(estimate))
    assert again == estimate
    assert hash(again) == hash(estimate)


def test_sums_and_differences_are_in_the_first_unit():
    area = Estimate.exactly(1, "sq km") + Estimate.more_than(200, "hectare")
    assert area == Estimate(interval=Interval(3, None, low_open=True), unit="kilometer ** 2", hedge=Hedge.MORE_THAN)
    difference = Estimate.exactly(3, "person") - Estimate.exactly(5, "person")
    assert (difference.interval, difference.point) == (Interval(-2, -2), -2)
    assert -Estimate.more_than(3, "person") == Estimate.exactly(0, "person") - Estimate.more_than(3, "person")
    assert sum([Estimate.exactly(n, "person") for n in (1, 2, 3)]).interval == Interval(6, 6)


def test_products_and_quotients_have_their_unit():
    share = Estimate.exactly(1500, "person") / Estimate.exactly(5000, "person")
    assert (share.unit, share.point) == ("dimensionless", Fraction(3, 10))
    assert (Estimate.bare(90, "percent") * Estimate.exactly(200, "sq km")).interval == Interval(180, 180)
    assert (2 * Estimate.exactly(3, "person")).point == (Estimate.exactly(3, "person") * 2).point == 6
    assert (Estimate.exactly(3, "person") / 2).point == Fraction(3, 2)
    assert (1 - Estimate.exactly(90, "percent")).interval == Interval.point(Fraction(1, 10))
    assert (1 / Estimate.exactly(50, "percent")).interval == Interval(2, 2)
    assert (1 + Estimate.exactly(50, "percent")).point == Fraction(3, 2)
    assert (Estimate.exactly(0, "person") / Estimate.less_than(5, "person")).interval == Interval(0, 0)


def test_a_best_is_computed_only_from_bests():
    about, open_ended = Estimate.about(100, "person"), Estimate.more_than(5, "person")
    assert (about + Estimate.bare(5, "person")).point == 105
    assert (about + open_ended).point is (about * 2 - open_ended).point is None
    assert (Estimate.about(2, "person") / Estimate.hedged(Hedge.ABOUT, [0], "person", grain=[4])).point is None


@pytest.mark.parametrize(
    ("compute", "soft"),
    [
        (lambda a: a + 1, HIGH),
        (lambda a: 1 - a, LOW),
        (lambda a: -a, LOW),
        (lambda a: a * 2, HIGH),
        (lambda a: 2 * a, HIGH),
        (lambda a: a * -2, LOW),
        (lambda a: -2 * a, LOW),
        (lambda a: a / 2, HIGH),
        (lambda a: a / -2, LOW),
        (lambda a: 1 / (a + 1), LOW),
        (lambda a: -1 / (a + 1), BOTH),
        (lambda a: a * Estimate.between(2, 3, "times"), HIGH),
        (lambda a: a * (Estimate.between(2, 3, "times") - 3), BOTH),
        (lambda a: a / Estimate.between(2, 3, "times"), HIGH),
        (lambda a: 1 / a, NONE | LOW),
        (lambda a: a.hull(Estimate.exactly(0, "times")), HIGH),
        (lambda a: a.hull(Estimate.exactly(9, "times")), NONE),
        (lambda a: a.hull(Estimate.between(1, 5, "times")), HIGH),
        (lambda a: a.intersection(Estimate.between(1, 5, "times")), NONE),
        (lambda a: a.intersection(Estimate.between(1, 6, "times")), HIGH),
    ],
)
def test_a_bound_made_from_a_soft_one_is_soft(compute, soft):
    assert compute(Estimate.up_to(5, "times")).soft == soft


def test_a_bound_that_is_not_there_is_not_soft():
    assert (Estimate.up_to(5, "times") + Estimate.at_least(1, "times")).soft == NONE


def test_hull_and_intersection_convert():
    a, b = Estimate.between(1, 3, "sq km"), Estimate.more_than(200, "hectare")
    assert a.hull(b).interval == Interval(1, None)
    assert a.intersection(b).interval == Interval(2, 3, low_open=True)
    assert a.intersection(Estimate.exactly(1, "hectare")) is None
    assert a.hull(b).unit == a.intersection(b).unit == "kilometer ** 2"


def test_comparisons_convert():
    registry = pint.get_application_registry()
    mile = Estimate.exactly(1, "mile")
    assert surely_greater(mile, Estimate.exactly(1, "km")) is Truth.YES
    assert surely_less(mile, registry.Quantity(2, "km")) is Truth.YES
    assert surely_less(registry.Quantity(2, "km"), mile) is Truth.NO
    assert surely_less(0.5, Estimate.exactly(90, "percent")) is Truth.YES
    assert (
        surely_less(Estimate.exactly(90, "percent"), 1) is surely_less(0, Estimate.exactly(90, "percent")) is Truth.YES
    )
    assert surely_equal(Estimate.more_than(5, "person"), Estimate.exactly(5, "person")) is Truth.NO
    assert surely_equal(Estimate.more_than(5, "person"), Estimate.exactly(6, "person")) is Truth.UNDETERMINED
    with pytest.raises(UnitError):
        surely_less(mile, 5)


@pytest.mark.parametrize(
    "compute",
    [
        lambda: Estimate.exactly(1, "person") + Estimate.exactly(1, "km"),
        lambda: Estimate.exactly(1, "person") + Estimate.exactly(1, "person/day"),
        lambda: Estimate.exactly(1, "person") + 1,
        lambda: Estimate.exactly(1, "person") * Estimate.exactly(1, "person"),
        lambda: Estimate.exactly(1, "person").hull(Estimate.exactly(1, "unit")),
    ],
)
def test_what_measures_different_things_is_not_computed_with(compute):
    with pytest.raises(UnitError):
        compute()


def test_dividing_by_nothing_but_zero_is_an_error():
    with pytest.raises(DivisionError):
        Estimate.exactly(1, "person") / 0


@given(testing.estimates(st.just("person")), testing.estimates(st.just("percent")), st.data())
def test_arithmetic_is_that_of_intervals(a, b, data):
    for compute in (lambda x, y: x + y * 1, lambda x, y: x - y):
        assert compute(a, a).interval == compute(a.interval, a.interval)
    assert (a * b).interval == (a.interval * b.interval).scaled(Fraction(1, 100))
    if b.interval != Interval(0, 0):
        assert (a / b).interval == (a.interval / b.interval).scaled(100)
