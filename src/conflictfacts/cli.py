"""The command line, a thin door to reading: it parses arguments, picks an output, turns errors into exit statuses."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from conflictfacts._version import __version__
from conflictfacts.errors import ConflictFactsError, ReadError

if TYPE_CHECKING:
    from conflictfacts.model.reading import Reading

__all__ = ["main"]

IMPOSSIBLE = 2
"""Exit status of a call that could not be carried out; argparse uses the same for a wrong option."""

BY_SIGNAL = 128
"""What shells add to a signal's number for the exit status of a process that it ended."""

NARROWEST, WITHOUT_TERMINAL = 60, 80
"""Screen columns: the fewest a table is made for, and those when nobody says how many there are."""


PLAIN = {
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u2009\u202f", " "),
    "²": "2",
    "³": "3",
    "×": "x",
    "…": "...",
}
"""Typographic character → what a typewriter has for it, as wide wherever columns must stay in line."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        arguments: What follows the command's name; `None` takes them from the process.

    Returns:
        0 when the text was read, 2 when the call was impossible, 130 on Ctrl-C, 141 when the reader of our output left.
    """
    try:
        options = _parser().parse_args(arguments)
        if sys.stdout is None:
            raise OSError("cannot show anything: standard output is closed")
        reading = _read(options)
        if options.format == "json":
            _write(reading.to_json(indent=2), "utf-8")
        else:
            _write(_plain(_table(reading), sys.stdout.encoding), sys.stdout.encoding)
    except BrokenPipeError:
        # What is still buffered has no reader either; without this the interpreter would complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BY_SIGNAL + 13  # SIGPIPE, which not every platform has
    except KeyboardInterrupt:
        return BY_SIGNAL + signal.SIGINT
    except (ConflictFactsError, OSError) as error:
        if sys.stderr is not None:  # print() would take standard output instead
            print(f"conflictfacts: {error}", file=sys.stderr)
        return IMPOSSIBLE
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="conflictfacts",
        description="Read reports about wars into typed, quoted, sourced facts.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    read = commands.add_parser("read", help="read a report and show its facts", allow_abbrev=False)
    read.add_argument("file", metavar="FILE", help="a .txt, .md, .html or .pdf file, or - for text on standard input")
    read.add_argument("--format", choices=("table", "json"), default="table", help="for people, or for programs")
    read.add_argument("--published", metavar="DATE", type=_date, help="when it was published, as in 2025-04-03")
    read.add_argument("--publisher", metavar="NAME", help="who published it")
    return parser


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a date such as 2025-04-03, got {text!r}") from None


def _read(options: argparse.Namespace) -> Reading:
    # Here and not above, so that --version and --help answer at once.
    from conflictfacts.reading.files import load
    from conflictfacts.reading.reader import read

    about = {"published": options.published, "publisher": options.publisher}
    if options.file != "-":
        return load(options.file, **about)
    if sys.stdin is None:
        raise ReadError("-", "standard input is closed; name a file, or send the text through a pipe")
    try:
        return read(sys.stdin.buffer.read().decode("utf-8-sig"), **about)
    except UnicodeDecodeError as error:
        raise ReadError("-", f"standard input is not UTF-8 text (at byte {error.start})") from None


def _table(reading: Reading) -> str:
    from conflictfacts.table import table

    return table(reading, max(NARROWEST, shutil.get_terminal_size((WITHOUT_TERMINAL, 24)).columns))


def _plain(text: str, encoding: str) -> str:
    r"""Put plain characters in place of typographic ones that an encoding lacks.

    >>> _plain("“less than 100 km²” – Köln", "ascii"), _plain("“100 km²”", "latin-1"), _plain("“100 km²”", "utf-8")
    ('"less than 100 km2" - Köln', '"100 km²"', '“100 km²”')
    """
    lacking = {}
    for fancy, simple in PLAIN.items():
        try:
            fancy.encode(encoding)
        except UnicodeEncodeError:
            lacking[ord(fancy)] = simple
    return text.translate(lacking)


def _write(text: str, encoding: str) -> None:
    """Write a text and a newline to standard output, what the encoding lacks as escapes."""
    sys.stdout.flush()
    sys.stdout.buffer.write(f"{text}\n".encode(encoding, "backslashreplace"))
    sys.stdout.buffer.flush()
