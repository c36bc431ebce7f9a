"""English: the nouns for who speaks: offices and roles, bodies, papers."""

from __future__ import annotations

from .lists import words as _words

#: role words before or after a name; a surname is never one of these
ROLE_WORDS = _words(
    """
    president vice-president vice deputy prime premier minister ministers secretary general secretary-general
    chairman chairwoman chair chairperson chief head leader commander ambassador envoy representative
    representatives high special spokesman spokeswoman spokesperson spokespeople senator sen rep gov governor mayor
    mr mrs ms miss dr prof professor sir lord lady judge justice attorney prosecutor director commissioner officer
    official officials general gen colonel col captain capt lieutenant major maj sergeant admiral adm king queen
    prince princess pope bishop archbishop patriarch imam reverend rev father congressman congresswoman congressmen
    lawmaker analyst expert adviser advisor aide strategist coordinator negotiator chancellor speaker whip counsel
    lawyer activist author historian journalist reporter editor economist researcher pollster candidate nominee
    former acting then-president then outgoing incoming newly-elected first co-chair co-founder founder executive
    ceo manager politician opposition foreign defence defense interior security national state justice european
    kosovo serbian serb bosnian albanian montenegrin croatian macedonian russian american british german french
    turkish us u.s. un eu nato osce eufor kfor republican democratic democrat independent house senate white
    campaign presidential party host co-host anchor commentator correspondent columnist detective sheriff coach
    student pastor sister brother undersecretary under-secretary assistant permanent parliament press communications
    policy apnsa affairs integration finance mep mp d'affaires d’affaires chargé
    """
)
#: ranks as they are shortened before a name
RANKS = {"gen": "general", "col": "colonel", "capt": "captain", "maj": "major", "adm": "admiral", "sen": "senator"}
#: head nouns that name a body: plural or neuter, never "he"
BODY_WORDS = _words(
    """
    ministry government council commission committee party agency office department union parliament assembly court
    army police embassy mission delegation presidency organisation organization group coalition association bank
    company university institute force forces alliance bloc federation network campaign team board center centre
    fund foundation newspaper magazine times post journal news media outlet channel report statement document
    declaration indictment agreement poll survey study letter resolution communique communiqué charter article text
    administration bureau service staff headquarters tanjug reuters tribunal chamber chambers directorate
    secretariat
    """
)
#: a body that has been named is called by these afterwards
BODIES_AGAIN = _words("police court tribunal ministry parliament assembly army council commission government")
#: whose people speak for somebody, and not that person: "the office of the mayor"
STAFF = _words("office cabinet team staff camp family")
#: what they find they say
COURTS = _words("court tribunal chamber judge judges jury panel arbitrators")
#: what speaks by itself, also where somebody has just made it: "passed a law stipulating that"
DOCUMENTS = _words(
    """
    law laws legislation bill amendment treaty agreement deal contract constitution verdict ruling leaflet leaflets
    sign banner placard poster clause
    """
)
#: papers that state something: "the letter states", and no letter of states
PAPERS = _words("letter statement report document resolution declaration constitution text")
#: head nouns of those who pass on what others said
MEDIA_WORDS = _words(
    """
    radio television tv newspaper newspapers daily weekly magazine agency broadcaster station channel portal website
    tanjug reuters tass itar-tass beta fonet hina fena srna ansa afp ap rtv rts
    """
)
MALE_WORDS = _words(
    """
    mr chairman spokesman king prince lord sir congressman father brother son husband man bishop archbishop imam
    pope patriarch
    """
)
FEMALE_WORDS = _words(
    """
    mrs ms miss chairwoman spokeswoman queen princess lady congresswoman mother sister daughter wife woman
    """
)
_BESIDE_ROLES = _words(
    """
    first acting outgoing incoming newly-elected former executive general national state justice european kosovo serbian
    serb bosnian albanian montenegrin croatian macedonian russian american british german french turkish us u.s. un eu
    nato osce eufor kfor republican democratic independent house senate white campaign presidential party permanent
    parliament press communications policy affairs integration finance foreign defence defense interior security
    opposition special high
    """
)
#: who may go on as "he" or "she" without a name
PERSON_WORDS = (
    (ROLE_WORDS - _BESIDE_ROLES)
    | MALE_WORDS
    | FEMALE_WORDS
    | _words(
        """
        witness victim survivor resident villager farmer driver teacher doctor nurse worker refugee returnee protester
        prisoner defendant suspect owner neighbour neighbor soldier policeman policewoman peacekeeper veteran voter
        diplomat boy girl leader source
        """
    )
)
#: offices that stand right before a name, and then make one phrase with it
OFFICES = _words(
    """
    president vice-president premier minister chairman chairwoman chair chief head leader commander envoy representative
    spokesman spokeswoman spokesperson secretary secretary-general chancellor mayor governor speaker director king queen
    pope patriarch prosecutor senator lawmaker ambassador
    """
)
#: what stands right before a name and is no office: "the commander of Testforce Major General …"
COURTESIES = _words(
    """
    mr mrs ms miss dr prof professor sir general gen colonel col captain capt lieutenant major maj sergeant admiral adm
    ambassador judge father reverend bishop
    """
)
#: before the name of a party or body these describe it: "the opposition Testgrad List"
DESCRIBING = _words(
    """
    opposition ruling governing main largest biggest leading junior nationalist conservative liberal leftist rightist
    far-right far-left centre-right center-right centre-left center-left right-wing left-wing pro-western pro-russian
    pro-european pro-serb pro-serbian anti-western populist ethnic-albanian former official so-called united
    neighbouring neighboring neighbour neighbor ally
    """
)
