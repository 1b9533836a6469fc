"""One component of a system: the cheapest method that is sure.

Propagation and a guided search settle most components; the simplex method settles what they leave open, piece by piece;
one too large or too tangled for it takes the component to z3; without z3 the answer is `Undetermined` and says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conflictfacts.linear import large
from conflictfacts.linear.certificate import bound_proof, contradiction
from conflictfacts.linear.piece import Piece
from conflictfacts.linear.propagate import Propagation
from conflictfacts.linear.search import Search, pieces
from conflictfacts.linear.simplex import Simplex
from conflictfacts.linear.system import Number, Row, Terms, divide
from conflictfacts.linear.tableau import MOST_WORK, OutOfWork
from conflictfacts.linear.verdict import Bound, Feasible, Infeasible, Undetermined, Verdict
from conflictfacts.linear.whole import Whole

__all__ = ["Component"]


class Component:
    """One component of a system, with what has been found out about it so far.

    The answers do not depend on the order of the questions: each optimum starts from the same tableau.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        self.whole = Whole(self.rows)
        self._ranges = Propagation(self.whole)
        self._pieces: list[Piece] = []
        self._home: dict[int, Piece] = {}
        self._verdict: Verdict | None = None

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
        if not self._ranges.run():
            assert self._ranges.conflict is not None
            return Infeasible(contradiction(self.rows, self._ranges.conflict))
        search = Search(self._ranges)
        self._pieces = [Piece(self._ranges, *piece) for piece in pieces(self._ranges, search.active)]
        self._home = {variable: piece for piece in self._pieces for variable in piece.free}
        point = dict[int, Number]()
        for piece in self._pieces:
            if search.settle(piece.free):
                continue
            if not piece.small:
                return self.decide_by_z3()
            try:
                against_it = piece.check()
            except OutOfWork:
                return self.decide_by_z3()
            if against_it is not None:
                return Infeasible(contradiction(self.rows, self._in_rows(against_it)))
            point.update(piece.point())
        for variable in range(len(self.whole.index)):
            if variable not in point:
                point[variable] = next(search.choices(variable))
        return Feasible(self.whole.named(point[variable] for variable in range(len(point))))

    def _in_rows(self, multipliers: Mapping[int, Number]) -> dict[int, Number]:
        """Turn multipliers of a piece, which may be of ends that propagation found, into multipliers of rows."""
        total = {source: amount for source, amount in multipliers.items() if source >= 0}
        ends = {-1 - source: amount for source, amount in multipliers.items() if source < 0 and amount}
        for source, amount in self._ranges.added_up(ends, {}).items():
            total[source] = total.get(source, 0) + amount
        return total

    def supremum(self, objective: Terms) -> Bound | Infeasible | Undetermined:
        """Return the supremum of an expression in variables of this component."""
        verdict = self.decide()
        if not isinstance(verdict, Feasible):
            return verdict
        whole, scale = self.whole.objective(objective)
        parts: dict[int, tuple[Piece, dict[int, int]]] = {}
        at_ends: dict[int, int] = {}
        for variable, number in whole.items():
            home = self._home.get(variable)
            if home is None:
                at_ends[variable] = number
            else:
                parts.setdefault(id(home), (home, {}))[1][variable] = number
        for home, own in list(parts.values()):
            # Only where all of them are wanted at the same side can one corner have them all.
            wanted = {number > 0 for number in own.values()}
            if len(wanted) == 1 and home.has_corner(upper=wanted.pop()):
                at_ends |= own
                del parts[id(home)]
        total: Number = 0
        small: Number = 0
        multipliers: dict[int, Number] = {}
        for variable, number in at_ends.items():
            end = 2 * variable + (number > 0)
            value = self._ranges.value[end]
            if value is None:
                return Bound(None, attained=False)
            total += number * value
            small -= self._ranges.open[end]
            multipliers[-1 - end] = number if number > 0 else -number
        for piece, own in parts.values():
            if not piece.small:
                return self._supremum_by_z3(objective)
            try:
                found = piece.maximise(own)
            except OutOfWork:
                return self._supremum_by_z3(objective)
            if found is None:
                return Bound(None, attained=False)
            (value, less), reasons = found
            total, small = total + value, small + less
            for source, amount in reasons.items():
                multipliers[source] = multipliers.get(source, 0) + amount
        bound = divide(total, scale)
        scaled = {source: divide(amount, scale) for source, amount in self._in_rows(multipliers).items()}
        return Bound(bound, small == 0, bound_proof(self.rows, scaled, objective, bound))

    def decide_by_simplex(self, most_work: int = MOST_WORK) -> Verdict:
        """Return the verdict of the simplex method alone, whose proof of a contradiction uses irreducible rows."""
        if self.whole.false is not None:
            return self.decide()
        tableau = Simplex(len(self.whole.index), self.whole.ends, self.whole.lines(), most_work)
        try:
            against = tableau.check()
        except OutOfWork:
            return Undetermined(
                f"{len(self.rows)} rows over {len(self.whole.index)} variables were not decided "
                "within the work allowed to the simplex method"
            )
        if against is not None:
            return Infeasible(contradiction(self.rows, against))
        return Feasible(self.whole.named(tableau.point()))

    def decide_by_z3(self) -> Verdict:
        """Return the verdict of z3 alone, checked or proved again here."""
        answer = large.core_or_point(self.rows)
        if isinstance(answer, Undetermined):
            return answer
        return Feasible(answer) if isinstance(answer, dict) else Component(answer).decide_by_simplex(2 * MOST_WORK)

    def _supremum_by_z3(self, objective: Terms) -> Bound | Undetermined:
        answer = large.supremum(self.rows, objective)
        if isinstance(answer, Undetermined):
            return answer
        value, attained = answer
        if value is None:
            return Bound(None, attained=False)
        beyond = Row(objective, ">" if attained else ">=", value)
        against = Component([*self.rows, beyond]).decide_by_z3()
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
