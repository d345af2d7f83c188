"""The page of questions: answered in the reader's own browser, sent to nobody, printed with the answers at its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from disclosure import addresses
from disclosure.pages.model import Crumb, Page, SiteView
from disclosure.pages.viewing import view_of
from disclosure.pages.views.quiz import Question
from disclosure.showing.campaigns import QUIZ
from disclosure.showing.model import ShownRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPage(Page):
    """The questions of one register."""

    template: ClassVar[str] = "quiz"

    questions: list[Question]
    register: Crumb


def quiz_address(view: SiteView, *, sample: bool) -> str:
    """Return where the questions are asked, those that are real if there are no made-up ones; "" for nowhere."""
    found = {one.package.register.sample for one in _registers(view)}
    chosen = sample if sample in found else False
    return f"{addresses.campaign(sample=chosen)}{addresses.QUIZ}" if chosen in found else ""


def quiz_pages(view: SiteView) -> Iterator[Page]:
    """Yield a page of the real questions and one of the made-up ones, as far as there are such registers."""
    for sample in (False, True):
        registers = [one for one in _registers(view) if one.package.register.sample is sample]
        if registers:
            yield _page(registers[0])


def _registers(view: SiteView) -> list[ShownRegister]:
    return [one for one in view.registers if one.package.register.view == QUIZ and one.records.rows]


def _page(register: ShownRegister) -> Page:
    package, view = register.package, view_of(register)
    hub = addresses.campaign(sample=package.register.sample)
    return QuizPage(
        address=f"{hub}{addresses.QUIZ}",
        title=package.title,
        here="campaign",
        crumbs=(("食品安全宣传周", hub),),
        sample=package.register.sample,
        questions=view.laid_out.questions if view else [],
        register=(package.title, addresses.register(package.name)),
    )
