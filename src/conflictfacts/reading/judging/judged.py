"""The clauses of a sentence, each of which may judge, and which of them a source set beside it believes.

Decides where a clause begins and ends and what only names who speaks; whether a clause judges is `judgements`'.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from conflictfacts.reading.speakers import Voice
from conflictfacts.reading.text.items import Item

__all__ = [
    "CONDITIONS",
    "FINITE",
    "NAMING",
    "cut_clauses",
    "goes_on",
    "has_verb",
    "is_fragment",
    "judged_by",
    "names_it",
    "next_clause",
    "stands_apart",
]

_NAMING = 7
"""Items within which a verb of saying is followed by when and where it was said."""

CONDITIONS = frozenset({"if", "unless", "given", "when", "once", "should"})
"""Words with which a clause only says on what the judgement behind it depends."""


def cut_clauses(row: Sequence[Item], voices: Sequence[Voice]) -> list[tuple[int, int]]:
    """Cut a sentence into clauses with a verb of their own, without what only names the source."""
    edges = [0, len(row)]
    for voice in voices:
        if voice.prefix:
            edges.append(voice.last)
            if voice.first == voice.at and voice.at and row[voice.at - 1].cls == "&":
                edges.append(voice.at - 1)  # "and thinks that": no part of what stands before
        else:
            edges += [voice.first, voice.last]
    for at, item in enumerate(row):
        if item.cls not in ",-;:&" and item.lower != "but":
            continue
        joint = item.cls in ",-" or (item.lower == "but" and at and row[at - 1].cls != ",")
        if item.cls in ";:" or goes_on(row, at) or (joint and _verb_follows(row, at) and _verb_before(row, at)):
            edges.append(at)
    edges = sorted(set(edges))
    pieces: list[tuple[int, int]] = []
    for first, last in pairwise(edges):
        inset = next((voice for voice in voices if not voice.prefix and voice.last == first), None)
        if inset is not None and pieces and _is_set_in(row, pieces[-1], inset):
            pieces[-1] = (pieces[-1][0], _trimmed_end(row, first, last))
            continue
        if any(not voice.prefix and first == voice.last and row[first].cls in "iT" for voice in voices):
            continue  # "the ministry said on Monday in a statement"
        if any(not voice.prefix and first == voice.last for voice in voices) and row[first].cls in "Adp":
            continue  # whom it is said to: "a spokesman assured the agency"
        if any(last <= voice.last and (voice.first <= first or _leads_to(row, first, voice)) for voice in voices):
            continue
        if row[first].cls in "Ti" and any(voice.last == first for voice in voices):
            ahead = (at for at in range(first, min(last, first + _NAMING)) if row[at].lower == "that")
            first = next(ahead, first)  # "the ministry said on Monday in a statement that"
        while first < last and (
            row[first].cls in ',;:-."()&'
            or row[first].lower in ("that", "but")
            or (row[first].cls == "a" and row[first + 1 : first + 2] and row[first + 1].lower == "that")
        ):
            first += 1
        last = _trimmed_end(row, first, last)
        if first < last:
            pieces.append((first, last))
    return pieces


def _trimmed_end(row: Sequence[Item], first: int, last: int) -> int:
    """Give the end of a clause without the marks and the "and" behind it."""
    while last > first and row[last - 1].cls in ',;:-."(&':
        last -= 1
    return last


def _is_set_in(row: Sequence[Item], before: tuple[int, int], voice: Voice) -> bool:
    """Tell whether a source stands between a subject and its verb: "The true toll, the office believes, is higher"."""
    first, last = before
    behind = voice.last + 1
    commas = voice.first > 0 and behind <= len(row) and row[voice.first - 1].cls == row[voice.last].cls == ","
    told = any(item.cls in "ar" or item.lower in FINITE for item in row[first:last])
    told = told or any(row[at].cls == "t" and row[at - 1].cls != "d" for at in range(first + 1, last - 1))
    subject = last == voice.first - 1 and row[first].cls in "dAopw" and not told
    return commas and subject and behind < len(row) and (row[behind].cls in "at" or row[behind].lower in _VERBS)


def goes_on(row: Sequence[Item], at: int) -> bool:
    """Tell whether a source goes on: "and that they have failed"."""
    return row[at].lower in ("and", "&") and at + 1 < len(row) and row[at + 1].lower == "that"


NAMING = frozenset("called calls termed terms described describes branded brands dubbed".split())
"""Verbs behind which stands what somebody calls something."""


def names_it(row: Sequence[Item], at: int) -> bool:
    """Tell whether a verb names something by a quotation: "called the raid "a failure of command"."""
    if row[at].lower not in NAMING or row[at + 1 : at + 2] == [] or row[at + 1].cls not in "dApo":
        return False
    mark = next((step for step in range(at + 2, min(len(row), at + _REACH)) if row[step].cls in '",;:N'), at)
    return row[mark].cls == '"' and len(row) > mark + _FEWEST and row[mark + _FEWEST - 1].cls != '"'


_REACH = 8
"""Items within which a quotation begins that names what stands behind the verb."""

_FEWEST = 3
"""Items at least from the mark of such a quotation on."""


def _leads_to(row: Sequence[Item], first: int, voice: Voice) -> bool:
    """Tell whether words only lead to a source: "in the view of X"."""
    return voice.prefix and first < voice.first and all(item.cls in "idwf" for item in row[first : voice.first])


FINITE = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "do",
        "does",
        "did",
        "should",
    }
)


_VERBS = FINITE | {"cannot", "can't", "won't", "no longer"}


def _verb_follows(row: Sequence[Item], at: int) -> bool:
    """Tell whether a new clause with a subject and a verb of its own begins behind a comma."""
    start = at + 1
    if start < len(row) and row[start].cls == "s" and row[start].lower in {"who", "which", "whom", "where", "whose"}:
        return False
    if start < len(row) and row[start].lower.endswith("ing") and row[start].cls != "A":
        return False  # "the loss of X, coming so late, may wreck the truce"
    if start + 1 < len(row) and row[start].cls == row[at - 1].cls == "A" and row[start + 1].cls == "&":
        return False  # a list: "from X, Y and Z are"
    if start + 1 < len(row) and row[start].cls == "A" and row[start + 1].cls in "rt":
        return True  # ", Russia maintains its advantage"
    for step in range(start, min(len(row), start + 9)):
        if row[step].cls in ",;":
            return False
        if row[step].lower in FINITE:
            return step > start and not (step == start + 1 and row[start].cls == "&")
    return False


def _verb_before(row: Sequence[Item], at: int) -> bool:
    return at > 3 and any(item.lower in FINITE or item.cls in "tr" for item in row[max(0, at - 14) : at])


def stands_apart(row: Sequence[Item], voice: Voice) -> bool:
    """Tell whether a source that believes only stands beside what it believes: ", X believes," or "believes X"."""
    if voice.first == voice.at < voice.last - 1:
        return True
    apart = voice.last >= len(row) or (row[voice.last].cls in ',.;-")iTs' and row[voice.last].lower != "that")
    return apart and not voice.prefix


def judged_by(row: Sequence[Item], clauses: Sequence[tuple[int, int]], voice: Voice) -> int | None:
    """Give the first item of the clause that a source beside it believes: the one before, if that can stand alone."""
    before = next((clause for clause in reversed(clauses) if clause[1] <= voice.first), None)
    if before is not None and row[before[0]].lower not in CONDITIONS and has_verb(row, *before):
        return before[0]
    if before is not None and row[before[0]].lower not in CONDITIONS and row[before[0]].cls not in "iT":
        return None
    return next_clause(clauses, voice)


def next_clause(clauses: Sequence[tuple[int, int]], voice: Voice) -> int | None:
    """Give the first item of the clause behind a source."""
    return next((first for first, _ in clauses if first >= voice.last), None)


def has_verb(row: Sequence[Item], first: int, last: int) -> bool:
    """Tell whether items hold a verb."""
    return any(item.cls in "atr" or item.lower in FINITE for item in row[first:last])


def is_fragment(row: Sequence[Item], first: int, last: int, at: int, sort: str) -> bool:
    """Tell whether words hold no judgement: "It is the", "concluded a truce", "Between 1980 and 2000, it concluded"."""
    if row[last - 1].lower in ("the", "a", "an"):
        return True
    if sort == "none":
        return False  # "no longer exists" has a verb, whatever it is
    believes = sort.startswith("belief")
    others = [*row[first:at], *row[at + 1 : last]] if believes and first <= at < last else row[first:last]
    told = any(item.cls in "art" or item.lower in FINITE or item.lower.endswith("ed") for item in others)
    opens = row[first].cls in "iTs" and row[first].lower not in _VIEWING
    return not told and (opens or (believes and row[at].lower.startswith("conclud")))


_VIEWING = frozenset({"in", "for", "to"})
"""Words with which a view is put before what is thought: "in our view", "for the general"."""
