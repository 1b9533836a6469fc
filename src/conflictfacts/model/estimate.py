"""A number as it was said: what it counts, how it was hedged, and what it can mean.

The meaning of hedges is in `hedge`; which words make which hedge is up to the reader.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Self

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.amount import BOTH, HARD, Amount
from conflictfacts.model.hedge import Hedge, hedge_of, literal_meaning, rounded_meaning
from conflictfacts.model.interval import Interval
from conflictfacts.model.numerals import grain_of_number
from conflictfacts.model.sense import LITERAL, ROUNDED, Literal, Rounded, Sense, sense_of
from conflictfacts.model.validators import text
from conflictfacts.model.vocabulary import choice
from conflictfacts.model.wording import in_words, interval_in_words
from conflictfacts.units import (
    Number,
    canonical_unit,
    convert,
    exact,
    from_quantity,
    quantity,
)

if TYPE_CHECKING:
    import pint

__all__ = [
    "LITERAL",
    "ROUNDED",
    "Estimate",
    "Hedge",
    "Literal",
    "Rounded",
    "Sense",
    "computed",
    "grain_of_number",
    "sense_of",
]


def _numbers(values: Iterable[object]) -> tuple[Number, ...]:
    return tuple([exact(n, "nominal") for n in values])


def _grains(values: Iterable[object]) -> tuple[Number, ...]:
    return tuple([exact(n, "grain") for n in values])


def _point(value: object) -> Number | None:
    return None if value is None else exact(value, "point")


def _softness(values: Iterable[str]) -> frozenset[str]:
    return frozenset(values)


def _hedge(value: Hedge | str) -> Hedge:
    return choice(Hedge, value, "hedge")


def _unit(value: str) -> str:
    return canonical_unit(value)


def _printed_unit(value: str | None) -> str | None:
    return None if value is None else canonical_unit(value)


def _ends(value: Iterable[Hedge | str] | None) -> tuple[Hedge, ...] | None:
    return None if value is None else tuple([choice(Hedge, hedge, "end_hedges") for hedge in value])


def _check_said(
    hedge: Hedge, nominal: tuple[Number, ...], grain: tuple[Number, ...], ends: tuple[Hedge, ...] | None
) -> None:
    """Make sure that the parts of a hedged number fit each other."""
    if len(nominal) != (2 if hedge is Hedge.RANGE else 1):
        raise FieldError("nominal", "be one number, or the two of a range", list(nominal))
    if grain and len(grain) != len(nominal):
        raise FieldError("grain", "be one for each nominal number, or none", list(grain))
    for g in grain:
        if g < 0:
            raise FieldError("grain", "not be negative", g)
    if ends is not None and (hedge is not Hedge.RANGE or len(ends) != 2 or {Hedge.RANGE, Hedge.VAGUE} & set(ends)):
        raise FieldError("end_hedges", "be the hedges of the two ends of a range", " and ".join(ends))


@attrs.frozen(kw_only=True)
class Estimate:
    """A number as it was said.

    Arithmetic takes its operands to be unrelated, and is done in the literal sense.

    >>> lost = Estimate.more_than(900_000, "person")
    >>> print(lost, lost.interval, lost - Estimate.exactly(250_000, "person"), sep="; ")
    more than 900,000 person; (900000, ∞); more than 650,000 person

    Raises:
        FieldError: If the parts do not fit each other.
        UnitError: If the unit is not known.
    """

    interval: Interval
    """What is logically said, in `unit`."""

    unit: str = attrs.field(converter=_unit)
    """What is counted or measured: a unit symbol."""

    hedge: Hedge = attrs.field(converter=_hedge)
    """How the number was hedged; for a computed one, what its interval amounts to."""

    point: Number | None = attrs.field(default=None, converter=_point)
    """The best single number, in `unit`; `None` where the text gives none."""

    soft: frozenset[str] = attrs.field(default=HARD, converter=_softness)
    """Which bounds are a policy and not a meaning: "low", "high", both or none."""

    nominal: tuple[Number, ...] = attrs.field(default=(), converter=_numbers)
    """The number as printed, or the two of a range, in the printed unit; empty for a computed one."""

    grain: tuple[Number, ...] = attrs.field(default=(), converter=_grains)
    """The worth of the last significant place of each nominal number, 0 for one said to be exact; empty if unknown."""

    words: str = attrs.field(default="", validator=text)
    """The number as written, with its hedge; empty if it was made from numbers."""

    end_hedges: tuple[Hedge, ...] | None = attrs.field(default=None, converter=_ends)
    """How the two ends of a range are hedged themselves; `None` where neither is."""

    printed_unit: str | None = attrs.field(default=None, converter=_printed_unit)
    """The unit of `nominal` and `grain`, if it is another than `unit`."""

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.interval, Interval):
            raise FieldError("interval", "be an Interval", self.interval)
        if self.point is not None and not self.interval.contains(self.point):
            raise FieldError("point", f"lie in the interval {self.interval}", self.point)
        if not self.soft <= BOTH:
            raise FieldError("soft", "hold nothing but 'low' and 'high'", sorted(self.soft))
        if self.nominal or self.grain or self.end_hedges:
            _check_said(self.hedge, self.nominal, self.grain, self.end_hedges)

    # --- made from numbers ---------------------------------------------------------------------------------------

    @classmethod
    def hedged(
        cls,
        hedge: Hedge | str,
        nominal: Sequence[object],
        unit: str,
        *,
        grain: Sequence[Number] | None = None,
        words: str = "",
        ends: Sequence[Hedge | str] | None = None,
    ) -> Self:
        """Say what a hedged number means.

        Args:
            hedge: How it is hedged.
            nominal: The number, or the two of a range.
            unit: What is counted or measured.
            grain: The worth of the last significant place of each number; `None` takes it from the number in plain
                digits, 0 says that it is exact.
            words: The number as written.
            ends: How the ends of a range are hedged themselves.

        Raises:
            FieldError: If a number is negative, or nothing can be meant (less than 0, from 4 to 3).
            UnitError: If the unit is not known.
        """
        hedge, numbers, said_ends = _hedge(hedge), _numbers(nominal), _ends(ends)
        grains = tuple([grain_of_number(n) for n in numbers]) if grain is None else _grains(grain)
        _check_said(hedge, numbers, grains, said_ends)
        for n in numbers:
            if n < 0:
                raise FieldError("nominal", "not be negative", n)
        interval, soft = literal_meaning(hedge, numbers, grains, said_ends)
        return cls(
            interval=interval,
            unit=unit,
            hedge=hedge,
            point=numbers[0] if hedge is Hedge.EXACT or hedge is Hedge.ABOUT else None,
            soft=soft,
            nominal=numbers,
            grain=grains,
            words=words,
            end_hedges=said_ends,
        )

    @classmethod
    def bare(cls, value: object, unit: str | None = None) -> Self:
        """N without a hedge: literally N, and what rounds to it in the rounded sense."""
        return cls._single(Hedge.EXACT, value, unit)

    @classmethod
    def exactly(cls, value: object, unit: str | None = None) -> Self:
        """Exactly N: in every sense N.

        Args:
            value: A number, or a pint quantity.
            unit: What is counted; `None` for a pint quantity.

        >>> Estimate.exactly(11_000, "person").in_sense("rounded")
        Interval(11000, 11000)
        """
        return cls._single(Hedge.EXACT, value, unit, grain=(0,))

    @classmethod
    def about(cls, value: object, unit: str | None = None) -> Self:
        """About N: within half its last place or 5 percent, softly."""
        return cls._single(Hedge.ABOUT, value, unit)

    @classmethod
    def more_than(cls, value: object, unit: str | None = None) -> Self:
        """More than N."""
        return cls._single(Hedge.MORE_THAN, value, unit)

    @classmethod
    def at_least(cls, value: object, unit: str | None = None) -> Self:
        """At least N."""
        return cls._single(Hedge.AT_LEAST, value, unit)

    @classmethod
    def less_than(cls, value: object, unit: str | None = None) -> Self:
        """Less than N, but not less than 0."""
        return cls._single(Hedge.LESS_THAN, value, unit)

    @classmethod
    def at_most(cls, value: object, unit: str | None = None) -> Self:
        """At most N."""
        return cls._single(Hedge.AT_MOST, value, unit)

    @classmethod
    def up_to(cls, value: object, unit: str | None = None) -> Self:
        """Up to N, softly."""
        return cls._single(Hedge.UP_TO, value, unit)

    @classmethod
    def nearly(cls, value: object, unit: str | None = None) -> Self:
        """Nearly N: below it, by its last place or 5 percent at most, softly."""
        return cls._single(Hedge.NEARLY, value, unit)

    @classmethod
    def just_over(cls, value: object, unit: str | None = None) -> Self:
        """Just over N: above it, by its last place or 5 percent at most, softly."""
        return cls._single(Hedge.JUST_OVER, value, unit)

    @classmethod
    def vague(cls, scale: object, unit: str | None = None) -> Self:
        """Dozens, scores, hundreds ... of something: softly at least 12, 20, 100 ..."""
        return cls._single(Hedge.VAGUE, scale, unit, grain=())

    @classmethod
    def between(cls, low: object, high: object, unit: str | None = None) -> Self:
        """From X to Y; never with a best."""
        lower, symbol = _taken(low, unit)
        upper, _ = _taken(high, symbol)
        return cls.hedged(Hedge.RANGE, (lower, upper), symbol)

    @classmethod
    def most(cls, words: str = "") -> Self:
        """Most of a whole: more than 50 percent of it, at most all of it."""
        return cls(
            interval=Interval(50, 100, low_open=True),
            unit="percent",
            hedge=Hedge.MORE_THAN,
            nominal=(50,),
            grain=(0,),
            words=words,
        )

    @classmethod
    def said(cls, words: str) -> Estimate:
        """Read a number with its hedge and unit from English words; one that names no unit counts people.

        Raises:
            NumberError: If the words hold no number, more than one, or one of what no fact counts, such as money.
        """
        read_estimate = importlib.import_module("conflictfacts.reading.counting.said").read_estimate
        estimate: Estimate = read_estimate(words)
        return estimate

    @classmethod
    def _single(cls, hedge: Hedge, value: object, unit: str | None, grain: tuple[Number, ...] | None = None) -> Self:
        number, symbol = _taken(value, unit)
        return cls.hedged(hedge, (number,), symbol, grain=grain)

    # --- what it is ----------------------------------------------------------------------------------------------

    @property
    def low(self) -> pint.Quantity[Any] | None:
        """The lower bound, as a fresh pint quantity; `None` where there is none."""
        return None if self.interval.low is None else quantity(self.interval.low, self.unit)

    @property
    def best(self) -> pint.Quantity[Any] | None:
        """The best single number, as a fresh pint quantity; `None` where the text gives none."""
        return None if self.point is None else quantity(self.point, self.unit)

    @property
    def high(self) -> pint.Quantity[Any] | None:
        """The upper bound, as a fresh pint quantity; `None` where there is none."""
        return None if self.interval.high is None else quantity(self.interval.high, self.unit)

    def in_sense(self, sense: Sense | str) -> Interval:
        """What it means in a named sense, in `unit`.

        >>> print(Estimate.bare(90, "percent").in_sense("rounded"))
        [85, 95]
        """
        sense = sense_of(sense)
        if isinstance(sense, Literal) or not any(self.grain) or self.hedge not in (Hedge.EXACT, Hedge.RANGE):
            return self.interval
        unit, grain = self.printed_unit or self.unit, self.grain
        if sense.percent is not None and unit == "percent":
            grain = tuple([min(g, sense.percent) for g in grain])
        interval = rounded_meaning(self.hedge, self.nominal, grain, self.end_hedges)
        return interval if unit == self.unit else interval.scaled(convert(1, unit, self.unit))

    def to(self, unit: str) -> Estimate:
        """The same estimate in another unit, exactly; nominal and grain stay as printed.

        Raises:
            UnitError: If the other unit measures something else.
        """
        unit = canonical_unit(unit)
        if unit == self.unit:
            return self
        amount, printed = self._amount.to(unit), self.printed_unit or self.unit
        return attrs.evolve(
            self,
            interval=amount.interval,
            point=amount.point,
            unit=unit,
            printed_unit=None if printed == unit or not self.nominal else printed,
        )

    @property
    def _amount(self) -> Amount:
        return Amount(self.interval, self.unit, self.soft, self.point)

    def __str__(self) -> str:
        if not self.nominal:
            return f"{interval_in_words(self.interval)} {self.unit}"
        printed = self.printed_unit or self.unit
        numbers = [exact(convert(n, printed, self.unit)) for n in self.nominal]
        return f"{in_words(self.hedge, numbers, self.end_hedges)} {self.unit}"

    # --- with others ---------------------------------------------------------------------------------------------

    def __neg__(self) -> Estimate:
        return computed(-self._amount)

    def __add__(self, other: object) -> Estimate:
        return computed(self._amount + _amount(other))

    def __radd__(self, other: object) -> Estimate:
        # sum() starts from a bare 0.
        return self if type(other) is int and other == 0 else computed(_amount(other) + self._amount)

    def __sub__(self, other: object) -> Estimate:
        return computed(self._amount - _amount(other))

    def __rsub__(self, other: object) -> Estimate:
        return computed(_amount(other) - self._amount)

    def __mul__(self, other: object) -> Estimate:
        return computed(self._amount * _amount(other))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Estimate:
        return computed(self._amount / _amount(other))

    def __rtruediv__(self, other: object) -> Estimate:
        return computed(_amount(other) / self._amount)

    def hull(self, other: Estimate) -> Estimate:
        """The smallest estimate that allows for both, in this one's unit.

        Raises:
            UnitError: If the two measure different things.
        """
        return computed(self._amount.hull(other._amount))

    def intersection(self, other: Estimate) -> Estimate | None:
        """What both allow for, in this one's unit; `None` where nothing is.

        Raises:
            UnitError: If the two measure different things.
        """
        both = self._amount.intersection(other._amount)
        return None if both is None else computed(both)

    def beside(self, other: object) -> tuple[Interval, Interval]:
        """The interval of this and of another, to be compared.

        Raises:
            UnitError: If the two measure different things.
        """
        return self.interval, _amount(other).to(self.unit).interval


def _taken(value: object, unit: str | None) -> tuple[Number, str]:
    """A number and its unit, from a number with a unit or from a pint quantity."""
    if hasattr(value, "magnitude"):
        number, symbol = from_quantity(value)
        if unit is None:
            return number, symbol
        unit = canonical_unit(unit)
        return convert(number, symbol, unit), unit
    number = exact(value)
    if unit is None:
        raise FieldError("unit", "be given with a bare number", value)
    return number, canonical_unit(unit)


def _amount(value: object) -> Amount:
    """What can be computed with: an estimate's amount, or a number or pint quantity as one."""
    if isinstance(value, Estimate):
        return value._amount
    number, unit = _taken(value, None if hasattr(value, "magnitude") else "dimensionless")
    return Amount(Interval.point(number), unit, point=number)


def computed(amount: Amount) -> Estimate:
    """Give what a calculation comes to as an estimate that nobody said: no nominal, no grain, soft where an end is."""
    interval = amount.interval
    # Only a bound that is there can be soft.
    there = {side for side, end in (("low", interval.low), ("high", interval.high)) if end is not None}
    return Estimate(
        interval=interval,
        unit=amount.unit,
        hedge=hedge_of(interval),
        soft=amount.soft & there,
        point=amount.point,
    )
