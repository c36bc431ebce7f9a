"""Bosnian, Croatian, Montenegrin and Serbian, in Latin and in Cyrillic letters.

One lexicon (``lexicon/sh.py``) serves all: words are folded to Latin letters without diacritics where they are compared
(``words``), and never where a span is taken.
"""
