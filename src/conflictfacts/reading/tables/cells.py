"""Tables pasted as text: which column or row says whose, which says what became of them, and which says who says so.

Decides what the cells of a row are for, from the words of the header row above it and of the row's own first cell. Only
rows with `|`, tabs or columns aligned by blanks are tables; a row that lacks its first cell goes on with the party of
the row above, as under a rowspan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from conflictfacts.model.reference import Actor
from conflictfacts.reading.counting.claims import AREAS, Claim, summed_as
from conflictfacts.reading.counting.phrases import Phrase, forms_of
from conflictfacts.reading.resolve.parties import actor_named, party_at
from conflictfacts.reading.text.grammar import REGION_WORDS, SUMS_UP
from conflictfacts.reading.text.items import Item, classes_of
from conflictfacts.reading.text.times import Time
from conflictfacts.reading.text.tokens import Tokens

__all__ = [
    "ADDING",
    "Column",
    "Columns",
    "cells_of",
    "party_of_cell",
    "party_of_label",
    "read_header",
    "read_row",
    "split_aligned",
    "split_labelled",
    "split_year",
]

_SOURCE = frozenset(
    {
        "according",
        "according to",
        "source",
        "sources",
        "reported by",
        "claimed by",
        "given by",
        "cited by",
        "author",
        "authority",
        "authors",
        "reference",
        "ref",
    }
)
_PARTY = frozenset(
    {
        "group",
        "side",
        "party",
        "belligerent",
        "belligerents",
        "force",
        "forces",
        "army",
        "country",
        "nation",
        "combatant",
        "faction",
    }
)
ADDING = SUMS_UP | {"subtotal", "subtotals"}
"""Words of the column that adds up those beside it, and of the row that adds up those above it, wherever these are."""

_PLACES = REGION_WORDS | {"location", "locality", "place", "where", "site", "settlement"}
_PRESUMED = frozenset({"presumed dead", "believed dead", "presumed killed", "believed killed"})
_SINGLE = ("killed", "wounded", "missing", "captured")
_FORMS = ("noun", "total", "participle", "subject")
"""Forms of a trigger that a header can name, the likeliest first."""


class Column(NamedTuple):
    """What a cell of the header, or the first cell of a row, says of the numbers below or beside it."""

    party: Actor | None = None
    """Whose they are."""

    measure: tuple[str, str] | None = None
    """Kind and value of what they count."""

    includes: tuple[str, ...] | None = None
    """The measures it adds up: "Missing and prisoners"."""

    said_by: bool = False
    """Whether the column names sources."""

    names_parties: bool = False
    """Whether the column names parties."""

    names_places: bool = False
    """Whether the column names places."""


class Columns(NamedTuple):
    """The columns of a table, in order."""

    columns: tuple[Column, ...]
    """What each says."""

    @property
    def source(self) -> int | None:
        """The column that says who says so; `None` where there is none."""
        return next((at for at, column in enumerate(self.columns) if column.said_by), None)

    @property
    def party(self) -> int | None:
        """The column that says whose the figures are; `None` where there is none."""
        return next((at for at, column in enumerate(self.columns) if column.names_parties), None)

    @property
    def place(self) -> int | None:
        """The column that says where; `None` where there is none."""
        return next((at for at, column in enumerate(self.columns) if column.names_places), None)


_ALIGNED = re.compile(r"\S {2,}(?=\S)")
"""The gap between two columns that are aligned by blanks."""


def split_aligned(tokens: Tokens, row: list[Item], text: str) -> list[Item]:
    """Set the edges of cells into a line whose columns are only aligned by blanks; other lines stay as they are.

    Args:
        tokens: The line's tokens.
        row: Its items.
        text: The document's text.
    """
    gaps = {match.end() for match in _ALIGNED.finditer(text, tokens.starts[0], tokens.ends[-1])}
    if len(gaps) < 2 or any(item.cls == "|" for item in row):
        return row
    edged: list[Item] = []
    for item in row:
        if tokens.starts[item.first] in gaps:
            edged.append(Item("|", item.first, item.first, "\t"))
        edged.append(item)
    return edged


def split_labelled(row: list[Item]) -> list[Item]:
    """Set the edge of a cell behind the label of an infobox's line, "Strength: 87,164 | 38,000"; others stay.

    Args:
        row: The line's items.
    """
    classes = classes_of(row)
    colon, edge = classes.find(":", 0, 7), classes.find("|")
    if not 0 < colon < edge or any(cls in "Nr" for cls in classes[:colon]):
        return row
    return [*row[:colon], Item("|", row[colon].first, row[colon].first, "\t"), *row[colon + 1 :]]


def split_year(tokens: Tokens, row: list[Item], text: str) -> list[Item]:
    """Take a year that is all of a row's first cell for when it was; other rows stay as they are.

    Args:
        tokens: The row's tokens.
        row: Its items.
        text: The document's text.
    """
    at = int(row[0].cls == "|")
    if len(row) <= at + 1 or row[at].cls != "N" or row[at + 1].cls != "|":
        return row
    year = row[at]
    start, end = tokens.starts[year.first], tokens.ends[year.last - 1]
    written = text[start:end]
    if not _YEAR.fullmatch(written):
        return row
    days = date(int(written), 1, 1), date(int(written), 12, 31)
    time = Time(start, end, "year", written, *days, "year", True)
    return [*row[:at], Item("T", year.first, year.last, year.lower, time=time), *row[at + 1 :]]


_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")


def cells_of(row: Sequence[Item], classes: str) -> list[tuple[int, int]]:
    """Give the cells of a table's row as ranges of items; empty for what is no such row.

    Args:
        row: The items of a line.
        classes: Their class letters.
    """
    if "|" not in classes:
        return []
    edges = [at for at, cls in enumerate(classes) if cls == "|"]
    if len(edges) < (1 if any(row[at].lower == "\t" for at in edges) else 2):
        return []
    if edges[0] != 0:
        edges.insert(0, -1)
    if edges[-1] != len(row) - 1:
        edges.append(len(row))
    return [(low + 1, high) for low, high in pairwise(edges)]


def read_header(row: Sequence[Item], cells: Sequence[tuple[int, int]]) -> Columns | None:
    """Read a header row; `None` for a row that is none.

    Args:
        row: The items of a row without numbers.
        cells: Its cells.
    """
    columns = tuple(_column(row, low, high) for low, high in cells)
    says = any(column._replace(names_places=False) != Column() for column in columns)
    says = says or all(any(item.cls == "p" for item in row[low:high]) for low, high in cells[-2:])  # "Officers | Men"
    if not says:
        return None
    total = _total_of(columns)
    adding = [any(item.lower in ADDING for item in row[low:high]) for low, high in cells]
    return Columns(
        tuple(
            column._replace(measure=total.measure, includes=total.includes)
            if adds and column.measure is None
            else column
            for column, adds in zip(columns, adding, strict=True)
        )
    )


def _total_of(columns: Sequence[Column]) -> Column:
    """Say what a column adds up beside columns for the killed, the wounded and the like."""
    told = [column for column in columns if column.measure is not None]
    single = dict.fromkeys(one for column in told for one in column.includes or (column.measure or ("", ""))[1:])
    if len(told) < 2 or not set(single) <= set(_SINGLE):
        return Column()
    if len(single) == 1:
        return Column(measure=("casualty", next(iter(single))))  # "Killed in action | Died of wounds | Total"
    return Column(measure=("casualty", "losses"), includes=tuple(single))


def read_row(
    row: Sequence[Item], cells: Sequence[tuple[int, int]], columns: Columns
) -> list[tuple[Claim, Actor | None]]:
    """Read the numbers of a row whose meaning its first cell and the header give, each with whose they are.

    Args:
        row: The items of the row.
        cells: Its cells.
        columns: The columns of its table.
    """
    low, high = cells[0]
    if any(item.cls == "N" for item in row[low:high]):
        return []
    own = _column(row, low, high)
    if columns.place == 0:
        own = own._replace(party=None)  # a capital, and not its government
    if columns.party == 0 and any(column.measure is not None for column in columns.columns):
        own = own._replace(measure=None, includes=None)  # "Army of Zorvia" in the column for the sides
    if own.party is None and columns.party == 0:
        named = next((at for at in range(low, high) if row[at].cls == "A"), None)
        own = own._replace(party=actor_named(row, named) if named is not None else None)
    # A header whose corner is empty may have lost it with the white space before it.
    shift = len(cells) - len(columns.columns) if len(cells) == len(columns.columns) + 1 else 0
    found: list[tuple[Claim, Actor | None]] = []
    for place, (first, stop) in enumerate(cells[1:], 1):
        column = columns.columns[place - shift] if 0 <= place - shift < len(columns.columns) else Column()
        measure = own.measure or column.measure
        figures = ((at, row[at].number) for at in range(first, stop) if row[at].cls == "N")
        numbers = [at for at, numeral in figures if numeral is None or numeral.unit != "label"]  # no notes' marks
        telling = "t" if measure is not None and measure[0] == "deployment" else "tp"  # "Strength | 17,700 men"
        if measure is None or len(numbers) != 1 or any(item.cls in telling for item in row[first:stop]):
            continue  # a cell that says itself what it counts is read as any sentence
        numeral = row[numbers[0]].number
        if numeral is None or numeral.unit not in ("", "percent", *AREAS):
            continue
        claim = Claim(
            numbers[0],
            Phrase(numbers[0] + 1, None, ""),
            *measure,
            "noun",
            None,
            0.0,
            numeral.unit or "person",
            None,
            own.includes if own.measure is not None else column.includes,
            label=(low, high),
        )
        found.append((claim, own.party or column.party))
    return found


def party_of_label(row: Sequence[Item], index: int) -> Actor | None:
    """Give the party that the first cell of an infobox's row names with its losses or strength: "Losses (Zorvia) | ".

    Args:
        row: The items of the row.
        index: A number in a later cell.
    """
    low = int(row[0].cls == "|")
    high = next((at for at in range(low, index) if row[at].cls == "|"), low)
    names = [at for at in range(low, high) if row[at].cls == "A"]
    told = any(forms_of(item) for item in row[low:high]) and all(item.cls != "N" for item in row[low:high])
    return actor_named(row, names[0]) if told and len(names) == 1 and row[names[0]].party is not None else None


def party_of_cell(cells: Sequence[tuple[int, int]], at: int, columns: Columns) -> Actor | None:
    """Give the party of the column an item of a row stands in; `None` where the header names none.

    Args:
        cells: The cells of the row.
        at: The item.
        columns: The columns of its table.
    """
    if len(cells) != len(columns.columns):
        return None
    return next((columns.columns[place].party for place, (low, high) in enumerate(cells) if low <= at < high), None)


def _column(row: Sequence[Item], low: int, high: int) -> Column:
    words = {item.lower for item in row[low:high]} | {" ".join(item.lower for item in row[low:high])}
    party = next((found for at in range(low, high) if (found := party_at(row, at)) is not None), None)
    forms = [form for item in row[low:high] for form in forms_of(item) if form[0] in ("casualty", "deployment")]
    measure = next(((kind, value) for wanted in _FORMS for kind, value, form in forms if form == wanted), None)
    single = dict.fromkeys(value for kind, value, _ in forms if kind == "casualty" and value in _SINGLE)
    if not words.isdisjoint(_PRESUMED):
        single.pop("missing", None)  # "missing and presumed dead"
    includes = None
    if measure is not None and measure[0] == "casualty" and len(single) > 1:
        measure, includes = ("casualty", summed_as(single)), tuple(single)
    if any("item" in item.roles for item in row[low:high]):
        measure, includes = None, None  # "Tanks lost": no people
    parties = party is None and bool(words & _PARTY)
    return Column(party, measure, includes, bool(words & _SOURCE), parties, bool(words & _PLACES) and not parties)
