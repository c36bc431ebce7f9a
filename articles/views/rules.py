"""The rules by which statements were read, in words. What they do stands in ``docs/extraction.md``.

A rule that is not here yet is shown by its name alone.
"""

from __future__ import annotations

from django.utils.translation import gettext, gettext_noop

# What stands there, by the first part of a rule: "quote-left" is "quote".
SHAPES = {
    "quote": gettext_noop("Words in quotation marks"),
    "clause": gettext_noop("A reported clause"),
    "infinitive": gettext_noop("A reported demand, wish or charge"),
    "nominal": gettext_noop("A phrase that names what was said"),
}
# Where its speaker stands, by the last part.
PLACES = {
    "left": gettext_noop("beside a word of saying whose subject is the speaker"),
    "inverted": gettext_noop("with the speaker named behind the word of saying"),
    "participle": gettext_noop("with a word of saying like “adding that”"),
    "coordinate": gettext_noop("with a second word of saying of the same subject"),
    "infinitive": gettext_noop("with a word of saying that hangs on another verb"),
    "passive": gettext_noop("with a word of saying in the passive"),
    "noun": gettext_noop("with a noun of saying, as in “the claim that”"),
}
WHOLE = {
    "according-to": gettext_noop("Content given to somebody by “according to” or the like"),
    "clause-asked": gettext_noop("What somebody was asked"),
    "clause-quoted": gettext_noop("A clause that is a statement for the quotation marks inside it"),
    "colon": gettext_noop("What follows a name and a colon"),
    "lead-in": gettext_noop("Words in quotation marks after a sentence that announces them"),
    "opinion-quoted": gettext_noop("An opinion, partly in quotation marks"),
    "quote-carried": gettext_noop("Words in quotation marks that go on with what the same person was saying"),
    "quote-labelled": gettext_noop("A line of a transcript inside quotation marks, beginning with a name"),
    "quote-loose": gettext_noop("Words in quotation marks with no word of saying beside them"),
}
SPEAKERS = {
    "carried-on": gettext_noop("Goes on speaking from the passage before"),
    "full-name": gettext_noop("Named in full here"),
    "joint": gettext_noop("One of several who are named together"),
    "metonym": gettext_noop("A place or building that stands for a government"),
    "name": gettext_noop("Named here"),
    "nominal": gettext_noop("Called by a description that fits one person of this article"),
    "office-dated": gettext_noop("Called by the office, and by the date held by this person"),
    "office-named": gettext_noop("Called by an office whose holder is named in full in this article"),
    "pronoun": gettext_noop("A pronoun, followed back to the last person it can mean"),
    "pronoun-open": gettext_noop("A pronoun that leads to nobody for certain"),
    "printed": gettext_noop("Printed as it stands; not in the reference data"),
    "surname": gettext_noop("A surname that only one known person has"),
    "surname-introduced": gettext_noop("A surname, introduced in full earlier in the article"),
}


def found_by(rule: str) -> str:
    """``quote-inverted`` → Words in quotation marks, with the speaker named behind the word of saying."""
    if rule in WHOLE:
        return gettext(WHOLE[rule])
    shape, _, place = rule.partition("-")
    if shape in SHAPES and place in PLACES:
        return f"{gettext(SHAPES[shape])}, {gettext(PLACES[place])}"
    return gettext("Rule “%(rule)s”") % {"rule": rule} if rule else ""


def speaker_by(rule: str) -> str:
    if rule in SPEAKERS:
        return gettext(SPEAKERS[rule])
    return gettext("Rule “%(rule)s”") % {"rule": rule} if rule and rule != "unknown" else ""
