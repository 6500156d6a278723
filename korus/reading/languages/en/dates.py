"""How English newspapers name times: months, weekdays, numbers, feasts, and the words that count from now or from then.

The phrases made of them are in `date_phrases`, the words around them in `date_context`.
"""

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

#: Monday is 0, as in `date.weekday()`.
WEEKDAYS = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}

#: EDTF sub-year codes.
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

ONES = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

NUMBERS: dict[str, float] = {
    **{word: value for value, word in enumerate(ONES + TEENS, start=1)},
    **{word: value for value, word in zip(range(20, 100, 10), TENS, strict=True)},
    "hundred": 100,
    "a": 1,
    "an": 1,
    "a single": 1,
    "a couple of": 2,
    "a dozen": 12,
    "half a": 0.5,
    "half an": 0.5,
}

#: -1 is the last.
ORDINALS = {
    **{
        word: value
        for value, word in enumerate(
            (
                "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
                "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
            ).split(),
            start=1,
        )
    },
    "thirtieth": 30,
    "opening": 1,
    "latter": -1,
    "last": -1,
    "final": -1,
    "closing": -1,
}

#: "the nineties"
DECADES = dict(
    zip(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), range(20, 100, 10), strict=True
    )
)

#: Units counted from the present one: "last year" is -1.
SHIFTS = {
    "this": 0,
    "current": 0,
    "the current": 0,
    "this current": 0,
    "the present": 0,
    "this coming": 0,
    "the ongoing": 0,
    "last": -1,
    "this past": -1,
    "the past": -1,
    "this last": -1,
    "next": 1,
    "the coming": 1,
}

#: Units counted from a time named before in the text.
FOLLOWS = {
    "the": 0,
    "the same": 0,
    "that same": 0,
    "that": 0,
    "that very": 0,
    "the previous": -1,
    "the preceding": -1,
    "the prior": -1,
    "the following": 1,
    "the next": 1,
    "the very next": 1,
    "the subsequent": 1,
}

#: Of these, what can be counted from now where no time was named before.
FOLLOWS_NOW = ("the previous", "the preceding", "the prior", "the next")
#: Shifts to the very next one: "this coming Friday" is never of the week after.
COMING = ("this coming", "the coming")
#: Of a stretch, what lies ahead: "the next three years".
AFTERWARDS = ("next", "coming", "following")
#: "a year earlier" goes back, "two days later" on.
BACKWARDS = ("earlier", "before", "previously", "prior")
#: Edges that are the end of their unit.
ENDS = ("end", "close", "is")

#: Days counted from the publication day.
DAYS = {
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "yesterday": -1,
    "last night": -1,
    "the day before yesterday": -2,
    "tomorrow": 1,
    "the day after tomorrow": 2,
    "midnight": 1,
}

#: Feasts: (month, day); ("easter", days after Easter Sunday); or (month, weekday, which of the month, -1 is the last).
HOLIDAYS: dict[str, tuple[int, int] | tuple[str, int] | tuple[int, int, int]] = {
    "new year's day": (1, 1),
    "new year": (1, 1),
    "martin luther king day": (1, 0, 3),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "presidents day": (2, 0, 3),
    "st patrick's day": (3, 17),
    "ash wednesday": ("easter", -46),
    "palm sunday": ("easter", -7),
    "good friday": ("easter", -2),
    "easter sunday": ("easter", 0),
    "easter monday": ("easter", 1),
    "easter": ("easter", 0),
    "ascension day": ("easter", 39),
    "pentecost": ("easter", 49),
    "whit monday": ("easter", 50),
    "songkran": (4, 13),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "memorial day": (5, 0, -1),
    "juneteenth": (6, 19),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "labor day": (9, 0, 1),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "remembrance day": (11, 11),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "hogmanay": (12, 31),
    "lunar new year": ("lunar", 0),
    "chinese new year": ("lunar", 0),
    "spring festival": ("lunar", 0),
    "seollal": ("lunar", 0),
    "tet": ("lunar", 0),
    "chuseok": ("mid-autumn", 0),
    "mid-autumn festival": ("mid-autumn", 0),
}

#: The feasts of the East Asian calendar, 2000 to 2035, as (month, day).
LUNAR = {
    "lunar": (
        "02-05 01-24 02-12 02-01 01-22 02-09 01-29 02-18 02-07 01-26 02-14 02-03 01-23 02-10 01-31 02-19 02-08 01-28 "
        "02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11 01-31 02-19 02-08"
    ),
    "mid-autumn": (
        "09-12 10-01 09-21 09-11 09-28 09-18 10-06 09-25 09-14 10-03 09-22 09-12 09-30 09-19 09-08 09-27 09-15 10-04 "
        "09-24 09-13 10-01 09-21 09-10 09-29 09-17 10-06 09-25 09-15 10-03 09-22 09-12 10-01 09-19 09-08 09-27 09-16"
    ),
}
LUNAR_FROM = 2000

#: What stands before a unit and makes it approximate; behind "the end of" the whole unit is meant.
APPROXIMATE = frozenset(
    "early,mid,middle,midway through,halfway through,late,mid to late,early to mid,around,about,approximately,roughly,"
    "circa,c.".split(",")
)
#: Before a count these make it approximate.
VAGUE = tuple("about,around,roughly,approximately,some,nearly,almost,more than,over,just over,well over".split(","))
