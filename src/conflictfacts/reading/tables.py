"""Tables pasted as text: which column says whose, and which says who says so.

Decides what the cells of a row are for, from the words of the header row above it. Only rows with `|` between their
cells are tables; a row that lacks its first cell goes on with the party of the row above, as under a rowspan.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from conflictfacts.reading.items import Item

__all__ = ["Columns", "cells_of", "read_header"]

_SOURCE = frozenset(
    {"according", "according to", "source", "sources", "reported by", "claimed by", "claimant", "reference", "ref"}
)
_PARTY = frozenset(
    {"group", "side", "party", "belligerent", "force", "forces", "army", "country", "nation", "combatant", "faction"}
)


@attrs.frozen
class Columns:
    """What the columns of a table are for."""

    width: int
    """How many cells a full row has."""

    party: int | None
    """The column that says whose the figures are; `None` where there is none."""

    source: int | None
    """The column that says who says so; `None` where there is none."""


def cells_of(row: Sequence[Item]) -> list[tuple[int, int]]:
    """Give the cells of a table's row as ranges of items; empty for what is no such row."""
    edges = [at for at, item in enumerate(row) if item.cls == "|"]
    if len(edges) < 2:
        return []
    if edges[0] != 0:
        edges.insert(0, -1)
    if edges[-1] != len(row) - 1:
        edges.append(len(row))
    return [(low + 1, high) for low, high in pairwise(edges)]


def read_header(row: Sequence[Item]) -> Columns | None:
    """Read a header row; `None` for a row that is none.

    Args:
        row: The items of the row.
    """
    cells = cells_of(row)
    if not cells or any(item.cls == "N" for item in row):
        return None
    party = source = None
    for at, (low, high) in enumerate(cells):
        words = {item.lower for item in row[low:high]}
        if words & _SOURCE:
            source = at
        elif words & _PARTY and party is None:
            party = at
    return Columns(len(cells), party, source) if party is not None or source is not None else None
