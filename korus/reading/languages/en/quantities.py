"""English words of amounts: number words, scales, units, qualifiers, and nouns that are counted without being amounts.

Keys are lower case unless a symbol's case tells it apart ("R", "Rs"). A new word is one entry here and one row in
`tests/reading/test_quantities.py`.
"""

from decimal import Decimal
from typing import Final

from korus.reading.mentions import Bound

ONES: Final = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS: Final = {
    word: Decimal(10 * value)
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
#: Words that multiply what stands before them. "dozen" and "hundred" keep what follows ("a hundred and ninety").
HUNDREDS: Final = {"dozen": Decimal(12), "hundred": Decimal(100)}
SCALES: Final = {
    "thousand": Decimal(10) ** 3,
    "lakh": Decimal(10) ** 5,
    "lakhs": Decimal(10) ** 5,
    "million": Decimal(10) ** 6,
    "crore": Decimal(10) ** 7,
    "crores": Decimal(10) ** 7,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
    "quadrillion": Decimal(10) ** 15,
}
#: Glued to digits or behind one blank ("1.2tn", "9 bn"); case as written.
SCALE_SUFFIXES: Final = {
    "k": SCALES["thousand"],
    "K": SCALES["thousand"],
    "mn": SCALES["million"],
    "mln": SCALES["million"],
    "mm": SCALES["million"],
    "m": SCALES["million"],
    "M": SCALES["million"],
    "bn": SCALES["billion"],
    "bln": SCALES["billion"],
    "Bn": SCALES["billion"],
    "b": SCALES["billion"],
    "B": SCALES["billion"],
    "tn": SCALES["trillion"],
    "trn": SCALES["trillion"],
    "Tn": SCALES["trillion"],
    "t": SCALES["trillion"],
    "T": SCALES["trillion"],
    "cr": SCALES["crore"],
}
#: Suffixes that are also a unit of length, weight, or a name's tail: a scale only beside a currency ...
SUFFIXES_WITH_MONEY: Final = frozenset({"mm", "t", "T", "b", "B", "M", "K"})
#: ... or, for these, before a counted noun as well ("5.2m people" but "a 100m race").
SUFFIXES_WITH_NOUN: Final = frozenset({"m", "k"})

#: Denominators of spoken fractions; "second" is left out, it is nearly always the ordinal or the time.
FRACTIONS: Final = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15,
    "twentieth": 20,
    "hundredth": 100,
}
VULGAR: Final = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0.333"),
    "⅔": Decimal("0.667"),
    "⅕": Decimal("0.2"),
}
MULTIPLES: Final = {"twice": Decimal(2), "thrice": Decimal(3), "double": Decimal(2), "triple": Decimal(3)}
#: The same in one word with its number.
FOLDS: Final = {f"{word}fold": value for word, value in ONES.items() if value >= 2} | {"hundredfold": Decimal(100)}
#: Nouns that are plurals without an s: a number goes with them as they are ("500 staff").
UNCHANGING: Final = frozenset(
    "staff crew police personnel people aircraft spacecraft sheep cattle fish deer head percent horsepower "
    "series species troops infantry cavalry faculty clergy youth poultry offspring hovercraft".split()
)

#: Phrases in front of an amount, and the bound they set. "exact" ones only emphasise.
BOUNDS_BEFORE: Final[dict[str, Bound]] = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "approx": "about",
    "approx.": "about",
    "roughly": "about",
    "some": "about",
    "circa": "about",
    "ca.": "about",
    "c.": "about",
    "nearly": "about",
    "almost": "about",
    "virtually": "about",
    "practically": "about",
    "close to": "about",
    "closer to": "about",
    "near to": "about",
    "nearer": "about",
    "nearer to": "about",
    "near": "about",
    "approaching": "about",
    "nearing": "about",
    "more like": "about",
    "something like": "about",
    "somewhere around": "about",
    "anything like": "about",
    "in the region of": "about",
    "in the neighborhood of": "about",
    "in the neighbourhood of": "about",
    "on the order of": "about",
    "of the order of": "about",
    "in the order of": "about",
    "to the tune of": "about",
    "an estimated": "about",
    "estimated": "about",
    "estimated at": "about",
    "estimated cost of": "about",
    "estimated value of": "about",
    "estimated price of": "about",
    "estimated total of": "about",
    "a rough": "about",
    "perhaps": "about",
    "maybe": "about",
    "possibly": "about",
    "probably": "about",
    "give or take": "about",
    "getting on for": "about",
    "an average of": "exact",
    "a total of": "exact",
    "a combined": "exact",
    "~": "about",
    "≈": "about",
    "at least": "at least",
    "not less than": "at least",
    "no less than": "at least",
    "no fewer than": "at least",
    "not fewer than": "at least",
    "nothing less than": "at least",
    "a minimum of": "at least",
    "a minimum": "at least",
    "minimum of": "at least",
    "as few as": "at least",
    "as little as": "at least",
    "as low as": "at least",
    "no lower than": "at least",
    "no earlier than": "at least",
    "a floor of": "at least",
    "upwards of": "at least",
    "upward of": "at least",
    "≥": "at least",
    "more than": "more than",
    "greater than": "more than",
    "higher than": "more than",
    "bigger than": "more than",
    "larger than": "more than",
    "longer than": "more than",
    "older than": "more than",
    "over": "more than",
    "above": "more than",
    "beyond": "more than",
    "past": "more than",
    "north of": "more than",
    "in excess of": "more than",
    "excess of": "more than",
    "exceed": "more than",
    "exceeds": "more than",
    "exceeded": "more than",
    "exceeding": "more than",
    "surpass": "more than",
    "surpasses": "more than",
    "surpassed": "more than",
    "surpassing": "more than",
    "top": "more than",
    "tops": "more than",
    "topped": "more than",
    "topping": "more than",
    "pass": "more than",
    "upwards from": "more than",
    "just over": "more than",
    "a little over": "more than",
    "slightly over": "more than",
    "a shade over": "more than",
    "just above": "more than",
    "well over": "more than",
    "well above": "more than",
    "far more than": "more than",
    "much more than": "more than",
    ">": "more than",
    "at most": "at most",
    "at the most": "at most",
    "up to": "at most",
    "as many as": "at most",
    "as much as": "at most",
    "as high as": "at most",
    "as long as": "at most",
    "as large as": "at most",
    "no more than": "at most",
    "not more than": "at most",
    "never more than": "at most",
    "no greater than": "at most",
    "no higher than": "at most",
    "no longer than": "at most",
    "no later than": "at most",
    "not exceeding": "at most",
    "not to exceed": "at most",
    "not over": "at most",
    "not above": "at most",
    "a maximum of": "at most",
    "a maximum": "at most",
    "maximum of": "at most",
    "a cap of": "at most",
    "cap of": "at most",
    "a ceiling of": "at most",
    "ceiling of": "at most",
    "an upper limit of": "at most",
    "capped at": "at most",
    "limited to": "at most",
    "within": "at most",
    "≤": "at most",
    "less than": "less than",
    "fewer than": "less than",
    "lower than": "less than",
    "smaller than": "less than",
    "shorter than": "less than",
    "younger than": "less than",
    "under": "less than",
    "below": "less than",
    "south of": "less than",
    "just under": "less than",
    "just below": "less than",
    "well under": "less than",
    "well below": "less than",
    "shy of": "less than",
    "short of": "less than",
    "not even": "less than",
    "<": "less than",
    "only": "exact",
    "just": "exact",
    "merely": "exact",
    "a mere": "exact",
    "barely": "exact",
    "exactly": "exact",
    "precisely": "exact",
    "fully": "exact",
    "a full": "exact",
    "a whopping": "exact",
    "a staggering": "exact",
    "a record": "exact",
}
#: Phrases behind an amount and its noun.
BOUNDS_AFTER: Final[dict[str, Bound]] = {
    "or more": "at least",
    "and more": "at least",
    "or above": "at least",
    "or over": "at least",
    "or higher": "at least",
    "or longer": "at least",
    "and over": "at least",
    "and above": "at least",
    "at least": "at least",
    "at a minimum": "at least",
    "minimum": "at least",
    "-plus": "more than",
    "+": "more than",
    "or less": "at most",
    "or fewer": "at most",
    "or below": "at most",
    "or lower": "at most",
    "at most": "at most",
    "at the most": "at most",
    "at the outside": "at most",
    "maximum": "at most",
    "tops": "at most",
    "or so": "about",
    "or thereabouts": "about",
    "-odd": "about",
    "give or take": "about",
    "more or less": "about",
}
#: What a bound becomes under a negation ("will not exceed", "never topped").
NEGATED: Final[dict[Bound, Bound]] = {
    "more than": "at most",
    "less than": "at least",
    "at least": "less than",
    "at most": "more than",
}
#: Prepositions that also open a time or a place: a bound only before an amount that is none of these.
OVER_TIME: Final = frozenset({"over", "past", "within", "beyond"})
#: Words that stand between a qualifier and its number ("at least another 300").
BETWEEN: Final = (
    "another",
    "a further",
    "further",
    "an additional",
    "additional",
    "an extra",
    "extra",
    "all",
    "a",
    "an",
)

TIME_UNITS: Final = {
    "second": "second",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "night",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "sec": "second",
    "min": "minute",
    "hr": "hour",
    "yr": "year",
}
#: Singular or abbreviated name, and the unit as it is kept. Longer names are put together from MEASURE_MODIFIERS.
MEASURES: Final = TIME_UNITS | {
    name: name
    for name in (
        "millimetre millimeter centimetre centimeter metre kilometre kilometer mile yard foot inch "
        "hectare acre litre liter gallon barrel gram kilogram kilo tonne ton pound ounce "
        "watt kilowatt megawatt gigawatt terawatt kilowatt-hour megawatt-hour gigawatt-hour terawatt-hour "
        "volt decibel byte kilobyte megabyte gigabyte terabyte megabit gigabit nautical-mile knot "
        "calorie carat bushel fathom degree megaton kiloton person-year"
    ).split()
}
MEASURE_ABBREVIATIONS: Final = {
    "km": "kilometre",
    "kms": "kilometre",
    "cm": "centimetre",
    "m": "metre",
    "ft": "foot",
    "mi": "mile",
    "km²": "square kilometre",
    "km2": "square kilometre",
    "m²": "square metre",
    "m2": "square metre",
    "m³": "cubic metre",
    "m3": "cubic metre",
    "sqm": "square metre",
    "ha": "hectare",
    "kg": "kilogram",
    "kgs": "kilogram",
    "g": "gram",
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "W": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "TW": "terawatt",
    "kWh": "kilowatt-hour",
    "MWh": "megawatt-hour",
    "GWh": "gigawatt-hour",
    "TWh": "terawatt-hour",
    "GB": "gigabyte",
    "MB": "megabyte",
    "TB": "terabyte",
    "Mbps": "megabit per second",
    "Gbps": "gigabit per second",
    "mph": "mile per hour",
    "kph": "km/h",
    "kmh": "km/h",
    "km/h": "km/h",
    "kmph": "km/h",
    "bpd": "barrel",
    "dB": "decibel",
    "hrs": "hour",
    "mins": "minute",
    "secs": "second",
    "yrs": "year",
}
#: An abbreviation that needs its digits beside it, so that "5 m" in a table is not read across a gap.
GLUED_ONLY: Final = frozenset({"m", "g", "W", "mi"})
MEASURE_MODIFIERS: Final = frozenset(
    {"square", "cubic", "metric", "nautical", "light", "long", "short", "troy", "fluid", "sq", "sq.", "cu"}
)
DEGREES: Final = {"c": "degree Celsius", "celsius": "degree Celsius", "centigrade": "degree Celsius"} | {
    "f": "degree Fahrenheit",
    "fahrenheit": "degree Fahrenheit",
}
IRREGULAR_PLURALS: Final = {
    "people": "person",
    "persons": "person",
    "children": "child",
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "inches": "inch",
    "centuries": "century",
    "lives": "life",
    "wives": "wife",
    "halves": "half",
    "leaves": "leaf",
    "shelves": "shelf",
    "wolves": "wolf",
    "calves": "calf",
    "knives": "knife",
    "loaves": "loaf",
    "thieves": "thief",
    "lice": "louse",
    "mice": "mouse",
    "geese": "goose",
    "teeth": "tooth",
    "oxen": "ox",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "campuses": "campus",
    "crises": "crisis",
    "analyses": "analysis",
    "bases": "base",
    "heroes": "hero",
    "potholes": "pothole",
    "tomatoes": "tomato",
    "potatoes": "potato",
    "echoes": "echo",
    "movies": "movie",
    "cookies": "cookie",
    "calories": "calorie",
    "ties": "tie",
    "pies": "pie",
    "species": "species",
    "series": "series",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
    "sheep": "sheep",
    "cattle": "cattle",
    "fish": "fish",
    "head": "head",
    "staff": "staff",
    "crew": "crew",
    "personnel": "personnel",
    "premises": "premises",
    "headquarters": "headquarters",
    "barracks": "barracks",
    "kudos": "kudos",
    "lens": "lens",
    "news": "news",
}
IRREGULAR_TAILS: Final = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife"}

#: Units without a plural.
NO_PLURAL: Final = frozenset("percent won yen yuan baht rand".split())

#: Hyphenated nouns that make a number before them an amount ("a six-member team", "a 40-page report").
HYPHENATED: Final = frozenset(
    "member seat page bed car ship person man strong storey story nation country state team word vehicle room".split()
)
HYPHENED_BOUNDS: Final = frozenset({"odd", "plus"})
HYPHENATED_UNITS: Final = {"strong": "person", "man": "person"}
#: Nouns that introduce or sum up a list: a small number of them is no amount ("three areas").
LIST_NOUNS: Final = frozenset(
    "area way thing reason principle pillar direction aspect factor priority step goal objective topic theme category "
    "kind type sort option scenario respect front lesson challenge axis strand".split()
)
#: Words behind a number that are no noun it counts: the noun is left out ("three others").
NO_NOUNS: Final = frozenset({"other", "more", "such", "former", "latter", "one"})
#: Nouns that mean people or a share by themselves, for numbers that leave their noun out ("put the toll at 233").
MEANT: Final = (
    dict.fromkeys(
        "toll dead injured wounded casualty fatality turnout attendance crowd population audience missing homeless "
        "unemployed displaced survivor headcount demonstrator detainee".split(),
        "person",
    )
    | dict.fromkeys("unemployment inflation growth share probability likelihood".split(), "percent")
    | {"age": "year"}
)
PERIODS: Final = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "hour",
    "quarterly": "quarter",
    "per annum": "year",
    "pa": "year",
    "p.a.": "year",
}
