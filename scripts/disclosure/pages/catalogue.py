"""The catalogue: every register with its size, its dates and its files."""

from __future__ import annotations

from disclosure import addresses
from disclosure.contract.register import SECTIONS
from disclosure.pages import figures
from disclosure.pages.chrome import CATALOGUE, TITLES, frame
from disclosure.pages.holdings import holdings
from disclosure.pages.model import Page, SiteView
from disclosure.pages.register import provenance


def catalogue_page(view: SiteView) -> Page:
    """Return the catalogue of all registers."""
    registers = [
        {
            "package": register.package,
            "address": addresses.register(register.package.name),
            "section": register.package.register.section,
            "rows": register.records.rows,
            "dates": figures.span(register.first, register.last),
            "provenance": provenance(register.package),
            "dictionary": addresses.dictionary(register.package.name),
            "descriptor": addresses.descriptor(register.package.name),
            "feed": addresses.feed(register.package.name),
            "holdings": holdings(view.downloads.get(register.package.name, ())),
        }
        for register in view.registers
    ]
    sample = any(register.package.register.sample for register in view.registers)
    here, title = CATALOGUE
    groups = [(key, TITLES[key], [one for one in registers if one["section"] == key]) for key in SECTIONS]
    context = {
        **frame(addresses.CATALOGUE, title, sample=sample),
        "here": here,
        "registers": registers,
        "groups": [group for group in groups if group[2]],
    }
    return Page(addresses.save_as(addresses.CATALOGUE), "catalogue", context)
