"""The words of a sentence as names are looked for in them: with what the lexicon and the text before know of them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import attrs

from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.text.grammar import CAPITALISED_WORDS, REGION_WORDS
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import ORDINARY_CLASSES, Words

__all__ = ["PARTICLES", "Wording"]

PARTICLES = frozenset(
    {"al", "bin", "ibn", "de", "del", "van", "von", "el", "da", "dos", "la", "ul", "der", "den", "ter"}
)
"""Small words within names."""


@attrs.frozen(eq=False)
class Wording:
    """The words of a sentence."""

    tokens: Tokens
    folded: Sequence[str]
    """They without marks over letters, in lower case."""
    lexicon: Lexicon
    words: Words
    """The vocabulary."""
    capitals: bool
    """Whether the text is in capitals only, so that they mark no names."""
    seen: Container[str]
    """Names met inside sentences before, lower-cased."""
    parties: Mapping[str, Entry]
    """Names no lexicon knows that the text has used as parties to the war, lower-cased."""

    def known_length(self, at: int) -> int:
        """Give how many words the longest name has that the lexicon knows and that starts at a token; 0 for none."""
        lengths = self.lexicon.lengths_at(self.folded, at)
        lookup = self.lexicon.lookup
        return max((length for length in lengths if lookup(tuple(self.folded[at : at + length]))), default=0)

    def behind_particles(self, at: int) -> int | None:
        """Give the capitalised word behind the small words of a name: "van de Velde"; `None` where none stand there."""
        written, folded = self.tokens.words, self.folded
        step = at
        while step < len(written) and step - at < 3 and folded[step] in PARTICLES:
            step += 1
        named = at < step < len(written) and written[step][0].isupper() and folded[step] not in CAPITALISED_WORDS
        return step if named else None

    def goes_on(self, at: int) -> bool:
        """Tell whether the word behind a token is a capitalised one that belongs to the same name."""
        if self.capitals or at + 1 >= len(self.tokens):
            return False
        if self.behind_particles(at + 1) is not None:
            return True  # "Liman von Sanders", "San Jose del Guaviare", "Anna van de Velde"
        following, folded = self.tokens.words[at + 1], self.folded[at + 1]
        capital = following[0].isupper() and len(following) > 1
        return capital and folded not in CAPITALISED_WORDS and folded not in REGION_WORDS

    def is_common(self, at: int) -> bool:
        """Tell whether a capitalised first word is an ordinary word of the vocabulary."""
        lower, words = self.tokens.lower, self.words
        return lower[at] in words.ordinary and any(words[table].match(lower, at) for table in ORDINARY_CLASSES)
