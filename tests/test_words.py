"""Words that readers did not understand do not come back: in the theme's sentences, on pages, in what registers say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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
TABLES = sorted(ROOT.glob("data/*/*.csv"))


def test_no_word_comes_back():
    texts = {path: COMMENT.sub("", path.read_text("utf-8")) for path in SENTENCES}

    assert named({path: among(text, GONE) for path, text in texts.items()}) == {}


def test_no_page_says_them():
    assert named({path: wrong(path.read_text("utf-8")) for path in WRITTEN}) == {}


def test_no_register_says_them_of_itself():
    said = {path: "\n".join(said_of(json.loads(path.read_text("utf-8")))) for path in REGISTERS}

    assert named({path: wrong(text) for path, text in said.items()}) == {}


def test_no_row_says_them():
    rows = {path: path.read_text("utf-8").replace(NOT_REPORTED, "") for path in TABLES}

    assert named({path: among(text, GONE) for path, text in rows.items()}) == {}


def named(found: Mapping[Path, dict[str, str]]) -> dict[str, dict[str, str]]:
    """What was found, by the file in which it stands."""
    assert found, "there is nothing to look through"
    return {str(path.relative_to(ROOT)): words for path, words in found.items() if words}


def wrong(text: str) -> dict[str, str]:
    text = text.replace(NOT_REPORTED, "")
    return among(text, GONE | OF_DATA) | dict.fromkeys(CODE.findall(text), "")


def among(text: str, words: Mapping[str, str]) -> dict[str, str]:
    """Those of the words that a text holds, and what is said now."""
    return {word: now for word, now in words.items() if word in text}


def said_of(value: Any) -> Iterator[str]:
    """Yield every title and description of a descriptor."""
    if isinstance(value, dict):
        yield from (value[key] for key in ("title", "description") if isinstance(value.get(key), str))
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from said_of(one)
