"""Words around a number in English that tell what it is: an amount, a date, a name, an age, a score, a range, a change.

Lists are written as one string and split at blanks, phrases at "|"; `korus.reading.patterns` makes patterns of them.
"""

from typing import Final


def _phrases(written: str) -> tuple[str, ...]:
    return tuple(written.split("|"))


#: Words that name or place what their number belongs to, before it ("page 3", "Article 50", "phase two").
LABELS: Final = (
    "no nos number numbers article articles art section sections sec chapter chapters clause rule rules paragraph para "
    "page pages pp annex appendix schedule figure fig table item line platform gate terminal room floor level grade "
    "class phase stage step part volume vol issue edition episode season series round day week year point question "
    "option plan category tier track lane exit route highway road interstate motorway bus flight train pier berth "
    "unit reactor block plot lot ward district division battalion brigade regiment squadron company channel radio "
    "formula resolution order directive regulation bill proposition measure amendment title law act case docket "
    "finger hill sector zone area camp hangar apollo version windows size model type mark mk generation gen league "
    "match game test group pool hole set leg heat key stop verse psalm scene book exhibit count q"
).split()
#: The ones that also stand before a real amount unless a capital shows the name ("the area 12 people", "Area 51").
LABELS_IN_CAPITALS: Final = frozenset(
    "day week year point plan bill law order measure question line part case count unit company radio bus train road "
    "group set season series test game match issue table figure area camp hill class title model type lot "
    "floor level number size heat leg pool round act book stop key mark track block".split()
)
#: Before a number that is no amount, whatever follows ("per 100,000", "the top three", "Group of Seven").
NAMING_BEFORE: Final = _phrases(
    "per|top|bottom|big|group of|gang of|net|ground|absolute|sub|patient|version|v|v.|one or"
)
STREETS: Final = (
    "Street St Road Rd Avenue Ave Lane Drive Boulevard Blvd Square Terrace Crescent Row Quay Place Way".split()
)
MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)
#: Prepositions of a year ("in 2019"); and words that make a plain "2000" an amount ("about 2000 homes").
YEAR_BEFORE: Final = _phrases("in|since|by|of|from|until|till|before|after|for|during|to|back to|than in")
YEAR_ADVERBS: Final = _phrases("about|around|early|late|mid")
COUNTED_BEFORE: Final = (
    "about around some roughly approximately nearly almost over than least most to only just estimated of".split()
)
#: Behind a number of two figures that is an hour.
TIME_ZONES: Final = "GMT BST CET CEST EST EDT ET PST PDT PT UTC JST KST IST".split()
#: Verbs and nouns of a contest beside which "3-2" is a score.
CONTEST: Final = (
    "won win wins winning lost lose loses beat beats beaten beating drew draw draws defeated defeat defeats victory "
    "victories score scored score-line trounced thrashed edged led lead leads trailing trail tied tie vote voted votes "
    "ruling ruled decision margin advanced downed topped routed loss shutout aggregate penalties sets odds"
).split()
PHONE_BEFORE: Final = "call phone tel dial hotline fax ring whatsapp telephone".split()
#: People of an age group ("children under 5"), and what stands before an age.
AGED: Final = (
    "kids children people those adults women men girls boys anyone everyone youths teens players drivers pupils "
    "students"
).split()
AGE_RELATIONS: Final = _phrases("of|between|over|under|about|from")
#: A number behind somebody and a form of "be" is an age ("she was 15").
AGE_OWNERS: Final = "I he she who they we you".split()
AGE_VERBS: Final = "was am is were are turned".split()
#: Periods whose extremes are called by their length ("a 17-year high").
EXTREMES: Final = "high low record peak trough".split()

#: Behind "a third" or "half" that is a share; with "a" a unit may follow ("half a kilometre").
SHARE_AFTER: Final = (
    "of the its their his her our my your this that those these all as a an more less fewer higher lower larger bigger "
    "smaller cheaper again below above over off since in from to go goes went will would could may might can are were "
    "was is have has had said say"
).split()
SHARE_BEFORE: Final = (
    "by in almost nearly about around roughly over under than least most to only some just other or and".split()
)
#: Before "half" that is a part of a match or a year.
HALF_NAMES: Final = _phrases("first|second|latter|better|top|bottom|final|this|each|every|last|next|one-and-a")
#: Behind "twice" and "double" that multiply; a verb before them means an act ("will double the tax").
MULTIPLE_AFTER: Final = "as the that what its their his her this those last our my your more over".split()
VERBAL_BEFORE: Final = "to will would could should must may might can".split()

#: Words of a change from one amount to another: "rose 3p to 281p" is no range.
CHANGED_BEFORE: Final = (
    "up down rose fell gained lost added slipped jumped climbed dropped eased edged slid surged advanced declined rise "
    "rises fall falls gain gains add adds dropping rising falling dipped sank soared plunged tumbled"
).split()
#: Words before "from 5 to 10" that make it a range.
RANGING_BEFORE: Final = "range ranges ranged ranging anywhere anything vary varies varied varying estimates".split()
ABOUT: Final = "about around roughly some approximately just nearly almost over under".split()
#: Sums of money before a number without its money ("a profit of 800m").
SUMS: Final = (
    "profit profits loss losses sales revenue revenues turnover income earnings budget cost costs debt debts deficit "
    "surplus worth"
).split()

#: What is negated keeps its verb ("will not exceed"); "ruled out anything above" is a negation too.
NEGATIONS: Final = _phrases(
    "not|never|cannot|without|nor|neither|ruled out|rules out|ruling out|ruled out anything|refused to|refuses to"
)
#: Verbs that may stand between a negation and a bound ("will not cost more than $5").
MEASURE_VERBS: Final = (
    "be been cost costs take takes go rise fall drop get have last need needs pay receive lose grow run total stay "
    "account earn reach employ hold weigh contain charge want ask"
).split()
#: Verbs of a limit, and the preposition of its amount some words later ("cap fees at $12", "limit them to 4 percent").
LIMITS: Final = dict.fromkeys("cap caps capped capping".split(), "at") | dict.fromkeys(
    "limit limits limited limiting".split(), "to"
)
#: Before "over five years" these measure ("for over five years"); without them the years are only when it happens.
MEASURED_BEFORE: Final = _phrases(
    "for|in|after|of|than|last|lasts|lasted|lasting|spent|spend|took|take|takes|waited|wait|been|just|well|little|is|was"
    "|up to"
)
#: Before "up to" and "short of" these belong to them ("add up to £11.6bn", "is short of 1,400 welders").
UP_TO_VERBS: Final = "add adds added adding sum sums summed wake wakes woke build builds built".split()
SHORT_VERBS: Final = "is are was were be been being ’s 's run runs ran running".split()
#: What a "ten-point" thing is when its points are no points of percent.
PLANS: Final = (
    "plan agenda program programme list proposal manifesto strategy blueprint scale roadmap resolution declaration "
    "memo framework guide checklist"
).split()
#: Before "one" that is only emphasis ("not one cent").
EMPHASIS: Final = "not even single every".split()
#: Before "top" and "pass" these make them verbs ("will top 12 percent").
MODALS: Final = "will would to could may might can should shall not never".split()

#: Determiners before a small number that make it known already ("the two countries").
KNOWN: Final = frozenset(
    {"the", "these", "those", "both", "other", "all", "any", "first", "last", "next", "past", "same"}
)
#: Behind a small number and its noun: the list it introduces ("three conditions, among them ...").
LISTS: Final = _phrases("among them|namely|to wit|in particular|as follows")
#: Possessives that do the same for pairs ("our two nations").
KNOWN_PAIRS: Final = frozenset({"our", "your"})
#: Before a bare number: one more of what was counted ("another 85").
FURTHER: Final = _phrases("another|a further|further|the remaining|remaining|an additional|an extra|the other|all")
#: Before a small bare number: an hour.
HOUR_BEFORE: Final = "at until till before after around by".split()
#: Verbs that state or change a number ("put the toll at 233", "vacancies dropped by 34,000").
PUT_VERBS: Final = frozenset("put place estimate peg set stand leave keep hold have reckon reach count remain".split())
#: Verbs that say nothing of what their amount measures ("made $40 million for wells available").
LIGHT_VERBS: Final = frozenset("make get give take see want need use seek do find offer".split())
PURPOSES: Final = frozenset({"for", "into", "on"})
CHANGE_VERBS: Final = frozenset(
    "rise fall grow drop climb shrink swell increase decrease raise reduce cut bring jump go dip slip double decline "
    "slump soar surge plunge expand widen narrow lower lift push revise inch edge come move".split()
)
#: Verbs whose subject is what an amount measures ("the deficit was $311 billion").
EQUAL_VERBS: Final = frozenset(
    "be total cost reach hit exceed top stand number amount average equal surpass approach run come weigh measure last "
    "value include contain carry worth price estimate mean".split()
)
#: Adjectives and adverbs that never stand between a number and what it counts ("sold three last year").
NEVER_DESCRIBE: Final = frozenset(
    "ago earlier later away there here now then not each last next previous yesterday today".split()
)
