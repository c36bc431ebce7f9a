"""Macedonian, as papers and agencies of North Macedonia print it, in Cyrillic letters or in Latin ones.

Its lexicon is ``lexicon/mk.py``; what it shares with other languages that leave subjects out is in ``prodrop``.
"""
