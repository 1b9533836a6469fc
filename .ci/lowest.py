"""Print the lowest version of every dependency that pyproject.toml allows, each as a requirement that pins it."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project.get("optional-dependencies", {})
for requirement in [*project["dependencies"], *(needed for group in extras.values() for needed in group)]:
    if requirement.startswith(project["name"]):  # an extra that is made of others
        continue
    bound = re.match(r"([\w.-]+)(?:\[[\w,]+\])?\s*>=\s*([\w.]+)", requirement)
    if bound is None:
        sys.exit(f"'dependencies' must each have a lower bound, got {requirement}")
    print(f"{bound[1]}=={bound[2]}")
