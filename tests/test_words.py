"""Words that readers did not understand do not come back: in the theme's sentences, on pages, in what registers say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
GONE = {  # what was said ▸ what is said now
    "从哪来，到何时": "来源与公示期限",
    "把数据拿走": "下载",
    "找你要的": "按类别查",
    "要紧的数": "主要数据",
    "图里的数": "图表数据",
    "说成平常话": "用通俗的话说明",
    "有没有人告": "是否申请复议或提起诉讼",
    "照录著录信息": "按原文列出",
    "什么时候上、下": "什么时候公开、撤下",
    "三个门": "三个栏目",
    ">怎样<": "结果",
    "共几条": "条数",
    "看不懂，不同意": "看不懂或有异议",
    "只及于": "只适用于",
    "未填": "未公布，或者没有此项",
    "数据截至": "收录到、网站生成于",
    "平常话": "通俗的话",
    "为什么要紧": "为什么重要",
    "办得怎样": "活动结果",
    "暂无": "未公布、本期没有、未查到、算不出：哪一种说哪一种",
}
OF_DATA = {  # and in what people write: on pages, in titles and descriptions
    "扇门": "个栏目",
    "“从哪来”": "“来源与公示期限”",
    "“到何时”": "“来源与公示期限”",
    "什么时候上": "什么时候公开",
    "什么时候下": "什么时候撤下",
    "| 怎样 |": "结果",
}
CODE = re.compile(r"\b(true|false|null)\b|[0-9]{4}Q[1-4]")  # a computer's words: 是、否、没有, 2025年第4季度
NOT_REPORTED = "未填报"  # a word of a register: the shop did not say
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
SENTENCES = sorted(
    [
        *ROOT.glob("theme/templates/**/*.html"),
        *ROOT.glob("theme/components/*/macro.html"),
        *ROOT.glob("theme/assets/*.js"),
        *ROOT.glob("scripts/disclosure/pages/**/*.py"),
        ROOT / "scripts/disclosure/showing/facets.py",
        *ROOT.glob("scripts/disclosure/statistics/*.py"),
    ]
)
WRITTEN = sorted(ROOT.glob("content/**/*.md"))
REGISTERS = sorted(ROOT.glob("data/*/datapackage.json"))


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_comes_back(path):
    text = COMMENT.sub("", path.read_text("utf-8"))

    assert {said: now for said, now in GONE.items() if said in text} == {}


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_says_them(path):
    assert wrong(path.read_text("utf-8")) == {}


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.parent.name)
def test_no_register_says_them_of_itself(path):
    said = "\n".join(said_of(json.loads(path.read_text("utf-8"))))
    rows = "\n".join(table.read_text("utf-8") for table in path.parent.glob("*.csv"))

    assert wrong(said) == {}
    assert {word: now for word, now in GONE.items() if word in rows.replace(NOT_REPORTED, "")} == {}


def wrong(text: str) -> dict[str, str]:
    every, text = GONE | OF_DATA, text.replace(NOT_REPORTED, "")
    return {word: now for word, now in every.items() if word in text} | dict.fromkeys(CODE.findall(text), "")


def said_of(value: Any) -> Iterator[str]:
    """Yield every title and description of a descriptor."""
    if isinstance(value, dict):
        yield from (value[key] for key in ("title", "description") if isinstance(value.get(key), str))
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from said_of(one)
