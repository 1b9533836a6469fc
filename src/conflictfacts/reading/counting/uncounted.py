"""Numbers that count nobody to whom anything happened: ages, years, times of day, sizes of towns, "one to four".

Decides by what stands around the number; what a number counts by its noun is in `phrases`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.counting.migrations import takes_in
from conflictfacts.reading.counting.phrases import Phrase, forms_of, is_harm
from conflictfacts.reading.text.grammar import BE, PRONOUNS
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["befell_nobody", "counts_nobody"]


_MANY = ("s", "men", "people", "children", "police", "personnel")
"""How words for several people end."""

_PEOPLED = frozenset(
    "city town village country nation region island camp community population settlement province district".split()
)
_BEFORE_CLOCK = frozenset({"at", "(", "until", "between", "and", "by"})
_PARENTS = frozenset("mother father parent grandmother grandfather widow widower".split())
_OLDEST = frozenset({"youngest", "oldest", "eldest"})


def counts_nobody(tokens: Tokens, row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a bare number is a year, a note's mark, or a word such as "one" that counts nobody."""
    numeral = row[index].number
    assert numeral is not None
    if _is_mark(tokens, row, index) or _is_age(row, index, phrase) or _is_odds(row, index, phrase):
        return True
    capital = phrase.head is not None and tokens.words[row[phrase.head].first][0].isupper()
    if capital and index and phrase.sort == "people" and tokens.words[numeral.core - 1] == "-":
        return True  # "2-7 Cavalry": a unit's number
    opened = any(
        one.lower == "for" and two.lower in ("every", "each") for one, two in pairwise(row[max(0, index - 14) : index])
    )
    if opened or (index and row[index - 1].lower == "every") or (phrase.sort == "" and _is_difference(row, index)):
        return True  # "of every four victims three were peasants"
    if _ends_date(row, index, phrase) or (phrase.sort == "" and _things_found(row, index)):
        return True
    written = tokens.words[numeral.core]
    if len(written) == 4 and written.isdecimal():
        hedged = numeral.hedge not in (Hedge.EXACT, Hedge.ABOUT)
        clock = int(written) <= 2400 and phrase.head is None and not hedged
        if clock and index and row[index - 1].lower in _BEFORE_CLOCK:
            return True
        alone = numeral.hedge is Hedge.EXACT and numeral.stop == numeral.core + 1
        if (alone or numeral.hedge is Hedge.RANGE) and all(1500 <= end <= 2100 for end in numeral.nominal):
            return phrase.sort not in ("people", "noun") or phrase.head != index + 1
    if numeral.verbal and numeral.nominal[:1] == (1,):
        following = row[index + 1] if index + 1 < len(row) else None
        behind = row[phrase.stop : phrase.stop + 2]
        told = [item.cls for item in behind] == ["a", "t"]  # "one was killed", "one of them was killed"
        told = told or any(form == "subject" for item in behind[:1] for _, _, form in forms_of(item))
        if following is not None and following.cls in ".,;&" and index > 1 and row[index - 1].cls == "A":
            return row[index - 2].cls not in ",&"  # "Zorvia lost three, Kendria one"
        return following is None or not (
            following.cls == "t"
            or told
            or (phrase.sort == "demonym" and phrase.head == index + 1)
            or (phrase.sort == "people" and following.cls in "pAwt")
        )
    return False


_FOUND = frozenset({"recovered", "seized", "found", "confiscated"})


def _things_found(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number says how many things were found that stand before it: "Firearms recovered were 46"."""
    back = index - 1
    while back > 0 and (row[back].cls in ":-" or row[back].lower in BE):
        back -= 1
    if back < 1 or back == index - 1 or row[back].lower not in _FOUND:
        return False
    noun = row[back - 1]
    return noun.lower.endswith("s") and (noun.cls == "w" or (noun.unknown and back == 1))


def _is_mark(tokens: Tokens, row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is a note's mark "[4]", or a template's argument in wikitext."""
    numeral = row[index].number
    assert numeral is not None
    core = numeral.core
    bracketed = (
        row[index - 1 : index] and row[index - 1].cls == "(" and [i.cls for i in row[index + 1 : index + 2]] == [")"]
    )
    if bracketed and tokens.words[core - 1] == "[":
        return True
    argument = core > 1 and (tokens.words[core - 1] == "|" or tokens.lower[core - 2 : core] == ["p", "="])
    return argument and "{" in tokens.words[:core]


def _ends_date(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number is a later day of a month: "overnight on December 29 to 30"."""
    numeral = row[index].number
    assert numeral is not None
    day = phrase.sort == "" and not numeral.verbal and numeral.nominal[:1] <= (31,)
    joined = index > 1 and (row[index - 1].lower in ("to", "or") or row[index - 1].cls in "-&")
    before = row[index - 2].time if joined else None
    return day and before is not None and before.kind in ("date", "day")


def _is_difference(row: Sequence[Item], index: int) -> bool:
    """Tell whether a number is by how many two counts differ: "40 dead, eight more than on Monday"."""
    ahead = row[index + 1 : index + 3]
    return len(ahead) == 2 and ahead[0].lower in _COMPARED and ahead[1].lower == "than"


_COMPARED = frozenset({"more", "fewer", "less", "higher", "lower"})


def _is_age(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number is how old somebody is: "the mayor, 54, and his driver", "9,000 of them are under five"."""
    numeral = row[index].number
    assert numeral is not None
    before = row[index - 1].cls if index else ""
    under = numeral.hedge is Hedge.LESS_THAN and numeral.nominal[:1] <= (18,) and phrase.head is None
    if under and before and before in "ap":
        return True
    if any(item.lower == "aged" for item in row[max(0, index - 3) : index]):
        return True  # "two girls, aged 9 and 13"
    apart = index > 1 and before == "," and phrase.sort == "" and row[index + 1 : index + 2]
    if not apart or row[index + 1].cls not in ",.":
        return False
    return row[index - 2].cls in "op" and not row[index - 2].lower.endswith(_MANY)


def _is_odds(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number is one of two that are held against each other: "voted 14 to 1", "four to one"."""
    numeral = row[index].number
    assert numeral is not None
    if index > 2 and row[index - 1].lower == "to" and row[index - 3].lower != "from" and phrase.sort == "":
        more = row[index - 2].number
        if more is not None and more.nominal[:1] > (numeral.nominal[:1] or (0,)):
            return True
    against = row[index + 2].number if index + 2 < len(row) and row[index + 1].lower == "to" else None
    return against is not None and against.nominal == (1,)


_RELIEF = frozenset(
    "food water aid relief assistance help support supplies rations meals blankets shelter medicine medicines care "
    "cash tents services vaccines treatment".split()
)
"""What is brought to people to whom that alone is told to happen."""


_FARING = frozenset(
    "face faces faced need needs needed require requires required lack lacks lacked suffer suffers depend depends rely "
    "relies".split()
)
_IN_WANT = frozenset("hungry starving malnourished undernourished".split())


def _fares(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether those counted are only said to be in want: "and half of X's people face hunger"."""
    at = phrase.stop
    if at < len(row) and row[at].cls == "f":  # "half of X's 50 million people"
        while at < len(row) and (row[at].cls in "fdANp" or row[at].lower == "population"):
            at += 1
    if at >= len(row) or any(item.lower in ("whom", "them", "which") for item in row[index:at]):
        return False
    if row[at].lower == "faced" and at + 1 < len(row) and row[at + 1].lower in PRONOUNS:
        return False  # "8,000 Zorvians faced him"
    want = at + 1 < len(row) and row[at].cls == "a" and row[at + 1].lower in _IN_WANT
    return row[at].lower in _FARING or want


_NEAR = 14
"""Items from a number within which an outbreak may be told to be what befell people."""

_OUTBREAKS = frozenset({"outbreak", "epidemic"})
_ILLNESSES = frozenset(
    "cholera measles malaria ebola mpox dengue polio meningitis diphtheria typhoid typhus dysentery hepatitis covid-19 "
    "coronavirus influenza suspected".split()
)
_AMID = frozenset({"during", "amid", "despite", "after"})


def _fell_ill(row: Sequence[Item], index: int) -> bool:
    """Tell whether an illness was what befell people: "9,000 cases, including 22 deaths", "died in an outbreak"."""
    before = next((at for at in range(index - 1, max(-1, index - 12), -1) if row[at].cls == "N"), None)
    ill = before is not None and any(item.last_word in _ILLNESSES for item in row[before:index])
    if ill and before is not None and any(item.last_word == "cases" for item in row[before : before + 4]):
        return True
    start, stop = index, index
    while start > 0 and index - start < _NEAR and row[start - 1].cls not in ",;:":
        start -= 1
    while stop < len(row) and stop - index < _NEAR and row[stop].cls not in ",;:":
        stop += 1
    told = next((at for at in range(start, stop) if row[at].lower in _OUTBREAKS), None)
    return told is not None and not any(item.lower in _AMID for item in row[max(start, told - 4) : told])


_DWELLERS = frozenset("inhabitants residents souls".split())
_HAVING = frozenset({"has", "had", "having", "with", "counts", "counted", "numbers", "numbered"})


def _is_had_by_place(row: Sequence[Item], index: int) -> bool:
    """Tell whether an inset says how many people a town has: "which had 7,000 inhabitants", "with 46 residents"."""
    steps = range(index - 1, max(-1, index - 4), -1)
    having = next((step for step in steps if row[step].lower in _HAVING), None)
    if having is None or any(row[step].cls not in "daxw" for step in range(having + 1, index)):
        return False
    before = [item.lower for item in row[max(0, having - 2) : having]]
    return before[-1:] == [","] or before == [",", "which"]


def _quarters(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether those to whom a place is home fled there, or are soldiers: "home to 40 Zorvian soldiers"."""
    return takes_in(row, index - 2) or (phrase.head is not None and row[phrase.head].military)


def befell_nobody(row: Sequence[Item], index: int, phrase: Phrase) -> bool:
    """Tell whether a number only sizes a place or a group: "a city of 70,000", "none of the 40"."""
    before = row[index - 1].lower if index else ""
    back = index - 1
    while back > 0 and row[back].cls == "d":
        back -= 1
    if back > 0 and row[back].cls == "f":
        whole = row[back - 1]
        if whole.lower in _PEOPLED or (back > 1 and whole.cls == "p" and row[back - 2].lower in ("a", "an")):
            return True  # "a boy of nine"
        if whole.lower in _PARENTS:
            return True  # "a mother of three died"
        none = whole.lower in ("none", "neither") or (
            whole.cls == "N" and row[back - 2 : back - 1] and row[back - 2].cls == "x"
        )
        if none and not any(item.lower == "survived" for item in row[index:]):
            return True
    if index > 1 and before == "to" and row[index - 2].lower == "home" and not _quarters(row, index, phrase):
        return True  # "ground that was home to 1.15 million people"
    lives = phrase.head is not None and row[phrase.head].lower in _DWELLERS
    if lives and row[phrase.stop : phrase.stop + 1] and row[phrase.stop].cls == "," and _is_had_by_place(row, index):
        return True  # "the town, which had 7,000 inhabitants, surrendered"
    if index > 2 and before == "to" and row[index - 2].lower in _RELIEF:
        return True  # "has provided food to 83,000 people"
    numeral = row[index].number
    if before in ("not", "without", "nor") and numeral is not None and numeral.nominal == (1,):
        return True  # "not one was hurt", "not a single soldier"
    if index == 2 and before in ("in", "in every") and row[0].cls == "N":
        return True  # "one in 40"
    if phrase.sort == "" and before == "left" and phrase.stop < len(row):
        verb = row[phrase.stop]
        if verb.lower.endswith("ed") and not is_harm(verb):
            return True  # "injured 30, and left 5 trapped"
    aged = any(item.lower in _OLDEST for item in row[max(0, index - 6) : index])
    if aged and phrase.sort == "" and before in {"is", "was", *_OLDEST}:
        return True  # "the youngest of the freed is 26 and the oldest 59"
    if index > 1 and before == "to" and any(form[1:] == ("captured", "subject") for form in forms_of(row[index - 2])):
        return True  # "57 soldiers surrendered to nine"
    if _fares(row, index, phrase) or _fell_ill(row, index):
        return True
    return any(item.lower == "none" for item in row[phrase.stop : phrase.stop + 3])
