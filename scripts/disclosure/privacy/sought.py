"""The one table of what the scanner looks for: what is never published, and what only after somebody has looked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Level = Literal["block", "review"]
USCC = "uscc-checksum"  # private to nobody: found by the checks, reviewed like the others


class Finding(NamedTuple):
    """Something private: the *kind* by its name, and the *value* in one spelling. Never printed."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of private data. *block*: never published; *review*: only with an entry in `data/reviewed.csv`.

    *contact*: means by which one is reached; those of an agency (field role `contact`) are left alone. *fix* is for any
    text, *in_table* is what more can be done about a cell, *in_page* about a text.
    """

    name: str
    title: str
    level: Level
    fix: str
    contact: bool = False
    in_table: str = ""
    in_page: str = ""


_OF_AGENCY = "机关公开的，请数据员先登记在名册的联系方式里，别处就可以写"
KINDS = {
    kind.name: kind
    for kind in (
        Kind("id-card", "居民身份证号码", "block", "请删去号码"),
        Kind("bank-card", "银行卡号", "block", "请删去卡号"),
        Kind(
            "mobile",
            "手机号码",
            "block",
            "请删去号码",
            contact=True,
            in_table="机关公开的联系电话，在 datapackage.json 该字段写 role: contact",
            in_page=_OF_AGENCY,
        ),
        Kind("home", "自然人的住址", "block", "请只写到村或者街道", contact=True),
        Kind("minor", "未成年人的姓名或者受处罚的记录", "block", "请改成不指名的说法；未成年人受处罚的，整条删去"),
        Kind("name", "像自然人全名的文字", "review", "请改成姓加“某”"),
        Kind("gps", "照片的拍摄位置", "block", "请用看图软件删去照片里的位置信息后重新放入"),
        Kind("id-card-15", "像旧式 15 位身份证号码的数字", "review", "请删去号码"),
        Kind("passport", "像护照号码的文字", "review", "请删去号码"),
        Kind("permit", "通行证或者居留证件的号码", "review", "请删去号码"),
        Kind("plate", "车牌号码", "review", "请删去车牌号码"),
        Kind(
            "e-mail",
            "电子邮件地址",
            "review",
            "请删去",
            contact=True,
            in_table="机关公开的，在该字段写 role: contact",
            in_page=_OF_AGENCY,
        ),
        Kind(USCC, "校验位不对的统一社会信用代码", "review", "请到国家企业信用信息公示系统核对"),
        Kind("unreadable", "不能查看的内容", "review", "请换成能选中文字的文件"),
    )
}
