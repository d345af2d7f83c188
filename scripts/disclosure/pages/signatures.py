"""Two pairs of eyes: where a site asks for it, nothing that people wrote is published before somebody has signed it."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure.contract.model import Catalogue
from disclosure.errors import Problem
from disclosure.pages.content import Content
from disclosure.settings import Settings


def unsigned(content: Content, catalogue: Catalogue, settings: Settings) -> Iterator[Problem]:
    """Yield each public page and each description that nobody has signed: warnings until they are to be published."""
    if not settings.review:
        return
    is_warning = not settings.siteurl
    for source in content.public:
        if not source.head.said("reviewer"):
            fix = "由责任编辑以外的人看过，在文件开头加一行“审核: 姓名”"
            yield Problem(source.path, "unsigned", "还没有人审核", fix, warning=is_warning)
    for package in catalogue.registers:
        if package.description and not package.is_reviewed:
            fix = 'contributors 里写上审核的人：{"title": "姓名", "roles": ["审核"]}'
            yield Problem(package.path, "unsigned", "说明还没有人审核", fix, field="description", warning=is_warning)
