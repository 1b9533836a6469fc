"""Components beyond the built-in simplex method, by z3 (extra `solve`), imported when the first one comes.

What it says is not taken on trust: a point is tried, and a contradiction is proved again from the rows that it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from importlib import import_module
from typing import Any

from conflictfacts.linear.system import Number, Row, Terms, Variable, exact
from conflictfacts.linear.verdict import Undetermined

__all__ = ["MOST_RESOURCES", "core_or_point", "supremum"]

MOST_RESOURCES = 5_000_000
"""z3's own measure of work (`rlimit`), the same on every machine; 20,000 rows of a report take a sixth of it."""


def core_or_point(rows: Sequence[Row]) -> tuple[Row, ...] | dict[Variable, Number] | Undetermined:
    """Return rows that contradict each other, or a point where all rows hold."""
    z3 = _z3()
    if z3 is None:
        return _missing(rows)
    names = _names(z3, rows)
    solver = z3.SolverFor("QF_LRA")
    solver.set("rlimit", MOST_RESOURCES)
    marks = {}
    for index, row in enumerate(rows):
        mark = z3.Bool(f"row {index}")
        marks[mark.decl().name()] = row
        solver.assert_and_track(_formula(z3, names, row), mark)
    answer = solver.check()
    if answer == z3.unsat:
        return tuple(marks[mark.decl().name()] for mark in solver.unsat_core())
    if answer == z3.sat:
        model = solver.model()
        point = {variable: _number(model.eval(name, model_completion=True)) for variable, name in names.items()}
        if all(row.holds(point) for row in rows):
            return point
    return Undetermined(f"z3 did not decide a component of {len(rows)} rows and {len(names)} variables")


def supremum(rows: Sequence[Row], objective: Terms) -> tuple[Number | None, bool] | Undetermined:
    """Return the supremum of an expression (`None`: there is none) and whether it is attained."""
    z3 = _z3()
    if z3 is None:
        return _missing(rows)
    names = _names(z3, rows)
    optimizer = z3.Optimize()
    optimizer.set("rlimit", MOST_RESOURCES)
    for row in rows:
        optimizer.add(_formula(z3, names, row))
    goal = optimizer.maximize(_sum(z3, names, objective))
    if optimizer.check() != z3.sat:
        return Undetermined(f"z3 did not bound an expression over {len(rows)} rows and {len(names)} variables")
    infinite, value, small = optimizer.upper_values(goal)
    if _number(infinite) != 0:
        return None, False
    return _number(value), _number(small) == 0


def _z3() -> Any:
    try:
        return import_module("z3")
    except ImportError:
        return None


def _missing(rows: Sequence[Row]) -> Undetermined:
    return Undetermined(
        f"{len(rows)} rows hang together, too many or too tangled for the built-in solver; "
        "with z3 they can be decided: pip install 'conflictfacts[solve]'"
    )


def _names(z3: Any, rows: Sequence[Row]) -> dict[Variable, Any]:
    variables = dict.fromkeys(variable for row in rows for variable, _ in row.terms)
    return {variable: z3.Real(f"x{index}") for index, variable in enumerate(variables)}


def _value(z3: Any, number: Number) -> Any:
    return z3.RealVal(str(number))


def _sum(z3: Any, names: dict[Variable, Any], terms: Terms) -> Any:
    return z3.Sum([_value(z3, 0), *(_value(z3, number) * names[variable] for variable, number in terms)])


def _formula(z3: Any, names: dict[Variable, Any], row: Row) -> Any:
    left, bound = _sum(z3, names, row.terms), _value(z3, row.bound)
    return {"<=": left <= bound, "<": left < bound, "==": left == bound, ">=": left >= bound, ">": left > bound}[
        row.relation.value
    ]


def _number(value: Any) -> Number:
    return exact(Fraction(value.as_string()))
