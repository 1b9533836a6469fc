"""A sample of the comparison with z3; the whole is `python scripts/fuzz_linear.py`."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from conflictfacts.linear import Relation, conflict, piece, propagate, tableau
from conflictfacts.linear.search import Search

SEED = 4


def _fuzz() -> ModuleType:
    path = Path(__file__).parents[2] / "scripts" / "fuzz_linear.py"
    spec = importlib.util.spec_from_file_location("fuzz_linear", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fuzz = _fuzz()


def compare(count: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for number in range(count):
        counts += fuzz.compare(fuzz.generate(SEED, number), number)
    return counts


def test_a_sample_agrees_with_z3() -> None:
    counts = compare(400)
    for what in ("feasible", "infeasible", "suprema open", "suprema attained", "ratios open", "conflicts"):
        assert counts[what] > 15, what


def test_a_sample_agrees_when_no_point_is_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "settle", lambda self, variables: not variables)
    compare(150)


def test_a_sample_agrees_when_every_piece_goes_to_z3(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Search, "settle", lambda self, variables: not variables)
    monkeypatch.setattr(piece, "SIMPLEX_SIZE", -1)
    compare(100)


def _without_strictness(monkeypatch: pytest.MonkeyPatch) -> None:
    for relation in (Relation.BELOW, Relation.ABOVE):
        monkeypatch.setattr(relation, "strict", False)


def _with_a_wrong_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Relation.ABOVE, "sign", 1)


def _without_the_infinitesimal(monkeypatch: pytest.MonkeyPatch) -> None:
    right = tableau.Tableau._set_end
    monkeypatch.setattr(
        tableau.Tableau, "_set_end", lambda self, v, upper, value, open_, why: right(self, v, upper, value, False, why)
    )


def _with_the_infinitesimal_the_wrong_way(monkeypatch: pytest.MonkeyPatch) -> None:
    right = tableau.Tableau._set_end

    def wrong(self: tableau.Tableau, v: int, upper: bool, value: int, open_: bool, why: tuple[int, int]) -> None:
        right(self, v, upper, value, -open_ if upper else open_, why)  # type: ignore[arg-type]

    monkeypatch.setattr(tableau.Tableau, "_set_end", wrong)


def _with_rows_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflict, "_only_multipliers", lambda rows: True)


def _with_members_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conflict, "_settled_by_rows", lambda around, used, members: True)


def _with_an_end_given_twice_its_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    right = propagate.Propagation.added_up
    monkeypatch.setattr(
        propagate.Propagation,
        "added_up",
        lambda self, ends, halves: right(self, {end: 2 * weight for end, weight in ends.items()}, halves),
    )


@pytest.mark.parametrize(
    "plant",
    [
        _without_strictness,
        _with_a_wrong_sign,
        _without_the_infinitesimal,
        _with_the_infinitesimal_the_wrong_way,
        _with_rows_too_many,
        _with_members_too_many,
        _with_an_end_given_twice_its_weight,
    ],
)
def test_a_planted_mistake_is_found(
    plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(monkeypatch)
    with pytest.raises((AssertionError, ValueError)):
        compare(1500)
