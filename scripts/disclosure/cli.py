"""The command line: each verb takes its options, does its job, prints. Exit status 0 done, 1 problems, 2 wrong use."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Any

import click

from disclosure.chinese import Verb, Verbs
from disclosure.errors import DataError, SettingsError, errors_only
from disclosure.report import lines

_PORT = 8000  # of a preview
LATER = ("import", "diff", "withdraw", "correct")  # named in the contract, not built yet
OUTPUT = "output"  # where a site for looking at stands

# The jobs are imported by the verb that does them: help and mistyped commands answer at once.


def _folder(option: str, text: str, default: str | None = None) -> Callable[..., Any]:
    shown = f"{text}；默认 {default}" if default else f"{text}；默认见 pelicanconf.py"
    return click.option(option, type=click.Path(path_type=Path), default=default, metavar="文件夹", help=shown)


_data = _folder("--data", "数据文件夹")
_content = _folder("--content", "文章文件夹")
_as_of = click.option("--as-of", metavar="年-月-日", help="数据截至日期；默认是今天（北京时间）")
_quiet = click.option("--quiet", is_flag=True, help="不显示进度")


@click.group(cls=Verbs, help="把 data/ 里的名册做成一个静态网站。")
def main() -> None:
    """Run one verb."""


@main.command(help="检查数据，生成供查看的网站")
@_data
@_content
@_folder("--output", "网站放在哪里", OUTPUT)
@_as_of
@_quiet
def html(output: Path, **order: Any) -> None:
    """Build a site for looking at."""
    from disclosure.orders import Order
    from disclosure.seeing import local_site

    local_site.html(Order(**order), output)
    if not order["quiet"]:
        click.echo(f"网站已生成：{output / 'index.html'}（用 {_serving(output)} 查看）")


def _serving(output: Path) -> str:
    """Say how to look at *output*, in the words of whoever built it: make runs us as a module, a person by our name."""
    elsewhere = output != Path(OUTPUT)
    if click.get_current_context().find_root().info_name == "disclosure":
        return f'disclosure serve --output "{output}"' if elsewhere else "disclosure serve"
    return f"make serve OUTPUT={quote(str(output))}" if elsewhere else "make serve"


@main.command(help="检查数据，生成并发布网站")
@click.option("--siteurl", metavar="网址", help="网站的正式网址；默认见 publishconf.py")
@_data
@_content
@_folder("--output", "各次发布放在哪里", "public")
@_as_of
@_quiet
def publish(output: Path, **order: Any) -> None:
    """Build a site and release it."""
    from disclosure import jobs
    from disclosure.orders import Order

    release, linked = jobs.publish(Order(**order), output)
    if not linked:
        click.echo("注意：这台机器不能建符号链接，current 是整份拷贝，切换的一瞬间网页可能打不开", err=True)
    if not order["quiet"]:
        click.echo(f"网站已发布：{output / 'releases' / release.name}")


@main.command(help="检查数据和文章，逐条列出全部问题")
@_data
@_content
@_as_of
@_quiet
def check(**order: Any) -> int:
    """Print every problem of data and content; exit 1 if there is any."""
    from disclosure import jobs
    from disclosure.orders import Order

    problems = jobs.check(Order(**order))
    for line in lines(problems):
        click.echo(line)
    return DataError.exitcode if errors_only(problems) else 0


@main.command(help="列出逾期的、90 天内到期的、还没有到的事项")
@_data
@_content
@_as_of
@_quiet
def status(**order: Any) -> int:
    """Print what is late, expires or is to come, one a line; exit 1 if anything is late or the data is wrong."""
    from disclosure import jobs
    from disclosure.orders import Order

    outlook = jobs.status(Order(**order))
    for line in lines(outlook.problems) if outlook.problems else outlook.lines:
        click.echo(line)
    return DataError.exitcode if outlook.problems or outlook.is_late else 0


@main.command(help="预览：边写边看，保存以后自动更新；写了 --output 就打开那里生成好的网站")
@click.option("--output", type=click.Path(path_type=Path), metavar="文件夹", help="要看的网站；不写就是预览")
@_data
@_content
@_as_of
@click.option(
    "--port", type=click.IntRange(0, 65535), default=_PORT, metavar="端口", help=f"默认 {_PORT}；0 是任一空闲端口"
)
def serve(output: Path | None, port: int, **order: Any) -> None:
    """Show a preview, or a built site, on this machine until interrupted."""
    if output is None:
        _preview(port, order)
        return
    from disclosure.seeing.serve import server

    with server(output, port) as site:
        click.echo(f"网站：http://127.0.0.1:{site.server_port}/  按 Ctrl+C 停止")
        try:
            site.serve_forever()
        except KeyboardInterrupt:
            click.echo("\n已停止")


def _preview(port: int, said: dict[str, Any]) -> None:
    from disclosure.orders import Order
    from disclosure.remaking.stock import Stock
    from disclosure.seeing import local_site, preview

    order = Order(**said, quiet=True, preview=True)
    first = local_site.watched(order)  # a wrong setting is told here; later ones are told in the browser
    click.echo("正在生成预览……")
    try:
        with Stock() as stock:
            preview.run(partial(local_site.html, order, stock=stock), first, port, click.echo)
    except KeyboardInterrupt:
        click.echo("\n已停止")


@main.command(help="开始一个新的网站（city）、一份新的名册（register）、一篇文章（news 等栏目）或者一份报告（report）")
@click.option(
    "--kind", required=True, metavar="种类", help="city 是网站，register 是名册，栏目（如 news）是文章，report 是报告"
)
@click.option("--name", default="", metavar="名称", help="新文件夹或文件的名称，也是网址的一部分；文章可以不写")
@click.option("--title", metavar="标题", help="文章的标题")
@click.option("--from", "source", type=click.Path(path_type=Path), metavar="文件", help="名册从哪个 CSV 文件开始")
@click.option("--register", metavar="名册", help="报告说的是哪个名册")
@click.option("--period", metavar="期间", help="报告的期间：2022、2022-Q3 或 2022-09")
@_data
@_content
@click.option("--output", type=click.Path(path_type=Path), metavar="文件夹", help="网站建在哪里；默认是当前文件夹")
def new(
    kind: str, title: str | None, content: Path | None, register: str | None, period: str | None, **said: Any
) -> int:
    """Begin a city, a register, a page or a report; exit 1 if data is not in order."""
    if kind == "report":
        return _new_report(register or "", period or "", title, content, **said)
    if register or period:
        raise SettingsError(
            "REGISTER 和 PERIOD 只用于报告", hint="如 make new KIND=report REGISTER=inspections PERIOD=2022-Q3"
        )
    begin = {"city": _new_city, "register": _new_register}.get(kind)
    if begin is None:
        return _new_page(kind, title or "", content, **said)
    if title or content:
        raise SettingsError("TITLE 和 CONTENT 只用于文章", hint=f"KIND={kind} 写 NAME")
    if not said["name"]:
        raise SettingsError("没有写 NAME", hint=f"如 make new KIND={kind} NAME=…")
    return begin(**said)


def _new_page(kind: str, title: str, content: Path | None, **said: Any) -> int:
    from disclosure import jobs
    from disclosure.orders import Order

    name = said.pop("name")
    if any(said.values()):
        raise SettingsError("写文章不用写 FROM、DATA 和 OUTPUT", hint=f"如 make new KIND={kind} TITLE=抽检通告")
    place = jobs.new_page(Order(content=content), kind, title, name)
    click.echo(f"文章已建立：{place}；写法见 docs/编辑手册.md；公开以前可以改文件名，它就是网址")
    click.echo(f"用 make serve 预览，网页是 {_address_of(place)}")
    return 0


def _new_report(register: str, period: str, title: str | None, content: Path | None, **said: Any) -> int:
    from disclosure import jobs
    from disclosure.orders import Order

    name, data = said.pop("name"), said.pop("data")
    if title or any(said.values()):
        raise SettingsError(
            "写报告不用写 TITLE、FROM 和 OUTPUT", hint="如 make new KIND=report REGISTER=inspections PERIOD=2022-Q3"
        )
    place, problems = jobs.new_report(Order(data=data, content=content), register, period, name)
    if place is None:
        for line in lines(problems):
            click.echo(line)
        click.echo("错误：没有写报告；按提示改好以后重新运行", err=True)
        return DataError.exitcode
    click.echo(f"报告已建立：{place}；它是草稿，看过以后删去“状态: 草稿”一行和写给编辑的话")
    click.echo(f"用 make serve 预览，网页是 {_address_of(place)}")
    return 0


def _address_of(page: Path) -> str:
    """Say where a preview shows a new page."""
    path = f"/{page.parent.name}/{page.stem}/"
    return f"{path}，如 http://127.0.0.1:{_PORT}{path}"


def _new_city(name: str, source: Path | None, data: Path | None, output: Path | None) -> int:
    from disclosure import jobs

    if source or data:
        raise SettingsError("建立网站不用写 FROM 和 DATA", hint="只写 KIND=city NAME=某县，可以加 OUTPUT=文件夹")
    place = jobs.new_city(name, output or Path())
    click.echo(f"网站已建立：{place}（先看 {place / 'README.md'}）")
    click.echo(f"生成网站：cd {quote(str(place))} && {quote(sys.executable)} -m disclosure html")
    return 0


def _new_register(name: str, source: Path | None, data: Path | None, output: Path | None) -> int:
    from disclosure import jobs
    from disclosure.orders import Order

    if source is None or output:
        raise SettingsError("建立名册要写 FROM，不写 OUTPUT", hint="如 KIND=register NAME=penalties FROM=行政处罚.csv")
    place, problems = jobs.new_register(Order(data=data), name, source)
    for line in lines(problems):
        click.echo(line)
    if errors_only(problems):
        click.echo("错误：没有建立名册；按提示改好文件以后重新运行", err=True)
        return DataError.exitcode
    click.echo(f"名册已建立：{place}；核对 datapackage.json 里每一处“待确认”，正式发布以前都要改掉")
    return 0


def _later(name: str) -> Verb:
    def refuse() -> None:
        built = "、".join(name for name, command in main.commands.items() if not command.hidden)
        raise SettingsError(f"命令 {name} 还没有做好", hint=f"现在可用的命令：{built}")

    whatever = {"ignore_unknown_options": True, "allow_extra_args": True}
    return Verb(name, callback=refuse, help="还没有做好", hidden=True, context_settings=whatever)


for _name in LATER:
    main.add_command(_later(_name))
