"""SOURCES.md names every document that real rows and pages cite by a number."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sites import ROOT

SOURCES = (ROOT / "SOURCES.md").read_text("utf-8")
NUMBER = re.compile(r"〔\d{4}〕\d+号|令第\d+号")
HOLIDAYS = "国办发明电"  # the notices of holidays stand in the descriptor of the calendar, all of them


def is_real(path: Path) -> bool:
    if path.suffix == ".md":
        return True
    descriptor = json.loads((path.parent / "datapackage.json").read_text("utf-8"))
    return not (descriptor.get("register", {}).get("sample") or path.name.startswith("sample_"))


CITING = [
    path
    for pattern in ("content/**/*.md", "data/*/*.csv", "data/*/datapackage.json")
    for path in sorted(ROOT.glob(pattern))
    if is_real(path)
]


def test_every_document_that_is_cited_is_named_with_how_it_was_read():
    holidays = re.compile(rf"{HOLIDAYS}(〔\d{{4}}〕\d+号、?)+")
    texts = {path: holidays.sub("", path.read_text("utf-8").replace(" ", "")) for path in CITING}

    assert (
        unnamed({path: {one for one in NUMBER.findall(text) if one not in SOURCES} for path, text in texts.items()})
        == {}
    )


ARTICLE = re.compile(r"([\u4e00-\u9fff]{2,40})(?:（[^）]{1,30}）)?第[一二三四五六七八九十百零]+条")
LAW = ("法", "法典", "条例", "办法", "规定", "细则")
SHORT = {  # what pages and rows call a law once they have named it
    *("公示规定", "处罚信息公示规定", "实施条例", "监督检查管理办法", "抽样检验管理办法"),
    *("投诉举报处理办法", "奖励办法", "名单管理办法", "河南三小条例"),
    *("同一条例", "与条例", "条例", "办法", "规定", "管理办法"),
}


def test_every_law_of_which_an_article_is_cited_is_named_with_how_it_was_read():
    laws = tuple(law for law in re.findall(r"[\u4e00-\u9fff]+", SOURCES) if law.endswith(LAW) and law not in LAW)
    texts = {path: re.sub(r"[》《 *]", "", path.read_text("utf-8")) for path in CITING}
    cited = {
        path: {name for name in ARTICLE.findall(text) if name.endswith(LAW) and name not in SHORT}
        for path, text in texts.items()
    }

    assert unnamed({path: {name for name in names if not name.endswith(laws)} for path, names in cited.items()}) == {}


ADDRESS = re.compile(r"https?://[^\s,)>\"，。；]+")
OF_LICENCES = "https://creativecommons.org/"  # where the text of a licence is: no fact of the city


def test_every_address_that_pages_and_rows_lead_to_is_named_with_how_it_was_found():
    found = {address for path in CITING for address in ADDRESS.findall(path.read_text("utf-8"))}

    assert sorted(one for one in found if one not in SOURCES and not one.startswith(OF_LICENCES)) == []


def test_every_standard_of_an_edition_that_a_page_cites_is_in_the_catalogue_or_among_the_sources():
    catalogue = (ROOT / "data/standard-catalogue/standards.csv").read_text("utf-8")
    cited = {
        number
        for path in ROOT.glob("content/**/*.md")
        for number in re.findall(r"(?:GB|NY/T|LY/T) [0-9.]+-[0-9]{4}", path.read_text("utf-8"))
    }

    assert sorted(number for number in cited if number not in catalogue and number not in SOURCES) == []


def unnamed(found: dict[Path, set[str]]) -> dict[str, set[str]]:
    """What was found, by the file in which it stands."""
    assert found, "there is nothing to look through"
    return {str(path.relative_to(ROOT)): names for path, names in found.items() if names}
