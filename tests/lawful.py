"""Rows that break no law, a register each, and what may be laid over them."""

from __future__ import annotations

from collections.abc import Mapping

Row = Mapping[str, str]
COMMON = {
    "source_agency": "sample-market",
    "publication_status": "公示中",
    "disclosure_level": "县级",
}
PENALTY = COMMON | {
    "record_id": "CF-2024-0001",
    "decision_no": "示例罚〔2024〕1号",
    "case_name": "示例甲店经营超过保质期的食品案",
    "party_kind": "法人及非法人组织",
    "party_name": "示例甲有限公司",
    "party_uscc": "91000000DEM0000092",
    "violation_type": "经营超过保质期的食品",
    "facts": "示例",
    "legal_basis": "《中华人民共和国食品安全法》第一百二十四条",
    "penalty_kinds": "罚款",
    "penalty_content": "罚款20000元",
    "fine_wan": "2",
    "procedure": "普通程序",
    "decided_on": "2024-05-06",
    "authority": "sample-market",
    "authority_uscc": "11000000DEM000001H",
    "party_province": "示例省",
    "period_class": "三年",
    "seriousness_class": "未定",
    "repair_state": "未申请",
    "appeal_state": "未提起",
    "summary_text": "示例",
    "made_on": "2024-05-06",
    "published_on": "2024-05-10",
}
WARNED = {"penalty_kinds": "警告", "penalty_content": "警告", "fine_wan": "", "period_class": "不公示"}
SHUT = {"penalty_kinds": "罚款;责令停产停业", "penalty_content": "罚款20000元；责令停产停业"}
BARRED = {
    "penalty_kinds": "吊销许可证件;限制从业",
    "penalty_content": "吊销食品经营许可证；五年内不得申请食品生产经营许可",
    "fine_wan": "",
    "licence_affected": "食品经营许可证（示例）",
    "period_class": "按限制期限",
    "penalty_valid_until": "2029-05-06",
}
GRANTED = {
    "repair_state": "准予",
    "repair_decided_on": "2025-06-10",
    "repair_decision_no": "示例修复〔2025〕1号",
    "duties_fulfilled": "true",
    "harm_removed": "true",
    "no_repeat": "true",
    "in_bad_list": "false",
    "publication_status": "停止公示",
    "withdrawn_on": "2025-06-11",
    "withdrawal_reason": "依法停止公开",
}
SIMPLE = {"procedure": "简易程序", "period_class": "不公示"}
LISTING = COMMON | {
    "record_id": "MD-2024-0001",
    "list_kind": "严重违法失信名单(黑名单)",
    "list_basis": "示例",
    "party_kind": "法人及非法人组织",
    "party_name": "示例甲有限公司",
    "party_uscc": "91000000DEM0000092",
    "reason": "示例",
    "related_penalty": "CF-2024-0001",
    "decided_by": "sample-market",
    "decision_no": "示例信用〔2024〕1号",
    "consent_doc": "示例复〔2024〕1号",
    "prior_notice_on": "2024-05-20",
    "listed_on": "2024-06-20",
    "objection_channel": "示例",
    "made_on": "2024-06-20",
    "published_on": "2024-06-21",
    "publish_until": "2027-06-20",
}
REMOVED = {"removed_on": "2025-06-23", "removal_reason": "信用修复", "publish_until": "2025-06-26"}
LICENCE = COMMON | {
    "record_id": "XK-2024-0001",
    "decision_doc_name": "示例",
    "decision_doc_no": "示例许可〔2024〕1号",
    "licence_class": "普通",
    "licence_name": "食品经营许可证",
    "licence_no": "JY10000000000001",
    "action": "新办",
    "party_kind": "法人及非法人组织",
    "party_name": "示例甲有限公司",
    "party_uscc": "91000000DEM0000092",
    "premises": "示例路1号",
    "business_form": "食品销售经营者",
    "scope": "示例",
    "content": "示例",
    "decided_on": "2024-02-29",
    "valid_from": "2024-02-29",
    "valid_to": "2029-02-27",
    "state": "有效",
    "authority": "sample-approval",
    "supervising_unit": "示例所",
    "hotline": "12315",
    "made_on": "2024-02-29",
    "published_on": "2024-03-01",
}
WORKSHOP = COMMON | {
    "record_id": "DJ-2024-0001",
    "kind": "食品小作坊",
    "document_kind": "食品小作坊登记证",
    "document_no": "示例登〔2024〕1号",
    "operator_name": "示例豆腐坊",
    "address": "示例路1号",
    "foods": "豆腐、豆腐干",
    "township": "示例东镇",
    "issued_on": "2024-03-05",
    "valid_to": "2027-03-04",
    "state": "有效",
    "made_on": "2024-03-05",
    "published_on": "2024-03-08",
    "publish_until": "2028-03-04",
}
CARD = {
    "kind": "食品小摊点",
    "document_kind": "食品小摊点备案卡",
    "operator_name": "",
    "person_name": "示例某",
    "hours": "06:00—09:00",
    "foods": "煎饼",
    "valid_to": "",
}
CHECK = COMMON | {
    "record_id": "JC-2024-0001",
    "check_no": "示例检〔2024〕1号",
    "check_kind": "日常监督检查",
    "item_id": "SJ-02",
    "operator_name": "示例甲有限公司",
    "operator_kind": "食品销售",
    "address": "示例路1号",
    "checked_on": "2024-03-05",
    "inspecting_agency": "sample-market",
    "inspectors_count": "2",
    "result": "未发现问题",
    "rectified": "不适用",
    "result_formed_on": "2024-03-06",
    "made_on": "2024-03-06",
    "published_on": "2024-03-08",
    "publish_until": "2027-03-08",
}
SAMPLE = COMMON | {
    "record_id": "SP-2026-000001",
    "sample_no": "DC26000000000000001",
    "notice_no": "2026年第1期",
    "sampling_kind": "监督抽检",
    "food_name": "泡菜",
    "food_category": "蔬菜制品",
    "date_kind": "不详",
    "producer_name": "示例食品厂",
    "sampled_name": "示例甲超市",
    "sampled_address": "示例路1号",
    "stage": "流通",
    "is_online": "false",
    "lab_name": "示例检验检测有限公司",
    "conclusion": "不合格",
    "review_state": "无",
    "report_delivered_on": "2026-09-21",
    "made_on": "2026-09-21",
    "published_on": "2026-10-09",
}
NOTICE = {
    "notice_no": "2026年第1期",
    "title": "示例",
    "notice_date": "2026-10-09",
    "plan_name": "示例",
    "sampling_kind": "监督抽检",
    "inspection_basis": "示例",
    "disposal_statement": "示例",
    "disclaimer": "示例",
}
FINDING = {
    "sample_no": SAMPLE["sample_no"],
    "item_no": "1",
    "item_name": "苯甲酸",
    "result_text": "0.9g/kg",
    "limit_text": "≤0.5g/kg",
    "item_class": "食品添加剂",
    "explanation_id": "benzoic",
}
MICROBE = {"item_no": "2", "item_name": "菌落总数", "item_class": "微生物", "explanation_id": "count"}
DISPOSAL = {
    "sample_no": SAMPLE["sample_no"],
    "track": "经营",
    "responsible_agency": "sample-market",
    "started_on": "2026-09-22",
    "state": "处置中",
}
VALUE = {"target_id": "T03", "period": "2020", "measure_kind": "监督抽检", "data_source": "示例年报"}
GOOD: dict[str, Mapping[str, tuple[Row, ...]]] = {
    "penalties": {"penalties": (PENALTY,)},
    "credit-lists": {"entries": (LISTING,)},
    "licences": {"licences": (LICENCE,)},
    "small-operators": {"operators": (WORKSHOP,)},
    "supervision": {"checks": (CHECK,)},
    "inspections": {"samples": (SAMPLE,), "notices": (NOTICE,), "findings": (FINDING,), "disposals": (DISPOSAL,)},
}
