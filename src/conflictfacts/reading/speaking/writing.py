"""How the name of a source is written: in the words of the text, without article or title.

Decides also by its words alone whether an unknown name is an organisation's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from conflictfacts.reading.text.grammar import TITLES
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["as_written", "as_written_short", "names_office", "names_organisation", "untitled", "word_of"]

_SHORT = {
    "United States": "US",
    "United Kingdom": "UK",
    "United Nations": "UN",
    "European Union": "EU",
    "United Arab Emirates": "UAE",
}
"""States and bodies that are called by their letters before "officials" and the like."""


def as_written_short(text: str, tokens: Tokens, items: Sequence[Item]) -> str:
    """Name somebody unnamed in the words of the text, a state by its letters: "American officials" → "US officials"."""
    phrase = as_written(text, tokens, items)
    for at, item in enumerate(items):
        entry = item.entry("actor") if not (at and items[at - 1].lower in ("in", "at", "near", "from")) else None
        if entry is not None and entry.name in _SHORT:
            written = text[tokens.starts[item.first] : tokens.ends[item.last - 1]]
            return phrase.replace(written, _SHORT[entry.name], 1)
    return phrase


_LEADING = re.compile(r"(?i)^(?:the|a|an|its|his|their|our|this|that|these|those|one|another)\s+")


_TRAILING = re.compile(r"(?i)\s+(?:for|of|in|at|with|there|here)(?:\s+the)?$")


def as_written(text: str, tokens: Tokens, items: Sequence[Item]) -> str:
    """Give the words of a phrase as the text has them, on one line and without the article before them."""
    words = text[tokens.starts[items[0].first] : tokens.ends[items[-1].last - 1]]
    return _TRAILING.sub("", _LEADING.sub("", " ".join(words.split()))[:120].strip(" ,")) or words


def word_of(text: str, tokens: Tokens, item: Item) -> str:
    """Give the words of an item as the text has them, lower-cased."""
    return text[tokens.starts[item.first] : tokens.ends[item.last - 1]].lower()


def untitled(name: str) -> str:
    """Drop the titles before a person's name: "Defence Secretary John Healey" → "John Healey"."""
    parts = name.split()
    if parts[-1] == "Staff":
        return name  # "Gen. Staff"
    title = max((at for at, part in enumerate(parts[:-1]) if part.lower() in TITLES), default=-1)
    parts = parts[title + 1 :]
    return "" if len(parts) == 1 and parts[0].lower() in TITLES else " ".join(parts)


def names_organisation(name: str) -> bool:
    """Tell whether a name nobody knows is by its words or capitals that of an organisation, and not of a person."""
    return (name.isupper() and len(name) > 1) or names_office(name) or not _SIDES.isdisjoint(name.split())


def names_office(name: str) -> bool:
    """Tell whether a name nobody knows is by its words that of a body which tells of others, and has no side."""
    return not _OFFICES.isdisjoint(name.split())


_OFFICES = frozenset(
    (
        "Ministry Office Institute Observatory Agency Committee Council News Times Post Staff Department University "
        "Headquarters Center Centre Authority Commission Organization Organisation Media Radio Television Network "
        "Service Monitor"
    ).split()
)
_SIDES = frozenset("Party Front Army Forces Government Command Group Union".split())
