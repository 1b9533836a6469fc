"""Facts from elsewhere are held against the text: what stands there passes, what does not is found, and says why."""

from __future__ import annotations

import json
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictfacts as cf
from conflictfacts.grounding import Anchor, Where
from conflictfacts.model.finding import Severity, Verdict
from conflictfacts.testing import facts as any_facts

TEXT = (
    "NATO says Russia has lost more than 900,000 soldiers, of whom 250,000 were killed. "
    "About 70,000 Russian soldiers are in the Kursk region. "
    "North Korea sent 3,500 soldiers; 1,500 of them were killed and 3,000 wounded. "
    "Ukraine holds less than 100 sq. km of the region. Russia loses more than 1,000 men a day."
)
KILLED = {
    "type": "CasualtyEstimate",
    "measure": "killed",
    "actor": "Russia",
    "source": "NATO",
    "estimate": "250,000 people",
    "quote": "of whom 250,000 were killed",
}


def rules(fact, text=TEXT, **options):
    report = cf.ground([fact], text, **options)
    return [(finding.rule, str(finding.severity)) for finding in report.findings]


def changed(**parts):
    return {**KILLED, **parts}


class TestWhatStandsThere:
    def test_passes_with_what_speaks_for_it(self):
        report = cf.ground([KILLED], TEXT)
        (result,) = report.results
        assert report.verdict is result.verdict is Verdict.CONSISTENT
        assert report.findings == ()
        assert result.anchor is Anchor.EXACT
        assert result.fact.provenance.spans == (report.document.span(54, 81),)
        assert {support.field: (support.where, support.span.quote) for support in result.support} == {
            "estimate": (Where.QUOTE, "250,000"),
            "measure": (Where.QUOTE, "killed"),
            "actor": (Where.SENTENCE, "Russia"),
            "source": (Where.SENTENCE, "NATO"),
        }

    def test_all_that_the_reader_reads_passes(self):
        reading = cf.load_seed()
        report = cf.ground(reading.facts, reading.document)
        assert report.findings == ()
        assert report.grounded == reading.facts

    @pytest.mark.parametrize(
        "fact",
        [
            changed(measure="losses", estimate="more than 900,000 people", quote="lost more than 900,000 soldiers"),
            changed(
                type="Deployment",
                status="present",
                estimate="about 70,000",
                quote="About 70,000 Russian soldiers are",
                source=None,
                place="Kursk region",
            ),
            changed(
                type="TerritorialControl",
                status="held",
                actor="Ukraine",
                estimate="less than 100 sq km",
                quote="holds less than 100 sq. km",
                source=None,
            ),
            changed(measure="losses", estimate="more than 1,000 a day", quote="loses more than 1,000 men", source=None),
            changed(measure="wounded", actor="North Korea", estimate="3,000", quote="3,000 wounded", source=None),
        ],
    )
    def test_other_kinds_pass_too(self, fact):
        assert [finding for finding in cf.ground([fact], TEXT).findings if finding.rule != "form"] == []


class TestTheQuote:
    @pytest.mark.parametrize(
        ("quote", "found"),
        [
            ("of whom 250,000 soldiers were killed", [("quote", "error")]),
            ("of  whom\n250,000 were killed", [("quote", "note")]),
            ("of whom 250,000 ... About 70,000 Russian", [("quote", "warning")]),
        ],
    )
    def test_is_there_or_not(self, quote, found):
        assert rules(changed(quote=quote))[:1] == found

    def test_that_has_moved_is_put_right(self):
        document = cf.Document(TEXT)
        fact = cf.claim(
            "CasualtyEstimate",
            measure="killed",
            actor="Russia",
            quote="250,000 were killed",
            document=document,
            estimate=cf.Estimate.bare(250_000, "person"),
        )
        longer = cf.Document("Brussels. " + TEXT)
        moved = attrs.evolve(fact, provenance=attrs.evolve(fact.provenance, document=longer.id))
        report = cf.ground([moved], longer)
        assert [str(finding) for finding in report.findings] == ["note: the quote stands at 72, not at 62 [quote]"]
        assert report.findings[0].facts == (report.results[0].fact.id,)
        assert report.results[0].anchor is Anchor.MOVED
        assert report.grounded[0].provenance.spans[0].start == 72

    def test_that_is_missing_leaves_a_fact_undetermined(self):
        report = cf.ground(
            [cf.claim("CasualtyEstimate", measure="killed", estimate=cf.Estimate.bare(250_000, "person"))], TEXT
        )
        assert (report.verdict, len(report.grounded)) == (Verdict.UNDETERMINED, 0)

    def test_that_is_not_there_says_where_the_number_stands(self):
        finding = cf.ground([changed(quote="250,000 dead Russians")], TEXT).findings[0]
        assert finding.explanation == (
            "the quote is not in the document: '250,000 dead Russians'; the number stands in "
            "'NATO says Russia has lost more than 900,000 soldiers, of whom 250,000 were killed.'"
        )


class TestTheNumber:
    @pytest.mark.parametrize(
        ("parts", "found", "why"),
        [
            (
                {"estimate": "2,500,000 people"},
                ("number", "error"),
                "2,500,000 is not in the quote; there are '250,000'",
            ),
            (
                {"estimate": "more than 250,000 people"},
                ("hedge", "error"),
                "the text says 250,000 ('250,000'), the fact more than 250,000",
            ),
            (
                {"quote": "of whom", "estimate": "250,000"},
                ("number", "warning"),
                "'250,000' is not in the quote but in its sentence",
            ),
            (
                {"estimate": {"nominal": 250_000, "unit": "percent"}},
                ("unit", "error"),
                "'250,000' names no unit in the text, the fact is in percent",
            ),
            (
                {"estimate": {"nominal": 250_000, "unit": "person/day"}},
                ("unit", "error"),
                "nothing at '250,000' says per day, the fact is in person/day",
            ),
        ],
    )
    def test_must_be_the_one_there(self, parts, found, why):
        findings = cf.ground([changed(**parts)], TEXT).findings
        assert (findings[0].rule, findings[0].severity) == found
        assert findings[0].explanation == why

    def test_a_hedge_next_to_the_one_printed_is_no_plain_error(self):
        fact = changed(estimate="at most 250,000", quote="up to 250,000 were killed")
        assert rules(fact, TEXT.replace("250,000", "up to 250,000")) == [("hedge", "warning")]

    def test_money_is_no_count(self):
        text = "Russia's army killed for money: $5 million were paid."
        assert ("unit", "error") in rules(changed(estimate="5 million", quote="$5 million", source=None), text)

    def test_a_converted_number_is_doubtful(self):
        text = "Ukraine captured 100 sq mi of the region."
        fact = {"type": "TerritorialControl", "status": "captured", "actor": "Ukraine", "quote": "captured 100 sq mi",
                "estimate": {"nominal": 259, "unit": "kilometer ** 2"}}  # fmt: skip
        assert rules(fact, text) == [("number", "warning")]

    def test_a_third_may_have_decimals(self):
        text = "Ukraine has lost a third of the territory."
        fact = {
            "type": "TerritorialControl",
            "status": "lost",
            "actor": "Ukraine",
            "quote": "has lost a third of the territory",
            "estimate": {"nominal": 33.33, "unit": "percent"},
        }
        assert rules(fact, text) == []

    def test_bounds_must_be_those_of_the_hedge(self):
        fact = cf.claim(
            "CasualtyEstimate",
            measure="killed",
            actor="Russia",
            quote="250,000 were killed",
            estimate=attrs.evolve(cf.Estimate.bare(250_000, "person"), interval=cf.Interval(1, None), point=None),
        )
        assert rules(fact)[0] == ("number", "error")


class TestWhoAndWhat:
    def test_a_measure_the_quote_denies_is_an_error(self):
        (finding,) = cf.ground(
            [changed(measure="wounded", source=None)], "Russia: of whom 250,000 were killed."
        ).findings
        assert str(finding) == "error: nothing in the quote says wounded; it says killed [measure]"

    def test_a_measure_of_the_number_next_to_it_is_a_warning_that_rests_on_the_reader(self):
        quote = "1,500 of them were killed and 3,000 wounded"
        fact = changed(measure="wounded", actor="North Korea", estimate="1,500", quote=quote, source=None)
        (finding,) = cf.ground([fact], TEXT).findings
        assert (finding.rule, finding.verdict, finding.severity) == ("measure", Verdict.CONTRADICTED, Severity.WARNING)
        assert finding.assumptions == ("reader",)

    def test_a_namesake_is_another(self):
        fact = changed(actor="South Korea", estimate="1,500", quote="1,500 of them were killed", source=None)
        assert rules(fact) == [("actor", "error")]

    def test_an_actor_the_document_does_not_name_is_an_error(self):
        assert rules(changed(actor="Peru")) == [("actor", "error")]

    def test_another_actor_is_a_warning_that_rests_on_the_reader(self):
        (finding,) = cf.ground([changed(actor="Ukraine")], TEXT).findings
        assert str(finding) == "warning: the actor of the number is read as Russia, not Ukraine [actor]"
        assert finding.assumptions == ("reader",)

    @pytest.mark.parametrize("actor", ["Russia", "Russian Armed Forces", "Russian army", "russia"])
    def test_an_actor_has_many_names(self, actor):
        assert rules(changed(actor=actor)) == []

    def test_a_source_or_place_that_is_not_named_is_a_warning(self):
        assert rules(changed(source="Reuters", place="Mali")) == [("place", "warning"), ("source", "warning")]

    def test_the_publisher_needs_no_naming(self):
        assert rules(changed(source="Reuters"), cf.Document(TEXT, publisher="Reuters")) == []

    def test_names_of_ones_own(self):
        text = "The FVA has lost 300 men, of whom 250 were killed."
        lexicon = cf.load_lexicon().extend(actors=[{"name": "Free Valley Army", "aliases": ["FVA"]}])
        fact = changed(actor="Free Valley Army", estimate="250", quote="250 were killed", source=None)
        assert rules(fact, text, lexicon=lexicon) == []
        assert rules(fact, text) == [("actor", "error")]

    def test_a_denied_figure_is_no_claim(self):
        text = "The ministry denied that 250,000 Russian soldiers were killed."
        fact = changed(quote="250,000 Russian soldiers were killed", source=None)
        if cf.read(text).facts and cf.read(text).facts[0].modality == "denied":
            assert ("modality", "warning") in rules(fact, text)


class TestAnswersInJson:
    def test_an_interchange_answer_needs_no_right_ids_offsets_or_bounds(self):
        reading = cf.read(TEXT)
        answer = reading.to_dict()
        for fact in answer["facts"]:
            fact["id"] = "f" + "0" * 16
            fact["estimate"] and fact["estimate"].update(low=None, high=7)
            for span in fact["provenance"]["spans"]:
                span.update(start=1, end=2)
        report = cf.ground(json.dumps(answer), reading.document)
        assert report.findings == ()
        assert [fact.id for fact in report.grounded] == [fact.id for fact in reading.facts]

    @pytest.mark.parametrize(
        ("item", "why"),
        [
            (7, "$[0]: must be an object, got 7"),
            (
                {},
                "$[0].type: must be one of CasualtyEstimate, Displacement, EquipmentLoss, Deployment, "
                "TerritorialControl, Assessment, got null",
            ),
            (
                changed(measure="slain"),
                "$[0]: 'measure' must be one of killed, wounded, missing, captured, losses, "
                "casualties, other, got 'slain'",
            ),
            ({"type": "Deployment"}, "$[0].status: must be given for a Deployment, got null"),
            (changed(estimate="many"), "$[0].estimate: no number in these words: many ^"),
            (changed(estimate={"unit": "person"}), "$[0].estimate.nominal: must be the number as printed, got null"),
            (changed(actor=[]), "$[0].actor: must be an object or text, got an array"),
            (
                changed(period={"start": "yesterday"}),
                "$[0].period: 'start' must be a date as YYYY-MM-DD, got 'yesterday'",
            ),
        ],
    )
    def test_what_is_no_fact_is_a_finding_that_names_the_place(self, item, why):
        report = cf.ground([item, KILLED] if isinstance(item, dict) else json.dumps([item, KILLED]), TEXT)
        assert len(report.results) == 1
        assert report.verdict is Verdict.UNDETERMINED
        (finding,) = report.unformed
        assert (finding.rule, finding.severity) == ("form", Severity.ERROR)
        assert finding.explanation.split(" got ")[0] == why.split(" got ")[0]

    def test_keys_it_does_not_know_are_noted(self):
        (finding,) = cf.ground([changed(confidence=0.9)], TEXT).findings
        assert str(finding) == "note: $[0].confidence: a CasualtyEstimate has no such key, it is ignored [form]"

    @pytest.mark.parametrize("answer", ["{", '{"facts": 7}', "7"])
    def test_what_is_no_list_of_facts_is_refused(self, answer):
        with pytest.raises(cf.FormatError):
            cf.ground(answer, TEXT)

    def test_something_else_than_facts_is_refused(self):
        with pytest.raises(cf.FieldError, match="'facts' must hold nothing but facts, got 7"):
            cf.ground([7], TEXT)


def test_relations_travel_to_the_facts_as_they_are_now():
    reading = cf.read(TEXT)
    assert reading.relations
    longer = cf.Document("Brussels. " + TEXT)
    loose = cf.Facts([attrs.evolve(f, provenance=attrs.evolve(f.provenance, document=None)) for f in reading.facts])
    ids = dict(zip((f.id for f in reading.facts), (f.id for f in loose), strict=True))
    relations = [
        type(r)(ids[r.whole], tuple(map(ids.get, r.parts))) for r in reading.relations if isinstance(r, cf.PartOf)
    ]
    report = cf.ground(cf.Facts(loose.facts, relations), longer)
    assert len(report.grounded.relations) == len(relations)
    assert report.grounded.documents == (longer,)


def test_a_report_is_a_value():
    report = cf.ground([KILLED], TEXT)
    assert pickle.loads(pickle.dumps(report)) == report == cf.ground([KILLED], TEXT)


@given(st.lists(any_facts(), max_size=3), st.sampled_from([TEXT, "", "5 killed", "x" * 50]))
def test_any_facts_have_an_answer(given_facts, text):
    report = cf.ground(given_facts, text)
    assert len(report.results) == len(given_facts)
    assert set(report.grounded) <= {result.fact for result in report.results}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "measure",
                    "status",
                    "actor",
                    "name",
                    "estimate",
                    "nominal",
                    "unit",
                    "hedge",
                    "quote",
                    "spans",
                    "start",
                    "provenance",
                    "attribution",
                    "source",
                    "period",
                    "text",
                    "of",
                    "ends",
                    "holder",
                    "kind",
                ]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSON.map(lambda value: value if isinstance(value, dict) else {"type": value}), max_size=3))
def test_any_answer_gives_facts_or_findings(answer):
    report = cf.ground(answer, TEXT)
    assert len(report.results) + len([f for f in report.unformed if f.severity is Severity.ERROR]) == len(answer)


@given(st.sampled_from(sorted(KILLED)), JSON)
def test_any_field_may_be_wrong(key, value):
    cf.ground([{**KILLED, key: value}], TEXT)
