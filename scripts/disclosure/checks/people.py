"""How a natural person's name looks, and how one that is masked; patterns that every engine reads alike."""

from __future__ import annotations

import narwhals as nw

# A few signs, what stands in brackets or after a comma aside, or parts with a dot between; and not the name of a shop.
SHORT_NAME = r"^(?:\p{Han}{2,4}|\p{Han}[ 　]+\p{Han}{1,2}|\p{Han}{1,12}[·•・]\p{Han}{1,12})(?:[（(、，,；;/]|$)"
SHOP_NAME = r"^\p{Han}{0,3}[店馆坊厂行部摊铺超院社司园校堂吧屋]\p{Han}{0,3}(?:[（(]|$)"
MASKED = "[某*＊×]"  # 张某, 李某某
MASK_IT = "写成姓加“某”，如 张某、李某某；原名不得出现在任何一栏"


def full_name(field: str) -> nw.Expr:
    """Tell the rows in which *field* looks like the whole name of a natural person."""
    name = nw.col(field)
    return name.str.contains(SHORT_NAME) & ~name.str.contains(SHOP_NAME) & ~name.str.contains(MASKED)
