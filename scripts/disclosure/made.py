"""What data and content come to: all that a site is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from disclosure.errors import Problem
from disclosure.pages.model import SiteView
from disclosure.pages.press import Press
from disclosure.pages.quotations import Quotations
from disclosure.privacy.permits import Permits
from disclosure.publication.model import Publication


class Made(NamedTuple):
    """What a site is made of; the *warnings* of both folders, and those of sentences whose figures have *moved*.

    A preview prints a part of what is public; *counted* is all of it, which figures are computed over.
    """

    publication: Publication
    counted: Publication
    view: SiteView
    permits: Permits
    press: Press
    quotations: Quotations
    warnings: Sequence[Problem]
    moved: Sequence[Problem]
