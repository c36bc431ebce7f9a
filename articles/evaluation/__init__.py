"""How well extraction does against what people marked by hand.

``gold`` reads what was marked, ``matching`` compares one document, ``figures`` adds documents up, ``measured`` keeps
what the method page shows. Pure: texts and statements in, numbers out.
"""
