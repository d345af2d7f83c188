"""The columns that we add to an office's own. They begin with `@`, which no field's name may."""

from typing import Final

FILE: Final = "@file"  # the CSV a row came from, relative to the data folder
ROW: Final = "@row"  # where a row stands in it, as a spreadsheet counts: the header is row 1
RECORD: Final = "@record"  # the id in the address of the record that a row belongs to
ORDER: Final = "@order"  # 1, 2, 3 … the order in which a register shows its records; related rows carry their record's
PLACE: Final = "@place"  # the order of a table's rows as its files hold them
SUBJECT: Final = "@subject"  # the last part of a subject page's address; null: no subject page
PAGE: Final = "@page"  # whether the record has a page of its own
BUCKET: Final = "@bucket"  # the page in its register that a record without one of its own stands on: r/3f/
STATE: Final = "@state"  # the state shown to the public on as_of (null without a `state` in the contract)
UNTIL: Final = "@until"  # the last public day, a date (null: for ever)
