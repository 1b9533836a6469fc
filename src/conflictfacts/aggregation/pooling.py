"""What several sources say of one quantity: what they span, have in common, or agree on; and each one's latest word.

Nothing is averaged. Each result has a line for each quantity: the same thing, of the same, there, at the same time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from conflictfacts.aggregation.amounts import common_unit, hull, intersection
from conflictfacts.aggregation.cells import Cell, cells_of
from conflictfacts.aggregation.regions import regions_of
from conflictfacts.aggregation.result import LeftOut, Total, TotalLine
from conflictfacts.aggregation.setting import Setting
from conflictfacts.aggregation.sorting import Sorting, sort_topics
from conflictfacts.aggregation.voices import positions, rivals_in
from conflictfacts.errors import FieldError
from conflictfacts.model.amount import Amount
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.estimate import Estimate, computed
from conflictfacts.model.fact import Fact
from conflictfacts.model.lineage import lineage
from conflictfacts.model.sense import LITERAL, Sense

__all__ = ["agree", "envelope", "intersect", "latest"]

Assumptions = Iterable[Assumption | str] | str


def envelope(facts: Iterable[Fact], *, sense: Sense | str = LITERAL, assume: Assumptions = ()) -> Total:
    """Give for each quantity what the sources together span.

    Args:
        facts: Facts. A collection's relations are heeded.
        sense: In which sense numbers are taken.
        assume: What to take for granted: `same_time` lays figures as of different or unsaid days side by side.

    Raises:
        FieldError: If there is no such assumption or sense.

    >>> from conflictfacts.model.claim import claim
    >>> said = {"one side": Estimate.bare(300, "person"), "the other": Estimate.more_than(500, "person")}
    >>> pooled = envelope([claim("CasualtyEstimate", measure="killed", source=source, estimate=estimate)
    ...                    for source, estimate in said.items()])
    >>> print(pooled.estimate)
    at least 300 person
    """

    def line(cell: Cell, sorting: Sorting, setting: Setting) -> TotalLine:
        return _line("envelope", cell, _estimate(cell, hull([amount for amount, _ in _said(cell, setting).values()])))

    return _by_quantity("envelope", facts, sense, assume, line)


def intersect(facts: Iterable[Fact], *, sense: Sense | str = LITERAL, assume: Assumptions = ()) -> Total:
    """Give for each quantity what all sources allow for.

    Where that is nothing, the line has no estimate, and `disjoint` has two facts without a number in common. Arguments
    and errors are those of `envelope()`.
    """

    def line(cell: Cell, sorting: Sorting, setting: Setting) -> TotalLine:
        common = intersection([amount for amount, _ in _said(cell, setting).values()])
        if common is not None:
            return _line("intersect", cell, _estimate(cell, common))
        apart = _disjoint(cell, setting)
        why = f"no number is allowed for by both {apart[0].estimate} and {apart[1].estimate}"
        return _line("intersect", cell, None, why=why, disjoint=apart)

    return _by_quantity("intersect", facts, sense, assume, line)


def agree(facts: Iterable[Fact], k: int = 2, *, sense: Sense | str = LITERAL, assume: Assumptions = ()) -> Total:
    """Give for each quantity what at least `k` independent sources allow for.

    Outlets that relay one briefing are one source. `regions` has the ranges and whose figures back each; the estimate
    is all of them, if they are one range. Facts of which nobody is known to be the source do not count. (After Marzullo
    1984.)

    Args:
        facts: Facts. A collection's relations are heeded.
        k: How many sources.
        sense: In which sense numbers are taken.
        assume: What to take for granted, as for `envelope()`.

    Raises:
        FieldError: If `k` is not at least 1, or there is no such assumption or sense.
    """
    if k < 1:
        raise FieldError("k", "be at least 1", k)

    def line(cell: Cell, sorting: Sorting, setting: Setting) -> TotalLine | None:
        nobodys = [fact for fact in cell.voices if lineage(fact) is None]
        sorting.excluded += [LeftOut(fact, "nobody is named who says so, so it backs nothing") for fact in nobodys]
        cell = cell.with_voices([fact for fact in cell.voices if lineage(fact) is not None])
        if not cell.voices:
            return None
        said = {str(voice): position for voice, position in _said(cell, setting).items()}
        regions, amount = regions_of(said, k)
        if regions and amount is not None:
            return _line("agree", cell, _estimate(cell, amount), regions=regions)
        why = f"{k} sources agree on {len(regions)} ranges" if regions else f"no number is allowed for by {k} sources"
        return _line("agree", cell, None, why=why, regions=regions)

    return _by_quantity("agree", facts, sense, assume, line)


def latest(facts: Iterable[Fact], *, assume: Assumptions = ()) -> Total:
    """Give each source's latest figure for each quantity: by the day as of which it is, then by when it was said.

    There is a line for each source and quantity. Arguments and errors are those of `envelope()`.
    """
    setting = Setting(facts, LITERAL, assume)
    sorting = sort_topics(setting.topics.all(), setting.ties, follow=True)
    lines = []
    for row in sorting.by_kind().values():
        for cell in setting.in_order(cells_of(row.strips)):
            for some in cell.lineages().values():
                unit = common_unit(some)
                amount = intersection([setting.amount(fact, unit) for fact in some])
                if amount is None:
                    why = "the source contradicts itself"
                    lines.append(TotalLine(kind=cell.kind, rule="latest", estimate=None, used=tuple(some), why=why))
                else:
                    estimate = some[0].estimate if len(some) == 1 else computed(amount)
                    lines.append(TotalLine(kind=cell.kind, rule="latest", estimate=estimate, used=tuple(some)))
    return setting.result("latest", sorting, lines)


_MakeLine = Callable[[Cell, Sorting, Setting], TotalLine | None]


def _by_quantity(rule: str, facts: Iterable[Fact], sense: Sense | str, assume: Assumptions, line: _MakeLine) -> Total:
    setting = Setting(facts, sense, assume)
    sorting = sort_topics(setting.topics.all(), setting.ties, follow=False)
    rows = sorting.by_kind().values()
    lines = [line(cell, sorting, setting) for row in rows for cell in setting.in_order(cells_of(row.strips))]
    return setting.result(rule, sorting, [made for made in lines if made is not None])


def _said(cell: Cell, setting: Setting) -> dict[str | None, tuple[Amount, list[Fact]]]:
    return positions(cell, setting.sense, common_unit(cell.voices))


def _estimate(cell: Cell, amount: Amount) -> Estimate:
    estimate = cell.voices[0].estimate
    alone = len(cell.voices) == 1 and estimate is not None and estimate.interval == amount.interval
    return estimate if alone and estimate is not None else computed(amount)


def _line(rule: str, cell: Cell, estimate: Estimate | None, **more: object) -> TotalLine:
    made: dict[str, object] = {"rivals": tuple(rivals_in(cell)), **more}
    return TotalLine(kind=cell.kind, rule=rule, estimate=estimate, used=tuple(cell.voices), **made)  # type: ignore[arg-type]


def _disjoint(cell: Cell, setting: Setting) -> tuple[Fact, Fact]:
    """The two facts farthest apart. Where intervals have no number in common, these two have none (Helly 1923)."""
    unit = common_unit(cell.voices)
    spans = [(fact, setting.amount(fact, unit).interval) for fact in cell.voices]
    lowest = min((s for s in spans if s[1].high is not None), key=lambda s: (s[1].high, not s[1].high_open))
    highest = max((s for s in spans if s[1].low is not None), key=lambda s: (s[1].low, s[1].low_open))
    return lowest[0], highest[0]
