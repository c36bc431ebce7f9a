"""The record for programs: the same filters, figures and rows as the pages, as JSON under /api/.

Everything is read, nothing is written. An answer is never about less than was asked: a parameter that makes no sense is
refused, where a page would explain it and show the rest.
"""
