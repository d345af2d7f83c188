"""What the editors' handbook says of this city's registers holds: its table is whole, its references can be copied."""

from __future__ import annotations

import re

import pytest

from disclosure.pages.prose import Prose
from disclosure.pages.quoted import reference_problems, references
from packages import load
from sites import ROOT

pytestmark = pytest.mark.city

HANDBOOK = (ROOT / "docs/编辑手册.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```md \S+\n(.*?)^```$", HANDBOOK, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def catalogue():
    return load(ROOT / "data")[0]


def test_the_table_has_the_chinese_and_the_english_name_of_every_register(catalogue):
    table = "\n".join(f"| {package.title} | `{package.name}` |" for package in catalogue.registers)

    assert HANDBOOK.endswith(f"|---|---|\n{table}\n"), table


def test_the_references_of_the_examples_are_of_this_city(catalogue):
    texts = [Prose("news/a.md", "news/a/", text) for text in EXAMPLES]

    assert [problem.message for text in texts for problem in reference_problems(text, catalogue)] == []
    assert sum(len(references(text, catalogue)) for text in texts) >= 7
