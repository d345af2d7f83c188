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
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from packages import field, write_package
from sites import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.full]

BUNDLE = ROOT / ".venv/editing/node_modules/decap-cms/dist"


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Iterator[tuple[str, Path]]:
    """The address of an editor that runs as `make edit` runs it, and its content folder."""
    tmp_path = tmp_path_factory.mktemp("desk")
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
    expect(tab.get_by_text("没有要保存的修改")).to_be_visible()


@pytest.fixture
def tabs(browser: Browser, desk) -> Iterator[tuple[Page, Page]]:
    """A tab with the editor and one for what is seen; nobody else is asked by either, and no script fails."""
    address, _ = desk
    context = browser.new_context(locale="zh-CN")
    asked: list[str] = []
    wrong: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    editor, seen = context.new_page(), context.new_page()
    editor.on("pageerror", lambda error: wrong.append(str(error)))
    editor.goto(f"{address}/__edit/")
    editor.get_by_role("button", name="登录").click()

    yield editor, seen

    assert [url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))] == []
    assert {*wrong} <= {"undefined"}  # what the editor itself throws where it refuses to save
    context.close()


def title(tab: Page) -> Any:
    return tab.get_by_role("heading", level=1)


def test_what_is_written_with_an_input_method_is_saved_and_seen(desk, tabs):
    (address, content), (editor, seen) = desk, tabs
    editor.get_by_role("link", name="动态").click()
    editor.get_by_text("旧的一篇").click()
    write(editor, "标题", "jiu", "（改过）")
    save(editor)

    said = "---\n标题: 旧的一篇（改过）\n日期: 2022-09-01\n---\n- 甲\n  - 乙\n"
    assert (content / "news/old.md").read_text("utf-8") == said
    assert editor.get_by_role("link", name="查看预览").get_attribute("href") == f"{address}/news/old/"
    seen.goto(f"{address}/news/old/")
    expect(title(seen)).to_have_text("旧的一篇（改过）", timeout=20_000)


def test_a_mistake_in_a_new_page_is_told_where_the_page_would_be_and_put_right(desk, tabs):
    (address, _), (editor, seen) = desk, tabs
    editor.get_by_role("link", name="动态").click()
    editor.goto(f"{address}/__edit/#/collections/news/new")
    write(editor, "标题", "zongzi", "粽子抽检")
    expect(editor.get_by_label("处罚")).to_have_count(0)
    editor.get_by_text("今天", exact=True).first.click()
    editor.get_by_label("日期").first.fill("2022-09-02")
    editor.get_by_label("文件名").first.press_sequentially("粽子")
    editor.get_by_role("button", name="保存").first.click()
    editor.get_by_role("menuitem", name="立即保存").click()
    fault = editor.get_by_role("listitem").filter(has_text="写法不对，只用小写字母、数字和连字符，如 spot-check").first
    expect(fault).to_have_css("text-transform", "none")
    editor.get_by_label("文件名").first.press("ControlOrMeta+a")
    editor.get_by_label("文件名").first.press_sequentially("zongzi")
    write(editor, "正文", "hege", "全部合格<b>。")
    save(editor)

    seen.goto(f"{address}/news/zongzi/")
    expect(seen.get_by_text("news/zongzi.md")).to_contain_text("<b>", timeout=20_000)
    editor.get_by_label("正文").first.fill("全部合格。")
    save(editor)
    expect(title(seen)).to_have_text("粽子抽检", timeout=20_000)
    expect(seen.get_by_text("是草稿")).to_be_visible()
