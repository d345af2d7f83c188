"""The shape of a descriptor: contract.schema.json and what the kinds add, told in Chinese with the path of the key.

jsonschema is imported when a descriptor needs it: one that has not passed before.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from disclosure.cache import FORGETFUL, Cache, unless_passed
from disclosure.contract.vocabulary import Vocabulary
from disclosure.errors import Problem, shortened

if TYPE_CHECKING:
    from jsonschema import ValidationError

_TYPES = {
    "object": "对象 {…}",
    "array": "列表 […]",
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "true 或 false",
}


def contract_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the whole contract; *vocabulary* says its kinds."""
    text = files("disclosure.contract").joinpath("contract.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return vocabulary.complete(schema)


def shape_problems(
    descriptor: Mapping[str, Any], shown: str, vocabulary: Vocabulary, cache: Cache = FORGETFUL
) -> list[Problem]:
    """Return everything in which *descriptor* departs from the JSON Schema; *shown* names its file.

    That there was nothing is kept in *cache*, which is asked with one vocabulary only.
    """
    return unless_passed("shape", descriptor, cache, lambda: _departures(descriptor, shown, vocabulary))


def _departures(descriptor: Mapping[str, Any], shown: str, vocabulary: Vocabulary) -> list[Problem]:
    errors = _validator(vocabulary).iter_errors(descriptor)
    found = sorted(errors, key=lambda error: [str(part) for part in error.absolute_path])
    return [_problem(error, descriptor, shown) for error in _leaves(found)]


def key_path(parts: list[str | int]) -> str:
    """Write a place in a descriptor as people do: register.charts[0].kind."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return text.removeprefix(".")


@functools.cache
def _validator(vocabulary: Vocabulary) -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415
    from jsonschema.validators import extend  # noqa: PLC0415

    strict = extend(Draft202012Validator, {"pattern": _whole_pattern})
    return strict(contract_schema(vocabulary))


def _whole_pattern(_: Any, pattern: str, value: Any, __: Any) -> Iterator[ValidationError]:
    from jsonschema import ValidationError  # noqa: PLC0415

    # In Python `$` also matches before a last newline; in JSON Schema it does not.
    python = f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern
    if isinstance(value, str) and not re.search(python, value):
        yield ValidationError("pattern")


def _leaves(errors: list[ValidationError]) -> Iterator[ValidationError]:
    """Replace "matches none of these" by what is wrong with the alternative that was meant."""
    for error in errors:
        if error.validator in {"oneOf", "anyOf"} and error.context and not _only_required(error):
            yield from _leaves(_meant(error))
        else:
            yield error


def _only_required(error: ValidationError) -> bool:
    return all(set(branch) == {"required"} for branch in error.validator_value)


def _meant(error: ValidationError) -> list[ValidationError]:
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    nearest = min(branches.values(), key=_distance)
    return [inner for inner in nearest if _is_wrong_kind(inner)] or nearest


def _distance(errors: list[ValidationError]) -> tuple[bool, bool, int, int]:
    wrong_type = any(error.validator == "type" and not error.path for error in errors)
    unknown = sum(error.validator == "additionalProperties" for error in errors)
    return wrong_type, any(map(_is_wrong_kind, errors)), unknown, len(errors)


def _is_wrong_kind(error: ValidationError) -> bool:
    return error.validator == "const" and list(error.path) == ["kind"]


def _problem(error: ValidationError, descriptor: Mapping[str, Any], shown: str) -> Problem:
    parts = list(error.absolute_path)
    field = named_field(parts, descriptor)
    if error.validator == "required" and _missing(error) == ["disclosure"]:
        fix = "在 datapackage.json 中为该字段写明 disclosure:public 或 omitted"
        return Problem(shown, "no-disclosure", f"{key_path(parts)} 没有说明是否公开", fix, field=field)
    message, fix = _sentence(error)
    place = key_path(parts) or "最外层"
    return Problem(shown, _kind(parts), f"{place} {message}", fix, field=field)


def _kind(parts: list[str | int]) -> str:
    if parts[:1] == ["register"]:
        return "contract-error"
    if "fields" in parts[:4]:
        return "field-error"
    if "schema" in parts[:3]:
        return "schema-error"
    return "resource-error" if parts[:1] == ["resources"] else "package-error"


def named_field(parts: list[str | int], descriptor: Any) -> str | None:
    """Return the name of the field in whose description a place of a descriptor lies, if it lies in one."""
    if len(parts) < 5 or parts[0] != "resources" or parts[2:4] != ["schema", "fields"]:  # noqa: PLR2004
        return None
    name: Any = descriptor
    for part in parts[:5]:
        name = name[part]
    name = name.get("name") if isinstance(name, dict) else None
    return name if isinstance(name, str) else None


def _sentence(error: ValidationError) -> tuple[str, str]:
    tell = _TELL.get(str(error.validator))
    return tell(error) if tell else _limit(error)


def _tell_required(error: ValidationError) -> tuple[str, str]:
    return f"缺少 {'、'.join(_missing(error))}", "补上这个键"


def _tell_alternatives(error: ValidationError) -> tuple[str, str]:
    keys = "、".join(branch["required"][0] for branch in error.validator_value)
    return f"要写 {keys} 之一", "只留一个" if error.validator == "oneOf" else "补上这个键"


def _tell_unknown(error: ValidationError) -> tuple[str, str]:
    known = error.schema.get("properties", {})
    unknown = "、".join(_short(key) for key in error.instance if key not in known)
    return f"有不认识或不支持的键 {unknown}", f"可用的键：{'、'.join(known)}"


def _tell_enum(error: ValidationError) -> tuple[str, str]:
    return f"不能是 {_short(error.instance)}", f"可用：{'、'.join(_short(value) for value in error.validator_value)}"


def _tell_constant(error: ValidationError) -> tuple[str, str]:
    allowed = _short(error.validator_value)
    if list(error.absolute_path)[-1:] == ["kind"]:
        kinds = error.parent.validator_value  # the references of the oneOf that no kind has met
        allowed = "、".join(kind["$ref"].removeprefix("#/$defs/check_") for kind in kinds)
    return f"不能是 {_short(error.instance)}", f"可用：{allowed}"


def _tell_type(error: ValidationError) -> tuple[str, str]:
    wanted = error.validator_value
    kinds = wanted if isinstance(wanted, list) else [wanted]
    return "写法不对", f"应是 {' / '.join(_TYPES[kind] for kind in kinds)}"


def _tell_form(error: ValidationError) -> tuple[str, str]:
    return f"写法不对：{_short(error.instance)}", error.schema["advice"]


_TELL = {
    "required": _tell_required,
    "oneOf": _tell_alternatives,
    "anyOf": _tell_alternatives,
    "additionalProperties": _tell_unknown,
    "enum": _tell_enum,
    "const": _tell_constant,
    "type": _tell_type,
    "pattern": _tell_form,
    "not": _tell_form,
}


def _missing(error: ValidationError) -> list[str]:
    # jsonschema reports one error for each missing key, and names it only in its English sentence.
    return [key for key in error.validator_value if error.message.startswith(f"{key!r} ")]


def _limit(error: ValidationError) -> tuple[str, str]:
    wanted = error.validator_value
    sentences = {
        "minItems": f"至少要有 {wanted} 项",
        "maxItems": f"最多 {wanted} 项",
        "uniqueItems": "有重复的项",
        "minLength": "不能是空的",
        "minProperties": f"至少要有 {wanted} 个键",
        "minimum": f"不能小于 {wanted}",
        "exclusiveMinimum": f"要大于 {wanted}",
        "maximum": f"不能大于 {wanted}",
    }
    return sentences.get(str(error.validator), "写法不对"), "见 docs/data-packages.md"


def _short(value: Any) -> str:
    return shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
