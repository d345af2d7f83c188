"""Every feed is Atom that a reader understands: of a register, of a subject, of the whole site."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest

from disclosure.building.known import subject_feeds
from disclosure.files.feed import of_register, of_site
from inspections import BAD, code, sample, write_inspections
from published import published

HOME = "https://a.example/food"
ATOM = "{http://www.w3.org/2005/Atom}"
SUBJECTS = [code(f"9141018400000000{end}") for end in "12"]
SUBJECT = "subjects/92000000000000001K/feed.atom"


def faults(content, address):
    """What RFC 4287 wants of a feed at *address* and is not so."""
    root = ET.fromstring(content)  # noqa: S314 - our own file
    found = [] if root.tag == f"{ATOM}feed" else ["no feed"]
    for one in (root, *root.findall(f"{ATOM}entry")):
        found += [f"{tag}: not one" for tag in ("id", "title", "updated") if len(one.findall(f"{ATOM}{tag}")) != 1]
        found += [] if one.findall(f"{ATOM}link[@rel='alternate']") else ["no alternate link"]
    ids = [one.text for one in root.iter(f"{ATOM}id")]
    found += [] if len(ids) == len(set(ids)) else ["an id twice"]
    found += [one for one in ids if not re.fullmatch(r"tag:a\.example,2022:[A-Za-z0-9./_-]+", one)]
    found += [one.text for one in root.iter(f"{ATOM}updated") if datetime.fromisoformat(one.text).tzinfo is None]
    found += [] if root.findtext(f"{ATOM}author/{ATOM}name") == "示例市场监管局" else ["not the owner's"]
    links = [one.get("href") for one in root.findall(f"{ATOM}link[@rel='self']")]
    return found + ([] if links == [f"{HOME}/{address}"] else [f"self: {links}"])


@pytest.mark.parametrize("address", ["feed.atom", SUBJECT])
def test_a_reader_understands_it(site, address):
    read = feedparser.parse(site.files[address])
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.author == "示例市场监管局"
    assert read.entries
    assert all(one.id and one.title and one.updated_parsed and one.link.startswith(HOME) for one in read.entries)
    assert faults(site.files[address], address) == []


def test_the_feed_of_the_site_has_the_latest_of_all_registers(site):
    read = feedparser.parse(site.files["feed.atom"])
    days = [one.updated for one in read.entries]
    assert days == sorted(days, reverse=True)
    assert (read.feed.id, read.feed.link) == ("tag:a.example,2022:/", f"{HOME}/changes/")
    assert read.entries[0].id == "tag:a.example,2022:inspections/records/S1"


def test_a_subject_has_a_feed_of_its_own_which_its_page_names(site):
    read = feedparser.parse(site.files[SUBJECT])
    assert (read.feed.title, read.feed.link) == ("示例面馆", f"{HOME}/subjects/92000000000000001K/")
    assert len(read.entries) == 12
    link = '<link rel="alternate" type="application/atom+xml"'
    assert f'{link} title="示例面馆" href="../../{SUBJECT}">' in site.html["subjects/92000000000000001K/index.html"]


@pytest.fixture
def updated(tmp_path):
    """Return a function that publishes rows and gives when the feeds of the register and of the site were updated."""

    def run(name, *rows):
        data = write_inspections(tmp_path / name, rows)
        with published(data, tmp_path / f"{name}-scratch") as site:
            [one] = site.view.registers
            return of_register(one, site.view.settings).updated, of_site([one], site.view.settings).updated

    return run


@pytest.mark.parametrize("day", ["2022-09-29", "2022-09-10", "2021-01-01", ""])
def test_a_withdrawal_moves_both_feeds_whatever_day_it_bears(updated, day):
    gone = {"status": "撤回", "reason": "依法撤销", "withdrawn_on": day}
    before = updated("before", sample(1, **BAD), sample(2, **BAD), sample(3, **BAD))
    after = updated("after", sample(1, **BAD), sample(2, **BAD), sample(3, **{**BAD, **gone}))
    twice = updated("twice", sample(1, **BAD), sample(2, **{**BAD, **gone}), sample(3, **{**BAD, **gone}))
    assert before[0] < after[0] < twice[0]
    assert before[1] < after[1] < twice[1]


def test_a_withdrawal_moves_the_feeds_of_all_subjects_alike_and_tells_of_none(tmp_path):
    gone = {**BAD, "status": "撤回", "reason": "依法撤销", "withdrawn_on": "2022-09-30"}
    others = [sample(n, uscc=SUBJECTS[1], firm="示例粮油店") for n in (3, 4)]

    def feeds(name, row):
        rows = [sample(1, uscc=SUBJECTS[0]), row, *others]
        with published(write_inspections(tmp_path / name, rows), tmp_path / f"{name}-scratch") as site:
            return [feedparser.parse(data) for _, data in subject_feeds(site.view, "", None)]

    before = feeds("before", sample(2, uscc=SUBJECTS[0], **BAD))
    after = feeds("after", sample(2, uscc=SUBJECTS[0], **gone))

    assert [len(one.entries) for one in before] == [2, 2]
    assert [len(one.entries) for one in after] == [1, 2]
    assert {one.feed.updated for one in after} == {"2022-09-30T00:00:01+08:00"}
    assert all(one.feed.updated > was.feed.updated for one, was in zip(after, before, strict=True))


def test_a_day_to_come_is_not_the_day_of_a_change(tmp_path):
    register = {"period": {"from": "valid_to", "lasts": "P3Y"}}
    rows = [sample(1, on="20230101", valid_to="2022-01-01"), sample(2, on="20220901", valid_to="2022-01-01")]
    with published(write_inspections(tmp_path / "data", rows, register=register), tmp_path / "scratch") as site:
        [one] = site.view.registers
        assert of_site([one], site.view.settings).updated.date().isoformat() == "2022-09-01"
        assert len(of_site([one], site.view.settings).entries) == 1
        moments = [entry.updated.date() for entry in of_register(one, site.view.settings).entries]
        assert max(moments) <= one.as_of
