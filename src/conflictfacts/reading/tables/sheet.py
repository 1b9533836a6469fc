"""The table a text is in: whose and where its row at hand is, and what a row of totals adds up.

Decides what holds for a whole row. What its cells count is read in `tables`.
"""

from __future__ import annotations

from collections.abc import Sequence

from conflictfacts.model.fact import Fact
from conflictfacts.model.reference import Actor, Place
from conflictfacts.model.relations import PartOf
from conflictfacts.reading.counting.claims import Claim
from conflictfacts.reading.resolve.parties import party_at
from conflictfacts.reading.resolve.places import place_of_entry
from conflictfacts.reading.tables.cells import ADDING, Columns
from conflictfacts.reading.text.items import Item
from conflictfacts.reading.text.tokens import Tokens

__all__ = ["Sheet"]

_NO_PARTIES = ADDING | {"both", "together", "others", "other"}
"""Words with which no name of a party begins."""


class Sheet:
    """A table as far as it has been read."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        """What its header says."""
        self._cells: Sequence[tuple[int, int]] = ()
        self._shift = 0
        self._place: Place | None = None
        self._adds_up = False
        self._above: dict[tuple[object, ...], list[str]] = {}

    def begin_row(self, row: Sequence[Item], cells: Sequence[tuple[int, int]]) -> None:
        """Turn to the next row.

        Args:
            row: Its items.
            cells: Its cells.
        """
        first = row[slice(*cells[0])]
        self._cells = cells
        self._shift = int(any(item.cls == "N" for item in first))  # a rowspan: the first cell is above
        self._adds_up = bool(self._above) and bool(first) and first[0].lower in ADDING
        names = [item.name for item in self._inside(row, self.columns.place) if item.name is not None]
        where = names[0].where if names else None
        self._place = place_of_entry(where) if where is not None else Place(names[0].text) if names else None

    @property
    def source(self) -> tuple[int, int] | None:
        """The cell of the row that says who says so; `None` where there is none."""
        column = self.columns.source
        at = None if column is None else column - self._shift
        return self._cells[at] if at is not None and 0 <= at < len(self._cells) else None

    @property
    def names_party(self) -> bool:
        """Whether the row has a cell for whose its figures are."""
        return self._named(self.columns.party)

    def party(self, row: Sequence[Item], tokens: Tokens, text: str) -> Actor | None:
        """Give the party that the row's cell for it names, an unknown one as it is written; `None` if it names none.

        Args:
            row: The items of the row.
            tokens: Its tokens.
            text: The document's text.
        """
        column = self.columns.party
        assert column is not None
        low, high = self._cells[column]
        known = (party_at(row, at) for at in range(low, high) if row[at].cls == "A")
        return next((party for party in known if party is not None), None) or _unknown(row[low:high], tokens, text)

    @property
    def names_place(self) -> bool:
        """Whether the row has a cell that says where, so that the party spoken of before need not be its own."""
        return self._place is not None

    def settle(self, place: Place | None, actor: Actor | None) -> tuple[Place | None, Actor | None]:
        """Give where a fact of the row is, and of whom, other than what was found without its table.

        Args:
            place: The place found.
            actor: The party found.
        """
        if self._place is None and not self._adds_up:
            return place, actor
        here = None if self._adds_up else self._place
        people = actor is not None and (actor.kind == "people" or (here is not None and actor.name == here.name))
        return here, None if people else actor

    def take(self, claim: Claim, fact: Fact) -> PartOf | None:
        """Note a fact of the row; give the relation to those above where the row adds them up.

        Args:
            claim: What it was made from.
            fact: The fact.
        """
        if claim.unit == "percent":
            return None  # shares of this and that do not add up
        column = next(at for at, (low, high) in enumerate(self._cells) if low <= claim.index < high)
        above = self._above.setdefault((column, claim.kind, claim.value, claim.unit), [])
        if not self._adds_up:
            above.append(fact.id)
            return None
        parts = tuple(one for one in above if one != fact.id)
        above[:] = [fact.id]  # a total further down adds this one up too
        return PartOf(fact.id, parts) if parts else None

    def _named(self, column: int | None) -> bool:
        return column is not None and column < len(self._cells) and not self._shift

    def _inside(self, row: Sequence[Item], column: int | None) -> Sequence[Item]:
        return row[slice(*self._cells[column])] if column is not None and self._named(column) else ()


def _unknown(inside: Sequence[Item], tokens: Tokens, text: str) -> Actor | None:
    """Take the words of a cell for a name nobody knows, if they begin like one."""
    if not inside or inside[0].lower in _NO_PARTIES or any(item.cls not in "Awdf" or item.roles for item in inside):
        return None
    words = text[tokens.starts[inside[0].first] : tokens.ends[inside[-1].last - 1]]
    return Actor(words) if words[0].isupper() else None
