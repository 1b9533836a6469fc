"""What is easily misread: numbers that count nobody, deeds turned round, figures denied, words of somebody else.

Names and places are invented or of no matter; what counts is who is left out.
"""

from __future__ import annotations

import pytest

import conflictfacts as cf

WAR = "The war in Mali goes on. "

COUNTED = {
    "Three hundred people lit candles at the funeral of the 14 killed soldiers.": ["14 person"],
    "A village of 3,000 people was shelled and 12 civilians were killed near Gao.": ["12 person"],
    "12 soldiers were killed when a column with 300 people came under fire.": ["12 person"],
    "A convoy of 300 civilians was stopped and 12 of them were killed.": ["12 person"],
    "The shelling killed 12 people in Gao; 40 were there.": ["12 person"],
    "20,000 soldiers died in Gao, a city of 70,000.": ["20,000 person"],
    "None of the 40 soldiers on board was killed.": [],
    "Of the 40 soldiers, none was killed.": [],
    "One in five soldiers were killed.": ["20 percent"],
    "The rebels killed 3 soldiers and 40 sheep near Gao.": ["3 person"],
    "57 soldiers surrendered to 9 Germans.": ["57 person"],
    "Twelve of the 15 soldiers in the convoy were killed.": ["12 person"],
    "Two government officers told a reporter that 1,200 fighters had been killed.": ["1,200 person"],
    "Some 9,000 refugees of the war are under five.": ["about 9,000 person"],
    "1.200 soldiers were killed.": [],
    "5.5 soldiers were killed.": [],
    "The agency has provided food to 83,000 people in Gao since the soldiers captured the city.": [],
    "5.5 soldiers were killed a day.": ["5.5 person/day"],
    "An average of 5.5 soldiers were killed in raids.": ["5.5 person"],
    "100,000 – 200,000+ soldiers were killed.": ["100,000 to at least 200,000 person"],
    "It lost 1'200 men.": ["1,200 person"],
    "After 40/50 soldiers were killed, the army left Gao.": ["40 person", "50 person"],
    "12 soldiers were killed, half in Bakhmut.": ["12 person"],
    "For a week rebels killed 40 civilians.": ["40 person"],
    "The oldest unit lost 40 soldiers.": ["40 person"],
    "Russia kept 40 soldiers prisoner.": ["40 person"],
    "In the camp the youngest is 26 and the oldest 59; 12 soldiers were killed.": ["12 person"],
    "In the past 24h, 12 soldiers were killed in Gao.": ["12 person"],
    "Since 9/11, 12 soldiers were killed.": ["12 person"],
    "12/3: 5 killed in Gao.": ["5 person"],
    "Day 12: 40 killed in Gao.": ["40 person"],
    "Week 2 - 5 killed in Gao.": ["5 person"],
    "The vote was 14-0 after 5 civilians were killed in Gao.": ["5 person"],
    "Not exceeding 1,200 killed, the army said.": ["at most 1,200 person"],
    "All but 12 of 40 soldiers were killed in Gao.": [],
    "The army killed 30 rebels, fewer than the 40 claimed.": ["30 person"],
    "There was a decrease of 12 per cent in civilian deaths.": [],
    "ARMY LOST 40  MEN  NEAR GAO": ["40 person"],
    "20 soldiers at most were killed.": ["at most 20 person"],
    "It lost 4,000-plus soldiers.": ["at least 4,000 person"],
    "Ann Roe, who was 45 and the mayor of Gao, was shot dead.": [],
    "It lost 12 men who were 45 and older.": ["12 person"],
    "12 pylons were blown up in Gao.": [],
    "That raised to 17 the number of pylons blown up by the rebels.": [],
    "Killings have risen 40 percent, abductions 12 percent and, in the north, murders 67 percent.": [],
    "Civilian deaths rose 35 percent in May, injuries 20 percent.": [],
    "The army killed 40 percent of the brigade and wounded 20 percent.": ["40 percent", "20 percent"],
}
"""Sentence → the estimates of the facts with a number that it gives."""

SAID = {
    "Reports that 60 soldiers were killed in Gao are false, the army said.": [("60 person", "denied")],
    "12 soldiers, not 20, were killed.": [("12 person", "claimed"), ("20 person", "denied")],
    "The monitors have verified that 120 civilians were killed.": [("120 person", "verified")],
}
"""Sentence → the estimates with their modality."""

DONE = {
    "Israeli strikes killed 13 people in the Lebanese capital.": ("people of Beirut", "Israel"),
    "Rebels backed by Rwanda killed 12 Congolese soldiers.": ("DR Congo", None),
    "Russia captured 250 soldiers.": (None, "Russia"),
    "Hamas took 251 hostages in Israel.": ("people of Israel", None),
    "Kenya withdrew 350 troops from Haiti.": ("Kenya", None),
    "Up to 3,000 troops could be sent to Ukraine.": (None, None),
    "Kyiv said it lost 1,660 soldiers.": ("Ukraine", None),
    "The Austrians lost 4,000 men and the Prussians 3,000.": ("Austria", None),
    "The Soviets counted 250,000 enemy dead.": (None, None),
}
"""Sentence → actor and opponent of its first fact."""

BY = {
    "Police in Kabul said 14 people were killed by a bomb.": "Police in Kabul",
    "A source close to the Houthis said that 15,000 men had died near Marib.": "source close to the Houthis",
    "About 40 soldiers were killed near Kupiansk. This was reported by the General Staff.": "General Staff",
    "Israel said it killed 40 fighters. Hamas denies this. The army has lost 891 soldiers.": "Israel",
    "The mayor of Kharkiv, Ihor Terekhov, said 5 people were killed.": "Ihor Terekhov",
    "The Congolese army said 12 soldiers died. The rebels claimed they had lost 9 men.": "rebels",
    "The rebels said they had killed 300 soldiers; the army put the figure at 12 killed.": "army",
}
"""Sentence → the source of its last fact."""


def facts(text: str) -> list[cf.Fact]:
    return [fact for fact in cf.read(WAR + text).facts if fact.estimate is not None]


@pytest.mark.parametrize("text", COUNTED)
def test_only_those_it_befell_are_counted(text):
    assert [str(fact.estimate) for fact in facts(text)] == COUNTED[text]


@pytest.mark.parametrize("text", SAID)
def test_a_figure_that_is_denied_or_verified_says_so(text):
    assert [(str(fact.estimate), fact.modality) for fact in facts(text)] == SAID[text]


@pytest.mark.parametrize("text", DONE)
def test_who_did_it_is_not_whom_it_befell(text):
    fact = facts(text)[0]
    opponent = getattr(fact, "opponent", None)
    assert (fact.actor and fact.actor.name, opponent and opponent.name) == DONE[text]


@pytest.mark.parametrize("text", BY)
def test_the_words_are_given_to_who_said_them(text):
    assert facts(text)[-1].source == BY[text]


def test_what_a_bullet_says_in_passing_is_said_of_that_bullet_only():
    bullets = (
        "Situation in Sudan\n\n- 78 civilians were killed in Abu Shouk camp, according to the government of Sudan\n"
    )
    first, second = cf.read(f"{bullets}- 12 aid workers have been killed since the start of the year\n").facts
    assert (first.place.name, first.source) == ("Abu Shouk", "Sudan")
    assert (second.place.name, second.source) == ("Sudan", None)


def test_what_is_told_of_two_times_or_denied_is_not_told_again():
    months = cf.read("In May 40 Russian soldiers were killed. In June 40 Russian soldiers were killed.").facts
    assert len(months) == 2
    assert not months.relations
    said = "Ukraine said 40 Russian soldiers were killed. Russia denied that 40 Russian soldiers were killed."
    assert not cf.read(said).facts.relations


@pytest.mark.parametrize(
    "text",
    [
        "The army lost 40 by noon, the army said",
        "On Monday 40 villages fell after rebels imposed their control",
        "40 against 30 killed",
        "Total losses: our 40 killed",
        "killed in Mali were said \t 1 killed",
        "against 40 killed",
        "Mali - of 1 soldiers",
    ],
)
def test_a_headline_without_a_full_stop_is_read(text):
    assert cf.read(text).facts


@pytest.mark.parametrize(
    ("text", "source"),
    [("Mohammed said 40 soldiers were killed.", "Mohammed"), ("Kumar said 40 soldiers were killed.", "Kumar")],
)
def test_a_name_that_ends_as_adjectives_do_speaks(text, source):
    (fact,) = cf.read(text).facts
    assert [one.name for one in fact.provenance.attribution.chain] == [source]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("1.200 soldiers were killed.", {"1.200": "a count with decimals of what comes whole (1.200 may mean 1,200)"}),
        ("5.5 soldiers were killed.", {"5.5": "a count with decimals of what comes whole"}),
        ("Losses:\ntanks – 7,487 (+16)", {"16": "a bare number that no verb or noun of the domain takes"}),
        ("12 soldiers were killed, see https://example.org/2024/05/14/1234 and www.example.org/7.", {}),
    ],
)
def test_a_number_that_counts_but_is_not_read_is_left_with_a_reason(text, left):
    assert {unread.span.quote: unread.why for unread in cf.read(text).unread} == left


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("15+ 🇮🇱 troops killed near Rafah.", "Israel"),
        ("🇷🇺 lost 1,200 soldiers near Pokrovsk.", "Russia"),
        ("3 🇮🇳 soldiers killed in Kashmir.", "India"),
        ("🇲🇱🇧🇫 12 soldiers killed in an ambush.", None),
        ("🇺🇦 Ternopil: 26 dead", "people of Ternopil"),
        ("26 people were killed in Ternopil. 🇺🇦", "people of Ternopil"),
    ],
)
def test_a_flag_is_its_countrys_name_unless_it_only_adorns(text, whose):
    (fact,) = cf.read(text).facts
    assert (fact.actor and fact.actor.name) == whose
