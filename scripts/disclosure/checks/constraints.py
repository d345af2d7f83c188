r"""Table Schema constraints: required, enum, pattern, lengths and bounds; unique is with the keys.

Two things differ from frictionless:

* a pattern must match the whole cell (frictionless lets `A|B` match `Axxxx`, and `B` a cell that ends in a
  line break), and it is an RE2 pattern: no input makes it slow, but it has no look-around and no
  back-reference. Its classes are ASCII: `\d` is no full-width digit and `\w` no Chinese character; by the same
  rule `\D` and `\W` match them;
* enum compares the cell as it is written: `1.0` is not the choice `1`.
"""

from __future__ import annotations

from collections.abc import Iterator

import narwhals as nw

from disclosure.checks.rules import Rule
from disclosure.checks.values import Ready, value
from disclosure.checks.words import choices, described, length, plain
from disclosure.contract.model import Field
from disclosure.errors import Problem
from disclosure.ground.engine import Engine
from disclosure.ground.patterns import is_pattern

KIND = "constraint-error"


def unreadable_patterns(ready: Ready) -> frozenset[str]:
    """Return the names of the fields whose pattern an engine cannot read."""
    patterns = {field.name: field.constraints.pattern for field in ready.table.resource.fields}
    return frozenset(name for name, pattern in patterns.items() if pattern and not _compiles(pattern))


def pattern_problems(ready: Ready, unreadable: frozenset[str]) -> list[Problem]:
    """Return a problem of the descriptor for each unreadable pattern."""
    message = f"{ready.table.resource.name} 里这个字段的 pattern 读不懂"
    fix = "pattern 用 RE2 的写法：括号要成对，不能用 (?=…) (?!…) \\1 \\u4e00，重复不超过 1000 次；汉字写成 [一-龥]"
    path = ready.table.package.path
    return [Problem(path, "field-error", message, fix, field=name) for name in sorted(unreadable)]


def constraint_rules(ready: Ready, unreadable: frozenset[str], engine: Engine) -> Iterator[Rule]:
    """Yield the rules that the fields' constraints state. A cell of the wrong type breaks none of them."""
    for field in ready.table.resource.fields:
        limits = field.constraints
        if limits.required:
            yield Rule(field.name, KIND, nw.col(field.name).is_null(), "不能为空", "请按原始材料补填")
        if limits.enum:
            yield _enum(field)
        if limits.pattern is not None and field.name not in unreadable:
            yield _pattern(field, limits.pattern, engine)
        yield from _lengths(field)
        yield from _bounds(field)


def _compiles(pattern: str) -> bool:
    # On its own and as it is used: `a)|(b` compiles only inside the group, `\\Qa` only outside.
    return all(map(is_pattern, (pattern, _whole(pattern))))


def _enum(field: Field) -> Rule:
    words = field.constraints.enum
    other = ~nw.col(field.name).is_in(words) & ~value(field.name).is_null()
    fix = f"只能写：{choices(words)}；注意空格和全角半角"
    return Rule(field.name, KIND, other, "不在可选的值里", fix, told=(field.name,), tell=described)


def _pattern(field: Field, pattern: str, engine: Engine) -> Rule:
    other = ~nw.col(field.name).str.contains(engine.pattern(_whole(pattern))) & ~value(field.name).is_null()
    message = f"不符合规定的写法 {pattern}"
    return Rule(
        field.name, KIND, other, message, "请核对是否多字、少字或混入全角字符", told=(field.name,), tell=described
    )


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _lengths(field: Field) -> Iterator[Rule]:
    least, most = field.constraints.min_length, field.constraints.max_length
    size, unit = _size(field)
    told = (field.name,)
    if least is not None:
        yield Rule(field.name, KIND, size < least, f"至少要有 {least} {unit}", "请核对是否少字", told=told, tell=length)
    if most is not None:
        yield Rule(
            field.name, KIND, size > most, f"最多只能有 {most} {unit}", "请缩短或核对是否填错列", told=told, tell=length
        )


def _size(field: Field) -> tuple[nw.Expr, str]:
    cell = nw.col(field.name)
    if field.type == "list":
        return cell.str.split(",").list.len(), "项"
    return cell.str.len_chars(), "个字符"


def _bounds(field: Field) -> Iterator[Rule]:
    least, most = field.constraints.minimum, field.constraints.maximum
    fix = "请核对原始材料"
    told = (field.name,)
    if least is not None:
        below = value(field.name) < least
        yield Rule(field.name, KIND, below, f"不能小于 {least}", fix, told=told, tell=plain)
    if most is not None:
        above = value(field.name) > most
        yield Rule(field.name, KIND, above, f"不能大于 {most}", fix, told=told, tell=plain)
