"""The worker's SVG made fit to publish: only shapes and text, the same bytes each time.

ECharts numbers its ids through all that one process draws, leaves rules for a mouse, and puts fonts into `style`
attributes. What comes out of here has ids named after the chart and no style, script or link, so that it may also
be opened by itself under the strictest policy. An element or attribute that is not known is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
STYLE = f"{{{SVG}}}style"
SHAPES = frozenset({"rect", "path", "polyline", "polygon", "circle", "ellipse", "line", "text", "tspan"})
ELEMENTS = SHAPES | {"svg", "g", "defs", "pattern", "clipPath"}
DROPPED = re.compile("class|pointer-events|version|baseProfile|ecmeta_[a-z_]+|xml:space")
FONT_PROPERTIES = frozenset({"font-size", "font-family", "font-weight", "font-style"})
PLACE = frozenset({"width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points"})
FRAME = frozenset({"viewBox", "transform", "id", "clip-path", "patternUnits", "patternTransform"})
PAINT = frozenset({"fill", "fill-opacity", "fill-rule", "opacity", "paint-order"})
STROKE = frozenset({"opacity", "width", "dasharray", "dashoffset", "linecap", "linejoin", "miterlimit"})
TEXT = frozenset({"dominant-baseline", "text-anchor"}) | FONT_PROPERTIES
ATTRIBUTES = PLACE | FRAME | PAINT | TEXT | {"stroke"} | {f"stroke-{one}" for one in STROKE}
_REFERENCE = re.compile(r"url\(#([A-Za-z0-9_-]+)\)")


class UnfitDrawingError(ValueError):
    """The worker drew something that no picture of ours may hold."""


def fit(svg: str, name: str, title: str, description: str) -> bytes:
    """Return the finished file of a drawing, well-formed UTF-8.

    *name* is the chart's name and begins every id; *title* and *description* are read by screen readers.
    Raises UnfitDrawingError for anything but shapes and text.
    """
    if "<!" in svg.replace("<![CDATA[", ""):
        raise UnfitDrawingError("a document type or a comment")
    try:
        root = ET.fromstring(svg)  # noqa: S314  # no document type, hence no entity to expand
    except ET.ParseError as error:
        raise UnfitDrawingError("not well-formed") from error
    fitted = _element(root)
    _rename(fitted, name)
    _describe(fitted, title, description)
    ET.indent(fitted, "")
    return ET.tostring(fitted, encoding="unicode", short_empty_elements=True).encode() + b"\n"


def _element(element: ET.Element) -> ET.Element:
    """Copy an element without what is dropped (all `style` holds are rules for :hover); refuse what is unknown."""
    namespace, _, tag = element.tag[1:].rpartition("}")
    if namespace != SVG or tag not in ELEMENTS:
        raise UnfitDrawingError(f"element {tag}")
    copy = ET.Element(tag)
    for attribute, value in element.items():
        copy.attrib.update(_attribute(_short(attribute), value))
    if tag in {"text", "tspan"}:
        copy.text = element.text
    copy.extend([_element(child) for child in element if child.tag != STYLE])
    return copy


def _short(attribute: str) -> str:
    return attribute.replace("{http://www.w3.org/XML/1998/namespace}", "xml:")


def _attribute(attribute: str, value: str) -> dict[str, str]:
    if DROPPED.fullmatch(attribute):
        return {}
    if attribute == "style":
        return dict(_declaration(one) for one in value.split(";") if one.strip())
    if attribute not in ATTRIBUTES or ("url(" in value and not _REFERENCE.fullmatch(value)):
        raise UnfitDrawingError(f"attribute {attribute}")
    return {attribute: value}


def _declaration(text: str) -> tuple[str, str]:
    attribute, _, value = text.partition(":")
    if attribute.strip() not in FONT_PROPERTIES:
        raise UnfitDrawingError(f"style {attribute}")
    return attribute.strip(), value.strip()


def _rename(root: ET.Element, name: str) -> None:
    """Give each id a number of this drawing alone, in the order in which they stand in it."""
    names = {old: f"{name}-{number}" for number, old in enumerate(_ids(root), start=1)}
    for element in root.iter():
        for attribute, value in element.items():
            if attribute == "id":
                element.set(attribute, names[value])
            elif match := _REFERENCE.fullmatch(value):
                element.set(attribute, f"url(#{_known(names, match[1])})")


def _ids(root: ET.Element) -> list[str]:
    return [one for element in root.iter() if (one := element.get("id"))]


def _known(names: Mapping[str, str], old: str) -> str:
    if old not in names:
        raise UnfitDrawingError("a reference to nothing")
    return names[old]


def _describe(root: ET.Element, title: str, description: str) -> None:
    root.set("xmlns", SVG)
    root.set("role", "img")
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(tag)
        element.text = text
        root.insert(place, element)
