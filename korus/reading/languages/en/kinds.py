"""English words by which the kinds of claims are told: whose act it is, and what sort of act."""

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

#: Verbs of being and becoming: who "will be", "will have" or "will need" promises nothing by it.
STATES: frozenset[str] = frozenset(
    """
    be become have get cost need take seem remain stay continue mean make lead allow help let show cause affect result
    happen occur come end rise fall increase decrease grow lose suffer exceed reach depend matter benefit face know
    feel see find understand serve play hurt require
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

#: Cues whose content is always what somebody else is to do.
URGING: frozenset[str] = frozenset("urge recommend beg implore exhort beseech entreat plead".split())
