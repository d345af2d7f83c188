"""What an editor means by a word at the head of a page that is none of ours."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

_OTHERS: Final = {  # our word ▸ what it is called elsewhere
    "标题": "题目 题名 名称",
    "摘要": "导语 简介 概要 提要 引言 描述",
    "日期": "发布日期 发布时间 发布 公开日期 公布日期 成文日期 时间",
    "截止": "有效期 有效期至 到期 失效 撤下 撤稿 撤回 下线 公开到 结束",
    "修改": "更新 更新日期 更新时间 更正 修订",
    "来源": "发布机关 发布单位 发文机关 发文单位 单位 部门 稿源 信息来源 出处",
    "依据": "法律依据 政策依据",
    "图片": "配图 封面 题图 头图 照片",
    "附件": "文件 下载",
    "责任编辑": "编辑 责编 作者 撰稿 记者 供稿",
    "审核": "审稿 审签 复核 签发 核稿",
    "顺序": "排序 序号",
    "处罚": "案号 决定书 文书号",
}
_MEANT: Final = {word: ours for ours, words in _OTHERS.items() for word in words.split()}
_LIKELY: Final = 0.5  # how like a word is one that was mistyped


def meant(word: str, known: Collection[str]) -> str:
    """Return which of the *known* words is meant by another, "" if none: 修改日期 is 修改, 作者 is 责任编辑."""
    said = word.strip().lower()
    if said in _MEANT:
        return _MEANT[said]
    begins = [one for one in known if said.startswith(one) and not one.isascii()]
    near = begins or get_close_matches(said, known, n=1, cutoff=_LIKELY)
    return near[0] if near else ""
