"""Questions with four answers at most, of which one is right, and why; they are asked on a page of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from disclosure import addresses
from disclosure.contract.vocabulary import Role
from disclosure.pages.layout import Item, Layout
from disclosure.showing.model import ShownRegister

LETTERS: Final = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True)
class Question:
    """A question: *answers* are letter, text and whether it is the right one. "" for what is empty."""

    number: int
    text: str
    answers: tuple[tuple[str, str, bool], ...]
    right: str
    why: str
    source: str
    page: str


@dataclass(frozen=True, slots=True)
class Quiz:
    """Where the questions are asked, and they."""

    address: str
    questions: list[Question]


def lay_out(register: ShownRegister, items: list[Item]) -> Quiz:
    """Read the questions in the order of the register."""
    hub = addresses.campaign(sample=register.package.register.sample)
    return Quiz(f"{hub}{addresses.QUIZ}", [_question(number, item) for number, item in enumerate(items, start=1)])


def _question(number: int, item: Item) -> Question:
    said = {role: text or "" for role, text in item.said.items()}
    texts = [(letter, said.get(letter.lower(), "")) for letter in LETTERS]
    answers = tuple((letter, text, letter == said["right"]) for letter, text in texts if text)
    rest = (said.get(role, "") for role in ("source", "page"))
    return Question(number, said["question"], answers, said["right"], said["why"], *rest)


VIEW = Layout(
    "quiz",
    (
        Role("question", "what is asked.", needed=True),
        Role("a", "the answer A.", needed=True),
        Role("b", "the answer B.", needed=True),
        Role("c", "the answer C."),
        Role("d", "the answer D."),
        Role("right", "the letter of the right one.", needed=True),
        Role("why", "why it is right.", needed=True),
        Role("source", "where that is from."),
        Role("page", "an address of this site that says more."),
    ),
    title="答题",
    lay_out=lay_out,
)
