"""The rows that lists show as columns in memory: the same answers as the SQL of ``counts`` and ``engine``, many times
faster. Every figure can be checked against that SQL, which answers where there are no columns."""

from articles.search.columns.keeping import Look, forget, look

__all__ = ["Look", "forget", "look"]
