"""The reader's vocabulary: phrases of one or more words, looked up at a token.

Decides nothing about meaning; `words.tsv` says what each phrase is for. A phrase is found by its first word, longest
first, so that looking costs one dictionary access at almost every token.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from conflictfacts.reading.text.inflected import present_forms

__all__ = ["ORDINARY_CLASSES", "UNSCALED", "PhraseTable", "Words"]


class PhraseTable:
    """Phrases and what they stand for; of two that start alike the longer is found."""

    __slots__ = ("_last_words", "_lengths", "_longest", "_phrases")

    def __init__(self, pairs: Iterable[tuple[tuple[str, ...], str]]) -> None:
        phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
        single: dict[str, tuple[str, ...]] = {}  # most phrases stand for one thing, many for the same
        for phrase, value in pairs:
            known = phrases.get(phrase)
            phrases[phrase] = single.setdefault(value, (value,)) if known is None else (*known, value)
        lengths: dict[str, tuple[int, ...]] = {phrase[0]: (1,) for phrase in phrases if len(phrase) == 1}
        for phrase in sorted([phrase for phrase in phrases if len(phrase) > 1], key=len):
            shorter = lengths.get(phrase[0], ())
            if len(phrase) not in shorter:
                lengths[phrase[0]] = (len(phrase), *shorter)
        self._phrases = phrases
        self._lengths = lengths
        self._last_words = frozenset(phrase[-1] for phrase in phrases)
        self._longest = max(map(len, phrases), default=0)

    @property
    def first_words(self) -> Set[str]:
        """The words a phrase may start with."""
        return self._lengths.keys()

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
        if not stop or lower[stop - 1] not in self._last_words:
            return None
        for length in range(min(self._longest, stop), 0, -1):
            values = self._phrases.get(tuple(lower[stop - length : stop]))
            if values is not None:
                return values[0], stop - length
        return None


class Words:
    """The phrases of `words.tsv`, a table for each class, and what stages look up at every token put together."""

    __slots__ = (
        "_tables",
        "behind_article",
        "common",
        "judging",
        "likely",
        "numeral_words",
        "ordinary",
        "roles",
        "telling",
        "told_now",
    )

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        pairs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in rows:
            of_class = pairs.setdefault(row["class"], [])
            of_class.extend((tuple(phrase.split()), row["value"]) for phrase in row["phrases"].split("|"))
        now = _told_now(pairs)
        pairs["trigger"] += now
        self.told_now = frozenset(phrase[0] for phrase, _ in now if len(phrase) == 1 and not phrase[0].endswith("ing"))
        """Verbs in the present that may be nouns as well: "murder", "wounds"."""
        self._tables = {name: PhraseTable(found) for name, found in pairs.items()}
        self.roles = RoleTable({name: pairs[name] for name in ROLE_CLASSES if name in pairs})
        self.numeral_words = self._first_words("numeral", "scale", "vague", "fraction") | {"a", "an"}
        self.behind_article = self._tables["scale"].first_words | {"dozen", "single"}
        """What may stand behind the "a" or "an" that begins a numeral."""
        for name in ("vague", "fraction"):
            self.behind_article |= {phrase[1] for phrase, _ in pairs[name] if phrase[0] in ("a", "an") and phrase[1:]}
        self.judging = RoleTable({name: pairs[name] for name in ("belief", "cue")})
        self.likely = self._first_words("likely_icd", "likely_phia") | UNSCALED
        """Words with which a word of likelihood begins."""
        self.common = frozenset(word for phrases in pairs.values() for phrase, _ in phrases for word in phrase)
        """Every word of the vocabulary."""
        self.ordinary = self._first_words(*ORDINARY_CLASSES) - self.told_now  # "Free" may begin a name
        self.telling = self._first_words(
            "trigger", "belief", "cue", "reporting", "according", "numeral", "scale", "vague"
        )

    def _first_words(self, *names: str) -> frozenset[str]:
        return frozenset().union(*(self._tables[name].first_words for name in names))

    def __getitem__(self, name: str) -> PhraseTable:
        return self._tables[name]


ROLE_CLASSES = ("trigger", "people", "population", "role", "reporting", "according", "unit", "item", "paper")
"""The classes whose phrases are roles that words of a sentence can play."""

UNSCALED = frozenset({"may", "might", "could", "possible", "possibly"})
"""Words of likelihood that are on no scale."""

ORDINARY_CLASSES = ("trigger", "people", "role", "reporting", "hedge", "hedge_skip", "unit", "item")
"""The classes of words that are none of a name for having a capital."""

_ROLE_LETTERS = (("trigger", "t"), ("people", "p"), ("reporting", "r"), ("according", "r"), ("role", "o"))
"""Class of the vocabulary → class letter, the first that fits."""

Roles = Mapping[str, tuple[str, ...]]


_DOING = (
    "casualty.killed",
    "casualty.wounded",
    "casualty.captured",
    "casualty.losses",
    "casualty.other",
    "displacement.displaced",
    "deployment.sent",
    "deployment.mobilised",
    "deployment.recruited",
    "equipment",
    "territory.regained",
    "territory.captured",
)
"""What is told in the present too: "Troops eliminate 140 rebels"."""


_PARTICLES = frozenset("up down off out away".split())


def _told_now(pairs: Mapping[str, Iterable[tuple[tuple[str, ...], str]]]) -> list[tuple[tuple[str, ...], str]]:
    """Give the present forms of the verbs that are listed by their past, as triggers that take an object."""
    known = {phrase for name in ROLE_CLASSES for phrase, _ in pairs.get(name, ())}
    return [
        (tuple(form.split()), value.replace(".participle", ".object"))
        for phrase, value in pairs.get("trigger", ())
        if value.endswith(".participle") and value.startswith(_DOING)
        if phrase[0].endswith("ed") and (len(phrase) == 1 or (len(phrase) == 2 and phrase[1] in _PARTICLES))
        for form in present_forms(" ".join(phrase))
        if tuple(form.split()) not in known
    ]


class Part(NamedTuple):
    """What a word or phrase can be in a sentence."""

    roles: Roles
    """Class of the vocabulary → values."""

    letter: str
    """The class letter these give an item; empty where they give none."""


_Longer = dict[str, list[tuple[tuple[str, ...], Part]]]
"""Second word → phrases that have it, longest first."""


class RoleTable:
    """Every role of every phrase, found by its first word; of phrases that start alike the longest counts."""

    __slots__ = ("alone", "first_words", "longer")

    def __init__(self, classes: Mapping[str, Iterable[tuple[tuple[str, ...], str]]]) -> None:
        told: dict[tuple[str, ...], tuple[str, ...]] = {}
        single: dict[tuple[str, ...], tuple[str, ...]] = {}
        for name, pairs in classes.items():
            for phrase, value in pairs:
                all_told = (*told.get(phrase, ()), name, value)
                told[phrase] = single.setdefault(all_told, all_told)
        made = {all_told: _part_of(all_told) for all_told in single}  # what is told alike is one part
        parts = {phrase: made[all_told] for phrase, all_told in told.items()}
        longer: dict[str, _Longer] = {}
        for phrase in sorted(parts, key=len, reverse=True):
            if len(phrase) > 1:
                longer.setdefault(phrase[0], {}).setdefault(phrase[1], []).append((phrase, parts[phrase]))
        self.longer = longer
        """First word → second word → the phrases of several words that start so."""
        self.alone = {phrase[0]: part for phrase, part in parts.items() if len(phrase) == 1}
        """Word → what it can be by itself."""
        self.first_words = frozenset(phrase[0] for phrase in parts)
        """The words a phrase may start with."""

    def begun(self, lower: Sequence[str]) -> set[int]:
        """Give the tokens at which a phrase may begin, by their word and the one behind it.

        Args:
            lower: The lower-cased tokens.
        """
        alone, longer, found = self.alone, self.longer, set()
        for at in [at for at, word in enumerate(lower) if word in self.first_words]:
            word = lower[at]
            if word in alone or (at + 1 < len(lower) and lower[at + 1] in longer[word]):
                found.add(at)
        return found

    def at(self, lower: Sequence[str], at: int) -> tuple[Part, int]:
        """Give what the longest phrase at a token can be, nothing for an unknown word, and the token behind.

        Args:
            lower: The lower-cased tokens.
            at: The token.
        """
        return self.longest(lower, at) or (self.single(lower[at]), at + 1)

    def longest(self, lower: Sequence[str], at: int) -> tuple[Part, int] | None:
        """Give what the longest phrase of several words at a token can be, and the token behind; `None` for none."""
        longer = self.longer.get(lower[at])
        if longer is not None and at + 1 < len(lower):
            for phrase, part in longer.get(lower[at + 1], ()):
                if len(phrase) == 2 or tuple(lower[at : at + len(phrase)]) == phrase:
                    return part, at + len(phrase)
        return None

    def single(self, word: str) -> Part:
        """Give what a word can be by itself."""
        return self.alone.get(word, _NO_PART)


def _part_of(told: Sequence[str]) -> Part:
    """Make the part of a word of which these classes and values are told, in turn."""
    roles: dict[str, tuple[str, ...]] = {}
    for name, value in zip(told[::2], told[1::2], strict=True):
        roles[name] = (*roles.get(name, ()), value)
    return Part(roles, _letter_of(roles))


def _letter_of(roles: Roles) -> str:
    for name, letter in _ROLE_LETTERS:
        if name in roles:
            return letter
    return ""


_NO_PART = Part({}, "")
