"""Interval arithmetic is sound (no result is left out) and tight (nothing more is let in), openness included."""

from __future__ import annotations

import operator
import pickle
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.errors import DivisionError, FieldError, UndeterminedError
from conflictfacts.model.interval import (
    Interval,
    Truth,
    surely_equal,
    surely_greater,
    surely_greater_equal,
    surely_less,
    surely_less_equal,
)

NEAR = (Fraction(1, 10**9), Fraction(1, 10**40))
FAR = (10**9, 10**40)
OPERATIONS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": lambda a, b: Fraction(a) / b}


def points(interval: Interval) -> list[Fraction]:
    """Numbers of an interval: its ends or close by, far out where it has none, 0 and what is close to 0."""
    low, high = interval.low, interval.high
    tried = [Fraction(0), *NEAR, *(-d for d in NEAR)]
    for end, sign in ((low, 1), (high, -1)):
        if end is not None:
            tried += [Fraction(end), *(end + sign * d for d in NEAR)]
    anchor = next((end for end in (low, high) if end is not None), 0)
    tried += [anchor + sign * d for d in FAR for sign in (1, -1)]
    if low is not None and high is not None:
        tried.append(Fraction(low + high) / 2)
    return [point for point in tried if interval.contains(point)]


def apply(name: str, a: Interval, b: Interval) -> Interval:
    return a / b if name == "/" else OPERATIONS[name](a, b)


@pytest.mark.parametrize("name", OPERATIONS)
@given(a=testing.intervals(), b=testing.intervals(), data=st.data())
def test_a_result_holds_the_result_of_any_two_numbers(name, a, b, data):
    assume(name != "/" or b != Interval.point(0))
    x, y = data.draw(st.sampled_from(points(a))), data.draw(st.sampled_from(points(b)))
    assume(name != "/" or y != 0)
    assert apply(name, a, b).contains(OPERATIONS[name](x, y))


@pytest.mark.parametrize("name", OPERATIONS)
@given(a=testing.intervals(), b=testing.intervals())
def test_the_ends_of_a_result_are_attained_or_approached(name, a, b):
    assume(name != "/" or b != Interval.point(0))
    result = apply(name, a, b)
    reached = [OPERATIONS[name](x, y) for x in points(a) for y in points(b) if name != "/" or y != 0]
    for end, is_open, nearest in (
        (result.low, result.low_open, min(reached)),
        (result.high, result.high_open, max(reached)),
    ):
        if end is None:
            assert abs(nearest) > 10**6
        elif is_open:
            assert nearest != end
            assert abs(nearest - end) < Fraction(1, 1000)
        else:
            assert nearest == end


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        (Interval(0, 0), Interval(None, None), Interval(0, 0)),
        (Interval(0, 1), Interval(1, None), Interval(0, None)),
        (Interval(0, 1, low_open=True), Interval(1, None), Interval(0, None, low_open=True)),
        (Interval(0, 1, low_open=True), Interval(0, 5), Interval(0, 5)),
        (Interval(0, 2), Interval(None, 3), Interval(None, 6)),
        (Interval(-1, 2), Interval(3, None), Interval(None, None)),
        (Interval(-2, -1, high_open=True), Interval(3, 4, low_open=True), Interval(-8, -3, high_open=True)),
        (Interval(2, None, low_open=True), Interval(-3, -3), Interval(None, -6, high_open=True)),
    ],
)
def test_products_with_zero_and_without_ends(a, b, product):
    assert a * b == b * a == product


@pytest.mark.parametrize(
    ("a", "b", "quotient"),
    [
        (Interval(1, 2), Interval(-1, 1), Interval(None, None)),
        (Interval(1, 2), Interval(0, 4), Interval(Fraction(1, 4), None)),
        (Interval(1, 2), Interval(-4, 0), Interval(None, Fraction(-1, 4))),
        (Interval(0, 0), Interval(-1, 1), Interval(0, 0)),
        (Interval(0, 0), Interval(0, 1), Interval(0, 0)),
        (Interval(0, 1), Interval(0, 1), Interval(0, None)),
        (Interval(250, 250), Interval(900, None, low_open=True), Interval(0, Fraction(5, 18), True, True)),
        (Interval(1, 2), Interval(None, None), Interval(None, None)),
        (Interval(1, 2), Interval(2, 4), Interval(Fraction(1, 4), 1)),
    ],
)
def test_quotients_with_zero_and_without_ends(a, b, quotient):
    assert a / b == quotient


def test_dividing_by_nothing_but_zero_is_an_error():
    with pytest.raises(DivisionError, match=r"^cannot divide by an interval that holds nothing but 0$"):
        Interval(1, 2) / Interval(0, 0)
    assert issubclass(DivisionError, ZeroDivisionError)


def test_numbers_stand_for_points():
    a = Interval(1, 2)
    assert (a + 1, 1 + a) == (Interval(2, 3), Interval(2, 3))
    assert (a - 1, 1 - a) == (Interval(0, 1), Interval(-1, 0))
    assert (a * 2, 2 * a, a.scaled(2)) == (Interval(2, 4),) * 3
    assert (a / 2, 2 / a) == (Interval(Fraction(1, 2), 1), Interval(1, 2))
    assert -Interval(1, None, low_open=True) == Interval(None, -1, high_open=True)


@given(testing.intervals(), testing.numbers(-100, 100))
def test_scaling_is_multiplying_by_a_point(interval, k):
    for point in points(interval):
        assert interval.scaled(k).contains(point * k)


@given(testing.intervals(), testing.intervals())
def test_a_hull_holds_both_and_ends_where_they_do(a, b):
    hull = a.hull(b)
    assert hull == b.hull(a)
    assert all(hull.contains(point) for point in points(a) + points(b))
    for side in ("low", "high"):
        ends = {(getattr(i, side), getattr(i, f"{side}_open")) for i in (a, b)}
        assert (getattr(hull, side), getattr(hull, f"{side}_open")) in ends


@given(testing.intervals(), testing.intervals())
def test_an_intersection_holds_what_is_in_both(a, b):
    both = a.intersection(b)
    assert both == b.intersection(a)
    shared = [point for point in points(a) + points(b) if a.contains(point) and b.contains(point)]
    if both is None:
        assert not shared
    else:
        assert all(both.contains(point) for point in shared)
        assert all(a.contains(point) and b.contains(point) for point in points(both))


def test_touching_in_an_open_end_is_no_intersection():
    assert Interval(1, 2).intersection(Interval(2, 3)) == Interval(2, 2)
    assert Interval(1, 2).intersection(Interval(2, 3, low_open=True)) is None
    assert Interval(1, 2, high_open=True).intersection(Interval(2, 3)) is None
    assert Interval(1, 2).intersection(Interval(3, 4)) is None
    assert Interval(0, 5, low_open=True).intersection(Interval(0, 5, high_open=True)) == Interval(0, 5, True, True)


COMPARISONS = {
    surely_less: operator.lt,
    surely_less_equal: operator.le,
    surely_greater: operator.gt,
    surely_greater_equal: operator.ge,
    surely_equal: operator.eq,
}


@pytest.mark.parametrize("compare", COMPARISONS)
@given(a=testing.intervals(), b=testing.intervals())
def test_a_comparison_is_sure_if_it_is_so_for_all_numbers(compare, a, b):
    tried = {*points(a), *points(b)}
    found = {COMPARISONS[compare](x, y) for x in tried if a.contains(x) for y in tried if b.contains(y)}
    expected = {(True,): Truth.YES, (False,): Truth.NO}.get(tuple(found), Truth.UNDETERMINED)
    assert compare(a, b) is expected


def test_numbers_can_be_compared_too():
    assert surely_less(Interval(1, 2), 3) is surely_less(0, Interval(1, 2)) is surely_less(1, 2) is Truth.YES
    assert surely_greater(3, Interval(1, 2)) is Truth.YES


def test_undetermined_has_no_truth_value():
    assert Truth.YES
    assert not Truth.NO
    with pytest.raises(UndeterminedError, match="undetermined has no truth value"):
        bool(surely_less(Interval(1, 2), Interval(1, 2)))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((2, 1), "'low' must not be above 'high' (1), got 2"),
        ((1, 1, True), "'low' must be below 'high' (1) where one of them is open, got 1"),
        ((1, 1, False, True), "'low' must be below 'high' (1) where one of them is open, got 1"),
        (("1", 2), "'low' must be a number, got '1' (str)"),
        ((1, float("inf")), "'high' must be finite, got inf"),
    ],
)
def test_an_interval_with_nothing_in_it_is_refused(arguments, message):
    with pytest.raises(FieldError) as caught:
        Interval(*arguments)
    assert str(caught.value) == message


def test_a_side_without_end_is_open():
    assert Interval(None, None) == Interval(None, None, True, True)
    assert Interval(0.5, Fraction(4, 2)) == Interval(Fraction(1, 2), 2)


@given(testing.intervals())
def test_intervals_survive_pickling_and_hash_alike(interval):
    again = pickle.loads(pickle.dumps(interval))
    assert again == interval
    assert hash(again) == hash(interval)
    assert eval(repr(interval)) == interval


def test_an_interval_reads_like_one():
    assert str(Interval(None, Fraction(1, 2))) == "(-∞, 1/2]"
    assert str(Interval(1, 2, low_open=True)) == "(1, 2]"
    assert repr(Interval(1, None, low_open=True)) == "Interval(1, None, low_open=True)"
