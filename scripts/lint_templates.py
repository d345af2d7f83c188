"""The linter of templates: what autoescaping does not protect from is not written.

    python scripts/lint_templates.py theme

A template is cut into Jinja tokens; its text is then read as a browser reads HTML, each expression standing as
one character. So it is known where an expression stands: in text and in a quoted attribute it is escaped,
everywhere else it is refused. Exit status 1 if anything is found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

EXPRESSION = "\ue000"  # private-use characters: no template of ours holds them
STATEMENT = "\ue001"
DATA_TYPES = ("application/json", "application/ld+json")
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "background"}  # href only on <link>
FETCHING_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "manifest",
}
ELSEWHERE = re.compile(r"\s*(https?:)?//", re.IGNORECASE)
CSS_ELSEWHERE = re.compile(r"""(@import|url\()\s*['"]?\s*(https?:)?//""", re.IGNORECASE)

TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>\ue000\ue001]*)")
ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'>/=\ue001]+)(?P<is>\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"']+)))?"""
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and in which line."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    """A template as HTML: *text* with one character an expression, *expressions* in order, *line* of each place."""

    text: str
    expressions: tuple[str, ...]
    lines: tuple[int, ...]

    def line(self, place: int) -> int:
        """Return the line of the character at *place*."""
        return self.lines[min(place, len(self.lines) - 1)] if self.lines else 1

    def within(self, start: int, end: int) -> tuple[str, ...]:
        """Return the expressions between two places."""
        first = self.text.count(EXPRESSION, 0, start)
        return self.expressions[first : first + self.text.count(EXPRESSION, start, end)]


def lint(source: str) -> list[Finding]:
    """Return everything wrong with a template but how often it says `|safe`."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.do"])
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        return [Finding(error.lineno, f"not a template: {error.message}")]
    page = _page(environment, source)
    return sorted([*_filters(tree), *_markup(page)], key=lambda finding: finding.line)


def safe_lines(source: str) -> list[int]:
    """Return the lines that say `|safe`."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(source)
    return [node.lineno for node in tree.find_all(nodes.Filter) if node.name == "safe"]


def _filters(tree: nodes.Template) -> Iterator[Finding]:
    for node in tree.find_all(nodes.Filter):
        if node.name in {"striptags", "xmlattr"}:
            yield Finding(node.lineno, f"|{node.name} gives what it was given back as markup")
    for switch in tree.find_all(nodes.EvalContextModifier):
        yield Finding(switch.lineno, "autoescape is not switched")
    for name in tree.find_all(nodes.Name):
        if name.name == "Markup":
            yield Finding(name.lineno, "Markup() is |safe by another name")


def _page(environment: Environment, source: str) -> Page:
    text: list[str] = []
    lines: list[int] = []
    expressions: list[str] = []
    inside: list[str] | None = None
    for line, kind, value in environment.lex(source):
        if kind == "data":
            text.append(value)
            lines += _numbered(line, value)
        elif kind in {"variable_begin", "block_begin"}:
            text.append(EXPRESSION if kind == "variable_begin" else STATEMENT)
            lines.append(line)
            inside = []
        elif kind == "variable_end":
            expressions.append("".join(inside or []))
        elif inside is not None:
            inside.append(value)
    return Page("".join(text), tuple(expressions), tuple(lines))


def _numbered(line: int, text: str) -> Iterator[int]:
    for character in text:
        yield line
        line += character == "\n"


def _markup(page: Page) -> Iterator[Finding]:
    """Read the page as a browser does: text, comments, tags, and what script and style hold."""
    place = 0
    while (start := page.text.find("<", place)) >= 0:
        yield from _scripted(page, place, start)
        if page.text.startswith("<!--", start):
            place = _after(page.text, "-->", start)
            yield from _no_expression(page, start, place, "in a comment")
        elif tag := TAG.match(page.text, start):
            place = _end_of_tag(page.text, tag.end())
            yield from _tag(page, tag, place)
            if not tag[1] and tag[2].lower() in {"script", "style"}:
                close = re.compile(f"</{tag[2]}", re.IGNORECASE).search(page.text, place)
                end = close.start() if close else len(page.text)
                yield from _raw(page, tag, place, end)
                place = end
        else:
            place = start + 1
            if page.text[place : place + 1] in (EXPRESSION, STATEMENT) or page.text.startswith("/" + EXPRESSION, place):
                yield Finding(page.line(start), "an expression in the name of a tag")
    yield from _scripted(page, place, len(page.text))


def _after(text: str, mark: str, start: int) -> int:
    found = text.find(mark, start)
    return len(text) if found < 0 else found + len(mark)


def _end_of_tag(text: str, place: int) -> int:
    """Return the place after the tag's `>`, which may stand in a quoted value."""
    quote = ""
    for index in range(place, len(text)):
        character = text[index]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character == ">":
            return index + 1
    return len(text)


def _scripted(page: Page, start: int, end: int) -> Iterator[Finding]:
    if any(_tojson(expression) for expression in page.within(start, end)):
        yield Finding(page.line(start), "|tojson is for application/json scripts alone: elsewhere it is not escaped")


def _tojson(expression: str) -> bool:
    return re.search(r"\|\s*tojson\b", expression) is not None


def _no_expression(page: Page, start: int, end: int, where: str) -> Iterator[Finding]:
    if EXPRESSION in page.text[start:end] or STATEMENT in page.text[start:end]:
        yield Finding(page.line(start), f"an expression {where}")


def _tag(page: Page, tag: re.Match[str], end: int) -> Iterator[Finding]:
    yield from _scripted(page, tag.start(), end)
    if page.text[tag.end() : tag.end() + 1] == EXPRESSION:
        yield Finding(page.line(tag.start()), "an expression in the name of a tag")
        return
    attributes = list(ATTRIBUTE.finditer(page.text, tag.end(), end - 1))
    for attribute in attributes:
        line = page.line(attribute.start())
        yield from (Finding(line, message) for message in _attribute(attribute))
    yield from _fetches(page, tag, attributes)


def _attribute(attribute: re.Match[str]) -> Iterator[str]:
    name = attribute["name"].lower()
    if EXPRESSION in name:
        yield "an expression in the name of an attribute, or outside of quotes"
    if attribute["bare"] is not None:
        yield f"the value of {name} is not quoted"
    if name.startswith("on") or name == "style":
        yield f"{name}: no handlers and no styles in a tag"
    value = _value(attribute)
    if name in FETCHED | {"href"} and value.strip().lower().startswith(("javascript:", "data:text", "vbscript:")):
        yield f"{name} runs a script"


def _value(attribute: re.Match[str]) -> str:
    return attribute["double"] or attribute["single"] or attribute["bare"] or ""


def _fetches(page: Page, tag: re.Match[str], attributes: list[re.Match[str]]) -> Iterator[Finding]:
    """Report what a browser would fetch from another host. A link that a person follows is none."""
    values = {attribute["name"].lower(): _value(attribute) for attribute in attributes}
    fetched = set(FETCHED)
    if tag[2].lower() in {"use", "image", "base"} or set(values.get("rel", "").lower().split()) & FETCHING_LINKS:
        fetched |= {"href", "xlink:href"}
    for name in sorted(fetched & set(values)):
        if ELSEWHERE.match(values[name]):
            yield Finding(page.line(tag.start()), f"{name} is fetched from another host")


def _raw(page: Page, tag: re.Match[str], start: int, end: int) -> Iterator[Finding]:
    """Look into a script or style: no expression, but `|tojson` where the script is data."""
    kind = re.search(r"""\btype\s*=\s*["']([^"']*)["']""", page.text[tag.end() : start])
    if tag[2].lower() == "script" and kind and kind[1].strip().lower() in DATA_TYPES:
        if STATEMENT in page.text[start:end]:
            yield Finding(page.line(start), "a statement in a script of data: build the value before, write it at once")
        for expression in page.within(start, end):
            if not re.search(r"\|\s*tojson\s*(\([^()]*\))?\s*$", expression):
                yield Finding(page.line(start), "an expression in a script of data that does not end in |tojson")
    else:
        yield from _no_expression(page, start, end, f"in a {tag[2].lower()}")
        if CSS_ELSEWHERE.search(page.text, start, end):
            yield Finding(page.line(start), "a style is fetched from another host")


def lint_folder(folder: Path) -> Iterator[str]:
    """Yield everything wrong with the templates and styles below *folder*, one a line, by file."""
    safe = []
    for path in sorted(_sources(folder, ".html")):
        source = path.read_text("utf-8")
        findings = lint(source)
        yield from (f"{path}:{finding.line}: {finding.message}" for finding in findings)
        safe += [f"{path}:{line}" for line in (safe_lines(source) if not _broken(findings) else [])]
    for path in sorted(_sources(folder, ".css")):
        if CSS_ELSEWHERE.search(path.read_text("utf-8")):
            yield f"{path}: a style is fetched from another host"
    if len(safe) != 1:
        yield f"{folder}: |safe stands in {len(safe)} places, not in exactly one: {', '.join(safe)}"


def _broken(findings: list[Finding]) -> bool:
    return any(finding.message.startswith("not a template") for finding in findings)


def _sources(folder: Path, suffix: str) -> Iterator[Path]:
    return (path for path in folder.rglob(f"*{suffix}") if "node_modules" not in path.parts)


def main(folders: list[str]) -> int:
    """Print everything that is wrong; return the exit status."""
    wrong = [line for folder in folders for line in lint_folder(Path(folder))]
    print(*wrong or ["All templates are in order."], sep="\n")  # noqa: T201  # a linter prints
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
