"""Which members of a system contradict each other, with none too many.

A proof names rows, and they are irreducible when its multipliers are the only ones (Gleeson & Ryan 1990): that is plain
where propagation ran along a tree, and so it always is for a row of the simplex tableau, the one dependence among its
variables. What is asked about, though, are members: rows of one tag together, next to the fixed rows. So members are
dropped one by one from those of the proof (the deletion filter of Chinneck & Dravnieks 1991) wherever the rows do not
settle it already.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence

from conflictfacts.linear.component import Component
from conflictfacts.linear.system import Number, Row, System, Variable, split
from conflictfacts.linear.tableau import MOST_WORK
from conflictfacts.linear.verdict import Conflict, Conflicts, Feasible, Infeasible, Undetermined, Verdict

__all__ = ["conflicts", "first_conflict"]


def first_conflict(system: System) -> Conflict | Feasible | Undetermined:
    """Return one irreducible conflict, or why there is none.

    >>> rows = [Row({"x": 1}, ">", 5, tag="a"), Row({"x": 1}, "<", 3, tag="b"), Row({"x": 1}, "<", 9, tag="c")]
    >>> first_conflict(System(rows)).members
    ('a', 'b')
    """
    answer = _search(system, at_most=1)
    if answer.found:
        return answer.found[0]
    assert not isinstance(answer.rest, Infeasible)
    return answer.rest


def conflicts(system: System) -> Conflicts:
    """Return conflicts that share no member, until what is left can hold.

    One is found, its members are taken away with all of their rows, and so on. Fixed rows stay, and may be in several;
    if they contradict each other, that is the last conflict, and it has no members.
    """
    return _search(system, at_most=None)


def _search(system: System, at_most: int | None) -> Conflicts:
    groups = split(system.rows)
    homes: dict[Hashable, list[int]] | None = None
    gone: set[Hashable] = set()
    found: list[Conflict] = []
    point: dict[Variable, Number] = {}
    open_: Undetermined | None = None
    for number in range(len(groups)):
        while True:
            rows = groups[number] = _without(groups[number], gone)
            verdict = Component(rows).decide()
            if not isinstance(verdict, Infeasible):
                break
            homes = homes or _homes(groups)
            conflict = _irreducible(verdict, number, groups, homes, gone)
            found.append(conflict)
            gone.update(conflict.members)
            if not conflict.members or len(found) == at_most:
                return Conflicts(tuple(found), verdict)
        if isinstance(verdict, Undetermined):
            open_ = open_ or verdict
        else:
            point.update(verdict.point)
    return Conflicts(tuple(found), open_ or Feasible(point))


def _without(rows: list[Row], gone: Collection[Hashable]) -> list[Row]:
    return [row for row in rows if row.fixed or row.member not in gone] if gone else rows


def _homes(groups: Sequence[Iterable[Row]]) -> dict[Hashable, list[int]]:
    """Return, by tag, the components that have rows of it."""
    homes: dict[Hashable, list[int]] = {}
    for number, rows in enumerate(groups):
        for tag in dict.fromkeys(row.tag for row in rows if row.tag is not None and not row.fixed):
            homes.setdefault(tag, []).append(number)
    return homes


def _irreducible(
    verdict: Infeasible,
    group: int,
    groups: Sequence[list[Row]],
    homes: dict[Hashable, list[int]],
    gone: Collection[Hashable],
) -> Conflict:
    """Reduce a contradiction among rows to members that are all needed."""
    proof = _row_by_row(verdict)
    members = _members(proof.rows)
    # All that could matter: the component of the proof, and those where its members say something else as well.
    near = dict.fromkeys([group, *(number for member in members for number in homes.get(member, ()))])
    around = [row for number in near for row in _without(groups[number], gone)]
    if _settled_by_rows(around, proof.rows, members):
        return Conflict(members, proof.certificate)
    kept: list[Hashable] = []
    waiting = list(members)
    sure = True
    while waiting:
        candidate = waiting.pop()
        left = {*kept, *waiting}
        answer = _decide(row for row in around if row.fixed or row.member in left)
        if isinstance(answer, Infeasible):
            proof = _row_by_row(answer)
            needed = set(_members(proof.rows))
            waiting = [member for member in waiting if member in needed]
        else:
            sure = sure and isinstance(answer, Feasible)
            kept.append(candidate)
    return Conflict(_members(proof.rows), proof.certificate, sure)


def _row_by_row(verdict: Infeasible) -> Infeasible:
    """Return the contradiction with a proof from irreducible rows, if the budget allows."""
    if _only_multipliers(verdict.rows):
        return verdict
    answer = Component(verdict.rows).decide_by_simplex(2 * MOST_WORK)
    return answer if isinstance(answer, Infeasible) else verdict


def _only_multipliers(rows: Sequence[Row]) -> bool:
    """Tell whether it is plain to see that no other multipliers, up to scale, make these rows' left sides cancel.

    Starting from the multiplier of one row, a variable with one row left to determine determines it. Where that reaches
    all rows, none can be spared.
    """
    having: dict[Variable, list[int]] = {}
    for number, row in enumerate(rows):
        for variable, _ in row.terms:
            having.setdefault(variable, []).append(number)
    left = {variable: set(numbers) for variable, numbers in having.items()}
    known, reached = {0}, [0]
    while reached:
        number = reached.pop()
        for variable, _ in rows[number].terms:
            left[variable].discard(number)
            if len(left[variable]) == 1:
                (last,) = left[variable]
                if last not in known:
                    known.add(last)
                    reached.append(last)
    return len(known) == len(rows)


def _members(rows: Iterable[Row]) -> tuple[Hashable, ...]:
    return tuple(dict.fromkeys(row.member for row in rows if not row.fixed))


def _settled_by_rows(around: Iterable[Row], used: Collection[Row], members: Collection[Hashable]) -> bool:
    """Tell whether the irreducible rows are all there is of their members, and no other fixed row could step in."""
    known = set(map(id, used))
    variables = {variable for row in used for variable, _ in row.terms}
    among = set(members)
    return not any(
        any(variable in variables for variable, _ in row.terms) if row.fixed else row.member in among
        for row in around
        if id(row) not in known
    )


def _decide(rows: Iterable[Row]) -> Verdict:
    """Return the verdict on rows that may have come apart."""
    open_: Undetermined | None = None
    point: dict[Variable, Number] = {}
    for group in split(rows):
        verdict = Component(group).decide()
        if isinstance(verdict, Infeasible):
            return verdict
        if isinstance(verdict, Undetermined):
            open_ = verdict
        else:
            point.update(verdict.point)
    return open_ or Feasible(point)
