"""What an aggregation says: what came out, and for every input whether it was used, or why it was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

import attrs

from conflictfacts.aggregation.derived import derived_fact
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.kind import Kind
from conflictfacts.model.reference import Period
from conflictfacts.model.relations import Derived
from conflictfacts.model.wording import counted

__all__ = ["AgreedRange", "Groups", "LeftOut", "Total", "TotalLine", "named"]

Result = TypeVar("Result")


def named(fact: Fact) -> str:
    """Name a fact by its words; one without words by its number and id."""
    return f"“{fact.quote}”" if fact.quote else f"{fact.estimate} ({fact.id})"


class Groups(Mapping[object, Result]):
    """What came out for each group, by what its facts have in common: a mapping that can be printed."""

    def __init__(self, results: Mapping[object, Result]) -> None:
        self._results = dict(results)

    def __getitem__(self, group: object) -> Result:
        return self._results[group]

    def __iter__(self) -> Iterator[object]:
        return iter(self._results)

    def __len__(self) -> int:
        return len(self._results)

    def __str__(self) -> str:
        """Each group and, indented below it, its result."""
        parts = [f"{_in_words(group)}: {result}".replace("\n", "\n  ") for group, result in self._results.items()]
        return "\n".join(parts) or "no groups"

    def __repr__(self) -> str:
        names = ", ".join([_in_words(group) for group in self._results][:_SHOWN])
        more = ", …" if len(self) > _SHOWN else ""
        return f"<{counted(len(self), 'group')}: {names}{more}>"


_SHOWN = 10
"""Groups that are named where not all can be."""


def _in_words(group: object) -> str:
    if isinstance(group, tuple):
        return ", ".join(map(_in_words, group))
    return "(not said)" if group is None else str(group)


@attrs.frozen
class LeftOut:
    """A fact that was not used, and why."""

    fact: Fact
    """The fact."""

    reason: str
    """Why it was left out; where a relation or an assumption would have let it in, which."""

    instead: Fact | None = None
    """The fact that was used in its place, that it is part of, or that it may overlap; `None` if there is none."""

    def __str__(self) -> str:
        return f"{named(self.fact)}: {self.reason}"


@attrs.frozen
class AgreedRange:
    """A range of numbers that the same voices allow for."""

    interval: Interval
    """The range."""

    voices: tuple[str, ...]
    """Names of the sources whose figures allow for it, sorted."""

    facts: tuple[Fact, ...]
    """Their facts."""


@attrs.frozen(kw_only=True)
class TotalLine:
    """What came out for one kind of thing, or for one quantity."""

    kind: Kind
    """What is counted."""

    rule: str
    """Name of the function it was made by."""

    estimate: Estimate | None
    """How many or how much; `None` where it cannot be said, and then `why` tells."""

    used: tuple[Fact, ...] = ()
    """The facts it was made from."""

    why: str = ""
    """Why there is no estimate, or what is to be known about it; empty if nothing is."""

    rivals: tuple[tuple[Fact, ...], ...] = ()
    """Facts used together because they put different figures on one quantity, by quantity."""

    regions: tuple[AgreedRange, ...] = ()
    """For `agree()`, ranges that enough voices allow for, in order; otherwise empty."""

    disjoint: tuple[Fact, ...] = ()
    """For `intersect()`, two facts that have no number in common; otherwise empty."""

    period: Period | None = None
    """When it is so, if that is another time than the facts'; otherwise `None`."""

    @cached_property
    def fact(self) -> Fact | None:
        """What came out, as a fact among others; `None` if nothing did."""
        return None if self.estimate is None else derived_fact(self.rule, self.estimate, self.used, self.period)

    def __str__(self) -> str:
        said = "no figure" if self.estimate is None else str(self.estimate)
        return f"{self.kind}: {said}, from {counted(len(self.used), 'fact')}{f'; {self.why}' if self.why else ''}"


@attrs.frozen(kw_only=True)
class Total:
    """What an aggregation says.

    Every fact that went in is in exactly one of `used`, `superseded`, `duplicate` and `excluded`.
    """

    rule: str
    """Name of the function it was made by."""

    lines: tuple[TotalLine, ...] = ()
    """What came out: a line for each kind of thing, since nothing is added across kinds."""

    superseded: tuple[LeftOut, ...] = ()
    """Facts in whose place a later figure of the same source was used."""

    duplicate: tuple[LeftOut, ...] = ()
    """Facts that say again what another one says."""

    excluded: tuple[LeftOut, ...] = ()
    """Facts left out for any other reason."""

    assumed: tuple[Assumption, ...] = ()
    """What was taken for granted by request."""

    documents: tuple[Document, ...] = ()
    """The documents the facts are from, as far as they were at hand."""

    @cached_property
    def used(self) -> tuple[Fact, ...]:
        """The facts that were used."""
        return tuple([fact for line in self.lines for fact in line.used])

    @property
    def estimate(self) -> Estimate | None:
        """What came out, where it is one figure; `None` where it is none, or several (then `lines` has them)."""
        return self.lines[0].estimate if len(self.lines) == 1 else None

    @property
    def why(self) -> str:
        """Why there is no single estimate, or what is to be known about it; empty if nothing is."""
        if len(self.lines) == 1:
            return self.lines[0].why
        if not self.lines:
            return "no fact counts anything"
        return f"several kinds of things are counted: {'; '.join(str(line.kind) for line in self.lines)}"

    @property
    def inputs(self) -> tuple[Fact, ...]:
        """All facts that went in."""
        left_out = (*self.superseded, *self.duplicate, *self.excluded)
        return (*self.used, *[one.fact for one in left_out])

    @cached_property
    def facts(self) -> Facts:
        """What came out, as facts that can be checked, shown and exported, with the facts they follow from."""
        made = [(line.fact, line) for line in self.lines if line.fact is not None]
        relations = [
            Derived(fact, line.used, self.rule) for fact, line in made if all(fact.id != one.id for one in line.used)
        ]
        used = Facts(dict.fromkeys(self.used))
        return Facts([fact for fact, _ in made]) | Facts(used, (), self.documents) | _related(made, used, relations)

    def to_dict(self) -> dict[str, Any]:
        """Write as values that any JSON writer takes; `facts` is in the interchange format."""
        return {
            "rule": self.rule,
            "assumed": sorted(self.assumed),
            "lines": [
                {
                    "kind": str(line.kind),
                    "fact": None if line.fact is None else line.fact.id,
                    "used": [fact.id for fact in line.used],
                    "why": line.why,
                }
                for line in self.lines
            ],
            "superseded": _written(self.superseded),
            "duplicate": _written(self.duplicate),
            "excluded": _written(self.excluded),
            "facts": self.facts.to_dict(),
        }

    def __str__(self) -> str:
        lines = [f"{self.rule} of {counted(len(self.inputs), 'fact')}", *(f"  {line}" for line in self.lines)]
        for name in ("superseded", "duplicate", "excluded"):
            # What is so for the same reason stands together, so that the reason is said once.
            alike: dict[str, list[str]] = {}
            for one in getattr(self, name):
                alike.setdefault(self._in_short(one.reason), []).append(named(one.fact))
            lines += [f"  {name} {', '.join(facts)}: {reason}" for reason, facts in alike.items()]
        return "\n".join(lines)

    def _in_short(self, reason: str) -> str:
        """A reason without what a line says already."""
        lead, colon, rest = reason.partition(": ")
        return f"{lead}, as said above" if colon and any(rest in line.why for line in self.lines) else reason


def _related(made: list[tuple[Fact, TotalLine]], used: Facts, relations: list[Derived]) -> Facts:
    return Facts([*dict.fromkeys([fact for fact, _ in made]), *used], relations)


def _written(left_out: Iterable[LeftOut]) -> list[dict[str, Any]]:
    return [
        {"fact": one.fact.id, "reason": one.reason, "instead": None if one.instead is None else one.instead.id}
        for one in left_out
    ]
