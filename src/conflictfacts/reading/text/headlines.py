"""Headlines that give every word a capital: "Gunmen Kill 12 Soldiers in Northern Mali".

Decides which words of such a line are ordinary ones, so that only the others may be names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cached_property

from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.lexicon.names import fold
from conflictfacts.reading.text.grammar import (
    AUXILIARIES,
    CAPITALISED_WORDS,
    CONJUNCTIONS,
    DETERMINERS,
    HAPPENINGS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TOWNS,
)
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import Words

__all__ = ["Headlines"]

_SMALL = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | SUBORDINATORS | AUXILIARIES | PRONOUNS | NEGATIONS
"""Words that a headline may leave without a capital."""

_ORDINARY = (
    _SMALL
    | CAPITALISED_WORDS
    | HAPPENINGS
    | TOWNS
    | frozenset(
        "northern southern eastern western central north south east west drone drones bomb bombs car truck market "
        "mosque church school camp base border convoy checkpoint bus suicide roadside rise rises rose hit hits "
        "across country world capital area areas road target targets separatist separatists party parties shells "
        "week day days weeks month months year years".split()
    )
)
"""Words that are no name for having a capital where all have one."""

_BEFORE_NAMES = ("Pro-", "Anti-", "Non-", "Ex-")

_NOUNS = ("ing", "tion", "sion", "ment", "ness", "ism")
"""Endings of ordinary words, and hardly ever of names."""

_LONGER = 4
_FEWEST = 4
"""So many words of so many letters with capitals make a line one of these."""

_LOWER = re.compile(r"(?<![^\W\d_])[a-z]{3,}(?![^\W\d_])")


class Headlines:
    """The headlines of a text, read with what it writes without a capital elsewhere."""

    def __init__(self, text: str, words: Words, lexicon: Lexicon) -> None:
        self._text = text
        self._words = words
        self._lexicon = lexicon

    @cached_property
    def _common(self) -> Set[str]:
        """The words that are no names: the vocabulary's, and those the text writes without a capital somewhere."""
        return self._words.common.union(_ORDINARY, _LOWER.findall(self._text))

    def plain(self, tokens: Tokens) -> Tokens:
        """Give a headline's tokens with the ordinary words in lower case; other sentences as they are.

        Args:
            tokens: The tokens of a sentence.
        """
        if not _has_title_case(tokens) or not _tells(tokens, self._words):
            return tokens
        lower, folded = tokens.lower, [fold(word) for word in tokens.lower]
        written = list(tokens.words)
        kept = 0
        for at, word in enumerate(written):
            if at < kept or not word[0].isupper():
                continue
            known = _known_name(self._lexicon, self._words, folded, at)
            happens = not HAPPENINGS.isdisjoint(lower[at + 1 : at + 2])  # "Market Bombing Kills 12"
            if known > 1 or (known and lower[at] not in self._common):
                kept = at + known
            elif word.startswith(_BEFORE_NAMES):
                written[at] = word[0].lower() + word[1:]  # "pro-Zorvia rebels"
            elif happens or lower[at] in self._common or lower[at].endswith(_NOUNS):
                written[at] = word.lower()
        return Tokens(written, tokens.starts, tokens.ends)


def _known_name(lexicon: Lexicon, words: Words, folded: Sequence[str], at: int) -> int:
    """Say how many words the known name has that begins at a token, without "soldiers" and the like behind it."""
    sizes = [size for size in lexicon.lengths_at(folded, at) if at + size <= len(folded)]
    sizes = [size for size in sizes if lexicon.lookup(tuple(folded[at : at + size]))]
    people = words["people"].first_words
    return next((size for size in sizes if size == sizes[-1] or folded[at + size - 1] not in people), 0)


def _has_title_case(tokens: Tokens) -> bool:
    """Tell whether all longer words of a sentence have a capital, and not only capitals."""
    named = 0
    mixed = False
    for word, lower in zip(tokens.words, tokens.lower, strict=True):
        if len(word) < _LONGER or not word[0].isalpha() or lower in _SMALL:
            continue
        if not word[0].isupper():
            return False
        named += 1
        mixed = mixed or word[1:].islower()
        if named == _FEWEST and not mixed:
            return False  # a text in capitals only
    return named >= _FEWEST


def _tells(tokens: Tokens, words: Words) -> bool:
    """Tell whether a line counts something and says what befell it, and so is no mere name."""
    triggers, figures = words["trigger"].first_words, words["numeral"].first_words | words["vague"].first_words
    counts = any(word[0].isdigit() or word in figures for word in tokens.lower)
    return counts and any(word in triggers for word in tokens.lower[1:])
