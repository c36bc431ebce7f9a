"""Macedonian, as papers and agencies of North Macedonia print it: verbs of saying with their frames, and the closed
classes that bound a clause.

Written in Cyrillic and kept as ``folded`` leaves it, in Latin letters, so that texts in either script read the same.
Speech is not belief: ``OPINION`` needs quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from .frames import Frame, Verb
from .sh import folded


def words(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


C, T, Q, CALL, ASK, W, E, B, N, S = (
    Frame.CLAUSE, Frame.STRICT, Frame.QUOTE, Frame.CALL, Frame.ASK, Frame.QUESTION, Frame.EXPRESS,
    Frame.OPINION, Frame.NOUN, Frame.SELF,
)  # fmt: skip

# A verb a word, as he, she or it has it: in the past (изјави), with "=" in the present (=вели). Of verbs that are
# irregular in the past also what several have, the stem of the participle, and what is said by nobody in particular.
_VERBS: dict[Frame, str] = {
    C | Q: """рече/рекоа/рек/речено =вели изјави =изјавува порача =порачува соопшти =соопштува кажа =кажува
    извести =известува јави =јавува =информира напиша =пишува предупреди =предупредува потсети =потсетува
    објасни =објаснува појасни =појаснува одговори =одговара раскажа =раскажува увери =уверува твитна""",
    T | Q: """истакна =истакнува нагласи =нагласува =потенцира додаде/додадоа/дода/додадено =додава посочи =посочува
    наведе/наведоа/наве/наведено =наведува најави =најавува објави =објавува потврди =потврдува =тврди оцени =оценува
    =демантира =негира призна =признава заклучи =заклучува повтори =повторува забележа =забележува =прецизира
    =констатира =коментира =прокоментира подвлече/подвлекоа/подвлек/подвлечено =подвлекува укажа =укажува
    спомена =споменува напомена =напоменува откри =открива процени =проценува образложи =образложува =гарантира
    =сугерира предвиде/предвидоа/предвиде/предвидено =предвидува пренесе/пренесоа/прене/пренесено =пренесува
    =апострофира =акцентира =сведочи посведочи порекна =порекнува разјасни =разјаснува =инсистира =сигнализира
    обелодени =обелоденува дополни =дополнува надополни =надополнува =аргументира =нотира =стои
    возврати =возвраќа =алармира =резимира""",
    CALL | Q: """повика =повикува обвини =обвинува замоли =моли охрабри =охрабрува поттикна =поттикнува
    посоветува =советува""",
    ASK | Q: """побара =бара =апелира предложи =предлага препорача =препорачува нареди =наредува вети =ветува""",
    ASK | S | Q: "закани =заканува обврза =обврзува",
    S | Q: "обрати",
    C | S | Q: "пожали =жали пофали сложи =сложува согласи =согласува",
    W | Q: "праша =прашува запраша",
    E | Q: """изрази =изразува искажа =искажува изнесе/изнесоа/изне/изнесено =изнесува упати =упатува испрати =испраќа
    излезе/излегоа/излег/-""",
    N | Q: "поздрави =поздравува осуди =осудува",
    Q: "=реагира продолжи =продолжува =критикува =иронизира =поентира извика",
    B | Q: "=смета =верува =мисли =очекува =стравува",
}
# What is only said by nobody in particular: пријавено е дека.
_IMPERSONAL = "пријавено"


def _participles(stem: str) -> Iterator[tuple[str, str, str]]:
    man = stem + "ол" if stem.endswith("к") else stem + "л"
    for form, agrees in ((man, "m"), (stem + "ла", "f"), (stem + "ло", "n"), (stem + "ле", "p")):
        yield form, "past", agrees


def _inflected(entry: str) -> Iterator[tuple[str, str, str]]:
    """Form, tense and what it agrees with. ``present`` is any finite form, ``past`` the form in -л."""
    if "/" in entry:
        one, several, stem, nobody = entry.split("/")
        yield one, "present", "s"
        yield several, "present", "p"
        yield from _participles(stem)
        if nobody != "-":
            yield nobody, "passive", ""
        return
    if not entry.startswith("="):
        yield entry, "present", "s"
        yield entry + "ја" if entry.endswith("и") else entry + "а", "present", "p"
        yield from _participles(entry)
        nobody = entry[:-1] + "ено" if entry.endswith("и") else entry + ("то" if entry.endswith("на") else "но")
        yield nobody, "passive", ""
        return
    one = entry[1:]
    stem = one if one.endswith("а") else one[:-1] + "е"
    yield one, "present", "s"
    yield (one if one.endswith("а") else one[:-1]) + "ат", "present", "p"
    yield stem + "ше", "present", "s"
    yield stem + "а", "present", "p"
    yield from _participles(stem)
    yield stem + "јќи", "converb", ""
    if one.endswith("а"):
        yield one + "но", "passive", ""


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for frame, entries in _VERBS.items():
        for entry in entries.split():
            lemma = folded(entry.strip("=").partition("/")[0])
            for form, tense, agrees in _inflected(entry):
                table.setdefault(folded(form), Verb(lemma, frame, tense, agrees))
    for form in _IMPERSONAL.split():
        table.setdefault(folded(form), Verb(folded(form), C | Q, "passive"))
    return table


VERBS = _table()
#: who only passes words on, where somebody else is named as well
CONDUITS = words("пренесе пренесува јави јавува извести известува пишува објави објавува информира цитира")
#: forms by which an outlet is named: …, пренесува агенцијата
PASSED_ON = words("пренесува пренесуваат пренесе пренесоа јавува јавуваат јави пишува пишуваат известува известуваат")

BE = words("е се беше беа бил била било биле")
#: the verb of others than he, she and they: сум рекол
OTHER_PERSONS = words("сум си сме сте бев бевме бевте имам имаме немам немаме")
CLITICS = words("го ги ја му им ми ти ме те ве ни ви си се") | {"ѝ", "nè"}
#: clitics that announce an object: ја обвини владата
OBJECTS = words("го ги ја")
#: clitics that announce who is told: им порача на граѓаните
TOLD = words("му им") | {"ѝ"}
NEGATIONS = words("не ниту нема немаше")
#: before a form that only wishes, plans or denies: да каже, ќе изјави, би рекол
UNREAL = NEGATIONS | words("да ќе би ако нека дали доколку")
#: what somebody does not do who keeps something back, besides saying it: не сакаше да открие, не постави рок
WITHHELD = words("сакаше сакаа сподели постави даде")
#: by which somebody keeps silent: не сакаат да коментираат
WANTING = words("сака сакаат сакаше сакаа")
COMPLEMENTISERS = words("дека оти да")
QUESTION_WORDS = words("дали зошто што кога каде кој колку како")
RELATIVE_SUBJECTS = words("кој која кое кои којшто којашто коешто коишто што")
#: nouns by which a relative clause sums up: …, чин што значи
SUMMING = words("чин нешто факт чекор потег настан")
RELATIVES = RELATIVE_SUBJECTS | words("кого кому чиј чија чие чии чијшто каде")
CONJUNCTIONS = words(
    """и а но туку или додека бидејќи зашто оти дека кога откако ако доколку иако макар штом што како затоа дури
    меѓутоа освен ниту односно па та"""
)
#: by which another verb goes on with the same subject
GOES_ON = words("и а но па при притоа")
PREPOSITIONS = words(
    """во на за од со по при до пред под над меѓу кај низ преку поради покрај спрема кон против без освен околу врз
    според вон зад крај наспроти заради помеѓу среде преку откај сред надвор во"""
)
#: which a noun may govern within one phrase: министерот за одбрана на Слободија
OF = words("на за при од меѓу")
PRONOUNS = {"toj": "m", "taa": "f", "tie": "p", "toa": "n"}
#: what opens a sentence before a verb of saying and is no subject
NO_SUBJECTS = words(
    """тоа ова ваква вакво такво така вака исто сè се ништо никој што тогаш овде тука таму оттаму затоа потоа нив него
    неа него кое кои еден една неколку многу повеќе"""
)
ADVERBS = words(
    """денес денеска вчера утре вечерва синоќа утрово утринава попладне попладнево претпладне ноќеска завчера задутре
    исто така потоа претходно подоцна порано повторно пак уште еднаш веќе неодамна тогаш сега сепак притоа воедно
    дополнително посебно особено јасно отворено јавно експлицитно категорично директно накратко кратко понатаму
    инаку истовремено вчеравечер наводно често постојано само токму конечно најпрво прво второ најпосле иронично
    писмено усно телефонски неофицијално официјално оттаму таму тука овде лани годинава деновиве изминатиов накрај
    вечерта утрото пладнето изутрината претпладнево наутро утринава навечер објасно"""
)
CONNECTIVES = words(
    """меѓутоа но а и сепак исто така инаку затоа потоа пак оттука истовремено воедно притоа понатаму впрочем имено
    секако значи сега дополнително односно"""
)
WEEKDAYS = words(
    """понеделник вторник среда четврток петок сабота недела понеделникот вторникот средата четвртокот петокот саботата
    неделата"""
)
TIMES = words(
    """недела неделава неделата година годинава годината месец месецов месецот ден денот вечер вечерта век јануари
    февруари март април мај јуни јули август септември октомври ноември декември часот часа минатата минатиот утрото"""
)
#: converbs that open the reporter's own tail
TAILS = words(
    """критикувајќи коментирајќи осврнувајќи одговарајќи алудирајќи мислејќи реферирајќи повикувајќи обраќајќи
    зборувајќи цитирајќи изразувајќи говорејќи обвинувајќи нарекувајќи опишувајќи претставувајќи реагирајќи"""
)
#: small words by which a clause shows itself
FINITE = (
    BE
    | UNREAL
    | OTHER_PERSONS
    | words(
        """го ги ја му им има имаат имаше немаат може можат можеше треба требаше мора мораат постои постојат сака
        сакаат станува останува останаа продолжува биде бидат"""
    )
) - words("ако дали нека доколку")
#: nouns that pass words on: според зборовите на
WORDS_OF = words(
    """зборовите зборови изјавата изјавите тврдењата тврдењето наводите информациите информации извештајот извештаите
    извештај оценката оценките оценка мислењето мислење проценките проценката податоците податоци соопштението
    пишувањето најавите сознанијата објавата"""
)
HIS = {folded(word): agrees for word, agrees in {"него": "m", "неа": "f", "нив": "p"}.items()}
HIS_OWN = {
    folded(word): agrees
    for word, agrees in {
        "неговите": "m", "неговата": "m", "неговото": "m", "негово": "m",
        "нејзините": "f", "нејзината": "f", "нејзиното": "f", "нејзино": "f",
        "нивните": "p", "нивната": "p", "нивното": "p", "нивно": "p",
    }.items()
}  # fmt: skip
#: nouns that carry a clause: изрази надеж дека
HOPES = words(
    """надеж надежта уверување уверувањето очекување очекувањето став ставот мислење стравување стравувања загриженост
    загриженоста жалење чудење задоволство задоволството оптимизам оптимизмот верба вербата убеденост убедување сомнеж
    порака пораката тврдење тврдења
    сомневање сомневања благодарност подготвеност подготвеноста скептицизам"""
)
#: nouns with a clause in the words of whom they belong to: по изјавата на S дека
SAYINGS = words("изјавата изјавите тврдењето тврдењата оценката оценките обвинувањето обвинувањата ставот најавата")
#: nouns that make a call of a verb: упати повик до граѓаните да
CALLS = words("повик апел барање молба предлог")
#: documents that speak: во соопштението, во писмото на S
PAPERS = words(
    """соопштение соопштението соопштенија извештај извештајот извештаи писмо писмото реакција реакцијата изјава
    изјавата документ документот одлука одлуката пресуда пресудата обвинение обвинението резолуција резолуцијата
    декларација декларацијата договор договорот заклучоци заклучоците текст текстот анализа анализата одговор одговорот
    порака пораката објава објавата демант демантот статус статусот стратегија стратегијата нацрт нацртот студија
    студијата информација информацијата интервју интервјуто известување известувањето коментар коментарот отворено
    белешка претставката пријавата барањето образложението образложение"""
)
#: before a name
DEGREES = words("д-р др м-р мр проф г г-дин г-ѓа")
#: what takes place, where somebody speaks: рече министерот на | прес-конференцијата
OCCASIONS = words(
    """прес прес-конференција прес-конференцијата пресконференција пресконференцијата конференција конференцијата
    состанок состанокот седница седницата средба средбата самит самитот брифинг брифингот интервју интервјуто посета
    посетата трибина трибината настан настанот митинг митингот дебата дебатата форум форумот фејсбук твитер икс
    социјалните прашање прашања прашањето новинарско новинарски денешна денешната денешниот денешен вчерашната
    вчерашниот заедничка заедничката вонредна вонредната протест протестот телевизија емисија емисијата обраќање
    обраќањето собир собирот изјавата завршната свеченост отворањето одбележувањето крајот почетокот новинарите
    новинари прес-конференции чинот отворање панел панелот конгрес конгресот мрежата профил профилот својот
    својата своите гостување гостувањето дневникот вестите редовната редовниот вечерашното"""
)
#: behind which a name is that of an outlet: за весникот Прес
OUTLETS = words(
    """весник весникот агенција агенцијата телевизија телевизијата тв радио радиото портал порталот емисија емисијата
    магазин магазинот списание списанието дневник дневникот канал каналот неделник неделникот сервисот медиум медиумот
    станицата подкастот"""
)

_PERSONS = """претседател потпретседател копретседател премиер вицепремиер министер секретар потсекретар директор
советник амбасадор пратеник европратеник претставник портпарол комесар еврокомесар командант генерал адмирал полковник
мајор капетан началник шеф водач лидер челник член аналитичар експерт професор новинар уредник дописник економист
политиколог социолог историчар правник адвокат обвинител судија градоначалник функционер службеник дипломат сведок
писател режисер тренер канцелар сенатор конгресмен крал папа патријарх епископ владика митрополит поглавар координатор
активист основач автор гувернер полицаец офицер претседавач пратеник емисар преговарач посредник заменик помошник
колега раководител заповедник господин госпоѓа потпретставник известувач истражител граѓанин жител државјанин
министер-претседател потполковник мировник вицепретседател вицеканцелар народен омбудсман инспектор ректор научник
истражувач активистка премиерка експремиер екс-премиер очевидец иницијатор кандидат"""
_ROLE_ONLY_PLURAL = """власти медиуми извори медиумите изворите властите луѓе луѓето роднини семејства критичари
критичарите организации организациите партии партиите страни страните земји земјите институции институциите
безбедносни набљудувачи набљудувачите"""
_BODIES = """влада министерство полиција војска армија мисија суд трибунал обвинителство парламент собрание совет
комисија агенција институт канцеларија партија коалиција сојуз движење организација здружение фондација компанија унија
алијанса амбасада делегација кабинет одбор штаб центар управа дирекција синдикат опозиција служба министерства
претседателство секретаријат пентагон кремљ весник агенции телевизија портал радио мнр мвр нато кфор еулекс еуфор обсе
унмик еу оон сад стејт дуи сдсм"""


def _declined(base: str) -> Iterator[tuple[str, str]]:
    """The forms of a man's, a woman's and several people's role, each with m, f or p."""
    stem = base[:-1] if base.endswith("а") else base
    if base == "судија":
        for form in ("судија", "судијата", "судијката", "судијка"):
            yield form, "f" if "к" in form else "m"
        yield from (("судии", "p"), ("судиите", "p"))
        return
    if base in ("госпоѓа", "премиерка", "активистка"):
        yield from ((base, "f"), (base + "та", "f"))
        return
    for ending in ("", "от", "ов", "он"):
        yield stem + ending, "m"
    if base.endswith("а"):
        yield from ((base, "m"), (base + "та", "m"))
    woman = base[:-1] + "чка" if base.endswith("ик") else stem + "ка"
    women = (woman, woman + "та", woman + "ва")
    yield from ((form, "f") for form in women)
    if base.endswith("к"):
        several = base[:-1] + "ци"
    elif base.endswith("ец"):
        several = base[:-2] + "јци" if base[-3] in "аеиоу" else base[:-2] + "ци"
    elif base.endswith("нин"):
        several = base[:-2] + "и"
    elif base == "министер":
        several = "министри"
    else:
        several = stem + "и"
    yield from ((several, "p"), (several + "те", "p"), (woman[:-1] + "и", "p"), (woman[:-1] + "ите", "p"))


def _roles() -> dict[str, tuple[str, str]]:
    roles: dict[str, tuple[str, str]] = {}
    for base in _PERSONS.split():
        for form, shows in _declined(base):
            roles.setdefault(folded(form), (folded(base), shows))
    for form in ("шефица", "шефицата"):
        roles[folded(form)] = (folded("шеф"), "f")
    for form in _ROLE_ONLY_PLURAL.split():
        roles.setdefault(folded(form), (folded(form), "p"))
    return roles


_ROLES = _roles()
_NO_PERSONS = frozenset(map(folded, _ROLE_ONLY_PLURAL.split()))
_BODY_FORMS = frozenset(
    folded(form)
    for body in _BODIES.split()
    for form in (
        body,
        body + ("та" if body[-1] in "а" else "то" if body[-1] in "ое" else "от"),
        body[:-1] + "ите" if body[-1] in "а" else body + "ите",
    )
)
_PLAIN_BODIES = words(_BODIES)
_PREFIXES = tuple(map(folded, ("заменик-", "екс-", "поранешен-", "ко-", "вице-")))


def role_of(word: str) -> str:
    """The role that a folded word names, with or without its article, of a man or of a woman: претседателката →
    претседател; empty where it names none."""
    found = _ROLES.get(_bare(word))
    return found[0] if found is not None and found[0] not in _NO_PERSONS else ""


def shown_by(word: str) -> str:
    """Whether a folded role is that of a man, a woman or several: m, f or p; empty where it names none."""
    found = _ROLES.get(_bare(word))
    return found[1] if found is not None else ""


def _bare(word: str) -> str:
    for prefix in _PREFIXES:
        word = word.removeprefix(prefix)
    return word


def is_body(word: str) -> bool:
    """Whether a folded word is a body, with or without its article: владата, министерство."""
    return word in _BODY_FORMS


def body_of(word: str) -> str:
    """The body that a folded word names, without its article: владата → влада; empty where it names none."""
    return next((word[: -cut or None] for cut in (2, 0) if word[: -cut or None] in _PLAIN_BODIES), "")


#: a role with what it is the head of, and the office that a text calls by both: шефот на дипломатијата, министерот
SAME_OFFICE = {
    (folded(role), folded(of)): folded(office)
    for role, of, office in (
        ("шеф", "дипломатијата", "министер"), ("шеф", "дипломатија", "министер"), ("шеф", "владата", "премиер"),
        ("лидер", "партијата", "претседател"),
    )
}  # fmt: skip
_ARTICLES = ("iot", "ata", "oto", "ite", "iov", "ava", "ovo", "ive")
_ADJECTIVES = ("ski", "ska", "sko", "cki", "cka", "cko", "en", "na", "no", "ni", "ov", "ev", "ki")


def may_be_adjective(word: str) -> bool:
    """Whether a folded word may be an adjective before a role, with its article or without: генералниот секретар,
    косовски премиер."""
    return (len(word) > 5 and word.endswith(_ARTICLES)) or (len(word) > 3 and word.endswith(_ADJECTIVES))
