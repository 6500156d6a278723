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
    january february march april may june july august september october november december monday tuesday wednesday
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

#: Endings that two forms of one word differ in, longest first.
ENDINGS: Final = ("ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s")
