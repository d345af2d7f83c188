"""The yardstick: Hugo renders one page a subject, nothing else, from the CSV that our build read."""

from __future__ import annotations

import csv
import sysconfig
from pathlib import Path

CONFIG = """baseURL = "/"
title = "yardstick"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]
"""
PAGES = """{{ $rows := resources.Get "rows.csv" | transform.Unmarshal }}
{{ $last := "" }}{{ $group := slice }}
{{ range $row := after 1 $rows }}
  {{ $id := index $row SUBJECT }}
  {{ if ne $id $last }}
    {{ if $last }}{{ $.AddPage (dict "path" $last "title" $last "params" (dict "rows" $group)) }}{{ end }}
    {{ $last = $id }}{{ $group = slice }}
  {{ end }}
  {{ $group = $group | append (dict "cells" $row) }}
{{ end }}
{{ if $last }}{{ $.AddPage (dict "path" $last "title" $last "params" (dict "rows" $group)) }}{{ end }}
"""
LAYOUT = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1><table>{{ range .Params.rows }}<tr>{{ range .cells }}<td>{{ . }}</td>{{ end }}</tr>{{ end }}
</table></body></html>
"""


def binary() -> str:
    """Return the binary itself: the launcher beside it is Python, whose start is not Hugo's."""
    [found] = Path(sysconfig.get_path("purelib"), "hugo/binaries").glob("hugo*")
    return str(found)


def write_site(folder: Path, rows: Path, subject: str) -> None:
    """Write a Hugo site into *folder* with a page for each value of the column *subject* of the CSV *rows*.

    The rows are sorted by subject beforehand, outside of what is measured, to Hugo's advantage.
    """
    with rows.open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file)
    column = header.index(subject)
    body.sort(key=lambda row: row[column])
    for name in ("assets", "content/subjects", "layouts"):
        (folder / name).mkdir(parents=True)
    with (folder / "assets/rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *(row for row in body if row[column])])
    (folder / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "content/subjects/_content.gotmpl").write_text(PAGES.replace("SUBJECT", str(column)), encoding="utf-8")
    (folder / "layouts/page.html").write_text(LAYOUT, encoding="utf-8")
