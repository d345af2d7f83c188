"""A build that is killed or loses a process: the old or the new site, and nothing in the way of the next run."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

import warm
from sites import ROOT, files_of

pytestmark = [
    pytest.mark.builds,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are forked, and end with their parent, there"),
]

CASE = ROOT / "tests/site/cases/withdrawn"
OLD, NEW = "2022-09-30", "2022-10-01"
VERBS = {"html": (["html"], "output"), "publish": (["publish", "--siteurl", "https://a.example"], "public/current")}

# Every step that changes the disk is counted, for the main process and for its workers together; at one of them
# somebody is killed. `x` in the log is the step at which the old and the new site change places.
SETTINGS = f"""
import os, signal, sys
from contextlib import suppress
from disclosure.charts.artist import Artist

THEME = {str(ROOT / "theme")!r}
PLUGIN_PATHS = [{str(ROOT / "scripts")!r}]

MAIN = os.getpid()
WHO, NUMBER, VICTIM = os.environ["KILL"].split()
LOG = {{who: os.open(f"{{who}}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND) for who in ("main", "worker")}}
STEPS = {{"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "shutil.rmtree", "shutil.move"}}


def kill():
    if VICTIM == "all":
        with suppress(FileExistsError):
            os.mkfifo("sent")  # once, whichever worker comes first
            os.killpg(0, signal.SIGINT)  # what Ctrl-C in a terminal does
    else:
        os.kill(MAIN if VICTIM == "main" else os.getpid(), signal.SIGKILL)

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where the tests are a shell's background job


def watch(event, args):
    swap = event == "ctypes.dlsym" and args[1] == "renameat2"
    if swap or event in STEPS or event == "open" and args[2] & (os.O_WRONLY | os.O_RDWR):
        me = "main" if os.getpid() == MAIN else "worker"
        os.write(LOG[me], b"x" if swap else b".")
        if me == WHO and os.fstat(LOG[me]).st_size >= int(NUMBER):
            kill()


def draw(artist, *args, draw=Artist.draw, **kwargs):
    if WHO == "artist":
        os.killpg(artist._hired()._process.pid, signal.SIGKILL) if VICTIM == "artist" else kill()
    return draw(artist, *args, **kwargs)


Artist.draw = draw
sys.addaudithook(watch)
"""


@dataclass(frozen=True)
class Build:
    """A project that has its old site, and what a build of the new one comes to."""

    verb: str
    project: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    log: dict[str, bytes]

    def site(self) -> dict[str, bytes]:
        return files_of(self.project / VERBS[self.verb][1])

    def killed(self, who: str, number: int, victim: str) -> tuple[int, str]:
        """Build the new site, somebody being killed meanwhile, and wait until every process of the build is gone."""
        mark = secrets.token_hex(8)
        result = disturbed(self.project, self.verb, NEW, KILL=f"{who} {number} {victim}", MARK=mark)
        for _ in range(400):
            if not alive(mark):
                return result.returncode, result.stderr
            time.sleep(0.05)
        return pytest.fail(f"still there: {alive(mark)}")

    def step(self, who: str, share: float) -> int:
        """The number of the step that stands at this share of all steps."""
        return max(1, round(share * len(self.log[who])))


def arguments(verb: str, day: str) -> list[str]:
    return [*VERBS[verb][0], "--as-of", day, "--quiet"]


def prepared(project: Path) -> dict[str, str]:
    """Tidy what an earlier run left of its own, and return what a run has in its environment."""
    for log in project.glob("*.log"):
        log.unlink()
    (project / "tmp").mkdir(exist_ok=True)
    return {"TMPDIR": str(project / "tmp")}


def undisturbed(project: Path, verb: str, day: str) -> subprocess.CompletedProcess[str]:
    """Build a site while nobody is killed."""
    return warm.run("disclosure", arguments(verb, day), project, KILL="nobody 0 nobody", **prepared(project))


def disturbed(project: Path, verb: str, day: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a site in processes that are a group of their own, and bear marks of their own."""
    command = [sys.executable, "-m", "disclosure", *arguments(verb, day)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **prepared(project), **environment}
    # Into files: a pipe would be waited for until the last process that has it is gone.
    with (project / "out").open("w") as out, (project / "err").open("w") as err:
        status = subprocess.run(
            command,
            cwd=project,
            env=environment,
            stdout=out,
            stderr=err,
            check=False,
            timeout=120,
            start_new_session=True,
        )
    said = (project / "err").read_text("utf-8")
    return subprocess.CompletedProcess(command, status.returncode, (project / "out").read_text("utf-8"), said)


def alive(mark: str) -> list[str]:
    """The processes that have *mark* in their environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:  # ended meanwhile
            continue
    return found


@pytest.fixture(scope="module", params=["html"])
def template(request, tmp_path_factory) -> Build:
    verb = request.param
    project = tmp_path_factory.mktemp(verb) / "project"
    shutil.copytree(CASE, project, ignore=shutil.ignore_patterns("expected"))
    for name in ("pelicanconf.py", "publishconf.py"):
        (project / name).write_text((ROOT / "pelicanconf.py").read_text("utf-8") + SETTINGS, "utf-8")
    twin = project.parent / "twin"
    assert undisturbed(project, verb, OLD).returncode == 0
    shutil.copytree(project, twin, symlinks=True)
    assert undisturbed(twin, verb, NEW).returncode == 0
    old, new = (files_of(one / VERBS[verb][1]) for one in (project, twin))
    assert old != new
    return Build(verb, project, old, new, {who: (twin / f"{who}.log").read_bytes() for who in ("main", "worker")})


@pytest.fixture
def build(template, tmp_path) -> Build:
    shutil.copytree(template.project, tmp_path / "project", symlinks=True)
    return Build(template.verb, tmp_path / "project", template.old, template.new, template.log)


def left_behind(build: Build) -> list[Path]:
    return [*build.project.rglob(".disclosure-*"), *(build.project / "tmp").glob("disclosure-*")]


def needs_no_cleaning(build: Build) -> None:
    """The next run succeeds, and then nothing is left of the one that was killed."""
    result = undisturbed(build.project, build.verb, NEW)

    assert result.returncode == 0, result.stderr
    assert build.site() == build.new
    assert left_behind(build) == []


@pytest.mark.parametrize("template", ["html", "publish"], indirect=True)
def test_the_main_process_is_killed_while_pages_are_written(build):
    status, _ = build.killed("worker", build.step("worker", 0.5), "main")

    assert status == -signal.SIGKILL
    assert build.site() == build.old
    assert list((build.project / "tmp").glob("disclosure-*")) != []
    needs_no_cleaning(build)


def test_a_worker_is_killed_while_pages_are_written(build):
    status, said = build.killed("worker", build.step("worker", 0.5), "worker")

    assert status == 2
    assert "一个工作进程意外退出" in said
    assert "Traceback" not in said
    assert build.site() == build.old
    needs_no_cleaning(build)


def test_the_main_process_is_killed_while_charts_are_drawn(build):
    status, _ = build.killed("artist", 0, "main")

    assert status == -signal.SIGKILL
    assert build.site() == build.old
    needs_no_cleaning(build)


def test_the_artist_is_killed(build):
    status, said = build.killed("artist", 0, "artist")

    assert status == 2
    assert "绘图进程意外退出" in said
    assert "Traceback" not in said
    assert build.site() == build.old
    needs_no_cleaning(build)


def test_an_interruption_from_the_terminal_ends_everything_in_one_sentence(build):
    status, said = build.killed("worker", build.step("worker", 0.5), "all")

    assert (status, said.strip()) == (2, "已中断，原来的网站没有动")
    assert build.site() == build.old
    assert left_behind(build) == []


@pytest.mark.parametrize(("steps", "seen"), [(0, "old"), (1, "new")], ids=["before", "after"])
def test_the_main_process_is_killed_beside_the_step_that_puts_the_site_in_place(steps, seen, build):
    swap = build.log["main"].index(b"x") + 1

    status, _ = build.killed("main", swap + steps, "main")

    assert status == -signal.SIGKILL
    assert build.site() == getattr(build, seen)
    needs_no_cleaning(build)


@pytest.mark.full
@pytest.mark.parametrize("template", ["html", "publish"], indirect=True)
@pytest.mark.parametrize("moment", range(40))
def test_at_each_of_40_moments_there_is_the_old_or_the_new_site(moment, build):
    """At 20 the main process is killed, at 10 the main process by what a worker does, at 10 a worker."""
    who = "main" if moment % 2 else "worker"
    victim = "worker" if moment % 4 == 0 else "main"

    status, _ = build.killed(who, build.step(who, moment / 39), victim)

    assert status == (2 if victim == "worker" else -signal.SIGKILL)
    assert build.site() in (build.old, build.new)
    needs_no_cleaning(build)
