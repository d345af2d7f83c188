"""The made-up registers, to look at and to measure with; every name in them says 示例.

Deterministic: the same bytes each time. Descriptors are those of `data/`, words and dice stand beside this. No code is
a real one: a 统一社会信用代码 has a right check digit, but the region 000000, which no place has, and the letters DEM.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from disclosure.errors import SettingsError
from samples.case_register import typical_cases
from samples.complaint_statistics import statistics
from samples.credit_lists import entries
from samples.inspections import write_failures, write_samples
from samples.licences import licences
from samples.made_up import Firm, Row, firm
from samples.penalties import cases
from samples.sites import sites
from samples.small_operators import operators
from samples.supervision import check_items, checks
from samples.tables import (
    DESCRIPTOR,
    copy_tables,
    has_rules,
    is_sample,
    template,
    without_limits,
    write_descriptor,
    write_json,
    write_reference,
    write_table,
)

REGISTERS = (
    "inspections",
    "penalties",
    "licences",
    "small-operators",
    "supervision",
    "credit-lists",
    "complaint-statistics",
    "case-register",
    "sites",
)
WRITTEN = (  # short ones: their rows are written by hand, and stand in `data/` alone
    "associations",
    "certified-bases",
    "consumer-tips",
    "enforcement",
    "kitchen-waste",
    "labs",
    "liability-insurance",
    "local-standards",
    "markets",
    "online-operators",
    "pesticide-sellers",
    "public-sampling",
    "school-meals",
    "science-points",
    "smart-supervision",
    "stall-zones",
    "stations",
)
SAMPLES, PENALTIES, LICENCES = 2_000, 300, 1_500
OPERATORS, CHECKS, LISTED, TYPICAL, SITES = 300, 600, 40, 15, 120
FIRMS, SAMPLED_FIRMS = 900, 333


def write(data: Path) -> None:
    """Write the sample registers, and the reference tables that they need, into *data*.

    Raises SettingsError, and writes nothing, if a folder of one of these names holds something else than a sample,
    or if this repository's own `data/` has no descriptor to write.
    """
    _refuse_real(data)
    for name in (*REGISTERS, *WRITTEN):
        template(name)
    write_reference(data)
    firms = [firm(number) for number in range(FIRMS)]
    failures = write_samples(data, SAMPLES, firms[:SAMPLED_FIRMS])
    decisions = cases(firms, failures, PENALTIES)
    write_failures(data, failures, {one.sample_no: case["record_id"] for case, one in decisions if one})
    tables = _tables(firms, [case for case, _ in decisions])
    for register, resource, rows in tables:
        write_table(data, register, resource, rows)
    for register in WRITTEN:
        copy_tables(data, register)
    for register in (*REGISTERS, *WRITTEN):
        write_descriptor(data, register, rules=has_rules(data))


def _refuse_real(data: Path) -> None:
    real = [name for name in (*REGISTERS, *WRITTEN) if (data / name).exists() and not is_sample(data / name)]
    if real:
        raise SettingsError(f"{data} 里的 {'、'.join(real)} 不是示例数据，不会覆盖", hint="换一个 DATA，或者自己移走")


def _tables(firms: Sequence[Firm], decisions: Sequence[Row]) -> list[tuple[str, str, Iterable[Row]]]:
    """Return the rows of every register but the inspections, by register and resource."""
    small = list(operators(OPERATORS))
    return [
        ("penalties", "penalties", decisions),
        ("licences", "licences", licences(firms, LICENCES)),
        ("small-operators", "operators", small),
        ("supervision", "check_items", check_items()),
        ("supervision", "checks", checks(firms, decisions, small, CHECKS)),
        ("credit-lists", "entries", entries(firms, decisions, LISTED)),
        ("complaint-statistics", "statistics", statistics()),
        ("case-register", "cases", typical_cases(decisions, TYPICAL)),
        ("sites", "sites", sites(firms, decisions, SITES)),
    ]


def write_inspections(data: Path, rows: int, per_subject: int = 20) -> None:
    """Write *rows* samples, about *per_subject* for each party, with all that hangs on them, and nothing else.

    The samples are one file, streamed: only the unqualified ones are held in memory.
    """
    firms = [firm(number) for number in range(max(1, rows // per_subject))]
    failures = write_samples(data, rows, firms, file="samples.csv")
    write_failures(data, failures, {})
    descriptor = without_limits(template("inspections"))
    for resource in descriptor["resources"]:
        resource["path"] = f"{resource['name']}.csv"
        for field in resource["schema"]["fields"]:
            if field.get("references", "").startswith("penalties/"):  # there is no such folder
                del field["references"]
    write_json(data / "inspections" / DESCRIPTOR, descriptor)
    write_reference(data)
