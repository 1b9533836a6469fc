"""Reports about wars, read into immutable, unit-carrying facts.

Every public name is reached from here and fetched when it is first asked for, so that importing the package costs
next to nothing and brings in neither pint nor numpy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from conflictfacts._version import __version__

if TYPE_CHECKING:
    pass

__all__ = ["__version__"]

_HOMES: dict[str, str] = {}
"""Public name → the module that defines it; the same names stand in `__all__` and, for checkers, in the imports."""


if not TYPE_CHECKING:  # a checker that saw this would take every misspelt name for a good one

    def __getattr__(name: str) -> object:
        """Fetch a public name from its module, once."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
