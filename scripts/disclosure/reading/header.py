"""The first row of a CSV file against the fields of its schema: equal, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from disclosure.contract.consistency import is_withheld
from disclosure.contract.model import Resource
from disclosure.errors import Problem, shortened
from disclosure.ground.identity import spelled

_SEPARATORS = {";": "分号", "\t": "制表符", "，": "全角逗号", "；": "全角分号", "|": "竖线"}


def header_problems(
    labels: Sequence[str], below: Sequence[Sequence[str]], resource: Resource, withheld: Sequence[str], path: str
) -> list[Problem]:
    """Return every difference between the *labels* of a file and the fields of *resource*.

    *below* are the rows after them, among which the header may be.
    """
    names = resource.names
    if tuple(labels) == names:
        return []
    if not set(labels) & set(names):
        return [_no_header(labels, below, resource, path)]
    found = [*_empty(labels, path), *_repeated(labels, path), *_missing(labels, names, path)]
    found += _extra(labels, resource, withheld, path)
    return found or [_disordered(labels, resource, path)]


def repeated_header(rows: Sequence[int], resource: Resource, path: str) -> Iterator[Problem]:
    """Tell that the *rows* of a file say what its header says; in a table of one column that may be a value."""
    if len(resource.fields) > 1:
        for row in rows:
            fix = "删去这一行；几份表格拼成一个文件时，只留最前面的表头"
            yield Problem(path, "repeated-header", "这一行又是表头", fix, row=row)
    elif rows:
        message = f"与表头相同（共 {len(rows)} 处，第一处在第 {rows[0]} 行）"
        fix = "又是表头的请删去；确是内容的可以保留"
        [name] = resource.names
        yield Problem(path, "repeated-header", message, fix, field=name, count=len(rows), warning=True)


def _no_header(labels: Sequence[str], below: Sequence[Sequence[str]], resource: Resource, path: str) -> Problem:
    """Say what stands where the header should; most likely that is data, so its text is not told."""
    wanted = f"应是这 {len(resource.names)} 个字段名：{'、'.join(resource.names)}"
    for row, cells in enumerate((labels, *below), 1):
        found = _as_header(cells, resource)
        if found is not None:
            what, fix = found
            where = f"第 {row} 行{'才是表头' if row > 1 else ''}{'，但' if row > 1 and what else ''}"
            above = f"删去上面的 {row - 1} 行；" if row > 1 else ""
            return Problem(path, "incorrect-label", f"{where}{what}", f"{above}{fix}{wanted}", row=1)
    return Problem(path, "incorrect-label", "第 1 行不是表头", f"在第 1 行写上表头，{wanted}", row=1)


def _as_header(cells: Sequence[str], resource: Resource) -> tuple[str, str] | None:
    """Say what is wrong with a row that is meant as the header, and what to do; None if it is not meant so."""
    titles = [field.title for field in resource.fields]
    if _are_most(cells, resource.names):
        return ("", "") if set(cells) & set(resource.names) else ("的字段名前后有空格", "删去空格，")
    if _are_most([spelled(cell).casefold() for cell in cells], [name.casefold() for name in resource.names]):
        return "的字段名大小写或全角半角不对，或者夹着看不见的字符", "照样改写，"
    if _are_most(cells, titles):
        return "写的是中文栏名，不是字段名", "把栏名改成字段名，"
    for sign, name in _SEPARATORS.items():
        parts = sign.join(cells).split(sign)
        if len(parts) > len(cells) and (_are_most(parts, resource.names) or _are_most(parts, titles)):
            return f"各栏用{name}分开，不是半角逗号", "另存为“CSV UTF-8（逗号分隔）”，"
    return None


def _are_most(cells: Sequence[str], words: Sequence[str]) -> bool:
    return 2 * len({cell.strip() for cell in cells} & set(words)) >= len(words)


def _empty(labels: Sequence[str], path: str) -> Iterator[Problem]:
    for number, label in enumerate(labels, 1):
        if not label.strip():
            yield Problem(path, "blank-label", f"表头第 {number} 格是空的", "写上字段名，或删去这一列", row=1)


def _repeated(labels: Sequence[str], path: str) -> Iterator[Problem]:
    for label, count in Counter(labels).items():
        if count > 1 and label.strip():
            message = f"表头里这个字段出现了 {count} 次"
            yield Problem(path, "duplicate-label", message, "只留一列", row=1, field=_shown(label))


def _missing(labels: Sequence[str], names: Sequence[str], path: str) -> Iterator[Problem]:
    for name in names:
        if name not in labels:
            yield Problem(path, "missing-label", "表头缺少这个字段", "补上这一列，或改正字段名", row=1, field=name)


def _extra(labels: Sequence[str], resource: Resource, withheld: Sequence[str], path: str) -> Iterator[Problem]:
    names = {field.title: field.name for field in resource.fields}
    nearly = {name.casefold(): name for name in resource.names if name not in labels}
    for label in dict.fromkeys(labels):
        if label in resource.names or not label.strip():
            continue
        if is_withheld((label,), withheld):
            yield Problem(
                path, "withheld-column", "这是不得公开的栏目", "从文件中删去这一列", row=1, field=_shown(label)
            )
        else:
            fix = "在 schema 中声明它，或者删去这一列"
            fix = f"这是字段 {names[label]} 的中文栏名，改写成 {names[label]}" if label in names else fix
            meant = nearly.get(spelled(label).casefold())
            fix = f"与字段 {meant} 只差空格、大小写、全角半角或看不见的字符，改写成 {meant}" if meant else fix
            yield Problem(path, "extra-label", "表头里有 schema 没有的字段", fix, row=1, field=_shown(label))


def _disordered(labels: Sequence[str], resource: Resource, path: str) -> Problem:
    pairs = zip(labels, resource.names, strict=True)
    place = next(number for number, pair in enumerate(pairs) if len(set(pair)) > 1)
    message = f"表头的顺序与 schema 不同：第 {place + 1} 格应是 {resource.fields[place].called}"
    return Problem(path, "incorrect-label", message, "两处按同样的顺序排", row=1, field=_shown(labels[place]))


def _shown(label: str) -> str:
    return shortened("".join(sign if sign.isprintable() else "�" for sign in label))
