"""Certificates: the verifier accepts what is proved and nothing else."""

from __future__ import annotations

from fractions import Fraction

import attrs
import pytest

from conflictfacts.linear import Bound, Certificate, Infeasible, Row, System, decide, supremum, verify

ROWS = (
    Row({"t": 1, "k": -1, "w": -1}, "==", 0),
    Row({"t": 1}, ">", 900),
    Row({"k": 1}, "==", 250),
    Row({"w": 1}, "<", 600),
)


@pytest.fixture
def certificate() -> Certificate:
    verdict = decide(System(ROWS))
    assert isinstance(verdict, Infeasible)
    return verdict.certificate


def test_the_sum_of_the_rows_is_the_contradiction(certificate: Certificate) -> None:
    assert certificate.rows == ROWS
    assert certificate.multipliers == (1, -1, 1, 1)
    assert (certificate.bound, certificate.strict, certificate.refutes) == (-50, True, True)
    assert verify(certificate)


def test_a_row_can_end_the_contradiction_by_moving_far_enough(certificate: Certificate) -> None:
    assert certificate.moves() == (50, 50, 50, 50)
    for number, row in enumerate(ROWS):
        for move in (50, -50):
            rows = [*ROWS[:number], attrs.evolve(row, bound=row.bound + move), *ROWS[number + 1 :]]
            # Two of the rows are strict, so moving by exactly 50 leaves 0 < 0.
            assert isinstance(decide(System(rows)), Infeasible)
        further = [attrs.evolve(row, bound=row.bound + move) for move in (Fraction(101, 2), Fraction(-101, 2))]
        verdicts = [decide(System([*ROWS[:number], moved, *ROWS[number + 1 :]])) for moved in further]
        assert sum(isinstance(verdict, Infeasible) for verdict in verdicts) == 1


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("change", [-1, 1, Fraction(1, 10**9)])
def test_a_changed_multiplier_is_refused(certificate: Certificate, number: int, change: Fraction) -> None:
    multipliers = list(certificate.multipliers)
    multipliers[number] += change
    assert not verify(attrs.evolve(certificate, multipliers=multipliers))


@pytest.mark.parametrize("number", range(4))
def test_a_changed_row_is_refused(certificate: Certificate, number: int) -> None:
    row = certificate.rows[number]
    turned = {"==": "==", "<": ">", ">": "<"}[row.relation]
    for other in (
        attrs.evolve(row, terms={**dict(row.terms), "z": 1}),
        attrs.evolve(row, bound=row.bound + (100 if certificate.multipliers[number] > 0 else -100)),
        *([attrs.evolve(row, relation=turned)] if turned != "==" else []),
    ):
        rows = [*certificate.rows[:number], other, *certificate.rows[number + 1 :]]
        assert not verify(attrs.evolve(certificate, rows=rows))


def test_a_certificate_may_not_claim_more_than_it_proves() -> None:
    bound = supremum(System([Row({"x": 1, "y": 1}, "<=", 10), Row({"y": 1}, ">=", 1)]), {"x": 1})
    assert isinstance(bound, Bound)
    assert bound.certificate is not None
    assert verify(bound.certificate)
    assert verify(attrs.evolve(bound.certificate, bound=10, strict=True))
    assert not verify(attrs.evolve(bound.certificate, strict=True))
    assert not verify(attrs.evolve(bound.certificate, bound=9 - Fraction(1, 10**12)))
    assert not verify(attrs.evolve(bound.certificate, objective={"x": 2}))
    assert not verify(attrs.evolve(bound.certificate, objective={}))


def test_a_refusal_needs_a_certificate_that_refutes() -> None:
    with pytest.raises(ValueError, match="'certificate' must claim a contradiction, got one that claims 0 <= 0"):
        Infeasible(Certificate((), ()))
