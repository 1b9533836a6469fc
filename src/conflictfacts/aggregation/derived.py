"""Facts that nobody said: what follows from others, said in their terms as far as they agree."""

from __future__ import annotations

from typing import Any

import attrs

from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.provenance import Attribution, Provenance
from conflictfacts.model.reference import Period
from conflictfacts.model.vocabulary import Modality

__all__ = ["derived_fact"]

_LISTED = 20
_SHARED = ("actor", "opponent", "place", "population", "conflict", "purpose")


def derived_fact(rule: str, estimate: Estimate, inputs: tuple[Fact, ...], period: Period | None = None) -> Fact:
    """Make the fact that follows from others by a rule.

    It has the actor, place and so on that all of them share, and nothing where they differ; it is from no document. A
    single fact with its own estimate stays itself.

    Args:
        rule: Name of the rule.
        estimate: What follows.
        inputs: The facts it follows from, of one kind; at least one.
        period: When it is so; `None` takes it from the facts.
    """
    first = inputs[0]
    if len(inputs) == 1 and estimate == first.estimate and period is None:
        return first
    named = ", ".join(fact.id for fact in inputs) if len(inputs) <= _LISTED else f"{len(inputs)} facts"
    said = [fact.provenance.asserted for fact in inputs if fact.provenance.asserted is not None]
    provenance = Provenance(
        attribution=_shared(inputs, lambda fact: fact.provenance.attribution) or Attribution(),
        asserted=max(said) if len(said) == len(inputs) else None,
        made_by=f"{rule} of {named}",
    )
    known = {name: _shared(inputs, lambda fact: getattr(fact, name)) for name in _SHARED if hasattr(first, name)}  # noqa: B023
    return attrs.evolve(
        first,
        modality=_shared(inputs, lambda fact: fact.modality) or Modality.ESTIMATED,
        period=period or _period(inputs),
        estimate=estimate,
        of=None,
        provenance=provenance,
        **known,
    )


def _shared(facts: tuple[Fact, ...], of: Any) -> Any:
    first = of(facts[0])
    return first if all(of(fact) == first for fact in facts) else None


def _period(facts: tuple[Fact, ...]) -> Period | None:
    periods = [fact.period for fact in facts if fact.period is not None]
    if len(periods) < len(facts):
        return None
    if all(period == periods[0] for period in periods):
        return periods[0]
    starts = [period.start for period in periods if period.start is not None]
    ends = [until for period in periods if (until := period.end or period.as_of) is not None]
    if len(ends) < len(facts):
        return None
    if len(starts) == len(facts):
        return Period(start=min(starts), end=max(ends))
    return Period(as_of=ends[0]) if not starts and len(set(ends)) == 1 else None
