"""What every site tells Pelican alike: a settings file imports all of it, and then says what is its own.

Paths without a beginning are read from the folder of that settings file.
"""

from jinja2 import StrictUndefined

from disclosure import content_folders

SITEURL = ""
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh-cn"

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
PLUGINS = ["disclosure"]
RELATIVE_URLS = True

# Markdown pages: the address is the file's name, an index.md stands at its folder's address.
PAGE_PATHS = [*content_folders.KINDS]
PATH_METADATA = r"(?P<path_no_ext>.*?)(?:/index)?\.md$"
PAGE_URL = "{path_no_ext}/"
PAGE_SAVE_AS = "{path_no_ext}/index.html"
STATIC_PATHS = [content_folders.FILES]  # pictures are scaled, by us
IGNORE_FILES = [".*"]
READERS = {"html": None, "htm": None, "rst": None}
FORMATTED_FIELDS: list[str] = []
# Templates are ours alone, and escape.
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
THEME_STATIC_DIR = "theme"
THEME_STATIC_PATHS = ["static"]

# Everything of Pelican that we do not use.
ARTICLE_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
PAGINATED_TEMPLATES: dict[str, None] = {}
ARTICLE_TRANSLATION_ID = None
PAGE_TRANSLATION_ID = None
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
DRAFT_SAVE_AS = ""
DRAFT_LANG_SAVE_AS = ""
DRAFT_PAGE_SAVE_AS = ""
DRAFT_PAGE_LANG_SAVE_AS = ""
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
USE_FOLDER_AS_CATEGORY = False
LOAD_CONTENT_CACHE = False
CACHE_CONTENT = False
