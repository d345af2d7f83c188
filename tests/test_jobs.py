"""Builds that are killed, doubled or broken: the last good site is whole, and the next build needs no cleaning up."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from projects import write_project
from sites import files_of

pytestmark = pytest.mark.builds

# Pelican stops in the middle of the build, with files written, until the test says more.
STOPPING = """
import os, time
from pathlib import Path
from pelican import signals

class Stopping:
    @staticmethod
    def register():
        signals.finalized.connect(wait)

def wait(pelican):
    Path(pelican.output_path, "half.html").write_text("<p>")
    if os.environ.get("STOP"):
        Path("stopped").touch()
        time.sleep(60)

PLUGINS = [Stopping]
"""
VERBS = {"html": ("html",), "publish": ("publish", "--siteurl", "https://a.example")}


@pytest.fixture(autouse=True)
def interruptible():
    """Hear SIGINT also where the tests are a shell's background job, which ignores it, as its children would."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path, STOPPING)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A project whose two sites are built, to be copied."""
    project = write_project(tmp_path_factory.mktemp("finished"), STOPPING)
    for arguments in VERBS.values():
        build(project, *arguments)
    return project


def start(project, *arguments: str, stop: bool = False) -> subprocess.Popen:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "STOP": "1" if stop else ""}
    command = [sys.executable, "-m", "disclosure", *arguments, "--as-of", "2022-09-30"]
    return subprocess.Popen(
        command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )


def finish(process: subprocess.Popen) -> tuple[int, str]:
    _, said = process.communicate(timeout=60)
    return process.returncode, said


def build(project, *arguments: str) -> None:
    status, said = finish(start(project, *arguments))
    assert status == 0, said


def wait_until_stopped(project) -> None:
    for _ in range(600):
        if (project / "stopped").exists():
            return
        time.sleep(0.05)
    pytest.fail("the build did not come so far")


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda sign: sign.name)
@pytest.mark.parametrize("verb", VERBS)
def test_a_build_that_is_ended_half_way_leaves_the_old_site(verb, sign, finished, tmp_path):
    arguments = VERBS[verb]
    project = shutil.copytree(finished, tmp_path / "project", symlinks=True)
    site = project / ("output" if verb == "html" else "public/current")
    before = files_of(site)
    (project / "content/images/b.png").write_text("second")

    process = start(project, *arguments, stop=True)
    wait_until_stopped(project)
    process.send_signal(sign)
    status, said = finish(process)

    assert status != 0
    assert "Traceback" not in said
    assert files_of(site) == before
    build(project, *arguments)
    assert (site / "images/b.png").exists()
    assert list(project.rglob(".disclosure-*")) == []


def test_a_second_build_at_the_same_time_is_refused_and_the_first_one_finishes_its_work(project):
    first = start(project, "html", stop=True)
    wait_until_stopped(project)

    status, said = finish(start(project, "html"))

    assert status == 2
    assert "另一个进程正在这里生成网站" in said
    first.kill()
    first.communicate()
    build(project, "html")


def test_two_outputs_are_built_at_the_same_time(project):
    first = start(project, "html", stop=True)
    wait_until_stopped(project)

    build(project, "html", "--output", "another")

    first.kill()
    first.communicate()
    assert (project / "another/images/a.png").exists()
