"""One question to the record, from an address to rows, counts and a timeline that agree with each other."""

from articles.search.query import StatementQuery

__all__ = ["StatementQuery"]
