"""Sources in brackets behind what they say: "has displaced 100,000 persons (OCHA)", "44 dead, 13 wounded (X Ministry)".

Decides which brackets hold a source, and no short form of a name, no date, and nobody who is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.model.provenance import Attribution
from conflictfacts.reading.resolve.parties import PLACE_PREPOSITIONS
from conflictfacts.reading.speakers import Line, Voice
from conflictfacts.reading.speaking.labels import SIDES, is_named_office
from conflictfacts.reading.speaking.sources import name_sources
from conflictfacts.reading.text.grammar import TITLES
from conflictfacts.reading.text.items import Item

__all__ = ["find_bracketed"]


def find_bracketed(line: Line, voices: Sequence[Voice]) -> list[Voice]:
    """Find sources in brackets behind what they say: "has displaced 100,000 persons (OCHA)", "44 dead (X Ministry)".

    Args:
        line: The sentence.
        voices: The sources found so far.
    """
    row, classes = line.row, line.classes
    found: list[Voice] = []
    if "(" not in classes:
        return found
    title = "a" not in classes and "r" not in classes  # "Refugees by country (X)"
    opening = classes.find("(", 1 if title else classes.find("N") + 1 or len(row))
    while opening > 0:
        closing = classes.find(")", opening)
        if closing < 0:
            break
        colon = classes.find(":", opening, closing)  # "(Ann Roe's office: 40 killed)"
        start, stop = _naming(row, opening + 1, closing if colon < 0 else colon)
        behind = row[opening - 1]
        short = behind.cls == "o" or (behind.cls == "A" and not _stands_for_ground(row, opening - 1))
        taken = any(voice.first < closing and opening < voice.last for voice in voices)
        known = any(item.entry("source") is not None for item in row[start:stop])
        apart = known or behind.cls == "N" or _closes(row, closing + 1)
        if stop > start and apart and not (short or taken):
            chain = name_sources(line, start, stop)
            if chain and "|" in classes:  # of a row of a table the row alone
                found.append(Voice(opening + 1, Attribution(chain, None, line.basis), False, opening, closing + 1))
            elif chain:
                found.append(line.voice(opening + 1, chain, colon > 0, opening, closing + 1 if colon < 0 else colon))
        opening = classes.find("(", closing)
    return found


def _naming(row: Sequence[Item], first: int, closing: int) -> tuple[int, int]:
    """Give the items that name a source in brackets, without a date or paper; none where they hold something else."""
    first = next((at + 1 for at in range(closing - 1, first, -1) if row[at].cls == ";"), first)
    stop = next((at for at in range(first, closing - 1) if row[at].cls == "," and row[at + 1].cls == "i"), closing)
    while stop > first and (
        row[stop - 1].cls in "T," or _is_year(row[stop - 1]) or ("paper" in row[stop - 1].roles and stop - 1 > first)
    ):
        stop -= 1
    while first < stop and (row[first].cls in "T," or _is_year(row[first])):
        first += 1
    at = stop - 2
    seated = at > first and row[at].cls == "," and row[at + 1].party is not None and row[at - 1].cls in "ow"
    inner = row[first:at] if seated else row[first:stop]  # "(Ministry of Defence, Zorvia)"
    of_paper = stop < closing and "paper" in row[stop].roles
    if any(item.cls not in "Aopdfw&" for item in inner):
        return first, first
    sure = any(item.entry("source") is not None or _is_office(item) for item in inner)
    sure = sure or any(is_named_office(item) for item in inner)
    titled = any(item.cls == "A" and (step.lower in TITLES or "role" in step.roles) for step, item in pairwise(inner))
    owned = of_paper and any("role" in item.roles for item in inner)
    return (first, stop) if sure or titled or owned else (first, first)


def _is_year(item: Item) -> bool:
    return item.cls == "N" and len(item.lower) == len("2024") and item.lower.isdigit()


def _is_office(item: Item) -> bool:
    """Tell whether a word is for those who tell, and not also for a side, or for people who may be what is counted."""
    if "role" not in item.roles or "population" in item.roles or item.lower in SIDES:
        return False
    return "organisation" in item.roles["role"] or item.lower in _TELLERS


_TELLERS = frozenset("officials official sources source spokesman spokeswoman spokesperson mayor".split())


def _closes(row: Sequence[Item], at: int) -> bool:
    return at >= len(row) or row[at].cls in ".,;:-&()"


def _stands_for_ground(row: Sequence[Item], at: int) -> bool:
    """Tell whether a name right behind a preposition of place says where: "were killed in X (OCHA)"."""
    before = row[at - 1].lower in PLACE_PREPOSITIONS
    return before and (row[at].where is not None or (row[at].unknown and " " not in row[at].lower))
