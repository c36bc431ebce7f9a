"""What a statement is about: curated patterns over the statement, its sentence, the one before, the title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from articles.extraction.layout import read_layout
from articles.extraction.patterns import BadPattern, Sieve, compiled
from articles.extraction.records import Tag, TopicEntry, carried_on


class TopicTagger:
    """Compiled once, used for every statement. Raises BadPattern naming the topic and the pattern."""

    def __init__(self, topics: Iterable[TopicEntry]) -> None:
        self._topics = tuple(_Topic(entry) for entry in topics)
        texts = [pattern for topic in self._topics for pattern in topic.entry.include]
        self._topic_of = [topic for topic in self._topics for _ in topic.entry.include]
        self._includes = [compiled(pattern) for pattern in texts]
        self._sieve = Sieve(texts)
        self._last_title: tuple[str, tuple[str, ...]] = ("", ())

    def tag(self, statement: str, sentence: str, article: str, before: Iterable[Tag] = ()) -> tuple[Tag, ...]:
        """Topics in the order of the gazetteer, all from the narrowest text that has any.

        ``before`` are the topics of what the same speaker said just before: "It threatens us all" is about what "it"
        was.
        The last resort is a title with one topic and no other: what an article of several topics says of none in
        particular is not tagged with all of them.
        """
        for text, rule in ((statement, "statement"), (sentence, "sentence")):
            if slugs := self._found(text, article):
                return tuple(Tag(slug, rule) for slug in slugs)
        if inherited := carried_on(before):
            return inherited
        return tuple(Tag(slug, "article") for slug in self._of_title(article))

    def _of_title(self, article: str) -> tuple[str, ...]:
        known, slugs = self._last_title
        if known is not article:
            slugs = self._found(read_layout(article).title, article)
            slugs = slugs if len(slugs) == 1 else ()
            self._last_title = (article, slugs)
        return slugs

    def _found(self, text: str, article: str) -> tuple[str, ...]:
        text = " ".join(text.split())  # a pattern's blank also stands for a line break or a no-break space
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
        """``possible`` are those of the include patterns that may match ``text``. One has to match before the
        exclusions are cut out as well: words that only meet because of a cut were never said together."""
        if not any(pattern.search(text) for pattern in possible):
            return False
        rest = text
        for pattern in self._exclude:
            rest = pattern.sub(" ", rest)
        if rest != text and not any(pattern.search(rest) for pattern in self._include):
            return False
        return not self._requires or any(
            pattern.search(context) for context in (rest, article) for pattern in self._requires
        )
