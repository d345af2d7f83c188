"""What can be said to this program has its row in a table: every key, setting, target, verb, option, and no other."""

import re
import tomllib
from dataclasses import fields
from itertools import chain
from pathlib import Path

import pytest

from disclosure import content_folders
from disclosure.cli import LATER, main
from disclosure.contract.shape import contract_schema
from disclosure.contract.structure import RESERVED
from disclosure.settings import Settings
from documented import VARIABLE, Subject, of_contract, of_make, of_makefile, of_schema, of_verbs, rows, under
from packages import VIEWS, VOCABULARY
from sites import DAY, built, disclosure

ROOT = Path(__file__).parent.parent
README, MAKEFILE, PACKAGES = (
    (ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile", "docs/data-packages.md")
)
SCHEMA = contract_schema(VOCABULARY)
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "SOURCES.md",
    *sorted(f"docs/{path.name}" for path in ROOT.glob("docs/*.md")),
]
# What Pelican calls them.
FROM_PELICAN = {"content": "PATH", "theme": "THEME", "cache": "CACHE_PATH", "siteurl": "SITEURL"}

CONTRACT = of_schema(SCHEMA)
ARGUMENTS = {one.key for kind in VOCABULARY.checks for one in kind.arguments()}
VERBS = {name: command for name, command in main.commands.items() if name not in LATER}
OPTIONS = {f"{name} {option}" for name, verb in VERBS.items() for param in verb.params for option in param.opts}

SUBJECTS = {
    "contract": Subject(PACKAGES, of_contract, CONTRACT),
    "arguments of checks": Subject(PACKAGES, under("`register.checks`", "argument"), ARGUMENTS),
    "settings": Subject(
        README,
        under("Make it your city's", "setting"),
        {FROM_PELICAN.get(field.name, field.name) for field in fields(Settings)} - {"preview"},  # said by `serve` alone
    ),
    "make": Subject(README, of_make, of_makefile(MAKEFILE)),
    "verbs": Subject(README, of_verbs, {*VERBS, *OPTIONS, *LATER}),
}
each_subject = pytest.mark.parametrize("name", SUBJECTS)


# ---- what is documented is what there is


@each_subject
def test_everything_that_can_be_said_is_explained(name):
    assert SUBJECTS[name].missing() == set()


@each_subject
def test_nothing_is_explained_that_does_not_exist(name):
    assert SUBJECTS[name].invented() == set()


@each_subject
def test_nothing_is_explained_twice(name):
    assert SUBJECTS[name].repeated() == set()


# ---- and each row is needed for it


@each_subject
def test_without_its_row_a_name_is_missed(name):
    subject = SUBJECTS[name]
    missed = {entry: subject.without(entry.line).missing() for entry in subject.explained()}

    assert missed == {entry: {*entry.names, *entry.words} & subject.known for entry in missed}


@each_subject
def test_a_row_of_a_name_that_does_not_exist_is_found(name):
    subject = SUBJECTS[name]
    firsts = {entry.line: entry.names[0] for entry in subject.explained()}
    plain = {line: first.split(".")[-1].split("=")[-1].removeprefix("make ") for line, first in firsts.items()}
    invented = {line: subject.changed(line, one, "nonsense").invented() for line, one in plain.items()}

    assert [firsts[line] for line, names in invented.items() if not any("nonsense" in one for one in names)] == []


def test_without_its_mention_a_word_of_a_key_is_missed():
    contract = SUBJECTS["contract"]
    words = {word: entry.line for entry in contract.explained() for word in entry.words if word in CONTRACT}
    without = {word: contract.changed(line, f"`{word.partition('=')[2]}`", "") for word, line in words.items()}

    assert len(words) > 30
    assert [word for word, changed in without.items() if word not in changed.missing()] == []


def test_the_schema_is_read_to_its_depth():
    assert {
        "sources.email",
        "resources.sort",
        "resources.steps.limit",
        "resources.schema.foreignKeys.reference.fields",
        "resources.schema.fields.disclosure=masked:name",
        "resources.schema.fields.constraints.enum",
        "register.state.weights=caution",
        "register.period.lasts.lengths.ends",
        "register.period.lasts.lengths.open",
        "register.deadlines.within",
        "register.deadlines.rule",
        "register.checks.window.days",
        "register.checks.bound.max.as_of",
        "register.checks.agrees.text.unit=万元",
        "register.checks.term.end=either",
        "register.checks.term.lasts.lengths",
        "register.measures.share.of",
        "register.charts.kind=stacked",
        "register.pages=adverse",
    } - CONTRACT == set()


def test_the_makefile_is_read_with_what_its_variables_hold():
    html = ("make html", "make html DATA", "make html CONTENT", "make html OUTPUT", "make html AS_OF")

    assert {name for name in SUBJECTS["make"].known if name.startswith("make html")} == set(html)
    assert {"make test TESTS", "make serve PORT", "make publish SITEURL", "make import"} <= SUBJECTS["make"].known


def test_a_role_is_of_the_view_that_knows_it():
    told = [row.cells for row in rows(PACKAGES) if row.heading == "`register.roles`"]
    said = {(role, view) for cells in told for role in cells[0] for view in cells[1]}

    assert said == {(role.name, view.name) for view in VIEWS for role in view.roles}


@pytest.mark.parametrize("document", ["docs/publication-law.md", "SECURITY.md"])
def test_a_document_names_tests_that_are_there(document):
    text = (ROOT / document).read_text("utf-8")
    named = set(re.findall(r"tests/[\w/]+(?:\.py)?(?:::\w+)?", text))

    assert len(named) > 15
    for one in named:
        path, _, function = one.partition("::")
        assert (ROOT / path).exists(), one
        assert not function or f"def {function}(" in (ROOT / path).read_text("utf-8"), one


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    _, reasons, *_ = re.split(r"^## ", (ROOT / "docs/why.md").read_text("utf-8"), flags=re.MULTILINE)

    assert {re.split(r"[<>=~! ;]", one)[0] for one in declared} - set(re.findall(r"[\w-]+", reasons)) == set()


# ---- the ways in


def test_the_readme_begins_with_the_two_commands_that_do_all_of_the_set_up():
    introduction, first, *_ = re.split(r"^## ", README, flags=re.MULTILINE)
    [block] = re.findall(r"```\n(.*?)```", first, re.DOTALL)

    assert "```" not in introduction
    assert [line.partition("#")[0].strip() for line in block.splitlines()] == ["make html", "make test"]


def test_a_command_in_a_document_is_one_that_there_is():
    said = {
        (document, f"make {target}", *(f"make {target} {name}" for name in VARIABLE.findall(more)))
        for document in DOCUMENTS
        for target, more in re.findall(r"`make ([\w-]+)([^`]*)`", (ROOT / document).read_text("utf-8"))
    }

    assert len(said) > 20
    assert [(document, *commands) for document, *commands in said if {*commands} - SUBJECTS["make"].known] == []


def test_the_list_that_make_prints_names_the_variables_of_each_target():
    listed = dict(re.findall(r"^([a-z-]+):.*?## (.*)$", MAKEFILE, re.MULTILINE))
    told = {f"make {target} {name}" for target, said in listed.items() for name in VARIABLE.findall(said)}

    assert len(listed) > 15
    assert told == {one for one in SUBJECTS["make"].known if one.count(" ") == 2 and one.split()[1] in listed}


@pytest.mark.builds
def test_the_whole_package_of_the_document_passes_the_check_and_is_a_site(tmp_path):
    text = (ROOT / "docs/data-packages.md").read_text("utf-8").partition("## A whole one")[2]
    for name, kind in (("datapackage.json", "json"), ("penalties.csv", "csv")):
        path = tmp_path / "data/penalties" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.partition(f"```{kind}\n")[2].partition("```")[0], "utf-8")
    (tmp_path / "content").mkdir()

    checked = disclosure(
        "check", "--data", tmp_path / "data", "--content", tmp_path / "content", "--as-of", DAY, "--quiet"
    )
    site = built(tmp_path / "data", tmp_path / "content", tmp_path / "site")

    assert checked.stdout == "未发现问题\n"
    assert "示例食品店：罚款" in (site / "subjects/91410100MA0000001X/index.html").read_text("utf-8")
    assert "承办人" not in (site / "penalties/index.html").read_text("utf-8")


def test_the_folders_of_content_and_the_names_that_no_register_has_are_documented():
    [reserved] = re.findall(r"Reserved: ([a-z -]+)\.", PACKAGES)

    assert set(reserved.split()) == RESERVED
    assert f"`{' '.join(f'{name}/' for name in content_folders.KINDS)}`" in README
