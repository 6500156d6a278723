"""Nouns of occasions: what a person speaks at, and what takes place."""

OCCASIONS = frozenset(
    """
    address assembly audit anniversary auction briefing call campaign celebration ceremony chat commemoration
    concert conference congress consultation convention council debate demonstration dinner drill election event
    exercise exhibition expo fair festival forum funeral gala game gathering groundbreaking hearing inauguration
    inquest interview launch lecture lunch luncheon march marathon match meeting negotiation negotiations opening
    panel parade party plenary presentation presser primary protest rally reception referendum retreat roundtable
    runoff seminar session signing speech strike summit symposium talk talks testimony tour town-hall trial trip
    unveiling vigil visit vote webinar workshop
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
