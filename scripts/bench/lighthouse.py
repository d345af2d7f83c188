"""`make lighthouse [PAGES="inspections/ search/"]`: what Lighthouse says, as on a phone, of a page of every kind.

The site of this repository is built as an authority would publish it: with an address and an owner, both made up. Pages
that crawlers are asked to leave out (404, tombstones, records without a page of their own) are not among the kinds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from click import echo as say

from bench.pairs import ROOT, SITE_AS_OF
from disclosure import builder

MEASURE = Path(".venv/phone/measure.mjs")
# The last one, and the one that scripts/install-browser brings, have no windows: what they draw is the same.
OURS = str(Path(sys.prefix, "chromium/chromium"))
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chromium-headless-shell")
AUTHORITY = {"owner": "示例局", "contact": "cuowu@shipin.example.cn", "tag_authority": "shipin.example.cn,2026"}
SITEURL = "https://shipin.example.cn"
# One address of each kind of page, the first by name where a pattern has several.
KINDS = (
    "",
    "catalog/",
    "catalog/results/",
    "catalog/plan/",
    "plan-targets/",
    "plan-tasks/",
    "plan-tasks/records/*/",
    "inspections/",
    "inspections/page/2/",
    "inspections/by/*/*/",
    "inspections/records/*/",
    "inspections/dictionary/",
    "penalties/",
    "penalties/records/*/",
    "subjects/*/",
    "search/",
    "changes/",
    "pages/about/",
    "standards/",
    "procedures/*/",
    "safety-week/",
    "safety-week/*/",
)
GOOD = 100
LCP = 1200  # ms
HEAD = ("| page | performance | accessibility | best practices | SEO | LCP s | CLS |", "|---|---|---|---|---|---|---|")


class Seen(NamedTuple):
    """What was seen of a page: its address, the four scores of 100, largest paint in ms, shift, what lost points."""

    page: str
    scores: list[int]
    lcp: float
    cls: float
    failed: list[str]

    @property
    def good(self) -> bool:
        """Whether it reaches everything that is aimed at."""
        return min(self.scores) == GOOD and self.lcp <= LCP and not self.cls

    @property
    def line(self) -> str:
        """Its row of the table."""
        scores = " | ".join(map(str, self.scores))
        return f"| `/{self.page}` | {scores} | {self.lcp / 1000:.1f} | {self.cls:.2f} |"


def main(words: Sequence[str]) -> int:
    """Print a row for each page, those of the command line or one of every kind; return 1 if one is not good."""
    with tempfile.TemporaryDirectory(prefix="disclosure-lighthouse-") as name:
        site = _built(Path(name, "site"))
        say("\n".join(HEAD))
        seen = []
        for one in _measured(site, list(words) or list(pages(site))):
            say(one.line)
            seen.append(one)
    for one in seen:
        if one.failed:
            say(f"/{one.page}: {', '.join(one.failed)}")
    return int(not all(one.good for one in seen))


def _built(output: Path) -> Path:
    overrides: dict[str, Any] = {"SITEURL": SITEURL, "OUTPUT_PATH": str(output)}
    said = {**AUTHORITY, "as_of": SITE_AS_OF}
    builder.build(builder.configure(ROOT / "publishconf.py", {**overrides, "DISCLOSURE": said}))
    return output


def pages(site: Path) -> Iterator[str]:
    """Give an address of each of KINDS that *site* has."""
    for kind in KINDS:
        found = min(site.glob(f"{kind}index.html"), default=None)
        if found is not None:
            address = found.parent.relative_to(site).as_posix()
            yield "" if address == "." else f"{address}/"


def _measured(site: Path, addresses: Sequence[str]) -> Iterator[Seen]:
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, (*BROWSERS, OURS))), "")
    if not browser:
        raise RuntimeError(f"no browser for Lighthouse: install one of {', '.join(BROWSERS)}, or say where: CHROMIUM=")
    command = ["node", str(ROOT / MEASURE), str(site), *addresses]
    surroundings = {**os.environ, "CHROMIUM": browser}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as run:  # noqa: S603 - our own
        for line in run.stdout or ():
            yield Seen(**json.loads(line))
    if run.returncode:
        raise RuntimeError(f"Lighthouse ended with {run.returncode}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
