"""Proofs by adding up rows, and the few lines that check one.

A certificate multiplies rows and adds them; what comes out must be what it claims. By Farkas' lemma (1902; with strict
rows: Motzkin 1936) every contradiction and every implied bound has one, so no verdict need be taken on trust.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import gcd, lcm

import attrs

from conflictfacts.linear.system import Number, Row, Terms, Variable, divide, exact, terms_of, tuple_of_rows

__all__ = ["Certificate", "bound_proof", "contradiction", "must_refute", "verify"]


def _numbers(values: Iterable[Number]) -> tuple[Number, ...]:
    return tuple(exact(value) for value in values)


@attrs.frozen
class Certificate:
    """Rows, a multiplier for each, and the inequality their sum gives.

    The inequality is `objective <= bound`, or `objective < bound` where `strict`. A contradiction has no objective: it
    says that 0 is at most something negative, or less than 0.
    """

    rows: tuple[Row, ...] = attrs.field(converter=tuple_of_rows)
    """The rows it adds."""

    multipliers: tuple[Number, ...] = attrs.field(converter=_numbers)
    """One for each row: at least 0 for `<=` and `<`, at most 0 for `>=` and `>`, any for `==`."""

    objective: Terms = attrs.field(default=(), converter=terms_of)
    """The left side of what is proved; empty for a contradiction."""

    bound: Number = attrs.field(default=0, converter=exact)
    """The right side of what is proved."""

    strict: bool = False
    """Whether the left side is proved to stay below the bound."""

    @property
    def refutes(self) -> bool:
        """Whether what it claims cannot be true of any point."""
        return not self.objective and (self.bound < 0 or (self.strict and self.bound == 0))

    def moves(self) -> tuple[Number, ...]:
        """Return, for each row of a contradiction, how far its bound would have to move to end it.

        The contradiction ends when that row alone is loosened by this much, or by anything more than this much where
        `strict`; this is exact where the rows are irreducible, because their multipliers are then unique up to scale.
        """
        return tuple(divide(-self.bound, max(multiplier, -multiplier)) for multiplier in self.multipliers)


def must_refute(instance: object, attribute: attrs.Attribute[Certificate], value: Certificate) -> None:
    """Refuse a certificate that does not claim something absurd.

    Raises:
        ValueError: If points may exist that satisfy what it claims.
    """
    if not value.refutes:
        raise ValueError(f"'{attribute.name}' must claim a contradiction, got one that claims 0 <= {value.bound}")


def verify(certificate: Certificate) -> bool:
    """Tell whether the rows do add up to what a certificate claims, by addition and multiplication alone.

    Whether the claim is absurd, as that of a contradiction must be, is for `Certificate.refutes`.
    """
    left: dict[Variable, Fraction] = {variable: -Fraction(number) for variable, number in certificate.objective}
    right, strict = Fraction(0), False
    for row, multiplier in zip(certificate.rows, certificate.multipliers, strict=True):
        if multiplier * {"<=": 1, "<": 1, "==": 0, ">=": -1, ">": -1}[row.relation] < 0:
            return False
        for variable, number in row.terms:
            left[variable] = left.get(variable, Fraction(0)) + multiplier * number
        right += multiplier * row.bound
        strict = strict or (multiplier != 0 and row.relation in ("<", ">"))
    proved = right < certificate.bound or (right == certificate.bound and strict >= certificate.strict)
    return proved and not any(left.values())


def contradiction(rows: Iterable[Row], multipliers: Mapping[int, Number]) -> Certificate:
    """Make the certificate of a contradiction, with multipliers scaled to whole numbers without a common factor.

    Args:
        rows: All rows of the system.
        multipliers: By position in `rows`; those that are 0 are left out.
    """
    listed = list(rows)
    used = {index: Fraction(value) for index, value in sorted(multipliers.items()) if value}
    scale = Fraction(lcm(*(value.denominator for value in used.values())))
    scale /= gcd(*(int(value * scale) for value in used.values())) or 1
    whole = [int(value * scale) for value in used.values()]
    core = [listed[index] for index in used]
    bound = sum((factor * row.bound for factor, row in zip(whole, core, strict=True)), start=Fraction(0))
    return Certificate(core, whole, (), bound, any(row.relation.strict for row in core))


def bound_proof(rows: Iterable[Row], multipliers: Mapping[int, Number], objective: Terms, bound: Number) -> Certificate:
    """Make the certificate that the objective cannot exceed the bound.

    Args:
        rows: All rows of the system.
        multipliers: By position in `rows`; those that are 0 are left out.
        objective: The expression.
        bound: Its bound; the multiplied rows may prove a tighter one.
    """
    listed = list(rows)
    used = {index: exact(value) for index, value in sorted(multipliers.items()) if value}
    core = [listed[index] for index in used]
    proved = sum((factor * row.bound for factor, row in zip(used.values(), core, strict=True)), start=Fraction(0))
    strict = proved < bound or any(row.relation.strict for row in core)
    return Certificate(core, used.values(), objective, bound, strict)
