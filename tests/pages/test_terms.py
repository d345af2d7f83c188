"""Words of headings and dates stand on one line; a text is escaped, and its words stay as they are."""

from __future__ import annotations

from disclosure.pages.terms import LONGEST, TERMS, counted, listed, unbroken


def test_terms_and_dates_are_marked_the_longest_first():
    said = unbroken("停止公示抽检：2022-09-05 至今")

    assert said == (
        '<span class="term">停止公示</span><span class="term">抽检</span>：<span class="term">2022-09-05</span> 至今'
    )


def test_a_sentence_keeps_dates_and_counts_whole_and_marks_no_other_word():
    said = counted("2022-09-05 抽检 1,284 批次")

    assert said == ('<span class="term">2022-09-05</span> 抽检 <span class="term">1,284 批次</span>')


def test_words_that_a_cell_joins_are_listed():
    assert listed("罚款;没收违法所得") == "罚款、没收违法所得"


def test_text_is_escaped_and_nothing_of_it_is_lost():
    said = unbroken('<b>抽检</b>&"')

    assert said.striptags() == '<b>抽检</b>&"'
    assert "<b>" not in said


def test_a_term_has_room_on_a_line_of_large_letters():
    assert max(map(len, TERMS)) <= LONGEST
