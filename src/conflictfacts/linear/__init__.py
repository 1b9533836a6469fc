"""Exact systems of strict and non-strict linear rows: whether they can hold, what follows, and what contradicts what.

It knows nothing of what its variables mean. All arithmetic is on ints and fractions, every "no" and every bound comes
with a certificate that `verify()` checks by adding up rows, and whatever cannot be decided is `Undetermined`.
"""

from __future__ import annotations

from conflictfacts.linear.certificate import Certificate, verify
from conflictfacts.linear.conflict import conflicts, first_conflict
from conflictfacts.linear.solve import Solver, decide, infimum, ratio_infimum, ratio_supremum, supremum
from conflictfacts.linear.system import Number, Relation, Row, System, Variable
from conflictfacts.linear.verdict import Bound, Conflict, Conflicts, Feasible, Infeasible, Undetermined, Verdict

__all__ = [
    "Bound",
    "Certificate",
    "Conflict",
    "Conflicts",
    "Feasible",
    "Infeasible",
    "Number",
    "Relation",
    "Row",
    "Solver",
    "System",
    "Undetermined",
    "Variable",
    "Verdict",
    "conflicts",
    "decide",
    "first_conflict",
    "infimum",
    "ratio_infimum",
    "ratio_supremum",
    "supremum",
    "verify",
]
