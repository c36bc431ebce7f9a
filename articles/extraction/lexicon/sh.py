"""Bosnian, Croatian, Montenegrin and Serbian: verbs of saying with their frames, and the closed classes that bound a
clause.

Everything is written in Latin letters and kept as ``folded`` leaves it: without diacritics, so that one lexicon serves
both scripts and texts that lost their carons. Speech is not belief: ``OPINION`` needs quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterator

from .frames import Frame, Verb

_LATIN = {
    "č": "c", "ć": "c", "š": "s", "ž": "z", "đ": "dj", "ð": "dj",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "dj", "е": "e", "ж": "z", "з": "z", "и": "i", "ј": "j",
    "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "џ": "dz", "ш": "s",
    "ѓ": "dj", "ќ": "c", "ѕ": "dz", "ѐ": "e", "ѝ": "i",
}  # fmt: skip
_FOLDS = str.maketrans(_LATIN)


def folded(word: str) -> str:
    """A word in small letters as the lexicon has it: in Latin letters, without diacritics."""
    return word if word.isascii() else word.translate(_FOLDS)


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(word) for word in text.split())


C, T, Q, CALL, ASK, W, E, B, N, S = (
    Frame.CLAUSE, Frame.STRICT, Frame.QUOTE, Frame.CALL, Frame.ASK, Frame.QUESTION, Frame.EXPRESS,
    Frame.OPINION, Frame.NOUN, Frame.SELF,
)  # fmt: skip

# A verb a word. Past: the participle of a man (rek~: rekao, rekla); present: its third person; passive: -no, -to.
_VERBS: dict[Frame, str] = {
    C | Q: """rek~ reče rečeno kazao kaže izjavio izjavljuje izjavljeno poručio poručuje poručeno govorio govori veli
    ispričao priča obavijestio obavestio obavještava obaveštava informirao informisao informira informiše
    podsjetio podsetio podsjeća podseća upozorio upozorava upozoreno uvjeravao uveravao uvjerava uverava
    saopćio saopštio priopćio saopćava saopštava priopćava saopćeno saopšteno priopćeno odgovorio odgovara odgovoreno
    napisao piše napisano tvitovao tvitao tvitnuo objasnio pojasnio objašnjava pojašnjava pojašnjeno
    izvijestio izvestio izvještava izveštava javio javlja ukazao ukazuje ukazano
    kazivao kazano poručivao izjavljivao odgovarao upozoravao podsjećao podsećao obavještavao obaveštavao javljao
    izvještavao izveštavao objašnjavao pojašnjavao ukazivao saopćavao saopštavao priopćavao pisao tvita tvituje
    odvratio uzvratio uzvraća replicirao replicira opomenuo opominje opominjao razjasnio razjašnjava
    progovorio prozborio prepričao prepričava pripovijeda pripoveda dojavio dojavljuje""",
    T | Q: """istak~ istaknuo ističe istaknuto naglasio naglašava naglašeno podvuk~ podcrtao podvlači naveo navodi
    navedeno dodao dodaje dodano dodato napomenuo napominje
    najavio najavljuje najavljeno potvrdio potvrđuje potvrđeno
    tvrdio tvrdi ustvrdio zaključeno objašnjeno obrazloženo precizirano potvrđeno demantovano demantirano
    konstatirano konstatovano procijenjeno procenjeno ponovljeno
    ocijenio ocenio ocjenjuje ocenjuje ocijenjeno ocenjeno zaključio zaključuje
    primijetio primetio primjećuje primećuje zamijetio zamjećuje zapazio zapaža obelodanio
    obelodanjuje ponovio ponavlja precizirao precizira pojasni konstatirao konstatovao konstatuje
    konstatira obećao obećava spominje pomenuo pominje objelodanio
    objelodanjuje razotkrio razotkriva
    zaprijetio zapretio demantovao demantirao demantuje demantira negirao negira poriče
    porek~ priznao priznaje priznavao objavio objavljuje objavljeno otkrio otkriva spomenuo komentirao
    komentarisao komentariše komentira prokomentirao prokomentarisao prenio prenijel- preneo prenosi
    insistirao inzistirao insistira inzistira predvidio predvideo predviđa procijenio procenio procjenjuje procenjuje
    nagovijestio nagovestio nagovještava signalizirao signalizira sugerirao sugerisao sugeriše
    sugerira izložio obrazložio obrazlaže potcrtao apostrofirao apostrofira akcentirao
    savjetovao savetovao posvjedočio posvedočio svjedočio svedočio svjedoči svedoči obznanio proglasio
    isticao naglašavao podvlačio navodio dodavao napominjao najavljivao potvrđivao ponavljao zaključivao ocjenjivao
    ocenjivao procjenjivao procenjivao primjećivao primećivao predviđao obećavao prijetio pretio prijeti preti
    priznavao objavljivao otkrivao komentirao insistirao nagovještavao nagoveštavao nagoveštava obrazlagao precizirao
    nadodao nadodaje pridodao pridodaje dometnuo dopunio dopunjava rezimirao rezimira sumirao sumira argumentirao
    argumentovao argumentuje argumentira prognozirao prognozira natuknuo natukao opovrgnuo opovrgao opovrgava
    prigovorio prigovara protumačio tumačio tumači ustvrđuje podcrtava potcrtava saznaje doznaje elaborirao
    podvučeno napomenuto spomenuto primijećeno primećeno obećano priznato priznano sugerirano sugerisano
    izviješteno izvešteno javljeno najavljivano
    stoji""",
    CALL | Q: """pozvao poziva pozvano zamolio moli ohrabrio ohrabruje potaknuo podstak~ optužio optužuje prozvao
    pozivao optuživao okrivio okrivljuje tereti optužuje proziva potiče poticao podstiče podsticao""",
    ASK | Q: """zatražio traži tražio zatraženo zahtijevao zahtevao zahtijeva zahteva apelirao apelovao apelira apeluje
    preporučio preporučuje predložio predlaže naložio nalaže naredio naređuje savjetuje savetuje
    preporučivao predlagao preporučeno predloženo""",
    W | Q: "upitao pitao pita zapitao",
    E | Q: "izrazio izražava iznio iznijel- izneo iznosi",
    E: "uputio upućuje poslao šalje skrenuo skreće dao stavio",
    N | Q: "pozdravio pozdravlja osudio osuđuje",
    T | S | Q: "složio slaže saglasio našalio požalio žali pohvalio hvali obavezao obvezao obavezuje zakleo zaklinje",
    Q: """uzvikivao uzvikuje skandirao skandira nastavio nastavlja započeo poentirao zavapio uzviknuo poentira
    povikao viče dobacio dobacuje uskliknuo odbrusio kontrirao kontrira""",
    B | Q: """smatra smatrao misli mislio vjeruje vjerovao veruje verovao očekuje očekivao strahuje strahovao """,
    B | S | Q: """prisjetio prisjeća prisetio priseća sjeća seća nada nadao plaši boji čudi začudio jada buni ljuti
    pravda pravdao osvrnuo osvrće oglasio oglašava nadovezao nadovezuje""",
}


def _present(third: str) -> str:
    """kaže → kažu, navodi → navode, upozorava → upozoravaju, izjavljuje → izjavljuju."""
    if third.endswith("a"):
        return third + "ju"
    return third[:-1] + ("e" if third.endswith("i") else "u")


def _inflected(entry: str, frame: Frame) -> Iterator[tuple[str, Verb]]:
    if entry.endswith(("no", "to")):
        yield entry, Verb(entry, frame, "passive")
        return
    if entry.endswith("-"):  # prenijel-: what the participle of a man does not show
        for ending, agrees in (("a", "f"), ("o", "n"), ("i", "mp"), ("e", "fp")):
            yield entry[:-1] + ending, Verb(entry, frame, "past", agrees)
        return
    if entry.endswith(("~", "o")):
        man, stem = (entry[:-1] + "ao", entry[:-1]) if entry.endswith("~") else (entry, entry[:-1])
        yield man, Verb(man, frame, "past", "m")
        for ending, agrees in (("la", "f"), ("lo", "n"), ("li", "mp"), ("le", "fp")):
            yield stem + ending, Verb(man, frame, "past", agrees)
        yield stem + "vši", Verb(man, frame, "converb")
        yield stem + ("avši" if entry.endswith("~") else "v"), Verb(man, frame, "converb")
        return
    many = _present(entry)
    yield entry, Verb(entry, frame, "present", "s")
    if entry == "reče":
        yield "rekoše", Verb(entry, frame, "present", "p")
        return
    yield many, Verb(entry, frame, "present", "p")
    yield many + "ći", Verb(entry, frame, "converb")


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for frame, entries in _VERBS.items():
        for entry in entries.split():
            for form, verb in _inflected(entry, frame):
                table.setdefault(folded(form), verb)
    return table


VERBS = _table()
#: who only passes words on, where somebody else is named as well
CONDUITS = _words(
    "saznaje doznaje prenosi prenio preneo javlja javio izvještava izvijestio izveštava izvestio piše objavio prenose"
)

#: lemmas of verbs that tell, with "o", no more than a topic
TALKING = frozenset(("govorio", "govori", "priča"))
#: what nobody in particular does in an aside: kako se predviđa
GUESSES = frozenset(("predviđa", "procjenjuje", "procenjuje", "ocjenjuje", "ocenjuje"))

AUXILIARIES = _words("je su")
OTHER_PERSONS = _words("sam smo si ste bih bismo biste bi")  # the auxiliaries of others than he, she and they
CLITICS = AUXILIARIES | OTHER_PERSONS | _words("se ga mu joj im ih ju nam vam mi ti li će ćemo ćete ću ćeš")
TOLD = _words("ga mu joj im ih nam vam")  # clitics of whoever is told or spoken of
NEGATIONS = _words("ne nije nisu nisam nismo neće nikad nikada niti")
COMPLEMENTISERS = _words("da kako")
QUESTION_WORDS = _words("zašto kada gdje gde ko tko koliko zbog otkud kamo hoće hoćemo jesu je")
RELATIVES = _words(
    """koji koja koje kojeg kojega kojem kojemu kojim kojom koju kojih kojima čiji čija čije čijem čijim čiju čijih
    čijoj kojoj kome komu koga kim"""
)
#: the forms of a relative that can be the subject
RELATIVE_SUBJECTS = _words("koji koja koje")
CONJUNCTIONS = _words(
    """a ali te pa dok jer iako mada premda ako ukoliko kad kada čim nego već ni niti ili odnosno da kako što šta
    budući pošto kao gdje gde zašto otkako čak međutim no"""
)
PREPOSITIONS = _words(
    """u na za o s sa iz od do po prema pri nakon poslije posle prije pre tokom tijekom zbog oko kod pred među između
    bez kroz preko povodom uoči osim pored protiv radi ispred iza iznad ispod duž putem glede unutar izvan van usred
    nasuprot uprkos usprkos unatoč umjesto umesto prilikom prigodom uslijed usled k ka niz uz vis-a-vis mimo shodno
    sukladno zahvaljujući"""
)
PRONOUNS = {"on": "m", "ona": "f", "oni": "mp", "one": "fp", "ono": "n"}
#: what opens a sentence before a verb of saying and is no subject
NO_SUBJECTS = _words(
    """to ovo ono tako ovako isto sve ništa nitko niko što šta tada ovdje ovde tu tamo zato stoga zatim nju njega slično
    drukčije drugačije suprotno onda sama sami sebi sebe svima svakome nikome nekome"""
)
ADVERBS = _words(
    """također takođe također isto danas jučer juče sinoć jutros večeras prekjučer prekjuče potom zatim ranije kasnije
    ponovo ponovno opet još već nedavno tada ovdje ovde ovdje kratko jasno otvoreno izričito međutim ipak naime inače
    istovremeno istodobno obično često stalno uvijek uvek javno direktno izravno dodatno upravo samo sada sad jedino
    napokon konačno posebno osobito pritom tom usmeno pismeno telefonski večeras odmah prvo najprije najpre
    jednom ranije uporno oštro navodno čak tako ovako prethodno dalje nadalje naposljetku naposletku uglavnom ujedno
    usput uzgred doduše svakako zapravo ustvari naprotiv hitno energično decidno odlučno iznova zaključno stoga zato
    posljednje poslednje ukratko nezvanično neslužbeno zvanično službeno preksinoć proljetos ljetos jesenas"""
)
CONNECTIVES = _words(
    """međutim ali a i no ipak također takođe također naime inače stoga zato zatim potom pak dakle istovremeno istodobno
    dalje nadalje ujedno naposljetku naposletku doduše naprotiv"""
)
#: of two words, beside the verb: when, on what occasion, among what else
ADJUNCTS = frozenset(
    (folded(one), folded(other))
    for one, other in (
        ("u", "međuvremenu"), ("više", "puta"), ("tom", "prilikom"),
        ("ovom", "prilikom"), ("tom", "prigodom"), ("tim", "povodom"), ("između", "ostalog"), ("između", "ostaloga"),
        ("na", "kraju"), ("na", "početku"), ("u", "nastavku"), ("pored", "ostalog"), ("uz", "ostalo"),
        ("osim", "toga"), ("s", "tim"), ("prije", "svega"), ("pre", "svega"), ("nakon", "toga"), ("poslije", "toga"),
        ("posle", "toga"), ("do", "sada"), ("po", "običaju"), ("u", "konačnici"), ("na", "to"), ("po", "dolasku"),
        ("pored", "toga"),
    )
)  # fmt: skip
WEEKDAYS = _words("""ponedjeljak ponedeljak utorak srijedu sredu četvrtak petak subotu nedjelju nedelju""")
#: participles that open the reporter's own tail
TAILS = _words(
    """opisujući komentirajući komentarišući govoreći odgovarajući aludirajući misleći obraćajući pozivajući
    referirajući predstavljajući izražavajući osvrćući reagirajući reagujući citirajući"""
)
#: clitics and small verbs by which a clause shows itself
FINITE = CLITICS - {"mi", "ti", "s"} | _words(
    """nije nisu neće nećemo nema ima imaju treba trebaju mora moraju može mogu želi žele biće jest jeste sem bit
    postoji postoje znači nismo ne jesu hoće"""
)
#: nouns that pass words on: prema riječima, navodima, tvrdnjama …
WORDS_OF = _words(
    """riječima rečima reči navodima tvrdnjama tvrdnji pisanju ocjeni oceni ocjenama ocenama izjavi izjavama saopćenju
    saopštenju priopćenju izvještaju izveštaju izvješću izvještajima izveštajima izvješćima informacijama informaciji
    mišljenju tumačenju uvjerenju uverenju saznanjima podacima podatcima procjeni proceni procjenama procenama"""
)
HIS_WORDS = {
    "njegovim": "m", "njenim": "f", "njezinim": "f", "njihovim": "mp",
    "njegovom": "m", "njenom": "f", "njezinom": "f", "njihovom": "mp",
    "njegovoj": "m", "njenoj": "f", "njezinoj": "f", "njihovoj": "mp",
    "njegovu": "m", "njenu": "f", "njezinu": "f", "njihovu": "mp",
}  # fmt: skip
#: those who speak and are not named: prema diplomatskim izvorima, u vladinim krugovima
CIRCLES = _words("izvorima krugovima redovima")
#: nouns that carry a clause: izrazio je nadu da
#: with such a noun, to say again: ponovila je stav da
REPEATING = frozenset(("ponovio", "ponavlja", "iznio", "izneo", "iznosi"))
HOPES = _words(
    """nadu uvjerenje uverenje očekivanje stav mišljenje bojazan zabrinutost strah žaljenje čuđenje zadovoljstvo ocjenu
    ocenu tvrdnju tvrdnje optužbu optužbe sumnju uvjerenost poruku upozorenje obećanje primjedbu primedbu
    pažnju pozornost znanja izjavu"""
)
#: nouns that bring a clause by themselves, in the cases in which they do, and whether they call on somebody
SAYINGS: dict[str, bool] = {
    folded(word): calls
    for calls, words in (
        (
            False,
            """napomenu napomenom poruku porukom poruke ocjenu ocenu ocjenom ocenom ocjene ocene upozorenje upozorenjem
            upozorenja obrazloženje obrazloženjem objašnjenje objašnjenjem tvrdnju tvrdnjom tvrdnje opasku opaskom
            konstataciju konstatacijom obećanje obećanjem najavu najavom najave izjavu izjavom izjave optužbu optužbom
            optužbe primjedbu primedbu primjedbom primedbom navode navoda podsjećanje podsećanje podsjećanjem
            podsećanjem riječi reči riječima rečima izjava poruka ocjena ocena najava optužbi tvrdnji""",
        ),
        (True, "poziv pozivom apel apelom molbu molbom zahtjev zahtev zahtjevom zahtevom preporuku preporukom"),
    )
    for word in words.split()
}
#: stems of verbs that govern "with": slaže se s ocjenom da
GOVERNING_WITH = ("slaz", "slaga", "sloz", "sagla", "suoc", "suoca", "upozna", "pomir", "usagla")
#: participles that open what somebody was asked: upitan da li
ASKED = _words("upitan upitana upitani zapitan zapitana pitan pitana pitani zamoljen zamoljena zamoljeni")
#: what somebody is who has said something, and what it agrees with: „…“, uvjerena je Ana Testić
CONVINCED = {
    folded(stem + ending): agrees
    for stems, endings in (
        (
            "uvjeren uveren izričit iskren zabrinut ogorčen razočaran oduševljen ljut",
            (("", "m"), ("a", "f"), ("i", "mp")),
        ),
        (
            "decidn kategoričn sigurn jasn zadovoljn ponosn optimističn skeptičn rezolutn zahvaln svjesn svesn",
            (("a", "f"), ("i", "mp")),
        ),
        (
            """decidan kategoričan siguran jasan zadovoljan ponosan optimističan skeptičan rezolutan zahvalan svjestan
            svestan""",
            (("", "m"),),
        ),
    )
    for stem in stems.split()
    for ending, agrees in endings
}
#: what something is called that somebody has said: „…“, poruka je Saveza
VERDICTS = _words("poruka stav zaključak ocjena ocena mišljenje riječi reči tvrdnja izjava upozorenje")
#: documents that speak: u saopštenju, u izvješću
PAPERS = _words(
    """saopćenju saopštenju priopćenju izvještaju izveštaju izvješću optužnici presudi izjavi pismu dokumentu odluci
    tekstu rezoluciji deklaraciji sporazumu zaključcima analizi studiji objavi reagovanju reagiranju demantiju
    odgovoru komentaru nacrtu strategiji izvještajima izveštajima izvješćima novinama autorskom intervjuu
    obrazloženju žalbi tužbi zahtjevu zahtevu dopisu proglasu apelu nalazu zaključku poruci"""
)

GOING_ON = _words("dodaje nadodaje pridodaje nastavlja dopunjava")  # what only who has spoken does
#: what begins to speak with somebody behind it: prvi se novinarima obratio
TURNING = _words(
    """obratio obratila oglasio oglasila progovorio progovorila govorio govorila odgovoriti odgovarao odgovarala osvrnuo
    osvrnula"""
)
ABROAD = _words("ambasada veleposlanstvo konzulat misija kancelarija ured")  # of which there are many
#: whom an agency's reporter is told it: rekla je Testić Feni
AGENCIES_TOLD = _words("srni feni hini beti fonetu tanjugu mini patriji onasi")
OUTLETS = _words("portal list dnevnik nedeljnik nedjeljnik tjednik magazin časopis televizija radio emisija")
#: what somebody has found out: prema anketi, prema rezultatima istraživanja
STUDIES = _words(
    """anketi anketama istraživanju istraživanjima analizi studiji statistici rezultatima nalazima nalazu optužnici
    izvješću izvještaju izveštaju procjeni proceni"""
)

_MEN = """predsjednik predsednik predsjedavajući predsedavajući dopredsjednik potpredsjednik potpredsednik premijer
vicepremijer ministar zamjenik zamenik tajnik sekretar podtajnik podsekretar direktor ravnatelj glasnogovornik portparol
savjetnik savetnik ambasador veleposlanik izaslanik poslanik zastupnik predstavnik povjerenik poverenik komesar
komandant zapovjednik general admiral pukovnik major kapetan načelnik šef vođa lider čelnik član analitičar stručnjak
ekspert profesor novinar urednik dopisnik ekonomist ekonomista politolog sociolog istoričar povjesničar pravnik
odvjetnik advokat tužitelj tužilac sudija sudac gradonačelnik dužnosnik zvaničnik službenik diplomat diplomata svjedok
svedok pisac redatelj reditelj trener kancelar senator kongresmen kralj papa patrijarh episkop biskup nadbiskup reis
mitropolit koordinator aktivist aktivista osnivač autor suosnivač glavnokomandujući guverner policajac oficir časnik
branitelj branilac odbornik vijećnik većnik liječnik lekar ljekar doktor radnik student mještanin penzioner
umirovljenik poduzetnik preduzetnik privrednik dekan rektor inspektor ombudsman pravobranitelj sveštenik svećenik
inženjer voditelj istraživač kolumnist komentator sagovornik"""
_WOMEN = """predsjednica predsednica predsjedateljica predsjedavajuća predsedavajuća potpredsjednica potpredsednica
premijerka ministrica ministarka zamjenica zamenica tajnica sekretarka direktorica direktorka ravnateljica
glasnogovornica portparolka savjetnica savetnica ambasadorica ambasadorka veleposlanica izaslanica poslanica
zastupnica predstavnica povjerenica poverenica komesarka zapovjednica generalica načelnica šefica liderka čelnica
članica analitičarka stručnjakinja ekspertica profesorica profesorka novinarka urednica dopisnica ekonomistica
ekonomistkinja pravnica odvjetnica advokatica tužiteljica tužiteljka sutkinja gradonačelnica dužnosnica zvaničnica
službenica diplomatkinja svjedokinja svedokinja spisateljica redateljica kancelarka senatorka koordinatorica
koordinatorka aktivistica aktivistkinja osnivačica autorica autorka guvernerka braniteljica odbornica vijećnica
većnica liječnica lekarka ljekarka doktorka doktorica radnica studentica studentkinja mještanka penzionerka
umirovljenica poduzetnica preduzetnica privrednica dekanica rektorica inspektorica inspektorka ombudsmanka
pravobraniteljica inženjerka voditeljica istraživačica sagovornica"""
_MANY = """dužnosnici zvaničnici vlasti mediji kritičari organizatori analitičari stručnjaci eksperti tužitelji tužioci
suci sudije poslanici zastupnici ministri predstavnici lideri čelnici članovi novinari diplomate diplomati izvori
građani stanovnici učesnici sudionici svjedoci svedoci očevici promatrači posmatrači istražitelji istražioci
radnici studenti mještani prosvjednici demonstranti liječnici lekari ljekari poduzetnici privrednici sagovornici
odvjetnici advokati policajci vojnici aktivisti predsjednici predsednici premijeri ambasadori veleposlanici obje
agencije grupe skupine stranke strane"""
_BODIES = """vlada ministarstvo policija vojska misija sud tribunal tužilaštvo tužiteljstvo parlament skupština sabor
vijeće veće savjet savet komisija povjerenstvo agencija institut ured kancelarija stranka partija koalicija savez pokret
organizacija udruga udruženje fondacija kompanija tvrtka unija alijansa nato eu un kfor eulex eufor oess oebs osce
unmik ambasada veleposlanstvo delegacija izaslanstvo kabinet odbor štab stožer centar uprava direkcija sindikat
inicijativa opozicija klub asocijacija komora zavod rukovodstvo vodstvo redakcija bolnica univerzitet sveučilište
zajednica crkva oporba većina predsjedništvo predsedništvo zavod federacija konfederacija opština općina županija
akademija fakultet služba inspekcija mitropolija eparhija patrijaršija biskupija sekretarijat tajništvo konzulat
generalštab predstavništvo preduzeće poduzeće grupacija frakcija forum"""

MEN, WOMEN, MANY, BODIES = _words(_MEN), _words(_WOMEN), _words(_MANY), _words(_BODIES)
PERSONS = MEN | WOMEN
ROLES = PERSONS | MANY | BODIES
#: first names of men that end as those of women do
MEN_IN_A = _words(
    """aleksa aca andrija djuka djura gavra grga ilija ivica jaksa jovica kosta ljubisa luka matija mata misa mika musa
    mustafa nebojsa nikola nikita pera relja sasa sava sinisa stipa strahinja toma vanja alija hamza isa mehmedalija"""
)
#: as texts print them, in both scripts: no first name stands before a surname in their place
_TO_CYRILLIC = {"lj": "љ", "nj": "њ", "dž": "џ"} | {
    latin: cyrillic
    for cyrillic, latin in zip("абвгдђежзијклмнопрстћуфхцчш", "abvgdđežzijklmnoprstćufhcčš", strict=True)
}


def cyrillic(word: str) -> str:
    """A Latin word in small letters as it is written in Serbian Cyrillic."""
    for latin in ("lj", "nj", "dž"):
        word = word.replace(latin, _TO_CYRILLIC[latin])
    return "".join(_TO_CYRILLIC.get(letter, letter) for letter in word)


PERSONS_PRINTED = frozenset(f"{_MEN} {_WOMEN}".split()) | frozenset(
    ("visoki", "visoka", "generalni", "generalna", "glavni", "državni")
)
TITLES = frozenset(
    form for text in (_MEN, _WOMEN) for word in text.split() for form in (word, folded(word), cyrillic(word))
)


_LOCAL_ADJECTIVES = ("ski", "ska", "čki", "čka", "ški", "ška")


def in_cyrillic(title: str) -> str:
    """A title of an office in Latin letters as Serbian Cyrillic has it, in small letters; others as they are."""
    first, _, rest = title.lower().partition(" ")
    local = first in PERSONS_PRINTED or (first.endswith(_LOCAL_ADJECTIVES) and rest.split()[0] in PERSONS_PRINTED)
    return cyrillic(title.lower()) if local and rest else title


_BODY_STEMS = frozenset(word.rstrip("aoe") for word in BODIES if len(word) > 3) | {"sud", "sabor"}


def is_body(word: str) -> bool:
    """Whether a folded word is a body in any case: vlade, ministarstvu."""
    return word in ("stranci", "udruzi") or any(
        word[: len(word) - cut] in _BODY_STEMS for cut in range(min(3, max(len(word) - 2, 0)))
    )


def role_of(word: str) -> str:
    """The role that a folded word names, in any case, of a man or of a woman: ministra, ministrica → ministr; empty
    where it names none."""
    for cut in range(min(3, len(word) - 3)):
        role = _ROLES.get(word[: len(word) - cut])
        if role is not None:
            return role
    return ""


def _stem(word: str) -> str:
    for ending in ("ica", "kinja", "ka", "k", "a"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    word = word.removesuffix("ni").removesuffix("n").replace("predsjed", "predsed")
    return {"ministar": "ministr", "tuzilac": "tuzitelj", "tuzioc": "tuzitelj", "glasnogovor": "portparol"}.get(
        word, word
    )


def _roles() -> dict[str, str]:
    roles: dict[str, str] = {}
    for word in PERSONS:
        roles[word] = stem = _stem(word)
        roles.setdefault(word.removesuffix("a"), stem)  # before the endings of a woman's cases: ministrice
        if word == "ministar":
            roles["ministr"] = stem
        elif word == "tuzilac":
            roles["tuzioc"] = stem
    return roles


_ROLES = _roles()
