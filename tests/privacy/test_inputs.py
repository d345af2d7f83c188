"""Cells, Markdown, pictures, attachments and descriptors: where something private stands is told, what it is never."""

from __future__ import annotations

import json

import pytest

from disclosure.privacy import inputs
from disclosure.privacy.sought import KINDS
from packages import field
from people import DISGUISES, NUMBERS, bank_card, identity, many, mobile

[PHONE, OTHER] = many(mobile, 2)
[CARD] = many(identity, 1)
[ACCOUNT] = many(bank_card, 1)
NO, FACTS = field("no"), field("facts", title="违法事实")
PARTY = [NO, field("kind"), field("address", title="地址")]
PERSON = {"person": {"field": "kind", "is": ["自然人"]}}


def test_a_cell_is_told_by_file_row_field_and_kind_and_its_value_is_not(office, lines):
    office.package([NO, FACTS], ["1", "经营过期食品"], ["2", f"当事人身份证{CARD}，手机{PHONE}"])

    problems = office.look()

    file = "visits/rows.csv"
    assert lines(problems) == [(file, 3, "facts", "private-id-card"), (file, 3, "facts", "private-mobile")]
    assert not any(number in str(problem) for problem in problems for number in (CARD, PHONE))
    assert all(KINDS[problem.kind.removeprefix("private-")].fix in problem.fix for problem in problems)


def test_a_table_without_anything_private_is_not_looked_at_again_until_it_or_what_its_package_says_is_another(
    office, monkeypatch
):
    office.cache, looked = office.folder / "cache", []
    sights = inputs.sights

    def noted(table, engine):
        looked.append(table.package.name)
        yield from sights(table, engine)

    monkeypatch.setattr(inputs, "sights", noted)
    rows = [["1", "自然人", "示例路3号5室"]]
    office.package(PARTY, *rows)
    assert office.look() == office.look() == []
    assert len(looked) == 1

    office.package(PARTY, *rows, **PERSON)  # the same cells, now of a person
    assert [one.kind for one in office.look()] == [one.kind for one in office.look()] == ["private-home"]
    assert len(looked) == 3

    office.package(PARTY, *rows)
    office.package([NO, FACTS], ["1", f"手机{PHONE}"])
    assert [one.kind for one in office.look()] == ["private-mobile"]


@pytest.mark.parametrize("kind", NUMBERS)
def test_the_engine_finds_every_disguise_that_the_scanner_knows(office, kind):
    cells = [disguised(number) for disguised in DISGUISES.values() for number in many(NUMBERS[kind], 10)]
    office.package([NO, FACTS], *([str(number), cell] for number, cell in enumerate(cells)))

    assert [problem.row for problem in office.look()] == list(range(2, len(cells) + 2))


@pytest.mark.parametrize("kind", ["string", "list", "integer", "number"])
def test_columns_of_these_types_are_looked_at(office, kind):
    office.package([NO, field("a", kind)], ["1", PHONE])

    assert len(office.look()) == 1


def test_past_a_thousand_cells_the_rest_is_a_count(office):
    office.package([NO, FACTS], *([str(number), PHONE] for number in range(1_200)))

    problems = office.look()

    assert len(problems) == 1_001
    assert problems[-1].count == 200


def test_a_full_name_behind_a_title_in_a_row_about_a_person_needs_a_review(office, lines):
    fields = [NO, field("kind"), FACTS, field("hidden", disclosure="omitted")]
    said = "当事人张三在店内销售"
    rows = [["1", "自然人", said, said], ["2", "法人", said, ""], ["3", "自然人", "当事人张某在店内销售", ""]]
    office.package(fields, *rows, **PERSON)

    problems = office.look()

    assert lines(problems) == [("visits/rows.csv", 2, "facts", "private-name")]
    assert "张三" not in str(problems[0])


def test_a_row_about_a_minor_names_nobody(office, lines):
    said = "当事人向未成年人销售酒"
    rows = [
        ["1", "法人", f"{said}，其家长王五投诉"],
        ["2", "自然人", f"{said}，负责人李四"],
        ["3", "法人", f"{said}，其家长投诉"],
        ["4", "自然人", "当事人系未成年人"],
    ]
    office.package([NO, field("kind"), FACTS], *rows, **PERSON)

    problems = office.look()

    assert lines(problems) == [("visits/rows.csv", row, "facts", "private-minor") for row in (2, 3, 5)]
    assert all("未成年人受处罚的，整条删去" in problem.fix for problem in problems)


# ---- what the law wants in the open


def test_the_contacts_of_an_agency_may_stand_in_their_column_and_anywhere_else(office):
    office.package([NO, field("phone", role="contact"), FACTS], ["1", f"{PHONE}，zfj@example.cn", f"拨打{PHONE}"])
    office.page(f"Title: 联系\n\n写信给 zfj@example.cn，或拨打{PHONE}\n")

    assert office.look() == []
    assert office.permits.allow_in_site(("mobile", PHONE))


def test_a_contact_column_is_no_place_for_anything_else(office, lines):
    office.package([NO, field("phone", role="contact")], ["1", CARD], ["2", ACCOUNT])

    assert {kind for *_, kind in lines(office.look())} == {"private-id-card", "private-bank-card"}


def test_a_natural_person_is_no_agency(office, lines):
    fields = [NO, field("kind"), field("phone", role="contact")]
    office.package(fields, ["1", "自然人", PHONE], ["2", "法人", OTHER], **PERSON)

    assert lines(office.look()) == [("visits/rows.csv", 2, "phone", "private-mobile")]


def test_the_contact_of_the_site_may_stand_in_it(office):
    office.contact = "web@example.cn"
    office.package([NO], ["1"])
    office.page("Title: 关于\n\n来信：web@example.cn\n")

    assert office.look() == []


def test_a_batch_that_is_written_as_a_mobile_is_none(office, lines):
    office.package(
        [NO, field("batch_no", title="生产批号"), FACTS],
        ["1", "13912021001", "批号13912021001"],
        ["2", f"致电{PHONE}", ""],
    )

    assert lines(office.look()) == [("visits/rows.csv", 3, "batch_no", "private-mobile")]


# ---- homes


@pytest.mark.parametrize("address", ["示例街12号", "示例小区3号楼2单元501室", "示例村３组１２号", "示例路五十号"])
def test_the_house_of_a_natural_person_is_told_and_that_of_a_company_is_not(office, lines, address):
    office.package(PARTY, ["1", "法人", address], ["2", "自然人", address], **PERSON)

    assert lines(office.look()) == [("visits/rows.csv", 3, "address", "private-home")]


@pytest.mark.parametrize("address", ["示例镇示例村", "示例街", ""])
def test_a_village_or_a_street_is_no_house(office, address):
    office.package(PARTY, ["1", "自然人", address], **PERSON)

    assert office.look() == []


def test_without_a_word_on_persons_one_is_known_by_a_short_name_and_no_code(office, lines):
    fields = [
        NO,
        field("shop_name"),
        field("shop_code"),
        field("shop_address"),
        field("maker_name"),
        field("maker_address"),
    ]
    home, works = "示例街12号3单元501室", "示例路1号2单元301室"
    rows = (
        ["1", "张三丰", "", home, "示例公司", works],
        ["2", "张三丰（示例市场3号摊）", "", home, "示例公司", works],
        ["3", "张三丰", "91110000600037341L", home, "示例公司", works],
        ["4", "示例食品有限公司", "", home, "示例公司", works],
        ["5", "张记面馆", "", home, "示例公司", works],
        ["6", "张三丰", "", "示例街12号", "示例公司", works],
    )
    office.package(fields, *rows, subject={"id": "shop_code", "name": "shop_name"})

    assert [(row, field) for _, row, field, _ in lines(office.look())] == [(2, "shop_address"), (3, "shop_address")]


# ---- files


def test_a_page_is_told_by_its_line(office, lines):
    office.package([NO], ["1"])
    office.page(f"Title: 通告\n\n先生\n手机 {PHONE}\n")
    office.page(f"Title: 通告\n\n手机 {PHONE[:5]}\n{PHONE[5:]}\n", "news/b.md")

    assert lines(office.look()) == [("news/a.md", 4, None, "private-mobile"), ("news/b.md", 3, None, "private-mobile")]


def test_a_picture_and_an_attachment_are_told_by_their_names(office, lines):
    office.package([NO], ["1"])
    (office.data / "visits/files").mkdir()
    (office.data / "visits/files/a.txt").write_text(f"户主手机{PHONE}", "utf-8")
    office.page(f"手机{PHONE}", "images/a.jpg")

    assert lines(office.look()) == [
        ("images/a.jpg", None, None, "private-mobile"),
        ("visits/files/a.txt", None, None, "private-mobile"),
    ]


def test_a_descriptor_is_looked_at(office, lines):
    office.package([NO], ["1"])
    path = office.data / "visits/datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"description": f"问张某{PHONE}"}), "utf-8")

    assert lines(office.look()) == [("visits/datapackage.json", None, None, "private-mobile")]


def test_a_content_folder_that_is_missing_is_not_looked_at(office):
    office.package([NO], ["1"])
    office.content.rmdir()

    assert office.look() == []


def test_how_somebody_is_reached_may_stand_in_a_field_that_is_never_published(office, lines):
    fields = [NO, field("phone", title="联系电话", disclosure="omitted"), field("card", disclosure="omitted")]
    office.package(fields, ["1", PHONE, ""], ["2", OTHER, CARD])

    assert lines(office.look()) == [("visits/rows.csv", 3, "card", "private-id-card")]
