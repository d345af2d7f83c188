"""Whose fault an exception is: a template's or a plugin's, told with its place; everything else is our own.

What an exception says is printed only as far as it is the engineer's own text: the rest may hold a cell of the data.
"""

from __future__ import annotations

import errno
import re
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined
from pelican.generators import PelicanTemplateNotFound

from disclosure.errors import DisclosureError, ExtensionError

Place = tuple[FrameType, int]  # and the line that it was at

_OURS = "disclosure"
_NAMESPACE = "pelican.plugins."  # what is below it are plugins of different people
_NAME = re.compile(r"'([^']+)'")  # Jinja quotes what it did not find, and puts it last but for “is undefined”
_ASKED_FOR = re.compile(r"unable to load (.+?)\[")  # Pelican's own exception has only its text
_MISSING = "检查它的名字，或把这个文件放进主题"
_TEMPLATE = "改好这个模板后重新运行；它能用哪些名字，见它开头的注释"
_PLUGIN = "修好这个插件，或从 PLUGINS 里去掉它；加上 --debug 再运行一次可以看到调用过程"


@contextmanager
def faults_named(pelican: Mapping[str, Any]) -> Iterator[None]:
    """Turn what a template or a plugin does wrong into a sentence; *pelican* are the settings, which name the plugins.

    Raises ExtensionError in its place; what is nobody's but ours comes through as it is.
    """
    try:
        yield
    except Exception as error:
        told = blamed(error, pelican)
        if told is None or told is error:
            raise
        raise told from error


def blamed(error: BaseException, pelican: Mapping[str, Any]) -> DisclosureError | None:
    """Return what to say of *error*: itself if it is one of ours, None if nobody but us is to blame."""
    if isinstance(error, DisclosureError):
        return error
    places = list(traceback.walk_tb(error.__traceback__))[::-1]
    if isinstance(error, PelicanTemplateNotFound):
        return ExtensionError(f"主题里找不到模板 {_ASKED_FOR.findall(str(error))[0]}", hint=_MISSING)
    if isinstance(error, TemplateError):
        return _of_template(error, next(filter(_in_template, places), None))
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return None
    plugins = [one for one in pelican.get("PLUGINS") or () if isinstance(one, str) and one != _OURS]
    return _by_place(error, places, plugins)


def _by_place(error: BaseException, places: Sequence[Place], plugins: Sequence[str]) -> ExtensionError | None:
    """Blame whose code is the innermost: libraries only do what they are asked."""
    for place in places:
        if _in_template(place):
            return _of_template(error, place)
        if _belongs(place, _OURS) and not _given_nothing(place):
            return None
        for name in plugins:
            if _belongs(place, name):
                return ExtensionError(f"插件 {name} 出错：{_what(error)}（{_where(place)}）", hint=_PLUGIN)
    return None


def _in_template(place: Place) -> bool:
    return "__jinja_exception__" in place[0].f_globals  # Jinja puts it there when it gives a template's line its place


def _belongs(place: Place, plugin: str) -> bool:
    """Tell whether code is a plugin's. Pelican calls a module by its full name, a class by its name in its module."""
    module = place[0].f_globals.get("__name__", "")
    root = plugin if plugin.startswith(_NAMESPACE) else plugin.partition(".")[0]
    return f"{module}.".startswith(f"{root}.") or place[0].f_code.co_qualname.startswith(f"{plugin}.")


def _given_nothing(place: Place) -> bool:
    """Tell whether a function was called with a name that no template knows: a filter may take it badly in any way."""
    return any(isinstance(value, Undefined) for value in place[0].f_locals.values())


def _of_template(error: BaseException, place: Place | None) -> ExtensionError:
    if isinstance(error, TemplateSyntaxError):
        file = _short(error.filename or error.name or "")
        return ExtensionError(f"模板 {file} 第 {error.lineno} 行写错了：{error.message}", hint=_TEMPLATE)
    where = f"模板 {_where(place)}" if place else "主题"
    if isinstance(error, TemplateNotFound):
        return ExtensionError(f"{where}要用的模板 {error.name} 找不到", hint=_MISSING)
    name = _undefined(error, place)
    return ExtensionError(f"{where}{f'用了没有的名字 {name}' if name else f'出错：{_what(error)}'}", hint=_TEMPLATE)


def _undefined(error: BaseException, place: Place | None) -> str | None:
    """Return the name that a template asked for in vain, if it stands in the template: others come from the data."""
    names: list[str] = _NAME.findall(str(error)) if isinstance(error, TemplateError) else []
    with suppress(OSError):
        if names and place and names[-1] in Path(place[0].f_code.co_filename).read_text(encoding="utf-8"):
            return names[-1]
    return None


def _what(error: BaseException) -> str:
    return type(error).__name__


def _where(place: Place) -> str:
    return f"{_short(place[0].f_code.co_filename)} 第 {place[1]} 行"


def _short(file: str) -> str:
    """Return a file's name as seen from here, where it is below."""
    path = Path(file)
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
