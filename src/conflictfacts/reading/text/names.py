"""Names: the known ones by the lexicon, the others by their capitals.

Decides which words are a name and what it may mean. A capital at the start of a sentence makes no name by itself.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence, Set

from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.text.flags import is_flag, only_adorns
from conflictfacts.reading.text.grammar import (
    AUXILIARIES,
    CAPITALISED_WORDS,
    PRONOUNS,
    REGION_WORDS,
    TITLES,
    UNIT_WORDS,
)
from conflictfacts.reading.text.items import Item, Name
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import ORDINARY_CLASSES, Words

__all__ = ["LOWER_STARTS", "NUMBERED", "SHIPS", "name_at", "sets_scene"]

LOWER_STARTS = frozenset({"the", "war", "invasion", "battle", "siege", "conflict", "insurgency", "genocide"})
"""Words a name may start with in lower case: "the North", "war in Ukraine"."""


def name_at(
    tokens: Tokens,
    folded: Sequence[str],
    lexicon: Lexicon,
    words: Words,
    at: int,
    taken: Set[int],
    capitals: bool,
    seen: Container[str],
    parties: Mapping[str, Entry],
) -> Item | None:
    """Read the name that starts at a token: a known one, else a run of capitalised words.

    No name holds a token of those `taken` by the numbers and times that begin there.
    """
    written = tokens.words
    word = written[at]
    capital = word[0].isupper() or is_flag(word)
    if is_flag(word) and only_adorns(written, folded, lexicon, at):
        return None
    if not capital and folded[at] not in LOWER_STARTS and not word.startswith("al-"):
        return None
    if word in ("KIA", "WIA", "MIA") and at and not capitals and _counts_losses(tokens, words, at):
        return None  # no Kachin Independence Army
    lengths = lexicon.lengths_at(folded, at)
    if not lengths and (not capital or (capitals and folded[at] not in NUMBERED)):
        return None
    for length in lengths:
        stop = at + length
        if stop > len(written) or not taken.isdisjoint(range(at + 1, stop)):
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
            at + 1 + _known_length(folded, lexicon, at + 1) > stop or _goes_on(tokens, folded, stop - 1, capitals)
        ):
            continue  # "the North Korean army" is no "the North"
        pieces = tuple(written[at:stop])
        fitting = tuple(
            entry
            for entry in entries
            if entry.fits(pieces, capitals=capitals)
            and not (entry.category == "place" and word.isupper() and len(word) > 2 and not capitals and at > 0)
        )
        if fitting and (capital or any(piece[0].isupper() or piece.startswith("al-") for piece in pieces)):
            if (
                (length == 1 or (stop < len(folded) and folded[stop] in _PARTICLES))
                and _goes_on(tokens, folded, stop - 1, capitals)
                and fitting[0].category == "place"
                and (fitting[0].population < 300_000 or folded[stop] in _WAYS)
            ):
                break  # part of a longer unknown name: "Kent State", "Victoria Nuland"
            state = length == 1 and fitting[0].kind == "state" and not capitals
            if state and _names_person(tokens, folded, lexicon, words, at):
                break  # "Sudan Ali Ahmed", "Israel Katz"
            return _name(tokens, at, stop, fitting, lexicon)
    if capital and folded[at] in NUMBERED and at + 1 < len(written) and _is_height(written[at + 1]):
        return _name(tokens, at, at + 2, (), lexicon)
    if capitals or not capital:
        return None
    if word in SHIPS and at + 1 < len(written) and written[at + 1][0].isupper():
        stop = at + 2
        while stop < len(written) and written[stop][0].isupper() and written[stop].isalpha() and stop - at < 5:
            stop += 1
        return _name(tokens, at, stop, (), lexicon)
    if folded[at].endswith(_LINKED) or ("'" in folded[at] and folded[at].partition("'")[0] in _CONTRACTED):
        return None  # "Zorvian-backed", "We've"
    if not word[0].isalpha():
        return None
    body = None if folded[at] in CAPITALISED_WORDS else _body_of_two(tokens, folded, lexicon, words, at)
    if body is not None:
        return _name(tokens, at, body, (), lexicon)
    lone = (
        at + 1 >= len(written)
        or not (
            written[at + 1][0].isupper()
            or _is_linked_name(written[at + 1])
            or _behind_particles(folded, written, at + 1) is not None
        )
        or (_known_length(folded, lexicon, at + 1) and not (at == 0 and _is_surname(tokens, folded, lexicon, at)))
    )
    if lone and (folded[at] in REGION_WORDS or folded[at] in _GENERIC or _common(tokens, words, at)):
        return None  # "the Army", "the Strip", "Ministry of Defence": a word, not a name
    if folded[at] in CAPITALISED_WORDS or (
        (at == 0 or written[at - 1] in '.:"“!?-—–•*|') and _common(tokens, words, at)
    ):
        return None
    begins = lone and _begins(written, at) and folded[at] not in seen
    if begins and (_is_ordinary(tokens, folded, words, at) or not _acts_next(tokens, words, at)):
        return None  # "Opposing forces", "Conscription is the answer"
    stop = at + 1
    while stop < len(written) and stop not in taken:
        following = written[stop]
        if following[0].isupper() and following[0].isalpha() and folded[stop] not in CAPITALISED_WORDS:
            if folded[stop] in _POLITIES:
                stop += 1
                break
            surname = stop == at + 1 and _is_surname(tokens, folded, lexicon, at)
            body = folded[stop] in _BODIES and _known_length(folded, lexicon, stop) == 1  # "Korda Observatory"
            if _known_length(folded, lexicon, stop) and not (surname or body):
                break
            stop += 1
        elif _is_linked_name(following):
            stop += 1  # "Sheik Ahmad al-Shaibani"
        elif (behind := _behind_particles(folded, written, stop)) is not None:
            stop = behind + 1
        else:
            break
    stop = min(stop, len(written))
    if folded[stop - 1] in _POLITIES and stop + 1 < len(written) and folded[stop] == "of":
        inner = stop + 2 if folded[stop + 1] == "the" else stop + 1
        item = name_at(tokens, folded, lexicon, words, inner, taken, capitals, seen, parties)
        if item is not None and item.name is not None and item.name.entries:
            return _name(tokens, at, item.last - item.name.possessive, item.name.entries, lexicon)
        if item is not None:
            return None  # a state nobody knows, whose name comes behind
    if stop - at > 1 and all(word in _GENERIC for word in folded[at:stop]):
        return None  # "the Security Forces", "the 36th Motorized Rifle Brigade"
    alone = stop - at > 1 and (not at or tokens.lower[at - 1] == "the")
    known = words["role"].match(tokens.lower, at) if alone else None
    if known is not None and known[1] == stop:
        return None  # "the High Command"
    party = parties.get(" ".join(folded[at:stop]))
    return _name(tokens, at, stop, (party,) if party is not None else (), lexicon)


def _counts_losses(tokens: Tokens, words: Words, at: int) -> bool:
    """Tell whether letters for the killed stand by whom they count: "12 KIA", "two soldiers (KIA)", "KIA: 6"."""
    before = tokens.lower[at - 2] if tokens.lower[at - 1] == "(" and at > 1 else tokens.lower[at - 1]
    counted = before[-1].isdigit() or words["people"].match((before,), 0) is not None or before.endswith(")")
    return counted or tokens.lower[at + 1 : at + 2] == [":"]


_BODIES = frozenset(
    "commission committee council center centre institute ministry department agency observatory office organisation "
    "organization association foundation network authority society union bureau directorate".split()
)
"""Words for bodies whose names may join two words: "Truth and Justice Commission", "Office of Work and Welfare"."""


def _body_of_two(tokens: Tokens, folded: Sequence[str], lexicon: Lexicon, words: Words, at: int) -> int | None:
    """Find the end of a body's name that "and" stands in, where one begins; `None` where none does."""
    written = tokens.words
    first = at
    if folded[at] in _BODIES:
        known = words["role"].match(tokens.lower, at)
        if folded[at + 1 : at + 2] not in (["for"], ["of"], ["on"]) or (known is not None and known[1] > at + 1):
            return None
        first = at + 2 + (folded[at + 2 : at + 3] == ["the"])
    joined = _capitals_stop(written, first)
    if joined == first or joined >= len(written) or folded[joined] != "and" or _known_length(folded, lexicon, first):
        return None
    stop = _capitals_stop(written, joined + 1)
    if stop == joined + 1 or _known_length(folded, lexicon, joined + 1):
        return None
    return stop if first > at or (folded[stop - 1] in _BODIES and stop > joined + 2) else None


def _capitals_stop(written: Sequence[str], at: int) -> int:
    """Give the token behind a run of capitalised words."""
    while at < len(written) and written[at][0].isupper():
        at += 1
    return at


_NOUNS = tuple("ing tion sion ment ness ity ism ful able ible less ional ular".split())
"""Endings of ordinary words, and of no name."""

_ADJECTIVES = tuple("ed al ar ile ous ary ic ive ate ern ent ant".split())
"""Endings of words that tell of what sort people are, but of names such as "Ahmed" and "Grant" too."""


def _is_ordinary(tokens: Tokens, folded: Sequence[str], words: Words, at: int) -> bool:
    """Tell whether a word that begins a sentence is by its ending no name: "Conscription is", "Mutual losses"."""
    following = tokens.lower[at + 1 : at + 2]
    if following == ["'s"]:
        return False
    if folded[at].endswith(_NOUNS):
        return True
    verb = following and words["reporting"].match(tokens.lower, at + 1)
    trigger = words["trigger"].match(tokens.lower, at + 1) if following else None
    acts = verb or (trigger is not None and trigger[0].endswith((".object", ".subject", ".participle")))
    return folded[at].endswith(_ADJECTIVES) and not acts


def _is_height(word: str) -> bool:
    """Tell whether a word may be the metres or feet a hill is called by: "Hill 937", "Height 234.9"."""
    return 2 <= len(word) <= 6 and word.replace(".", "", 1).isdigit()


def _behind_particles(folded: Sequence[str], written: Sequence[str], at: int) -> int | None:
    """Give the capitalised word behind the small words of a name: "van de Velde"; `None` where none stand there."""
    step = at
    while step < len(written) and step - at < 3 and folded[step] in _PARTICLES:
        step += 1
    named = at < step < len(written) and written[step][0].isupper() and folded[step] not in CAPITALISED_WORDS
    return step if named else None


def _is_linked_name(word: str) -> bool:
    """Tell whether a word is a part of a name behind a small word: "al-Shaibani"."""
    particle, _, name = word.partition("-")
    return particle in _PARTICLES and name[:1].isupper()


def _counted(words: Words, word: str) -> bool:
    return words["people"].match((word,), 0) is not None or word in ("army", "military", "regime")


def sets_scene(tokens: Tokens, item: Item) -> bool:
    """Tell whether a name in words of time says where: a conflict, a place, or what stands behind "in"."""
    name = item.name
    return name is not None and (
        name.where is not None or name.entry("conflict") is not None or tokens.lower[item.first - 1] == "in"
    )


def _begins(written: Sequence[str], at: int) -> bool:
    """Tell whether a word has its capital only because a sentence, quotation or bullet begins with it."""
    return at == 0 or written[at - 1] in '.:"“!?-—–•*([=#>'


def _acts_next(tokens: Tokens, words: Words, at: int) -> bool:
    """Tell whether a first word is followed by what follows names: 's, "has", a verb of saying or fighting, people."""
    if at + 1 >= len(tokens):
        return at == 0
    following = tokens.lower[at + 1]
    if following == "," and at + 2 < len(tokens):
        next_word = tokens.lower[at + 2]  # "X, which has", "X, 1758": a battle
        aged = next_word.isdigit() and len(next_word) == 2 and tokens.lower[at + 3 : at + 4] == [","]  # "X, 34, said"
        dated = next_word.isdigit() and len(next_word) == 4
        return next_word in ("which", "who", "whose", "fought") or dated or aged
    if following in {"'s", "(", ":", "–", "-", "—", "himself", "herself", "itself"} or (
        following in AUXILIARIES and len(tokens.words[at]) > 3
    ):
        return True
    return following in words.roles.first_words and any(
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


_LINKED = (
    "-backed",
    "-led",
    "-run",
    "-held",
    "-based",
    "-controlled",
    "-trained",
    "-occupied",
    "-affiliated",
    "-aligned",
)
"""Endings of adjectives that say whose friends somebody is, and name nobody."""

_PARTICLES = frozenset(
    {"al", "bin", "ibn", "de", "del", "van", "von", "el", "da", "dos", "la", "ul", "der", "den", "ter"}
)
"""Small words within names."""

SHIPS = frozenset("HMS USS ARA RFA SS HMAS HMCS INS FS MV RFS KRI SMS ITS BAP".split())
"""Letters before the name of a ship."""

_WAYS = frozenset("street road avenue boulevard lane gate square landing crossing junction ferry".split())
"""Words with which a name ends that is called after a place, and need not be there."""

NUMBERED = frozenset({"hill", "height", "point", "elevation"})
"""Words with which the name of a hill begins that has only a number."""

_GENERIC = UNIT_WORDS | frozenset(
    (
        "security forces force armed national public defence defense federal government army police troops military "
        "regular special border guards guard people's command motorized motorised rifle mechanized mechanised infantry "
        "airborne tank assault separate armoured armored mountain guards "
        "marine marines naval air navy cavalry artillery territorial expeditionary group fleet royal "
        "rapid presidential "
        "republican popular mobile reserve central general staff eastern western northern southern"
    ).split()
)
"""Words of bodies and units that any state may have: a name made of nothing else names nobody."""

_POLITIES = frozenset("republic kingdom federation union emirate commonwealth sultanate principality".split())
"""Words with which a state's full name begins: "United Republic of Tanzania"."""

_CONTRACTED = PRONOUNS | {"don", "can", "won"}
"""What stands before the apostrophe of a contracted verb."""

_NO_FIRST_NAMES = (
    REGION_WORDS | TITLES | {"greater", "old", "new", "upper", "lower", "inner", "fort", "port", "mount", "saint"}
)


def _is_surname(tokens: Tokens, folded: Sequence[str], lexicon: Lexicon, at: int) -> bool:
    """Tell whether a small town's name behind an unknown word is a person's: "Sergei Shevchenko"."""
    if folded[at] in _NO_FIRST_NAMES or folded[at].endswith(("ern", "ish", "an", "'s")):
        return False
    if at == 0 and (folded[at].endswith(_NO_NAMES) or folded[at] in CAPITALISED_WORDS or not _tells(tokens, at + 2)):
        return False  # "Besieged X fell", "Near X"
    if at + 2 < len(tokens) and (tokens.lower[at + 2] in REGION_WORDS or _known_length(folded, lexicon, at + 1) > 1):
        return False
    entries = lexicon.lookup((folded[at + 1],))
    return bool(entries) and all(entry.category == "place" and entry.population < 500_000 for entry in entries)


_NO_NAMES = tuple("ed ing ese ic ly al held en est ous y ent town west east north south".split())
"""Endings of words that are no first names, but say something of the name behind them."""


def _tells(tokens: Tokens, at: int) -> bool:
    """Tell whether a verb stands at a token, so that what stands before it did something."""
    if at >= len(tokens):
        return False
    word = tokens.lower[at]
    told = len(word) > 3 and word.endswith(("ed", "s")) and not word.endswith("ss")
    return told or word in {"has", "had", "was", "is", "will"}


def _known_length(folded: Sequence[str], lexicon: Lexicon, at: int) -> int:
    """Give how many words the longest name has that the lexicon knows and that starts at a token; 0 for none."""
    lengths = lexicon.lengths_at(folded, at)
    return max((length for length in lengths if lexicon.lookup(tuple(folded[at : at + length]))), default=0)


def _goes_on(tokens: Tokens, folded: Sequence[str], at: int, capitals: bool) -> bool:
    """Tell whether the next word is a capitalised one that belongs to the same name."""
    if capitals or at + 1 >= len(tokens):
        return False
    following = tokens.words[at + 1]
    if _behind_particles(folded, tokens.words, at + 1) is not None:
        return True  # "Liman von Sanders", "San Jose del Guaviare", "Anna van de Velde"
    return (
        following[0].isupper()
        and len(following) > 1
        and folded[at + 1] not in CAPITALISED_WORDS
        and folded[at + 1] not in REGION_WORDS
    )


def _names_person(tokens: Tokens, folded: Sequence[str], lexicon: Lexicon, words: Words, at: int) -> bool:
    """Tell whether the name of a state is a first name: only names that nobody knows follow, in no heading."""
    step = at + 1
    while _goes_on(tokens, folded, step - 1, False):
        if _known_length(folded, lexicon, step) or _common(tokens, words, step) or folded[step] in _GENERIC:
            return False
        step += 1
    behind = folded[step : step + 1]
    told = bool(behind) and words["reporting"].match(tokens.lower, step) is not None
    if step == at + 1 or not (told or behind in (["'s"], [","], ["("])):
        return False
    return any(len(word) > 4 and word.islower() for word in tokens.words[step : step + 12])  # no heading in capitals


def _common(tokens: Tokens, words: Words, at: int) -> bool:
    """Tell whether a capitalised first word is an ordinary word of the vocabulary."""
    return tokens.lower[at] in words.ordinary and any(
        words[table].match(tokens.lower, at) for table in ORDINARY_CLASSES
    )
