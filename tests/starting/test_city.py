"""A city begun with a command: a folder that builds from its own settings, and says how it becomes somebody's own."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from disclosure.errors import SettingsError
from disclosure.starting import city
from sites import disclosure, files_of, shared

pytestmark = pytest.mark.builds

NAME = "示例 县"
DAY = "2024-02-01"


def begin_and_build(folder: Path) -> None:
    made = disclosure("new", "--kind", "city", "--name", NAME, folder=folder)
    assert made.returncode == 0, made.stdout + made.stderr
    built = disclosure("html", "--as-of", DAY, folder=folder / NAME)
    assert built.returncode == 0, built.stdout + built.stderr


@pytest.fixture(scope="module")
def begun(tmp_path_factory) -> Path:
    return shared(tmp_path_factory, "new-city", begin_and_build) / NAME


def page(begun: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((begun / "output" / address).read_bytes())


def test_it_passes_the_check_from_its_own_folder(begun):
    checked = disclosure("check", "--quiet", folder=begun)

    assert (checked.returncode, checked.stdout) == (0, "未发现问题\n")


def test_its_site_has_a_title_of_its_own(begun):
    assert "示例 县食品安全信息公示" in page(begun, "index.html").css_first("title").text()


def test_its_register_says_how_to_read_and_to_replace_it_and_that_it_is_made_up(begun):
    text = page(begun, "sampling/index.html").body.text()

    assert "怎样读" in text
    assert "怎样换成自己的" in text
    assert "示例数据" in text


def test_every_made_up_name_says_so(begun):
    rows = (begun / "data/sampling/samples.csv").read_text("utf-8").splitlines()[1:]

    assert len(rows) > 2
    assert [row for row in rows if "示例" not in row.split(",")[1] or "示例" not in row.split(",")[2]] == []


def test_its_omitted_column_is_in_no_file(begun):
    assert "示例内部备注" in (begun / "data/sampling/samples.csv").read_text("utf-8")
    assert [name for name, data in files_of(begun / "output").items() if "示例内部备注".encode() in data] == []


def test_its_pages_and_its_chart_are_there(begun):
    files = files_of(begun / "output")

    assert {"pages/about/index.html", "sampling/records/SL-0001/index.html", "404.html"} <= set(files)
    assert "sampling/charts/batches-by-conclusion.svg" in files


def test_pelicans_own_command_builds_the_same(begun, tmp_path):
    settings = begun / "pelicanconf.py"
    command = [sys.executable, "-m", "pelican", "content", "-s", settings, "-o", tmp_path, "--fatal=warnings"]
    run = subprocess.run(
        command, cwd=begun, env={"SOURCE_DATE_EPOCH": "1706745600"}, capture_output=True, check=False, encoding="utf-8"
    )

    assert run.returncode == 0, run.stdout + run.stderr
    ours = files_of(begun / "output")
    del ours["build.json"]
    assert files_of(tmp_path) == ours


def test_it_is_published_with_its_second_settings_file(begun, tmp_path):
    run = disclosure("publish", "--siteurl", "https://a.example", "--output", tmp_path / "public", folder=begun)

    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "public/current/sampling/index.html").exists()


def test_a_city_is_the_same_bytes_wherever_it_is_begun(tmp_path):
    one = city.begin("某县", tmp_path / "a")
    other = city.begin("某县", tmp_path / "b")

    assert files_of(one) == files_of(other)
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["某县"]
    assert not [name for name in files_of(one) if name.endswith(city.FILLED)]


def test_a_name_is_a_text_and_nothing_more_in_the_settings(tmp_path):
    name = "a # {x} %s 县"

    settings = runpy.run_path(str(city.begin(name, tmp_path) / "pelicanconf.py"))

    assert settings["SITENAME"] == f"{name}食品安全信息公示"


def test_a_city_that_is_there_stays_as_it_is(tmp_path):
    made = city.begin("某县", tmp_path)
    (made / "README.md").write_text("mine")

    with pytest.raises(SettingsError, match="不会覆盖"):
        city.begin("某县", tmp_path)
    assert (made / "README.md").read_text() == "mine"


def test_what_breaks_off_leaves_nothing(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device", "samples.csv")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(Exception, match=r"写文件失败：samples\.csv"):
        city.begin("某县", tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_its_descriptors_leave_nothing_to_be_confirmed(begun):
    said = [json.loads(path.read_text("utf-8")) for path in begun.glob("data/*/datapackage.json")]

    assert len(said) == 2
    assert "待确认" not in json.dumps(said, ensure_ascii=False)
