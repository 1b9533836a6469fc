"""The package as one installs and imports it."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

import conflictfacts
from conflictfacts.seed import SEED_NAME, seed_file

INIT = Path(conflictfacts.__file__)


def python(code: str) -> str:
    """Run code in a fresh interpreter, warnings as errors, and return what it prints."""
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_importing_the_package_brings_in_neither_pint_nor_numpy_nor_attrs():
    heavy = "{'pint', 'numpy', 'attrs', 'attr', 'cattrs'}"
    assert python(f"import sys, conflictfacts; print(sorted({heavy} & set(sys.modules)))") == "[]"


def test_reading_brings_in_neither_pint_nor_numpy():
    code = "import sys, conflictfacts as cf; cf.load_seed(); print(sorted({'pint', 'numpy'} & set(sys.modules)))"
    assert python(code) == "[]"


def test_the_version_is_the_one_that_is_installed():
    assert conflictfacts.__version__ == metadata.version("conflictfacts")


@pytest.mark.parametrize("name", conflictfacts.__all__)
def test_every_public_name_can_be_fetched(name):
    assert getattr(conflictfacts, name) is not None
    assert name in dir(conflictfacts)


def test_public_names_are_listed_alike_for_programs_and_for_checkers():
    typed = {
        alias.asname or alias.name
        for block in ast.parse(INIT.read_text(encoding="utf-8")).body
        if isinstance(block, ast.If)
        for statement in block.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }
    assert {*conflictfacts._HOMES} == typed == {*conflictfacts.__all__} - {"__version__"}


def test_a_name_that_does_not_exist_says_so():
    with pytest.raises(AttributeError, match="module 'conflictfacts' has no attribute 'raed'"):
        getattr(conflictfacts, "raed")  # noqa: B009


def test_star_import_gives_the_public_names():
    assert python("from conflictfacts import *; print(read.__name__, Estimate.__name__)") == "read Estimate"


def test_the_seed_is_found_and_read():
    assert seed_file().name == SEED_NAME
    reading = conflictfacts.load_seed()
    assert reading.document.text == seed_file().read_text(encoding="utf-8")
    assert len(reading.facts) > 0


def test_the_package_says_that_it_is_typed():
    assert (INIT.parent / "py.typed").is_file()
