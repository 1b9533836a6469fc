"""The reader's vocabulary: phrases of one or more words, looked up at a token.

Decides nothing about meaning; `words.tsv` says what each phrase is for. A phrase is found by its first word, longest
first, so that looking costs one dictionary access at almost every token.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

__all__ = ["PhraseTable", "Words"]


class PhraseTable:
    """Phrases and what they stand for; of two that start alike the longer is found."""

    __slots__ = ("_lengths", "_longest", "_phrases")

    def __init__(self, pairs: Iterable[tuple[tuple[str, ...], str]]) -> None:
        phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, value in pairs:
            phrases[phrase] = (*phrases.get(phrase, ()), value)
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._phrases = phrases
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
        self._longest = max(map(len, phrases), default=0)

    @property
    def first_words(self) -> frozenset[str]:
        """The words a phrase may start with."""
        return frozenset(self._lengths)

    def all_at(self, lower: Sequence[str], at: int) -> tuple[tuple[str, ...], int] | None:
        """Give everything the longest phrase that starts at a token stands for, and the token behind it."""
        if at >= len(lower):
            return None
        for length in self._lengths.get(lower[at], ()):
            values = self._phrases.get(tuple(lower[at : at + length]))
            if values is not None and at + length <= len(lower):
                return values, at + length
        return None

    def match(self, lower: Sequence[str], at: int) -> tuple[str, int] | None:
        """Give the longest phrase that starts at a token: what it first stands for, and the token behind it."""
        found = self.all_at(lower, at)
        return None if found is None else (found[0][0], found[1])

    def match_back(self, lower: Sequence[str], stop: int) -> tuple[str, int] | None:
        """Give the longest phrase that ends before a token: what it first stands for, and its first token."""
        for length in range(min(self._longest, stop), 0, -1):
            values = self._phrases.get(tuple(lower[stop - length : stop]))
            if values is not None:
                return values[0], stop - length
        return None


class Words:
    """The phrases of `words.tsv`, a table for each class."""

    __slots__ = ("_tables",)

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        pairs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in rows:
            of_class = pairs.setdefault(row["class"], [])
            of_class.extend((tuple(phrase.split()), row["value"]) for phrase in row["phrases"].split("|"))
        self._tables = {name: PhraseTable(found) for name, found in pairs.items()}

    def __getitem__(self, name: str) -> PhraseTable:
        return self._tables[name]
