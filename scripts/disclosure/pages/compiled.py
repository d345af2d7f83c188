"""Templates as Jinja compiled them for an earlier build."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from disclosure.cache import Cache


class Compiled(BytecodeCache):
    """Jinja's door to our cache. A template's code is good for its text and for *options*, Jinja's settings."""

    def __init__(self, cache: Cache, options: str) -> None:
        self._cache = cache
        self._options = options

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with the code of its template, if that is there."""
        code = self._cache.get(f"template-{bucket.key}", self._stamp(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in *bucket*."""
        self._cache.put(f"template-{bucket.key}", bucket.bytecode_to_string(), self._stamp(bucket))

    def _stamp(self, bucket: Bucket) -> str:
        return f"{bucket.checksum} {self._options}"
