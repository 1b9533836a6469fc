"""Print which facts a change of the reader gains, loses or alters on the project's sample texts.

```console
$ python scripts/facts_changed.py            # what is not committed yet; if all is, what the last commit changed
$ python scripts/facts_changed.py v0.1.0     # the working tree against a revision
$ python scripts/facts_changed.py OLD NEW    # two revisions
```

Both read the sample texts of the working tree, each in a process of its own. Needs git and what the package needs.
Ends with 0 whatever it finds, also where there is no earlier commit to compare with (a shallow clone, the first one),
with 1 if a reader that was asked for cannot be run.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
SAMPLES = TOP / "tests" / "reading" / "samples"
PUBLISHED = "2025-01-15"
"""The day all samples are taken to have appeared, so that "last month" is resolved."""

READ = f"""
import json, sys
import conflictfacts as cf
readings = {{name: cf.read(text, published="{PUBLISHED}").to_dict() for name, text in json.load(sys.stdin).items()}}
json.dump({{name: reading["facts"] for name, reading in readings.items()}}, sys.stdout)
"""

Facts = dict[tuple[Any, ...], dict[str, Any]]
"""Where a fact stands (sample, offset, type, number, and a count among equals) → what it says, slot by slot."""


class Failed(Exception):
    """A reader that could not be run; says why."""


def main() -> int:
    """Compare two readers and print the difference."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("old", nargs="?", help="a git revision; the last commit that differs, if not given")
    parser.add_argument("new", nargs="?", help="a git revision; the working tree, if not given")
    asked = parser.parse_args()
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(SAMPLES.iterdir()) if path.is_file()}
    old = asked.old or earlier_revision()
    if old is None:
        say(
            f"no earlier commit to compare with; {sum(map(len, read(TOP, texts).values()))} facts on {len(texts)} texts"
        )
        return 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            after = read(TOP if asked.new is None else unpack(asked.new, Path(folder, "new")), texts)
        except Failed as failure:
            say(f"the newer reader fails: {failure}")
            return 1
        try:
            before = read(unpack(old, Path(folder, "old")), texts)
        except Failed as failure:
            say(f"{old} cannot be compared with: {failure}")
            return 0 if asked.old is None else 1
    report(old, before, after)
    return 0


def say(line: str) -> None:
    """Write a line to standard output, whatever its encoding."""
    sys.stdout.write(
        line.encode(sys.stdout.encoding or "utf-8", "replace").decode(sys.stdout.encoding or "utf-8") + "\n"
    )


def git(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git in the checkout."""
    return subprocess.run(["git", "-C", str(TOP), *words], capture_output=True, check=False)


def earlier_revision() -> str | None:
    """Name the last commit whose package may differ from the working tree's; `None` where there is none."""
    try:
        changed = git("status", "--porcelain", "--", "src").stdout.strip()
        revision = "HEAD" if changed else "HEAD~1"
        return revision if git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").returncode == 0 else None
    except OSError:  # no git
        return None


def unpack(revision: str, folder: Path) -> Path:
    """Write the package as of a revision into a folder."""
    archive = git("archive", "--format=tar", revision, "src")
    if archive.returncode != 0:
        raise Failed(archive.stderr.decode(errors="replace").strip())
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def read(top: Path, texts: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    """Read the texts with the package in `top`."""
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=json.dumps(texts),
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": str(top / "src"), "PYTHONIOENCODING": "utf-8"},
    )
    if done.returncode != 0:
        raise Failed(done.stderr.strip().rpartition("\n")[2] or f"exit status {done.returncode}")
    facts: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    return facts


def places_of(facts: list[dict[str, Any]]) -> Facts:
    """Key the facts of a text by where they stand and what number they hold."""
    keyed: Facts = {}
    for fact in facts:
        span = fact["provenance"]["spans"][0]
        number = tuple(map(str, (fact["estimate"] or {}).get("nominal", ())))
        key: tuple[Any, ...] = (span["start"], fact["type"], number)
        while key in keyed:
            key = (*key, "again")
        keyed[key] = slots_of(fact)
    return keyed


def slots_of(fact: dict[str, Any]) -> dict[str, Any]:
    """Say what a fact says in words short enough for one line."""
    estimate = fact["estimate"] or {}
    slots: dict[str, Any] = {
        name: said for name, said in fact.items() if isinstance(said, str) and name not in ("id", "type")
    }
    slots |= {name: (fact[name] or {}).get("name") for name in ("actor", "opponent", "place", "holder") if name in fact}
    slots["period"] = (fact["period"] or {}).get("text")
    slots["number"] = " ".join(filter(None, (estimate.get("hedge"), estimate.get("text"), estimate.get("unit"))))
    slots["source"] = " < ".join(source["name"] for source in fact["provenance"]["attribution"])
    slots["includes"] = ", ".join(fact.get("includes") or ())
    slots["quote"] = fact["provenance"]["spans"][0]["quote"]
    return {name: value for name, value in slots.items() if value}


def line_of(kind: str, slots: dict[str, Any]) -> str:
    """Put a fact on one line."""
    rest = ", ".join(f"{name} {value}" for name, value in slots.items() if name not in ("quote", "number"))
    return f"{kind} {slots.get('number', '')} ({rest}): {slots['quote']!r}"


def report(old: str, before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]) -> None:
    """Print facts gained (+), lost (-) and altered (~), text by text, and how many there are of each."""
    counts = {"gained": 0, "lost": 0, "altered": 0}
    for name in after:
        earlier, later = places_of(before.get(name, [])), places_of(after[name])
        lines = []
        for key in sorted(earlier.keys() | later.keys(), key=str):
            was, now = earlier.get(key), later.get(key)
            if was == now:
                continue
            if was is None and now is not None:
                counts["gained"] += 1
                lines.append(f"  + {line_of(key[1], now)}")
            elif now is None and was is not None:
                counts["lost"] += 1
                lines.append(f"  - {line_of(key[1], was)}")
            elif was is not None and now is not None:
                counts["altered"] += 1
                names = dict.fromkeys((*was, *now))
                changes = [
                    f"{slot} {was.get(slot)} → {now.get(slot)}" for slot in names if was.get(slot) != now.get(slot)
                ]
                lines.append(f"  ~ {key[1]} {now.get('number', '')}: {'; '.join(changes)}")
        if lines:
            say("\n".join([name, *lines]))
    said = ", ".join(f"{count} {what}" for what, count in counts.items())
    say(f"facts against {old}: {said}; {sum(map(len, after.values()))} facts on {len(after)} texts")


if __name__ == "__main__":
    sys.exit(main())
