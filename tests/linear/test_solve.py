"""Verdicts and bounds that we know."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from conflictfacts.linear import (
    Bound,
    Feasible,
    Infeasible,
    Row,
    Solver,
    System,
    Undetermined,
    decide,
    infimum,
    large,
    piece,
    ratio_infimum,
    ratio_supremum,
    supremum,
    verify,
)
from conflictfacts.linear.component import Component
from conflictfacts.linear.simplex import Simplex
from conflictfacts.linear.tableau import OutOfWork


def system(*rows: tuple[dict[Any, Any], str, Any]) -> System:
    return System(Row(terms, relation, bound, tag=number) for number, (terms, relation, bound) in enumerate(rows))


def bounds(bound: object) -> tuple[Any, bool]:
    assert isinstance(bound, Bound)
    if bound.value is not None:
        assert bound.certificate is not None
        assert verify(bound.certificate)
        assert bound.certificate.strict != bound.attained
    return bound.value, bound.attained


def test_below_and_at_least_the_same_number_contradict_each_other() -> None:
    verdict = decide(system(({"x": 1}, "<", 100), ({"x": 1}, ">=", 100)))
    assert isinstance(verdict, Infeasible)
    assert verdict.certificate.refutes
    assert verify(verdict.certificate)
    assert isinstance(decide(system(({"x": 1}, "<=", 100), ({"x": 1}, ">=", 100))), Feasible)


def test_strictness_travels_through_sums() -> None:
    rows = [({"x": 1, "y": 1, "z": -1}, "==", 0), ({"x": 1}, "<", 5), ({"y": 1}, "<=", 5)]
    assert isinstance(decide(system(*rows, ({"z": 1}, "==", 10))), Infeasible)
    assert isinstance(decide(system(*rows, ({"z": 1}, "==", 10 - Fraction(1, 10**12)))), Feasible)


def test_a_row_without_variables_is_true_or_false() -> None:
    for relation, bound in (("<=", -1), ("<", 0), ("==", 5), ("==", -5), (">=", 1), (">", 0)):
        verdict = decide(system(({}, relation, bound), ({"x": 1}, "<=", 0)))
        assert isinstance(verdict, Infeasible)
        assert verify(verdict.certificate)
    assert isinstance(decide(system(({}, "<=", 0), ({}, "==", 0), ({}, ">", -1))), Feasible)
    assert decide(System([])) == Feasible({})


def test_a_supremum_is_attained_or_open() -> None:
    assert bounds(supremum(system(({"x": 1}, "<", 5)), {"x": 1})) == (5, False)
    assert bounds(supremum(system(({"x": 1}, "<=", 5)), {"x": 1})) == (5, True)
    both = system(({"x": 1, "y": 1}, "<=", 10), ({"y": 1}, ">", 1))
    assert bounds(supremum(both, {"x": 1})) == (9, False)
    assert bounds(supremum(both, {"x": 1, "y": 1})) == (10, True)
    assert bounds(infimum(both, {"y": 3})) == (3, False)
    assert bounds(infimum(both, {"x": 1})) == (None, False)


def test_an_open_bound_beside_a_closed_one_decides_by_which_binds() -> None:
    rows = system(({"x": 1}, "<=", 5), ({"x": 1}, "<", 5 + Fraction(1, 10**9)), ({"x": 1, "y": 1}, "<", 7))
    assert bounds(supremum(rows, {"x": 1})) == (5, True)
    assert bounds(supremum(system(({"x": 1}, "<=", 5), ({"x": 1}, "<", 5)), {"x": 1})) == (5, False)


def test_an_expression_may_span_components_and_unknown_variables() -> None:
    rows = system(({"x": 1}, "<", 5), ({"y": 1}, "<=", 2))
    assert bounds(supremum(rows, {"x": 1, "y": 2})) == (9, False)
    assert bounds(supremum(rows, {"x": 1, "nobody": 1})) == (None, False)
    assert bounds(supremum(rows, {})) == (0, True)


def test_a_contradiction_elsewhere_does_not_spread() -> None:
    rows = system(({"x": 1}, "<", 5), ({"y": 1}, "<", 2), ({"y": 1}, ">", 2))
    assert isinstance(decide(rows), Infeasible)
    assert bounds(supremum(rows, {"x": 1})) == (5, False)
    assert isinstance(supremum(rows, {"y": 1}), Infeasible)
    assert isinstance(supremum(rows, {"x": 1, "y": 1}), Infeasible)


def test_ratios_are_exact_and_know_whether_they_are_open() -> None:
    losses = system(({"killed": 1}, "==", 250_000), ({"lost": 1}, ">", 900_000), ({"killed": 1, "lost": -1}, "<=", 0))
    assert bounds(ratio_supremum(losses, {"killed": 1}, {"lost": 1})) == (Fraction(5, 18), False)
    assert bounds(ratio_infimum(losses, {"killed": 1}, {"lost": 1})) == (0, False)
    ground = system(
        ({"held": 1}, "<", 100), ({"held": 1}, ">=", 0), ({"held": 1, "lost": 1, "captured": -1}, "==", 0),
        ({"lost": 1, "captured": Fraction(-9, 10)}, "==", 0),
    )  # fmt: skip
    assert bounds(supremum(ground, {"captured": 1})) == (1000, False)
    # Where nothing was captured there is no share; elsewhere it is nine tenths.
    assert bounds(ratio_supremum(ground, {"lost": 1}, {"captured": 1})) == (Fraction(9, 10), True)


def test_a_ratio_asks_for_a_denominator_above_0() -> None:
    rows = system(({"x": 1}, "<=", 5), ({"x": 1}, ">=", -5), ({"y": 1}, "<=", 0))
    for denominator in ({"y": 1}, {}, {"y": 1, "z": 0}):
        verdict = ratio_supremum(rows, {"x": 1}, denominator)
        assert isinstance(verdict, Infeasible)
        assert verify(verdict.certificate)
        assert verdict.certificate.refutes
    assert bounds(ratio_supremum(rows, {"x": 1}, {"x": 1})) == (1, True)
    assert bounds(ratio_supremum(rows, {}, {"x": 1})) == (0, True)
    assert bounds(ratio_supremum(rows, {"y": 1}, {"x": 1})) == (0, True)
    assert bounds(ratio_supremum(rows, {"x": 1}, {"nobody": 1})) == (None, False)
    assert bounds(ratio_supremum(rows, {"nobody": 1}, {"x": 1})) == (None, False)
    assert bounds(ratio_supremum(rows, {"nobody": 2}, {"nobody": 3})) == (Fraction(2, 3), True)


def test_a_long_series_is_bounded_without_the_simplex_method(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_tableau(self: piece.Piece, objective: object) -> None:  # pragma: no cover
        raise AssertionError(objective)

    monkeypatch.setattr(piece.Piece, "maximise", no_tableau)
    rows = [Row({n + 1: 1, n: -1}, ">=", 0) for n in range(300)]
    rows += [Row({n: 1}, ">" if n % 2 else ">=", n) for n in range(300)]
    rows += [Row({n: 1}, "<" if n % 2 else "<=", n + 20) for n in range(0, 280, 7)]
    solver = Solver(System(rows))
    low, high = solver.infimum, solver.supremum
    found = [low({150: 1}), low({151: 1}), high({148: 1}), high({155: 1}), high({290: 1}), high({148: 1, 155: 2})]
    said = [(150, True), (151, False), (174, True), (181, False), (None, False), (536, False)]
    assert [(bound.value, bound.attained) for bound in found] == said
    assert all(verify(bound.certificate) for bound in found if bound.certificate is not None)


def test_two_that_can_each_be_high_and_low_cannot_be_both_at_once() -> None:
    solver = Solver(System([Row({"a": 1, "b": -1}, "<=", 0), Row({"a": 1}, ">=", 0), Row({"b": 1}, "<=", 10)]))
    found = [solver.supremum({"a": 1, "b": -1}), solver.infimum({"a": 1, "b": -1})]
    assert [(bound.value, bound.attained) for bound in found] == [(0, True), (-10, True)]


@pytest.mark.parametrize(
    "tie",
    [
        [Row({"x": 1, "y": 1}, "<", 10)],
        [Row({"x": 1, "y": 1, "z": -1}, "<=", 5), Row({"z": 1}, "<", 5), Row({"z": 1}, ">=", 0)],
    ],
    ids=["strict", "open end"],
)
def test_what_can_each_reach_its_end_but_not_together_is_open(tie: list[Row]) -> None:
    solver = Solver(System([*tie, *(Row({v: 1}, r, b) for v in "xy" for r, b in (("<=", 5), (">=", 0)))]))
    found = [solver.supremum({"x": 1, "y": 1}), solver.supremum({"x": 1})]
    assert [(bound.value, bound.attained) for bound in found] == [(10, False), (5, True)]


def test_differences_around_a_circle_end_without_creeping() -> None:
    creeping = system(({"x": 1, "y": -1}, ">=", 1), ({"y": 1, "x": -1}, ">=", 1), ({"x": 1}, "<=", 10**5))
    verdict = decide(System([*creeping, Row({"x": 1}, ">=", 0), Row({"y": 1}, ">=", 0)]))
    assert isinstance(verdict, Infeasible)
    assert verify(verdict.certificate)


def test_answers_do_not_depend_on_the_order_of_the_questions() -> None:
    rows = system(
        ({"a": 1, "b": 1, "t": -1}, "==", 0), ({"t": 1}, "<", 100), ({"a": 1}, ">=", 10), ({"b": 1, "a": -2}, ">=", 0)
    )
    questions: list[dict[str, int]] = [{"a": 1}, {"b": 1}, {"a": -1, "b": 1}, {"t": 1}]
    forward, backward = Solver(rows), Solver(rows)
    answers = [forward.supremum(question) for question in questions]
    assert answers == [backward.supremum(question) for question in reversed(questions)][::-1]
    assert answers == [supremum(rows, question) for question in questions]


def knot(size: int) -> System:
    """A system that propagation alone cannot bound: every sum of two neighbours is bounded, no variable is."""
    rows = [({f"x{i}": 1, f"x{(i + 1) % size}": 1}, "<=", 10) for i in range(size)]
    return system(*rows, ({f"x{i}": 1 for i in range(size)}, ">=", 5 * size - 1))


def test_a_component_too_large_is_undetermined_without_z3_and_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(piece, "SIMPLEX_SIZE", 0)
    monkeypatch.setattr(large, "_z3", lambda: None)
    for answer in (decide(knot(5)), supremum(knot(5), {"x0": 1})):
        assert answer == Undetermined(
            "6 rows hang together, too many or too tangled for the built-in solver; "
            "with z3 they can be decided: pip install 'conflictfacts[solve]'"
        )


def test_a_component_too_large_goes_to_z3(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = bounds(supremum(knot(5), {"x0": 1}))
    monkeypatch.setattr(piece, "SIMPLEX_SIZE", 0)
    assert bounds(supremum(knot(5), {"x0": 1})) == expected
    against = System([*knot(5), Row({f"x{i}": 1 for i in range(5)}, ">", 25)])
    verdict = decide(against)
    assert isinstance(verdict, Infeasible)
    assert verify(verdict.certificate)


def test_z3_may_give_up_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MOST_RESOURCES", 1)
    component = Component(knot(40).rows)
    assert component.decide_by_z3() == Undetermined("z3 did not decide a component of 41 rows and 40 variables")
    monkeypatch.setattr(piece, "SIMPLEX_SIZE", 0)
    assert isinstance(supremum(knot(40), {"x0": 1}), Undetermined)


def test_work_is_limited() -> None:
    verdict = Component(knot(30).rows).decide_by_simplex(most_work=10)
    assert isinstance(verdict, Undetermined)
    assert verdict.why == "31 rows over 30 variables were not decided within the work allowed to the simplex method"


def test_what_tangles_the_simplex_method_goes_to_z3(monkeypatch: pytest.MonkeyPatch) -> None:
    def tangled(self: Simplex) -> None:
        raise OutOfWork

    monkeypatch.setattr(Simplex, "check", tangled)
    assert isinstance(decide(knot(5)), Feasible)
    monkeypatch.setattr(large, "_z3", lambda: None)
    verdict = decide(System([*knot(5), Row({"x0": 1, "x2": 1}, ">", 10)]))
    assert isinstance(verdict, Undetermined)
    assert "pip install 'conflictfacts[solve]'" in verdict.why
