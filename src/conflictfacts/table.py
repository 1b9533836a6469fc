"""A reading as a table that a person can read, in plain text of any width.

It decides which words stand for which field and where the quote goes; `columns` makes them line up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from conflictfacts.columns import columns, visible, wrapped
from conflictfacts.model.facts import (
    Assessment,
    CasualtyEstimate,
    Deployment,
    Displacement,
    EquipmentLoss,
    Fact,
    TerritorialControl,
)
from conflictfacts.model.relations import Derived, Partition, PartOf, Relation, Restates, Revises, Rival

if TYPE_CHECKING:
    from conflictfacts.model.reading import Reading
    from conflictfacts.model.reference import Period

__all__ = ["table"]

HEADINGS = ("#", "KIND", "WHAT", "NUMBER", "ACTOR", "PLACE", "WHEN", "WHO SAYS", "QUOTE")

KINDS = {
    "CasualtyEstimate": "casualties",
    "Displacement": "displaced",
    "EquipmentLoss": "equipment",
    "Deployment": "deployment",
    "TerritorialControl": "territory",
    "Assessment": "assessment",
}

UNITS = {
    "person": "people",
    "settlement": "settlements",
    "unit": "units",
    "item": "items",
    "kilometer ** 2": "km²",
    "mile ** 2": "sq mi",
    "kilometer": "km",
    "mile": "mi",
}
"""How the numerators of units read to people; a percent has its sign, the others stay as they are."""

SIDE_BY_SIDE = 132
"""From this width the quote is the last column; below it, it stands under its row."""


def table(reading: Reading, width: int) -> str:
    """Show a reading: its facts in rows, how they hang together, and what was seen and not understood.

    Args:
        reading: What to show.
        width: Screen columns there are; from 80 on nothing but a very long word is cut.

    Returns:
        Lines without a newline after the last one.
    """
    facts = list(reading.facts)
    lines = _rows(facts, width) if facts else ["No facts found."]
    numbers = {fact.id: str(index) for index, fact in enumerate(facts, start=1)}
    relations = [_relation(relation, numbers) for relation in reading.facts.relations]
    if relations:
        lines += ["", *wrapped(f"Relations: {'; '.join(relations)}.", width)]
    if reading.unread:
        lines += ["", "Seen and not understood:"]
        for unread in reading.unread:
            lines += _indented(f"“{unread.span.quote}”: {unread.why}", 2, width)
    return "\n".join(lines)


def _rows(facts: list[Fact], width: int) -> list[str]:
    rows = [(str(index), *_cells(fact)) for index, fact in enumerate(facts, start=1)]
    if width >= SIDE_BY_SIDE:
        quoted = [(*row, _quoted(fact)) for row, fact in zip(rows, facts, strict=True)]
        return [line for row in columns([HEADINGS, *quoted], width, last=width // 3) for line in row]
    lines = []
    heading, *laid_out = columns([HEADINGS[:-1], *rows], width)
    for row, fact in zip(laid_out, facts, strict=True):
        lines += [*row, *_indented(_quoted(fact), 4, width)]
    return [*heading, *lines]


def _cells(fact: Fact) -> tuple[str, ...]:
    return (
        KINDS.get(fact.type, fact.type),
        _what(fact),
        _number(fact),
        fact.actor.name if fact.actor else "",
        fact.place.name if fact.place else "",
        _when(fact.period) if fact.period else "",
        fact.source or "",
    )


def _what(fact: Fact) -> str:
    """Say what became of whom: the fact's own slot, who is counted, and the footing where that is not a plain claim."""
    parts: list[str]
    match fact:
        case CasualtyEstimate():
            among = f" ({', '.join(fact.includes)})" if fact.includes else ""
            parts = [f"{fact.measure}{among}", fact.population or ""]
        case Displacement():
            parts = [fact.measure, fact.population or ""]
        case EquipmentLoss():
            parts = [fact.status, fact.item]
        case Deployment():
            parts = [fact.status, f"for {fact.purpose}" if fact.purpose else ""]
        case TerritorialControl():
            parts = [fact.status]
        case Assessment():
            parts = [fact.kind, fact.polarity if fact.polarity != "affirmed" else ""]
        case _:
            parts = []
    if fact.modality not in ("claimed", "assessed" if isinstance(fact, Assessment) else ""):
        parts.append(str(fact.modality))
    return ", ".join(part for part in dict.fromkeys(map(str, parts)) if part)


def _number(fact: Fact) -> str:
    """Say how many, with the hedge; where nothing was counted, how fully or how likely."""
    estimate = fact.estimate
    if estimate is None:
        if isinstance(fact, TerritorialControl) and fact.extent:
            return f"({fact.extent})"
        return fact.likelihood.word if isinstance(fact, Assessment) and fact.likelihood else ""
    atom, per, time = estimate.unit.partition("/")
    number = str(estimate).removesuffix(estimate.unit).rstrip()
    number += f"%{per}{time}" if atom == "percent" else f" {UNITS.get(atom, atom)}{per}{time}"
    return f"{number} of {fact.of.status or fact.of.text}" if fact.of else number


def _when(period: Period) -> str:
    """Say when: the dates as precisely as they are known, or the words where no date is."""
    shown = {"year": 4, "month": 7}.get(period.precision or "", 10)
    start, end, as_of = (day.isoformat()[:shown] if day else "" for day in (period.start, period.end, period.as_of))
    if start and end:
        return start if start == end else f"{start} to {end}"
    if start or end:
        return f"since {start}" if start else f"until {end}"
    return f"as of {as_of}" if as_of else period.text


def _relation(relation: Relation, numbers: Mapping[str, str]) -> str:
    """Say how facts hang together, by their numbers in the table; a fact that is not in it by its id."""

    def named(*ids: str) -> str:
        return " and ".join(numbers.get(one, one) for one in ids)

    match relation:
        case PartOf(whole, parts):
            return f"{named(*parts)} {'is' if len(parts) == 1 else 'are'} part of {named(whole)}"
        case Partition(whole, parts):
            return f"{named(*parts)} make up {named(whole)}"
        case Restates(subject, other):
            return f"{named(subject)} restates {named(other)}"
        case Revises(subject, other):
            return f"{named(subject)} revises {named(other)}"
        case Rival(subject, other):
            return f"{named(subject)} and {named(other)} are rivals"
        case Derived(subject, inputs):
            return f"{named(subject)} follows from {named(*inputs)}"


def _quoted(fact: Fact) -> str:
    return f"“{fact.quote}”" if fact.quote else ""


def _indented(text: str, by: int, width: int) -> list[str]:
    return [" " * by + line for line in wrapped(visible(text), max(width - by, 20))] if text else []
