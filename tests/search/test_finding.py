"""The measurement of the search: it tells an index that finds all from one that does not."""

from __future__ import annotations

import re

from bench.finding import measured
from disclosure.search import lookup
from inspections import sample, write_inspections
from published import published


def test_a_search_is_held_against_a_scan_of_everything(tmp_path, monkeypatch):
    findings = [[f"S{number}", "大肠菌群", "1"] for number in range(1, 30)]
    data = write_inspections(tmp_path / "data", [sample(number) for number in range(1, 30)], findings=findings)
    with published(data, tmp_path / "scratch") as site:
        right = measured(site.view, tmp_path / "right")
        monkeypatch.setattr(lookup, "_after", lambda *_: ())
        wrong = measured(site.view, tmp_path / "wrong")

    assert re.match(
        r"60 queries: recall 100\.00%, precision 100\.00% of [\d,]+; first answer \d+ \(at most \d+\) kB", right
    )
    assert re.match(r"60 queries: recall [1-9]?\d\.\d\d%, precision 100", wrong)
