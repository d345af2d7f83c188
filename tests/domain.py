"""The tables of the domain as ours have them; whatever is not as there has its reason written here."""

from __future__ import annotations

from dataclasses import dataclass, field

ONE_DOCUMENT = dict.fromkeys(
    ("source_url", "updated_on", "publish_until", "publication_status", "withdrawn_on", "withdrawal_reason"),
    "rows are what one document of 2019 says: nobody publishes them one by one, none ends and none is withdrawn",
)
OUR_OWN_LIST = dict.fromkeys(
    ("source_agency", "made_on", "published_on", "disclosure_level", *ONE_DOCUMENT),
    "rows are a list that this site put together from law texts and web pages; no agency made or published them",
)


@dataclass(frozen=True)
class Table:
    """A table of the domain as one of our resources has it; each difference with its reason."""

    domain: str
    common: bool = False  # whether the common columns belong to it
    renamed: dict[str, str] = field(default_factory=dict)  # theirs: ours
    left_out: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)  # besides CORRECTED
    changed: dict[str, str] = field(default_factory=dict)  # a column whose constraints are not the domain's


CAMPAIGN = "8.11 R11 campaigns 宣传周"
IN_EVENTS = "the domain's row is one event; a campaign of which no event is known has a row too, so events are a table"
TABLES = {
    "inspections/notices": Table("R1a sampling_notices 抽检通告"),
    "inspections/samples": Table(
        "R1b samples 样品",
        common=True,
        added={
            "sampling_kind": "a rate is never shown over two kinds together, and a measure reads its own rows",
            "method": "a rapid test is no laboratory's",
            "is_prepacked": "of a prepacked food the producer may object too",
            "producer_notified_on": "the later of two deliveries counts",
        },
    ),
    "inspections/findings": Table("R1c findings 不合格项目"),
    "inspections/disposals": Table("R1d disposals 核查处置"),
    "penalties/penalties": Table(
        "8.2 R2 penalties 行政处罚",
        common=True,
        left_out={"decision_pdf": "there is no document of a made-up decision"},
        added={
            "small_fine_rule": "three months for a fine need a threshold",
            "repair_decision_no": "an early end is a decision of its own",
            **dict.fromkeys(
                ("duties_fulfilled", "harm_removed", "no_repeat", "in_bad_list"), "the four facts of an early end"
            ),
        },
        changed={"period_class": "终身限制: a bar for life has no end"},
    ),
    "licences/licences": Table("R3a licences 行政许可", common=True),
    "small-operators/operators": Table("R3b small_operators 三小登记备案 and filings", common=True),
    "supervision/check_items": Table("R4a check_items 检查事项清单"),
    "supervision/checks": Table(
        "R4b supervision_checks 检查结果",
        common=True,
        changed={"operator_kind": "餐具饮具集中消毒: health checks who disinfects tableware"},
    ),
    "standard-catalogue/standards": Table(
        "8.5 R5 standards 标准目录",
        common=True,
        left_out=OUR_OWN_LIST | {"note": "there is nothing to note"},
        added={
            "group": "what a standard is about, to find it by",
            "valid_to": "two editions stand side by side, each with its days",
            "full_text": "where it is, in words",
            "evidence": "what the number and the days were read in",
            "checked_on": "an edition may change",
        },
        changed={"kind_of_openness": "procedures of penalties are no scale of them, hygiene codes no technical rules"},
    ),
    "procedure-catalogue/procedures": Table(
        "8.6 R6 procedures 程序(办事与执法)",
        common=True,
        left_out=OUR_OWN_LIST
        | {
            "note": "there is nothing to note",
            "online": "yes or no has no place for what nobody has said: online_state",
            "steps": "each step has its limit, unit and article: a table of its own, procedure_steps",
        },
        added={
            "body_by_law": "the body as the law calls it, where the city's own office is not known",
            "online_state": "a matter of which nobody has said whether it is online is 未公布",
        },
    ),
    "credit-lists/entries": Table(
        "8.7 R7 credit_lists 红黑名单",
        common=True,
        added={"consent_doc": "a county lists with the consent of the level above"},
    ),
    "complaint-statistics/statistics": Table(
        "R8a complaint_stats",
        common=True,
        added={"period_end": "a chart needs a date"},
        changed={
            "period": "quarters too: fewer numbers are under five than by month",
            "received": "a number under five is not listed, so the least is five",
        },
    ),
    "complaint-channels/channels": Table(
        "R8b channels",
        common=True,
        left_out=OUR_OWN_LIST,
        added={
            "channel_kind": "telephone, web page or office, to find it by",
            "accepts": "which of two offices to write to",
            "agency": "who answers",
            "basis": "a fact needs its law",
            "checked_on": "a number may change",
        },
        changed={
            "address": "an office whose address is not known stands in the list, with the state 未公布",
            "state": "未公布: the law wants a channel, and none was found",
        },
    ),
    "case-register/cases": Table("8.9 R9 cases 典型案例与重大案件", common=True),
    "plan-tasks/tasks": Table("R10a tasks", common=True, left_out=ONE_DOCUMENT),
    "plan-tasks/task_agencies": Table("R10b task_agencies"),
    "plan-targets/targets": Table(
        "R10c targets",
        common=True,
        left_out=ONE_DOCUMENT,
        added={"status": "未公布 has to stand beside a target that has no value"},
    ),
    "plan-targets/target_values": Table(
        "R10d target_values",
        added={
            "measure_kind": "two ways of measuring never meet in one line",
            "source_url": "a value needs its document",
            "published_on": "a value needs the day on which it was known",
        },
        changed={"period": "targets are set by the year, and charts stand by the year"},
    ),
    "plan-reports/reports": Table(
        "R10e half_year_reports",
        common=True,
        left_out=ONE_DOCUMENT,
        added={
            "half_text": "2020年上半年 reads better than 2020H1",
            "to_agency": "the plan says to whom",
            "status": "未公布 is not the same as missing",
            "evidence": "whoever says received or missing says by which document",
        },
    ),
    "campaigns/campaigns": Table(
        CAMPAIGN,
        common=True,
        left_out={name: OUR_OWN_LIST[name] for name in OUR_OWN_LIST if name != "source_url"}
        | dict.fromkeys(("event_name", "event_kind", "place", "attendance", "materials", "summary"), IN_EVENTS),
        added={
            "area": "whose week: themes and dates differ by place",
            "date_text": "a source may say no more than 6月中旬",
            "source": "a fact needs its source",
            "verified": "no row was compared with the organiser's own notice yet",
            "venue": "where it is opened",
            "checked_on": "未查到 says when somebody looked last",
        },
        changed={"organiser": "no source says who; what is not known is left empty"},
    ),
    "campaign-events/events": Table(
        CAMPAIGN,
        left_out=dict.fromkeys(("year", "level"), "those of the day and of the area: an event is one row by itself"),
        added={
            **dict.fromkeys(("begins", "ends", "way"), "who wants to go has to know when and how"),
            "area": "whose event it is",
            "enters": "places differ in which 进 they count; the plan does not list them",
            **dict.fromkeys(
                ("audience", "signup", "capacity", "contact", "bring", "access", "rain"), "who may come, and how"
            ),
            "partners": "who else takes part",
            "cancelled": "whoever kept it in a calendar has to learn of it",
            "attendance_at_least": "余 and 以上 are a lower bound",
            **dict.fromkeys(
                ("boards", "banners", "consultations", "samples", "rapid_test", "clues"), "what came of it"
            ),
            "next_step": "what follows",
            **dict.fromkeys(
                ("source", "source_url", "checked_on", "note"), "a fact needs its source and the last look"
            ),
        },
        changed={
            "event_kind": "the plan does not say which six places it means: 走进, and the row says where",
            "summary": "an officer who has the day, the place and the name has an event already",
        },
    ),
    "sites/sites": Table(
        "8.12 R12 sites 明厨亮灶与示范店",
        common=True,
        added={
            "address": "where to find it",
            "place_kind": "canteens apart from restaurants",
            "since": "since when",
            "live_at": "where the operator itself shows its kitchen; never the address of a camera",
        },
    ),
    "systems/systems": Table(
        "8.13 R13 systems 系统平台目录 (from §7)",
        common=True,
        left_out=ONE_DOCUMENT | {"note": "caution says it"},
        added={
            "plan_says": "what the plan says, in our words",
            "shown": "how this site answers",
            "link": "where this site answers",
            "also": "where else it does",
            "caution": "what is easily misread",
        },
        changed={
            "kind": "文件: the plan and what it rests on are in the list too",
            "status_now": "不适用: a document has no state",
        },
    ),
    "reference/agencies": Table(
        "agencies",
        left_out=dict.fromkeys(
            ("can_penalise", "can_inspect", "can_license"),
            "too coarse: a power is for a stage or a kind, a row of powers",
        ),
        added={
            "capability_basis": "why an agency has powers, or none",
            "largest_fine_wan": "a fine of 300,000 and more is not a county's",
            **dict.fromkeys(("phone", "address", "hours"), "whom a reader asks to have something put right"),
        },
    ),
    "reference/calendar_days": Table(
        "calendar_days",
        renamed={"reason": "note"},
        changed={
            "note": "every day has a row, not exceptions alone: a plain working day has nothing to say",
            "notice_no": "every day has a row, not exceptions alone: a plain day rests on no notice",
        },
    ),
    "reference/publication_rules": Table(
        "publication_rules",
        renamed={"register": "object", "event": "counted_from", "amount": "within"},
        left_out={"action": "its words fit only the rules about making public"},
        added={"source": "where it was read", "note": "what a number cannot say"},
        changed={
            "object": "longer names: a rule may be about several registers",
            "unit": "a rule without a number (promptly) has no unit",
            "effective_from": "the two rules of a directory and an unverified one have no known first day",
        },
    ),
}
