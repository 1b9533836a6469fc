"""What a check says: findings, and among them the contradictions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any

import attrs

from conflictfacts.checking.search import Move
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.sense import LITERAL, Sense
from conflictfacts.model.wording import counted

__all__ = ["Contradiction", "Report", "Unbound"]


@attrs.frozen(kw_only=True)
class Contradiction(Finding):
    """Facts that cannot all be so, while without any one of them the others can."""

    members: tuple[Fact, ...]
    """The facts."""

    loosest: Sense
    """The loosest sense in which they still contradict each other."""

    moves: tuple[Move, ...] = ()
    """For each fact with a number, how far it would have to move to end it, all else being the same."""

    because: tuple[str, ...] = ()
    """What holds by definition or is taken for granted in it, in words."""

    irreducible: bool = True
    """Whether it is sure that every one of the facts is needed."""

    @property
    def quotes(self) -> tuple[str | None, ...]:
        """The quotes of its facts; `None` for a fact without words."""
        return tuple([fact.quote for fact in self.members])


@attrs.frozen
class Unbound:
    """A fact that takes no part in a check, and why."""

    fact: Fact
    """The fact."""

    why: str
    """Why it takes no part."""


def _nothing() -> tuple[Finding, ...]:
    return ()


@attrs.frozen(kw_only=True, eq=False)
class Report:
    """What came of checking facts: a collection of findings, the gravest first."""

    sense: Sense = LITERAL
    """The sense in which numbers were taken."""

    assume: tuple[Assumption, ...] = ()
    """What was assumed."""

    contradictions: tuple[Contradiction, ...] = ()
    """Conflicts; of those between numbers no two share a fact. Gravest first, then in the order of the text."""

    undetermined: tuple[Finding, ...] = ()
    """What could not be told, and what is missing."""

    notes: tuple[Finding, ...] = ()
    """What is worth knowing about single figures and series, and what was found by whoever imported them."""

    left_out: tuple[Unbound, ...] = ()
    """Facts that bound nothing, and why."""

    _agreeing: Callable[[], tuple[Finding, ...]] = attrs.field(default=_nothing, repr=False, alias="agreeing")

    @cached_property
    def agreements(self) -> tuple[Finding, ...]:
        """Facts that hang together and can all be so, group by group."""
        return self._agreeing()

    @property
    def verdict(self) -> Verdict:
        """What it comes to: contradicted if anything is; undetermined if it could not be told of something."""
        if self.contradictions or any(note.verdict is Verdict.CONTRADICTED for note in self.notes):
            return Verdict.CONTRADICTED
        untold = any(finding.rule in ("solver", "unknown_event") for finding in self.undetermined)
        return Verdict.UNDETERMINED if untold else Verdict.CONSISTENT

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings: contradictions, what could not be told, what is worth knowing, and what agrees."""
        return (*self.contradictions, *self.undetermined, *self.notes, *self.agreements)

    def about(self, *facts: Fact | str) -> tuple[Finding, ...]:
        """The findings that are about all of some facts, or their ids."""
        ids = {fact.id if isinstance(fact, Fact) else fact for fact in facts}
        return tuple([finding for finding in self.findings if ids <= {*finding.facts}])

    def by_rule(self, rule: str) -> tuple[Finding, ...]:
        """The findings of one rule."""
        return tuple([finding for finding in self.findings if finding.rule == rule])

    def __reduce__(self) -> tuple[Any, ...]:
        # What finds the agreements cannot leave the process, so they are found before.
        kept = self.sense, self.assume, self.contradictions, self.undetermined, self.notes, self.left_out
        return _rebuilt, (*kept, self.agreements)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        assumed = f", assuming {', '.join(self.assume)}" if self.assume else ""
        lines = [f"{self.verdict} ({self.sense}{assumed})", *map(str, self.findings)]
        if self.left_out:
            lines.append(f"{counted(len(self.left_out), 'fact')} bound nothing: {_reasons(self.left_out)}")
        return "\n".join(lines)


def _rebuilt(*kept: Any) -> Report:
    sense, assume, contradictions, undetermined, notes, left_out, found = kept
    return Report(
        sense=sense,
        assume=assume,
        contradictions=contradictions,
        undetermined=undetermined,
        notes=notes,
        left_out=left_out,
        agreeing=lambda: found,
    )


def _reasons(left_out: Iterable[Unbound]) -> str:
    counts: dict[str, int] = {}
    for one in left_out:
        counts[one.why] = counts.get(one.why, 0) + 1
    return "; ".join(f"{count} × {why}" for why, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def severity_of(*, assumed: bool, soft: bool) -> Severity:
    """How much a contradiction matters: an error, unless it rests on a policy or an assumption."""
    return Severity.WARNING if assumed or soft else Severity.ERROR
