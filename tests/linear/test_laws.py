"""What must hold for all systems."""

from __future__ import annotations

from fractions import Fraction

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from conflictfacts.linear import Bound, Feasible, Infeasible, Row, Solver, System, conflicts, decide, supremum, verify

NAMES = ("a", "b", "c", "d")
numbers = st.one_of(
    st.integers(-3, 3),
    st.sampled_from([10**12, -(10**12), 10**12 + 1, Fraction(1, 10**9), 1 + Fraction(1, 10**9), Fraction(-9, 10)]),
)
expressions = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from([-2, -1, -1, 1, 1, 3, Fraction(1, 3)]), max_size=3
)
rows = st.builds(
    Row,
    expressions,
    st.sampled_from(["<=", "<", "==", ">=", ">"]),
    numbers,
    tag=st.one_of(st.none(), st.integers(0, 4)),
    fixed=st.sampled_from([False, False, False, True]),
)
systems = st.builds(System, st.lists(rows, max_size=9))


def ends(bound: object) -> object:
    return (bound.value, bound.attained) if isinstance(bound, Bound) else type(bound)


@given(systems)
def test_a_verdict_proves_itself(system: System) -> None:
    verdict = decide(system)
    if isinstance(verdict, Feasible):
        assert all(row.holds(verdict.point) for row in system)
    else:
        assert isinstance(verdict, Infeasible)
        assert verify(verdict.certificate)
        assert set(verdict.rows) <= set(system.rows)


@given(systems, st.randoms(use_true_random=False), expressions)
def test_the_order_of_rows_changes_nothing(system: System, random: object, objective: dict[str, int]) -> None:
    shuffled = list(system.rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert type(decide(system)) is type(decide(System(shuffled)))
    assert ends(supremum(system, objective)) == ends(supremum(System(shuffled), objective))


@given(systems)
def test_coming_apart_into_components_changes_nothing(system: System) -> None:
    apart = [decide(part) for part in system.components()]
    assert isinstance(decide(system), Feasible) == all(isinstance(verdict, Feasible) for verdict in apart)
    for part, verdict in zip(system.components(), apart, strict=True):
        # Held together by a variable that says nothing, the same rows are one component.
        tied = [attrs.evolve(row, terms=(*row.terms, ("tie", 1))) for row in part]
        together = decide(System([*tied, Row({"tie": 1}, "==", 0)]))
        assert isinstance(together, Feasible) == isinstance(verdict, Feasible)


@given(systems, rows, expressions)
def test_a_row_more_never_widens_a_supremum(system: System, row: Row, objective: dict[str, int]) -> None:
    before, after = supremum(system, objective), supremum(System([*system, row]), objective)
    assume(isinstance(after, Bound))
    assert isinstance(before, Bound)
    assert isinstance(after, Bound)
    if before.value is not None:
        assert after.value is not None
        assert (after.value, after.attained) <= (before.value, before.attained)


@given(systems, expressions)
def test_a_supremum_is_approached_and_not_passed(system: System, objective: dict[str, int]) -> None:
    assume(isinstance(decide(system), Feasible))
    bound = supremum(system, objective)
    assert isinstance(bound, Bound)

    def possible(relation: str, value: Fraction) -> bool:
        return isinstance(decide(System([*system, Row(objective, relation, value)])), Feasible)

    if bound.value is None:
        assert possible(">", Fraction(10**30))
    else:
        assert not possible(">", Fraction(bound.value))
        assert possible("==", Fraction(bound.value)) == bound.attained
        assert possible(">", bound.value - Fraction(1, 10**30))
        assert bound.certificate is not None
        assert verify(bound.certificate)


@given(systems)
def test_dropping_any_member_of_a_conflict_makes_it_consistent(system: System) -> None:
    fixed = [row for row in system if row.fixed]
    assume(isinstance(decide(System(fixed)), Feasible))
    found = conflicts(system)
    seen = [member for conflict in found for member in conflict.members]
    assert len(seen) == len(set(seen))
    for conflict in found:
        members = [row for row in system if not row.fixed and row.member in conflict.members]
        assert isinstance(decide(System([*fixed, *members])), Infeasible)
        for member in conflict.members:
            left = [row for row in members if row.member != member]
            assert isinstance(decide(System([*fixed, *left])), Feasible)
    assert isinstance(decide(System(row for row in system if row.fixed or row.member not in seen)), Feasible)


@given(systems, expressions, expressions)
def test_a_ratio_is_approached_and_not_passed(system: System, above: dict[str, int], below: dict[str, int]) -> None:
    bound = Solver(system).ratio_supremum(above, below)
    assume(isinstance(bound, Bound))
    assert isinstance(bound, Bound)

    def possible(relation: str, value: Fraction) -> bool:
        terms = [*above.items(), *((name, -value * number) for name, number in below.items())]
        return isinstance(decide(System([*near, Row(below, ">", 0), Row(terms, relation, 0)])), Feasible)

    # A contradiction in a component that the ratio does not speak of is none of its business.
    names = {*above, *below}
    near = [row for part in system.components() if names & {n for row in part for n, _ in row.terms} for row in part]
    if bound.value is None:
        assert possible(">", Fraction(10**30))
    else:
        assert not possible(">", Fraction(bound.value))
        assert possible("==", Fraction(bound.value)) == bound.attained
        assert possible(">", bound.value - Fraction(1, 10**40))
