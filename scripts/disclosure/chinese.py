"""Click speaking Chinese: its help headings, its complaints about a command line, and every way to fail.

Click translates itself only through compiled message files of the whole program; these few sentences need none.
"""

from __future__ import annotations

import errno
import re
import sys
import traceback
from pathlib import Path
from typing import Any

import click
from click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchCommand,
    NoSuchOption,
    UsageError,
)

from disclosure.errors import DisclosureError
from disclosure.report import tell

WRONG = 2  # exit status for wrong use and broken surroundings


DEBUG = "disclosure.debug"
_PLACE = re.compile(r'File "(.+)", line ([0-9]+)')  # in a traceback


def _debug_option() -> click.Option:
    def note(ctx: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  # Click's signature
        ctx.meta[DEBUG] = value

    return click.Option(
        ["--debug"], is_flag=True, expose_value=False, callback=note, help="出错时显示调用过程，供维护人员查看"
    )


class _Spoken(click.Command):
    """What is run from a command line: the one place where that comes to its end."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command line and exit with its status."""
        kwargs["standalone_mode"] = False
        try:
            status = super().main(*args, **kwargs)
        except NoArgsIsHelpError as error:
            click.echo(error.message, err=True)
            status = WRONG
        except UsageError as error:
            click.echo(f"错误：{complaint(error)}", err=True)
            status = WRONG
        except click.Abort:
            click.echo("\n已中断，原来的网站没有动", err=True)
            status = WRONG
        sys.exit(status if isinstance(status, int) else 0)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option, described in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这些说明"
        return option


class Verb(_Spoken):
    """A command that fails in a sentence, with an exit status, and with a traceback only if asked for one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_debug_option())

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and return its status: 1 for problems in the data, 2 for all else that stops it."""
        try:
            status = super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # the last: whoever reads us has read enough (… | head)
        except DisclosureError as error:
            tell(error)
            status = error.exitcode
        except Exception as error:  # noqa: BLE001  # the last resort: no user is shown a traceback unasked
            if ctx.meta.get(DEBUG):
                traceback.print_exception(error)
            click.echo(f"错误：{unexpected(error)}", err=True)
            status = WRONG
        return status

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, "[选项]", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [record for option in self.get_params(ctx) if (record := option.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl(records)


class Verbs(_Spoken, click.Group):
    """A group of verbs."""

    command_class = Verb

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, "命令 [选项]", prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands; the only option is --help."""
        commands = [command for name in self.commands if (command := self.get_command(ctx, name))]
        with formatter.section("命令"):
            formatter.write_dl([(verb.name or "", verb.help or "") for verb in commands if not verb.hidden])


def complaint(error: UsageError) -> str:
    """Say in Chinese what is wrong with a command line, and where its help is."""
    command = f"{error.ctx.command_path} " if error.ctx else ""
    return f"{_what(error)}\n  怎么用：{command}--help"


def _what(error: UsageError) -> str:
    if isinstance(error, NoSuchOption):
        near = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if isinstance(error, NoSuchCommand):
        near = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有 {error.command_name} 这个命令{near}"
    if isinstance(error, MissingParameter):
        return f"缺少 {_names(error)}"
    if isinstance(error, BadParameter):
        return f"{_names(error)} 的值不对"
    if isinstance(error, BadOptionUsage):
        return f"{error.option_name} 后面要写一个值，或者不该写值"
    return f"命令写得不对：{error.message}"


def _names(error: BadParameter) -> str:
    return " / ".join(error.param.opts) if error.param else "参数"


def unexpected(error: Exception) -> str:
    """Say what went wrong where nothing should; never the error's own text, which may hold a cell of the data."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return "磁盘满了，没有生成网站；原来的网站没有动\n  怎么改：清出空间后重新运行"
    if isinstance(error, OSError) and error.filename:
        return f"读写不了 {error.filename}：{error.strerror}\n  怎么改：检查这个文件和它的权限，再重新运行"
    return (
        f"程序内部出错（{'，'.join([type(error).__name__, *_place(error)])}），不是您的操作问题，原来的网站没有动\n"
        "  怎么报告：加上 --debug 再运行一次，把全部输出发给维护人员"
    )


def _place(error: Exception) -> list[str]:
    """Say where it went wrong, if that is known; what comes out of another process brings its places as text."""
    text = str(error.__cause__) if error.__cause__ else ""
    frames = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    places = _PLACE.findall(text) or frames
    return [f"{Path(file).name} 第 {line} 行" for file, line in places[-1:]]
