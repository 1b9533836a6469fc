"""What a lexicon says about one name: the columns of its files and the entry made from a line of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

import attrs

from conflictfacts.model.dates import last_of_month
from conflictfacts.model.reference import Actor
from conflictfacts.reading.lexicon.names import is_cased, written_as

__all__ = ["COLUMNS", "NAME_COLUMNS", "Alias", "Entry", "aliases_of", "entry_of", "read_date"]

COLUMNS = {
    "actor": ("name", "kind", "iso", "parent", "aliases", "adjectives", "metonyms"),
    "source": ("name", "kind", "parent", "aliases"),
    "place": ("name", "kind", "iso", "parent", "latitude", "longitude", "population", "aliases"),
    "conflict": ("name", "start", "end", "places", "parties", "aliases"),
}
"""The columns of a file of each category, in order. Cells that hold several values separate them by `|`."""


class Alias(NamedTuple):
    """One name in a line."""

    text: str
    """The name as the line writes it."""

    role: str
    """See `Entry.role`."""

    cased: bool
    """See `Entry.cased`."""

    word: bool
    """See `Entry.word`; in the files such a name begins with `=`."""


NAME_COLUMNS = {"aliases": "name", "adjectives": "adjective", "metonyms": "metonym"}
"""The columns that hold names, and the role of the names in them."""


@attrs.frozen(kw_only=True)
class Entry:
    """One meaning of one name."""

    name: str
    """The canonical name of what is meant: "Russia" for "Russian" and "Moscow"."""

    category: str
    """`actor`, `source`, `place` or `conflict`."""

    alias: str
    """The name by which it was found, as the lexicon writes it."""

    kind: str | None = None
    """What sort of actor, source or place it is; the words allowed are listed in the head of each file."""

    iso: str | None = None
    """ISO 3166-1 alpha-3 code of the state, or of the country a place lies in; `None` where there is none."""

    parent: str | None = None
    """Canonical name of what it belongs to: an army's state, a city's region or country."""

    role: str = "name"
    """What the alias is: `name`, `adjective` (or noun for its people: "Russian", "Russians"), `metonym` ("Moscow")."""

    cased: bool = False
    """Whether the alias counts only where the text has its capitals: "US", "ELN", "the North"."""

    word: bool = False
    """Whether the alias is a common word too, so that it says nothing in a text all in capitals: "US", "WHO"."""

    latitude: float | None = None
    """Degrees north, WGS 84."""

    longitude: float | None = None
    """Degrees east, WGS 84."""

    population: int = 0
    """People living there, 0 where unknown; good for choosing between namesakes, not for citing."""

    start: date | None = None
    """First day of a conflict: of the month or year where only that is known."""

    end: date | None = None
    """Last day of a conflict: of the month or year where only that is known; `None` when it goes on."""

    start_precision: str | None = None
    """`day`, `month` or `year`: how exactly `start` is known."""

    end_precision: str | None = None
    """`day`, `month` or `year`: how exactly `end` is known."""

    places: tuple[str, ...] = ()
    """Where a conflict was fought."""

    parties: tuple[str, ...] = ()
    """Who fought in a conflict."""

    @cached_property
    def actor(self) -> Actor:
        """Whom it means where it acts."""
        return Actor(self.name, self.kind, self.iso, self.parent)

    def fits(self, words: tuple[str, ...], *, capitals: bool = False) -> bool:
        """Tell whether the words as the text writes them can be this name.

        Args:
            words: The words, without folding: capitals matter where the alias is `cased`.
            capitals: Whether the whole text is in capitals, so that they tell nothing.
        """
        if capitals:
            return not self.word
        return not self.cased or written_as(words, self.alias)


def read_date(text: str, *, last: bool) -> tuple[date, str]:
    """Read "1979-12-24", "1979-12" or "1979" as its first (or last) day and its precision.

    Raises:
        ValueError: If the text is none of these.
    """
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise ValueError(text)
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        numbers.append(12 if last else 1)
    if len(numbers) == 2:
        numbers.append(last_of_month(*numbers).day if last else 1)
    return date(*numbers), ("year", "month", "day")[len(parts) - 1]


def aliases_of(category: str, cells: list[str]) -> Iterator[Alias]:
    """Yield each name in the cells of a line."""
    yield Alias(cells[0], "name", is_cased(cells[0]), False)
    for column, cell in zip(COLUMNS[category], cells, strict=True):
        if cell and column in NAME_COLUMNS:
            for alias in cell.split("|"):
                marked = alias[0] == "="
                yield Alias(alias.removeprefix("="), NAME_COLUMNS[column], marked or is_cased(alias), marked)


def entry_of(category: str, line: str, alias: Alias) -> Entry:
    """Build the entry for one name in a line."""
    cell = dict(zip(COLUMNS[category], line.split("\t"), strict=True))
    start = read_date(cell["start"], last=False) if cell.get("start") else (None, None)
    end = read_date(cell["end"], last=True) if cell.get("end") else (None, None)
    return Entry(
        name=cell["name"],
        category=category,
        alias=alias.text,
        role=alias.role,
        cased=alias.cased,
        word=alias.word,
        kind=cell.get("kind") or None,
        iso=cell.get("iso") or None,
        parent=cell.get("parent") or None,
        latitude=float(cell["latitude"]) if cell.get("latitude") else None,
        longitude=float(cell["longitude"]) if cell.get("longitude") else None,
        population=int(cell.get("population") or 0),
        start=start[0],
        start_precision=start[1],
        end=end[0],
        end_precision=end[1],
        places=tuple(cell["places"].split("|")) if cell.get("places") else (),
        parties=tuple(cell["parties"].split("|")) if cell.get("parties") else (),
    )
