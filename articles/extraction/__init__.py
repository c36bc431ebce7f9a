"""Text and a gazetteer in, statements with exact spans out. Pure Python: no Django, no clock, no files, no network."""
