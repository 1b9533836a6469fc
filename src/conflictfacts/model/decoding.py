"""From the JSON values of the interchange format to nouns.

Strict: a key too many or too few, a value of another type, an id that is not the id of what is said, a quote that is
not the text at its offsets, are errors that name the place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, TypeVar

from conflictfacts.errors import FormatError
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Base, Fact
from conflictfacts.model.facts import FACT_TYPES, Likelihood
from conflictfacts.model.interval import Interval
from conflictfacts.model.provenance import Attribution, Provenance, Source
from conflictfacts.model.reference import Actor, Period, Place
from conflictfacts.model.relations import RELATION_TYPES, Derived, Partition, PartOf, Relation
from conflictfacts.model.strict import (
    Reader,
    array,
    date_or_null,
    degrees,
    keys,
    member,
    number,
    number_or_null,
    numbers,
    offset,
    optional,
    or_null,
    shared,
    step,
    text,
    text_or_null,
    texts,
    the,
    truth,
    unit,
)
from conflictfacts.units import Number

__all__ = ["document_from", "fact_from", "relation_from", "span_from"]

T = TypeVar("T")


def document_from(data: Any) -> Document:
    """Read a document, and make sure that its digests are those of its text."""
    known = ("title", "publisher", "url", "language")
    keys(data, ("id", "sha256", *known, "published", "text"), ("file_sha256",))
    said = {key: member(data, key, text_or_null) for key in known}
    published = member(data, "published", date_or_null)
    document = the(
        Document,
        data,
        text=member(data, "text", text),
        published=published,
        file_sha256=optional(data, "file_sha256", text),
        **said,
    )
    for key in ("sha256", "id"):
        if member(data, key, text) != getattr(document, key):
            raise FormatError(step(key), f"must be that of the document, {getattr(document, key)}", data[key])
    return document


def span_from(data: Any, document: Document | None) -> Span:
    """Read a span, and make sure that it is a piece of the document, where that is at hand."""
    start, end = member(data, "start", offset), member(data, "end", offset)
    span = the(Span, data, start=start, end=end, quote=member(data, "quote", text))
    if document is not None:
        the(document.check_span, data, {"span": "end"}, span=span)
    return span


def fact_from(data: Any, documents: Mapping[str, Document], document: str | None = None) -> Fact:
    """Read a fact, and make sure that its id is that of what it says.

    Args:
        data: An object.
        documents: Documents at hand, by id.
        document: Id of the document it is from; `None` if the fact itself says it.
    """
    cls = _class_of(data, FACT_TYPES)
    slots, rare = _SLOTS[cls.__name__]
    keys(data, ("id", "type", *slots, *_COMMON, "provenance"), (*rare, *_RARE))
    fields = {key: member(data, key, read) for key, read in (slots | rare | _COMMON | _RARE).items() if key in data}
    provenance = member(data, "provenance", lambda part: _provenance(part, documents, document))
    fact = the(cls, data, provenance=provenance, **fields)
    if member(data, "id", text) != fact.id:
        raise FormatError(".id", f"must be that of what the fact says, {fact.id}", data["id"])
    return fact


def relation_from(data: Any) -> Relation:
    """Read a relation."""
    cls: Any = _class_of(data, RELATION_TYPES)
    parts: dict[str, Reader[Any]] = {"subject": text, "object": text}
    if issubclass(cls, PartOf | Partition):
        parts = {"whole": text, "parts": texts}
    elif cls is Derived:
        parts = {"subject": text, "inputs": texts, "rule": text}
    keys(data, ("type", *parts))
    relation: Relation = the(cls, data, **{key: member(data, key, read) for key, read in parts.items()})
    return relation


def _class_of(data: Any, classes: Mapping[str, type[T]]) -> type[T]:
    """The class that an object says it is of."""
    keys(data, ("type",), data)
    cls = classes.get(member(data, "type", text))
    if cls is None:
        raise FormatError(".type", f"must be one of {', '.join(classes)}", data["type"])
    return cls


def _bare_span(data: Any, document: Document | None) -> Span:
    keys(data, ("start", "end", "quote"))
    return span_from(data, document)


def _estimate(data: Any) -> Estimate:
    bounds = ("low", "high", "low_open", "high_open")
    keys(data, (*bounds, "best", "soft", "unit", "hedge", "nominal", "grain", "text"), ("ends", "printed_unit"))
    low, high = member(data, "low", number_or_null), member(data, "high", number_or_null)
    low_open, high_open = member(data, "low_open", truth), member(data, "high_open", truth)
    nominal = member(data, "nominal", numbers)
    return the(
        Estimate,
        data,
        {"point": "best", "words": "text", "end_hedges": "ends"},
        interval=the(Interval, data, low=low, high=high, low_open=low_open, high_open=high_open),
        point=member(data, "best", number_or_null),
        soft=frozenset(member(data, "soft", texts)),
        unit=member(data, "unit", unit),
        hedge=member(data, "hedge", text),
        nominal=nominal,
        grain=member(data, "grain", lambda grain: _grain(grain, len(nominal))),
        words=member(data, "text", text),
        end_hedges=optional(data, "ends", texts),
        printed_unit=optional(data, "printed_unit", unit),
    )


def _grain(data: Any, count: int) -> tuple[Number, ...]:
    if data is None:
        return ()
    return numbers(data) if isinstance(data, list) else (number(data),) * count


@shared
def _actor(data: Any) -> Actor:
    rare = ("kind", "iso", "parent", "detail")
    keys(data, ("name",), rare)
    known = {key: optional(data, key, text) for key in rare}
    return the(Actor, data, name=member(data, "name", text), **known)


@shared
def _place(data: Any) -> Place:
    rare, coordinates = ("kind", "iso", "parent"), ("latitude", "longitude")
    keys(data, ("name",), (*rare, *coordinates))
    known: dict[str, Any] = {key: optional(data, key, text) for key in rare}
    known |= {key: optional(data, key, degrees) for key in coordinates}
    return the(Place, data, name=member(data, "name", text), **known)


@shared
def _period(data: Any) -> Period:
    dates = ("start", "end", "as_of")
    keys(data, (*dates, "precision", "text"))
    days = {key: member(data, key, date_or_null) for key in dates}
    precision = member(data, "precision", text_or_null)
    return the(Period, data, precision=precision, text=member(data, "text", text), **days)


def _base(data: Any) -> Base:
    texts = ("type", "status", "fact")
    keys(data, ("text", *texts, "actor", "place"))
    known = {key: member(data, key, text_or_null) for key in texts}
    actor, place = member(data, "actor", or_null(_actor)), member(data, "place", or_null(_place))
    return the(Base, data, text=member(data, "text", text), actor=actor, place=place, **known)


@shared
def _source(data: Any) -> Source:
    keys(data, ("name",), ("kind", "role", "anonymous"))
    known = {key: optional(data, key, text) for key in ("kind", "role")}
    anonymous = optional(data, "anonymous", truth) or False
    return the(Source, data, name=member(data, "name", text), anonymous=anonymous, **known)


@shared
def _likelihood(data: Any) -> Likelihood:
    keys(data, ("word", "scale", "low", "high"))
    low, high = member(data, "low", number_or_null), member(data, "high", number_or_null)
    scale = member(data, "scale", text_or_null)
    return the(Likelihood, data, word=member(data, "word", text), scale=scale, low=low, high=high)


def _provenance(data: Any, documents: Mapping[str, Document], document: str | None) -> Provenance:
    where = () if document is not None else ("document",)
    keys(data, (*where, "spans", "asserted", "attribution", "verb", "made_by"), ("basis",))
    verb, basis = member(data, "verb", text_or_null), optional(data, "basis", text)
    chain = member(data, "attribution", array(_source))
    if document is None:
        document = member(data, "document", text_or_null)
    read_span = partial(_bare_span, document=documents.get(document or ""))
    return the(
        Provenance,
        data,
        document=document,
        spans=member(data, "spans", array(read_span)),
        attribution=the(Attribution, data, {"chain": "attribution"}, chain=chain, verb=verb, basis=basis),
        asserted=member(data, "asserted", date_or_null),
        made_by=member(data, "made_by", text),
    )


_COMMON: dict[str, Reader[Any]] = {
    "modality": text,
    "actor": or_null(_actor),
    "opponent": or_null(_actor),
    "place": or_null(_place),
    "period": or_null(_period),
    "estimate": or_null(_estimate),
}
"""What every fact has."""

_RARE: dict[str, Reader[Any]] = {"of": _base, "conflict": text}
"""What any fact may have."""

_SLOTS: dict[str, tuple[dict[str, Reader[Any]], dict[str, Reader[Any]]]] = {
    "CasualtyEstimate": ({"measure": text, "includes": or_null(texts), "population": text_or_null}, {}),
    "Displacement": ({"measure": text, "population": text_or_null}, {}),
    "EquipmentLoss": ({"item": text, "status": text}, {}),
    "Deployment": ({"status": text}, {"purpose": text}),
    "TerritorialControl": ({"status": text}, {"extent": text}),
    "Assessment": (
        {
            "kind": text,
            "holder": or_null(_source),
            "polarity": text,
            "likelihood": or_null(_likelihood),
            "topic": text_or_null,
        },
        {"horizon": _period},
    ),
}
"""What facts of each class have, and may have, besides."""
