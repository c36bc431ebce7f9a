"""Mention → actor: (text, words, speaker, actor, rule) by phenomenon."""

from datetime import date

import pytest

from articles.extraction.extract import extract
from articles.extraction.records import Gazetteer
from tests.extraction.people_of_nowhere import person, statements

OPEN = "the bridge is open"
ROWS = [
    # full name, with and without diacritics, broken over a line
    (f"Ana Testić said that {OPEN}.", "ana-testic", "full-name"),
    (f"Ana Testic said that {OPEN}.", "ana-testic", "full-name"),
    (
        f"In the old town hall, which was full to the last seat, Ana\nTestić said that {OPEN}.",
        "ana-testic",
        "full-name",
    ),
    (f"President Ana Testić said that {OPEN}.", "ana-testic", "full-name"),
    # surname
    (f"Ana Testić came. Testić said that {OPEN}.", "ana-testic", "surname-introduced"),
    (f"Mr. Exampleson said that {OPEN}.", "bruno-exampleson", "surname"),
    (f"Milan Exampleson said that {OPEN}.", None, "full-name"),
    (f"Demoska said that {OPEN}.", None, "printed"),
    (f"Dora Demoska came. Demoska said that {OPEN}.", "dora-demoska", "surname-introduced"),
    (f"Dora Demoska met Emil Demoska. Demoska said that {OPEN}.", None, "printed"),
    # office
    (f"The LEX secretary general said that {OPEN}. Cyril Samplov was in Rome.", "cyril-samplov", "office-named"),
    (f"The LEX chief said that {OPEN}.", None, "printed"),
    (f"A former LEX chief said that {OPEN}.", None, "printed"),
    # nominal
    (f"LEX secretary general Cyril Samplov came. The secretary general said that {OPEN}.", "cyril-samplov", "nominal"),
    # pronouns
    (f"Ana Testić spoke in Rome. She said that {OPEN}.", "ana-testic", "pronoun"),
    (f"Ana Testić met Cyril Samplov in Rome. He said that {OPEN}.", "cyril-samplov", "pronoun"),
    (f"Ana Testić met Cyril Samplov in Rome. She said that {OPEN}.", "ana-testic", "pronoun"),
    (f"He said that {OPEN}.", None, "pronoun-open"),
    # states, bodies, metonyms
    (f"Freedonia said that {OPEN}.", "freedonia", "name"),
    (f"Freedopolis said that {OPEN}.", "freedonia", "metonym"),
    (f"The 30-member alliance said that {OPEN}.", "league", "metonym"),
    (f"LEX said that {OPEN}.", "league", "name"),
    (f"LEX officials said that {OPEN}.", None, "printed"),
    (f"The Freedopolis government said that {OPEN}.", "freedonia", "name"),
    (f"The government of Freedonia said that {OPEN}.", "freedonia", "name"),
    (f"Sylvania’s government said that {OPEN}.", "sylvania", "name"),
    (f"Sylvania’s defence ministry said that {OPEN}.", "sylvania-mod", "name"),
    (f"The defense ministry of Sylvania said that {OPEN}.", "sylvania-mod", "name"),
    (f"Sylvania’s football team said that {OPEN}.", None, "printed"),
    (f"Freedonia closed the road. It said that {OPEN}.", "freedonia", "pronoun"),
    (f"LEX said that the road is closed. Sylvania came. It said that {OPEN}.", "sylvania", "pronoun"),
    (f"A spokesman for Ana Testić said that {OPEN}.", None, "printed"),
    (f"The wider world said that {OPEN}.", None, "printed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor", "rule"), ROWS)
def test_who_said_it_and_by_which_rule(text: str, actor: str | None, rule: str) -> None:
    (statement,) = [s for s in statements(text) if s.text == OPEN]
    assert (statement.actor, statement.speaker_rule) == (actor, rule)


DATED = [
    (date(2015, 6, 1), "cyril-samplov", "league-chief--samplov"),
    (date(2019, 12, 31), "cyril-samplov", "league-chief--samplov"),
    (date(2020, 1, 1), "bruno-exampleson", "league-chief--exampleson"),
    (date(2009, 1, 1), None, None),
]


@pytest.mark.parametrize(("day", "actor", "term"), DATED)
def test_an_office_is_whoever_held_it_on_the_day(day: date, actor: str | None, term: str | None) -> None:
    (statement,) = statements(f"The LEX chief said that {OPEN}.", day)
    assert (statement.actor, statement.term) == (actor, term)


def test_a_place_is_no_speaker() -> None:
    (statement,) = statements(f"In Freedopolis, Ana Testić said that {OPEN}.")
    assert statement.actor == "ana-testic"


def test_a_quotation_without_attribution_carries_its_speaker_on() -> None:
    text = "“We are here,” Ana Testić said.\n\n“And we will stay here for a long time.”"
    first, second = statements(text)
    assert (second.actor, second.speaker_rule, second.mention) == ("ana-testic", "carried-on", None)
    assert first.group == second.group is not None


def test_a_quotation_far_from_any_attribution_has_no_speaker() -> None:
    text = (
        "“We are here,” Ana Testić said.\n\nThe hall was built long ago.\n\nIt has four doors.\n\n"
        "“And we will stay here for a long time.”"
    )
    *_, last = statements(text)
    assert (last.speaker, last.actor, last.speaker_rule) == ("", None, "unknown")


def test_an_unknown_speaker_is_followed_through_surname_and_pronoun() -> None:
    text = (
        "Franko Nobodić, head of the choir, spoke in Rome. “It is late,” Nobodić said.\n\n"
        "He said that the hall is full.\n\nThe LEX chief was there."
    )
    assert {(s.speaker, s.actor) for s in statements(text)} == {("Franko Nobodić", None)}


def test_the_lead_is_resolved_from_a_later_paragraph() -> None:
    text = (
        "The LEX secretary general on Wednesday said the bridge is open.\n\n"
        "Bruno Exampleson made the remarks in Rome.\n\n“It is wide,” he said."
    )
    assert [s.actor for s in statements(text)] == ["bruno-exampleson", "bruno-exampleson"]


LATER: list[tuple[str, str, str | None]] = [  # a text, and who says the last of it
    # a name in what somebody says, or in what a phrase speaks of, is not the speaker
    (
        "Cyril Samplov spoke. Its president, Bruno Exampleson, sings, he said. It is late, he said.",
        "Cyril Samplov",
        "cyril-samplov",
    ),
    (
        "The fifth witness in the case of former President Bruno Exampleson said that it is late.",
        "The fifth witness",
        None,
    ),
    ("An adviser to President Ana Testić said that it is late. But he said that it is wide.", "An adviser", None),
    ("Rome, Freedonia (LEX) -- An adviser to President Ana Testić said that it is late.", "An adviser", None),
    ("The commander of Testforce Major General Franko Nobodić said that it is late.", "Franko Nobodić", None),
    ("Minister of Foreign Affairs Franko Nobodić said that it is late.", "Franko Nobodić", None),
    ("Deputy Prime Minister and Minister of Defence Franko Nobodić said that it is late.", "Franko Nobodić", None),
    ("Bruno Exampleson was there. A resident said that it is wide. He said that it is late.", "A resident", None),
    ("Bruno Exampleson was there. The witness said that it is wide. He said that it is late.", "The witness", None),
    ("Bruno Exampleson sang. Mrs. Exampleson said that it is late.", "Mrs. Exampleson", None),
    ("The office of the head of the choir, Bruno Exampleson, said that it is late.", "The office of the head", None),
    # "the representative" of another state
    ("Franko Nobodić, the representative, sang. The representative said that it is late.", "Franko Nobodić", None),
    ("Cyril Samplov, LEX chief, sang. The secretary general of Freedonia said that it is late.", "The secretary", None),
    # those who acted together
    (
        "Ana Testić and the envoy Cyril Samplov met in Rome. They said that it is late.",
        "Ana Testić; Cyril Samplov",
        None,
    ),
    ("The LEX's top envoy Ana Testić and Cyril Samplov met. They said that it is late.", "Ana Testić; Cyril", None),
    ("Singers met Ana Testić and Cyril Samplov. They said that it is late.", "They", None),
    ("The fall of the bridge showed “how old it is”. They said that it is late.", "They", None),
    ("Ana Testić met Cyril Samplov and Emil Demoska. They said that it is late.", "They", None),
    ("Cyril Samplov sang. Nobody found him in Testna Gora. He said that it is late.", "Cyril Samplov", "cyril-samplov"),
    # the head of a government by the people
    ("Ana Testić was there. The head of the Freedonian government said that it is late.", "The head", None),
    ("Official Freedopolis said that it is late.", "Freedonia", "freedonia"),
    ("The Sylvanian ministry of defence said that it is late.", "Ministry of Defence", "sylvania-mod"),
    ("Sylvania's defence ministry said that it is late.", "Ministry of Defence", "sylvania-mod"),
    ("Bruno Exampleson twice said that it is late.", "Bruno Exampleson", "bruno-exampleson"),
    ("She is the last singer from the Freedonian war who said that it is late.", "the last singer", None),
    # a body by its kind
    ("The Sylvanian Police came. The police said that it is late.", "Sylvanian Police", "sylvania-police"),
    ("The Sylvanian Police came. Police said that it is late.", "Sylvanian Police", "sylvania-police"),
    ("The Sylvanian Police met Freedonian police. The police said that it is late.", "The police", None),
    ("The Sylvanian Police came. Police in Rome sang. The police said that it is late.", "The police", None),
    ("The police said that it is late. The Sylvanian Police came.", "The police", None),
]


@pytest.mark.parametrize(("text", "speaker", "actor"), LATER)
def test_who_is_meant_further_down(text: str, speaker: str, actor: str | None) -> None:
    last = statements(text, date(2016, 1, 1))[-1]
    assert last.speaker.startswith(speaker)
    assert last.actor == actor


def test_joint_speakers_are_named_together() -> None:
    (statement,) = statements(f"Ana Testić and Cyril Samplov said that {OPEN}.")
    assert (statement.speaker, statement.actor) == ("Ana Testić; Cyril Samplov", None)


JOINT = [
    ("Ana Testić and Cyril Samplov", "Ana Testić; Cyril Samplov", ("ana-testic", "cyril-samplov")),
    ("Both Ana Testić and Cyril Samplov", "Ana Testić; Cyril Samplov", ("ana-testic", "cyril-samplov")),
    ("Ana Testić and Franko Nobodić", "Ana Testić; Franko Nobodić", ("ana-testic", "")),
    ("Ana Testić, Sylvania and LEX", "Ana Testić; Sylvania; League of Examples", ("ana-testic", "sylvania", "league")),
    ("Freedonia and Sylvania", "Freedonia; Sylvania", ("freedonia", "sylvania")),
    ("President Ana Testić and her husband", "President Ana Testić and her husband", ()),
    ("The mayors of Freedonia and Sylvania", "The mayors of Freedonia and Sylvania", ()),
]


@pytest.mark.parametrize(("mention", "speaker", "joint"), JOINT)
def test_each_of_the_joint_speakers_is_an_actor_of_the_statement(mention: str, speaker: str, joint: tuple) -> None:
    text = f"{mention} said that {OPEN}."
    (statement,) = statements(text)
    assert statement.mention is not None
    assert text[statement.mention.start : statement.mention.end] == mention
    assert (statement.speaker, statement.joint, statement.actor) == (speaker, joint, None)


def test_they_are_those_who_spoke_together() -> None:
    first, second = statements(f"Ana Testić and Cyril Samplov said that {OPEN}. They added that it is wide.")
    assert second.speaker == first.speaker
    assert second.joint == first.joint


def test_every_statement_has_a_confidence_that_falls_with_the_speakers() -> None:
    (known,) = statements(f"Ana Testić said that {OPEN}.")
    (unknown,) = statements(f"He said that {OPEN}.")
    assert 0 < unknown.confidence < known.confidence <= 1


RELATIVE = [
    ("The crowd cheered Ana Testić, who said that {}.", "Ana Testić", "ana-testic"),
    ("Officials who said that {} were wrong.", "Officials", None),
    ("It was printed by the Daily Sample, which said that {}.", "Daily Sample", None),
]


@pytest.mark.parametrize(("text", "mention", "actor"), RELATIVE)
def test_a_relative_pronoun_speaks_for_the_name_before_it(text: str, mention: str, actor: str | None) -> None:
    text = text.format(OPEN)
    (statement,) = statements(text)
    assert statement.mention is not None
    assert (text[statement.mention.start : statement.mention.end], statement.actor) == (mention, actor)


CLAUSES = [
    # the speaker is the subject of the clause the verb belongs to
    (f"The crowd left early, but Ana Testić stayed, saying that {OPEN}.", "Ana Testić"),
    (f"While the mayor spoke, Ana Testić listened, adding that {OPEN}.", "Ana Testić"),
    (f"When Cyril Samplov was asked about it, Ana Testić laughed and said that {OPEN}.", "Ana Testić"),
    (f"Noting that {OPEN}, Ana Testić left.", "Ana Testić"),
    (f"Ana Testić -- who lives in Rome -- said that {OPEN}.", "Ana Testić"),
    (f"Ana Testić (X) and Cyril Samplov (Y) said that {OPEN}.", "Ana Testić (X) and Cyril Samplov"),
    (f"Ana Testić, Ben Ex and Cyril Samplov said that {OPEN}.", "Ana Testić, Ben Ex and Cyril Samplov"),
    (f"In Rome, Cyril Samplov and Bruno Exampleson said that {OPEN}.", "Cyril Samplov and Bruno Exampleson"),
    (f"A report released Friday said that {OPEN}.", "A report released Friday"),
    (f"Ana Testić, the mayor, this past week announced that {OPEN}.", "Ana Testić"),
    (f"The unions, the mayors, and many drivers said that {OPEN}.", "The unions, the mayors, and many drivers"),
    (f"Ana Testić, who leads the choir, a large one, said that {OPEN}.", "Ana Testić"),
    (f"One singer, Ana Testić of the old town, said that {OPEN}.", "One singer, Ana Testić of the old town"),
    (f"Ana Testić barely looked up, saying that {OPEN}.", "Ana Testić"),
    (f"Ana Testić refused his repeated calls, saying that {OPEN}.", "Ana Testić"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mention"), CLAUSES)
def test_the_mention_is_the_subject_of_its_verb_and_whole(text: str, mention: str) -> None:
    (statement,) = [s for s in statements(text) if s.text == OPEN]
    assert statement.mention is not None
    assert text[statement.mention.start : statement.mention.end] == mention


def test_words_right_after_the_verb_are_its_content_and_no_speaker() -> None:
    text = "Ana Testić, who leads the choir, said Cyril Samplov “is late and has always been late.”"
    (statement,) = statements(text)
    assert (statement.actor, statement.text) == ("ana-testic", "Cyril Samplov “is late and has always been late.”")


BESIDE = [
    # the words stand in one sentence, their attribution in another
    "“Is it open?” Ana Testić asked the crowd in Rome.",
    "“It is wide open.” Ana Testić said.",
    "Ana Testić began her speech with a joke:\n\n“It is wide open and it is free for all.”",
    "Ana Testić then had a question for the crowd:\n\n“Is it open, and is it free?”",
    "“It is wide open,” Ana Testić said by telephone.",
    "“It is wide open,” writes Ana Testić.",
    "And then in Rome, a year later - Ana Testić: “It is wide open and free for all.”",
    "When Cyril Samplov came to the bridge, Ana Testić turned round with a shout: “It is wide open for all.”",
]


@pytest.mark.parametrize("text", BESIDE)
def test_a_quotation_belongs_to_the_attribution_beside_it(text: str) -> None:
    (statement,) = statements(text)
    assert (statement.kind.value, statement.actor) == ("direct", "ana-testic")


def test_somebody_with_the_surname_of_a_known_person_is_nobody_known() -> None:
    text = "Franko Samplov heads the choir. Samplov said the hall is full. “It is,” Mr. Samplov said."
    assert {(s.speaker, s.actor) for s in statements(text)} == {("Franko Samplov", None)}


def test_a_known_person_named_in_full_keeps_the_surname_beside_a_namesake() -> None:
    text = "Cyril Samplov met his brother Franko Samplov. Samplov said the hall is full."
    assert [s.actor for s in statements(text)] == ["cyril-samplov"]


def test_a_person_is_found_again_by_the_spelling_that_the_text_printed() -> None:
    gazetteer = Gazetteer(actors=(person("emil-samplov", "Emil Samplov", "Ejmil Samplouv", gender="m"),))
    text = "Ejmil Samplouv heads the choir. Samplouv said the hall is full."
    assert [s.actor for s in extract(text, gazetteer).statements] == ["emil-samplov"]
    assert [s.actor for s in extract("Samplouv said the hall is full.", gazetteer).statements] == [None]


def test_half_of_a_double_surname_is_nobody_known() -> None:
    assert [s.actor for s in statements("Nobodić-Samplov said the hall is full.")] == [None]
    assert [s.actor for s in statements("Mrs. Samplov-Nobodić said the hall is full.")] == [None]


def test_the_leader_of_a_state_is_who_presides_over_it_if_the_text_names_them() -> None:
    said = "The Freedonian leader said the hall is full."
    assert [s.actor for s in statements(f"Ana Testić came. {said}", date(2021, 5, 1))] == ["ana-testic"]
    assert [s.actor for s in statements(f"Ana Testić came. {said}", date(2011, 5, 1))] == [None]
    assert [s.actor for s in statements(said, date(2021, 5, 1))] == [None]


def test_a_name_behind_its_state_or_office_stands_alone() -> None:
    text = "The Minister of the Interior of Sylvania Franko Nobodić said the hall is full. Nobodić added it is cold."
    assert [s.speaker for s in statements(text)] == ["Franko Nobodić", "Franko Nobodić"]


def test_a_place_does_not_speak_for_whoever_is_in_it() -> None:
    text = "“It is full,” said an aide in Freedopolis who asked not to be named. “It is cold.”"
    assert {s.actor for s in statements(text)} == {None}


def test_a_government_of_which_no_list_has_a_row_is_its_state() -> None:
    assert [s.actor for s in statements("The Sylvanian government said the hall is full.")] == ["sylvania"]


def test_he_is_whoever_opened_the_sentence_before_also_if_he_spoke_last() -> None:
    text = (
        "Bruno Exampleson said the hall is full. Cyril Samplov built it. Mr Exampleson has sung there for years. "
        "“It is cold,” he said."
    )
    assert [s.actor for s in statements(text)] == ["bruno-exampleson", "bruno-exampleson"]


def test_two_of_one_surname_are_told_apart_by_given_name_courtesy_and_pronoun() -> None:
    text = (
        "Franko Nobodić, head of the choir, met the press. Dora Nobodić, his wife, came along.\n\n"
        "“It is late,” she said. “It is cold,” said Mrs. Nobodić.\n\n"
        "“The hall is full,” Mr. Nobodić said. “The bridge is shut,” he added. Dora Nobodić said that it would rain."
    )
    speakers = ["Dora Nobodić", "Dora Nobodić", "Franko Nobodić", "Franko Nobodić", "Dora Nobodić"]
    assert [s.speaker for s in statements(text)] == speakers


def test_a_first_name_that_the_tables_know_tells_who_he_or_she_is() -> None:
    text = "Emil Samplouv heads the choir. Ana Nobodić came. He said the hall is full."
    assert [s.speaker for s in statements(text)] == ["Emil Samplouv"]


def test_a_subject_behind_a_fronted_place_is_who_goes_on() -> None:
    text = "Dora Samplovska sang.\n\nIn Rome, Minister Franko Nobodić came to the hall. He said the hall is full."
    assert [s.speaker for s in statements(text)] == ["Franko Nobodić"]
