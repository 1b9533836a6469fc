"""What the sample texts say, which nobody wrote the rules for."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

import conflictfacts as cf
from conflictfacts.model.facts import Assessment

HERE = Path(__file__).parent
SAMPLES = sorted(path.name for path in HERE.joinpath("samples").iterdir())


def facts_of(name):
    text = HERE.joinpath("samples", name).read_text(encoding="utf-8")
    return [fact for fact in cf.read(text, published="2025-01-15").facts if not isinstance(fact, Assessment)]


def rows():
    """Read the table of what the samples say."""
    name = ""
    for line in HERE.joinpath("samples.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            name = line[3:]
        elif line and line[0] != "#":
            yield pytest.param(name, *(cell.strip() for cell in line.split("|")), id=f"{name}: {line}")


def told(fact):
    slot = getattr(fact, "measure", None) or getattr(fact, "status", None)
    return slot.value, str(fact.estimate), fact.actor.name if fact.actor else "-", fact.source or "-"


@pytest.mark.parametrize(("name", "slot", "number", "actor", "source"), list(rows()))
def test_a_sample_says_what_it_says(name, slot, number, actor, source):
    facts = [told(fact) for fact in facts_of(name)]
    allowed = [cell.split(",") for cell in (slot, number, actor, source)]
    allowed[1] = [number]
    fits = [all(got in cell or cell == ["*"] for got, cell in zip(fact, allowed, strict=True)) for fact in facts]
    assert any(fits), facts


PROSE = [
    "capitals",
    "intelligence_update",
    "newspaper_1916",
    "peacekeepers",
    "transcript",
    "truce",
    "un_release",
    "wire",
]


@pytest.mark.parametrize("name", PROSE)
@pytest.mark.parametrize("width", range(58, 141, 9))
def test_where_lines_are_wrapped_plays_no_part(name, width):
    """Told by the facts alone: their quotes have other line breaks."""
    text = HERE.joinpath("samples", f"{name}.txt").read_text(encoding="utf-8")
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    filled = [textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs]
    as_read = [
        [" ".join(str(fact).split()) for fact in cf.read("\n\n".join(some)).facts] for some in (paragraphs, filled)
    ]
    assert as_read[0] == as_read[1]


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith("no_war")])
def test_where_there_is_no_war_there_are_no_facts(name):
    assert [told(fact) for fact in facts_of(name)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_every_quote_of_a_sample_stands_in_it(name):
    text = HERE.joinpath("samples", name).read_text(encoding="utf-8")
    for fact in cf.read(text).facts:
        for span in fact.provenance.spans:
            assert text[span.start : span.end] == span.quote
