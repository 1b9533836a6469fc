"""Facts that a text has told before: which one a fact only says again."""

from __future__ import annotations

from conflictfacts.model.facts import Fact
from conflictfacts.model.reference import Period
from conflictfacts.model.relations import Restates

__all__ = ["Retold"]

_ENOUGH = 20
"""So many facts of one number are kept: one of those said before is enough to relate to."""


class Retold:
    """The facts of a text so far, by number and hedge."""

    def __init__(self) -> None:
        self.said: dict[tuple[object, ...], list[Fact]] = {}

    def tell(self, fact: Fact) -> Restates | None:
        """Take note of a fact with an estimate; give its relation to the first that said the same, if one did."""
        estimate = fact.estimate
        assert estimate is not None
        key = (type(fact), estimate.nominal, estimate.unit, estimate.hedge)
        earlier = self.said.setdefault(key, [])
        for other in earlier:
            if _same_claim(other, fact) and other.id != fact.id:
                return Restates(fact.id, other.id)
        if len(earlier) < _ENOUGH:
            earlier.append(fact)
        return None


def _same_claim(a: Fact, b: Fact) -> bool:
    """Tell whether two facts with the same number and hedge say the same: kind, actor, war, place and time."""
    kinds = [
        (getattr(fact, "measure", None), getattr(fact, "status", None), getattr(fact, "item", None)) for fact in (a, b)
    ]
    return (
        a.conflict == b.conflict
        and kinds[0] == kinds[1]
        and (a.actor == b.actor or a.actor is None or b.actor is None)
        and (a.place is None or b.place is None or a.place == b.place)
        and (a.period is None or b.period is None or _when(a.period) == _when(b.period))
        and (a.modality == "denied") == (b.modality == "denied")
    )


def _when(period: Period) -> tuple[object, ...]:
    """Give the days of a period; where none is fixed, its words."""
    fixed = (period.start, period.end, period.as_of)
    return fixed if any(fixed) else (period.text.casefold() if period.text is not None else None,)
