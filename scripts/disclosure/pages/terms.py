"""What is never broken: words in a heading, where a browser does not know a phrase itself, and dates."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_WORDS = """
食品 安全 农产品 监督 抽检 抽样 检验 检查 合格 不合格 行政 处罚 许可 生产 经营 机构 单位 信用 名单
典型 案例 示范店 明厨亮灶 小作坊 小经营店 小摊点 备案 食堂 公开 公示 停止公示 名册 记录 数据 目录
结果 标准 程序 方案 行动 阶段 指标 目标 任务 系统 制度 情况 小结 覆盖 宣传周 投诉 举报 渠道 统计
来源 期限 类别 更正 异议 搜索 问题 最近 主要 全部 下载 示例 不低于 不高于
"""
TERMS = frozenset(_WORDS.split())
LONGEST = 4  # characters: more might not fit beside each other where letters are large
_DAY = r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
_TERM = re.compile("|".join([_DAY, *sorted(TERMS, key=lambda term: (-len(term), term))]))


def unbroken(text: str) -> Markup:
    """Return *text* escaped, the terms and dates in it marked as what stands on one line."""
    parts, end = [Markup()], 0
    for found in _TERM.finditer(text):
        parts += [escape(text[end : found.start()]), Markup('<span class="term">{}</span>').format(found[0])]
        end = found.end()
    return Markup().join([*parts, escape(text[end:])])
