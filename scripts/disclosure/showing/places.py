"""Where a record is found, as an expression over `@record` `@page` `@bucket`."""

from __future__ import annotations

import narwhals as nw

from disclosure.ground.columns import BUCKET, PAGE, RECORD


def record_address(name: str) -> nw.Expr:
    """Return the address of each record of the register *name*: its own page, or a place on one for several."""
    own = nw.concat_str(nw.lit(f"{name}/records/"), nw.col(RECORD), nw.lit("/"))
    among = nw.concat_str(nw.lit(f"{name}/"), nw.col(BUCKET), nw.lit("#"), nw.col(RECORD))
    return nw.when(nw.col(PAGE)).then(own).otherwise(among)
