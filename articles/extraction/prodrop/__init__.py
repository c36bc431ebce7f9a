"""What the readers of languages share that leave a subject out and put the verb of saying before it.

Bosnian, Croatian, Montenegrin and Serbian (``bcms``), Macedonian (``macedonian``) and Albanian (``albanian``) each
bring a lexicon, the noun phrases and the attributions of a sentence; what is claimed by an attribution, and whom a
subject that is left out stands for, is told here once.
"""
