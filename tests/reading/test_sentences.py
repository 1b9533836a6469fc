"""Where sentences end, and where they only seem to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictfacts.reading.text.sentences import find_sentences


def sentences(text):
    return [text[sentence.start : sentence.end] for sentence in find_sentences(text)]


# A bar stands where one sentence ends and the next begins.
CUTS = [
    "The army lost ground.| The enemy gained it.",
    "Who knows?| Nobody does!| So it goes.",
    "They hold 100 sq. km of it.| The rest is lost.",
    "They hold 100 sq. km.| Ruritania holds the rest.",
    "They hold 100 sq. miles.| Ruritania holds the rest.",
    "They went 15 km.| Then they stopped.",
    "The U.S. army has 500 men there.| They arrived in May.",
    "It was said in the U.S.| The generals agreed.",
    "The U.N. Security Council met.| It was late.",
    "Gen. Petrov commands 300 men.| Lt. Col. Orlov commands 90.",
    "On Sept. 5 they attacked.| On Sept. 6 they fled.",
    "He was born in St. Petersburg.| He fell near St. Malo.",
    "It began at 5 p.m. and ended at dawn.| Nobody slept.",
    "It began at 5 p.m.| Nobody slept.",
    "Mr. Novak and Mrs. Novak fled.| Dr. Hahn stayed.",
    "John F. Novak was there.| J. R. Hahn was not.",
    "About 1.5 million fled.| Some 2.5 million stayed.",
    "They lost approx. 500 men.| That was in May.",
    "They lost 1,204 men.[12]| The enemy lost 300.[13][14]",
    '"We have lost 500 men."| He said no more.',
    '"We have lost 500 men," he said.| "It was a bad day."',
    "“We have lost 500 men.”| He said no more.",
    "(They lost 500 men.)| The rest fled.",
    "They lost men … and ground.| The rest fled.",
    "They waited...| Then they fled.",
    "It was the battle of Co. 3 vs. the rest.| All fled.",
    "Heavy losses\n|The army lost 500 men.| It goes on.",
    "Losses:\n|- 500 men\n|- 30 tanks\n|* 4 ships\n|1. two planes",
    "First paragraph.\n\n|Second paragraph.",
    "No full stop\n\n|Second paragraph",
    "Killed: 500\r\n|Wounded: 900",
    "They lost 500 men.\t|The rest fled.",
    "They lost 500 men. 300 more fled.".replace(". 300", ".| 300"),
    "Zorvia will send 800 soldiers in May, the ministry of defence said, and Kendria\nhas promised two battalions.",
    "They were told of forty civilian deaths which had been put down to the\nGeneral Staff.| It denied that.",
    "Losses of the Zorvian army in the battle of the northern valleys\n|in all 900 men".replace("in all", "In all"),
    "Losses of Kendria\n|some 900 men",
    "Fighting went on. @General tweeted.".replace(". @", ".| @"),
    "",
    "   \n\n  ",
    "One",
]


@pytest.mark.parametrize("marked", CUTS)
def test_sentences_end_where_they_end(marked):
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|") if part.strip()]


WRAPPED = """\
The ministry said in its morning report that the army had lost more than
500 soldiers in three days of fighting around the town, of whom a hundred
were killed when a bridge fell. Nobody had expected the river to be crossed
there so early in the year, a spokesman said.

A second report followed in the evening, and it spoke of heavier losses than
the first one had, though it gave no figures for the eastern bank.
"""


def test_the_lines_of_wire_copy_are_no_sentences():
    assert len(sentences(WRAPPED)) == 3
    assert sentences(WRAPPED)[0].endswith("when a bridge fell.")


def test_lines_of_a_list_are_sentences_even_if_they_are_long():
    lines = [
        f"{number} soldiers of the {number}th brigade fell near the town of Belvarra in the fighting"
        for number in range(10, 16)
    ]
    assert len(sentences("\n\n".join(lines))) == len(lines)


def test_a_line_without_a_full_stop_is_a_heading():
    text = "Heavy losses\nThe army lost 500 men. It goes on\n\nNext."
    assert [sentence.heading for sentence in find_sentences(text)] == [True, False, True, False]


def test_a_line_break_begins_a_paragraph():
    text = "One. Two.\n\nThree. Four.\nFive."
    assert [sentence.paragraph for sentence in find_sentences(text)] == [0, 0, 1, 1, 2]


@given(st.text(st.sampled_from("Ab 1.,!?\n\r\t\"'”“()[]-•…U.S.é\x00\u2029\ud800"), max_size=80) | st.text())
def test_between_sentences_there_is_only_space(text):
    at = 0
    paragraphs = [sentence.paragraph for sentence in find_sentences(text)]
    for sentence in find_sentences(text):
        piece = text[sentence.start : sentence.end]
        assert text[at : sentence.start].strip() == ""
        assert piece == piece.strip() != ""
        at = sentence.end
    assert text[at:].strip() == ""
    assert paragraphs == sorted(paragraphs)
