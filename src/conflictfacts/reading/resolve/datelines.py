"""Where a report's dateline ends, what looks like one but labels a figure, and the time before a transcript's label.

Decides by the names, dates and marks a paragraph begins with. Where the report is set by it, is decided in `scenes`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.text.items import Item

__all__ = ["OFFICIAL", "clock_stop", "dateline_stop", "is_telegraphed", "issued_stop", "labels_figure"]


def dateline_stop(row: Sequence[Item]) -> int:
    """Find the item behind a dateline: "GAO, Mali, June 3 (Agency) - ", "GAO: "; 0 where a sentence begins without one.

    Args:
        row: The items of a paragraph's first sentence.
    """
    if is_telegraphed(row):
        return next(at for at, item in enumerate(row) if item.cls == "-") + 1
    name = row[0].name if row else None
    if name is None or row[0].cls != "A" or row[0].possessive:
        return 0
    if name.where is None and name.party is not None and name.party.kind == "armed_group":
        return 0  # "KORDA LIBERATION FRONT, GAO - INFORMATION OFFICE": whose paper it is
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


_HEAD = 10
"""Items a dateline of an old newspaper has at most: "Mukden, March 10, via London.—"."""


def is_telegraphed(row: Sequence[Item]) -> bool:
    """Tell whether a row begins with the dateline of an old newspaper: town and day, a full stop, a dash."""
    if len(row) < 4 or row[0].cls not in "Aw" or row[1].cls != "," or row[2].cls != "T":
        return False
    for at in range(3, min(len(row), _HEAD)):
        item = row[at]
        if item.cls == "-":
            return row[at - 1].cls == "." and at + 1 < len(row)
        if item.cls not in "AT,.N" and item.lower not in ("via", "noon", "midnight", "evening"):
            return False
    return False


def clock_stop(row: Sequence[Item]) -> int:
    """Find the label of a transcript behind the time of a recording: "[00:31] ROE: We ..."; 0 for none.

    Args:
        row: The items of a sentence.
    """
    clock = 1 if row and row[0].cls == "(" else 0
    label = clock + 1 + clock  # behind the bracket too
    if len(row) < label + 2 or row[label + 1].cls != ":" or (clock and row[2].cls != ")"):
        return 0
    return label if row[clock].cls == "T" and row[clock].lower[0].isdecimal() else 0


def issued_stop(row: Sequence[Item]) -> int:
    """Find the item behind whose paper a paragraph is said to be, "FRENCH OFFICIAL, by wireless.—"; 0 for none.

    Args:
        row: The items of a paragraph's first sentence.
    """
    if len(row) < 4 or row[0].party is None or row[1].lower not in OFFICIAL:
        return 0
    return next((at + 1 for at in range(2, min(len(row), _HEAD)) if row[at].cls == "-" and row[at - 1].cls == "."), 0)


OFFICIAL = frozenset({"official", "communique", "communiqué"})
"""Words behind a state's name that call what follows its paper."""


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
