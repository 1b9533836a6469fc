"""Names: the known ones by the lexicon, the others by their capitals.

Decides which words are a name and what it may mean. A capital at the start of a sentence makes no name by itself.
"""

from __future__ import annotations

from collections.abc import Set

from conflictfacts.reading.lexicon.entry import Entry
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.text.flags import is_flag, only_adorns
from conflictfacts.reading.text.items import Item, Name
from conflictfacts.reading.text.runs import GENERIC, POLITIES, run_stop, whole_stop
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.wording import PARTICLES, Wording
from conflictfacts.reading.text.words import Words

__all__ = ["LOWER_STARTS", "NUMBERED", "name_at", "sets_scene"]

LOWER_STARTS = frozenset({"the", "war", "invasion", "battle", "siege", "conflict", "insurgency", "genocide", "al"})
"""Words a name may start with in lower case: "the North", "war in Ukraine", "al Qaeda"."""


def name_at(wording: Wording, at: int, taken: Set[int]) -> Item | None:
    """Read the name that starts at a token: a known one, else a run of capitalised words.

    No name holds a token of those `taken` by the numbers and times that begin there.
    """
    if not _may_begin(wording, at):
        return None
    known = _known_at(wording, at, taken)
    if known is not None:
        return known
    folded, written = wording.folded, wording.tokens.words
    capital = _has_capital(written[at])
    if capital and folded[at] in NUMBERED and at + 1 < len(written) and _is_height(written[at + 1]):
        return _name(wording, at, at + 2)
    return None if wording.capitals or not capital else _unknown_at(wording, at, taken)


def _has_capital(word: str) -> bool:
    return word[0].isupper() or is_flag(word)


def _may_begin(wording: Wording, at: int) -> bool:
    """Tell whether a name may begin at a token at all."""
    folded, word = wording.folded, wording.tokens.words[at]
    if is_flag(word) and only_adorns(wording.tokens.words, folded, wording.lexicon, at):
        return False
    capital = _has_capital(word)
    if not capital and folded[at] not in LOWER_STARTS and not word.startswith("al-"):
        return False
    if word in ("KIA", "WIA", "MIA") and at and not wording.capitals and _counts_losses(wording, at):
        return False  # no Kachin Independence Army
    in_capitals = wording.capitals and folded[at] not in NUMBERED
    return (capital and not in_capitals) or bool(wording.lexicon.lengths_at(folded, at))


def _known_at(wording: Wording, at: int, taken: Set[int]) -> Item | None:
    """Read the longest known name that starts at a token, if it is no part of a longer one nobody knows."""
    written, folded, capitals = wording.tokens.words, wording.folded, wording.capitals
    word = written[at]
    party = wording.parties.get(folded[at]) if word.isupper() and len(word) > 1 and not capitals else None
    if party is not None:
        return _name(wording, at, at + 1, (party,))  # letters the text itself has said the meaning of
    for length in wording.lexicon.lengths_at(folded, at):
        stop = at + length
        if stop > len(written) or not taken.isdisjoint(range(at + 1, stop)):
            continue
        entries = wording.lexicon.lookup(tuple(folded[at:stop]))
        if not entries or _is_longer_than_name(wording, at, stop):
            continue
        pieces = tuple(written[at:stop])
        shouted = word.isupper() and len(word) > 2 and not capitals and at > 0
        fitting = tuple(
            entry
            for entry in entries
            if entry.fits(pieces, capitals=capitals) and not (shouted and entry.category == "place")
        )
        if fitting and any(_has_capital(piece) or piece.startswith("al-") for piece in pieces):
            return None if _is_of_other_name(wording, at, stop, fitting[0]) else _name(wording, at, stop, fitting)
    return None


def _is_longer_than_name(wording: Wording, at: int, stop: int) -> bool:
    """Tell whether known words are a shorter name and a noun, or the article and the beginning of a longer name."""
    folded, tokens = wording.folded, wording.tokens
    noun = stop - at > 1 and (wording.capitals or tokens.words[stop - 1].islower())
    if (
        noun
        and _counted(wording.words, tokens.lower[stop - 1])
        and wording.lexicon.lookup(tuple(folded[at : stop - 1]))
    ):
        return True  # "North Korean troops" is a name and a counted noun
    # "the North Korean army" is no "the North"
    return folded[at] == "the" and (at + 1 + wording.known_length(at + 1) > stop or wording.goes_on(stop - 1))


def _is_of_other_name(wording: Wording, at: int, stop: int, entry: Entry) -> bool:
    """Tell whether a known name is part of one nobody knows: "Kent State", "Victoria Nuland", "Israel Katz"."""
    folded = wording.folded
    alone = stop - at == 1
    if entry.category == "place" and (alone or (stop < len(folded) and folded[stop] in PARTICLES)):
        small = entry.population < 300_000 or (stop < len(folded) and folded[stop] in _WAYS)
        if small and wording.goes_on(stop - 1):
            return True
    return alone and entry.kind == "state" and not wording.capitals and _names_person(wording, at)


def _unknown_at(wording: Wording, at: int, taken: Set[int]) -> Item | None:
    """Read a name the lexicon does not know, which may be that of a party to the war the text has told of before."""
    folded, lower = wording.folded, wording.tokens.lower
    whole = whole_stop(wording, at)
    if whole is not None:
        return _name(wording, at, whole)
    stop = run_stop(wording, at, taken)
    if stop is None:
        return None
    inside = stop + 1 + (folded[stop + 1 : stop + 2] == ["the"])
    if folded[stop - 1] in POLITIES and inside < len(folded) and folded[stop] == "of":
        inner = name_at(wording, inside, taken)
        if inner is not None and inner.name is not None and inner.name.entries:
            return _name(wording, at, inner.last - inner.name.possessive, inner.name.entries)
        if inner is not None:
            return None  # a state nobody knows, whose name comes behind
    if stop - at > 1 and all(word in GENERIC for word in folded[at:stop]):
        return None  # "the Security Forces", "the 36th Motorized Rifle Brigade"
    alone = stop - at > 1 and (not at or lower[at - 1] == "the")
    role = wording.words["role"].match(lower, at) if alone else None
    if role is not None and role[1] == stop:
        return None  # "the High Command"
    party = wording.parties.get(" ".join(folded[at:stop]))
    return _name(wording, at, stop, (party,) if party is not None else ())


def _counts_losses(wording: Wording, at: int) -> bool:
    """Tell whether letters for the killed stand by whom they count: "12 KIA", "two soldiers (KIA)", "KIA: 6"."""
    tokens, words = wording.tokens, wording.words
    before = tokens.lower[at - 2] if tokens.lower[at - 1] == "(" and at > 1 else tokens.lower[at - 1]
    counted = before[-1].isdigit() or words["people"].match((before,), 0) is not None or before.endswith(")")
    return counted or tokens.lower[at + 1 : at + 2] == [":"]


def _is_height(word: str) -> bool:
    """Tell whether a word may be the metres or feet a hill is called by: "Hill 937", "Height 234.9"."""
    return 2 <= len(word) <= 6 and word.replace(".", "", 1).isdigit()


def _counted(words: Words, word: str) -> bool:
    return words["people"].match((word,), 0) is not None or word in ("army", "military", "regime")


def sets_scene(tokens: Tokens, item: Item) -> bool:
    """Tell whether a name in words of time says where: a conflict, a place, or what stands behind "in"."""
    name = item.name
    return name is not None and (
        name.where is not None or name.entry("conflict") is not None or tokens.lower[item.first - 1] == "in"
    )


def _name(wording: Wording, at: int, stop: int, entries: tuple[Entry, ...] = ()) -> Item:
    tokens, lexicon = wording.tokens, wording.lexicon
    text = " ".join(tokens.words[at:stop]).replace(" '", "'").replace(" ’", "’")
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


_WAYS = frozenset("street road avenue boulevard lane gate square landing crossing junction ferry".split())
"""Words with which a name ends that is called after a place, and need not be there."""

NUMBERED = frozenset({"hill", "height", "point", "elevation"})
"""Words with which the name of a hill begins that has only a number."""


def _names_person(wording: Wording, at: int) -> bool:
    """Tell whether the name of a state is a first name: only names that nobody knows follow, in no heading."""
    tokens, folded = wording.tokens, wording.folded
    step = at + 1
    while wording.goes_on(step - 1):
        if wording.known_length(step) or wording.is_common(step) or folded[step] in GENERIC:
            return False
        step += 1
    behind = folded[step : step + 1]
    told = bool(behind) and wording.words["reporting"].match(tokens.lower, step) is not None
    if step == at + 1 or not (told or behind in (["'s"], [","], ["("])):
        return False
    return any(len(word) > 4 and word.islower() for word in tokens.words[step : step + 12])  # no heading in capitals
