"""What may say something about a natural person: columns by their titles, cells by their form.

Only a first guess, on the careful side: such a column begins as `omitted`, and a person decides.
"""

from __future__ import annotations

import re

_TITLES = re.compile(
    r"身份证|证件号|护照|手机|电话|联系人|联系方式|法定代表人|法人(?!名称)|负责人|经办人|抽样人|检查人|人员(?!数)|经营者(?!名称)|姓名|住址|邮箱|电子邮件|微信|QQ"
    r"|银行|账号|帐号|出生|生日|性别|民族|年龄|户籍|举报人|投诉人|申请人|当事人"
    r"|(?<![a-z])(?:phone|mobile|tel|telephone|e-?mail|contact|person|birth|id_?card|id_?number|passport)",
    re.IGNORECASE,
)
_MOBILE = r"(?<!\d)1[3-9]\d{9}(?!\d)"
_IDENTITY = (
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_CELLS = re.compile(f"{_MOBILE}|{_IDENTITY}", re.ASCII)


def by_title(label: str) -> bool:
    """Whether a column of this title is likely to be about a person."""
    return _TITLES.search(label) is not None


def by_form(cell: str) -> bool:
    """Whether a cell holds what has the form of a mobile number or of an identity number."""
    return _CELLS.search(cell) is not None
