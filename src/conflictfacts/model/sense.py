"""The senses in which a printed number can be taken."""

from __future__ import annotations

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.units import Number, exact

__all__ = ["LITERAL", "ROUNDED", "Literal", "Rounded", "Sense", "sense_of"]


@attrs.frozen
class Literal:
    """What is logically said: 11,000 is 11,000."""

    def __str__(self) -> str:
        return "literal"


def _percent(value: object) -> Number | None:
    return None if value is None else exact(value, "percent")


def _above_zero(instance: Rounded, attribute: attrs.Attribute[Number | None], value: Number | None) -> None:
    if value is not None and value <= 0:
        raise FieldError("percent", "be above 0", value)


@attrs.frozen
class Rounded:
    """What the precision of the numeral allows: 11,000 is anything from 10,500 to 11,500.

    >>> str(Rounded(percent=1))
    'rounded, percentages to the nearest 1'
    """

    percent: Number | None = attrs.field(default=None, converter=_percent, validator=_above_zero)
    """What percentages are rounded to the nearest of, in points, where their last place is coarser than that;
    `None` goes by their last place."""

    def __str__(self) -> str:
        return "rounded" if self.percent is None else f"rounded, percentages to the nearest {self.percent}"


Sense = Literal | Rounded
LITERAL = Literal()
ROUNDED = Rounded()


def sense_of(sense: Sense | str) -> Sense:
    """Take a sense, or the name of one.

    Raises:
        FieldError: If it is neither `"literal"`, `"rounded"` nor a sense.
    """
    if isinstance(sense, Literal | Rounded):
        return sense
    for named in (LITERAL, ROUNDED):
        if sense == str(named):
            return named
    raise FieldError("sense", "be 'literal', 'rounded', or a Rounded of your own", sense)
