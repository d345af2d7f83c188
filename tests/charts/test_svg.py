from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from disclosure.charts.svg import UnfitDrawingError, fit

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = f'<svg {SPACES} version="1.1" viewBox="0 0 9 9">'


def drawn(inside: str) -> str:
    return f"{HEAD}{inside}</svg>"


def fitted(inside: str, name: str = "picture") -> str:
    return fit(drawn(inside), name, "标题", "说明").decode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject/>",
        '<image href="https://example.org/x.png"/>',
        '<a href="https://example.org"><path d="M0 0"/></a>',
        '<path d="M0 0" onload="alert(1)"/>',
        '<path d="M0 0" xlink:href="#x"/>',
        '<path fill="url(https://example.org/x)"/>',
        '<path fill="url(#nothing)"/>',
        '<text style="background:url(//example.org)">x</text>',
        '<animate attributeName="x"/>',
        '<html:p xmlns:html="http://www.w3.org/1999/xhtml"/>',
        "<path>",
        "<!-- x -->",
        '<use href="#x"/>',
    ],
)
def test_anything_but_shapes_and_text_is_refused(inside):
    with pytest.raises(UnfitDrawingError):
        fitted(inside)


def test_a_document_type_is_refused():
    with pytest.raises(UnfitDrawingError):
        fit('<!DOCTYPE svg [<!ENTITY a "b">]>' + drawn("<text>&a;</text>"), "picture", "", "")


def test_ids_are_named_from_the_chart_whatever_the_worker_drew_before():
    inside = '<path fill="url(#zr{0}-p{1})"/><defs><pattern id="zr{0}-p{1}"><g><path d="M0 0"/></g></pattern></defs>'

    assert fitted(inside.format(0, 0)) == fitted(inside.format(17, 4))
    assert 'fill="url(#picture-1)"' in fitted(inside.format(0, 0))
    assert 'id="picture-1"' in fitted(inside.format(0, 0))


def test_text_that_looks_like_an_id_stays():
    assert ">url(#zr0-p0) zr0-cls-1<" in fitted("<text>url(#zr0-p0) zr0-cls-1</text>")


def test_rules_classes_and_style_attributes_go():
    inside = (
        '<path class="zr0-cls-0" pointer-events="visible" ecmeta_ssr_type="chart" d="M0 0"/>'
        '<text style="font-size:16px;font-family:PingFang SC, sans-serif;" xml:space="preserve">字</text>'
        "<style><![CDATA[ .zr0-cls-0:hover { fill: red } ]]></style>"
    )

    svg = fitted(inside)

    assert '<path d="M0 0" />' in svg
    assert '<text font-size="16px" font-family="PingFang SC, sans-serif">字</text>' in svg
    assert "style" not in svg


def test_a_reader_that_does_not_see_it_is_told_what_it_is():
    root = ET.fromstring(fit(drawn(""), "picture", '<b>"标题"', "说明 & 数字"))  # noqa: S314

    assert [(one.tag.rpartition("}")[2], one.text) for one in root] == [("title", '<b>"标题"'), ("desc", "说明 & 数字")]
    assert root.get("role") == "img"
