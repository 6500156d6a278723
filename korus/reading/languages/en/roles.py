"""Nouns by which news speaks of people, bodies and papers without their names; all in the singular and lower case.

The lists decide what "the minister", "the lender" or "a memo" may be; endings ("-ist", "-woman") reach what they
do not name.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: People by office, trade, kinship or part. The offices of `names.OFFICES` belong to them too.
PERSON_NOUNS: frozenset[str] = _words(
    """
    accused actor actress administrator admiral adviser advisor advocate agent aide ambassador analyst anchor
    applicant architect artist assistant associate astronaut athlete attorney auditor author baker banker barrister
    believer bishop blogger bookseller boss boy broker brother bureaucrat businessman businesswoman butcher buyer
    caller campaigner candidate captain caretaker carpenter cartoonist cashier celebrity champion chancellor
    chaplain chef chemist child chronicler cleaner cleric clerk coach colleague columnist comedian comic commentator
    commish commissioner commuter companion competitor complainant comrade conductor congressman conservative
    constable contemporary contestant convener convenor coordinator co-author co-founder co-owner cop coroner
    correspondent councillor councilor counsel counselor counsellor courier cousin critic curator customer cyclist
    daughter deacon dealer defendant defender delegate democrat dentist deputy designer detective diplomat director
    dissident docker doctor donor driver economist editor educator elder electrician elector employee employer
    engineer entrepreneur envoy epidemiologist executive expert exporter eyewitness fan farmer father fellow
    filmmaker financier fire-fighter firefighter fisherman fisher flack florist forecaster foreman founder
    freelancer friend general girl governor graduate grandad granddaughter gran grandfather grandmother grandson
    grower guard guardian guest guide guy gynaecologist handler head headmaster headmistress heir helper historian
    holder homeowner host hostess housekeeper housewife husband hydrologist immigrant incumbent infectologist
    informant innkeeper insider inspector instructor insurgent intern interpreter investigator investor jeweller
    journalist judge juror keeper kid labourer laborer laureate lad lady landlady landlord landowner lawmaker lawyer
    leader learner lecturer legislator liberal librarian lieutenant liquidator listener lobbyist local loyalist
    mail-carrier magistrate man manager marine mariner marshal matron mate mayor mayoress mechanic mediator member
    mentor merchant midwife migrant miner minister minor moderator mole monk mother motorist mp musician neighbor
    neighbour negotiator nephew niece nominee novelist nun nurse observer officer official oligarch operative
    opponent orderly organiser organizer orphan owner painter pair parent parishioner participant partner passenger
    passer-by pastor patient patriarch patron pensioner peer person pharmacist philanthropist philosopher
    photographer physician physicist pilot planner player playwright plumber poet policeman policewoman politician
    pollster porter postman practitioner preacher predecessor prefect premier president presenter priest
    prime-minister prince princess principal prisoner producer professor programmer promoter proprietor prosecutor
    protester protestor psychiatrist psychologist publican publisher pupil queen racer ranger rapporteur reader
    rebel receptionist rector referee refugee regent registrar relative reporter representative republican resident
    respondent restaurateur retiree reviewer rider rival roommate runner sailor salesman saleswoman scholar
    scientist scout sculptor secretary seller senator sergeant settler shareholder sheriff shopkeeper sibling
    signatory singer sister skipper smallholder socialist soldier solicitor son sorter speaker specialist spokesman
    spokesperson spokeswoman sponsor spook spouse spox staffer statesman statistician steward strategist student
    successor superintendent supervisor supporter surgeon surveyor surrogate survivor sweeper tailor teacher
    teenager tenant therapist toolmaker tourist trader trainee trainer translator traveller treasurer trucker
    trustee tutor tycoon uncle undersecretary undergraduate undersecretary unionist usher vendor vet veteran vicar
    vice-president victim villager visitor volunteer voter waiter waitress warden watcher weaver welder
    whistleblower widow widower wife winemaker winner witness woman worker wrestler writer youngster youth chief
    executive-director no2 number-two chairholder lollipop-lady kinsman midfielder goalkeeper striker batsman jockey
    sprinter oysterman churchwarden alderman alderwoman selectman ombudsman ombudswoman chairwoman chairman
    chairperson chair anchorman anchorwoman
    """
)

#: Ends of words that make a noun for a person; the longest that fits decides, unless NOT_PERSONS has the word.
PERSON_ENDINGS: tuple[str, ...] = (
    "person",
    "woman",
    "man",
    "ologist",
    "ist",
    "ician",
    "eer",
    "keeper",
    "worker",
    "grower",
    "maker",
)

#: Words with such an ending that are no persons.
NOT_PERSONS: frozenset[str] = _words(
    "list mist twist gist waist wrist exist assist resist consist human german roman talisman career pioneer beer"
    " deer peer engineer carmaker"
    " shipmaker steelmaker chipmaker drugmaker automaker planemaker watchmaker filmmaker peacekeeper bookmaker"
)

#: The gender that a noun tells.
GENDERED: dict[str, str] = {
    **dict.fromkeys(
        _words(
            "man boy father brother son husband uncle nephew grandfather grandson grandad widower king prince"
            " businessman spokesman"
            " congressman policeman guy lad monk waiter actor salesman fisherman foreman headmaster landlord"
            " councilman assemblyman"
            " alderman anchorman fireman postman groundsman oysterman stepfather godfather bishop priest imam he"
            " him his himself"
        ),
        "m",
    ),
    **dict.fromkeys(
        _words(
            "woman girl mother sister daughter wife aunt niece grandmother granddaughter gran grandma widow queen"
            " princess businesswoman"
            " spokeswoman congresswoman policewoman lady nun waitress actress saleswoman laundrywoman chairwoman"
            " headmistress landlady"
            " councilwoman assemblywoman alderwoman anchorwoman mayoress seamstress matron midwife housewife"
            " hostess stepmother heiress"
            " ombudswoman she her hers herself mum mom ballerina"
        ),
        "f",
    ),
}

#: Short forms of offices, and words that say the same: what each is compared as.
SAME_OFFICE: dict[str, str] = {
    "gov": "governor",
    "govs": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "prof": "professor",
    "dr": "doctor",
    "capt": "captain",
    "cmdr": "commander",
    "adm": "admiral",
    "col": "colonel",
    "maj": "major",
    "sgt": "sergeant",
    "insp": "inspector",
    "supt": "superintendent",
    "cllr": "councillor",
    "councilor": "councillor",
    "councilman": "councillor",
    "councilwoman": "councillor",
    "ald": "alderman",
    "rev": "reverend",
    "atty": "attorney",
    "ceo": "executive",
    "cfo": "executive",
    "coo": "executive",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spox": "spokesperson",
    "advisor": "adviser",
    "organizer": "organiser",
    "convenor": "convener",
    "congressman": "representative",
    "congresswoman": "representative",
    "headmistress": "headmaster",
    "mayoress": "mayor",
    "commish": "commissioner",
    "counsellor": "counselor",
    "neighbor": "neighbour",
    "undersecretary": "secretary",
    "cs": "secretary",
    "vice-president": "president",
    "vice-chairman": "chair",
    "vice-chair": "chair",
    "co-chair": "chair",
    "co-chairman": "chair",
    "deputy": "deputy",
    "pm": "premier",
    "taoiseach": "premier",
}

#: Nouns that may stand for people of several offices (compared as `SAME_OFFICE` has them).
WIDER_OFFICES: dict[str, frozenset[str]] = {
    "lawmaker": _words(
        "senator representative mp msp mep td legislator deputy member assemblyman assemblywoman democrat republican"
    ),
    "legislator": _words("senator representative mp lawmaker deputy member assemblyman assemblywoman"),
    "congressman": _words("representative lawmaker"),
    "politician": _words(
        "senator representative mp legislator lawmaker minister deputy leader mayor governor councillor president"
    ),
    "executive": _words("executive president chair director boss chief officer manager founder"),
    "boss": _words("executive president chair director chief manager head leader secretary"),
    "chief": _words("executive president director head boss commander secretary governor"),
    "minister": _words("minister secretary"),
    "leader": _words("president premier chief head chair secretary minister chancellor"),
    "head": _words("director chief president chair leader boss"),
    "official": _words("secretary director commissioner officer minister spokesperson governor deputy diplomat"),
    "academic": _words("professor lecturer economist researcher historian scientist scholar"),
    "expert": _words("professor researcher scientist economist analyst lecturer doctor"),
    "scientist": _words(
        "professor researcher physicist biologist geologist chemist hydrologist ecologist climatologist"
    ),
    "researcher": _words("professor scientist economist author"),
    "economist": _words("professor analyst"),
    "scholar": _words("professor historian researcher lecturer"),
    "doctor": _words("doctor physician surgeon pediatrician paediatrician cardiologist oncologist psychiatrist"),
    "physician": _words("doctor surgeon officer"),
    "lawyer": _words("attorney solicitor barrister counsel advocate"),
    "attorney": _words("lawyer counsel prosecutor"),
    "prosecutor": _words("attorney"),
    "diplomat": _words("ambassador envoy consul counselor negotiator chargé"),
    "envoy": _words("ambassador diplomat representative negotiator"),
    "ambassador": _words("envoy"),
    "negotiator": _words("envoy representative"),
    "officer": _words(
        "sergeant inspector captain constable superintendent colonel major lieutenant general commander admiral chief"
    ),
    "soldier": _words("sergeant captain private corporal lieutenant colonel major general"),
    "general": _words("general commander"),
    "commander": _words("general admiral colonel captain commodore"),
    "cleric": _words("bishop priest imam pastor reverend rabbi archbishop cardinal vicar"),
    "priest": _words("reverend father vicar pastor"),
    "pastor": _words("reverend"),
    "spokesperson": _words("spokesperson secretary"),
    "secretary": _words("secretary"),
    "chairman": _words("chair"),
    "president": _words("president"),
    "journalist": _words("reporter editor correspondent columnist"),
    "teacher": _words("headmaster principal lecturer"),
    "author": _words("writer novelist historian economist researcher hydrologist"),
    "aide": _words("adviser secretary strategist"),
    "businessman": _words("executive founder owner investor developer chair"),
    "entrepreneur": _words("founder executive owner"),
    "farmer": _words("grower smallholder"),
    "grower": _words("farmer smallholder"),
    "member": _words("member mp"),
    "candidate": _words("candidate nominee"),
    "nominee": _words("candidate"),
    "incumbent": _words("senator representative governor mayor president"),
    "veteran": frozenset(),
    "man": frozenset(),
    "woman": frozenset(),
}

#: Companies, by trade or shape.
COMPANY_NOUNS: frozenset[str] = _words(
    """
    company firm group corporation business conglomerate manufacturer maker carmaker automaker shipbuilder shipyard
    steelmaker chipmaker drugmaker planemaker glassmaker developer operator retailer chain supermarket grocer lender
    bank insurer brokerage broker utility supplier contractor carrier airline producer startup start-up giant miner
    refiner exporter importer distributor builder housebuilder homebuilder consultancy consultant pollster newspaper
    paper broadcaster publisher platform app tracker biotech boutique subsidiary affiliate parent partner unit brand
    hotelier landlord charterer shipper startup manufacturer's venture fund shop factory plant mill brewer distiller
    vendor wholesaler shareholder investor firm's bookmaker streamer telecom hauler smelter agency operator's
    think-tank lab laboratory studio label farm estate brewery bakery dairy refinery quarry mine port airport railway
    shipowner trader dealership franchise cinema hotel restaurant winery
    """
)

#: Other bodies that are not public ones.
BODY_NOUNS: frozenset[str] = _words(
    """
    union party association federation institute university college school charity league trust foundation campaign
    alliance coalition organisation organization chamber club society network lobby watchdog forum think-tank
    thinktank tank cooperative co-operative coop co-op guild confederation consortium movement church diocese
    hospital museum theatre theater orchestra team side camp bloc body ngo nonprofit non-profit centre center
    collective band committee board panel lodge chapter local fraternity front secretariat mosque temple
    congregation synod faculty academy clinic infirmary desk council delegation wing caucus faction group outfit
    management administration's newspaper magazine channel station website site opposition
    """
)

#: Public bodies.
GOVERNMENT_NOUNS: frozenset[str] = _words(
    """
    government ministry department agency office authority commission council parliament assembly senate congress
    court tribunal police army navy military force forces cabinet presidency administration state province county
    city town municipality borough district prefecture embassy consulate mission bureau regulator watchdog treasury
    inspectorate directorate registry legislature judiciary jury bench coastguard chancery chancellery governorate
    service intelligence palace crown customs house chamber country nation republic kingdom federation emirate
    region canton secretariat
    """
)

#: Papers, data and broadcasts: they speak for who made them.
DOCUMENT_NOUNS: frozenset[str] = _words(
    """
    report study survey poll letter memo memorandum document statement paper filing prospectus data datum figure
    statistic review audit assessment analysis evaluation note minute minutes notice draft editorial calculation
    estimate bill law plan budget record log email e-mail mail message text tweet post website page brochure
    manifesto affidavit petition application newsletter catalogue catalog judgment judgement ruling verdict inquiry
    investigation communiqué communique declaration resolution agreement accord treaty contract proposal blueprint
    roadmap strategy policy programme program advertisement ad placard poster banner headline article column book
    understanding deal deed conclusion package pact settlement terms truce
    list table sheet slide presentation transcript speech address reply answer response release bulletin index
    ledger account certificate licence license permit regulation directive decree order summary findings finding
    research census count tally barometer tracker white-paper circular file dossier annex appendix chapter paragraph
    clause questionnaire invoice testimony evidence complaint lawsuit suit indictment charge docket
    """
)

#: Quantifiers and bare words for people nobody names.
GROUP_WORDS: frozenset[str] = _words(
    "some others other many most few several both all none critics people they those officials everyone everybody"
    " somebody someone"
)

#: Any organisation may be called so, whatever it is.
ANY_BODY: frozenset[str] = _words("organisation organization group institution charity")

#: Endings of nouns for people that the lists do not have; "the farm", "the port" have none.
AGENT_ENDINGS: tuple[str, ...] = ("er", "or", "ar", "ian", "ant", "ent", "ess", "ee", "ist", "man", "woman")

#: What two of them may be: "both governments", "the two ministers".
PAIRED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        _words("government country nation state side party delegation capital ministry neighbour neighbor republic"),
        ("government", "organisation"),
    ),
    **dict.fromkeys(_words("minister leader president premier man woman chief official mayor"), ("person",)),
    **dict.fromkeys(_words("company firm group bank airline partner union club institution"), ("organisation",)),
}

#: Prepositions between a paper or a group and the body behind it: "a report by X", "figures from X", "analysts at X".
MAKER_PREPOSITIONS: frozenset[str] = _words("by from of at in for with to")

PRONOUNS: dict[str, str] = {
    **dict.fromkeys(_words("he him his himself"), "m"),
    **dict.fromkeys(_words("she her hers herself"), "f"),
    **dict.fromkeys(_words("it its itself"), "body"),
    **dict.fromkeys(_words("they them their theirs themselves"), "plural"),
    **dict.fromkeys(_words("i me my mine myself we us our ours ourselves"), "speaker"),
    **dict.fromkeys(_words("you your yours"), "hearer"),
    **dict.fromkeys(_words("who whom whose which that"), "relative"),
}

#: What the names of bodies of a trade have in them: "the lender" may be the "Asian Delta Bank".
TRADES: dict[str, frozenset[str]] = {
    "lender": _words("bank banque banca banco credit crédit"),
    "carrier": _words("airlines airways air"),
    "airline": _words("airlines airways air"),
    "insurer": _words("insurance assurance life"),
    "broker": _words("securities capital"),
    "brokerage": _words("securities capital"),
    "utility": _words("power electric energy water"),
    "miner": _words("mining minerals metals copper gold lithium"),
    "carmaker": _words("motor motors auto automotive"),
    "automaker": _words("motor motors auto automotive"),
    "shipbuilder": _words("shipbuilding heavy ocean marine"),
    "shipyard": _words("shipbuilding heavy ocean marine shipyard"),
    "chipmaker": _words("semiconductor semiconductors electronics"),
    "drugmaker": _words("pharma pharmaceuticals therapeutics"),
    "steelmaker": _words("steel"),
    "retailer": _words("stores store supermarkets"),
    "developer": _words("properties renewables estates homes"),
    "consultancy": _words("consulting analytics research"),
    "pollster": _words("polling research surveys"),
}

#: Words in a body's name that show it to be no company.
NO_COMPANY: frozenset[str] = _words(
    """
    union party ministry department association federation institute university council parliament court league
    committee commission police army church school college hospital club government office alliance forum foundation
    movement authority
    """
)

#: Modifiers without which an office is another one: "the opposition leader", "the deputy minister".
TELLING_MODIFIERS: frozenset[str] = _words("opposition deputy vice assistant shadow junior acting")

#: Modifiers that tell nothing of which body is meant: "the same ministry", "the big lender".
PLAIN_MODIFIERS: frozenset[str] = _words(
    "same new old former own big small large giant whole entire very state national federal local"
)

#: Words that count, and name nobody: "seven companies".
COUNTING: frozenset[str] = _words(
    "some several two three four five six seven eight nine ten eleven twelve dozen many few"
)
