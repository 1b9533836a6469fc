"""What the words of a sentence may be: names, people, triggers, sources, times, numbers, in one row of items.

Decides what each word *can* mean, never what it means here: an item carries every role its words may play, and later
stages choose. Each item also has one class letter, so that the row can be read as a string.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType

import attrs

from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.lexicon.names import fold
from conflictfacts.reading.numbers import Numeral, read_numbers
from conflictfacts.reading.times import Time
from conflictfacts.reading.tokens import Tokens
from conflictfacts.reading.words import Words

__all__ = ["Item", "Name", "find_items"]

AUXILIARIES = frozenset(
    "was were is are be been being have has had having would will may might could can shall should must do does did "
    "wasn't weren't isn't aren't".split()
)
PREPOSITIONS = frozenset(
    "in at near around outside inside across throughout on to from into over along through by with for against within "
    "beyond behind between towards toward amid among under during after before since until as than like per "
    "off above below".split()
)
CONJUNCTIONS = frozenset({"and", "or", "&", "plus", "as well as", "but", "nor"})
SUBORDINATORS = frozenset(
    "who whom which that when while where because since although though if unless whereas whose after before once so".split()
)
DETERMINERS = frozenset(
    "the a an its their his her our this that these those some any all both each every no such own other another more "
    "another's my your".split()
)
PRONOUNS = frozenset("they them it he she we us him i themselves".split())
NEGATIONS = frozenset("not no never n't none neither without nobody nothing".split())
_CAPITALISED_WORDS = frozenset(
    "the a an in on at of for and but or if it he she they we i this that these those there here when while since after before "
    "according as by from to with nearly about around over more most some many much few several all both each every no not "
    "today yesterday last next now then also however meanwhile moreover although though despite because so such its their his her "
    "our your my what who how why where which is are was were has had have will would may might can could do does did mr mrs ms "
    "dr gen lt col maj sgt capt another other one two three four five six seven eight nine ten at least up under between among "
    "during until only even still yet just than out inside outside off never ever once again too very killed wounded dead missing "
    "nor neither either whoever whatever none little less few fewer nothing something everything anyone someone everyone thus hence indeed perhaps maybe instead otherwise likewise finally first second third later earlier soon already always often sometimes above below beyond behind fighting left never nowhere altogether overall total back away asked "
    "president minister prime general colonel captain major lieutenant admiral sergeant spokesman spokesperson officials official "
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday source sources details report reports update breaking news photo nobody nothing thousands hundreds dozens scores tens".split()
)
TITLES = frozenset(
    "president minister general gen. col. lt. maj. capt. sgt. colonel captain major lieutenant admiral mr mr. mrs mrs. ms ms. dr dr. "
    "brigadier marshal commander spokesman spokeswoman spokesperson chancellor senator governor premier king prince sheikh prof. professor "
    "secretary-general commander-in-chief ambassador secretary field rear vice prime brig. rdml adm. commodore sir lord".split()
)
REGION_WORDS = frozenset(
    "region oblast province district governorate county valley sector direction front axis raion state department "
    "prefecture village town city peninsula island islands border mountains hills river lake sea bridge airport base camp "
    "countryside suburb suburbs neighbourhood neighborhood municipality kebele zone strip territory republic area line salient pocket".split()
)
_LOWER_STARTS = frozenset({"the", "war", "invasion", "battle", "siege", "conflict", "insurgency", "genocide"})
"""Words a name may start with in lower case: "the North", "war in Ukraine"."""


@attrs.frozen(eq=False)
class Name:
    """A name in the text and what the lexicon knows of it."""

    text: str
    """The words as written, without a possessive."""

    entries: tuple[Entry, ...]
    """What it can mean; empty for a name nobody knows."""

    possessive: bool
    """Whether 's follows."""

    where: Entry | None = None
    """The place it means or, for a conflict, where that is fought."""

    party: Entry | None = None
    """Whom it stands for where it fights or holds ground: the state, for a state's forces ("Russian army" → Russia)."""

    def entry(self, *categories: str) -> Entry | None:
        """Give its first meaning of these categories."""
        return next((entry for category in categories for entry in self.entries if entry.category == category), None)


@attrs.define(eq=False)
class Item:
    """One piece of a sentence: a number, a name, a time, a known phrase, or a single other word."""

    cls: str
    """Its class letter: N number, T time, A name, p people, t trigger, r reporting verb, o role, a auxiliary, i preposition,
    s subordinator, d determiner or pronoun, x negation, w other word, or the mark itself."""

    first: int
    """Its first token."""

    last: int
    """The token behind it."""

    lower: str
    """Its words, lower-cased."""

    roles: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Class of the vocabulary → values."""

    number: Numeral | None = None
    """The number, for class N."""

    name: Name | None = None
    """The name, for class A."""

    time: Time | None = None
    """The time, for class T; a place or conflict named in it is in `name`."""


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
    folded = tokens.lower if "".join(tokens.lower).isascii() else [fold(word) for word in tokens.lower]
    items: list[Item] = []
    at = 0
    while at < size:
        if at in spans:
            stop, time = spans[at]
            if stop > at:
                inner = (
                    _name_at(tokens, folded, lexicon, words, step, numbers, {}, capitals, seen, parties)
                    for step in range(at + 2, stop)
                )
                name = next(
                    (
                        found.name
                        for found in inner
                        if found is not None and found.name is not None and _sets_scene(tokens, found)
                    ),
                    None,
                )
                items.append(Item("T", at, stop, " ".join(tokens.lower[at:stop]), time=time, name=name))
                at = stop
                continue
        numeral = numbers.get(at)
        if numeral is not None:
            items.append(Item("N", at, numeral.last, " ".join(tokens.lower[at : numeral.last]), number=numeral))
            at = numeral.last
            continue
        word = tokens.words[at]
        item = None
        if word[0].isupper() or folded[at] in _LOWER_STARTS or word.startswith("al-"):
            item = _name_at(tokens, folded, lexicon, words, at, numbers, spans, capitals, seen, parties)
        if item is None:
            item = _phrase_at(tokens, words, at, numbers)
        items.append(item)
        at = item.last
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
    "“": '"',
    "”": '"',
    "«": '"',
    "»": '"',
    "]": ")",
    "[": "(",
}
"""The class letters of words of grammar and of marks."""

_ROLE_LETTERS = (("trigger", "t"), ("people", "p"), ("reporting", "r"), ("according", "r"), ("role", "o"))
"""Class of the vocabulary → class letter, the first that fits."""


def _phrase_at(tokens: Tokens, words: Words, at: int, numbers: Mapping[int, Numeral]) -> Item:
    """Read a known phrase, or a single word."""
    lower = tokens.lower
    word = lower[at]
    roles, last = words.roles.at(lower, at)
    if last > at + 1 and any(step in numbers for step in range(at + 1, last)):
        roles, last = words.roles.single(word), at + 1
    if word in ("source", "sources") and not (last < len(lower) and lower[last] == ":"):
        roles = {name: values for name, values in roles.items() if name != "according"}
        return Item("o", at, last, word, roles)
    text = word if last == at + 1 else " ".join(lower[at:last])
    for name, letter in _ROLE_LETTERS:
        if name in roles:
            return Item(letter, at, last, text, roles)
    return Item(_LETTERS.get(word, "w"), at, last, text, roles)


def _name_at(
    tokens: Tokens,
    folded: Sequence[str],
    lexicon: Lexicon,
    words: Words,
    at: int,
    numbers: dict[int, Numeral],
    spans: dict[int, tuple[int, Time]],
    capitals: bool,
    seen: Container[str],
    parties: Mapping[str, Entry],
) -> Item | None:
    """Read the name that starts at a token: a known one, else a run of capitalised words."""
    written = tokens.words
    word = written[at]
    capital = word[0].isupper()
    if not capital and folded[at] not in _LOWER_STARTS and not word.startswith("al-"):
        return None
    for length in lexicon.first.get(folded[at], ()):
        stop = at + length
        if stop > len(written) or any(step in numbers or step in spans for step in range(at + 1, stop)):
            continue
        entries = lexicon.lookup(tuple(folded[at:stop]))
        if not entries or (
            length > 1
            and (capitals or written[stop - 1].islower())
            and _counted(words, tokens.lower[stop - 1])
            and lexicon.lookup(tuple(folded[at : stop - 1]))
        ):
            continue  # "North Korean troops" is a name and a counted noun
        if folded[at] == "the" and (
            _longer_name(folded, lexicon, at + 1, stop) or _goes_on(tokens, folded, stop - 1, capitals)
        ):
            continue  # "the North Korean army" is no "the North"
        pieces = tuple(written[at:stop])
        fitting = tuple(
            entry
            for entry in entries
            if entry.fits(pieces, capitals=capitals)
            and not (entry.category == "place" and word.isupper() and len(word) > 2 and not capitals and at > 0)
        )
        if fitting and any(piece[0].isupper() for piece in pieces):
            if (
                length == 1
                and _goes_on(tokens, folded, at, capitals)
                and fitting[0].category == "place"
                and fitting[0].population < 300_000
            ):
                break  # part of a longer unknown name: "Kent State", "Victoria Nuland"
            return _name(tokens, at, stop, fitting, lexicon)
    if capitals or not capital or not word[0].isalpha():
        return None
    lone = at + 1 >= len(written) or not written[at + 1][0].isupper() or _known_name(folded, lexicon, at + 1)
    if lone and (_common(tokens, words, at) or folded[at] in REGION_WORDS):
        return None  # "the Army", "the Strip", "Ministry of Defence": a word, not a name
    if folded[at] in _CAPITALISED_WORDS or (at == 0 or written[at - 1] in '.:"“!?-—–•*') and _common(tokens, words, at):
        return None
    if lone and _begins(written, at) and folded[at] not in seen and not _acts_next(tokens, words, at):
        return None
    stop = at + 1
    while stop < len(written) and stop not in numbers and stop not in spans:
        following = written[stop]
        if following[0].isupper() and following[0].isalpha() and folded[stop] not in _CAPITALISED_WORDS:
            if _known_name(folded, lexicon, stop):
                break
            stop += 1
        elif (
            folded[stop] in ("al", "bin", "ibn", "de", "van", "von", "el", "da")
            and stop + 1 < len(written)
            and written[stop + 1][0].isupper()
        ):
            stop += 2
        else:
            break
    stop = min(stop, len(written))
    party = parties.get(" ".join(folded[at:stop]))
    return _name(tokens, at, stop, (party,) if party is not None else (), lexicon)


def _longer_name(folded: Sequence[str], lexicon: Lexicon, at: int, stop: int) -> bool:
    """Tell whether a name that starts at a token reaches beyond another."""
    if at >= len(folded):
        return False
    return any(
        at + length > stop and lexicon.lookup(tuple(folded[at : at + length]))
        for length in lexicon.first.get(folded[at], ())
    )


def _counted(words: Words, word: str) -> bool:
    return words["people"].match((word,), 0) is not None or word in ("army", "military", "regime")


def _sets_scene(tokens: Tokens, item: Item) -> bool:
    """Tell whether a name in words of time says where: a conflict, a place, or what stands behind "in"."""
    name = item.name
    return name is not None and (
        name.where is not None or name.entry("conflict") is not None or tokens.lower[item.first - 1] == "in"
    )


def _begins(written: Sequence[str], at: int) -> bool:
    """Tell whether a word has its capital only because a sentence, quotation or bullet begins with it."""
    return at == 0 or written[at - 1] in '.:"“!?-—–•*|(['


def _acts_next(tokens: Tokens, words: Words, at: int) -> bool:
    """Tell whether a first word is followed by what follows names: 's, "has", a verb of saying or fighting, people."""
    if at + 1 >= len(tokens):
        return at == 0
    following = tokens.lower[at + 1]
    if following in ("'s", "(", ":", "–", "-", "—") or (following in AUXILIARIES and len(tokens.words[at]) > 3):
        return True
    return any(
        words[table].match(tokens.lower, at + 1) is not None for table in ("reporting", "trigger", "people", "role")
    )


def _name(tokens: Tokens, at: int, stop: int, entries: tuple[Entry, ...], lexicon: Lexicon) -> Item:
    text = " ".join(tokens.words[at:stop])
    possessive = stop < len(tokens) and tokens.lower[stop] == "'s"
    if not possessive and stop < len(tokens) and tokens.lower[stop] == "'" and text.endswith("s"):
        possessive = True
    return Item(
        "A",
        at,
        stop + possessive,
        " ".join(tokens.lower[at:stop]),
        name=Name(text, entries, possessive, _where(entries, lexicon), _party(entries, lexicon)),
    )


def _where(entries: tuple[Entry, ...], lexicon: Lexicon) -> Entry | None:
    for entry in entries:
        if entry.category == "place":
            return entry
        if entry.category == "conflict" and entry.places:
            return lexicon.get("place", entry.places[0])
    return None


def _party(entries: tuple[Entry, ...], lexicon: Lexicon) -> Entry | None:
    """Give the actor a name stands for as a party to a war: a state's forces and offices are the state."""
    entry = next((entry for entry in entries if entry.category == "actor"), None)
    if entry is not None and entry.kind in ("army", "government") and entry.parent is not None:
        state = lexicon.get("actor", entry.parent)
        if state is not None and state.kind == "state":
            return state
    return entry


def _known_name(folded: Sequence[str], lexicon: Lexicon, at: int) -> bool:
    return any(lexicon.lookup(tuple(folded[at : at + length])) for length in lexicon.first.get(folded[at], ()))


def _goes_on(tokens: Tokens, folded: Sequence[str], at: int, capitals: bool) -> bool:
    """Tell whether the next word is a capitalised one that belongs to the same name."""
    if capitals or at + 1 >= len(tokens):
        return False
    following = tokens.words[at + 1]
    return (
        following[0].isupper()
        and len(following) > 1
        and folded[at + 1] not in _CAPITALISED_WORDS
        and folded[at + 1] not in REGION_WORDS
    )


def _common(tokens: Tokens, words: Words, at: int) -> bool:
    """Tell whether a capitalised first word is an ordinary word of the vocabulary."""
    return any(
        words[table].match(tokens.lower, at)
        for table in ("trigger", "people", "role", "reporting", "hedge", "hedge_skip", "unit", "item")
    )
