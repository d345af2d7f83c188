"""The linter of templates refuses what autoescaping does not protect from, and our templates pass it."""

from pathlib import Path

import pytest

from lint_templates import lint, lint_folder, main

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    ("template", "message"),
    [
        pytest.param("<p class={{ x }}>", "not quoted", id="unquoted expression"),
        pytest.param("<p class=plain>", "not quoted", id="unquoted word"),
        pytest.param("<p {{ x }}>", "name of an attribute", id="attribute from an expression"),
        pytest.param('<p data-{{ x }}="1">', "name of an attribute", id="half an attribute's name"),
        pytest.param("<{{ x }}>", "name of a tag", id="tag from an expression"),
        pytest.param("<h{{ x }}>", "name of a tag", id="half a tag's name"),
        pytest.param("</{{ x }}>", "name of a tag", id="closing tag from an expression"),
        pytest.param("<!-- {{ x }} -->", "in a comment", id="comment"),
        pytest.param("<!-- {% if x %}a{% endif %} -->", "in a comment", id="statement in a comment"),
        pytest.param("<script>let a = {{ x }};</script>", "in a script", id="script"),
        pytest.param("<script>let a = {{ x|tojson }};</script>", "in a script", id="tojson in a running script"),
        pytest.param("<SCRIPT>{{ x }}</SCRIPT>", "in a script", id="capital script"),
        pytest.param("<script>{% if x %}a(){% endif %}</script>", "in a script", id="statement in a script"),
        pytest.param("<style>p { color: {{ x }} }</style>", "in a style", id="style"),
        pytest.param('<script type="application/json">{{ x }}</script>', "|tojson", id="data without tojson"),
        pytest.param('<script type="application/json">{{ x|tojson|upper }}</script>', "|tojson", id="tojson not last"),
        pytest.param('<script type="text/javascript">{{ x|tojson }}</script>', "in a script", id="typed script"),
        pytest.param('<p title="{{ x|tojson }}">', "|tojson", id="tojson in an attribute"),
        pytest.param("<p>{{ x|tojson }}</p>", "|tojson", id="tojson in text"),
        pytest.param("<p>{{ x|striptags }}</p>", "striptags", id="striptags"),
        pytest.param("<p {{ x|xmlattr }}>", "xmlattr", id="xmlattr"),
        pytest.param("{% autoescape false %}{{ x }}{% endautoescape %}", "autoescape", id="autoescape switched off"),
        pytest.param("{{ Markup(x) }}", "Markup", id="Markup"),
        pytest.param('<p onclick="go()">', "onclick", id="handler"),
        pytest.param("<p ONLOAD='go()'>", "onload", id="capital handler"),
        pytest.param('<p style="color: red">', "style", id="style attribute"),
        pytest.param('<a href="javascript:go()">', "runs a script", id="script address"),
        pytest.param('<script src="https://cdn.example/x.js"></script>', "another host", id="script from elsewhere"),
        pytest.param('<img src="//cdn.example/x.png" alt="">', "another host", id="protocol-relative image"),
        pytest.param(
            '<link rel="stylesheet" href="http://cdn.example/x.css">', "another host", id="style from elsewhere"
        ),
        pytest.param('<form action="https://example.org/">', "another host", id="form to elsewhere"),
        pytest.param("<style>@import url('https://x.example/a.css')</style>", "another host", id="import in a style"),
        pytest.param("{% if %}", "not a template", id="syntax error"),
    ],
)
def test_is_refused(template, message):
    messages = [finding.message for finding in lint(template)]

    assert any(message in found for found in messages), messages


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("<p>{{ x }}</p>", id="text"),
        pytest.param("<p class=\"a {{ x }}\" title='{{ y }}'>", id="quoted attributes"),
        pytest.param(
            '<p{% if x %} hidden{% endif %} class="{% if x %}a{% else %}b{% endif %}">', id="statements in a tag"
        ),
        pytest.param('<input value="a > b" disabled>', id="a bracket in a value, an attribute without one"),
        pytest.param('<script type="application/json">{{ x|tojson }}</script>', id="data"),
        pytest.param('<script type="application/ld+json">{{ x | tojson(indent=1) }}</script>', id="linked data"),
        pytest.param('<script src="{{ base }}/site.js" defer></script>', id="our own script"),
        pytest.param('<a href="https://flk.npc.gov.cn/">', id="a link that a person follows"),
        pytest.param('<link rel="license" href="https://example.org/licence">', id="a link that nothing fetches"),
        pytest.param("{# <p onclick=x> #}{% macro a(b) %}{{ b }}{% endmacro %}", id="comments and macros"),
        pytest.param("{{ 1 if a < b else 2 }} 1 < 2", id="less than"),
    ],
)
def test_passes(template):
    assert lint(template) == []


def test_a_finding_names_its_line():
    [finding] = lint('<p>\n  {{ x }}\n  <b class="c"\n     onclick="d">\n')

    assert finding.line == 4


@pytest.mark.parametrize(("templates", "status"), [(1, 0), (0, 1), (2, 1)])
def test_safe_stands_in_exactly_one_place(templates, status, tmp_path, capsys):
    for number in range(templates):
        (tmp_path / f"{number}.html").write_text("{{ content|safe }}", "utf-8")

    assert main([str(tmp_path)]) == status
    assert ("|safe" in capsys.readouterr().out) == bool(status)


def test_a_style_from_another_host_is_refused(tmp_path):
    (tmp_path / "a.html").write_text("{{ content|safe }}", "utf-8")
    (tmp_path / "style.css").write_text("p { background: url(//x.example/a.png) }", "utf-8")

    assert len(list(lint_folder(tmp_path))) == 1


def test_our_templates_pass():
    assert list(lint_folder(ROOT / "theme")) == []
