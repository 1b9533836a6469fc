"""Naming quantities and asking about them."""

from __future__ import annotations

from fractions import Fraction

import pytest

import conflictfacts as cf


def people(measure, number, **fields):
    estimate = number if isinstance(number, cf.Estimate) else cf.Estimate.exactly(number, "person")
    return cf.claim("CasualtyEstimate", measure=measure, estimate=estimate, **{"actor": "A land", **fields})


KILLED, WOUNDED = cf.quantity("killed"), cf.quantity("wounded")


def test_expressions_are_linear_and_print_as_sums():
    killed, lost = cf.quantity("killed", actor="Russia"), cf.quantity("losses", actor="Russia", place="Kursk")
    assert str(lost - killed) == "losses of Russia in Kursk - killed of Russia"
    assert str(-killed + 3) == "-killed of Russia + 3"
    assert str((lost + 2 * killed) / 2) == "1/2 losses of Russia in Kursk + killed of Russia"
    assert str(killed - killed) == "0"
    assert str(killed / lost) == "killed of Russia / losses of Russia in Kursk"
    assert (
        str((killed + 1) / (lost - killed)) == "(killed of Russia + 1) / (losses of Russia in Kursk - killed of Russia)"
    )
    assert killed + lost - lost == killed + 0


@pytest.mark.parametrize(
    ("expression", "low", "high"),
    [
        (KILLED, 3, 3),
        (KILLED + WOUNDED, 8, 10),
        (WOUNDED - KILLED, 2, 4),
        (10 - WOUNDED, 3, 5),
        (KILLED - 1, 2, 2),
        (2 * WOUNDED / 4, Fraction(5, 2), Fraction(7, 2)),
        (KILLED / WOUNDED, Fraction(3, 7), Fraction(3, 5)),
        ((KILLED + WOUNDED) / KILLED, Fraction(8, 3), Fraction(10, 3)),
    ],
)
def test_what_is_implied_for_an_expression(expression, low, high):
    facts = [people("killed", 3), people("wounded", cf.Estimate.between(5, 7, "person"))]
    assert cf.implied(facts, expression).interval == cf.Interval(low, high)
    assert cf.implied(facts, expression=expression) == cf.implied(facts, expression)


def test_several_expressions_give_as_many_answers():
    facts = [people("killed", 3)]
    killed, wounded = cf.implied(facts, KILLED, WOUNDED)
    assert (killed.interval, wounded.interval) == (cf.Interval(3, 3), cf.Interval(0, None))


def test_quantities_do_not_multiply_and_nothing_is_divided_by_0():
    with pytest.raises(TypeError):
        KILLED * WOUNDED
    with pytest.raises(TypeError):
        (KILLED / WOUNDED) + 1
    with pytest.raises(cf.DivisionError, match="cannot divide a quantity by 0"):
        KILLED / 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: cf.quantity("slain"), "'word' must be one of .*killed.*, got 'slain'"),
        (lambda: cf.quantity("killed", type="Murder"), "'type' must be one of .*, got 'Murder'"),
        (lambda: cf.quantity("held", type="CasualtyEstimate"), "'word' must be one of"),
        (lambda: cf.quantity("killed", population="elves"), "'population' must be one of"),
        (lambda: cf.quantity("killed", includes="wounded"), "'includes' must be a list of measures"),
        (lambda: cf.quantity("killed", period="yesterday"), "'as_of' must be"),
    ],
)
def test_impossible_names_are_errors(call, message):
    with pytest.raises(cf.FieldError, match=message):
        call()


def test_a_name_that_fits_several_quantities_is_an_error_that_says_what_tells_them_apart():
    facts = [people("killed", 3, place="X"), people("killed", 4, place="Y")]
    with pytest.raises(cf.FieldError, match=r"say more of place \(killed of A land in X; killed of A land in Y\)"):
        cf.implied(facts, KILLED)
    assert cf.implied(facts, cf.quantity("killed", place="y")).interval == cf.Interval(4, 4)


@pytest.mark.parametrize("word", ["place", "population", "opponent", "period"])
def test_none_means_not_said(word):
    said = {"place": "X", "population": "civilian", "opponent": "B", "period": cf.Period(as_of="2024-01-01")}[word]
    facts = [
        people("killed", 3, place="P", population="military", opponent="C", period=cf.Period(as_of="2023-01-01")),
        people("killed", 4, **{"place": "P", "population": "military", "opponent": "C",
                               "period": cf.Period(as_of="2023-01-01"), word: said}),
    ]  # fmt: skip
    assert cf.implied(facts, cf.quantity("killed", **{word: said})).interval == cf.Interval(4, 4)
    assert cf.implied(facts, cf.quantity("killed", **{word: None})).interval == cf.Interval(0, None)


def test_quantities_of_different_units_do_not_add():
    facts = [people("killed", 3), people("killed", cf.Estimate.exactly(1, "person/day"))]
    rate = cf.quantity("killed", unit="person/day")
    assert cf.implied(facts, rate).interval == cf.Interval(1, 1)
    with pytest.raises(cf.UnitError, match="'expression' must be of one unit, person for one, got 'person/day'"):
        cf.implied(facts, KILLED + rate)


def test_a_word_of_several_classes_is_told_by_the_class():
    ground = cf.claim("TerritorialControl", status="captured", actor="A land", estimate=cf.Estimate.bare(5, "km2"))
    facts = [people("captured", 3), ground]
    with pytest.raises(cf.FieldError, match="say more of type"):
        cf.implied(facts, cf.quantity("captured"))
    assert cf.implied(facts, cf.quantity("captured", type=cf.TerritorialControl)).interval == cf.Interval(5, 5)


def test_a_code_names_a_state():
    facts = [people("killed", 3, actor=cf.Actor("Russia", "state", "RUS"))]
    assert cf.implied(facts, cf.quantity("killed", actor="rus")).interval == cf.Interval(3, 3)


def test_of_contradicted_quantities_nothing_is_implied():
    facts = [people("killed", 3, source="one"), people("killed", 4, source="two"), people("killed", 5, actor="B land")]
    found = cf.implied(facts, cf.quantity("killed", actor="A land"))
    assert found.verdict is cf.Verdict.CONTRADICTED
    assert found.estimate is None
    assert set(found.facts) == set(facts[:2])
    assert "cannot all be so" in str(found)
    assert cf.implied(facts, cf.quantity("killed", actor="B land")).interval == cf.Interval(5, 5)


def test_soft_bounds_stay_soft():
    facts = [people("losses", cf.Estimate.about(100, "person")), people("killed", 10)]
    rest = cf.implied(facts, cf.quantity("losses") - KILLED)
    assert rest.interval == cf.Interval(40, 140)
    assert rest.estimate.soft == {"low", "high"}


def test_a_ratio_without_a_positive_denominator_is_contradicted():
    found = cf.implied([people("killed", 0), people("losses", 0)], KILLED / cf.quantity("losses"))
    assert found.verdict is cf.Verdict.CONTRADICTED


def test_a_part_is_told_from_its_whole_by_what_it_is():
    whole, children = people("killed", 1000), people("killed", 3, population="children")
    in_gao = people("killed", 12, place="Gao")
    told = dict(
        str(one).split(": ", 1)
        for one in cf.implied(cf.Facts([whole, children, in_gao], [cf.PartOf(whole, [children, in_gao])]))
    )
    assert told["killed of A land other than children"] == "997 person"
    assert told["children among killed of A land"] == "3/1000 (about 0.3 percent)"
    assert told["killed of A land other than in Gao"] == "988 person"
    sized = cf.implied(cf.Facts([in_gao, children], [cf.PartOf(in_gao, [children])]))
    assert not any("None" in str(one) for one in sized)
