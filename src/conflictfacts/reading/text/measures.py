"""What a number is in: people, kilograms, euros, days; or nothing, because it is a date or a label.

Decides the kind and unit of a numeral from the words behind it. The units beyond those of the domain are data, in
`lexicon/units.tsv`; where a word can be more than one unit ("degrees", "pounds"), none is given.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from functools import lru_cache

import attrs

from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.lexicon.loader import HERE, Lexicon, LexiconError, read_table
from conflictfacts.reading.text.numbers import Numeral
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import PhraseTable, Words
from conflictfacts.units import UNITS

__all__ = ["ENDS_COUNT", "NumberKind", "Vocabulary", "in_what", "vocabulary_of"]


class NumberKind(enum.StrEnum):
    """What sort of thing a number says."""

    COUNT = "count"
    """How many of something: people, villages, tanks, or whatever the text goes on to name."""
    PERCENT = "percent"
    """A share, in percent; also one in words ("a third of")."""
    MEASURE = "measure"
    """So much of a physical unit: lengths, areas, weights, speeds, temperatures."""
    MONEY = "money"
    """A sum of money."""
    TIME = "time"
    """How long, or how old."""
    DATE = "date"
    """When: a date, a year, a time of the day."""
    ORDINAL = "ordinal"
    """Which in a row ("the 3rd")."""
    LABEL = "label"
    """Part of a name ("Resolution 1701")."""


@attrs.frozen(eq=False)
class Vocabulary:
    """The words by which numbers and what they are in are known."""

    words: Words
    """The reader's own."""

    units: PhraseTable
    """Units behind a number → kind and unit."""

    currencies: PhraseTable
    """Currencies before a number → kind and code."""

    first: frozenset[str]
    """Words that a number can begin with."""

    begins: re.Pattern[str]
    """What a sentence must have for a number to be in it."""


@lru_cache(maxsize=8)
def vocabulary_of(lexicon: Lexicon | None) -> Vocabulary:
    """Give the vocabulary of a lexicon, or of the packaged files without the names, which take long to load.

    Raises:
        LexiconError: If a row of the table `units` has no kind or value.
    """
    if lexicon is None:
        rows = {name: read_table(HERE / f"{name}.tsv") for name in ("words", "units")}
    else:
        rows = {name: lexicon.tables[name] for name in ("words", "units")}
    words = Words(rows["words"])
    units: list[tuple[tuple[str, ...], str]] = []
    currencies: list[tuple[tuple[str, ...], str]] = []
    for row in rows["units"]:
        name, value = row.get("class", ""), row.get("value", "")
        if name not in (*NumberKind, "currency") or not value:
            classes = ", ".join((*NumberKind, "currency"))
            raise LexiconError("units", f"a row must have one of the classes {classes}, and a value, got {dict(row)}")
        kind = NumberKind.MONEY if name == "currency" else name
        phrases = [tuple(phrase.split()) for phrase in row.get("phrases", "").split("|")]
        (currencies if name == "currency" else units).extend(
            (phrase, f"{kind} {value}") for phrase in phrases if phrase
        )
    numerals = [
        phrase.split()
        for row in rows["words"]
        if row["class"] in ("numeral", "scale", "vague", "fraction")
        for phrase in row["phrases"].split("|")
    ]
    first = frozenset({"a", "an"} | {phrase[0] for phrase in numerals if phrase})
    spelled = "|".join(sorted({re.escape(word) for phrase in numerals for word in phrase if len(word) > 2}))
    begins = re.compile(rf"\d|(?<![^\W\d_])(?:{spelled})(?![^\W\d_])", re.IGNORECASE)
    return Vocabulary(words, PhraseTable(units), PhraseTable(currencies), first, begins)


_PER = frozenset({"a", "an", "per", "/", "each", "every", "the"})
_RATES = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_TIMES = {f"{time}s": time for time in ("hour", "day", "week", "month", "year")}
_TIMES |= {time: time for time in (*_TIMES.values(), "second", "minute")} | {"h": "hour", "s": "second"}
_DASHES = frozenset("-–—−‒")
_COUNTED = {"people": "person", "item": "item"}
_COUNTS = frozenset({"person", "settlement", "unit", "item"})
_REACH = 4
"""Words between a number and the noun it counts ("3,500 North Korean soldiers"), the noun included."""

ENDS_COUNT = frozenset(
    "of in and or to at by on for from with the that who were was are is had have has between , ; : . ( )".split()
)
"""Words behind a number after which no noun that it counts can follow."""

Unit = tuple[NumberKind, str | None, int]


def in_what(tokens: Tokens, numeral: Numeral, vocabulary: Vocabulary) -> Unit:
    """Say what a number is in: its kind, its unit, and the token behind the words that say so.

    Args:
        tokens: The tokens of the sentence.
        numeral: The number.
        vocabulary: The words.
    """
    lower = tokens.lower
    if numeral.unit == "ordinal":
        return NumberKind.ORDINAL, None, numeral.last
    for behind in dict.fromkeys((numeral.stop, numeral.last)):
        found = _unit_at(tokens, numeral, behind, vocabulary.units)
        if found is not None:
            kind, unit, last = found
            return _per_time(lower, kind, unit, max(last, numeral.last if behind == numeral.stop else 0))
    if numeral.unit == "label":
        return NumberKind.LABEL, None, numeral.last
    if numeral.unit in ("money", "time"):
        return NumberKind(numeral.unit), None, numeral.last
    if numeral.unit in UNITS:
        kind = NumberKind.COUNT if numeral.unit in _COUNTS else NumberKind.MEASURE
        return _per_time(lower, NumberKind.PERCENT if numeral.unit == "percent" else kind, numeral.unit, numeral.last)
    return _count(tokens, numeral, vocabulary.words)


def _unit_at(tokens: Tokens, numeral: Numeral, at: int, units: PhraseTable) -> Unit | None:
    """Read the unit that stands at a token, or behind a hyphen there ("500-pound")."""
    lower = tokens.lower
    if at + 1 < len(tokens) and lower[at] in _DASHES and tokens.ends[at] == tokens.starts[at + 1]:
        at += 1
    found = units.match(lower, at)
    if found is None:
        return None
    meaning, last = found
    word = tokens.words[at]
    if last == at + 1 and len(word) <= 2 and word.isalpha():
        # A letter or two can be a word or part of a name too: a unit follows digits, with a capital only if glued to
        # them.
        apart = tokens.starts[at] > tokens.ends[at - 1]
        if numeral.verbal or (apart and word[0].isupper()):
            return None
    kind, _, unit = meaning.partition(" ")
    return NumberKind(kind), None if unit == "-" else unit, last


def _per_time(lower: Sequence[str], kind: NumberKind, unit: str | None, last: int) -> Unit:
    """Take up a rate behind a unit or counted noun: "a day", "per hour", "/h", "daily"."""
    if unit is None or kind in (NumberKind.TIME, NumberKind.MONEY, NumberKind.DATE):
        return kind, unit, last
    ahead = lower[last : last + 2]
    if ahead and ahead[0] in _RATES:
        return kind, f"{unit}/{_RATES[ahead[0]]}", last + 1
    if len(ahead) == 2 and ahead[0] in _PER and ahead[1] in _TIMES:
        return kind, f"{unit}/{_TIMES[ahead[1]]}", last + 2
    return kind, unit, last


def _count(tokens: Tokens, numeral: Numeral, words: Words) -> Unit:
    """Say what a number without a unit counts; its words take the counted noun in only where a rate follows that."""
    last = numeral.last if numeral.unit == "" else numeral.stop
    of = numeral.hedge is Hedge.VAGUE and tokens.lower[last : last + 1] == ["of"]
    counted = _counted(tokens, last + of, words)
    if counted is not None:
        kind, unit, rated = _per_time(tokens.lower, NumberKind.COUNT, *counted)
        return kind, unit, rated if rated > counted[1] else last
    return NumberKind.DATE if _is_year(tokens, numeral, words) else NumberKind.COUNT, None, last


def _counted(tokens: Tokens, at: int, words: Words) -> tuple[str, int] | None:
    """Find the noun a number counts among the next few words: its unit, and the token behind it."""
    lower = tokens.lower
    for step in range(at, min(at + _REACH, len(tokens))):
        for table, unit in _COUNTED.items():
            noun = words[table].match(lower, step)
            if noun is not None:
                return unit, noun[1]
        noun = words["unit"].match(lower, step)
        if noun is not None and noun[0] in _COUNTS:
            return noun
        if lower[step] in ENDS_COUNT or not lower[step][0].isalpha():
            break
    return None


def _is_year(tokens: Tokens, numeral: Numeral, words: Words) -> bool:
    """Tell whether a plain number of four digits is a year: not hedged, and nothing in the plural behind it."""
    word, stop = tokens.words[numeral.core], numeral.stop
    if stop != numeral.core + 1 or numeral.hedge is not Hedge.EXACT or len(numeral.nominal) > 1:
        return False
    if not (len(word) == 4 and word.isdecimal() and "1500" <= word <= "2099"):
        return False
    following = tokens.lower[stop] if stop < len(tokens) else ""
    if following == "s" and tokens.starts[stop] == tokens.ends[numeral.core]:
        return True
    plural = following.endswith("s") and following not in ("was", "is", "has", "'s")
    return not plural and words["trigger"].match(tokens.lower, stop) is None
