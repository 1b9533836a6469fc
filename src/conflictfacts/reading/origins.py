"""Sources a figure is traced to: "the toll comes from the army", "the figure is Roe's", "it is Roe who gave it".

Decides by the word for a figure that is the subject, or by "it is ... who", whose word the figures of a sentence are.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.provenance import Attribution
from conflictfacts.reading.extents import phrase_stop
from conflictfacts.reading.items import Item
from conflictfacts.reading.labels import named_alone
from conflictfacts.reading.speakers import Speakers, Voice
from conflictfacts.reading.tokens import Tokens

__all__ = ["FIGURES", "find_origins"]

FIGURES = frozenset(
    "figure figures number numbers toll data information news report count estimate statement claim".split()
)
"""What somebody gives who says how many."""

_COMING = frozenset("come comes came stem stems stemmed originate originates originated is are was were".split())
_BEING = frozenset({"is", "are", "was", "were"})
_TAKEN = frozenset({"taken", "drawn", "derived", "compiled"})


def find_origins(tokens: Tokens, row: Sequence[Item], text: str, speakers: Speakers, basis: str | None) -> list[Voice]:
    """Find whom a sentence traces its figures to.

    Args:
        tokens: The sentence's tokens.
        row: Its items.
        text: The document's text.
        speakers: Who spoke before; the source found is added.
        basis: On what terms it speaks.
    """
    if FIGURES.isdisjoint(tokens.lower) and "it" not in tokens.lower:
        return []
    for at in range(1, len(row) - 1):
        if row[at].lower not in _COMING:
            continue
        first, start, stop, last = _cleft(row, at) or _traced(row, at) or (at, at, at, at)
        chain = named_alone(tokens, row, text, start, stop, speakers)
        if chain:
            speakers.add(chain)
            ahead = any(item.cls == "N" for item in row[last:])
            return [Voice(at, Attribution(chain, None, basis), ahead, first, last)]
    return []


_Origin = tuple[int, int, int, int]
"""The first item of what names a source, those of its name, and the item behind all."""


def _traced(row: Sequence[Item], at: int) -> _Origin | None:
    """Find the source behind a verb whose subject is a figure: "the toll of 44 comes from the army"."""
    clause = next((step + 1 for step in range(at - 1, -1, -1) if row[step].cls in ",;:."), 0)
    if not any(item.lower in FIGURES for item in row[clause : min(at, clause + 3)]):
        return None
    start = at + 2 if row[at + 1].lower in _TAKEN else at + 1
    if start < len(row) and row[start].lower == "from":
        stop = phrase_stop(row, start + 1, 10)
        return at, start + 1, stop, stop
    stop = next((step for step in range(at + 1, len(row)) if row[step].cls in ".,;:N"), len(row))
    owned = row[at].lower in _BEING and (row[stop - 1].possessive or row[stop - 1].lower == "'s")
    return (at, at + 1, stop - (row[stop - 1].lower == "'s"), stop) if owned else None


def _cleft(row: Sequence[Item], at: int) -> _Origin | None:
    """Find the source between "it is" and "who says": "it is General Roe who gave the figure"."""
    if row[at].lower not in _BEING or row[at - 1].lower != "it":
        return None
    who = next((step for step in range(at + 2, min(len(row) - 1, at + 10)) if row[step].lower in ("who", "that")), None)
    if who is None:
        return None
    verb = next((step for step in range(who + 1, len(row)) if row[step].cls not in "aTw"), who)
    if row[verb].cls != "r" or "reporting" not in row[verb].roles:
        return None
    return at - 1, at + 1, who, verb + 1
