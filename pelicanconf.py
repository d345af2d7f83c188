"""Our own settings on top of what every site tells Pelican alike; README.md lists the keys of DISCLOSURE."""

from disclosure.defaults import *  # noqa: F403

SITENAME = "食品安全信息公示"

DISCLOSURE = {
    "data": "data",
    "site_name": SITENAME,
    "owner": "",  # the responsible body; until it is named every page says that this is a demonstration
    "contact": "",  # where errors are reported: an e-mail address or a web page
    "colour": "#0c5161",  # the main colour: links, heads of pages, icon, charts
    "government": {},  # numbers issued to a government's site: code, icp, police, operator, mark, faults
}

THEME = "theme"
PLUGIN_PATHS = ["scripts"]
