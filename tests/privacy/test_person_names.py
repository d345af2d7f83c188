"""Names in free text: what a title announces, and what only looks so."""

from __future__ import annotations

import pytest

from disclosure.privacy.person_names import PUNISHED_MINOR, full_names

NAMED = {
    "当事人张三在其店内销售超过保质期的饼干": "张三",
    "当事人李小明，男，经营小吃": "李小明",
    "法定代表人：王五。": "王五",
    "负责人 赵国强承认上述事实": "赵国强",
    "经营者为欧阳修文的小吃摊": "欧阳修文",
    "被处罚人陈建国（化名）": "陈建国",
    "执法人员对当事人刘洋的摊位检查": "刘洋",
    "店主周杰，未取得健康证明": "周杰",
    "当事人高峰，在学校门口摆摊": "高峰",
    "委托代理人孙丽到场": "孙丽",
    "投诉人马超。": "马超",
    "其妻子黄梅在场": "黄梅",
    "厨师郑爽没有健康证": "郑爽",
    "当事人姓名：诸葛亮；性别：男": "诸葛亮",
    "摊主许仙和其妻": "许仙",
    "员工钱多多负责收银": "钱多多",
    "举报人(林冲)称": "林冲",
    "当事人“李雷”": "李雷",
    "当事人系徐志摩": "徐志摩",
    "业主龚自珍签收": "龚自珍",
}
NAMELESS = [
    "当事人张某在其店内",
    "负责人李某某",
    "当事人陈述申辩后",
    "当事人许可证过期",
    "当事人申请听证",
    "当事人周边环境",
    "当事人于2024年3月",
    "当事人高温消毒不到位",
    "当事人何时进货不详",
    "当事人有陆仟元违法所得",
    "当事人向本局说明",
    "经营者王家小吃店",
    "当事人张三小吃店销售",
    "经营者郑州市某某公司",
    "经营者王集镇人",
    "经营者严格执行制度",
    "从业人员管理制度",
    "消费者安全",
    "消费者王女士反映",
    "消费者马上退货",
    "负责人严肃处理",
    "张三卖了一瓶酱油",
]


@pytest.mark.parametrize("text", NAMED)
def test_a_name_behind_a_title_is_found(text):
    assert list(full_names(text)) == [NAMED[text]]


@pytest.mark.parametrize("text", NAMELESS)
def test_a_mask_a_shop_and_a_word_are_no_names(text):
    assert list(full_names(text)) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("当事人系未成年人", True),
        ("当事人李某（16岁）", True),
        ("当事人李某十六岁", True),
        ("被处罚人为不满十八周岁的学生", True),
        ("当事人向未成年人销售酒", False),
        ("当事人张某，43岁", False),
        ("当事人张某（43岁）", False),
        ("当事人李某二十六岁", False),
        ("当事人销售18岁以下人群不宜的饮料", False),
    ],
)
def test_a_minor_who_was_punished_is_known_by_the_words_about_the_party(text, is_one):
    assert bool(PUNISHED_MINOR.search(text)) == is_one
