"""How words stand in a line: what is never broken (words in a heading, dates, counts), and how several are listed."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

_WORDS = """
食品 安全 农产品 监督 抽检 抽样 检验 检查 结论 检验结论 合格 不合格 行政 处罚 罚款 许可 生产 经营 机构 单位 信用 名单
典型 案例 示范店 明厨亮灶 小作坊 小经营店 小摊点 备案 食堂 公开 公示 停止公示 名册 记录 数据 目录
结果 标准 程序 方案 行动 阶段 指标 目标 任务 系统 制度 情况 小结 覆盖 宣传周 投诉 举报 渠道 统计
来源 期限 类别 更正 异议 搜索 问题 最近 主要 全部 下载 示例 不低于 不高于
公司 有限公司 合作社 超市 生活超市 便利店 保质期 超过 主题 日期 未查到 未公布 无记录 无数据
"""
TERMS = frozenset(_WORDS.split())
LONGEST = 4  # characters: more might not fit beside each other where letters are large
_DAY = r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
_COUNT = "[0-9][0-9,.]* ?(?:个月|批次|[条项次家件个元年月])"
_FIGURES = re.compile(f"{_DAY}|{_COUNT}")
_TERM = re.compile("|".join([_FIGURES.pattern, *sorted(TERMS, key=lambda term: (-len(term), term))]))


def listed(word: str) -> str:
    """Return the words that a cell joins by half-width semicolons as a reader would list them."""
    return word.replace(";", "、")


def unbroken(text: str) -> Markup:
    """Return *text* escaped, the terms, dates and counts in it marked as what stands on one line: for headings."""
    return _marked(text, _TERM)


def counted(text: str) -> Markup:
    """Return *text* escaped, the dates and counts in it marked likewise: for sentences."""
    return _marked(text, _FIGURES)


@lru_cache(4096)  # most headings stand on many pages
def _marked(text: str, what: re.Pattern[str]) -> Markup:
    parts, end = [Markup()], 0
    for found in what.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<span class="term">{}</span>').format(found[0])]
        end = found.end()
    return Markup().join([*parts, escape(text[end:])])
