from __future__ import annotations

import shutil
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from chart_series import COUNT, HOSTILE, RATE, examples, series
from disclosure.charts import artist
from disclosure.charts.artist import Artist
from disclosure.charts.labels import fitted
from disclosure.charts.options import LONGEST_LABEL, SAMPLE
from disclosure.errors import DisclosureError, SurroundingsError
from disclosure.statistics.model import Statistics

THEME = Path(__file__).parents[2] / "theme"
needs_node = pytest.mark.skipif(
    not (THEME / "node_modules" / "echarts").is_dir(), reason="theme/node_modules is missing: run npm ci in theme/"
)


def draw(*drawn, sample: bool = False):
    with Artist(THEME) as one:
        return one.draw(Statistics((), tuple(drawn)), sample=sample)


def texts(svg: bytes) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.fixture(scope="module")
def pictures():
    return {picture.name: picture for picture in draw(*examples(), sample=True)}


@needs_node
class TestPictures:
    def test_each_series_has_one_in_order(self, pictures):
        assert list(pictures) == [one.chart.name for one in examples()]

    def test_the_same_bytes_each_time_and_in_any_order(self, pictures):
        again = {picture.name: picture.svg for picture in draw(*reversed(examples()), sample=True)}

        assert again == {name: picture.svg for name, picture in pictures.items()}

    def test_a_picture_is_as_large_as_it_says(self, pictures):
        for picture in pictures.values():
            root = ET.fromstring(picture.svg)  # noqa: S314
            assert (root.get("width"), root.get("height")) == (str(picture.width), str(picture.height))

    def test_a_sample_says_so_in_the_picture(self, pictures):
        assert all(SAMPLE in texts(picture.svg) for picture in pictures.values())
        assert SAMPLE not in texts(draw(examples()[0])[0].svg)

    def test_rates_stand_at_their_points(self, pictures):
        assert {"90.0%", "97.8%"} <= set(texts(pictures["rate"].svg))

    def test_bars_and_slices_carry_patterns(self, pictures):
        for name in ("pie", "stacked"):
            assert pictures[name].svg.count(b"<pattern ") == 2

    def test_hostile_labels_come_out_as_text(self, pictures):
        assert set(fitted(HOSTILE, LONGEST_LABEL)) <= set(texts(pictures["hostile"].svg))

    @pytest.mark.parametrize("name", [one.chart.name for one in examples()])
    def test_nothing_in_a_picture_runs_or_leads_anywhere(self, pictures, name):
        root = ET.fromstring(pictures[name].svg)  # noqa: S314

        for element in root.iter():
            assert element.tag.rpartition("}")[2] not in {"script", "style", "foreignObject", "image", "a", "use"}
            assert not [attribute for attribute in element.attrib if attribute.startswith("on") or "href" in attribute]

    def test_no_rows_make_an_honest_picture(self, pictures):
        assert texts(pictures["nothing"].svg) == [SAMPLE, "没有可统计的记录"]
        assert pictures["nothing"].finding == "没有可统计的记录。"

    def test_the_alternative_says_what_was_drawn_not_what_was_asked_for(self):
        [picture] = draw(series({"甲": (30, 40)}, RATE, "pie"))

        assert picture.alt.startswith("条形图：历年抽检")

    def test_more_than_a_pipe_holds(self):
        many = [series({f"甲{n}": n for n in range(20)}, COUNT, "bar", name=f"c{n}") for n in range(60)]

        assert len(draw(*many)) == 60


def theme(folder: Path, worker: str) -> Path:
    (folder / "node_modules" / "echarts").mkdir(parents=True)
    (folder / "assets").mkdir()
    (folder / "assets" / "draw.mjs").write_text(worker, encoding="utf-8")
    return folder


class TestSurroundings:
    def test_without_node_modules(self, tmp_path):
        with pytest.raises(SurroundingsError, match="node_modules") as caught:
            Artist(tmp_path)

        assert "npm ci" in caught.value.hint

    def test_without_node(self, tmp_path, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda *_, **__: None)

        with pytest.raises(SurroundingsError, match="Node"):
            Artist(theme(tmp_path, ""))

    @needs_node
    def test_a_worker_that_dies(self, tmp_path):
        with Artist(theme(tmp_path, 'import "nothing-of-that-name";')) as one:  # noqa: SIM117
            with pytest.raises(SurroundingsError, match=r"意外退出.*nothing-of-that-name"):
                one.draw(Statistics((), (series({"甲": 1}),)), sample=False)

    @needs_node
    def test_a_worker_that_falls_silent(self, tmp_path, monkeypatch):
        monkeypatch.setattr(artist, "PATIENCE", 1)
        monkeypatch.setattr(artist, "FAREWELL", 1)
        begun = time.monotonic()

        with Artist(theme(tmp_path, "for (;;) {}")) as one:  # noqa: SIM117
            with pytest.raises(SurroundingsError, match="没有回应"):
                one.draw(Statistics((), (series({"甲": 1}),)), sample=False)

        assert one._process.poll() is not None
        assert time.monotonic() - begun < 10

    @needs_node
    def test_a_drawing_that_fails_names_its_chart(self, tmp_path):
        worker = 'console.log(JSON.stringify({name: "picture", error: "Error: no"}));'
        with Artist(theme(tmp_path, worker)) as one:  # noqa: SIM117
            with pytest.raises(DisclosureError, match="picture"):
                one.draw(Statistics((), (series({"甲": 1}),)), sample=False)

    @needs_node
    def test_an_artist_with_nothing_to_draw_leaves(self):
        with Artist(THEME) as one:
            assert one.draw(Statistics((), ()), sample=False) == ()

        assert one._process.poll() == 0
