"""Every descriptor of a data folder: gate, shape, structure, profile, contract, references, in this order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from disclosure.cache import FORGETFUL, Cache
from disclosure.contract.assemble import Json, assemble
from disclosure.contract.consistency import consistency_problems
from disclosure.contract.duties import far_problems
from disclosure.contract.gate import DESCRIPTOR, paths, read_descriptor, undeclared
from disclosure.contract.kin import is_key
from disclosure.contract.model import REFERENCE, Catalogue, Field, Package
from disclosure.contract.profile import profile_problems
from disclosure.contract.shape import shape_problems
from disclosure.contract.structure import structure_problems
from disclosure.contract.unbuilt import unbuilt_problems
from disclosure.contract.unconfirmed import unconfirmed_problems
from disclosure.contract.view_roles import target_problems
from disclosure.contract.vocabulary import Vocabulary
from disclosure.errors import Problem, SettingsError

_BESIDE = frozenset({"README.md", "reviewed.csv"})  # files that may lie in the data folder itself


def load(data: Path, vocabulary: Vocabulary, cache: Cache = FORGETFUL) -> tuple[Catalogue, list[Problem]]:
    """Return every package of *data* that can be understood, and everything wrong with any descriptor.

    A package whose tables are in order and whose contract is not comes without its contract: its rows can
    be checked, nothing can be made of them. *cache* knows descriptors that were in order before. Raises SettingsError
    if *data* is no folder.
    """
    if not data.is_dir():
        raise SettingsError(f"没有数据文件夹：{data}", hint="用 DATA=文件夹 指明名册放在哪里")
    packages: dict[str, Package] = {}
    problems: list[Problem] = []
    folders, strays = _entries(data)
    for folder in folders:
        package, wrong = _load_one(folder, vocabulary, cache)
        problems += wrong
        if package is not None:
            packages[folder.name] = package
    problems += strays
    names = {folder.name for folder in folders}
    for package in packages.values():
        problems += target_problems(package, packages)
    joined = {name: _joined(package, packages, names, problems) for name, package in packages.items()}
    return Catalogue(joined), problems


def _entries(data: Path) -> tuple[list[Path], list[Problem]]:
    folders, strays = [], []
    for entry in sorted(data.iterdir()):
        if entry.name.startswith("."):
            continue  # of the system or of a version control: no part of the data
        if entry.is_symlink():
            strays.append(Problem(entry.name, "source-error", "是符号链接", "放入文件夹本身"))
        elif entry.is_dir():
            folders.append(entry)
        elif entry.name not in _BESIDE:
            strays.append(Problem(entry.name, "undeclared-file", "数据文件夹里只放名册的文件夹", "移走这个文件"))
    return folders, strays


def _load_one(folder: Path, vocabulary: Vocabulary, cache: Cache) -> tuple[Package | None, list[Problem]]:
    shown = f"{folder.name}/{DESCRIPTOR}"
    descriptor, problems = read_descriptor(folder / DESCRIPTOR, shown)
    if descriptor is None:
        return None, problems
    lying = [*paths(descriptor, folder, shown), *undeclared(descriptor, folder)]
    lying += unconfirmed_problems(descriptor, shown)
    broken = shape_problems(descriptor, shown, vocabulary, cache)
    if broken:
        return None, broken + lying
    package, problems = _understood(assemble(descriptor, folder, vocabulary), descriptor, vocabulary, cache)
    return package, problems + lying


def _understood(
    package: Package, descriptor: Json, vocabulary: Vocabulary, cache: Cache
) -> tuple[Package | None, list[Problem]]:
    """Hold *package* against the *descriptor* that it was assembled from; behind this nobody sees that again."""
    later = unbuilt_problems(package)
    broken = structure_problems(package, descriptor) or profile_problems(descriptor, package.path, cache)
    if broken:
        return None, broken + later
    disagreeing = consistency_problems(package, vocabulary) + later
    return (replace(package, contract=None) if disagreeing else package), disagreeing


def _joined(package: Package, packages: dict[str, Package], folders: set[str], problems: list[Problem]) -> Package:
    """Report what the package names in other folders and does not stand there; return it without that."""
    unmet = list(far_problems(package, packages, folders))
    problems += unmet
    linked = _linked(package, packages, folders, problems)
    return replace(linked, contract=None) if unmet else linked


def _linked(package: Package, packages: dict[str, Package], folders: set[str], problems: list[Problem]) -> Package:
    """Report the references that lead nowhere; return the package without them, so that its rows are checked."""
    resources = {}
    for name, resource in package.resources.items():
        fields = []
        for field in resource.fields:
            wrong = _dead_end(field, package, packages, folders)
            problems += wrong
            leads = field.references is None or (not wrong and field.references.folder in packages)
            absent = any(problem.warning for problem in wrong)
            fields.append(field if leads else replace(field, references=None, leads_nowhere=absent))
        resources[name] = replace(resource, fields=tuple(fields))
    return replace(package, resources=resources)


def _dead_end(field: Field, package: Package, packages: dict[str, Package], folders: set[str]) -> list[Problem]:
    link = field.references
    target = packages.get(link.folder) if link else None
    if link is None or (target is None and link.folder in folders):
        return []  # a folder that cannot be understood has its own problems
    if target is None and link.folder != REFERENCE and field.elsewhere:
        return []
    if target is None and link.folder != REFERENCE:
        fix = "要公开的，放进这个名册；或写上 elsewhere: true，照原样显示"
        said = f"这里没有名册 {link.folder}，不知道所指的记录还公不公开，所以这一栏不公开"
        return [Problem(package.path, "foreign-key", said, fix, field=field.name, warning=True)]
    resource = target.resources.get(link.resource) if target else None
    if resource is None or link.field not in resource.names:
        message, fix = f"references 指向没有的 {link.folder}/{link.resource}.{link.field}", "改成 文件夹/resource.字段"
    elif not is_key(resource, (link.field,)):
        message = f"references 指向的字段不能认定 {link.folder}/{link.resource} 的一行"
        fix = "指向它的 primaryKey，或给该字段写 unique"
    else:
        return []
    return [Problem(package.path, "foreign-key", message, fix, field=field.name)]
