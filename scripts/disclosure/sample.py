"""The made-up registers, to look at and to measure with; every name in them says 示例.

Deterministic: the same bytes each time. `samples/` holds the descriptors, the words and the dice. No code is a
real one: a 统一社会信用代码 has a right check digit, but the region 000000, which no place has, and the letters DEM.
"""

from __future__ import annotations

from pathlib import Path

from disclosure.samples.inspections import write_failures, write_samples
from disclosure.samples.licences import licences
from disclosure.samples.made_up import firm
from disclosure.samples.penalties import cases
from disclosure.samples.tables import template, write_descriptor, write_json, write_reference, write_table

SAMPLES, PENALTIES, LICENCES = 2_000, 300, 1_500
FIRMS, SAMPLED_FIRMS = 900, 333


def write(data: Path) -> None:
    """Write the three sample registers, and the reference tables that they need, into *data*."""
    firms = [firm(number) for number in range(FIRMS)]
    failures = write_samples(data, SAMPLES, firms[:SAMPLED_FIRMS])
    decisions = cases(firms, failures, PENALTIES)
    write_failures(data, failures, {one.sample_no: case["record_id"] for case, one in decisions if one})
    write_table(data, "penalties", "penalties", (case for case, _ in decisions))
    write_table(data, "licences", "licences", licences(firms, LICENCES))
    for register in ("inspections", "penalties", "licences"):
        write_descriptor(data, register)
    write_reference(data)


def write_inspections(data: Path, rows: int, per_subject: int = 20) -> None:
    """Write *rows* samples, about *per_subject* for each party, with all that hangs on them, and nothing else.

    The samples are one file, streamed: only the unqualified ones are held in memory.
    """
    firms = [firm(number) for number in range(max(1, rows // per_subject))]
    failures = write_samples(data, rows, firms, file="samples.csv")
    write_failures(data, failures, {})
    descriptor = template("inspections")
    for resource in descriptor["resources"]:
        resource["path"] = f"{resource['name']}.csv"
        for field in resource["schema"]["fields"]:
            if field.get("references", "").startswith("penalties/"):  # there is no such folder
                del field["references"]
    write_json(data / "inspections" / "datapackage.json", descriptor)
    write_reference(data)
