"""One fact while it is held against the document: what is known about it, and what has been found so far."""

from __future__ import annotations

import attrs

from conflictfacts.grounding.report import Support
from conflictfacts.model.document import Span
from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict

__all__ = ["Case"]


@attrs.define(eq=False)
class Case:
    """What has been found about one fact so far."""

    fact: Fact
    spans: tuple[Span, ...] = ()
    peers: tuple[Fact, ...] = ()
    """What the reader makes of the same number in the same place."""
    support: list[Support] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)

    def finds(
        self,
        rule: str,
        verdict: Verdict,
        severity: Severity,
        why: str,
        span: Span | None = None,
        assuming: str | None = None,
    ) -> None:
        """Add a finding about the fact."""
        self.findings.append(
            Finding(
                rule=rule,
                verdict=verdict,
                severity=severity,
                facts=(self.fact,),
                explanation=why,
                certificate=span,
                assumptions=(assuming,) if assuming is not None else (),
            )
        )

    def is_wrong(self, rule: str, why: str, span: Span | None = None) -> None:
        """Find that the document says otherwise."""
        self.finds(rule, Verdict.CONTRADICTED, Severity.ERROR, why, span)

    def is_doubtful(self, rule: str, why: str, span: Span | None = None) -> None:
        """Find that the document does not settle something."""
        self.finds(rule, Verdict.UNDETERMINED, Severity.WARNING, why, span)

    def is_read_otherwise(self, rule: str, why: str, span: Span | None = None) -> None:
        """Find that the reader of this package reads something else there."""
        self.finds(rule, Verdict.CONTRADICTED, Severity.WARNING, why, span, "reader")

    def is_noted(self, rule: str, why: str, span: Span | None = None) -> None:
        """Find something that is worth knowing."""
        self.finds(rule, Verdict.CONSISTENT, Severity.NOTE, why, span)
