"""Words that stand in and around names in English news: titles, particles, name orders, what bodies call themselves.

All words are in lower case unless the case tells something. Lists of words are sets: order means nothing.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Forms of address, with the gender they tell ("" tells none). They go before a name and are never part of it.
HONORIFICS: dict[str, str] = {
    **dict.fromkeys(
        _words("mr mister messrs sir lord baron viscount duke prince king m señor senor don monsieur herr"), "m"
    ),
    **dict.fromkeys(
        _words("sheikh shaikh rabbi imam brother father fr pastor kyai haji datuk dato dato' tengku tuan"), "m"
    ),
    **dict.fromkeys(_words("tun alhaji alhadji monsignor msgr bishop archbishop cardinal pope emir sultan"), "m"),
    **dict.fromkeys(
        _words("mrs ms miss mme madam madame dame lady baroness duchess princess queen señora senora doña dona"), "f"
    ),
    **dict.fromkeys(
        _words("frau sister sr. mother mlle aunt auntie nana datin puan ibu sheikha nun senhora signora"), "f"
    ),
    **dict.fromkeys(_words("signor senhor bapak uncle malam mallam maulana ayatollah sardar ustaz thiru"), "m"),
    **dict.fromkeys(_words("hajia alhaja smt shrimati weizero"), "f"),
    **dict.fromkeys(_words("mx dr prof hon honourable honorable rev reverend rt eng engr"), ""),
    **dict.fromkeys(_words("h.e excellency me maître comrade judge justice capt captain maj major col colonel"), ""),
    **dict.fromkeys(
        _words("lieutenant-colonel lieutenant-general lieutenant-commander major-general brigadier-general"), ""
    ),
    **dict.fromkeys(_words("vice-admiral rear-admiral vice-marshal"), ""),
    **dict.fromkeys(
        _words("gen general lt lieutenant sgt sergeant cpl cmdr commander adm admiral brig brigadier cdre"), ""
    ),
    **dict.fromkeys(
        _words("commodore marshal constable pc dci dsi supt insp inspector superintendent detective det"), ""
    ),
    **dict.fromkeys(
        _words("rep reps sen sens gov govs cllr councillor councilor ald alderman alderwoman del atty"), ""
    ),
    **dict.fromkeys(
        _words("pvt private trooper corporal chief elder deacon canon dean ven venerable swami guru shri"), ""
    ),
    **dict.fromkeys(
        _words(
            "smt gran granny grandma grandad mum dad nan mufti ayatollah prophet apostle evangelist hajj hajji"
            " el-hadj hadj mwalimu mzee kapten retd ret daw"
        ),
        "",
    ),
}

#: Honorifics that are as often part of a name, or an ordinary word: a title only where they carry a capital and lead.
WEAK_HONORIFICS: frozenset[str] = _words(
    "m don dona me father sister mother king prince el-hadj judge justice dean elder aunt uncle brother general"
    " major private chief guru"
)

#: Titles that are given names, too: the parser's label tells which ("Dean Oldfield", "Judge Oldfield").
GIVEN_NAMES_TOO: frozenset[str] = _words("dean king prince major duke earl guy")

#: Two words that are a title only together: "Tan Sri Lim", while Tan Kok Seng is a Tan.
PAIRED_HONORIFICS: frozenset[tuple[str, str]] = frozenset(
    {("tan", "sri"), ("dato", "sri"), ("dato", "seri"), ("datuk", "seri"), ("toh", "puan"), ("haji", "awang")}
)

#: Office words that may carry a capital in front of a name ("Finance Minister Park", "Chief Executive Lim").
OFFICES: frozenset[str] = _words(
    """
    president premier minister chancellor governor mayor senator representative congressman congresswoman
    congressperson lawmaker legislator assemblyman assemblywoman assemblymember councilman councilwoman
    councilmember commissioner secretary undersecretary ambassador envoy consul spokesman spokeswoman spokesperson
    chairman chairwoman chairperson chair chief head director manager officer executive boss ceo cfo coo cto cio
    leader speaker whip treasurer comptroller controller auditor prosecutor attorney judge justice magistrate
    sheriff commander coordinator co-ordinator convener convenor professor researcher economist analyst strategist
    scientist engineer adviser advisor aide counsellor counselor deputy vice-president vice-chairman vice-chair
    co-chair co-chairman co-founder cofounder founder owner partner principal chancellor rector provost dean
    archbishop bishop rabbi imam pastor captain coach editor publisher reporter correspondent columnist author
    historian lawyer solicitor barrister advocate ombudsman inspector superintendent registrar administrator trustee
    member candidate nominee laureate king queen prince princess pope emperor taoiseach tánaiste tanaiste teachta
    intendant prefect deputy mp mep msp ms td congressperson chairlady headmaster headmistress headteacher
    premier-elect president-elect vice-premier vice-minister attorney-general solicitor-general auditor-general
    secretary-general director-general governor-general general-secretary chargé charge diplomat negotiator
    representative-elect cs pm dpm frontbencher backbencher peer mla mna mpp mlc mk ag vp svp evp campaigner
    activist organiser organizer farmer designer developer broker dealer consultant chairperson matron nurse doctor
    surgeon physician pathologist epidemiologist hydrologist geologist geophysicist biologist climatologist
    meteorologist sociologist psychologist archaeologist astronomer physicist chemist statistician biostatistician
    pediatrician paediatrician cardiologist oncologist virologist agronomist ecologist oceanographer gov govs sen
    sens rep reps cllr prof gen capt undersecretary-general sub-editor bookkeeper clerk steward skipper conductor
    curator arranger composer
    """
)

#: Words that open or widen an office in front of its head: "Vice Chairman", "Acting Deputy Prime Minister".
OFFICE_MODIFIERS: frozenset[str] = _words(
    """
    vice deputy prime first second acting interim former ex- ex outgoing incoming new senior junior chief
    executive managing general state federal national foreign finance defence defense trade industry interior home
    health education energy environment climate labour labor justice transport agriculture housing science
    technology culture economy economic affairs commerce treasury budget planning investment security development
    opposition shadow assistant associate permanent principal presidential parliamentary regional district county
    city town provincial central honorary emeritus lead co- joint minority majority party union company project
    programme program group team operations commercial communications financial marketing legal policy cabinet
    private press public u.s. us uk british services social works water resources natural land rural urban sports
    sport tourism information digital innovation small medium venture business enterprise minerals fisheries
    forestry food mines aviation maritime oceans gender equality women children family youth veterans armed naval
    military war civil peace unification intelligence police migration immigration citizenship communities community
    local government devolution relief
    """
)

#: Particles inside a person's name, in lower case: "van der Berg", "bin Saad", "de la Cruz", "al-Sabah".
PARTICLES: frozenset[str] = _words(
    "van von der den de del della di da das dos do du la le las los el al bin binti bint ibn ben abu ter ten te"
    " 't zu zur y e i af av dela delos della degli"
)

#: Particles that carry a capital and belong to the surname behind them: "Al Mandhari", "Le Goff", "Van Dyke".
CAPITAL_PARTICLES: frozenset[str] = _words(
    "van von der den de del della di da dos du la le al el ben bin ibn abu ter ten te mac mc ní ni ó o ua"
)

#: What a person may be behind the name, in capitals as a rule: "Leonard Hexham MP".
POST_NOMINALS: frozenset[str] = _words("mp mps msp mep ms td mla mna mpp kc qc phd md obe cbe mbe esq")

#: Surnames that lead the name in Korea, China, Taiwan, Hong Kong, Singapore and Vietnam, as romanised.
LEADING_SURNAMES: frozenset[str] = _words(
    """
    kim lee yi rhee ree li lee park pak bak choi choe jung jeong chung chong kang gang cho jo yoon yun jang chang
    lim im rim han oh seo suh shin sin kwon gwon hwang ahn an song ryu yoo yu ryoo jeon chun jun chon hong ko koh go
    moon mun yang son sohn bae pae baek paik back heo hur huh nam sim shim noh roh no ha kwak gwak sung seong cha
    joo ju chu woo wu koo gu ku na ra min chey yeo jin chin ji chi eom um chae won cheon bang pang gong kong hyun
    hyeon ham byun byeon pyun yeom do suk seok sun sŏn seol ma gil wi pyo myung myeong ki ban wang geum keum ok yook
    yuk in maeng je mo tak kuk kook eo eun yong ye kyung bong sa boo bu ka tae wang zhang liu chen huang zhao zhou
    xu sun hu zhu gao lin he guo luo liang zheng xie tang feng dong xiao cheng cao yuan deng fu shen zeng peng lu lü
    su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong hao bai
    cui mao qiu qin hou shao meng long wan duan qian yin qiao lai wen hua ge tsai hsu hsieh kuo chou chiang chuang
    tseng lo yeh hung chiu hsiao tsao ku hsiung hsueh tsui tung teng kao ho shih tu lu yen chueh chien wong chan
    cheung lau leung ng tam yip mak tse fung kwok lam goh ong teo tay chua wee toh quek seah yap chew foo loh low
    soh heng kwan kwong mok poon siu szeto tong tsang tsui yeung yuen yim yau au fok hui kan lui man ngai pang
    nguyen nguyễn tran trần le lê pham phạm hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng bui bùi do đỗ ngo ngô
    duong dương ly lý trinh trịnh dinh đinh mai luong lương truong trương cao to tô ta tạ ho hồ phung phùng
    """
)

#: Spellings of one surname, as ministries, newspapers and families write it. The first stands for all.
SURNAME_VARIANTS: tuple[tuple[str, ...], ...] = (
    ("kim", "gim"),
    ("lee", "yi", "rhee", "ree"),
    ("park", "pak", "bak"),
    ("choi", "choe", "chey"),
    ("jung", "jeong", "chung", "cheong"),
    ("kang", "gang"),
    ("cho", "jo"),
    ("yoon", "yun"),
    ("jang", "chang"),
    ("lim", "im", "rim"),
    ("seo", "suh", "so"),
    ("shin", "sin"),
    ("kwon", "gwon"),
    ("ahn", "an"),
    ("ryu", "yoo", "yu", "ryoo", "you"),
    ("jeon", "chun", "jun", "chon"),
    ("ko", "koh", "go"),
    ("moon", "mun"),
    ("son", "sohn"),
    ("bae", "pae"),
    ("baek", "paik", "back"),
    ("heo", "hur", "huh"),
    ("sim", "shim"),
    ("noh", "roh"),
    ("kwak", "gwak"),
    ("sung", "seong"),
    ("joo", "ju", "chu"),
    ("woo", "wu"),
    ("koo", "gu", "ku"),
    ("byun", "byeon", "pyun"),
)

#: Vowels and consonants that two romanisations of a Korean given name write in two ways; replaced in this order.
SYLLABLE_VARIANTS: tuple[tuple[str, str], ...] = (
    ("yeo", "you"),
    ("young", "yong_"),
    ("youn", "yon_"),
    ("eo", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ae", "e"),
    ("ui", "i"),
    ("ah", "a"),
    ("kw", "gw"),
    ("ky", "gy"),
    ("ch", "j"),
    ("k", "g"),
    ("t", "d"),
    ("p", "b"),
)

#: Last words of the names of organisations.
ORGANISATION_HEADS: frozenset[str] = _words(
    """
    association federation confederation union league alliance coalition council chamber club society foundation
    fund trust institute institution university college school academy polytechnic hospital infirmary clinic
    laboratory lab labs centre center group holdings company co corporation corp inc incorporated ltd limited llc
    llp plc ag gmbh sa s.a spa nv bv ab as oyj kk pte bhd sdn saoc pjsc kgaa se sarl lp partners partnership
    ventures capital securities asset management bank bancorp banca banque insurance assurance airlines airways air
    motors motor auto automotive electronics electric electrical energy power petroleum oil gas steel metals mining
    minerals chemicals chemical pharmaceuticals pharma therapeutics biologics bio biotech semiconductor
    semiconductors industries industry shipbuilding heavy engineering construction logistics shipping lines rail
    railway railways aerospace aviation technologies technology tech systems software networks network telecom
    telecoms telecommunications communications media news press newspaper newspapers times post herald tribune
    gazette journal review agency broadcasting television radio studios entertainment foods food stores store retail
    supermarkets hotels resorts properties realty estates renewables solar wind nuclear utilities water works party
    front movement congress campaign committee commission forum consortium cooperative co-operative collective
    brotherhood guild lodge order church diocese archdiocese mosque temple museum gallery theatre theater orchestra
    festival observatory consultancy consulting consultants advisers advisors analytics research polling institut
    fondation fundación fundação stiftung verband verein sindicato federación confederación asociación watch action
    project initiative programme brothers sons daughters bros associates enterprises international worldwide global
    global. organisation organization conference secretariat summit bloc authority board panel fc united rovers
    athletic commons neighbors neighbours mutual building exchange market markets index brewery distillery dairy
    farms growers carriers
    """
)

#: Last words of the names of places that the parser takes for people and firms.
PLACE_HEADS: frozenset[str] = _words(
    """
    avenue street road square boulevard lane highway bridge airport station river lake island islands valley bay
    coast mountain mountains stadium province prefecture county peninsula strait
    """
)

#: Of these, the ones that are as often an ordinary word of a person's or a place's name.
WEAK_HEADS: frozenset[str] = _words(
    "air as ab se co sa works order market post times heavy air wind water power oil gas bank front watch action"
    " school lodge se spa long index global man"
)

#: Words in the names of governments and public bodies.
GOVERNMENT_HEADS: frozenset[str] = _words(
    """
    ministry department government cabinet parliament assembly senate house congress duma knesset bundestag
    bundesrat diet embassy consulate court tribunal prosecutor police army navy force marines guard coastguard
    treasury exchequer presidency office secretariat administration agency authority bureau directorate inspectorate
    commission council councils municipality prefecture province county district borough customs registry
    comptroller ombudsman chancellery command parliament. seanad dáil dail state federation emirate republic kingdom
    commonwealth
    """
)

#: Of these, the ones that always mean a public body; the rest are decided by the words around them.
SURE_GOVERNMENT_HEADS: frozenset[str] = _words(
    """
    ministry department government cabinet parliament senate duma knesset bundestag bundesrat embassy consulate
    court tribunal police army navy treasury exchequer presidency municipality prefecture coastguard seanad dáil
    dail customs
    """
)

#: Names of public bodies that none of their words gives away, as written.
GOVERNMENT_NAMES: frozenset[str] = frozenset(
    {
        "NASA", "FBI", "CIA", "IRS", "FDA", "EPA", "SEC", "NHS", "HMRC", "Federal Reserve", "Fed", "Bank of England",
        "Bank of Korea", "Bank of Japan", "European Central Bank", "ECB", "Congress", "Parliament", "Commons",
        "House of Commons", "House of Lords", "Bundestag", "Bundesrat", "National Assembly", "House of Representatives",
        "State Department", "Supreme Court", "Treasury",
    }
)  # fmt: skip

#: International bodies are organisations although a public word stands in their name.
INTERNATIONAL_BODIES: frozenset[str] = frozenset(
    {
        "IMF", "NATO", "UN", "WTO", "OECD", "ASEAN", "APEC", "United Nations", "World Bank",
        "International Monetary Fund",
        "World Trade Organization", "World Health Organization", "World Health Organisation", "WHO", "African Union",
        "Arab League", "OPEC", "OPEC+", "IAEA", "UNICEF", "UNESCO", "UNHCR", "Red Cross",
    }
)  # fmt: skip

#: First words of a body's name that go on behind "of", "for", "on", "in": "Ministry of Trade, Industry and Energy".
OPENING_HEADS: frozenset[str] = _words(
    """
    ministry department office bureau board bank association federation confederation university institute chamber
    council committee commission court house league union society school college house academy centre center agency
    authority alliance church diocese organisation organization foundation campaign party community government state
    city county town borough kingdom republic embassy confederation guild front movement friends neighbors
    neighbours assembly secretariat registry museum leader directorate coalition brotherhood hydrographic congress
    syndicate free fund parliament port province village district doctors médecins people workers archive
    observatory laboratory theatre theater faculty school house mission service inspectorate command corps guard
    order party sons daughters mothers unit network forum
    """
)

#: Last words of the names of occasions and papers, which take no part in anything.
OCCASIONS: frozenset[str] = _words(
    """
    forum summit conference roundtable meeting seminar symposium congress fair expo exhibition festival games cup
    olympics deal agreement accord treaty pact protocol act law bill plan project programme program initiative
    partnership campaign award prize war day week fund visit study survey report index review
    """
)

#: Last words of the names of mothers of several companies.
PARENTS: frozenset[str] = _words("group holdings corporation corp inc company co conglomerate")

#: Words in names that alone name nobody.
GENERIC: frozenset[str] = _words("the of and for in on new national international general first united royal")

#: Capitalised words that are never names of actors: calendars, tongues, creeds, laws, prizes, and headings of lists.
NEVER_NAMES: frozenset[str] = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb aug sept nov dec tue tues thu thurs fri i ok am pm a.m p.m est edt
    gmt bst kst jst cet utc q1 q2 q3 q4 covid covid-19 ai act bill treaty accord agreement protocol law constitution
    olympics prize award medal christmas easter ramadan eid diwali brexit internet photo image source updated
    published q a ends note notes background contact media editor's madam sir laughter applause doctora ma'am
    """
)

#: Months that are first names too; and what stands before a month as a rule.
MONTHS_TOO: frozenset[str] = frozenset({"jan", "april", "may", "june", "august"})
CALENDAR_TOO: frozenset[str] = MONTHS_TOO | {"thu", "march"}
BEFORE_MONTHS: frozenset[str] = frozenset(
    """
    in on by since until till of from to through between last next this early mid late during before after every each
    and sunday monday tuesday wednesday thursday friday saturday
    """.split()
)
