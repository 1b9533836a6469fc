"""Who told it behind a passive: "confirmed by X", "was put at 300 by X", "was announced in Kyiv".

Decides where such a one stands, and where "by" names nobody who spoke; who he is is for `sources`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.provenance import Attribution, Source
from conflictfacts.reading.judging.judged import NAMING
from conflictfacts.reading.speakers import Line, Voice
from conflictfacts.reading.speaking.extents import phrase_stop
from conflictfacts.reading.speaking.silent import BE, FINDING, MODALS
from conflictfacts.reading.speaking.sources import name_sources
from conflictfacts.reading.text.items import Item

__all__ = ["agent_of", "giving_out", "names_no_agent"]

_MEANS = frozenset("phone telephone e-mail email radio text video letter telegram cable fax message".split())


def agent_of(row: Sequence[Item], at: int) -> int | None:
    """Find the "by" of a passive verb of saying: "confirmed by X", and behind its number "was put at 300 by X"."""
    if row[at].lower in FINDING:
        return None  # "bodies were recovered by the police": no report
    if row[at].lower == "released" and at and row[at - 1].cls == "p":
        return None  # "prisoners released by the army"
    if at + 1 < len(row) and row[at + 1].lower == "by":
        return at + 1
    if not (at and (row[at - 1].lower in BE or (at > 1 and row[at - 2].lower in BE))):
        return None
    for step in range(at + 1, min(len(row), at + 8)):
        item = row[step]
        if item.lower == "by":
            numbered = any(other.cls == "N" for other in row[at + 1 : step])
            return step if numbered or all(other.cls in "tT" for other in row[at + 1 : step]) else None
        if item.cls in ",;:.s&ar":
            return None
    return None


def names_no_agent(row: Sequence[Item], at: int) -> bool:
    """Tell whether "by" behind a verb names nobody who spoke: "could report by", "said by telephone"."""
    means = row[at + 2].lower if at + 2 < len(row) else ""
    named = row[at].lower in NAMING  # "a man described by the police as", "a strike called by the rebels"
    return named or (at > 0 and row[at - 1].lower in MODALS) or means in _MEANS


_GIVING_OUT = frozenset(
    "announced stated communicated declared admitted acknowledged confirmed disclosed computed notified".split()
)
_SEATED = frozenset({"in", "at", "from"})
_BEING = frozenset({"is", "are", "was", "were", "been", "as"})


def giving_out(line: Line, at: int) -> Voice | None:
    """Find where something is given out: "it was announced in Kyiv that", "as communicated from the War Office"."""
    row, first = line.row, at + 2
    passive = any(item.lower in _BEING for item in row[max(0, at - 2) : at])
    if row[at].lower not in _GIVING_OUT or not passive or first >= len(row) or row[at + 1].lower not in _SEATED:
        return None
    party = row[first].party
    stop = phrase_stop(row, first, 8)
    before = [item.lower for item in row[max(0, at - 3) : at]]
    figure = [item.lower for item in row[stop - 1 : stop]] == ["at"] and [item.cls for item in row[stop:][:1]] == ["N"]
    that = [item.lower for item in row[stop : stop + 1]] == ["that"]
    if not (that or figure) and "as" not in before and "it" not in before:
        return None  # "a truce was announced in Cairo"
    if party is not None and party.role == "metonym" and stop == first + 1:
        return Voice(at, Attribution((Source(party.name, kind="state"),), row[at].lower, line.basis), True, at, stop)
    bodies = (item.entry("source") or item.roles.get("role", ()) for item in row[first:stop])
    if not any("organisation" in body if isinstance(body, tuple) else body for body in bodies):
        return None
    return Voice(at, Attribution(name_sources(line, first, stop), row[at].lower, line.basis), True, at, stop)
