"""The numbers of a sentence: value, hedge, grain and unit, each with the words they stand in.

Decides what is printed and how it is hedged. What a number counts, and of whom, is left to the later stages; that it is
a date, an age, an ordinal, a sum of money or a label is said here, so that nobody counts it as people.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from conflictfacts.model.estimate import Hedge
from conflictfacts.reading.text.negated import denied_hedge
from conflictfacts.reading.text.number_units import GLUED, unit_at
from conflictfacts.reading.text.numerals import DASHES, Core, is_digit, read_core
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import Words
from conflictfacts.units import Number, exact

__all__ = ["Numeral", "read_numbers"]

_CHANGE = frozenset(
    (
        "rose risen rise rises fell fallen falls increased increase increases dropped drop drops jumped "
        "jumps grew grown grows goes gone passes passed passing up down reduced cut shrunk shrank climbed decreased "
        "decrease swelled "
        "soared raise raises raising raised revised lower lowered fall grow went going dropping rising falling growing "
        "reduce reduces reducing cuts cutting trim trimmed expand expands expanded boost boosted"
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
    lower, starts = tokens.lower, words.numeral_words
    opening = {word for word in tokens.said if word in starts and word not in ("a", "an")}
    opening |= {word for word in tokens.compound if word[0].isdecimal() or word.partition("-")[0] in starts}
    if not words.behind_article.isdisjoint(tokens.said):
        opening |= {"a", "an"}
    for at in [at for at, word in enumerate(lower) if word in opening] if opening else ():
        word = lower[at]
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
        ends = _ends_of(hedge, end_hedge)
        hedge, first = Hedge.RANGE, _range_start(lower, first)
    if _is_bracketed(tokens, words, first, stop):
        first, stop = first - 1, stop + 1
    unit, last = unit_at(tokens, words, at, core, stop)
    if unit == "percent" and stop < len(tokens) and lower[first - 1 : first] == ["one", "in"]:
        unit = "other"
    if hedge is Hedge.RANGE and last < len(tokens) and tokens.words[last] == "+":
        ends, last = (ends[0] if ends is not None else Hedge.EXACT, Hedge.AT_LEAST), last + 1  # "100,000–200,000+"
    if hedge is Hedge.EXACT and core.fraction and lower[stop - 2 : stop] == ["or", "so"]:
        hedge = Hedge.ABOUT  # "half or so of"
    if hedge is Hedge.EXACT or (hedge is Hedge.ABOUT and not exactly):
        hedge, last = _hedge_behind(tokens, words, last, hedge)
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


def _is_bracketed(tokens: Tokens, words: Words, first: int, stop: int) -> bool:
    """Tell whether a number stands in brackets before what it counts: "(12) soldiers", not "twelve (12) soldiers"."""
    lower = tokens.lower
    if not first or lower[first - 1] != "(" or lower[stop : stop + 1] != [")"]:
        return False
    before = first - 2
    if before >= 0 and (
        read_core(tokens, words, before) is not None
        or any(words[name].match(lower, before) is not None for name in ("people", "scale"))
    ):
        return False  # "officers (12) soldiers (300)", "2.8 lakh (280,000) people"
    return any(words[name].match(lower, stop + 1) is not None for name in ("people", "unit", "item"))


def _ends_of(low: Hedge, high: Hedge) -> tuple[Hedge, Hedge] | None:
    """Give the hedges of the ends of a range, where they say more than that it is one."""
    if (low, high) == (Hedge.EXACT, Hedge.EXACT) or (low in (Hedge.ABOUT, Hedge.NEARLY) and high is Hedge.EXACT):
        return None
    return low, high


def _range_start(lower: Sequence[str], first: int) -> int:
    """Give the first token of what opens a range: "between", "from", "in the range of"."""
    while first > 0 and (
        lower[first - 1] in ("between", "from", "range") or lower[max(0, first - 2) : first] == ["range", "of"]
    ):
        first -= 1
    return first


def _hedge_behind(tokens: Tokens, words: Words, last: int, hedge: Hedge) -> tuple[Hedge, int]:
    """Read the hedge behind a number and its unit: "300 or so", "40-odd", "300+", "2 villages or more"."""
    lower = tokens.lower
    if last < len(tokens) and tokens.words[last] == "+":
        return Hedge.AT_LEAST, last + 1
    if hedge is not Hedge.EXACT:
        return hedge, last
    after = words["hedge_after"].match(lower, last)
    if last + 1 < len(tokens) and lower[last] in DASHES and lower[last + 1] in GLUED:
        after = (GLUED[lower[last + 1]], last + 2)
    if after is not None and not _begins_number(tokens, words, after[1]):
        return Hedge(after[0]), after[1]
    if last + 1 < len(tokens) and lower[last + 1] in ("or", "at"):
        behind_noun = words["hedge_after"].match(lower, last + 1)
        if behind_noun is not None:
            return Hedge(behind_noun[0]), last
    return hedge, last


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
            if name == "up_to" and first and (lower[first - 1] in _OWNING or _is_raised(lower, first)):
                break  # "owned up to 46 dead", "has gone up to 80"
            if lower[first] == "near" and first == stop - 1 and not _is_large(lower, at):
                return Hedge.EXACT, False, at  # "near three villages"
            if lower[first] == ">" and first and lower[first - 1] in _OF_TAGS:
                return Hedge.EXACT, False, at  # "<br />1,754 killed"
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


def _goes_one_further(tokens: Tokens, words: Words, at: int, core: Core) -> bool:
    """Tell whether a number behind "or" is the next one: "two or three", "30 or 40", and not "3 or 50"."""
    second = read_core(tokens, words, at) if at < len(tokens) else None
    if second is None or second.ordinal or second.fraction or second.verbal != core.verbal or core.value < 1:
        return False
    step = second.value - core.value
    tens = next(
        size for size in (1, 10, 100, 1000, 10000, 100000, 10**12) if core.value % (size * 10) or size == 10**12
    )
    return step in (1, 2, tens) and second.stop < len(tokens) and tokens.words[second.stop][0].isalpha()


_OF_TAGS = frozenset({"/", "br", "small", "ref", "b", "nowiki"})
_RAISED = frozenset(
    "gone went goes go going rose risen rises rising raised raises elevated climbed climbs built blew".split()
)
_RAISING = frozenset("bring brings brought bringing elevated elevate raise raised raises raising lifted lift".split())


def _is_raised(lower: Sequence[str], first: int) -> bool:
    """Tell whether "up to" says where a count went: "has gone up to 80", "brings its force up to 690,000"."""
    if lower[first] != "up":
        return False
    return lower[first - 1] in _RAISED or any(word in _RAISING for word in _clause_before(lower, first))


def _clause_before(lower: Sequence[str], first: int) -> Sequence[str]:
    """Give the few words before an item, as far as no mark stands between."""
    back = first
    while back > 0 and first - back < 6 and lower[back - 1] not in ",;:.()":
        back -= 1
    return lower[back:first]


def _is_large(lower: Sequence[str], at: int) -> bool:
    """Tell whether a number is so large that "near" sizes it, and says no place."""
    scaled = at + 1 < len(lower) and lower[at + 1] in ("hundred", "thousand", "million", "k")
    return scaled or sum(sign.isdecimal() for sign in lower[at]) > 2


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
_RULE = frozenset("flag flags sway authority rule rules ruled jurisdiction sovereignty dominion grip reign".split())
_BEFORE_A_NOUN = frozenset(
    "full complete total effective military its their the of has have had gained gain took taken taking take seized "
    "lost restored restore restores regained regain regains "
    "exercises exercised retains retained keeps kept established asserted assumed".split()
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
    elif joint == "or":
        if not _goes_one_further(tokens, words, stop + 1, core):
            return None
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


def _within(tokens: Tokens, words: Words, at: int, core: Core) -> bool:
    """Tell whether a number behind a spaced dash may close a range: of the same order, and too large for a label."""
    second = read_core(tokens, words, at)
    return (
        second is not None and not second.ordinal and core.value >= 100 and core.value < second.value <= 5 * core.value
    )
