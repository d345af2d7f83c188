"""The answer of a subject's page: the gravest thing still public, by roles; what it is, where, and whom to write to."""

from __future__ import annotations

import pytest

from disclosure.pages.subject import subject_pages
from packages import field, write_package
from published import published

ME = "92000000000000001K"
OFFICES = {
    "label": "name",
    "fields": [
        field("id"),
        field("name"),
        field("phone", title="电话", role="contact"),
        field("hours", title="时间", role="contact"),
    ],
    "primaryKey": ["id"],
    "rows": [["A1", "示例局", "12315", ""], ["A2", "同名局", "1", ""], ["A3", "同名局", "2", ""]],
}
FINES = [field("no"), field("uscc"), field("firm"), field("on", "date"), field("what"),
         field("office", references="reference/offices.id")]  # fmt: skip
PERMITS = [field("no"), field("uscc"), field("firm"), field("to", "date"), field("state"), field("place", title="地址")]
BASE = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"], "pages": "all"}
OF_FINES = {
    **BASE,
    "subject": {"id": "uscc", "name": "firm"},
    "date": "on",
    "outcome": {"field": "what", "adverse": "all"},
    "verdict": {"": "{on} 被{what}；完"},
    "meanings": {"罚款": "要缴钱"},
    "objection": {"agency": "office", "page": "pages/corrections/"},
}
OF_PERMITS = {
    **BASE,
    "subject": {"id": "uscc", "name": "firm", "facts": ["place"]},
    "state": {"field": "state", "until": "to", "then": "过期", "when": ["有效"], "weights": {"吊销": "grave"}},
    "verdict": {"有效": "许可有效至 {to}", "": "许可{state}"},
}
FINE = ["F1", ME, "某店", "2022-01-02", "罚款", "A1"]
IN_FORCE = ["P1", ME, "某店", "2030-01-01", "有效", "东街"]
EXPIRED = ["P2", ME, "某店", "2021-01-01", "有效", "西街"]
REVOKED = ["P3", ME, "某店", "2030-01-01", "吊销", ""]
LAPSED = ["P4", ME, "某店", "2030-01-01", "注销", ""]


@pytest.fixture
def subject(tmp_path):
    """Return a function that gives the page of the one subject of some fines and permits."""

    def run(fines=(), permits=(), **settings):
        write_package(tmp_path / "data/reference", {"offices": OFFICES})
        for name, fields, rows, register in (
            ("fines", FINES, fines, OF_FINES),
            ("permits", PERMITS, permits, OF_PERMITS),
        ):
            table = {"fields": fields, "primaryKey": ["no"], "rows": rows}
            write_package(tmp_path / f"data/{name}", {"rows": table}, register, title=f"{name}（示例）")
        with published(tmp_path / "data", tmp_path / "scratch", **settings) as site:
            [page] = subject_pages(site.view)
            return page

    return run


def test_a_fine_goes_before_everything_and_what_is_in_force_is_said_below(subject):
    page = subject([FINE], [IN_FORCE, EXPIRED, REVOKED, LAPSED])

    assert (page.answer.say, page.answer.tone) == ("2022-01-02 被罚款。", "adverse")
    assert (
        page.answer.more == "完。许可有效至 2030-01-01。公示中的记录共 5 条：fines 1 条；permits 4 条，其中过期 1 条。"
    )
    assert sorted(one.title for one in page.notable) == ["F1", "P2", "P3"]


@pytest.mark.parametrize(
    ("permits", "say", "tone"),
    [
        ([IN_FORCE, EXPIRED, REVOKED, LAPSED], "许可吊销。", "adverse"),
        ([IN_FORCE, EXPIRED, LAPSED], "许可过期。", "adverse"),
        ([IN_FORCE, LAPSED], "许可注销。", "stopped"),
        ([IN_FORCE], "permits里没有不利的记录。", ""),
    ],
)
def test_revoked_goes_before_expired_and_that_before_lapsed(permits, say, tone, subject):
    page = subject(permits=permits)

    assert (page.answer.say, page.answer.tone) == (say, tone)
    assert "许可有效至 2030-01-01。" in page.answer.more


def test_of_equals_the_newest_is_said(subject):
    page = subject([FINE, ["F2", ME, "某店", "2022-05-05", "警告", "A1"]])

    assert page.answer.say == "2022-05-05 被警告。"


def test_what_a_party_is_and_what_words_mean_stands_once(subject):
    page = subject([FINE], [IN_FORCE, EXPIRED, REVOKED])

    assert page.facts == [("地址", "东街")]
    assert page.meanings == [("罚款", "grave", "要缴钱")]


def test_it_says_whom_to_write_to_and_gives_the_text(subject):
    correction = subject([FINE], siteurl="https://example.org/a").correction

    assert correction.offices == (("示例局", (("电话", "12315"), ("时间", None))),)
    assert correction.pages == ("pages/corrections/",)
    assert correction.text.startswith(
        f"更正申请：公示中关于某店（{ME}）的记录（https://example.org/a/subjects/{ME}/）有误。"
    )


def test_of_two_bodies_of_one_name_none_is_given(subject):
    assert subject([[*FINE[:5], "A2"]]).correction.offices == ()


def test_there_is_a_code_where_the_site_has_an_address(subject):
    assert subject([FINE]).code is None
    assert subject([FINE], siteurl="https://example.org").code is not None


def test_a_register_that_would_not_know_is_not_called_clean(subject, monkeypatch):
    monkeypatch.setitem(OF_FINES, "outcome", {"field": "what"})

    page = subject([FINE], [IN_FORCE])

    assert page.answer.say == "permits里没有不利的记录。"
    assert "fines" in page.answer.more
