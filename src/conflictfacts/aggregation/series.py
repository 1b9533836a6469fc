"""Cumulative figures of one source in the course of time: rises, falls, restarts and silences, told apart."""

from __future__ import annotations

import datetime
import enum
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median_low

import attrs

from conflictfacts.aggregation.cells import Cell
from conflictfacts.aggregation.result import LeftOut, Total, TotalLine
from conflictfacts.aggregation.setting import Setting
from conflictfacts.aggregation.sorting import sort_topics
from conflictfacts.aggregation.voices import positions
from conflictfacts.model.amount import Amount
from conflictfacts.model.assumption import Assumption
from conflictfacts.model.fact import Fact
from conflictfacts.model.figures import RESTART
from conflictfacts.model.interval import Interval, Truth, surely_equal
from conflictfacts.model.kind import Kind
from conflictfacts.model.sense import LITERAL, Sense
from conflictfacts.model.wording import counted
from conflictfacts.units import Number

__all__ = ["Change", "Series", "SeriesPoint", "SeriesStep", "series"]


class Change(enum.StrEnum):
    """How a figure of a series lies to the one before."""

    FIRST = "first"
    """There is none before."""
    SAME = "same"
    RISE = "rise"
    FALL = "fall"
    """It is lower: somebody was taken off the count, or somebody errs."""
    RESTART = "restart"
    """It is said to count from a later day on, or is so low that it must."""
    UNDETERMINED = "undetermined"
    """The figures are too vague to tell."""


@attrs.frozen
class SeriesPoint:
    """One figure of a series."""

    day: datetime.date
    """The day as of which it is."""

    fact: Fact
    """The fact it is from."""

    change: Change
    """How it lies to the one before."""

    sure: bool
    """Whether it is so for all numbers that the two figures allow; otherwise only for their best ones."""

    by: Interval | None
    """By how much it lies above the one before, in the unit of the series; `None` for the first and after a restart."""

    days: int | None
    """How many days after the one before it is; `None` for the first."""

    after_silence: bool
    """Whether these are more days than usual in this series."""


@attrs.frozen
class SeriesStep:
    """What a source says came about from one day to another, beside the difference of its cumulative figures."""

    fact: Fact
    """The fact that says what came about."""

    difference: Interval
    """The cumulative figure at its end less the one before its start, in the unit of the series."""

    agrees: Truth
    """Whether the two are the same."""


@attrs.frozen(kw_only=True)
class Series(TotalLine):
    """The figures of one source for one quantity in the course of time; the estimate is the latest of them."""

    source: str = ""
    """Whose figures they are."""

    unit: str = ""
    """The unit of all differences."""

    points: tuple[SeriesPoint, ...] = ()
    """Its figures, in the order of time."""

    steps: tuple[SeriesStep, ...] = ()
    """What the same source says came about between two of its figures, in the order of time."""

    def marked(self, *changes: Change | str) -> tuple[SeriesPoint, ...]:
        """The points of some changes ("fall", "restart")."""
        return tuple([point for point in self.points if point.change in changes])

    @property
    def mismatches(self) -> tuple[SeriesStep, ...]:
        """The steps that are surely not the difference of the cumulative figures."""
        return tuple([step for step in self.steps if step.agrees is Truth.NO])

    @property
    def is_monotone(self) -> bool:
        """Whether no figure lies below the one before, but for restarts."""
        return not self.marked(Change.FALL)


def series(
    facts: Iterable[Fact],
    *,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
) -> Total:
    """Follow cumulative figures in the course of time.

    There is a `Series` for each kind of thing, actor, place, population and source of which there is more than one
    figure: counts since one day, or as of different days. What a source says of days between two of its figures (the
    killed of one day, say) is used as a step, and laid beside their difference. Everything else is excluded.

    Args:
        facts: Facts. A collection's relations are heeded.
        sense: In which sense numbers are compared.
        assume: Nothing that may be assumed makes a difference here.

    Raises:
        FieldError: If there is no such assumption or sense.
    """
    setting = Setting(facts, sense, assume)
    sorting = sort_topics(setting.topics.all(), setting.ties, follow=False)
    lines: list[TotalLine] = []
    for kind, row in sorting.by_kind().items():
        for strip in sorted(row.strips, key=lambda strip: strip.site.key):
            runs: dict[str | None, Run] = {}
            for cell in strip.cells:
                for voice, some in cell.lineages().items():
                    runs.setdefault(voice, []).append((cell, some))
            for voice, run in sorted(runs.items(), key=lambda item: item[0] or ""):
                made, left_out = _followed(kind, voice, run, setting)
                lines += made
                sorting.excluded += left_out
    return setting.result("series", sorting, lines)


Run = list[tuple[Cell, list[Fact]]]


def _followed(kind: Kind, voice: str | None, run: Run, setting: Setting) -> tuple[list[TotalLine], list[LeftOut]]:
    if voice is None or kind.is_rate:
        why = "nobody is named whose figures could be followed" if voice is None else "a rate does not accumulate"
        return [], [LeftOut(fact, why) for _, some in run for fact in some]
    counts, windows, others = _cumulative(run)
    if len(counts) < 2:
        lone = [fact for _, some in run for fact in some]
        return [], [LeftOut(fact, "it is no figure among others in the course of time") for fact in lone]
    counts.sort(key=lambda item: (item[0].window.until or datetime.date.min, item[0].window.start or datetime.date.min))
    unit = str(counts[0][1][0].estimate and counts[0][1][0].estimate.unit)
    figures = [(cell, some, _figure(cell, voice, unit, setting)) for cell, some in counts]
    points = _points(figures)
    at = {point_cell.window.until: amount.interval for point_cell, _, amount in figures}
    steps: list[SeriesStep] = []
    for cell, some in sorted(windows, key=lambda item: (item[0].window.start, item[0].window.until)):
        before = at.get((cell.window.start or datetime.date.min) - datetime.timedelta(days=1))
        after = at.get(cell.window.until)
        if before is None or after is None:
            others.append((cell, some))
            continue
        said = _figure(cell, voice, unit, setting).interval
        # A difference of two figures that are points is a point too; of others it is what it can be.
        steps += [SeriesStep(fact, after - before, surely_equal(said, after - before)) for fact in some]
    used = (*[fact for _, some in counts for fact in some], *[step.fact for step in steps])
    falls, restarts = (sum(p.change is change for p in points) for change in (Change.FALL, Change.RESTART))
    line = Series(
        kind=kind,
        rule="series",
        estimate=counts[-1][1][0].estimate,
        used=used,
        why=f"{counted(falls, 'fall')}, {counted(restarts, 'restart')}" if falls or restarts else "",
        source=voice,
        unit=unit,
        points=points,
        steps=tuple(steps),
    )
    why = "it is of days for which the series has no figures"
    return [line], [LeftOut(fact, why) for _, some in others for fact in some]


def _cumulative(run: Run) -> tuple[Run, Run, Run]:
    """Counts since one day, what came about in some days, and all else.

    Counts are those that begin when most do, and those as of a day that begin anew on another.
    """
    begun = Counter(cell.window.start for cell, _ in run if cell.window.until is not None)
    usual = max(begun, key=lambda day: (begun[day], -(day or datetime.date.min).toordinal()), default=None)
    counts: Run = []
    steps: Run = []
    others: Run = []
    for cell, some in run:
        window = cell.window
        as_of = some[0].period is not None and some[0].period.end is None and window.start != window.until
        if window.until is None:
            others.append((cell, some))
        elif window.start == usual or (as_of and window.start is not None):
            counts.append((cell, some))
        else:
            (steps if window.is_closed else others).append((cell, some))
    return counts, steps, others


def _figure(cell: Cell, voice: str | None, unit: str, setting: Setting) -> Amount:
    return positions(cell, setting.sense, unit)[voice][0]


def _points(figures: list[tuple[Cell, list[Fact], Amount]]) -> tuple[SeriesPoint, ...]:
    days = [cell.window.until or datetime.date.min for cell, _, _ in figures]
    gaps = [(b - a).days for a, b in pairwise(days)]
    usual = median_low(gaps)
    points = [SeriesPoint(days[0], figures[0][1][0], Change.FIRST, True, None, None, False)]
    for i, gap in enumerate(gaps):
        (old_cell, _, old), (cell, some, new) = figures[i], figures[i + 1]
        change = _change(old.interval, new.interval, later_start=_begins_later(old_cell, cell))
        sure = change is not Change.UNDETERMINED
        if not sure and old.point is not None and new.point is not None:
            change = _change(Interval.point(old.point), Interval.point(new.point), later_start=False)
        by = None if change is Change.RESTART else new.interval - old.interval
        points.append(SeriesPoint(days[i + 1], some[0], change, sure, by, gap, gap > usual))
    return tuple(points)


def _begins_later(old: Cell, new: Cell) -> bool:
    before, after = old.window.start, new.window.start
    return before is not None and after is not None and after > before


def _change(old: Interval, new: Interval, *, later_start: bool) -> Change:
    if later_start:
        return Change.RESTART
    if old.is_point and old == new:
        return Change.SAME
    if _below(new, old):
        falls_far = old.low is not None and new.high is not None and new.high < old.low * RESTART
        return Change.RESTART if falls_far else Change.FALL
    return Change.RISE if _below(old, new) else Change.UNDETERMINED


def _below(a: Interval, b: Interval) -> bool:
    """Whether all of `a` is below all of `b`."""
    high: Number | None = a.high
    return high is not None and b.low is not None and (high < b.low or (high == b.low and (a.high_open or b.low_open)))
