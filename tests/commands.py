"""A command line run as a person runs it."""

from click.testing import CliRunner

from disclosure.cli import main
from disclosure.errors import Problem
from disclosure.remaking import whole

FAULT = Problem(path="a/b.csv", row=7, field="fine", kind="type-error", message="不是数字")
SPACE = Problem(path="a/b.csv", row=2, field="name", kind="outer-space", message="两头有空格", warning=True)


def run(*arguments: str):
    return CliRunner().invoke(main, list(arguments))


def failing(monkeypatch, error: BaseException) -> None:
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(whole, "build", fail)
