"""A campaign's files: calendars that another reader understands, an archive for the press with its licence."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType
from xml.etree import ElementTree as ET

import icalendar
import pytest

from disclosure.files.campaign import campaign_files
from published import published
from weeks import EVENTS, WEEKS, write_week

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def files(tmp_path):
    """Return a function that makes the files of a week."""

    def run(number=1, as_of=date(2022, 9, 30), settings=MappingProxyType({}), **more):
        write_week(tmp_path / "data", **more)
        with published(
            tmp_path / "data", tmp_path / f"scratch{number}", as_of=as_of, siteurl="https://example.gov.cn"
        ) as site:
            return dict(campaign_files(site.view.registers, replace(site.view.settings, **settings)))

    return run


def entries(data: bytes) -> dict[str, icalendar.Event]:
    return {str(one["summary"]): one for one in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def pictures(made: dict[str, bytes]) -> dict[str, ET.Element]:
    return {name: ET.fromstring(data) for name, data in made.items() if name.endswith(".svg")}  # noqa: S314 - our own file


def test_the_calendar_holds_every_week_with_a_day_and_every_event(files):
    data = files()["safety-week/calendar.ics"]
    found = entries(data)

    assert set(found) == {"2022 年示例县食品安全宣传周", *(one["name"] for one in EVENTS)}
    assert (found["开场"].start, found["开场"].end) == (
        datetime(2022, 9, 28, 1, tzinfo=UTC),
        datetime(2022, 9, 28, 3, tzinfo=UTC),
    )
    assert found["咨询台"].end == datetime(2022, 9, 30, 7, tzinfo=UTC)
    assert (found["开放日"].start, found["开放日"].end) == (date(2022, 10, 1), date(2022, 10, 3))
    assert "每天 08:30—11:00" in found["开放日"]["description"]
    assert found["竞赛"]["status"] == "CANCELLED"
    assert found["2022 年示例县食品安全宣传周"].end == date(2022, 10, 5)
    assert found["开场"]["url"].startswith("https://example.gov.cn/safety-week/2022/events/")


def test_a_calendar_is_as_the_standard_wants_it(files):
    for name, data in files().items():
        if name.endswith(".ics"):
            lines = data.split(b"\r\n")
            assert lines[0] == b"BEGIN:VCALENDAR"
            assert lines[-2:] == [b"END:VCALENDAR", b""]
            assert all(len(line) <= 75 for line in lines)
            assert b"\n" not in b"".join(lines)
            calendar = icalendar.Calendar.from_ical(data)
            assert {"PRODID", "VERSION"} <= set(calendar)
            assert calendar.errors == []
            for one in calendar.walk("VEVENT"):
                assert {"UID", "DTSTAMP", "DTSTART"} <= set(one)
                assert one.errors == []


def test_each_event_has_a_file_of_its_own_with_the_same_number(files):
    made = files()
    own = [data for name, data in made.items() if name.endswith("event.ics")]
    numbers = [str(one["uid"]) for one in entries(made["safety-week/calendar.ics"]).values()]

    assert len(own) == len(EVENTS)
    assert len(set(numbers)) == len(numbers)
    assert {str(one["uid"]) for data in own for one in entries(data).values()} < set(numbers)


def test_nothing_of_the_clock_is_in_a_file(files):
    assert files(1) == files(2, as_of=date(2023, 5, 1))


def test_without_a_day_there_is_no_file(files):
    assert files(weeks=[{"no": "W", "year": "2022", "words": "未查到", "source": "未查到"}], events=[]) == {}


def test_the_press_takes_facts_events_calendar_and_the_licence(files):
    made = files()
    with zipfile.ZipFile(io.BytesIO(made["safety-week/2022/press-kit.zip"])) as kit:
        texts = {name: kit.read(name).decode() for name in kit.namelist()}
        days = {one.date_time[0] for one in kit.infolist()}

    named = {"LICENCE.txt", "README.txt", "events.csv", "facts.txt", "points.txt"}
    assert set(texts) == {*named, "calendar.ics", "card.svg"}
    assert "示例活动：CC0 1.0" in texts["LICENCE.txt"]
    assert "主题：本县的主题" in texts["facts.txt"]
    assert "https://example.gov.cn/safety-week/2022/" in texts["README.txt"]
    assert "竞赛,2022-10-04,,,,,竞赛,示例社区,已取消" in texts["events.csv"]
    assert days == {1980}


def test_each_year_of_which_something_is_known_has_a_picture_of_its_own_to_pass_on(files):
    long = WEEKS[2] | {"no": "W4", "year": "2021", "from": "2021-06-08", "to": "", "theme": "<主题> & " + "很长" * 15}
    made = files(weeks=[*WEEKS, long])
    texts = {name: [one.text for one in read.iter(f"{SVG}text")] for name, read in pictures(made).items()}

    assert texts == {
        "safety-week/2022/card.svg": [
            "2022 年示例县食品安全宣传周",
            "本县的主题",
            "2022-09-28 至 2022-10-04",
            "主会场：示例广场",
            "食品安全信息公示　投诉举报 12315",
        ],
        "safety-week/2021/card.svg": [
            "2021 年示例县食品安全宣传周",
            "<主题> & 很长很长很长很长很",
            "长很" * 7,
            "长" + "很长" * 3,
            "2021-06-08 起",
            "主会场：示例广场",
            "食品安全信息公示　投诉举报 12315",
        ],
    }
    with zipfile.ZipFile(io.BytesIO(made["safety-week/2022/press-kit.zip"])) as kit:
        assert kit.read("card.svg") == made["safety-week/2022/card.svg"]


def test_a_picture_holds_all_that_there_is_to_say_above_its_foot_which_names_the_hotline_of_the_site(files):
    long = WEEKS[2] | {"theme": "主题" * 30, "venue": "示例广场" * 25}
    made = files(weeks=[long], settings={"hotline": "0371-00000000", "site_name": "很长的名称" * 8})
    [read] = pictures(made).values()
    *body, foot = read.iter(f"{SVG}text")
    top = next(int(one.get("y")) for one in read.iter(f"{SVG}rect") if one.get("y"))

    assert "".join(one.text for one in body).endswith(f"主会场：{'示例广场' * 25}")
    assert max(int(one.get("y")) for one in body) < top
    assert foot.text.endswith("投诉举报 0371-00000000")
    assert len(foot.text) * int(foot.get("font-size")) <= int(read.get("width"))


def test_a_year_of_which_nothing_is_known_has_no_picture(files):
    assert pictures(files(weeks=WEEKS[:1])) == {}


def test_what_is_made_up_says_so_in_every_file(files):
    made = files(sample=True)

    assert all(name.startswith("safety-week/sample/") for name in made)
    assert "示例数据" in made["safety-week/sample/2022/card.svg"].decode()
    assert all(name.endswith("（示例数据）") for name in entries(made["safety-week/sample/calendar.ics"]))
