"""Time the exact solver on synthetic reports, next to z3 in the same run.

    python scripts/time_linear.py

A model is a cumulative series: killed, wounded, captured and their total at each step, rising, with two claims on each
(a number, "more than", or a range). Once as one long series, once as many short ones; consistent, and with one claim
too high planted.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

import z3

from conflictfacts.linear import Infeasible, Number, Row, Solver, System, conflicts, decide, first_conflict

__all__ = ["main", "series"]

PARTS = ("killed", "wounded", "captured")


def series(claims: int, name: int = 0, planted: bool = False) -> list[Row]:
    """Make the rows of one series with about so many claims."""
    rng = random.Random(f"{claims}/{name}")
    rows: list[Row] = []
    truth = dict.fromkeys((*PARTS, "total"), 0)
    for step in range(max(1, claims // 8)):
        for part in PARTS:
            truth[part] += rng.randint(0, 900)
        truth["total"] = sum(truth[part] for part in PARTS)
        parts: dict[Any, Number] = {(name, part, step): 1 for part in PARTS}
        rows.append(Row({**parts, (name, "total", step): -1}, "==", 0, fixed=True))
        for part, value in truth.items():
            here = (name, part, step)
            if step:
                rows.append(Row({here: 1, (name, part, step - 1): -1}, ">=", 0, fixed=True))
            else:
                rows.append(Row({here: 1}, ">=", 0, fixed=True))
            for source in range(2):
                tag = (*here, source)
                kind = rng.choice(("exact", "more than", "range"))
                if kind == "exact":
                    rows.append(Row({here: 1}, "==", value, tag=tag))
                elif kind == "more than":
                    rows.append(Row({here: 1}, ">", value - rng.randint(1, 100), tag=tag))
                else:
                    rows.append(Row({here: 1}, ">=", value - 50, tag=tag))
                    rows.append(Row({here: 1}, "<=", value + 50, tag=tag))
    if planted:
        rows.append(Row({(name, "killed", 0): 1}, ">", 10**7, tag="planted"))
    return rows


def _milliseconds(call: Callable[[], object], repeat: int = 3) -> float:
    best = float("inf")
    for _ in range(repeat):
        began = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - began)
    return best * 1e3


def _by_z3(system: System) -> None:
    solver = z3.SolverFor("QF_LRA")
    names: dict[Any, Any] = {}
    for row in system:
        for variable, _ in row.terms:
            names.setdefault(variable, z3.Real(f"x{len(names)}"))
        left = z3.Sum([z3.RealVal(0), *(z3.RealVal(str(number)) * names[variable] for variable, number in row.terms)])
        bound = z3.RealVal(str(row.bound))
        solver.add(
            {"<=": left <= bound, "<": left < bound, "==": left == bound, ">=": left >= bound, ">": left > bound}[
                row.relation.value
            ]
        )
    solver.check()


def main(say: Callable[[str], None] = print) -> None:
    """Print a table."""
    say("claims  rows     decide  decide planted  explain one  explain all  z3 decides   (milliseconds)")
    for claims, many in ((24, False), (1_000, False), (1_000, True), (10_000, False), (10_000, True), (100_000, True)):
        count = claims // 24 if many else 1
        size = 24 if many else claims
        good = System(row for name in range(count) for row in series(size, name))
        bad = System(row for name in range(count) for row in series(size, name, planted=name == count // 2))
        assert isinstance(decide(bad), Infeasible)
        times = [
            _milliseconds(lambda system=good: decide(system)),  # type: ignore[misc]
            _milliseconds(lambda system=bad: decide(system)),  # type: ignore[misc]
            _milliseconds(lambda system=bad: first_conflict(system), 1),  # type: ignore[misc]
            _milliseconds(lambda system=bad: conflicts(system), 1),  # type: ignore[misc]
            _milliseconds(lambda system=good: _by_z3(system), 1) if claims <= 10_000 else float("nan"),  # type: ignore[misc]
        ]
        shape = f"in {count} components" if many else "in one"
        say(f"{claims:<7} {len(good):<8}" + "".join(f"{value:>12.1f}" for value in times) + f" {shape}")
    rows = series(48)
    solver = Solver(System(rows))
    variables = [*dict.fromkeys(variable for row in rows for variable, _ in row.terms)]

    def bounded() -> None:
        fresh = Solver(System(rows))
        for variable in variables:
            fresh.supremum({variable: 1})
            fresh.infimum({variable: 1})

    say(f"all {2 * len(variables)} bounds of {len(variables)} linked quantities: {_milliseconds(bounded):.1f}")
    pair = variables[0], variables[-1]
    say(f"a ratio: {_milliseconds(lambda: solver.ratio_supremum({pair[0]: 1}, {pair[1]: 1})):.1f}")
    knot = [Row({f"x{i}": 1, f"x{j}": 1}, "<=", i + j) for i in range(50) for j in range(i) if (i * j) % 12 == 1]
    knot += [Row({f"x{i}": -3, f"x{(7 * i + 3) % 50}": 1, f"x{(3 * i + 1) % 50}": 2}, "<", i) for i in range(50)]
    tangled = System(knot)
    goal = {f"x{i}": 1 for i in range(50)}
    say(
        f"{len(knot)} rows that propagation leaves open: decided {_milliseconds(lambda: decide(tangled)):.1f}, "
        f"bounded {_milliseconds(lambda: Solver(tangled).supremum(goal)):.1f}"
    )


if __name__ == "__main__":
    main()
