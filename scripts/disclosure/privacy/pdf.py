"""What a PDF says: its words, what stands beside them, and the files within it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from urllib.parse import unquote

from pypdf import PageObject, PdfReader

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot read is a finding of ours


def pages(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what a PDF says, piece by piece, and where: a page's number, or "" for what stands beside the pages.

    A page without a word of text has a piece of no text. Raises ValueError if the file cannot be read.
    """
    try:
        reader = _opened(data)
        yield "", _beside(reader)
        for number, page in enumerate(reader.pages, start=1):
            yield str(number), _words(page)
            yield "", "\n".join(_links(page))
    except Exception as error:  # the library raises whatever a broken file provokes
        raise ValueError("not in order") from error


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("encrypted")
    return reader


def attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the files within a PDF that `pages` has read."""
    for name, versions in _opened(data).attachments.items():
        yield from ((name, version) for version in versions)


def _words(page: PageObject) -> str:
    notes = (note.get_object().get("/Contents", "") for note in page.annotations or ())
    return "\n".join([page.extract_text(), *map(str, notes)]).strip()


def _links(page: PageObject) -> Iterator[str]:
    """Yield where the links of a page lead, which need not be what they say."""
    actions = (note.get_object().get("/A") for note in page.annotations or ())
    yield from (unquote(str(action.get_object().get("/URI", ""))) for action in actions if action)


def _beside(reader: PdfReader) -> str:
    said = [str(value) for value in (reader.metadata or {}).values()]
    said += [str(value) for value in (reader.get_form_text_fields() or {}).values()]
    xmp = reader.root_object.get("/Metadata")
    if xmp is not None:
        said.append(xmp.get_object().get_data().decode("utf-8", "replace"))
    return "\n".join(said)
