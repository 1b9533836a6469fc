"""The numbers of a sentence: value, hedge, grain and unit, each with the words they stand in.

Decides what is printed and how it is hedged. What a number counts, and of whom, is left to the later stages; that it is
a date, an age, an ordinal, a sum of money or a label is said here, so that nobody counts it as people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.model.estimate import Hedge
from conflictfacts.reading.text.negated import denied_hedge
from conflictfacts.reading.text.numerals import DASHES, Core, follows_money, is_digit, read_core
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import Words
from conflictfacts.units import Number, exact

__all__ = ["Numeral", "read_numbers"]

_CHANGE = frozenset(
    (
        "rose risen rise rises fell fallen falls increased increase increases dropped drop drops jumped "
        "jumps grew grown grows up down reduced cut shrunk shrank climbed decreased decrease swelled "
        "soared raise raises raising raised revised lower lowered fall grow went going dropping rising falling growing "
        "reduce reduces reducing cuts cutting trim trimmed expand expands expanded boost boosted"
    ).split()
)


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


class Numeral(NamedTuple):
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
    """A unit symbol; "" for a bare count; money, time, label, ordinal or other for neither people nor ground."""

    verbal: bool
    """Whether it is spelled out."""

    fraction: bool = False
    """Whether it is a fraction in words ("a third")."""

    scale: Number = 0
    """For a vague word, the least it can mean."""

    exactly: bool = False
    """Whether the text says "exactly"."""

    negated: bool = False
    """Whether it is a bound by a comparison that is denied ("did not exceed N", "not even N")."""


def read_numbers(tokens: Tokens, words: Words, dated: Sequence[bool]) -> list[Numeral]:
    """Read the numbers of a sentence, in order.

    Args:
        tokens: The tokens of the sentence.
        words: The vocabulary.
        dated: For each token, whether it belongs to a date or a span of time.
    """
    found: list[Numeral] = []
    reached = 0
    lower, compound, starts = tokens.lower, tokens.compound, words.numeral_words
    for at, word in enumerate(lower):
        if word not in starts and word not in compound:
            continue
        if not (word in starts or word[0].isdecimal() or word.partition("-")[0] in starts):
            continue
        if at < reached or dated[at]:
            continue
        if word in ("a", "an") and not (at + 1 < len(lower) and lower[at + 1] in words.behind_article):
            continue
        numeral = _read_at(tokens, words, dated, at, reached)
        if numeral is not None:
            found.append(numeral)
            reached = numeral.last
    return found


def _read_at(tokens: Tokens, words: Words, dated: Sequence[bool], at: int, floor: int) -> Numeral | None:
    lower = tokens.lower
    vague = words["vague"].match(lower, at)
    if vague is not None and not (lower[at] == "tens" and vague[1] == at + 1):
        return _vague(tokens, words, at, int(vague[0]), vague[1], floor)
    core = read_core(tokens, words, at)
    if core is None:
        return None
    hedge, exactly, first = _hedge_before(lower, words, at, floor)
    denied = denied_hedge(tokens, words, first, at, hedge)
    hedge, first = denied or (hedge, first)
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
    if hedge is Hedge.RANGE and last < len(tokens) and tokens.words[last] == "+":
        ends, last = (ends[0] if ends is not None else Hedge.EXACT, Hedge.AT_LEAST), last + 1  # "100,000–200,000+"
    if hedge is Hedge.EXACT or (hedge is Hedge.ABOUT and not exactly):
        after = words["hedge_after"].match(lower, last)
        if last + 1 < len(tokens) and lower[last] in DASHES and lower[last + 1] in _GLUED:
            after = (_GLUED[lower[last + 1]], last + 2)
        if last < len(tokens) and tokens.words[last] == "+":
            hedge, last = Hedge.AT_LEAST, last + 1
        elif after is not None and hedge is Hedge.EXACT and not _begins_number(tokens, words, after[1]):
            hedge, last = Hedge(after[0]), after[1]
        elif last + 1 < len(tokens) and hedge is Hedge.EXACT:
            # "2 villages or more": the hedge stands behind the noun.
            after = words["hedge_after"].match(lower, last + 1)
            if after is not None and lower[last + 1] in ("or", "at"):
                hedge = Hedge(after[0])
    return Numeral(
        first,
        at,
        stop,
        last,
        nominal,
        grain,
        hedge,
        ends,
        unit,
        core.verbal,
        core.fraction,
        exactly=exactly,
        negated=denied is not None,
    )


_GLUED = {"plus": "at_least", "odd": "about"}
"""Hedges behind a number and a hyphen: "20,000-plus", "40-odd"."""


def _begins_number(tokens: Tokens, words: Words, at: int) -> bool:
    return at < len(tokens) and read_core(tokens, words, at) is not None


def _vague(tokens: Tokens, words: Words, at: int, scale: int, stop: int, floor: int) -> Numeral | None:
    if scale >= 100 and at > 0 and (is_digit(tokens.words[at - 1]) or words["numeral"].match(tokens.lower, at - 1)):
        return None
    first = at
    while first > floor and tokens.lower[first - 1] in {"many", "several", "some", "low", "perhaps", "few", "the", "a"}:
        first -= 1
    return Numeral(first, at, stop, stop, (), (), Hedge.VAGUE, None, "", True, scale=scale)


_OWNING = frozenset("own owns owned owning fess fessed".split())


def _hedge_before(lower: Sequence[str], words: Words, at: int, floor: int) -> tuple[Hedge, bool, int]:
    """Read the hedge before a number: which, whether "exactly", and its first token."""
    stop = at
    for _ in range(4):
        hedged = words["hedge"].match_back(lower, stop)
        if hedged is not None and hedged[1] >= floor:
            name, first = hedged
            if first == stop - 1 and lower[first] == "over" and _is_ruled(lower, first):
                return Hedge.EXACT, False, stop
            if first == stop - 1 and lower[stop] == "the" and lower[first] in _ABOVE:
                return Hedge.EXACT, False, at  # "died under the 3,970 rockets"
            if name == "about" and first and lower[first] == "about" and _tells_of(lower, first):
                return Hedge.EXACT, False, stop
            if name == "up_to" and first and lower[first - 1] in _OWNING:
                break  # "owned up to 46 dead"
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
        if lower[stop] == "the" and stop and lower[stop - 1] == "than":
            break  # "fewer than the 40,000 it lost" compares
    return Hedge.EXACT, False, at


def _tells_of(lower: Sequence[str], at: int) -> bool:
    """Tell whether an "about" says what is told of: "wrote in its bulletin about four dead"."""
    back = at - 1
    while back > 0 and at - back < 5 and lower[back] not in _TOLD_OF:
        back -= 1
    between = lower[back + 1 : at]
    return lower[back] in _TOLD_OF and (not between or between[0] in ("in", "on", "to"))


def _is_ruled(lower: Sequence[str], at: int) -> bool:
    """Tell whether an "over" belongs to the noun before it: "holds sway over 46 villages"."""
    if at == 0:
        return False
    if lower[at - 1].startswith("hand"):
        return True  # "will hand over 300 bodies"
    return lower[at - 1] in _RULE or (lower[at - 1] == "control" and at > 1 and lower[at - 2] in _BEFORE_A_NOUN)


_ABOVE = frozenset({"under", "over", "above", "below"})
_TOLD_OF = frozenset("wrote write writes spoke talked talking heard asked knew know news stories story".split())
"""Words behind which "about" says what is told of: "first wrote about four dead"."""
_RULE = frozenset("sway authority rule rules ruled jurisdiction sovereignty dominion grip reign".split())
_BEFORE_A_NOUN = frozenset(
    "full complete total effective military its their the of has have had gained gain took taken taking take seized "
    "lost exercises exercised retains retained keeps kept established asserted assumed".split()
)
"""Words behind which "control" is no verb."""


def _range_end(
    tokens: Tokens, words: Words, dated: Sequence[bool], at: int, core: Core
) -> tuple[Core, int, Hedge, Core] | None:
    """Read the second end of a range, if a number opens one: end, stop, hedge, and the first end in scale."""
    lower, stop = tokens.lower, core.stop
    if stop + 1 >= len(lower) or core.ordinal or core.fraction:
        return None
    joint = lower[stop]
    before = lower[max(0, at - 7) : at]
    opened = "between" in before or "from" in before or "range" in before
    unit = words["unit"].match(lower, stop)
    ahead = stop
    if unit is not None and unit[1] < len(lower) and (lower[unit[1]] in DASHES or lower[unit[1]] == "to"):
        ahead, joint = unit[1], lower[unit[1]]
    if joint in DASHES:
        if ahead + 1 >= len(lower):
            return None
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
            ahead = skip[1] if skip is not None and read_core(tokens, words, ahead) is None else ahead
    if ahead >= len(lower) or dated[ahead]:
        return None
    second = read_core(tokens, words, ahead)
    if second is None or second.ordinal or second.verbal != core.verbal:
        return None
    low = core
    if second.value >= 1000 and core.value < 1000 and second.stop > ahead + 1 and core.stop == at + 1:
        # "5–10 thousand": the scale word serves both.
        factor = words["scale"].match(lower, second.stop - 1)
        if factor is not None:
            low = core._replace(value=exact(core.value * int(factor[0])), grain=exact(core.grain * int(factor[0])))
    if low.value >= second.value:
        return None
    if joint == "to" and not opened and second.value > 20 * low.value:
        return None
    return second, second.stop, hedge if hedge is not Hedge.ABOUT else Hedge.EXACT, low


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


def _within(tokens: Tokens, words: Words, at: int, core: Core) -> bool:
    """Tell whether a number behind a spaced dash may close a range: of the same order, and too large for a label."""
    second = read_core(tokens, words, at)
    return (
        second is not None and not second.ordinal and core.value >= 100 and core.value < second.value <= 5 * core.value
    )


def _qualifies(lower: Sequence[str], words: Words, stop: int) -> bool:
    """Tell whether a word for what is counted only qualifies people: "3 brigade commanders", "12 village elders"."""
    people = words["people"].match(lower, stop) is not None or words["role"].match(lower, stop) is not None
    return people and not lower[stop - 1].endswith("s")


def _unit(tokens: Tokens, words: Words, at: int, core: Core, stop: int) -> tuple[str, int]:
    """Say what the number is in: a unit symbol, or what it is that is no count of people or ground."""
    lower = tokens.lower
    if core.ordinal:
        return "ordinal", stop
    if follows_money(tokens, at):
        return "money", stop
    if core.fraction:
        return "percent", stop
    behind = stop
    if behind < len(lower) and lower[behind] in DASHES and behind + 1 < len(lower):
        if lower[behind + 1].rstrip("s") in {"year", "month", "week", "day", "hour", "minute", "year-old"}:
            return "time", behind + 2
        if lower[behind + 1] in ("strong", *_GLUED):
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
        elif unit in ("unit", "settlement") and core.value > 1 and _qualifies(lower, words, last):
            return "", stop
        else:
            if unit == "time" and lower[behind] in ("am", "m") and not adjacent:
                return "", stop
            return unit, last
    previous = lower[at - 1] if at else ""
    if _is_note(tokens, at, stop) or _in_markup(tokens, at, stop) or _is_score(tokens, at, stop):
        return "label", stop
    if _is_day_told(lower, at, stop) or _is_of_others(lower, at, stop):
        return "label", stop
    if previous in ("no", "number") and (
        (tokens.words[at - 1].isupper() and previous == "no")
        or lower[at - 2 : at - 1] in (["telephone"], ["phone"], ["flight"], ["room"])
    ):
        return "label", stop
    if (
        previous in {"at", "by", "between", "until", "about"}
        and len(tokens.words[at]) == 4
        and tokens.words[at].isdecimal()
        and int(tokens.words[at]) <= 2400
        and (
            stop < len(lower)
            and lower[stop] in {"gmt", "hours", "today", "last", "on", "local", "yesterday", "this", "tonight"}
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
        and at > 1
        and tokens.words[at - 2][:1].isupper()
    ):
        return "label", stop  # an age
    return "", stop
