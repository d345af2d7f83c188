"""What the editor in the browser is told: a collection for each kind of page, and the fields that a head has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from disclosure.content_folders import IMAGES, Kind
from disclosure.pages.front_matter import KEYS, PENALTY

API: Final = "/__edit/api"
FILE, BODY, DRAFT = "file", "body", "draft"  # fields of a form that are no lines of a head
_NAMED: Final = "小写字母、数字和连字符，如 spot-check；写好以后不再改"
_FILE: Final = {"pattern": ["^[a-z0-9][a-z0-9/-]*$", _NAMED]}
_HINTS: Final = {
    "until": "公开的最后一天；一直公开的空着",
    "modified": "改过已经公开的内容才写",
    "source": "发布机关",
    "basis": "法律、文件和条号",
    "image": "图片文件名 | 图片说的是什么",
    "editor": "写的人",
    "reviewer": "看过的人，不能是责任编辑自己",
    "order": "在栏目里排第几",
    PENALTY: "打开那条处罚的网页，把浏览器地址栏里的网址整个粘贴在这里",
}
_FIRST: Final = ("date", "summary")  # what is asked before the text
_DAYS: Final = ("date", "until", "modified")
_DAY: Final = {"format": "YYYY-MM-DD", "date_format": "YYYY-MM-DD", "time_format": False, "default": ""}


def config(kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """Return the configuration of Decap CMS for a content folder of these *kinds*."""
    return {
        "backend": {"name": "proxy", "proxy_url": API, "branch": "content"},
        "locale": "zh_Hans",
        "media_folder": f"content/{IMAGES}",
        "public_folder": "",
        "editor": {"preview": False},  # ours is the site itself
        "collections": [_collection(folder, kind) for folder, kind in kinds.items()],
    }


def _collection(folder: str, kind: Kind) -> dict[str, Any]:
    return {
        "name": folder,
        "label": kind.title,
        "label_singular": "文章",
        "folder": f"content/{folder}",
        "extension": "md",
        "format": "json",  # heads and texts are taken apart and put together here
        "slug": f"{{{{fields.{FILE}}}}}",
        "preview_path": f"{folder}/{{{{slug}}}}/",
        "identifier_field": "title",
        "summary": "{{title}}",
        "create": True,
        "delete": False,  # what was public ends on a day
        "sortable_fields": ["title", "date"] if kind.list else ["title", "order"],
        "fields": list(_fields(kind)),
    }


def _fields(kind: Kind) -> Iterator[dict[str, Any]]:
    yield _field("title", "string", required=True)
    yield {**_field(FILE, "string", "文件名（就是网址）", _NAMED, required=True), **_FILE}
    yield {**_field(DRAFT, "boolean", "草稿", "只在预览里看得到"), "default": True}
    yield from (_of_head(key, kind) for key in _FIRST)
    yield _field(BODY, "text", "正文", "写法见编辑手册；改好保存，在预览里看")
    own = ("title", "status", *_FIRST, *(["order"] if kind.list else []), *([] if kind.record else [PENALTY]))
    yield from (_of_head(key, kind) for key in KEYS if key not in own)


def _of_head(key: str, kind: Kind) -> dict[str, Any]:
    if key in _DAYS:
        return {**_field(key, "datetime", required=key == "date" and kind.list), **_DAY}
    if key == "files":
        one = {"name": "one", "label": "文件名 | 名称", "widget": "string"}
        return {**_field(key, "list"), "field": one, "collapsed": False}
    return _field(key, "text" if key == "summary" else "string")


def _field(name: str, widget: str, label: str = "", hint: str = "", *, required: bool = False) -> dict[str, Any]:
    said = {"name": name, "label": label or KEYS[name], "widget": widget, "required": required}
    hint = hint or _HINTS.get(name, "")
    return {**said, "hint": hint} if hint else said
