"""The notices of a contract: their table is above the records, by one field, and what it says of them may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.contract.notices import Notices
from disclosure.contract.roles import Roles
from disclosure.errors import Problem


def notice_problems(notices: Notices | None, roles: Roles) -> Iterator[Problem]:
    """Yield what is wrong with `notices`."""
    if notices is None:
        return
    resource, records = roles.resource(notices.resource), roles.package.records
    if resource is None:
        fix = f"可用：{'、'.join(key.resource for key in records.foreign_keys) or '记录所属的表'}"
        yield roles.problem(f"register.notices 是没有的 resource：{notices.resource}", fix)
        return
    key = roles.package.notice_key
    if key is None:
        fix = f"在 {records.name} 的 foreignKeys 里用一个字段说明每条记录属于 {resource.name} 的哪一行"
        yield roles.problem(f"register.notices 的 {resource.name} 不是记录所属的表", fix)
    else:
        yield from roles.published(key.fields[0], "register.notices 的外键")
        yield from roles.published(key.reference_fields[0], "register.notices 的编号", resource)
    if notices.title is not None:
        yield from roles.published(notices.title, "register.notices.title", resource)
    if notices.date is not None:
        yield from roles.a_date(notices.date, "register.notices.date", resource)
        yield from roles.published(notices.date, "register.notices.date", resource)
