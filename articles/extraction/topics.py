"""What a statement is about: curated patterns over the statement, then its sentence, then the head of its article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.extraction.layout import head_of
from articles.extraction.patterns import BadPattern, Sieve, compiled
from articles.extraction.records import Tag, TopicEntry


class TopicTagger:
    """Compiled once, used for every statement. Raises BadPattern naming the topic and the pattern."""

    def __init__(self, topics: Iterable[TopicEntry]) -> None:
        self._topics = tuple(_Topic(entry) for entry in topics)
        texts = [pattern for topic in self._topics for pattern in topic.entry.include]
        self._topic_of = [topic for topic in self._topics for _ in topic.entry.include]
        self._includes = [compiled(pattern) for pattern in texts]
        self._sieve = Sieve(texts)
        self._last_head: tuple[str, tuple[str, ...]] = ("", ())

    def tag(self, statement: str, sentence: str, article: str) -> tuple[Tag, ...]:
        """Topics in the order of the gazetteer, all from the narrowest text that has any.

        The last resort is what the article says at its head it is about, its title and first paragraph: a topic that
        only turns up further down is another statement's.
        """
        for text, rule in ((statement, "statement"), (sentence, "sentence")):
            if slugs := self._found(text, article):
                return tuple(Tag(slug, rule) for slug in slugs)
        return tuple(Tag(slug, "article") for slug in self._of_head(article))

    def _of_head(self, article: str) -> tuple[str, ...]:
        known, slugs = self._last_head
        if known is not article:
            slugs = self._found(head_of(article), article)
            self._last_head = (article, slugs)
        return slugs

    def _found(self, text: str, article: str) -> tuple[str, ...]:
        if not text:
            return ()
        possible: dict[_Topic, list[re.Pattern[str]]] = {}
        for number in self._sieve.candidates(text):
            possible.setdefault(self._topic_of[number], []).append(self._includes[number])
        return tuple(
            topic.entry.slug
            for topic in self._topics
            if topic in possible and topic.applies(text, possible[topic], article)
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

    def applies(self, text: str, possible: list[re.Pattern[str]], article: str) -> bool:
        """``possible`` are those of the include patterns that may match ``text`` as it stands."""
        rest = text
        for pattern in self._exclude:
            rest = pattern.sub(" ", rest)
        # What a cut joins may match a pattern that had nothing to match before.
        patterns = possible if rest == text else self._include
        if not any(pattern.search(rest) for pattern in patterns):
            return False
        return not self._requires or any(
            pattern.search(context) for context in (rest, article) for pattern in self._requires
        )
