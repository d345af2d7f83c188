"""How a natural person's name looks, and how one that is masked; patterns that every engine reads alike."""

# A few signs, what stands in brackets aside, or parts with a dot between; and not the name of a shop.
SHORT_NAME = r"^(?:\p{Han}{2,4}|\p{Han}{1,12}[·•]\p{Han}{1,12})(?:[（(]|$)"
SHOP_NAME = r"^\p{Han}{0,3}[店馆坊厂行部摊铺超院社司园校堂吧屋]\p{Han}{0,3}(?:[（(]|$)"
MASKED = "[某*＊×]"  # 张某, 李某某
