"""A finished site with something private in any of its files is not put in place; the last one stays."""

from __future__ import annotations

import shutil
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from disclosure.cli import main
from disclosure.privacy.permits import Permits
from disclosure.privacy.site import look_at_site, site_files
from disclosure.privacy.sought import Finding
from people import many, mobile
from projects import write_project
from sites import CASES, files_of, html

pytestmark = pytest.mark.builds

[PHONE, OTHER] = many(mobile, 2)


@pytest.fixture
def site(tmp_path):
    for name, data in {
        "index.html": f"<p>手机&#{ord(PHONE[0])};{PHONE[1:]}</p>".encode(),
        "a/index.html": b"<p>12315</p>",
        "a/rows.csv": f"no,phone\r\n1,{OTHER}\r\n".encode(),
        "a/rows.parquet": b"PAR1" + bytes(99) + b"PAR1",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_every_file_is_looked_at(site):
    problems = look_at_site(site, site_files(site), Permits())

    assert [(one.path, one.kind) for one in problems] == [
        ("a/rows.csv", "private-mobile"),
        ("index.html", "private-mobile"),
    ]
    assert not any(number in str(one) for one in problems for number in (PHONE, OTHER))


def test_an_archive_of_ours_is_looked_into_where_it_has_what_is_not_beside_it(site):
    with ZipFile(site / "a/a.zip", "w") as archive:
        archive.write(site / "a/rows.csv", "rows.csv")
        archive.writestr("datapackage.json", f'{{"contact": "{PHONE}"}}')

    problems = look_at_site(site, ["a/a.zip"], Permits())

    assert [one.path for one in problems] == ["a/a.zip"]  # once: what is beside it is told there
    (site / "a/rows.csv").write_bytes(b"no,phone\r\n")
    assert len(look_at_site(site, ["a/a.zip"], Permits(public=frozenset({Finding("mobile", PHONE)})))) == 1
    (site / "a/rows.csv").unlink()
    assert len(look_at_site(site, ["a/a.zip"], Permits(public=frozenset({Finding("mobile", PHONE)})))) == 1


def test_what_is_public_may_stand_in_every_file(site):
    permits = Permits(public=frozenset({Finding("mobile", PHONE), Finding("mobile", OTHER)}))

    assert look_at_site(site, site_files(site), permits) == []


def test_parquet_without_the_csv_of_the_same_table_cannot_be_looked_into(site):
    (site / "a/rows.csv").unlink()

    [problem] = look_at_site(site, ["a/rows.parquet"], Permits())

    assert problem.kind == "private-unreadable"


def test_a_table_of_any_size_is_looked_at_row_by_row(site, monkeypatch):
    monkeypatch.setattr("disclosure.privacy.site._ROWS", 64)
    parted = [OTHER[6:], OTHER[:6]] * 50  # a number only to whom a row's end is nothing
    for name, line in (("rows.csv", "{}\n"), ("rows.excel.csv", '"{}"\n'), ("rows.json", '\t["{}"],\n')):
        for more, found in (([], []), ([PHONE], [f"a/{name}"])):
            (site / "a" / name).write_text("".join(map(line.format, [*parted, *more, *parted])), "utf-8")
            assert [one.path for one in look_at_site(site, [f"a/{name}"], Permits())] == found


def test_a_hash_that_is_cut_off_where_looking_begins_is_no_number(site):
    for between in range(100, 160):
        text = f'<a href="records/42bf15523497896a">{"." * between}<a href="#42bf15523497896a">'
        (site / "a/feed.atom").write_text(f"{'.' * 200}{text}", "utf-8")

        assert look_at_site(site, ["a/feed.atom"], Permits()) == [], between


def test_a_byte_before_the_figures_of_parquet_is_no_letter_of_a_passport(site):
    (site / "a/rows.parquet").write_bytes(b"PAR1\xff\0\0E12345678\0PAR1")

    assert look_at_site(site, ["a/rows.parquet"], Permits()) == []


def test_what_stands_around_the_cells_of_parquet_is_looked_at(site):
    (site / "a/rows.parquet").write_bytes(b"PAR1\xff\0" + f"author\0{PHONE}\0".encode() + b"PAR1")

    assert [one.kind for one in look_at_site(site, ["a/rows.parquet"], Permits())] == ["private-mobile"]


def test_a_site_with_a_number_in_it_is_not_put_in_place_and_the_last_one_stays(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    image = write_project(tmp_path) / "content/images/a.png"
    assert CliRunner().invoke(main, ["html", "--quiet"]).exit_code == 0
    before = files_of(tmp_path / "output")
    image.write_text(f"second, {PHONE}", "utf-8")

    run = CliRunner().invoke(main, ["html", "--quiet"])

    assert run.exit_code == 1
    assert files_of(tmp_path / "output") == before
    said = str(run.exception or "") + run.output
    assert PHONE not in said


def test_a_release_with_a_number_in_it_is_not_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    image = write_project(tmp_path) / "content/images/a.png"
    image.write_text(PHONE, "utf-8")

    run = CliRunner().invoke(main, ["publish", "--siteurl", "https://a.example", "--quiet"])

    assert run.exit_code == 1
    assert not (tmp_path / "public/current").exists()


def test_a_build_refuses_a_cell_and_passes_an_agency_s_phone_but_publishes_no_review(tmp_path):
    case = tmp_path / "case"
    shutil.copytree(CASES / "withdrawn", case)
    (case / "data/reviewed.csv").write_text("column,kind,hmac,who,why,until\n", "utf-8")
    page = case / "content/news"
    page.mkdir(exist_ok=True)
    (page / "call.md").write_text(f"Title: 电话\n\n拨打{PHONE}\n", "utf-8")

    refused = html(case / "data", case / "content", tmp_path / "output")
    assert refused.returncode == 1
    assert "news/call.md:3: 含有手机号码" in refused.stdout + refused.stderr
    assert PHONE not in refused.stdout + refused.stderr

    (page / "call.md").unlink()
    passed = html(case / "data", case / "content", tmp_path / "output")
    assert passed.returncode == 0, passed.stderr
    assert not any("reviewed" in name for name in files_of(tmp_path / "output"))


def test_what_the_lookup_index_joins_is_no_address_but_a_number_is_one_there_too(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search/0.json").write_text(f'["cafe@york.mall","{PHONE}"]', "utf-8")

    problems = look_at_site(tmp_path, site_files(tmp_path), Permits())

    assert [(one.path, one.kind) for one in problems] == [("search/0.json", "private-mobile")]
