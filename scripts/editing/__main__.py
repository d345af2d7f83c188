"""`make edit [DATA= CONTENT= AS_OF= PORT=]`: write pages in forms, and see what was saved beside them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from disclosure.chinese import Verb
from disclosure.orders import Order, settings_for
from disclosure.remaking.stock import Stock
from disclosure.seeing import local_site, preview
from editing.desk import HOME, Desk
from editing.folder import Folder


@click.command(cls=Verb, help="在浏览器里用表单写文章，保存以后在预览里看")
@click.argument("bundle", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--data", type=click.Path(path_type=Path), metavar="文件夹", help="数据文件夹；默认见 pelicanconf.py")
@click.option("--content", type=click.Path(path_type=Path), metavar="文件夹", help="文章文件夹；默认见 pelicanconf.py")
@click.option("--as-of", metavar="年-月-日", help="数据截至日期；默认是今天（北京时间）")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, metavar="端口", help="默认 8000；0 是任一空闲端口")
def main(bundle: Path, data: Path | None, content: Path | None, as_of: str | None, port: int) -> None:
    """Show a preview with the editor of *bundle* beside it until interrupted."""
    order = Order(data, content, as_of, quiet=True, preview=True)
    settings = settings_for(order)
    desk = partial(Desk, bundle=bundle, folder=Folder(settings.content, settings.kinds))
    click.echo("正在生成预览……")
    try:
        with Stock() as stock:
            preview.run(partial(local_site.html, order, stock=stock), local_site.watched(order), port, _say, desk)
    except KeyboardInterrupt:
        click.echo("\n已停止")


def _say(said: str) -> None:
    address = said.partition("http://")[2].partition("/")[0]
    click.echo(f"{said}\n编辑：http://{address}{HOME}")


if __name__ == "__main__":
    main()
