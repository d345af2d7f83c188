"""The command `disclosure` on a system that says that it is Windows and has been robbed of what Windows lacks."""

from __future__ import annotations

import os
import pkgutil
import shutil
import sys
from functools import partial
from importlib import import_module

import disclosure
from disclosure.__main__ import run

POSIX = ("fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty")
LACKING = ("chown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getpgid", "getuid", "killpg", "mkfifo", "nice")
LACKING_TOO = ("pread", "sched_getaffinity", "setsid", "statvfs", "sync", "wait", "waitid")


def no_link(*_: object, **__: object) -> None:
    """What Windows answers whoever may not make links."""
    raise OSError(1314, "A required privilege is not held by the client")


def find(which, here: str, *arguments, **more) -> str | None:
    """Find a program as this system does; Windows' way asks Windows."""
    sys.platform, there = here, sys.platform
    try:
        return which(*arguments, **more)
    finally:
        sys.platform = there


def rob() -> None:
    """Take it away, once the libraries of this system's kind are there."""
    for module in pkgutil.walk_packages(disclosure.__path__, "disclosure."):
        import_module(module.name)
    for name in (*LACKING, *LACKING_TOO):
        delattr(os, name)
    shutil.which = partial(find, shutil.which, sys.platform)
    os.symlink = os.link = no_link
    sys.modules.update(dict.fromkeys(POSIX))
    sys.platform = "win32"


if __name__ == "__main__":
    rob()
    run()
