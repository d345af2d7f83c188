"""Strings planted where nothing may be public are looked for in everything that publication hands on."""

from __future__ import annotations

from dataclasses import astuple
from itertools import count

import pytest

import engines
from disclosure.contract.model import Catalogue
from disclosure.publication.publish import publish
from packages import field

from .conftest import AS_OF, package, raw_table, resource

DAYS = {"public": "2024-06-01", "expired": "2020-01-01", "early": "2030-01-01", "withdrawn": "2024-06-01"}


def column(name, kind="string"):
    return field(name, kind)


@pytest.fixture
def plant():
    """Return a function that gives a new string each time and keeps those that nobody may see."""
    numbers = count()
    planted = []

    def make(*, public):
        text = f"{'seen' if public else 'canary'}{next(numbers):04}x"
        (kept if public else planted).append(text)
        return text

    kept = []
    make.planted, make.kept = planted, kept
    return make


@pytest.fixture
def register():
    secret = field("secret", disclosure="omitted")
    return package(
        "inspections",
        resource(
            "samples",
            [*map(column, ("no", "notice", "name", "uscc", "conclusion", "status", "reason")),
             column("on", "date"), column("begins", "date"), secret, column("phone")],
            key="no",
            keys=[("notice", "notices", "no")],
        ),
        resource("notices", [*map(column, ("no", "title")), secret], key="no"),
        resource("findings", [*map(column, ("sample", "item")), secret], keys=[("sample", "samples", "no")]),
        resource("photos", [*map(column, ("item", "file")), secret], keys=[("item", "findings", "item")]),
        period={"from": "begins", "lasts": "P1Y"},
        status={"field": "status", "withdrawn": ["撤回"], "reason": "reason", "on": "on"},
        subject={"id": "uscc", "name": "name"},
        outcome={"field": "conclusion", "adverse": ["不合格"]},
        date="begins",
        withheld=["phone"],
    )  # fmt: skip


def rows_of(plant):
    """Return rows of every kind of record, each with a notice, a finding and a photo of its own."""
    rows = {"samples": [], "notices": [], "findings": [], "photos": []}
    for kind, begins in DAYS.items():
        public = kind == "public"
        number, notice, *cells = (plant(public=public) for _ in range(8))
        name, uscc, outcome, title, item, file = cells
        status = ["撤回", "公开的理由", "2024-06-02"] if kind == "withdrawn" else ["-", "-", "-"]
        secrets = [plant(public=False) for _ in range(5)]
        rows["samples"].append([number, notice, name, uscc, outcome, *status, begins, *secrets[:2]])
        rows["notices"].append([notice, title, secrets[2]])
        rows["findings"].append([number, item, secrets[3]])
        rows["photos"].append([item, file, secrets[4]])
    return rows


def test_no_canary_is_in_what_publication_hands_on(engine, plant, register):
    rows = rows_of(plant)
    tables = {(register.name, name): raw_table(register, name, rows[name], engine) for name in rows}
    [public] = publish(Catalogue({register.name: register}), tables, engine, AS_OF).registers

    handed_on = [engine.all(table.frame) for table in public.tables.values()]
    marks = [astuple(mark)[1:] for mark in public.tombstones]
    seen = f"{handed_on} {marks} {public.ledger} {public.first} {public.last}"
    assert [text for text in plant.planted if text in seen] == []
    assert [text for text in plant.kept if text not in seen] == []
    assert "公开的理由" in seen


def test_no_canary_is_left_in_the_engine(engine, plant, register):
    rows = rows_of(plant)
    tables = {(register.name, name): raw_table(register, name, rows[name], engine) for name in rows}
    publish(Catalogue({register.name: register}), tables, engine, AS_OF)

    kept = engines.tables(engine)
    assert kept == [f"inspections/{name}/public" for name in ("findings", "notices", "photos", "samples")]
    seen = str([engine.all(engine.frame(name)) for name in kept])
    assert [text for text in plant.planted if text in seen] == []
