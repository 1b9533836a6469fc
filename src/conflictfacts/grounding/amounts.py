"""Is the number of a fact the one that stands in its quote, with the same hedge and unit?

Decides when two numbers say the same. What the numbers of the document are is up to `find_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from conflictfacts.errors import ConflictFactsError
from conflictfacts.model.document import Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.hedge import Hedge
from conflictfacts.model.numerals import numeral
from conflictfacts.model.wording import in_words
from conflictfacts.reading.text.finding import FoundNumber, NumberKind
from conflictfacts.units import UNITS, Number, convert, dimension

__all__ = [
    "Fault",
    "faults_of_bounds",
    "faults_of_hedge",
    "faults_of_unit",
    "in_digits",
    "is_without_numeral",
    "listed",
    "matches",
    "said",
]

Fault = tuple[str, bool, str]
"""A rule, whether its breach is beyond doubt, and the explanation."""

_COUNTED = frozenset({"person", "settlement", "unit", "item"})
_CLOSE = 100
"""Part of itself by which a converted number may differ, having been rounded: one in so many."""
_AKIN = {
    frozenset({Hedge(one), Hedge(other)})
    for one, other in (
        ("up_to", "at_most"), ("up_to", "less_than"), ("at_most", "less_than"), ("at_least", "more_than"),
        ("nearly", "about"), ("nearly", "less_than"), ("just_over", "about"), ("just_over", "more_than"),
    )
}  # fmt: skip
"""Hedges that come so close to each other that one for the other is no plain error."""
_NONE = re.compile(r"(?i)\b(?:no|not|none|nobody|nothing|zero|without|never)\b")
_ONE = re.compile(r"(?i)\b(?:an?|another|the|his|her|one)\b")
_MOST = re.compile(r"(?i)\b(?:most|majority|bulk|(?:over|more than) half|half)\b")
_RATE = {
    "hour": r"hour|hourly",
    "day": r"days?|daily|dail(?:y)",
    "week": r"weeks?|weekly",
    "month": r"months?|monthly",
    "year": r"years?|yearly|annual(?:ly)?|annum",
}


def said(hedge: Hedge, numbers: Sequence[Number], ends: Sequence[Hedge] | None, unit: str | None) -> str:
    """Say a number with its hedge and unit, for an explanation."""
    words = in_words(hedge, numbers, ends) if numbers else "no number"
    return f"{words} {unit}" if unit else words


def is_without_numeral(estimate: Estimate, quotes: Iterable[Span]) -> bool:
    """Tell whether a quote can say a number without a numeral: "most of", "another soldier", "nobody"."""
    if estimate.nominal == (50,) and estimate.unit == "percent":
        pattern = _MOST
    elif estimate.nominal in ((0,), (1,)):
        pattern = _ONE if estimate.nominal == (1,) else _NONE
    else:
        return False
    return any(pattern.search(quote.quote) for quote in quotes)


def matches(estimate: Estimate, found: FoundNumber) -> str | None:
    """Tell how a number is that of an estimate: `same`, `converted` (to another unit), or not at all (`None`)."""
    if len(estimate.nominal) == len(found.nominal) and _same(estimate.nominal, found.nominal):
        return "same"
    units = (found.unit, estimate.unit)
    if len(estimate.nominal) != len(found.nominal) or not all(unit in UNITS for unit in units):
        return None
    if dimension(str(found.unit)) != dimension(estimate.unit):
        return None
    there = [Fraction(convert(n, str(found.unit), estimate.unit)) for n in found.nominal]
    near = all(abs(n - m) <= abs(n) / _CLOSE for n, m in zip(there, estimate.nominal, strict=True))
    return "converted" if near and found.unit != estimate.unit else None


def _same(given: Sequence[Number], there: Sequence[Number]) -> bool:
    """Tell whether numbers are equal; a third may be given with as many decimals as one likes."""
    return all(
        n == m or (isinstance(m, Fraction) and m.denominator % 3 == 0 and abs(n - m) <= m / 100)
        for n, m in zip(given, there, strict=True)
    )


def faults_of_hedge(estimate: Estimate, found: FoundNumber) -> Iterator[Fault]:
    """Say what is wrong with the hedge of an estimate whose number is this one."""
    if (estimate.hedge, estimate.end_hedges) != (found.hedge, found.end_hedges):
        there = said(found.hedge, found.nominal, found.end_hedges, None)
        given = said(estimate.hedge, estimate.nominal or found.nominal, estimate.end_hedges, None)
        certain = frozenset({estimate.hedge, found.hedge}) not in _AKIN and estimate.hedge is not found.hedge
        yield "hedge", certain, f"the text says {there} ({found.words!r}), the fact {given}"


def faults_of_unit(estimate: Estimate, found: FoundNumber, sentence: str) -> Iterator[Fault]:
    """Say what is wrong with the unit of an estimate whose number is this one.

    Args:
        estimate: The estimate.
        found: The number.
        sentence: The sentence it stands in.
    """
    unit = estimate.printed_unit or estimate.unit
    base, _, rate = unit.partition("/")
    there, _, there_rate = (
        (found.unit or "").replace(" ", "").partition("/")
        if found.unit not in UNITS
        else (str(found.unit).partition("/"))
    )
    if found.kind not in (NumberKind.COUNT, NumberKind.PERCENT, NumberKind.MEASURE):
        yield (
            "unit",
            found.kind is not NumberKind.LABEL,
            f"{found.words!r} is {_what(found.kind)} in the text, the fact counts {unit}",
        )
    elif not there:
        if base not in _COUNTED and base != "dimensionless":
            yield "unit", True, f"{found.words!r} names no unit in the text, the fact is in {unit}"
    elif there not in UNITS or (there != base and dimension(there) != dimension(base)):
        doubtful = there in _COUNTED and base in _COUNTED
        yield "unit", not doubtful, f"{found.words!r} is in {there} in the text, the fact in {unit}"
    if there_rate != rate and found.kind is not NumberKind.PERCENT:
        if there_rate:
            yield "unit", True, f"{found.words!r} is per {there_rate} in the text, the fact in {unit}"
        elif not re.search(rf"(?i)\b(?:{_RATE.get(rate, rate)})\b", sentence):
            yield "unit", True, f"nothing at {found.words!r} says per {rate}, the fact is in {unit}"


def faults_of_bounds(estimate: Estimate) -> Iterator[Fault]:
    """Say what is wrong with the bounds of an estimate, given its own number and hedge."""
    if not estimate.nominal:
        yield "number", False, "the number was computed, so no text can say it"
        return
    try:
        unit = estimate.printed_unit or estimate.unit
        meant = Estimate.hedged(
            estimate.hedge, estimate.nominal, unit, grain=estimate.grain or None, ends=estimate.end_hedges
        ).to(estimate.unit)
    except ConflictFactsError as problem:
        yield "number", True, f"its number cannot be meant: {problem}"
        return
    if estimate.interval != meant.interval and not (estimate.hedge is Hedge.MORE_THAN and estimate.unit == "percent"):
        words = said(estimate.hedge, estimate.nominal, estimate.end_hedges, None)
        yield "number", not meant.soft, f"its bounds {estimate.interval} are not those of {words}, {meant.interval}"


def _what(kind: NumberKind) -> str:
    if kind in (NumberKind.MONEY, NumberKind.TIME):
        return f"{kind}"
    return f"an {kind}" if kind is NumberKind.ORDINAL else f"a {kind}"


def listed(numbers: Iterable[FoundNumber]) -> str:
    """List numbers for an explanation."""
    words = [found.words for found in numbers]
    return ", ".join(map(repr, words[:5])) + (" and others" if len(words) > 5 else "")


def in_digits(estimate: Estimate) -> str:
    """Say the bare number of an estimate."""
    return " to ".join(numeral(n) for n in estimate.nominal) or str(estimate)
