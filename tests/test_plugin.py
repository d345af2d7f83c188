"""Pelican runs our plugin from its settings file alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from inspections import sample, write_inspections
from sites import ROOT, files_of


@pytest.fixture
def pelican(tmp_path):
    """Return a function that runs `pelican` as a person would, on a data and a content folder of the test."""
    data = write_inspections(tmp_path / "data", [sample(1, conclusion="不合格")], register={"charts": []})
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)

    def run(*extra: str, settings: str = "pelicanconf.py") -> subprocess.CompletedProcess[str]:
        ours = f'DISCLOSURE={{"data": "{data}", "as_of": "2022-09-30"}}'
        command = [sys.executable, "-m", "pelican", str(content), "-s", settings, "--fatal=warnings"]
        return subprocess.run(
            [*command, "-o", str(tmp_path / "output"), "-e", ours, *extra],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run


@pytest.fixture
def pages(tmp_path) -> Path:
    return tmp_path / "content/pages"


def test_pelican_alone_builds_the_whole_site(pelican, pages, tmp_path):
    (pages / "about.md").write_text("Title: 关于 <b>本站</b>\n\n正文，见[首页]({filename}index.md)。\n", "utf-8")
    (pages / "index.md").write_text("Title: 目录\n\n正文\n", "utf-8")
    images = tmp_path / "content/images"
    images.mkdir()
    (images / "a.png").write_bytes(b"\x89PNG")

    run = pelican()

    assert run.returncode == 0, run.stdout + run.stderr
    site = files_of(tmp_path / "output")
    assert {"index.html", "404.html", "pages/index.html", "pages/about/index.html", "images/a.png"} <= set(site)
    assert {"inspections/samples.csv", "inspections/records/S1/index.html", "theme/css/site.css"} <= set(site)
    about = site["pages/about/index.html"].decode()
    assert "<h1>关于 &lt;b&gt;本站&lt;/b&gt;</h1>" in about
    assert 'href="../../pages/"' in about
    assert 'href="../../theme/css/site.css"' in about


def test_a_problem_in_content_builds_nothing(pelican, pages, tmp_path):
    (pages / "about.md").write_text("Title: 关于\nSave_as: ../evil.html\n\n正文\n", "utf-8")

    run = pelican()

    assert run.returncode != 0
    assert not list(tmp_path.rglob("*.html"))


def test_the_public_settings_are_the_same_but_for_the_address(pelican, tmp_path):
    run = pelican('SITEURL="https://example.org/a"', settings="publishconf.py")

    assert run.returncode == 0, run.stdout + run.stderr
    missing = (tmp_path / "output/404.html").read_text("utf-8")
    assert 'href="/a/theme/css/site.css"' in missing
