"""`make sample [DATA=dir]`: write the made-up registers."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure.chinese import Verb
from samples.registers import write


@click.command(cls=Verb, help="写出示例名册（编造的数据）")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default="data",
    metavar="文件夹",
    help="写进哪个数据文件夹；默认 data",
)
def main(data: Path) -> None:
    """Write the made-up registers into *data*."""
    write(data)


if __name__ == "__main__":
    main()
