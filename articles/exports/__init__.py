"""What a researcher takes away: the answer to a query as a file, one statement as a citation, a result set kept as it
was. Every format is written from the same ``Row``, so no two files can tell different things."""

from articles.exports.formats import FORMATS, About, Format, filename, stream
from articles.exports.rows import Row, batches, row_of

__all__ = ["FORMATS", "About", "Format", "Row", "batches", "filename", "row_of", "stream"]
