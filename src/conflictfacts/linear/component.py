"""One component of a system: the cheapest method that is sure.

Propagation and a guided search settle most components; the simplex method settles the rest of ordinary size; one beyond
that goes to z3, and without it the answer is `Undetermined` and says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from conflictfacts.linear import large
from conflictfacts.linear.certificate import bound_proof, contradiction
from conflictfacts.linear.propagate import Propagation, find_point
from conflictfacts.linear.simplex import MOST_WORK, OutOfWork, Simplex
from conflictfacts.linear.system import Row, Terms, divide, exact
from conflictfacts.linear.verdict import Bound, Feasible, Infeasible, Undetermined, Verdict
from conflictfacts.linear.whole import Whole

__all__ = ["SIMPLEX_SIZE", "Auxiliary", "Component", "supremum_by_propagation"]

SIMPLEX_SIZE = 160_000
"""Rows with several variables times variables, beyond which a component is not given to the simplex method."""


class Component:
    """One component of a system, with what has been found out about it so far.

    The answers do not depend on the order of the questions: each optimum starts from the same tableau.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self.whole = Whole(self.rows)
        self._verdict: Verdict | None = None
        self._tableau: Simplex | None = None

    @property
    def small(self) -> bool:
        """Whether the simplex method takes it."""
        return len(self.whole.lines) * len(self.whole.index) <= SIMPLEX_SIZE

    def decide(self) -> Verdict:
        """Return the verdict on the component alone."""
        if self._verdict is None:
            self._verdict = self._decide()
        return self._verdict

    def _decide(self) -> Verdict:
        if self.whole.false is not None:
            row = self.rows[self.whole.false]
            against = -1 if row.relation.value in (">=", ">") or (row.relation.value == "==" and row.bound > 0) else 1
            return Infeasible(contradiction(self.rows, {self.whole.false: against}))
        ranges = Propagation(self.whole)
        if not ranges.run():
            assert ranges.conflict is not None
            return Infeasible(contradiction(self.rows, ranges.conflict))
        point = find_point(ranges)
        if point is not None:
            return Feasible(self.whole.named(point))
        return self.decide_by_simplex() if self.small else self._decide_by_z3()

    def _decide_by_z3(self) -> Verdict:
        answer = large.core_or_point(self.rows)
        if isinstance(answer, Undetermined):
            return answer
        if isinstance(answer, dict):
            return Feasible(answer)
        core = Component(answer)
        ranges = Propagation(core.whole)
        if not ranges.run() and ranges.conflict is not None:
            return Infeasible(contradiction(core.rows, ranges.conflict))
        return core.decide_by_simplex(4 * MOST_WORK)

    def decide_by_simplex(self, most_work: int = MOST_WORK) -> Verdict:
        """Return the verdict of the simplex method, whose proof of a contradiction uses irreducible rows."""
        try:
            tableau = Simplex(self.whole, most_work)
            against = tableau.check()
        except OutOfWork:
            return Undetermined(_out_of_work(self.whole))
        if against is not None:
            return Infeasible(contradiction(self.rows, against))
        self._tableau = tableau
        return Feasible(self.whole.named(tableau.point()))

    def supremum(self, objective: Terms) -> Bound | Infeasible | Undetermined:
        """Return the supremum of an expression in variables of this component."""
        verdict = self.decide()
        if isinstance(verdict, Infeasible):
            return verdict
        if not self.small:
            if isinstance(verdict, Undetermined):
                return verdict
            return supremum_by_propagation(self.rows, objective) or self._supremum_by_z3(objective)
        if self._tableau is None:
            verdict = self.decide_by_simplex()
        if self._tableau is None:
            assert isinstance(verdict, Undetermined)
            return verdict
        whole, scale = self.whole.objective(objective)
        try:
            found = self._tableau.copy().maximise(whole)
        except OutOfWork:
            return Undetermined(_out_of_work(self.whole))
        if found is None:
            return Bound(None, attained=False)
        (value, small), multipliers = found
        value = divide(value, scale)
        scaled = {source: divide(multiplier, scale) for source, multiplier in multipliers.items()}
        return Bound(value, small == 0, bound_proof(self.rows, scaled, objective, value))

    def _supremum_by_z3(self, objective: Terms) -> Bound | Undetermined:
        answer = large.supremum(self.rows, objective)
        if isinstance(answer, Undetermined):
            return answer
        value, attained = answer
        if value is None:
            return Bound(None, attained=False)
        beyond = Row(objective, ">" if attained else ">=", value)
        against = Component([*self.rows, beyond])._decide_by_z3()
        if not isinstance(against, Infeasible):
            return against if isinstance(against, Undetermined) else Undetermined("z3 contradicted its own optimum")
        # A proof that going beyond is impossible is one of the bound, with the row that goes beyond on the other side.
        proof = against.certificate
        at = next(index for index, row in enumerate(proof.rows) if row is beyond)
        shares = {
            index: divide(multiplier, -proof.multipliers[at])
            for index, multiplier in enumerate(proof.multipliers)
            if index != at
        }
        return Bound(value, attained, bound_proof(proof.rows, shares, objective, value))


def supremum_by_propagation(rows: Iterable[Row], objective: Terms) -> Bound | None:
    """Return the supremum where propagation bounds it and a point shows that the bound is reached or approached."""
    listed = [*rows, Row(((_GOAL, 1), *((variable, -number) for variable, number in objective)), "==", 0)]
    whole = Whole(listed)
    ranges = Propagation(whole)
    if not ranges.run():
        return None
    end = 2 * whole.index[_GOAL] + 1
    value, is_open = ranges.value[end], ranges.open[end]
    if value is None:
        return None
    # By convexity: from a point of the system towards one of its closure at the bound, it comes as near as one likes.
    tried = (
        [*map(_closed, listed), Row({_GOAL: 1}, "==", value)] if is_open else [*listed, Row({_GOAL: 1}, "==", value)]
    )
    there = Propagation(Whole(tried))
    if not there.run() or find_point(there) is None:
        return None
    multipliers = ranges.reasons(end)
    multipliers.pop(len(listed) - 1)
    return Bound(exact(value), not is_open, bound_proof(listed[:-1], multipliers, objective, value))


def _closed(row: Row) -> Row:
    return Row(row.terms, row.relation.value[0] + "=", row.bound) if row.relation.strict else row


class Auxiliary:
    """A variable that no system has."""

    def __repr__(self) -> str:
        return "(auxiliary)"


_GOAL = Auxiliary()


def _out_of_work(whole: Whole) -> str:
    return (
        f"a component of {len(whole.rows)} rows and {len(whole.index)} variables was not decided "
        f"within {MOST_WORK:,} steps of the simplex method"
    )
