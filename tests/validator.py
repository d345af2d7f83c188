"""The HTML validator, run on pages that are built."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from sites import ROOT

THEME = ROOT / "theme"
# What the validator's own rules are not asked for, and why.
OFF = {
    "long-title": "a record's title holds a name of forty letters, and is not cut",
}
RULES = {
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "root": True,
    "rules": {"no-inline-style": "error", **dict.fromkeys(OFF, "off")},
}


def complaints(folder: Path, *pages: Path) -> list[str]:
    """What the validator says of *pages* and of those in folders among them, in one process."""
    (folder / "rules.json").write_text(json.dumps(RULES), "utf-8")
    said = folder / "said.json"  # a file: of what goes down a pipe the validator leaves out the end when it exits
    run = subprocess.run(
        [
            ROOT / ".venv/bin/node",
            THEME / "node_modules/html-validate/bin/html-validate.mjs",
            *("--config", folder / "rules.json", "--formatter", f"json={said}", "--ext", "html"),
            *pages,
        ],
        cwd=THEME,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert run.returncode in {0, 1}, run.stdout + run.stderr
    return [
        f"{page['filePath']}:{one['line']}: {one['ruleId']}: {one['message']}"
        for page in json.loads(said.read_text("utf-8"))
        for one in page["messages"]
    ]
