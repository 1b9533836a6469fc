"""The numbers of a sentence: value, hedge, grain and unit, each with the words they stand in.

Decides what is printed and how it is hedged. What a number counts, and of whom, is left to the later stages; that it is
a date, an age, an ordinal, a sum of money or a label is said here, so that nobody counts it as people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

import attrs

from conflictfacts.model.estimate import Hedge
from conflictfacts.reading.tokens import Tokens
from conflictfacts.reading.words import Words
from conflictfacts.units import Number, exact

__all__ = ["Numeral", "read_numbers"]

_DASHES = frozenset("-–—‒−")
_GROUPED = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d{1,3}(?:\.\d{3}){2,}"
)
_CHANGE = frozenset(
    "rose risen rise rises fell fallen falls increased increase increases dropped drop drops jumped jumps grew grown grows "
    "up down reduced cut shrunk shrank climbed decreased decrease swelled soared raised revised lowered fall grow went going "
    "dropping rising falling growing".split()
)
_LABELS = frozenset(
    "resolution flight page chapter article no. nr highway route paragraph section figure boeing airbus covid".split()
)
_CAPITAL_LABELS = frozenset(
    "operation phase type area grade class level protocol channel hill unit sector room order category group zone gate mig su il tu an".split()
)
_ORDINAL = frozenset({"st", "nd", "rd", "th", "d"})
_TEENS = frozenset(range(20, 100, 10))
_LONGEST_NUMERAL = 40
"""Characters of the longest numeral that is taken for a number; what is longer counts nothing on earth."""
_MONEY_MARKS = frozenset({"$", "£", "€", "us$", "¥", "₴", "₽", "€"})


@attrs.frozen
class Numeral:
    """One number of a sentence, or the two ends of a range."""

    first: int
    """The first token, its hedge included."""

    core: int
    """The first token of the number proper."""

    stop: int
    """The token behind the number proper."""

    last: int
    """The token behind its unit and a hedge that follows."""

    nominal: tuple[Number, ...]
    """As printed: one number, or the two of a range; empty for a vague word such as "hundreds"."""

    grain: tuple[Number, ...]
    """The last significant place of each, as written."""

    hedge: Hedge
    """How it is hedged."""

    ends: tuple[Hedge, Hedge] | None
    """How the ends of a range are hedged where one of them is."""

    unit: str
    """A unit symbol; "" for a bare count; `money`, `time`, `label`, `ordinal` or `other` for what is neither people nor ground."""

    verbal: bool
    """Whether it is spelled out."""

    fraction: bool = False
    """Whether it is a fraction in words ("a third")."""

    scale: Number = 0
    """For a vague word, the least it can mean."""

    exactly: bool = False
    """Whether the text says "exactly"."""


@attrs.frozen
class _Core:
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
    plain = re.sub(r"[^\d.]", "", digits)
    if "." in plain:
        return Fraction(1, 10 ** len(plain.split(".")[1]))
    stripped = plain.rstrip("0")
    return 10 ** (len(plain) - len(stripped)) if stripped else 0


def read_numbers(tokens: Tokens, words: Words, dated: Sequence[bool]) -> list[Numeral]:
    """Read the numbers of a sentence, in order.

    Args:
        tokens: The tokens of the sentence.
        words: The vocabulary.
        dated: For each token, whether it belongs to a date or a span of time.
    """
    found: list[Numeral] = []
    at = 0
    lower, starts = tokens.lower, words.numeral_words
    while at < len(tokens):
        word = lower[at]
        if not (word in starts or word[0].isdecimal() or ("-" in word and word.partition("-")[0] in starts)):
            at += 1
            continue
        numeral = None if dated[at] else _read_at(tokens, words, dated, at, found[-1].last if found else 0)
        if numeral is None:
            at += 1
        else:
            found.append(numeral)
            at = numeral.last
    return found


def _read_at(tokens: Tokens, words: Words, dated: Sequence[bool], at: int, floor: int) -> Numeral | None:
    lower = tokens.lower
    vague = words["vague"].match(lower, at)
    if vague is not None and not (lower[at] == "tens" and vague[1] == at + 1):
        return _vague(tokens, words, at, int(vague[0]), vague[1], floor)
    core = _core(tokens, words, at)
    if core is None:
        return None
    hedge, exactly, first = _hedge_before(lower, words, at, floor)
    nominal: tuple[Number, ...] = (core.value,)
    grain: tuple[Number, ...] = (core.grain,)
    ends = None
    stop = core.stop
    paired = _range_end(tokens, words, dated, at, core)
    if paired is not None:
        second, stop, end_hedge, low = paired
        nominal, grain = (low.value, second.value), (low.grain, second.grain)
        if hedge is not Hedge.EXACT or end_hedge is not Hedge.EXACT:
            ends = (
                (hedge, end_hedge) if hedge not in (Hedge.ABOUT, Hedge.NEARLY) or end_hedge is not Hedge.EXACT else None
            )
        hedge = Hedge.RANGE
        while first > 0 and lower[first - 1] in ("between", "from", "of", "range"):
            if (
                lower[first - 1] in ("of", "range")
                and lower[first - 2 : first] != ["range", "of"]
                and lower[first - 1] != "range"
            ):
                break
            first -= 1
    unit, last = _unit(tokens, words, at, core, stop)
    if unit == "percent" and stop < len(tokens) and lower[first - 1 : first] == ["one", "in"]:
        unit = "other"
    if hedge is Hedge.EXACT or (hedge is Hedge.ABOUT and not exactly):
        after = words["hedge_after"].match(lower, last)
        if last < len(tokens) and tokens.words[last] == "+":
            hedge, last = Hedge.AT_LEAST, last + 1
        elif after is not None and hedge is Hedge.EXACT and not _begins_number(tokens, words, after[1]):
            hedge, last = Hedge(after[0]), after[1]
        elif last + 1 < len(tokens) and hedge is Hedge.EXACT:
            # "2 villages or more": the hedge stands behind the noun.
            after = words["hedge_after"].match(lower, last + 1)
            if after is not None and lower[last + 1] == "or":
                hedge = Hedge(after[0])
    return Numeral(
        first, at, stop, last, nominal, grain, hedge, ends, unit, core.verbal, core.fraction, exactly=exactly
    )


def _begins_number(tokens: Tokens, words: Words, at: int) -> bool:
    return at < len(tokens) and _core(tokens, words, at) is not None


def _vague(tokens: Tokens, words: Words, at: int, scale: int, stop: int, floor: int) -> Numeral | None:
    if scale >= 100 and at > 0 and (_digit(tokens.words[at - 1]) or words["numeral"].match(tokens.lower, at - 1)):
        return None
    first = at
    while first > floor and tokens.lower[first - 1] in ("many", "several", "some", "low", "perhaps", "few", "the", "a"):
        first -= 1
    return Numeral(first, at, stop, stop, (), (), Hedge.VAGUE, None, "", True, scale=scale)


def _digit(word: str) -> bool:
    return word[0].isdecimal()


def _core(tokens: Tokens, words: Words, at: int) -> _Core | None:
    """Read a numeral and the scale words behind it."""
    lower = tokens.lower
    if _digit(lower[at]):
        return _digits(tokens, words, at)
    if lower[at] == "half" and lower[at + 1 : at + 3] == ["a", "dozen"]:
        return _Core(6, 1, at + 3, True)
    if lower[at] in ("a", "an", "half", "one", "two", "three", "four") or "-" in lower[at]:
        fraction = _fraction(tokens, words, at)
        if fraction is not None:
            return fraction
    return _spelled(tokens, words, at)


def _digits(tokens: Tokens, words: Words, at: int) -> _Core | None:
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
        value: Number = exact(Fraction(text))
    except ValueError:
        return None
    grain = grain_of(text)
    stop = at + 1
    if stop < len(lower):
        adjacent = tokens.starts[stop] == tokens.ends[at]
        if adjacent and lower[stop] in _ORDINAL:
            return _Core(value, 1, stop + 1, False, ordinal=True)
        after = stop
        if lower[stop] in _DASHES and stop + 1 < len(lower) and lower[stop + 1] in ("thousand", "million", "hundred"):
            after = stop + 1
        scale = words["scale"].match(lower, after)
        while scale is not None and (len(lower[after]) > 1 or (adjacent and lower[after] in "km")):
            if lower[after] == "m" and tokens.words[after] == "m" and not _money(tokens, at) and value > 999:
                break
            value, grain, stop = exact(value * int(scale[0])), exact(grain * int(scale[0])), scale[1]
            after = stop
            scale = words["scale"].match(lower, after) if after < len(lower) else None
    return _Core(value, grain, stop, False)


def _money(tokens: Tokens, at: int) -> bool:
    return at > 0 and tokens.lower[at - 1] in _MONEY_MARKS


def _fraction(tokens: Tokens, words: Words, at: int) -> _Core | None:
    lower = tokens.lower
    found = words["fraction"].match(lower, at)
    if found is None:
        return None
    share, stop = Fraction(found[0]), found[1]
    if stop < len(lower) and lower[stop] == "of" and stop + 1 < len(lower) and lower[stop + 1] in ("a", "one"):
        scale = words["scale"].match(lower, stop + 2)
        if scale is not None:
            return _Core(exact(share * int(scale[0])), exact(int(scale[0]) / Fraction(100)), scale[1], True)
    if stop < len(lower) and lower[stop] in ("a", "million"):
        scale = words["scale"].match(lower, stop + (lower[stop] == "a"))
        if scale is not None:
            return _Core(exact(share * int(scale[0])), exact(int(scale[0]) / Fraction(10)), scale[1], True)
    if lower[stop : stop + 2] == ["or", "so"]:
        stop += 2
    ahead = lower[stop : stop + 2]
    if ahead[:1] in (["of"], ["the"], ["its"], ["their"], ["his"]) and ahead[1:2] != ["way"]:
        value = exact(share * 100)
        # "half" and "a third" are round words: their grain is that of tenths, as of a printed 50 or 30.
        return _Core(value, 10, stop, True, fraction=True)
    return None


def _spelled(tokens: Tokens, words: Words, at: int) -> _Core | None:
    """Read a numeral in words: a hundred, twenty-one, nine hundred thousand, half a dozen."""
    lower = tokens.lower
    at_start = at
    factor = 1
    total: Number = 0
    current: Number = 0
    grain: Number = 1
    seen = False
    article = lower[at] in ("a", "an")
    if article and lower[at + 1 : at + 2] == ["dozen"]:
        return _Core(12, 1, at + 2, True)
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
            factor = int(scale[0])
            # The grain is the place of the last word: "nine hundred thousand" is said to the hundred thousand.
            if factor == 100:
                current, grain = current * 100, 100 * grain
            else:
                grain = (grain if current else 1) * factor
                total, current = total + (current or 1) * factor, 0
            at = scale[1]
            continue
        if word == "dozen":
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
    return _Core(exact(value), grain if value else 0, at, True) if at > at_start else None


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


def _hedge_before(lower: Sequence[str], words: Words, at: int, floor: int) -> tuple[Hedge, bool, int]:
    """Read the hedge before a number: which, whether "exactly", and its first token."""
    stop = at
    for _ in range(4):
        hedged = words["hedge"].match_back(lower, stop)
        if hedged is not None and hedged[1] >= floor:
            name, first = hedged
            if name == "exactly":
                return Hedge.EXACT, True, first
            outer = words["hedge"].match_back(lower, first)
            if (
                outer is not None
                and outer[1] >= floor
                and outer[0] in ("about", "nearly")
                and name in ("more_than", "at_least")
            ):
                first = outer[1]
            return Hedge(name), False, first
        skipped = words["hedge_skip"].match_back(lower, stop)
        if skipped is None or skipped[1] < floor:
            break
        stop = skipped[1]
    return Hedge.EXACT, False, at


def _range_end(
    tokens: Tokens, words: Words, dated: Sequence[bool], at: int, core: _Core
) -> tuple[_Core, int, Hedge, _Core] | None:
    """Read the second end of a range, if this number is the first of one: end, stop, its hedge, and the first end in scale."""
    lower, stop = tokens.lower, core.stop
    if stop + 1 >= len(lower) or core.ordinal or core.fraction:
        return None
    joint = lower[stop]
    before = lower[max(0, at - 7) : at]
    opened = "between" in before or "from" in before or "range" in before
    unit = words["unit"].match(lower, stop)
    ahead = stop
    if unit is not None and unit[1] < len(lower) and (lower[unit[1]] in _DASHES or lower[unit[1]] == "to"):
        ahead, joint = unit[1], lower[unit[1]]
    if joint in _DASHES:
        spaced = ahead + 1 < len(lower) and lower[ahead + 1][0].isdecimal() and _within(tokens, words, ahead + 1, core)
        tight = (
            spaced
            or tokens.starts[ahead + 1] - tokens.ends[ahead - 1] <= (1 if len(lower[ahead]) == 1 else 3)
            or opened
        )
        if not tight:
            return None
        ahead += 1
    elif joint == "and" and "between" in before:
        ahead += 1
    elif joint == "to" or (joint == "up" and lower[stop + 1] == "to"):
        if any(word in _CHANGE for word in before) and "range" not in before:
            return None
        ahead += 1 if joint == "to" else 2
    else:
        return None
    hedge = Hedge.EXACT
    for _ in range(2):
        ahead_hedge = words["hedge"].match(lower, ahead)
        if ahead_hedge is not None:
            hedge, ahead = Hedge(ahead_hedge[0]) if ahead_hedge[0] != "exactly" else Hedge.EXACT, ahead_hedge[1]
        elif ahead < len(lower) and lower[ahead] in ("a", "as"):
            skip = words["hedge_skip"].match(lower, ahead)
            ahead = skip[1] if skip is not None and _core(tokens, words, ahead) is None else ahead
    if ahead >= len(lower) or dated[ahead]:
        return None
    second = _core(tokens, words, ahead)
    if second is None or second.ordinal or second.verbal != core.verbal:
        return None
    low = core
    if second.value >= 1000 and core.value < 1000 and second.stop > ahead + 1 and core.stop == at + 1:
        # "5–10 thousand": the scale word serves both.
        factor = words["scale"].match(lower, second.stop - 1)
        if factor is not None:
            low = attrs.evolve(core, value=exact(core.value * int(factor[0])), grain=exact(core.grain * int(factor[0])))
    if low.value >= second.value:
        return None
    if joint == "to" and not opened and second.value > 20 * low.value:
        return None
    return second, second.stop, hedge if hedge is not Hedge.ABOUT else Hedge.EXACT, low


def _is_note(tokens: Tokens, at: int, stop: int) -> bool:
    """Tell whether a number is the mark of a note: in square brackets and glued to what it notes, "465,000[4]"."""
    return (
        at > 1
        and tokens.words[at - 1] == "["
        and stop < len(tokens)
        and tokens.words[stop] == "]"
        and tokens.starts[at - 1] == tokens.ends[at - 2]
    )


def _within(tokens: Tokens, words: Words, at: int, core: _Core) -> bool:
    """Tell whether a number behind a spaced dash may close a range: of the same order, and large enough to be no label."""
    second = _core(tokens, words, at)
    return (
        second is not None and not second.ordinal and core.value >= 100 and core.value < second.value <= 5 * core.value
    )


def _unit(tokens: Tokens, words: Words, at: int, core: _Core, stop: int) -> tuple[str, int]:
    """Say what the number is in: a unit symbol, or what it is that is no count of people or ground."""
    lower = tokens.lower
    if core.ordinal:
        return "ordinal", stop
    if _money(tokens, at):
        return "money", stop
    if core.fraction:
        return "percent", stop
    behind = stop
    if behind < len(lower) and lower[behind] in _DASHES and behind + 1 < len(lower):
        if lower[behind + 1].rstrip("s") in ("year", "month", "week", "day", "hour", "minute", "year-old"):
            return "time", behind + 2
        if lower[behind + 1] == "strong":
            return "", stop
        tight = tokens.starts[behind] == tokens.ends[behind - 1] and tokens.starts[behind + 1] == tokens.ends[behind]
        if (
            tight
            and lower[behind + 1][0].isalpha()
            and not core.verbal
            and words["people"].match(lower, behind + 1) is None
        ):
            return "label", stop  # "a 45-caliber pistol", "a 15-member team"
    found = words["unit"].match(lower, behind)
    if found is not None:
        unit, last = found
        adjacent = tokens.starts[behind] == tokens.ends[behind - 1]
        if unit == "meter" and lower[behind] == "m" and not adjacent:
            found = None
        elif unit in ("kilometer", "mile") and last < len(lower) and lower[last] in ("/", "per"):
            return "other", last
        elif unit == "time" and last < len(lower) and lower[last] in ("'", "’"):
            return "time", last
        else:
            if unit == "time" and lower[behind] in ("am", "m") and not adjacent:
                return "", stop
            return unit, last
    previous = lower[at - 1] if at else ""
    if _is_note(tokens, at, stop):
        return "label", stop
    if previous in ("no", "number") and (
        tokens.words[at - 1].isupper()
        and previous == "no"
        or lower[at - 2 : at - 1] in (["telephone"], ["phone"], ["flight"], ["room"])
    ):
        return "label", stop
    if (
        previous in ("at", "by", "between", "until", "about")
        and len(tokens.words[at]) == 4
        and tokens.words[at].isdecimal()
        and int(tokens.words[at]) <= 2400
        and (
            stop < len(lower)
            and lower[stop] in ("gmt", "hours", "today", "last", "on", "local", "yesterday", "this", "tonight")
        )
    ):
        return "label", stop
    if previous in _LABELS or (
        previous in _CAPITAL_LABELS and tokens.words[at - 1][0].isupper() and (at > 1 or previous == "operation")
    ):
        return "label", stop
    if previous in ("aged", "age"):
        return "label", stop
    if (
        previous == ","
        and (stop >= len(lower) or lower[stop] in ",;.)")
        and not core.verbal
        and core.value < 100
        and core.stop == at + 1
    ):
        if at > 1 and tokens.words[at - 2][:1].isupper():
            return "label", stop
    return "", stop
