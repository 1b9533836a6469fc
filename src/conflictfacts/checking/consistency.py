"""Check whether facts can all be so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from conflictfacts.checking.agreement import agreements, of_two_events, of_unknown_time
from conflictfacts.checking.anomalies import excess_digits, out_of_time
from conflictfacts.checking.explain import clash_in_words, fact_in_words, listed
from conflictfacts.checking.laying import Layout
from conflictfacts.checking.report import Contradiction, Report, Unbound, severity_of
from conflictfacts.checking.rows import Rows
from conflictfacts.checking.search import Clash, clash_of, find_clashes
from conflictfacts.checking.trends import trends
from conflictfacts.model.assumption import Assumption, assumptions
from conflictfacts.model.fact import Fact
from conflictfacts.model.finding import Finding, Severity, Verdict
from conflictfacts.model.sense import LITERAL, Sense, sense_of

__all__ = ["check"]


def check(
    facts: Iterable[Fact],
    *,
    sense: Sense | str = LITERAL,
    assume: Iterable[Assumption | str] | str = (),
    found: Iterable[Finding] = (),
) -> Report:
    """Check whether facts can all be so.

    Every quantity that facts speak about is a variable: measure and definition, whose, where, whom, when. Facts that
    are claimed, estimated, assessed or verified bound it (a verified number from below only); relations between facts
    and what the words mean are rows between quantities. Plans and forecasts bound only each other; what is denied or
    hypothetical binds nothing, and likelihoods are never turned into numbers.

    Args:
        facts: Facts. A collection's relations are heeded.
        sense: In which sense numbers are taken: `"literal"`, `"rounded"`, or a `Rounded` of your own.
        assume: What to take for granted; each adds one kind of row, and a contradiction that needs it names it.
        found: Findings that came with the facts, from whoever imported them.

    Returns:
        A report; bad news are findings in it, never errors.

    Raises:
        FieldError: If these are no facts, or there is no such sense or assumption.

    >>> from conflictfacts.model.claim import claim
    >>> from conflictfacts.model.estimate import Estimate
    >>> lost, killed = (
    ...     claim("CasualtyEstimate", measure=measure, source=source, estimate=Estimate.bare(number, "person"))
    ...     for measure, source, number in (("losses", "one", 200), ("killed", "another", 300))
    ... )
    >>> print(check([lost, killed]).contradictions[0])
    error: these cannot all be so: losses: 200 person (one) and killed: 300 person (another), since the killed are
    among the losses (literally; moving “300 person” by 100 person would end it) [contradiction]
    """
    sense, assumed = sense_of(sense), assumptions(assume)
    layout = Layout(facts)
    rows = Rows(layout, sense, assumed)
    outcome = find_clashes(rows)
    contradictions = [_contradiction(clash, rows) for clash in outcome.clashes]
    notes: list[Finding] = list(found)
    undetermined: list[Finding] = []
    for one in rows.course.breaks:
        clash = clash_of(rows, one.facts, one.clause) if one.clause is not None else None
        if clash is not None:
            contradictions.append(_contradiction(clash, rows, one.rule, one.words))
        else:
            unknown = one.rule == "no_difference"
            (undetermined if unknown else notes).append(
                Finding(
                    rule=one.rule,
                    verdict=Verdict.UNDETERMINED if unknown else Verdict.CONSISTENT,
                    severity=Severity.NOTE,
                    facts=one.facts,
                    explanation=f"{one.words}: {listed([fact_in_words(fact, rows) for fact in one.facts])}",
                )
            )
    for finding in trends(rows):
        (undetermined if finding.verdict is Verdict.UNDETERMINED else notes).append(finding)
    notes += [finding for fact in layout.facts for finding in _odd_in_itself(fact, layout)]
    undetermined += [*_unknown(layout, rows, outcome.undetermined), *of_two_events(rows), *of_unknown_time(rows)]
    return Report(
        sense=sense,
        assume=tuple(sorted(assumed)),
        contradictions=tuple(sorted(contradictions, key=_gravity)),
        undetermined=tuple(undetermined),
        notes=tuple(sorted(notes, key=_gravity)),
        left_out=tuple(Unbound(one.fact, one.why) for one in layout.left_out),
        agreeing=lambda: tuple(agreements(rows, contradictions)),
    )


def _odd_in_itself(fact: Fact, layout: Layout) -> Iterator[Finding]:
    digits = excess_digits(fact)
    if digits is not None:
        yield digits
    yield from out_of_time(fact, layout.published(fact))


def _gravity(finding: Finding) -> int:
    return list(Severity).index(finding.severity)


def _contradiction(clash: Clash, rows: Rows, rule: str = "contradiction", lead: str = "") -> Contradiction:
    policies = {f"soft bound: {fact.estimate}" for c in clash.clauses if c.soft and isinstance(fact := c.row.tag, Fact)}
    policies |= {f"derived: {rows.layout.derived[fact]}" for fact in clash.facts if fact in rows.layout.derived}
    because = dict.fromkeys(c.words for c in clash.clauses if c.words and c.rule != "not_negative")
    return Contradiction(
        rule=rule,
        verdict=Verdict.CONTRADICTED,
        severity=severity_of(assumed=bool(clash.assumed), soft=bool(policies)),
        facts=clash.facts,
        assumptions=(*dict.fromkeys(one.assumption.value for one in clash.assumed), *sorted(policies)),
        explanation=clash_in_words(clash, rows, lead),
        certificate=clash.certificate,
        members=clash.facts,
        loosest=clash.loosest,
        moves=clash.moves,
        because=tuple(because),
        irreducible=clash.irreducible,
    )


def _unknown(layout: Layout, rows: Rows, reasons: Iterable[str]) -> Iterator[Finding]:
    def finding(rule: str, facts: Iterable[Fact], words: str, assumed: Iterable[Assumption] = ()) -> Finding:
        return Finding(
            rule=rule,
            verdict=Verdict.UNDETERMINED,
            severity=Severity.NOTE,
            facts=tuple(facts),
            assumptions=tuple(one.value for one in assumed),
            explanation=words,
        )

    for why in reasons:
        yield finding("solver", (), why)
    for one in rows.inapplicable:
        yield finding("assumption", one.facts, f"{one.assumption} could not be applied: {one.why}", (one.assumption,))
    for gap in layout.open:
        could_be = listed(sorted({str(subject) for subject in gap.could_be}), at_most=3)
        words = f"it is not said which it is about, {could_be}: {fact_in_words(gap.fact, rows)}"
        yield finding("open", (gap.fact,), words)
