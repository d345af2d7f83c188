"""axe in a page: the rules that are asked, and what it finds."""

from __future__ import annotations

from typing import Any

from sites import ROOT

AXE = ROOT / "theme/node_modules/axe-core/axe.min.js"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {
        name: {"enabled": True}
        for name in (
            "target-size",
            "td-has-header",
            "table-fake-caption",
            "css-orientation-lock",
            "label-content-name-mismatch",
        )
    },
    "resultTypes": ["violations", "incomplete"],
}
# What colours alone can break: a page's elements, names and sizes are the same in all of them.
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": OPTIONS["resultTypes"]}
# What axe cannot decide by itself, and why it is right as it is: any other rule must be decided.
REVIEWED: dict[str, str] = {}
CHECK = """async options => {
    const found = await axe.run(document, options);
    const words = one => `${one.id}: ${one.nodes.map(node => node.html).join(" | ")}`;
    return { violations: found.violations.map(words), incomplete: found.incomplete.map(words) };
}"""


def findings(page: Any, options: dict[str, Any] = OPTIONS) -> dict[str, list[str]]:
    """What axe finds on a page: violations, and what it leaves to a person to decide."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    return page.evaluate(CHECK, options)
