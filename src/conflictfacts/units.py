"""Units of measurement: which there are, what they are worth exactly, and the door to pint.

A unit is a string in pint's syntax, one of a closed set: what is counted or measured, alone or per time
(`"person"`, `"person/day"`, `"kilometer ** 2"`). Factors are exact and those of pint: a mile is 1.609344 km, a month
is pint's mean month of 30.4375 days, a year 365.25 days. An acre is the international one, a 640th of a square mile;
so it is in pint from 0.26 on, while before pint had the US survey acre, larger by 4 parts in a million.

This is the only module that imports pint, and it does so inside functions: most work with facts never needs it.
"""

from __future__ import annotations

import numbers
import operator
import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from conflictfacts.errors import FieldError, UnitError

if TYPE_CHECKING:
    import pint

__all__ = [
    "UNITS",
    "Number",
    "canonical_unit",
    "convert",
    "dimension",
    "exact",
    "from_quantity",
    "product_unit",
    "quantity",
    "quotient_unit",
]

Number = int | Fraction
"""An exact number. A fraction of denominator 1 is always an int."""

_BASES = ("[person]", "[settlement]", "[unit]", "[item]", "[length]", "[time]")
_LIMIT = 2**1000  # keeps every number within what a float, hence any pint registry, can hold

_MILE = Fraction(1609344, 1_000_000)
_ACRE = _MILE**2 / 640

# unit: exponents over _BASES without time, worth in person, settlement, unit, item, kilometer
_ATOMS: dict[str, tuple[tuple[int, ...], Number]] = {
    "person": ((1, 0, 0, 0, 0), 1),
    "settlement": ((0, 1, 0, 0, 0), 1),
    "unit": ((0, 0, 1, 0, 0), 1),
    "item": ((0, 0, 0, 1, 0), 1),
    "kilometer ** 2": ((0, 0, 0, 0, 2), 1),
    "mile ** 2": ((0, 0, 0, 0, 2), _MILE**2),
    "meter ** 2": ((0, 0, 0, 0, 2), Fraction(1, 1_000_000)),
    "hectare": ((0, 0, 0, 0, 2), Fraction(1, 100)),
    "acre": ((0, 0, 0, 0, 2), _ACRE),
    "kilometer": ((0, 0, 0, 0, 1), 1),
    "mile": ((0, 0, 0, 0, 1), _MILE),
    "meter": ((0, 0, 0, 0, 1), Fraction(1, 1000)),
    "dimensionless": ((0, 0, 0, 0, 0), 1),
    "percent": ((0, 0, 0, 0, 0), Fraction(1, 100)),
}
_DAYS: dict[str, Number] = {
    "day": 1,
    "hour": Fraction(1, 24),
    "week": 7,
    "month": Fraction(487, 16),
    "year": Fraction(1461, 4),
}

_EXPONENTS = {atom: (*exponents, 0) for atom, (exponents, _) in _ATOMS.items()}
_FACTORS: dict[str, Fraction] = {atom: Fraction(worth) for atom, (_, worth) in _ATOMS.items()}
for _atom in _ATOMS:
    for _time, _days in _DAYS.items():
        _EXPONENTS[f"{_atom}/{_time}"] = (*_ATOMS[_atom][0], -1)
        _FACTORS[f"{_atom}/{_time}"] = Fraction(_ATOMS[_atom][1]) / _days

UNITS = frozenset(_FACTORS)
"""Every unit symbol."""

# The first symbol of each dimension is its base, of factor 1.
_BASE_UNIT = {exponents: symbol for symbol, exponents in reversed(_EXPONENTS.items())}

_ALIASES = {
    "person": "persons people",
    "settlement": "settlements",
    "unit": "units military_unit military_units",
    "item": "items",
    "kilometer ** 2": "kilometer2 km2 sqkm squarekilometer squarekilometers squarekilometre squarekilometres",
    "mile ** 2": "mile2 mi2 sqmi sqmile sqmiles squaremile squaremiles",
    "meter ** 2": "meter2 m2 sqm squaremeter squaremeters squaremetre squaremetres",
    "hectare": "hectares ha",
    "acre": "acres",
    "kilometer": "kilometers kilometre kilometres km",
    "mile": "miles mi",
    "meter": "meters metre metres m",
    "dimensionless": "times ratio 1",
    "percent": "percents percentage % pct",
}
_ATOM_OF = {alias: atom for atom, aliases in _ALIASES.items() for alias in (atom.replace(" ", ""), *aliases.split())}
_TIME_OF = {name: time for time in _DAYS for name in (time, time + "s")} | {
    "h": "hour",
    "d": "day",
}

# In pint "unit" is a micronit (u + nit), so a military unit goes by another name there.
_PINT_ATOM = {"unit": "military_unit"}
_OWN_DEFINITIONS = {"person": "[person]", "settlement": "[settlement]", "military_unit": "[unit]", "item": "[item]"}


def exact(value: object, field: str = "value") -> Number:
    """Take a number exactly as it is.

    Args:
        value: An int, `Fraction`, `Decimal` or finite float (also numpy's). A float stands for the shortest decimal
            that denotes it, so 0.1 is one tenth.
        field: What the number is for, to name it in an error.

    Raises:
        FieldError: If it is no number, not finite, a truth value, or beyond 2**1000.

    >>> exact(0.1), exact(Fraction(4, 2))
    (Fraction(1, 10), 2)
    """
    if type(value) is int:
        result: Number = value
    elif isinstance(value, Fraction):
        result = value.numerator if value.denominator == 1 else value
    elif isinstance(value, bool):
        raise FieldError(field, "be a number, not a truth value", value)
    elif isinstance(value, numbers.Integral):
        result = operator.index(value)
    elif isinstance(value, Decimal | numbers.Real):
        # str() is the shortest text that denotes a float, of any width: numpy.float32(0.1) is one tenth too.
        decimal = Decimal(str(value))
        if not decimal.is_finite():
            raise FieldError(field, "be finite", value)
        if abs(decimal.adjusted()) > 1000:
            raise FieldError(field, "be between 2**-1000 and 2**1000 in size, or 0", value)
        fraction = Fraction(decimal)
        result = fraction.numerator if fraction.denominator == 1 else fraction
    else:
        raise FieldError(field, "be a number", value, type(value).__name__)
    if not -_LIMIT < result < _LIMIT:
        raise FieldError(field, "be below 2**1000 in size", "a longer number")
    return result


@lru_cache(maxsize=1024)
def canonical_unit(text: str) -> str:
    """Give the symbol of a unit written in one of its usual ways.

    Raises:
        UnitError: If no unit of ours is written so.

    >>> canonical_unit("sq. km"), canonical_unit("people per day")
    ('kilometer ** 2', 'person/day')
    """
    if text in UNITS:
        return text
    if not isinstance(text, str):
        raise UnitError("unit", "be text", text, type(text).__name__)
    plain = text.strip().casefold().replace("²", "2").replace(".", "").replace("per cent", "percent")
    counted, slash, time = re.sub(r"\s+per\s+", "/", plain).partition("/")
    atom = _ATOM_OF.get(re.sub(r"\s|\*\*|\^", "", counted))
    if atom is not None and (not slash or time.strip() in _TIME_OF):
        return f"{atom}/{_TIME_OF[time.strip()]}" if slash else atom
    raise UnitError("unit", f"be one of {', '.join(_ATOMS)}, alone or per {', '.join(_DAYS)}", text)


@lru_cache
def dimension(unit: str) -> str:
    """What a unit measures, as pint writes it: `"[person] / [time]"`, `"[length] ** 2"`, `"dimensionless"`.

    Args:
        unit: A symbol.
    """
    above = [base if n == 1 else f"{base} ** {n}" for base, n in zip(_BASES, _EXPONENTS[unit], strict=True) if n > 0]
    if _EXPONENTS[unit][-1]:
        return f"{above[0] if above else 1} / [time]"
    return above[0] if above else "dimensionless"


def convert(value: Number, unit: str, to: str, field: str = "unit") -> Number:
    """Convert exactly.

    Args:
        value: How much.
        unit: The symbol it is in.
        to: The symbol it is to be in.
        field: What the unit is for, to name it in an error.

    Raises:
        UnitError: If the two measure different things.

    >>> convert(1, "mile", "kilometer")
    Fraction(25146, 15625)
    """
    if unit == to:
        return value
    if _EXPONENTS[unit] != _EXPONENTS[to]:
        raise UnitError(field, f"be in {dimension(to)}", unit, dimension(unit))
    result = value * _FACTORS[unit] / _FACTORS[to]
    return result.numerator if result.denominator == 1 else result


def product_unit(a: str, b: str) -> tuple[str, Number]:
    """Give the unit of a product, and what the product of the two numbers must be multiplied by.

    Raises:
        UnitError: If there is no unit for such a product.

    >>> product_unit("percent", "mile ** 2")
    ('mile ** 2', Fraction(1, 100))
    """
    return _combined(a, b, 1)


def quotient_unit(a: str, b: str) -> tuple[str, Number]:
    """Give the unit of a quotient, and what the quotient of the two numbers must be multiplied by.

    Raises:
        UnitError: If there is no unit for such a quotient.

    >>> quotient_unit("person", "person")
    ('dimensionless', 1)
    """
    return _combined(a, b, -1)


def _combined(a: str, b: str, sign: int) -> tuple[str, Number]:
    pure = (0,) * len(_BASES)
    if _EXPONENTS[b] == pure:
        return a, exact(_FACTORS[b] ** sign)
    if _EXPONENTS[a] == pure and sign == 1:
        return b, exact(_FACTORS[a])
    unit = _BASE_UNIT.get(tuple(m + sign * n for m, n in zip(_EXPONENTS[a], _EXPONENTS[b], strict=True)))
    if unit is None:
        word = "times" if sign == 1 else "divided by"
        raise UnitError("unit", "have a product or quotient that is a unit too", f"{a} {word} {b}")
    return unit, exact(_FACTORS[a] * _FACTORS[b] ** sign)


def quantity(value: Number, unit: str) -> pint.Quantity[Any]:
    """Make a fresh pint quantity in the application registry.

    The magnitude is an int where the number is whole. Otherwise it is what the registry counts in: a float, or a
    `Decimal` or `Fraction` where the host set up its registry so.

    Args:
        value: How much.
        unit: A symbol.

    Raises:
        UnitError: If the host's registry gives a name of ours (`person`, `settlement`, `military_unit`, `item`) to
            something else.
    """
    registry, ours = _registry()
    if unit not in ours:
        atom, slash, time = unit.partition("/")
        ours[unit] = registry.Unit(_PINT_ATOM.get(atom, atom) + slash + time)
    magnitude: Any = value
    if isinstance(value, Fraction) and registry.non_int_type is not Fraction:
        kind = registry.non_int_type
        magnitude = kind(value.numerator) / kind(value.denominator)
    made: pint.Quantity[Any] = registry.Quantity(magnitude, ours[unit])
    return made


def from_quantity(q: object, field: str = "value") -> tuple[Number, str]:
    """Take a pint quantity, of any registry, as an exact number and a symbol.

    A quantity in a unit of ours is taken as it is. Any other (feet, say) is converted by pint, with its precision.

    Raises:
        FieldError: If it is no quantity, or not of one finite number.
        UnitError: If it measures something there is no unit for here.
    """
    units, magnitude = getattr(q, "units", None), getattr(q, "magnitude", None)
    if units is None or magnitude is None:
        raise FieldError(field, "be a pint quantity", q, type(q).__name__)
    try:
        return exact(magnitude, field), canonical_unit(str(units))
    except UnitError:
        pass
    dimensions: dict[str, int] = dict(q.dimensionality)  # type: ignore[attr-defined]
    base = _BASE_UNIT.get(tuple(dimensions.pop(name, 0) for name in _BASES))
    if base is None or dimensions:
        raise UnitError(field, "be in people, settlements, units, items, area, length or a ratio, or these per time", q)
    return exact(q.to(base.replace("unit", "military_unit")).magnitude, field), base  # type: ignore[attr-defined]


def _registry() -> tuple[Any, dict[str, Any]]:
    """The application registry as it is now, knowing our units, and those of them already made."""
    import pint

    api: Any = pint  # whose annotations differ between its versions
    registry = api.get_application_registry().get()
    # Kept on the registry itself: a table of ours, even a weak one, would keep it alive through its units.
    ours: dict[str, Any] | None = vars(registry).get("_conflictfacts_units")
    if ours is None:
        for name, meaning in _OWN_DEFINITIONS.items():
            try:
                found = registry.Unit(name).dimensionality
            except pint.UndefinedUnitError:
                registry.define(f"{name} = {meaning}")
            else:
                if dict(found) != {meaning: 1}:
                    raise UnitError(name, f"measure {meaning} in the application registry", str(found))
        ours = registry._conflictfacts_units = {}
    return registry, ours
