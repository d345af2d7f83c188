"""A register and who is behind it, as every kind of metadata says it: gathered once, from what is public."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from disclosure import addresses
from disclosure.contract.model import Licence
from disclosure.files.sheet import marked, source
from disclosure.settings import Settings
from disclosure.showing.model import ShownRegister


@dataclass(frozen=True, slots=True)
class Publisher:
    """The body that publishes; *home* is the site's address, *contact* an e-mail address or a web page, or ""."""

    name: str
    home: str
    contact: str

    @property
    def email(self) -> str:
        """The e-mail address, or ""."""
        return self.contact if "@" in self.contact and not self.page else ""

    @property
    def page(self) -> str:
        """The web page by which it is reached, or ""."""
        return web_address(self.contact)


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a register. Days are ISO, "" where there are none; texts are plain.

    *identifier* stays when the site moves; *home*, *descriptor* and *dictionary* are absolute addresses.
    """

    identifier: str
    title: str
    text: str
    version: str
    made: str
    changed: str
    first: str
    last: str
    keywords: tuple[str, ...]
    licences: tuple[Licence, ...]
    sources: tuple[str, ...]
    publisher: Publisher
    home: str
    descriptor: str
    dictionary: str


def publisher(settings: Settings) -> Publisher:
    """Return who publishes the site; without an owner it is called by its own name."""
    return Publisher(settings.owner or settings.site_name, base(settings), settings.contact)


def described(register: ShownRegister, settings: Settings, text: str) -> Described:
    """Say what a register is; *text* is its description, without markup. For sites with an address alone."""
    package, name = register.package, register.package.name
    own = publisher(settings)
    return Described(
        identifier=f"tag:{settings.tag_authority}:{name}",
        title=marked(package.title, sample=package.register.sample),
        text=text or package.title,
        version=package.version,
        made=package.made_on,
        changed=register.changed.isoformat(),
        first=register.first.isoformat() if register.first else "",
        last=register.last.isoformat() if register.last else "",
        keywords=package.keywords,
        licences=package.licences,
        sources=tuple(one.title for one in package.sources),
        publisher=own if settings.owner else Publisher(source(package) or own.name, own.home, own.contact),
        home=absolute(settings, addresses.register(name)),
        descriptor=absolute(settings, addresses.descriptor(name)),
        dictionary=absolute(settings, addresses.dictionary(name)),
    )


def absolute(settings: Settings, address: str) -> str:
    """Return the whole address of what stands at *address* in a site that has one itself."""
    return f"{base(settings)}/{address}"


def base(settings: Settings) -> str:
    """Return the site's own address without a slash at its end; "" while nobody has set it."""
    return settings.siteurl.rstrip("/")


def web_address(text: str) -> str:
    """Return *text* if it is an address on the web that can be followed as it stands, otherwise ""."""
    if not text.isascii() or any(sign in text for sign in ' <>"{}|\\^`') or not text.isprintable():
        return ""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in {"http", "https"} and parts.netloc and "@" not in parts.netloc else ""
