"""Clauses set within another, between a subject and its verb, whose own subject somebody else may be.

Decides where such a clause begins. Who stands before it is found in `subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.text.items import Item

__all__ = ["before_inset"]

_INSETS = frozenset("which who whom whose where after when while since before until because though although as".split())
"""Words that open a clause within another."""


def before_inset(row: Sequence[Item], edge: int) -> int | None:
    """Give where a clause begins that is set between a verb and its subject, and has a subject of its own.

    "Zorvia, which had been attacked by Kendria, lost 46 men", "Zorvia had 46 men when Kendria came, and lost 12";
    `None` where there is none.

    Args:
        row: The sentence's items.
        edge: Where the verb's phrase begins.
    """
    at = edge - 1
    while at > 0 and row[at].cls in "adw&":
        at -= 1
    if at < 1 or row[at].cls != ",":
        return None
    joined = row[at + 1].cls == "&"
    if not joined and all(item.cls not in "at" for item in row[at + 1 : edge + 1]):
        return None  # "where Zorvians and Kendrans, 46 in all, had dug in": of those before the comma
    for step in range(at - 1, 0, -1):
        if row[step].cls in ";.:":
            return None
        opened = row[step - 1].cls == ","
        if row[step].lower in _INSETS and (opened or joined):
            return step
        if opened and (row[step].lower.endswith("ing") or row[step + 1].lower == "by"):
            return None if joined else step  # "Zorvia, attacked by Kendria, lost", "continuing its advance, took"
    return None
