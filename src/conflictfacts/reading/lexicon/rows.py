"""Rows of a lexicon, from TSV files or from mappings, brought to one form and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from pathlib import Path

from conflictfacts.errors import ConflictFactsError
from conflictfacts.reading.lexicon.entry import COLUMNS, NAME_COLUMNS, read_date
from conflictfacts.reading.lexicon.names import keys_of

__all__ = ["Index", "LexiconError", "Rows", "check_line", "lines_of", "mappings_of", "merged", "read_text"]

Rows = Iterable[Mapping[str, object]] | str | PathLike[str]
"""Rows of a lexicon: mappings from column to value (text, number, or a list of texts), or the path of a TSV file."""

Index = dict[str, str]
"""Key of a name → the line that holds it."""

FORBIDDEN = ("\t", "\n", "\r")
DECIMAL = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,9})?")


class LexiconError(ConflictFactsError, ValueError):
    """Raised when a lexicon file or row breaks a rule."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        """File and line, or which of the rows handed in."""
        self.problem = problem
        """The rule and what came."""


def read_text(path: str | PathLike[str]) -> str:
    """Read a UTF-8 file.

    Raises:
        LexiconError: If there is no such file, or it cannot be read, or is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(
            str(path), f"must be UTF-8, got byte {error.object[error.start]:#x} at {error.start}"
        ) from error
    except FileNotFoundError as error:
        raise LexiconError(str(path), "there is no such file") from error
    except (OSError, ValueError) as error:  # a ValueError is a zero byte in the path
        raise LexiconError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def mappings_of(rows: Rows, kind: str = "row") -> Iterator[tuple[dict[str, str], str]]:
    """Yield each row as column → cell, with where it stands.

    Raises:
        LexiconError: If a file has no header, a row has other cells than the header, or a value has a tab or line end.
    """
    if isinstance(rows, str | PathLike):
        yield from _mappings_of_file(Path(rows))
        return
    for number, row in enumerate(rows, start=1):
        where = f"{kind} {number}"
        if not isinstance(row, Mapping):
            raise LexiconError(where, f"must be a mapping from column to value, got {row!r}")
        yield {str(column): _cell(value, column, where) for column, value in row.items()}, where


def lines_of(category: str, rows: Rows) -> Iterator[tuple[str, str]]:
    """Yield each row as a line in the column order of its category, with where it stands.

    Raises:
        LexiconError: If a column is unknown, or a name is missing.
    """
    columns = COLUMNS[category]
    for row, where in mappings_of(rows, category):
        for column in row:
            if column not in columns:
                raise LexiconError(where, f"columns of {_a(category)} are {', '.join(columns)}, got {column!r}")
        if not row.get("name"):
            raise LexiconError(where, f"'name' must not be empty, got {row.get('name')!r}")
        yield "\t".join(row.get(column, "") for column in columns), where


def merged(
    category: str, known: Index, added: Iterable[tuple[str, str]], stands: Callable[[str], str], derived: str
) -> Index:
    """Return an index of what was known and the lines that are added.

    An added line with the name of a known one replaces it.

    Args:
        category: What the lines are about.
        known: The index so far; it is left as it is.
        added: Lines, with where they stand.
        stands: Tells where a known line stands.
        derived: How the place of a line of the derived gazetteer begins; such a line gives way to others.

    Raises:
        LexiconError: If a name of an added line already means something else.
    """
    added = list(added)
    places: dict[str, str] = {}
    index = _without({line.partition("\t")[0] for line, _ in added}, known)
    for line, where in added:
        if line in places:
            raise LexiconError(where, f"a row must not be said twice, got the row of {places[line]}")
        places[line] = where
        for alias in _aliases(category, line, where):
            for key in keys_of(alias):
                other = index.get(key, line)
                if other != line:
                    there = places.get(other) or stands(other)
                    if where.startswith(derived) and not there.startswith(derived):
                        continue
                    if where.startswith(derived) or not there.startswith(derived):
                        name = other.partition("\t")[0]
                        raise LexiconError(where, f"{alias!r} must mean one {category}, but means {name!r} in {there}")
                index[key] = line
    return index


def check_line(category: str, line: str, where: str, indexes: Mapping[str, Index]) -> None:
    """Check the cells of a line that is in its index.

    Raises:
        LexiconError: If a parent is unknown, or a date, coordinate, population or code is none.
    """
    cell = dict(zip(COLUMNS[category], line.split("\t"), strict=True))
    if parent := cell.get("parent"):
        homes = ("place",) if category == "place" else ("actor", "source")
        if not any(_is_name(parent, indexes[home]) for home in homes):
            raise LexiconError(where, f"'parent' must be the name of {' or '.join(map(_a, homes))}, got {parent!r}")
    iso = cell.get("iso", "")
    if iso and not (len(iso) == 3 and iso.isascii() and iso.isalpha() and iso.isupper()):
        raise LexiconError(where, f"'iso' must be three capitals (ISO 3166-1 alpha-3), got {iso!r}")
    days = [_day(column, cell, where) for column in ("start", "end")]
    if days[0] and days[1] and days[0] > days[1]:
        raise LexiconError(where, f"'end' must not be before 'start' ({cell['start']}), got {cell['end']!r}")
    for column, limit in (("latitude", 90), ("longitude", 180)):
        text = cell.get(column)
        if text and (not DECIMAL.fullmatch(text) or abs(float(text)) > limit):
            raise LexiconError(where, f"{column!r} must be degrees from -{limit} to {limit}, got {text!r}")
    if bool(cell.get("latitude")) != bool(cell.get("longitude")):
        raise LexiconError(where, "'latitude' and 'longitude' must stand together, got one of them")
    if (text := cell.get("population")) and not (text.isascii() and text.isdigit()):
        raise LexiconError(where, f"'population' must be a whole number, got {text!r}")


def _mappings_of_file(path: Path) -> Iterator[tuple[dict[str, str], str]]:
    header: list[str] = []
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        line = line.removesuffix("\r")
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path}:{number}"
        cells = line.split("\t")
        if not header:
            header = cells
            if len(set(header)) < len(header) or "" in header:
                raise LexiconError(where, f"columns must have one name each, got {', '.join(map(repr, header))}")
        elif len(cells) != len(header):
            raise LexiconError(where, f"a row must have {len(header)} cells ({', '.join(header)}), got {len(cells)}")
        else:
            yield dict(zip(header, cells, strict=True)), where
    if not header:
        raise LexiconError(str(path), "a file must begin with a line that names its columns, got none")


def _cell(value: object, column: str, where: str) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        parts = sorted(map(str, value)) if isinstance(value, set | frozenset) else list(map(str, value))
        if any("|" in part for part in parts):
            raise LexiconError(where, f"{column!r} must not have a '|' in a value, got {value!r}")
        text = "|".join(parts)
    else:
        text = "" if value is None else str(value)
    if any(mark in text for mark in FORBIDDEN):
        raise LexiconError(where, f"{column!r} must not have a tab or line end, got {text!r}")
    return text.strip()


def _aliases(category: str, line: str, where: str) -> list[str]:
    aliases = []
    cells = line.split("\t")
    for column, cell in zip(COLUMNS[category], cells, strict=True):
        if cell and (column == "name" or column in NAME_COLUMNS):
            for alias in [cell] if column == "name" else cell.split("|"):
                if not keys_of(alias.removeprefix("=")):
                    raise LexiconError(where, f"{column!r} must not have an empty name, got {cell!r}")
                aliases.append(alias.removeprefix("="))
    return aliases


def _without(names: set[str], known: Index) -> Index:
    gone = set()
    for name in names:
        keys = keys_of(name)
        line = known.get(keys[0]) if keys else None
        if line is not None and line.partition("\t")[0] == name:
            gone.add(line)
    return {key: line for key, line in known.items() if line not in gone} if gone else dict(known)


def _is_name(name: str, index: Index) -> bool:
    line = index.get(keys_of(name)[0])
    return line is not None and line.partition("\t")[0] == name


def _day(column: str, cell: Mapping[str, str], where: str) -> date | None:
    text = cell.get(column)
    if not text:
        return None
    try:
        return read_date(text, last=column == "end")[0]
    except ValueError as error:
        raise LexiconError(where, f"{column!r} must be a year, year-month or ISO date, got {text!r}") from error


def _a(category: str) -> str:
    return f"an {category}" if category == "actor" else f"a {category}"
