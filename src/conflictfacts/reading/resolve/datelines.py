"""Where a report's dateline ends, and what looks like one but labels a figure.

Decides by the names, dates and marks a paragraph begins with. Where the report is set by it, is decided in `scenes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.items import Item

__all__ = ["dateline_stop", "labels_figure"]


def dateline_stop(row: Sequence[Item]) -> int:
    """Find the item behind a dateline: "GAO, Mali, June 3 (Agency) - ", "GAO: "; 0 where a sentence begins without one.

    Args:
        row: The items of a paragraph's first sentence.
    """
    name = row[0].name if row else None
    if name is None or row[0].cls != "A" or row[0].possessive:
        return 0
    for at in range(1, min(len(row), 14)):
        item = row[at]
        if item.cls == "-" and at == 1 and labels_figure(row, 2):
            return 0
        if item.cls == "-" or (item.cls == ":" and row[0].where is not None and name.text.isupper()):
            return at + 1
        if item.cls == ":" and row[0].entry("source") is not None and row[at - 1].cls == "T" and row[at - 2].cls == ",":
            return at + 1  # "KORDA, Gao, 2 November: ..."
        if item.cls not in "AT,()N./" and not (item.cls in "wo" and _in_brackets(row, at)):
            break
    return 0


def labels_figure(row: Sequence[Item], stop: int) -> bool:
    """Tell whether what looks like the dateline of a line of its own is a label: "Zorvia - 46 killed", "Zorvia: ".

    Args:
        row: The line's items.
        stop: The item behind it.
    """
    if row[stop - 1].cls == ":":
        return True
    party, where = row[0].party, row[0].where
    ground = where is not None and where.kind not in ("country", "territory")
    return party is not None and not ground and stop < len(row) and row[stop].cls == "N"


def _in_brackets(row: Sequence[Item], at: int) -> bool:
    return any(item.cls == "(" for item in row[max(0, at - 5) : at])
