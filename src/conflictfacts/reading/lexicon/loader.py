"""Read lexicon files, check them, and answer what a sequence of words can be the name of.

The packaged files are trusted at start-up (the tests check them with `validate`); rows that a user adds are checked
when they are added. A line becomes an entry when it is first asked for, so tens of thousands of places cost little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from os import PathLike
from pathlib import Path

import attrs

from conflictfacts.reading.lexicon.entry import COLUMNS, NAME_COLUMNS, Alias, Entry, aliases_of, entry_of
from conflictfacts.reading.lexicon.names import fold, keys_of, spellings
from conflictfacts.reading.lexicon.rows import (
    Index,
    LexiconError,
    Rows,
    check_line,
    lines_of,
    mappings_of,
    merged,
    read_text,
)

__all__ = ["Lexicon", "LexiconError", "load_lexicon", "read_table", "validate"]

HERE = Path(__file__).parent
FILES = {
    "actor": ("actors.tsv",),
    "source": ("sources.tsv",),
    "place": ("places.tsv", "cities.tsv"),
    "conflict": ("conflicts.tsv",),
}
"""The packaged files of each category; where two say the same name, the earlier file counts."""

DERIVED = "cities.tsv"
"""The file made from GeoNames: plain ASCII, every form of a name written out, so that reading it takes no folding."""


@attrs.frozen(eq=False)
class Lexicon:
    """Names and words the reader knows. Immutable: `extend` returns another one."""

    indexes: Mapping[str, Index] = attrs.field(repr=False)
    """Category → key → line."""

    tables: Mapping[str, tuple[Mapping[str, str], ...]] = attrs.field(factory=dict, repr=False)
    """Word tables: file name without ending → rows as column → cell."""

    first: Mapping[str, Sequence[str]] = attrs.field(init=False, repr=False)
    """Folded first word of a name → the names of several words that start with it."""

    origins: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    """Line → file and line number, for lines that were added to the packaged ones."""

    _lengths: dict[str, Mapping[str, tuple[int, ...]]] = attrs.field(factory=dict, init=False, repr=False)
    _known: dict[str, tuple[Entry, ...]] = attrs.field(factory=dict, init=False, repr=False)
    _named: dict[tuple[str, str], Entry] = attrs.field(factory=dict, init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "first", _by_first_word(self.indexes.values()))

    def lengths_at(self, folded: Sequence[str], at: int) -> tuple[int, ...]:
        """Say how many words the names may have that start with a word and the one behind it, longest first.

        Args:
            folded: Words as `fold` leaves them.
            at: Index of the word.
        """
        word = folded[at]
        by_second = self._lengths.get(word)
        if by_second is None:
            if word not in self.first:
                return ()
            alone = (1,) if self.lookup((word,)) else ()
            by_second = self._lengths[word] = _lengths_by_second_word(self.first[word], alone)
        behind = folded[at + 1] if at + 1 < len(folded) else _ANY
        return by_second.get(behind) or by_second[_ANY]

    def lookup(self, words: tuple[str, ...]) -> tuple[Entry, ...]:
        """Return what exactly these folded words can name: actors, sources, places, conflicts, in this order.

        Args:
            words: Words as `fold` leaves them. Capitals are not compared here: see `Entry.fits`.
        """
        key = " ".join(words)
        known = self._known.get(key)
        if known is None:
            for index in self.indexes.values():
                if key in index:
                    break
            else:
                return ()
            known = tuple(
                entry
                for category, index in self.indexes.items()
                if (line := index.get(key)) is not None
                for entry in _entries(category, line, key)
            )
            self._known[key] = known
        return known

    def get(self, category: str, name: str) -> Entry | None:
        """Return the entry of a canonical name (or of what an alias means), `None` where there is none."""
        entry = self._named.get((category, name))
        if entry is None:
            line = self.indexes[category].get(keys_of(name)[0])
            if line is None:
                return None
            entry = entry_of(category, line, Alias(line.partition("\t")[0], "name", False, False))
            self._named[category, name] = entry
        return entry

    def extend(
        self,
        *,
        actors: Rows = (),
        sources: Rows = (),
        places: Rows = (),
        conflicts: Rows = (),
        words: Mapping[str, Rows] | None = None,
    ) -> Lexicon:
        """Return a lexicon that knows these rows as well.

        A row with the name of an entry that is there already replaces it. A place counts before a city of the packaged
        gazetteer with the same name.

        Args:
            actors: Rows with `name` and any of `kind, iso, parent, aliases, adjectives, metonyms`.
            sources: Rows with `name` and any of `kind, parent, aliases`.
            places: Rows with `name` and any of `kind, iso, parent, latitude, longitude, population, aliases`.
            conflicts: Rows with `name` and any of `start, end, places, parties, aliases`.
            words: Name of a word table → rows to add to it.

        Raises:
            LexiconError: If a file cannot be read, a row lacks its name, an alias means two things, or a parent, date,
                number or column is wrong; for words, if there is no such table, class or value, or no phrase.
        """
        indexes = dict(self.indexes)
        origins = dict(self.origins)
        added = []
        for category, rows in (("actor", actors), ("source", sources), ("place", places), ("conflict", conflicts)):
            lines = list(lines_of(category, rows))
            if lines:
                indexes[category] = merged(
                    category, indexes[category], lines, self._stands(category), f"{HERE / DERIVED}:"
                )
                added += [(category, line, where) for line, where in lines]
                origins |= dict(lines)
        for category, line, where in added:
            check_line(category, line, where, indexes)
        tables = dict(self.tables)
        for table, rows in (words or {}).items():
            if table not in tables:
                raise LexiconError("words", f"table must be one of {', '.join(sorted(tables))}, got {table!r}")
            own = tuple(mappings_of(rows))
            for row, where in own:
                _check_words(table, row, where, self.tables)
            tables[table] = (*tables[table], *(row for row, _ in own))
        return Lexicon(indexes, tables, origins)

    def _stands(self, category: str) -> Callable[[str], str]:
        def stands(line: str) -> str:
            return self.origins.get(line) or next(
                where for file in FILES[category] for known, where in lines_of(category, HERE / file) if known == line
            )

        return stands


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    indexes: dict[str, Index] = {}
    for category, files in FILES.items():
        index = indexes[category] = {}
        for file in reversed(files):
            if file == DERIVED:
                _index_derived(index, HERE / file)
            else:
                _index(index, category, HERE / file)
    named = {file for files in FILES.values() for file in files}
    tables = {path.stem: read_table(path) for path in sorted(HERE.glob("*.tsv")) if path.name not in named}
    return Lexicon(indexes, tables)


def read_table(path: str | PathLike[str]) -> tuple[Mapping[str, str], ...]:
    """Read a TSV file of words: a header line, then rows; lines that are empty or begin with `#` do not count.

    Raises:
        LexiconError: If there is no header, or a row has more or fewer cells than the header.
    """
    return tuple(row for row, _ in mappings_of(path))


def validate(folder: str | PathLike[str] = HERE) -> Mapping[str, int]:
    """Check the four kinds of files in a folder against all rules and return how many rows each category has.

    Raises:
        LexiconError: At the first row that breaks a rule.
    """
    home = Path(folder)
    indexes: dict[str, Index] = {}
    rows = []
    for category, files in FILES.items():
        lines = [pair for file in files for pair in lines_of(category, home / file)]
        indexes[category] = merged(category, {}, lines, str, f"{home / DERIVED}:")
        rows += [(category, line, where) for line, where in lines]
    for category, line, where in rows:
        check_line(category, line, where, indexes)
    return Counter(category for category, _, _ in rows)


def _check_words(
    table: str, row: Mapping[str, str], where: str, tables: Mapping[str, Sequence[Mapping[str, str]]]
) -> None:
    """Check a row for a table of words against the packaged rows: the same columns and classes, and a value they have.

    Raises:
        LexiconError: If it breaks a rule.
    """
    known = tables[table]
    columns = tuple(known[0])
    if set(row) != set(columns):
        raise LexiconError(where, f"must have the columns {', '.join(columns)}, got {', '.join(row)}")
    classes = sorted({other["class"] for other in known})
    if row["class"] not in classes:
        raise LexiconError(where, f"class must be one of {', '.join(classes)}, got {row['class']!r}")
    values = sorted({other["value"] for other in known if other["class"] == row["class"]})
    if table == "words" and row["class"] != "item" and row["value"] not in values:
        raise LexiconError(
            where, f"value of class {row['class']} must be one of {', '.join(values)}, got {row['value']!r}"
        )
    for phrase in row["phrases"].split("|"):
        if not phrase.split():
            raise LexiconError(where, f"phrases must be words with | between them, got {row['phrases']!r}")


def _by_first_word(indexes: Iterable[Index]) -> Mapping[str, Sequence[str]]:
    """Sort the keys of several words by the first; a word that only is a name itself has none."""
    keys = list(chain.from_iterable(indexes))
    first: dict[str, Sequence[str]] = dict.fromkeys([key for key in keys if " " not in key], ())
    several: defaultdict[str, list[str]] = defaultdict(list)
    for key in [key for key in keys if " " in key]:
        several[key[: key.index(" ")]].append(key)
    first.update(several)
    return first


_ANY = ""
"""Stands for every second word that no name has behind a first word."""


def _lengths_by_second_word(several: Iterable[str], alone: tuple[int, ...]) -> Mapping[str, tuple[int, ...]]:
    """Say how many words names have, by their second; `several` start alike, and `alone` is a name of one word."""
    lengths: dict[str, set[int]] = {}
    for key in several:
        words = key.split(" ")
        lengths.setdefault(words[1], set()).add(len(words))
    return {_ANY: alone} | {second: (*sorted(found, reverse=True), *alone) for second, found in lengths.items()}


def _entries(category: str, line: str, key: str) -> Iterator[Entry]:
    found = [alias for alias in aliases_of(category, line.split("\t")) if key in keys_of(alias.text)]
    if found:  # one that asks for no capitals where there is one, else one that is marked as a word
        yield entry_of(category, line, min(found, key=lambda alias: (alias.cased, not alias.word)))


def _index(index: Index, category: str, path: Path) -> None:
    """Add the names of a packaged file to an index."""
    named = [at for at, column in enumerate(COLUMNS[category]) if column == "name" or column in NAME_COLUMNS]
    for line in _rows(path):
        cells = line.split("\t")
        names = "|".join([cells[at] for at in named if cells[at]]).replace("=", "")
        for name in names.lower().split("|") if names.isascii() else map(fold, names.split("|")):
            for key in spellings(name):
                index[key] = line


def _index_derived(index: Index, path: Path) -> None:
    """Add the names of the file of cities to an index."""
    for line in _rows(path):
        name, _, cells = line.lower().partition("\t")
        index[name] = line
        aliases = cells.rpartition("\t")[2]
        if aliases:
            for alias in aliases.split("|"):
                index[alias] = line


def _rows(path: Path) -> list[str]:
    """Give the lines of a packaged file below its header."""
    return [line for line in read_text(path).split("\n") if line and line[0] != "#"][1:]
