"""Albanian, as papers of Kosovo, Albania and North Macedonia print it: verbs of saying with their frames, and the
closed classes that bound a clause.

Everything is kept as ``folded`` leaves it, without diacritics, so that texts that lost their ë and ç read the same.
Speech is not belief: ``OPINION`` needs quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from .frames import Frame, Verb

_FOLDS = str.maketrans({"ë": "e", "ç": "c", "â": "a", "ê": "e", "î": "i", "š": "s", "č": "c", "ć": "c", "ž": "z"})


def folded(word: str) -> str:
    """A word in small letters as the lexicon has it."""
    return word if word.isascii() else word.translate(_FOLDS)


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


C, T, Q, CALL, ASK, W, E, B, N, S = (
    Frame.CLAUSE, Frame.STRICT, Frame.QUOTE, Frame.CALL, Frame.ASK, Frame.QUESTION, Frame.EXPRESS,
    Frame.OPINION, Frame.NOUN, Frame.SELF,
)  # fmt: skip

# A verb a word. In -oj it is regular (deklaroj: deklaroi, deklaruan, deklaron, deklaruar, deklarohet, u deklarua);
# of others: the past and the present of one and of several, the participle, the present of "is said", parted by
# strokes, "-" where there is none. What is only used with "u" is written as it stands behind it.
_VERBS: dict[Frame, str] = {
    C | Q: """tha/thanë/thotë/thonë/thënë/thuhet tha/-/-/-/thën/- thoshte/thoshin/thoshte/thoshin/-/thuhej
    deklaroj njoftoj informoj lajmëroj paralajmëroj shpjegoj sqaroj tregoj raportoj komentoj kumtoj
    shkroi/shkruan/shkruan/shkruajnë/shkruar/shkruhet siguroj rrëfej/rrëfyen/rrëfen/rrëfejnë/rrëfyer/-""",
    T | Q: """theksoj ritheksoj nënvizoj nënvijoj shtoj konfirmoj vlerësoj konstatoj pohoj mohoj përgënjeshtroj demantoj
    pretendoj zbuloj potencoj kujtoj rikujtoj përkujtoj garantoj parashikoj insistoj pranoj precizoj specifikoj
    argumentoj dëshmoj konkludoj publikoj sinjalizoj aludoj saktësoj qartësoj elaboroj evidentoj
    ceku/cekën/cek/cekin/cekur/ceket përmendi/përmendën/përmend/përmendin/përmendur/përmendet
    përsëriti/përsëritën/përsërit/përsërisin/përsëritur/përsëritet
    ripërsëriti/ripërsëritën/ripërsërit/ripërsërisin/ripërsëritur/-
    vërejti/vërejtën/vëren/vërejnë/vërejtur/vërehet vuri/vunë/vë/vënë/vënë/-
    porositi/porositën/porosit/porosisin/porositur/-""",
    C | S | Q: """shpreh/shprehën/shprehet/shprehen/shprehur/- shpreha/-/-/-/-/-
    përgjigj/përgjigjën/përgjigjet/përgjigjen/përgjigjur/-
    kundërpërgjigj/kundërpërgjigjën/kundërpërgjigjet/kundërpërgjigjen/kundërpërgjigjur/-
    përgjegj/përgjegjën/përgjegjet/përgjegjen/përgjegjur/-
    betua/betuan/betohet/betohen/betuar/- ankua/ankuan/ankohet/ankohen/ankuar/-
    pajtua/pajtuan/pajtohet/pajtohen/pajtuar/-""",
    ASK | S | Q: "zotua/zotuan/zotohet/zotohen/zotuar/-",
    CALL | Q: """ftoj thirri/thirrën/thërret/thërrasin/thirrur/- nxiti/nxitën/nxit/nxisin/nxitur/- urdhëroj inkurajoj
    këshilloj akuzoj fajësoj luti/lutën/lut/lusin/lutur/-""",
    ASK | Q: """kërkoj propozoj sugjeroj rekomandoj apeloj premtoj kërcënoj""",
    W | Q: "pyeti/pyetën/pyet/pyesin/pyetur/-",
    E | Q: "shprehu/shprehën/shpreh/shprehin/shprehur/-",
    Q: """vijoj vazhdoj reagoj replikoj kritikoj uroj postoj ironizoj kundërshtoj përfundoj
    shfryu/shfryn/shfryn/shfryjnë/shfryrë/-""",
    B | Q: """besoj mendoj shpresoj konsideroj priti/pritën/pret/presin/pritur/pritet
    druhet/druhen/druhet/druhen/-/-""",
}
# Verbs that are one with the words behind them: bëri të ditur; and what they take.
_LIGHT: dict[str, dict[str, Frame]] = {
    "bëri/bënë/bën/bëjnë/bërë/bëhet": {
        "të ditur": C | Q, "e ditur": C | Q, "me dije": C | Q, "të qartë": C | Q, "të njohur": C | Q,
        "thirrje": CALL | Q, "apel": CALL | Q,
    },
    "bë/u/bëhet/bëhen/bërë/bëhet": {"e ditur": C | Q, "e njohur": C | Q},
    "vuri/vunë/vë/vënë/vënë/vihet": {"në dukje": C | Q, "në pah": C | Q, "theksin": C | Q},
    "la/lanë/lë/lënë/lënë/lihet": {"të kuptohet": C | Q, "të kuptojë": C | Q, "të nënkuptohet": C | Q},
    "dha/dhanë/jep/japin/dhënë/jepet": {"garanci": C | Q, "të kuptohet": C | Q},
    "solli/sollën/sjell/sjellin/sjellë/-": {"në kujtesë": C | Q},
    "tërhoqi/tërhoqën/tërheq/tërheqin/tërhequr/tërhiqet": {"vërejtjen": C | Q, "vëmendjen": C | Q},
}  # fmt: skip
_TENSES = (("present", "s"), ("present", "p"), ("present", "s"), ("present", "p"), ("past", ""), ("passive", ""))


def _inflected(entry: str) -> Iterator[tuple[str, str, str]]:
    """Form, tense and number. ``present`` is any finite form, ``past`` a participle, ``passive`` what is said by nobody
    in particular; "reflexive past" stands behind "u"."""
    if entry.endswith("oj"):
        stem = entry[:-2]
        yield stem + "oi", "present", "s"
        yield stem + "uan", "present", "p"
        yield stem + "on", "present", "s"
        yield stem + "ojnë", "present", "p"
        yield stem + "onte", "present", "s"
        yield stem + "onin", "present", "p"
        yield stem + "uar", "past", ""
        yield stem + "ohet", "passive", ""
        yield stem + "ua", "passive", ""
        return
    for form, (tense, agrees) in zip(entry.split("/"), _TENSES, strict=True):
        if form != "-":
            yield form, tense, agrees


def _table() -> dict[str, tuple[Verb, ...]]:
    table: dict[str, list[Verb]] = {}
    for frame, entries in _VERBS.items():
        for entry in entries.split():
            lemma = entry.partition("/")[0]
            for form, tense, agrees in _inflected(entry):
                verbs = table.setdefault(folded(form), [])
                if all((verb.frame, verb.tense) != (frame, tense) for verb in verbs):
                    verbs.append(Verb(lemma, frame, tense, agrees))
    return {form: tuple(verbs) for form, verbs in table.items()}


def _light() -> dict[str, tuple[tuple[tuple[str, ...], Verb], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Verb]]] = {}
    for entry, completions in _LIGHT.items():
        lemma = entry.partition("/")[0]
        for form, tense, agrees in _inflected(entry):
            for words, frame in completions.items():
                behind = tuple(folded(word) for word in words.split())
                verb = Verb(f"{lemma} {words}", frame, tense, agrees)
                table.setdefault(folded(form), []).append((behind, verb))
    return {form: tuple(some) for form, some in table.items()}


#: the readings of a form; shpreh is "u shpreh" and "shpreh shpresën"
VERBS = _table()
LIGHT = _light()
#: any reading of a form, for a look at what bounds a phrase
FORMS: dict[str, Verb] = {form: verbs[0] for form, verbs in VERBS.items()}
#: who only passes words on, where somebody else is named as well
CONDUITS = frozenset(("raportoj", "shkroi", "njoftoj", "kumtoj"))
#: forms that stand between commas and name the outlet: …, transmeton lajmi.net
PASSED_ON = _words(
    "transmeton përcjell citon referon raporton shkruan njofton kumton transmetojnë raportojnë shkruajnë njoftojnë"
)

HAVE = {"ka": "s", "kane": "p", "kishte": "s", "kishin": "p", "pat": "s", "paten": "p", "paska": "s", "paskan": "p"}
BE = {"eshte": "s", "jane": "p", "ishte": "s", "ishin": "p", "qe": "s"}
#: auxiliaries of others than he, she and they
OTHER_PERSONS = _words("kam kemi keni kisha kishim jam jemi jeni isha ishim")
CLITICS = _words("e i u më na ju ia iu ua t m ma ta mu")
#: between a noun and what describes it; "së" is told from "se" by its reader
LINKERS = _words("i e të") | {"së"}
NEGATIONS = _words("nuk mos as s")
#: before a form that only wishes, plans or denies: të thotë, do të thotë, për të thënë
UNREAL = _words("të do le mos nuk s as")
#: what somebody does not do who keeps something back, besides saying it: nuk pranoi të, nuk dha hollësi
WITHHELD = _words("pranoi pranuan pranuar dha dhanë dhënë deshi deshën dashur iu u")
COMPLEMENTISERS = _words("se që sesi")
QUESTION_WORDS = _words("nëse pse kur ku si kush çfarë çka sa a cili cila")
RELATIVE_SUBJECTS = _words("cili cila cilët cilat")
RELATIVES = RELATIVE_SUBJECTS | _words("cilin cilën cilit cilës cilëve ku")
CONJUNCTIONS = _words(
    """dhe ose apo por ndërsa kurse derisa teksa sepse pasi meqë meqenëse nëse kur megjithëse ndonëse edhepse
    sesa se që sikur siç sikurse prandaj përderisa mirëpo ndërkohë"""
)
#: by which another verb goes on with the same subject
GOES_ON = _words("dhe e ku kur teksa ndërsa derisa pasi por kurse prandaj")
PREPOSITIONS = _words(
    """në nga për me pa te tek ndaj prej ndër mbi nën mes midis para pas gjatë përmes nëpërmjet rreth kundër sipas
    lidhur drejt deri afër përveç brenda jashtë krahas përballë pranë përgjatë karshi kah qysh veç falë përkundër
    kundrejt bashkë ndërmjet via si"""
)
PRONOUNS = {"ai": "m", "ajo": "f", "ata": "mp", "ato": "fp"}
#: what may stand before a verb and is no subject
NO_SUBJECTS = _words(
    """kjo ky kështu ashtu këtë këto këta çka çfarë kush asgjë gjithçka atë tij saj tyre vetë gjë sa këtu aty atje sot
    dje nesër një disa shumë"""
)
ADVERBS = _words(
    """sot dje nesër sonte mbrëmë pardje tani tash gjithashtu edhe po ashtu tutje më tej tejë pastaj ndërkaq
    megjithatë sërish përsëri rishtas sërisht vazhdimisht tashmë ende madje qartë hapur publikisht sidoqoftë ndërkohë
    kështu njëkohësisht fillimisht vetëm pikërisht gjithnjë gjithmonë përfundimisht shkurt troç ditën mëngjes
    pasdite mbrëmje kohë herët menjëherë sidomos veçanërisht rishtazi drejtpërdrejt njëherësh"""
)
CONNECTIVES = _words(
    """por gjithashtu megjithatë ndërkaq ndërkohë madje mirëpo kurse ndërsa dhe edhe sidoqoftë prandaj ndryshe
    pra e po tutje ashtu"""
)
WEEKDAYS = _words(
    """hënën martën mërkurën enjten premten shtunën dielën hënë martë mërkurë enjte premte shtunë diel hëne marte"""
)
TIMES = _words(
    """javë javën vit vitin muaj muajin ditë ditën orë orën mëngjes mbrëmje natë natën pasdite fundjavë fundjavën janar
    shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor mëngjesin mbrëmjen dreke drekë"""
)
#: participles that open the reporter's own tail: duke iu referuar …
TAILS = _words(
    """referuar aluduar komentuar folur përgjigjur reaguar cituar marrë iu u drejtuar thirrur konsideruar quajtur
    cilësuar përmendur falënderuar akuzuar kritikuar"""
)
#: small words by which a clause shows itself
FINITE = (
    frozenset(HAVE)
    | frozenset(BE)
    | OTHER_PERSONS
    | _words(
        """nuk do duhet mund po kanë s është janë le duan don dëshiron bën bëjnë u ekziston mbetet mbeten vijon
        vazhdon vazhdojnë ishte qenë mos doli erdhi shkoi jep japin"""
    )
)
#: nouns that pass words on: sipas fjalëve të, sipas raportit të
WORDS_OF = _words(
    """fjalëve deklaratës deklaratave raportit raportimit raportimeve raporteve njoftimit njoftimeve komunikatës
    thënieve informacionit informacioneve informatave vlerësimit vlerësimeve burimeve shkrimit dhënave pohimeve
    mendimit dëshmisë hetimeve"""
)
HIS = {"tij": "m", "saj": "f", "tyre": "p"}
#: nouns that carry a clause: shprehu shpresën se
HOPES = _words(
    """shpresën shpresë bindjen bindje besimin besim shqetësimin shqetësim keqardhjen qëndrimin mendimin frikën frikë
    pritjen dëshirën vullnetin habinë kënaqësinë gatishmërinë mirënjohjen optimizmin dyshimin dyshime konsideratën"""
)
#: nouns behind "me" that give a reason in somebody's words: e kundërshtoi me arsyetimin se
CLAIMS = _words("arsyetimin arsyetim pretendimin pretendimet argumentin porosinë mesazhin akuzën akuzat shpjegimin")
#: nouns with a clause in the words of whom they belong to: lidhur me deklaratën e S se
SAYINGS = _words(
    """deklaratën deklaratës deklaratat deklaratave deklarimin deklarimet pohimin pohimet pohimeve akuzat akuzave
    pretendimet pretendimeve"""
)
#: documents that speak: në deklaratë, në përgjigjen e S
PAPERS = _words(
    """deklaratë deklarata deklaratën komunikatë komunikata komunikatën njoftim njoftimi njoftimin reagim reagimi
    reagimin raport raporti raportin raporte raporteve letër letra letrën përgjigje përgjigja përgjigjen postim postimi
    postimin dokument dokumenti dokumentin vendim vendimi vendimin aktakuzë aktakuza aktakuzën aktgjykim aktgjykimi
    aktgjykimin rezolutë rezoluta rezolutën marrëveshje marrëveshja marrëveshjen artikull artikulli artikullin shkrim
    shkrimi shkrimin mesazh mesazhi mesazhin intervistë intervistën status statusi statusin reportazh konkluzione
    konkluzionet konkluzat përfundimet aktakuzës deklaratës raportit komunikatës njoftimit rezolutës aktgjykimit
    postimit reagimit përgjigjes marrëveshjes vendimit dokumentit"""
)

_MEN = """presidenti kryetari nënkryetari zëvendëskryetari kryeministri zëvendëskryeministri ministri zëvendësministri
nënministri zëdhënësi sekretari nënsekretari drejtori këshilltari ambasadori emisari deputeti eurodeputeti përfaqësuesi
komisari komisioneri eurokomisari komandanti gjenerali admirali koloneli majori kapiteni shefi kreu udhëheqësi lideri
anëtari analisti eksperti profesori gazetari ekonomisti politologu sociologu historiani juristi avokati prokurori
kryeprokurori gjyqtari zyrtari diplomati kryediplomati dëshmitari shkrimtari regjisori trajneri kancelari senatori
kongresisti mbreti peshkopi kryepeshkopi koordinatori aktivisti themeluesi autori guvernatori polici oficeri
bashkëkryetari raportuesi ndërmjetësi negociatori kryenegociatori zoti homologu kryeparlamentari prefekti inspektori
rektori njohësi studiuesi hulumtuesi pjesëtari banori qytetari opinionisti kryeredaktori ushtaraku reshteri imami
patriarku papa"""
_WOMEN = """presidentja kryetarja nënkryetarja zëvendëskryetarja kryeministrja zëvendëskryeministrja ministrja
zëvendësministrja nënministrja zëdhënësja sekretarja nënsekretarja drejtoresha drejtorja këshilltarja ambasadorja
emisarja deputetja eurodeputetja përfaqësuesja komisarja komisionerja eurokomisarja komandantja shefja udhëheqësja
liderja anëtarja analistja ekspertja profesoresha profesorja gazetarja ekonomistja politologia juristja avokatja
prokurorja kryeprokurorja gjyqtarja zyrtarja diplomatja kryediplomatja dëshmitarja shkrimtarja kancelarja senatorja
kongresistja mbretëresha koordinatorja aktivistja themeluesja autorja guvernatorja raportuesja negociatorja
kryenegociatorja zonja homologia kryeparlamentarja studiuesja hulumtuesja kryeshefja"""
_MANY = """zyrtarë zyrtarët autoritetet mediat ekspertë ekspertët analistë analistët deputetë deputetët ministra
ministrat përfaqësues përfaqësuesit liderë liderët policë policët qytetarë qytetarët banorë banorët gazetarë gazetarët
diplomatë diplomatët burime burimet dëshmitarë dëshmitarët hetues hetuesit prokurorë prokurorët gjyqtarë gjyqtarët
avokatë avokatët aktivistë aktivistët presidentët kryeministrat ambasadorë ambasadorët serbët shqiptarët palët kritikë
kritikët vëzhgues vëzhguesit organizatat partitë senatorë senatorët ligjvënës ligjvënësit kongresistë kongresistët
institucionet shtetet"""
_BODIES = """qeveria ministria policia ushtria misioni gjykata prokuroria parlamenti kuvendi këshilli komisioni agjencia
instituti zyra partia lëvizja lidhja koalicioni organizata shoqata fondacioni kompania unioni bashkimi aleanca nato kfor
eulex osbe unmik ambasada delegacioni kabineti komiteti shtabi qendra drejtoria sindikata departamenti presidenca
kryeministria opozita pentagoni kremlini gazeta radio televizioni portali mediumi dikasteri institucioni grupi forca
byroja uashingtoni moska prishtina beogradi tirana brukseli akademia komuna trupa raporti"""

MEN, WOMEN, MANY, BODIES = _words(_MEN), _words(_WOMEN), _words(_MANY), _words(_BODIES)
PERSONS = MEN | WOMEN


def _indefinite(role: str) -> str:
    """kryeministri → kryeminister, presidentja → presidente, as they stand behind "një"."""
    if role.endswith("ja"):
        return role[:-2] + "e"
    if role.endswith("tri"):
        return role[:-2] + "er"
    return role[:-1]


#: as the subject of a sentence has them
INDEFINITE = frozenset(map(_indefinite, PERSONS))
ROLES = PERSONS | MANY | BODIES


def _stem(role: str) -> str:
    for ending in ("esha", "ja", "ia", "i", "u", "a"):
        if role.endswith(ending) and len(role) - len(ending) > 2:
            role = role[: -len(ending)]
            break
    return role.replace("minister", "ministr")


_STEMS = {_stem(role) for role in PERSONS}
_ENDINGS = _words("i u ja it ut in un e es en jes jen esha eshes eshen et eve a at ave ve s n") | {""}


def role_of(word: str) -> str:
    """The role that a folded word names, in any case, of a man or of a woman: presidentit, presidentja → president;
    empty where it names none."""
    word = word.removeprefix("ish-").removeprefix("zv-")
    if len(word) < 4:
        return ""
    if word.endswith("minister"):
        word = word[:-2] + "r"
    for cut in range(min(6, len(word) - 2)):
        stem = word[: len(word) - cut]
        if stem in _STEMS and word[len(stem) :] in _ENDINGS:
            return stem
    return ""


#: roles that a text exchanges for one another
SAME_ROLE = {"kryediplomat": "ministr", "diplomat": "ambasador"}
_BODY_STEMS = {body[:-1] if body[-1] in "iua" else body for body in BODIES}


def is_body(word: str) -> bool:
    """Whether a folded word is a body in any case: qeverisë, ministrinë."""
    bare = word.partition("-")[0]
    return any(bare[: len(bare) - cut] in _BODY_STEMS for cut in range(min(4, max(len(bare) - 2, 0))))


def is_bent(word: str) -> bool:
    """Whether a printed name stands in another case than the nominative: Kurtit, Ramën, KFOR-it, NATO-s. A plain -in,
    -un, -ve may as well be the name's own (Putin), and is not counted."""
    head, hyphen, ending = word.rpartition("-")
    if hyphen and head:
        return ending.lower() in ("s", "së", "se", "it", "ut", "in", "un", "n", "në", "ne", "ve", "ës", "ën")
    return len(word) > 4 and word.endswith(("it", "ut", "ës", "ën", "së", "në"))


#: what stands before a name and is nobody's first name
THINGS = _words(
    """rasti sulmi dita projekti plani ura veriu bulevardi sheshi rruga ballkani evropa europa mali lista samiti forumi
    konferenca marrëveshja rezoluta karta dialogu takimi lufta stadiumi universiteti spitali liqeni fshati kosova serbia
    shqipëria maqedonia shtetet kombet republika"""
)
#: nationalities as they stand behind a noun: ministri serb
NATIONAL = _words(
    """serb serbe kosovar kosovare shqiptar shqiptare amerikan amerikane rus ruse evropian evropiane europian europiane
    gjerman gjermane francez franceze britanik britanike italian italiane maqedonas maqedonase malazez malazeze boshnjak
    boshnjake kroat kroate turk turke grek greke austriak austriake hungarez hungareze ukrainas ukrainase kinez kineze
    slloven sllovene bullgar bullgare spanjoll spanjolle"""
)
