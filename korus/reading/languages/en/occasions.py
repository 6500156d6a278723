"""Nouns of occasions: what a person speaks at, and what takes place."""

OCCASIONS = frozenset(
    """
    address assembly audit anniversary auction briefing call campaign celebration ceremony chat commemoration
    concert conference congress consultation convention council debate demonstration dinner drill election event
    exercise exhibition expo fair festival forum funeral gala game gathering groundbreaking hearing inauguration
    inquest interview launch lecture lunch luncheon march marathon match meeting negotiation negotiations opening
    panel parade party plenary presentation presser primary protest rally reception referendum retreat roundtable
    runoff seminar session signing speech strike summit symposium talk talks testimony tour town-hall trial trip
    unveiling vigil visit vote voting webinar workshop
    """.split()
)

#: Prepositions that put a speech on its occasion: "at a seminar", "during the visit", "after the summit".
ON_OCCASION = frozenset({"at", "during", "after", "following", "before", "in", "on", "to", "from"})

#: Words of speech: the root of a sentence that only tells who said something.
SPEECH = frozenset(
    """
    say tell add note stress emphasize emphasise state declare write argue claim warn urge call ask reply answer
    explain insist maintain acknowledge admit concede suggest remark comment observe point deny believe think hope
    fear expect predict estimate describe joke quip recall reiterate repeat assert contend caution complain lament
    accuse appeal applaud backtrack blame cite condemn criticise criticize decline decry defend demand denounce
    dismiss dispute echo hail object oppose praise question rebuff reject slam
    welcome
    """.split()
)

#: Places are named after these.
PLACE = frozenset({"in", "at", "near", "outside", "across", "from"})

#: Verbs that tell no act: what was, had, meant, cost, rose or fell on a day is no event.
STATES = frozenset(
    """
    be have become remain stay seem look appear mean cost need want know see stand lie live own contain include
    employ represent total amount account belong depend consist last rank rate average rise fall drop climb gain
    lose increase decrease grow shrink jump slip slide edge surge plunge close trade
    """.split()
)

#: What is done where people speak: who is quoted in an article that opens so was there, or spoke on that day.
SITTINGS = frozenset(
    """
    address adopt agree annul appear approve attend brief chair clear convene debate deliver discuss elect end endorse
    exchange explain gather grill hear hold host inaugurate introduce inspect launch meet name open order outline pass
    present preside question reject sit speak take testify unveil visit vote
    """.split()
)

#: Who hears a speech there: "told the board", "asked the council"; not reporters or a newspaper.
AUDIENCES = frozenset(
    """
    assembly audience board chamber commission committee conference congregation congress council court crowd
    deputies deputy gathering gallery guest hearing house inquiry investor judge jury lawmaker legislator meeting member
    mp panel parliament participant rally resident senate senator session shareholder summit supporter tribunal
    """.split()
)

#: What was said in it was said when it was made: "a survey published in June", "its application, filed in March".
PUBLISHING = frozenset(
    """
    adopt air broadcast carry circulate commission conduct date draft file hold issue make post present publish record
    release send sign submit unveil write
    """.split()
)

#: Of these the bodies that meet, and are no occasion by themselves: "a letter to the council".
BODIES = frozenset({"assembly", "congress", "council", "panel", "party"})

#: Words that name an occasion with the word before them: "an open house", "its investor day".
COMPOUNDS = {
    "house": frozenset({"open"}),
    "day": frozenset({"investor", "investors", "market", "markets", "media", "open", "sports"}),
}

POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my"})

#: Prepositions that put words of speech on an occasion: "said at a seminar", "in an interview", "on a call".
SPOKEN_AT = frozenset({"at", "during", "in", "on"})

#: What people speak in or on and nobody attends.
PROGRAMMES = frozenset({"podcast", "programme", "program", "show", "livestream", "broadcast"})

#: "on the sidelines of the forum"
SIDELINES = frozenset({"sideline", "sidelines", "margin", "margins", "opening", "close", "start", "end", "eve"})

#: Verbs by which people come together on a day.
GATHERING = frozenset(
    "appear convene debate depart gather leave march meet rally reconvene strike testify tour travel visit vote".split()
)

#: Verbs that set an occasion on a day: "the vote is scheduled for Friday", "talks resume on Monday".
HELD = frozenset(
    "hold host take set schedule plan start begin open resume expect call be attend address organise organize".split()
)
