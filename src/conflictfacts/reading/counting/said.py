"""A number in words, read by itself: what `Estimate.said` and `claim` ask for."""

from __future__ import annotations

from conflictfacts.errors import FieldError, NumberError
from conflictfacts.model.estimate import Estimate
from conflictfacts.reading.counting.nouns import read_phrase
from conflictfacts.reading.lexicon.loader import load_lexicon
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.known import words_of
from conflictfacts.reading.text.mentions import find_items
from conflictfacts.reading.text.numbers import Numeral
from conflictfacts.reading.text.tokens import Tokens, tokenize

__all__ = ["estimate_of", "read_estimate"]

_NO_QUANTITY = frozenset({"money", "time", "label", "ordinal", "other"})


def read_estimate(words: str) -> Estimate:
    """Read one number in words: its hedge, value, and what it counts.

    Args:
        words: Such as "about 70,000 people", "less than 100 sq km" or "more than 1,000 a day"; a number that names
            no unit counts people.

    Raises:
        FieldError: If the number is negative.
        NumberError: If the words hold no number, more than one, or one of money, time or what else no fact counts.

    Examples:
        >>> str(read_estimate("less than 100 sq. km"))
        'less than 100 kilometer ** 2'
    """
    if words.lower().split()[:1] == ["most"]:
        return Estimate.most(words)
    tokens = tokenize(words, 0, len(words))
    lexicon = load_lexicon()
    row = find_items(tokens, (), words_of(lexicon), lexicon, False) if len(tokens) else []
    numbers = [(at, item.number) for at, item in enumerate(row) if item.number is not None]
    if not numbers:
        raise NumberError(words, len(words.rstrip()), "no number in these words")
    if len(numbers) > 1:
        raise NumberError(
            words, tokens.starts[row[numbers[1][0]].first], "more than one number in these words, the second here"
        )
    at, numeral = numbers[0]
    if _is_negative(tokens, numeral):
        raise FieldError("nominal", "not be negative", -numeral.nominal[0] if numeral.nominal else words)
    unit = numeral.unit
    phrase = read_phrase(row, at)
    if phrase.sort == "unit" and phrase.head is not None:
        unit = row[phrase.head].roles["unit"][0]
    elif phrase.sort == "item":
        unit = "item"
    if unit in _NO_QUANTITY:
        raise NumberError(words, tokens.starts[numeral.core], "not a number of people, ground, units or materiel")
    rate = next((word for word in tokens.lower if word in _PER or word in _PER.values()), None)
    scaled = next(
        (
            step
            for step in range(numeral.stop, len(tokens))
            if words_of(lexicon)["scale"].match(tokens.lower, step) and len(tokens.lower[step]) > 2
        ),
        None,
    )
    if scaled is not None and not unit:
        raise NumberError(words, tokens.starts[numeral.stop])  # a word nobody knows between the words of the number
    unit = unit or "person"
    return estimate_of(tokens, row[at], numeral, f"{unit}/{_PER.get(rate, rate)}" if rate else unit, words)


_MINUS = frozenset({"-", "−"})


def _is_negative(tokens: Tokens, numeral: Numeral) -> bool:
    """Tell whether a minus stands before a number: "-5 soldiers", "minus 5 soldiers"."""
    at = numeral.core - 1
    if at < 0 or tokens.lower[at] not in _MINUS:
        return at >= 0 and tokens.lower[at] == "minus"
    return tokens.ends[at] == tokens.starts[at + 1] and (at == 0 or tokens.ends[at - 1] < tokens.starts[at])


_PER = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"}


def estimate_of(tokens: Tokens, item: Item, numeral: Numeral, unit: str, text: str) -> Estimate:
    """Make an estimate of a numeral.

    Args:
        tokens: The tokens it stands among.
        item: Its item.
        numeral: The numeral.
        unit: What it counts.
        text: The text of the tokens.
    """
    return Estimate.hedged(
        numeral.hedge,
        numeral.nominal or (numeral.scale,),
        unit,
        grain=(0,) if numeral.exactly else numeral.grain or None,
        ends=numeral.ends,
        words=text[tokens.starts[item.first] : tokens.ends[item.last - 1]],
    )
