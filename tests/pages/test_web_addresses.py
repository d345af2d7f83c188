"""The address of another site that a page would cut, or would not make a link of, is told with what to write."""

from __future__ import annotations

import pytest

from disclosure.pages.prose import Prose, prose_problems
from disclosure.pages.web_addresses import web_addresses


@pytest.mark.parametrize(
    ("words", "right", "is_warning"),
    [
        ("见 http://a.gov.cn/食品安全/通知.html 。", "[文字](http://a.gov.cn/食品安全/通知.html)", False),
        ("见https://a.gov.cn/s?wd=食品&x=1，", "[文字](https://a.gov.cn/s?wd=食品&x=1)", False),
        ("见 https：//a.gov.cn/b。", "https://a.gov.cn/b", False),
        ("见 http:／／a.gov.cn", "http://a.gov.cn", False),
        ("附件下载：rules.pdf", "[文件的名称](rules.pdf)，文件放进 content/files", True),
        ("见（www.a.gov.cn/b/）", "https://www.a.gov.cn/b/", True),
    ],
)
def test_an_address_that_would_not_lead_there_is_told(words, right, is_warning):
    [problem] = prose_problems(Prose("a.md", "a/", f"好\n\n{words}", 1))

    assert (problem.row, problem.warning) == (3, is_warning)
    assert problem.fix.endswith(right)


@pytest.mark.parametrize(
    "text",
    [
        "见https://a.gov.cn/，详情见http://www.a.gov.cn/b。再见https://a.gov.cn/b查询。",
        "[文字](https://a.gov.cn/食品/通知.html)、[甲](www.a.gov.cn)、a@www.a.cn",
        "[rules.pdf](rules.pdf)、[甲](../files/rules.pdf)、https://a.cn/rules.pdf、`rules.pdf`、PDF 文件",
        "/// 附件 | rules.pdf | 申请表\n///",
        "`http://a.cn/食品/b` 和 <https://www.a.cn/b>",
    ],
)
def test_other_addresses_are_left_alone(text):
    assert list(web_addresses(text)) == []
