"""The same words by the same speaker, told apart from the same words by another."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import curation
from articles.models import Statement, Utterance
from articles.utterances import gather, nearly_same, normalised
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


def test_gathering_takes_as_many_queries_however_many_statements():
    ana = factories.actor()
    article = factories.article()
    costs = []
    for number in (2, 40):
        statements = [
            Statement(article=article, text=f"We need {n} bridges over this river by {number}", speaker=ana)
            for n in range(number)
        ] * 2
        with CaptureQueriesContext(connection) as captured:
            gather(statements)
        costs.append(len(captured))
        assert len({statement.utterance_id for statement in statements}) == number
    assert costs[0] == costs[1] <= 6


WAIT = "we will not wait any longer for the bridge to be finished by the neighbours"
NEAR = [
    ("a word left out that carries no meaning", WAIT, WAIT.replace("the neighbours", "neighbours")),
    ("one put in", WAIT, WAIT.replace("will not", "will just not")),
    (
        "another spelling",
        "the Exampleland has never recognised the vote",
        "the Exampleland has never recognized the vote",
    ),
    (
        "a name in another form",
        "we will stay in Examplovo as long as it takes",
        "we will stay in Examplova as long as it takes",
    ),
    ("cut at its end", WAIT, WAIT.removesuffix(" by the neighbours")),
    ("cut at its beginning", WAIT, WAIT.removeprefix("we will ")),
]
FAR = [
    ("a denial", WAIT, WAIT.replace("will not", "will")),
    (
        "a number",
        "we will send 300 soldiers to the bridge tomorrow",
        "we will send 500 soldiers to the bridge tomorrow",
    ),
    (
        "a number in words",
        "we will send three soldiers to the old bridge",
        "we will send seven soldiers to the old bridge",
    ),
    ("another place", "we will never give up our claim to Exampleland", "we will never give up our claim to Testonia"),
    (
        "a prefix that turns it around",
        "this is a legal act of the parliament",
        "this is an illegal act of the parliament",
    ),
    ("another doer", "they must withdraw from the bridge at once", "you must withdraw from the bridge at once"),
    ("half of it is something else", WAIT, WAIT[:30] + " and then we went home to sleep for a while"),
    ("a limit put on it", "we would support a mission there", "we would only support a mission there"),
    ("few words", "we will stay here", "we will just stay here"),
    (
        "a small part",
        WAIT + " " + "and many other things were said at great length " * 2,
        "we will not wait any longer for the bridge",
    ),
]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in NEAR], ids=[pair[0] for pair in NEAR])
def test_what_editors_do_to_a_quotation_leaves_it_the_same(one, other):
    assert nearly_same(normalised(one), normalised(other))
    assert nearly_same(normalised(other), normalised(one))
    ana = factories.actor()
    assert spoken(one, ana).utterance == spoken(other, ana).utterance


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in FAR], ids=[pair[0] for pair in FAR])
def test_what_changes_the_meaning_makes_another_utterance(one, other):
    assert not nearly_same(normalised(one), normalised(other))
    assert not nearly_same(normalised(other), normalised(one))
    ana = factories.actor()
    assert spoken(one, ana).utterance != spoken(other, ana).utterance


def test_a_language_whose_small_words_are_not_known_lets_none_differ():
    assert nearly_same(normalised(WAIT), normalised(WAIT.replace("the neighbours", "neighbours")), "en")
    assert not nearly_same(normalised(WAIT), normalised(WAIT.replace("the neighbours", "neighbours")), "sq")


def test_nearly_the_same_words_in_another_language_or_by_another_speaker_are_not_gathered():
    ana = factories.actor()
    first = spoken(WAIT, ana)
    assert spoken(WAIT.removesuffix(" by the neighbours"), factories.actor()).utterance != first.utterance
    article = factories.article(body=WAIT.removeprefix("we will "), language="sq")
    other = factories.statement(of=article, text=WAIT.removeprefix("we will "), speaker=ana)
    gather([other])
    assert other.utterance != first.utterance


def test_variants_that_come_together_are_gathered_as_well():
    ana = factories.actor()
    whole, cut = (factories.statement(text=text, speaker=ana) for text in (WAIT, WAIT.removeprefix("we will ")))
    gather([cut, whole])
    assert cut.utterance == whole.utterance
    assert Utterance.objects.get().words == WAIT


# What curators decide


@pytest.fixture
def curator() -> User:
    return User.objects.create_user("vera")


def test_a_curator_joins_what_the_program_kept_apart(curator):
    ana = factories.actor()
    first, second = spoken("We will stay as long as needed", ana), spoken("Our troops remain until the end", ana)
    curation.join(second.pk, first.pk, by=curator, reason="two translations")
    second.refresh_from_db()
    assert second.utterance == first.utterance
    gather([second])
    assert second.utterance == first.utterance
    with pytest.raises(curation.CurationError, match="already"):
        curation.join(second.pk, first.pk, by=curator)


def test_a_curator_parts_what_the_program_gathered(curator):
    ana = factories.actor()
    first, second = spoken("We will not wait", ana), spoken("We will not wait", ana)
    curation.part(second.pk, by=curator, reason="a year apart")
    second.refresh_from_db()
    assert second.utterance is None
    gather([second])
    assert second.utterance is None
    assert first.utterance is not None
    curation.join(first.pk, second.pk, by=curator)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.utterance == second.utterance is not None


def test_only_words_of_one_speaker_are_joined(curator):
    one, other, nobody = spoken("We wait", factories.actor()), spoken("We wait", factories.actor()), spoken("We", None)
    for pair in ((one.pk, other.pk), (one.pk, nobody.pk), (nobody.pk, one.pk)):
        with pytest.raises(curation.CurationError, match="one identified speaker"):
            curation.join(*pair, by=curator)
    with pytest.raises(curation.CurationError, match="no other statement"):
        curation.join(one.pk, one.pk, by=curator)
    with pytest.raises(curation.CurationError, match="shares its words with no other"):
        curation.part(nobody.pk, by=curator)


def test_what_was_decided_about_one_speakers_words_does_not_outlast_the_speaker(curator):
    ana, bruno = factories.actor(), factories.actor()
    statement, same = spoken("We will not wait", ana), spoken("We will not wait", bruno)
    curation.part(statement.pk, by=curator)
    curation.correct(statement.pk, by=curator, changes={"speaker": bruno})
    statement.refresh_from_db()
    assert statement.utterance == same.utterance
