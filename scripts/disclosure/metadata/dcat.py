"""The catalogue for other catalogues: DCAT 3, as JSON-LD.

Source: W3C, Data Catalog Vocabulary (DCAT) - Version 3 (2024); which properties a catalogue must and should have is
said by DCAT-AP 3.0, its best known profile.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from disclosure import addresses
from disclosure.contract.model import Licence
from disclosure.files.model import Download
from disclosure.metadata.model import Described, Publisher, absolute, base, publisher, web_address
from disclosure.settings import Settings

MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"
CHINESE: Final = "http://id.loc.gov/vocabulary/iso639-1/zh"
_CONTEXT: Final = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Node = dict[str, Any]


def catalogue(
    settings: Settings, registers: Sequence[Described], downloads: Mapping[str, Iterable[Download]], text: str
) -> bytes:
    """Return the catalogue of a site that has an address; *downloads* are by the registers' own addresses.

    *text* says what the site is.
    """
    own, home = publisher(settings), absolute(settings, addresses.CATALOGUE)
    said = {
        "@context": _CONTEXT,
        **_node(home, "dcat:Catalog"),
        "dct:title": _words(settings.site_name),
        "dct:description": _words(text),
        "dct:publisher": _agent(own, f"{base(settings)}/#owner"),
        "dct:language": {"@id": CHINESE},
        "dct:modified": _day(max((one.changed for one in registers), default=settings.as_of.isoformat())),
        "foaf:homepage": {"@id": absolute(settings, addresses.HOME)},
        "dcat:dataset": [_dataset(one, downloads.get(one.home, ())) for one in registers],
    }
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(one: Described, downloads: Iterable[Download]) -> Node:
    node = {
        **_node(f"{one.home}#dataset", "dcat:Dataset"),
        "dct:identifier": one.identifier,
        "dct:title": _words(one.title),
        "dct:description": _words(one.text),
        "dct:publisher": _agent(one.publisher),
        "dct:creator": [{"@type": "foaf:Agent", "foaf:name": _words(name)} for name in one.sources],
        "dcat:contactPoint": _contact(one.publisher),
        "dcat:keyword": [_words(word) for word in one.keywords],
        "dct:issued": _day(one.made),
        "dct:modified": _day(one.changed),
        "dct:temporal": _span(one),
        "dct:language": {"@id": CHINESE},
        "dcat:version": one.version,
        "dcat:landingPage": {**_node(one.home, "foaf:Document")},
        "foaf:page": {**_node(one.dictionary, "foaf:Document")},
        "dcat:distribution": [_distribution(file, one) for file in downloads],
    }
    return {key: value for key, value in node.items() if value}


def _distribution(file: Download, one: Described) -> Node:
    address = f"{one.publisher.home}/{file.path}"
    digest = {"@type": "spdx:Checksum", "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"}}
    return {
        **_node(address, "dcat:Distribution"),
        "dct:title": _words(file.title),
        "dcat:accessURL": {"@id": one.home},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{file.media_type}"},
        "dcat:byteSize": {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
        "dct:license": [_licence(licence) for licence in one.licences],
        "spdx:checksum": {**digest, "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"}},
    }


def _licence(licence: Licence) -> Node:
    node = {"@type": "dct:LicenseDocument", "dct:title": _words(licence.title)}
    path = web_address(licence.path)
    return {"@id": path, **node} if path else node


def _agent(one: Publisher, iri: str = "") -> Node:
    known = {"@id": iri} if iri else {}
    return {**known, "@type": "foaf:Agent", "foaf:name": _words(one.name)}


def _contact(one: Publisher) -> Node | None:
    reached = [f"mailto:{one.email}"] if one.email else [one.page] if one.page else []
    key = "vcard:hasEmail" if one.email else "vcard:hasURL"
    return {"@type": "vcard:Organization", "vcard:fn": one.name, key: {"@id": reached[0]}} if reached else None


def _span(one: Described) -> Node | None:
    days = {"dcat:startDate": _day(one.first), "dcat:endDate": _day(one.last)}
    return {"@type": "dct:PeriodOfTime", **days} if one.first else None


def _node(iri: str, kind: str) -> Node:
    return {"@id": iri, "@type": kind}


def _words(text: str) -> Node:
    return {"@value": text, "@language": "zh-CN"}


def _day(text: str) -> Node:
    return {"@value": text, "@type": "xsd:date"}
