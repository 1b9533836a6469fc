"""Throw hostile input at every door that takes any input: `python scripts/fuzz.py --seconds 600`.

Input is made from the project's own texts by cutting, splicing, repeating and sprinkling in what is awkward. A door may
give its answer or its own kind of error. Anything else is a finding, and so is an answer that breaks a promise (a quote
that is not the text at its offsets, a fact of the reader that does not stand in its own text) or takes too long. It is
made smaller, shown with the input that makes it, and the script ends with status 1.

    python scripts/fuzz.py --seconds 60                 every door in turn
    python scripts/fuzz.py --seconds 60 html pdf        only these
    python scripts/fuzz.py --seed 7                     other input; the same seed gives the same input
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import conflictfacts as cf
from conflictfacts.model.finding import Severity
from conflictfacts.reading.lexicon.entry import COLUMNS

ROOT = Path(__file__).parent.parent
SLOW = 3.0, 20_000
"""A call may take so many seconds, and one more for each so many characters."""

AWKWARD = [
    *"\"'“”‘’«»()[]{}<>$€£%°+-−–—~≈≤≥.,;:!?/\\|*•#@&^_=`",
    *"\t\n\r\x00\x0b\x85\u00a0\u00ad\u200b\u2028\ufeff½²٣九İſ𝟗\ud800",
    *"e\u0301; - ;\n\n;\n- ;| 5 | 6 |\n|---|---|\n;...;(;));“‘“;\u00a0000;'s;’s".split(";"),
    *("9" * 40, "0" * 9),
    *"1,000;1.000.000;10 000;1,0,0;3.5.7;00;1/2;1e9;-5;−7;№ 5;T-72;M23;U.S.;Gen. A. B.;In 2014;3 April 2025".split(";"),
    *"more than;less than;up to;between;and;from;to;at least;hundreds of;tens of thousands;a third of;half".split(";"),
    *"dozens;million;thousand;km;sq. km;km²;percent;a day;per;people;soldiers;killed;wounded;were;of whom".split(";"),
    *"including;lost;captured;NATO;Russia;Ukraine;Russian;the;said;says;according to;since;yesterday;May;no;not".split(
        ";"
    ),
]

_CAST = {"{n}": "46", "{m}": "80", "{k}": "12", "{x}": "1,200", "{a}": "Malian", "{b}": "Zorvian", "{A}": "Mali"}
"""What stands in the tests' texts for figures and parties; any other letter is a name."""

Door = Callable[[Any], None]
Maker = Callable[[random.Random], Any]


# --- input -----------------------------------------------------------------------------------------------------------


def corpus() -> list[str]:
    """Give the texts that input is made from: the seed, its sentences, the docs, and the texts that the tests read."""
    seed = cf.load_seed().document.text
    pages = [page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").rglob("*.md"))]
    tests = ROOT / "tests" / "reading"
    pages += [sample.read_text(encoding="utf-8") for sample in sorted((tests / "samples").iterdir())]
    told = [line for line in (tests / "discourse.txt").read_text(encoding="utf-8").split("\n") if line[:1] not in "#→"]
    pages += [
        re.sub(
            r"\{\w\^?\}",
            lambda cast: _CAST.get(cast[0].replace("^", ""), "Korda"),
            line.removeprefix("* ").replace("¶", "\n"),
        )
        for line in told
    ]
    return [seed, *seed.split("\n"), *(sentence for line in seed.split("\n") for sentence in line.split(". ")), *pages]


def some_text(rng: random.Random, texts: list[str]) -> str:
    """Make a text: mostly short ones, as they go fast and are easy to understand."""
    if rng.random() < 0.15:
        return "".join(rng.choice(AWKWARD) + rng.choice(["", " "]) for _ in range(rng.randrange(40)))
    text = rng.choice(texts)
    size = int(2 ** rng.uniform(3, 11))
    at = rng.randrange(max(1, len(text) - size))
    pieces = list(text[at : at + size])
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(pieces) + 1)
        match rng.randrange(6):
            case 0:
                pieces[at:at] = rng.choice(AWKWARD)
            case 1:
                pieces[at:at] = list(f" {rng.choice(AWKWARD)} ")
            case 2:
                del pieces[at : at + rng.randrange(1, 12)]
            case 3:
                other = rng.choice(texts)
                start = rng.randrange(len(other) + 1)
                pieces[at:at] = list(other[start : start + rng.randrange(60)])
            case 4:
                pieces[at:at] = pieces[at : at + rng.randrange(1, 20)] * rng.choice([1, 2, 3, 40])
            case 5:
                end = at + rng.randrange(1, 30)
                pieces[at:end] = list("".join(pieces[at:end]).upper())
    return "".join(pieces[:8_000])


def some_value(rng: random.Random, depth: int = 0) -> Any:
    """Make a JSON value."""
    kind = rng.randrange(9 if depth < 3 else 7)
    if kind == 7:
        return [some_value(rng, depth + 1) for _ in range(rng.randrange(3))]
    if kind == 8:
        keys = ["name", "nominal", "unit", "hedge", "text", "start", "end", "quote", "spans", "type", "ends"]
        return {rng.choice(keys): some_value(rng, depth + 1) for _ in range(rng.randrange(4))}
    return rng.choice(
        [
            None,
            True,
            -1,
            0,
            5,
            2**70,
            1.5,
            1e300,
            "",
            " ",
            "x",
            "exact",
            "range",
            "person",
            "2025-04-03",
            "5 people",
            "1/3",
        ]
    )


def some_answer(rng: random.Random, texts: list[str]) -> tuple[str, Any]:
    """Make a text and an answer about it: what the reader reads, spoilt."""
    text = some_text(rng, texts)
    try:
        facts = json.loads(cf.read(text).to_json())["facts"]
    except Exception:  # that is for the door `read` to find
        facts = []
    facts = facts or [{"type": "CasualtyEstimate", "measure": "killed", "estimate": "5 people", "quote": text[:9]}]
    for _ in range(rng.randrange(4)):
        at: Any = rng.choice(facts)
        while isinstance(at, dict | list) and at:
            key = rng.choice(list(at)) if isinstance(at, dict) else rng.randrange(len(at))
            if rng.random() < 0.4 or not isinstance(at[key], dict | list):
                at[key] = some_value(rng)
                break
            at = at[key]
    return text, facts


def some_rows(rng: random.Random, texts: list[str]) -> dict[str, Any]:
    """Make rows for a lexicon."""
    names = ["Russia", "NATO", "FVA", "Kursk", "x", "", " ", "|", "=", "=US", "a|b", "A\tB", "٣", "‑", "'", ".", "-"]

    def cell() -> Any:
        odd = [None, 5, -1.5, True, ["a", "b"], ["x|y"], {"z"}, "2031-05"]
        value = rng.choice([*names, *AWKWARD, some_text(rng, texts)[:12], *odd])
        return [value] if rng.random() < 0.1 else value

    def row(columns: list[str]) -> Any:
        chosen = rng.sample(columns, rng.randrange(len(columns) + 1))
        return rng.choice([7, "row", {}]) if rng.random() < 0.02 else {name: cell() for name in ("name", *chosen)}

    rows: dict[str, Any] = {f"{kind}s": [row(list(COLUMNS[kind])) for _ in range(rng.randrange(3))] for kind in COLUMNS}
    classes, values = (
        ["trigger", "people", "unit", "hedge", "x", ""],
        ["casualty.killed.noun", "military", "about", "", "y"],
    )
    rows["words"] = {
        table: [
            {"class": rng.choice(classes), "value": rng.choice(values), "phrases": str(cell())}
            for _ in range(rng.randrange(3))
        ]
        for table in rng.sample(["words", "units", "others"], rng.randrange(3))
    }
    return rows


PAGE = b"""<!doctype html>
<html lang='en'><head><meta charset='utf-8'><title>Losses</title>
<meta property='article:published_time' content='2025-04-03'></head>
<body><article><h1>Losses</h1><p>Russia has lost more than 900,000 soldiers, NATO said.</p>
<table><tr><th>Side<th>Killed<tr><td>Russia<td>250,000</table></article><script>x</script></body></html>
"""
TAGS = [
    *b"<p>;</p>;<div>;<!--;-->;<table><tr><td>;&amp;&#0;&#x110000;<svg>;<?xml;<![CDATA[;<base href='//".split(b";"),
    *(b"<html lang='", b"<meta charset='utf-16'>", b"<meta charset='x'>", b"\x00", b"\xff", b"\xed\xa0\x80"),
]
PDF = b"""%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>
endobj
4 0 obj
<< /Length 57 >>
stream
BT /F1 12 Tf 50 700 Td (Five soldiers were killed.) Tj ET
endstream
endobj
5 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
endobj
trailer
<< /Size 6 /Root 1 0 R /Info << /Title (T) >> >>
%%EOF
"""
MARKS = [
    *b"obj;endobj;<<;>>;/Kids [2 0 R];/Count -1;/Length 99999999;stream;/Filter /FlateDecode;/Encrypt 5 0 R".split(
        b";"
    ),
    *b"9 0 R;(;);Tj;BT;[;/Prev 0;/Parent 3 0 R;/Contents 3 0 R;xref\n0 1\n".split(b";"),
]


def some_bytes(rng: random.Random, whole: bytes, tokens: list[bytes]) -> bytes:
    """Make a file: a good one, damaged."""
    content = bytearray(whole)
    for _ in range(rng.randrange(1, 8)):
        at, length = rng.randrange(len(content) + 1), rng.randrange(1, 40)
        match rng.randrange(6):
            case 0:
                del content[at : at + length]
            case 1:
                content[at:at] = rng.choice(tokens)
            case 2:
                content[at:at] = bytes(rng.randrange(256) for _ in range(rng.randrange(1, 5)))
            case 3:
                content[at:at] = content[at : at + length] * rng.choice([1, 2, 200])
            case 4:
                content = content[:at] if rng.random() < 0.2 else content
            case 5:
                other = rng.randrange(len(content) + 1)
                content[at : at + length] = content[other : other + length]
    return bytes(content)


# --- doors -----------------------------------------------------------------------------------------------------------


def read(text: str) -> None:
    """A text is read, whatever it is; what comes of it survives writing and reading, and stands in it."""
    reading = cf.read(text)
    assert cf.Reading.from_json(reading.to_json()) == reading, "writing and reading gives another reading"
    assert cf.read(text) == reading, "the same text is read otherwise the second time"
    grounding = cf.ground(reading.facts, reading.document)
    wrong = [str(finding) for finding in grounding.findings if finding.severity is Severity.ERROR]
    assert not wrong, f"what was read does not stand in the text: {wrong}"


def numbers(text: str) -> None:
    """Numbers are found in order, each at its words."""
    reached = 0
    for found in cf.find_numbers(text):
        assert text[found.span.start : found.span.end] == found.words != "", f"not the text at its offsets: {found}"
        assert reached <= found.span.start, f"out of order: {found}"
        reached = found.span.end


def ground(answer: tuple[str, Any]) -> None:
    """Any answer gives a result or a finding for each part of it."""
    text, facts = answer
    report = cf.ground(facts, text)
    bad = [finding for finding in report.unformed if finding.severity is Severity.ERROR]
    assert len(report.results) + len(bad) == len(facts), "a part of the answer was lost"


def lexicon(rows: dict[str, Any]) -> None:
    """Rows are refused, or make a lexicon that can be read with."""
    try:
        made = cf.load_lexicon().extend(**rows)
    except cf.LexiconError:
        return
    cf.read("NATO says the FVA of Russia lost x 5 soldiers in Kursk.", lexicon=made)
    with suppress(cf.LexiconError):  # a unit that is none is noticed when numbers are looked for
        cf.find_numbers("5 x", lexicon=made)


def a_file(ending: str) -> Door:
    """Make the door for files with an ending: they are read, or refused with a reason."""

    def door(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"x{ending}")
            path.write_bytes(content)
            with suppress(cf.ReadError):
                cf.load(path)

    return door


def doors() -> dict[str, tuple[Maker, Door]]:
    """Give each door with what makes its input."""
    texts = corpus()
    return {
        "read": (lambda rng: some_text(rng, texts), read),
        "numbers": (lambda rng: some_text(rng, texts), numbers),
        "ground": (lambda rng: some_answer(rng, texts), ground),
        "lexicon": (lambda rng: some_rows(rng, texts), lexicon),
        "html": (lambda rng: some_bytes(rng, PAGE, TAGS), a_file(".html")),
        "pdf": (lambda rng: some_bytes(rng, PDF, MARKS), a_file(".pdf")),
    }


# --- the run ---------------------------------------------------------------------------------------------------------


def fault_of(door: Door, given: Any) -> str | None:
    """Call a door and say what is wrong: nothing, an error with its place, or that it took too long."""
    begun = time.process_time()
    try:
        door(given)
    except Exception as problem:
        frame = traceback.extract_tb(problem.__traceback__)[-1]
        message = (str(problem).splitlines() or [""])[0]
        return f"{type(problem).__name__} in {Path(frame.filename).name}:{frame.lineno} {frame.name}: {message[:150]}"
    spent = time.process_time() - begun
    size = len(given) if isinstance(given, str | bytes) else 0
    return f"slow: {spent:.1f} s for {size} characters" if spent > SLOW[0] + size / SLOW[1] else None


def smaller(door: Door, given: Any, fault: str, seconds: float = 20) -> Any:
    """Cut pieces out of an input as long as the fault stays, of the same kind in the same place."""
    kind = fault.partition(":" if fault.startswith("slow") else " in ")[0]
    place = fault.split(":")[0:2]
    end = time.monotonic() + seconds
    size = len(given) // 2
    while size and time.monotonic() < end:
        at = 0
        while at < len(given) and time.monotonic() < end:
            shorter = given[:at] + given[at + size :]
            found = fault_of(door, shorter)
            if found is not None and found.startswith(kind) and (kind == "slow" or found.split(":")[0:2] == place):
                given = shorter
            else:
                at += size
        size //= 2
    return given


def main() -> int:
    """Run until the time is over; give 1 if anything was found."""
    known = doors()
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=f"which doors: {', '.join(known)}; none for all")
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on (60)")
    parser.add_argument("--seed", type=int, default=0, help="what to make input from (0)")
    options = parser.parse_args()
    if unknown := set(options.doors) - set(known):
        parser.error(f"no such door: {', '.join(sorted(unknown))}")
    chosen = options.doors or list(known)
    rng = random.Random(options.seed)
    end = time.monotonic() + options.seconds
    calls = dict.fromkeys(chosen, 0)
    faults: dict[tuple[str, str], Any] = {}
    while time.monotonic() < end:
        name = chosen[sum(calls.values()) % len(chosen)]
        make, door = known[name]
        given = make(rng)
        calls[name] += 1
        fault = fault_of(door, given)
        if fault is None:
            continue
        key = (name, fault.split(": ")[0])
        if key in faults:
            continue
        faults[key] = given = smaller(door, given, fault) if isinstance(given, str | bytes) else given
        print(f"{name}: {fault}\n  input: {given!r}\n", flush=True)
    print(", ".join(f"{name} {count}" for name, count in calls.items()), f"calls; {len(faults)} kinds of faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
