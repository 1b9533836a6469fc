"""Grouping facts by what they have in common, places with all that lies in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Literal, TypeVar

from conflictfacts.aggregation.cells import Row
from conflictfacts.aggregation.result import Groups
from conflictfacts.aggregation.topics import Topic, Topics, Uncounted
from conflictfacts.errors import FieldError
from conflictfacts.model.fact import Fact
from conflictfacts.model.lineage import lineage
from conflictfacts.model.overlap import Atlas

__all__ = ["By", "grouped"]

By = Literal[
    "actor",
    "place",
    "year",
    "month",
    "day",
    "period",
    "measure",
    "population",
    "source",
    "type",
    "status",
    "item",
    "conflict",
    "opponent",
]
"""What facts can be grouped by."""

_LENGTH = {"year": 4, "month": 7, "day": 10}
_FIELDS = ("measure", "population", "type", "status", "item", "conflict")
_OF_TOPIC = ("actor", "place", "opponent", *_FIELDS)
"""What all facts of a topic have in common."""

Result = TypeVar("Result")


def grouped(
    facts: Iterable[Fact],
    by: By | Sequence[By] | None,
    atlas: Atlas,
    topics: Topics,
    combine: Callable[[Iterable[Topic | Uncounted | Row]], Result],
) -> Result | Mapping[object, Result]:
    """Combine facts, or each group of them.

    Args:
        facts: The facts.
        by: What to group by; `None` takes all together.
        atlas: What the facts tell of places.
        topics: The same facts, sorted by what they are about.
        combine: Makes a result of some facts.

    Raises:
        FieldError: If facts cannot be grouped so.
    """
    if by is None:
        return combine(topics.all())
    fields: tuple[str, ...] = (by,) if isinstance(by, str) else tuple(by)
    keys = _keys([_values(field, atlas) for field in fields])
    if all(field in _OF_TOPIC for field in fields):
        # What can be told of a topic is told once, and not again in every group that it is in.
        groups: dict[object, list[Topic | Uncounted]] = {}
        for topic in topics.all():
            for key in keys(topic.facts[0]):
                groups.setdefault(key, []).append(topic)
        return Groups({key: combine(some) for key, some in groups.items()})
    members: dict[object, list[int]] = {}
    for place, fact in enumerate(facts):
        for key in keys(fact):
            members.setdefault(key, []).append(place)
    return Groups({key: combine(topics.some(places)) for key, places in members.items()})


_Keys = Callable[[Fact], Iterable[object]]
"""What gives the groups that a fact is in."""


def _keys(values: Sequence[Callable[[Fact], tuple[object, ...]]]) -> _Keys:
    """Groups by what facts have in one field, or by tuples of what they have in several."""
    if len(values) == 1:
        return values[0]
    return lambda fact: product(*[value(fact) for value in values])


def _values(field: str, atlas: Atlas) -> Callable[[Fact], tuple[object, ...]]:
    """What gives the groups of a fact by a field."""
    if field == "place":
        return lambda fact: _places(fact, atlas)
    if field == "actor":
        return lambda fact: (None if fact.actor is None else fact.actor.name,)
    if field == "opponent":
        return lambda fact: (None if fact.opponent is None else fact.opponent.name,)
    if field == "source":
        return lambda fact: (lineage(fact),)
    if field == "period":
        return lambda fact: (None if fact.period is None else str(fact.period),)
    if field in _LENGTH:
        length = _LENGTH[field]
        known_periods: dict[int, tuple[object, ...]] = {}  # facts of one day often share their period

        def within(fact: Fact) -> tuple[object, ...]:
            key = id(fact.period)
            value = known_periods.get(key)
            if value is None:
                value = known_periods[key] = (_within(fact, length),)
            return value

        return within
    if field in _FIELDS:
        return lambda fact: (getattr(fact, field, None),)
    known = ("actor", "place", *_LENGTH, "period", "source", "opponent", *_FIELDS)
    raise FieldError("by", f"be one of {', '.join(known)}", field)


def _places(fact: Fact, atlas: Atlas) -> tuple[object, ...]:
    place = atlas.place(fact.place)
    return (None,) if place is None else (place.name, *atlas.around(place))


def _within(fact: Fact, length: int) -> str | None:
    """The year, month or day in which all of a fact's period lies, or as of which it is; `None` where there is none."""
    period = fact.period
    if period is None:
        return None
    until = period.as_of or period.end
    first = until if period.as_of is not None else period.start
    if first is None or until is None:
        return None
    name = until.isoformat()[:length]
    return name if first == until or first.isoformat()[:length] == name else None
