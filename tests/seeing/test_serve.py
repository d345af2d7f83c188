import http.client
import threading
from datetime import date

import pytest

from disclosure.errors import SettingsError
from disclosure.release import manifest
from disclosure.seeing.serve import server


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "output"
    (folder / "register").mkdir(parents=True)
    (folder / "empty").mkdir()
    for name in ("index.html", "register/index.html", "404.html"):
        (folder / name).write_text(f"<p>{name} 页", "utf-8")
    for name in ("a.mjs", "a.js", "a.css", "a.csv", "a.json", "feed.atom", "a.parquet", "a.svg", "a.xlsx", "a.strange"):
        (folder / name).write_bytes(b"x")
    manifest.write(folder, date(2022, 9, 30))
    return folder


@pytest.fixture
def get(site):
    """Return a function that asks for an address: status, headers, body."""
    with server(site, 0) as running:
        threading.Thread(
            target=running.serve_forever, args=[0.01], daemon=True
        ).start()  # looks this often whether it is to stop

        def one(address: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, str]:
            connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=10)
            connection.request(method, address)
            answer = connection.getresponse()
            found = answer.status, answer.headers, answer.read().decode()
            connection.close()
            return found

        yield one
        running.shutdown()


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("a.parquet", "application/vnd.apache.parquet"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.strange", "application/octet-stream"),
    ],
)
def test_each_file_has_its_type(get, name, content_type):
    status, headers, _ = get(f"/{name}")

    assert status == 200
    assert headers["Content-Type"] == content_type
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_folder_shows_its_page(get):
    assert "register/index.html 页" in get("/register/")[2]


@pytest.mark.parametrize("address", ["/nowhere", "/register/nowhere/", "/empty/", "/../../etc/passwd"])
def test_what_is_missing_is_the_sites_own_page_and_is_a_404(get, address):
    status, headers, body = get(address)

    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "404.html 页" in body


def test_head_has_no_body(get):
    assert get("/nowhere", "HEAD")[2] == ""


def test_a_new_build_is_served_at_once(get, site, tmp_path):
    site.rename(tmp_path / "old")
    site.mkdir()
    (site / "index.html").write_text("new")

    assert get("/")[2] == "new"


def test_it_listens_on_this_machine_only(site):
    with server(site, 0) as running:
        assert running.server_address[0] == "127.0.0.1"


def test_a_folder_without_a_site_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="还没有网站"):
        server(tmp_path, 0)


def test_a_taken_port_is_refused_in_a_sentence(site):
    with server(site, 0) as running, pytest.raises(SettingsError, match=r"端口.*make serve") as refused:
        server(site, running.server_port)

    other = running.server_port + 1
    assert all(way in refused.value.hint for way in (f"PORT={other}", f"--port {other}"))


@pytest.mark.parametrize(("error", "is_told"), [(BrokenPipeError(), False), (ValueError(), True)])
def test_a_browser_that_goes_away_is_not_worth_a_word(site, capsys, error, is_told):
    with server(site, 0) as running:
        try:
            raise error
        except (OSError, ValueError):
            running.handle_error(None, ("127.0.0.1", 1))

    assert bool(capsys.readouterr().err) is is_told
