"""What can be held without a Windows of all that the program promises there."""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

from architecture import imported
from inspections import sample, write_inspections
from like_windows import POSIX
from sites import DAY, ROOT, disclosure, files_of

pytestmark = pytest.mark.builds

PACKAGE = ROOT / "scripts/disclosure"
SOURCES = {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
LIKE_WINDOWS = [sys.executable, str(ROOT / "tests/like_windows.py")]


# ---- in the sources


def test_no_module_imports_what_windows_has_not():
    names = {
        module: {name.split(".")[0] for _, name in imported(ast.parse(source))} for module, source in SOURCES.items()
    }

    assert {module: there & set(POSIX) for module, there in names.items() if there & set(POSIX)} == {}


# What opens a picture or what is in an archive, by module: bytes, and no text.
OF_BYTES = {"files/packed.py": "archive", "files/pictures.py": "Image"}


def careless(source: str, of_bytes: str = "") -> Iterator[str]:
    """Calls that read or write text as the machine does: in its encoding, with its line ends."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            said = {keyword.arg for keyword in node.keywords}
            needed = _needed(node.func.attr, [arg.value for arg in node.args if isinstance(arg, ast.Constant)])
            if needed - said and ast.unparse(node.func) != f"{of_bytes}.open":
                yield ast.unparse(node)


def _needed(method: str, literals: list[object]) -> set[str]:
    mode = str(literals[0]) if literals else "r"
    if method == "write_text" or (method == "open" and "b" not in mode and mode != "r"):
        return {"encoding", "newline"}
    return {"encoding"} if method == "read_text" or (method == "open" and "b" not in mode) else set()


@pytest.mark.parametrize(
    "call",
    [
        "path.read_text()",
        "path.open()",
        'path.open("w")',
        'path.open("x", encoding="utf-8")',
        'path.open("a", newline="")',
        "path.write_text(text)",
        'path.write_text(text, encoding="utf-8")',
    ],
)
def test_a_careless_call_is_found(call):
    assert list(careless(call)) != []


def test_text_is_read_and_written_alike_on_every_machine():
    calls = {module: list(careless(source, OF_BYTES.get(module, ""))) for module, source in SOURCES.items()}

    assert {module: found for module, found in calls.items() if found} == {}


def test_git_leaves_the_bytes_alone_that_are_committed():
    assert (ROOT / ".gitattributes").read_text("utf-8").splitlines()[-1] == "* -text"


# ---- on a system that is like it


def windows(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `disclosure` there."""
    return subprocess.run(
        [*LIKE_WINDOWS, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A project with one register, a chart and a page, and the site that this system makes of it, in `here`."""
    folder = tmp_path_factory.mktemp("project")
    write_inspections(folder / "data", [sample(1, conclusion="不合格"), sample(2)])
    (folder / "content/pages").mkdir(parents=True)
    (folder / "content/pages/about.md").write_text("Title: 关于\n\n正文\n\n- 一\n- 二\n", "utf-8")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8").replace('"theme"\nPL', f"{str(ROOT / 'theme')!r}\nPL")
    for name in ("pelicanconf.py", "publishconf.py"):
        (folder / name).write_text(settings, "utf-8")
    run = disclosure("html", "--as-of", DAY, "--output", "here", folder=folder)
    assert run.returncode == 0, run.stderr
    return folder


def content(folder: Path) -> dict[str, object]:
    """Every file of a site; of an XLSX what is packed in it, since a ZIP says on which system it was made.

    Of our archives, which hold those, the names.
    """
    found = files_of(folder)
    archives = {name: found.pop(name) for name in list(found) if name.endswith(".zip")}
    listed = [one["path"] for one in json.loads(found.pop("build.json"))["files"]]
    books = {name: sha256(found.pop(name)).hexdigest().encode() for name in list(found) if name.endswith(".xlsx")}
    for name, digest in books.items():
        found = {other: data.replace(digest, name.encode()) for other, data in found.items()}
    named = {name: sorted(_unpacked(folder / name)) for name in archives}
    return found | named | {name: _unpacked(folder / name) for name in books} | {"build.json": listed}


def _unpacked(book: Path) -> dict[str, bytes]:
    with ZipFile(book) as opened:
        return {part: opened.read(part) for part in opened.namelist()}


def test_a_site_has_the_same_bytes(project):
    for _ in range(2):  # the second is put in the place of the first
        run = windows("html", "--as-of", DAY, "--output", "there", folder=project)
        assert run.returncode == 0, run.stderr

    assert content(project / "there") == content(project / "here")
    assert not list(project.glob(".disclosure-*"))


def test_a_check_says_the_same(project, tmp_path):
    write_inspections(tmp_path, [sample(1, conclusion="不知道")])
    arguments = ("check", "--quiet", "--data", tmp_path, "--as-of", DAY)

    there, here = windows(*arguments, folder=project), disclosure(*arguments, folder=project)

    assert (there.returncode, there.stdout) == (here.returncode, here.stdout)
    assert here.returncode == 1


def test_a_release_is_a_folder_and_current_a_copy_of_it(project):
    for day in (DAY, "2022-10-01"):
        run = windows("publish", "--siteurl", "https://a.example", "--as-of", day, folder=project)
        assert run.returncode == 0, run.stderr
        assert "不能建符号链接" in run.stderr

    *_, last = sorted((project / "public/releases").iterdir())
    assert last.name.startswith("2022-10-01")
    assert not (project / "public/current").is_symlink()
    assert files_of(project / "public/current") == files_of(last)
    assert not list(project.glob("public/**/.disclosure-*"))


def test_a_site_is_served(project):
    command = [*LIKE_WINDOWS, "serve", "--output", "here", "--port", "0"]
    paths = {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=project, env={**os.environ, **paths}, stdout=subprocess.PIPE, encoding="utf-8"
    ) as serving:
        address = serving.stdout.readline().removeprefix("网站：").split()[0]
        with urlopen(address) as answer:  # noqa: S310  # our own
            assert answer.read() == (project / "here/index.html").read_bytes()
        serving.send_signal(signal.SIGTERM)
        assert serving.wait(20) == 0


# ---- what its people hand in, and see


def test_a_project_that_an_editor_there_saved_gives_the_same_pages(project, tmp_path):
    """Line ends of two characters everywhere, and the mark that some editors put before a text."""
    for name in ("data", "content"):
        shutil.copytree(project / name, tmp_path / name)
    for path in (path for path in tmp_path.rglob("*") if path.suffix in {".csv", ".json", ".md"}):
        mark = b"" if path.suffix == ".json" else b"\xef\xbb\xbf"
        path.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    where = ("--data", tmp_path / "data", "--content", tmp_path / "content", "--output", tmp_path / "site")

    run = disclosure("html", *where, "--as-of", DAY, folder=project)

    assert run.returncode == 0, run.stdout + run.stderr
    pages, ours = (
        {name: data for name, data in files_of(folder).items() if name.endswith(".html")}
        for folder in (tmp_path / "site", project / "here")
    )
    assert pages == ours


def test_a_console_that_knows_no_chinese_stops_nothing(project, tmp_path):
    write_inspections(tmp_path, [sample(1, conclusion="不知道")])

    run = disclosure("check", "--quiet", "--data", tmp_path, folder=project, PYTHONIOENCODING="cp1252")

    assert run.returncode == 1
    assert "inspections" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
