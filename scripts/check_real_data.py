"""Check the data sets that the tests have samples of, whole, and say what came of it.

    python scripts/check_real_data.py FOLDER

FOLDER has `ukraine_losses/russia_losses_personnel.json` (github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset),
`gaza/casualties_daily.json` (github.com/TechForPalestine/palestine-datasets) and `war_estimates/per_war/*.json`
(github.com/silverdavi/casualty-source-aggregation).
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import conflictfacts as cf
from conflictfacts.linear import verify
from conflictfacts.seed import seed_file

HEDGES = {"about": cf.Estimate.about, "more": cf.Estimate.more_than}


def personnel(folder: Path) -> list[cf.Fact]:
    """Russian losses as the Ukrainian General Staff claims them, day by day."""
    rows = json.loads((folder / "ukraine_losses" / "russia_losses_personnel.json").read_text("utf-8"))
    return [
        cf.claim(
            "CasualtyEstimate",
            measure="losses",
            actor="Russia",
            population="military",
            source="General Staff of Ukraine",
            estimate=HEDGES[row["personnel*"]](row["personnel"], "person"),
            period=cf.Period(start="2022-02-24", as_of=row["date"]),
        )
        for row in rows
    ]


def gaza(folder: Path, *, extended: bool) -> Iterator[cf.Fact]:
    """Daily and cumulative figures from Gaza: as the ministry put them, or extended by the data set over its gaps."""
    rows = json.loads((folder / "gaza" / "casualties_daily.json").read_text("utf-8"))
    prefix = "ext_" if extended else ""
    names = {name for row in rows for name in row if name.startswith("ext_") is extended and "massacres" not in name}
    totals = {name for name in names if name.endswith("_cum")}
    for row in rows:
        for column in sorted(totals | {f"{prefix}killed", f"{prefix}injured"}):
            if row.get(column) is None:
                continue
            is_total, day = column.endswith("_cum"), row["report_date"]
            what = column.removesuffix("_cum").removeprefix("ext_")
            measure = "wounded" if what.endswith("injured") else "killed"
            yield cf.claim(
                "CasualtyEstimate",
                measure=measure,
                actor=cf.Actor("Palestinians", detail=None if what in ("killed", "injured") else what),
                place="Gaza Strip",
                source="Ministry of Health, Gaza",
                period=cf.Period(start="2023-10-07" if is_total else day, end=day),
                estimate=cf.Estimate.exactly(row[column], "person"),
            )


def war(path: Path) -> cf.Facts:
    """Civilians killed in one war: in all, by each side, and in parts of what each side did."""
    data = json.loads(path.read_text("utf-8"))
    facts: list[cf.Fact] = []
    relations: list[cf.PartOf] = []

    def bounds(low: int | None, high: int | None, **fields: Any) -> cf.Fact | None:
        if low is None and high is None:
            return None
        estimate = cf.Estimate(interval=cf.Interval(low or 0, high), unit="person", hedge="range")
        about = {"measure": "killed", "population": "civilian", "conflict": data["name"]}
        facts.append(cf.claim("CasualtyEstimate", estimate=estimate, **about, **fields))
        return facts[-1]

    totals = data.get("totals") or {}
    everybody = bounds(totals.get("civilian_low"), totals.get("civilian_high"))
    sides = []
    for side in data["sides"]:
        killed = side.get("civilians_killed_directly") or {}
        whole = bounds(killed.get("low"), killed.get("high"), opponent=side["name"], actor="civilians")
        parts = [
            bounds(part.get("low"), part.get("high"), opponent=side["name"], actor=cf.Actor("civilians", detail=str(n)))
            for n, part in enumerate(killed.get("breakdown") or [], 1)
        ]
        known = [part for part in parts if part is not None]
        if whole is not None:
            sides.append(whole)
            if known:
                relations.append(cf.PartOf(whole, known))
    if everybody is not None and sides:
        relations.append(cf.PartOf(everybody, sides))
    return cf.Facts(facts, relations)


def estimates(node: Any) -> Iterator[dict[str, Any]]:
    """Every object with bounds, wherever it stands."""
    if isinstance(node, dict):
        if "low" in node and "high" in node:
            yield node
        for value in node.values():
            yield from estimates(value)
    elif isinstance(node, list):
        for value in node:
            yield from estimates(value)


def main(folder: Path) -> None:
    """Check all, and print what came of it."""
    begun = time.perf_counter()
    series = personnel(folder)
    report = cf.check(series)
    print(f"personnel: {len(series)} figures, {report.verdict}; {report.by_rule('cumulative')[0].explanation}")
    both = cf.check(cf.load(str(seed_file()), published="2025-04-03").facts | series)
    print(f"with the seed: {both.verdict}")
    for rule in ("sources_agree", "rate_and_series"):
        for finding in both.by_rule(rule):
            print(f"  {finding.explanation}")

    for extended in (False, True):
        figures = list(gaza(folder, extended=extended))
        report = cf.check(figures)
        rules = dict(Counter(finding.rule for finding in report))
        print(f"gaza{', gaps filled' if extended else ''}: {len(figures)} figures; {rules}")
        kinds = Counter(
            (one.rule, one.members[0].actor.detail or one.members[0].measure.value) for one in report.contradictions
        )
        for (rule, kind), count in sorted(kinds.items()):
            print(f"  {rule}: {kind}: {count}")

    paths = sorted((folder / "war_estimates" / "per_war").glob("*.json"))
    all_estimates = [found for path in paths for found in estimates(json.loads(path.read_text("utf-8")))]
    out_of_order = [
        one
        for found in all_estimates
        if (one := cf.bounds_in_order(found["low"], found.get("point"), found["high"], of="a war")) is not None
    ]
    no_high = sum(found["low"] is not None and found["high"] is None for found in all_estimates)
    print(
        f"wars: {len(paths)}, {len(all_estimates)} estimates, {len(out_of_order)} out of order, {no_high} without high"
    )
    plain = assumed = 0
    wars: set[str] = set()
    for path in paths:
        facts = war(path)
        plain += len(cf.check(facts).contradictions)
        for conflict in cf.check(facts, assume="parts_disjoint").contradictions:
            assert conflict.assumptions == ("parts_disjoint",)
            assert verify(conflict.certificate)
            assumed += 1
            wars.add(path.stem)
    print(f"  contradictions: {plain}; assuming that parts do not overlap: {assumed} in {len(wars)} wars")
    print(f"{time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
