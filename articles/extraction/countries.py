"""Which countries a statement is about: names, demonyms, national bodies, and capitals that act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from articles.extraction.lexicon import sh
from articles.extraction.patterns import in_one_line
from articles.extraction.records import ActorEntry, ActorKind, CountryEntry, Gazetteer, NameKind, Tag, carried_on
from articles.extraction.spellings import albanian_place_forms, place_forms

# Longer than any country's name inside them, so they win: a people is not its neighbours' state.
_OF_NO_COUNTRY = (
    *(
        f"ethnic {people}{plural}"
        for people in ("Albanian", "Serbian", "Croatian", "Bosnian", "Macedonian", "Turkish", "Hungarian", "Bulgarian")
        for plural in ("", "s")
    ),
    *(
        f"{people}{joint}{word}"
        for people in ("Albanian", "Serbian")
        for joint in (" ", "-")
        for word in ("majority", "minority")
    ),
    *(
        "ethnic-Albanian",
        "ethnic-Albanians",
        "Albanians",
        "majority Albanian",
        "mostly Albanian",
        "predominantly Albanian",
    ),
    *(f"Albanian and {people}" for people in ("Serb", "Serbs", "Serbian", "Macedonian")),
    "Chinese wall",
    *(f"{part} America{n}" for part in ("Latin", "North", "South", "Central") for n in ("", "n", "ns")),
)
_PEOPLES_AT_HOME = {
    "Albanian": ("XK", "MK", "RS", "ME"),
    "Serbian": ("XK", "BA", "HR", "ME"),
    "Croatian": ("BA", "RS"),
}

# "in Belgrade" is a place; "Belgrade must", "between Belgrade and Pristina", "a threat from Moscow" are governments.
_PLACED = re.compile(
    r"\b(?:in|at|near|from|outside|around|into|via|through|visit(?:s|ed|ing)?|reach\w*|left|leav\w+|toured"
    r"|(?:capital|city|cent(?:re|er)|streets|mayor|airport) of|capital,?"
    r"|(?:visit\w*|trips?|travel\w*|tours?|journey|way|return\w*|went|go|goes|going|c[ao]m(?:e|es|ing)|fl[ye]w?|flies"
    r"|arriv\w+|head(?:ed|ing|s)?|back|moved|sent)(?:\s\w+)?\sto"
    r")\s(?:the\s)?$",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"\b(?:threats?|messages?|signals?|support|pressure|influence|interference|demands?|orders|backing|help|aid)"
    r" from\s$",
    re.IGNORECASE,
)
_ADDRESSEE = re.compile(r"\b(?:told|tells|telling)\s(?:the\s)?[^\W\d_a-z][\w’'.-]*")  # the Herald, not its country
_LOOK_BACK = 40
_MAIN, _ALONE = 0.25, 0.75  # shares of an article's mentions: of each of its countries, of these together
_LISTED = re.compile(r"(?:,|,? and|,? or|/|-|–)\s?(?:in )?")
# The Washington Agreement, the Berlin Process, the Vilnius summit: a paper or a meeting, not a government.
_PAPER = re.compile(
    r"-based\b|(?:'s|’s)?\s(?:\d{4}\s)?(?:Peace\s)?(?:Agreements?|Accords?|Process|Plus|Declaration|Memorandum|Statute|Treaty|Convention"
    r"|Final Act|Committee|Protocol|[Ss]ummit|[Cc]onference|Canton|Airport|University)\b"
)

_Hit = tuple[int, int, int]  # the number of a spelling, start and end


class CountryTagger:
    """Compiled once, used for every statement."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        state_of = {entry.code: entry.parent or entry.code for entry in gazetteer.countries}
        codes: dict[str, str] = {}
        for entry in gazetteer.actors:
            if entry.kind in (ActorKind.ORGANISATION, ActorKind.MISSION):
                for spelling in _full_names(entry):
                    if sh.folded(spelling.lower()) in sh.ADVERBS:
                        continue  # Danas is a paper, and "today"
                    codes.setdefault(spelling, state_of.get(entry.country, ""))
        capitals = _capitals(gazetteer, state_of)
        codes.update(capitals)
        for country in gazetteer.countries:
            for spelling in _spellings(country):
                codes[spelling] = state_of[country.code]
        codes.update(_peoples(gazetteer.countries))
        codes.update(dict.fromkeys(_OF_NO_COUNTRY, ""))
        for spelling, code in list(codes.items()):
            if len(spelling) > 4:
                codes.setdefault(spelling.upper(), code)
                codes.setdefault(spelling[0].upper() + spelling[1:], code)
        self._acting = frozenset(spelling for word in capitals for spelling in (word, word.upper()))
        self._texts = list(codes)
        self._codes = list(codes.values())
        self._finder = (
            AhoCorasick(self._texts, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
            if codes
            else None
        )
        self._last_title: tuple[str, tuple[str, ...]] = ("", ())
        self._last_sentence: tuple[str, str, Sequence[_Hit], tuple[str, ...]] = ("", "", (), ())
        self._last_article: tuple[str, tuple[str, ...]] = ("", ())

    def tag(
        self, statement: str, sentence: str, *, title: str = "", article: str = "", before: Iterable[Tag] = ()
    ) -> tuple[Tag, ...]:
        """ISO codes of states in order of mention, all from the narrowest text that names any; an entity or region
        counts as the state it belongs to. ``before`` are those of what the same speaker said just before.
        The last resort is a ``title`` that names one country and no other, or else an ``article`` that speaks of one or
        two nearly alone: what an article of several countries says of none in particular is not tagged with all."""
        in_line, hits, of_sentence = self._of_sentence(sentence)
        if (hits or statement not in sentence) and (codes := self._of_statement(statement, in_line, hits)):
            return tuple(Tag(code, "statement") for code in codes)
        if of_sentence:
            return tuple(Tag(code, "sentence") for code in of_sentence)
        if inherited := carried_on(before):
            return inherited
        return tuple(Tag(code, "article") for code in self._of_title(title) or self._of_article(article))

    def _of_statement(self, statement: str, in_line: str, hits: Sequence[_Hit]) -> tuple[str, ...]:
        """``hits`` are the spellings in its sentence, which is ``in_line``; those between its ends are its own."""
        own = in_one_line(statement)
        if (at := in_line.find(own)) < 0:
            return self._codes_of(own, self._spelt(own))
        stop = at + len(own)
        return self._codes_of(
            own, [(number, start - at, end - at) for number, start, end in hits if start >= at and end <= stop]
        )

    def _of_sentence(self, sentence: str) -> tuple[str, Sequence[_Hit], tuple[str, ...]]:
        """The sentence in one line, the spellings in it, and the countries it is about. Statements of one sentence come
        one after the other."""
        if self._last_sentence[0] != sentence:
            in_line = in_one_line(sentence)
            hits = self._spelt(in_line)
            if hits and ("told" in sentence or "tell" in sentence):
                codes = self._named(_ADDRESSEE.sub(" ", sentence))
            else:
                codes = self._codes_of(in_line, hits)
            self._last_sentence = sentence, in_line, hits, codes
        return self._last_sentence[1:]

    def _of_title(self, title: str) -> tuple[str, ...]:
        known, codes = self._last_title
        if known != title:
            codes = self._named(title)
            codes = codes if len(codes) == 1 else ()
            self._last_title = (title, codes)
        return codes

    def _of_article(self, article: str) -> tuple[str, ...]:
        """The one or two countries that nearly all of what an article names belongs to, each named several times."""
        known, codes = self._last_article
        if known is not article:
            in_line = in_one_line(article)
            counts = Counter(self._mentioned(in_line, self._spelt(in_line)))
            codes = tuple(code for code, times in counts.most_common(2) if times >= max(3, _MAIN * counts.total()))
            if sum(counts[code] for code in codes) < _ALONE * counts.total():
                codes = ()
            self._last_article = (article, codes)
        return codes

    def _named(self, text: str) -> tuple[str, ...]:
        in_line = in_one_line(text)
        return self._codes_of(in_line, self._spelt(in_line))

    def _codes_of(self, in_line: str, hits: Sequence[_Hit]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._mentioned(in_line, hits))) if hits else ()

    def _mentioned(self, in_line: str, hits: Sequence[_Hit]) -> Iterator[str]:
        """The code of every mention, in order; ``hits`` are the spellings in the text."""
        last_end, last_placed = -1, False
        for number, start, end in _longest(in_line, hits):
            if self._texts[number] in self._acting:
                listed = last_end >= 0 and _LISTED.fullmatch(in_line, last_end, start)
                placed = last_placed if listed else _is_placed(in_line, start)
                last_end, last_placed = end, placed
                if placed or _PAPER.match(in_line, end):
                    continue
            if code := self._codes[number]:
                yield code

    def _spelt(self, text: str) -> Sequence[_Hit]:
        """Every spelling in ``text``, in whole words or not."""
        return self._finder.find_matches_as_indexes(text, overlapping=True) if self._finder else ()


def _longest(text: str, hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """Of what the automaton found the whole words, the longest where they overlap."""
    found = sorted(
        (start, -end, number)
        for number, start, end in hits
        if not (text[start].isalnum() and text[start - 1 : start].isalnum())
        and not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
    )
    free = 0
    for start, minus_end, number in found:
        if start >= free:
            free = -minus_end
            yield number, start, free


def _is_placed(text: str, start: int) -> bool:
    """Whether the capital at ``start`` is where something happens, and not who acts."""
    nearby = max(0, start - _LOOK_BACK)
    return bool(_PLACED.search(text, nearby, start)) and not _SENT.search(text, nearby, start)


def _full_names(entry: ActorEntry) -> Iterator[str]:
    return (name.text for name in entry.names if name.kind in (NameKind.FULL, NameKind.ACRONYM))


def _spellings(country: CountryEntry) -> Iterator[str]:
    for name in country.names:
        yield name
        yield from place_forms(name)
        yield from albanian_place_forms(name)
    for demonym in country.demonyms:
        yield demonym
        if demonym.isalpha() and demonym.endswith("n"):
            yield f"{demonym}s"


def _capitals(gazetteer: Gazetteer, state_of: dict[str, str]) -> dict[str, str]:
    """Metonyms of states, and of national bodies where nothing else could be meant (the Kremlin)."""
    actors = {entry.slug: entry for entry in gazetteer.actors}
    capitals = {}
    for metonym in gazetteer.metonyms:
        actor = actors.get(metonym.actor)
        if actor and actor.country and (actor.kind == ActorKind.STATE or metonym.ambiguity == "low"):
            capitals[metonym.text] = state_of[actor.country]
    return capitals


def _peoples(countries: Iterable[CountryEntry]) -> Iterator[tuple[str, str]]:
    """Kosovo Albanians are of Kosovo and not of Albania, Turkish Cypriots of Cyprus and not of Türkiye."""
    by_code = {country.code: country for country in countries}
    for people, homes in _PEOPLES_AT_HOME.items():
        for home in (by_code[code] for code in homes if code in by_code):
            for adjective in (home.name, *home.demonyms):
                yield f"{adjective} {people}", home.code
                yield f"{adjective} {people}s", home.code
    if "CY" in by_code:
        for people in ("Greek", "Turkish"):
            yield f"{people} Cypriot", "CY"
            yield f"{people} Cypriots", "CY"
