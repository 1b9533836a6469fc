"""The report that comes with the package, so that every example runs where nothing else is at hand."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from conflictfacts.model.reading import Reading
from conflictfacts.reading.files import load

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["SEED_NAME", "load_seed", "seed_file"]

SEED_NAME = "000_36d6bf51bee64a5e.txt"
"""The seed's file name, the same in the repository's `seeds/` and in the wheel."""


def seed_file() -> Traversable:
    """Return where the seed lies: in the installed package, or in the checkout the package is imported from.

    Raises:
        FileNotFoundError: If it is in neither, as in a copy of the package's source alone.
    """
    packed = files("conflictfacts").joinpath("seeds", SEED_NAME)
    if packed.is_file():
        return packed
    # An editable install imports src/conflictfacts itself, and only a built wheel has seeds/ inside the package.
    in_checkout = Path(__file__).parents[2] / "seeds" / SEED_NAME
    if in_checkout.is_file():
        return in_checkout
    raise FileNotFoundError(f"the seed {SEED_NAME} is neither in the package nor in a checkout around it")


def load_seed() -> Reading:
    """Read the report that comes with the package: a briefing on the war in Ukraine, as a news site told it.

    The text names neither its date nor its publisher, so none is given here either.

    Returns:
        The reading, the same as `load` gives for the file.

    Raises:
        FileNotFoundError: If the package was copied without its data.
    """
    with as_file(seed_file()) as path:
        return load(path)
