"""Names nobody knows: runs of capitalised words.

Decides where such a name ends, and that a capital makes no name: at the start of a sentence, in a title or a body that
any state may have.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from conflictfacts.reading.text.grammar import (
    AUXILIARIES,
    CAPITALISED_WORDS,
    PRONOUNS,
    REGION_WORDS,
    TITLES,
    UNIT_WORDS,
)
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.wording import PARTICLES, Wording

__all__ = ["GENERIC", "POLITIES", "SHIPS", "run_stop", "whole_stop"]


def whole_stop(wording: Wording, at: int) -> int | None:
    """Find the end of a name that is one by its first words: a ship's, a body's that joins two words, a movement's."""
    written = wording.tokens.words
    if written[at] in SHIPS and at + 1 < len(written) and written[at + 1][0].isupper():
        stop = at + 2
        while stop < len(written) and written[stop][0].isupper() and written[stop].isalpha() and stop - at < 5:
            stop += 1
        return stop
    if _is_no_name(wording, at) or wording.folded[at] in CAPITALISED_WORDS:
        return None
    return _body_of_two(wording, at) or _group_for(wording, at)


def _is_no_name(wording: Wording, at: int) -> bool:
    """Tell whether a capitalised word names nobody by itself: "Zorvian-backed", "We've"."""
    folded = wording.folded[at]
    contracted = "'" in folded and folded.partition("'")[0] in _CONTRACTED
    return folded.endswith(_LINKED) or contracted or not wording.tokens.words[at][0].isalpha()


def run_stop(wording: Wording, at: int, taken: Set[int]) -> int | None:
    """Find the end of a run of capitalised words that is a name; `None` where the first is a word like any other.

    Args:
        wording: The sentence.
        at: The run's first token.
        taken: Where numbers and times begin.
    """
    folded, written = wording.folded, wording.tokens.words
    if _is_no_name(wording, at):
        return None
    lone = _is_lone(wording, at)
    common = wording.is_common(at)
    if lone and (folded[at] in REGION_WORDS or folded[at] in GENERIC or common):
        return None  # "the Army", "the Strip", "Ministry of Defence": a word, not a name
    opens = at == 0 or written[at - 1] in '.:"“!?-—–•*|'
    if folded[at] in CAPITALISED_WORDS or (opens and common):
        return None
    begins = lone and _begins(written, at) and folded[at] not in wording.seen
    if begins and not _is_called_place(wording, at) and (_is_ordinary(wording, at) or not _acts_next(wording, at)):
        return None  # "Opposing forces", "Conscription is the answer"
    stop = at + 1
    while stop < len(written) and stop not in taken:
        following = written[stop]
        if following[0].isupper() and following[0].isalpha() and folded[stop] not in CAPITALISED_WORDS:
            if folded[stop] in POLITIES:
                return stop + 1
            if wording.known_length(stop) and not _belongs(wording, at, stop):
                break
            stop += 1
        elif _is_linked_name(following):
            stop += 1  # "Sheik Ahmad al-Shaibani"
        elif _joins_people(wording, stop):
            stop += 2  # "Tarim People's Front"
        elif (behind := wording.behind_particles(stop)) is not None:
            stop = behind + 1
        else:
            break
    return min(stop, len(written))


def _is_called_place(wording: Wording, at: int) -> bool:
    """Tell whether it is said behind a sentence's first word that it is a place: "Zenta, a small town of X"."""
    lower = wording.tokens.lower
    if lower[at + 1 : at + 2] != [","] or lower[at + 2 : at + 3] not in (["a"], ["an"], ["the"]):
        return False
    return any(word in REGION_WORDS for word in lower[at + 3 : at + 6]) and not wording.is_common(at)


_BELONGING = frozenset({"people", "workers", "soldiers", "citizens", "peasants", "women", "students"})
"""Whose fronts, armies and parties are called theirs."""


def _joins_people(wording: Wording, at: int) -> bool:
    """Tell whether an apostrophe goes on with the name of a people's front: "Tarim People's Front"."""
    written = wording.tokens.words
    belongs = wording.tokens.lower[at] in ("'s", "'") and wording.folded[at - 1] in _BELONGING
    return belongs and at + 1 < len(written) and written[at + 1][0].isupper()


def _is_lone(wording: Wording, at: int) -> bool:
    """Tell whether no other word of a name follows a capitalised one."""
    written = wording.tokens.words
    if at + 1 >= len(written):
        return True
    following = written[at + 1]
    if not (following[0].isupper() or _is_linked_name(following) or wording.behind_particles(at + 1) is not None):
        return True
    return bool(wording.known_length(at + 1)) and not (at == 0 and _is_surname(wording, at))


def _belongs(wording: Wording, at: int, stop: int) -> bool:
    """Tell whether a known name behind a run belongs to it: a person's, or a body's such as "Korda Observatory"."""
    titled = stop > at + 1 and wording.folded[at] in TITLES  # "Sir John French"
    surname = stop == at + 1 and _is_surname(wording, at)
    return titled or surname or (wording.folded[stop] in _BODIES and wording.known_length(stop) == 1)


_BODIES = frozenset(
    "commission committee council center centre institute ministry department agency observatory office organisation "
    "organization association foundation network authority society union bureau directorate".split()
)
"""Words for bodies whose names may join two words: "Truth and Justice Commission", "Office of Work and Welfare"."""


def _body_of_two(wording: Wording, at: int) -> int | None:
    """Find the end of a body's name that "and" stands in, where one begins; `None` where none does."""
    written, folded = wording.tokens.words, wording.folded
    first = at
    if folded[at] in _BODIES:
        known = wording.words["role"].match(wording.tokens.lower, at)
        if folded[at + 1 : at + 2] not in (["for"], ["of"], ["on"]) or (known is not None and known[1] > at + 1):
            return None
        first = at + 2 + (folded[at + 2 : at + 3] == ["the"])
    joined = _capitals_stop(written, first)
    if joined == first or joined >= len(written) or folded[joined] != "and" or wording.known_length(first):
        return None
    stop = _capitals_stop(written, joined + 1)
    if stop == joined + 1 or wording.known_length(joined + 1):
        return None
    return stop if first > at or (folded[stop - 1] in _BODIES and stop > joined + 2) else None


_CAUSES = frozenset("movement front union alliance league".split())
_GROUPS = _CAUSES | frozenset("party army coalition forces congress brigades".split())
"""Words with which the names of parties to a war begin that say what they stand for."""


def _group_for(wording: Wording, at: int) -> int | None:
    """Find the end of a group's name that says what it is for: "Movement for Justice", "Union of Free Officers"."""
    written, folded = wording.tokens.words, wording.folded
    joint = _capitals_stop(written, at)
    if joint >= len(written) or folded[joint - 1] not in _GROUPS or folded[joint] not in ("for", "of"):
        return None
    aim = joint + 1 + (folded[joint + 1 : joint + 2] == ["the"])
    if aim >= len(written) or written[aim].isupper() or wording.known_length(aim):
        return None  # "the Front of Zorvia"
    if folded[joint] == "of" and folded[joint - 1] not in _CAUSES:
        return None  # "the Army of Zorvia", which nobody knows
    stop = _capitals_stop(written, aim)
    if stop == aim or folded[aim] in CAPITALISED_WORDS:
        return None
    further = stop + 1 if folded[stop : stop + 1] in (["and"], ["of"]) and not wording.known_length(stop + 1) else stop
    return max(stop, _capitals_stop(written, further))


def _capitals_stop(written: Sequence[str], at: int) -> int:
    """Give the token behind a run of capitalised words."""
    while at < len(written) and written[at][0].isupper():
        at += 1
    return at


_NOUNS = tuple("ing tion sion ment ness ity ism ful able ible less ional ular".split())
"""Endings of ordinary words, and of no name."""

_ADJECTIVES = tuple("ed al ar ile ous ary ic ive ate ern ent ant".split())
"""Endings of words that tell of what sort people are, but of names such as "Ahmed" and "Grant" too."""


def _is_ordinary(wording: Wording, at: int) -> bool:
    """Tell whether a word that begins a sentence is by its ending no name: "Conscription is", "Mutual losses"."""
    lower, words, folded = wording.tokens.lower, wording.words, wording.folded[at]
    following = lower[at + 1 : at + 2]
    if following == ["'s"]:
        return False
    if folded.endswith(_NOUNS):
        return True
    verb = following and words["reporting"].match(lower, at + 1)
    trigger = words["trigger"].match(lower, at + 1) if following else None
    acts = verb or (trigger is not None and trigger[0].endswith((".object", ".subject", ".participle")))
    if folded.endswith("est") and not (acts and following[0].endswith(("ed", "lost"))):
        return True  # "Heaviest losses"
    return folded.endswith(_ADJECTIVES) and not acts


def _is_linked_name(word: str) -> bool:
    """Tell whether a word is a part of a name behind a small word: "al-Shaibani"."""
    particle, _, name = word.partition("-")
    return particle in PARTICLES and name[:1].isupper()


def _begins(written: Sequence[str], at: int) -> bool:
    """Tell whether a word has its capital only because a sentence, quotation or bullet begins with it."""
    return at == 0 or written[at - 1] in '.:"“!?-—–•*([=#>'


def _acts_next(wording: Wording, at: int) -> bool:
    """Tell whether a first word is followed by what follows names: 's, "has", a verb of saying or fighting, people."""
    tokens, words = wording.tokens, wording.words
    if at + 1 >= len(tokens):
        return at == 0
    following = tokens.lower[at + 1]
    if following == "," and at + 2 < len(tokens):
        next_word = tokens.lower[at + 2]  # "X, which has", "X, 1758": a battle
        dated = next_word.isdigit() and len(next_word) == 4
        return next_word in ("which", "who", "whose", "fought") or dated or _gives_age(tokens, at + 1)
    if following in {"'s", "(", ":", "–", "-", "—", "himself", "herself", "itself"} or (
        following in AUXILIARIES and len(tokens.words[at]) > 3
    ):
        return True
    return following in words.roles.first_words and any(
        words[table].match(tokens.lower, at + 1) is not None for table in ("reporting", "trigger", "people", "role")
    )


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
    "-allied",
    "-loyal",
    "-linked",
    "-tied",
    "-funded",
    "-armed",
    "-sponsored",
    "-supported",
    "-supplied",
    "-dominated",
    "-inspired",
    "-friendly",
    "-leaning",
    "-speaking",
    "-style",
    "-era",
    "-made",
    "-born",
)
"""Endings of adjectives that say whose friends somebody is, and name nobody."""

SHIPS = frozenset("HMS USS ARA RFA SS HMAS HMCS INS FS MV RFS KRI SMS ITS BAP".split())
"""Letters before the name of a ship."""

GENERIC = UNIT_WORDS | frozenset(
    (
        "security forces force armed national public defence defense federal government army police troops military "
        "regular special border guards guard people's command motorized motorised rifle mechanized mechanised infantry "
        "airborne tank assault separate armoured armored mountain guards "
        "marine marines naval air navy cavalry artillery territorial expeditionary group fleet royal "
        "rapid limited contingent presidential partner regime friendly hostile opposing joint local foreign "
        "tribal irregular auxiliary "
        "colonial invading occupying retreating advancing attacking defending paramilitary multinational elite "
        "popular mobile reserve central general staff eastern western northern southern"
    ).split()
)
"""Words of bodies and units that any state may have: a name made of nothing else names nobody."""

POLITIES = frozenset("republic kingdom federation union emirate commonwealth sultanate principality".split())
"""Words with which a state's full name begins: "United Republic of Tanzania"."""

_CONTRACTED = PRONOUNS | {"don", "can", "won"}
"""What stands before the apostrophe of a contracted verb."""

_NO_FIRST_NAMES = (
    REGION_WORDS | TITLES | {"greater", "old", "new", "upper", "lower", "inner", "fort", "port", "mount", "saint"}
)


def _is_surname(wording: Wording, at: int) -> bool:
    """Tell whether a town's name behind an unknown word is a person's: "Sergei Shevchenko", "Anna Paris, 41,"."""
    tokens, folded = wording.tokens, wording.folded
    titled = at > 0 and tokens.lower[at - 1] in TITLES
    if (titled or _gives_age(tokens, at + 2)) and folded[at] not in CAPITALISED_WORDS:
        return True
    if folded[at] in _NO_FIRST_NAMES or folded[at].endswith(("ern", "ish", "an", "'s")):
        return False
    if at == 0 and (folded[at].endswith(_NO_NAMES) or folded[at] in CAPITALISED_WORDS or not _tells(tokens, at + 2)):
        return False  # "Besieged X fell", "Near X"
    if at + 2 < len(tokens) and (tokens.lower[at + 2] in REGION_WORDS or wording.known_length(at + 1) > 1):
        return False
    entries = wording.lexicon.lookup((folded[at + 1],))
    speaks = wording.words["reporting"].match(tokens.lower, at - 1) if at else None
    return bool(entries) and all(
        entry.category == "place" and (entry.population < 500_000 or speaks is not None) for entry in entries
    )


def _gives_age(tokens: Tokens, at: int) -> bool:
    """Tell whether somebody's age stands between commas from a token on."""
    behind = tokens.lower[at : at + 3]
    told = len(behind) == 3 and behind[0] == "," and behind[2] in (",", ".")
    return told and len(behind[1]) == 2 and behind[1].isdecimal()


_NO_NAMES = tuple("ed ing ese ic ly al held en est ous y ent town west east north south".split())
"""Endings of words that are no first names, but say something of the name behind them."""


def _tells(tokens: Tokens, at: int) -> bool:
    """Tell whether a verb stands at a token, so that what stands before it did something."""
    if at >= len(tokens):
        return False
    word = tokens.lower[at]
    told = len(word) > 3 and word.endswith(("ed", "s")) and not word.endswith("ss")
    return told or word in {"has", "had", "was", "is", "will"}
