"""When: a period of the words that say so."""

from __future__ import annotations

from conflictfacts.model.reference import Period
from conflictfacts.reading.items import Item

__all__ = ["period_of"]


def period_of(item: Item) -> Period:
    """Make a period of the words that say when; "since the start of the war in X" begins when that war did."""
    time = item.time
    assert time is not None
    war = item.name.entry("conflict") if item.name is not None else None
    if war is not None and time.first is None and time.last is None:
        if time.kind == "since":
            return Period(start=war.start, precision=war.start_precision, text=time.text)
        return Period(start=war.start, end=war.end, precision=war.start_precision, text=time.text)
    if time.kind in ("asof", "now") and time.last is not None:
        return Period(as_of=time.last, precision=time.precision, text=time.text)
    return Period(start=time.first, end=time.last, precision=time.precision, text=time.text)
