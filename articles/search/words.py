"""Words as they are typed → what PostgreSQL looks for.

    patrol bridge        both words, in any form of them: patrols, bridges
    "joint patrol"       one right after the other; any quotation mark will do
    patrol OR bridge     either; OR parts everything on its left from everything on its right
    -patrol              not this word, phrase or beginning
    patrol*              every word that begins so, also within a phrase

Marks, accents and script do not count: Vucic, Vučić and Вучић find each other. A word, a phrase or up to four words in
a row that are the name of a few persons also find the other spellings of that name, which the gazetteer knows:

- a surname finds the surname in its other spellings (Vučić: Vuçiq), never a part of it or a nickname;
- a full name finds full names of as many words with the same surname (Aleksandar Vučić: Aleksandër Vuçiq);
- nothing else is widened: other names of organisations and states are translations, and choosing them is a choice.

What is read here is also what ``marks`` finds again in a text, so the two cannot disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils.translation import gettext

from articles.models.script import MARKS, latin

QUOTES = "“”„‟«»"
TYPED = str.maketrans(dict.fromkeys(QUOTES, '"') | {mark: " " for mark in MARKS if mark not in QUOTES})
PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
BEGINNING = re.compile(r"[^\W_]{3,}\*")
LONGEST_NAME = 4  # words
MOST_BEARERS = 5  # a name of more persons than these is left as it was typed

# A stem may be shorter than what was typed: secur for securit*. So these are tried as the rest of the word.
ENDINGS = sorted(
    {ending[i:] for ending in ("ations", "ities", "ments", "ively", "ness", "ing", "ed") for i in range(len(ending))}
    | {"", "e", "y", "tion", "ion", "on", "n", "ity", "ty", "ment", "nt", "t"}
)
UNCOUNTED = "{12,13,14,23}"  # what the parser finds that is no word: blanks, tags, protocols, entities


# --- what was typed ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase with marks and case gone; parts of a phrase stand between spaces. ``*`` is left at an end where
    it asks for a beginning."""

    text: str
    quoted: bool
    excluded: bool

    @property
    def parts(self) -> list[str]:
        return self.text.split()


def tidied(typed: str) -> tuple[str, str]:
    """What can be searched of ``typed``, and a sentence about what cannot, or empty."""
    said = []
    if sum(typed.count(mark) for mark in QUOTES + '"') % 2:
        last = max(typed.rfind(mark) for mark in QUOTES + '"')
        typed = f"{typed[:last]} {typed[last + 1 :]}"
        said.append(gettext("A quotation mark has no partner: the words beside it are searched one by one."))
    stars = [
        part for part in plain(typed).replace('"', " ").split() if "*" in part and not _beginning(part.lstrip("-"))
    ]
    if stars:
        for part in stars:
            for found in re.finditer(rf'(?<![^\s"]){re.escape(part)}(?![^\s"])', plain(typed)):
                typed = typed[: found.start()] + part.replace("*", " ") + typed[found.end() :]
        said.append(
            gettext(
                "A star stands for the rest of a word that begins with three letters or more: other stars are left out."
            )
        )
    return " ".join(typed.split()), " ".join(said)


def plain(typed: str) -> str:
    """Small letters, no typographic marks; any quotation mark makes a phrase. As long as ``typed``."""
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in typed).translate(TYPED)


def _beginning(part: str) -> bool:
    return bool(BEGINNING.fullmatch(part))


def pieces(typed: str) -> list[list[Piece]]:
    """Alternatives, parted by OR, of pieces that must all be there."""
    groups: list[list[Piece]] = [[]]
    for found in PIECE.finditer(plain(typed)):
        text = found["word"] if found["phrase"] is None else found["phrase"]
        if found["word"] == "or" and not found["minus"]:
            groups.append([])
            continue
        parts = [part if _beginning(part) else part.replace("*", " ").strip() for part in text.split()]
        if text := " ".join(part for part in parts if part):
            groups[-1].append(Piece(text, found["phrase"] is not None, bool(found["minus"])))
    return groups


def folded(typed: str) -> str:
    return latin(typed.lower())


# --- what is looked for -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One word: ``options`` are (lexeme, whether longer ones will do); ``gap`` is its distance from the word before."""

    options: tuple[tuple[str, bool], ...]
    gap: int

    def fits(self, lexeme: str) -> bool:
        return any(lexeme.startswith(option) if open_ else lexeme == option for option, open_ in self.options)

    def __str__(self) -> str:
        written = [
            "'" + text.replace("\\", "\\\\").replace("'", "''") + "'" + ":*" * open_ for text, open_ in self.options
        ]
        return written[0] if len(written) == 1 else f"({' | '.join(written)})"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words one after another, often one alone. ``typed`` is what they were typed as; empty for another spelling."""

    steps: tuple[Step, ...]
    typed: str = ""

    def __str__(self) -> str:
        first, *others = self.steps
        return f"({first}{''.join(f' <{step.gap}> {step}' for step in others)})"


@dataclass(frozen=True, slots=True)
class All:
    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return f"({' & '.join(map(str, self.nodes))})"


@dataclass(frozen=True, slots=True)
class Either:
    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return f"({' | '.join(map(str, self.nodes))})"


@dataclass(frozen=True, slots=True)
class Not:
    node: Node

    def __str__(self) -> str:
        return f"!{self.node}"


Node = Phrase | All | Either | Not


@dataclass(frozen=True, slots=True)
class Words:
    """``node`` None: nothing that can be searched."""

    node: Node | None

    @property
    def tsquery(self) -> str:
        return "" if self.node is None else str(self.node)

    @property
    def sought(self) -> tuple[str, list[Any]]:
        """An expression of type tsquery, with its values."""
        return "%s::tsquery", [self.tsquery]

    def phrases(self) -> Iterator[Phrase]:
        """Those that a statement is found by, exclusions left out."""
        if self.node is not None:
            yield from _phrases(self.node)


def _phrases(node: Node) -> Iterator[Phrase]:
    if isinstance(node, Phrase):
        yield node
    elif not isinstance(node, Not):
        for each in node.nodes:
            yield from _phrases(each)


def searchable(typed: str) -> bool:
    """Whether anything is left of ``typed`` once common words and marks are gone."""
    return _read(pieces(typed), {}).node is not None


def read(typed: str) -> Words:
    """Two queries, however many words."""
    groups = pieces(typed)
    return _read(groups, _spellings(_names(groups)))


def _read(groups: list[list[Piece]], spellings: dict[str, list[str]]) -> Words:
    lexemes = _Lexemes(_texts(groups, spellings))
    alternatives = [node for group in groups if (node := _group(group, spellings, lexemes))]
    return Words(_joined(Either, alternatives))


def _texts(groups: list[list[Piece]], spellings: dict[str, list[str]]) -> Iterator[str]:
    for piece in (piece for group in groups for piece in group):
        yield from piece.parts
    for spelt in spellings.values():
        for text in spelt:
            yield from text.split()


def _joined(kind: type[All] | type[Either], nodes: Sequence[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(tuple(nodes))


def _group(group: list[Piece], spellings: dict[str, list[str]], lexemes: _Lexemes) -> Node | None:
    """What must all be there. The longest name among words in a row is taken first."""
    nodes: list[Node] = []
    i = 0
    while i < len(group):
        for length in range(LONGEST_NAME, 1, -1):
            run = group[i : i + length]
            name = " ".join(piece.text for piece in run)
            if len(run) == length and _in_a_row(run) and spellings.get(name):
                each = [node for piece in run if (node := _piece(piece, spellings, lexemes))]
                nodes += _with_spellings(_joined(All, each), name, spellings, lexemes)
                i += length
                break
        else:
            piece = group[i]
            if node := _piece(piece, spellings, lexemes):
                nodes.append(Not(node) if piece.excluded else node)
            i += 1
    return _joined(All, nodes)


def _in_a_row(run: Iterable[Piece]) -> bool:
    return all(not piece.quoted and not piece.excluded for piece in run)


def _piece(piece: Piece, spellings: dict[str, list[str]], lexemes: _Lexemes) -> Node | None:
    steps = lexemes.steps(piece.parts)
    own = Phrase(steps, piece.text) if steps else None
    return _joined(Either, _with_spellings(own, piece.text, spellings, lexemes))


def _with_spellings(own: Node | None, name: str, spellings: dict[str, list[str]], lexemes: _Lexemes) -> list[Node]:
    """One node that also finds the other spellings of ``name``; none where there is nothing to find."""
    if own is None:
        return []
    seen = {own.steps} if isinstance(own, Phrase) else {tuple(lexemes.steps(name.split()))}
    others: list[Node] = []
    for text in spellings.get(name, []):
        steps = lexemes.steps(text.split())
        if steps and steps not in seen:
            seen.add(steps)
            others.append(Phrase(steps))
    joined = _joined(Either, [own, *others])
    return [joined] if joined else []


class _Lexemes:
    """What PostgreSQL makes of words, asked for once."""

    def __init__(self, parts: Iterable[str]) -> None:
        wanted: dict[str, None] = {}
        for part in parts:
            word = folded(part.rstrip("*"))
            wanted[word] = None
            if part.endswith("*"):
                wanted |= dict.fromkeys(word + ending for ending in ENDINGS)
        self.found: dict[str, list[tuple[int, str]]] = {word: [] for word in wanted}
        self.counted: dict[str, int] = {}
        self.unaccented: dict[str, str] = {}
        if not wanted:
            return
        with connection.cursor() as cursor:
            cursor.execute(
                """
                SELECT w.text, unaccent(w.text), v.lexeme, v.positions,
                    (SELECT count(*) FROM ts_parse('default', w.text) p WHERE p.tokid <> ALL (%s::integer[]))
                FROM unnest(%s::text[]) w(text)
                LEFT JOIN LATERAL unnest(to_tsvector('newsdesk', w.text)) v ON true
                """,
                [UNCOUNTED, list(wanted)],
            )
            for word, unaccented, lexeme, positions, counted in cursor.fetchall():
                self.counted[word], self.unaccented[word] = counted, unaccented
                if lexeme is not None:
                    self.found[word] += [(position, lexeme) for position in positions]

    def steps(self, parts: Sequence[str]) -> tuple[Step, ...]:
        """None for common words and marks, which count for the distance of their neighbours all the same."""
        placed: list[tuple[int, tuple[tuple[str, bool], ...]]] = []
        before = 0
        for part in parts:
            word = folded(part.rstrip("*"))
            if part.endswith("*"):
                placed.append((before + 1, self._beginnings(word)))
            else:
                placed += [(before + at, ((lexeme, False),)) for at, lexeme in sorted(self.found[word])]
            before += self.counted.get(word, 0)
        ats = [at for at, _ in placed]
        return tuple(Step(options, at - last) for (at, options), last in zip(placed, [*ats[:1], *ats], strict=False))

    def _beginnings(self, word: str) -> tuple[tuple[str, bool], ...]:
        """Lexemes that begin so, and stems of words that do though the stem is shorter."""
        typed = self.unaccented[word]
        stems = {lexeme for ending in ENDINGS for _, lexeme in self.found[word + ending]}
        return (typed, True), *((stem, False) for stem in sorted(stems) if stem != typed and typed.startswith(stem))


# --- names ------------------------------------------------------------------------------------------------------


def _names(groups: list[list[Piece]]) -> list[str]:
    """Whatever of the words could be a name."""
    names = []
    for group in groups:
        names += [piece.text for piece in group if "*" not in piece.text]
        for i in range(len(group)):
            for length in range(2, LONGEST_NAME + 1):
                run = group[i : i + length]
                if len(run) == length and _in_a_row(run) and not any("*" in piece.text for piece in run):
                    names.append(" ".join(piece.text for piece in run))
    return list(dict.fromkeys(names))


SPELT = """
    SELECT t.name, n.actor_id, n.kind, o.kind, o.text
    FROM (SELECT name, to_tsvector('newsdesk', latin) AS words FROM unnest(%s::text[], %s::text[]) t(name, latin)) t
    JOIN articles_actorname n ON n.search = t.words AND n.kind IN ('full', 'family')
    JOIN articles_actor a ON a.id = n.actor_id AND a.kind = 'person'
    JOIN articles_actorname o ON o.actor_id = a.id AND o.kind IN ('full', 'family')
    WHERE t.words <> ''
    ORDER BY t.name, o.text
"""


def _spellings(names: list[str]) -> dict[str, list[str]]:
    """Name as it was typed → the other spellings of it, where it is that of a few persons."""
    if not names:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(SPELT, [names, [folded(name) for name in names]])
        rows = cursor.fetchall()
    persons: dict[str, dict[int, list[tuple[str, str, str]]]] = {}
    for name, actor, as_, kind, text in rows:
        persons.setdefault(name, {}).setdefault(actor, []).append((as_, kind, plain(text)))
    return {
        name: list(dict.fromkeys(text for spelt in bearers.values() for text in _same(name, spelt)))
        for name, bearers in persons.items()
        if len(bearers) <= MOST_BEARERS
    }


def _same(name: str, spelt: list[tuple[str, str, str]]) -> Iterator[str]:
    """Of (kind that was typed, kind, spelling) of one person, those that are the same name."""
    typed = {as_ for as_, _, _ in spelt}
    family = {_parts(text) for _, kind, text in spelt if kind == "family"}
    for text in dict.fromkeys(text for _, kind, text in spelt if kind in typed):
        if len(_parts(text)) == len(_parts(name)) and all(_is_of(each, family) for each in (name, text)):
            yield text


def _is_of(name: str, family: set[tuple[str, ...]]) -> bool:
    """Whether a name is a surname of the family or ends with one."""
    parts = _parts(name)
    return any(parts[i:] in family for i in range(len(parts)))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(re.split(r"[\s-]+", unaccented(name)))


def unaccented(text: str) -> str:
    apart = unicodedata.normalize("NFD", folded(text))
    return "".join(c for c in apart if not unicodedata.combining(c))
