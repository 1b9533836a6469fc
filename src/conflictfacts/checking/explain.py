"""Findings in plain words: one sentence, with the quotes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from conflictfacts.checking.rows import Rows
from conflictfacts.checking.search import Clash, Move
from conflictfacts.model.fact import Fact
from conflictfacts.model.numerals import numeral
from conflictfacts.model.sense import Literal, Sense
from conflictfacts.units import Number

__all__ = ["clash_in_words", "fact_in_words", "listed", "sense_in_words"]

_UNTOLD = {"not_negative", "claim", "share"}
"""Rules that go without saying, or that the quotes tell."""


def fact_in_words(fact: Fact, rows: Rows) -> str:
    """Say what a fact says and who says so: its quote, or else its number and what it is about.

    A number alone is no sentence, so a fact that quotes nothing but its number is told with what it is about.
    """
    source = fact.source or ("somebody" if fact.provenance.document is None else "the text")
    if fact.provenance.spans:
        return f"“{fact.provenance.spans[0].quote}” ({source})"
    subject = rows.layout.subject.get(fact)
    about = fact.type if subject is None else str(subject)
    number = f": {fact.estimate}" if fact.estimate is not None else ""
    return f"{about}{number} ({source})"


def listed(parts: Sequence[str], *, at_most: int | None = None) -> str:
    """Join parts by commas and "and".

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], at_most=2)
    ('a, b and c', 'a, b and 1 more')
    """
    shown = list(parts)
    if at_most is not None and len(shown) > at_most:
        shown = [*shown[:at_most], f"{len(shown) - at_most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def sense_in_words(sense: Sense) -> str:
    """Say in which sense something holds."""
    return "literally" if isinstance(sense, Literal) else f"even {sense}"


def clash_in_words(clash: Clash, rows: Rows, lead: str = "") -> str:
    """Say why facts contradict each other.

    Args:
        clash: The conflict.
        rows: The rows it was found in.
        lead: What happened, where it is more than that these facts cannot all be so.
    """
    said = [fact_in_words(fact, rows) for fact in clash.facts]
    because = dict.fromkeys(c.words for c in clash.clauses if c.rule not in _UNTOLD and c.words and c.row.fixed)
    text = f"{lead}: {listed(said)}" if lead else f"these cannot all be so: {listed(said)}"
    if len(said) == 1 and not lead:
        text = f"this cannot be so: {said[0]}"
    if because and not lead:
        text += f", since {listed(list(because))}"
    if clash.assumed:
        text += f", assuming that {listed([assumed.words for assumed in clash.assumed])}"
    text += f" ({sense_in_words(clash.loosest)}"
    if clash.soft:
        text += f"; it rests on what {listed(_hedges(clash))} is taken to allow"
    move = _nearest(clash.moves)
    if move is not None:
        text += f"; {move_in_words(move)} would end it"
    return f"{text})"


def move_in_words(move: Move) -> str:
    """Say how far a number would have to move."""
    said = f"“{move.fact.quote or move.fact.estimate}”"
    if move.by == 0:
        return f"the least change of {said}"
    return f"moving {said} by {'more than ' if move.strict else ''}{numeral(move.by)} {move.unit}"


def _hedges(clash: Clash) -> list[str]:
    facts: Iterable[object] = (clause.row.tag for clause in clash.clauses if clause.soft)
    return [f"“{fact.estimate}”" for fact in dict.fromkeys(facts) if isinstance(fact, Fact)]


def _nearest(moves: Iterable[Move]) -> Move | None:
    """The move that is smallest beside the number it moves."""

    def share(move: Move) -> tuple[Number, str]:
        interval = None if move.fact.estimate is None else move.fact.estimate.interval
        ends = [] if interval is None else [end for end in (interval.low, interval.high) if end]
        return Fraction(move.by) / max([abs(Fraction(end)) for end in ends], default=1), move.fact.id

    return min(moves, key=share, default=None)
