"""Reports put together at random from parts, so that what they say is known: what comes back is what was put in.

Each pattern of `composed.txt` is filled many times over with other sides, numbers, hedges, nouns, places, times and
sources, some of which no lexicon knows. The same examples are drawn everywhere.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

import conflictfacts as cf
from conflictfacts.model.facts import Assessment

ROUNDS = 12
SOLDIERS = ["soldiers", "troops", "servicemen", "military personnel", "fighters"]
TIMES = [
    *("on 14 March 2023", "on March 3", "in May 2022", "since February 2022", "last month", "last week", "on Tuesday"),
    *("in 2021", "over the past 24 hours", "since the start of the war"),
]
SOURCES = {  # as written: canonical
    "NATO": "NATO",
    "the United Nations": "United Nations",
    "Amnesty International": "Amnesty International",
    "Reuters": "Reuters",
    "Human Rights Watch": "Human Rights Watch",
    "the Pentagon": "Pentagon",
}
PLACES = {
    **{name: name for name in ("Bakhmut", "Kharkiv", "Goma", "El Fasher", "Aleppo", "Mosul", "Darfur", "Tigray")},
    "the Kursk region": "Kursk region",
    "Gaza": "Gaza Strip",
    "the village of Torminka": "Torminka",
    "the town of Belvarra": "Belvarra",
}
GROUPS = {
    **{name: name for name in ("Hezbollah", "Hamas", "Boko Haram", "M23")},
    "al-Shabaab": "Al-Shabaab",
    "the Rapid Support Forces": "Rapid Support Forces",
    "the Taliban": "Taliban",
    "the Houthis": "Houthis",
}
HEDGES = {
    **dict.fromkeys(["", "exactly"], "exact"),
    **dict.fromkeys(["about", "around", "roughly", "some", "approximately"], "about"),
    **dict.fromkeys(["more than", "over"], "more_than"),
    **dict.fromkeys(["at least", "no fewer than"], "at_least"),
    **dict.fromkeys(["fewer than", "less than", "under"], "less_than"),
    **dict.fromkeys(["nearly", "almost", "just under"], "nearly"),
    "just over": "just_over",
}
RANGES = ["between {0:,} and {1:,}", "{0:,} to {1:,}", "{0:,}–{1:,}", "from {0:,} to {1:,}"]
UNITS = {  # as the patterns have them: symbol
    **{unit: unit for unit in ("person/day", "person/month", "percent", "settlement", "item", "unit")},
    "km": "kilometer",
    "km2": "kilometer ** 2",
    "mi2": "mile ** 2",
    "km/day": "kilometer/day",
    "km2/day": "kilometer ** 2/day",
}
POPULATIONS = {"civilian", "children", "women", "police", "aid_workers", "journalists"}
ALONE = {"headings", "registers", "tables", "capitals", "no war"}
"""Families that stand for a whole text, not for a sentence of one."""
MODALITIES = {"denied", "hypothetical", "forecast", "planned", "estimated"}


@dataclass(frozen=True)
class Side:
    """A state that wages war."""

    name: str
    adj: str

    def __str__(self):
        return self.name


STATES = [
    *(
        Side(name, f"{name}n")
        for name in ("Russia", "Ethiopia", "Eritrea", "Armenia", "India", "Rwanda", "Zorvia", "Kendria")
    ),
    *(Side(name, f"{name}i") for name in ("Azerbaijan", "Pakistan", "Israel", "Iraq")),
    Side("Ukraine", "Ukrainian"),
    Side("Iran", "Iranian"),
]


def spell(number):
    """Write a number below a hundred in words."""
    ones = "- one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    ones += ["seventeen", "eighteen", "nineteen"]
    tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
    return (
        ones[number] if number < 20 else "-".join([tens[number // 10], *([ones[number % 10]] if number % 10 else [])])
    )


class Parts:
    """The parts of one report, drawn once each, with numbers that are all different."""

    def __init__(self, seed, used=frozenset()):
        self.rng = rng = random.Random(seed)
        self.used, self.numbers = set(used), {}
        a, b = rng.sample(STATES, 2)
        p, q = rng.sample(list(PLACES), 2)
        g, s = rng.choice(list(GROUPS)), rng.choice(list(SOURCES))
        self.names = {"a": a.name, "b": b.name, "g": GROUPS[g], "p": PLACES[p], "q": PLACES[q], "s": SOURCES[s]}
        self.fill = {
            "a": a,
            "b": b,
            "g": g,
            "p": p,
            "q": q,
            "s": s,
            "S": s.removeprefix("the "),
            "g1": g.removeprefix("the "),
        }
        self.fill |= {"p1": p.split()[-1], "t": rng.choice(TIMES), "noun": rng.choice(SOLDIERS)}

    def value(self, kind):
        """Draw a number: see the head of `composed.txt` for the kinds."""
        rng = self.rng
        match kind:
            case "X" | "Y" | "Z":
                return rng.randint(11, 99) * {"X": 100, "Y": 10, "Z": 1}[kind]
            case "k":
                return rng.randint(2, 99)
            case "c":
                return rng.choice([5, 10, 20, 25, 40, 60, 75, 90])
        lengths = [
            rng.randint(100, 999),
            rng.randint(11, 99) * 100,
            rng.randint(11, 99) * 1000,
            rng.randint(1001, 9_999),
        ]
        return rng.choice(lengths)

    def number(self, key):
        """Draw a number and write it, with a hedge or without."""
        kind, rng = key[0], self.rng
        value = next(value for value in iter(lambda: self.value(kind), None) if value not in self.used)
        self.used.add(value)
        if kind == "r":
            high = value + 10 ** (len(str(value)) - 1)
            self.used.add(high)
            self.numbers[key] = ((value, high), "range")
            return rng.choice(RANGES).format(value, high)
        hedge = rng.choice(list(HEDGES)) if kind in "nkc" and rng.random() < 0.6 else ""
        self.numbers[key] = ((value,), HEDGES[hedge])
        written = spell(value) if kind == "k" and rng.random() < 0.4 else f"{value:,}"
        return f"{hedge} {written}".strip()

    def text(self, pattern):
        """Fill a pattern."""
        for key in dict.fromkeys(re.findall(r"\{([nxrkcXYZ]\d?)\}", pattern)):
            self.fill[key] = self.number(key)
        text = pattern.format(**self.fill)
        text = text[1:].upper() if text[0] == "^" else re.sub(r"^\W*\w", lambda first: first.group().upper(), text)
        return text if text.endswith(("\n", '"', "|")) else f"{text}."


def patterns(file):
    """Read the patterns of a file, each with what is expected of it."""
    family = ""
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            family = line[3:]
        elif line and (line[0] != "#" or line.startswith("#{")):
            pattern, _, expected = line.replace("¶", "\n").replace("⇥", "\t").partition("→")
            yield pytest.param(pattern.strip(), expected.strip(), id=f"{family}: {line.partition(' →')[0]}")


PATTERNS = list(patterns("composed.txt"))
JUDGED = list(patterns("judged.txt"))


def slot_of(fact):
    return next(value for slot in ("measure", "status") if (value := getattr(fact, slot, None)) is not None).value


def told(fact):
    """Say what a fact says, for a message."""
    of, by, place = (thing and thing.name for thing in (fact.actor, fact.opponent, fact.place))
    return f"{fact.estimate} {slot_of(fact)}, {of=}, {by=}, {place=}, {fact.period and fact.period.text}, {fact.source}"


def differences(parts, fact, key, slots, rest):
    """Yield in what a fact differs from what was put in."""
    _, hedge = parts.numbers[key]
    if slot_of(fact) not in slots.split(","):
        yield "measure or status"
    if fact.estimate.hedge != hedge:
        yield "hedge"
    if fact.estimate.unit != next((UNITS[word] for word in rest if word in UNITS), "person"):
        yield "unit"
    for word in rest:
        if word in "abg" and (fact.actor is None or fact.actor.name != parts.names[word]):
            yield "actor"
        elif word.startswith("t:") and (
            fact.period is None or fact.period.text.lower() != word[2:].replace("_", " ").lower()
        ):
            yield "time"
        elif word in ("p", "q") and (fact.place is None or fact.place.name != parts.names[word]):
            yield "place"
        elif word == "t" and (
            fact.period is None or len(fact.period.text) < 4 or fact.period.text not in parts.fill["t"]
        ):
            yield "time"
        elif (word == "s" and fact.source != parts.names["s"]) or (
            word == "S" and parts.names["s"] not in [source.name for source in fact.provenance.attribution.chain]
        ):
            yield "source"
        elif word.startswith("vs-") and (fact.opponent is None or fact.opponent.name != parts.names[word[3:]]):
            yield "opponent"
        elif word in POPULATIONS and fact.population != word:
            yield "population"
        elif word in MODALITIES and fact.modality != word:
            yield f"modality {fact.modality.value}"


def check(reading, parts, expected, others=frozenset()):
    """Give what of the expected facts did not come back, and what came back besides; nothing if all is well."""
    left = [
        fact for fact in reading.facts if fact.estimate is not None and not others.intersection(fact.estimate.nominal)
    ]
    wrong, made = [], {}
    for part in filter(None, map(str.strip, expected.split(";"))):
        if ">" in part:
            whole, inner = (made.get(key.strip()) for key in part.split(">"))
            if (whole, inner) not in [
                (getattr(link, "whole", None), *getattr(link, "parts", ())) for link in reading.relations
            ]:
                wrong.append(f"{part}: no such part")
            continue
        key, slots, *rest = part.split()
        found = [fact for fact in left if fact.estimate.nominal == parts.numbers[key][0]]
        if len(found) == 1:
            left.remove(found[0])
            made[key] = found[0].id
            wrong += [f"{key}: {what} ({told(found[0])})" for what in differences(parts, found[0], key, slots, rest)]
        else:
            wrong.append(f"{key}: {len(found)} facts")
    return wrong + [f"besides: {told(fact)}" for fact in left]


def check_judgement(parts, marked, expected):
    """Give in what the one judgement of a sentence differs from what was put in; nothing if all is well."""
    judgements = [fact for fact in cf.read(re.sub(r"[\[\]]", "", marked)).facts if isinstance(fact, Assessment)]
    if not expected or len(judgements) != 1:
        return [f"judgement {fact.quote!r}" for fact in judgements] or ["no judgement"] * bool(expected)
    (fact,) = judgements
    kind, polarities, _, *likelihood = expected.split()
    names = [source.name for source in (fact.holder, *fact.provenance.attribution.chain) if source is not None]
    word = fact.likelihood.word if fact.likelihood else ""
    said = marked[marked.index("[") + 1 : marked.index("]")].rstrip(".,")
    same = {
        f"kind {fact.kind.value}": fact.kind == kind,
        f"polarity {fact.polarity.value}": fact.polarity in polarities.split(","),
        f"holder {fact.holder and fact.holder.name}": fact.holder is not None and parts.names["s"] in names,
        f"likelihood {word}": word.removeprefix("a ") == " ".join(likelihood),
        f"quote {fact.quote!r}": said in fact.quote or (fact.quote in said and 2 * len(fact.quote) > len(said)),
    }
    return [what for what, right in same.items() if not right]


@pytest.mark.parametrize(("pattern", "expected"), PATTERNS)
def test_what_was_put_in_comes_back(pattern, expected):
    for turn in range(ROUNDS):
        parts = Parts(f"{turn} {pattern}")
        text = parts.text(pattern)
        assert (check(cf.read(text), parts, expected), text) == ([], text)


@pytest.mark.parametrize("joint", [" ", "\n\n"], ids=["one paragraph", "paragraphs"])
@pytest.mark.parametrize("turn", range(100))
def test_what_stands_around_a_sentence_does_not_change_what_it_says_itself(joint, turn):
    rng = random.Random(turn)
    sentences, used = [], set()
    for case in rng.sample([case for case in PATTERNS if case.id.partition(":")[0] not in ALONE], 4):
        pattern, expected = case.values
        parts = Parts(f"{turn} {pattern}", used)
        sentences.append((parts, parts.text(pattern), expected))
        used = parts.used
    text = joint.join(sentence for _, sentence, _ in sentences)
    reading = cf.read(text)
    for parts, _, expected in sentences:
        own = {value for values, _ in parts.numbers.values() for value in values}
        assert (check(reading, parts, expected, used - own), text) == ([], text)


@pytest.mark.parametrize(("pattern", "expected"), JUDGED)
def test_a_judgement_that_was_put_in_comes_back(pattern, expected):
    for turn in range(ROUNDS):
        parts = Parts(f"{turn} {pattern}")
        text = parts.text(pattern)
        assert (check_judgement(parts, text, expected), text) == ([], text)
