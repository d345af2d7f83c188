"""The whole way, as a person goes it: a command, a folder of data, a site or every reason why not."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
import shutil
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner, Result
from selectolax.lexbor import LexborHTMLParser

from disclosure.cli import main
from packages import field, write_package
from sites import CASES, ROOT, built, everything_readable, files_of, html, links

pytestmark = pytest.mark.builds

CASE = CASES / "withdrawn"
DATA = {"default_site": ROOT / "data", "case_site": CASE / "data"}
EITHER = pytest.mark.parametrize("site", [pytest.param("default_site", marks=pytest.mark.city), "case_site"])


@pytest.fixture
def case(tmp_path) -> Path:
    """A copy of the small case, to be broken."""
    shutil.copytree(CASE, tmp_path / "case", ignore=shutil.ignore_patterns("expected"))
    return tmp_path / "case"


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


# ---- everything wrong at once, and nothing built

HEAD = "no,notice,shop,code,inspector,result,fine,on,status,reason,withdrawn\n"
NAME = "张三的店"
FAULTS = [  # a row of 2022.csv, the field at fault, the kind of fault
    ("C-01,N1,张三的店,,,合格,1e5,2022-01-05,公示中,,", "fine", "type-error"),
    ("C-02,N1,张三的店,,,合格,,2022-02-30,公示中,,", "on", "type-error"),
    ("C-03,N1,张三的店,,,很好,,2022-01-05,公示中,,", "result", "constraint-error"),
    ("C-04,N1,张三的店,,,,,2022-01-05,公示中,,", "result", "constraint-error"),
    ("C-05,N9,张三的店,,,合格,,2022-01-05,公示中,,", "notice", "foreign-key"),
    ("C-01,N1,张三的店,,,合格,,2022-01-05,公示中,,", "no", "primary-key"),
    ("C-07,N1,张三的店", "", "missing-cell"),
    ("C-08,N1,张三的店,,,合格,,2022-01-05,公示中,,,,", "", "extra-cell"),
    ('C-09,N1,"张三\t的店",,,合格,,2022-01-05,公示中,,', "shop", ""),
    ("C-10,N1,张三的店,,,合格,１２,2022-01-05,公示中,,", "fine", "type-error"),
    ("C-11,N1,张三的店,,,合格,,2022-01-05,撤回,,2022-02-01", "reason", ""),
    ("c-01,N1,张三的店,,,合格,,2022-01-05,公示中,,", "no", ""),
]


def test_every_fault_is_reported_with_its_place_and_nothing_is_built(case, tmp_path):
    (case / "data/checks/2022.csv").write_text(HEAD + "\n".join(row for row, _, _ in FAULTS) + "\n", "utf-8")
    output = tmp_path / "output"

    run = html(case / "data", case / "content", output)

    said = run.stdout + run.stderr
    assert run.returncode == 1, said
    for number, (_, name, kind) in enumerate(FAULTS, start=2):
        place = rf"^checks/2022\.csv:{number}: (?:\S+ )?{name}"
        assert re.search(place + (rf".*\[{kind}\]$" if kind else ""), said, re.MULTILINE), (number, name, kind, said)
    assert "Traceback" not in said
    assert NAME not in said
    assert not output.exists()


def described(case: Path, description: str) -> None:
    """Let the register of the small case say this of itself."""
    path, package = descriptor(case)
    path.write_text(json.dumps({**package, "description": description}), "utf-8")


def check(case: Path, monkeypatch) -> Result:
    """Check the small case, in this process."""
    monkeypatch.chdir(ROOT)
    return CliRunner().invoke(main, ["check", "--data", str(case / "data"), "--content", str(case / "content")])


def test_a_dead_link_in_a_description_is_said_by_the_check_and_stops_the_build(case, tmp_path, monkeypatch):
    described(case, "见[处罚](../penalties/)。")

    checked, run = check(case, monkeypatch), html(case / "data", case / "content", tmp_path / "output")

    [line] = [line for line in checked.stdout.splitlines() if "penalties" in line]
    assert line.startswith("checks/datapackage.json: description: ")
    assert line.endswith("[dead-link]")
    assert (checked.exit_code, run.returncode) == (1, 1)
    assert line in run.stdout
    assert not (tmp_path / "output").exists()


def test_pages_that_are_missed_in_another_content_folder_are_told_and_stop_nothing(case, tmp_path, monkeypatch):
    described(case, "见[程序](../procedures/none/)。")

    checked, run = check(case, monkeypatch), html(case / "data", case / "content", tmp_path / "output")

    assert "../procedures/none/" in checked.stdout
    assert (checked.exit_code, run.returncode) == (0, 0), checked.stdout + run.stderr
    assert re.search(r"^检查 .*\d+ 处警告", run.stderr, re.MULTILINE)


def test_a_dead_link_in_a_page_is_said_with_its_line_before_pelican_sees_it(case, monkeypatch):
    (case / "content/pages/more.md").write_text("Title: 更多\n\n[见]({filename}none.md)\n", "utf-8")

    checked = check(case, monkeypatch)

    assert checked.exit_code == 1
    assert "pages/more.md:3: 链接 {filename}none.md " in checked.stdout


def test_the_last_good_site_stays_when_the_data_breaks(case, case_site, tmp_path):
    output = shutil.copytree(case_site, tmp_path / "output")
    before = files_of(output)
    (case / "data/checks/2022.csv").write_text(HEAD + FAULTS[0][0] + "\n", "utf-8")

    assert html(case / "data", case / "content", output).returncode == 1
    assert files_of(output) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".disclosure")] in (
        [],
        [".disclosure.lock"],
    )


def descriptor(case: Path) -> tuple[Path, dict]:
    """The descriptor of the small case, to be changed and written back."""
    path = case / "data/checks/datapackage.json"
    return path, json.loads(path.read_text("utf-8"))


def shop_name(package: dict) -> dict:
    """The name of the shop in a descriptor of the small case."""
    return package["resources"][1]["schema"]["fields"][2]


LIMIT = {"within": 20, "unit": "工作日", "basis": "示例", "from": "on", "to": "nobody"}


@pytest.mark.parametrize(
    ("break_it", "named"),
    [
        pytest.param(lambda d: d["register"].update(colour="red"), "colour", id="unknown key"),
        pytest.param(lambda d: shop_name(d).update(disclosure="masked:name"), "masked:name", id="not built yet"),
        pytest.param(lambda d: d["register"].update(view="calendar"), "calendar", id="view without roles"),
        pytest.param(lambda d: d["register"].update(deadlines=[LIMIT]), "nobody", id="limit of no field"),
        pytest.param(lambda d: d["register"].update(columns=["nobody"]), "nobody", id="no such field"),
        pytest.param(lambda d: d["register"].update(withheld=["code"]), "code", id="withheld column"),
        pytest.param(lambda d: d.pop("licenses"), "licenses", id="no licence"),
        pytest.param(lambda d: shop_name(d).pop("disclosure"), "shop", id="no disclosure"),
        pytest.param(lambda d: d["resources"][0].update(path="../notices.csv"), "path", id="path outside"),
        pytest.param(lambda d: d["resources"][0].update(path="http://example.org/a.csv"), "path", id="remote path"),
        pytest.param(lambda d: d.update(name="other"), "name", id="another name than the folder"),
    ],
)
def test_a_fault_in_a_descriptor_is_named(break_it, named, case, monkeypatch):
    path, package = descriptor(case)
    break_it(package)
    path.write_text(json.dumps(package), "utf-8")

    monkeypatch.chdir(ROOT)

    run = CliRunner().invoke(main, ["check", "--data", str(case / "data")])

    assert isinstance(run.exception, SystemExit), run.exception
    assert run.exit_code == 1, run.output
    assert "checks/datapackage.json" in run.stdout
    assert named in run.stdout


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
