"""Amounts of newspaper sentences, all of them and nothing else: value, upper end, unit and bound.

The sentences are made up for these tests. What is no amount comes first; the trap is named beside each row.
"""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korus.reading.mentions import BOUNDS, DateMention, QuantityMention, Span
from korus.reading.quantities import find
from korus.reading.text import Document, model, parse

PUBLISHED = date(2025, 7, 22)

#: Value, upper end, unit, bound.
type Row = tuple[str, str | None, str, str]


def read(text: str) -> list[Row]:
    return [
        (format(q.value, "f"), None if q.upper is None else format(q.upper, "f"), q.unit, q.bound)
        for q in find(parse(text, published=PUBLISHED))
    ]


NO_AMOUNTS = [
    # names and codes with digits
    ("The plant joined the RE100 pledge in spring.", "a name of letters and digits"),
    ("Carriers switched on 5G masts along the coast.", "digits and a letter"),
    ("COVID-19 emptied the ferries.", "a name with a hyphen"),
    ("Leaders of the G20 met in Porto.", "a group's name"),
    ("The F-35 pilots' wives wrote to the F-16 museum.", "types of aircraft"),
    ("The “5+3 regions” plan was shelved.", "a sum in a name"),
    ("He filmed it with an iPhone 4 from the pier.", "a model behind a name"),
    ("A Boeing 747 circled the bay.", "a type behind a name"),
    ("The ship sailed under MH370's old call sign.", "a flight"),
    ("Windows 11 refused to start.", "a version behind a name"),
    ("The council published version 2.1 of the map.", "a version"),
    ("Vitamin B12 was missing from the rations.", "a letter and digits"),
    ("The H1N1 strain came back.", "letters and digits mixed"),
    ("Protesters blocked the M25 and the A4.", "roads"),
    ("The A320neo order slipped.", "digits inside a word"),
    ("Passengers of flight 212 slept in the hall.", "a flight"),
    ("The catch-22 of the grant is known.", "a figure of speech"),
    ("The Agenda 2030 goals hang on the wall.", "a year in a name"),
    ("The Big Three carmakers objected.", "a group's name"),
    ("The Group of Seven postponed its summit.", "a group's name in words"),
    # labels: sections, pages, numbers
    ("Article 50 was invoked.", "an article of a treaty"),
    ("It breaks Section 21 of the act.", "a section"),
    ("The map on page 14 is wrong.", "a page"),
    ("She lives at No. 10 and works next door.", "a house"),
    ("Phase Two begins when the rains end.", "a phase in words"),
    ("The UN Security Council recalled Resolution 1701.", "a resolution"),
    ("Chapter 11 protection was granted.", "a chapter of law"),
    ("Line 4 of the metro is closed.", "a line"),
    ("She teaches grade four in Bergen.", "a grade in words"),
    ("The verdict is in paragraph 12(b) of the file.", "a paragraph"),
    # dates, years, times of day
    ("The mill burned down in 1887.", "a year"),
    ("The 2019 budget was late.", "a year before a noun"),
    ("Prices fell during the 1990s.", "a decade"),
    ("He remembers the winter of '89.", "a short year"),
    ("The treaty was signed on 4 August in Lund.", "a day before the month"),
    ("On March 31 the shop closes.", "a day behind the month"),
    ("The season 2022-23 was the worst.", "a span of years"),
    ("The bridge opens at 8.30am.", "a time of day"),
    ("The vote was set for 16:30.", "a time of day"),
    ("They meet at nine o'clock.", "a time of day in words"),
    ("The kitchen opens at seven in the morning.", "a time of day in words"),
    ("The strike began two years ago.", "a time before now"),
    ("On the 13th the minister flew home.", "an ordinal day"),
    # ages
    ("Ada Byrne, 54, runs the bakery.", "an age between commas"),
    ("A 22-year-old was arrested.", "an age with hyphens"),
    ("The course is for people aged 16 to 24.", "an age group"),
    ("Children under 5 travel free.", "an age group without unit"),
    ("The over-65s vote early.", "an age group with a hyphen"),
    ("Half-hearted applause followed.", "half in an adjective"),
    # ordinals and ranks
    ("He finished third in the race.", "an ordinal"),
    ("The country is the fourth-largest exporter.", "an ordinal in an adjective"),
    ("It was his third term and his last.", "an ordinal"),
    ("She is among the top three candidates.", "a rank"),
    ("A third term would need a new law.", "an ordinal behind an article"),
    ("The second half of the match was dull.", "a half that is no share"),
    # frequencies and multiplying verbs
    ("The ferry sails every three weeks.", "a frequency"),
    ("She trains twice a week.", "a frequency"),
    ("The pool is cleaned three times a day.", "a frequency"),
    ("The firm wants to triple its output.", "a multiplying verb"),
    ("Rents will double soon.", "a multiplying verb"),
    ("The hotline is staffed 24/7.", "around the clock"),
    # vague amounts
    ("Hundreds of billions were lost.", "vague"),
    ("Several hundred people came.", "vague before a number"),
    ("A few million would be enough.", "vague before a number"),
    ("Dozens of shops closed.", "vague"),
    # ordinary prose
    ("The two countries agreed to talk.", "known already"),
    ("Our two nations share a border.", "known already"),
    ("The plan rests on three pillars.", "a list that follows"),
    ("He named two reasons for the delay.", "a list that follows"),
    ("One of the ministers resigned.", "one of"),
    ("One must ask why nobody called.", "the pronoun"),
    ("The old engine was sold and the new one broke.", "one for a noun"),
    ("One day the river will return.", "one day"),
    ("No one answered.", "nobody"),
    ("It was a one-sided debate.", "one in an adjective"),
    ("The two-way radio failed.", "two in an adjective"),
    ("Net zero remains the aim.", "a state"),
    # scores, odds, addresses, telephones
    ("Sparta won 3-1 after extra time.", "a score"),
    ("The court ruled in a 5-4 decision.", "votes as a score"),
    ("The bookmaker offered 20 to 1.", "odds"),
    ("Call 555-0100 for help.", "a telephone"),
    ("The office answers +82 2 555 0100 only.", "a telephone with its country"),
    ("The party met at 10 Harbour Street.", "an address"),
    ("($1 = 14,300 rupiah)", "a rate of exchange"),
    ("Deaths per 100,000 people fell.", "the base of a rate"),
    ("Group A  12  7  3  2", "the cells of a table"),
    ("The Three Gorges Dam is full.", "a number in a title"),
    ("The Six-Day War is taught in school.", "a duration in a title"),
    ("Three Mile Island was shut.", "a measure in a title"),
    ("The Fortune 500 companies reported.", "a list's name before a plural"),
    ("The Boeing 737 MAX jets were grounded.", "a type before a plural"),
    ("The iOS 17 update failed.", "a version before a singular"),
    ("Type 2 diabetes is spreading.", "a type of illness"),
    ("PM2.5 levels and CO2 rose.", "a measure's name"),
    ("It was a 1-in-100-year flood.", "odds and a duration"),
    ("It is a 50-50 chance.", "an even chance"),
    ("Lawmakers voted 312 to 201 for the bill.", "votes for and against"),
    ("Five- to 11-year-olds got the vaccine.", "an age group of two ends"),
    ("The blast came at 0930 GMT.", "an hour without a colon"),
    ("Route 66 is closed.", "a road in capitals"),
    ("Unemployment is at a 17-year high.", "an extreme called by its length"),
    ("13.15 Coal list grows", "the hour of a live blog's entry"),
    ("He turned 60 in September.", "an age behind a verb"),
    ("She was 15 when the war began.", "an age behind a pronoun"),
    ("He set out two conditions: peace and bread.", "a list behind a colon"),
    ("He set out three demands, among them a vote.", "a list behind a comma"),
    ("Not one cent has arrived.", "one for emphasis"),
    ("She laid out a ten-point plan.", "points of a plan"),
    ("One or two of them may stay.", "vague"),
    ("Half past six is too early.", "half of an hour told by the clock"),
    ("She wants half an apple.", "half of something that is no unit"),
    ("See https://example.org/2024/17 for the list.", "an address on the web"),
]

AMOUNTS = [
    # digits and number words
    ("The town has 1,900 beds.", [("1900", None, "bed", "exact")]),
    ("The club counts 1 900 subscribers.", [("1900", None, "subscriber", "exact")]),
    ("She counted forty-one herons.", [("41", None, "heron", "exact")]),
    ("Three and a half million voters stayed away.", [("3500000", None, "voter", "exact")]),
    ("A dozen consulates will reopen.", [("12", None, "consulate", "exact")]),
    ("Two dozen trucks waited.", [("24", None, "truck", "exact")]),
    ("Half a million people signed.", [("500000", None, "person", "exact")]),
    ("A million and a half trees were planted.", [("1500000", None, "tree", "exact")]),
    ("We planted a hundred and ninety saplings.", [("190", None, "sapling", "exact")]),
    ("Twelve hundred leaks were fixed.", [("1200", None, "leak", "exact")]),
    ("Some 4.7 lakh families lost their crops.", [("470000", None, "family", "about")]),
    ("Aid reached 5.2m people.", [("5200000", None, "person", "exact")]),
    ("The tower has 2½ floors.", [("2.5", None, "floor", "exact")]),
    ("They sent not one box but 27 crates.", [("27", None, "crate", "exact")]),
    # money
    ("The deal is worth $36.2bn.", [("36200000000", None, "USD", "exact")]),
    ("Exports hit a record US$1.2tn.", [("1200000000000", None, "USD", "exact")]),
    ("The ministry set aside Rs 5 crore.", [("50000000", None, "INR", "exact")]),
    ("Seoul will add 10 trillion won.", [("10000000000000", None, "KRW", "exact")]),
    ("The fund holds KRW 10tn.", [("10000000000000", None, "KRW", "exact")]),
    ("Canberra offered A$500 million.", [("500000000", None, "AUD", "exact")]),
    ("The bill is NZ $ 26 million.", [("26000000", None, "NZD", "exact")]),
    ("A ticket costs £1.35.", [("1.35", None, "GBP", "exact")]),
    ("The dam swallowed €2.4 billion.", [("2400000000", None, "EUR", "exact")]),
    ("Tokyo pledged ¥214 billion.", [("214000000000", None, "JPY", "exact")]),
    ("They paid 25 Australian dollars.", [("25", None, "AUD", "exact")]),
    ("The loan is 12 billion dollars.", [("12000000000", None, "USD", "exact")]),
    ("Brasília freed R$ 825 million.", [("825000000", None, "BRL", "exact")]),
    ("The rise costs 35 cents.", [("0.35", None, "USD", "exact")]),
    ("The levy is two pence a litre.", [("0.02", None, "GBP", "exact")]),
    ("Stockholm pays 270m kronor.", [("270000000", None, "SEK", "exact")]),
    ("Nairobi wants 13 shillings more.", [("13", None, "KES", "exact")]),
    ("Abuja spent N84 billion.", [("84000000000", None, "NGN", "exact")]),
    ("A worker in Durban takes home R22.40.", [("22.4", None, "ZAR", "exact")]),
    ("Geneva lent CHF 15bn.", [("15000000000", None, "CHF", "exact")]),
    ("He was fined 400,000 złoty.", [("400000", None, "PLN", "exact")]),
    ("It is a billion-dollar question.", [("1000000000", None, "USD", "exact")]),
    ("The 350-billion-dollar package passed.", [("350000000000", None, "USD", "exact")]),
    ("A $5 billion infrastructure plan was announced.", [("5000000000", None, "USD", "exact")]),
    ("Firms in New Zealand must pay $96m, Wellington says.", [("96000000", None, "NZD", "exact")]),
    ("Damages of OMR 460 million were claimed.", [("460000000", None, "OMR", "exact")]),
    ("It would cost 4,000 Indian rupees.", [("4000", None, "INR", "exact")]),
    ("The fee is 20 USD.", [("20", None, "USD", "exact")]),
    # percent, points, shares
    ("Turnout was 61 percent.", [("61", None, "percent", "exact")]),
    ("Prices rose 8.3 per cent.", [("8.3", None, "percent", "exact")]),
    ("Sales fell 12% in a year.", [("12", None, "percent", "exact")]),
    ("The rate fell by 0.3 percentage points.", [("0.3", None, "percentage point", "exact")]),
    ("The bank cut rates by 25 basis points.", [("25", None, "basis point", "exact")]),
    ("Labour holds a three-point lead.", [("3", None, "point", "exact")]),
    ("A quarter-point increase is likely.", [("0.25", None, "percentage point", "exact")]),
    ("A third of the town rents.", [("33.3", None, "percent", "exact")]),
    ("Half of the seats are empty.", [("50", None, "percent", "exact")]),
    ("Two thirds of the makers will be gone.", [("66.7", None, "percent", "exact")]),
    ("Orders fell by a fifth.", [("20", None, "percent", "exact")]),
    ("Three-quarters of the crop is lost.", [("75", None, "percent", "exact")]),
    ("A one-fifth drop in footfall is feared.", [("20", None, "percent", "exact")]),
    ("One in five families moved.", [("20", None, "percent", "exact")]),
    ("Seven in 10 Norwegians agree.", [("70", None, "percent", "exact")]),
    ("Three out of every four calls failed.", [("75", None, "percent", "exact")]),
    ("One sailing in eleven was cancelled.", [("9.1", None, "percent", "exact")]),
    ("He put the chance at one in three.", [("33.3", None, "percent", "exact")]),
    ("They cut the deficit in half.", [("50", None, "percent", "exact")]),
    # multiples
    ("The toll is twice the official one.", [("2", None, "times", "exact")]),
    ("Capacity will grow more than ten-fold.", [("10", None, "times", "more than")]),
    ("It costs three times as much.", [("3", None, "times", "exact")]),
    ("That is roughly double the norm.", [("2", None, "times", "about")]),
    ("They met about 20 times.", [("20", None, "times", "about")]),
    # bounds
    ("Over 500 AI factories are planned.", [("500", None, "AI factory", "more than")]),
    ("More than 30% of wells are dry.", [("30", None, "percent", "more than")]),
    ("At least 40,000 new council homes will rise.", [("40000", None, "council home", "at least")]),
    ("Up to 135,000 jobs depend on it.", [("135000", None, "job", "at most")]),
    ("As many as 60 bases could close.", [("60", None, "base", "at most")]),
    ("No more than 15 percent may be foreign.", [("15", None, "percent", "at most")]),
    ("No fewer than 12,000 volunteers trained.", [("12000", None, "volunteer", "at least")]),
    ("Fewer than two ships a year leave the yard.", [("2", None, "ship", "less than")]),
    ("Nearly half the clinics lack power.", [("50", None, "percent", "about")]),
    ("Some 50,000 people worked there.", [("50000", None, "person", "about")]),
    ("An estimated 19 tons of abalone vanished.", [("19", None, "ton", "about")]),
    ("Roughly 1,400 welders are missing.", [("1400", None, "welder", "about")]),
    ("Firms with 250 employees or more must report.", [("250", None, "employee", "at least")]),
    ("The vote takes two-thirds or more of the seats.", [("66.7", None, "percent", "at least")]),
    ("It needs 65% or more.", [("65", None, "percent", "at least")]),
    ("A dozen or so villages will move.", [("12", None, "village", "about")]),
    ("They set a cap of $12 million.", [("12000000", None, "USD", "at most")]),
    ("The law caps fees at $12.", [("12", None, "USD", "at most")]),
    ("Costs will not exceed $1.2 billion.", [("1200000000", None, "USD", "at most")]),
    ("The surplus will exceed $40 billion.", [("40000000000", None, "USD", "more than")]),
    ("The plans add up to £11.6bn.", [("11600000000", None, "GBP", "exact")]),
    ("The yard is short of roughly 1,400 welders.", [("1400", None, "welder", "about")]),
    ("Sales fell short of half a million cars.", [("500000", None, "car", "less than")]),
    ("Only 25% of voters agreed.", [("25", None, "percent", "exact")]),
    ("Only about 700 jobs will last.", [("700", None, "job", "about")]),
    ("A minimum of 20,000 houses stand empty.", [("20000", None, "house", "at least")]),
    ("Growth slipped below 2 percent.", [("2", None, "percent", "less than")]),
    ("Inflation went past 12 percent.", [("12", None, "percent", "more than")]),
    ("The yard made just under 40 boats.", [("40", None, "boat", "less than")]),
    ("Well over 900 drivers walked out.", [("900", None, "driver", "more than")]),
    ("Losses of close to €90m are feared.", [("90000000", None, "EUR", "about")]),
    ("The trip never takes more than 20 minutes.", [("20", None, "minute", "at most")]),
    ("The school has 300-odd pupils.", [("300", None, "pupil", "about")]),
    ("The firm employs 500+ people.", [("500", None, "person", "more than")]),
    # ranges
    ("Rates may rise by 3 to 4 percent.", [("3", "4", "percent", "range")]),
    ("Between 5 and 7 million pilgrims are expected.", [("5000000", "7000000", "pilgrim", "range")]),
    ("The plant will cost $20-25bn.", [("20000000000", "25000000000", "USD", "range")]),
    ("It will earn €95mn-€110mn.", [("95000000", "110000000", "EUR", "range")]),
    ("Two or three ships were seen.", [("2", "3", "ship", "range")]),
    ("They promise 2,000 to 3,000 jobs.", [("2000", "3000", "job", "range")]),
    ("It holds 250-300 megawatts.", [("250", "300", "megawatt", "range")]),
    ("The fall will be between 10 and 15 percent.", [("10", "15", "percent", "range")]),
    (
        "Tariffs fell from 25 percent to 15 percent.",
        [("25", None, "percent", "exact"), ("15", None, "percent", "exact")],
    ),
    (
        "Shares rose 3p to 281p.",
        [("0.03", None, "GBP", "exact"), ("2.81", None, "GBP", "exact")],
    ),
    ("Fares go up by 1,500 to 2,000 won.", [("1500", "2000", "KRW", "range")]),
    ("It foresees 9,000-9,500 passengers an hour.", [("9000", "9500", "passenger", "range")]),
    ("The cut is a quarter to half a point.", [("0.25", "0.5", "percentage point", "range")]),
    # counted nouns
    ("The airline bought 103 new Boeing aircraft.", [("103", None, "Boeing aircraft", "exact")]),
    ("Roughly 300 South Korean workers were held.", [("300", None, "worker", "about")]),
    ("The city wants 52,000 homes a year.", [("52000", None, "home", "exact")]),
    ("155 wind turbines will turn.", [("155", None, "wind turbine", "exact")]),
    ("The plan protects 10,000 police officers' jobs.", [("10000", None, "job", "exact")]),
    ("You lose 15 IQ points.", [("15", None, "IQ point", "exact")]),
    ("There were 5,728 laboratory-confirmed infections.", [("5728", None, "infection", "exact")]),
    ("Eleven of the province's shelters leak.", [("11", None, "shelter", "exact")]),
    ("A six-member team will visit.", [("6", None, "member", "exact")]),
    ("A 10,000-strong crowd marched.", [("10000", None, "person", "exact")]),
    ("Forty of us were saved.", [("40", None, "person", "exact")]),
    ("More than 100 dead were counted.", [("100", None, "person", "more than")]),
    # measures
    ("The tunnel is 25km long.", [("25", None, "kilometre", "exact")]),
    ("The unit makes 300 megawatts.", [("300", None, "megawatt", "exact")]),
    ("The 300-megawatt unit will shut.", [("300", None, "megawatt", "exact")]),
    ("They cleared 6,410 square kilometers.", [("6410", None, "square kilometer", "exact")]),
    ("Half a square kilometre was fenced.", [("0.5", None, "square kilometre", "exact")]),
    ("It was minus 3.1 degrees Celsius.", [("-3.1", None, "degree Celsius", "exact")]),
    ("Korea buys about 3.3 million tons of gas a year.", [("3300000", None, "ton", "about")]),
    ("It hit 41C in Seville.", [("41", None, "degree Celsius", "exact")]),
    ("Rain of 300 millimetres fell.", [("300", None, "millimetre", "exact")]),
    ("The bomb weighed 500kg.", [("500", None, "kilogram", "exact")]),
    ("They found 20 pounds of flour.", [("20", None, "pound", "exact")]),
    (
        "The line runs 170km to the coast at 80 mph.",
        [("170", None, "kilometre", "exact"), ("80", None, "mile per hour", "exact")],
    ),
    # durations
    ("It took a year and a half.", [("1.5", None, "year", "exact")]),
    (
        "He was jailed for 12 years and fined $2.3 million.",
        [("12", None, "year", "exact"), ("2300000", None, "USD", "exact")],
    ),
    ("He has fished here for 40 years.", [("40", None, "year", "exact")]),
    ("A five-year guarantee is offered.", [("5", None, "year", "exact")]),
    ("Workers get three days of paid leave.", [("3", None, "day", "exact")]),
    ("The sale must close within 45 days.", [("45", None, "day", "at most")]),
    ("They get two extra days' leave.", [("2", None, "day", "exact")]),
    # several in one sentence
    (
        "At least 17 people were killed and 43 injured.",
        [("17", None, "person", "at least"), ("43", None, "person", "exact")],
    ),
    (
        "The firm will cut 1,200 jobs, or about 4% of its workforce.",
        [("1200", None, "job", "exact"), ("4", None, "percent", "about")],
    ),
    (
        "Brent fell 2 percent to $71 a barrel.",
        [("2", None, "percent", "exact"), ("71", None, "USD", "exact")],
    ),
    (
        "Rs 2.5 lakh crore ($30 billion) went to 1.3 crore homes.",
        [
            ("2500000000000", None, "INR", "exact"),
            ("30000000000", None, "USD", "exact"),
            ("13000000", None, "home", "exact"),
        ],
    ),
    (
        "About one in 10 of the 4,300 schools had no water.",
        [("10", None, "percent", "about"), ("4300", None, "school", "exact")],
    ),
    (
        "Some 70% of the 2.4 million hectares burned lie in three provinces.",
        [("70", None, "percent", "about"), ("2400000", None, "hectare", "exact"), ("3", None, "province", "exact")],
    ),
    ("The government needs 14 Challenger 2 tanks.", [("14", None, "Challenger 2 tank", "exact")]),
    ("Exports rose fivefold.", [("5", None, "times", "exact")]),
    ("He cut half of one percent.", [("0.5", None, "percent", "exact")]),
    ("An exemption of not more than forty-five (45) percent holds.", [("45", None, "percent", "at most")]),
    ("The index fell 232.9 points, and the Nikkei 225 closed lower.", [("232.9", None, "point", "exact")]),
    ("The airline takes 20 of Boeing's larger jets.", [("20", None, "jet", "exact")]),
    # nouns left out
    (
        "The Greens took 36 seats, the Reds 20 and the Blues 4.",
        [("36", None, "seat", "exact"), ("20", None, "seat", "exact"), ("4", None, "seat", "exact")],
    ),
    (
        "The party won 54 of 120 seats.",
        [("54", None, "seat", "exact"), ("120", None, "seat", "exact")],
    ),
    (
        "They lost 2.1bn yen, against a profit of 800m a year earlier.",
        [("2100000000", None, "JPY", "exact"), ("800000000", None, "JPY", "exact")],
    ),
    ("The share rises from 18 to 30 percent.", [("18", None, "percent", "exact"), ("30", None, "percent", "exact")]),
    (
        "Takings are down 40%, and the forty who come are drunk.",
        [("40", None, "percent", "exact"), ("40", None, "person", "exact")],
    ),
    ("Vacancies dropped by 34,000.", [("34000", None, "vacancy", "exact")]),
    ("The retirement age rose to 67.", [("67", None, "year", "exact")]),
    (
        "The roll fell from 71 pupils to 23.",
        [("71", None, "pupil", "exact"), ("23", None, "pupil", "exact")],
    ),
    ("The staff grows from 900 to 1,400 nurses.", [("900", None, "nurse", "exact"), ("1400", None, "nurse", "exact")]),
    (
        "The yard lifted output from fewer than two ships a year to as many as 20.",
        [("2", None, "ship", "less than"), ("20", None, "ship", "at most")],
    ),
    (
        "She hired 2,500 advisers, 400 of them abroad.",
        [("2500", None, "adviser", "exact"), ("400", None, "adviser", "exact")],
    ),
    ("Hospitals put the death toll at 233.", [("233", None, "person", "exact")]),
    ("Police estimate the turnout at about 8,000.", [("8000", None, "person", "about")]),
    # conversions in brackets
    (
        "It will pour 7 trillion won ($5 billion) into the yard.",
        [("7000000000000", None, "KRW", "exact"), ("5000000000", None, "USD", "exact")],
    ),
    (
        "Halvora will spend about 2.4 billion euros ($2.8 billion).",
        [("2400000000", None, "EUR", "about"), ("2800000000", None, "USD", "about")],
    ),
    (
        "None rises more than six feet (1.8 metres).",
        [("6", None, "foot", "more than"), ("1.8", None, "metre", "more than")],
    ),
]


OUT_OF_REACH = [
    (
        "The tag was $1.45 billion; now it is three.",
        [("1450000000", None, "USD", "exact"), ("3000000000", None, "USD", "exact")],
        "the scale is left out with the unit",
    ),
    ("My rent is two-twenty a week.", [("220", None, "USD", "exact")], "a sum in two spoken words"),
    ("A dollar-eighty buys nothing.", [("1.8", None, "USD", "exact")], "money between its two halves"),
    ("Each job at the plant creates three more.", [("3", None, "job", "exact")], "the noun is no amount's"),
    ("Ten, perhaps 12, villages are cut off.", [("10", None, "village", "exact")], "two guesses for one noun"),
]


@pytest.mark.parametrize(("text", "trap"), NO_AMOUNTS, ids=[trap for _, trap in NO_AMOUNTS])
def test_what_is_no_amount_is_left_out(text: str, trap: str) -> None:
    assert read(text) == [], trap


@pytest.mark.parametrize(("text", "expected"), AMOUNTS, ids=[text for text, _ in AMOUNTS])
def test_amounts_are_read_whole(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, rows, marks=pytest.mark.xfail(reason=why, strict=True)) for text, rows, why in OUT_OF_REACH],
)
def test_amounts_out_of_reach(text: str, expected: list[Row]) -> None:
    assert read(text) == expected


def test_the_table_is_as_large_as_promised() -> None:
    phrases = len(NO_AMOUNTS) + len(AMOUNTS) + len(OUT_OF_REACH)
    assert phrases >= 150
    assert len(NO_AMOUNTS) >= 60
    assert len(OUT_OF_REACH) <= phrases * 0.05


def test_an_amount_inside_a_date_is_the_dates() -> None:
    text = "It will hire 900 nurses over the next four years."
    start = text.index("over")
    dates = [DateMention(Span(start, len(text) - 1), "2025/2029")]
    assert [q.unit for q in find(parse(text, published=PUBLISHED), dates)] == ["nurse"]


def test_a_qualifier_before_a_date_does_not_reach_into_it() -> None:
    text = "Output doubled in over 30 days, by 2030."
    dates = [DateMention(Span(text.index("2030"), text.index("2030") + 4), "2030")]
    assert [q.span.of(text) for q in find(parse(text, published=PUBLISHED), dates)] == ["over 30 days"]


SPANS = [
    # (text, the characters of the amount with its qualifier, noun and period)
    ("They want more than 30% of it.", "more than 30%"),
    ("It needs 250 employees or more.", "250 employees or more"),
    ("Pay rises to $31 an hour soon.", "$31 an hour"),
    ("It can make 40,000 wafers a week.", "40,000 wafers a week"),
    ("A gap of between €5 and €7 million looms.", "between €5 and €7 million"),
    ("He said “up to 1,200” jobs would go.", "up to 1,200” jobs"),
    ("They counted 11 of the province's shelters.", "11"),
]


@pytest.mark.parametrize(("text", "words"), SPANS)
def test_spans_cover_the_amount_with_its_words(text: str, words: str) -> None:
    (amount,) = find(parse(text, published=PUBLISHED))
    assert amount.span.of(text) == words


MEASURES = [
    # (text, what is measured, period)
    ("It ran a $1.2 trillion trade deficit last year.", "trade deficit", ""),
    ("He plans investments totaling 150 billion dollars.", "investments", ""),
    ("The budget proposal includes 10 trillion won.", "budget proposal", ""),
    ("They will raise productivity by more than 30%.", "productivity", ""),
    ("The fund put $40 million into wells.", "wells", ""),  # the verb says nothing
    ("The council needs 400 million euros.", "", ""),
    ("Just 10 per cent of the salt is iodised.", "salt", ""),
    ("The airline bought 103 new Boeing aircraft.", "new Boeing aircraft", ""),
    ("The city builds 52,000 homes a year.", "homes", "year"),
    ("A 25 percent tariff is due.", "tariff", ""),
    ("Rents start at $4,500 a month.", "Rents", "month"),
    ("It exports 1.2 million barrels per day.", "export", "day"),
]


@pytest.mark.parametrize(("text", "measure", "period"), MEASURES)
def test_amounts_tell_what_they_measure(text: str, measure: str, period: str) -> None:
    (amount,) = find(parse(text, published=PUBLISHED))
    assert (amount.measure, amount.period) == (measure, period)


def test_a_conversion_measures_what_it_converts() -> None:
    won, dollars = find(parse("The budget includes 10 trillion won ($6.8 billion).", published=PUBLISHED))
    assert won.measure == dollars.measure == "budget"
    assert "converts" in dollars.explanation


def test_every_amount_explains_itself() -> None:
    (amount,) = find(parse("It needs no more than 300 workers.", published=PUBLISHED))
    assert amount.explanation == 'the noun behind the number; at most by "no more than"'


WORDS = st.sampled_from(
    "5 1,900 3.5 $ € Rs % million bn half third two dozen twenty more than between and to from of the a year people "
    "percent won points degrees times ( ) - – \u00a0 \n . , ; “ ” ' ½ minus US$ 12:30 2025 COVID-19 every one in five "
    "not exceed capped at least or so ago aged No. per".split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_string_gives_finite_amounts_in_order(text: str) -> None:
    end = 0
    for amount in find(parse(text, published=PUBLISHED)):
        assert isinstance(amount, QuantityMention)
        assert end <= amount.span.start < amount.span.end <= len(text)
        end = amount.span.end
        assert amount.value.is_finite()
        assert amount.unit
        assert amount.bound in BOUNDS
        assert (amount.upper is None) == (amount.bound != "range")
        assert amount.upper is None or amount.upper > amount.value
        assert "E" not in f"{amount.value}"


def test_a_number_too_large_for_arithmetic_is_still_read() -> None:
    (amount,) = find(parse("It has 999999999999999999 quadrillion quadrillion euros.", published=PUBLISHED))
    assert amount.value.is_finite()
    assert amount.unit == "EUR"


LONG = 200_000


@pytest.mark.parametrize("piece", ["1", "1,", "1 ", "1 000 ", "1-2-", "one ", "a "])
def test_long_runs_take_linear_time(piece: str) -> None:
    text = piece * (LONG // len(piece))
    document = Document(text, PUBLISHED, "", model().make_doc(text), (), ())
    started = time.process_time()
    find(document)
    assert time.process_time() - started < 20  # about 1 s; quadratic time would be minutes
