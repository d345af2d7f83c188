"""Which rows beside the records are public: descendants, parents and cousins."""

from __future__ import annotations

from itertools import pairwise

from disclosure.contract.model import Catalogue
from disclosure.publication.publish import publish
from disclosure.reading.tables import Table
from engines import put

from .conftest import AS_OF, PLACED, package, resource

STATUS = {"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"}
SAMPLES = resource("samples", "no notice status reason on:date", key="no", keys=[("notice", "notices", "no")])
OK, GONE = "正常 - -", "撤回 原决定撤销 2024-05-01"


def inspections(*others, records=SAMPLES):
    return package("inspections", records, *others, status=STATUS)


def test_a_descendant_of_any_depth_goes_with_its_record(published, cells):
    register = published(
        inspections(
            resource("notices", "no", key="no"),
            resource("findings", "id sample", key="id", keys=[("sample", "samples", "no")]),
            resource("disposals", "id finding", key="id", keys=[("finding", "findings", "id")]),
            resource("photos", "id disposal", key="id", keys=[("disposal", "disposals", "id")]),
        ),
        {
            "samples": [f"s1 n {OK}", f"s2 n {GONE}"],
            "notices": ["n"],
            "findings": ["f1 s1", "f2 s2", "f3 s1"],
            "disposals": ["d2 f2", "d3 f3"],
            "photos": ["p2 d2", "p3 d3", "p4 d3"],
        },
    )

    assert cells(register, "findings") == [("f1", "s1", "s1", 1, 2), ("f3", "s1", "s1", 1, 4)]
    assert cells(register, "disposals") == [("d3", "f3", "s1", 1, 3)]
    assert cells(register, "photos", "id", "@record") == [("p3", "s1"), ("p4", "s1")]


def test_a_descendant_needs_every_record_that_it_names(published, cells):
    register = published(
        inspections(
            resource("notices", "no", key="no"),
            resource(
                "comparisons", "id left right", keys=[("left", "samples", "no"), ("right", "samples", "no")], key="id"
            ),
        ),
        {
            "samples": [f"a - {OK}", f"b - {OK}", f"c - {GONE}"],
            "notices": [],
            "comparisons": ["1 b a", "2 a c", "3 c a", "4 a -", "5 - b", "6 - -"],
        },
    )

    assert cells(register, "comparisons", "id", "@record") == [("4", "a"), ("1", "b"), ("5", "b")]


def test_composite_keys_match_where_the_same_part_is_empty(published, cells):
    records = resource("samples", "id infraction status reason on:date", key="id infraction")
    fines = resource("fines", "no id infraction", key="no", keys=[("id infraction", "samples", "id infraction")])
    register = published(
        inspections(fines, records=records),
        {
            "samples": [f"1 a {OK}", f"1 - {OK}", f"2 a {GONE}", f"2 - {OK}"],
            "fines": ["x 1 a", "y 1 -", "z 2 a", "u 2 -", "v - -"],
        },
    )

    assert cells(register, "fines", "no") == ["y", "x", "u"]


def test_a_key_of_several_rows_is_closed_by_one_that_is_not_public(published, cells):
    records = resource("samples", "no batch status reason on:date", key="no")
    findings = resource("findings", "id batch", key="id", keys=[("batch", "samples", "batch")])
    register = published(
        inspections(findings, records=records),
        {"samples": [f"1 a {OK}", f"2 a {OK}", f"3 b {OK}", f"4 b {GONE}"], "findings": ["x a", "y b"]},
    )

    assert cells(register, "findings", "id", "@order") == [("x", 1)]


def test_a_parent_stays_for_one_public_record_or_where_there_never_was_any(published, cells):
    register = published(
        inspections(resource("notices", "no", key="no")),
        {
            "samples": [f"1 kept {OK}", f"2 kept {GONE}", f"3 gone {GONE}", f"4 - {OK}"],
            "notices": ["unused", "gone", "kept"],
        },
    )

    assert cells(register, "notices", "no") == ["unused", "kept"]


def test_a_grandparent_follows_its_parents(published, cells):
    register = published(
        inspections(
            resource("notices", "no campaign", key="no", keys=[("campaign", "campaigns", "no")]),
            resource("campaigns", "no", key="no"),
        ),
        {
            "samples": [f"1 n1 {OK}", f"2 n2 {GONE}", f"3 n3 {GONE}"],
            "notices": ["n1 both", "n2 both", "n3 gone", "n4 unsampled"],
            "campaigns": ["both", "gone", "unsampled", "unused"],
        },
    )

    assert cells(register, "campaigns", "no") == ["both", "unsampled", "unused"]


def test_a_parent_of_descendants_too_stays_for_a_public_one(published, cells):
    register = published(
        inspections(
            resource("notices", "no", key="no"),
            resource("retests", "id sample notice", keys=[("sample", "samples", "no"), ("notice", "notices", "no")]),
        ),
        {
            "samples": [f"1 a {OK}", f"2 b {GONE}", f"3 c {GONE}"],
            "notices": ["a", "b", "c", "d"],
            "retests": ["r1 1 b", "r2 2 d"],
        },
    )

    assert cells(register, "notices", "no") == ["a", "b"]


def test_a_record_that_names_another_keeps_its_own_cell(published, cells):
    records = resource("samples", "no earlier status reason on:date", key="no", keys=[("earlier", "samples", "no")])
    register = published(inspections(records=records), {"samples": [f"1 - {GONE}", f"2 1 {OK}"]})

    assert cells(register, "samples", "no", "earlier") == [("2", "1")]


def test_related_rows_stand_in_the_order_of_records_then_as_read(published, cells):
    register = published(
        inspections(resource("notices", "no"), resource("findings", "id sample", keys=[("sample", "samples", "no")])),
        {
            "samples": [f"{number} - {OK}" for number in range(10, 40)],
            "notices": [],
            "findings": [f"f{number} {39 - number % 30}" for number in range(300)],
        },
    )

    rows = cells(register, "findings", "@order", "id")
    assert len(rows) == 300
    assert all((one[0], int(one[1][1:])) < (two[0], int(two[1][1:])) for one, two in pairwise(rows))


def test_files_follow_each_other_as_the_descriptor_names_them(engine):
    reference = package("reference", resource("towns", "name", paths=("new.csv", "2/new.csv", "old.csv")))
    places = {"d": ("new.csv", 9), "a": ("2/new.csv", 2), "c": ("2/new.csv", 10), "b": ("old.csv", 2)}
    rows = [[name, f"reference/{path}", row] for name, (path, row) in places.items()]
    frame = put(engine, "reference/towns", {"name": "text", **PLACED}, rows)
    table = Table(reference, reference.resources["towns"], frame)
    publication = publish(Catalogue({"reference": reference}), {("reference", "towns"): table}, engine, AS_OF)

    rows = engine.all(publication.references["reference", "towns"].frame)
    assert [name for name, _ in rows] == ["d", "a", "c", "b"]
    assert sorted(place for _, place in rows) == [place for _, place in rows]  # and they say so themselves
