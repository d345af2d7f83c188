"""The program that a browser gets draws every picture that we make: the same as the file, to the last shape."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from chart_series import examples
from disclosure.charts.artist import Artist
from disclosure.charts.choice import kind_of
from disclosure.charts.labels import clean
from disclosure.charts.sizes import LAYOUTS
from disclosure.charts.svg import fit
from disclosure.charts.worker import PROGRAM, node_program
from disclosure.statistics.model import Statistics
from sites import ROOT

BUNDLE = ROOT / "theme/static/js/echarts.js"
DRIVER = Path(__file__).with_name("bundle.mjs")
pytestmark = pytest.mark.skipif(not (BUNDLE.is_file() and PROGRAM.is_file()), reason="make html bundles what draws")


@pytest.fixture(scope="module")
def pictures():
    with Artist() as artist:
        return artist.draw("r", Statistics((), tuple(examples())), sample=True)()


def test_the_browsers_picture_is_the_one_of_the_file(pictures):
    drawn = [(picture, size, one) for picture in pictures for size, one in picture.live().items()]
    orders = "".join(json.dumps(one) + "\n" for _, _, one in drawn)
    command = [node_program(), DRIVER, BUNDLE]
    run = subprocess.run(command, input=orders, capture_output=True, encoding="utf-8", check=True)
    found = [json.loads(line) for line in run.stdout.splitlines()]

    for (picture, size, _), svg in zip(drawn, found, strict=True):
        file = picture.sizes["" if size == "wide" else size].svg
        assert fit(svg, f"{picture.name}-{size}", clean(picture.series.chart.title), clean(picture.alt)) == file


def test_the_examples_have_everything_that_an_option_of_ours_can_name(pictures):
    options = [one["option"] for picture in pictures for one in picture.live().values()]
    parts = {key for option in options for key, said in option.items() if said and not key.startswith("animation")}
    series = [one for option in options for one in option["series"]]

    assert {kind_of(one) for one in examples()} == {"line", "bar", "stacked", "pie"}
    assert {one["type"] for one in series} == {"line", "bar", "pie"}
    assert {key for one in series for key in one if key.startswith("mark") and one[key]} == {"markLine"}
    assert {(option["aria"]["enabled"], option["tooltip"]["show"]) for option in options} == {(False, False)}
    assert parts - {"series", "aria", "tooltip", "backgroundColor", "textStyle", "color"} == {
        *("title", "legend", "grid", "xAxis", "yAxis")
    }
    assert len(LAYOUTS) * len(pictures) == len(options)
