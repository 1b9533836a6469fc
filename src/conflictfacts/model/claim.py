"""Facts made by hand."""

from __future__ import annotations

from typing import Any

import attrs

from conflictfacts.errors import FieldError, SpanError
from conflictfacts.model.document import Document, Span
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.facts import FACT_TYPES, Fact
from conflictfacts.model.provenance import Attribution, Provenance, Source

__all__ = ["claim"]


def claim(
    type: str | type[Fact],
    *,
    source: str | Source | Attribution | None = None,
    estimate: str | Estimate | None = None,
    quote: str | None = None,
    document: Document | None = None,
    asserted: Any = None,
    **fields: Any,
) -> Fact:
    """Make a fact by hand.

    Args:
        type: Its class, or the name of it.
        source: Who says so: a name, a `Source`, or a whole `Attribution`; `None` for nobody.
        estimate: How many: an `Estimate`, or English words as in a report ("more than 1,300 sq km"); words that name no
            unit count people.
        quote: The words that say so. They must stand in `document` exactly once, where one is given; otherwise
            their offsets are those within the quote itself.
        document: The document it comes from.
        asserted: When the source said so: a date, or its ISO text.
        fields: The other fields of the class; actors and places may be names.

    Raises:
        FieldError: If there is no such class or field, or a field cannot have such a value.
        NumberError: If the words of the estimate hold no number, or more than one.
        SpanError: If the quote is not in the document, or more than once.

    >>> fact = claim("TerritorialControl", status="captured", actor="Ukraine", place="Kursk region",
    ...              estimate=Estimate.bare(1300, "sq km"), source="a rival")
    >>> print(fact.estimate, fact.source)
    1,300 kilometer ** 2 a rival
    """
    name = type if isinstance(type, str) else type.__name__
    cls = FACT_TYPES.get(name)
    if cls is None or not (isinstance(type, str) or type is cls):
        raise FieldError("type", f"be one of {', '.join(FACT_TYPES)}", name)
    known = [field.name for field in attrs.fields(cls) if field.name not in ("provenance", "estimate")]
    for field in fields:
        if field not in known:
            raise FieldError(field, f"be a field of {name} ({', '.join(known)})", field)
    for field in attrs.fields(cls):
        if field.default is attrs.NOTHING and field.name not in ("provenance", *fields):
            raise FieldError(field.name, f"be given for {name}", None)
    provenance = Provenance(
        document=None if document is None else document.id,
        spans=() if quote is None else (_span(quote, document),),
        attribution=_attribution(source),
        asserted=asserted,
        made_by="by hand",
    )
    return cls(
        estimate=Estimate.said(estimate) if isinstance(estimate, str) else estimate, provenance=provenance, **fields
    )


def _span(quote: str, document: Document | None) -> Span:
    if not quote:
        raise FieldError("quote", "not be empty", quote)
    if document is None:
        return Span(0, len(quote), quote)
    start = document.text.find(quote)
    if start < 0:
        raise SpanError("quote", "stand in the document", quote)
    if document.text.find(quote, start + 1) >= 0:
        raise SpanError("quote", "stand in the document only once; quote more of it", quote)
    return document.span(start, start + len(quote))


def _attribution(source: str | Source | Attribution | None) -> Attribution:
    match source:
        case None:
            return Attribution()
        case str():
            return Attribution((Source(source),))
        case Source():
            return Attribution((source,))
        case Attribution():
            return source
        case _:
            raise FieldError("source", "be a name, a Source or an Attribution", source)
