"""Sources that speak through their papers: "NATO data", "by the ministry's count", "a tally made public by the BBC".

Decides whose paper a figure is taken from: the owner named before it, the maker named behind it, or for "its figures
show" whoever spoke before.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.provenance import Source
from conflictfacts.reading.speakers import Line, Voice
from conflictfacts.reading.speaking.extents import phrase_start, phrase_stop
from conflictfacts.reading.speaking.named import APOSTROPHES, BODIES
from conflictfacts.reading.speaking.saying import CORRECTING
from conflictfacts.reading.speaking.sources import EPITHETS, KINDS_OF_BODIES, name_sources
from conflictfacts.reading.speaking.writing import names_office
from conflictfacts.reading.text.items import Item

__all__ = ["find_papers"]

_INTRODUCING = frozenset({"by", "in", "from", "on", "at", "per", "according to"})
"""Words that take a figure from a paper: "by its count", "in whose account"."""

_ISSUED = frozenset(
    (
        "made public put out kept released published issued compiled collected provided shared seen obtained "
        "gathered drawn up circulated made presented communicated received heard"
    ).split()
)
"""What may stand between a paper and its maker: "a count made public yesterday by the institute"."""

_STANDING = frozenset({"stands", "stood", "runs", "ran", "comes", "came", "reaches", "reached", "numbers", "totals"})
"""What a count does: "the army's list stands at 344"."""

_TRACING = frozenset("come comes came stem stems stemmed originate originates taken drawn derived compiled".split())
"""Verbs that lead from a figure to whoever made it."""

_PASTS = frozenset({"history", "histories"})
_NO_COUNTS = _PASTS | BODIES | {"website", "statement"}
"""Papers that are bodies, and those that a body is only named before: "in police headquarters"."""

_POSSESSIVES = frozenset({"its", "their", "his", "her"})


def find_papers(line: Line, papers: Sequence[int], taken: Sequence[tuple[int, int]]) -> list[Voice]:
    """Find the sources of a sentence that speak through a paper.

    Args:
        line: The sentence.
        papers: The items that are words for papers.
        taken: From which item to which it names a source already.
    """
    row = line.row
    voices: list[Voice] = []
    for at in range(papers[0], len(row)) if papers else ():
        item = row[at]
        paper = "paper" in item.roles and item.cls in "owtr"
        if not (paper or voices):
            continue
        if (voices and at < voices[-1].last) or any(first <= at < last for first, last in taken):
            continue
        if paper and item.lower == "headquarters" and not (_introduced(row, phrase_start(row, at)) or _shows(row, at)):
            continue  # "struck the headquarters of X"
        if paper:
            chain, first, last = _owner(line, at)
            if not chain:
                chain, first, last = _maker(line, at)
        elif voices and item.possessive and at and row[at - 1].lower == "by" and _closes(row, at + 1):
            entry = item.entry("source", "actor")  # "89 by the army's count and about 400 by the rebels'"
            chain, first, last = (Source(entry.name, kind=entry.kind),) if entry is not None else (), at, at + 1
        elif voices and item.lower in APOSTROPHES and row[at - 1].cls in "op" and _closes(row, at + 1):
            first, last = phrase_start(row, at - 1), at + 1
            by = _introduced(row, first) and row[first - 1].lower == "by"
            chain = name_sources(line, first, at) if by else ()
        else:
            continue
        if chain and not (first and row[first - 1].lower in CORRECTING):
            first -= _introduced(row, first)
            begins = (at < 4 and first < 3) or (row[first - 1].cls == ";" and at - first < 4)
            voices.append(line.voice(at, chain, begins, first, last))
    return voices


def _closes(row: Sequence[Item], at: int) -> bool:
    return at >= len(row) or row[at].cls in ",.;)&"


_Found = tuple[tuple[Source, ...], int, int]


def _owner(line: Line, at: int) -> _Found:
    """Find whose paper it is by what stands before it: "NATO data", "the governor's count", "its own figures"."""
    row = line.row
    back = at - 1
    while back > 0 and at - back < 3 and (row[back].cls == "w" or row[back].lower == "own"):
        if row[back].lower in APOSTROPHES:
            break
        back -= 1
    if back < 0:
        return (), at, at
    owner = row[back]
    chain: tuple[Source, ...] = ()
    if owner.cls == "A" and owner.name is not None:
        entry = owner.entry("source", "actor")
        first = phrase_start(row, back)
        told = _introduced(row, first) or _shows(row, at) or _is_said_of_it(row, first, at)
        if "telling" in row[at].roles["paper"] and not told:
            return (), at, at  # "a little below Zorvia's figure"
        if entry is not None and (back == at - 1 or owner.possessive):
            chain = (Source(entry.name, kind=entry.kind),)
            if owner.lower in EPITHETS:
                chain = line.speakers.latest(organisation=True) or chain
        elif owner.possessive and owner.unknown:
            chain = (Source(owner.name.text, kind="organisation"),)
        return chain, back, at + 1
    if owner.lower in APOSTROPHES and back and row[back - 1].cls in "opw":
        first = phrase_start(row, back - 1)
        if _introduced(row, first) or _shows(row, at) or _is_said_of_it(row, first, at):
            return name_sources(line, first, back), first, at + 1
    elif "organisation" in owner.roles.get("role", ()) and "paper" not in owner.roles and back == at - 1:
        first = phrase_start(row, back)
        if _introduced(row, first) and row[at].lower not in _NO_COUNTS:
            return name_sources(line, first, at), first, at + 1  # "judging by ministry figures"
    elif owner.cls == "p" and back == at - 1 and row[back - 1].cls == "d" and _introduced(row, back - 1):
        return name_sources(line, back - 1, at), back - 1, at + 1  # "by the rebel count"
    elif owner.lower in _POSSESSIVES and (_introduced(row, back) or _shows(row, at)):
        its = owner.lower in ("its", "their")
        subject = row[0].party
        if not its and row[0].name is not None and row[0].unknown and _introduced(row, back):
            return (Source(row[0].name.text, kind="person"),), back, at + 1  # "Roe gives them in his memoirs as 40"
        if its and subject is not None and back > 1 and not row[0].possessive and not _introduced(row, back):
            return (
                (Source(subject.name, kind=subject.kind),),
                back,
                at + 1,
            )  # "X lost 40, though its own history has 60"
        return line.speakers.whose() if its else line.speakers.latest_person(), back, at + 1
    elif owner.lower == "whose" and _introduced(row, back):
        named = next((step for step in range(back - 2, max(-1, back - 5), -1) if row[step].cls in "Aop"), None)
        if named is not None:
            first = phrase_start(row, named)
            return name_sources(line, first, named + 1), first, at + 1
    return (), at, at


def _introduced(row: Sequence[Item], first: int) -> bool:
    return first > 0 and row[first - 1].lower in _INTRODUCING


def _shows(row: Sequence[Item], at: int) -> bool:
    """Tell whether a paper is said to hold something: "its figures show", "the army's list stands at 40"."""
    if at + 1 < len(row) and (row[at + 1].cls == "r" or row[at + 1].lower in ("have", "has", "had")):
        return True
    ahead = row[at + 1 : at + 9]
    colon = next((step for step, item in enumerate(ahead) if item.cls not in "TifA"), 0)
    if [item.cls for item in ahead[colon : colon + 2]] == [":", "N"]:
        return True  # "the ministry's figures for May: 40 dead"
    verb = next((step for step, item in enumerate(ahead) if _ends_name(ahead, step)), len(ahead))
    if verb == 0 and [item.lower for item in ahead[:2]] in (["is", "that"], ["was", "that"]):
        return True  # "the staff's assessment is that"
    if verb == 0 and ahead and ahead[0].lower in ("is", "was") and row[at + 2 : at + 3] and row[at + 2].cls == "N":
        return True  # "the militia's own count was 36"
    if verb == len(ahead) or (verb and ahead[0].cls not in "fiT"):
        return False
    if ahead[verb].cls == "," and [item.lower for item in ahead[verb + 1 : verb + 2]] == ["which"]:
        verb += 2  # "the army's figure at the time, which was 159"
    valued = next((step for step in range(verb, len(ahead)) if ahead[step].cls == "N"), len(ahead))
    equals = verb < valued < len(ahead) and all(
        item.cls == "a" or item.lower in ("at", "still", "then", "only") for item in ahead[verb:valued]
    )
    return equals or (verb < len(ahead) and ahead[verb].lower in _STANDING)


def _ends_name(ahead: Sequence[Item], step: int) -> bool:
    """Tell whether a word is the verb behind a paper's name and what it counts, or the comma there."""
    item = ahead[step]
    participle = item.cls == "r" and step > 0 and ahead[step - 1].cls == "f"  # "count of documented deaths"
    return item.lower in _STANDING or (item.cls in "ar,;" and not participle)


_THAT = frozenset({"that", "this", "which", "it"})


def _is_said_of_it(row: Sequence[Item], first: int, at: int) -> bool:
    """Tell whether a paper is what was just said: "138,000 were moved, that's the ministry's figure"."""
    last = at + 1 >= len(row) or row[at + 1].cls in ".,;"
    being = first > 1 and row[first - 1].lower in ("'s", "is", "are", "was", "were")
    told = row[first - 2].lower in _THAT or row[first - 2].cls in "tp"
    return last and being and told and not any(item.cls == "N" for item in row[first:])


def _maker(line: Line, at: int) -> _Found:
    """Find whose paper it is by what stands behind it: "the tally of the WHO", "the count the agency put out"."""
    row = line.row
    if row[at].lower in _PASTS or (row[at].lower == "view" and at and row[at - 1].lower == "in"):
        return (), at, at  # "the worst day in the history of the United Nations", "in view of this"
    step = at + 1
    while step < len(row) and step - at < 5 and (row[step].cls == "T" or set(row[step].lower.split()) <= _ISSUED):
        step += 1
    origin = next((here for here in range(at + 2, min(len(row), at + 7)) if row[here].lower == "from"), None)
    if origin is not None and not _TRACING.isdisjoint(item.lower for item in row[at + 1 : origin]):
        last = phrase_stop(row, origin + 1, 10)  # "the toll of 44 came from doctors"
        first = origin if any(item.cls == "N" for item in row[at:origin]) else at
        return name_sources(line, origin + 1, last), first, last
    if step < len(row) and (row[step].cls == "f" or row[step].lower in ("by", "from")):
        last = phrase_stop(row, step + 1, 10)
        clause = (stop for stop in range(step + 2, last) if row[stop].cls == "d" and row[stop - 1].cls in "op")
        last = next(clause, last)  # "in the estimate of diplomats the army has lost 40"
        named = next((item for item in row[step + 1 : last] if item.cls == "A"), None)
        held = any(item.lower == "that" for item in row[last : last + 2])  # "the assessment of the staff is that"
        people = any("role" in item.roles for item in row[step + 1 : last])
        told = people and _introduced(row, phrase_start(row, at))  # "by the estimate of attachés"
        of_them = row[step].cls == "f" and not held
        if named is None and not told and (of_them or not any(item.cls == "o" for item in row[step + 1 : last])):
            return (), at, at
        office = named is not None and named.name is not None and named.unknown and names_office(named.name.text)
        told_kind = any(row[at].lower in KINDS_OF_BODIES and row[at + 1] is named for at in range(step + 1, last - 1))
        known = office or told_kind or (named is not None and named.entry("source") is not None)
        if not told and named is not None and not known and not _stands_for_state(row, step + 1):
            return (), at, at
        bracket = next((stop for stop in range(step + 1, last) if row[stop].cls == "("), last)
        return name_sources(line, step + 1, bracket), at, last
    if step + 2 < len(row) and row[step].lower in ("which", "that") and row[step + 1].cls in "dAo":
        verb = next((stop for stop in range(step + 2, min(len(row), step + 9)) if row[stop].cls not in "dAowf()"), step)
        verb = next((stop for stop in range(step + 2, verb + 1) if set(row[stop].lower.split()) <= _ISSUED), step)
        if verb > step and any(item.cls in "Ao" for item in row[step + 1 : verb]):
            return name_sources(line, step + 1, verb), at, verb + 1
    if step + 1 < len(row) and row[step].cls == "A" and set(row[step + 1].lower.split()) & _ISSUED:
        entry = row[step].entry("source")
        if entry is not None:
            return (Source(entry.name, kind=entry.kind),), at, step + 2
    return (), at, at


def _stands_for_state(row: Sequence[Item], at: int) -> bool:
    """Tell whether "the count of Riyadh" is a government's: a bare name of a party, not one of whom it counts."""
    entry = row[at].entry("actor")
    following = row[at + 1] if at + 1 < len(row) else None
    return (
        entry is not None
        and entry.role == "name"
        and not row[at].possessive
        and (following is None or following.cls not in "ptwoAN")
    )
