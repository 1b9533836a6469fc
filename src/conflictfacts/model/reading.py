"""What came of reading one document."""

from __future__ import annotations

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document, Span
from conflictfacts.model.relations import Relation
from conflictfacts.model.validators import some_text

__all__ = ["Reading", "Unread"]


@attrs.frozen
class Unread:
    """A number next to the words of the domain that was seen and not understood."""

    span: Span = attrs.field(validator=attrs.validators.instance_of(Span))
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

    document: Document = attrs.field(validator=attrs.validators.instance_of(Document))
    """The text that was read."""

    facts: Facts = attrs.field(factory=Facts)
    """The facts read from it, in the order of the text, with their relations and the document."""

    unread: tuple[Unread, ...] = attrs.field(default=(), converter=tuple[Unread, ...])
    """Numbers seen and not understood."""

    def __attrs_post_init__(self) -> None:
        facts = self.facts
        if not isinstance(facts, Facts) or facts.documents != (self.document,):
            relations = facts.relations if isinstance(facts, Facts) else ()
            object.__setattr__(self, "facts", facts := Facts(facts, relations, (self.document,)))
        for fact in facts:
            if fact.provenance.document != self.document.id:
                raise FieldError(
                    "facts", f"come from the document {self.document.id}", fact.provenance.document, fact.id
                )
        for unread in self.unread:
            self.document.check_span(unread.span)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """Relations between the facts."""
        return self.facts.relations
