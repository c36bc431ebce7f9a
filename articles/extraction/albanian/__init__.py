"""Albanian, as papers of Kosovo, Albania and North Macedonia print it, with or without ë and ç.

Its lexicon is ``lexicon/sq.py``; what it shares with other languages that leave subjects out is in ``prodrop``.
"""
