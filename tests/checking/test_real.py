"""Figures as people have them on their disks: series, falls, mismatches, parts."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import conflictfacts as cf
from conflictfacts.seed import seed_file

DATA = Path(__file__).parents[1] / "data"
HEDGES = {"about": cf.Estimate.about, "more": cf.Estimate.more_than}


def sample(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def general_staff():
    return [
        cf.claim(
            "CasualtyEstimate",
            measure="losses",
            actor="Russia",
            population="military",
            source="General Staff of Ukraine",
            estimate=HEDGES[row["hedge"]](int(row["personnel"]), "person"),
            period=cf.Period(start="2022-02-24", as_of=row["date"]),
        )
        for row in sample("russia_losses_personnel.csv")
    ]


def test_a_series_is_accepted_whole():
    report = cf.check(general_staff())
    assert report.verdict is cf.Verdict.CONSISTENT
    (series,) = report.by_rule("cumulative")
    assert "60 figures for losses of Russia, from 2025-02-20 to 2025-04-20, never fall" in series.explanation


def test_a_series_and_the_seed_are_held_against_each_other():
    facts = cf.load(str(seed_file()), published="2025-04-03").facts | general_staff()
    report = cf.check(facts)
    assert report.verdict is cf.Verdict.CONSISTENT
    (agree,) = report.by_rule("sources_agree")
    assert "lost more than 900,000 people" in agree.explanation
    assert "about 919,570 person (General Staff of Ukraine)" in agree.explanation
    (mean,) = report.by_rule("rate_and_series")
    assert mean.verdict is cf.Verdict.CONSISTENT
    assert (
        "from 2025-03-04 to 2025-04-03 the series rises by ≈1,338.67 (by its best figures) a day, in line with"
        in str(mean)
    )
    assert "lose more than 1,000 people a day" in str(mean)


def test_what_the_series_implies_is_narrower_with_the_seed():
    facts = cf.load(str(seed_file()), published="2025-04-03").facts | general_staff()
    day = cf.quantity("losses", actor="Russia", period="2025-04-03")
    assert cf.implied(facts, day).interval.low == 900_000
    assert cf.implied(facts, day).interval.low_open
    assert cf.implied(facts, day).estimate.soft == {"high"}


def gaza(*columns):
    for row in sample("gaza_casualties_daily.csv"):
        for column in columns:
            if row[column]:
                is_total = column.endswith("_cum")
                yield cf.claim(
                    "CasualtyEstimate",
                    measure="killed",
                    actor=cf.Actor("Palestinians", detail=column.removesuffix("_cum").replace("killed", "") or None),
                    place="Gaza Strip",
                    source="Ministry of Health, Gaza",
                    period=cf.Period(start="2023-10-07" if is_total else row["date"], end=row["date"]),
                    estimate=cf.Estimate.exactly(int(row[column]), "person"),
                )


def days(findings):
    return sorted(str(finding.members[-1].period.end) for finding in findings)


def test_days_that_are_not_the_difference_of_the_totals_are_found():
    report = cf.check(gaza("killed", "killed_cum"))
    assert Counter(c.rule for c in report.contradictions) == {"daily_differs": 7}
    assert days(report.contradictions) == [
        "2023-12-05",
        "2023-12-08",
        "2023-12-09",
        "2024-01-12",
        "2024-01-16",
        "2024-08-27",
        "2024-08-28",
    ]
    assert all(len(c.members) == 3 and c.severity is cf.Severity.ERROR for c in report.contradictions)


def test_gaps_are_told_apart():
    report = cf.check(gaza("killed", "killed_cum"))
    gaps = report.by_rule("no_difference")
    assert gaps
    assert all(gap.verdict is cf.Verdict.UNDETERMINED for gap in gaps)
    assert "there is no cumulative figure of 2023-12-06 to compare what came about on 2023-12-07 with" in str(gaps[0])
    assert all(silence.verdict is cf.Verdict.CONSISTENT for silence in report.by_rule("silence"))


@pytest.mark.parametrize(
    ("column", "fallen"),
    [
        ("killed_women_cum", ["2023-10-19", "2023-10-21"]),
        ("ext_press_killed_cum", ["2023-12-24"]),
        ("famine_cum", ["2025-07-22"]),
        ("killed_cum", []),
    ],
)
def test_falls_of_totals_are_found(column, fallen):
    report = cf.check(gaza(column))
    assert {c.rule for c in report.contradictions} <= {"cumulative_falls"}
    assert days(report.contradictions) == fallen


def war(name):
    facts, relations, wholes = [], [], {}
    parts = {}
    for row in sample("war_estimates.csv"):
        if row["war"] == name and (row["low"] or row["high"]):
            part = f"part {row['part']}" if row["part"] else None
            fact = cf.claim(
                "CasualtyEstimate",
                measure="killed",
                population="civilian",
                conflict=name,
                opponent=row["side"] or None,
                actor=cf.Actor("civilians", detail=part),
                estimate=cf.Estimate(
                    interval=cf.Interval(int(row["low"] or 0), int(row["high"]) if row["high"] else None),
                    unit="person",
                    hedge="range",
                ),
            )
            facts.append(fact)
            if part:
                parts.setdefault(row["side"], []).append(fact)
            else:
                wholes[row["side"]] = fact
    relations = [cf.PartOf(wholes[side], inner) for side, inner in parts.items() if side in wholes]
    sides = [fact for side, fact in wholes.items() if side]
    if "" in wholes:
        relations.append(cf.PartOf(wholes[""], sides))
    return cf.Facts(facts, relations)


@pytest.mark.parametrize(("name", "clashes"), [("algerian_war", 1), ("salvadoran_civil_war", 1), ("korean_war", 0)])
def test_parts_exceed_wholes_only_if_they_do_not_overlap(name, clashes):
    facts = war(name)
    assert cf.check(facts).contradictions == ()
    found = cf.check(facts, assume="parts_disjoint").contradictions
    assert len(found) == clashes
    for clash in found:
        assert clash.assumptions == ("parts_disjoint",)
        assert clash.severity is cf.Severity.WARNING
        assert "do not overlap" in str(clash)
