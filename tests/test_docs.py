"""What the README and the docs show is what one gets."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import conflictfacts as cf
from conflictfacts.seed import SEED_NAME, seed_file

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SHOWN = re.compile(
    r"^```console\n\$ (?P<command>[^\n]*conflictfacts[^\n]*)\n(?P<output>#.+?)^```$", re.MULTILINE | re.DOTALL
)
EXAMPLES = [
    (page.name, *found.group("command", "output"))
    for page in PAGES
    for found in SHOWN.finditer(page.read_text("utf-8"))
]


def printed(command: str, folder: Path) -> str:
    """Run a command as the README has it, in a folder with the seeds, on a screen of 100 columns."""
    called = re.sub(r"(?:\.venv/bin/)?\bconflictfacts (?=read\b)", f"{sys.executable} -m conflictfacts ", command)
    environment = {**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"}
    ran = subprocess.run(called, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.mark.skipif(os.name == "nt", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize(
    ("page", "command", "output"), EXAMPLES, ids=[f"{page}-{index}" for index, (page, *_) in enumerate(EXAMPLES)]
)
def test_commands_print_what_is_shown(page, command, output, tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / SEED_NAME).write_bytes(seed_file().read_bytes())
    assert printed(command, tmp_path) == output, f"{page} is out of date: python .ci/refresh_examples.py renews it"


def test_there_are_such_examples():
    assert {page for page, *_ in EXAMPLES} >= {"README.md", "quickstart.md"}


def test_the_schema_in_the_docs_is_the_one_in_the_package():
    published = ROOT / "docs" / "conflictfacts-1.schema.json"
    if not published.exists():
        pytest.skip("a link into src/, which is not here")
    assert json.loads(published.read_text("utf-8")) == cf.schema()


def test_every_public_name_is_in_the_api_pages():
    shown = {
        name
        for page in (ROOT / "docs" / "reference").glob("*.md")
        for name in re.findall(r"^::: conflictfacts\.(\w+)$", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {*cf.__all__} - {"__version__"} == shown - {"units", "testing"}


def linked(page):
    """Pages of the docs that a page links to."""
    links = re.findall(r"\]\(([^)#]+\.md)", page.read_text("utf-8"))
    return {(page.parent / link).resolve() for link in links}


@pytest.mark.parametrize("page", ["README.md", "docs/index.md"])
def test_the_first_pages_lead_to_every_other(page):
    reference = ROOT / "docs" / "reference"
    pages = {path for path in PAGES[1:] if path.parent != reference} | {reference / "index.md"}
    assert pages - linked(ROOT / page) <= {ROOT / "docs" / "index.md"}


@pytest.mark.parametrize("page", ["README.md", "docs/index.md", "docs/quickstart.md"])
def test_no_page_shows_the_command_before_it_says_where_it_is(page):
    text = (ROOT / page).read_text("utf-8")
    said = text.index("source .venv/bin/activate")
    assert not re.search(r"(?<![/\w])conflictfacts read\b", text[:said])
