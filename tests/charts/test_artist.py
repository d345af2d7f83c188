from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from chart_series import COUNT, HOSTILE, RATE, examples, series
from disclosure.cache import Cache
from disclosure.charts import worker
from disclosure.charts.artist import Artist
from disclosure.charts.labels import clean
from disclosure.charts.options import SAMPLE
from disclosure.charts.worker import PROGRAM, Worker
from disclosure.colours import DESIGNED, palette
from disclosure.errors import DisclosureError, SurroundingsError
from disclosure.statistics.model import Adverse, Statistics

NARROW = " (){}[]|.,:;!-fijlt"
SVG = "{http://www.w3.org/2000/svg}"
needs_node = pytest.mark.skipif(not PROGRAM.is_file(), reason=f"{PROGRAM} is missing: make html bundles it")


def draw(*drawn, sample: bool = False):
    with Artist() as one:
        return one.draw("r", Statistics((), tuple(drawn)), sample=sample)()


def texts(svg: bytes) -> list[str]:
    root = ET.fromstring(svg)  # noqa: S314
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def boxes(svg: bytes) -> list[tuple[str, float, float, float, float]]:
    """Return each text with its left, top, right and bottom edge, about as a browser draws it."""
    found = []
    for one in ET.fromstring(svg).iter(f"{SVG}text"):  # noqa: S314
        text = one.text or ""
        size = float(one.get("font-size", "").removesuffix("px"))
        across, down = map(float, one.get("transform", "translate(0 0)").removesuffix(")").partition("(")[2].split())
        left, middle = across + float(one.get("x", 0)), down + float(one.get("y", 0))
        wide = sum(0.3 if letter in NARROW else 0.56 if letter.isascii() else 1 for letter in text) * size
        left -= {"start": 0, "middle": wide / 2, "end": wide}[one.get("text-anchor", "start")]
        found.append((text, left, middle - size / 2, left + wide, middle + size / 2))
    return found


@pytest.fixture(scope="module")
def pictures():
    return {picture.name: picture for picture in draw(*examples(), sample=True)}


@pytest.fixture(scope="module")
def unmarked():
    """A picture of real data."""
    return draw(examples()[0])[0]


@pytest.fixture(scope="module", params=["", "narrow", "large"])
def drawings(request, pictures):
    return {name: picture.sizes[request.param] for name, picture in pictures.items()}


@needs_node
class TestPictures:
    def test_each_series_has_one_in_order(self, pictures):
        assert list(pictures) == [one.chart.name for one in examples()]

    def test_the_same_bytes_each_time_and_in_any_order(self, pictures):
        again = {picture.name: picture.sizes for picture in draw(*reversed(examples()), sample=True)}

        assert again == {name: picture.sizes for name, picture in pictures.items()}

    @pytest.mark.parametrize(
        ("size", "width", "letters"), [("", 620, {14, 15}), ("narrow", 328, {13, 14}), ("large", 300, {18})]
    )
    def test_a_size_has_its_width_and_letters(self, pictures, size, width, letters):
        for picture in pictures.values():
            drawn = picture.sizes[size]
            root = ET.fromstring(drawn.svg)  # noqa: S314
            assert (root.get("width"), root.get("height")) == (str(drawn.width), str(drawn.height))
            assert drawn.width == width
            assert {int(one.get("font-size").removesuffix("px")) for one in root.iter(f"{SVG}text")} <= letters

    def test_a_sample_says_so_in_the_picture(self, drawings, unmarked):
        assert all(SAMPLE in texts(drawn.svg) for drawn in drawings.values())
        assert SAMPLE not in texts(unmarked.wide.svg)

    @pytest.mark.parametrize("name", [one.chart.name for one in examples()])
    def test_no_text_is_cut_or_lies_over_another(self, drawings, name):
        drawn = drawings[name]
        found = boxes(drawn.svg)

        for text, left, top, right, bottom in found:
            assert left >= -1, text
            assert top >= -1, text
            assert right <= drawn.width + 2, text
            assert bottom <= drawn.height + 1, text
        for place, (text, left, top, right, bottom) in enumerate(found):
            before = [one for one in found[:place] if one[1] < right and left < one[3]]
            assert [one[0] for one in before if one[2] < bottom and top < one[4]] == [], text

    def test_rates_stand_at_their_points(self, drawings):
        assert {"90.0%", "97.8%"} <= set(texts(drawings["rate"].svg))

    def test_every_bar_has_its_number(self, drawings):
        assert texts(drawings["beside"].svg).count("100%") == 1
        assert {"90.9%", "不足 20，不计算", "无记录"} <= set(texts(drawings["beside"].svg))
        assert texts(drawings["long"].svg).count("1,502") == 4

    def test_a_legend_has_every_name(self, drawings):
        for one in (one for one in examples() if one.chart.name in {"long", "quarters", "stacked", "hostile-splits"}):
            written = texts(drawings[one.chart.name].svg)
            for split in one.splits:
                assert any(text[:5] == clean(split)[:5] for text in written), split

    def test_areas_carry_patterns(self, drawings):
        assert b"<pattern " in drawings["pie"].svg
        assert b"<pattern " in drawings["stacked"].svg

    def test_a_period_that_is_not_over_is_hollow_and_its_line_dashed(self, drawings):
        svg = drawings["low"].svg.decode()

        assert 'stroke-dasharray="2,4"' in svg
        assert svg.count('fill="#ffffff" stroke="#0c5161"') == 2
        assert 'stroke-dasharray="2,4"' not in drawings["rate"].svg.decode()

    def test_a_target_is_drawn_and_said(self, drawings):
        said = "".join(texts(drawings["unfinished"].svg))

        assert 'stroke-dasharray="7,4"' in drawings["unfinished"].svg.decode()
        assert "横虚线：2020 年目标不低于 98%" in said

    def test_hostile_labels_come_out_as_text(self, drawings):
        written = "".join(texts(drawings["hostile"].svg)).replace(" ", "")

        for label in HOSTILE:
            assert clean(label).replace(" ", "")[:20] in written

    @pytest.mark.parametrize("name", [one.chart.name for one in examples()])
    def test_nothing_in_a_picture_runs_or_leads_anywhere(self, drawings, name):
        root = ET.fromstring(drawings[name].svg)  # noqa: S314

        for element in root.iter():
            assert element.tag.rpartition("}")[2] not in {"script", "style", "foreignObject", "image", "a", "use"}
            assert not [attribute for attribute in element.attrib if attribute.startswith("on") or "href" in attribute]

    def test_no_rows_make_an_honest_picture(self, pictures):
        assert texts(pictures["nothing"].narrow.svg) == [SAMPLE, "没有可统计的记录"]
        assert pictures["nothing"].finding == "没有可统计的记录。"

    def test_the_alternative_says_what_was_drawn_not_what_was_asked_for(self):
        [picture] = draw(series({"甲": (30, 40)}, RATE, "pie"))

        assert picture.alt.startswith("条形图：历年抽检")

    def test_more_than_a_pipe_holds(self):
        many = [series({f"甲{n}": n for n in range(20)}, COUNT, "bar", name=f"c{n}") for n in range(20)]

        assert len(draw(*many)) == 20


def program(folder: Path, worker: str) -> Path:
    (folder / "draw.mjs").write_text(worker, encoding="utf-8")
    return folder / "draw.mjs"


class TestSurroundings:
    @needs_node
    def test_without_its_program(self, tmp_path):
        with Artist(program=tmp_path / "draw.mjs") as one:  # noqa: SIM117
            with pytest.raises(SurroundingsError, match=r"draw\.mjs") as caught:
                one.draw("r", Statistics((), (series({"甲": 1}),)), sample=False)()

        assert "make html" in caught.value.hint

    def test_without_node(self, tmp_path, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda *_, **__: None)

        with pytest.raises(SurroundingsError, match="Node"):
            Worker(program(tmp_path, ""))

    @needs_node
    def test_a_worker_that_dies(self, tmp_path):
        with Artist(program=program(tmp_path, 'import "nothing-of-that-name";')) as one:  # noqa: SIM117
            with pytest.raises(SurroundingsError, match=r"意外退出.*nothing-of-that-name"):
                one.draw("r", Statistics((), (series({"甲": 1}),)), sample=False)()

    @needs_node
    def test_a_worker_that_falls_silent(self, tmp_path, monkeypatch):
        monkeypatch.setattr(worker, "PATIENCE", 1)
        monkeypatch.setattr(worker, "FAREWELL", 1)
        begun = time.monotonic()

        with Artist(program=program(tmp_path, "for (;;) {}")) as one:  # noqa: SIM117
            with pytest.raises(SurroundingsError, match="没有回应"):
                one.draw("r", Statistics((), (series({"甲": 1}),)), sample=False)()

        assert one._hired()._process.poll() is not None
        assert time.monotonic() - begun < 10

    @needs_node
    def test_a_drawing_that_fails_names_its_chart(self, tmp_path):
        worker = 'console.log(JSON.stringify({name: "picture-wide", error: "Error: no"}));'
        with Artist(program=program(tmp_path, worker)) as one:  # noqa: SIM117
            with pytest.raises(DisclosureError, match="picture"):
                one.draw("r", Statistics((), (series({"甲": 1}),)), sample=False)()

    def test_nothing_to_draw_needs_no_worker(self, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda *_, **__: None)

        with Artist() as one:
            assert one.draw("r", Statistics((), ()), sample=False)() == ()

    @needs_node
    def test_a_worker_leaves_when_it_is_told(self):
        assert Worker(PROGRAM).close() == 0


@needs_node
class TestRemembered:
    """A picture is drawn once for what it is made of; what is remembered is never another one's."""

    ONE = series({"甲": (30, 40)}, RATE, "bar")

    @pytest.fixture
    def drawn(self, tmp_path, monkeypatch):
        """Return what draws with one cache, and the names of what was then ordered."""
        ordered, order = [], Worker.order
        monkeypatch.setattr(Worker, "order", lambda self, name, *more: ordered.append(name) or order(self, name, *more))

        def drawing(one=self.ONE, register="r", *, sample=False, colours=DESIGNED, program=PROGRAM):
            ordered.clear()
            with Artist(Cache(tmp_path / "cache"), colours, program) as artist:
                [picture] = artist.draw(register, Statistics((), (one,)), sample=sample)()
            return picture, len(ordered)

        return drawing

    def test_the_second_time_it_is_the_same_and_not_drawn(self, drawn):
        first, orders = drawn()

        assert orders == 3
        assert drawn() == (first, 0)

    def test_another_figure_colour_mark_or_program_has_it_drawn(self, drawn, tmp_path):
        drawn()
        other = tmp_path / "draw.mjs"
        other.write_bytes(PROGRAM.read_bytes() + b"\n")

        assert drawn(series({"甲": (31, 40)}, RATE, "bar"))[1] == 3
        assert drawn(replace(self.ONE, adverse=Adverse(labels=frozenset({"甲"}))))[1] == 3
        assert drawn(sample=True)[1] == 3
        assert drawn(colours=palette("#7a1f1f"))[1] == 3
        assert drawn(program=other)[1] == 3

    def test_the_chart_of_another_register_is_another(self, drawn):
        drawn()

        assert drawn(register="s")[1] == 3
        assert drawn()[1] == 0

    def test_sets_have_no_order(self):
        groups = [f"甲{number}" for number in range(50)]
        ones = [replace(self.ONE, adverse=Adverse(labels=frozenset(order))) for order in (groups, groups[::-1])]

        assert len({Artist()._made_of(one, sample=False) for one in ones}) == 1
