"""The feed: the latest records, ids that outlive a move, nothing that was withdrawn."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree as ET

import pytest

from packages import field, write_package
from published import among
from things import CELLS, package

ATOM = "{http://www.w3.org/2005/Atom}"


def read_feed(folder):
    return ET.fromstring((folder / "feed.atom").read_bytes())  # noqa: S314 - our own file


def texts(element, tag):
    return [one.text for one in element.iter(f"{ATOM}{tag}")]


@pytest.fixture
def feed(tmp_path, write):
    """Return a function that writes the feed of the small register."""

    def run(rows=CELLS, register=(), **settings):
        folder, _ = write(package(tmp_path / "data", rows, **dict(register)).parent, **settings)
        return read_feed(folder)

    return run


def test_it_has_what_atom_requires(feed):
    root = feed()
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{tag}")) == 1
            assert element.find(f"{ATOM}{tag}").text
        assert element.findall(f"{ATOM}link[@rel='alternate']")
    assert root.find(f"{ATOM}author/{ATOM}name").text == "示例机关"
    assert root.find(f"{ATOM}link[@rel='self']").get("href")
    ids = texts(root, "id")
    assert len(ids) == len(set(ids)) == 4
    assert all(re.fullmatch(r"tag:[^:]+,\d{4}:\S+", one) for one in ids)
    assert all(datetime.fromisoformat(one).tzinfo for one in texts(root, "updated"))


def test_the_latest_record_comes_first_and_dates_the_feed(feed):
    root = feed(register={"date": "on"})
    entries = root.findall(f"{ATOM}entry")
    assert [one.find(f"{ATOM}id").text.rpartition("/")[2] for one in entries] == ["A-2", "A-1", "A-3"]
    days = [one.find(f"{ATOM}updated").text for one in entries]
    assert days == ["2022-01-06T00:00:00+08:00", "2022-01-05T00:00:00+08:00", "2022-09-30T00:00:00+08:00"]
    assert root.find(f"{ATOM}updated").text == max(days)


def test_a_register_without_dates_is_as_old_as_its_package(feed):
    assert set(texts(feed(), "updated")) == {"2022-09-30T00:00:00+08:00"}


def test_a_feed_without_records_is_as_old_as_its_package(feed):
    root = feed(rows=[])
    assert texts(root, "updated") == ["2022-09-30T00:00:00+08:00"]
    assert not root.findall(f"{ATOM}entry")


def test_an_entry_says_the_columns_of_its_list(feed):
    entry = feed().find(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == "示例甲店"
    assert entry.find(f"{ATOM}summary").text == "名称：示例甲店；金额：12.50；日期：2022-01-05"


def test_ids_stay_when_the_site_moves_and_links_follow_it(feed):
    here = feed(register={"pages": "all"}, name="here")
    there = feed(register={"pages": "all"}, name="there", siteurl="https://example.org/a")
    assert texts(here, "id") == texts(there, "id")
    assert texts(here, "id")[0] == "tag:example.org,2019:things"
    links = [[one.get("href") for one in root.iter(f"{ATOM}link")] for root in (here, there)]
    assert links[0][:3] == ["../things/feed.atom", "../things/", "../things/records/A-1/"]
    assert links[1][:3] == [
        "https://example.org/a/things/feed.atom",
        "https://example.org/a/things/",
        "https://example.org/a/things/records/A-1/",
    ]


def test_the_authority_of_ids_is_a_setting(feed):
    assert texts(feed(tag_authority="food.example.cn,2022"), "id")[1] == "tag:food.example.cn,2022:things/records/A-1"


def test_a_record_without_a_page_leads_to_its_place_among_others(feed):
    hrefs = [one.get("href") for one in feed(register={"pages": "none"}, rows_per_page=2).iter(f"{ATOM}link")]
    assert hrefs[2:] == [f"../{among('things', record)}" for record in ("A-1", "A-2", "A-3")]


def test_the_owner_is_the_author(feed):
    assert feed(owner="示例局").find(f"{ATOM}author/{ATOM}name").text == "示例局"


def test_only_the_latest_fifty_are_in_it(feed):
    rows = [[f"R-{number:03}", "示例店", *[""] * 9] for number in range(60)]
    assert len(feed(rows=rows).findall(f"{ATOM}entry")) == 50


def test_a_withdrawn_record_leaves_the_feed(tmp_path, write):
    fields = [field("no"), field("state"), field("why"), field("when", "date")]
    rows = [["1", "公示中", "", ""], ["2", "撤回", "决定被撤销", "2022-01-01"]]
    register = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
    register["status"] = {"field": "state", "withdrawn": ["撤回"], "reason": "why", "on": "when"}
    write_package(tmp_path / "data/one", {"rows": {"fields": fields, "rows": rows, "primaryKey": ["no"]}}, register)
    folder, _ = write(tmp_path / "data")
    assert texts(read_feed(folder), "id") == ["tag:example.org,2019:one", "tag:example.org,2019:one/records/1"]


def test_texts_are_escaped_and_what_xml_cannot_hold_is_marked(feed):
    rows = [["A-1", "<b>&\ufffe]]>\u2028", *[""] * 9]]
    assert feed(rows=rows).find(f"{ATOM}entry/{ATOM}title").text == "<b>&\ufffd]]>\u2028"
