"""Whether a sentence can speak of war at all.

Decides what is not worth reading, and what looks like it and is not: an earthquake kills too, a match is lost, a game
has its battles. The evidence is counted from left to right, so that what follows never changes what was read. Which
words tell what is for `words.tsv`, class `domain`, to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import PhraseTable

__all__ = ["Domain"]

_STRONG = 3
"""How many words that other fields have too are worth one word that they lack."""

_OTHERS = {
    # Soldiers help after an earthquake, and somebody is killed; in a match nobody is.
    "harm": (("war", "war_contest"), ("war_harm", "war_both")),
    # Teams attack, and parties capture seats; no disaster does.
    "contest": (("war", "war_harm", "war_death"), ("war_contest", "war_both")),
}
"""A field that is no war's → the kinds of war's words that it lacks, and those that it has as well."""

_WAR = ("war", "war_harm", "war_death", "war_contest", "war_both")
_NO_WAR = frozenset([f"{field}{also}" for field in (*_OTHERS, "story") for also in ("", "_also")])
_NOTHING = dict.fromkeys((*_WAR, *_NO_WAR), 0)
_OF_A_STORY = 2
"""How many of war's words a game, a film or a novel has to one of its own."""

_DASHES = frozenset("-–")
_HIGHEST = 200
"""No match is won by more points."""


class Domain:
    """The evidence so far for and against a text being about war."""

    __slots__ = ("_doubted", "_first", "_phrases", "_told")

    def __init__(self, phrases: PhraseTable) -> None:
        self._phrases = phrases
        self._first = phrases.first_words
        self._told = _NOTHING.copy()
        self._doubted = False  # as long as no word is another field's, all is war

    def notes(self, tokens: Tokens) -> tuple[str, ...]:
        """Take note of a sentence, and give the fields that its words are of.

        Args:
            tokens: Its tokens.
        """
        telling = (self._first & tokens.said) | (_DASHES & tokens.said)
        if not telling:
            return ()
        fields = tuple(self._fields(tokens.lower, telling))
        _add(fields, self._told)
        self._doubted = self._doubted or not _NO_WAR.isdisjoint(fields)
        return fields

    def is_war(self, fields: Sequence[str]) -> bool:
        """Tell whether a sentence's losses and gains are those of a war, as far as the text has gone.

        Args:
            fields: The fields of its words, which count once more than those around it.
        """
        if not self._doubted:
            return True
        told = self._told.copy()
        _add(fields, told)
        for field, (lacking, shared) in _OTHERS.items():
            strong, weak = _STRONG * told[field], told[f"{field}_also"]
            if not strong and not weak:
                continue
            war = _STRONG * sum(told[kind] for kind in lacking)
            if strong > war or strong + weak > war + sum(told[kind] for kind in shared):
                return False
        story = _STRONG * told["story"] + told["story_also"]
        return story < _STRONG or _OF_A_STORY * story < sum(told[kind] for kind in _WAR)

    def _fields(self, words: Sequence[str], telling: Set[str]) -> Iterator[str]:
        told = 0
        for at in [at for at, word in enumerate(words) if word in telling]:
            if words[at] in _DASHES:
                if _is_score(words, at):
                    yield "contest_also"
                continue
            found = self._phrases.all_at(words, at) if at >= told else None  # the war of a "price war" is none
            if found is not None:
                fields, told = found
                yield from fields


def _add(fields: Sequence[str], told: dict[str, int]) -> None:
    for field in fields:
        told[field] = told.get(field, 0) + 1


def _is_score(words: Sequence[str], at: int) -> bool:
    """Tell whether a dash stands in how a match ended, the larger number first as in no range: "won 3-1"."""
    if not 0 < at < len(words) - 1:
        return False
    won, lost = words[at - 1], words[at + 1]
    return won.isdecimal() and lost.isdecimal() and _HIGHEST > int(won) > int(lost)
