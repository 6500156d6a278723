"""Words around a date in English: what tells past from future, which end it bounds, and what is no date at all."""

#: Auxiliaries of what is still to come.
FUTURE_AUXILIARIES = frozenset("will wo 'll ’ll shall sha would could may might should must can ca ought".split())
#: Of these, what is over if "have" follows ("could have met").
PAST_WITH_HAVE = frozenset("would could may might should must can ca ought".split())
PERFECT = frozenset("have has had 've ’ve".split())
PAST_PASSIVE = frozenset("was were been got".split())
#: Before a date these say that it is past.
LOOKING_BACK = (
    r"\b(?:since|ever since|as of|back in|retroactive to|retroactively to)(?: (?:the|last|early|late|mid))*[ -]*$"
)
#: A span that begins so is a limit.
WITHIN = ("within", "inside")
#: "The hearing is on Friday" tells of a plan, "prices are up in May" does not.
ON = " on "

#: "is scheduled for Friday", "expected in May": the date lies ahead, whatever the tense.
SCHEDULED = frozenset(
    (
        "schedule plan expect set slate book pencil earmark target forecast project propose envisage anticipate aim "
        "intend due tip bind head consider mull weigh"
    ).split()
)
#: Adjectives and nouns that look ahead: "due in May", "a deadline of 5 June".
AHEAD = frozenset(
    (
        "due ready likely unlikely deadline target goal plan aim forecast outlook projection promise prediction "
        "upcoming forthcoming possible expected available"
    ).split()
)
#: A second verb after these is as past as they are: "failed to meet on Monday".
IMPLICATIVE = frozenset(
    (
        "take begin start continue manage fail help force use cause come get go happen seem appear prove be "
        "refuse decline see make let live turn find know believe think say report"
    ).split()
)
#: In the present tense these tell of what is, not of what is to come: "data show that prices in May ...".
STATIVE = frozenset(
    (
        "be have show say stand remain mean include know think believe suggest indicate reveal date blame compare "
        "put give tell claim argue note write describe represent reflect exceed total account report own hold"
    ).split()
)
#: Verbs of speech: a past day beside one is the day of the speech.
SPEECH = frozenset(
    (
        "say tell announce add write declare state argue note warn explain insist claim testify reply speak report "
        "promise pledge vow admit confirm deny suggest urge call demand acknowledge concede stress emphasize "
        "emphasise remark comment observe assert maintain predict estimate recall joke quip post tweet answer "
        "respond brief agree propose reveal disclose unveil present release publish issue meet discuss address hold "
        "sign host attend visit begin open hint"
    ).split()
)
#: Behind these, and behind verbs of speech, a limit ("by May", "within 30 days") is a limit set for what is to come.
COMMITTING = (SPEECH - frozenset("begin open meet hold attend visit host issue publish release".split())) | frozenset(
    (
        "commit offer guarantee threaten ask demand want seek order request require expect give repeat set plan "
        "need oblige describe tweet back sign instruct direct allow grant extend extension"
    ).split()
)

#: "In 1997, ..." opens a sentence that tells of that year.
OPENING_YEAR = r"(?:^|[.!?…:][\"”’)]* |\s{2,})[\"“‘]?In $"

#: Behind these the date is an end.
UNTIL = r"(?:by|until|till|til|before|through|up to|no later than|not later than|as late as|ahead of|latest)"
#: Behind these it is a beginning.
FROM = r"(?:from|since|starting|beginning|commencing|effective|as of|as from|after|retroactive to|retroactively to)"
STARTS = (
    r"(?:(?:start|begin|commence)(?:s|ed)?|began|kick(?:s|ed)? off"
    r"|(?:come|came|take|took|enter)(?:s|ed)? (?:into )?(?:force|effect))"
)
#: May stand between such a word and the date.
BETWEEN = (
    r"(?: (?:in|on|at|as|early|late|soon|the|about|around|roughly|end|of|morning|night|least|sometime|from|that|this))*"
)
#: A negation turns an end into a beginning: "not before 2026".
NOT_YET = r"(?:\bnot|n['’]t|\bnever|\bunlikely|\bno)\b[^.;:!?]{0,40}$"
NOT_YET_WORDS = r"(?:until|till|before)"

#: "from June to August" is no stretch of time behind these.
MOVED = (
    r"\b(?:postpon|mov|push|delay|shift|reschedul|extend|chang|bring|brought|slipp?|revis|raise|cut)\w*\b[^.;:]{0,40}$"
)

#: Words that a bare year may follow.
#: Behind these a number that can be a year of our time is one, whatever follows: "In 2024 more people ...".
YEAR_SURE = frozenset("in by since until till during through throughout before after fiscal".split())
YEAR_PREPOSITIONS = frozenset(
    (
        "in by since until till of from during before after through throughout to between and or circa around about "
        "for than versus vs over on as into at towards toward late early mid year fiscal winter summer spring autumn "
        "fall back january february march april may june july august september october november december"
    ).split()
)
#: Of these, what also stands before amounts.
YEAR_OR_COUNT = frozenset("about around over than for to between".split())
DETERMINERS = frozenset("the a its their his her our my your this that".split())
#: Proper names that end in a year: "Expo 2030".
YEAR_EVENTS = frozenset(
    (
        "olympics olympic games paralympics cup expo conference congress summit championship championships election "
        "elections festival biennale forum week awards convention agenda census budget season euro fair exhibition "
        "christmas easter thanksgiving day eve worldwide developers"
    ).split()
)
#: A number behind these is a name or an address.
NUMBERED = frozenset(
    (
        "no no. nos nos. number chapter article section room route highway flight boeing airbus windows resolution "
        "bill rule unit level page line bus apartment suite box model channel type mark class area studio hall gate "
        "form part paragraph clause act block lot figure table ward district precinct building iso rfc bmw pdp en "
        "md rs row battalion"
    ).split()
)
#: Four digits before these are an amount, or a time of day.
COUNTED = frozenset(
    (
        "people person men women children workers jobs troops soldiers police officers homes houses units won yen "
        "euros dollars pounds rupees yuan percent per km kilometers kilometres miles metres meters feet acres "
        "hectares tonnes tons kg kilos litres liters barrels dead deaths cases students pupils vehicles cars trucks "
        "times points pages votes seats members employees staff residents families households passengers patients "
        "prisoners refugees migrants protesters firefighters gmt utc hours hrs est edt pst cet kst bst local rpm "
        "watts megawatts mw kw gw degrees calories hp cc shops stores beds schools companies firms words copies "
        "tickets spectators fans volunteers delegates supporters francs marks lire pesos roubles rubles kroner "
        "kronor crowns baht ringgit dinars aircraft planes ships missiles million billion trillion thousand hundred "
        "bn mn tn sq square cubic a.m p.m am pm years months weeks days minutes seconds stations sites species "
        "different others additional more new"
    ).split()
)
STREETS = (
    r"(?: \w+){0,3} (?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Lane|Way|Place|Square|Highway|Parkway|Court)\b"
)
#: A number behind these is an amount: "a crowd of 1500"; behind verbs of change it may be one: "rose to 1850".
AMOUNT_OF = (
    r"\b(?:total|crowd|population|group|maximum|minimum|average|capacity|sum|staff|force|convoy|turnout|attendance"
    r"|altitude|height)(?: \w+)? of(?: (?:about|around|some|nearly))? $"
)
CHANGED = (
    r"\b(?:rose|ris\w+|f[ae]ll\w*|grew|grow\w*|increas\w+|decreas\w+|cut|drop\w*|climb\w*|jump\w*|shr[aiu]nk\w*"
    r"|reduc\w+|expand\w*|up|down)(?: \w+)? (?:from|to|by|at)(?: (?:about|around|some|nearly))? $"
)
#: A time of day: "1900 GMT".
CLOCK = r"\s?(?:GMT|UTC|hours|hrs|[ECP][SD]T|BST|CET|KST|JST|IST|local time)\b"
AMOUNT_BEFORE = frozenset("some nearly almost exactly approximately fewer more less most least another plus".split())

#: "a Sunday", "one quiet Friday": no day of the calendar, unless a noun follows ("at a Friday meeting").
ANY = r"\b(?:an?|one|most|many|some|per)(?: [\w-]+)? $"
#: "every Friday", "each May", "in some other December"
EVERY = r"\b(?:every|each|any|alternate|another|some other)(?: [\w-]+)? $"
#: Behind these a weekday is part of a name: "Black Friday".
NAMED_DAY_BEFORE = r"\b(?:Black|Super|Bloody|Cyber|Giving|Ruby|Red|Manic|Maundy|Shrove|Holy|Blue|Sheffield) $"
#: Before these too: "the Sunday Times".
NAMED_DAY_AFTER = (
    r" (?:Times|Telegraph|Mirror|Mail|Express|Post|Herald|Independent|World|School|Night Live|Night Football|Club"
    r"|Star|Sun|Mass|Tribune|Business|Review|Briefing|Record|People|Age|Today|Supper|League|Roast)\b"
)
#: "Monday to Friday"
WORKING_WEEK_AFTER = r" ?(?:to|through|until|[-–]) ?(?:Fri|Thurs|Satur|Sun)day"
WORKING_WEEK_BEFORE = r"Monday ?(?:to|through|until|[-–]) ?$"
#: Words that may stand before May, March and the like when they are months.
MONTH_PREPOSITIONS = frozenset(
    (
        "in by since until till of from during before after through throughout to between and or for than last next "
        "this early late mid on around about over end start beginning every the its their his her our a as into"
    ).split()
)
#: Months that are also verbs or names of people.
DOUBTFUL_MONTHS = frozenset(("may", "march", "april", "june", "august"))
VERBAL_MONTHS = frozenset(("may", "march"))
#: "the March on Washington", "June Street"
NOT_MONTH_AFTER = (
    r" (?:on Washington|for Life|for Our Lives|Madness|Hare|Street|Avenue|Road|Square|Revolution|Days|Movement)\b"
)
#: "the Sept. 11 attacks"
ATTACKS = r" ?(?:terror\w* )?attack"
#: Behind "the 13th" these show that a noun is numbered, not a day.
ORDINAL_NOUNS = (
    r"[ -](?:floor|century|amendment|anniversary|birthday|time|place|minute|hole|district|army|street|avenue|year|day"
    r"|month)"
)
#: "the second half of the match", "the first-quarter century"
PART_OF_ELSE = r" of\b|-| (?:century|time|day|final)"
#: "in the fall of Rome"
SEASON_OF_ELSE = r" (?:of|in)\b|-"
#: "in winter": each of them. "in the winter" may be one.
SEASON_EACH = r"\b(?:in|during|over|for) $"
#: In these paragraphs halves and quarters are those of a match.
SPORT = (
    r"\b(?:goals?|scor(?:ed|ing|er)|half-?time|striker|midfielder|penalty|kick-?off|touchdowns?|rebounds?|league title"
    r"|innings)\b"
)
#: "the 80s" here are degrees or scores.
DEGREES = r"\b(?:temperatures?|degrees|highs|lows|fahrenheit|celsius|humidity)\b"
#: "in his 50s"
AGE_BEFORE = r"\b(?:his|her|their|my|your|our)(?: (?:early|mid|late))?[ -]?$"
#: "for the first time in four years", "the highest in a decade": a length of time, no date.
NO_DISTANCE_BEFORE = (
    r"\b(?:time|once|twice|times|most|least|best|worst|(?:high|low|bigg?|larg|small|strong|weak|fast|slow|steep|sharp"
    r"|long|short|deep|great|old|cheap|hard|hott|cold|wett|dri|deadli)est)(?: \w+){0,2}[ ,]*$"
)
#: "in five years of war", "within days of the vote"
NO_DISTANCE_AFTER = (
    r" (?:of|than|since|after|following|before|from (?!now|today)|in (?:prison|jail|power|office)|old|long|later"
    r"|earlier|ago)\b"
)

#: "a year before the election", "two years after he left"
HANGS_ON = r" (?!in\b|to (?!the)|and\b|when\b|on\b|at\b|by\b|with\b|for\b|but\b|from\b|as\b)[\w“‘\"]"
#: "the leaders of tomorrow", but "as of today"
OF_THAT_DAY = r"(?<!\bas) of $"
#: Feasts that are also written small.
FEASTS_IN_SMALL_LETTERS = ("spring festival",)

#: A change in figures: "fell by a third in two years".
CHANGE = r"\d|per ?cent|half|third|quarter|doubl|tripl|million|billion|thousand"
#: Money to be spent: "$2.7bn over four years".
MONEY = r"(?:million|billion|trillion|crore|\d ?(?:bn|tn|mn?|k)|[$€£¥]\s?[\d,.]+)"
