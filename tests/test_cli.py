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
from disclosure.examining import Examined
from disclosure.pages.content import Content
from disclosure.privacy.permits import Permits
from disclosure.publication.agenda import Item
from disclosure.release import manifest
from disclosure.remaking import whole
from drawn import png
from projects import PICTURE

pytestmark = pytest.mark.usefixtures("project")


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

    monkeypatch.setattr(whole, "build", half)
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
