"""What a command does not need it does not wait for."""

from __future__ import annotations

import re
import subprocess

import pytest

from inspections import sample, write_inspections
from projects import write_project
from sites import disclosure, html

pytestmark = pytest.mark.builds

HEAVY = {"pyecharts", "frictionless", "pelican", "duckdb", "polars", "narwhals", "xlsxwriter", "jsonschema"}


def imported(run: subprocess.CompletedProcess[str]) -> set[str]:
    """Which of the heavy libraries a run imported that had PYTHONPROFILEIMPORTTIME."""
    assert run.returncode == 0, run.stdout + run.stderr
    return set(re.findall(r"^import time:.*\| +(\w+)$", run.stderr, re.MULTILINE)) & HEAVY


@pytest.fixture
def project(tmp_path):
    """A project whose register has a chart."""
    folder = write_project(tmp_path / "project")
    write_inspections(folder / "data", [sample(1)])
    return folder


def check(project) -> set[str]:
    return imported(disclosure("check", "--quiet", folder=project, PYTHONPROFILEIMPORTTIME="1"))


def test_help_waits_for_nothing(project):
    assert imported(disclosure("--help", folder=project, PYTHONPROFILEIMPORTTIME="1")) == set()


def test_a_descriptor_is_judged_only_if_it_has_not_passed_before_and_a_check_draws_nothing(project):
    judges = {"frictionless", "jsonschema"}

    assert check(project) & {"pyecharts", *judges} == judges
    assert check(project) & {"pyecharts", *judges} == set()

    write_inspections(project / "data", [sample(1)], description="改了一个字")
    assert check(project) & {"pyecharts", *judges} == judges


def test_a_site_without_charts_does_not_import_what_draws(tmp_path):
    data = write_inspections(tmp_path / "data", [sample(1)], register={"charts": []})
    (tmp_path / "content").mkdir()

    run = html(data, tmp_path / "content", tmp_path / "output", PYTHONPROFILEIMPORTTIME="1")

    assert "pyecharts" not in imported(run)


def test_a_changed_sentence_waits_for_nothing_that_reads_data_or_makes_files(tmp_path):
    data, page = write_inspections(tmp_path / "data", [sample(1)]), tmp_path / "content/news/a.md"
    page.parent.mkdir(parents=True)
    page.write_text("标题: 一篇\n日期: 2022-08-01\n\n一句话。\n", "utf-8")
    assert html(data, tmp_path / "content", tmp_path / "output").returncode == 0

    page.write_text("标题: 一篇\n日期: 2022-08-01\n\n另一句话。\n", "utf-8")
    again = html(data, tmp_path / "content", tmp_path / "output", PYTHONPROFILEIMPORTTIME="1")

    assert "只改了文章" in again.stderr
    assert imported(again) == {"pelican", "narwhals"}
