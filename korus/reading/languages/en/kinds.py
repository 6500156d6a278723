"""English words by which the kinds of claims are told: whose act it is, and what sort of act."""

from korus.reading.mentions import ClaimKind

#: Auxiliaries of the future.
FUTURE: frozenset[str] = frozenset({"will", "'ll", "’ll", "wo", "would", "shall", "'d", "’d"})

#: Other auxiliaries, by what they say.
MODAL: dict[str, str] = {
    "should": "ought",
    "must": "ought",
    "ought": "ought",
    "can": "can",
    "could": "can",
    "may": "may",
    "might": "may",
}

#: Verbs that only say how their subject stands to what follows with "to": the act is the verb behind them.
STANCES: dict[str, str] = {
    "go": "future",  # only as "going to"
    "need": "ought",
    "have": "ought",
    "plan": "plan",
    "aim": "plan",
    "intend": "plan",
    "mean": "plan",
    "seek": "plan",
    "pledge": "plan",
    "promise": "plan",
    "vow": "plan",
    "undertake": "plan",
    "commit": "plan",
    "agree": "plan",
    "resolve": "plan",
    "prepare": "plan",
    "propose": "plan",
    "determine": "plan",
    "hope": "hope",
    "wish": "hope",
    "want": "hope",
    "like": "hope",
    "love": "hope",
    "expect": "may",
    "tend": "present",
    "try": "present",
    "seem": "present",
    "appear": "present",
    "continue": "present",
}

#: Verbs of being, becoming and happening: who "will be", "will have" or "will need" promises nothing by it.
STATES: frozenset[str] = frozenset(
    """
    be become have get cost need take seem remain stay continue mean make lead allow help let show cause affect result
    happen occur come end rise fall increase decrease grow lose suffer exceed reach depend matter benefit face know
    feel see find understand serve play hurt require
    accelerate account appear arise backfire bankrupt break bring burn change climb collapse crash damage decline
    deepen depress die dip disappear dominate double drag drain drop drown ease emerge encourage erode evaporate expand
    expire explode fade fail feed flood flow follow force fuel gain go harm improve intensify jump kill land lapse last
    lag linger make melt miss multiply outweigh pass peak persist plunge prove recede recover rebound ripple ruin
    shape shave shift shrink sink slide slip slow soar soften spiral split spread stagnate stall starve strengthen
    surge survive tend threaten tighten trigger triple trouble vanish vary wane weaken weigh widen win wither worsen
    """.split()
)

#: Verbs of hoping: what follows is a value, not an act.
HOPES: frozenset[str] = frozenset("hope wish pray".split())

#: Nouns that name a commitment of their owner.
COMMITMENTS: frozenset[str] = frozenset(
    """
    commitment determination pledge promise resolve vow intention readiness willingness undertaking goal target aim
    plan ambition
    """.split()
)

#: Verbs of speech whose content is nearly always of one kind: which, and why.
SURE_CUES: dict[str, tuple[ClaimKind, str]] = {
    **dict.fromkeys(
        "urge recommend beg implore exhort beseech entreat plead".split(),
        ("request", "what is urged or recommended is asked"),
    ),
    **dict.fromkeys("predict forecast foresee project prophesy".split(), ("forecast", "what is predicted is to come")),
    **dict.fromkeys("promise vow".split(), ("pledge", "what is promised is a pledge")),
}


def _sorts(table: dict[str, str]) -> dict[str, str]:
    return {word: sort for sort, words in table.items() for word in words.split()}


#: What an office, a trade or the name of a body says of who speaks: a state, a company, somebody who looks on.
SPEAKER_SORTS: dict[str, str] = _sorts(
    {
        "state": """
            minister ministry premier chancellor governor mayor senator secretary undersecretary ambassador envoy
            commissioner government cabinet parliament lawmaker legislator congressman congresswoman councillor
            councilor council taoiseach official officials treasury department authority commission prefect king queen
            emir diplomat chargé navy army police regulator mp""",
        "company": """ceo cfo coo executive company firm corporation corp inc ltd plc co gmbh ag airline bank carmaker
            shipbuilder lender retailer automaker chipmaker manufacturer founder startup start-up owner developer
            producer investor operator utility holdings group industries""",
        "analyst": """analyst analysts economist economists professor researcher researchers scientist scientists expert
            experts historian strategist epidemiologist hydrologist geologist lecturer forecaster forecasters
            pollster physicist biologist statistician doctor surgeon nutritionist academic author critic critics
            columnist observer observers lawyer consultant agronomist climatologist meteorologist""",
        "study": "report study survey poll review paper analysis audit inquiry institute university think-tank",
        "body": """union association federation chamber charity campaign campaigner campaigners activist party club
            foundation alliance society league""",
    }
)

#: The kind of body (`nouns.kind_of`) that a sort of speaker has for its own.
BODY_SORTS: dict[str, str] = {"state": "government", "company": "company", "body": "body"}

#: Pronouns that tell by themselves whose act it is, or leave it open.
PRONOUNS: frozenset[str] = frozenset(
    "it they he she you there this that these those who which what nobody everybody everyone all".split()
)

#: Words by which a speaker counts others in: "both countries will ...".
TOGETHER: frozenset[str] = frozenset("both two three all".split())


#: Words that judge: what they are said of is valued, not told.
JUDGING: frozenset[str] = frozenset(
    """
    absurd admirable alarming amazing angry appalling arrogant ashamed astonishing awful bad beautiful best better
    bitter bold brave brilliant careless cheap clear clever confident cowardly crazy critical crucial cruel cynical
    dangerous daft decent deserve disappointed disappointing disastrous disgraceful dishonest dreadful easy effective
    encouraging essential excellent exciting extraordinary fair fantastic fine foolish frightened fundamental furious
    generous glad good grateful great groundless happy hard harsh heartbreaking historic honest honoured honored
    hopeful hopeless horrible humiliating hypocritical ideal immoral important impossible impressive inadequate
    inappropriate incredible indispensable ineffective inevitable insane insulting irresponsible just key ludicrous
    marvellous meaningful mean miserable misguided natural nasty necessary nonsense obvious optimistic outrageous
    overdue painful pathetic perfect pessimistic pleased pointless poor positive precious premature promising proper
    proud ready reasonable reckless regrettable relieved responsible ridiculous right risky robust sacred sad sane
    scandalous selfish sensible serious severe shameful shocked shocking short-sighted significant silly simple sincere
    smart sorry splendid strong stupid sudden superb superior surprising terrible thoughtless timid tough tragic
    transparent tremendous true ugly unacceptable unfair unforgivable unfortunate unhappy unique unjust unnecessary
    unrealistic unreasonable unthinkable unwise useful useless valuable vital warm weak welcome wise wonderful
    worried worrying worse worst worth worthy wrong
    disgrace scandal shame mistake honour honor joke nonsense farce betrayal insult tragedy disaster catastrophe
    triumph victory miracle dream nightmare gift burden duty privilege pleasure pity mess failure success threat
    opportunity cornerstone backbone pillar bridge symbol milestone spirit soul heart pride dignity justice freedom
    trust friendship courage
    """.split()
)
