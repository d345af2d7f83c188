"""pyecharts' options as plain values that JSON can hold.

pyecharts' own `dump_options` takes a marker out of the finished text to let JavaScript through, and a cell of a
table may hold that marker: here text stays text, and anything that is code is refused.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from pyecharts.commons.utils import JsCode
from pyecharts.options.series_options import BasicOpts


def plain(value: Any) -> Any:
    """Return *value* as dicts, lists, texts, numbers and booleans, without what is None.

    Raises TypeError for JavaScript, for anything callable and for a value that JSON has no word for.
    """
    if isinstance(value, JsCode) or callable(value):
        raise TypeError("a chart's options hold no code")
    if isinstance(value, BasicOpts):
        return plain(value.opts)
    if isinstance(value, dict):
        return {_key(key): plain(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, str | int) or (isinstance(value, float) and isfinite(value)):
        return value
    if value is None:  # a gap in a list of values
        return None
    raise TypeError(f"a chart's options hold no {type(value).__name__}")


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError("a chart's options are named by texts")
    return key
