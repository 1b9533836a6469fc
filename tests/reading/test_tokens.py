"""What is one token."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts.reading.text.tokens import tokenize


def tokens(text):
    return tokenize(text, 0, len(text))


# text: its tokens, separated by spaces here; a token that holds a space is written with _.
CUTS = {
    "They lost 900,000 men.": "They lost 900,000 men .",
    "4,40,962 men": "4,40,962 men",
    "690 000 men": "690_000 men",
    "690\u00a0000 men": "690\u00a0000 men",
    "1.5 million": "1.5 million",
    "518k men": "518 k men",
    "15-thousand men": "15 - thousand men",
    "3,000–4,000": "3,000 – 4,000",
    "3,000-4,000": "3,000 - 4,000",
    "90% of it": "90 % of it",
    "100 km² and 5 km2": "100 km² and 5 km2",
    "100 sq. km of it": "100 sq. km of it",
    "the U.S. army": "the U.S. army",
    "Gen. Petrov": "Gen. Petrov",
    "John F. Smith": "John F. Smith",
    "Russia's army": "Russia 's army",
    "Russia’s army": "Russia ’s army",
    "RUSSIA'S ARMY": "RUSSIA 'S ARMY",
    "the soldiers' lives": "the soldiers ' lives",
    "al-Shabaab fighters": "al-Shabaab fighters",
    "a T-72 of M23": "a T-72 of M23",
    "Russian-occupied land": "Russian - occupied land",
    "465,000[4] men": "465,000 [ 4 ] men",
    "“We lost 5,” he said": "“ We lost 5 , ” he said",
    "killed/wounded": "killed / wounded",
    "$900": "$ 900",
    "~5 and >6": "~ 5 and > 6",
    "didn't": "didn't",
    "O'Neill's men": "O'Neill 's men",
    "": "",
}


@pytest.mark.parametrize("text", CUTS)
def test_text_is_cut_into_tokens(text):
    assert tokens(text).words == [token.replace("_", " ") for token in CUTS[text].split(" ") if token]


def test_offsets_count_from_the_start_of_the_document():
    text = "First. They lost 900,000 men."
    cut = tokenize(text, 7, len(text))
    assert [text[start:end] for start, end in zip(cut.starts, cut.ends, strict=True)] == cut.words
    assert cut.starts[0] == 7


def test_nothing_beyond_the_end_is_looked_at():
    text = "They lost 900,000 men"
    assert tokenize(text, 0, 13).words == ["They", "lost", "900"]


def test_case_and_apostrophes_are_folded_beside_the_words():
    cut = tokens("RUSSIA’S Army")
    assert (cut.words, cut.lower) == (["RUSSIA", "’S", "Army"], ["russia", "'s", "army"])


@given(st.text())
def test_tokens_are_the_text_in_order_without_its_spaces(text):
    cut = tokens(text)
    assert len(cut) == len(cut.words) == len(cut.lower) == len(cut.starts) == len(cut.ends)
    at = 0
    for word, start, end in zip(cut.words, cut.starts, cut.ends, strict=True):
        assert text[start:end] == word != ""
        assert text[at:start].strip() == ""
        at = end
    assert text[at:].strip() == ""
