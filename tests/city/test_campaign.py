"""The safety week of this city's data: an event is one row, facts have their source, what is refused stays refused."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from disclosure.errors import Problem
from published import published
from rendered import rendered, text_of
from sites import ROOT
from stages import stages

DATA = ROOT / "data"
FOLDERS = ("campaigns", "campaign-events", "quiz", "sample-week", "sample-week-events")
AS_OF = date(2026, 9, 1)
NATURAL = {
    "start_on": "2026-09-12",
    "event_name": "龙湖镇咨询台",
    "event_kind": "咨询",
    "place": "文化站",
    "organiser": "龙湖镇",
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def of_the_week(data: Path) -> Path:
    for name in FOLDERS:
        shutil.copytree(DATA / name, data / name)
    return data


def add(data: Path, table: str, cells: Mapping[str, str]) -> None:
    """Write one more row below a table, as an officer does: the cells that are known, and nothing else."""
    path = data / table
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, lineterminator="\n").writerow(cells)


def problems(data: Path, scratch: Path) -> list[Problem]:
    with stages(data, scratch, AS_OF) as found:
        return [one for one in found.problems if not (one.kind == "dead-link" and one.warning)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> Iterator[Mapping[str, str]]:
    """The pages of the week, with one natural row more."""
    folder = tmp_path_factory.mktemp("week")
    add(of_the_week(folder / "data"), "campaign-events/events.csv", NATURAL)
    with published(folder / "data", folder / "scratch", as_of=AS_OF) as site:
        yield rendered(site.view)


def test_one_natural_row_is_an_event_with_a_page_and_nothing_is_asked(tmp_path, pages):
    add(of_the_week(tmp_path / "data"), "campaign-events/events.csv", NATURAL)
    [link] = [
        node.attributes["href"] or ""
        for node in HTMLParser(pages["safety-week/index.html"]).css("[aria-labelledby=next] a")
        if node.text() == NATURAL["event_name"]
    ]
    event = pages[link.removeprefix("../") + "index.html"]

    assert problems(tmp_path / "data", tmp_path / "scratch") == []
    assert text_of(event, "h1") == ["龙湖镇咨询台"]
    assert text_of(event, ".verdict__say") == ["2026-09-12，文化站"]
    assert "龙湖镇咨询台" in pages["safety-week/2026/index.html"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        pytest.param({"event_kind": ""}, "event_kind", id="no kind"),
        pytest.param({"event_kind": "六进"}, "event_kind", id="a kind that the plan does not explain"),
        pytest.param({"start_on": "9月12日"}, "start_on", id="a day in words"),
        pytest.param({"begins": "上午"}, "begins", id="an hour in words"),
        pytest.param({"summary": "推荐购买本地放心店的食品"}, "summary", id="a recommendation"),
        pytest.param({"summary": "发布风险警示"}, "summary", id="a warning of risk"),
    ],
)
def test_what_is_wrong_with_an_event_is_one_message_in_chinese(wrong, field, tmp_path):
    add(of_the_week(tmp_path / "data"), "campaign-events/events.csv", NATURAL | wrong)
    [problem] = problems(tmp_path / "data", tmp_path / "scratch")

    assert problem.field == field
    assert any("\u4e00" <= sign <= "\u9fff" for sign in problem.message + problem.fix)


def test_a_photo_needs_its_consent(tmp_path):
    data = of_the_week(tmp_path / "data")
    photo = {
        "start_on": "2026-09-08",
        "event_name": "看懂食品标签：示例小学",
        "image": "files/opening.png",
        "caption": "台上",
    }
    (data / "sample-week-events/photos.csv").write_text("start_on,event_name,image,caption,consent\n", "utf-8")
    add(data, "sample-week-events/photos.csv", photo)

    assert [one.field for one in problems(data, tmp_path / "scratch")] == ["consent"]


def test_every_fact_has_its_source_and_the_day_of_the_last_look():
    for row in (*rows("campaigns/campaigns.csv"), *rows("campaign-events/events.csv")):
        assert row["source"], row
        assert row["checked_on"], row


@pytest.mark.parametrize("year", ["2020", "2026"])
def test_a_theme_that_nobody_found_is_no_other_years(year, pages):
    html = pages[f"safety-week/{year}/index.html"]
    themes = {row["theme"] for row in rows("campaigns/campaigns.csv") if row["theme"]}

    assert text_of(html, ".verdict__say") == [f"{year} 年的主题和日期未查到"]
    assert text_of(html, ".verdict__note") == ["最后查看 2026-11-26"]
    assert [theme for theme in themes if theme in html] == []


def test_all_years_stand_in_one_table_and_each_old_address_answers(pages):
    html = pages["safety-week/index.html"]
    told = dict.fromkeys(text.removesuffix(" 年") for text in text_of(html, "[aria-labelledby=archive] th[scope=row]"))

    assert list(told) == [str(year) for year in range(2026, 2010, -1)]
    assert all(f"safety-week/{year}/index.html" in pages for year in told)


def test_the_made_up_campaign_shows_every_part(pages):
    html = pages["safety-week/sample/2026/index.html"]

    headings = [
        "能做什么",
        "活动日历",
        "主题和日期",
        "记住几条",
        "科普",
        "典型案例",
        "媒体",
        "倡议",
        "活动结果",
        "拿去用",
    ]
    assert [one for one in headings if one not in text_of(html, "main h2")] == []
    assert {"示例数据"} == set(text_of(html, "h1 .tag"))
    assert not any(
        row["event_name"] in pages["safety-week/index.html"] for row in rows("sample-week-events/events.csv")
    )


@pytest.mark.parametrize("kind", ["快检", "你送我检"])
def test_a_rapid_test_is_no_inspection(kind, tmp_path):
    for name in ("inspections", "labs", "reference"):
        shutil.copytree(DATA / name, tmp_path / "data" / name)
    path = tmp_path / "data/inspections/2022.csv"
    sample = next(row for row in rows("inspections/2022.csv") if row["sampling_kind"] == "监督抽检")
    add(tmp_path / "data", "inspections/2022.csv", sample | {"sampling_kind": kind, "sample_no": "XC22410184000000009"})
    row = path.read_text("utf-8").count("\n")

    assert any(one.field == "sampling_kind" and one.row == row for one in problems(tmp_path / "data", tmp_path / "s"))


def test_nothing_says_which_six_places_the_plan_means(pages):
    listed = {cell for row in rows("campaign-events/events.csv") for cell in row.values()}

    assert not any("六进" in cell for cell in listed)
    assert "没有列出" in (ROOT / "content/safety-week/about.md").read_text("utf-8")
    assert not any("六进" in pages[name] for name in ("safety-week/index.html", "safety-week/2026/index.html"))


def test_a_question_has_one_right_answer_that_is_there():
    for row in rows("quiz/questions.csv"):
        answers = [row[letter] for letter in "abcd" if row[letter]]
        assert row[row["right"].lower()], row["question_no"]
        assert len(set(answers)) == len(answers) >= 3
