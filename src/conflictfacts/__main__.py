"""What `python -m conflictfacts` and the installed command start: the command line, interruptible from the first."""

from __future__ import annotations

import sys

__all__ = ["run"]


def run() -> int:
    """Run the command line and return its exit status: 130 on Ctrl-C, even before the command line is imported."""
    try:
        from conflictfacts.cli import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
