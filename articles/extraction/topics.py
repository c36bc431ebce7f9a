"""What a statement is about: curated patterns over the statement, its sentence, the one before, the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from articles.extraction.patterns import BadPattern, Sieve, compiled, in_one_line
from articles.extraction.records import Tag, TopicEntry, carried_on

_POINTING = re.compile(r"(?:it|this|that|these|those|such)\b", re.IGNORECASE)


class TopicTagger:
    """Compiled once, used for every statement. Raises BadPattern naming the topic and the pattern."""

    def __init__(self, topics: Iterable[TopicEntry]) -> None:
        self._topics = tuple(_Topic(entry) for entry in topics)
        includes = [(topic, pattern) for topic in self._topics for pattern in topic.entry.include]
        excludes = [(topic, pattern) for topic in self._topics for pattern in topic.entry.exclude]
        self._topic_of = [topic for topic, _ in (*includes, *excludes)]
        self._patterns = [compiled(pattern) for _, pattern in (*includes, *excludes)]
        self._first_exclude = len(includes)
        self._sieve = Sieve([pattern for _, pattern in (*includes, *excludes)])
        self._last_title: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self._last_sentence: tuple[str, str, tuple[str, ...]] = ("", "", ())
        self._last_possible: tuple[str, _Possible] = ("", ())

    def tag(
        self, statement: str, sentence: str, article: str, *, title: str = "", before: Iterable[Tag] = ()
    ) -> tuple[Tag, ...]:
        """Topics in the order of the gazetteer, all from the narrowest text that has any.

        ``before`` are the topics of what the same speaker said just before: "It threatens us all" is about what "it"
        was, also where it is about stability as well.
        The last resort is a ``title`` with one topic and no other: what an article of several topics says of none in
        particular is not tagged with all of them.
        """
        possible = self._possible_in(sentence)
        if statement not in sentence:
            possible = self._possible(statement)
        if slugs := self._found(statement, possible, article):
            own = tuple(Tag(slug, "statement") for slug in slugs)
            meant = carried_on(before) if _POINTING.match(statement) else ()
            return own + tuple(tag for tag in meant if tag.key not in slugs)
        if slugs := self._of_sentence(sentence, article):
            return tuple(Tag(slug, "sentence") for slug in slugs)
        if inherited := carried_on(before):
            return inherited
        return tuple(Tag(slug, "article") for slug in self._of_title(title, article))

    def _of_sentence(self, sentence: str, article: str) -> tuple[str, ...]:
        """Statements of one sentence come one after the other."""
        known, within, slugs = self._last_sentence
        if known != sentence or within is not article:
            slugs = self._found(sentence, self._possible_in(sentence), article)
            self._last_sentence = (sentence, article, slugs)
        return slugs

    def _of_title(self, title: str, article: str) -> tuple[str, ...]:
        known, within, slugs = self._last_title
        if known != title or within is not article:
            slugs = self._found(title, self._possible(title), article)
            slugs = slugs if len(slugs) == 1 else ()
            self._last_title = (title, article, slugs)
        return slugs

    def _possible_in(self, sentence: str) -> _Possible:
        """What may match a sentence: nothing else can match a statement in it."""
        known, possible = self._last_possible
        if known != sentence:
            possible = self._possible(sentence)
            self._last_possible = (sentence, possible)
        return possible

    def _possible(self, text: str) -> _Possible:
        """The topics that may be in ``text``, with those of their patterns that may match: including, excluding."""
        possible: dict[_Topic, tuple[list[re.Pattern[str]], list[re.Pattern[str]]]] = {}
        for number in sorted(self._sieve.candidates(in_one_line(text))):
            topic, pattern = self._topic_of[number], self._patterns[number]
            if number < self._first_exclude:
                possible.setdefault(topic, ([], []))[0].append(pattern)
            elif topic in possible:
                possible[topic][1].append(pattern)
        return [(topic, including, excluding) for topic, (including, excluding) in possible.items()]

    def _found(self, text: str, possible: _Possible, article: str) -> tuple[str, ...]:
        """``possible`` is what may match ``text``."""
        if not possible or not (text := in_one_line(text)):
            return ()
        return tuple(
            topic.entry.slug
            for topic, including, excluding in possible
            if topic.applies(text, including, excluding, article)
        )


class _Topic:
    def __init__(self, entry: TopicEntry) -> None:
        self.entry = entry
        try:
            self._exclude = [compiled(pattern) for pattern in entry.exclude]
            self._include = [compiled(pattern) for pattern in entry.include]
            self._requires = [compiled(pattern) for pattern in entry.requires_any]
        except BadPattern as error:
            raise BadPattern(f"topic {entry.slug}: {error}") from error
        self._last_article: tuple[str, bool] = ("", self._requirement_in(""))

    def applies(
        self, text: str, including: list[re.Pattern[str]], excluding: list[re.Pattern[str]], article: str
    ) -> bool:
        """``including`` and ``excluding`` are those of the patterns that may match ``text``. One has to match before
        the exclusions are cut out as well: words that only meet because of a cut were never said together."""
        if not any(pattern.search(text) for pattern in including):
            return False
        rest = text
        if any(pattern.search(text) for pattern in excluding):
            for pattern in self._exclude:  # all of them: where one was cut, words meet that another may exclude
                rest = pattern.sub(" ", rest)
            if rest != text and not any(pattern.search(rest) for pattern in self._include):
                return False
        return not self._requires or self._requirement_in(rest) or self._allowed_in(article)

    def _requirement_in(self, text: str) -> bool:
        return any(pattern.search(text) for pattern in self._requires)

    def _allowed_in(self, article: str) -> bool:
        known, allowed = self._last_article
        if known is not article:
            allowed = self._requirement_in(article)
            self._last_article = (article, allowed)
        return allowed


_Possible = Sequence[tuple[_Topic, list[re.Pattern[str]], list[re.Pattern[str]]]]
