"""What answers look like. A statement has the shape of every file that is taken away: ``exports.Row``.

Names are those of that row wherever they mean the same. A date that is not known is an empty text, as in files.
"""

from __future__ import annotations

from datetime import date

from ninja import Field, Schema

from articles.exports import Row

# Field of a row → what the document says of it.
OF_A_ROW = {
    "statement": "Its number, for good.",
    "address": "Its permanent page: what to cite.",
    "text": "The words of the article that are the statement, exactly.",
    "kind": "direct, mixed or indirect.",
    "form": "How the article gives it: quote, clause, nominal …",
    "cue": "The words that introduce it: “said”, “according to”.",
    "speaker_printed": "The speaker as the article names them.",
    "speaker": "The speaker where we know them, else empty.",
    "actor": "Slug of the speaker: /api/actors/{slug}.",
    "joint_speakers": "Those who said it together, in the order printed; empty where one speaks alone.",
    "joint_actors": "Their slugs, in the same order; empty for somebody we do not know.",
    "role_then": "The office the speaker held then.",
    "via": "Who passed it on, where somebody did.",
    "said_on": "When it was said, as far as it is known: 2023-05-01, 2023-05, 2023 or empty.",
    "said_precision": "day, month, year or unknown.",
    "said_phrase": "The wording that the date was read from.",
    "said_inferred": "Whether the date follows from an inferred date of the article.",
    "countries": "What it is about, in the neutral labels of the site; see footnotes.",
    "country_codes": "The same countries as codes, in the same order.",
    "topics": "What it is about.",
    "confidence": "Orders the work of curators, 0 to 1. Not a probability.",
    "rule": "What found it.",
    "speaker_rule": "What found the speaker.",
    "origin": "machine or person.",
    "review": "Whether a person has checked it.",
    "reviewed_on": "The day they did.",
    "start": "First character in the article's text, in code points.",
    "end": "The character after its last: text == article text[start:end].",
    "body_sha256": "SHA-256 of the article's text in UTF-8.",
    "article": "Number of the article: /api/articles/{article}.",
    "article_address": "The page of the article.",
    "title": "Title of the article or, without one, how it begins.",
    "outlet": "Who printed it.",
    "author": "Who wrote the article, as printed.",
    "url": "Where the outlet has it.",
    "language": "Language of the article.",
    "published_on": "When it was printed, as far as it is known.",
    "published_precision": "day, month, year or unknown.",
    "published_phrase": "The wording that the date was read from.",
    "dated_from": "First day on which an undated article was inferred to be written.",
    "dated_until": "Last such day.",
    "loaded_at": "When it came into the record.",
    "extractor_version": "Version of the program that read it.",
    "collection_version": "State of the record this was read from.",
    "footnotes": "Belong to labels with an asterisk.",
}


class StatementPage(Schema):
    total: int = Field(description="How many statements the question finds, on all pages.")
    next: str | None = Field(description="Address of the next page; null on the last one.")
    read: str = Field(description="The page that shows the same statements to people.")
    files: dict[str, str] = Field(description="Suffix → address of all these statements as a file: no pages, no limit.")
    statements: list[Row]


class FacetValue(Schema):
    value: str = Field(description="What the parameter takes.")
    label: str
    count: int = Field(description="Statements that remain if this is the only value of its filter.")
    chosen: bool
    excluded: bool


class Facet(Schema):
    param: str
    legend: str
    values: list[FacetValue]


class Facets(Schema):
    total: int
    facets: list[Facet]


class Bin(Schema):
    since: date = Field(description="First day; with “until” it is the filter that finds these statements.")
    until: date = Field(description="Last day.")
    count: int
    coarse: int = Field(
        description="Those not known as closely as that: they stand in each stretch that can be theirs."
    )


class Timeline(Schema):
    """Follows every filter but the dates. Stretches without a statement are in it."""

    unit: str = Field(description="month, year or decade; day, where since and until are less than five weeks apart.")
    undated: int = Field(description="Statements in no stretch.")
    bins: list[Bin]


class ArticleLine(Schema):
    article: int
    article_address: str
    title: str
    outlet: str
    outlet_slug: str
    author: str
    url: str
    language: str
    published_on: str
    published_precision: str
    published_phrase: str
    dated_from: str
    dated_until: str
    body_sha256: str
    loaded_at: str
    extractor_version: str
    statement_count: int = Field(description="Statements in its text, those of its title left out.")


class ArticlePage(Schema):
    total: int
    next: str | None
    articles: list[ArticleLine]


class ArticleInFull(ArticleLine):
    text: str = Field(description="As it was printed, title included: offsets count its code points.")
    title_end: int = Field(description="How many characters of the text are its title.")
    dating_reasons: list[str] = Field(description="Why an undated article was inferred to be written when it was.")
    statements: list[Row] = Field(description="In the order of the text, those of its title included.")


class ActorLine(Schema):
    actor: str = Field(description="Slug.")
    address: str
    name: str
    kind: str
    country: str
    country_code: str
    description: str
    statement_count: int = Field(description="Statements by them.")


class ActorPage(Schema):
    total: int
    next: str | None
    actors: list[ActorLine]


class Term(Schema):
    office: str
    since: str
    until: str = Field(description="First day no longer in office; empty while it lasts.")
    acting: bool


class ActorInFull(ActorLine):
    mention_count: int = Field(description="Statements that mention them.")
    spellings: list[str]
    terms: list[Term]


class CountryLine(Schema):
    code: str
    address: str
    label: str
    footnote: str
    kind: str
    part_of: str = Field(description="Code of the state it belongs to, else empty.")
    in_region: bool
    statement_count: int = Field(description="Statements about it; a state includes its parts.")


class Countries(Schema):
    countries: list[CountryLine]


class TopicLine(Schema):
    topic: str = Field(description="Slug.")
    address: str
    label: str
    definition: str
    statement_count: int


class Topics(Schema):
    topics: list[TopicLine]


class OutletLine(Schema):
    outlet: str = Field(description="Slug.")
    name: str
    country_code: str
    site: str
    article_count: int
    statement_count: int


class Outlets(Schema):
    outlets: list[OutletLine]
