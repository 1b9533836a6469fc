"""Patterns that few texts ask for, compiled when they are first asked for: start-up need not compile them all."""

from __future__ import annotations

import re
from functools import cache

__all__ = ["pattern"]


@cache
def pattern(written: str) -> re.Pattern[str]:
    """Give a pattern compiled.

    Args:
        written: The regular expression.
    """
    return re.compile(written)
