"""Check digits of unified social credit codes (GB 32100-2015)."""

from __future__ import annotations

import re

import narwhals as nw
from stdnum.cn import uscc

from disclosure.checks.rules import at, in_all
from disclosure.checks.values import Ready
from disclosure.errors import Problem
from disclosure.ground.columns import PLACE
from disclosure.ground.engine import Engine
from disclosure.ground.identity import OWN_SCHEME

_SHAPE = re.compile("[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}")


def code_problems(ready: Ready, engine: Engine) -> list[Problem]:
    """Return a warning if the check digit of a subject's id is wrong. Each different code is computed once.

    A warning and not a problem: some codes given out in the first years have a wrong check digit and are
    still in force, and nobody but the registration office can mend them. Only the scheme `uscc` is a code
    of this kind.
    """
    name = _code_field(ready)
    if name is None:
        return []
    groups = ready.frame.filter(~nw.col(name).is_null()).group_by(name)
    codes = groups.agg(nw.len().alias("@rows"), nw.col(PLACE).min().alias("@first"))
    wrong = [(rows, first) for code, rows, first in engine.rows(codes) if not _is_code(code)]
    if not wrong:
        return []
    count = sum(rows for rows, _ in wrong)
    file, row = at(ready.table, min(first for _, first in wrong))
    message = f"统一社会信用代码的位数、字符或校验位不对（{in_all(count, row)}）"
    fix = "请到国家企业信用信息公示系统核对；早年发的代码确实如此的，可以不改"
    return [Problem(file, "uscc-checksum", message, fix, field=name, count=count, warning=True)]


def _code_field(ready: Ready) -> str | None:
    contract = ready.table.package.contract
    if contract is None or contract.records != ready.table.resource.name:
        return None
    subject = contract.subject
    return subject.id if subject is not None and subject.scheme == OWN_SCHEME else None


def _is_code(code: str) -> bool:
    # The library's own `is_valid` forgives spaces and small letters; an address made from the code does not.
    return bool(_SHAPE.fullmatch(code)) and uscc.calc_check_digit(code) == code[-1]
