"""Every number of a text, whatever it is about: a general door, beside the reader's.

Decides what stands for a number of its own, its sign included. Values and hedges are those of `numbers`, dates are
found by `times`, and what a number is in is decided in `measures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from conflictfacts.errors import FieldError
from conflictfacts.model.document import Span
from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.lexicon.loader import Lexicon
from conflictfacts.reading.text.measures import ENDS_COUNT, NumberKind, Vocabulary, in_what, vocabulary_of
from conflictfacts.reading.text.numbers import Numeral, read_numbers
from conflictfacts.reading.text.sentences import find_sentences
from conflictfacts.reading.text.times import Time, find_times
from conflictfacts.reading.text.tokens import Tokens, tokenize
from conflictfacts.reading.text.words import PhraseTable
from conflictfacts.units import Number

__all__ = ["FoundNumber", "NumberKind", "find_numbers"]


@attrs.frozen
class FoundNumber:
    """One number of a text, or the two ends of a range."""

    span: Span
    """Where it stands, from its hedge to its unit."""

    kind: NumberKind
    """What sort of thing it says."""

    nominal: tuple[Number, ...]
    """As printed: one number, or the two of a range; for a vague word such as "hundreds" the least it can mean. A
    year is its number; other dates have none. Negative where the text has a minus sign, or a hyphen that can only be
    one ("-5 °C", "-$5"); the dash of "losses - 5,000 people" is none."""

    grain: tuple[Number, ...]
    """The worth of the last significant place of each, as written, 0 for one said to be exact; empty for vague words
    and dates."""

    hedge: Hedge
    """How it is hedged."""

    end_hedges: tuple[Hedge, Hedge] | None = None
    """How the two ends of a range are hedged themselves; `None` where neither is."""

    unit: str | None = None
    """What it is in: a unit as pint writes it ("kilogram", "kilometer / hour", "degree_Celsius", "percent"); what is
    counted where that is of the domain ("person", "settlement", "unit", "item", also per time); the ISO 4217 code of
    money. `None` where the text does not say, or its word can be more than one unit ("degrees")."""

    @property
    def words(self) -> str:
        """The number as written, with its hedge and unit."""
        return self.span.quote


def find_numbers(text: str, *, lexicon: Lexicon | None = None) -> tuple[FoundNumber, ...]:
    """Find every number of a text, with what it is in, in the order of the text.

    Dates and years are given too, as kind `date`, so that whoever counts can leave them out; so are labels and
    ordinals. Digits that have no one value (a telephone number, 10.0.0.1, 0200) and those within a word (T-72, M23)
    are left out.

    Args:
        text: Any text.
        lexicon: Words to know instead of the packaged ones: those of its tables `words` and `units`.

    Raises:
        FieldError: If the text is not a string.
        LexiconError: If the lexicon's table `units` has a row of no known kind.

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
    vocabulary = vocabulary_of(lexicon)
    return tuple(
        found for piece in find_sentences(text) for found in _in_sentence(text, piece.start, piece.end, vocabulary)
    )


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATED = re.compile(
    rf"(?i)(?<!\d){_YEAR}(?!\d)|\d[/.-]\d|\b{_MONTH}\s+(?:the\s+)?\d|\d(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}"
)
"""What a sentence must have for a date with digits to be in it."""
_DATE = re.compile(
    rf"(?i)(?:\b{_MONTH}\s+(?:the\s+)?)?\d(?:[\d./-]*\d)?(?:st|nd|rd|th)?(?:\s+(?:of\s+)?{_MONTH})?"
    r"(?:,?\s+(?:of\s+)?\d{4}(?!\d))?"
)
_MORE = re.compile(r"[-/.]\d{1,2}(?!\d)")
_LONG = frozenset({"lasting", "relative", "day", "now"})
"""Kinds of time whose numerals are counts of days or years, not dates."""
_MINUS = frozenset("-−–")


def _in_sentence(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[FoundNumber]:
    if vocabulary.begins.search(text, start, end) is None:
        return
    every = tokenize(text, start, end)
    times = find_times(text, every, None) if _DATED.search(text, start, end) else ()
    tokens, marks = _without_marks(every, text, vocabulary.currencies)
    dated, dates = _dates(tokens, text, times, vocabulary.first)
    numerals = read_numbers(tokens, vocabulary.words, dated)
    found = [(numeral.first, _found(tokens, text, numeral, marks, vocabulary)) for numeral in numerals]
    if dates:
        found += [(at, _dated(span)) for at, span in dates]
        found.sort(key=lambda pair: pair[0])
    reached = 0
    for _, number in found:
        if number.span.start >= reached:  # "Apr 5/3April": a day belongs to one date
            yield number
            reached = number.span.end


class _Mark(NamedTuple):
    """What is glued to the front of a numeral."""

    start: int
    """Offset of the first character of all of it."""

    inner: int
    """Offset of the first character behind the sign."""

    sign: str = ""
    """A minus sign, or what looks like one."""

    currency: str | None = None
    """The code of a currency; "-" where the word does not tell which."""

    point: bool = False
    """Whether it is a decimal point (".45")."""


def _without_marks(tokens: Tokens, text: str, currencies: PhraseTable) -> tuple[Tokens, dict[int, _Mark]]:
    """Take what is glued to the front of numerals away, so that hedges and ranges stand next to the digits.

    Returns:
        The other tokens, and for the offset of each such numeral what was before it.
    """
    keep: list[int] = []
    marks: dict[int, _Mark] = {}
    for at, word in enumerate(tokens.words):
        if word[0].isdecimal() and at:
            first, mark = _mark_before(tokens, text, at, currencies)
            if mark is not None:
                marks[tokens.starts[at]] = mark
                del keep[len(keep) - (at - first) :]
        keep.append(at)
    if not marks:
        return tokens, marks
    words = [tokens.words[at] for at in keep]
    starts = [tokens.starts[at] for at in keep]
    for step, start in enumerate(starts):
        mark = marks.get(start)
        if mark is not None and mark.point and words[step].isdecimal():
            words[step] = f"0.{words[step]}"
    return Tokens(words, starts, [tokens.ends[at] for at in keep]), marks


def _mark_before(tokens: Tokens, text: str, at: int, currencies: PhraseTable) -> tuple[int, _Mark | None]:
    """Read the sign, currency or point before a numeral: its first token, and what it is."""
    lower, first, sign, currency = tokens.lower, at, "", None
    if lower[at - 1] == "." and tokens.ends[at - 1] == tokens.starts[at] and _may_open(text, tokens.starts[at - 1]):
        return at - 1, _Mark(tokens.starts[at - 1], tokens.starts[at - 1], point=True)
    found = currencies.match_back(lower, at)
    if found is not None:
        code = found[0].partition(" ")[2]
        if _touch(tokens, found[1], at):
            first, currency = found[1], code
        elif found[1] < at - 1 and _touch(tokens, at - 1, at):
            first, currency = at - 1, code  # "gave us $5"
    inner = tokens.starts[first]
    before = first - 1
    if before >= 0 and lower[before] == "minus":
        first, sign = before, "−"
    elif (
        before >= 0
        and lower[before] in _MINUS
        and tokens.ends[before] == inner
        and _may_open(text, tokens.starts[before])
    ):
        first, sign = before, lower[before]
    if first == at:
        return at, None
    return first, _Mark(tokens.starts[first], inner, sign, currency)


def _touch(tokens: Tokens, first: int, at: int) -> bool:
    """Tell whether a currency stands right before a numeral; one space may be between, as in "USD 5" and "$ 5"."""
    gaps = [tokens.starts[step + 1] - tokens.ends[step] for step in range(first, at)]
    return not any(gaps) or (gaps == [1] and not tokens.words[first].islower())


def _may_open(text: str, at: int) -> bool:
    """Tell whether a sign may begin here: after white space or a bracket, and not between two numbers."""
    if at == 0 or text[at - 1] in "([~":
        return True
    return text[at - 1].isspace() and not text[max(0, at - 9) : at].rstrip()[-1:].isdecimal()


def _dates(
    tokens: Tokens, text: str, times: Iterable[Time], first: frozenset[str]
) -> tuple[list[bool], list[tuple[int, Span]]]:
    """Find the dates, each with its first token, and say for each token whether no other number can begin there."""
    dated = [not (word[0].isdecimal() or word in first or "-" in word) for word in tokens.lower]
    dates: list[tuple[int, Span]] = []
    at = 0
    for time in times:
        if time.kind in _LONG:
            continue
        more = _MORE.match(text, time.end)
        for piece in _DATE.finditer(text, time.start, more.end() if more else time.end):
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


def _found(tokens: Tokens, text: str, numeral: Numeral, marks: dict[int, _Mark], vocabulary: Vocabulary) -> FoundNumber:
    kind, unit, last = in_what(tokens, numeral, vocabulary)
    nominal = numeral.nominal or (numeral.scale,)
    grain = (0,) * len(nominal) if numeral.exactly else numeral.grain
    start = tokens.starts[numeral.first]
    mark = marks.get(tokens.starts[numeral.core])
    if mark is not None:
        if mark.currency is not None:
            if kind is not NumberKind.MONEY:
                kind, last = NumberKind.MONEY, numeral.last if numeral.unit == "" else numeral.stop
            unit = mark.currency if mark.currency != "-" else unit
        if mark.sign and (mark.sign == "−" or _goes_below_zero(tokens, numeral, kind, unit)):
            nominal = (-nominal[0], *nominal[1:])
            start = min(start, mark.start)
        else:
            start = min(start, mark.inner)
    if kind is NumberKind.DATE:
        nominal, grain = nominal if len(tokens.words[numeral.core]) == 4 else (), ()
    end = tokens.ends[last - 1]
    return FoundNumber(Span(start, end, text[start:end]), kind, nominal, grain, numeral.hedge, numeral.ends, unit)


def _goes_below_zero(tokens: Tokens, numeral: Numeral, kind: NumberKind, unit: str | None) -> bool:
    """Tell whether a hyphen before a number is a minus: "-5 °C", "-5%", "-$5" or a lone "-5", but not "-5 tanks"."""
    if kind is NumberKind.MEASURE:
        return "degree" in (unit or "degree")
    stop = numeral.stop
    alone = stop >= len(tokens) or not tokens.lower[stop][0].isalpha() or tokens.lower[stop] in ENDS_COUNT
    return kind in (NumberKind.MONEY, NumberKind.PERCENT) or (kind is NumberKind.COUNT and unit is None and alone)
