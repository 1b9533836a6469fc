"""Rows with what they say in words: a linear system of facts that can explain itself."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeAlias, cast

import attrs

from conflictfacts.checking.subjects import Subject
from conflictfacts.linear import Relation, Row
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.units import Number

__all__ = ["Assumed", "Clause", "bounds", "claimed", "fixed", "taken"]


@attrs.frozen(cache_hash=True)
class Assumed:
    """One thing taken for granted under an assumption: a member of conflicts beside the facts."""

    assumption: Assumption
    """Under which one."""

    words: str
    """What exactly."""

    def __str__(self) -> str:
        return f"{self.words} ({self.assumption})"


@attrs.frozen(eq=False)
class Clause:
    """A row, and what it says."""

    row: Row
    """The row. Its tag is the fact that claims it, an `Assumed`, or `None` where it holds by definition."""

    rule: str
    """The rule by which it is there: "claim", a definition ("killed_in_losses"), or an assumption."""

    words: str = ""
    """What it says, as half of a sentence; empty for claims, which have quotes."""

    soft: bool = False
    """Whether it is a policy about what a hedge means, not a meaning."""

    @property
    def terms(self) -> tuple[tuple[Subject, Number], ...]:
        """Its quantities with their coefficients."""
        return cast(tuple[tuple[Subject, Number], ...], self.row.terms)


Terms: TypeAlias = Mapping[Any, Number] | Iterable[tuple[Any, Number]]
"""Coefficients by quantity."""


def fixed(terms: Terms, relation: str, bound: Number, rule: str, words: str) -> Clause:
    """Make a clause that holds by definition."""
    return Clause(_row(terms, relation, bound, fixed=True), rule, words)


def taken(terms: Terms, relation: str, bound: Number, assumed: Assumed) -> Clause:
    """Make a clause that holds under an assumption."""
    return Clause(_row(terms, relation, bound, tag=assumed), assumed.assumption.value, assumed.words)


def claimed(
    fact: Fact, terms: Terms, relation: str, bound: Number, *, soft: bool = False, rule: str = "claim"
) -> Clause:
    """Make a clause that a fact claims."""
    return Clause(_row(terms, relation, bound, tag=fact), rule, soft=soft)


def _row(terms: Terms, relation: str, bound: Number, *, tag: Hashable = None, fixed: bool = False) -> Row:
    # Row takes the written relation and mappings as well; its annotations are those of what it keeps.
    return Row(cast(Any, terms), cast(Relation, relation), bound, tag=tag, fixed=fixed)


def bounds(
    fact: Fact, variable: Subject, interval: Interval, soft: Iterable[str], *, from_zero: bool
) -> Iterable[Clause]:
    """Make the clauses that keep a variable within an interval.

    Args:
        fact: Who claims so.
        variable: The variable.
        interval: Where it is, in the unit of the variable.
        soft: Which ends are soft.
        from_zero: Whether the variable is known to be at least 0, so that this need not be said.
    """
    low, high, soft = interval.low, interval.high, frozenset(soft)
    if interval.is_point and not soft and low is not None:
        yield claimed(fact, {variable: 1}, "==", low)
        return
    if low is not None and not (from_zero and low == 0 and not interval.low_open):
        yield claimed(fact, {variable: 1}, ">" if interval.low_open else ">=", low, soft="low" in soft)
    if high is not None:
        yield claimed(fact, {variable: 1}, "<" if interval.high_open else "<=", high, soft="high" in soft)
