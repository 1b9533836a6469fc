"""A reading as a table for people."""

from __future__ import annotations

import pytest

import conflictfacts as cf
from conflictfacts.columns import screen_width
from conflictfacts.table import table

TEXT = (
    "Gao fell. The rebels lost more than 900 people since June, of whom 250 have been killed, the army said. "
    "They hold less than 100 sq. km. No ceasefire is likely. Some 30 vehicles were seen near Ber."
)


@pytest.fixture
def reading():
    document = cf.Document(TEXT)
    say = {"document": document, "source": "army"}
    june = cf.Period(start="2014-06-01", precision="month", text="since June")
    lost = cf.claim(
        "CasualtyEstimate",
        measure="losses",
        actor="rebels",
        estimate=cf.Estimate.more_than(900, "person"),
        period=june,
        quote="lost more than 900 people",
        **say,
    )
    killed = cf.claim(
        "CasualtyEstimate",
        measure="killed",
        population="military",
        actor="rebels",
        estimate=cf.Estimate.bare(250, "person"),
        quote="250 have been killed",
        **say,
    )
    held = cf.claim(
        "TerritorialControl",
        status="held",
        actor="rebels",
        estimate=cf.Estimate.less_than(100, "sq km"),
        quote="hold less than 100 sq. km",
        document=document,
    )
    fallen = cf.claim(
        "TerritorialControl", status="lost", place="Gao", extent="full", quote="Gao fell", document=document
    )
    judged = cf.claim(
        "Assessment",
        kind="forecast",
        polarity="negated",
        likelihood=cf.Likelihood("likely"),
        modality="forecast",
        quote="No ceasefire is likely",
        document=document,
    )
    start = TEXT.index("Some 30")
    unread = cf.Unread(document.span(start, start + 16), "no verb says what became of them")
    facts = cf.Facts([lost, killed, held, fallen, judged], [cf.PartOf(lost, [killed])])
    return cf.Reading(document, facts, (unread,))


def test_a_wide_table_has_the_quote_in_its_last_column(reading):
    heading, first, *_ = table(reading, 200).splitlines()
    assert heading.split() == ["#", "KIND", "WHAT", "NUMBER", "ACTOR", "PLACE", "WHEN", "WHO", "SAYS", "QUOTE"]
    assert first.split("  ")[-1] == "“lost more than 900 people”"
    assert first.index("“") == heading.index("QUOTE")


def test_a_narrow_table_has_the_quote_under_its_row(reading):
    lines = table(reading, 80).splitlines()
    assert "QUOTE" not in lines[0]
    assert lines[1].split() == ["1", "casualties", "losses", "more", "than", "rebels", "since", "army"]
    assert lines[2].split() == ["900", "people", "2014-06"]
    assert lines[3] == "    “lost more than 900 people”"


@pytest.mark.parametrize("width", [80, 100, 131, 132, 160, 200])
def test_no_line_is_wider_than_the_screen(reading, width):
    assert max(map(screen_width, table(reading, width).splitlines())) <= width


def test_numbers_keep_their_hedge_and_speak_of_people(reading):
    shown = table(reading, 200)
    assert "more than 900 people" in shown
    assert "less than 100 km²" in shown


def test_what_is_no_plain_claim_says_so(reading):
    assert "forecast, negated" in table(reading, 200)


def test_control_without_a_number_says_how_full(reading):
    (line,) = [line for line in table(reading, 200).splitlines() if "Gao fell" in line]
    assert "(full)" in line


def test_relations_and_what_was_not_understood_stand_below(reading):
    assert table(reading, 80).splitlines()[-5:] == [
        "",
        "Relations: 2 is part of 1.",
        "",
        "Seen and not understood:",
        "  “Some 30 vehicles”: no verb says what became of them",
    ]


def test_a_percentage_says_of_what():
    document = cf.Document("lost 90 percent of the ground")
    fact = cf.claim(
        "TerritorialControl",
        status="lost",
        estimate=cf.Estimate.bare(90, "percent"),
        of=cf.Base(text="the ground"),
        document=document,
        quote=document.text,
    )
    assert "90% of the ground" in table(cf.Reading(document, cf.Facts([fact])), 200)


def test_a_rate_says_per_what():
    document = cf.Document("loses 1,000 a day")
    fact = cf.claim(
        "CasualtyEstimate",
        measure="losses",
        estimate=cf.Estimate.bare(1000, "person/day"),
        document=document,
        quote=document.text,
    )
    assert "1,000 people/day" in table(cf.Reading(document, cf.Facts([fact])), 200)


def test_without_facts_it_says_so():
    assert table(cf.Reading(cf.Document("")), 80) == "No facts found."


def test_a_hostile_quote_cannot_steer_the_terminal():
    document = cf.Document("\x1b]0;owned\x07 75 killed \u202egnorw")
    fact = cf.claim("CasualtyEstimate", measure="killed", document=document, quote=document.text)
    shown = table(cf.Reading(document, cf.Facts([fact])), 80)
    assert "\x1b" not in shown
    assert "\\x1b]0;owned\\x07 75 killed \\u202egnorw" in shown
