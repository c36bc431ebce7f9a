"""Reported clauses: with and without "that", questions, what belongs to the saying and what to the said."""

import pytest

from tests.extraction.tables import INDIRECT, Expected, Row, read

TESTIC, SAMPLOV = "Ana Testić", "Cyril Samplov"


def one(text: str, words: str, speaker: str = TESTIC) -> Row:
    return text, [(INDIRECT, speaker, words)]


THAT = [
    one("Ana Testić said that the border is quiet.", "the border is quiet"),
    one("Ana Testić says that the border is quiet.", "the border is quiet"),
    one("Ana Testić has said that the border is quiet.", "the border is quiet"),
    one("Ana Testić had earlier said that the border is quiet.", "the border is quiet"),
    one("Ana Testić stressed that the border is quiet.", "the border is quiet"),
    one("Ana Testić underlined that the border is quiet.", "the border is quiet"),
    one("Ana Testić pointed out that the border is quiet.", "the border is quiet"),
    one("Ana Testić emphasised that the border is quiet.", "the border is quiet"),
    one("Ana Testić emphasized that the border is quiet.", "the border is quiet"),
    one("Ana Testić reiterated that the border is quiet.", "the border is quiet"),
    one("Ana Testić reaffirmed that the border is quiet.", "the border is quiet"),
    one("Ana Testić announced that the border will open.", "the border will open"),
    one("Ana Testić confirmed that the border is quiet.", "the border is quiet"),
    one("Ana Testić claimed that the border is quiet.", "the border is quiet"),
    one("Ana Testić argued that the border is quiet.", "the border is quiet"),
    one("Ana Testić explained that the border is quiet.", "the border is quiet"),
    one("Ana Testić recalled that the border was quiet.", "the border was quiet"),
    one("Ana Testić acknowledged that the border is not quiet.", "the border is not quiet"),
    one("Ana Testić admitted that the border is not quiet.", "the border is not quiet"),
    one("Ana Testić insisted that the border is quiet.", "the border is quiet"),
    one("Ana Testić denied that the border is closed.", "the border is closed"),
    one("Ana Testić suggested that the border be closed.", "the border be closed"),
    one("Ana Testić demanded that the border be opened.", "the border be opened"),
    one("Ana Testić complained that the border is closed.", "the border is closed"),
    one("Ana Testić promised that the border will open.", "the border will open"),
    one("Ana Testić told parliament that the border is quiet.", "the border is quiet"),
    one("Ana Testić told the daily Example that the border is quiet.", "the border is quiet"),
    one("Ana Testić told the daily “Example” that the border is quiet.", "the border is quiet"),
    one("Ana Testić told “Example” that the border is quiet.", "the border is quiet"),
    one("Ana Testić told the Rome daily “Example Post” on Monday that the border is quiet.", "the border is quiet"),
    one("Ana Testić told the daily “Example” she would stay.", "she would stay"),
    one("Ana Testić assured the League that the border is quiet.", "the border is quiet"),
    one("Ana Testić reminded both sides that the border is open.", "the border is open"),
    one("The court ruled that the border is open.", "the border is open", "The court"),
]

WITHOUT_THAT = [
    one("Ana Testić said the border is quiet.", "the border is quiet"),
    one("Ana Testić said there is no alternative to talks.", "there is no alternative to talks"),
    one("Ana Testić said she was pleased with the talks.", "she was pleased with the talks"),
    one("Ana Testić said it would take years.", "it would take years"),
    one("Ana Testić said no decision had been taken.", "no decision had been taken"),
    one("Ana Testić said more than 40 soldiers were sent.", "more than 40 soldiers were sent"),
    one("Ana Testić said both sides should return to the talks.", "both sides should return to the talks"),
    one("Ana Testić said Freedonia and Sylvania are close to a deal.", "Freedonia and Sylvania are close to a deal"),
    one("Ana Testić told reporters the border is quiet.", "the border is quiet"),
    one("Ana Testić claimed the border is quiet.", "the border is quiet"),
    one("Ana Testić added the talks could fail.", "the talks could fail"),
    one("Ana Testić insisted the talks had not failed.", "the talks had not failed"),
    one("Ana Testić announced the talks would go on.", "the talks would go on"),
    one("Ana Testić argues the talks have failed.", "the talks have failed"),
    one("Ana Testić stressed the talks must go on.", "the talks must go on"),
    one("Ana Testić has since said the border is quiet.", "the border is quiet"),
    one("Ana Testić at first said the border is quiet.", "the border is quiet"),
    one("Of the singers, 42% say they're tired.", "they're tired", "42%"),
    one("Six in 10 say he's decisive.", "he's decisive", "Six in 10"),
    one("Ana Testić met the choir, then said the border is quiet.", "the border is quiet"),
    one("Ana Testić told the choir they're all friends.", "they're all friends"),
    one("Ana Testić told The Star of Newtown it's too early to sing.", "it's too early to sing"),
    one("Ana Testić estimated about 40 choirs will sing.", "about 40 choirs will sing"),
    one("Ana Testić predicted between 40 and 50 choirs will sing.", "between 40 and 50 choirs will sing"),
    one("Ana Testić predicted about one-third of the choirs will sing.", "about one-third of the choirs will sing"),
    one("Ana Testić also wrote the soldiers knew of the rain.", "the soldiers knew of the rain"),
    one("Ana Testić maintains she never saw the border.", "she never saw the border"),
]

OCCASIONS = [
    one("Ana Testić said on Monday that the border is quiet.", "the border is quiet"),
    one("Ana Testić said Monday that the border is quiet.", "the border is quiet"),
    one("Ana Testić said on November 20 that the border is quiet.", "the border is quiet"),
    one("Ana Testić said on 3 May that the border is quiet.", "the border is quiet"),
    one("Ana Testić said on 3 May 2021 that the border is quiet.", "the border is quiet"),
    one("Ana Testić said on November 20, 2023, that the border is quiet.", "the border is quiet"),
    one("Ana Testić said on November 20, 2023 that the border is quiet.", "the border is quiet"),
    one("Ana Testić said on Monday, November 20, that the border is quiet.", "the border is quiet"),
    one("Ana Testić said on Monday, 20 November 2023, that the border is quiet.", "the border is quiet"),
    one("Ana Testić said in November 2023 that the border is quiet.", "the border is quiet"),
    one("Ana Testić said May 3 was a bad day.", "May 3 was a bad day"),
    one("Ana Testić said in an interview that the border is quiet.", "the border is quiet"),
    one("Ana Testić said in a statement that the border is quiet.", "the border is quiet"),
    one("Ana Testić said in Rome on Monday that the border is quiet.", "the border is quiet"),
    one("Ana Testić said after talks with Cyril Samplov that the border is quiet.", "the border is quiet"),
    one("Ana Testić said during a visit to Rome that the border is quiet.", "the border is quiet"),
    one("Ana Testić said at a press conference that the border is quiet.", "the border is quiet"),
    one("Ana Testić said earlier this week that the border is quiet.", "the border is quiet"),
    one("Ana Testić said ahead of the vote that the border is quiet.", "the border is quiet"),
    one("Ana Testić again said that the border is quiet.", "the border is quiet"),
    one("Ana Testić told reporters in Rome after the talks that the border is quiet.", "the border is quiet"),
    one("Speaking in Rome, Ana Testić said that the border is quiet.", "the border is quiet"),
    one("After talks in Rome, Ana Testić said that the border is quiet.", "the border is quiet"),
    one("At a meeting with soldiers on Monday, Ana Testić said that the border is quiet.", "the border is quiet"),
    one("However, Ana Testić said that the border is quiet.", "the border is quiet"),
    one("Meanwhile, Ana Testić said that the border is quiet.", "the border is quiet"),
    one("In a related development, Ana Testić said that the border is quiet.", "the border is quiet"),
    one("But Ana Testić said that the border is quiet.", "the border is quiet"),
    one("In response, Ana Testić said that the border is quiet.", "the border is quiet"),
    one(
        "Ana Testić said that on arrival at the bridge the soldiers turned back.",
        "on arrival at the bridge the soldiers turned back",
    ),
    one(
        "Ana Testić said that, regardless of threats, the status will not change.",
        "regardless of threats, the status will not change",
    ),
    one("Ana Testić said that in 1999 the border was quiet.", "in 1999 the border was quiet"),
    one("Ana Testić said, after talks in Testgrad, that the border is quiet.", "the border is quiet"),
    one("On Monday, Ana Testić said, that the border is quiet.", "the border is quiet"),
    one("Ana Testić said at the convention the border is quiet.", "the border is quiet"),
    one("Ana Testić said after the talks the border is quiet.", "the border is quiet"),
    one(
        "Ana Testić said after a meeting with the mayor and the envoy for the talks, Cyril Samplov, that all is well.",
        "all is well",
    ),
    one("Ana Testić said in a statement issued after the talks that the border is quiet.", "the border is quiet"),
    one("Ana Testić said in a letter published on Monday that the border is quiet.", "the border is quiet"),
    one("Ana Testić said before that day that the border is quiet.", "the border is quiet"),
    one("Ana Testić said at a rally in the old hall that all is well.", "all is well"),
    one("Ana Testić complained soon after that the border was closed.", "the border was closed"),
    one("Ana Testić warned in a report that the border is closed.", "the border is closed"),
    one(
        "Responding to the question of whether the border is quiet, Ana Testić said the talks go on.",
        "the talks go on",
    ),
    one("In her book, “Five Bridges,” Ana Testić says the valley is small.", "the valley is small"),
    one("To a question on the “sale of the bridge,” Ana Testić said the valley is poor.", "the valley is poor"),
    one("As a result, Ana Testić said, the border is closed.", "the border is closed"),
    one("In addition, the border is closed, Ana Testić said.", "the border is closed"),
    one("In the meantime, the border is closed, Ana Testić said.", "the border is closed"),
    one("For their part, the choirs are tired, Ana Testić said.", "the choirs are tired"),
    one("In a related development, the border is closed, Ana Testić said.", "the border is closed"),
]

PARENTHETICAL = [
    one("The border is quiet, Ana Testić said.", "The border is quiet"),
    one("The border is quiet, said Ana Testić.", "The border is quiet"),
    one("The border is quiet, Ana Testić told reporters in Rome.", "The border is quiet"),
    one("The border is quiet, Ana Testić said on Monday.", "The border is quiet"),
    one("The border is quiet, she said.", "The border is quiet", "she"),
    one("But the border is quiet, Ana Testić said.", "the border is quiet"),
    one("The border is quiet, the ministry said in a statement.", "The border is quiet", "the ministry"),
    one("The border is quiet, according to Ana Testić.", "The border is quiet"),
    one("The border is quiet, according to the ministry.", "The border is quiet", "the ministry"),
    one(
        "The border is quiet, according to a report by the League of Examples.",
        "The border is quiet",
        "a report by the League of Examples",
    ),
    one("According to Ana Testić, the border is quiet.", "the border is quiet"),
    one("According to the agreement, the border will open in May.", "the border will open in May", "the agreement"),
    one("As Ana Testić said, the border is quiet.", "the border is quiet"),
    one("The border is quiet, Ana Testić maintains.", "The border is quiet"),
    one(
        "A variety of factors impact the price of the bridge in the valley, said Ana Testić.",
        "A variety of factors impact the price of the bridge in the valley",
    ),
]

QUESTIONS = [
    one("Ana Testić asked whether the border is quiet.", "whether the border is quiet"),
    one("Ana Testić asked if the border is quiet.", "if the border is quiet"),
    one("Ana Testić asked why the border is closed.", "why the border is closed"),
    one("Ana Testić questioned whether the border is quiet.", "whether the border is quiet"),
    one("Ana Testić explained why the border is closed.", "why the border is closed"),
    one("Ana Testić asked the choir which song it liked.", "which song it liked"),
    one("Ana Testić asked the choir when it would sing.", "when it would sing"),
    one("Ana Testić asked her friends who won the race.", "who won the race"),
    one("Ana Testić kept asking why the border was closed.", "why the border was closed"),
    one("Ana Testić kept asking Cyril Samplov why the border was closed.", "why the border was closed"),
    one("Looking ahead to the vote that is near, Ana Testić explained why she sings.", "why she sings"),
    one("Ana Testić called to tell the choir what the bridge costs.", "what the bridge costs"),
    one(
        "The letter was written to ask Cyril Samplov whether the border is quiet.",
        "whether the border is quiet",
        "The letter",
    ),
]

ENDS: list[Row] = [
    one(
        "Ana Testić said that the border is quiet and that the road is closed.",
        "the border is quiet and that the road is closed",
    ),
    one("Ana Testić said the border is quiet and the road is closed.", "the border is quiet and the road is closed"),
    one(
        "Ana Testić said the border, which runs along the river, is quiet.",
        "the border, which runs along the river, is quiet",
    ),
    one("Ana Testić said the border is quiet, which nobody believed.", "the border is quiet"),
    one("Ana Testić said she had met Cyril Samplov, who leads the League.", "she had met Cyril Samplov"),
    one("Ana Testić said the border is quiet, referring to the river.", "the border is quiet"),
    one("Ana Testić said the border is quiet, citing a report.", "the border is quiet"),
    one("Ana Testić said that those who crossed the border are safe.", "those who crossed the border are safe"),
    one("Ana Testić said the talks start at 1 p.m.", "the talks start at 1 p.m."),
    (
        "Ana Testić said the border is quiet, adding that the road is closed.",
        [(INDIRECT, TESTIC, "the border is quiet"), (INDIRECT, TESTIC, "the road is closed")],
    ),
    (
        "Ana Testić said the border is quiet, noting that the road is closed.",
        [(INDIRECT, TESTIC, "the border is quiet"), (INDIRECT, TESTIC, "the road is closed")],
    ),
    (
        "Ana Testić said the border is quiet and added that the road is closed.",
        [(INDIRECT, TESTIC, "the border is quiet"), (INDIRECT, TESTIC, "the road is closed")],
    ),
    (
        "Ana Testić said the border is quiet. She added that the road is closed.",
        [(INDIRECT, TESTIC, "the border is quiet"), (INDIRECT, "She", "the road is closed")],
    ),
    (
        "Ana Testić said the border is quiet, while Cyril Samplov said it is not.",
        [(INDIRECT, TESTIC, "the border is quiet"), (INDIRECT, SAMPLOV, "it is not")],
    ),
    (
        "Both sides, Ana Testić said, are ready to talk.",
        [(INDIRECT, TESTIC, "Both sides"), (INDIRECT, TESTIC, "are ready to talk")],
    ),
    one("Ana Testić said that the border is quiet, she said on Monday.", "the border is quiet"),
    one(
        "Ana Testić said that the ministry had told her that the border is quiet.",
        "the ministry had told her that the border is quiet",
    ),
    one("Ana Testić said Cyril Samplov asked her to stay.", "Cyril Samplov asked her to stay"),
]

PRESENT = [
    one(
        "Two thirds of those asked say stricter laws would help.",
        "stricter laws would help",
        "Two thirds of those asked",
    ),
    one("Those who know the bridge acknowledge that it is old.", "it is old", "Those who know the bridge"),
    one(
        "Ana Testić and Bruno Exampleson argue the bridge is open.",
        "the bridge is open",
        "Ana Testić and Bruno Exampleson",
    ),
    one("The paper notes the bridge is open.", "the bridge is open", "The paper"),
    one("Ana Testić said Freedonia spreads rumours in the valley.", "Freedonia spreads rumours in the valley"),
    one("Ana Testić warned the talks could fail.", "the talks could fail"),
    one("Observers note the bridge is open.", "the bridge is open", "Observers"),
    one("Friends of bridges here say there is a road.", "there is a road", "Friends of bridges here"),
    one("The Star, long a friend of bridges, writes that the road is open.", "the road is open", "The Star"),
    one("Some choirs - mine too - warn that the bridge is old.", "the bridge is old", "Some choirs"),
    one("Critics reject the plan and say the bridge is shut.", "the bridge is shut", "Critics"),
    one("Critics view the plan as dead and say that the bridge is shut.", "the bridge is shut", "Critics"),
    one("The choirs say the bridge is shut and view it as a danger.", "the bridge is shut", "The choirs"),
    one("Ana Testić charges that the bridge was sold.", "the bridge was sold"),
]

STEPPED_OVER = [
    one("Ana Testić said in an interview with the Herald the bridge is open.", "the bridge is open"),
    one("(The bridge is open, Ms. Testić said.)", "The bridge is open", "Ms. Testić"),
    one("Ana Testić, citing a letter from the choir, said that the bridge is open.", "the bridge is open"),
    one("Ana Testić said in her speech, which lasted an hour, that the bridge is open.", "the bridge is open"),
    one("Ana Testić said in Novi Sad, Freedonia, that the bridge is open.", "the bridge is open"),
    one("Ana Testić explained to the choir why the bridge is shut.", "why the bridge is shut"),
    one("Ana Testić asked the mayor in Novi Sad whether the bridge is open.", "whether the bridge is open"),
    one("Ana Testić wondered whether the bridge would open.", "whether the bridge would open"),
    one("Ana Testić Jr. warned this week that the bridge is shut.", "the bridge is shut", "Ana Testić Jr."),
    one("On Monday in “Example Daily,” Ana Testić said the bridge is open.", "the bridge is open"),
    one("Ana Testić, author of “Five Bridges,” said the bridge is open.", "the bridge is open"),
    one("The choir has added another voice, she noted.", "The choir has added another voice", "she"),
    one("Ana Testić told host Cyril Samplov the bridge is open.", "the bridge is open"),
    one("Ana Testić told The Star of Newtown last week she would rather sing.", "she would rather sing"),
    one("Ana Testić complained to Example News' Cyril Samplov that the bridge is shut.", "the bridge is shut"),
    (
        "The Star, which at first said it would wait, said it would go.",
        [(INDIRECT, "The Star", "it would wait"), (INDIRECT, "The Star", "it would go")],
    ),
    one("Ana Testić was pleased but on Monday wrote that the bridge is shut.", "the bridge is shut"),
    one("Ana Testić almost always says that the bridge is open.", "the bridge is open"),
    one("Ana Testić earlier in the day said that the bridge is open.", "the bridge is open"),
    one(
        "The choirs who wrote to the mayor say the bridge is old.",
        "the bridge is old",
        "The choirs who wrote to the mayor",
    ),
    one(
        "Ana Testić (a teacher so small that friends have often taken her for one of the pupils) says she was tired.",
        "she was tired",
    ),
    one("Hours after Ana Testić left the hall, saying it would rain, Cyril Samplov sang.", "it would rain"),
    one("When Ana Testić left, saying it would rain, the choir sang.", "it would rain"),
    (
        "Speaking in Rome shortly after Cyril Samplov announced that he would leave, Ana Testić said the hall is full.",
        [(INDIRECT, "Cyril Samplov", "he would leave"), (INDIRECT, TESTIC, "the hall is full")],
    ),
    one(
        "The force is late and could take 14 days, Ana Testić said -- which is too long.",
        "The force is late and could take 14 days",
    ),
    one(
        "Ana Testić said the choir could take 14 days -- which is when the fair begins.", "the choir could take 14 days"
    ),
    one(
        "Ana Testić said the choir would leave Rome, which is the oldest town, home of the fair.",
        "the choir would leave Rome",
    ),
    one(
        "Ana Testić said the mayor kept the choir, which is the oldest, from leaving.",
        "the mayor kept the choir, which is the oldest, from leaving",
    ),
    one("Ana Testić said that in two years, many songs have begun.", "in two years, many songs have begun"),
    one("Ana Testić said the choir would leave, a day after the mayor asked it not to.", "the choir would leave"),
    one("Ana Testić changed what the choir will sing but said the bridge is open.", "the bridge is open"),
    (
        "Ana Testić asked whether the court could question her but said the bridge is open.",
        [(INDIRECT, TESTIC, "whether the court could question her"), (INDIRECT, TESTIC, "the bridge is open")],
    ),
]


SUBJECTS = [
    one("Ana Testić said after the meeting of LEX road ministers in Rome that the hall is full.", "the hall is full"),
    one("The hall is full, the choir's director, Ana Testić said.", "The hall is full"),
    one("Ana Testić said the hall is full, writes Cyril Samplov.", "the hall is full"),
    one("Ana Testić stressed out that the hall is full.", "the hall is full"),
    one(
        "Ana Testić said the hall is full, considering that it is late.",
        "the hall is full, considering that it is late",
    ),
    one("Ana Testić said on Dec. 6 that the hall is full.", "the hall is full"),
    one("Ana Testić on Dec. 6 said the hall is full.", "the hall is full"),
    one("Ana Testić told the choir after meeting old and new singers that the hall is full.", "the hall is full"),
    one(
        "The prize was met with joy by the singers in Rome, who said the hall is full.",
        "the hall is full",
        "the singers in Rome",
    ),
    (
        "Ana Testić told Sylvania that the hall is full, and reminded the choirs, who left in May, that it is late.",
        [(INDIRECT, TESTIC, "the hall is full"), (INDIRECT, TESTIC, "it is late")],
    ),
    (
        "Ana Testić said she welcomed the plan but said it was too late.",
        [(INDIRECT, TESTIC, "she welcomed the plan"), (INDIRECT, TESTIC, "it was too late")],
    ),
    one(
        "Secretary Ana Testić, who last met the choir in May, said the hall is full.",
        "the hall is full",
        "Secretary Ana Testić",
    ),
    one("Ana Testić, who last briefed the choir in May, reported that the hall is full.", "the hall is full"),
    one("Choir reports from Rome stressed that the hall is full.", "the hall is full", "Choir reports from Rome"),
    one(
        "A statement concluding the talks said the hall is full.",
        "the hall is full",
        "A statement concluding the talks",
    ),
    one("The letter does - in effect - concede that the hall is full.", "the hall is full", "The letter"),
    one("Ana Testić said without a choir the hall would be empty.", "without a choir the hall would be empty"),
]

INFINITIVES = [
    one("Ana Testić agreed to a call, but only to tell Cyril Samplov that she will not sing.", "she will not sing"),
    one("Ana Testić spoke at length to warn the valley that the bridge would be shut.", "the bridge would be shut"),
    one("The letter was meant to tell the choir that the bridge is shut.", "the bridge is shut", "The letter"),
    one("Ana Testić gave a talk to remind the choir in Testgrad that the bridge is old.", "the bridge is old"),
    one("Ana Testić opened the meeting to claim they had sold the bridge.", "they had sold the bridge"),
    one("Ana Testić sang for an hour to suggest she was well.", "she was well"),
    one("The choirs continue to say that the bridge is old.", "the bridge is old", "The choirs"),
]


@pytest.mark.parametrize(("text", "expected"), PRESENT)
def test_a_verb_in_the_present_reports_as_one_in_the_past(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), STEPPED_OVER)
def test_asides_addressees_and_titles_between_a_speaker_and_the_clause(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), THAT + WITHOUT_THAT)
def test_a_clause_after_its_verb(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), OCCASIONS)
def test_place_time_and_occasion_of_the_saying_stay_outside(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), PARENTHETICAL)
def test_an_attribution_beside_the_clause(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), QUESTIONS)
def test_a_question_keeps_its_first_word(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_a_clause_ends_where_the_reporter_goes_on(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), SUBJECTS)
def test_a_subject_far_from_its_verb(text: str, expected: Expected) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), INFINITIVES)
def test_an_infinitive_that_was_carried_out_has_said_it(text: str, expected: Expected) -> None:
    assert read(text) == expected
