"""A kind of view is a file and a template of one name; nothing else knows it."""

from __future__ import annotations

import pytest

from disclosure.pages.views import views
from rendered import THEME, environment

TEMPLATES = THEME / "templates/views"


def test_each_kind_has_a_template_and_each_template_a_kind():
    assert {view.name for view in views()} == {path.stem for path in TEMPLATES.glob("*.html")}


@pytest.mark.parametrize("name", sorted(path.stem for path in TEMPLATES.glob("*.html")))
def test_a_template_has_the_macros_that_the_page_of_a_register_asks_for(name):
    module = environment().get_template(f"views/{name}.html").module

    assert callable(module.say)
    assert callable(module.body)
