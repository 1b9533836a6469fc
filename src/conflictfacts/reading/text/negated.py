"""Comparisons in the negative: "cannot have been above 300" is a bound from the other side, "not even 30" falls short.

Decides how a number is hedged whose comparison is denied; the claim itself is then not denied.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.hedge import Hedge
from conflictfacts.reading.text.tokens import Tokens
from conflictfacts.reading.text.words import Words

__all__ = ["denied_hedge"]

_NEGATIONS = frozenset(
    "not never nor neither without cannot can't couldn't didn't doesn't don't hasn't haven't hadn't isn't aren't "
    "wasn't weren't won't wouldn't".split()
)

_OPPOSITE = {
    Hedge.MORE_THAN: Hedge.AT_MOST,
    Hedge.AT_LEAST: Hedge.LESS_THAN,
    Hedge.UP_TO: Hedge.LESS_THAN,
    Hedge.LESS_THAN: Hedge.AT_LEAST,
    Hedge.AT_MOST: Hedge.MORE_THAN,
}

_REACHING = frozenset("reach reached attain attained approach approached total number".split())
_COMING = frozenset("come came amount amounted run rise risen add get got".split())
"""Verbs that reach a number with "to"."""

_BETWEEN = frozenset("be been have has had go gone rise risen yet come to in all even any much".split())
"""Words that may stand between a negation and what it denies, besides one verb of what befell people."""

_EDGES = frozenset(". , ; : ( ) and but or that which who whether if because only".split())


def denied_hedge(tokens: Tokens, words: Words, first: int, core: int, hedge: Hedge) -> tuple[Hedge, int] | None:
    """Give the hedge of a number whose comparison is denied, and its first token; `None` where none is.

    Args:
        tokens: The tokens of the sentence.
        words: The vocabulary.
        first: The number's first token, its hedge included.
        core: The first token of the number proper.
        hedge: How it is hedged by the words before it.
    """
    if _NEGATIONS.isdisjoint(tokens.said):
        return None
    lower = tokens.lower
    plain = hedge in (Hedge.EXACT, Hedge.ABOUT)
    if hedge in _OPPOSITE:
        opening = _denied_from(lower, words, first)
        return (_OPPOSITE[hedge], opening) if opening is not None else None
    if not plain:
        return None
    if "even" in lower[max(0, first - 2) : core]:
        falls_short = any(word in _NEGATIONS for word in _clause_before(lower, first, 8))
        return (Hedge.LESS_THAN, first) if falls_short else None
    reaches = first > 1 and lower[first - 1] in _REACHING
    reaches = reaches or (first > 2 and lower[first - 1] == "to" and lower[first - 2] in _COMING)
    return (Hedge.LESS_THAN, first) if reaches and _denied_from(lower, words, first - 1) is not None else None


def _clause_before(lower: Sequence[str], stop: int, length: int) -> Sequence[str]:
    """Give the words before a token as far back as its clause goes."""
    start = stop
    while start > 0 and stop - start < length and lower[start - 1] not in _EDGES:
        start -= 1
    return lower[start:stop]


def _denied_from(lower: Sequence[str], words: Words, stop: int) -> int | None:
    """Give the first token of a comparison that a negation before it denies; `None` where none does.

    "Did not exceed" and "cannot have been above" belong to the number, "have not lost more than" does not.
    """
    verbs = 0
    for at in range(stop - 1, max(-1, stop - 7), -1):
        if lower[at] in _NEGATIONS:
            # "if not over 40" is none, nor "hardly a day without more than 40 dead"
            barred = lower[at - 1 : at] in (["if"], ["or"]) or (lower[at] == "without" and not verbs)
            return None if barred else stop if verbs else at
        if lower[at] not in _BETWEEN:
            verbs += 1
            if verbs > 1 or words["trigger"].match(lower, at) is None:
                return None
    return None
