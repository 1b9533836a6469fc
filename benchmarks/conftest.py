"""What the benchmarks share: the texts they read, and a summary of the ratios they found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
REPORTED = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def texts() -> tuple[str, ...]:
    """Give the project's own sample texts and the report that comes with it."""
    files = sorted([*TOP.glob("tests/reading/samples/*.txt"), *TOP.glob("seeds/*.txt")])
    return tuple(file.read_text(encoding="utf-8") for file in files)


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Take a line for the summary below the tables."""
    return request.config.stash.setdefault(REPORTED, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write what was reported; times differ from machine to machine, ratios less so."""
    for line in config.stash.get(REPORTED, []):
        terminalreporter.write_line(line)
