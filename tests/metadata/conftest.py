"""A site with an address and an owner: its pages, and the files by which it is found."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from disclosure.building.known import site_files, subject_feeds
from disclosure.files.register import Source, write_files
from disclosure.writing import Output
from hostile import HOSTILE
from inspections import BAD, sample, write_inspections
from published import published
from rendered import THEME, pages, rendered

HOME = "https://a.example/food"
OWNED = {
    "siteurl": HOME,
    "owner": "示例市场监管局",
    "contact": "food@a.example",
    "tag_authority": "a.example,2022",
}
CANARY = "绝密"
ROWS = [
    *(sample(number, food=f"食品{text}", **BAD) for number, text in enumerate(HOSTILE, start=1)),
    sample(20, food=f"{CANARY}一", firm=f"{CANARY}店", status="撤回", reason="依法撤销", withdrawn_on="2022-09-20"),
    sample(21, food=f"{CANARY}二", on="20190901"),
]
DESCRIPTION = "各批次的**抽检**结果。\n\n</script><script>alert(1)</script>\n\n另见[说明](../pages/about.md)。"


def made(data, scratch, output, **settings):
    """Publish *data*, and return its pages by file, the files of the whole site by address, and the view."""
    with published(data, scratch, by="duckdb", **settings) as site:
        downloads = {}
        for name, register in site.registers.items():
            source = Source(register, site.shown[name], (), site.view.settings, site.engine)
            downloads[name] = write_files(source, Output(output))
        view = replace(site.view, downloads=downloads, settings=replace(site.view.settings, theme=THEME))
        every = list(pages(view))
        dated = {page.address: page.dated for page in every if page.dated is not None}
        files = {**dict(site_files(view, dated)), **dict(subject_feeds(view, "", None))}
        return SimpleNamespace(view=view, pages=every, html=dict(rendered(view)), files=files, downloads=downloads)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The site of hostile rows, one of them withdrawn and one expired, for tests that only look."""
    folder = tmp_path_factory.mktemp("metadata")
    data = write_inspections(folder / "data", ROWS, description=DESCRIPTION, keywords=["抽检", "食品"])
    return made(data, folder / "scratch", folder / "output", **OWNED)


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory):
    """The same without an address or an owner."""
    folder = tmp_path_factory.mktemp("nowhere")
    return made(write_inspections(folder / "data", ROWS), folder / "scratch", folder / "output")
