"""What the words of a sentence may be: names, people, triggers, sources, times, numbers, in one row of items.

Decides what each word *can* mean, never what it means here: an item carries every role its words may play, and later
stages choose. Each item also has one class letter, so that the row can be read as a string.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from types import MappingProxyType

from conflictfacts.reading.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from conflictfacts.reading.items import Item
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.lexicon.names import fold
from conflictfacts.reading.names import LOWER_STARTS, NUMBERED, name_at, sets_scene
from conflictfacts.reading.numbers import Numeral, read_numbers
from conflictfacts.reading.times import Time
from conflictfacts.reading.tokens import Tokens
from conflictfacts.reading.words import Words

__all__ = ["find_items"]


def find_items(
    tokens: Tokens,
    times: Sequence[Time],
    words: Words,
    lexicon: Lexicon,
    capitals: bool,
    seen: Container[str] = (),
    parties: Mapping[str, Entry] = MappingProxyType({}),
) -> list[Item]:
    """Cut a sentence into items.

    Args:
        tokens: Its tokens.
        times: What in it says when.
        words: The vocabulary.
        lexicon: The names.
        capitals: Whether the text is in capitals only, so that they mark no names.
        parties: Names no lexicon knows that the text has used as parties to the war, lower-cased.
        seen: Names met inside sentences before, lower-cased: what makes a capital at the start of a sentence a name.
    """
    size = len(tokens)
    dated = [False] * size
    spans: dict[int, tuple[int, Time]] = {}
    at = 0
    for time in times:
        while at < size and tokens.ends[at] <= time.start:
            at += 1
        first = at
        while at < size and tokens.starts[at] < time.end:
            dated[at] = True
            at += 1
        spans[first] = (at, time)
    numbers = {numeral.first: numeral for numeral in read_numbers(tokens, words, dated)}
    taken = numbers.keys() | spans.keys()
    folded = tokens.lower if "".join(tokens.lower).isascii() else [fold(word) for word in tokens.lower]
    written, begins_name, begins_phrase = tokens.words, lexicon.first, words.roles.first_words

    def name_from(at: int, taken: Set[int]) -> Item | None:
        return name_at(tokens, folded, lexicon, words, at, taken, capitals, seen, parties)

    items: list[Item] = []
    reached = 0
    for at, word in enumerate(tokens.lower):
        if at < reached:
            continue
        item = None
        if at in spans and (stop := spans[at][0]) > at:
            time = spans[at][1]
            told = None if time.kind == "clock" else time  # an hour without a day dates nothing
            named = (name_from(step, numbers.keys()) for step in range(at + 2, stop))
            name = next((found.name for found in named if found is not None and sets_scene(tokens, found)), None)
            item = Item("T", at, stop, " ".join(tokens.lower[at:stop]), time=told, name=name)
        elif at in numbers:
            last = numbers[at].last
            item = Item("N", at, last, " ".join(tokens.lower[at:last]), number=numbers[at])
        elif not capitals and written[at][0].isupper():
            item = name_from(at, taken)
        elif folded[at] in begins_name and (capitals or word in LOWER_STARTS or word.startswith("al-")):
            item = name_from(at, taken) if word in NUMBERED or lexicon.lengths_at(folded, at) else None
        if item is None:
            if word in begins_phrase:
                item = _phrase_at(tokens, words, at, numbers)
                if item.lower in words.told_now and _is_a_noun(items, tokens.lower, item.last):
                    item = Item("w", at, item.last, item.lower)
            else:
                item = Item(_LETTERS.get(word, "w"), at, at + 1, word)
        items.append(item)
        reached = item.last
    return items


_LETTERS = {
    **dict.fromkeys(DETERMINERS | PRONOUNS, "d"),
    **dict.fromkeys(PREPOSITIONS, "i"),
    "of": "f",
    **dict.fromkeys(CONJUNCTIONS, "&"),
    **dict.fromkeys(SUBORDINATORS, "s"),
    **dict.fromkeys(NEGATIONS, "x"),
    **dict.fromkeys(AUXILIARIES, "a"),
    **{mark: mark for mark in ',;:.()-"!?|/'},
    "–": "-",
    "—": "-",
    "‒": "-",
    "―": "-",
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "]": ")",
    "[": "(",
    "\t": "|",
}
"""The class letters of words of grammar and of marks."""


def _is_a_noun(before: Sequence[Item], lower: Sequence[str], behind: int) -> bool:
    """Tell whether a word that may be a verb is a noun by what is before it: "of wounds", "its hostage release"."""
    noun = bool(before) and ((before[-1].cls in "dif" and before[-1].lower != "to") or before[-1].possessive)
    return noun and lower[behind : behind + 1] != ["of"]


def _phrase_at(tokens: Tokens, words: Words, at: int, numbers: Mapping[int, Numeral]) -> Item:
    """Read a known phrase, or a single word."""
    lower = tokens.lower
    word = lower[at]
    (roles, letter), last = words.roles.at(lower, at)
    if last > at + 1 and any(step in numbers for step in range(at + 1, last)):
        (roles, letter), last = words.roles.single(word), at + 1
    if word in ("source", "sources") and not (last < len(lower) and lower[last] == ":"):
        roles = {name: values for name, values in roles.items() if name != "according"}
        return Item("o", at, last, word, roles)
    text = word if last == at + 1 else " ".join(lower[at:last])
    return Item(letter or _LETTERS.get(word, "w"), at, last, text, roles)
