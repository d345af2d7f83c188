"""Words that readers did not understand do not come back in the theme's own sentences."""

from __future__ import annotations

import re
from pathlib import Path

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
    "日期未填": "日期未公布",
    "暂无": "未公布、本期没有、未查到、算不出：哪一种说哪一种",
}
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
SENTENCES = sorted(
    [
        *ROOT.glob("theme/templates/**/*.html"),
        *ROOT.glob("theme/components/*/macro.html"),
        *ROOT.glob("theme/assets/*.js"),
        *ROOT.glob("scripts/disclosure/pages/**/*.py"),
    ]
)


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_comes_back(path):
    text = COMMENT.sub("", path.read_text("utf-8"))

    assert {said: now for said, now in GONE.items() if said in text} == {}
