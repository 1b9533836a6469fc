"""What it costs to decide whether claims can all be so: one briefing, and many of them, beside z3 in the same run."""

from __future__ import annotations

import runpy
import time
from pathlib import Path

import pytest

import conflictfacts as cf
from conflictfacts.linear import Infeasible, System, decide, first_conflict

timing = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "time_linear.py"), run_name="time_linear")


@pytest.mark.benchmark(group="one briefing")
def test_check_a_briefing(benchmark, report):
    """Decide and explain the facts of the report that comes with the package, and one that contradicts it."""
    rival = cf.claim(
        "CasualtyEstimate", measure="killed", actor="North Korea", estimate="at least 6,000 soldiers", source="a rival"
    )
    facts = cf.load_seed().facts | [rival]
    benchmark.pedantic(cf.check, args=(facts,), rounds=5, warmup_rounds=1)
    if benchmark.stats:
        report(f"check of {len(facts)} facts: {1000 * benchmark.stats.stats.min:.0f} ms")


@pytest.mark.benchmark(group="claims in components")
@pytest.mark.parametrize("claims", [1_000, 10_000])
def test_decide_beside_z3(benchmark, report, claims):
    """Decide claims in many short series, here and by z3."""
    rows = [row for number in range(claims // 24) for row in timing["series"](24, number)]
    benchmark.pedantic(lambda: decide(System(rows)), rounds=3, warmup_rounds=1)
    begun = time.perf_counter()
    timing["_by_z3"](System(rows))
    theirs = time.perf_counter() - begun
    if benchmark.stats:
        ours = benchmark.stats.stats.min
        benchmark.extra_info["times_z3"] = round(ours / theirs, 3)
        report(f"decide {claims:,} claims: {1000 * ours:.0f} ms, {theirs / ours:.0f} times as fast as z3")


@pytest.mark.benchmark(group="claims in components")
def test_explain_one_conflict(benchmark, report):
    """Find the smallest conflict among 10,000 claims, one of them too high."""
    rows = [row for number in range(416) for row in timing["series"](24, number, number == 200)]
    assert isinstance(decide(System(rows)), Infeasible)
    benchmark.pedantic(lambda: first_conflict(System(rows)), rounds=3, warmup_rounds=1)
    if benchmark.stats:
        report(f"explain a conflict among 10,000 claims: {1000 * benchmark.stats.stats.min:.0f} ms")
