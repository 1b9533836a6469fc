"""What is taken out of a file that is no plain text: its text, and what it says about itself.

The extractors are `webpage` and `pdf`; `files` chooses between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

__all__ = ["Extracted", "silenced"]


class Extracted(NamedTuple):
    """The text of a file and its metadata; `None` where the file does not say."""

    text: str
    """The text of record: offsets count its characters."""

    title: str | None = None
    """The title."""

    publisher: str | None = None
    """Who published it."""

    url: str | None = None
    """Its own address."""

    published: str | None = None
    """The day it was published, as YYYY-MM-DD."""

    language: str | None = None
    """Its language as a BCP 47 tag."""


@contextmanager
def silenced(logger: str) -> Iterator[None]:
    """Keep a package from writing to standard error what it would log, where the program has set up no logging.

    Args:
        logger: The name of its logger.
    """
    import logging  # here, so that whoever reads plain text does not load it

    quiet = logging.NullHandler()
    log = logging.getLogger(logger)
    log.addHandler(quiet)
    try:
        yield
    finally:
        log.removeHandler(quiet)
