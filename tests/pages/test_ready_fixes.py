"""A message says what to change: the name, the day, the line or the link is given as it is to be written."""

from __future__ import annotations

from datetime import date

import pytest

from disclosure.content_folders import KINDS
from disclosure.pages.content import read_content
from disclosure.pages.front_matter import read_head
from disclosure.pages.press import head_problems
from disclosure.pages.prose import Prose
from disclosure.pages.prose_links import link_problems
from disclosure.pages.shelf import Shelf
from disclosure.privacy.permits import Permits
from disclosure.privacy.sought import Finding
from disclosure.privacy.told import Place, told
from drawn import png

DAY = date(2022, 9, 30)
GOOD = "标题: 一\n日期: 2022-09-01\n\n正文\n"


def said(folder, name: str, text: str | bytes = GOOD) -> list[str]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    content = read_content(folder, KINDS, DAY)
    found = [*content.problems, *head_problems(content, Shelf.of(content))]
    return [f"{one.row}: {one.message}；{one.fix}" for one in found]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("images/scene.JPG", "改名，.JPG 改成 .jpg"),
        ("images/现场照片 (1).png", "改名，如 scene-1.png"),
        ("files/通告.pdf", "改名，如 rules.pdf"),
        ("files/A Rule_2.pdf", "改名，如 a-rule-2.pdf"),
        ("news/Links2.md", "改名，如 links2.md"),
        ("news/con.md", "Windows 上不能有叫 con 的文件；改名，如 how-to-read.md"),
        ("news/spot.md.txt", "删去最后的 .txt，只留 .md"),
        ("news/2022 年/a.md", "文件夹的名称也一样"),
    ],
)
def test_a_wrong_name_is_told_with_a_right_one(name, words, tmp_path):
    data = {"png": png(), "pdf": b"%PDF-1.4 x", "JPG": b""}.get(name.rpartition(".")[2], GOOD)
    [line] = said(tmp_path, name, data)

    assert words in line


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("\n---\n标题: 一\n日期: 2022-09-01\n---\n", "1: 文件开头有空行，下面的抬头不算数；删去开头的空行"),
        ("\n\n标题: 一\n日期: 2022-09-01\n", "1: 文件开头有空行，下面的抬头不算数；删去开头的空行"),
        ("———\n标题: 一\n日期: 2022-09-01\n---\n", "1: 抬头上下的 --- 写得不对，像是破折号；改成三个半角的减号"),
        ("---\n标题: 一\n日期: 2022-09-01\n— — —\n", "4: 抬头上下的 --- 写得不对，像是破折号；改成三个半角的减号"),
        ("标题: 一\n日期: 2026-9-1\n", "2: “日期”不是日期；写成 2026-09-01"),
        ("标题: 一\n日期: ２０２２.11.25\n", "2: “日期”不是日期；写成 2022-11-25"),
        ("标题: 一\n日期: 11月26日\n", "2: “日期”不是日期；写成 2022-09-30：四位的年、两位的月、两位的日"),
        ("标题: 一\n日期: 2022-02-30\n", "2: “日期”不对：日历上没有 2022-02-30 这一天；核对月份和日子"),
        (
            "标题: 一\n日期: 2022-09-01\n截止: 2026年11月31日\n",
            "3: “截止”不对：日历上没有 2026-11-31 这一天；核对月份和日子",
        ),
        ("　　标题: 一\n日期: 2022-09-01\n", "1: 行首有空格；删去行首的空格，写成“标题: 一”"),
        ("标题: 一\n　　日期：2022-09-01\n", "2: 行首有空格；删去行首的空格，写成“日期: 2022-09-01”"),
        ("标题: 一\n日期: 2022-09-01\n图片: a.jpg ｜ 甲\n", "3: 竖线写成了全角“｜”；改成半角：图片: a.jpg | 甲"),
    ],
)
def test_a_wrong_head_is_told_with_what_to_write_and_nothing_else_of_it(head, words, tmp_path):
    [line] = said(tmp_path, "news/a.md", f"{head}\n正文\n")

    assert line.startswith(words)


@pytest.mark.parametrize("text", ["", "\n\n", "正文\n\n标题: 一", "\n正文：甲"])
def test_a_text_without_a_head_is_not_taken_for_one(text):
    assert all("空行，下面的抬头" not in one.message for one in read_head("news/a.md", text.split("\n")).problems)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("sampling.md", "是不是 ../procedures/sampling.md？"),
        ("attachmnt.md", "是不是 attachment.md？"),
        ("/news/attachmnt/", "是不是 attachment.md？"),
        ("link.md", "或补上那个页面"),
        ("www.samr.gov.cn", "网址前面要写 https://，写成 https://www.samr.gov.cn"),
        ("scjgj.example.gov.cn/fw/a.html?b=1", "写成 https://scjgj.example.gov.cn/fw/a.html?b=1"),
        ("rules.pdf", "把文件放进 content/files"),
        ("attachment.md#抽检", "是不是 attachment.md#抽检范围？那一页的小标题有 抽检范围、结果，照抄在 # 后面"),
    ],
)
def test_a_dead_link_is_told_with_the_file_that_is_meant_and_never_the_page_itself(written, words):
    texts = [
        Prose("news/links.md", "news/links/", f"见[细则]({written})", 3),
        Prose("news/attachment.md", "news/attachment/", "## 抽检范围\n\n## 结果\n"),
        Prose("procedures/sampling.md", "procedures/sampling/", "正文"),
    ]
    there = {one.address for one in texts}
    shelf = Shelf(there, {}, {one.address: one for one in texts})
    [problem] = link_problems(texts, _There(there), shelf)

    assert words in problem.fix


class _There:
    """A site of these addresses."""

    def __init__(self, there):
        self.there = there

    def missing(self, wanted):
        return set(wanted) - self.there

    def is_written(self, address):
        return address.partition("/")[0] in KINDS

    def nearest(self, _):
        return ""


@pytest.mark.parametrize("kind", ["mobile", "e-mail"])
def test_an_editor_hears_of_no_field_and_a_data_officer_does(kind):
    page = told(Finding(kind, "x"), Place("content/news/a.md", "news/a.md", 3), Permits())
    cell = told(Finding(kind, "x"), Place("checks/rows.phone", "checks/rows.csv", 2, "phone"), Permits())

    assert not any(word in page.fix for word in ("字段", "datapackage", "python", "role"))
    assert "请数据员先登记" in page.fix
    assert "role: contact" in cell.fix


def test_two_files_in_one_line_of_the_head_are_told_to_have_a_line_each(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files/a.pdf").write_bytes(b"%PDF-1.4 x")
    good = "标题: 一\n日期: 2022-09-01\n附件: a.pdf | 细则（PDF 版）\n"

    for several in ("a.pdf | 细则；b.docx", "a.pdf、b.docx"):
        [line] = said(tmp_path, "news/a.md", f"{good}附件: {several}\n\n正文\n")
        assert line == ("4: 一行里有几个附件，b.docx 不会成为附件；一个附件写一行“附件:”，如 附件: b.docx | 名称")
