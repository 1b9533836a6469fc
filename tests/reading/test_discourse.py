"""Short texts and all that they say: where, whose words, whose people, and what became of them.

`discourse.txt` has a text and, behind arrows, every fact and every part of a whole that must come out of it, in full.
Names and figures stand open: each text is read with those of several wars, one of which nobody ever fought.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import conflictfacts as cf
from conflictfacts.model.facts import Assessment
from conflictfacts.model.relations import PartOf

CASTS = {
    cast: dict(zip("AaBbGPQ", names, strict=True))
    for cast, names in {
        "Mali": ("Mali", "Malian", "Algeria", "Algerian", "JNIM", "Mopti", "Timbuktu"),
        "Armenia": ("Armenia", "Armenian", "Azerbaijan", "Azerbaijani", "Hezbollah", "Gyumri", "Vanadzor"),
        "Sudan": ("Sudan", "Sudanese", "Chad", "Chadian", "M23", "Nyala", "El Fasher"),
        "invented": ("Zorvia", "Zorvian", "Kendria", "Kendrian", "Free Osser Front", "Torminka", "Belvarra"),
    }.items()
}
"""What the letters of a text stand for: two states, each with its adjective, an armed group, two towns of the first."""

KNOWN = [cast for cast in CASTS if cast != "invented"]

FIGURES = {"n": range(41, 99), "m": range(26, 40), "k": range(13, 25), "x": range(3_101, 4_999)}
"""Where the numbers of a text are drawn from."""


def told(fact):
    """Tell a fact: what, whose, where, who says so, and in any case that is not the usual one the rest."""
    sources = ", ".join(source.name for source in fact.provenance.attribution.chain)
    if isinstance(fact, Assessment):
        return f"{fact.kind} {fact.polarity} | {sources or '-'} | {fact.quote}"
    slot = getattr(fact, "measure", None) or fact.status
    how_many = "-" if fact.estimate is None else str(fact.estimate).removesuffix(" person")
    told = [f"{slot.value} {how_many}", fact.actor and fact.actor.name, fact.place and fact.place.name, sources]
    told = [cell or "-" for cell in told]
    told += [cell.value for cell in (getattr(fact, "population", None),) if cell]
    told += [fact.modality.value] if fact.modality != "claimed" else []
    told += [f"by {fact.opponent.name}" for _ in "1" if getattr(fact, "opponent", None)]
    told += [" + ".join(measure.value for measure in fact.includes) for _ in "1" if getattr(fact, "includes", None)]
    told += [fact.period.text] if fact.period else []
    return " | ".join(told)


def read(text):
    """Give all that a text says, facts first."""
    reading = cf.read(text)
    figures = {fact.id: fact.estimate and f"{fact.estimate.nominal[0]:,}" for fact in reading.facts}
    parts = [
        f"{figures[link.whole]} > {figures[part]}"
        for link in reading.relations
        if isinstance(link, PartOf)
        for part in link.parts
    ]
    return [told(fact) for fact in reading.facts] + parts


def cases():
    """Read `discourse.txt`: each text with what is expected of it, and the casts it can be read with."""
    family, text, expected = "", "", []
    lines = Path(__file__).with_name("discourse.txt").read_text(encoding="utf-8").splitlines()
    for line in [*lines, ""]:
        if line.startswith("→"):
            expected.append(line[1:].strip())
            continue
        if text:
            casts = KNOWN if text.startswith("* ") else list(CASTS)
            text = text.removeprefix("* ")
            yield pytest.param(text.replace("¶", "\n"), casts, expected, id=f"{family}: {text}".replace("¶", " / "))
        text, expected = "" if line.startswith("#") else line, []
        family = line[3:] if line.startswith("## ") else family


CASES = list(cases())


def filled(pattern, cast, seed):
    """Fill the letters of a pattern; which figures it gets depends on the seed alone."""
    rng = random.Random(f"{cast} {seed}")
    for letter, name in CASTS[cast].items():
        pattern = pattern.replace(f"{{{letter}}}", name).replace(f"{{{letter}^}}", name.upper())
    for letter, figures in FIGURES.items():
        pattern = pattern.replace(f"{{{letter}}}", f"{rng.choice(figures):,}")
    return pattern


@pytest.mark.parametrize(("text", "casts", "expected"), CASES)
def test_a_text_says_this_and_nothing_else_whatever_the_names(text, casts, expected):
    for cast in casts:
        assert read(filled(text, cast, text)) == [filled(line, cast, text) for line in expected], cast


@pytest.mark.parametrize("cast", KNOWN)
@pytest.mark.parametrize("town", ["Hebron", "Tripoli", "Springfield"])
def test_which_town_a_name_means_is_left_open_where_the_text_speaks_of_another_country(cast, town):
    (fact,) = cf.read(filled(f"The war in {{A}} goes on. {{n}} civilians were killed in {town}.", cast, town)).facts
    assert (fact.place.name, fact.place.iso, fact.place.kind) == (town, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "{n} civilians were killed in Tripoli.",
        "The war in {A} goes on. {n} civilians were killed in Tripoli, Libya.",
        "War came to {A} and Libya. {n} people were killed in Tripoli.",
    ],
)
def test_a_town_is_known_where_its_country_is_named_or_no_other_is(text):
    # Holds the rule before from leaving every town open.
    assert [fact.place.iso for fact in cf.read(filled(text, "Mali", text)).facts] == ["LBY"]
