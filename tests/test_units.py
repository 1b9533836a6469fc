"""Units are exact, their names closed, and pint only the door."""

from __future__ import annotations

import copy
import gc
import math
import subprocess
import sys
import weakref
from decimal import Decimal
from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts import testing
from conflictfacts.errors import FieldError, UnitError
from conflictfacts.units import (
    UNITS,
    canonical_unit,
    convert,
    dimension,
    exact,
    from_quantity,
    product_unit,
    quantity,
    quotient_unit,
)


@pytest.fixture
def registry():
    """A fresh application registry, and the old one back afterwards."""
    before = pint.get_application_registry().get()
    fresh = pint.UnitRegistry()
    pint.set_application_registry(fresh)
    yield fresh
    pint.set_application_registry(before)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3),
        (Fraction(6, 2), 3),
        (Fraction(1, 3), Fraction(1, 3)),
        (0.1, Fraction(1, 10)),
        (2.0, 2),
        (1e22, 10**22),
        (Decimal("19.04"), Fraction(476, 25)),
    ],
)
def test_numbers_are_taken_exactly(value, expected):
    assert exact(value) == expected
    assert type(exact(value)) is type(expected)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, "'n' must be a number, not a truth value, got True"),
        (math.nan, "'n' must be finite, got nan"),
        (-math.inf, "'n' must be finite, got -inf"),
        (Decimal("sNaN"), "'n' must be finite, got sNaN"),
        ("3", "'n' must be a number, got '3' (str)"),
        (None, "'n' must be a number, got None (NoneType)"),
        (2**1000, "'n' must be below 2**1000 in size, got 'a longer number'"),
        (Decimal("1e5000"), "'n' must be between 2**-1000 and 2**1000 in size, or 0, got 1E+5000"),
    ],
)
def test_what_is_no_exact_number_is_refused(value, message):
    with pytest.raises(FieldError) as caught:
        exact(value, "n")
    assert str(caught.value) == message


def test_numbers_of_numpy_are_taken_exactly():
    numpy = pytest.importorskip("numpy")
    assert exact(numpy.float64(0.1)) == exact(numpy.float32(0.1)) == Fraction(1, 10)
    assert type(exact(numpy.int64(5))) is int
    with pytest.raises(FieldError, match="must be a number"):
        exact(numpy.array([1, 2]))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("person", "person"),
        ("People", "person"),
        ("people per day", "person/day"),
        ("person / day", "person/day"),
        ("persons/month", "person/month"),
        ("km2", "kilometer ** 2"),
        ("km²", "kilometer ** 2"),
        ("km^2", "kilometer ** 2"),
        ("sq. km", "kilometer ** 2"),
        ("square kilometres", "kilometer ** 2"),
        ("kilometer**2/day", "kilometer ** 2/day"),
        ("square miles", "mile ** 2"),
        ("km", "kilometer"),
        ("ha", "hectare"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("per cent per year", "percent/year"),
        ("military_unit", "unit"),
        ("times", "dimensionless"),
    ],
)
def test_units_go_by_their_usual_names(text, unit):
    assert canonical_unit(text) == unit


@pytest.mark.parametrize(
    "text", ["", "shells", "person/fortnight", "person/", "/day", "person/day/day", "people a day"]
)
def test_other_units_are_refused(text):
    with pytest.raises(UnitError) as caught:
        canonical_unit(text)
    assert str(caught.value) == (
        "'unit' must be one of person, settlement, unit, item, kilometer ** 2, mile ** 2, meter ** 2, hectare, acre, "
        f"kilometer, mile, meter, dimensionless, percent, alone or per day, hour, week, month, year, got {text!r}"
    )


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_every_symbol_is_its_own_name_and_that_of_its_pint_unit(unit):
    assert canonical_unit(unit) == unit
    assert from_quantity(quantity(3, unit)) == (3, unit)
    # pint knows dimensions of its own accord.
    pints = quantity(1, unit).dimensionality
    named = dict(pint.util.UnitsContainer(dict(pints)))
    product = " * ".join(name if power == 1 else f"{name} ** {power}" for name, power in named.items() if power > 0)
    expected = (product or "1") + (" / [time]" if "[time]" in named else "")
    assert dimension(unit) == ("dimensionless" if expected == "1" else expected)


@pytest.mark.parametrize("unit", sorted(UNITS))
def test_factors_are_those_of_pint(unit):
    for to in UNITS:
        if dimension(unit) != dimension(to):
            with pytest.raises(UnitError):
                convert(1, unit, to)
        else:
            by_pint = quantity(1, unit).to(quantity(1, to).units).magnitude
            # Before 0.26 pint has the US survey acre.
            rel = 1e-5 if "acre" in unit + to else 1e-12
            assert float(convert(1, unit, to)) == pytest.approx(by_pint, rel=rel)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (1, "mile", "kilometer", Fraction(1609344, 10**6)),
        (1, "mile ** 2", "kilometer ** 2", Fraction(2589988110336, 10**12)),
        (100, "hectare", "kilometer ** 2", 1),
        (1, "acre", "meter ** 2", Fraction("4046.8564224")),
        (1, "person/day", "person/week", 7),
        (16, "person/day", "person/month", 487),
        (4, "person/day", "person/year", 1461),
        (1, "person/hour", "person/day", 24),
        (90, "percent", "dimensionless", Fraction(9, 10)),
    ],
)
def test_factors_are_exact(value, unit, to, expected):
    converted = convert(value, unit, to)
    assert converted == expected
    assert type(converted) is type(expected)


@given(testing.numbers(), testing.units(), st.data())
def test_converting_there_and_back_changes_nothing(value, unit, data):
    to = data.draw(testing.units(dimension(unit)))
    back = convert(convert(value, unit, to), to, unit)
    assert back == value
    assert type(back) is type(value)


def test_other_dimensions_do_not_convert():
    with pytest.raises(UnitError) as caught:
        convert(100, "kilometer ** 2", "person", "estimate")
    assert str(caught.value) == "'estimate' must be in [person], got 'kilometer ** 2' ([length] ** 2)"


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        ("percent", "mile ** 2", ("mile ** 2", Fraction(1, 100))),
        ("mile ** 2", "percent", ("mile ** 2", Fraction(1, 100))),
        ("person", "dimensionless", ("person", 1)),
        ("meter", "kilometer", ("kilometer ** 2", Fraction(1, 1000))),
        ("percent", "percent", ("percent", Fraction(1, 100))),
    ],
)
def test_products_have_a_unit(a, b, product):
    assert product_unit(a, b) == product


@pytest.mark.parametrize(
    ("a", "b", "quotient"),
    [
        ("person", "person", ("dimensionless", 1)),
        ("mile ** 2", "kilometer", ("kilometer", Fraction(2589988110336, 10**12))),
        ("person", "percent", ("person", 100)),
        ("person/week", "person/day", ("dimensionless", Fraction(1, 7))),
    ],
)
def test_quotients_have_a_unit(a, b, quotient):
    assert quotient_unit(a, b) == quotient


@pytest.mark.parametrize(
    ("combine", "a", "b", "said"),
    [
        (product_unit, "person", "person", "person times person"),
        (quotient_unit, "person", "kilometer", "person divided by kilometer"),
        (quotient_unit, "percent", "person", "percent divided by person"),
        (quotient_unit, "person", "person/day", "person divided by person/day"),
    ],
)
def test_what_has_no_unit_is_refused(combine, a, b, said):
    with pytest.raises(UnitError) as caught:
        combine(a, b)
    assert str(caught.value) == f"'unit' must have a product or quotient that is a unit too, got {said!r}"


def test_quantities_are_of_the_application_registry_and_fresh(registry):
    a, b = quantity(5, "person/day"), quantity(5, "person/day")
    assert a._REGISTRY is registry
    assert a == b == registry.Quantity(5, "person/day")
    a.ito("person/week")
    assert b.magnitude == 5


def test_a_host_may_swap_the_registry_at_any_time(registry):
    before = quantity(1, "person")
    later = pint.UnitRegistry()
    pint.set_application_registry(later)
    assert quantity(1, "person")._REGISTRY is later
    assert from_quantity(before) == (1, "person")


def test_registries_are_not_kept_alive(registry):
    passing = pint.UnitRegistry()
    pint.set_application_registry(passing)
    quantity(1, "person")
    pint.set_application_registry(registry)
    gone = weakref.ref(passing)
    del passing
    gc.collect()
    assert gone() is None


def test_a_host_may_have_defined_people_itself(registry):
    registry.define("person = [person]")
    assert quantity(2, "person") == registry.Quantity(2, "person")


def test_a_host_that_counts_people_as_something_else_is_told(registry):
    registry.define("person = [] ")
    with pytest.raises(UnitError) as caught:
        quantity(2, "person")
    assert str(caught.value) == "'person' must measure [person] in the application registry, got 'dimensionless'"


def test_magnitudes_are_whole_where_the_number_is(registry):
    assert type(quantity(5, "person").magnitude) is int
    assert quantity(Fraction(5, 2), "person").magnitude == 2.5
    assert type(quantity(Fraction(5, 2), "person").magnitude) is float


@pytest.mark.parametrize("kind", [Decimal, Fraction])
def test_a_registry_of_exact_numbers_gets_exact_numbers(registry, kind):
    pint.set_application_registry(pint.UnitRegistry(non_int_type=kind))
    made = quantity(Fraction(5, 2), "person").magnitude
    assert made == kind("2.5")
    assert type(made) is kind


def test_a_copied_registry_works_too(registry):
    quantity(1, "person")
    pint.set_application_registry(copied := copy.deepcopy(registry))
    assert quantity(1, "person")._REGISTRY is copied


def test_a_military_unit_is_no_micronit(registry):
    assert dict(quantity(3, "unit").dimensionality) == {"[unit]": 1}


def test_quantities_in_other_units_are_converted_by_pint(registry):
    value, unit = from_quantity(registry.Quantity(1000, "foot"))
    assert unit == "kilometer"
    assert float(value) == pytest.approx(0.3048)
    quantity(1, "unit")
    value, unit = from_quantity(registry.Quantity(28, "military_unit / fortnight"))
    assert unit == "unit/day"
    assert float(value) == pytest.approx(2)


@pytest.mark.parametrize(
    ("q", "message"),
    [
        (lambda u: 5, "'value' must be a pint quantity, got 5 (int)"),
        (lambda u: u.Quantity(math.nan, "km"), "'value' must be finite, got nan"),
        (lambda u: u.Quantity(math.inf, "foot"), "'value' must be finite, got inf"),
        (
            lambda u: u.Quantity(5, "kg"),
            "'value' must be in people, settlements, units, items, area, length or a ratio, or these per time, "
            "got 5 kilogram",
        ),
    ],
)
def test_what_is_no_quantity_of_ours_is_refused(registry, q, message):
    with pytest.raises(FieldError) as caught:
        from_quantity(q(registry))
    assert str(caught.value) == message


def test_exact_work_needs_no_pint():
    code = (
        "import sys, conflictfacts.model.reading, conflictfacts.model.claim\n"
        "from conflictfacts.model.estimate import Estimate\n"
        "Estimate.about(5, 'sq km').to('square miles') / 2\n"
        "assert not {'pint', 'numpy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
