"""Small sites on a server of this machine, for a browser and for a validator to read."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from packages import field, write_package
from sites import built
from ways import write_calendar, write_ways
from weeks import write_quiz, write_week

PROSE = """Title: 长文和宽表

市场监督管理部门到生产、销售、餐饮单位抽取食品，送有资质的机构检验；检验结论公布在这里，不合格的写明项目、限量和处置（“限期整改”、
“停止销售”、“召回”）。抽检重点抽风险较高的食品和单位，所以合格率不能代表市面上的全部食品！对结论有异议怎么办？收到结论七个工作日内，
可以提出复检；复检机构由受理的部门随机确定，费用先由申请人垫付，复检推翻原结论的，由抽检的部门承担。

- 第一，先看“结论”：合格、不合格；再看“项目”。
- 第二，看清批次：同一食品的另一批次，结论可能不同（“只指这一批”）。

| 年份 | 一列 | 两列 | 三列 | 四列 |
|---|---|---|---|---|
| 2026 | 很长很长的一格 | 很长很长的一格 | 很长很长的一格 | 很长很长的一格 |
| 202/6 | **备案**，不是许可 | 短 | 短 | 短 |
"""

# The pages that the browser reads: of the small case by their path, of the other sites with the site's name before.
PAGES = [
    "index.html",
    "checks/index.html",
    "checks/by/on/2022/index.html",
    "checks/records/B-1/index.html",
    "checks/records/B-2/index.html",
    "checks/notices/N1/index.html",
    "checks/dictionary/index.html",
    "subjects/911100000000000001/index.html",
    "catalog/index.html",
    "search/index.html",
    "changes/index.html",
    "catalog/results/index.html",
    "catalog/timeliness/index.html",
    "catalog/information/index.html",
    "catalog/map/index.html",
    "pages/about/index.html",
    "404.html",
    "views:index.html",
    "views:catalog/plan/index.html",
    "views:goals/index.html",
    "views:tasks/index.html",
    "views:weeks/index.html",
    "views:ways/records/A-1/index.html",
    "views:catalog/working-days/index.html",
    "views:pages/wide/index.html",
    "patterns:index.html",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* and give its address."""
    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(
            target=server.serve_forever, args=[0.01], daemon=True
        ).start()  # looks this often whether it is to stop
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def write_views_site(folder: Path) -> None:
    """Build a site with a register of each view and a Markdown page of long text with a wide table."""
    write_views(folder / "data")
    write_ways(folder / "data")
    write_calendar(folder / "data")
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/wide.md").write_text(PROSE, "utf-8")
    built(folder / "data", folder / "content", folder / "output")


def write_week_site(folder: Path) -> None:
    """Build the site of a small safety week, on a day of it."""
    write_week(folder / "data")
    write_quiz(folder / "data")
    (folder / "content").mkdir()
    built(folder / "data", folder / "content", folder / "output")


def write_views(data: Path) -> None:
    """Write a register of each view: targets, tasks, calendar (one record goes on on the day of the data)."""
    goals = [field("no"), field("name"), field("sign"), field("value", "number"), field("unit")]
    tasks = [field("no"), field("name"), field("due", "yearmonth"), field("unit")]
    weeks = [field("no"), field("name"), field("from", "date"), field("to", "date")]
    for view, fields, row, roles in (
        ("targets", goals, ["1", "合格率", ">=", "98", "%"], {"value": "value", "comparator": "sign", "unit": "unit"}),
        ("tasks", tasks, ["1", "很长很长的一项任务", "2020-10", "示例甲局"], {"due": "due", "by": "unit"}),
        ("calendar", weeks, ["1", "示例周", "2022-09-01", "2022-10-01"], {"from": "from", "to": "to"}),
    ):
        name, title = {
            "targets": ("goals", "示例指标"),
            "tasks": ("tasks", "示例任务"),
            "calendar": ("weeks", "示例日历"),
        }[view]
        register = {"section": "plan", "records": "rows", "title": "{name}", "columns": ["name"], "sample": True}
        resources = {"rows": {"fields": fields, "rows": [row], "primaryKey": "no"}}
        write_package(data / name, resources, {**register, "view": view, "roles": roles}, title=title)
