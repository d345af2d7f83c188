"""`python -m bench.finding <data> <content> <day>`: what a search finds beside a scan of everything, and what it costs.

The index is asked by the browser's own script, without a browser. Queries are parts of what entries say: one to six
Chinese characters, four or more letters or digits, two or three of these together.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from click import echo as say

from bench.added import prepared
from disclosure.addresses import SEARCH
from disclosure.pages.model import SiteView
from disclosure.release.scratch import scratch
from disclosure.search.entries import found
from disclosure.search.fields import Fields
from disclosure.search.folding import normal
from disclosure.search.lookup import lookup_files
from disclosure.search.postings import SPAN

ASKED = 20  # entries of whose texts queries are made, three of each
SLOWER = 6  # times as slow as this machine: a phone
NODE, CLIENT = Path(sys.executable).parent / "node", Path(__file__).with_suffix(".mjs")
_CHINESE, _PLAIN = re.compile("[\u4e00-\u9fff]+"), re.compile("[a-z0-9]{4,}")

Words = list[str]
Entry = tuple[str, set[str]]  # its texts as they are compared, a line each, and those of them that are terms


def main(data: str, content: str, day: str) -> None:
    """Index the site of *data*, ask, scan, and print one line."""
    with scratch() as folder, prepared(data, content, day) as view:
        say(measured(view, folder))


def measured(view: SiteView, folder: Path) -> str:
    """Index what *view* shows, in the empty *folder*, ask, scan, and return what was seen as a line."""
    for address, file in lookup_files(view):
        place = folder / address
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file)
    terms, queries = _drawn(view)
    (folder / "answers").mkdir()
    costs = _asked(folder, queries)
    answers = [_marks(folder / "answers" / str(at)) for at in range(len(queries))]
    right = hits = 0
    for number, entry in enumerate(_entries(view)):
        for words, answer in zip(queries, answers, strict=True):
            if _has(entry, words, terms):
                hits += 1
                right += number < len(answer) and answer[number]
    found = sum(map(sum, answers))
    return (
        f"{len(queries)} queries: recall {right / hits:.2%}, precision {right / found:.2%} of {hits:,}; {_cost(costs)}"
    )


def _marks(answer: Path) -> bytearray:
    """Return a 1 for each number that was found."""
    numbers = array("I", answer.read_bytes())
    marks = bytearray(max(numbers, default=-1) + 1)
    for number in numbers:
        marks[number] = 1
    return marks


def _asked(folder: Path, queries: Sequence[Words]) -> list[dict[str, float]]:
    command = [str(NODE), str(CLIENT), str(folder / SEARCH), str(folder / "answers")]
    lines = "\n".join(map(" ".join, queries))
    run = subprocess.run(command, input=lines, text=True, capture_output=True, check=True)  # noqa: S603 - our own
    return [json.loads(line) for line in run.stdout.splitlines()]


def _cost(costs: Sequence[dict[str, float]]) -> str:
    """Say what the first answers took: as a rule, and at most."""

    def said(name: str, unit: float) -> str:
        ordered = sorted(one[name] / unit for one in costs)
        return f"{ordered[len(ordered) // 2]:,.0f} (at most {ordered[-1]:,.0f})"

    spent = said("seconds", 1 / SLOWER / 1000)
    sizes = f"{said('bytes', 1000)} kB, compressed {said('packed', 1000)}, {said('requests', 1)} files"
    parts = sum(one["part"] for one in costs)
    return f"first answer {sizes}, {spent} ms of a phone's processor; {parts:,.0f} of them a part that is made whole"


def _drawn(view: SiteView) -> tuple[set[str], list[Words]]:
    """Return all terms, and the same queries for the same data."""
    draw, terms, queries = random.Random(1), set[str](), list[Words]()  # noqa: S311 - the same each time
    total = sum(1 for _ in _entries(view))
    wanted = set(draw.sample(range(total), min(ASKED, total)))
    for number, (texts, own) in enumerate(_entries(view)):
        terms |= own
        if number in wanted:
            chinese, plain = _CHINESE.findall(texts), _PLAIN.findall(texts)
            queries += [[_part(draw, plain, 4, 20)], [_part(draw, chinese, 1, 6)]]
            third = draw.choice([*sorted(own), *chinese])
            queries.append([_part(draw, chinese, 2, 4), _part(draw, chinese, 2, 3), third])
    return terms, [list(dict.fromkeys(filter(None, words))) for words in queries if any(words)]


def _part(draw: random.Random, some: Sequence[str], least: int, most: int) -> str:
    if not some:
        return ""
    text = draw.choice(some)
    length = min(draw.randint(least, most), len(text))
    begin = draw.randint(0, len(text) - length)
    return text[begin : begin + length]


def _entries(view: SiteView) -> Iterator[Entry]:
    """Yield what each entry says, in the order of their numbers."""
    fields = Fields()
    for kind in found(view, fields):
        for said in chain.from_iterable(batch.rows() for batch in kind.batches):
            plain = [(place, _normal(text)) for place, text in said if text]
            yield "\n".join(text for _, text in plain), {text for place, text in plain if place // SPAN in fields.terms}


_normal = lru_cache(10_000)(normal)


def _has(entry: Entry, words: Words, terms: set[str]) -> bool:
    texts, own = entry
    meant = terms if len(words) > 1 else set()
    return all(word in own if word in meant else word in texts for word in words)


if __name__ == "__main__":
    main(*sys.argv[1:])
