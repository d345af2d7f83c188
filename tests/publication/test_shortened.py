"""A preview shows the first records of a register and what belongs to them; what is counted counts all of them."""

from __future__ import annotations

import re

import pytest

from disclosure import pipeline
from disclosure.progress import Progress
from disclosure.publication.shortened import shortened
from disclosure.settings import Settings
from engines import borrowed
from packages import field, write_package
from published import AS_OF, published
from sites import ROOT

pytestmark = pytest.mark.usefixtures("either_engine")

MEASURES = {"batches": {"title": "抽检批次", "count": True}}
CONTRACT = {"section": "results", "title": "{no}", "columns": ["no"], "records": "samples", "date": "on"}


@pytest.fixture
def folder(data):
    """Five samples, the newest first on their list, with findings and notices; another register names two of them."""
    samples = [[f"S{day}", f"2022-09-0{day}", f"N{day % 2}"] for day in range(1, 6)]
    fields = [field("no"), field("on", "date"), field("notice")]
    key = [{"fields": "notice", "reference": {"resource": "notices", "fields": "no"}}]
    findings = {
        "fields": [field("no"), field("item")],
        "rows": [[f"S{day}", "铅"] for day in range(1, 6)],
        "foreignKeys": [{"fields": "no", "reference": {"resource": "samples", "fields": "no"}}],
    }
    write_package(
        data / "checks",
        {
            "samples": {"fields": fields, "rows": samples, "primaryKey": "no", "foreignKeys": key},
            "findings": findings,
            "notices": {"fields": [field("no")], "rows": [["N0"], ["N1"]], "primaryKey": "no"},
        },
        {**CONTRACT, "measures": MEASURES},
    )
    cases = {"fields": [field("no"), field("sample", references="checks/samples.no")], "primaryKey": "no"}
    write_package(
        data / "made-up",
        {"samples": {**cases, "rows": [["C1", "S1"], ["C5", "S5"]]}},
        {key: value for key, value in CONTRACT.items() if key != "date"},
    )
    return data


def test_the_first_records_stay_with_what_belongs_to_them_and_what_they_belong_to(folder, tmp_path):
    with published(folder, tmp_path / "scratch") as site:
        [checks, cases] = shortened(site.publication, site.engine, 2).registers
        rows = {name: site.engine.all(table.frame.select("no")) for name, table in checks.tables.items()}

        assert rows == {"samples": [("S5",), ("S4",)], "findings": [("S5",), ("S4",)], "notices": [("N0",), ("N1",)]}
        assert [table.rows for table in checks.tables.values()] == [2, 2, 2]
        assert checks.ledger.published == 5
        assert (checks.first.day, checks.last.day) == (1, 5)
        assert cases is site.publication.registers[1]


@pytest.mark.parametrize(("preview", "shown"), [(True, ["S5", "S4"]), (False, ["S5", "S4", "S3", "S2", "S1"])])
def test_a_preview_alone_is_shortened_and_counts_everything(preview, shown, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline, "PREVIEWED", 2)
    content = tmp_path / "content/pages"
    content.mkdir(parents=True)
    (content / "about.md").write_text("Title: 关于\n\n一共 [[数字: checks.batches | 5]]。\n", "utf-8")
    settings = Settings(folder, content.parent, ROOT / "theme", AS_OF, preview=preview)
    (tmp_path / "scratch").mkdir()
    with borrowed(tmp_path / "scratch") as engine:
        made = pipeline.prepare(settings, engine, Progress(quiet=True))
        [checks, cases] = made.view.registers
        named = {one.cells["sample"]: one.cells.link("sample") for one in cases.records.records()}

    assert [one.title for one in checks.records.records()] == shown
    assert [one.records.rows for one in made.publication.registers] == [len(shown), 2]
    assert [one.figure.value for one in made.view.statistics["checks"].headlines] == [5]
    assert "一共 5。" in re.sub("<[^>]+>", "", made.view.documents[0].html)
    assert {name: bool(link) for name, link in named.items()} == {"S1": "S1" in shown, "S5": True}
