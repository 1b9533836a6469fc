"""A griffe extension for the API pages: what our docstrings leave to the reader's eye is made plain to Markdown.

Doctests stand in docstrings as they are, without an "Examples:" heading, and Markdown would take them for quotations:
they become code blocks. The members of closed lists become one table, those that need no explanation included.
"""

from __future__ import annotations

import re
from typing import Any

import griffe

__all__ = ["ApiPages"]

EXAMPLE = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)
"""From a prompt to the next blank line, at the docstring's own margin; sections indent theirs and are left alone."""


class ApiPages(griffe.Extension):
    """Fence examples, and lay out enums as tables."""

    def on_instance(self, *, obj: griffe.Object, **kwargs: Any) -> None:
        """Fence the examples in a docstring, before any other extension parses it."""
        if obj.docstring:
            obj.docstring.value = EXAMPLE.sub(lambda found: f"```pycon\n{found[0]}\n```", obj.docstring.value)

    def on_class_members(self, *, cls: griffe.Class, **kwargs: Any) -> None:
        """Move the members of an enum of strings into its docstring."""
        if not any(str(base).endswith("StrEnum") for base in cls.bases) or not cls.docstring:
            return
        members = [member for member in cls.attributes.values() if str(member.value).startswith("'")]
        rows = [
            f"| `{cls.name}.{member.name}` | `{str(member.value).strip(chr(39))}` | {_cell(member.docstring)} |"
            for member in members
        ]
        cls.docstring.value += "\n\n" + "\n".join(["| member | value | |", "|---|---|---|", *rows])
        for member in members:
            cls.del_member(member.name)


def _cell(docstring: griffe.Docstring | None) -> str:
    return " ".join(docstring.value.split()).replace("|", "\\|") if docstring else ""
