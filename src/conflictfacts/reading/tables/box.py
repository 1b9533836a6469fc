"""The infobox a text is in, written as wikitext: whose the figures are that its parameters give.

Decides by the numbers of the parameters: "combatant1 = [[Zorvia]]" says whose "strength1" and "casualties1" are, on one
line or on several. What the figures count is read as in any sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.model.reference import Actor
from conflictfacts.reading.resolve.parties import actor_of_entry
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["Box"]

_PARTIES = frozenset({"combatant", "belligerent", "party", "side"})
_MARKUP = re.compile(r"<[^>]*>|\[\[(?:[^\]|]*\|)?|\]\]|\{\{\s*[^|{}]*\||\}\}|\{\{[^{}]*\}\}")
"""What stands around a name: links, templates and tags."""


class Box:
    """An infobox as far as it has been read."""

    def __init__(self) -> None:
        self._parties: dict[str, Actor] = {}
        self._open: str | None = None

    def read(self, row: Sequence[Item], tokens: Tokens, text: str) -> None:
        """Take the parties that a line's parameters name, and note which parameter it leaves open.

        Args:
            row: The items of the line.
            tokens: Its tokens.
            text: The document's text.
        """
        if "=" not in tokens.lower and "}" not in tokens.lower:
            return
        equals = [at for at, item in enumerate(row) if item.lower == "="]
        for at, after in pairwise([*equals, len(row) + 2]):
            number = row[at - 1].lower if at > 1 and row[at - 1].cls == "N" else None
            self._open = number
            if number is not None and row[at - 2].lower in _PARTIES:
                party = _party(row[at + 1 : after - 2], tokens, text)
                if party is not None:
                    self._parties.setdefault(number, party)
        if tokens.lower.count("}") - tokens.lower.count("{") > 1:
            self._open = None  # the end of a parameter's list, or of the box

    def party(self, row: Sequence[Item], at: int) -> Actor | None:
        """Give whose a number is by the parameter it stands in; `None` where the box names nobody for it.

        Args:
            row: The items of its line.
            at: The number.
        """
        if not self._parties:
            return None
        equals = next((step for step in range(at - 1, 0, -1) if row[step].lower == "="), None)
        number = self._open if equals is None else row[equals - 1].lower
        return self._parties.get(number or "")


def _party(value: Sequence[Item], tokens: Tokens, text: str) -> Actor | None:
    """Give the party that a parameter's value names first: one the lexicon knows, or as it is written."""
    known = next((item.party for item in value if item.party is not None), None)
    if known is not None:
        return actor_of_entry(known)
    if not value:
        return None
    written = _MARKUP.sub(" ", text[tokens.starts[value[0].first] : tokens.ends[value[-1].last - 1]])
    name = " ".join(written.strip(" |").partition("|")[0].split())
    return Actor(name) if name[:1].isupper() and len(name.split()) <= 6 else None
