"""Golden sites: each folder of cases/ is a whole site, compared file by file, byte by byte."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sites import CASES, case_host, files_of

pytestmark = pytest.mark.builds

# Their bytes depend on the compression library or the Node of a machine; test_files and test_artist read them. Or they
# are the theme's.
DIGEST = re.compile(rb"chart\.js\?[a-p]{8}")
LEFT_OUT = {".xlsx", ".parquet", ".zip", ".svg", ".css", ".js", ".png"}


def golden(folder: Path) -> dict[str, bytes]:
    """The files that a case fixes: everything readable that was written, without the hash of the theme's scripts."""
    return {
        name: DIGEST.sub(b"chart.js", content)
        for name, content in files_of(folder).items()
        if Path(name).suffix not in LEFT_OUT and name != "build.json" and "/LICENCES" not in name
    }


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_site_is_as_expected(case, tmp_path_factory):
    found = golden(case_host(tmp_path_factory, case) / "under/a/path")

    expected = CASES / case / "expected"
    if not expected.exists():
        assert not os.environ.get("CI"), f"{case}: expected/ is missing"
        for name, text in found.items():
            (expected / name).parent.mkdir(parents=True, exist_ok=True)
            (expected / name).write_bytes(text)
        pytest.skip(f"{case}: expected/ was written, read it and commit it")

    assert sorted(found) == sorted(golden(expected))
    for name, text in golden(expected).items():
        assert found[name] == text, name
