"""The same words by the same speaker, told apart from the same words by another."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Statement, Utterance
from articles.utterances import gather, normalised
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We will be there.”", "we will be there"),
        ("„Bićemo tu”", "bicemo tu"),
        ("BIĆEMO – TU!", "bicemo tu"),
        ("Đorđe, žao mi je…", "dorde zao mi je"),
        ("Бићемо ту, ѓаволу", "бићемо ту гаволу"),
        ("the alliance’s troops", "the alliance s troops"),
        ("…", ""),
    ],
)
def test_words_are_compared_without_case_marks_punctuation_and_diacritics(text, words):
    assert normalised(text) == words


def spoken(text: str, speaker) -> Statement:
    statement = factories.statement(text=text, speaker=speaker)
    gather([statement])
    statement.save()
    return statement


def test_the_same_words_in_two_articles_share_an_utterance():
    ana = factories.actor()
    first, second = spoken("“We will not wait.”", ana), spoken("We will not wait", ana)
    assert first.utterance == second.utterance is not None
    assert first.article != second.article


def test_the_same_words_of_two_speakers_do_not():
    assert spoken("We will not wait", factories.actor()).utterance != (
        spoken("We will not wait", factories.actor()).utterance
    )


def test_speakers_nobody_identified_share_nothing():
    assert spoken("We will not wait", None).utterance is None
    assert Utterance.objects.count() == 0


def test_statements_without_a_word_have_no_utterance():
    assert spoken("…", factories.actor()).utterance is None


def test_a_statement_whose_speaker_is_taken_away_leaves_its_utterance():
    statement = spoken("We will not wait", factories.actor())
    statement.speaker = None
    gather([statement])
    assert statement.utterance is None


def test_gathering_takes_two_queries_however_many_statements():
    ana = factories.actor()
    for number in (2, 40):
        statements = [Statement(text=f"We need {n} bridges", speaker=ana) for n in range(number)] * 2
        with CaptureQueriesContext(connection) as captured:
            gather(statements)
        assert len(captured) == 2
        assert len({statement.utterance_id for statement in statements}) == number
