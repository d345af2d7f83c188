"""Every page is HTML as the standard has it, and as screen readers need it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from sites import ROOT
from web import case_site, patterns_site, views_site

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


def complaints(folder: Path, *trees: Path) -> list[str]:
    """What the validator says of every page in *trees*, in one process."""
    (folder / "rules.json").write_text(json.dumps(RULES), "utf-8")
    run = subprocess.run(
        [
            ROOT / ".venv/bin/node",
            THEME / "node_modules/html-validate/bin/html-validate.mjs",
            *("--config", folder / "rules.json", "--formatter", "json", "--ext", "html"),
            *trees,
        ],
        cwd=THEME,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert run.returncode in {0, 1}, run.stdout + run.stderr
    pages = json.loads(run.stdout)
    return [
        f"{Path(page['filePath']).relative_to(tree)}:{one['line']}: {one['ruleId']}: {one['message']}"
        for page in pages
        for tree in trees
        if Path(page["filePath"]).is_relative_to(tree)
        for one in page["messages"]
    ]


def test_every_page_is_valid(tmp_path, tmp_path_factory):
    trees = [made(tmp_path_factory) for made in (case_site, views_site, patterns_site)]
    assert all(any(tree.rglob("index.html")) for tree in trees)
    assert complaints(tmp_path, *trees) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<ul><div>一段</div></ul>", "element-permitted-content"),
        ("<p id='a'>一</p><p id='a'>二</p>", "no-dup-id"),
        ("<p style='color:red'>红</p>", "no-inline-style"),
        ("<img src='a.png'>", "wcag/h37"),
        ("<center>中</center>", "deprecated"),
    ],
)
def test_a_fault_is_found(body, rule, tmp_path):
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    page.write_text(
        f'<!DOCTYPE html><html lang="zh-CN"><head><title>题</title></head><body>{body}</body></html>', "utf-8"
    )
    assert any(rule in one for one in complaints(tmp_path, page.parent))
