"""A page that is made alone is the same as among all others."""

from __future__ import annotations

from disclosure.pages.chrome import chrome
from disclosure.pages.streams import page_at
from inspections import code, sample, write_inspections
from published import published
from rendered import environment, pages

FIRM = code("92000000000000001")
NONE = ("none/", "inspections/none/", "subjects/none/")


def test_each_page_is_found_by_its_address(tmp_path):
    rows = [sample(number, uscc=FIRM, conclusion="不合格") for number in (1, 2, 3)]
    with published(write_inspections(tmp_path / "data", rows), tmp_path / "scratch", rows_per_page=2) as site:
        around, templates = chrome(site.view), environment()

        def said(page) -> str:
            return templates.get_template(f"{page.template}.html").render(site=around, **page.context())

        made = {page.address: said(page) for page in pages(site.view)}
        assert {address: said(page_at(address, site.view)) for address in made} == made
        wanted = {"", "inspections/", "inspections/page/2/", "inspections/records/S2/", f"subjects/{FIRM}/", "catalog/"}
        assert wanted <= made.keys()
        assert [page_at(address, site.view) for address in NONE] == [None] * len(NONE)
