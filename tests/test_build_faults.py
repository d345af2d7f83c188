"""What a build says of data, descriptors and pages with faults: everything at once, and the last good site stays."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from disclosure.cli import main
from sites import ROOT, files_of, html

pytestmark = pytest.mark.builds

HEAD = "no,notice,shop,code,inspector,result,fine,on,status,reason,withdrawn\n"
NAME = "张三的店"
FAULTS = [  # a row of 2022.csv, the field at fault, the kind of fault
    ("C-01,N1,张三的店,,,合格,1e5,2022-01-05,公示中,,", "fine", "type-error"),
    ("C-02,N1,张三的店,,,合格,,2022-02-30,公示中,,", "on", "type-error"),
    ("C-03,N1,张三的店,,,很好,,2022-01-05,公示中,,", "result", "constraint-error"),
    ("C-04,N1,张三的店,,,,,2022-01-05,公示中,,", "result", "constraint-error"),
    ("C-05,N9,张三的店,,,合格,,2022-01-05,公示中,,", "notice", "foreign-key"),
    ("C-01,N1,张三的店,,,合格,,2022-01-05,公示中,,", "no", "primary-key"),
    ("C-07,N1,张三的店", "", "missing-cell"),
    ("C-08,N1,张三的店,,,合格,,2022-01-05,公示中,,,,", "", "extra-cell"),
    ('C-09,N1,"张三\t的店",,,合格,,2022-01-05,公示中,,', "shop", ""),
    ("C-10,N1,张三的店,,,合格,１２,2022-01-05,公示中,,", "fine", "type-error"),
    ("C-11,N1,张三的店,,,合格,,2022-01-05,撤回,,2022-02-01", "reason", ""),
    ("c-01,N1,张三的店,,,合格,,2022-01-05,公示中,,", "no", ""),
]


def test_every_fault_is_reported_with_its_place_and_nothing_is_built(case, tmp_path):
    (case / "data/checks/2022.csv").write_text(HEAD + "\n".join(row for row, _, _ in FAULTS) + "\n", "utf-8")
    output = tmp_path / "output"

    run = html(case / "data", case / "content", output)

    said = run.stdout + run.stderr
    assert run.returncode == 1, said
    for number, (_, name, kind) in enumerate(FAULTS, start=2):
        place = rf"^checks/2022\.csv:{number}: (?:\S+ )?{name}"
        assert re.search(place + (rf".*\[{kind}\]$" if kind else ""), said, re.MULTILINE), (number, name, kind, said)
    assert "Traceback" not in said
    assert NAME not in said
    assert not output.exists()


def described(case: Path, description: str) -> None:
    """Let the register of the small case say this of itself."""
    path, package = descriptor(case)
    path.write_text(json.dumps({**package, "description": description}), "utf-8")


def check(case: Path, monkeypatch) -> Result:
    """Check the small case, in this process."""
    monkeypatch.chdir(ROOT)
    return CliRunner().invoke(main, ["check", "--data", str(case / "data"), "--content", str(case / "content")])


def test_a_dead_link_in_a_description_is_said_by_the_check_and_stops_the_build(case, tmp_path, monkeypatch):
    described(case, "见[处罚](../penalties/)。")

    checked, run = check(case, monkeypatch), html(case / "data", case / "content", tmp_path / "output")

    [line] = [line for line in checked.stdout.splitlines() if "penalties" in line]
    assert line.startswith("checks/datapackage.json: description: ")
    assert line.endswith("[dead-link]")
    assert (checked.exit_code, run.returncode) == (1, 1)
    assert line in run.stdout
    assert not (tmp_path / "output").exists()


def test_pages_that_are_missed_in_another_content_folder_are_told_and_stop_nothing(case, tmp_path, monkeypatch):
    described(case, "见[程序](../procedures/none/)。")

    checked, run = check(case, monkeypatch), html(case / "data", case / "content", tmp_path / "output")

    assert "../procedures/none/" in checked.stdout
    assert (checked.exit_code, run.returncode) == (0, 0), checked.stdout + run.stderr
    assert re.search(r"^检查 .*\d+ 处警告", run.stderr, re.MULTILINE)


def test_a_dead_link_in_a_page_is_said_with_its_line_before_pelican_sees_it(case, monkeypatch):
    (case / "content/pages/more.md").write_text("Title: 更多\n\n[见]({filename}none.md)\n", "utf-8")

    checked = check(case, monkeypatch)

    assert checked.exit_code == 1
    assert "pages/more.md:3: 链接 {filename}none.md " in checked.stdout


def test_the_last_good_site_stays_when_the_data_breaks(case, case_site, tmp_path):
    output = shutil.copytree(case_site, tmp_path / "output")
    before = files_of(output)
    (case / "data/checks/2022.csv").write_text(HEAD + FAULTS[0][0] + "\n", "utf-8")

    assert html(case / "data", case / "content", output).returncode == 1
    assert files_of(output) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".disclosure")] in (
        [],
        [".disclosure.lock"],
    )


def descriptor(case: Path) -> tuple[Path, dict]:
    """The descriptor of the small case, to be changed and written back."""
    path = case / "data/checks/datapackage.json"
    return path, json.loads(path.read_text("utf-8"))


def shop_name(package: dict) -> dict:
    """The name of the shop in a descriptor of the small case."""
    return package["resources"][1]["schema"]["fields"][2]


LIMIT = {"within": 20, "unit": "工作日", "basis": "示例", "from": "on", "to": "nobody"}


@pytest.mark.parametrize(
    ("break_it", "named"),
    [
        pytest.param(lambda d: d["register"].update(colour="red"), "colour", id="unknown key"),
        pytest.param(lambda d: shop_name(d).update(disclosure="masked:name"), "masked:name", id="not built yet"),
        pytest.param(lambda d: d["register"].update(view="calendar"), "calendar", id="view without roles"),
        pytest.param(lambda d: d["register"].update(deadlines=[LIMIT]), "nobody", id="limit of no field"),
        pytest.param(lambda d: d["register"].update(columns=["nobody"]), "nobody", id="no such field"),
        pytest.param(lambda d: d["register"].update(withheld=["code"]), "code", id="withheld column"),
        pytest.param(lambda d: d.pop("licenses"), "licenses", id="no licence"),
        pytest.param(lambda d: shop_name(d).pop("disclosure"), "shop", id="no disclosure"),
        pytest.param(lambda d: d["resources"][0].update(path="../notices.csv"), "path", id="path outside"),
        pytest.param(lambda d: d["resources"][0].update(path="http://example.org/a.csv"), "path", id="remote path"),
        pytest.param(lambda d: d.update(name="other"), "name", id="another name than the folder"),
    ],
)
def test_a_fault_in_a_descriptor_is_named(break_it, named, case, monkeypatch):
    path, package = descriptor(case)
    break_it(package)
    path.write_text(json.dumps(package), "utf-8")

    monkeypatch.chdir(ROOT)

    run = CliRunner().invoke(main, ["check", "--data", str(case / "data")])

    assert isinstance(run.exception, SystemExit), run.exception
    assert run.exit_code == 1, run.output
    assert "checks/datapackage.json" in run.stdout
    assert named in run.stdout
