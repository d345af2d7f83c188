"""What a page is about, in the words of schema.org. Templates print it by `|tojson`, which nothing in a cell can leave.

Every address is absolute: a site without one says none of this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from disclosure.files.model import Download
from disclosure.metadata.model import Described, Publisher, web_address

CONTEXT: Final = "https://schema.org"
SHORT: Final = 500  # characters of a description: a card needs no more, and the page has the rest
TAKEN: Final = ("text/csv", "application/zip")  # what of a register's files a page names: the catalogue has them all

Thing = Mapping[str, Any]


def graph(things: Sequence[Thing]) -> Thing | None:
    """Put the things of a page together; None where there are none."""
    return {"@context": CONTEXT, "@graph": list(things)} if things else None


def organization(publisher: Publisher) -> Thing:
    """Say who publishes the site."""
    email, page = publisher.email, publisher.page
    point = {"@type": "ContactPoint", "contactType": "更正和投诉", **_filled(email=email, url=page)}
    return _filled(
        **{"@type": "GovernmentOrganization", "@id": f"{publisher.home}/#owner"},
        name=publisher.name,
        url=f"{publisher.home}/",
        contactPoint=point if email or page else None,
    )


def breadcrumbs(home: str, trail: Iterable[tuple[str, str]]) -> Thing:
    """Say the way to a page of the site at *home*: words and addresses, the page itself last."""
    steps = [
        {"@type": "ListItem", "position": number, "name": words, "item": f"{home}/{address}"}
        for number, (words, address) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def dataset(one: Described, downloads: Iterable[Download]) -> Thing:
    """Say what a register is and where its official tables are."""
    files = [_file(file, one.publisher.home) for file in downloads if file.media_type in TAKEN and file.is_official]
    licences = [web_address(licence.path) or licence.title for licence in one.licences]
    return _filled(
        **{"@type": "Dataset", "@id": f"{one.home}#dataset"},
        name=one.title,
        description=one.text[:SHORT],
        url=one.home,
        identifier=one.identifier,
        keywords=list(one.keywords),
        license=licences,
        creator=[{"@type": "Organization", "name": name} for name in one.sources],
        publisher={"@type": "Organization", "name": one.publisher.name, "url": f"{one.publisher.home}/"},
        inLanguage="zh-CN",
        isAccessibleForFree=True,
        version=one.version,
        dateCreated=one.made,
        dateModified=one.changed,
        temporalCoverage=f"{one.first}/{one.last}" if one.first else "",
        distribution=files,
    )


def _file(file: Download, home: str) -> Thing:
    return {
        "@type": "DataDownload",
        "name": file.title,
        "encodingFormat": file.media_type,
        "contentUrl": f"{home}/{file.path}",
        "contentSize": f"{file.bytes} B",
    }


def _filled(**said: Any) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value}
