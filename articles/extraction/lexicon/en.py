"""English: reporting verbs with their frames, and the closed classes that bound a clause.

A frame says what a verb takes, and so what may be called a statement. Speech is not belief: *wants*, *believes*,
*fears* and *opposes* are not here; they attribute words only where those stand in quotation marks (``OPINION``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from .lists import words as _words


class Frame(Flag):
    """What a reporting verb takes after it."""

    CLAUSE = auto()  # a clause, with or without "that": said (that) X
    THAT = auto()  # a clause that shows itself by "that" or a finite verb, else a noun object: noted X
    QUOTE = auto()  # words in quotation marks
    ADDRESSEE = auto()  # somebody is told: told X that
    TO = auto()  # an infinitive: pledged to Z
    OBJECT_TO = auto()  # an addressee and an infinitive: urged Y to Z
    OBJECT_OF = auto()  # accused Y of Z
    GERUND = auto()  # denied Z-ing, ruled out Z-ing
    WHETHER = auto()  # asked whether, why, what
    NOUN = auto()  # a noun object with content: welcomed Z
    LABEL = auto()  # called Z "…": a statement only with quotation marks
    NOUN_TRAP = auto()  # its base or -s form is a noun as well: a report, his claims


C, T, Q, A = Frame.CLAUSE, Frame.THAT, Frame.QUOTE, Frame.ADDRESSEE
TO, OT, OF, G, W, N, L, X = (
    Frame.TO,
    Frame.OBJECT_TO,
    Frame.OBJECT_OF,
    Frame.GERUND,
    Frame.WHETHER,
    Frame.NOUN,
    Frame.LABEL,
    Frame.NOUN_TRAP,
)

_FRAMES: dict[Frame, str] = {
    C | Q: "say",
    C | Q | A | OT: "tell",
    T | Q: (
        "add explain argue insist reiterate emphasize emphasise acknowledge allege assert contend conclude "
        "predict confirm reply respond declare complain affirm reaffirm concede admit stress underline "
        "underscore highlight observe recount retort quip joke lament boast brag counter proclaim profess "
        "reveal disclose divulge opine muse continue elaborate interject testify clarify specify "
        "maintain announce imply indicate exclaim recommend suggest repeat recall aver posit "
        "theorize speculate assess convey refute vent gush marvel rejoin shout yell chant interrupt whisper "
        "mutter tout thunder intone deadpan crow scoff stipulate gripe agree"
    ),
    T | Q | X: (
        "reason note project state remark comment estimate caution forecast post email blog blast mention tweet signal "
        "hint protest message fume snap bark"
    ),
    T | Q | A | OT: "advise caution",
    T | Q | A | OT | X: "warn",
    T | Q | A: "remind assure inform notify reassure brief",
    T | Q | TO | A | X: "promise",
    T | Q | TO | X: "pledge vow demand threaten claim",
    T | Q | TO: "swear",
    T | Q | OT | TO | W | A: "ask",
    T | Q | OT | X: "request order",
    T | Q | OT: "urge beg implore exhort instruct encourage invite plead",
    OF | Q: "accuse",
    T | G | Q: "deny",
    G: "rule_out admit_to confess_to",
    T | G | Q | X: "report",
    T | G | Q | N: "propose",
    C | Q | X: "write",
    T | X: "rule charge",
    OT | Q: "call_on call_upon appeal_to",
    T | Q | N: "point_out",
    T: "make_clear make_it",  # the second: made it clear that
    N | Q: (
        "welcome condemn denounce deplore praise commend hail congratulate "
        "express voice convey criticise criticize bemoan"
    ),
    N | Q | X: "echo",
    L | Q | X: "thank address cite blame reject dismiss defend mock ridicule",
    N: "call_for point_to agree_on",
    N | G: (
        "warn_of warn_about warn_against caution_against boast_of boast_about brag_about complain_about joke_about"
    ),
    L | Q: (
        "call describe label dub brand characterize characterise denounce portray refer_to speak_of term deem "
        "depict deride decry slam blast hail mock chide lash_out"
    ),
    T | Q | W | X: "answer question",
    T | Q | W: "wonder inquire",
    Q: "read go_on conclude begin put_it chime_in shoot_back",
}
# only the quotation marks make these a statement
OPINION = _words(
    """
    fear fears feared believe believes believed think thinks thought want wants wanted see sees saw consider
    considers considered oppose opposes opposed view views viewed regard regards regarded feel feels felt seek seeks
    sought hope hopes hoped support supports supported found finds
    """
)

#: their noun object is not what is said: "briefed the council", "snapped a picture"
SAYS_NO_NOUN = _words("brief inform notify reassure remind snap bark")

#: what a speaker thinks besides: "say the bridge is shut and believe it is old"
BELIEVING = {
    "base": _words("believe think want fear hope feel consider regard oppose view see reject"),
    "s": _words("believes thinks wants fears hopes feels considers regards opposes"),
}

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing",
    "read": "reads read reading",
    "deny": "denies denied denying",
    "reply": "replies replied replying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "specify": "specifies specified specifying",
    "notify": "notifies notified notifying",
    "decry": "decries decried decrying",
    "imply": "implies implied implying",
    "forecast": "forecasts forecast forecasting",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "brag": "brags bragged bragging",
    "beg": "begs begged begging",
    "dub": "dubs dubbed dubbing",
    "slam": "slams slammed slamming",
    "signal": "signals signaled signalled signaling signalling",
    "label": "labels labeled labelled labeling labelling",
    "snap": "snaps snapped snapping",
    "begin": "begins began begun beginning",
    "tout": "touts touted touting",
    "blog": "blogs blogged blogging",
    "speculate": "speculates speculated speculating",
    "plead": "pleads pleaded pled pleading",
    "retort": "retorts retorted retorting",
    "aver": "avers averred averring",
    "refer": "refers referred referring",
    "put": "puts put putting",
    "speak": "speaks spoke spoken speaking",
    "go": "goes went gone going",
    "shoot": "shoots shot shooting",
    "make": "makes made making",
}


def _inflect(verb: str) -> tuple[str, ...]:
    """Base, -s, past and -ing forms; the base comes first and the -ing form ends in "ing"."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    ending = "es" if verb.endswith(("sh", "ch", "ss", "x")) else "s"
    return (verb, verb + ending, verb + "ed", verb + "ing")


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a reporting verb. ``particle`` is the word that must follow it (point *out*, call *on*), or empty."""

    lemma: str
    frame: Frame
    form: str  # base, s, past, ing
    particle: str = ""


def _forms() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, dict[str, Verb]] = {}
    for frame, lemmas in _FRAMES.items():
        for entry in lemmas.split():
            lemma, _, particle = entry.partition("_")
            for form in _inflect(lemma):
                if form == lemma:
                    shape = "base"
                elif form.endswith("ing"):
                    shape = "ing"
                elif form.endswith("s") and form not in ("was",):
                    shape = "s"
                else:
                    shape = "past"
                if lemma in ("forecast", "read", "put") and form == lemma:
                    shape = "past"
                entries = table.setdefault(form, {})
                before = entries.get(particle)
                merged = frame | before.frame if before else frame
                entries[particle] = Verb(lemma, merged, shape, particle)
    # the longer expression (point out) is tried before the bare verb
    return {form: tuple(sorted(verbs.values(), key=lambda v: not v.particle)) for form, verbs in table.items()}


VERBS = _forms()
#: reporting verbs in a form that is no noun as well
FINITE_FORMS = frozenset(
    form
    for form, verbs in VERBS.items()
    if any(verb.form == "past" or (verb.form == "s" and X not in verb.frame) for verb in verbs)
)

PRONOUNS_MALE = frozenset({"he"})
PRONOUNS_FEMALE = frozenset({"she"})
PRONOUNS_PLURAL = frozenset({"they", "both"})
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you"})
RELATIVES = frozenset({"who", "which", "whom", "whose", "where"})
COMPLEMENTISERS = frozenset({"that"})
DETERMINERS = _words(
    """
    the a an his her its their this that these those my our your some many several two three four five both all most
    one another other any each every no
    """
)
QUANTITIES = _words("most some many")
NUMERALS = _words("two three four five six seven eight nine ten")
PREPOSITIONS = _words(
    """
    in on at after before during from to with without through via by for under over against about into amid
    following since until upon within near between among as regarding concerning despite ahead outside inside toward
    towards alongside beside behind besides throughout like unlike
    """
)
#: a noun phrase to the right of its verb ends before one of these
PHRASE_ENDS = _words(
    """
    in on at during after before as while when that who which via through following because since if whose where about
    but although
    """
)
#: after one of these a new clause begins: a subject never reaches over it to the left
CLAUSE_OPENERS = _words(
    """
    that because when while but if although though since after before until where whether so than or unless once
    whereas why how what as nor yet except
    """
)
#: a clause that opens with one of these needs another
SUBORDINATORS = _words("while when after as although though since because before if")
AUXILIARIES = _words(
    """
    is are was were be been being am has have had having do does did will would can could may might must shall
    should 's ’s ’re 're ’ve 've ’d 'd ’ll 'll ’m 'm isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t
    didn’t won’t wouldn’t can’t couldn’t shouldn’t cannot isn't aren't wasn't weren't hasn't haven't hadn't doesn't
    don't didn't won't wouldn't can't couldn't shouldn't ain't
    """
)
_MODALS = _words("can could will would may might must shall should")
#: auxiliaries of another tense than that of a verb in the form, to which "and" or "but" would not join it
OTHER_TENSES = {
    "past": _MODALS | _words("is are does do"),
    "s": _MODALS | _words("was were had did are have do"),
    "base": _words("was were had did is has does"),
}
GLUED_BE = ("'s", "'re", "'m")
FINITE = AUXILIARIES - {"be", "been", "being", "having", "'s", "’s", "am"}  # "Bild am Sonntag"
IRREGULAR_PASTS = _words(
    """
    went came made took got gave knew thought saw found left felt became began brought bought built chose did drove
    ate fell fought flew forgot grew held kept led lost meant met paid ran rose sent set sold spent spoke stood
    taught understood won wore broke caught hit hurt lay let put read shot shut sat slept stole struck threw woke
    won withdrew arose awoke bore bent blew bred clung crept dealt dug drew drank fed fled flung forbade forgave froze
    hid hung knelt laid lent lit overcame overtook rang sang sank sought shook shone shrank slid slung spun sprang stuck
    heard strove swung swept swam tore undertook wept withstood wove
    seems seem means mean wants want needs need makes make shows show remains remain takes take goes go
    comes come gets get gives give looks look knows know thinks think believes believe works keeps keep represents
    represent depends includes include includes involves requires require continues lies lie stands stand exists
    exist deserves deserve faces face holds hold hopes hope expects expect plans plan intends intend likes like
    loves love lacks lack
    """
)
#: verbs in the present that are hardly ever nouns: "considers", "remains"
PRESENT = _words(
    """
    accepts achieves adopts aims allows appears applies argues arrives asks assumes attends becomes begins believes
    belongs brings builds celebrates comprises considers consists constitutes contains continues
    contributes creates decides defends defines demonstrates denies depends deserves destroys develops differs
    discusses enables encourages endangers enjoys ensures enters establishes exists expects explains extends fails feels
    forms finds follows forgets gathers grows happens helps ignores implements implies imposes
    improves indicates insists involves joins knows lacks leads leaves lets loses maintains meets obliges
    occupies occurs opens operates opposes owes owns pays persists poses prepares presents preserves
    prevents proceeds produces prohibits promotes protects proves provides provokes pursues raises reaches receives
    recognises recognizes reduces reflects refuses rejects relates relies remains represents requires resists respects
    restricts reveals seeks sees sells sends serves sits speaks spends spreads stems strengthens succeeds
    suffers supports sustains teaches tells tends thinks threatens tries undergoes undermines understands unites
    violates wants warns weakens welcomes wins worsens
    """
)
#: finite forms that are infinitives as well: "to stay and make it work"
BASES = _words(
    """
    do have be read let put set cut hit hurt shut run seem mean want need make show remain take go come get give look
    know think believe keep represent include require lie stand exist deserve face hold hope expect plan intend like
    love lack
    """
)
NEGATIONS = _words(
    """
    not never n't n’t didn't didn’t don't don’t doesn't doesn’t won't won’t wouldn't wouldn’t cannot can't can’t
    couldn't couldn’t hasn't hasn’t haven't haven’t hadn't hadn’t isn't isn’t wasn't wasn’t aren't weren't declined
    declines refused refuses decline refuse refusing declining
    """
)
VERB_ADVERBS = _words(
    """
    also later then now again repeatedly previously earlier recently once already further furthermore reportedly
    long even first initially additionally still just only often always sometimes too instead thus therefore ever
    once twice never not rather simply merely soon consistently almost nevertheless nonetheless likewise
    """
)
#: adverbs only between an auxiliary and its verb: "has since said", "have both urged"
INNER_ADVERBS = _words("since both each all twice lately")
NOT_ADVERBS = _words(
    """
    family ally italy july early supply reply assembly army rally likely elderly daily weekly only fly
    """
)
WEEKDAYS = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday
    """
)
MONTHS = _words(
    """
    january february march april may june july august september october november december jan feb aug sept sep oct
    nov dec jan. feb. aug. sept. oct. nov. dec.
    """
)
TIME_WORDS = _words(
    """
    yesterday today tonight earlier later recently afterward afterwards then again now also separately wednesdays
    thereafter meanwhile simply flatly bluntly
    """
)
TIME_NOUNS = _words(
    """
    week month year day quarter decade session night morning afternoon evening weekend time fall spring summer winter
    hours days
    """
)
TIME_NOUNS_PLURAL = _words("minutes hours days weeks months years decades")
VENUES = _words(
    """
    statement interview conference briefing speech tweet post email e-mail letter release address remarks meeting
    report hearing call message memo article column editorial book video television twitter facebook instagram
    telegram parliament court visit session forum debate rally event testimony filing affidavit response reply
    reference radio tv x announcement note press ceremony summit lecture appearance telephone phone blog news today
    convention talks
    """
)
CONNECTIVES = _words(
    """
    however but and meanwhile so yet still moreover furthermore additionally separately instead nevertheless
    nonetheless also thus therefore similarly likewise finally then
    """
)
#: phrases that do the same, by their first word
CONNECTING = {
    "as": [["as", "a", "result", ","]],
    "in": [["in", "addition", ","], ["in", "a", "related", "development", ","], ["in", "the", "meantime", ","]],
    "for": [["for", whose, "part", ","] for whose in ("his", "her", "its", "their")] + [["for", "example", ","]],
}
#: participles that open the reporter's own tail after a comma (", alluding to the …")
TAIL_PARTICIPLES = _words(
    """
    alluding referring citing pointing describing calling speaking responding commenting quoting echoing using
    naming alluded discussing gesturing drawing nodding prompting according reacting
    """
)
#: before a statement these open what it answers
ANSWERING = _words("responding answering replying reacting commenting speaking asked")
#: after the last comma of a sentence these open the reporter's apposition
ASIDES = _words("the a an former compared less roughly nearly all")
#: after the last dash of a sentence these open the reporter's remark on what was said
AFTERTHOUGHTS = _words(
    """
    a an the though although despite it he she all about something no half most many claims charges
    """
)
#: verbs that are speech only with "that" or marks: "continued screening", "observed voting", "maintained a schedule"
EXPLICIT = _words(
    """
    continue maintain observe interrupt write question address comment wonder signal go begin agree post email charge
    project
    """
)
#: nouns that have a verb in the plural as well: "the opposition call on voters"
COLLECTIVE = _words("people police women men opposition government public majority team army press union party")
#: verbs whose noun object is no content: "added 292,000 jobs", "posted a picture", "pledged money"
NO_OBJECT = _words(
    """
    add conclude reply respond answer rule read declare post state advise report pledge ask demand shout threaten invite
    concede assess message refute request email
    """
)
#: what follows in marks is a title or a term, not somebody's words
TITLING = _words(
    """
    titled entitled named dubbed nicknamed called so-called captioned headlined term word phrase known
    """
)
#: after an ambiguous form (claims, reports) one of these shows that it is the verb
CLAUSE_HEADS = frozenset(("that", ":", ",", "it", "he", "she", "they", "there", "we", "how", "why", "no"))
#: after a comma inside marks these go on with the clause that holds them: “messy,” because it rained
CARRIES_ON = _words(
    """
    because by with not so given including compared to of specifically especially perhaps
    """
)
#: nouns with an infinitive of their own: "appealed to the court in a bid to stop it"
GOVERNING_TO = _words(
    "bid attempt effort decision right plan move chance way ability power order need desire willingness"
)
#: participles that go on with what was said
NO_TAIL = _words(
    """
    following including involving regarding concerning depending beginning ranging according having during nothing
    something everything anything leaving allowing making giving meaning resulting causing leading turning putting
    starting creating keeping bringing evening morning increasing threatening enabling forcing reducing ensuring
    sparking triggering paving killing injuring wounding damaging destroying considering
    """
)
#: "wants to say that", "failed to argue that": nothing has been said
UNSAID = _words(
    """
    want wants wanted fail fails failed need needs able unable going have has had how what reason hard difficult
    easy likely unlikely expected ready willing try tries tried trying reluctant decline declines declined refuse
    refuses refused not
    """
)
#: before a form in -ing: "kept asking why", "has started telling them to"
ASPECTUAL = _words("keep keeps kept start starts started begin begins began begun continue continues continued")
#: "continued to say that": what was said in the infinitive has been said
SAID_AFTER = _words(
    """
    continued continues went goes proceeded began started rose used came tweeted posted forced compelled took moved
    appeared managed paused turned hastened returned taken taking continuing pains rushed rushing stood prompted led
    """
)
#: before a colon these are headings, not speakers
NOT_NAMED = _words(
    """
    q a question answer note update updated photo photos video watch read related source sources editor's editors
    transcript breaking opinion analysis exclusive live latest look wow revealed byline fact email e-mail phone tel fax
    web website correction boom
    """
)
#: before a headline's colon these speak without a name
SOURCES = _words(
    """
    poll report study survey newspaper insiders experts analysts historians officials police editorial camp sources
    """
)
QUESTION_WORDS = _words(
    """
    whether if why how what who where when which whom
    """
)

#: nouns that carry a reported clause of their own: "his claim that …"
SPEECH_NOUNS = _words(
    """
    claim claims statement assertion assertions allegation allegations warning warnings announcement promise pledge
    argument suggestion accusation accusations remark remarks comment comments contention signal message insistence
    vow admission acknowledgment acknowledgement prediction declaration complaint complaints explanation conclusion
    report reports conclusions demand demands request requests answer response reply theory appeal calls point points
    charges
    """
)
#: those that bring an infinitive as well: "his promise to open the bridge"
PROMISES = _words("promise promises pledge pledges vow vows")
#: before a promise: what is kept or broken has been said before
KEEPING = _words(
    """
    fulfil fulfill fulfils fulfills fulfilled fulfilling keep keeps kept keeping honour honours honoured honor honors
    honored break breaks broke broken breaking
    """
)
#: before a noun of speech and its clause these only say that it was uttered: "issued a warning that …"
UTTERING = _words("make makes made issue issues issued send sends sent give gives gave raise raises raised")
#: the same of reporting verbs, by lemma
VOICING = _words("express voice reiterate repeat")
#: after one of those, these bring a clause as well: "expressed hope that …"
VOICED_NOUNS = SPEECH_NOUNS | _words("hope hopes fear fears concern concerns confidence belief view opinion")
