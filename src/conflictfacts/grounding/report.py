"""What grounding facts comes to: for each fact where it stands, what speaks for it, and what is wrong with it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any

import attrs

from conflictfacts.grounding.anchors import Anchor
from conflictfacts.model.collection import Facts
from conflictfacts.model.document import Document, Span
from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.relations import Relation

__all__ = ["GroundedFact", "Grounding", "Support", "Where", "held"]


class Where(enum.StrEnum):
    """How near to the quote something stands that speaks for a fact."""

    QUOTE = "quote"
    """In the quote."""
    SENTENCE = "sentence"
    """In the sentence, or one of the sentences, of the quote."""
    CONTEXT = "context"
    """Elsewhere in the document."""
    READER = "reader"
    """In no word of its own: the reader of this package, at the same number, reads it so."""


@attrs.frozen
class Support:
    """What speaks for one field of a fact."""

    field: str
    """The field: `estimate`, `actor`, `measure`, `status`, `item`, `place` or `source`."""

    where: Where
    """How near to the quote it stands."""

    span: Span | None = None
    """The words; `None` where only the reader speaks for it."""


@attrs.frozen(kw_only=True)
class GroundedFact:
    """One fact, held against the document."""

    given: Fact
    """The fact as it came."""

    fact: Fact
    """The same with its spans where its quote really stands, as a fact of the document; as it came where the quote is
    not there."""

    anchor: Anchor
    """Where the quote stands."""

    support: tuple[Support, ...] = ()
    """What in the document speaks for it."""

    findings: tuple[Finding, ...] = ()
    """What is wrong with it, or worth knowing."""

    @property
    def verdict(self) -> Verdict:
        """Contradicted by an error, undetermined by a warning or what could not be checked, else consistent."""
        serious = [finding for finding in self.findings if finding.severity is not Severity.NOTE]
        if any(f.severity is Severity.ERROR and f.verdict is Verdict.CONTRADICTED for f in serious):
            return Verdict.CONTRADICTED
        return Verdict.UNDETERMINED if serious else Verdict.CONSISTENT


@attrs.frozen(kw_only=True)
class Grounding:
    """What holding facts against a document came to."""

    document: Document
    """The document."""

    results: tuple[GroundedFact, ...] = ()
    """Each fact that was given, in that order."""

    unformed: tuple[Finding, ...] = ()
    """What kept parts of an answer in JSON from being facts at all."""

    grounded: Facts = attrs.field(factory=Facts, repr=False)
    """The facts whose quote stands in the document and that nothing there contradicts, anchored to it, with the
    relations between them."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings."""
        return (*self.unformed, *(finding for result in self.results for finding in result.findings))

    @property
    def verdict(self) -> Verdict:
        """The worst verdict of all."""
        verdicts = [result.verdict for result in self.results]
        if Verdict.CONTRADICTED in verdicts:
            return Verdict.CONTRADICTED
        return Verdict.UNDETERMINED if self.unformed or Verdict.UNDETERMINED in verdicts else Verdict.CONSISTENT


def held(results: Iterable[GroundedFact], relations: Iterable[Relation], document: Document) -> Facts:
    """Put the facts that hold together, with the relations between them, under the ids they have now.

    Args:
        results: What grounding came to.
        relations: Relations between the facts as they came.
        document: The document.
    """
    astray = (Anchor.ABSENT, Anchor.NONE)
    holding = [r for r in results if r.anchor not in astray and r.verdict is not Verdict.CONTRADICTED]
    now = {result.given.id: result.fact.id for result in holding}
    kept = []
    for relation in relations:
        if all(name in now for name in relation.facts):
            fields = {field.name: getattr(relation, field.name) for field in attrs.fields(type(relation))}
            renamed: dict[str, Any] = {
                name: tuple(now[part] for part in value) if isinstance(value, tuple) else now.get(value, value)
                for name, value in fields.items()
            }
            remade: Any = type(relation)
            kept.append(remade(**renamed))
    return Facts([result.fact for result in holding], tuple(kept), (document,))
