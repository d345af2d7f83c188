"""The search index as the browser's own script reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from disclosure.addresses import SEARCH
from disclosure.pages.model import Document
from disclosure.search.batches import Batch, Entry
from disclosure.search.lookup import lookup_files
from published import published

CLIENT = Path(__file__).parent / "search/client.js"
NODE = Path(sys.executable).parent / "node"

Files = dict[str, str]
Answer = dict[str, Any]


class Client:
    """The browser's script, without a browser."""

    def __init__(self) -> None:
        self.node = subprocess.Popen([NODE, CLIENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, files: Files, *queries: str, most: int = 10**6, room: Sequence[int] = ()) -> list[Answer]:
        """Look for *queries*; there is *room* for so many files and kB in each first answer."""
        asked = json.dumps({"files": files, "queries": queries, "most": most, "room": room})
        self.node.stdin.write(f"{asked}\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    one = Client()
    with one.node:
        yield one
        one.node.stdin.close()


def batch_of(entries: list[Entry], texts: Sequence[Sequence[str]], places: Sequence[int]) -> Batch:
    """Return entries that say *texts*, one after another at *places*."""
    return Batch.of(entries, list(zip(places, zip_longest(*texts, fillvalue=""), strict=False)))


def files_of(view: Any) -> Files:
    return {name.removeprefix(SEARCH): data.decode() for name, data in lookup_files(view)}


@pytest.fixture
def index(tmp_path):
    """Return a function that publishes a data folder and gives the index."""

    def run(data: Path, documents: tuple[Document, ...] = (), name: str = "scratch", **more: Any) -> Files:
        with published(data, tmp_path / name, **more) as site:
            settings = replace(site.view.settings, content=tmp_path / "content")
            return files_of(replace(site.view, documents=documents, settings=settings))

    return run


def entries(files: Files, kind: str) -> list[Entry]:
    return [
        Entry(words, more, begin + rest.replace(" ", more.partition("，")[0]), note, "".join(adverse), sample)
        for name, text in files.items()
        for note, begin, sample, *rows in (json.loads(text) if name.startswith(f"{kind}/") else ())
        for words, more, rest, *adverse in rows
    ]
