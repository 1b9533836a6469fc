"""What a number of a sentence is in: a unit, or what is no count of people or ground, such as an age or a label.

Decides by the word behind it first, then by the word before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.reading.text.numerals import DASHES, Core, follows_money
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import Words

__all__ = ["GLUED", "unit_at"]

GLUED = {"plus": "at_least", "odd": "about"}
"""Hedges behind a number and a hyphen: "20,000-plus", "40-odd"."""


_LABELS = frozenset(
    "resolution flight page chapter article no. nr highway route paragraph section figure boeing airbus covid "
    "kilometer kilometre".split()
)


_CAPITAL_LABELS = frozenset(
    (
        "operation phase type area grade class level protocol channel hill unit sector room order "
        "category group zone gate mig su il tu an"
    ).split()
)


def unit_at(tokens: Tokens, words: Words, at: int, core: Core, stop: int) -> tuple[str, int]:
    """Say what a number is in, and give the token behind that.

    The unit is a symbol; "" for a bare count; money, time, label, ordinal or other for neither people nor ground.

    Args:
        tokens: The tokens of the sentence.
        words: The vocabulary.
        at: The first token of the number.
        core: The number there.
        stop: The token behind it, or behind the second number of a range.
    """
    if core.ordinal:
        return "ordinal", stop
    if follows_money(tokens, at):
        return "money", stop
    if core.fraction:
        return "percent", stop
    said = _behind_dash(tokens, words, core, stop) or _unit_word(tokens, words, core, stop)
    if said is not None:
        return said
    return ("label" if _is_label(tokens, at, core, stop) else ""), stop


def _behind_dash(tokens: Tokens, words: Words, core: Core, stop: int) -> tuple[str, int] | None:
    """Read what hangs on a number by a dash: "a 12-day battle", "a 45-caliber pistol"."""
    lower, behind = tokens.lower, stop + 1
    if behind >= len(lower) or lower[stop] not in DASHES:
        return None
    if lower[behind].rstrip("s") in {"year", "month", "week", "day", "hour", "minute", "year-old"}:
        return "time", behind + 1
    if lower[behind] in ("strong", *GLUED):
        return "", stop
    tight = tokens.starts[stop] == tokens.ends[stop - 1] and tokens.starts[behind] == tokens.ends[stop]
    if tight and lower[behind][0].isalpha() and not core.verbal and words["people"].match(lower, behind) is None:
        return "label", stop
    return None


def _unit_word(tokens: Tokens, words: Words, core: Core, stop: int) -> tuple[str, int] | None:
    """Read the unit behind a number."""
    lower = tokens.lower
    found = words["unit"].match(lower, stop)
    if found is None:
        return None
    unit, last = found
    apart = tokens.starts[stop] != tokens.ends[stop - 1]
    if unit == "meter" and lower[stop] == "m" and apart:
        return None
    if unit in ("kilometer", "mile") and lower[last : last + 1] in (["/"], ["per"]):
        return "other", last
    if unit in ("unit", "settlement") and core.value > 1 and _qualifies(lower, words, last):
        return "", stop
    possessive = lower[last : last + 1] in (["'"], ["’"])
    if unit == "time" and not possessive and lower[stop] in ("am", "m") and apart:
        return "", stop
    return unit, last


def _qualifies(lower: Sequence[str], words: Words, stop: int) -> bool:
    """Tell whether a word for what is counted only qualifies people: "3 brigade commanders", "12 village elders"."""
    people = words["people"].match(lower, stop) is not None or words["role"].match(lower, stop) is not None
    return people and not lower[stop - 1].endswith("s")


def _is_label(tokens: Tokens, at: int, core: Core, stop: int) -> bool:
    """Tell whether a number without a unit counts nothing: a mark, a score, an hour, an age, the number of a page."""
    lower = tokens.lower
    if _is_note(tokens, at, stop) or _in_markup(tokens, at, stop) or _is_score(tokens, at, stop):
        return True
    if _is_day_told(lower, at, stop) or _is_of_others(lower, at, stop):
        return True
    return at > 0 and (_is_numbered(tokens, at) or _is_hour(tokens, at, stop) or _is_age(tokens, at, core, stop))


def _is_numbered(tokens: Tokens, at: int) -> bool:
    """Tell whether the word before a number says what bears it: "No. 9", "page 46", "Operation 22", "#3"."""
    lower, previous, word = tokens.lower, tokens.lower[at - 1], tokens.words[at - 1]
    if previous == "#":
        return True  # "&#8220;", left over from a page
    if previous in ("no", "number") and (
        (previous == "no" and word.isupper())
        or lower[at - 2 : at - 1] in (["telephone"], ["phone"], ["flight"], ["room"])
    ):
        return True
    capital = previous in _CAPITAL_LABELS and word[0].isupper() and (at > 1 or previous == "operation")
    front = previous == "front" and word[0].isupper() and lower[at - 2 : at - 1] in (["the"], ["of"], ["from"])
    return previous in _LABELS or capital or front  # "the Front 33", and not "the Free Zorvian Front 33 men"


_BEFORE_AN_HOUR = frozenset({"at", "by", "between", "until", "about"})
_BEHIND_AN_HOUR = frozenset({"gmt", "hours", "today", "last", "on", "local", "yesterday", "this", "tonight"})


def _is_hour(tokens: Tokens, at: int, stop: int) -> bool:
    """Tell whether a number is a time of day: "at 0630 GMT"."""
    lower, word = tokens.lower, tokens.words[at]
    hour = len(word) == 4 and word.isdecimal() and int(word) <= 2400
    return hour and lower[at - 1] in _BEFORE_AN_HOUR and stop < len(lower) and lower[stop] in _BEHIND_AN_HOUR


def _is_age(tokens: Tokens, at: int, core: Core, stop: int) -> bool:
    """Tell whether a number is somebody's age: "aged 46", "Ana Miro, 46, said", "who was 46 and a teacher"."""
    lower = tokens.lower
    if lower[at - 1] in ("aged", "age") or lower[stop : stop + 2] in _OR_MORE:
        return True
    if lower[max(0, at - 2) : at] in _WHO_WAS and (stop >= len(lower) or lower[stop] in _BEHIND_AN_AGE):
        return True
    alone = lower[at - 1] == "," and (stop >= len(lower) or lower[stop] in ",;.)") and core.stop == at + 1
    return alone and not core.verbal and core.value < 100 and at > 1 and tokens.words[at - 2][:1].isupper()


_OR_MORE = [[link, more] for link in ("and", "or") for more in ("older", "younger")]
_WHO_WAS = [[who, was] for who in ("who", "he", "she") for was in ("was", "is")]
_BEHIND_AN_AGE = frozenset({",", ".", ";", ")", "and", "when", "at"})


def _is_score(tokens: Tokens, at: int, stop: int) -> bool:
    """Tell whether a number is of a pair that falls, as no range does: "the vote was 14-0"."""
    words = tokens.words
    for first, last in ((at, stop), (at - 2, at - 1)):
        if first < 0 or last + 1 >= len(words) or words[last] not in DASHES:
            continue
        tight = tokens.starts[last] == tokens.ends[last - 1] and tokens.starts[last + 1] == tokens.ends[last]
        more, less = words[first], words[last + 1]
        if tight and last == first + 1 and more.isdecimal() and less.isdecimal() and int(more) > int(less):
            return len(more) < 4  # "2019-20" are years
    return False


def _is_day_told(lower: Sequence[str], at: int, stop: int) -> bool:
    """Tell whether a number counts days on: "Day 12: 40 killed", "on day 12 of the offensive"."""
    if not at or lower[at - 1] not in {"day", "week", "month", "year"} or stop >= len(lower):
        return False
    opens = at == 1 or lower[at - 2] in {"on", "by", "until", "since", "through", "("} or not lower[at - 2][0].isalnum()
    return opens and (lower[stop] in {":", ")", "of"} or lower[stop] in DASHES)


_NOT_SO = frozenset(
    "claimed alleged expected feared forecast planned needed promised required authorised authorized".split()
)


def _is_of_others(lower: Sequence[str], at: int, stop: int) -> bool:
    """Tell whether a number is what was not so: "all but 12 of 40", "fewer than the 40 claimed"."""
    before = lower[max(0, at - 2) : at]
    if before == ["all", "but"] or (at > 3 and lower[at - 4 : at - 2] == ["all", "but"] and lower[at - 1] == "of"):
        return True
    return before == ["than", "the"] and stop < len(lower) and lower[stop] in _NOT_SO


def _is_note(tokens: Tokens, at: int, stop: int) -> bool:
    """Tell whether a number is the mark of a note: in square brackets and glued to what it notes, "465,000[4]"."""
    return (
        at > 1
        and tokens.words[at - 1] == "["
        and stop < len(tokens)
        and tokens.words[stop] == "]"
        and tokens.starts[at - 1] == tokens.ends[at - 2]
    )


def _in_markup(tokens: Tokens, at: int, stop: int) -> bool:
    """Tell whether a number ends a parameter's name or a note in wikitext: "casualties1 = ", "p. 88</ref>"."""
    glued = at > 0 and tokens.starts[at] == tokens.ends[at - 1] and tokens.words[at - 1].isalpha()
    return (glued and tokens.words[stop : stop + 1] == ["="]) or tokens.lower[stop : stop + 3] == ["<", "/", "ref"]
