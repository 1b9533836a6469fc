"""Conflicts: members, fixed rows, tags, and which are needed."""

from __future__ import annotations

from conflictfacts.linear import Conflict, Feasible, Infeasible, Row, System, conflicts, decide, first_conflict, verify


def test_the_briefing_has_two_conflicts_that_share_nothing() -> None:
    rows = [
        Row({"total": 1, "killed": -1, "wounded": -1}, "==", 0, fixed=True),
        Row({"captured": 1, "lost": -1, "held": -1}, "==", 0, fixed=True),
        Row({"total": 1}, ">", 900_000, tag="total"),
        Row({"killed": 1}, "==", 250_000, tag="killed"),
        Row({"wounded": 1}, "<", 600_000, tag="wounded"),
        Row({"held": 1}, "<", 100, tag="held"),
        Row({"lost": 10, "captured": -9}, "==", 0, tag="share"),
        Row({"captured": 1}, ">=", 1300, tag="rival"),
        Row({"killed": 1}, ">", 200_000, tag="another"),
    ]
    found = conflicts(System(rows))
    assert [set(conflict.members) for conflict in found] == [{"total", "killed", "wounded"}, {"held", "share", "rival"}]
    assert all(verify(conflict.certificate) and conflict.irreducible for conflict in found)
    assert isinstance(found.rest, Feasible)


def test_rows_of_one_tag_stand_or_fall_together() -> None:
    # Of b, one row contradicts a and c together, and the other one c alone: a is not needed.
    rows = [
        Row({"x": 1, "y": -1}, "<=", 0, tag="a"),
        Row({"y": 1}, "<=", 1, tag="b"),
        Row({"x": 1, "z": 1}, "<=", 0, tag="b"),
        Row({"x": 1}, ">=", 2, tag="c"),
        Row({"z": 1}, ">=", 0, tag="c"),
    ]
    for order in (rows, rows[::-1]):
        assert [set(conflict.members) for conflict in conflicts(System(order))] == [{"b", "c"}]


def test_a_member_may_contradict_itself_in_another_component() -> None:
    rows = [
        Row({"x": 1}, "<=", 1, tag="a"),
        Row({"x": 1}, ">=", 2, tag="b"),
        Row({"y": 1}, "<=", 1, tag="b"),
        Row({"y": 1}, ">=", 2, tag="b"),
    ]
    assert [conflict.members for conflict in conflicts(System(rows))] == [("b",)]


def test_a_fixed_row_outside_the_proof_may_make_a_member_needless() -> None:
    rows = [
        Row({"x": 1, "y": -1}, ">=", 0, tag="a"),
        Row({"y": 1}, ">=", 5, tag="b"),
        Row({"x": 1}, "<=", 1, tag="c"),
        Row({"x": 1, "z": 1}, ">=", 9, fixed=True),
        Row({"z": 1}, "==", 0, fixed=True),
    ]
    for order in (rows, rows[::-1]):
        assert [conflict.members for conflict in conflicts(System(order))] == [("c",)]


def test_fixed_rows_that_contradict_each_other_make_a_conflict_without_members() -> None:
    rows = [
        Row({"x": 1}, "<", 1, fixed=True),
        Row({"x": 1}, ">", 1, fixed=True),
        Row({"y": 1}, "<", 1),
        Row({"y": 1}, ">", 1),
    ]
    found = conflicts(System(rows))
    assert found.found[-1].members == ()
    assert isinstance(found.rest, Infeasible)


def test_a_row_without_a_tag_stands_for_itself() -> None:
    low, high, other = Row({"x": 1}, "<", 1), Row({"x": 1}, ">", 1), Row({"x": 1}, "<", 7)
    conflict = first_conflict(System([other, low, high]))
    assert isinstance(conflict, Conflict)
    assert set(conflict.members) == {low, high}


def test_no_conflict_is_answered_with_a_point() -> None:
    rows = [Row({"x": 1}, "<", 1), Row({"y": 1}, ">", 1)]
    verdict = first_conflict(System(rows))
    assert isinstance(verdict, Feasible)
    assert all(row.holds(verdict.point) for row in rows)
    assert len(conflicts(System(rows))) == 0


def series(days: int) -> list[Row]:
    rises = [Row({("killed", day + 1): 1, ("killed", day): -1}, ">=", 0, fixed=True) for day in range(days)]
    return [*rises, Row({("killed", 0): 1}, ">=", 0, fixed=True)]


def test_a_fall_in_a_long_series_is_explained_by_its_two_ends() -> None:
    rows = [
        *series(1500),
        Row({("killed", 3): 1}, ">", 700, tag="early"),
        Row({("killed", 1490): 1}, "<=", 700, tag="late"),
        Row({("killed", 700): 1}, ">", 0, tag="between"),
    ]
    found = conflicts(System(rows))
    assert [set(conflict.members) for conflict in found] == [{"early", "late"}]
    assert len(found.found[0].rows) == 1489
    assert isinstance(decide(System(row for row in rows if row.tag != "late")), Feasible)
