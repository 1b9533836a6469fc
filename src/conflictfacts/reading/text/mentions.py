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
    lower = tokens.lower
    folded = lower if tokens.plain else [fold(word) for word in lower]
    wording = Wording(tokens, folded, lexicon, words, capitals, seen, parties)
    fixed = {at: _number(lower, numeral) for at, numeral in numbers.items()}
    fixed |= {at: _time(wording, at, stop, time, numbers.keys()) for at, (stop, time) in spans.items()}
    named = _names_begun(wording)
    begun = words.roles.begun(lower)
    items: list[Item] = []
    reached = 0
    for at in sorted(fixed.keys() | named | begun):
        if at < reached:
            continue
        if at > reached:
            items += _single_words(lower, reached, at)
            reached = at
        item = fixed.get(at)
        if item is None and at in named:
            item = name_at(wording, at, fixed.keys())
        if item is None and at in begun:
            item = _phrase_at(lower, words, at, numbers, items)
        if item is not None:
            items.append(item)
            reached = item.last
    return items + _single_words(lower, reached, size)


def _names_begun(wording: Wording) -> set[int]:
    """Give the tokens at which a name may begin: those with a capital, or where capitals mark none, by the lexicon."""
    tokens, folded, lexicon = wording.tokens, wording.folded, wording.lexicon
    if wording.capitals:
        known = lexicon.first.keys() & (tokens.said if tokens.plain else set(folded))
        found = {at for at, word in enumerate(folded) if word in known and lexicon.lengths_at(folded, at)}
        numbered = NUMBERED & tokens.said & known
        found |= {at for at, word in enumerate(tokens.lower) if word in numbered} if numbered else set()
    else:
        pairs = enumerate(zip(tokens.lower, tokens.words, strict=True))
        found = {at for at, (word, written) in pairs if written != word and written[0].isupper()}
        small = LOWER_STARTS & tokens.said
        small = small.union([word for word in tokens.compound if word.startswith("al-")])
        for at in [at for at, word in enumerate(tokens.lower) if word in small] if small else ():
            if folded[at] in lexicon.first and lexicon.lengths_at(folded, at):
                found.add(at)
    if not tokens.plain:
        found.update([at for at, word in enumerate(tokens.lower) if is_flag(word)])
    return found


def _number(lower: Sequence[str], numeral: Numeral) -> Item:
    return Item("N", numeral.first, numeral.last, " ".join(lower[numeral.first : numeral.last]), number=numeral)


def _time(wording: Wording, at: int, stop: int, time: Time, numbers: Set[int]) -> Item:
    """Make the item of a time, and find the name in it that says where: "during the Zorvian war"."""
    tokens = wording.tokens
    named = (name_at(wording, step, numbers) for step in range(at + 2, stop))
    name = next((found.name for found in named if found is not None and sets_scene(tokens, found)), None)
    told = None if time.kind == "clock" else time  # an hour without a day dates nothing
    return Item("T", at, stop, " ".join(tokens.lower[at:stop]), time=told, name=name)


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


def _single_words(lower: Sequence[str], first: int, stop: int) -> list[Item]:
    """Make the items of words that nothing is known of but what they are for in the grammar."""
    return [Item(_LETTERS.get(word, "w"), at, at + 1, word) for at, word in enumerate(lower[first:stop], first)]


def _phrase_at(
    lower: Sequence[str], words: Words, at: int, numbers: Mapping[int, Numeral], before: Sequence[Item]
) -> Item:
    """Read the phrase that begins at a token; a single word where none does, or a number stands in it."""
    longest = words.roles.longest(lower, at)
    if longest is None or any(step in numbers for step in range(at + 1, longest[1])):
        return _word_at(lower, words, at, before)
    (roles, letter), last = longest
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
