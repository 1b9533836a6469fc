"""Every number of a text, whatever it is about: a general door, beside the reader's.

Decides what a number is in (people, kilograms, euros, degrees ...) and which numbers count nothing (dates, labels, ordinals). Values and
hedges are those of `numbers`; dates are found by `times`; the units beyond those of the domain are data, in `lexicon/units.tsv`.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.document import Span
from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.lexicon.loader import HERE, Lexicon, read_table
from conflictfacts.reading.numbers import Numeral, read_numbers
from conflictfacts.reading.sentences import find_sentences
from conflictfacts.reading.times import Time, find_times
from conflictfacts.reading.tokens import Tokens, tokenize
from conflictfacts.reading.words import PhraseTable, Words
from conflictfacts.units import UNITS, Number

__all__ = ["FoundNumber", "NumberKind", "find_numbers"]


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


@attrs.frozen
class FoundNumber:
    """One number of a text, or the two ends of a range."""

    span: Span
    """Where it stands, from its hedge to its unit."""

    kind: NumberKind
    """What sort of thing it says."""

    nominal: tuple[Number, ...]
    """As printed: one number, or the two of a range; for a vague word such as "hundreds" the least it can mean. Negative only below a zero
    (temperatures, percentages, money) or where the text writes a minus sign. A year is its number; other dates have none."""

    grain: tuple[Number, ...]
    """The worth of the last significant place of each, as written; empty for vague words and dates."""

    hedge: Hedge
    """How it is hedged."""

    end_hedges: tuple[Hedge, Hedge] | None = None
    """How the two ends of a range are hedged themselves; `None` where neither is."""

    unit: str | None = None
    """What it is in: a unit as pint writes it ("kilogram", "kilometer / hour", "degree_Celsius", "percent"); the symbol of what is
    counted where that is of the domain ("person", "settlement", "unit", "item", also per time); the ISO 4217 code for money. `None` where
    the text does not say, or its word can be more than one thing ("degrees")."""

    @property
    def words(self) -> str:
        """The number as written, with its hedge and unit."""
        return self.span.quote


def find_numbers(text: str, *, lexicon: Lexicon | None = None) -> tuple[FoundNumber, ...]:
    """Find every number of a text, with what it is in.

    Dates and years are given too, as kind `date`, so that whoever counts can leave them out; so are labels and ordinals. Digits that
    have no one value (a telephone number, 10.0.0.1, 0200) and those within a word (T-72, M23) are left out.

    Args:
        text: Any text.
        lexicon: Words to know instead of the packaged ones: those of its tables `words` and `units`.

    Raises:
        FieldError: If the text is not a string.

    Examples:
        >>> for found in find_numbers("More than 5,000 people fled in 2014, at -5 °C; aid of $1.5 million came."):
        ...     print(found.kind, found.hedge, *found.nominal, found.unit, found.words, sep=" | ")
        count | more_than | 5000 | person | More than 5,000
        date | exact | 2014 | None | 2014
        measure | exact | -5 | degree_Celsius | -5 °C
        money | exact | 1500000 | USD | $1.5 million
    """
    if not isinstance(text, str):
        raise FieldError("text", "be text", text, type(text).__name__)
    vocabulary = _vocabulary(lexicon)
    return tuple(
        found
        for sentence in find_sentences(text)
        for found in _in_sentence(text, sentence.start, sentence.end, vocabulary)
    )


# --- words ---------------------------------------------------------------------------------------------------------------


@attrs.frozen(eq=False)
class _Vocabulary:
    words: Words
    units: PhraseTable
    currencies: PhraseTable
    first: frozenset[str]
    """Words that a number can begin with."""
    begins: re.Pattern[str]
    """What a sentence must have for a number to be in it."""


@lru_cache(maxsize=8)
def _vocabulary(lexicon: Lexicon | None) -> _Vocabulary:
    # The names, which take long to load, are not needed here.
    tables = (
        {name: read_table(HERE / f"{name}.tsv") for name in ("words", "units")} if lexicon is None else lexicon.tables
    )
    words = Words(tables["words"])
    units, currencies = [], []
    for row in tables["units"]:
        to = currencies if row["class"] == "currency" else units
        to.extend((tuple(phrase.split()), f"{row['class']} {row['value']}") for phrase in row["phrases"].split("|"))
    first = frozenset({"a", "an"}).union(
        *(words[table].first_words for table in ("numeral", "scale", "vague", "fraction"))
    )
    spelled = "|".join(sorted(re.escape(word) for word in first if len(word) > 2))
    begins = re.compile(rf"\d|(?<![^\W\d_])(?:{spelled})(?![^\W\d_])", re.IGNORECASE)
    return _Vocabulary(words, PhraseTable(units), PhraseTable(currencies), first, begins)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATED = re.compile(
    rf"(?i)(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|\d[/.-]\d|\b{_MONTH}\s+(?:the\s+)?\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}"
)
"""What a sentence must have for a date with digits to be in it."""
_DATE = re.compile(
    rf"(?i)(?:\b{_MONTH}\s+(?:the\s+)?)?\d(?:[\d./-]*\d)?(?:st|nd|rd|th)?(?:\s+(?:of\s+)?{_MONTH})?(?:,?\s+(?:of\s+)?\d{{4}}(?!\d))?"
)
_MORE = re.compile(r"[-/.]\d{1,2}(?!\d)")
_LONG = frozenset({"lasting", "relative", "day", "now"})
"""Kinds of time whose numerals are counts of days or years, not dates."""

_PER = frozenset({"a", "an", "per", "/", "each", "every", "the"})
_RATES = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
_TIMES = {"hours": "hour", "days": "day", "weeks": "week", "months": "month", "years": "year"}
_TIMES |= {time: time for time in (*_TIMES.values(), "second", "minute")} | {"h": "hour", "s": "second"}
_DASHES = frozenset("-–—−‒")
_MINUS = frozenset("-−–")
_ENDS_COUNT = frozenset(
    "of in and or to at by on for from with the that who were was are is had have has between , ; : . ( )".split()
)
_COUNTED = {"people": "person", "item": "item"}
_REACH = 4
"""Words between a number and the noun it counts ("3,500 North Korean soldiers"), the noun included."""


# --- a sentence ----------------------------------------------------------------------------------------------------------


def _in_sentence(text: str, start: int, end: int, vocabulary: _Vocabulary) -> Iterator[FoundNumber]:
    if vocabulary.begins.search(text, start, end) is None:
        return
    tokens, marks = _without_marks(tokenize(text, start, end), text, vocabulary)
    times = find_times(text, start, end, None) if _DATED.search(text, start, end) else ()
    dated, dates = _dates(tokens, text, times, vocabulary.first)
    numbers = [(numeral.first, numeral) for numeral in read_numbers(tokens, vocabulary.words, dated)]
    for _, found in sorted([*numbers, *dates], key=lambda pair: pair[0]):
        if isinstance(found, Span):
            yield _dated(found)
        else:
            yield _found(tokens, text, found, marks, vocabulary)


@attrs.frozen
class _Mark:
    """A sign, currency or decimal point glued to the front of a numeral."""

    start: int
    sign: str = ""
    currency: str | None = None
    point: bool = False


def _without_marks(tokens: Tokens, text: str, vocabulary: _Vocabulary) -> tuple[Tokens, dict[int, _Mark]]:
    """Take signs and currencies from the front of numerals, so that hedges and ranges stand next to the digits."""
    keep: list[int] = []
    marks: dict[int, _Mark] = {}
    lower = tokens.lower
    for at, word in enumerate(lower):
        if word[0].isdecimal():
            if (
                at
                and lower[at - 1] == "."
                and tokens.ends[at - 1] == tokens.starts[at]
                and _opens(text, tokens.starts[at - 1])
            ):
                # ".45 calibre": the point belongs to the number.
                keep.pop()
                marks[tokens.starts[at]] = _Mark(tokens.starts[at - 1], point=True)
            first, currency, sign = at, None, ""
            found = vocabulary.currencies.match_back(lower, at)
            if found is not None and _glued(tokens, found[1], at, text):
                currency, first = found[0].split(" ", 1)[1], found[1]
                if first + 1 < at and not _glued(tokens, first, at - 1, text):
                    first = at - 1  # "gave us $5"
            elif (
                lower[at - 1 : at]
                and (symbol := vocabulary.currencies.match(lower, at - 1))
                and not lower[at - 1].isalpha()
            ):
                if symbol[1] == at and tokens.starts[at] - tokens.ends[at - 1] <= 1:
                    currency, first = symbol[0].split(" ", 1)[1], at - 1
            before = first - 1
            if (
                before >= 0
                and lower[before] in _MINUS
                and tokens.ends[before] == tokens.starts[first]
                and _opens(text, tokens.starts[before])
            ):
                sign, first = lower[before], before
            elif before >= 0 and lower[before] == "minus":
                sign, first = "−", before
            if first < at:
                del keep[len(keep) - (at - first) :]
                marks[tokens.starts[at]] = _Mark(tokens.starts[first], sign, currency)
        keep.append(at)
    if not marks:
        return tokens, marks
    words = [tokens.words[at] for at in keep]
    for step, at in enumerate(keep):
        if (mark := marks.get(tokens.starts[at])) is not None and mark.point and words[step].isdecimal():
            words[step] = f"0.{words[step]}"
    return Tokens(words, [tokens.starts[at] for at in keep], [tokens.ends[at] for at in keep]), marks


def _glued(tokens: Tokens, first: int, at: int, text: str) -> bool:
    """Tell whether nothing stands between some tokens and the numeral behind them, but for a space after a code ("USD 5")."""
    joints = [tokens.starts[step + 1] - tokens.ends[step] for step in range(first, at)]
    return not any(joints) or (len(joints) == 1 and joints[0] == 1 and tokens.words[first].isupper())


def _opens(text: str, at: int) -> bool:
    """Tell whether a minus may begin here: after white space or a bracket, and not between two numbers."""
    return at == 0 or (text[at - 1] in "([~" or (text[at - 1].isspace() and not text[:at].rstrip()[-1:].isdecimal()))


def _dates(
    tokens: Tokens, text: str, times: Iterable[Time], first: frozenset[str]
) -> tuple[list[bool], list[tuple[int, Span]]]:
    """Find the dates, and say for each token whether no other number can begin there."""
    dated = [not (word[0].isdecimal() or word in first or "-" in word) for word in tokens.lower]
    dates: list[tuple[int, Span]] = []
    at = 0
    for time in times:
        more = _MORE.match(text, time.end)
        pieces = [] if time.kind in _LONG else list(_DATE.finditer(text, time.start, more.end() if more else time.end))
        for piece in pieces:
            while at < len(tokens) and tokens.ends[at] <= piece.start():
                at += 1
            dates.append((at, Span(piece.start(), piece.end(), piece.group())))
            for step in range(at, len(tokens)):
                if tokens.starts[step] >= piece.end():
                    break
                dated[step] = True
    return dated, dates


def _dated(span: Span) -> FoundNumber:
    year = (int(span.quote),) if len(span.quote) == 4 and span.quote.isdecimal() else ()
    return FoundNumber(span, NumberKind.DATE, year, (), Hedge.EXACT)


# --- a number ------------------------------------------------------------------------------------------------------------


def _found(
    tokens: Tokens, text: str, numeral: Numeral, marks: dict[int, _Mark], vocabulary: _Vocabulary
) -> FoundNumber:
    mark = marks.get(tokens.starts[numeral.core])
    kind, unit, last = _in_what(tokens, numeral, vocabulary)
    nominal, grain = numeral.nominal or (numeral.scale,), numeral.grain
    start = tokens.starts[numeral.first]
    if mark is not None:
        if mark.currency is not None:
            kind, unit, last = (
                NumberKind.MONEY,
                mark.currency,
                max(numeral.stop, numeral.last if numeral.unit in ("", "money") else 0),
            )
        below_zero = (
            mark.sign == "−"
            or kind in (NumberKind.MONEY, NumberKind.PERCENT)
            or (kind is NumberKind.MEASURE and "degree" in (unit or "degree"))
        )
        if mark.sign and (below_zero or (kind is NumberKind.COUNT and unit is None and _bare(tokens, numeral.stop))):
            nominal = (-nominal[0], *nominal[1:])
            start = min(start, mark.start)
        elif mark.currency is not None or mark.point:
            start = min(start, mark.start + len(mark.sign))
    end = max(tokens.ends[last - 1], start)
    if kind is NumberKind.DATE:
        nominal, grain = (nominal if unit is None and len(tokens.words[numeral.core]) == 4 else ()), ()
    elif numeral.exactly:
        grain = (0,) * len(nominal)
    return FoundNumber(Span(start, end, text[start:end]), kind, nominal, grain, numeral.hedge, numeral.ends, unit)


def _bare(tokens: Tokens, stop: int) -> bool:
    """Tell whether nothing that could be counted follows: a lone "-5" is a number below zero, "-5 tanks" is a dash."""
    return stop >= len(tokens) or not tokens.lower[stop][0].isalpha() or tokens.lower[stop] in _ENDS_COUNT


def _in_what(tokens: Tokens, numeral: Numeral, vocabulary: _Vocabulary) -> tuple[NumberKind, str | None, int]:
    """Say what a number is in: its kind, its unit, and the token behind the unit."""
    lower, stop = tokens.lower, numeral.stop
    if numeral.unit == "ordinal":
        return NumberKind.ORDINAL, None, numeral.last
    for behind in (
        dict.fromkeys((stop, numeral.last)) if numeral.unit in ("", "label") or numeral.last > stop else (stop,)
    ):
        hyphen = (
            behind + 1 < len(tokens) and lower[behind] in _DASHES and tokens.ends[behind] == tokens.starts[behind + 1]
        )
        found = vocabulary.units.match(lower, behind + 1 if hyphen else behind)
        if found is not None and not _elsewhere(tokens, numeral, behind, found[1]):
            kind, unit = found[0].split(" ", 1)
            return _per_time(
                lower,
                NumberKind(kind),
                unit if unit != "-" else None,
                max(found[1], numeral.last if behind == stop else 0),
            )
    if numeral.unit == "label":
        return NumberKind.LABEL, None, numeral.last
    if numeral.unit == "percent":
        return NumberKind.PERCENT, "percent", numeral.last
    if numeral.unit in ("money", "time"):
        return NumberKind(numeral.unit), None, numeral.last
    if numeral.unit in UNITS:
        area = numeral.unit not in ("settlement", "unit", "person", "item")
        return _per_time(lower, NumberKind.MEASURE if area else NumberKind.COUNT, numeral.unit, numeral.last)
    of = numeral.hedge is Hedge.VAGUE and lower[numeral.last : numeral.last + 1] == ["of"]
    unit, noun = _counted(tokens, numeral.last + of, vocabulary.words)
    last = numeral.last if numeral.unit == "" else stop
    if unit is None and _is_year(tokens, numeral, vocabulary.words):
        return NumberKind.DATE, None, last
    kind, unit, rated = (
        _per_time(lower, NumberKind.COUNT, unit, noun)
        if unit is not None or noun == last
        else (NumberKind.COUNT, None, last)
    )
    return kind, unit, rated if rated > noun else last


def _elsewhere(tokens: Tokens, numeral: Numeral, behind: int, last: int) -> bool:
    """Tell whether a letter or two that could be a unit is something else here."""
    word = tokens.words[behind] if behind < len(tokens) else ""
    if last == behind + 1 and len(word) <= 2 and word.isalpha():
        # "am", "min" and "m" are words and parts of names too; a unit of few letters follows digits, not words, and does not begin a name.
        return numeral.verbal or (word[0].isupper() and tokens.starts[behind] > tokens.ends[behind - 1])
    return False


def _per_time(lower: list[str], kind: NumberKind, unit: str | None, last: int) -> tuple[NumberKind, str | None, int]:
    """Take up a rate behind a unit or counted noun: "a day", "per hour", "/h", "daily"."""
    if unit is None or kind in (NumberKind.TIME, NumberKind.MONEY, NumberKind.DATE):
        return kind, unit, last
    ahead = lower[last : last + 2]
    if ahead[:1] and ahead[0] in _RATES:
        return kind, f"{unit}/{_RATES[ahead[0]]}", last + 1
    if len(ahead) == 2 and ahead[0] in _PER and ahead[1] in _TIMES:
        time = _TIMES[ahead[1]]
        return kind, f"{unit}/{time}", last + 2
    return kind, unit, last


def _counted(tokens: Tokens, at: int, words: Words) -> tuple[str | None, int]:
    """Find the noun a number counts among the next few words: its unit, and the token behind it."""
    lower = tokens.lower
    for step in range(at, min(at + _REACH, len(tokens))):
        for table, unit in _COUNTED.items():
            found = words[table].match(lower, step)
            if found is not None:
                return unit, found[1]
        found = words["unit"].match(lower, step)
        if found is not None and found[0] in ("settlement", "unit"):
            return found[0], found[1]
        if lower[step] in _ENDS_COUNT or not lower[step][0].isalpha():
            break
    return None, at


def _is_year(tokens: Tokens, numeral: Numeral, words: Words) -> bool:
    """Tell whether a plain number of four digits is a year: not hedged, and nothing in the plural behind it."""
    word = tokens.words[numeral.core]
    if numeral.stop != numeral.core + 1 or numeral.hedge is not Hedge.EXACT or len(numeral.nominal) > 1:
        return False
    if not (len(word) == 4 and word.isdecimal() and "1500" <= word <= "2099"):
        return False
    following = tokens.lower[numeral.stop] if numeral.stop < len(tokens) else ""
    if following == "s" and tokens.starts[numeral.stop] == tokens.ends[numeral.core]:
        return True
    return (
        not (following.endswith("s") and following not in ("was", "is", "has", "'s"))
        and words["trigger"].match(tokens.lower, numeral.stop) is None
    )
