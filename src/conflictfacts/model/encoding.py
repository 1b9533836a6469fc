"""From nouns to the JSON values of the interchange format.

Numbers are ints; floats where the shortest text of a float is exactly the number; `"p/q"` for all others. An
unbounded side is null. Keys that few values need are written only where they are set.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from conflictfacts.errors import FieldError
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Base, Fact
from conflictfacts.model.facts import (
    Assessment,
    CasualtyEstimate,
    Deployment,
    Displacement,
    EquipmentLoss,
    Likelihood,
    TerritorialControl,
)
from conflictfacts.model.provenance import Provenance, Source
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.relations import Derived, Partition, PartOf, Relation
from conflictfacts.units import Number, exact

__all__ = ["Json", "document_json", "fact_json", "relation_json", "span_json"]

Json = dict[str, Any]


def document_json(document: Document) -> Json:
    """Write a document, with its text."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "title": document.title,
        "publisher": document.publisher,
        "url": document.url,
        "published": _date(document.published),
        "language": document.language,
        **_set(file_sha256=document.file_sha256),
        "text": document.text,
    }


def span_json(span: Span) -> Json:
    """Write a span."""
    return {"start": span.start, "end": span.end, "quote": span.quote}


def fact_json(fact: Fact, *, with_document: bool) -> Json:
    """Write a fact.

    Args:
        fact: The fact.
        with_document: Whether to say which document it is from, where that is not clear from what surrounds it.

    Raises:
        FieldError: If it is of a class that the format does not have.
    """
    if type(fact) not in _SLOTS:
        raise FieldError("type", f"be one of {', '.join(cls.__name__ for cls in _SLOTS)}", fact.type)
    return {
        "id": fact.id,
        "type": fact.type,
        **_SLOTS[type(fact)](fact),
        "modality": fact.modality.value,
        "actor": _or_null(_actor, fact.actor),
        "opponent": _or_null(_actor, fact.opponent),
        "place": _or_null(_place, fact.place),
        "period": _or_null(_period, fact.period),
        **_set(of=_or_null(_base, fact.of), conflict=fact.conflict),
        "estimate": _or_null(_estimate, fact.estimate),
        "provenance": _provenance(fact.provenance, with_document),
    }


def relation_json(relation: Relation) -> Json:
    """Write a relation."""
    if isinstance(relation, PartOf | Partition):
        return {"type": relation.type, "whole": relation.whole, "parts": list(relation.parts)}
    if isinstance(relation, Derived):
        said = {"subject": relation.subject, "inputs": list(relation.inputs), "rule": relation.rule}
        return {"type": relation.type, **said}
    return {"type": relation.type, "subject": relation.subject, "object": relation.object}


def _casualties(fact: CasualtyEstimate) -> Json:
    includes = None if fact.includes is None else [measure.value for measure in fact.includes]
    return {"measure": fact.measure.value, "includes": includes, "population": _name(fact.population)}


def _displacement(fact: Displacement) -> Json:
    return {"measure": fact.measure.value, "population": _name(fact.population)}


def _equipment(fact: EquipmentLoss) -> Json:
    return {"item": fact.item, "status": fact.status.value}


def _deployment(fact: Deployment) -> Json:
    return {"status": fact.status.value, **_set(purpose=fact.purpose)}


def _territory(fact: TerritorialControl) -> Json:
    return {"status": fact.status.value, **_set(extent=_name(fact.extent))}


def _assessment(fact: Assessment) -> Json:
    return {
        "kind": fact.kind.value,
        "holder": _or_null(_source, fact.holder),
        "polarity": fact.polarity.value,
        "likelihood": _or_null(_likelihood, fact.likelihood),
        "topic": fact.topic,
        **_set(horizon=_or_null(_period, fact.horizon)),
    }


_SLOTS: dict[type[Fact], Callable[[Any], Json]] = {
    CasualtyEstimate: _casualties,
    Displacement: _displacement,
    EquipmentLoss: _equipment,
    Deployment: _deployment,
    TerritorialControl: _territory,
    Assessment: _assessment,
}


def _estimate(estimate: Estimate) -> Json:
    interval, grain = estimate.interval, [_number(n) for n in estimate.grain]
    ends = None if estimate.end_hedges is None else [hedge.value for hedge in estimate.end_hedges]
    return {
        "low": _or_null(_number, interval.low),
        "best": _or_null(_number, estimate.point),
        "high": _or_null(_number, interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "soft": sorted(estimate.soft, reverse=True),
        "unit": estimate.unit,
        "hedge": estimate.hedge.value,
        "nominal": [_number(n) for n in estimate.nominal],
        # One for all numbers unless they differ.
        "grain": grain if len(set(grain)) > 1 else grain[0] if grain else None,
        **_set(ends=ends, printed_unit=estimate.printed_unit),
        "text": estimate.words,
    }


def _actor(actor: Actor) -> Json:
    return {"name": actor.name, **_set(kind=actor.kind, iso=actor.iso, parent=actor.parent, detail=actor.detail)}


def _place(place: Place) -> Json:
    known = _set(kind=place.kind, iso=place.iso, parent=place.parent)
    return {"name": place.name, **known, **_set(latitude=place.latitude, longitude=place.longitude)}


def _period(period: Period) -> Json:
    return {
        "start": _date(period.start),
        "end": _date(period.end),
        "as_of": _date(period.as_of),
        "precision": period.precision,
        "text": period.text,
    }


def _base(base: Base) -> Json:
    return {
        "text": base.text,
        "type": base.type,
        "status": base.status,
        "actor": _or_null(_actor, base.actor),
        "place": _or_null(_place, base.place),
        "fact": base.fact,
    }


def _source(source: Source) -> Json:
    known = _set(kind=source.kind, role=source.role, anonymous=source.anonymous or None)
    return {"name": source.name, **known}


def _likelihood(likelihood: Likelihood) -> Json:
    return {
        "word": likelihood.word,
        "scale": likelihood.scale,
        "low": _or_null(_number, likelihood.low),
        "high": _or_null(_number, likelihood.high),
    }


def _provenance(provenance: Provenance, with_document: bool) -> Json:
    attribution = provenance.attribution
    return {
        **({"document": provenance.document} if with_document else {}),
        "spans": [span_json(span) for span in provenance.spans],
        "asserted": _date(provenance.asserted),
        "attribution": [_source(source) for source in attribution.chain],
        "verb": attribution.verb,
        **_set(basis=attribution.basis),
        "made_by": provenance.made_by,
    }


def _set(**values: Any) -> Json:
    """Those values that are there."""
    return {key: value for key, value in values.items() if value is not None}


def _or_null(write: Callable[[Any], Any], value: Any) -> Any:
    return None if value is None else write(value)


def _name(member: Any) -> str | None:
    return None if member is None else member.value


def _date(date: datetime.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _number(n: Number) -> int | float | str:
    if isinstance(n, int):
        return n
    nearest = n.numerator / n.denominator
    return nearest if nearest and exact(nearest) == n else f"{n.numerator}/{n.denominator}"
