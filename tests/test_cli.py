"""The command line: what it says, where, and with which exit status."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import FAULT, SPACE, failing, run
from disclosure import jobs
from disclosure.cli import LATER, main
from disclosure.contract.model import Catalogue
from disclosure.pages.content import Content
from disclosure.pipeline import Examined
from disclosure.privacy.permits import Permits
from disclosure.publication.agenda import Item
from disclosure.release import manifest
from drawn import png
from projects import PICTURE, write_project
from sites import files_of


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_project(tmp_path)


# ---- html


def test_a_site_is_built_and_where_it_is_and_how_to_look_at_it_are_said(project):
    result = run("html", "--as-of", "2022-09-30")

    assert result.exit_code == 0, result.output
    assert result.stdout == "网站已生成：output/index.html（用 make serve 查看）\n"
    assert (project / "output/images/a.png").read_bytes() == PICTURE


@pytest.mark.parametrize(("output", "said"), [("site", "site"), ("my site", "'my site'")])
def test_a_site_elsewhere_is_looked_at_there(output, said):
    result = run("html", "--output", output)

    assert result.stdout == f"网站已生成：{output}/index.html（用 make serve OUTPUT={said} 查看）\n"


@pytest.mark.parametrize(("output", "said"), [("output", ""), ("my site", ' --output "my site"')])
def test_who_has_no_make_is_told_of_no_make(output, said):
    result = CliRunner().invoke(main, ["html", "--output", output], prog_name="disclosure")

    assert result.stdout == f"网站已生成：{output}/index.html（用 disclosure serve{said} 查看）\n"


def test_quiet_is_silent():
    result = run("html", "--quiet")

    assert (result.exit_code, result.output) == (0, "")


def test_progress_is_not_on_standard_output():
    result = run("html")

    assert "核对  1 个文件" in result.stderr
    assert "核对" not in result.stdout


def test_an_interrupted_build_leaves_the_old_site(project, monkeypatch):
    assert run("html").exit_code == 0
    failing(monkeypatch, KeyboardInterrupt())

    result = run("html")

    assert result.exit_code == 2
    assert "已中断" in result.stderr
    assert (project / "output/images/a.png").exists()
    assert list(project.glob(".disclosure-*")) == []


# ---- check


def test_check_prints_every_problem_on_standard_output(monkeypatch):
    monkeypatch.setattr(jobs, "check", lambda _: [FAULT, SPACE])

    result = run("check")

    assert result.exit_code == 1
    assert result.stdout == f"{FAULT}\n{SPACE}\n数据和文章共有 1 个错误、1 处警告\n"


def test_check_does_not_fail_for_warnings(monkeypatch):
    monkeypatch.setattr(jobs, "check", lambda _: [SPACE])

    result = run("check")

    assert result.exit_code == 0
    assert result.stdout == f"{SPACE}\n数据和文章共有 0 个错误、1 处警告\n"


def test_check_of_nothing_wrong(project):
    (project / "content/images/a.png").write_bytes(png(5, 5))

    result = run("check", "--quiet")

    assert (result.exit_code, result.output) == (0, "未发现问题\n")


# ---- status


def item(kind: str) -> Item:
    return Item(kind, date(2022, 9, 30), "a/b.csv", 7, "公示到 2022-09-30 为止")


def test_status_prints_an_item_a_line_and_how_many_there_are(monkeypatch):
    monkeypatch.setattr(jobs, "status", lambda _: jobs.Outlook([], [item("到期"), item("未到")]))

    result = run("status")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "a/b.csv:7: 公示到 2022-09-30 为止 [到期]",
        "a/b.csv:7: 公示到 2022-09-30 为止 [未到]",
        "逾期 0 项，到期 1 项，未到 1 项",
    ]


def test_status_fails_where_something_is_late(monkeypatch):
    monkeypatch.setattr(jobs, "status", lambda _: jobs.Outlook([], [item("逾期")]))

    assert run("status").exit_code == 1


def test_status_of_data_with_problems_says_those_alone(monkeypatch):
    nothing = Content(Path("content"), {}, date(2022, 9, 30))
    monkeypatch.setattr(jobs, "examine", lambda *_: Examined(Catalogue({}), {}, [FAULT], Permits(), nothing))

    result = run("status")

    assert (result.exit_code, result.stdout) == (1, f"{FAULT}\n数据和文章共有 1 个错误、0 处警告\n")


def test_status_reads_the_data_folder_as_a_build_does():
    result = run("status", "--quiet", "--as-of", "2022-09-30")

    assert (result.exit_code, result.output) == (0, "逾期 0 项，到期 0 项，未到 0 项\n")


# ---- the last good site stays


def test_a_failed_build_changes_nothing(project, monkeypatch):
    assert run("html", "--as-of", "2022-09-30").exit_code == 0
    before = manifest.entries(project / "output")

    def half(settings):
        (project / settings["OUTPUT_PATH"] / "half.html").write_text("<p>")
        raise RuntimeError

    monkeypatch.setattr(jobs, "build", half)
    assert run("html").exit_code == 2
    assert manifest.entries(project / "output") == before
    assert list(project.glob(".disclosure-*")) == []


def test_a_page_that_went_is_not_in_the_next_site(project):
    assert run("html").exit_code == 0
    (project / "content/images/a.png").rename(project / "content/images/b.png")

    assert run("html").exit_code == 0
    assert [entry.path for entry in manifest.entries(project / "output")] == ["images/b.png"]


def test_a_foreign_output_is_never_replaced(project):
    (project / "output").mkdir()
    (project / "output/thesis.txt").write_text("mine")

    result = run("html")

    assert result.exit_code == 2
    assert "不会覆盖" in result.stderr
    assert (project / "output/thesis.txt").read_text() == "mine"


@pytest.mark.parametrize("output", ["data", "content/site", "."])
def test_an_output_among_the_sources_is_refused(output):
    result = run("html", "--output", output)

    assert result.exit_code == 2
    assert "OUTPUT" in result.stderr


def test_an_empty_file_stops_the_build(project):
    (project / "content/images/empty.png").touch()

    result = run("html")

    assert result.exit_code == 2
    assert "images/empty.png" in result.stderr
    assert not (project / "output").exists()


# ---- publish


def test_publish_makes_a_release_and_says_which(project):
    result = run("publish", "--siteurl", "https://a.example/food/", "--as-of", "2022-09-30")

    assert result.exit_code == 0, result.output
    [release] = (project / "public/releases").iterdir()
    assert result.stdout == f"网站已发布：public/releases/{release.name}\n"
    assert (project / "public/current/images/a.png").read_bytes() == PICTURE
    assert (project / "public/current").resolve() == release


def test_publishing_the_same_twice_is_one_release(project):
    for _ in range(2):
        assert run("publish", "--siteurl", "https://a.example", "--as-of", "2022-09-30").exit_code == 0

    assert len(list((project / "public/releases").iterdir())) == 1


def test_publish_needs_an_address(project):
    result = run("publish")

    assert result.exit_code == 2
    assert "SITEURL" in result.stderr
    assert not (project / "public").exists()


def test_an_owner_does_not_publish_under_the_name_of_an_example(project):
    said = (project / "pelicanconf.py").read_text()
    (project / "publishconf.py").write_text(f'{said}DISCLOSURE["owner"] = "示例局"\n')
    result = run("publish", "--siteurl", "https://a.example")

    assert result.exit_code == 2
    assert "订阅的编号不能用示例的 tag_authority：example.org,2019" in result.stderr
    assert not (project / "public").exists()


def test_the_address_may_stand_in_the_settings(project):
    (project / "publishconf.py").write_text(
        (project / "pelicanconf.py").read_text() + 'SITEURL = "https://a.example"\n'
    )

    assert run("publish").exit_code == 0


def test_publish_does_not_go_back_in_time():
    assert run("publish", "--siteurl", "https://a.example", "--as-of", "2022-09-30").exit_code == 0

    result = run("publish", "--siteurl", "https://a.example", "--as-of", "2022-09-29")

    assert result.exit_code == 2
    assert "早于" in result.stderr


def test_publish_warns_where_no_link_can_be_made(project, monkeypatch):
    def impossible(*_, **__):
        raise OSError(1314, "A required privilege is not held by the client")

    monkeypatch.setattr("pathlib.Path.symlink_to", impossible)
    result = run("publish", "--siteurl", "https://a.example")

    assert result.exit_code == 0
    assert "拷贝" in result.stderr
    assert (project / "public/current/images/a.png").exists()


# ---- new


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--kind", "town", "--name", "某县"], "city（网站）、register（名册）、report（报告）和栏目"),
        (["--kind", "news"], "没有写标题"),
        (["--kind", "news", "--title", "通告", "--from", "a.csv"], "不用写 FROM"),
        (["--kind", "news", "--title", "通告", "--period", "2022"], "只用于报告"),
        (["--kind", "report", "--register", "checks", "--period", "2022", "--title", "通告"], "不用写 TITLE"),
        (["--kind", "report", "--register", "checks", "--period", "2022年"], "PERIOD 看不懂：2022年"),
        (["--kind", "city", "--name", "某县", "--title", "通告"], "只用于文章"),
        (["--name", "某县"], "缺少 --kind"),
        (["--kind", "city"], "没有写 NAME"),
        (["--kind", "city", "--name", "某县", "--from", "a.csv"], "不用写 FROM 和 DATA"),
        (["--kind", "city", "--name", "某县", "--data", "data"], "不用写 FROM 和 DATA"),
        (["--kind", "register", "--name", "water"], "要写 FROM"),
        (["--kind", "register", "--name", "water", "--from", "a.csv", "--output", "b"], "不写 OUTPUT"),
        (["--kind", "register", "--name", "water", "--from", "a.csv"], "找不到文件 a.csv"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_begun_is_said(arguments, said, project):
    before = files_of(project)

    result = run("new", *arguments)

    assert result.exit_code == 2
    assert said in result.stderr
    assert {name for name in files_of(project) if "__pycache__" not in name} == set(before)


def test_where_a_city_is_and_how_to_build_it_are_said():
    result = run("new", "--kind", "city", "--name", "某 县", "--output", "cities")

    assert result.exit_code == 0, result.output
    assert "网站已建立：cities/某 县" in result.stdout
    assert f"cd 'cities/某 县' && {sys.executable} -m disclosure html" in result.stdout


def test_a_new_page_is_told_with_its_address_in_a_preview(project):
    result = run("new", "--kind", "news", "--title", "通告", "--name", "spot-check")

    assert result.exit_code == 0, result.output
    assert "http://127.0.0.1:8000/news/spot-check/" in result.stdout
    assert (project / "content/news/spot-check.md").is_file()


def test_a_register_that_is_not_in_order_is_told_and_not_begun(project):
    (project / "水质.csv").write_text("编号,\nA1,2\n", "utf-8")

    result = run("new", "--kind", "register", "--name", "water", "--from", "水质.csv")

    assert result.exit_code == 1
    assert "水质.csv:1: 表头第 2 格是空的" in result.stdout
    assert "没有建立名册" in result.stderr
    assert list((project / "data").iterdir()) == []


# ---- what is no verb


@pytest.mark.parametrize("verb", LATER)
@pytest.mark.parametrize("more", [[], ["--register", "x", "a.xlsx"]], ids=["alone", "with arguments"])
def test_what_is_not_built_yet_is_refused_by_name(verb, more):
    result = run(verb, *more)

    assert result.exit_code == 2
    assert f"命令 {verb} 还没有做好" in result.stderr
    assert "html、publish、check、status、serve、new" in result.stderr


def test_it_runs_as_a_module():
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "disclosure", "diff"]
    run = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)

    assert run.returncode == 2
    assert "还没有做好" in run.stderr


def test_serve_of_nothing_says_what_to_do_first():
    result = run("serve", "--output", "nowhere")

    assert result.exit_code == 2
    assert "make html" in result.stderr


def test_a_site_is_dated_by_its_manifest(project):
    assert run("html", "--as-of", "2022-09-30").exit_code == 0

    assert f'"as_of": "{date(2022, 9, 30)}"' in (project / "output/build.json").read_text("utf-8")
