"""What only the public build needs, on top of pelicanconf.py."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403

SITEURL = ""  # https://… ; the command line may say it instead: make publish SITEURL=https://…
