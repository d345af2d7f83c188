from __future__ import annotations

import json

import pytest
from pyecharts import options as opts
from pyecharts.commons.utils import JsCode

from disclosure.charts.plain import plain


def test_options_become_plain_values_without_what_is_none():
    label = opts.LabelOpts(is_show=True, formatter="{value}%", font_size=None)

    assert plain({"label": label, "gap": [1, None, "x"], "no": None}) == {
        "label": {key: value for key, value in label.opts.items() if value is not None},
        "gap": [1, None, "x"],
    }


@pytest.mark.parametrize(
    "code", [JsCode("alert(1)"), print, lambda: 1, float("nan"), float("inf"), object(), {1: "x"}, {"a": {1, 2}}]
)
def test_code_and_what_json_has_no_word_for_are_refused(code):
    with pytest.raises(TypeError):
        plain({"series": [{"value": code}]})


def test_the_marker_of_pyecharts_is_text_like_any_other():
    text = "--x_x--0_0--alert(1)--x_x--0_0--"

    assert json.loads(json.dumps(plain([text]))) == [text]
