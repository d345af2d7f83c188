"""The command line where a site is published: which release it is, and what it needs before there is one."""

import pytest

from commands import run
from projects import PICTURE

pytestmark = pytest.mark.usefixtures("project")


def test_publish_makes_a_release_and_says_which(project):
    result = run("publish", "--siteurl", "https://a.example/food/", "--as-of", "2022-09-30")

    assert result.exit_code == 0, result.output
    [release] = (project / "public/releases").iterdir()
    assert result.stdout == f"网站已发布：public/releases/{release.name}\n"
    assert (project / "public/current/images/a.png").read_bytes() == PICTURE
    assert (project / "public/current").resolve() == release


def test_publishing_the_same_twice_is_one_release(project):
    for _ in range(2):
        assert run("publish", "--siteurl", "https://a.example", "--as-of", "2022-09-30").exit_code == 0

    assert len(list((project / "public/releases").iterdir())) == 1


def test_publish_needs_an_address(project):
    result = run("publish")

    assert result.exit_code == 2
    assert "SITEURL" in result.stderr
    assert not (project / "public").exists()


def test_an_owner_does_not_publish_under_the_name_of_an_example(project):
    said = (project / "pelicanconf.py").read_text()
    (project / "publishconf.py").write_text(f'{said}DISCLOSURE["owner"] = "示例局"\n')
    result = run("publish", "--siteurl", "https://a.example")

    assert result.exit_code == 2
    assert "订阅的编号不能用示例的 tag_authority：example.org,2019" in result.stderr
    assert not (project / "public").exists()


def test_the_address_may_stand_in_the_settings(project):
    (project / "publishconf.py").write_text(
        (project / "pelicanconf.py").read_text() + 'SITEURL = "https://a.example"\n'
    )

    assert run("publish").exit_code == 0


def test_publish_does_not_go_back_in_time():
    assert run("publish", "--siteurl", "https://a.example", "--as-of", "2022-09-30").exit_code == 0

    result = run("publish", "--siteurl", "https://a.example", "--as-of", "2022-09-29")

    assert result.exit_code == 2
    assert "早于" in result.stderr


def test_publish_warns_where_no_link_can_be_made(project, monkeypatch):
    def impossible(*_, **__):
        raise OSError(1314, "A required privilege is not held by the client")

    monkeypatch.setattr("pathlib.Path.symlink_to", impossible)
    result = run("publish", "--siteurl", "https://a.example")

    assert result.exit_code == 0
    assert "拷贝" in result.stderr
    assert (project / "public/current/images/a.png").exists()
