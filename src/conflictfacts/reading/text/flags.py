"""Flags of countries as letters: "🇲🇱" is the two letters of a country's code.

Decides which of them only adorn a line and which are written for the country; whom each means is in the lexicon.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.lexicon.loader import Lexicon

__all__ = ["is_flag", "only_adorns"]


def is_flag(word: str) -> bool:
    """Tell whether a word is the flag of a country."""
    return "\U0001f1e6" <= word[0] <= "\U0001f1ff" and len(word) == 2


def only_adorns(written: Sequence[str], folded: Sequence[str], lexicon: Lexicon, at: int) -> bool:
    """Tell whether a flag stands at the end, beside another, or before a name that says the same: "🇲🇱 Gao: ".

    Args:
        written: The words of the sentence.
        folded: The same as names are compared.
        lexicon: The names.
        at: The flag.
    """
    if at + 1 == len(written) or is_flag(written[at + 1]) or (at > 0 and is_flag(written[at - 1])):
        return True
    lengths = lexicon.lengths_at(folded, at + 1) if written[at + 1][0].isupper() else ()
    return any(lexicon.lookup(tuple(folded[at + 1 : at + 1 + length])) for length in lengths)
