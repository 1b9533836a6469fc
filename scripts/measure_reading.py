"""Measure how well texts are read that somebody annotated by hand, and print it as Markdown tables.

```console
$ python scripts/measure_reading.py SCORERS TEXTS --keys KEYS                               # print
$ python scripts/measure_reading.py SCORERS TEXTS --keys KEYS --page docs/guide/reading.md    # renew the page
```

SCORERS is a folder with `score.py`, which offers `score(documents, reader)` and `read_with_package(text)`. A line of
TEXTS is a document, `{"id": ..., "text": ..., "facts": [...]}`, its facts as that scorer wants them. KEYS are news
texts with counts of killed and wounded, as `score_muc.py` in the same folder takes them. Neither scorers nor texts are
part of the project.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import re
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

__all__ = ["main"]

BETWEEN = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- /measured -->)", re.DOTALL)
"""What the page has between its two marks."""

SLOTS = {
    "measure": "what became of whom",
    "hedge": "hedge",
    "unit": "unit",
    "actor": "actor",
    "place": "place",
    "time": "time",
    "attribution": "who says so",
    "population": "population",
}
"""A slot as the scorer has it → as the page does."""


def main() -> None:
    """Print the tables, or put them into a page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("scorers", type=Path, help="the folder of the scorers")
    parser.add_argument("texts", type=Path, help="annotated texts, one JSON object a line")
    parser.add_argument("--keys", type=Path, help="news texts with counts of killed and wounded")
    parser.add_argument("--page", type=Path, help="the page to put the tables into, instead of printing them")
    asked = parser.parse_args()
    tables = "\n".join(["", *_of_texts(asked.scorers, asked.texts), *_of_keys(asked.scorers, asked.keys), "", ""])
    if asked.page is None:
        print(tables.strip())
        return
    page = asked.page.read_text("utf-8")
    if not BETWEEN.search(page):
        sys.exit(f"{asked.page} must have the lines <!-- measured --> and <!-- /measured -->")
    asked.page.write_text(BETWEEN.sub(lambda _: tables, page), "utf-8")


def _of_texts(scorers: Path, texts: Path) -> Iterator[str]:
    scorer = runpy.run_path(str(scorers / "score.py"))
    documents = [json.loads(line) for line in texts.read_text("utf-8").splitlines()]
    figures: dict[str, Any] = scorer["score"](documents, scorer["read_with_package"])[0]
    nothing = sum(not document["facts"] for document in documents)
    facts = sum(len(document["facts"]) for document in documents)
    yield f"On {len(documents)} passages with {facts} facts annotated by hand:"
    yield from ("", "| | precision | recall | F1 |", "|---|---:|---:|---:|")
    yield _row("a number, found as the right kind of fact", *figures["found"])
    yield _row("and its measure or status, hedge, unit and actor all right", *figures["exact"])
    yield _row("a judgement, found", *figures["assess"])
    yield from ("", "| of the facts found, right in | share |", "|---|---:|")
    for slot, name in SLOTS.items():
        yield _row(name, figures["slots"][slot])
    yield _row("who judges (of the judgements found)", figures["holder"])
    yield from (
        "",
        f"Facts with a number read from the {nothing} passages that have none: {figures['facts_in_negatives']}.",
    )


def _of_keys(scorers: Path, keys: Path | None) -> Iterator[str]:
    if keys is None:
        return
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), mock.patch.object(sys, "argv", ["score_muc.py", str(keys)]):
        runpy.run_path(str(scorers / "score_muc.py"), run_name="__main__")
    score = dict(re.findall(r"(items|recall|precision|F1) +([\d.]+)", printed.getvalue()))
    texts = sum(bool(json.loads(line)["items"]) for line in keys.read_text("utf-8").splitlines())
    yield ""
    yield f"On {texts:,} news texts of MUC-3/4, all in capitals, with {score['items']} counts of two or more people:"
    yield from ("", "| | precision | recall | F1 |", "|---|---:|---:|---:|")
    yield _row("killed or wounded, and how many", *(float(score[name]) for name in ("precision", "recall", "F1")))


def _row(name: str, *figures: float) -> str:
    return f"| {name} | {' | '.join(f'{figure:.2f}' for figure in figures)} |"


if __name__ == "__main__":
    main()
