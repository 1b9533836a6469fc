"""Put into the README and the docs what the commands shown there print now. Run from the top of the checkout."""

from __future__ import annotations

import runpy
from pathlib import Path

shared = runpy.run_path("tests/test_docs.py")  # the test that holds the pages to it knows what an example is

for page in shared["PAGES"]:
    text = page.read_text("utf-8")
    for found in reversed(list(shared["SHOWN"].finditer(text))):
        start, end = found.span("output")
        text = text[:start] + shared["printed"](found["command"], Path()) + text[end:]
    page.write_text(text, "utf-8")
