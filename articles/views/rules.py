"""The rules by which statements were read, in words. What they do stands in ``docs/extraction.md``.

A rule that is not here yet is shown by its name alone.
"""

from __future__ import annotations

# What stands there, by the first part of a rule: "quote-left" is "quote".
SHAPES = {
    "quote": "Words in quotation marks",
    "clause": "A reported clause",
    "infinitive": "A reported demand, wish or charge",
    "nominal": "A phrase that names what was said",
}
# Where its speaker stands, by the last part.
PLACES = {
    "left": "beside a word of saying whose subject is the speaker",
    "inverted": "with the speaker named behind the word of saying",
    "participle": "with a word of saying like “adding that”",
    "coordinate": "with a second word of saying of the same subject",
    "infinitive": "with a word of saying that hangs on another verb",
    "passive": "with a word of saying in the passive",
    "noun": "with a noun of saying, as in “the claim that”",
}
WHOLE = {
    "according-to": "Content given to somebody by “according to” or the like",
    "clause-asked": "What somebody was asked",
    "clause-quoted": "A clause that is a statement for the quotation marks inside it",
    "colon": "What follows a name and a colon",
    "lead-in": "Words in quotation marks after a sentence that announces them",
    "opinion-quoted": "An opinion, partly in quotation marks",
    "quote-carried": "Words in quotation marks that go on with what the same person was saying",
    "quote-labelled": "A line of a transcript inside quotation marks, beginning with a name",
    "quote-loose": "Words in quotation marks with no word of saying beside them",
}
SPEAKERS = {
    "carried-on": "Goes on speaking from the passage before",
    "full-name": "Named in full here",
    "joint": "One of several who are named together",
    "metonym": "A place or building that stands for a government",
    "name": "Named here",
    "nominal": "Called by a description that fits one person of this article",
    "office-dated": "Called by the office, and by the date held by this person",
    "office-named": "Called by an office whose holder is named in full in this article",
    "pronoun": "A pronoun, followed back to the last person it can mean",
    "pronoun-open": "A pronoun that leads to nobody for certain",
    "printed": "Printed as it stands; not in the reference data",
    "surname": "A surname that only one known person has",
    "surname-introduced": "A surname, introduced in full earlier in the article",
}


def found_by(rule: str) -> str:
    """``quote-inverted`` → Words in quotation marks, with the speaker named behind the word of saying."""
    if rule in WHOLE:
        return WHOLE[rule]
    shape, _, place = rule.partition("-")
    if shape in SHAPES and place in PLACES:
        return f"{SHAPES[shape]}, {PLACES[place]}"
    return f"Rule “{rule}”" if rule else ""


def speaker_by(rule: str) -> str:
    return SPEAKERS.get(rule) or (f"Rule “{rule}”" if rule and rule != "unknown" else "")
