"""Sources whose verb of saying is left out, or is none: "the army counts 40 dead, the rebels 60".

Decides which names beside a number are sources, though nothing says that they told it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conflictfacts.reading.extents import phrase_start, phrase_stop
from conflictfacts.reading.items import Item
from conflictfacts.reading.phrases import forms_of
from conflictfacts.reading.sources import name_sources
from conflictfacts.reading.speakers import Line, Voice

__all__ = ["find_credited", "find_gapped"]


def find_gapped(line: Line, voices: Sequence[Voice]) -> list[Voice]:
    """Find further sources whose verb is left out: "the mission said that 40 had died, and the army that 60 had".

    Args:
        line: The sentence.
        voices: The sources found, with their verbs.
    """
    row, classes = line.row, line.classes
    found: list[Voice] = []
    if not voices:
        return found
    verb = voices[0].attribution.verb
    for first, stop, last, prefix in (
        *_in_clauses(row, classes, voices),
        *_with_numbers(row, classes, voices),
    ):
        chain = name_sources(line, first, stop)
        if chain:
            found.append(line.voice(first, chain, prefix, first, last, verb))
    return found


_Gap = tuple[int, int, int, bool]
"""The first item of a source's name, the item behind it, the item behind what names it, and whether it speaks ahead."""


def _in_clauses(row: Sequence[Item], classes: str, voices: Sequence[Voice]) -> Iterator[_Gap]:
    """Find sources by "by" or "that" behind those of a verb: "94,000 claimed by X to 70,000 by Y"."""
    for at in [at for at in range(2, len(row)) if classes[at - 1] in "NoA"]:
        if row[at].lower != "that" or classes[at - 1] == "N":
            continue
        if not any(voice.last < at - 1 for voice in voices):
            continue
        first = phrase_start(row, at - 1)
        if first and row[first - 1].cls in "&,;" and not any(voice.first <= at - 1 < voice.last for voice in voices):
            yield first, at, at, True


def _with_numbers(row: Sequence[Item], classes: str, voices: Sequence[Voice]) -> Iterator[_Gap]:
    """Find sources that stand right before their own number: "the UN counts 2,900 bodies, the government 3,000"."""
    verbs = [voice.at for voice in voices if voice.prefix and row[voice.at].cls in "ra"]
    leading = ((verb, classes.find("N", verb + 1)) for verb in verbs)
    counted = next((at for verb, at in leading if at > 0 and all(map(_qualifies, row[verb + 1 : at]))), -1)
    if counted < 0:
        return
    at_number = row[counted - 1].lower == "at"
    before = counted
    for number in [at for at in range(counted + 2, len(row)) if classes[at] == "N"]:
        stop = number - 1 if at_number and row[number - 1].lower == "at" else number
        first = phrase_start(row, stop - 1)
        between = row[before + 1 : first]
        if any(item.cls in "ars" for item in between) or first <= before + 1 or row[first - 1].cls not in ",;&":
            return
        if number + 1 < len(row) and row[number + 1].cls not in ".,;&)":
            return
        placed = any(item.cls == "i" for item in between)
        if not _names_teller(row[first:stop], placed):
            return
        yield first, stop, stop, True
        before = number


def _qualifies(item: Item) -> bool:
    """Tell whether a word between a verb and its number only says what is counted: "puts the number of dead at"."""
    return item.cls in "dwiTo" or any(form == "total" for _, _, form in forms_of(item))


def _names_teller(items: Sequence[Item], placed: bool) -> bool:
    """Tell whether words name somebody who counts, and are not, beside a `placed` number, a place with its own."""
    if any(item.cls not in "dAow" and "role" not in item.roles for item in items):
        return False
    if any("role" in item.roles or item.entry("source") is not None for item in items):
        return True
    return not placed and any(item.party is not None and item.party.role != "adjective" for item in items)


_TELLING = frozenset({"has", "have", "had", "put", "puts", "tell", "tells", "sees", "saw"})
_BELIEVED = frozenset({"believed", "trusted", "credited", "right", "correct"})


def find_credited(line: Line, taken: Sequence[Voice]) -> list[Voice]:
    """Find a source whose word a clause only makes something depend on: "as X has it", "if X is to be believed".

    Args:
        line: The sentence.
        taken: The sources it names anyhow.
    """
    row = line.row
    found: list[Voice] = []
    if {"if", "as"}.isdisjoint(line.tokens.said):
        return found
    for at in [at for at, item in enumerate(row[:-3]) if item.lower in ("if", "as")]:
        if at and row[at - 1].cls not in ",;&-(":
            continue
        first = at + 3 if [item.lower for item in row[at + 1 : at + 3]] == ["one", "believes"] else at + 1
        last = phrase_stop(row, first, 8)
        ends = first > at + 1 or _credits(row, last, row[at].lower)
        if not ends or any(voice.first < last and at < voice.last and voice.attribution.chain for voice in taken):
            continue
        chain = name_sources(line, first, last)
        if chain:
            found.append(line.voice(at, chain, at == 0, at, last))
    return found


def _credits(row: Sequence[Item], at: int, opening: str) -> bool:
    """Tell whether a clause says behind its subject that it is believed, or has told it so."""
    words = [item.lower for item in row[at : at + 5]]
    if opening == "as":
        return len(words) > 1 and words[0] in _TELLING and words[1] == "it"
    being = words[:1] in (["is"], ["are"], ["was"], ["were"])
    return being and any(word in _BELIEVED or word.split()[-1] in _BELIEVED for word in words[1:])
