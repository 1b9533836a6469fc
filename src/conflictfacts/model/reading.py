"""What came of reading one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from conflictfacts.errors import FieldError, FormatError
from conflictfacts.model.collection import Facts
from conflictfacts.model.decoding import document_from, fact_from, relation_from, span_from
from conflictfacts.model.document import Document, Span
from conflictfacts.model.encoding import document_json, fact_json, relation_json, span_json
from conflictfacts.model.interchange import FORMAT, at_root, parse, write
from conflictfacts.model.relations import Relation
from conflictfacts.model.strict import array, keys, member, text, the
from conflictfacts.model.validators import instance, instances, some_text

__all__ = ["Reading", "Unread"]


@attrs.frozen
class Unread:
    """A number next to the words of the domain that was seen and not understood."""

    span: Span = attrs.field(validator=instance(Span, "a Span"))
    """Where it stands."""

    why: str = attrs.field(validator=some_text)
    """What kept it from becoming a fact."""


@attrs.frozen
class Reading:
    """A document, the facts read from it, and what was not understood.

    Raises:
        SpanError: If a span is not a piece of the document.
        FieldError: If a fact comes from another document.
    """

    document: Document = attrs.field(validator=instance(Document, "a Document"))
    """The text that was read."""

    facts: Facts = attrs.field(factory=Facts)
    """The facts read from it, in the order of the text, with their relations and the document."""

    unread: tuple[Unread, ...] = attrs.field(default=(), converter=tuple[Unread, ...], validator=instances(Unread))
    """Numbers seen and not understood."""

    def __attrs_post_init__(self) -> None:
        facts = self.facts
        if not isinstance(facts, Facts) or facts.documents != (self.document,):
            relations = facts.relations if isinstance(facts, Facts) else ()
            object.__setattr__(self, "facts", facts := Facts(facts, relations, (self.document,)))
        rule = f"come from the document {self.document.id}"
        for fact in facts:
            if fact.provenance.document != self.document.id:
                raise FieldError("facts", rule, fact.provenance.document, f"fact {fact.id}")
        for unread in self.unread:
            self.document.check_span(unread.span)

    def __str__(self) -> str:
        """How much was read and not understood, in which document."""
        counts = (
            (len(self.facts), "fact"),
            (len(self.relations), "relation"),
            (len(self.unread), "unread number"),
        )
        told = ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
        return f"{told} in {self.document}"

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Relations between the facts."""
        return self.facts.relations

    def to_dict(self) -> dict[str, Any]:
        """Write in the interchange format, as values that any JSON writer takes."""
        return {
            "format": FORMAT,
            "document": document_json(self.document),
            "facts": [fact_json(fact, with_document=False) for fact in self.facts],
            "relations": [relation_json(relation) for relation in self.relations],
            "unread": [{**span_json(unread.span), "why": unread.why} for unread in self.unread],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Reading:
        """Read what `to_dict()` wrote.

        Raises:
            FormatError: If it is not in the interchange format; it tells the place.
        """
        with at_root(data):
            if isinstance(data, Mapping) and "documents" in data and "document" not in data:
                raise FormatError("", "must be a reading, but is a collection of facts, which Facts.from_dict() reads")
            keys(data, ("format", "document", "facts", "relations", "unread"))
            document = member(data, "document", document_from)
            by_id = {document.id: document}
            facts = member(data, "facts", array(lambda fact: fact_from(fact, by_id, document.id)))
            relations = member(data, "relations", array(relation_from))
            return the(
                cls,
                data,
                document=document,
                facts=the(Facts, data, facts=facts, relations=relations, documents=(document,)),
                unread=member(data, "unread", array(lambda unread: _unread_from(unread, document))),
            )

    def to_json(self, *, indent: int | None = None) -> str:
        """Write in the interchange format, as JSON text.

        Args:
            indent: Spaces by which to indent each level; `None` writes all in one line.
        """
        return write(self.to_dict(), indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Reading:
        """Read what `to_json()` wrote.

        Raises:
            FormatError: If it is not in the interchange format; it tells the place.
        """
        return cls.from_dict(parse(text))


def _unread_from(data: Any, document: Document) -> Unread:
    keys(data, ("start", "end", "quote", "why"))
    return the(Unread, data, span=span_from(data, document), why=member(data, "why", text))
