"""Sources whose verb of saying is left out, or is none: "the army counts 40 dead, the rebels 60", "the WHO has 60".

Decides which names beside a number are sources, though nothing says that they told it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from conflictfacts.reading.counting.phrases import forms_of
from conflictfacts.reading.speakers import Line, Voice
from conflictfacts.reading.speaking.extents import phrase_start, phrase_stop
from conflictfacts.reading.speaking.putting import SUMS
from conflictfacts.reading.speaking.saying import inset_start
from conflictfacts.reading.speaking.sources import name_sources
from conflictfacts.reading.speaking.tellers import antecedent, subject_of_saying
from conflictfacts.reading.speaking.writing import names_office
from conflictfacts.reading.text.items import Item

__all__ = ["find_certifying", "find_credited", "find_gapped", "find_having", "find_keeping"]


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


_HAVING = frozenset({"has", "have", "had"})
_THAT = 1
"""Items between a verb of saying and what it says: "that"."""

_COUNTING = frozenset({"monitor", "outlet", "ministry", "intelligence", "organisation", "agency"})
"""Kinds of sources that count the dead of others."""

_COUNTED_TOO = frozenset(
    (
        "army military police government coalition alliance command movement union group junta opposition bloc mission "
        "rebels insurgents officer officers commander commanders general chief leader leaders deserter deserters "
        "defector defectors passenger passengers villagers villager student students hospital"
    ).split()
)
"""Roles of those who have dead or wounded of their own."""

_SERVANTS = frozenset("official officials source sources spokesman spokeswoman spokesperson".split())
"""People who only tell, though they are of a party: "a military official"."""

_HAD = frozenset({"participle", "noun"})
_OF_THEIRS = frozenset("staff workers worker volunteers volunteer employees members medics peacekeepers".split())
"""Words for people of the body that has them."""


def find_having(line: Line, voices: Sequence[Voice]) -> list[Voice]:
    """Find a source that only "has" what it tells: "the health ministry has 40 dead", "the WHO had the toll at 55".

    Args:
        line: The sentence.
        voices: The sources it names anyhow; beside one an unknown name is another, and no party.
    """
    row = line.row
    found: list[Voice] = []
    if _HAVING.isdisjoint(line.tokens.lower):
        return found
    for at in [at for at, item in enumerate(row[1:-2], 1) if item.lower in _HAVING and row[at - 1].cls in "Aopw,"]:
        head = antecedent(row, at - 1)  # "an official who spoke to the paper had 40 dead"
        inset = inset_start(row, at - 1) if row[at - 1].cls == "," else None  # "the agency, for its part, has"
        stop = inset or (at if head is None else head + 1)
        first = phrase_start(row, stop - 1)
        if any(voice.first < at and first < voice.last for voice in (*voices, *found)):
            continue
        if _has_figure(row, at + 1):
            chain, first, last, _ = subject_of_saying(line, at)
            if chain:
                found.append(line.voice(at, chain, True, first, last, row[at].lower))
            continue
        if not _has_counted(row, at + 1):
            continue
        if any(voice.prefix and voice.last <= first <= voice.last + _THAT for voice in voices):
            continue  # "the ministry says that the regiment had seventeen men killed"
        contrast = bool(voices) and first > 0 and row[first - 1].cls in ",;&s" and row[stop - 1].unknown
        chain = name_sources(line, first, stop, True) if contrast or _counts_others(row[first:stop]) else ()
        if chain:
            found.append(line.voice(at, chain, True, first, at + 1, row[at].lower))
    return found


_KEEPING = frozenset("keep keeps kept maintain maintains maintained compile compiles compiled".split())
_KEPT = frozenset("list lists register registers tally count database record records log toll roll ledger".split())


def find_keeping(line: Line, voices: Sequence[Voice]) -> list[Voice]:
    """Find who keeps a list of the dead, and tells by it how many they are: "X keeps a register of those killed".

    Args:
        line: The sentence.
        voices: The sources it names anyhow.
    """
    row = line.row
    if voices or _KEEPING.isdisjoint(line.tokens.lower):
        return []
    at = next((at for at, item in enumerate(row) if at and item.lower in _KEEPING), 0)
    kept = next((item for item in row[at + 1 : at + 5] if item.cls not in "dw" or item.lower in _KEPT), None)
    if not at or row[at - 1].cls not in "Aopw" or kept is None or kept.lower not in _KEPT:
        return []
    first = phrase_start(row, at - 1)
    chain = name_sources(line, first, at)
    return [line.voice(at, chain, True, first, at + 1)] if chain else []


def _has_figure(row: Sequence[Item], at: int) -> bool:
    """Tell whether a figure of one's own is had, which a colon gives: "has a third figure:", "had another version:"."""
    colon = next((step for step in range(at, min(len(row), at + 6)) if row[step].cls == ":"), at)
    head = row[colon - 1]
    plain = all(item.cls in "dNwo" or item is head for item in row[at:colon])
    return colon > at + 1 and plain and (head.lower in SUMS or "paper" in head.roles)


def _has_counted(row: Sequence[Item], at: int) -> bool:
    """Tell whether a number of dead or hurt is had, or a toll: "40 rebels dead", "the tally at 55"."""
    if [item.lower for item in row[at : at + 3]] in (["a", "total", "of"], ["a", "toll", "of"]):
        at += 3
    if at >= len(row):
        return False
    total = next((step for step in range(at, min(len(row), at + 4)) if row[step].cls not in "dw"), at)
    if row[total - 1].cls == "w" or row[total].cls == "t":
        ahead = row[total + (row[total].cls == "t") :][:9]
        put = next((step for step, item in enumerate(ahead) if item.cls == "N"), 0)
        named = row[total - 1].lower in SUMS or "paper" in row[total - 1].roles
        total_of = row[total].cls == "t" and any(form == "total" for _, _, form in forms_of(row[total]))
        return put > 0 and ahead[put - 1].lower == "at" and (named or total_of)
    if row[at].cls != "N":
        return False
    step = at + 1
    while step < len(row) and step < at + 7 and row[step].cls in "ApwdN&f":
        if row[step].lower in _OF_THEIRS:
            return False
        step += 1
    if [item.lower for item in row[step : step + 2]] in _ON_RECORD or _on_list(row, step):
        return True
    return step < len(row) and row[step].cls == "t" and any(form in _HAD for _, _, form in forms_of(row[step]))


_CERTIFYING = frozenset("confirmed listed presumed reported declared registered recorded verified feared".split())


def find_certifying(line: Line) -> list[Voice]:
    """Find who says of some that they are dead or missing: "28 confirmed dead by the army", "listed as missing by X".

    Args:
        line: The sentence.
    """
    row = line.row
    found: list[Voice] = []
    if _CERTIFYING.isdisjoint(line.tokens.said) or "ti" not in line.classes:
        return found
    for at in [at for at in range(1, len(row) - 2) if row[at].cls == "t" and row[at + 1].lower == "by"]:
        if row[at].first_word in _CERTIFYING and row[at].last_word in ("dead", "missing"):
            stop = phrase_stop(row, at + 2, 8)
            chain = name_sources(line, at + 2, stop)
            if chain:
                found.append(line.voice(at, chain, False, at, stop))
    return found


_ON_RECORD = (["on", "record"], ["on", "file"])


def _on_list(row: Sequence[Item], step: int) -> bool:
    """Tell whether those counted stand on a list of the subject's: "on its books"."""
    words = [item.lower for item in row[step : step + 3]]
    kept = words[2:] and words[2] in _KEPT | {"books"}
    return bool(kept) and words[0] in ("on", "in") and words[1] in ("its", "their", "a")


def _counts_others(items: Sequence[Item]) -> bool:
    """Tell whether words name a body or a book that counts, and has no dead itself: "the ministry", "its history"."""
    head = next((item for item, behind in pairwise(items) if behind.cls in "fi"), items[-1])
    entry = head.entry("source")
    if entry is not None:
        return entry.kind in _COUNTING
    if head.unknown:
        return head.name is not None and names_office(head.name.text)
    telling = head.cls == "p" and head.lower in _SERVANTS
    apart = telling or all(item.lower not in _COUNTED_TOO for item in items)
    return ("role" in head.roles or "paper" in head.roles) and apart


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
