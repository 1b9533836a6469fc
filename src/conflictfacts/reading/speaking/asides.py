"""Who says something in passing, in a clause about himself: "The army, which admits to 12 dead, has left the town".

Decides whose such a clause is and which items it has: of nothing else in the sentence, and of none behind it, is he the
source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conflictfacts.model.provenance import Attribution
from conflictfacts.reading.speakers import Line, Voice
from conflictfacts.reading.speaking.extents import phrase_start
from conflictfacts.reading.speaking.saying import COUNTING, PARTIES, reports
from conflictfacts.reading.speaking.sources import name_sources
from conflictfacts.reading.text.items import Item

__all__ = ["find_asides"]

_WHO = frozenset({"which", "who"})


def find_asides(line: Line, by_role: Mapping[str, Sequence[int]]) -> list[Voice]:
    """Find who says something in a clause about himself; `first` and `last` of a voice are of that clause.

    Args:
        line: The sentence.
        by_role: Which of its items are of each class of the vocabulary.
    """
    if "N" not in line.classes or _WHO.isdisjoint(line.tokens.said):
        return []
    found: list[Voice] = []
    for at in by_role.get("reporting", ()):
        who = _relative(line.row, at)
        if who is None or not reports(line.row, at):
            continue
        first, stop = _antecedent(line.row, who)
        chain = name_sources(line, first, stop, True) if stop > first else ()
        verb = line.row[at].lower
        if not chain or (verb in COUNTING | {"counts"} and all(source.kind in PARTIES for source in chain)):
            continue
        found.append(Voice(at, Attribution(chain, verb, line.basis), True, at, _clause_end(line.row, at)))
    return found


def _relative(row: Sequence[Item], at: int) -> int | None:
    """Find the "which" that is the subject of a verb; `None` where another word is."""
    left = at - 1
    while left > 0 and (row[left].cls in "axT" or row[left].lower.endswith("ly")):
        left -= 1
    return left if left > 1 and row[left].lower in _WHO and row[left - 1].cls == "," else None


def _antecedent(row: Sequence[Item], who: int) -> tuple[int, int]:
    """Give the items of whom a clause is about, his name before what describes him: "X, a project, which"."""
    end = who - 2
    if row[end].cls == ")":
        end = next((at - 1 for at in range(end, max(0, end - 6), -1) if row[at].cls == "("), end)
    if row[end].cls not in "Aop":
        return 0, 0
    first = phrase_start(row, end)
    if first > 1 and row[first].lower in ("a", "an", "the") and row[first - 1].cls == "," and row[first - 2].cls == "A":
        return phrase_start(row, first - 2), first - 1
    return first, end + 1


def _clause_end(row: Sequence[Item], at: int) -> int:
    """Find the item behind a clause: the comma that ends it, none of a list of figures."""
    for step in range(at + 1, len(row)):
        behind = row[step + 1 : step + 4]
        listed = any(item.cls == "N" for item in behind) and behind[0].cls not in "ar"
        if row[step].cls in ";:" or (row[step].cls == "," and not listed):
            return step
    return len(row)
