"""Links are held against the addresses that data and content make: none leads to nothing unseen."""

from __future__ import annotations

from hashlib import sha256

import pytest

from disclosure.checks.links import link_problems
from disclosure.checks.places import Places
from disclosure.reading.reader import read
from packages import field, load, write_package

CONTRACT = {"section": "results", "records": "rows", "title": "{no}", "columns": ["no"]}
ROWS = [["S1", "好", ""], ["S2", "坏", ""], ["S3", "好", "撤回"], ["S 4", "好", ""]]


@pytest.fixture
def places(data, engine):
    """Return a function that gives the places of the register `checks`, whose contract has *register* too."""

    def make(written=("procedures/a/", "images/a.png"), without=(), **register):
        fields = [field("no"), field("result"), field("status"), field("why"), field("on", "date")]
        rows = {"fields": fields, "rows": [[*row, "", ""] for row in ROWS], "primaryKey": "no"}
        write_package(data / "checks", {"rows": rows}, {**CONTRACT, **register})
        write_package(data / "reference", {"agencies": {"fields": [field("id")], "primaryKey": "id"}})
        (data / "broken").mkdir(exist_ok=True)
        catalogue, _ = load(data)
        tables = {} if without else read(catalogue.packages["checks"], engine)[0]
        return Places(catalogue, tables, ["broken", "checks", "reference"], written, engine)

    return make


@pytest.mark.parametrize(
    "address",
    [
        *("", "catalog/", "search/", "changes/", "404.html", "index.html", "checks/", "checks/index.html"),
        *("checks/dictionary/", "checks/rows.csv", "checks/page/2/", "subjects/x/", "procedures/a/", "images/a.png"),
    ],
)
def test_what_the_site_will_have_is_there(places, address):
    assert places().missing([address]) == set()


@pytest.mark.parametrize(
    "address",
    [
        *("check/", "checks", "checks/results/", "/checks/", "https://example.org/", "reference/", "pages/a/"),
        *("procedures/a", "procedures/", "images/b.png", "..", "elsewhere.html"),
    ],
)
def test_what_nobody_makes_is_missing(places, address):
    assert places().missing(["", address]) == {address}


@pytest.mark.parametrize(
    ("register", "there"),
    [
        ({}, {"catalog/results/"}),
        ({"section": "plan"}, set()),
        ({"section": "plan", "view": "tasks", "roles": {"due": "on"}}, {"catalog/plan/"}),
    ],
)
def test_a_section_has_the_page_that_its_registers_give_it(register, there, places):
    wanted = {"catalog/results/", "catalog/plan/", "catalog/elsewhere/"}

    assert wanted - places(**register).missing(wanted) == there


def test_a_folder_that_cannot_be_understood_is_not_blamed(places):
    assert places().missing(["broken/", "broken/records/1/"]) == set()


def records(places, *ids: str) -> set[str]:
    """Those of *ids* whose record has no page."""
    missing = places.missing(f"checks/records/{one}/" for one in ids)
    return {address.split("/")[2] for address in missing}


def test_a_record_has_to_have_a_row(places):
    hashed = sha256(b"S 4").hexdigest()[:16]

    assert records(places(pages="all"), "S1", hashed, "S9", hashed[::-1]) == {"S9", hashed[::-1]}


def test_a_record_has_a_page_where_the_contract_gives_it_one(places):
    status = {"field": "status", "withdrawn": ["撤回"], "reason": "why", "on": "on"}
    adverse = {"pages": "adverse", "outcome": {"field": "result", "adverse": ["坏"]}}

    assert records(places(), "S1", "S2") == {"S1", "S2"}
    assert records(places(**adverse), "S1", "S2", "S3") == {"S1", "S3"}
    assert records(places(**adverse, status=status), "S1", "S2", "S3") == {"S1"}
    assert records(places(status=status), "S1", "S2", "S3") == {"S1", "S2"}


def test_a_table_that_could_not_be_read_is_not_asked(places):
    assert records(places(pages="all", without=["rows"]), "S9") == set()


def test_pages_pictures_and_files_are_the_content_folders(places):
    found = ("pages/a/", "images/a.png", "files/a.pdf", "checks/", "", "../pages/")

    assert list(filter(places().is_written, found)) == ["pages/a/", "images/a.png", "files/a.pdf"]


@pytest.fixture
def of_cells(data, engine):
    """Return a function that tells what is wrong with such cells of a field that leads somewhere."""

    def run(*cells: str):
        fields = [field("no"), field("name", link="to"), field("to")]
        rows = [[str(number), "示例", cell] for number, cell in enumerate(cells)]
        write_package(data / "systems", {"rows": {"fields": fields, "rows": rows, "primaryKey": "no"}}, CONTRACT)
        catalogue, problems = load(data)
        assert problems == []
        tables, _ = read(catalogue.packages["systems"], engine)
        places = Places(catalogue, tables, ["systems"], ["pages/a/"], engine)
        return link_problems(tables, places, engine)

    return run


def test_cells_that_lead_somewhere_are_good(of_cells):
    assert of_cells("systems/", "", "pages/a/", "systems/#r-1", "catalog/") == []


def test_a_cell_that_leads_to_no_register_is_named_by_its_row_and_not_by_its_text(of_cells):
    first, second = of_cells("systems/", "system/", "system/")

    assert (first.path, first.row, first.field, first.warning) == ("systems/rows.csv", 3, "to", False)
    assert second.row == 4
    assert "system/" not in first.message + first.fix


def test_a_cell_that_leads_to_no_page_of_the_content_folder_is_a_warning(of_cells):
    [problem] = of_cells("pages/b/", "procedures/c/")

    assert (problem.warning, problem.count, problem.field) == (True, 2, "to")


@pytest.mark.parametrize(("leads", "told"), [({"references": "reference/items.no"}, ["page"]), ({}, [])])
def test_what_a_table_of_reference_explains_is_asked_where_a_register_leads_to_it(leads, told, data, engine):
    explained = {"fields": [field("no"), field("text"), field("page")], "rows": [["1", "示例", "pages/b/"]]}
    write_package(
        data / "reference", {"items": {**explained, "primaryKey": "no", "explains": {"text": "text", "page": "page"}}}
    )
    rows = {"fields": [field("no"), field("item", **leads)], "rows": [["1", "1"]], "primaryKey": "no"}
    write_package(data / "checks", {"rows": rows}, CONTRACT)
    catalogue, problems = load(data)
    assert problems == []
    tables = {name: table for one in catalogue.packages.values() for name, table in read(one, engine)[0].items()}
    places = Places(catalogue, tables, ["checks", "reference"], [], engine)

    assert [problem.field for problem in link_problems(tables, places, engine)] == told
