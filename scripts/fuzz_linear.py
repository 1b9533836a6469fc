"""Compare the exact solver with z3 on generated systems.

    python scripts/fuzz_linear.py --count 100000 --seed 20250403

Each system is made from the seed and its number alone, so any one can be looked at again (`--start N --count 1`).
Compared are the verdict, by every method; the point or the certificate; suprema, infima and ratios of random
expressions, with attained and open told apart; and conflicts: contradictory, no member too many, disjoint, none left.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

import z3

from conflictfacts.linear import (
    Bound,
    Feasible,
    Infeasible,
    Number,
    Row,
    Solver,
    System,
    Undetermined,
    conflicts,
    verify,
)
from conflictfacts.linear.component import Component
from conflictfacts.linear.system import Terms, terms_of

__all__ = ["Disagreement", "compare", "generate", "main"]

TINY = Fraction(1, 10**9)
BIG = 10**12
RELATIONS = ("<=", "<", "==", ">=", ">")


class Disagreement(AssertionError):
    """The solver and z3 do not say the same, or the solver contradicts itself."""


# -- systems -----------------------------------------------------------------------------------------------------------


def generate(seed: int, number: int) -> System:
    """Make one system, the same for the same seed and number."""
    rng = random.Random(f"{seed}/{number}")
    kind = rng.choice((_anything, _anything, _around_a_point, _around_a_point, _report, _cycle))
    rows = kind(rng)
    rng.shuffle(rows)
    return System(rows)


def _number(rng: random.Random) -> Number:
    pick = rng.random()
    if pick < 0.55:
        return rng.randint(-4, 4)
    if pick < 0.7:
        return rng.choice((-1, 1)) * rng.choice((BIG, BIG + 1, BIG - 1, 900_000, 250_000))
    if pick < 0.85:
        return rng.randint(-3, 3) + rng.choice((-1, 1)) * TINY
    return Fraction(rng.randint(-20, 20), rng.randint(1, 9))


def _coefficient(rng: random.Random) -> Number:
    pick = rng.random()
    if pick < 0.7:
        return rng.choice((-1, 1))
    if pick < 0.9:
        return rng.choice((-3, -2, 2, 3, 5))
    return rng.choice((Fraction(1, 3), Fraction(-9, 10), BIG, TINY, -TINY))


def _terms(rng: random.Random, variables: Sequence[str], most: int = 3) -> dict[str, Number]:
    chosen = rng.sample(variables, min(len(variables), rng.choice((1, 1, 2, 2, most))))
    return {variable: _coefficient(rng) for variable in chosen}


def _tag(rng: random.Random, number: int) -> dict[str, Any]:
    pick = rng.random()
    if pick < 0.15:
        return {"fixed": True}
    return {} if pick < 0.5 else {"tag": f"claim {number // 2 if pick < 0.75 else number}"}


def _anything(rng: random.Random) -> list[Row]:
    """Random rows over a few variables, free ones among them."""
    variables = [f"x{i}" for i in range(rng.randint(1, 6))]
    return [
        Row(_terms(rng, variables), rng.choice(RELATIONS), _number(rng), **_tag(rng, i))
        for i in range(rng.randint(1, 12))
    ]


def _around_a_point(rng: random.Random) -> list[Row]:
    """Rows that touch one point or miss it by a hair: strictness decides."""
    variables = [f"x{i}" for i in range(rng.randint(1, 6))]
    point = {variable: _number(rng) for variable in variables}
    rows = []
    for i in range(rng.randint(2, 12)):
        terms = _terms(rng, variables, most=4)
        here = sum((c * point[v] for v, c in terms.items()), start=Fraction(0))
        relation = rng.choice(("<=", "<=", ">=", ">=", "==", "<", ">"))
        miss = rng.choice((0, 0, 0, TINY, 1, BIG)) * (-1 if relation in (">=", ">") else 1)
        if relation == "==" or rng.random() < 0.06:
            miss = 0 if rng.random() < 0.9 else -miss
        elif relation in ("<", ">") and rng.random() < 0.8:
            miss = miss or (-TINY if relation == ">" else TINY)
        rows.append(Row(terms, relation, here + miss, **_tag(rng, i)))
    return rows


def _report(rng: random.Random) -> list[Row]:
    """Totals and their parts, step by step, with hedged claims on some of them."""
    rows: list[Row] = []
    steps = rng.randint(1, 4)
    truth = dict.fromkeys(("killed", "wounded", "captured"), 0)
    for step in range(steps):
        for part in truth:
            truth[part] += rng.randint(0, 50) * 1_000
            if step:
                rows.append(Row({f"{part}{step}": 1, f"{part}{step - 1}": -1}, ">=", 0, fixed=True))
            else:
                rows.append(Row({f"{part}{step}": 1}, ">=", 0, fixed=True))
        sums: dict[str, Number] = {f"{part}{step}": 1 for part in truth}
        rows.append(Row({**sums, f"total{step}": -1}, "==", 0, fixed=True))
        said: dict[str, Number] = {**truth, "total": sum(truth.values())}
        for name, value in said.items():
            if rng.random() < 0.7:
                wrong = rng.choice((0, 0, 0, 0, 0, TINY, -1, 20_000, -20_000))
                relation = rng.choice(("==", ">", ">=", "<", "<="))
                slack = {"==": 0, ">": -rng.choice((1, 1000)), ">=": 0, "<": rng.choice((1, 1000)), "<=": 0}[relation]
                rows.append(Row({f"{name}{step}": 1}, relation, value + slack + wrong, tag=f"{name} {step}"))
        if rng.random() < 0.3:
            share = Fraction(rng.randint(1, 9), 10)
            rows.append(
                Row({f"killed{step}": 1, f"total{step}": -share}, rng.choice(("<", ">=")), 0, tag=f"share {step}")
            )
    return rows


def _cycle(rng: random.Random) -> list[Row]:
    """Differences around a circle, on which bound propagation creeps."""
    size = rng.randint(2, 5)
    gap = rng.choice((1, TINY, Fraction(1, 7)))
    rows = []
    total = Fraction(0)
    for i in range(size):
        last = i == size - 1
        step = -total + rng.choice((0, 0, gap, -gap)) if last else rng.choice((gap, -gap, 0))
        total += step
        factor = rng.choice((1, 1, 1, 2, Fraction(1, 2)))
        rows.append(
            Row({f"x{(i + 1) % size}": factor, f"x{i}": -1}, rng.choice((">=", ">=", ">")), step, **_tag(rng, i))
        )
    for i in range(rng.randint(0, 3)):
        rows.append(Row({f"x{rng.randrange(size)}": 1}, rng.choice(RELATIONS), _number(rng), **_tag(rng, 20 + i)))
    return rows


# -- what z3 says ------------------------------------------------------------------------------------------------------


def _expression(terms: Terms) -> Any:
    return z3.Sum([z3.RealVal(0), *(z3.RealVal(str(number)) * z3.Real(str(variable)) for variable, number in terms)])


def _formula(row: Row) -> Any:
    left, bound = _expression(row.terms), z3.RealVal(str(row.bound))
    return {"<=": left <= bound, "<": left < bound, "==": left == bound, ">=": left >= bound, ">": left > bound}[
        row.relation.value
    ]


def _possible(formulas: Iterable[Any]) -> bool:
    solver = z3.Solver()
    solver.add(*formulas)
    answer = solver.check()
    _demand(answer != z3.unknown, "z3 gave up")
    return bool(answer == z3.sat)


def _z3_supremum(formulas: Iterable[Any], terms: Terms) -> tuple[Number | None, bool]:
    optimizer = z3.Optimize()
    optimizer.add(*formulas)
    goal = optimizer.maximize(_expression(terms))
    _demand(optimizer.check() == z3.sat, "z3 could not optimise what it found possible")
    infinite, value, small = (Fraction(part.as_string()) for part in optimizer.upper_values(goal))
    return (None, False) if infinite else (value, small == 0)


# -- comparing ---------------------------------------------------------------------------------------------------------


def _demand(truth: bool, what: str) -> None:
    if not truth:
        raise Disagreement(what)


def compare(system: System, seed: int = 0) -> Counter[str]:
    """Compare all answers about one system; return what was counted.

    Raises:
        Disagreement: If anything differs.
    """
    rng = random.Random(f"questions/{seed}")
    counts: Counter[str] = Counter(systems=1)
    formulas = [_formula(row) for row in system]
    possible = _possible(formulas)
    counts["feasible" if possible else "infeasible"] += 1
    counts["with strict rows"] += any(row.relation.strict for row in system)
    solver = Solver(system)
    for verdict in (solver.decide(), Component(system.rows).decide_by_simplex()):
        _demand(not isinstance(verdict, Undetermined), f"undetermined: {verdict}")
        _demand(isinstance(verdict, Feasible) == possible, f"verdict {verdict} but z3 says {possible}")
        if isinstance(verdict, Feasible):
            _demand(all(row.holds(verdict.point) for row in system), "the point breaks a row")
        elif isinstance(verdict, Infeasible):
            _demand(verify(verdict.certificate) and verdict.certificate.refutes, "the certificate proves nothing")
            _demand(set(verdict.rows) <= set(system.rows), "the certificate has rows of its own")
    if possible:
        variables = sorted({str(variable) for row in system for variable, _ in row.terms})
        for _ in range(2):
            _compare_bounds(solver, formulas, terms_of(_terms(rng, variables)), counts)
        if rng.random() < 0.5:
            above, below = terms_of(_terms(rng, variables)), terms_of(_terms(rng, variables))
            _compare_ratio(solver, formulas, above, below, counts)
    else:
        _compare_conflicts(system, counts)
    return counts


def _compare_bounds(solver: Solver, formulas: list[Any], terms: Terms, counts: Counter[str]) -> None:
    value, attained = _z3_supremum(formulas, terms)
    bound = solver.supremum(terms)
    _demand(isinstance(bound, Bound), f"no bound: {bound}")
    assert isinstance(bound, Bound)
    _demand((bound.value, bound.attained) == (value, attained), f"{bound} but z3 says {value}, {attained}")
    counts["suprema unbounded" if value is None else "suprema attained" if attained else "suprema open"] += 1
    if bound.certificate is not None:
        proof = bound.certificate
        _demand(verify(proof), "the certificate of a bound proves nothing")
        _demand(
            (proof.objective, proof.bound, proof.strict) == (terms, value, not attained), "it proves something else"
        )
    low = solver.infimum([(variable, -number) for variable, number in terms])
    assert isinstance(low, Bound)
    _demand((low.value, low.attained) == (None if value is None else -value, attained), f"infimum {low}")


def _compare_ratio(solver: Solver, formulas: list[Any], above: Terms, below: Terms, counts: Counter[str]) -> None:
    """Check a ratio's supremum by what it means, with no homogenisation: numerator - value * denominator against 0."""
    bound = solver.ratio_supremum(above, below)
    numerator, denominator = _expression(above), _expression(below)
    where = [*formulas, denominator > 0]
    if isinstance(bound, Infeasible):
        counts["ratios without a positive denominator"] += 1
        _demand(not _possible(where), "the denominator can be positive")
        _demand(verify(bound.certificate), "its certificate proves nothing")
        return
    assert isinstance(bound, Bound)
    if bound.value is None:
        counts["ratios unbounded"] += 1
        far = 10**30
        _demand(_possible([*where, numerator > far * denominator]), "the ratio is not unbounded")
        return
    counts["ratios attained" if bound.attained else "ratios open"] += 1
    value = z3.RealVal(str(bound.value))
    _demand(not _possible([*where, numerator > value * denominator]), f"the ratio exceeds {bound}")
    _demand(_possible([*where, numerator == value * denominator]) == bound.attained, f"attained? {bound}")
    near = z3.RealVal(str(bound.value - Fraction(1, 10**40)))
    _demand(_possible([*where, numerator > near * denominator]), f"the ratio stays away from {bound}")
    _demand(bound.certificate is not None and verify(bound.certificate), "the certificate of a ratio proves nothing")


def _compare_conflicts(system: System, counts: Counter[str]) -> None:
    found = conflicts(system)
    fixed = [_formula(row) for row in system if row.fixed]
    alone = _possible(fixed)
    _demand(isinstance(found.rest, Feasible) == alone, f"what is left: {found.rest}")
    seen: set[Any] = set()
    for conflict in found:
        counts["conflicts"] += 1
        counts["members of conflicts"] += len(conflict.members)
        members = set(conflict.members)
        _demand(len(members) == len(conflict.members) and not members & seen, "conflicts share a member")
        seen |= members
        _demand(verify(conflict.certificate) and conflict.certificate.refutes, "the certificate proves nothing")
        _demand(
            {row.member for row in conflict.rows if not row.fixed} == members, "members that the proof does not use"
        )
        _demand(bool(members) or not alone, "no members, yet the fixed rows can hold")
        _demand(conflict.irreducible, "irreducibility left open")
        for row in conflict.rows:
            others = [_formula(other) for other in conflict.rows if other is not row]
            _demand(_possible(others), f"the proof does not need {row}")
        for member in members if alone else ():
            left = [_formula(row) for row in system if not row.fixed and row.member in members and row.member != member]
            _demand(_possible([*fixed, *left]), f"the conflict does not need {member}")
    if alone:
        _demand(
            _possible([*fixed, *(_formula(r) for r in system if not r.fixed and r.member not in seen)]), "left over"
        )


def main(arguments: Sequence[str] | None = None, say: Callable[[str], None] = print) -> int:
    """Run the comparison; return how many systems disagreed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="how many systems (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=20250403, help="default: %(default)s")
    parser.add_argument("--start", type=int, default=0, help="number of the first system (default: %(default)s)")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    failed = 0
    began = time.perf_counter()
    for number in range(options.start, options.start + options.count):
        system = generate(options.seed, number)
        try:
            counts += compare(system, number)
        except Disagreement as disagreement:
            failed += 1
            say(f"system {number}: {disagreement}\n  " + "\n  ".join(map(str, system)))
        if (number + 1) % 10_000 == 0:
            say(f"{number + 1 - options.start} systems, {time.perf_counter() - began:.0f} s, {failed} disagreements")
    for what, count in sorted(counts.items()):
        say(f"{what}: {count}")
    say(f"seed {options.seed}, z3 {z3.get_version_string()}, {time.perf_counter() - began:.0f} s: {failed} disagree")
    return failed


if __name__ == "__main__":
    sys.exit(min(main(), 1))
