"""Dates as printed: settled where the words and the day of publication settle them, a phrase where not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.dates import Whens, bare_days, read_date, read_iso_date, said_date
from articles.extraction.names import fold
from articles.extraction.records import PartialDate, Precision, Span

WEDNESDAY = date(2023, 11, 22)


@pytest.mark.parametrize(
    ("context", "on", "phrase"),
    [
        # weekdays: the last one not after publication
        ("she said on Monday", "2023-11-20", "on Monday"),
        ("she said late on Sunday in Exampleville", "2023-11-19", "late on Sunday"),
        ("she said on Wednesday", "2023-11-22", "on Wednesday"),
        ("she said last Wednesday", "2023-11-15", "last Wednesday"),
        ("Thursday evening, she said", "2023-11-16", "Thursday"),
        ("rekla je u ponedjeljak", "2023-11-20", "u ponedjeljak"),
        ("рекла је у недељу", "2023-11-19", "у недељу"),
        ("tha ajo të hënën", "2023-11-20", "të hënën"),
        # other words that count from publication
        ("she said yesterday", "2023-11-21", "yesterday"),
        ("she said this morning", "2023-11-22", "this morning"),
        ("rekla je jučer", "2023-11-21", "jučer"),
        # full dates
        ("she said on 20 November 2023", "2023-11-20", "on 20 November 2023"),
        ("she said on November 20, 2023, in Exampleville", "2023-11-20", "on November 20, 2023"),
        ("she said on Nov. 20, 2023", "2023-11-20", "on Nov. 20, 2023"),
        ("on the 20th of November 2023", "2023-11-20", "20th of November 2023"),
        ("rekla je 20. novembra 2023. godine", "2023-11-20", "20. novembra 2023"),
        ("rekla je 20. studenoga 2023.", "2023-11-20", "20. studenoga 2023"),
        ("рекла је 20. новембра 2023.", "2023-11-20", "20. новембра 2023"),
        ("on 20.11.2023.", "2023-11-20", "on 20.11.2023"),
        ("on 11/20/2023", "2023-11-20", "on 11/20/2023"),
        ("2023-11-20T10:00", "2023-11-20", "2023-11-20"),
        # a weekday before a date only repeats it; otherwise the first date counts
        ("she said on Monday, 20 November 2023", "2023-11-20", "20 November 2023"),
        ("she said on Tuesday that the talks of 3 May 2023 were late", "2023-11-21", "on Tuesday"),
        ("after the talks of 3 May 2023 she said on Tuesday", "2023-05-03", "3 May 2023"),
        # without a year: the year of publication, or a near day of the last one
        ("she said on November 20", "2023-11-20", "on November 20"),
        ("she said on January 5", "2023-01-05", "on January 5"),
        ("she said on November 23", None, "on November 23"),
        ("she said on December 28", None, "on December 28"),
        # what the calendar does not have, and what two countries read differently
        ("she said on 31 February 2023", None, "on 31 February 2023"),
        ("she said on February 30", None, "on February 30"),
        ("she said on 03/04/2023", None, "on 03/04/2023"),
        # nobody reports what is not said yet
        ("she said on 1 December 2023", None, "on 1 December 2023"),
        ("the talks resume next Monday, she said", None, ""),
        # no dates
        ("she said in Exampleville", None, ""),
        ("he may 2 or 3 times say, they march 5 km", None, ""),
        ("it rose on November 22.5 percent", None, ""),
        ("room 12.30.2023456", None, ""),
        ("", None, ""),
    ],
)
def test_a_saying_is_dated_as_far_as_its_words_allow(context, on, phrase):
    expected = PartialDate(date.fromisoformat(on), Precision.DAY, phrase) if on else PartialDate(phrase=phrase)
    assert said_date(context, WEDNESDAY) == expected


def test_a_day_of_last_year_is_settled_only_while_it_is_near():
    assert said_date("on December 28", date(2024, 1, 3)).on == date(2023, 12, 28)
    assert said_date("on March 5", date(2024, 1, 3)) == PartialDate(phrase="on March 5")
    assert said_date("on 29 February", date(2024, 3, 3)).on == date(2024, 2, 29)
    assert said_date("on 29 February", date(2023, 3, 3)) == PartialDate(phrase="on 29 February")


@pytest.mark.parametrize("context", ["she said on Monday", "she said yesterday", "she said on November 20"])
def test_without_a_day_of_publication_the_phrase_is_all_there_is(context):
    said = said_date(context, None)
    assert (said.on, said.precision) == (None, Precision.UNKNOWN)
    assert said.phrase in context
    assert said.phrase


def test_a_month_of_a_year_is_known_to_the_month():
    assert said_date("she said in May 2021", WEDNESDAY) == PartialDate(date(2021, 5, 1), Precision.MONTH, "May 2021")


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_falls_in_the_week_that_ends_with_publication(published, weekday):
    said = said_date(f"she said on {weekday}", published)
    assert timedelta(0) <= published - said.on < timedelta(7)
    assert f"{said.on:%A}" == weekday


@pytest.mark.parametrize(
    ("context", "on"),
    [
        ("said on FRİDAY", date(2023, 11, 17)),
        ("said THİS MORNİNG", date(2023, 11, 22)),
        ("said on 5 APRİL 2023", date(2023, 4, 5)),
        ("said yeſterday", date(2023, 11, 21)),
    ],
)
def test_letters_that_are_small_ones_in_another_dress_are_read(context, on):
    assert said_date(context, WEDNESDAY).on == on


@given(st.text(alphabet="0123456789./- novemberNOVMayAPRİLıмајon \n", max_size=40))
def test_no_text_breaks_the_reading(text):
    for said in (said_date(text, WEDNESDAY), read_date(text)):
        assert (said.on is None) == (said.precision == Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SARAJEVO, 20 November 2023", PartialDate(date(2023, 11, 20), Precision.DAY, "20 November 2023")),
        ("PRISTINA, Nov 20", PartialDate(phrase="Nov 20")),
        ("Monday", PartialDate()),
    ],
)
def test_a_dateline_is_read_without_a_day_of_publication(text, expected):
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [
        ("2023-11-20", date(2023, 11, 20), Precision.DAY),
        ("2023-11", date(2023, 11, 1), Precision.MONTH),
        (" 2023 ", date(2023, 1, 1), Precision.YEAR),
    ],
)
def test_an_iso_date_is_known_as_far_as_it_is_written(text, on, precision):
    assert read_iso_date(text) == PartialDate(on, precision, text.strip())


@pytest.mark.parametrize("text", ["", "20 November 2023", "2023-02-31", "2023-13", "0000", "20231120", "2023-11-20x"])
def test_anything_else_is_refused_with_a_reason(text):
    with pytest.raises(ValueError, match="is no date: write YYYY-MM-DD"):
        read_iso_date(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on November 20 and on 21 November", [(11, 20), (11, 21)]),
        ("on the 3rd of May, in 2022", [(5, 3)]),
        ("on 20 November 2023, on 2023-11-20 and on 20.11.2023", []),
        ("May 20, 2023; 20 May, 2023", []),
        ("on Nov. 20", [(11, 20)]),
        ("30 people, 3.5 November", []),
        ("11 days in November; 400 November", []),
        ("20", []),
    ],
)
def test_days_without_a_year(text: str, days: list[tuple[int, int]]) -> None:
    assert [(month, day) for _, _, month, day in bare_days(text)] == days
    assert all(text[start:end].strip() for start, end, _, _ in bare_days(text))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ana Testić said on Monday that it rained. ", True),
        ("Ана Тестић рекла је У НЕДЕЉУ да пада киша. ", True),
        ("Ana Testić said in 2023 that it rained. ", True),
        ("Ana Testić said that it rained. ", False),
    ],
)
@pytest.mark.parametrize("before", ["", "It is Tuesday, the 3rd. ", "Straße. ", "İ. "])
def test_a_sentence_without_a_figure_or_a_day_needs_no_look(before, text, when):
    whole = f"{before}{text}Testgrad sang on Friday."
    found = Whens(whole, fold(whole)).within(Span(len(before), len(before) + len(text)))
    assert found is when
    assert found or said_date(text, WEDNESDAY) == PartialDate()
