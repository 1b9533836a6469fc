"""What the lexicon knows of a run of words: whether a name starts there, reaches further, or is only part of a body's.

Decides nothing about what a name means; `names` asks.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.tokens import Tokens

__all__ = ["is_of_body", "known_name", "longer_name", "names_body"]

_FIGHTING_BODIES = frozenset("front army movement party council forces union brigade brigades".split())
"""Words with which the name of a force or party ends, and no paper's."""


def known_name(folded: Sequence[str], lexicon: Lexicon, at: int) -> bool:
    """Tell whether a name the lexicon has starts at a token."""
    return any(lexicon.lookup(tuple(folded[at : at + length])) for length in lexicon.lengths_at(folded, at))


def longer_name(folded: Sequence[str], lexicon: Lexicon, at: int, stop: int) -> bool:
    """Tell whether a name that starts at a token reaches beyond another."""
    if at >= len(folded):
        return False
    return any(
        at + length > stop and lexicon.lookup(tuple(folded[at : at + length]))
        for length in lexicon.lengths_at(folded, at)
    )


def is_of_body(tokens: Tokens, folded: Sequence[str], stop: int, entry: Entry, capitals: bool) -> bool:
    """Tell whether what may be a paper's name is only part of a body's: "Liberation Front"."""
    goes_on = not capitals and stop < len(tokens) and tokens.words[stop][0].isupper()
    return goes_on and entry.kind == "outlet" and folded[stop] in _FIGHTING_BODIES


def names_body(tokens: Tokens, folded: Sequence[str], lexicon: Lexicon, at: int) -> bool:
    """Tell whether a known word within a name only goes on it: "Kordan Liberation Front"."""
    entries = lexicon.lookup(tuple(folded[at : at + 1]))
    longer = any(lexicon.lookup(tuple(folded[at : at + n])) for n in lexicon.lengths_at(folded, at) if n > 1)
    return bool(entries) and not longer and is_of_body(tokens, folded, at + 1, entries[0], False)
