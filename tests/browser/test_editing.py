"""A page is written in a form by a Chinese input method, saved and seen in the preview; nobody else is asked."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, Page, expect

from packages import field, write_package
from sites import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.full]

BUNDLE = ROOT / ".venv/editing/node_modules/decap-cms/dist"


@pytest.fixture
def desk(tmp_path) -> Iterator[tuple[str, Path]]:
    """The address of an editor that runs as `make edit` runs it, and its content folder."""
    subprocess.run([which("make"), ".venv/editing/installed"], cwd=ROOT, check=True, capture_output=True, timeout=300)
    contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    write_package(
        tmp_path / "data/checks", {"rows": {"fields": [field("a")], "rows": [["示例"]], "primaryKey": "a"}}, contract
    )
    content = tmp_path / "content"
    (content / "news").mkdir(parents=True)
    (content / "news/old.md").write_text("标题: 旧的一篇\n日期: 2022-09-01\n\n- 甲\n  - 乙\n", "utf-8")
    order = ["--data", str(tmp_path / "data"), "--content", str(content), "--as-of", "2022-09-30", "--port", "0"]
    program = [sys.executable, "-m", "editing", str(BUNDLE), *order]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(program, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        said = next(line for line in process.stdout if line.startswith("编辑："))
        yield re.search(r"http://127\.0\.0\.1:\d+", said)[0], content
        process.send_signal(signal.SIGINT)
        process.wait(30)


def compose(tab: Page, letters: str, words: str) -> None:
    """Type as a Chinese input method does: letters that are being composed, then the words that were chosen."""
    session = tab.context.new_cdp_session(tab)
    for end in range(1, len(letters) + 1):
        composed = {"text": letters[:end], "selectionStart": end, "selectionEnd": end}
        session.send("Input.imeSetComposition", composed)
    session.send("Input.insertText", {"text": words})
    session.detach()


def write(tab: Page, label: str, letters: str, words: str) -> None:
    box = tab.get_by_label(label, exact=False).first
    box.click()
    compose(tab, letters, words)
    expect(box).to_have_value(re.compile(re.escape(words)))


def save(tab: Page) -> None:
    tab.get_by_role("button", name="保存").first.click()
    tab.get_by_role("menuitem", name="立即保存").click()
    expect(tab.get_by_text("修改已保存")).to_be_visible()


def test_what_is_written_with_an_input_method_is_saved_and_seen_and_nobody_else_is_asked(browser: Browser, desk):
    address, content = desk
    context = browser.new_context(locale="zh-CN")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab, seen = context.new_page(), context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))

    tab.goto(f"{address}/__edit/")
    tab.get_by_role("button", name="登录").click()
    tab.get_by_role("link", name="动态").click()
    tab.get_by_text("旧的一篇").click()
    write(tab, "标题", "jiu", "（改过）")
    save(tab)

    assert (content / "news/old.md").read_text("utf-8") == (
        "---\n标题: 旧的一篇（改过）\n日期: 2022-09-01\n---\n- 甲\n  - 乙\n"
    )
    assert tab.get_by_role("link", name="查看预览").get_attribute("href") == f"{address}/news/old/"
    seen.goto(f"{address}/news/old/")
    expect(seen.get_by_role("heading", level=1)).to_have_text("旧的一篇（改过）", timeout=20_000)

    tab.goto(f"{address}/__edit/#/collections/news/new")
    write(tab, "标题", "zongzi", "粽子抽检")
    tab.get_by_label("文件名").first.fill("zongzi")
    tab.get_by_label("日期").first.fill("2022-09-02")
    write(tab, "正文", "hege", "全部合格<b>。")
    save(tab)

    seen.goto(f"{address}/news/zongzi/")  # a mistake is told where the page would be
    expect(seen.get_by_text("news/zongzi.md")).to_contain_text(
        "<b>", timeout=20_000
    )  # a mistake, where the page would be
    tab.get_by_label("正文").first.fill("全部合格。")
    save(tab)
    expect(seen.get_by_role("heading", level=1)).to_have_text("粽子抽检", timeout=20_000)
    expect(seen.get_by_text("是草稿")).to_be_visible()

    assert [url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))] == []
    assert wrong == []
    context.close()
