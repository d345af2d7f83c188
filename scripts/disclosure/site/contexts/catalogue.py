"""The catalogue: every register with its size, its dates and its files."""

from __future__ import annotations

from disclosure.site import addresses, figures
from disclosure.site.contexts.chrome import TITLES, frame
from disclosure.site.contexts.register import provenance, tables
from disclosure.site.model import Page, SiteView


def catalogue_page(view: SiteView) -> Page:
    """Return the catalogue of all registers."""
    registers = [
        {
            "package": register.package,
            "address": addresses.register(register.package.name),
            "section": TITLES[register.package.register.section],
            "rows": register.records.rows,
            "dates": figures.span(register.first, register.last),
            "provenance": provenance(register.package),
            "dictionary": addresses.dictionary(register.package.name),
            "descriptor": addresses.descriptor(register.package.name),
            "feed": addresses.feed(register.package.name),
            "downloads": tables(view.downloads.get(register.package.name, ())),
        }
        for register in view.publication.registers
    ]
    sample = any(register.package.register.sample for register in view.publication.registers)
    context = {**frame(addresses.CATALOGUE, "数据目录", sample=sample), "registers": registers}
    return Page(addresses.save_as(addresses.CATALOGUE), "catalogue", context)
