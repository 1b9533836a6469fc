"""What holds for the reading of any text whatever."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import conflictfacts as cf

SENTENCES = (
    "Russia has lost more than 900 soldiers, of whom 250 were killed, NATO says.",
    "According to the Kendrian General Staff, between 30 and 40 Zorvian soldiers died near Belvarra on Tuesday.",
    '"We have lost 12 men," General Petrov said.',
    "He expects that they will attack again.",
    "Heavy losses in Darfur",
    "- 14 tanks destroyed",
    "| Zorvia | 1,200 killed | 3,400 wounded |",
    "The army holds less than 100 sq. km.",
    "Ukraine lost 90 percent of the ground it had captured in the Kursk region.",
    "Some 11,000 people fled, 300 of them children!",
    "UN: 40 PEACEKEEPERS WOUNDED IN GOMA",
    "At least 5,000 (five thousand) troops were sent there in the winter.",
    "Nobody was hurt.",
    "They captured 12 villages, 3 towns and advanced 15-20 km a day",
    "The ministry denied that 300 of its soldiers had been killed.",
    "A magnitude 7 earthquake killed 500 people.",
)
JOINTS = (" ", "\n", "\n\n", "\r\n", "\t", "")


def report_texts():
    """Texts that look like reports: sentences of the domain, some cut or run together, and other things between."""
    scraps = st.text(max_size=12) | st.sampled_from(
        ["\x00", "\u202e", "\u200f", "\ud83d", "🙂", "\u00a0", "…", "“", '"', "(", "[4]", "9" * 40]
    )
    pieces = (
        st.sampled_from(SENTENCES)
        | st.tuples(st.sampled_from(SENTENCES), st.integers(0, 60)).map(lambda cut: cut[0][cut[1] :])
        | scraps
    )
    return st.lists(st.tuples(pieces, st.sampled_from(JOINTS)), max_size=8).map(
        lambda parts: "".join(map("".join, parts))
    )


TEXTS = report_texts() | st.text() | st.text(st.characters())


@given(TEXTS)
def test_any_text_is_read_and_its_quotes_are_the_text_at_their_offsets(text):
    reading = cf.read(text)
    assert reading.document.text == text
    spans = [span for fact in reading.facts for span in fact.provenance.spans] + [left.span for left in reading.unread]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote


@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert cf.read(text) == cf.read(text)


@given(report_texts())
def test_a_reading_survives_being_written(text):
    reading = cf.read(text)
    assert pickle.loads(pickle.dumps(reading)) == reading
    assert type(reading).from_dict(reading.to_dict()) == reading
    assert type(reading).from_json(reading.to_json()) == reading
    assert json.loads(reading.to_json()) == reading.to_dict()


@given(TEXTS)
def test_a_fact_belongs_to_the_text_it_was_read_from(text):
    reading = cf.read(text)
    ids = {fact.id for fact in reading.facts}
    assert len(ids) == len(reading.facts)
    assert {fact.provenance.document for fact in reading.facts} <= {reading.document.id}
    for relation in reading.relations:
        ends = (relation.whole, *relation.parts) if hasattr(relation, "whole") else (relation.subject, relation.object)
        assert set(ends) <= ids
        assert len(set(ends)) == len(ends)


@given(report_texts())
def test_facts_stand_about_in_the_order_of_the_text(text):
    starts = [fact.provenance.spans[0].start for fact in cf.read(text).facts]
    assert all(later > earlier - 400 for earlier, later in pairwise(starts))


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
def test_a_paragraph_at_the_end_leaves_earlier_facts_as_they_were(before, after):
    text = " ".join(before) + "\n"
    short, long = cf.read(text), cf.read(text + "\n" + " ".join(after))

    def facts(reading):
        data = reading.to_dict()["facts"]
        return [
            {key: value for key, value in fact.items() if key != "id"}
            for fact in data
            if fact["provenance"]["spans"][0]["start"] < len(text)
        ]

    assert facts(long) == facts(short)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3))
def test_space_around_a_text_moves_its_facts_and_changes_nothing_else(sentences):
    text = " ".join(sentences)
    plain, moved = cf.read(text), cf.read(f"\n\n{text}\n\n")
    assert [fact.provenance.spans[0].start + 2 for fact in plain.facts] == [
        fact.provenance.spans[0].start for fact in moved.facts
    ]
    assert [fact.quote for fact in plain.facts] == [fact.quote for fact in moved.facts]
    assert [fact.estimate for fact in plain.facts] == [fact.estimate for fact in moved.facts]
    assert [fact.actor for fact in plain.facts] == [fact.actor for fact in moved.facts]


@pytest.mark.parametrize(
    "text", ["9" * 1_000_000, "9," * 500_000, "a" * 1_000_000, "\n" * 1_000_000], ids=lambda text: repr(text[:2])
)
def test_a_megabyte_of_nothing_is_read(text):
    reading = cf.read(text)
    assert reading.document.text == text
    assert list(reading.facts) == []


@pytest.mark.parametrize(
    "text",
    [
        "Russia lost \ud800 900 soldiers.",
        "Russia\x00 lost 900 soldiers.",
        "\u202eRussia lost 900 soldiers\u202c.",
        "Russia lost 🙂 900 soldiers.",
        "\ufeffRussia lost 900 soldiers.",
        "Russia lost \u0669\u0660\u0660 soldiers.",
        "Russia lost ９００ soldiers.",
        "Russia lost ²³¹ soldiers.",
        "Russia lost ½ soldiers.",
        "Russia lost 9e400 soldiers.",
        "Russia lost 1" + "0" * 5_000 + " soldiers.",
        "Russia lost 0 soldiers.",
        "Russia lost 000 soldiers.",
        "Russia lost -5 soldiers.",
        "Russia lost 1/2 soldiers.",
        "Russia lost between 900 and 5 soldiers.",
        "Russia controls 140 percent of Ukraine.",
        "46 percent own",
        "Ｒｕｓｓｉａ lost 900 soldiers.",
    ],
)
def test_odd_letters_and_numbers_raise_nothing(text):
    reading = cf.read(text)
    assert type(reading).from_json(reading.to_json()) == reading


PROGRAM = """
import sys
import conflictfacts as cf
sys.stdout.write(cf.read(sys.stdin.read(), published="2025-04-03").to_json())
"""


def test_ids_and_all_else_are_the_same_in_every_process_and_for_every_hash_seed():
    text = "\n".join(SENTENCES)
    here = cf.read(text, published="2025-04-03").to_json()
    for seed in ("0", "1", "4242"):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], input=text, capture_output=True, encoding="utf-8", check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
        assert done.stdout == here


@settings(max_examples=25)
@given(report_texts(), st.randoms(use_true_random=False))
def test_what_was_read_before_changes_nothing(text, rng):
    first = cf.read(text)
    for _ in range(3):
        cf.read(rng.choice(SENTENCES))
    assert cf.read(text) == first


@given(
    st.lists(st.integers(1, 500), min_size=1, max_size=6),
    st.sampled_from(["Total", "All", "Total dead", "Sum"]),
    st.sampled_from([("Killed", ""), ("Losses", " killed")]),
    st.sampled_from([0, 1000]),
)
def test_a_row_that_adds_up_a_table_is_of_no_place_and_has_the_rows_above_as_its_parts(dead, label, column, elsewhere):
    towns = ["Gao", "Kidal", "Timbuktu", "Mopti", "Bamako", "Kayes"]
    header, unit = column
    rows = [f"| {town} | {count}{unit} |" for town, count in zip(towns, dead, strict=False)]
    table = "\n".join([f"| Town | {header} |", "|---|---|", *rows, f"| {label} | {sum(dead) + elsewhere:,}{unit} |"])
    facts = cf.read(table).facts
    *parts, whole = facts
    assert [part.place.name for part in parts] == towns[: len(dead)]
    assert whole.place is None
    wholes = [relation for relation in facts.relations if relation.type == "part_of"]
    assert [(relation.whole, set(relation.parts)) for relation in wholes] == [(whole.id, {part.id for part in parts})]


def test_shares_of_this_and_that_are_no_parts_of_their_sum():
    facts = cf.read("| Side | Share killed |\n|---|---|\n| Russia | 40% |\n| Ukraine | 60% |\n| Total | 100% |").facts
    assert [fact.actor and fact.actor.name for fact in facts] == ["Russia", "Ukraine", None]
    assert not facts.relations
