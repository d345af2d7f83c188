from disclosure.privacy.sought import KINDS
from documented import rows
from sites import ROOT

DOCUMENT = (ROOT / "docs/privacy.md").read_text("utf-8")


def test_the_document_s_table_of_kinds_is_the_program_s():
    said = {row.cells[0][0]: row.cells[-1][0] for row in rows(DOCUMENT) if row.heading == "Kinds"}

    assert said == {name: kind.level for name, kind in KINDS.items()}
