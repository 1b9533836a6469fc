"""`python -m conflictfacts`: the command line, by another door."""

from __future__ import annotations

import sys

from conflictfacts.cli import main

if __name__ == "__main__":
    sys.exit(main())
