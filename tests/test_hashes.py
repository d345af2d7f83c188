"""What stands for files."""

from __future__ import annotations

import hashlib

import pytest

from disclosure.hashes import hashed


@pytest.mark.parametrize("size", [0, 1, 2**16 - 1, 2**16, 2**16 + 1, 2**18 + 3, 2**20])
def test_a_file_of_any_size_is_hashed_whole(size, tmp_path):
    content = bytes(number % 251 for number in range(size))
    (tmp_path / "file").write_bytes(content)

    assert hashed(tmp_path / "file") == hashed(str(tmp_path / "file")) == hashlib.sha256(content).hexdigest()
