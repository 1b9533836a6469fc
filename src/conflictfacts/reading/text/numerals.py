"""The value of one numeral, in digits or in words, with its grain."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import Words
from conflictfacts.units import Number, exact

__all__ = ["DASHES", "Core", "follows_money", "grain_of", "is_digit", "read_core"]

DASHES = frozenset("-–—‒−")


_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’]\d{3})+|"
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d{1,3}(?:\.\d{3}){2,}"
)


_ORDINAL = frozenset({"st", "nd", "rd", "th", "d"})


_TEENS = frozenset(range(20, 100, 10))


_LONGEST_SHARE = 5
"""Characters no number in "71 of every 100" reaches."""

_LONGEST_NUMERAL = 40
"""Characters of the longest numeral that is taken for a number; what is longer counts nothing on earth."""


_MONEY_MARKS = frozenset({"$", "£", "€", "us$", "¥", "₴", "₽"})


class Core(NamedTuple):
    """A number without its hedge and unit."""

    value: Number
    grain: Number
    stop: int
    verbal: bool
    fraction: bool = False
    ordinal: bool = False


def grain_of(digits: str) -> Number:
    """Give the last significant place of a printed numeral.

    Examples:
        >>> grain_of("250,000"), grain_of("19.04"), grain_of("90")
        (10000, Fraction(1, 100), 10)
    """
    plain = digits if digits.isdecimal() else re.sub(r"[^\d.]", "", digits)
    if "." in plain:
        return Fraction(1, 10 ** len(plain.split(".")[1]))
    stripped = plain.rstrip("0")
    return 10 ** (len(plain) - len(stripped)) if stripped else 0


def is_digit(word: str) -> bool:
    """Tell whether a token is in digits."""
    return word[0].isdecimal()


def read_core(tokens: Tokens, words: Words, at: int) -> Core | None:
    """Read a numeral and the scale words behind it."""
    lower = tokens.lower
    joined = lower[at + 1 : at + 2]
    if joined in _JOINED:
        share = _so_many_in(tokens, words, at)
        if share is not None:
            return share
    if is_digit(lower[at]):
        return _digits(tokens, words, at)
    if lower[at] == "half" and lower[at + 1 : at + 3] == ["a", "dozen"]:
        return Core(6, 1, at + 3, True)
    if lower[at] == "a" and joined == ["single"]:
        return Core(1, 1, at + 2, True)  # "a single soldier"
    if lower[at] in {"a", "an", "half", "one", "two", "three", "four"} or "-" in lower[at]:
        fraction = _fraction(tokens, words, at)
        if fraction is not None:
            return fraction
    return _spelled(tokens, words, at)


def _digits(tokens: Tokens, words: Words, at: int) -> Core | None:
    lower, word = tokens.lower, tokens.words[at]
    if len(word) > _LONGEST_NUMERAL:
        return None
    text = word
    if _GROUPED.fullmatch(word):
        text = re.sub(r"\D", "", word)
    elif (grouped := _GROUPED.match(word)) and word[grouped.end() :].startswith("."):
        # A count of whole things has no decimals: what is glued to it is a citation mark ("465,000.74").
        text = re.sub(r"\D", "", grouped.group()) if "." not in grouped.group() else word
        if word.count(".") == 1 and len(word[grouped.end() + 1 :]) == 1:
            text = word.replace(",", "")
    elif "," in word:
        if re.fullmatch(r"\d+,\d{1,2}", word):
            text = word.replace(",", ".")
        else:
            return None
    if text.count(".") > 1:
        return None
    if len(word) > 1 and word[0] == "0" and word[1] != ".":
        return None  # 0200 hours, a telephone number
    try:
        value: Number = int(text) if text.isdecimal() else exact(Fraction(text))
    except ValueError:
        return None
    grain = grain_of(text)
    stop = at + 1
    if stop < len(lower):
        adjacent = tokens.starts[stop] == tokens.ends[at]
        if adjacent and lower[stop] in _ORDINAL:
            return Core(value, 1, stop + 1, False, ordinal=True)
        after = stop
        if lower[stop] in DASHES and stop + 1 < len(lower) and lower[stop + 1] in ("thousand", "million", "hundred"):
            after = stop + 1
        scale = words["scale"].match(lower, after)
        while scale is not None and (len(lower[after]) > 1 or (adjacent and lower[after] in "km")):
            if lower[after] == "m" and tokens.words[after] == "m" and not follows_money(tokens, at) and value > 999:
                break
            value, grain, stop = exact(value * int(scale[0])), exact(grain * int(scale[0])), scale[1]
            after = stop
            scale = words["scale"].match(lower, after) if after < len(lower) else None
    return Core(value, grain, stop, False)


def follows_money(tokens: Tokens, at: int) -> bool:
    """Tell whether the sign of a currency stands before a number."""
    return at > 0 and tokens.lower[at - 1] in _MONEY_MARKS


_OUT_OF = (("out", "of", "every"), ("out", "of"), ("of", "every"), ("in", "every"), ("in",))
"""What stands between the two numbers of a share, longest first."""

_JOINED = (["in"], ["out"], ["of"])

_WHOM = frozenset("the its their his our these those them us all".split())
"""Words behind "of" that say of whom a share is told."""


def _so_many_in(tokens: Tokens, words: Words, at: int) -> Core | None:
    """Read a share told of a round number of people: "nine in ten residents", "four of every five of the dead"."""
    lower = tokens.lower
    joint = next((joint for joint in _OUT_OF if tuple(lower[at + 1 : at + 1 + len(joint)]) == joint), ())
    stop = at + 1 + len(joint)
    if not joint or stop >= len(lower):
        return None
    few, many = _whole(words, lower[at]), _whole(words, lower[stop])
    if few is None or many is None or not 0 < few < many or (joint == ("in",) and is_digit(lower[stop])):
        return None
    counted = stop + 1 + (tokens.words[stop + 1 : stop + 2] != [] and tokens.words[stop + 1][0].isupper())
    of_whom = lower[stop + 1 : stop + 2] == ["of"] and lower[stop + 2 : stop + 3] != [] and lower[stop + 2] in _WHOM
    if not of_whom and (counted >= len(lower) or not words["people"].match(lower, counted)):
        return None
    return Core(exact(Fraction(100 * few, many)), exact(Fraction(100, many)), stop + 1, True, fraction=True)


def _whole(words: Words, word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) < _LONGEST_SHARE else _small(words, word)


def _fraction(tokens: Tokens, words: Words, at: int) -> Core | None:
    lower = tokens.lower
    found = words["fraction"].match(lower, at)
    if found is None:
        return None
    share, stop = Fraction(found[0]), found[1]
    if stop < len(lower) and lower[stop] == "of" and stop + 1 < len(lower) and lower[stop + 1] in ("a", "one"):
        scale = words["scale"].match(lower, stop + 2)
        if scale is not None:
            return Core(exact(share * int(scale[0])), exact(int(scale[0]) / Fraction(100)), scale[1], True)
    if stop < len(lower) and lower[stop] in ("a", "million"):
        scale = words["scale"].match(lower, stop + (lower[stop] == "a"))
        if scale is not None:
            return Core(exact(share * int(scale[0])), exact(int(scale[0]) / Fraction(10)), scale[1], True)
    if lower[stop : stop + 2] == ["or", "so"]:
        stop += 2
    ahead = lower[stop : stop + 2]
    told = ahead[:1] in (["of"], ["the"], ["its"], ["their"], ["his"]) and ahead[1:2] != ["way"]
    several = ahead[:1] in (["were"], ["are"], ["have"])  # and no third man who "was"
    counted = ahead[:1] != [] and ahead[0].isalpha()
    of_so_many = stop > at + 2 and lower[at + 1] == "in" and counted  # "one in three men"
    if told or several or of_so_many:
        value = exact(share * 100)
        # "half" and "a third" are round words: their grain is that of tenths, as of a printed 50 or 30.
        return Core(value, 10, stop, True, fraction=True)
    return None


def _spelled(tokens: Tokens, words: Words, at: int) -> Core | None:
    """Read a numeral in words: a hundred, twenty-one, nine hundred thousand, half a dozen."""
    lower = tokens.lower
    at_start = at
    factor = least = 1
    total: Number = 0
    current: Number = 0
    grain: Number = 1
    seen = False
    article = lower[at] in ("a", "an")
    if article and lower[at + 1 : at + 2] == ["dozen"]:
        return Core(12, 1, at + 2, True)
    if article:
        scale = words["scale"].match(lower, at + 1) if at + 1 < len(lower) and len(lower[at + 1]) > 2 else None
        if scale is None:
            return None
        current, at, seen = 1, at + 1, True
    while at < len(lower):
        word = lower[at]
        if (
            word == "and"
            and seen
            and current % 100 == 0
            and at + 1 < len(lower)
            and _small(words, lower[at + 1])
            and current
        ):
            at += 1
            continue
        small = _small(words, word)
        if small is not None:
            if seen and current % 100 != 0 and not (current % 100 in _TEENS and small < 10):
                break
            current, grain, seen = current + small, (10 if small % 10 == 0 and small else 1), True
            at += 1
            continue
        compound = _compound(words, word) if "-" in word else None
        if compound is not None:
            total, current, grain, seen = total + compound[0], current, compound[1], True
            at += 1
            continue
        scale = words["scale"].match(lower, at) if len(word) > 2 else None
        if scale is not None and seen:
            if int(scale[0]) == 100 and current >= 100:
                break
            factor = int(scale[0])
            # The grain is the place of the last word: "nine hundred thousand" is said to the hundred thousand.
            if factor == 100:
                current, grain = current * 100, 100 * grain
            else:
                if total and factor >= least:
                    break  # "two thousand three million": another numeral
                least = factor
                grain = (grain if current else 1) * factor
                total, current = total + (current or 1) * factor, 0
            at = scale[1]
            continue
        if word == "dozen" or (word == "dozens" and seen):
            current, grain, seen = (current or 1) * 12, 1, True
            at += 1
            break
        break
    if not seen:
        return None
    value = total + current
    if lower[at : at + 3] == ["and", "a", "half"]:
        at += 3
        scale = words["scale"].match(lower, at) if at < len(lower) and len(lower[at]) > 2 else None
        if scale is not None:
            value, grain, at = (value + Fraction(1, 2)) * int(scale[0]), Fraction(int(scale[0]), 10), scale[1]
        elif factor > 1:
            value, grain = value + Fraction(factor, 2), Fraction(factor, 10)
        else:
            value, grain = value + Fraction(1, 2), Fraction(1, 2)
    return Core(exact(value), grain if value else 0, at, True) if at > at_start else None


def _small(words: Words, word: str) -> int | None:
    found = words["numeral"].match((word,), 0)
    if found is not None:
        return int(found[0])
    if "-" in word:
        tens, _, ones = word.partition("-")
        first, second = words["numeral"].match((tens,), 0), words["numeral"].match((ones,), 0)
        if first is not None and second is not None and int(first[0]) in _TEENS and int(second[0]) < 10:
            return int(first[0]) + int(second[0])
    return None


def _compound(words: Words, word: str) -> tuple[Number, Number] | None:
    """Read a number whose words are hyphenated: "four-thousand", "four-thousand-100"; its value and grain."""
    total: Number = 0
    current: Number = 0
    grain: Number = 1
    for piece in word.split("-"):
        scale = words["scale"].match((piece,), 0) if len(piece) > 2 else None
        small = int(piece) if piece.isdecimal() and len(piece) < 7 else _small(words, piece)
        if scale is not None and current:
            total, current, grain = total + current * int(scale[0]), 0, int(scale[0])
        elif small is not None and not current:
            current, grain = small, (grain_of(piece) if piece.isdecimal() else 1)
        else:
            return None
    return (total + current, grain) if total else None
