"""Who is named as the speaker: (text, [(speaker as printed, slug of the actor)])."""

from datetime import date

import pytest

from tests.extraction.people_of_nowhere import statements

People = list[tuple[str, str | None]]
QUIET = "the border is quiet"

DRESS: list[tuple[str, People]] = [
    (f"Ana Testić said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (f"Ana Testic said that {QUIET}.", [("Ana Testic", "ana-testic")]),
    (f"ANA TESTIĆ said that {QUIET}.", [("ANA TESTIĆ", "ana-testic")]),
    (
        f"The hall in the old town was full to the very last of its seats when Ana\nTestić said that {QUIET}.",
        [("Ana\nTestić", "ana-testic")],
    ),
    (f"Ana\u00a0Testić said that {QUIET}.", [("Ana\u00a0Testić", "ana-testic")]),
    (f"Ms. Testić said that {QUIET}.", [("Ms. Testić", "ana-testic")]),
    (f"Mr Exampleson said that {QUIET}.", [("Mr Exampleson", "bruno-exampleson")]),
    (f"Exampleson said that {QUIET}.", [("Exampleson", "bruno-exampleson")]),
]

TITLES: list[tuple[str, People]] = [
    (f"President Ana Testić said that {QUIET}.", [("President Ana Testić", "ana-testic")]),
    (f"Freedonian President Ana Testić said that {QUIET}.", [("Freedonian President Ana Testić", "ana-testic")]),
    (
        f"LEX Secretary General Bruno Exampleson said that {QUIET}.",
        [("LEX Secretary General Bruno Exampleson", "bruno-exampleson")],
    ),
    (f"Foreign Minister Franko Nobodić said that {QUIET}.", [("Foreign Minister Franko Nobodić", None)]),
    (f"General Franko Nobodić said that {QUIET}.", [("General Franko Nobodić", None)]),
    (f"Freedonia’s President Ana Testić said that {QUIET}.", [("Freedonia’s President Ana Testić", "ana-testic")]),
    (f"Former President Ana Testić said that {QUIET}.", [("Former President Ana Testić", "ana-testic")]),
    (f"The then President Ana Testić said that {QUIET}.", [("The then President Ana Testić", "ana-testic")]),
    ("“It is quiet,” said retired general Franko Nobodić.", [("retired general Franko Nobodić", None)]),
    ("“It is quiet,” said Del. Ana Testić.", [("Del. Ana Testić", "ana-testic")]),
]

APPOSITION: list[tuple[str, People]] = [
    (f"Ana Testić, the president of Freedonia, said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (
        f"The president of Freedonia, Ana Testić, said that {QUIET}.",
        [("The president of Freedonia, Ana Testić", "ana-testic")],
    ),
    (
        f"The head of the mission, Franko Nobodić, said that {QUIET}.",
        [("The head of the mission, Franko Nobodić", None)],
    ),
    (f"Franko Nobodić, head of the mission in Rome, said that {QUIET}.", [("Franko Nobodić", None)]),
    (f"Ana Testić, for her part, said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (f"Ana Testić, 54, said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (f"Ana Testić (LEX) said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    ("“It is quiet,” said Ana Testić, who heads the choir.", [("Ana Testić", "ana-testic")]),
    ("“It is quiet,” said the head of the choir, Ana Testić.", [("the head of the choir, Ana Testić", "ana-testic")]),
    (f"Ana Testić, speaking in Rome, said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (f"Ana Testić, together with Cyril Samplov, said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (
        f"Ana Testić of Testgrad, Sylvania said that {QUIET}.",
        [("Ana Testić of Testgrad, Sylvania", "ana-testic")],
    ),
    (
        f"Freedonia’s Minister on Rivers and Mountain Roads, Ana Testić, said that {QUIET}.",
        [("Freedonia’s Minister on Rivers and Mountain Roads, Ana Testić", "ana-testic")],
    ),
]

PRONOUNS: list[tuple[str, People]] = [
    (f"Ana Testić came. She said that {QUIET}.", [("She", "ana-testic")]),
    (f"Bruno Exampleson came. He said that {QUIET}.", [("He", "bruno-exampleson")]),
    (f"Ana Testić met Bruno Exampleson. He said that {QUIET}.", [("He", "bruno-exampleson")]),
    (f"Bruno Exampleson met Ana Testić. She said that {QUIET}.", [("She", "ana-testic")]),
    (
        f"Ana Testić met Bruno Exampleson. She said that {QUIET}. He said that it is late.",
        [("She", "ana-testic"), ("He", "bruno-exampleson")],
    ),
    (f"Ana Testić said that {QUIET}. “It is late,” she added.", [("Ana Testić", "ana-testic"), ("she", "ana-testic")]),
    (
        "“It is late,” Ana Testić said. “It is quiet,” she added. She said that it would rain.",
        [("Ana Testić", "ana-testic"), ("she", "ana-testic"), ("She", "ana-testic")],
    ),
    (f"Franko Nobodić came. He said that {QUIET}.", [("He", None)]),
    (f"She said that {QUIET}.", [("She", None)]),
    ("Ana Testić came.\n\n“It is quiet,” she said.", [("she", "ana-testic")]),
    (
        f"Cyril Samplov said that {QUIET}. But the chief Bruno Exampleson left. “It is not,” he said.",
        [("Cyril Samplov", "cyril-samplov"), ("he", "bruno-exampleson")],
    ),
    (
        f"Cyril Samplov said that {QUIET}. The head of the office in Rome, Franko Nobodić, left. “It is not,” he said.",
        [("Cyril Samplov", "cyril-samplov"), ("he", None)],
    ),
    (
        f"Cyril Samplov said that {QUIET}. The chargé d’affaires in Rome, Franko Nobodić, left. “It is not,” he said.",
        [("Cyril Samplov", "cyril-samplov"), ("he", None)],
    ),
]

NOMINALS: list[tuple[str, People]] = [
    (f"LEX chief Bruno Exampleson came. The LEX chief said that {QUIET}.", [("The LEX chief", "bruno-exampleson")]),
    (f"President Ana Testić came. The president said that {QUIET}.", [("The president", "ana-testic")]),
    (
        f"Ana Testić, the president of Freedonia, came. The Freedonian president said that {QUIET}.",
        [("The Freedonian president", "ana-testic")],
    ),
    (f"A former LEX chief said that {QUIET}.", [("A former LEX chief", None)]),
    (
        "Gen. Cyril Samplov came. “It is late,” the Sylvanian general said. General Bruno Exampleson left.",
        [("the Sylvanian general", "cyril-samplov")],
    ),
    (
        f"Ana Testić said that {QUIET}. The general added that it is late. General Bruno Exampleson left.",
        [("Ana Testić", "ana-testic"), ("The general", None)],
    ),
    (
        f"The LEX secretary general for Hill Roads Vera Nobodić came. Nobodić said that {QUIET}.",
        [("Nobodić", None)],
    ),
    (f"Ana M. Testić came. Testić said that {QUIET}.", [("Testić", "ana-testic")]),
    (f"Ana Testić for her part said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (
        f"Cyril Samplov, after the Friends of the Valley fair, held by Bruno Exampleson, said that {QUIET}.",
        [("Cyril Samplov", "cyril-samplov")],
    ),
    (
        "Ana Testić left. According to her, Freedonia is calm, adding that it is late.",
        [("her", "ana-testic"), ("her", "ana-testic")],
    ),
    (f"Cyril Samplov came. The Sylvanian diplomat said that {QUIET}.", [("The Sylvanian diplomat", "cyril-samplov")]),
    (f"Bruno Exampleson came. The Sylvanian diplomat said that {QUIET}.", [("The Sylvanian diplomat", None)]),
    (
        f"Cyril Samplov came with Franko Nobodić. The Sylvanian diplomat said that {QUIET}.",
        [("The Sylvanian diplomat", None)],
    ),
    (
        f"President Ana Testić came. The president of the choir for Freedonia said that {QUIET}.",
        [("The president of the choir for Freedonia", None)],
    ),
    (f"A soldier said that {QUIET}.", [("A soldier", None)]),
    (f"Two soldiers said that {QUIET}.", [("Two soldiers", None)]),
    (f"The spokesman of the ministry said that {QUIET}.", [("The spokesman of the ministry", None)]),
    (f"A spokeswoman for Ana Testić said that {QUIET}.", [("A spokeswoman for Ana Testić", None)]),
    (f"LEX officials said that {QUIET}.", [("LEX officials", None)]),
    (f"The conductor known as Bruno said that {QUIET}.", [("The conductor known as Bruno", None)]),
    ("“It is quiet,” said a conductor known as Bruno.", [("a conductor known as Bruno", None)]),
    ("It is quiet, the head of that choir said.", [("the head of that choir", None)]),
    ("“It is quiet,” said 27 of the singers.", [("27 of the singers", None)]),
    ("It is quiet, said 8/10 singers.", [("8/10 singers", None)]),
    ("“Is it quiet?” the 43-year-old asked in a letter.", [("the 43-year-old", None)]),
]

BODIES: list[tuple[str, People]] = [
    (f"Freedonia said that {QUIET}.", [("Freedonia", "freedonia")]),
    (f"Freedopolis said that {QUIET}.", [("Freedopolis", "freedonia")]),
    (f"The League of Examples said that {QUIET}.", [("The League of Examples", "league")]),
    (f"LEX said that {QUIET}.", [("LEX", "league")]),
    (f"The alliance said that {QUIET}.", [("The alliance", "league")]),
    (f"The 30-member alliance said that {QUIET}.", [("The 30-member alliance", "league")]),
    (f"The wider world said that {QUIET}.", [("The wider world", None)]),
    (f"The government of Freedonia said that {QUIET}.", [("The government of Freedonia", "freedonia")]),
    (f"The Freedopolis government said that {QUIET}.", [("The Freedopolis government", "freedonia")]),
    (f"Neighbouring Freedonia said that {QUIET}.", [("Neighbouring Freedonia", "freedonia")]),
    (f"Its ally Freedonia said that {QUIET}.", [("Its ally Freedonia", "freedonia")]),
    (f"Freedonia closed the road. It said that {QUIET}.", [("It", "freedonia")]),
    (f"Freedonia’s choirs left by the road. It said that {QUIET}.", [("It", None)]),
    (
        "Freedonia closed the road. The hall was full. The rain went on. The choir came late and sang for an hour. "
        f"It said that {QUIET}.",
        [("It", None)],
    ),
    (f"The opposition League of Examples said that {QUIET}.", [("The opposition League of Examples", "league")]),
    (
        f"The largest party, the League of Examples, said that {QUIET}.",
        [("The largest party, the League of Examples", "league")],
    ),
    (f"Those who sang for Ana Testić said that {QUIET}.", [("Those who sang for Ana Testić", None)]),
    (
        f"The Supreme Court of Sylvania met. The Supreme Court said that {QUIET}.",
        [("The Supreme Court", "sylvania-court")],
    ),
    (
        f"The Supreme Court of Sylvania met, so did Freedonia’s Supreme Court. The Supreme Court said that {QUIET}.",
        [("The Supreme Court", None)],
    ),
    (f"The Nowhere government met. The government said that {QUIET}.", [("The government", "nowhere-government")]),
    (
        f"The Nowhere government met the Testgrad government. The government said that {QUIET}.",
        [("The government", None)],
    ),
    (
        "“It is late,” the Herald quoted Cyril Samplov as saying in reply to the mayor’s remark that it rained.",
        [("Cyril Samplov", "cyril-samplov"), ("mayor", None)],
    ),
    (f"First there was Ana Testić, who said that {QUIET}.", [("Ana Testić", "ana-testic")]),
    (
        f"A League of Sopranos (LOS) spokeswoman said that {QUIET}.",
        [("A League of Sopranos (LOS) spokeswoman", None)],
    ),
    (f"Nobody saw a Testgrad Herald report that {QUIET}.", [("Testgrad Herald", "herald")]),
    (f"In Freedopolis, Bruno Exampleson said that {QUIET}.", [("Bruno Exampleson", "bruno-exampleson")]),
    (
        f"From Freedopolis, Freedonia’s neighbour Bruno Exampleson said that {QUIET}.",
        [("Freedonia’s neighbour Bruno Exampleson", "bruno-exampleson")],
    ),
]

OUTSIDERS: list[tuple[str, People]] = [
    (f"Franko Nobodić said that {QUIET}. Nobodić said that it is late.", [("Franko Nobodić", None), ("Nobodić", None)]),
    (f"Franko Testić said that {QUIET}.", [("Franko Testić", None)]),
    (f"Testić Bank said that {QUIET}.", [("Testić Bank", None)]),
    (f"Dora Demoska met Emil Demoska. Demoska said that {QUIET}.", [("Demoska", None)]),
]


@pytest.mark.parametrize(("text", "people"), DRESS + TITLES)
def test_names_and_titles(text: str, people: People) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(("text", "people"), APPOSITION)
def test_what_stands_between_a_name_and_its_verb(text: str, people: People) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(("text", "people"), PRONOUNS + NOMINALS)
def test_who_is_meant_by_a_pronoun_or_a_description(text: str, people: People) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(("text", "people"), BODIES)
def test_states_and_bodies_speak(text: str, people: People) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(("text", "people"), OUTSIDERS)
def test_a_stranger_or_a_doubtful_name_is_no_actor(text: str, people: People) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"The minister for Public Works Vera Nobodić said that {QUIET}.", "Vera Nobodić"),
        (f"The secretary general for Roads Vera Nobodić said that {QUIET}.", "Vera Nobodić"),
        (f"The hall was full for Vera Nobodić. She said that {QUIET}.", "Vera Nobodić"),
    ],
)
def test_what_an_office_is_for_is_no_part_of_the_name(text: str, name: str) -> None:
    assert [statement.speaker for statement in statements(text)] == [name]


def speakers(text: str) -> People:
    return [(text[s.mention.start : s.mention.end] if s.mention else "", s.actor) for s in statements(text)]


#: (text, actor): whose words they are where a relative clause reports them
RELATIVE = [
    (f"They met Ana Testić, who said that {QUIET}.", "ana-testic"),
    (f"Ana Testić, who said that {QUIET}, left the hall.", "ana-testic"),
    (f"She spoke with Bruno Exampleson, who told her that {QUIET}.", "bruno-exampleson"),
    (f"Ana Testić, whose choir was late, said that {QUIET}.", "ana-testic"),
    (f"Cyril Samplov met Ana Testić, who told him that {QUIET}.", "ana-testic"),
    (f"The hall was full of people who said that {QUIET}.", None),
    (f"A soldier who asked not to be named said that {QUIET}.", None),
    (f"The last question came from a child, who said that {QUIET}.", None),
    (f"They spoke with Bruno Exampleson of Testgrad, head of the choir, who said that {QUIET}.", "bruno-exampleson"),
    (f"They spoke with a former aide of the campaign in Freedopolis who said that {QUIET}.", None),
]


@pytest.mark.parametrize(("text", "actor"), RELATIVE)
def test_who_stands_for_its_antecedent(text: str, actor: str | None) -> None:
    assert [s.actor for s in statements(text)] == [actor]


JOINT = [
    (f"Ana Testić and Franko Nobodić said that {QUIET}.", "Ana Testić; Franko Nobodić"),
    (f"Freedonia and Sylvania said that {QUIET}.", "Freedonia; Sylvania"),
    (f"Ana Testić and Cyril Samplov said that {QUIET}.", "Ana Testić; Cyril Samplov"),
    ("“It is quiet,” Ana Testić and Cyril Samplov said.", "Ana Testić; Cyril Samplov"),
    (f"Both Ana Testić and Cyril Samplov said that {QUIET}.", "Ana Testić; Cyril Samplov"),
]


@pytest.mark.parametrize(("text", "speaker"), JOINT)
def test_those_who_speak_together_are_named_together(text: str, speaker: str) -> None:
    (statement,) = statements(text)
    assert (statement.speaker, statement.actor) == (speaker, None)


HELD = [
    ("The LEX chief", date(2012, 3, 1), "cyril-samplov"),
    ("The LEX chief", date(2022, 3, 1), "bruno-exampleson"),
    ("The LEX secretary general", date(2012, 3, 1), "cyril-samplov"),
    ("The LEX chief", date(2001, 3, 1), None),
    ("The Freedonian president", date(2019, 3, 1), "ana-testic"),
    ("The Freedonian president", date(2017, 3, 1), None),
    ("The former LEX chief", date(2022, 3, 1), None),
]


@pytest.mark.parametrize(("title", "day", "actor"), HELD)
def test_a_title_is_whoever_held_it_on_the_day(title: str, day: date, actor: str | None) -> None:
    (statement,) = statements(f"{title} said that {QUIET}.", day)
    assert statement.actor == actor


DISPATCHES: list[tuple[str, People]] = [
    (f"The Testgrad Herald newspaper said that {QUIET}.", [("The Testgrad Herald newspaper", "herald")]),
    (f"The Sylvanian daily Testgrad Herald said that {QUIET}.", [("The Sylvanian daily Testgrad Herald", "herald")]),
    (
        f"The editor of the daily Testgrad Herald said that {QUIET}.",
        [("The editor of the daily Testgrad Herald", None)],
    ),
    (f"The Testforce mission said that {QUIET}.", [("The Testforce mission", "testforce")]),
    (f"The LEX mission in Rome said that {QUIET}.", [("The LEX mission in Rome", None)]),
    (f"A Testforce statement said that {QUIET}.", [("A Testforce statement", "testforce")]),
    (f"A statement issued by Testforce said that {QUIET}.", [("A statement issued by Testforce", "testforce")]),
    (f"A Testforce report said that {QUIET}.", [("A Testforce report", None)]),
    (
        f"The minister of the islands, after being received by his counterpart, Bruno Exampleson, said that {QUIET}.",
        [("The minister of the islands", None)],
    ),
    (
        f"Freedonia’s Minister for Rivers and Mountain Roads, Ana Testić, said that {QUIET}.",
        [("Freedonia’s Minister for Rivers and Mountain Roads, Ana Testić", "ana-testic")],
    ),
    (f"Ana Testich said that {QUIET}.", [("Ana Testich", "ana-testic")]),
    (f"Brunno Exampleson said that {QUIET}.", [("Brunno Exampleson", "bruno-exampleson")]),
    (f"Ludo Exampleson said that {QUIET}.", [("Ludo Exampleson", None)]),
    (f"But Testić said that {QUIET}. Ana Testić left.", [("Testić", "ana-testic")]),
    ("Bruno Exampleson left. ‘It is quiet in Rome,’ Exampleson said.", [("Exampleson", "bruno-exampleson")]),
    (
        f"Sylvania is calm. The country’s interior minister said that {QUIET}.",
        [("The country’s interior minister", None)],
    ),
    (f"The envoy in the talks Franko Nobodić said that {QUIET}.", [("The envoy in the talks Franko Nobodić", None)]),
    (
        f"Franko Nobodić, head of the Mission in Rome (MR), said that {QUIET}. Nobodić left.",
        [("Franko Nobodić", None)],
    ),
    (
        f"Earlier in the day the Sylvanian defence Ministry said that {QUIET}.",
        [("the Sylvanian defence Ministry", "sylvania-mod")],
    ),
    (
        f"Bruno Exampleson came. During talks with Cyril Samplov, he said that {QUIET}.",
        [("he", "bruno-exampleson")],
    ),
    (
        f"Cyril Samplov said that {QUIET}. That was confirmed by Bruno Exampleson. He added that all is calm.",
        [("Cyril Samplov", "cyril-samplov"), ("He", "bruno-exampleson")],
    ),
    (
        f"Freedonia closed the pass. Sylvanian officials were told at noon. They said that {QUIET}.",
        [("They", None)],
    ),
]


@pytest.mark.parametrize(("text", "people"), DISPATCHES)
def test_speakers_as_dispatches_name_them(text: str, people: People) -> None:
    assert speakers(text) == people


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        (f"Sylvania is calm. The country’s interior minister said that {QUIET}.", date(2022, 1, 1), "dora-demoska"),
        (f"Freedonia is calm. The country’s interior minister said that {QUIET}.", date(2022, 1, 1), None),
        (f"The former LEX chief said that {QUIET}. Cyril Samplov left.", date(2022, 1, 1), "cyril-samplov"),
        (f"The former LEX chief said that {QUIET}.", date(2022, 1, 1), None),
        (f"Sylvania’s interior minister said that {QUIET}.", date(2022, 1, 1), "dora-demoska"),
        (f"Sylvania’s former interior minister said that {QUIET}.", date(2025, 1, 1), None),
        (
            f"Sylvania’s former interior minister said that {QUIET}. Dora Demoska left.",
            date(2025, 1, 1),
            "dora-demoska",
        ),
        (f"The LEX met. The alliance’s secretary general said that {QUIET}.", date(2022, 1, 1), "bruno-exampleson"),
        (f"The LEX’s secretary general said that {QUIET}.", date(2022, 1, 1), "bruno-exampleson"),
        (f"The LEX’s former secretary general said that {QUIET}.", date(2022, 1, 1), None),
        (
            f"The LEX’s former secretary general said that {QUIET}. Cyril Samplov left.",
            date(2022, 1, 1),
            "cyril-samplov",
        ),
        (
            f"Freedonia’s former president and current mayor of Freedopolis Ana Testić said that {QUIET}.",
            date(2022, 1, 1),
            "ana-testic",
        ),
        (f"The LEX chief left as he said that {QUIET}.", date(2022, 1, 1), "bruno-exampleson"),
        (f"The LEX chief left as she said that {QUIET}.", date(2022, 1, 1), None),
        (f"The LEX chief left. Mustermann said that {QUIET}.", date(1995, 1, 1), "filip-mustermann"),
        (f"The LEX chief left. Mustermann said that {QUIET}.", date(2022, 1, 1), None),
        (f"Mustermann said that {QUIET}.", date(1995, 1, 1), None),
        (f"Demoska said that {QUIET}.", date(2022, 1, 1), "dora-demoska"),
        (f"Demoska said that {QUIET}.", date(2025, 1, 1), None),
    ],
)
def test_who_held_an_office_then_decides(text: str, day: date, actor: str | None) -> None:
    assert [statement.actor for statement in statements(text, day)] == [actor]


#: (text, who stands before "who" as printed)
ANTECEDENTS = [
    (f"The last question came from a child, who said that {QUIET}.", "a child"),
    (f"Cyril Samplov met the mayor, who said that {QUIET}.", "the mayor"),
    (f"Cyril Samplov heard the mayor, who said that {QUIET}.", "the mayor"),
    (f"The prize went to a singer of the Testgrad choir, who said that {QUIET}.", "a singer of the Testgrad choir"),
    (
        f"They spoke with a former aide of the campaign in Testgrad who said that {QUIET}.",
        "a former aide of the campaign in Testgrad",
    ),
]


@pytest.mark.parametrize(("text", "antecedent"), ANTECEDENTS)
def test_how_far_an_antecedent_reaches(text: str, antecedent: str) -> None:
    assert [name for name, _ in speakers(text)] == [antecedent]
