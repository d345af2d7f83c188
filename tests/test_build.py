"""The whole way, as a person goes it: a command, a folder of data, a site or every reason why not."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from packages import field, write_package
from sites import CASES, ROOT, built, everything_readable, files_of, html, links

pytestmark = pytest.mark.builds
CASE = CASES / "withdrawn"
DATA = {"default_site": ROOT / "data", "case_site": CASE / "data"}
EITHER = pytest.mark.parametrize("site", [pytest.param("default_site", marks=pytest.mark.city), "case_site"])


# ---- one command, one site


@EITHER
def test_a_site_is_whole(site, request):
    names = set(files_of(request.getfixturevalue(site)))

    assert {"index.html", "404.html", "build.json", "catalog/index.html"} <= names
    for path in DATA[site].glob("*/datapackage.json"):
        package, register = json.loads(path.read_text("utf-8")), path.parent.name
        endings = ("csv", "excel.csv", "xlsx", "parquet", "json")
        wanted = {f"{register}/{one['name']}.{ending}" for one in package["resources"] for ending in endings}
        pages = ("index.html", "datapackage.json", "feed.atom", "dictionary/index.html")
        wanted |= {f"{register}/{name}" for name in pages}
        assert "register" not in package or wanted <= names


@EITHER
def test_the_manifest_lists_every_file_as_the_disk_holds_it(site, request):
    folder = request.getfixturevalue(site)
    listed = json.loads((folder / "build.json").read_text("utf-8"))["files"]

    assert {one["path"]: (one["bytes"], one["sha256"]) for one in listed} == {
        name: (len(data), hashlib.sha256(data).hexdigest())
        for name, data in files_of(folder).items()
        if name != "build.json"
    }


@EITHER
def test_every_link_leads_to_a_file_of_the_site(site, request):
    folder = request.getfixturevalue(site)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    broken = [
        f"{page}: {link}"
        for page in sorted(names)
        if page.endswith(".html") and page != "404.html"
        for link in links(folder / page)
        if not leads_somewhere(folder, names, page, link)
    ]
    assert not broken, broken[:20]


def leads_somewhere(folder: Path, names: set[str], page: str, link: str) -> bool:
    """Whether a link stays relative and ends at one of the files *names*, at an element of it where it names one."""
    parts = urlsplit(link)
    if parts.scheme in {"https", "http", "mailto", "tel"}:
        return True
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    target = target if target in names else posixpath.normpath(f"{target}/index.html")
    if link.startswith("/") or target not in names:
        return False
    if not parts.fragment or "=" in parts.fragment or not target.endswith(".html"):  # a selection is no element
        return True
    return unquote(parts.fragment) in anchors(folder / target)


@cache
def anchors(page: Path) -> set[str]:
    """The ids of a page's elements."""
    return {node.attributes["id"] or "" for node in LexborHTMLParser(page.read_bytes()).css("[id]")}


@EITHER
def test_nothing_is_fetched_from_elsewhere(site, request):
    folder = request.getfixturevalue(site)
    for page in folder.rglob("*.html"):
        tree = LexborHTMLParser(page.read_bytes())
        fetched = [node.attributes.get("src") for node in tree.css("[src]")]
        fetched += [node.attributes.get("href") for node in tree.css("link[rel=stylesheet], link[rel=icon]")]
        assert not [link for link in fetched if urlsplit(link or "").netloc], page


def test_tables_of_one_name_in_many_registers_keep_apart(tmp_path):
    for number in range(8):
        rows = [[f"{number}-{row}", "示例"] for row in range(30)]
        resources = {"rows": {"fields": [field("no"), field("name")], "rows": rows, "primaryKey": "no"}}
        contract = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
        write_package(tmp_path / f"data/r{number}", resources, contract)
    (tmp_path / "content").mkdir()

    site = built(tmp_path / "data", tmp_path / "content", tmp_path / "output")

    for number in range(8):
        lines = (site / f"r{number}/rows.csv").read_text("utf-8").splitlines()
        assert len(lines) == 31
        assert all(line.startswith(f"{number}-") for line in lines[1:])


# ---- the same bytes


def test_the_same_input_gives_the_same_bytes(case, case_site, tmp_path):
    elsewhere = tmp_path / "another" / "place"
    elsewhere.parent.mkdir()
    run = html(case / "data", case / "content", elsewhere, PYTHONHASHSEED="7", TZ="America/New_York", LC_ALL="C.UTF-8")
    assert run.returncode == 0, run.stdout + run.stderr
    assert files_of(elsewhere) == files_of(case_site)


# ---- nothing that may not be shown


def test_no_canary_is_in_any_byte(case_site):
    planted = set(re.findall(rb"CANARY-[A-Z0-9-]+", everything_readable(CASE / "data")))
    assert len(planted) >= 10

    assert not re.findall(rb"CANARY[A-Za-z0-9-]*", everything_readable(case_site))


def test_a_withdrawn_record_leaves_its_reason_and_nothing_else(case_site):
    page = (case_site / "checks/records/B-2/index.html").read_text("utf-8")
    assert "依法撤销" in page
    assert "2022-04-01" in page
    assert "noindex" in page
    assert "99999" not in page
    assert "99,999" not in page


def test_expired_and_future_records_leave_no_mark(case_site):
    names = "\n".join(files_of(case_site))
    assert "A-1" not in names
    assert "B-3" not in names


def test_a_record_shows_what_hangs_on_it(case_site):
    text = LexborHTMLParser((case_site / "checks/records/B-1/index.html").read_bytes()).body.text()
    for cell in ('示例"乙"店<b>', "不合格", "1000.50", "菌落总数", "铅", "示例乡"):
        assert cell in text
