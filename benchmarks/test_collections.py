"""What many facts cost: adding them up, writing them, reading them back."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import product

import pytest

import conflictfacts as cf


@pytest.fixture(scope="module")
def facts() -> cf.Facts:
    """Make what each of ten sources says of the killed of ten parties in ten places on ten days."""
    places = [cf.Place(f"Place {number}", "town") for number in range(10)]
    actors = [cf.Actor(f"Party {number}", "armed_group") for number in range(10)]
    days = [date(2031, 5, 1) + timedelta(days=number) for number in range(10)]
    sources = [f"Source {number}" for number in range(10)]
    combined = product(actors, places, days, sources)
    return cf.Facts(
        cf.claim(
            "CasualtyEstimate",
            measure="killed",
            actor=actor,
            place=place,
            period=cf.Period(start=day, end=day),
            source=source,
            estimate=cf.Estimate.exactly(number % 97, "person"),
        )
        for number, (actor, place, day, source) in enumerate(combined)
    )


@pytest.mark.benchmark(group="10,000 facts")
def test_total(benchmark, report, facts):
    """Add them up by actor."""
    totals = benchmark.pedantic(cf.total, args=(facts,), kwargs={"by": "actor"}, rounds=3, warmup_rounds=1)
    assert len(totals) == 10
    told(benchmark, report, "total", facts)


@pytest.fixture(scope="module")
def many() -> list[cf.Fact]:
    """Make what one source says of the killed of ten states in fifty towns of nine regions on two hundred days.

    Each says all of it anew, as facts do that are made from the rows of a table.
    """
    days = [date(2031, 1, 1) + timedelta(days=number) for number in range(200)]
    provenance = cf.claim("CasualtyEstimate", measure="killed", source="Source").provenance
    return [
        cf.CasualtyEstimate(
            measure="killed",
            actor=cf.Actor(f"State {actor}", "state"),
            place=cf.Place(f"Place {place}", "town", parent=f"Region {place % 9}"),
            period=cf.Period(start=day, end=day),
            provenance=provenance,
            estimate=cf.Estimate.exactly(number % 97, "person"),
        )
        for number, (actor, place, day) in enumerate(product(range(10), range(50), days))
    ]


@pytest.mark.benchmark(group="100,000 facts")
@pytest.mark.parametrize("by", ["actor", "place", "source", "year", "month", "day", None], ids=str)
def test_total_of_many(benchmark, report, many, by):
    """Add up a hundred thousand, beside ten thousand of them in the same run: it should take ten times as long.

    By day it takes longer, for the ten thousand are of fewer quantities.
    """
    benchmark.pedantic(cf.total, args=(many,), kwargs={"by": by}, rounds=3, warmup_rounds=1)
    fewer = many[::10]
    begun = time.process_time()
    cf.total(fewer, by=by)
    took = time.process_time() - begun
    if benchmark.stats:
        mine = benchmark.stats.stats.min
        benchmark.extra_info["times_a_tenth"] = round(mine / took, 1)
        report(f"total of {len(many):,} facts by {by}: {1000 * mine:.0f} ms, {mine / took:.1f} times that of a tenth")


@pytest.mark.benchmark(group="10,000 facts")
def test_to_json(benchmark, report, facts):
    """Write them."""
    benchmark.pedantic(facts.to_json, rounds=3, warmup_rounds=1)
    told(benchmark, report, "to_json", facts)


@pytest.mark.benchmark(group="10,000 facts")
def test_from_json(benchmark, report, facts):
    """Read what was written."""
    text = facts.to_json()
    assert benchmark.pedantic(cf.Facts.from_json, args=(text,), rounds=3, warmup_rounds=1) == facts
    told(benchmark, report, "from_json", facts)


def told(benchmark, report, name: str, facts: cf.Facts) -> None:
    """Say how many facts a second this was."""
    if benchmark.stats:
        speed = len(facts) / benchmark.stats.stats.min
        benchmark.extra_info["facts_per_second"] = round(speed)
        report(f"{name}: {speed:,.0f} facts/s")
