"""What a check says about facts: a value that stops nothing.

Decides only what a finding consists of. Which rules there are, and what they look at, is up to the checks.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.fact import Fact
from conflictfacts.model.validators import some_text
from conflictfacts.model.vocabulary import choice

__all__ = ["Finding", "Severity", "Verdict"]


class Verdict(enum.StrEnum):
    """What a check came to."""

    CONSISTENT = "consistent"
    """What was looked at can all be so."""
    CONTRADICTED = "contradicted"
    """What was looked at cannot all be so."""
    UNDETERMINED = "undetermined"
    """It could not be told."""


class Severity(enum.StrEnum):
    """How much a finding matters, the most first."""

    ERROR = "error"
    """Something is wrong, whatever else may be assumed."""
    WARNING = "warning"
    """Something may be wrong, or is wrong only under a policy or an assumption."""
    NOTE = "note"
    """Nothing is wrong; it is worth knowing."""


def _verdict(value: Verdict | str) -> Verdict:
    return choice(Verdict, value, "verdict")


def _severity(value: Severity | str) -> Severity:
    return choice(Severity, value, "severity")


def _ids(value: Iterable[Fact | str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise FieldError("facts", "be a list of facts or their ids", value)
    return tuple([fact.id if isinstance(fact, Fact) else fact for fact in value])


def _texts(value: Iterable[str]) -> tuple[str, ...]:
    if isinstance(value, str):
        raise FieldError("assumptions", "be a list of names", value)
    return tuple(value)


def _each_some_text(instance: object, attribute: attrs.Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for part in value:
        some_text(instance, attribute, part)


@attrs.frozen(kw_only=True)
class Finding:
    """What one rule of a check says about some facts.

    >>> print(Finding(rule="hedge", verdict="contradicted", severity="error", facts=("f1",),
    ...               explanation="the text says more than 900,000, the fact exactly 900,000"))
    error: the text says more than 900,000, the fact exactly 900,000 [hedge]

    Raises:
        FieldError: If a field has not the type it must have.
    """

    rule: str = attrs.field(validator=some_text)
    """Name of the rule."""

    verdict: Verdict = attrs.field(converter=_verdict)
    """What it came to."""

    severity: Severity = attrs.field(converter=_severity)
    """How much that matters."""

    facts: tuple[str, ...] = attrs.field(default=(), converter=_ids, validator=_each_some_text)
    """Ids of the facts it is about; facts themselves are taken by their ids."""

    assumptions: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_each_some_text)
    """Names of the assumptions and policies it rests on; empty where it rests on none."""

    explanation: str = attrs.field(validator=some_text)
    """Why, in a sentence for people."""

    certificate: object | None = attrs.field(default=None, repr=False)
    """What lets others check it again; what that is depends on the rule. `None` where there is none."""

    def __str__(self) -> str:
        return f"{self.severity}: {self.explanation} [{self.rule}]"
