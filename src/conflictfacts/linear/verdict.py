"""What the solver answers with."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import TypeAlias

import attrs

from conflictfacts.linear.certificate import Certificate, must_refute
from conflictfacts.linear.system import Number, Row, Variable

__all__ = ["Bound", "Conflict", "Conflicts", "Feasible", "Infeasible", "Undetermined", "Verdict"]


@attrs.frozen
class Feasible:
    """The rows can all hold."""

    point: Mapping[Variable, Number] = attrs.field(hash=False)
    """One point where they do, exactly."""


@attrs.frozen
class Infeasible:
    """The rows cannot all hold."""

    certificate: Certificate = attrs.field(validator=must_refute)
    """A proof; its rows contradict each other, though some may be more than are needed (see `conflicts`)."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the proof uses."""
        return self.certificate.rows


@attrs.frozen
class Undetermined:
    """Nothing was decided."""

    why: str
    """What stood in the way and, where something would help, what."""


Verdict: TypeAlias = Feasible | Infeasible | Undetermined


@attrs.frozen
class Bound:
    """How far an expression can go where the rows hold: a supremum or an infimum."""

    value: Number | None
    """The supremum (infimum); `None` when there is none, so the expression goes on for ever."""

    attained: bool
    """Whether the expression can have the value itself; `False` if it only comes as near as one likes, or has none."""

    certificate: Certificate | None = attrs.field(default=None, repr=False)
    """A proof that it goes no further: of expression <= supremum, of -expression <= -infimum, of
    numerator - supremum * denominator <= 0; strict where not attained. `None` when there is no value."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from which the bound follows."""
        return self.certificate.rows if self.certificate else ()


@attrs.frozen
class Conflict:
    """Members that cannot all hold next to the fixed rows, while any member less can."""

    members: tuple[Hashable, ...]
    """Tags of the rows that are not fixed (a row without one stands for itself); empty if the fixed rows conflict."""

    certificate: Certificate = attrs.field(repr=False, validator=must_refute)
    """A proof from irreducible rows: without any one of these rows, the others can hold."""

    irreducible: bool = True
    """`False` when for some member it could not be decided whether it is needed."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the proof uses."""
        return self.certificate.rows


@attrs.frozen
class Conflicts:
    """Conflicts of which no two share a member, and the verdict on what is left without all of their members."""

    found: tuple[Conflict, ...]
    """The conflicts, in the order they were found."""

    rest: Verdict
    """Of the rows of no member: `Feasible`; `Undetermined`, so there may be more; `Infeasible`, by fixed rows alone."""

    def __iter__(self) -> Iterator[Conflict]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)
