"""What verbs of saying take, and their forms, in languages that bend them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto


class Frame(Flag):
    """What a verb of saying takes; the examples are Bosnian and Albanian."""

    CLAUSE = auto()  # a clause, whatever stands between: rekao je novinarima da; u tha gazetarëve se
    STRICT = auto()  # a clause right behind it; with a noun between it is that noun's: najavio je odluku da
    QUOTE = auto()  # words in quotation marks
    CALL = auto()  # somebody is told to do something: pozvao je Y da; i bëri thirrje Y që të
    ASK = auto()  # something is asked for, of somebody or not: zatražio je (od Y) da; kërkoi nga Y të
    QUESTION = auto()  # upitao je zašto; pyeti pse
    EXPRESS = auto()  # a noun with content: izrazio je nadu da; shprehu shpresën se
    OPINION = auto()  # belief: only the quotation marks make it a statement
    NOUN = auto()  # a noun phrase: pozdravio je odluku
    SELF = auto()  # with se, and never without: složio se da


@dataclass(frozen=True, slots=True)
class Verb:
    """One form. ``tense``: past (a participle, with an auxiliary), present (any finite form), converb or passive;
    ``agrees``: m, f, n, mp, fp of a participle, s or p of a finite form, empty where the form does not tell."""

    lemma: str
    frame: Frame
    tense: str
    agrees: str = ""
