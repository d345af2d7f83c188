"""The folders of content: no register may be called like one, since each is the first part of its pages' addresses."""

from typing import Final

PAGES: Final = {  # of Markdown pages, in the order of the navigation ▸ what it calls them
    "standards": "标准公开",
    "procedures": "程序公开",
    "safety-week": "宣传周",
    "cases": "典型案例",
    "news": "动态",
    "pages": "关于本站",
}
IMAGES: Final = "images"  # of the pictures in them
ALL: Final = (*PAGES, IMAGES)
