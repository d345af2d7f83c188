"""The tests' browser is fetched where it is missing, broken or of another lock, and only there."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from sites import ROOT

LDCONFIG = Path("/sbin/ldconfig")
OURS = ".venv/chromium/chromium"
FROM = "tests/chromium"
RUNS, BROKEN = "#!/bin/sh\n", "#!/bin/sh\nexit 1\n"
TOLD = '#!/bin/sh\necho "$(basename "$0") $1" >> "$CALLS"\n'


def has_nss() -> bool:
    known = LDCONFIG.exists() and subprocess.run([LDCONFIG, "-p"], capture_output=True, check=False).stdout
    return b"libnss3.so" in (known or b"")


pytestmark = [
    pytest.mark.skipif(
        (platform.system(), platform.machine()) != ("Linux", "x86_64"), reason="made for Linux on x86-64"
    ),
    pytest.mark.skipif(not has_nss(), reason="no NSS on this machine: the browser would not be fetched"),
]


@pytest.fixture
def project(tmp_path) -> Path:
    """A project whose machine has npm, Node and Debian's installer, all of which only write down that they ran."""
    shutil.copytree(ROOT / FROM, tmp_path / FROM)
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/install-browser", tmp_path / "scripts")
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("basename", "chmod", "cmp", "cp", "grep", "mkdir", "rm", "sh", "uname"):
        (programs / name).symlink_to(shutil.which(name) or name)
    root = "#!/bin/sh\necho 0\n"
    for name, text in {"npm": TOLD, "apt-get": TOLD, "dpkg": RUNS, "id": root}.items():  # by dpkg nothing lacks
        executable(programs / name, text)
    executable(tmp_path / ".venv/bin/python", TOLD)
    fetching(tmp_path, RUNS)
    return tmp_path


def executable(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)


def fetching(project: Path, browser: str) -> None:
    """Have Node unpack *browser*, as the package's own code does."""
    text = f"#!/bin/sh\nprintf '%s' '{browser}' > \"$TMPDIR/chromium\"\nchmod +x \"$TMPDIR/chromium\"\n"
    executable(project / "programs/node", text)


@pytest.fixture
def run(project) -> Callable[..., list[str]]:
    """Run the script; what it called of the machine since."""

    def ran(**more: str) -> list[str]:
        calls = project / "calls"
        calls.write_text("", "utf-8")
        environment = {"PATH": str(project / "programs"), "CALLS": str(calls), **more}
        done = subprocess.run(
            [project / "scripts/install-browser"],
            cwd=project,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return calls.read_text("utf-8").splitlines()

    return ran


def test_it_is_fetched_once(project, run):
    assert run() == ["npm ci"]
    assert os.access(project / OURS, os.X_OK)
    assert run() == []


def test_a_browser_that_is_named_is_taken(project, run):
    assert run(CHROMIUM="sh") == []
    assert not (project / OURS).exists()


def test_one_that_no_longer_runs_is_fetched_anew(project, run):
    run()
    executable(project / OURS, BROKEN)
    assert run() == ["npm ci"]
    assert (project / OURS).read_text("utf-8") == RUNS


def test_one_of_another_lock_is_fetched_anew(project, run):
    run()
    with (project / FROM / "package-lock.json").open("a", encoding="utf-8") as lock:
        lock.write("\n")
    assert run() == ["npm ci"]


def test_one_that_does_not_run_here_is_not_kept_and_debians_comes(project, run):
    fetching(project, BROKEN)
    assert run() == ["npm ci", "apt-get -qq", "apt-get -qq"]
    assert not (project / OURS).exists()


def test_debians_is_not_sought_where_it_is_there(project, run):
    fetching(project, BROKEN)
    executable(project / "programs/chromium-headless-shell", RUNS)
    assert run() == ["npm ci"]
