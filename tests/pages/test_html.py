"""Every page is HTML as the standard has it, and as screen readers need it."""

from __future__ import annotations

import pytest

from validator import complaints


def test_every_page_is_valid(tmp_path, case_site, views_site, patterns_site):
    trees = [case_site, views_site, patterns_site]
    assert all(any(tree.rglob("index.html")) for tree in trees)
    assert complaints(tmp_path, *trees) == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<ul><div>一段</div></ul>", "element-permitted-content"),
        ("<p id='a'>一</p><p id='a'>二</p>", "no-dup-id"),
        ("<p style='color:red'>红</p>", "no-inline-style"),
        ("<img src='a.png'>", "wcag/h37"),
        ("<center>中</center>", "deprecated"),
    ],
)
def test_a_fault_is_found(body, rule, tmp_path):
    page = tmp_path / "site/index.html"
    page.parent.mkdir()
    page.write_text(
        f'<!DOCTYPE html><html lang="zh-CN"><head><title>题</title></head><body>{body}</body></html>', "utf-8"
    )
    assert any(rule in one for one in complaints(tmp_path, page.parent))
