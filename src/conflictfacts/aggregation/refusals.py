"""Why figures are not added: parts that are counted already, and two that may overlap or cannot both be so."""

from __future__ import annotations

from itertools import product

from conflictfacts.aggregation.amounts import amount_of, common_unit
from conflictfacts.aggregation.cells import Cell
from conflictfacts.aggregation.nesting import Meeting
from conflictfacts.aggregation.result import LeftOut, TotalLine, named
from conflictfacts.aggregation.setting import Setting
from conflictfacts.aggregation.sorting import Sorting
from conflictfacts.model.fact import Fact
from conflictfacts.model.kind import Kind
from conflictfacts.model.overlap import Overlap

__all__ = ["ONE_QUANTITY", "TWO_EVENTS", "larger_parts", "leave_out_parts", "refused", "unsettled"]


def unsettled(meeting: Meeting, parts: dict[int, Cell]) -> bool:
    """Whether two cells may overlap or are one, and neither is known to be part of another."""
    one, other, overlap = meeting
    return overlap in (Overlap.UNKNOWN, Overlap.SAME) and id(one) not in parts and id(other) not in parts


def leave_out_parts(cells: list[Cell], parts: dict[int, Cell], sorting: Sorting) -> None:
    """Exclude the facts of cells that are counted with a whole of theirs."""
    for cell in cells:
        if id(cell) in parts:
            whole = parts[id(cell)]
            reason = "counted already as a part of what another fact counts"
            sorting.excluded += [LeftOut(fact, reason, whole.voices[0]) for fact in cell.voices]


def larger_parts(cells: list[Cell], parts: dict[int, Cell], setting: Setting) -> str:
    """Say which parts are surely larger than their wholes; nothing if none is."""
    found: list[tuple[Fact, Fact]] = []
    for cell in cells if parts else ():
        if id(cell) in parts:
            unit = common_unit(cell.voices)
            for part, whole in product(cell.voices, parts[id(cell)].voices):
                low, high = (
                    amount_of(part, setting.sense, unit).interval,
                    amount_of(whole, setting.sense, unit).interval,
                )
                if low.low is not None and high.high is not None and low.low > high.high:
                    found.append((part, whole))
    if not found:
        return ""
    part, whole = min(found, key=lambda pair: (pair[0].id, pair[1].id))
    more = f", and {len(found) - 1} more such" if len(found) > 1 else ""
    return (
        f"a part is larger than its whole ({named(part)}, of {named(whole)}{more}), so not all can be so; check() tells"
    )


TWO_EVENTS = (
    "it is not known whether they are of one event: their source puts both figures on what is otherwise the same; "
    "their periods or places, or a Restates or Revises, would tell"
)
ONE_QUANTITY = (
    "it is not known which is so: their source puts both on one quantity, which check() calls a contradiction"
)


def refused(kind: Kind, tops: list[Cell], two: tuple[Fact, Fact], missing: str, sorting: Sorting) -> TotalLine:
    """Make the line of a sum that is refused because of two facts, and exclude the facts it would have added."""
    one, other = two
    for cell in tops:
        for fact in cell.voices:
            if fact is one or fact is other:
                sorting.excluded.append(LeftOut(fact, f"not added: {missing}", other if fact is one else one))
            else:
                sorting.excluded.append(LeftOut(fact, f"not added, since this is so of two others: {missing}", one))
    return TotalLine(
        kind=kind, rule="total", estimate=None, why=f"not added: of {named(one)} and {named(other)} {missing}"
    )
