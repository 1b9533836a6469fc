"""Ask a system: whether its rows can hold together, and how far an expression or a ratio can go where they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

from conflictfacts.linear.certificate import Certificate, bound_proof
from conflictfacts.linear.component import Component
from conflictfacts.linear.system import Number, Row, System, Terms, Variable, exact, split, terms_of
from conflictfacts.linear.verdict import Bound, Feasible, Infeasible, Undetermined, Verdict

__all__ = ["Solver", "decide", "infimum", "ratio_infimum", "ratio_supremum", "supremum"]

Expression: TypeAlias = Mapping[Any, Any] | Iterable[tuple[Any, Any]]
"""Coefficients by variable."""


class Auxiliary:
    """A variable that no system has."""

    def __repr__(self) -> str:
        return "(auxiliary)"


_SCALE = Auxiliary()
"""The t of Charnes & Cooper."""


class Solver:
    """A system that several questions are asked of; what is found out on the way is kept.

    >>> solver = Solver(System([Row({"x": 1, "y": 1}, "<=", 10), Row({"y": 1}, ">", 1)]))
    >>> solver.supremum({"x": 1})
    Bound(value=9, attained=False)
    >>> solver.infimum({"y": 1}), solver.supremum({"y": 1})
    (Bound(value=1, attained=False), Bound(value=None, attained=False))
    """

    def __init__(self, system: System) -> None:
        self.system = system
        self._components = [Component(rows) for rows in split(system.rows)]
        self._home = {variable: part for part in self._components for variable in part.whole.index}

    def decide(self) -> Verdict:
        """Return whether all rows can hold together."""
        point: dict[Variable, Number] = {}
        open_: Undetermined | None = None
        for part in self._components:
            verdict = part.decide()
            if isinstance(verdict, Infeasible):
                return verdict
            if isinstance(verdict, Undetermined):
                open_ = open_ or verdict
            else:
                point.update(verdict.point)
        return open_ or Feasible(point)

    def supremum(self, objective: Expression) -> Bound | Infeasible | Undetermined:
        """Return how large the expression can be where the rows hold.

        Only the components that the expression speaks of are looked at: a contradiction elsewhere does not spread.
        """
        terms = terms_of(objective)
        parts: dict[int, tuple[Component, list[tuple[Variable, Number]]]] = {}
        free = False
        for variable, number in terms:
            part = self._home.get(variable)
            if part is None:
                free = True
            else:
                parts.setdefault(id(part), (part, []))[1].append((variable, number))
        total: Number = 0
        attained = True
        proofs: list[Certificate] = []
        unknown: Undetermined | None = None
        for part, own in parts.values():
            bound = part.supremum(tuple(own))
            if isinstance(bound, Infeasible):
                return bound
            if isinstance(bound, Undetermined):
                unknown = unknown or bound
            elif bound.value is None or bound.certificate is None:
                free = True
            else:
                total, attained = total + bound.value, attained and bound.attained
                proofs.append(bound.certificate)
        if unknown is not None:
            return unknown
        if free:
            return Bound(None, attained=False)
        rows = tuple(row for proof in proofs for row in proof.rows)
        multipliers = tuple(number for proof in proofs for number in proof.multipliers)
        return Bound(exact(total), attained, Certificate(rows, multipliers, terms, total, not attained))

    def infimum(self, objective: Expression) -> Bound | Infeasible | Undetermined:
        """Return how small the expression can be where the rows hold; see `supremum`."""
        return _negated(self.supremum([(variable, -number) for variable, number in terms_of(objective)]))

    def ratio_supremum(self, numerator: Expression, denominator: Expression) -> Bound | Infeasible | Undetermined:
        """Return how large a ratio can be where the rows hold and its denominator is above 0.

        A system that leaves the denominator no value above 0 is answered as infeasible, by a proof that has the row
        `denominator > 0` in it. Exact, after Charnes & Cooper, "Programming with linear fractional functionals" (1962):
        every row is multiplied by the unknown t > 0 that makes the denominator 1. Since t > 0 is a strict row like the
        others, openness stays right.
        """
        above, below = terms_of(numerator), terms_of(denominator)
        mentioned = [variable for variable, _ in (*above, *below)]
        parts = {id(part): part for variable in mentioned if (part := self._home.get(variable)) is not None}
        rows = [row for part in parts.values() for row in part.rows]
        scaled = [Row((*row.terms, (_SCALE, -row.bound)), row.relation, 0) for row in rows]
        scaled += [Row(below, "==", 1), Row({_SCALE: 1}, ">", 0)]
        part = Component(scaled)
        verdict = part.decide()
        if isinstance(verdict, Infeasible):
            verdict = Component([*rows, Row(below, ">", 0)]).decide()
            assert not isinstance(verdict, Feasible)
            return verdict
        if any(variable not in part.whole.index for variable, _ in above):
            return Bound(None, attained=False) if isinstance(verdict, Feasible) else verdict
        bound = part.supremum(above)
        if isinstance(bound, Bound) and bound.value is not None:
            return Bound(bound.value, bound.attained, _ratio_proof(bound, scaled, rows, above, below))
        return bound

    def ratio_infimum(self, numerator: Expression, denominator: Expression) -> Bound | Infeasible | Undetermined:
        """Return how small a ratio can be where the rows hold and its denominator is above 0; see `ratio_supremum`."""
        negative = [(variable, -number) for variable, number in terms_of(numerator)]
        return _negated(self.ratio_supremum(negative, denominator))


def _ratio_proof(bound: Bound, scaled: list[Row], rows: list[Row], above: Terms, below: Terms) -> Certificate:
    """Turn the proof for the multiplied rows into one of numerator - supremum * denominator <= 0."""
    assert bound.value is not None
    assert bound.certificate is not None
    position = {id(row): index for index, row in enumerate(scaled)}
    multipliers = {
        index: multiplier
        for row, multiplier in zip(bound.certificate.rows, bound.certificate.multipliers, strict=True)
        if (index := position[id(row)]) < len(rows)
    }
    objective = terms_of([*above, *((variable, -Fraction(bound.value) * number) for variable, number in below)])
    return bound_proof(rows, multipliers, objective, 0)


def _negated(bound: Bound | Infeasible | Undetermined) -> Bound | Infeasible | Undetermined:
    if isinstance(bound, Bound) and bound.value is not None:
        return Bound(exact(-bound.value), bound.attained, bound.certificate)
    return bound


def decide(system: System) -> Verdict:
    """Return whether the rows of a system can all hold, with a point or a proof.

    >>> decide(System([Row({"x": 1}, "<", 100), Row({"x": 1}, ">=", 100)])).certificate.multipliers
    (1, -1)
    """
    return Solver(system).decide()


def supremum(system: System, objective: Expression) -> Bound | Infeasible | Undetermined:
    """Return how large an expression can be where the rows hold."""
    return Solver(system).supremum(objective)


def infimum(system: System, objective: Expression) -> Bound | Infeasible | Undetermined:
    """Return how small an expression can be where the rows hold."""
    return Solver(system).infimum(objective)


def ratio_supremum(system: System, numerator: Expression, denominator: Expression) -> Bound | Infeasible | Undetermined:
    """Return how large a ratio can be where the rows hold and its denominator is above 0.

    >>> losses = System([Row({"killed": 1}, "==", 250_000), Row({"lost": 1}, ">", 900_000)])
    >>> ratio_supremum(losses, {"killed": 1}, {"lost": 1})
    Bound(value=Fraction(5, 18), attained=False)
    """
    return Solver(system).ratio_supremum(numerator, denominator)


def ratio_infimum(system: System, numerator: Expression, denominator: Expression) -> Bound | Infeasible | Undetermined:
    """Return how small a ratio can be where the rows hold and its denominator is above 0."""
    return Solver(system).ratio_infimum(numerator, denominator)
