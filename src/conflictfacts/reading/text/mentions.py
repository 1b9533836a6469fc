"""What the words of a sentence may be: names, people, triggers, sources, times, numbers, in one row of items.

Decides what each word *can* mean, never what it means here: an item carries every role its words may play, and later
stages choose. Each item also has one class letter, so that the row can be read as a string.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set
from types import MappingProxyType

from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.lexicon.names import fold
from conflictfacts.reading.text.flags import is_flag
from conflictfacts.reading.text.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.names import LOWER_STARTS, NUMBERED, name_at, sets_scene
from conflictfacts.reading.text.numbers import Numeral, read_numbers
from conflictfacts.reading.text.times import Time
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.wording import Wording
from conflictfacts.reading.text.words import Words

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
    if not _LINKS.isdisjoint(tokens.lower):
        _pass_over_links(tokens, dated, spans)
    numerals = (_past_time(numeral, dated) for numeral in read_numbers(tokens, words, dated))
    numbers = {numeral.first: numeral for numeral in numerals}
    taken = numbers.keys() | spans.keys()
    lower, written, begins_name = tokens.lower, tokens.words, lexicon.first
    folded = lower if tokens.plain else [fold(word) for word in lower]
    wording = Wording(tokens, folded, lexicon, words, capitals, seen, parties)
    alone, longer = words.roles.alone, words.roles.longer

    def name_from(at: int, taken: Set[int]) -> Item | None:
        return name_at(wording, at, taken)

    items: list[Item] = []
    reached = 0
    for at, (word, shown, following) in enumerate(zip(lower, written, [*lower[1:], ""], strict=True)):
        if at < reached:
            continue
        item = None
        if at in spans:
            stop, time = spans[at]
            told = None if time.kind == "clock" else time  # an hour without a day dates nothing
            named = (name_from(step, numbers.keys()) for step in range(at + 2, stop))
            name = next((found.name for found in named if found is not None and sets_scene(tokens, found)), None)
            item = Item("T", at, stop, " ".join(lower[at:stop]), time=told, name=name)
        elif at in numbers:
            last = numbers[at].last
            item = Item("N", at, last, " ".join(lower[at:last]), number=numbers[at])
        elif (shown != word and not capitals and shown[0].isupper()) or is_flag(word):
            item = name_from(at, taken)
        elif folded[at] in begins_name and (capitals or word in LOWER_STARTS or word.startswith("al-")):
            item = name_from(at, taken) if word in NUMBERED or lexicon.lengths_at(folded, at) else None
        if item is None:
            if word in longer and following in longer[word]:
                item = _phrase_at(lower, words, at, numbers, items)
            elif word in alone:
                item = _word_at(lower, words, at, items)
            else:
                item = Item(_LETTERS.get(word, "w"), at, at + 1, word)
        items.append(item)
        reached = item.last
    return items


def _past_time(numeral: Numeral, dated: Sequence[bool]) -> Numeral:
    """Begin a number behind a time that its hedge would begin in: "up to now at 284 dead"."""
    if not dated[numeral.first]:
        return numeral
    return numeral._replace(first=numeral.core, hedge=Hedge.EXACT)


_LINKS = frozenset({"https", "http", "www"})
"""What an address on the web begins with."""


def _pass_over_links(tokens: Tokens, dated: list[bool], spans: dict[int, tuple[int, Time]]) -> None:
    """Mark what an address on the web is made of as no count and no time."""
    inside = False
    for at, word in enumerate(tokens.lower):
        inside = word in _LINKS or (inside and tokens.starts[at] == tokens.ends[at - 1])
        if inside:
            dated[at] = True
            spans.pop(at, None)


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


def _phrase_at(
    lower: Sequence[str], words: Words, at: int, numbers: Mapping[int, Numeral], before: Sequence[Item]
) -> Item:
    """Read the phrase that two words may begin; a single word where they do not, or a number stands in it."""
    (roles, letter), last = words.roles.at(lower, at)
    if last == at + 1 or any(step in numbers for step in range(at + 1, last)):
        return _word_at(lower, words, at, before)
    return Item(letter or _LETTERS.get(lower[at], "w"), at, last, " ".join(lower[at:last]), roles)


def _word_at(lower: Sequence[str], words: Words, at: int, before: Sequence[Item]) -> Item:
    """Read a word by itself."""
    word, stop = lower[at], at + 1
    if word in words.told_now and _is_a_noun(before, lower, stop):
        return Item("w", at, stop, word)
    roles, letter = words.roles.single(word)
    if word in ("witness", "witnesses") and lower[stop : stop + 1] != [] and lower[stop] in DETERMINERS:
        return Item("w", at, stop, word)  # "the town witnesses the return of"
    if letter == "r" and lower[stop : stop + 1] == ["'s"]:
        return Item("w", at, stop, word)  # "the state's minister", "the report's figures"
    if word in ("source", "sources") and lower[stop : stop + 1] != [":"]:
        return Item("o", at, stop, word, {name: values for name, values in roles.items() if name != "according"})
    return Item(letter or _LETTERS.get(word, "w"), at, stop, word, roles)
