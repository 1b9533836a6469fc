"""Conflicts among the rows of facts: which, how hard, and in which senses they survive.

Conflicts of what is meant come first, then those that need a policy (a soft bound), then those that need an assumption;
no fact is in two of them. Which of several equally good conflicts is found does not depend on the order of the facts.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

import attrs

from conflictfacts.checking.clauses import Assumed, Clause
from conflictfacts.checking.ranges import gap_between, interval_between
from conflictfacts.checking.rows import Rows
from conflictfacts.linear import (
    Certificate,
    Conflict,
    Infeasible,
    Solver,
    System,
    Undetermined,
    conflicts,
    decide,
    first_conflict,
)
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval
from conflictfacts.model.sense import LITERAL, ROUNDED, Rounded, Sense
from conflictfacts.units import Number, convert, exact

__all__ = ["Clash", "Move", "Outcome", "clash_of", "find_clashes"]


@attrs.frozen
class Move:
    """How far the number of one fact would have to move to end a conflict, all else being the same."""

    fact: Fact
    """The fact."""

    by: Number
    """By how much, in `unit`; anything more where `strict`."""

    unit: str
    """The unit: that of the fact's number."""

    strict: bool
    """Whether exactly so much is not enough."""

    allowed: Interval
    """What the others allow for, in `unit`."""


@attrs.frozen(eq=False)
class Clash:
    """A conflict with what is to be said about it."""

    facts: tuple[Fact, ...]
    """The facts in it: without any of them, the others can be so."""

    assumed: tuple[Assumed, ...]
    """What was taken for granted in it."""

    clauses: tuple[Clause, ...]
    """The rows that contradict each other."""

    certificate: Certificate
    """The proof."""

    loosest: Sense
    """The loosest sense in which it survives."""

    moves: tuple[Move, ...]
    """For each fact how far it would have to move; those that have no number are missing."""

    irreducible: bool
    """Whether it is sure that every fact in it is needed."""

    @property
    def soft(self) -> bool:
        """Whether it rests on a policy about what hedges mean."""
        return any(clause.soft for clause in self.clauses)


@attrs.frozen(eq=False)
class Outcome:
    """What came of looking for conflicts."""

    clashes: tuple[Clash, ...]
    """The conflicts; no two share a fact."""

    undetermined: tuple[str, ...]
    """Why it could not be told of some rows."""


def find_clashes(rows: Rows) -> Outcome:
    """Look for conflicts until what is left can be so.

    Args:
        rows: The rows.
    """
    unknown: dict[str, None] = {}
    broken = _broken(rows.clauses, unknown)
    if not broken:
        return Outcome((), tuple(unknown))
    claims = [clause for clause in broken if isinstance(clause.row.tag, Fact)]
    steps = (
        [*(c for c in broken if c.row.fixed), *(c for c in claims if not c.soft)],
        [c for c in claims if c.soft],
        [c for c in broken if isinstance(c.row.tag, Assumed)],
    )
    out: set[Hashable] = set()
    found: list[Clash] = []
    clauses: list[Clause] = []
    for more in steps:
        clauses = [clause for clause in (*clauses, *more) if clause.row.tag not in out]
        worse = sorted(_broken(clauses, unknown), key=_order) if more else []
        for conflict in conflicts(System([clause.row for clause in worse])):
            out.update(member for member in conflict.members if isinstance(member, Fact))
            found.append(_clash(rows, clauses, conflict))
    return Outcome(tuple(found), tuple(unknown))


def _broken(clauses: Sequence[Clause], unknown: dict[str, None]) -> list[Clause]:
    """The rows of the components that cannot hold; why it could not be told of others is noted."""
    broken: set[int] = set()
    for component in System([clause.row for clause in clauses]).components():
        verdict = decide(component)
        if isinstance(verdict, Infeasible):
            broken.update(id(row) for row in component.rows)
        elif isinstance(verdict, Undetermined):
            unknown[verdict.why] = None
    return [clause for clause in clauses if id(clause.row) in broken] if broken else []


def clash_of(rows: Rows, facts: Iterable[Fact], clause: Clause) -> Clash | None:
    """Make the conflict of some facts with one row that they break; `None` if they do not."""
    kept = set(facts)
    own = [c for c in rows.claims if c.row.tag in kept]
    some = [clause, *(c for c in own if not c.soft)]
    conflict = first_conflict(System([c.row for c in some]))
    if not isinstance(conflict, Conflict):
        some = [clause, *own]
        conflict = first_conflict(System([c.row for c in some]))
    return _clash(rows, some, conflict) if isinstance(conflict, Conflict) else None


def _order(clause: Clause) -> tuple[object, ...]:
    """An order free of that in which facts were given."""
    tag, text = clause.row.tag, str(clause.row)
    if tag is None:
        return 0, "", text
    return (1, tag.id, text) if isinstance(tag, Fact) else (2, str(tag), text)


def _clash(rows: Rows, clauses: Sequence[Clause], conflict: Conflict) -> Clash:
    by_row = {id(clause.row): clause for clause in clauses}
    equal = {clause.row: clause for clause in clauses}
    used = tuple(by_row.get(id(row)) or equal[row] for row in conflict.rows)
    facts = tuple(sorted((m for m in conflict.members if isinstance(m, Fact)), key=_place_in_text))
    taken = tuple(sorted((m for m in conflict.members if isinstance(m, Assumed)), key=str))
    near = _near(clauses, conflict)
    return Clash(
        facts=facts,
        assumed=taken,
        clauses=used,
        certificate=conflict.certificate,
        loosest=_loosest(rows, facts, near),
        moves=tuple(_moves(rows, facts, near)),
        irreducible=conflict.irreducible,
    )


def _place_in_text(fact: Fact) -> tuple[object, ...]:
    spans, period = fact.provenance.spans, fact.period
    days = ("", "") if period is None else (str(period.end or period.as_of or ""), str(period.start or ""))
    by_hand = fact.provenance.document is None
    return by_hand, fact.provenance.document or "", spans[0].start if spans else 0, *days, fact.id


def _near(clauses: Iterable[Clause], conflict: Conflict) -> list[Clause]:
    """The rows of no fact that speak about nothing but the quantities of a conflict."""
    variables = {variable for row in conflict.rows for variable, _ in row.terms}
    taken = set(conflict.members)
    return [
        clause
        for clause in clauses
        if (clause.row.fixed or (not isinstance(clause.row.tag, Fact) and clause.row.tag in taken))
        and all(variable in variables for variable, _ in clause.row.terms)
    ]


def _loosest(rows: Rows, facts: Sequence[Fact], near: Sequence[Clause]) -> Sense:
    """The loosest of the senses from the one asked for on in which the facts still contradict each other."""
    wider = [sense for sense in _senses(rows, facts) if _width(sense) > _width(rows.sense)]
    for sense in sorted(wider, key=_width, reverse=True):
        claims = [clause for fact in facts for clause in rows.claims_of(fact, sense)]
        if isinstance(decide(System([clause.row for clause in (*near, *claims)])), Infeasible):
            return sense
    return rows.sense


def _senses(rows: Rows, facts: Iterable[Fact]) -> list[Sense]:
    percent = any(fact in rows.layout.wholes for fact in facts)
    return [LITERAL, *([Rounded(percent=1)] if percent else ()), ROUNDED]


def _width(sense: Sense) -> tuple[int, object]:
    if isinstance(sense, Rounded):
        return (1, sense.percent) if sense.percent is not None else (2, 0)
    return 0, 0


def _moves(rows: Rows, facts: Sequence[Fact], near: Sequence[Clause]) -> Iterator[Move]:
    for fact in facts:
        if fact.estimate is None:
            continue
        others = [clause for other in facts if other is not fact for clause in rows.claims_of(other)]
        allowed = _allowed(rows, fact, Solver(System([clause.row for clause in (*near, *others)])))
        if allowed is None:
            continue
        gap = gap_between(rows.interval(fact), allowed)
        if gap is not None:
            unit = "dimensionless" if fact in rows.layout.wholes else rows.layout.subject[fact].unit
            factor = convert(1, unit, fact.estimate.unit)
            yield Move(fact, exact(gap[0] * factor), fact.estimate.unit, gap[1], allowed.scaled(factor))


def _allowed(rows: Rows, fact: Fact, solver: Solver) -> Interval | None:
    subject = rows.layout.subject[fact]
    whole = rows.layout.wholes.get(fact)
    if whole is None:
        high, low = solver.supremum({subject: 1}), solver.infimum({subject: 1})
    else:
        high, low = solver.ratio_supremum({subject: 1}, {whole: 1}), solver.ratio_infimum({subject: 1}, {whole: 1})
    return interval_between(low, high)
