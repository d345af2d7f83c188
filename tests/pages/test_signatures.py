"""Where a site asks for two pairs of eyes, nothing is published that nobody has signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from disclosure.content_folders import KINDS
from disclosure.pages.content import read_content
from disclosure.pages.signatures import unsigned
from disclosure.settings import Settings
from packages import field, load, write_package

DAY = date(2022, 9, 30)
SIGNED = {"contributors": [{"title": "乙某", "role": "审核"}]}


def found(folder: Path, *, siteurl: str = "", review: bool = True, head: str = "", **package):
    contract = {"section": "results", "records": "rows", "title": "{a}", "columns": ["a"]}
    rows = {"rows": {"fields": [field("a")], "primaryKey": "a"}}
    write_package(folder / "data/checks", rows, contract, description="说明", **package)
    (folder / "content/news").mkdir(parents=True)
    (folder / "content/news/a.md").write_text(f"标题: 一\n日期: 2022-01-01\n{head}\n正文", "utf-8")
    (folder / "content/news/b.md").write_text("标题: 二\n状态: 草稿\n\n正文", "utf-8")
    settings = Settings(folder, folder, folder, DAY, siteurl=siteurl)
    content = read_content(folder / "content", KINDS, DAY)
    return [
        (one.path, one.warning) for one in unsigned(content, load(folder / "data")[0], replace(settings, review=review))
    ]


@pytest.mark.parametrize(("siteurl", "warning"), [("https://example.org", False), ("", True)])
def test_what_nobody_has_signed_is_named_and_not_published(tmp_path, siteurl, warning):
    assert found(tmp_path, siteurl=siteurl) == [("news/a.md", warning), ("checks/datapackage.json", warning)]


def test_what_is_signed_goes_and_without_the_setting_everything_does(tmp_path):
    assert found(tmp_path / "signed", head="审核: 乙某\n", **SIGNED) == []
    assert found(tmp_path / "off", review=False) == []
