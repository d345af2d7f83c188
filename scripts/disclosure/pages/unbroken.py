"""Words of headings that no line breaks, for browsers whose `word-break: auto-phrase` knows none in Chinese."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# The words of our field that registers, charts and pages are called by.
_WORDS = """
食品安全 食品生产 食品 宣传周 典型案例 投诉举报 信用名单 信用修复 明厨亮灶 示范店 监督抽检
评价性抽检 抽样检验 抽检 监督检查 检验结论 检验机构 检验 复检 合格率 不合格 行政处罚 处罚决定
处罚机关 处罚 罚款 许可证 许可决定 许可 登记证 登记 备案卡 备案 小作坊 小经营店 小摊点 经营许可
经营店 生产经营 生产 经营 餐饮 单位 名单 名册 行动方案 覆盖情况 阶段情况 小结 任务 指标 系统
制度 目录 程序 标准 统计 渠道 停止公示 公示期 公示 公开日期 公开 核查处置 处置 整改 不合格项目
项目 批次 季度 环节 类别 种类 类型 程度 情况 原因 机关 记录 更正 异议 救济 信息 政府信息
"""
_WORD = re.compile("|".join(sorted(_WORDS.split(), key=len, reverse=True)))


def unbroken(text: str) -> Markup:
    """Return *text* escaped, with its words marked so that each stands in one line."""
    pieces = []
    last = 0
    for word in _WORD.finditer(text):
        pieces.append(escape(text[last : word.start()]))
        pieces.append(Markup('<span class="word">{}</span>').format(word[0]))
        last = word.end()
    return Markup("").join([*pieces, escape(text[last:])])
