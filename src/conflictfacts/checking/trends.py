"""Rates beside cumulative figures: a rate of one day cannot contradict a count, but it can be out of line with it."""

from __future__ import annotations

from collections.abc import Iterator

from conflictfacts.checking.rows import Rows
from conflictfacts.model.finding import Finding

__all__ = ["trends"]


def trends(rows: Rows) -> Iterator[Finding]:
    return iter(())
