"""What somebody has reviewed may stand in the open until a day, in its column, if the key is there."""

from __future__ import annotations

import re
from datetime import date

import pytest

from disclosure.privacy.sought import Finding
from packages import field
from people import many, mobile

PLATE = "豫A12345"
FOUND = Finding("plate", PLATE)
COLUMN = "visits/rows.facts"
[PHONE] = many(mobile, 1)


@pytest.fixture
def car(office):
    """An office whose one cell tells a car's plate."""
    office.package([field("no"), field("facts")], ["1", f"货车{PLATE}"])
    return office


def asked_for(problems) -> str:
    """The line that the message asks for, up to the HMAC."""
    [problem] = problems
    return problem.fix.partition("写一行 ")[2].rpartition(",谁,")[0]


def test_what_is_to_be_reviewed_stops_with_the_line_to_write(car):
    column, kind, digest = asked_for(car.look()).split(",")

    assert (column, kind) == (COLUMN, "plate")
    assert len(digest) == 32
    assert PLATE not in digest


def test_with_that_line_it_may_stand_in_its_column_and_in_the_site(car):
    car.reviewed(f"{asked_for(car.look())},王某,单位的车,2022-09-30")

    assert car.look() == []
    assert car.permits.allow(FOUND, COLUMN)
    assert car.permits.allow_in_site(FOUND)


def test_in_another_column_it_has_to_be_reviewed_again(car):
    car.reviewed(f"{asked_for(car.look())},王某,单位的车,2022-12-31")
    car.page(f"Title: 车\n\n{PLATE}\n")

    assert [problem.path for problem in car.look()] == ["news/a.md"]


def test_another_value_has_to_be_reviewed_too(car):
    line = asked_for(car.look())
    car.package([field("no"), field("facts")], ["1", "货车豫A54321"])
    car.reviewed(f"{line},王某,单位的车,2022-12-31")

    assert [problem.kind for problem in car.look()] == ["private-plate"]


def test_an_entry_that_has_run_out_stops_on_the_day_after(car):
    car.reviewed(f"{asked_for(car.look())},王某,单位的车,2022-09-30")
    car.as_of = date(2022, 10, 1)

    [problem] = car.look()

    assert (problem.path, problem.row, problem.field) == ("reviewed.csv", 2, "until")
    assert "过期" in problem.message


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        (f"{COLUMN},mobile,{'a' * 32},王某,公开,2022-12-31", "kind"),
        (f"{COLUMN},car,{'a' * 32},王某,公开,2022-12-31", "kind"),
        (f",plate,{'a' * 32},王某,公开,2022-12-31", "column"),
        (f"{COLUMN},plate,,王某,公开,2022-12-31", "hmac"),
        (f"{COLUMN},plate,{'a' * 32},,公开,2022-12-31", "who"),
        (f"{COLUMN},plate,{'a' * 32},王某, ,2022-12-31", "why"),
        (f"{COLUMN},plate,{'a' * 32},王某,公开,", "until"),
        (f"{COLUMN},plate,{'a' * 32},王某,公开,2022-12-32", "until"),
        (f"{COLUMN},plate,{'a' * 32},王某,公开,20221231", "until"),
        (f"{COLUMN},plate", None),
        (f'"{COLUMN},plate,{"a" * 32},王某,公开,2022-12-31', None),
    ],
)
def test_an_entry_that_is_not_in_order_stops_with_its_place(office, row, wrong):
    office.package([field("no")], ["1"])
    office.reviewed(row)

    assert [(one.path, one.row, one.field) for one in office.look()] == [("reviewed.csv", 2, wrong)]


def test_the_columns_of_the_file_have_their_names_and_order(office):
    office.package([field("no")], ["1"])
    office.reviewed(header="kind,column,hmac,who,why,until")

    assert [problem.kind for problem in office.look()] == ["header"]


def test_a_file_saved_by_a_spreadsheet_is_read(car):
    line = asked_for(car.look())
    text = f"column,kind,hmac,who,why,until\r\n{line},王某,单位的车,2022-12-31\r\n"
    (car.data / "reviewed.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert car.look() == []


def test_a_file_in_another_encoding_is_refused_with_its_row(office):
    office.package([field("no")], ["1"])
    text = f"column,kind,hmac,who,why,until\n{COLUMN},plate,{'a' * 32},王某,公开,2022-12-31\n"
    (office.data / "reviewed.csv").write_bytes(text.encode("gb18030"))

    assert [(one.kind, one.row) for one in office.look()] == [("encoding-error", 2)]


def test_without_the_key_nothing_is_taken_for_reviewed(car):
    car.reviewed(f"{asked_for(car.look())},王某,单位的车,2022-12-31")
    car.key.unlink()

    assert {problem.kind for problem in car.look()} == {"no-key", "private-plate"}


def test_without_a_key_the_message_says_how_to_make_one(car):
    car.key.unlink()

    [problem] = car.look()

    assert "secrets.token_hex" in problem.fix


def test_another_key_opens_nothing(car):
    car.reviewed(f"{asked_for(car.look())},王某,单位的车,2022-12-31")
    car.key.write_text("f" * 32, "utf-8")

    assert [problem.kind for problem in car.look()] == ["private-plate"]


def test_a_key_that_could_be_guessed_is_refused(car):
    car.key.write_text("short", "utf-8")

    assert "short-key" in {problem.kind for problem in car.look()}


def test_nothing_opens_what_is_never_published(office):
    office.package([field("no"), field("facts")], ["1", PHONE])
    office.look()
    digest = office.permits.digest(Finding("mobile", PHONE))
    office.reviewed(f"{COLUMN},mobile,{digest},王某,公开,2022-12-31")

    assert {problem.kind for problem in office.look()} >= {"review"}


def test_a_code_that_was_really_issued_so_passes_when_it_is_reviewed(office):
    fields = [field("no"), field("code"), field("name")]
    office.package(fields, ["1", "91110000600037341M", "示例公司"], subject={"id": "code", "name": "name"})

    [problem] = office.look()
    line = re.search(r"写一行 (visits/rows\.code,uscc-checksum,[0-9a-f]{32}),", problem.fix)
    assert (problem.kind, problem.row, problem.warning) == ("uscc-checksum", 2, False)
    assert line

    office.reviewed(f"{line[1]},示例甲,登记机关这样核发,2023-01-01")
    assert office.look() == []
