"""English words that tell whether two statements are about one thing: what says nothing, joins, corrects, contains."""

from typing import Final

#: Words that say nothing about what a statement is about; measures and texts are compared without them.
EMPTY: Final = frozenset(
    """a an the and or but that this these those it its he his she her they their them we our us i you your who which
    what is are was were be been being has have had do does did will would shall should can could may might must
    to of in on at by for from with as than then so if when while until till before after during over under about into
    out up down off per no not never none only also too very more most less least some any all each both other another
    such own same just still yet already now today soon again there here said says say told added put stood stands
    year years month months week weeks day days end beginning start mid late early next last this coming first second
    half time times around nearly almost roughly some least most many much few next within through further even
    one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty
    seventy eighty ninety january february march april may june july august september october november december
    monday tuesday wednesday
    thursday friday saturday sunday percent per cent million billion trillion thousand hundred dozen won dollar dollars
    euro euros pound pounds yen yuan""".split()
)

#: Words that a measure may have or lack without becoming another one.
WEAK: Final = frozenset(
    """annual annually announced announce total overall combined new additional extra planned expected projected
    estimated record current future entire whole average aim goal target plan plans pledge promise commitment number
    amount figure level rate share value worth sum cost costs price invest investment increase rise growth
    reach reached hit create created creation build built deliver delivered delivery make made set put spend spent
    raise raised cut reduce reduced reduction plant planted open opened""".split()
)

#: What a statement may have or lack beside: who speaks of himself, how he says it, verbs that carry no meaning.
LIGHT: Final = frozenset(
    """government ministry minister state country nation city town council company firm group agency authority business
    economy people person public union bank party demand ask call urge want wish hope expect believe predict report
    count record find show see think know tell speak stand stay remain run carry hold keep have get go come bring use
    reach rise become start begin continue follow need try able likely possible current late early good well big large
    small high low great main major really actually indeed however another local own""".split()
)

#: Words of more and words of less: who cuts jobs and who creates them speak of two things.
MORE: Final = frozenset(
    """add build create employ expand extend give grow hire increase launch open plant raise rise lend install
    gain""".split()
)
LESS: Final = frozenset(
    """cancel close cut decline drop fall fire lay lose lower reduce remove scrap shrink shut slash strike tear
    withdraw""".split()
)

#: Words that part two things when each has one of them.
OPPOSITES: Final = (
    ("before", "after"), ("with", "without"), ("first", "second"), ("first", "last"), ("north", "south"),
    ("east", "west"), ("northern", "southern"), ("eastern", "western"), ("import", "export"), ("male", "female"),
    ("public", "private"), ("inside", "outside"), ("above", "below"), ("old", "new"), ("gross", "net"),
    ("approved", "paid"), ("day", "night"), ("morning", "evening"), ("for", "against"), ("domestic", "foreign"),
)  # fmt: skip

#: Stretches of time that a count is of: one of a quarter and one of a year are two things.
STRETCHES: Final = (
    ("quarter", r"\bquarters?\b"),
    ("half", r"\b(first|second) half of (the year|\d{4})\b|\bhalf[- ]year\b"),
    ("month", r"\b(January|February|March|April|May|June|July|August|Septem|Octo|Novem|Decem)(ber)?\b|\bmonths?\b"),
    ("week", r"\bweeks?\b|\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"),
)

#: Between a new number and the one before it, in one statement.
CHANGING: Final = r"\b(instead of|rather than|up from|down from|compared (with|to)|not|from)\b"

#: Prepositions after which stands what a figure is for, in, on or against.
JOINING: Final = frozenset("for in on into with against among to from at of between towards toward by across".split())

#: Between two figures: the first is a part of the second.
PART_OF: Final = (
    "of the", "of a", "of an", "of its", "of their", "of our", "of that", "of this", "out of", "part of", "share of",
    "within", "inside", "included in", "contained in", "from the", "from a",
)  # fmt: skip

#: Words that set right what was said before.
CORRECTING: Final = (
    "correct", "corrected", "corrects", "correction", "mistake", "mistaken", "mistakenly", "wrong", "wrongly",
    "misstated", "erroneous", "erroneously", "in error", "revised to correct", "not the", "instead of", "rather than",
)  # fmt: skip

#: Words that turn a statement into its contrary.
DENYING: Final = frozenset("not no never nor without neither cannot none".split()) | {
    "n't", "denied", "denies", "deny", "refuse", "refused", "refuses", "rejects", "rejected", "abandon", "abandoned",
    "scrap", "scrapped", "drop", "dropped", "cancel", "cancelled", "canceled",
}  # fmt: skip

#: Forms that no ending tells.
IRREGULAR: Final = dict(
    pair.split("/")
    for pair in """built/build bought/buy paid/pay sold/sell lent/lend sent/send grew/grow grown/grow rose/rise
    risen/rise
    fell/fall fallen/fall gave/give given/give took/take taken/take held/hold kept/keep lost/lose met/meet began/begin
    begun/begin drew/draw drawn/draw drove/drive driven/drive wrote/write written/write taught/teach brought/bring
    sought/seek fought/fight led/lead left/leave ran/run won/win broke/break broken/break chose/choose chosen/choose
    people/person men/man women/woman children/child""".split()
)

#: Endings that two forms of one word differ in, longest first.
ENDINGS: Final = ("ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s")
