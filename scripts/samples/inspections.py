"""Made-up sampling inspections: notices, samples, findings, disposals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from samples.made_up import (
    AGRICULTURE,
    MARKET,
    STEMS,
    TOWNSHIPS,
    WORDS,
    Dice,
    Firm,
    Row,
    counted,
    person,
    stall,
    status,
)
from samples.tables import write_table

MICROBE = "微生物"
LABS: list[str] = [row[0] for row in WORDS["tables"]["sample_labs"]]
REGISTER = "inspections"
FAR: list[str] = WORDS["far_places"]


class Failure(NamedTuple):
    """An unqualified sample: what findings, disposals and penalties are made from."""

    sample_no: str
    notice_no: str
    food: str
    agency: str
    producer_region: str
    items: Sequence[str]
    firm: Firm
    delivered: date
    published: date


def write_samples(data: Path, total: int, firms: Sequence[Firm], file: str = "{year}.csv") -> list[Failure]:
    """Stream *total* samples into *file*, then write their notices; return the unqualified samples."""
    dice = Dice(20190902)
    failures: list[Failure] = []
    notices = _notices(dice, total)
    samples = _samples(dice, notices, firms, failures)
    for name, rows in groupby(samples, key=lambda row: file.format(year=row["published_on"].year)):
        write_table(data, REGISTER, "samples", rows, name)
    failed = Counter(failure.notice_no for failure in failures)
    counted_notices = (one | {"declared_unqualified": failed[one["notice_no"]]} for one in notices)
    write_table(data, REGISTER, "notices", counted_notices)
    return failures


def _notices(dice: Dice, total: int) -> list[Row]:
    """Return the notices of all years, unevenly spread; their *declared_total* add up to *total*."""
    days = [
        date(int(year), month, min(28, 3 + 9 * turn + dice.between(0, 8)))
        for year, months in WORDS["months"].items()
        for month, count in enumerate(months, start=1)
        for turn in range(count)
    ]
    weights = [dice.between(10, 60) for _ in days]
    sizes = [total * weight // sum(weights) for weight in weights]
    sizes[-1] += total - sum(sizes)
    printed: dict[int, int] = {}
    notices = []
    for day, size in zip(days, sizes, strict=True):
        printed[day.year] = printed.get(day.year, 0) + 1
        notices.append(_notice(dice, f"{day.year}年第{printed[day.year]}期", day, size))
    return notices


def _notice(dice: Dice, number: str, day: date, size: int) -> Row:
    kind = dice.pick(["监督抽检"] * 7 + ["评价性抽检"] * 2 + ["专项抽检"])
    return {
        "notice_no": number,
        "title": f"示例市市场监督管理局关于食品安全{kind}情况的通告（{number}）",
        "notice_date": day,
        "plan_name": f"示例市{day.year}年食品安全抽检计划",
        "sampling_kind": kind,
        "declared_total": size,
        "inspection_basis": "示例：有关食品安全国家标准及产品明示标准",
        "disposal_statement": "示例：已责令有关单位查清不合格产品的批次、数量和流向，采取下架、召回等措施，依法处理。",
        "disclaimer": "以下信息仅指本次抽检标称的生产企业相关产品的生产日期（批号）和所检项目。",
    }


def _samples(
    dice: Dice, notices: Iterable[Mapping[str, Any]], firms: Sequence[Firm], failures: list[Failure]
) -> Iterator[Row]:
    """Yield the samples in order of publication; add the unqualified ones to *failures*."""
    foods = {
        stage: [food for food in WORDS["foods"] if stage in food["stages"]]
        for stage in {firm.stage for firm in firms} | {"流通"}
    }
    serial = 0
    for notice in notices:
        delay = dice.between(2, 18) if dice.chance(0.85) else dice.between(32, 55)  # some are published late
        for seq in range(1, notice["declared_total"] + 1):
            serial += 1
            firm = firms[serial * 7919 % len(firms)]
            if dice.chance(0.015):
                firm = person(dice) if dice.chance(0.5) else stall(dice)
            food = dice.pick(foods[firm.stage])
            sample = _sample(dice, notice, serial, firm, food) | {"seq": seq}
            sample["made_on"] = notice["notice_date"] - timedelta(days=delay)
            if dice.chance(WORDS["failing"][str(notice["notice_date"].year)]):
                failure = _failure(dice, notice, sample, firm, food["items"])
                sample |= _verdict(dice, failure, notified=sample["is_prepacked"] == "true")
                failures += [failure] if sample["conclusion"] == "不合格" else []
            yield sample


def _sample(dice: Dice, notice: Mapping[str, Any], serial: int, firm: Firm, food: Mapping[str, Any]) -> Row:
    day: date = notice["notice_date"]
    packed = food["category"] not in {"食用农产品", "餐饮食品"}
    specification = dice.pick(food["specs"])
    return {
        "record_id": f"SP-{day.year}-{serial % 1_000_000:06d}",
        "sample_no": f"DC{day.year % 100}000000{serial:09d}",
        "notice_no": notice["notice_no"],
        "sampling_kind": notice["sampling_kind"],
        "food_name": dice.pick(food["names"]),
        "food_category": food["category"],
        "food_subcategory": food["subcategory"],
        "specification": specification,
        "is_prepacked": "true" if packed and "/" in specification else "false",
        "method": "实验室",
        **_dated(dice, day, packed=packed),
        **(_producer(dice) if packed else {}),
        **_sampled(dice, firm),
        "is_imported": "false",
        "lab_name": dice.pick(LABS),
        "conclusion": "合格",
        "review_state": "无",
        "disclosure_level": "县级",
        "published_on": day,
        **status(dice, day, 0.003, WORDS["sample_reasons"]),
    }


def _sampled(dice: Dice, firm: Firm) -> Row:
    online = firm.stage == "网络"
    return {
        "sampled_name": firm.name,
        "sampled_uscc": firm.uscc,
        "sampled_address": firm.address,
        "sampled_region": firm.region,
        "stage": firm.stage,
        "is_online": "true" if online else "false",
        "platform_name": dice.pick(WORDS["platforms"]) if online else "",
        "source_agency": AGRICULTURE if firm.stage == "种养殖" else MARKET,
    }


def _dated(dice: Dice, day: date, *, packed: bool) -> Row:
    made = day - timedelta(days=dice.between(60, 240 if packed else 75))
    if not packed:
        return {"date_kind": "购进日期", "date_text": made.isoformat(), "date_value": made}
    if dice.chance(0.1):
        return {"date_kind": "批号", "date_text": f"示例{made:%y%m%d}A{dice.between(1, 9)}"}
    if dice.chance(0.02):
        return {"date_kind": "不详"}
    text = f"{made.year}/{made.month}/{made.day}" if dice.chance(0.3) else made.isoformat()
    return {"date_kind": "生产日期", "date_text": text, "date_value": made}


def _producer(dice: Dice) -> Row:
    number = dice.between(0, 60)
    place = dice.pick(TOWNSHIPS if number % 3 else FAR)
    return {
        "trademark": f"示例{dice.pick(STEMS)}牌" if dice.chance(0.6) else "",
        "producer_name": f"示例{counted(number)}食品厂",
        "producer_address": f"{place}示例工业园{number + 1}号",
        "producer_region": place,
    }


def _failure(
    dice: Dice, notice: Mapping[str, Any], sample: Mapping[str, Any], firm: Firm, items: Sequence[str]
) -> Failure:
    return Failure(
        sample_no=sample["sample_no"],
        notice_no=sample["notice_no"],
        food=sample["food_name"],
        agency=sample["source_agency"],
        producer_region=sample.get("producer_region", ""),
        items=items,
        firm=firm,
        delivered=sample["made_on"] - timedelta(days=dice.between(20, 45)),
        published=notice["notice_date"],
    )


def _verdict(dice: Dice, failure: Failure, *, notified: bool) -> Row:
    """Return what the objections to a report of failure came to: a few are upheld. Microbes are never tested again."""
    delivered: Row = {"report_delivered_on": failure.delivered}
    if notified:
        delivered["producer_notified_on"] = failure.delivered + timedelta(days=dice.between(0, 5))
    if dice.chance(0.08):
        return delivered | {"review_state": dice.pick(["复检改判", "异议采纳"])}
    microbe = any(WORDS["items"][item][1] == MICROBE for item in failure.items)
    review = dice.pick(["异议未采纳" if microbe else "复检维持", "异议未采纳"]) if dice.chance(0.2) else "无"
    withdrawn = status(dice, failure.published, 0.06, WORDS["sample_reasons"])
    return delivered | {"conclusion": "不合格", "review_state": review} | withdrawn


def write_failures(data: Path, failures: Sequence[Failure], penalties: Mapping[str, str]) -> None:
    """Write what was found in each unqualified sample and what was done about it."""
    dice = Dice(20200101)
    write_table(data, REGISTER, "findings", (row for one in failures for row in _findings(dice, one)))
    rows = (row for one in failures for row in _disposals(dice, one, penalties.get(one.sample_no, "")))
    write_table(data, REGISTER, "disposals", rows)


def _findings(dice: Dice, failure: Failure) -> Iterator[Row]:
    count = min(len(failure.items), dice.pick([1] * 8 + [2] * 2 + [3]))
    first = dice.between(0, len(failure.items) - 1)
    for number in range(count):
        item = failure.items[(first + number) % len(failure.items)]
        name, kind, unit, limit, results = WORDS["items"][item]
        yield {
            "sample_no": failure.sample_no,
            "item_no": number + 1,
            "item_name": name,
            "result_text": dice.pick(results),
            "limit_text": limit,
            "unit": unit,
            "item_class": kind,
            "explanation_id": item,
        }


def _disposals(dice: Dice, failure: Failure, penalty: str) -> Iterator[Row]:
    """Yield the track of the sampled party and, for a packed food of this city, that of its producer."""
    track = {"生产": "生产", "餐饮": "餐饮"}.get(failure.firm.stage, "经营")
    yield _disposal(dice, failure, track) | {
        "penalty_record_id": penalty,
        "transferred_to": f"已通报{failure.producer_region}" if failure.producer_region in FAR else "",
        "no_penalty_reason": "" if penalty else "已履行进货查验义务，能如实说明来源，依法免予处罚",
    }
    if track != "生产" and failure.producer_region in TOWNSHIPS:
        yield _disposal(dice, failure, "生产")


def _disposal(dice: Dice, failure: Failure, track: str) -> Row:
    """Return a disposal that was begun and closed in time: what is still open years later would be a fault."""
    started = failure.delivered + timedelta(days=dice.between(1, 6))
    return {
        "sample_no": failure.sample_no,
        "track": track,
        "responsible_agency": failure.agency,
        "started_on": started,
        "product_control": dice.pick(WORDS["controls"]),
        "quantity_recalled": f"{Decimal(dice.between(1, 300)) / 10}千克",
        "cause": dice.pick(WORDS["causes"]),
        "rectification": "已完成整改，复查合格",
        "state": "处置完毕",
        "closed_on": started + timedelta(days=dice.between(20, 90)),
    }
