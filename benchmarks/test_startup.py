"""What the first call costs: importing the package, and loading the lexicon at the first reading."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

import pytest

STARTED = """
import json, time
began = time.perf_counter()
import conflictfacts as cf
imported = time.perf_counter()
cf.read("The army lost 12 soldiers.")
first = time.perf_counter()
cf.read("The army lost 12 soldiers.")
second = time.perf_counter()
print(json.dumps({"import": imported - began, "first read": first - imported, "second read": second - first}))
"""


@pytest.mark.benchmark(group="start a fresh process")
def test_start(benchmark, report):
    """Time a fresh process, and within it each step; the interpreter's own start is not in the steps."""
    runs: list[dict[str, float]] = []

    def start() -> None:
        ran = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, check=True)
        runs.append(json.loads(ran.stdout))

    benchmark.pedantic(start, rounds=7, warmup_rounds=1)
    medians = {step: statistics.median(run[step] for run in runs) for step in runs[0]}
    benchmark.extra_info |= {f"{step}_ms": round(took * 1e3, 2) for step, took in medians.items()}
    report("a fresh process: " + ", ".join(f"{step} {took * 1e3:.1f} ms" for step, took in medians.items()))
