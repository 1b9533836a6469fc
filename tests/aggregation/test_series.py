"""Cumulative figures in the course of time."""

from __future__ import annotations

import csv
import datetime
import sys
from pathlib import Path

from conflictfacts.aggregation.series import Change, series
from conflictfacts.model.claim import claim
from conflictfacts.model.estimate import Estimate
from conflictfacts.model.fact import Fact
from conflictfacts.model.interval import Interval, Truth
from conflictfacts.model.reference import Period

DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2023, 10, 7)


def counted(n: object, day: int, *, start: int = 0, source: str | None = "MoH", **fields: object) -> Fact:
    """A count from one day up to another, by number of days after the first."""
    estimate = n if isinstance(n, Estimate) else Estimate.exactly(n, "person")
    period = Period(start=FIRST + start * DAY, as_of=FIRST + day * DAY)
    return claim(
        "CasualtyEstimate", **{"measure": "killed", "source": source, "estimate": estimate, "period": period, **fields}
    )


def in_days(n: int, start: int, end: int) -> Fact:
    period = Period(start=FIRST + start * DAY, end=FIRST + end * DAY)
    estimate = Estimate.exactly(n, "person")
    return claim("CasualtyEstimate", measure="killed", source="MoH", estimate=estimate, period=period)


def test_rises_falls_and_standstills_are_told_apart():
    made = series([counted(n, day) for day, n in enumerate((100, 120, 120, 117, 130), 1)])
    line = made.lines[0]
    assert [point.change for point in line.points] == ["first", "rise", "same", "fall", "rise"]
    assert [point.by for point in line.points[1:3]] == [Interval(20, 20), Interval(0, 0)]
    assert line.marked("fall")[0].by == Interval(-3, -3)
    assert not line.is_monotone
    assert line.estimate.point == 130
    assert line.why == "1 fall, 0 restarts"


def test_a_count_from_a_later_day_is_a_restart_and_no_fall():
    facts = [counted(100, 1), counted(120, 2), counted(110, 9, start=8), counted(111, 10, start=8)]
    line = series(facts).lines[0]
    assert [point.change for point in line.points] == ["first", "rise", "restart", "rise"]
    assert line.is_monotone
    assert line.marked(Change.RESTART)[0].by is None


def test_a_fall_to_next_to_nothing_is_a_restart():
    line = series([counted(1000, 1), counted(1200, 2), counted(7, 3), counted(90, 4)]).lines[0]
    assert [point.change for point in line.points] == ["first", "rise", "restart", "rise"]
    line = series([counted(1000, 1), counted(1200, 2), counted(120, 3)]).lines[0]
    assert line.points[-1].change == "fall"


def test_a_silence_is_more_days_than_usual():
    line = series([counted(n, day) for day, n in ((1, 1), (2, 2), (3, 3), (9, 50), (10, 51))]).lines[0]
    assert [point.after_silence for point in line.points] == [False, False, False, True, False]
    assert [point.days for point in line.points] == [None, 1, 1, 6, 1]


def test_vague_figures_rise_surely_only_if_they_cannot_but():
    about = [counted(Estimate.about(n, "person"), day) for day, n in enumerate((1000, 1010, 2000, 1990), 1)]
    line = series(about).lines[0]
    assert [(point.change, point.sure) for point in line.points[1:]] == [
        ("rise", False),
        ("rise", True),
        ("fall", False),
    ]
    more = series([counted(Estimate.more_than(n, "person"), day) for day, n in ((1, 10), (2, 20))]).lines[0]
    assert more.points[-1].change == "undetermined"


def test_what_came_about_in_a_day_is_laid_beside_the_difference():
    facts = [counted(100, 1), counted(120, 2), counted(150, 3), in_days(20, 2, 2), in_days(31, 3, 3), in_days(50, 2, 3)]
    made = series(facts)
    line = made.lines[0]
    assert [(str(step.fact.estimate), step.difference.low, step.agrees) for step in line.steps] == [
        ("20 person", 20, Truth.YES),
        ("50 person", 50, Truth.YES),
        ("31 person", 30, Truth.NO),
    ]
    assert [step.fact for step in line.mismatches] == [facts[4]]
    assert len(made.used) == 6


def test_days_without_a_figure_before_them_are_no_mismatch():
    made = series([counted(100, 1), counted(150, 3), in_days(20, 3, 3)])
    assert made.lines[0].steps == ()
    assert [one.reason for one in made.excluded] == ["it is of days for which the series has no figures"]


def test_sources_and_measures_are_followed_apart():
    facts = [
        counted(n, n, source=source, measure=measure)
        for n in (1, 2)
        for source in "AB"
        for measure in ("killed", "wounded")
    ]
    assert [(line.source, line.kind.word) for line in series(facts).lines] == [
        ("A", "killed"),
        ("B", "killed"),
        ("A", "wounded"),
        ("B", "wounded"),
    ]


def test_what_is_no_series_is_excluded():
    made = series([counted(1, 1), counted(2, 2, source=None), claim("Assessment", kind="forecast")])
    assert sorted(one.reason for one in made.excluded) == [
        "it is a judgement, not a count",
        "it is no figure among others in the course of time",
        "nobody is named whose figures could be followed",
    ]
    assert made.lines == ()


def sample(name: str) -> list[dict[str, str]]:
    path = Path(__file__).parents[1] / "data" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def test_the_general_staff_s_series_is_accepted_whole():
    hedges = {"about": Estimate.about, "more": Estimate.more_than}
    facts = [
        claim(
            "CasualtyEstimate",
            measure="losses",
            actor="Russia",
            population="military",
            source="General Staff of the Armed Forces of Ukraine",
            estimate=hedges[row["hedge"]](int(row["personnel"]), "person"),
            period=Period(start="2022-02-24", as_of=row["date"]),
        )
        for row in sample("russia_losses_personnel.csv")
    ]
    made = series(facts)
    line = made.lines[0]
    assert len(made.lines) == 1
    assert made.used == tuple(facts)
    assert line.is_monotone
    assert not line.marked("restart")
    assert not any(point.after_silence for point in line.points)
    on_the_day = next(point for point in line.points if point.day == datetime.date(2025, 4, 3))
    assert on_the_day.fact.estimate.point > 900_000


def test_work_grows_with_the_number_of_facts():
    """Counted in calls, not in seconds: four times as many facts are about four times the work."""

    def calls(n: int) -> int:
        facts = [counted(day, day) for day in range(1, n + 1)]
        count = 0

        def seen(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(seen)
        try:
            series(facts)
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert 0 < calls(2_000) < 5 * calls(500)
