"""How fast texts are read: beside other readers of numbers, and as texts grow.

The others read less than we do: each finds numbers with their units, or dates, and none says what became of whom, where
or who says so. They are compared where they can be imported and left out where not. To have them, in an environment of
their own (recognizers-text breaks under newer versions of what it needs):

    pip install pytest-benchmark quantulum3 recognizers-text-suite "emoji<2" setuptools -e .
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest

import conflictfacts as cf

LONG = 2_000_000
PIECE = 3_000


def readers() -> Iterator[tuple[str, Callable[[str], object]]]:
    """Give each reader that is installed, ours first."""
    yield "conflictfacts.read", cf.read
    yield "conflictfacts.find_numbers", cf.find_numbers
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from quantulum3 import parser
        except ImportError:
            pass
        else:
            yield "quantulum3", parser.parse
        try:
            from recognizers_date_time import recognize_datetime
            from recognizers_number import Culture, recognize_number
            from recognizers_number_with_unit import recognize_dimension
        except ImportError:
            return
        yield "recognizers-text number", lambda text: recognize_number(text, Culture.English)
        yield "recognizers-text dimension", lambda text: recognize_dimension(text, Culture.English)
        yield "recognizers-text datetime", lambda text: recognize_datetime(text, Culture.English)


READERS = dict(readers())


def seconds(call: Callable[[], object]) -> float:
    """Time one call."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


@pytest.mark.filterwarnings("default")  # the others' warnings are theirs
@pytest.mark.benchmark(group="read the sample texts")
@pytest.mark.parametrize("name", READERS)
def test_reading_beside_other_readers(benchmark, report, texts, name):
    """Read the samples with each reader; the table of the group has the ratios."""

    def read_all(read: Callable[[str], object] = READERS[name]) -> None:
        for text in texts:
            read(text)

    ours: list[float] = []  # a round of ours before each of theirs, so that both meet the same machine

    def before() -> None:
        ours.append(seconds(lambda: read_all(cf.read)))

    benchmark.pedantic(read_all, setup=before, rounds=5, warmup_rounds=1)
    if not benchmark.stats:  # with --benchmark-disable nothing is timed
        return
    theirs = benchmark.stats.stats.min
    speed, ratio = sum(map(len, texts)) / theirs, theirs / min(ours)
    benchmark.extra_info |= {"characters_per_second": round(speed), "time_to_that_of_read": round(ratio, 2)}
    report(f"{name}: {speed:,.0f} characters/s, {ratio:.2f} times the time of conflictfacts.read")


def long_text(texts: tuple[str, ...]) -> str:
    """Repeat the samples to a long text."""
    parts, length = [], 0
    for text in cycle(texts):
        if length >= LONG:
            return "\n\n".join(parts)[:LONG]
        parts.append(text)
        length += len(text) + 2
    raise AssertionError("there are sample texts")


@pytest.mark.benchmark(group="read a long text")
def test_a_long_text_costs_what_its_pieces_do(benchmark, report, texts):
    """Read 2 MB at once and in pieces of 3 kB: a ratio near 1 means that time grows as the text does."""
    text = long_text(texts)
    pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
    before = seconds(lambda: [cf.read(piece) for piece in pieces])
    benchmark.pedantic(cf.read, args=(text,), rounds=1)
    if not benchmark.stats:
        return
    in_pieces = min(before, seconds(lambda: [cf.read(piece) for piece in pieces]))
    at_once = benchmark.stats.stats.min
    benchmark.extra_info |= {"characters": len(text), "at_once_to_pieces": round(at_once / in_pieces, 2)}
    speed = len(text) / at_once
    report(f"2 MB at once: {speed:,.0f} characters/s, {at_once / in_pieces:.2f} times the time of its pieces of 3 kB")
