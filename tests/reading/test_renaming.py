"""The report that comes with the package, with every name and number replaced, says the same of others.

So the rules know nothing of that report: `test_seed.py` pins what it says, and here the facts of the renamed report are
compared with its facts, renamed. Names come from the lexicon, or are invented, with adjectives as English derives them.
"""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, field

import pytest

import conflictfacts as cf
from conflictfacts.reading.lexicon import load_lexicon

NUMBERS = ("900,000", "250,000", "1,000", "90", "100", "70,000", "11,000", "3,500", "5,000", "1,500")


@dataclass(frozen=True)
class Cast:
    """Who and what the names and numbers of the report become."""

    words: dict[str, str]
    """As written: "Russian" → "Zorvian"."""

    names: dict[str, str]
    """Canonical: "Russia" → "Zorvia"."""

    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self):
        longest_first = sorted(self.words, key=len, reverse=True)
        pattern = re.compile(r"(?<![\w,])(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w|,\d)")
        object.__setattr__(self, "pattern", pattern)

    def rename(self, text):
        return self.pattern.sub(lambda match: self.words[match.group()], text)

    def name_of(self, thing):
        return thing and self.names.get(thing.name, self.rename(thing.name))


def figures(rng):
    """Other numbers for those of the report, of other sizes: all different, parts smaller than their wholes."""
    losses, lost = rng.randint(30, 99) * 10 ** rng.randint(3, 5), rng.randint(20, 99) * 10 ** rng.randint(1, 2)
    numbers = [
        losses,
        losses // rng.randint(3, 9) // 10**2 * 10**2 + 10**2,
        rng.choice([150, 450, 1_600, 2_750]),
        rng.choice([25, 35, 65, 80]),
        rng.choice([140, 600, 2_300]),
        rng.choice([4_300, 36_000, 128_000]),
        rng.choice([520, 7_400, 21_000]),
        rng.choice([310, 1_900, 12_500]),
        lost,
        lost // 3 - 1,
    ]
    if len(set(numbers)) < len(numbers):
        return figures(rng)
    return {old: f"{new:,}" for old, new in zip(NUMBERS, numbers, strict=True)}


def cast(a, b, c, alliance, region, town, city, other, leader, seed):
    """Replace all names: states `a`, `b`, `c` are (name, adjective, plural, metonym, canonical name)."""
    words = {
        "Russia": a[0], "Russian": a[1], "Russians": a[2], "Moscow": a[3], "Putin": leader,
        "Ukraine": b[0], "Ukrainian": b[1], "North Korean": c[1], "NATO": alliance,
        "Kursk": region.removesuffix(" region"), "Sudzha": town, "Brussels": city, "U.S.": other, "sq. km": "sq. miles",
    }  # fmt: skip
    names = {
        "Russia": a[4],
        "Ukraine": b[4],
        "North Korea": c[4],
        "NATO": alliance,
        "Kursk region": region,
        "Sudzha": town,
    }
    return Cast(words | figures(random.Random(seed)), names)


def invented(seed, *stems, alliance, region, town, leader):
    states = [(f"{stem}ia", f"{stem}ian", f"{stem}ians", f"{stem}ia", f"{stem}ia") for stem in stems]
    return cast(*states, alliance, f"{region} region", town, "Oslo", "Peruvian", leader, seed)


def rows_of(category, **cells):
    """The rows of the packaged lexicon whose cells have these values, as dictionaries."""
    columns = {
        "actor": ("name", "kind", "iso", "parent", "aliases", "adjectives", "metonyms"),
        "place": ("name", "kind", "iso", "parent", "latitude", "longitude", "population", "aliases"),
    }[category]
    lines = sorted(set(load_lexicon().indexes[category].values()))
    rows = [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]
    return [row for row in rows if all(row[column] == value for column, value in cells.items())]


def drawn(seed):
    """A cast from the lexicon. What is drawn depends on names alone, so that new rows of the lexicon change little."""

    def draw(rows, count):
        return sorted(rows, key=lambda row: hashlib.sha256(f"{seed} {row['name']}".encode()).digest())[:count]

    states = [row for row in rows_of("actor", kind="state") if row["iso"] and row["metonyms"] and row["name"].isalpha()]
    states = [row for row in states if row["adjectives"].split("|")[1:2] == [row["adjectives"].split("|")[0] + "s"]]
    a, b, c, other = (
        (row["name"], *row["adjectives"].split("|")[:2], row["metonyms"].split("|")[0], row["name"])
        for row in draw(states, 4)
    )
    alliance = draw(rows_of("actor", kind="alliance"), 1)[0]["name"]
    regions = [row for row in rows_of("place", kind="region") if re.fullmatch(r"\w+ region", row["name"])]
    towns = [row for row in rows_of("place", kind="town") if row["name"].isalpha()]
    region, (town, city) = draw(regions, 1)[0]["name"], (row["name"] for row in draw(towns, 2))
    return cast(a, b, c, alliance, region, town, city, other[1], "Orlenko", 10 + seed)


CASTS = {
    "invented 1": invented(
        1, "Zorv", "Kendr", "Tarov", alliance="KORDA", region="Plavsk", town="Tormina", leader="Velasko"
    ),
    "invented 2": invented(
        2, "Maland", "Osser", "Brethan", alliance="VESTRO", region="Ulmar", town="Keddara", leader="Hadrane"
    ),
    "invented 3": cast(
        ("Torgistan", "Torgistani", "Torgistanis", "Torgistan", "Torgistan"),
        ("Belmora", "Belmoran", "Belmorans", "Belmora", "Belmora"),
        ("South Veluria", "South Velurian", "South Velurians", "South Veluria", "South Veluria"),
        "TERVO", "Drovna region", "Paskell", "Lima", "Bolivian", "Ruskaya", 3,
    ),
    **{f"drawn {seed}": drawn(seed) for seed in range(6)},
}  # fmt: skip


@pytest.fixture(scope="module")
def seed():
    return cf.load_seed()


@pytest.fixture(scope="module", params=CASTS)
def renamed(request, seed):
    who = CASTS[request.param]
    return who, cf.read(who.rename(seed.document.text))


def numbers_of(reading):
    return [fact for fact in reading.facts if type(fact).__name__ != "Assessment"]


def judgements_of(reading):
    return [fact for fact in reading.facts if type(fact).__name__ == "Assessment"]


def compare(seed, renamed, facts_of, tell):
    who, reading = renamed
    expected = [tell(fact, who.rename, who.name_of) for fact in facts_of(seed)]
    found = [tell(fact, str, lambda thing: thing and thing.name) for fact in facts_of(reading)]
    assert found == expected


def test_no_name_is_left_over(seed, renamed):
    who, reading = renamed
    left = [
        name
        for name in re.findall(r"[A-Z]\w+", reading.document.text)
        if name in who.words and name not in who.words.values()
    ]
    assert left == []


def test_the_same_numbers_mean_the_same(seed, renamed):
    def tell(fact, words, name_of):
        unit = (
            {"sq. miles": "mile ** 2"}.get(words("sq. km"), fact.estimate.unit)
            if fact.estimate and fact.estimate.unit == "kilometer ** 2"
            else None
        )
        number = fact.estimate and (
            fact.estimate.hedge.value,
            unit or fact.estimate.unit,
            words(f"{fact.estimate.nominal[0]:,}"),
        )
        return (
            type(fact).__name__,
            getattr(fact, "measure", None) or fact.status,
            fact.modality,
            number,
            words(fact.quote),
        )

    compare(seed, renamed, numbers_of, tell)


def test_they_are_said_of_the_same(seed, renamed):
    def tell(fact, words, name_of):
        about = [getattr(fact, slot, None) for slot in ("population", "includes", "extent", "purpose")]
        return words(fact.quote), name_of(fact.actor), name_of(fact.opponent), name_of(fact.place), about

    compare(seed, renamed, numbers_of, tell)


def test_they_are_said_of_the_same_time(seed, renamed):
    compare(
        seed, renamed, numbers_of, lambda fact, words, _: (words(fact.quote), fact.period and words(fact.period.text))
    )


def test_percentages_are_of_the_same(seed, renamed):
    def tell(fact, words, name_of):
        return fact.of and (
            words(fact.of.text),
            fact.of.type,
            fact.of.status,
            name_of(fact.of.actor),
            name_of(fact.of.place),
        )

    compare(seed, renamed, numbers_of, tell)


def test_the_same_say_so(seed, renamed):
    def tell(fact, words, name_of):
        return words(fact.quote), [name_of(source) for source in fact.provenance.attribution.chain]

    compare(seed, renamed, numbers_of, tell)


def test_relations_are_the_same(seed, renamed):
    def tell(reading):
        at = {fact.id: index for index, fact in enumerate(numbers_of(reading))}
        return {
            (type(relation).__name__, *(at[end] for end in ends))
            for relation in reading.relations
            if (
                ends := (relation.whole, *relation.parts)
                if hasattr(relation, "whole")
                else (relation.subject, relation.object)
            )
        }

    assert tell(renamed[1]) == tell(seed)


def test_judgements_are_the_same(seed, renamed):
    def tell(fact, words, name_of):
        return words(fact.quote), fact.kind, fact.polarity, fact.modality

    compare(seed, renamed, judgements_of, tell)


def test_the_same_judge(seed, renamed):
    compare(seed, renamed, judgements_of, lambda fact, words, name_of: (words(fact.quote), name_of(fact.holder)))
