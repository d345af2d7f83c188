"""Every page is HTML as the standard has it, and as screen readers need it."""

from __future__ import annotations

import pytest

from validator import complaints


@pytest.mark.long
def test_every_page_is_valid(tmp_path, case_site, views_site, week_site, patterns_site):
    trees = [case_site, views_site, week_site, patterns_site]
    assert all(any(tree.rglob("index.html")) for tree in trees)
    assert complaints(tmp_path, *trees) == []


FAULTS = {  # the rule that must find each
    "element-permitted-content": "<ul><div>一段</div></ul>",
    "no-dup-id": "<p id='a'>一</p><p id='a'>二</p>",
    "no-inline-style": "<p style='color:red'>红</p>",
    "wcag/h37": "<img src='a.png'>",
    "deprecated": "<center>中</center>",
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the validator says of a page for each fault."""
    folder = tmp_path_factory.mktemp("faults")
    for number, body in enumerate(FAULTS.values()):
        page = folder / f"site/{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            f'<!DOCTYPE html><html lang="zh-CN"><head><title>题</title></head><body>{body}</body></html>', "utf-8"
        )
    return complaints(folder, folder / "site")


@pytest.mark.parametrize(("number", "rule"), list(enumerate(FAULTS)))
def test_a_fault_is_found(number, rule, found):
    assert any(f"site/{number}/index.html" in one and f" {rule}:" in one for one in found)
