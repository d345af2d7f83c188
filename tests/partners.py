"""A site in a folder of its own, as an engineer has it: our settings and more after them, plugins, data, content."""

from __future__ import annotations

import subprocess
from pathlib import Path

import warm
from inspections import sample, write_inspections
from rendered import ROOT, THEME
from sites import disclosure

# What a site changes in the settings of this repository. Every path but the program's own begins at the settings file.
OURS = f"""
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "kept"
THEME = {str(THEME)!r}
THEME_TEMPLATES_OVERRIDES = ["mine", {str(THEME / "components")!r}]
PLUGIN_PATHS = [{str(ROOT / "scripts")!r}, "plugins"]
SITEURL = "https://a.example"
DISCLOSURE = {{"data": "data", "as_of": "2022-09-30"}}
"""


def write_site(folder: Path, settings: str = "", **plugins: str) -> Path:
    """Write a small site whose settings end in *settings*, with *plugins* by name, all of them in use."""
    rows = [
        sample(1, conclusion="不合格"),
        sample(2),
        sample(3, status="撤回", reason="信息有误已更正", withdrawn_on="2022-09-29"),
    ]
    write_inspections(folder / "data", rows, register={"charts": []})
    for name in ("content/pages", "plugins", "mine"):
        (folder / name).mkdir(parents=True)
    (folder / "content/pages/about.md").write_text("Title: 关于本站\n\n正文\n", "utf-8")
    for name, source in plugins.items():
        (folder / f"plugins/{name}.py").write_text(source, "utf-8")
    more = f"{OURS}PLUGINS = {['disclosure', *plugins]}\n{settings}"
    (folder / "pelicanconf.py").write_text((ROOT / "pelicanconf.py").read_text("utf-8") + more, "utf-8")
    return folder


def html(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Build the site with our command."""
    return disclosure("html", *arguments, folder=folder)


def pelican(folder: Path, *arguments: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Build the site with Pelican's command, run *at* a folder, else at the site's own."""
    return warm.run("pelican", ["-s", folder / "pelicanconf.py", "--fatal=warnings", *arguments], at or folder)


def pages(site: Path) -> set[str]:
    """The names of all pages of a built site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
