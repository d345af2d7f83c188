"""`check` and `html` say the same of the same folders: what stops a build is found before one is tried.

What only finished bytes show is not among it: a file that vanished since, a full disk, an extension's mistake.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pelican.settings import DEFAULT_CONFIG

from disclosure.errors import errors_only
from disclosure.examining import foresee
from disclosure.progress import Progress
from disclosure.settings import Settings
from drawn import png
from engines import borrowed
from packages import field, write_package
from sites import DAY, ROOT, disclosure
from weeks import write_week

pytestmark = pytest.mark.builds

Break = Callable[[Path], object]
FIELDS = [field("no", title="编号"), field("on", "date", title="日期"), field("file"), field("leads")]
REGISTER = {
    "section": "results",
    "records": "rows",
    "title": "{no}",
    "columns": ["no", "on"],
    "pages": "all",
    "date": "on",
    "period": {"from": "on", "lasts": "P3Y"},
    "measures": {"n": {"title": "条数", "count": True}},
}
PAGE = "Title: 标题\nDate: 2022-01-01\n\n正文。\n"


def register(site: Path, *row: str, **more: object) -> None:
    """Write the register of the site anew, with a second row and other keys."""
    contract = REGISTER | more.pop("register", {})
    fields = [*FIELDS[:3], {**FIELDS[3], "link": "leads"}]
    rows = [["A1", "2022-01-01", "files/a.pdf", "one/records/A1/"], *([list(row)] if row else [])]
    table = {"fields": fields, "rows": rows, "primaryKey": ["no"]}
    folder = write_package(site / "data/one", {"rows": table}, contract, **more)
    (folder / "files").mkdir(exist_ok=True)
    (folder / "files/a.pdf").write_bytes(b"%PDF-1.7")


def put(name: str, content: str | bytes = PAGE) -> Break:
    def write(site: Path) -> None:
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


def row(*cells: str, **more: object) -> Break:
    return lambda site: register(site, *cells, **more)


def target(*cells: str, begun: str = "2022-01-01", ended: str = "2023-01-01", status: str = "") -> Break:
    """Have a chart draw the target T1, of which a register of targets has these cells; it is public for so long."""
    chart = {"name": "n", "title": "条数", "measure": "n", "by": "year(on)", "kind": "line", "target": "goals/T1"}
    roles = {"value": "value", "comparator": "sign", "unit": "unit"}
    goals = {
        "section": "plan",
        "records": "goals",
        "title": "{no}",
        "columns": ["no"],
        "view": "targets",
        "roles": roles,
        "period": {"from": "begun", "lasts": {"ends": "ended"}},
        "status": {"field": "status", "withdrawn": ["撤回"], "repaired": ["修复"], "reason": "why", "on": "when"},
    }
    fields = [field("no"), field("value", "number"), field("sign"), field("unit"), field("begun", "date")]
    fields += [field("ended", "date"), field("status"), field("why"), field("when", "date")]
    more = [begun, ended, status, *(["更正", "2022-05-01"] if status else ["", ""])]

    def write(site: Path) -> None:
        register(site, register={"charts": [chart]})
        table = {"fields": fields, "rows": [[*cells, *more]] if cells else [], "primaryKey": "no"}
        write_package(site / "data/goals", {"goals": table}, goals)

    return write


def split(values: int, measure: dict[str, object]) -> Break:
    """Have a line chart of *measure* split by a field that has so many values."""
    chart = {"name": "n", "title": "率", "measure": "n", "by": "year(on)", "kind": "line", "split": "no"}

    def write(site: Path) -> None:
        table = {"fields": FIELDS, "primaryKey": ["no"]}
        rows = [[f"A{n}", "2022-01-01", "", "one/records/A1/"] for n in range(1, values + 1)]
        measures = {"n": {"title": "率", **measure}}
        write_package(
            site / "data/one", {"rows": {**table, "rows": rows}}, REGISTER | {"charts": [chart], "measures": measures}
        )

    return write


RATE: dict[str, object] = {"share": {"field": "leads", "of": ["one/records/A1/"]}}


def pipe(site: Path) -> None:
    os.mkfifo(site / "content/pages/pipe.md")


def campaign_index(site: Path) -> None:
    write_week(site / "data")
    put("content/safety-week/index.md")(site)


WRONG: dict[str, Break] = {
    "missing-file": row("A2", "2022-01-01", "files/gone.pdf", ""),
    "attachment-name": row("A2", "2022-01-01", "files/通告.pdf", ""),
    "attachment-content": lambda site: [register(site), put("data/one/files/a.pdf", b"")(site)],
    "attachment-type": lambda site: [
        row("A2", "2022-01-01", "files/a.html", "")(site),
        put("data/one/files/a.html")(site),
    ],
    "calendar": row("A2", "9998-02-01", "", ""),
    "package-error": row(created="9999-12-31T23:00:00-08:00"),
    "too-complex": row(description="![" * 12_000),
    "same-address": lambda site: [put("content/news/a.md")(site), put("content/news/a/index.md")(site)],
    "same-address: the page of the campaign": campaign_index,
    "dead-link": row("A2", "2022-01-01", "", "one/records/A9/"),
    "contract-error": target(),
    "contract-error: another target": target("T2", "1", ">=", ""),
    "contract-error: another unit": target("T1", "1", ">=", "家"),
    "contract-error: no number": target("T1", "", ">=", ""),
    "contract-error: withdrawn": target("T1", "1", ">=", "", status="撤回"),
    "contract-error: repaired": target("T1", "1", ">=", "", status="修复"),
    "contract-error: its period is over": target("T1", "1", ">=", "", ended="2022-09-29"),
    "contract-error: its period has not begun": target("T1", "1", ">=", "", begun="2022-10-01"),
    "contract-error: more lines than can be told apart": split(7, RATE),
    "contract-error: more of what does not add up": split(7, {"distinct": "leads"}),
    "dead-link: a file that is not there": put("content/pages/a.md", f"{PAGE}\n[乙]({{filename}}/b.md)\n"),
    "dead-link: a file of data": put("content/pages/a.md", f"{PAGE}\n[乙]({{filename}}/one.md)\n"),
    "control-character": put("content/pages/a.md", "Title: 甲\rSave_as: x.html\n\n正文\n"),
    "file-type": pipe,
    "file-name": put("content/pages/con.md"),
    "front-matter": put("content/pages/a.md", "Title: 甲\nStatsu: draft\n\n正文\n"),
    "withheld-column": row(register={"withheld": ["FILE"]}),
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site in order, whose register is named, dated, joined and attached in every way that passes."""
    register(tmp_path, "NUL", "2022-02-28", "", "news/a/")
    for name in ("news/a.md", "pages/deep.md"):
        put(f"content/{name}", f"{PAGE}\n{'> ' * 60}引\n")(tmp_path)
    put("content/images/a.png", png())(tmp_path)
    put("data/.git/HEAD")(tmp_path)
    return tmp_path


def said(site: Path, verb: str, *more: str | Path) -> tuple[int, str]:
    folders = ("--data", site / "data", "--content", site / "content")
    run = disclosure(verb, *folders, "--as-of", DAY, "--quiet", *more)
    return run.returncode, run.stdout


def kinds_of(change: Break, site: Path) -> list[str]:
    """Return the kinds of what a build, or a check, finds wrong before anything is published."""
    change(site)
    pelican = {"PATH": site / "content", "THEME": ROOT / "theme", "DISCLOSURE": {"data": site / "data", "as_of": DAY}}
    settings = Settings.from_pelican(DEFAULT_CONFIG | pelican)
    (site / "scratch").mkdir()
    with borrowed(site / "scratch") as engine:
        return [one.kind for one in errors_only(foresee(settings, engine, Progress(quiet=True)))]


@pytest.mark.parametrize("kind", WRONG)
def test_what_would_stop_a_build_is_found_by_the_check(kind, site):
    assert kind.partition(":")[0] in kinds_of(WRONG[kind], site)


@pytest.mark.parametrize(("values", "measure"), [(6, RATE), (7, {"count": True})], ids=["six rates", "seven counts"])
def test_lines_that_can_be_told_apart_or_gathered_are_no_problem(values, measure, site):
    assert kinds_of(split(values, measure), site) == []


def test_a_target_that_is_there_is_no_problem(site):
    assert kinds_of(target("T1", "1", ">=", "", ended=DAY, begun=DAY), site) == []


def test_check_and_build_refuse_alike_and_in_the_same_words(site):
    for kind in ("missing-file", "same-address", "file-type"):
        WRONG[kind](site)
    checked, built = said(site, "check"), said(site, "html", "--output", site / "output")

    assert checked == built
    assert checked[0] == 1
    assert checked[1].splitlines()[-1] == "数据和文章共有 3 个错误、0 处警告"
    assert not (site / "output").exists()


def test_a_target_that_is_not_public_on_the_day_is_told_by_both_in_the_same_words(site):
    target("T1", "1", ">=", "", ended="2022-09-29")(site)
    checked, built = said(site, "check"), said(site, "html", "--output", site / "output")

    assert checked == built
    assert checked[0] == 1
    assert "图 n 的 target goals/T1：没有公开这个目标" in checked[1]


def test_what_the_check_passes_is_built(site):
    assert said(site, "check") == (0, "未发现问题\n")

    assert said(site, "html", "--output", site / "output") == (0, "")
    assert (site / "output/one/files/a.pdf").read_bytes() == b"%PDF-1.7"
    assert (site / "output/news/a/index.html").is_file()
