"""Dates that only their sentence places: the last Thursday or the next, the 13th of which month, a year before what.

The sentences are made up for these tests. Each row: publication, text with the
phrase in brackets, EDTF, and the trap.
"""

import re
from datetime import date

import pytest

from korus.reading.dates import find
from korus.reading.text import parse

# 2025-08-26 is a Tuesday, 2024-01-10 a Wednesday, 2023-03-31 a Friday, 2022-12-04 a Sunday, 2019-06-17 a Monday.
ROWS = [
    # weekdays
    ("2025-08-26", "The mayor said on [Thursday] that the pool would reopen.", "2025-08-21", "the last one"),
    ("2025-08-26", "Ministers will meet on [Friday] in the old town hall.", "2025-08-29", "the next one"),
    ("2025-08-26", "Parliament voted on [Tuesday] to keep the levy.", "2025-08-26", "the publication day"),
    ("2025-08-26", "The ferry company announced [Monday] it was bankrupt.", "2025-08-25", "no preposition"),
    ("2025-08-26", "Dockers are to vote on [Wednesday] on the offer.", "2025-08-27", "is to"),
    ("2025-08-26", "The hearing is scheduled for [Monday].", "2025-09-01", "scheduled for"),
    ("2025-08-26", "The rain, which began on [Saturday], has flooded two villages.", "2025-08-23", "a clause"),
    ("2025-08-26", "She promised an answer by [Friday].", "2025-08-29", "a past promise with a limit"),
    ("2025-08-26", "Talks broke down on [Sunday], and no new date has been set.", "2025-08-24", "two clauses"),
    ("2025-08-26", "[Sunday]'s vote was the closest in memory.", "2025-08-24", "a possessive"),
    ("2025-08-26", "[Sunday]'s vote will be the closest in memory.", "2025-08-31", "a possessive to come"),
    ("2025-08-26", "The bridge has been closed since [Wednesday].", "2025-08-20", "since"),
    ("2025-08-26", "Shops must close until [Thursday].", "2025-08-28", "must, until"),
    ("2025-08-26", "“We sign on [Friday],” the captain told the crew on Monday.", "2025-08-29", "two days in one line"),
    ("2025-08-26", "“We sign on Friday,” the captain told the crew on [Monday].", "2025-08-25", "two days in one line"),
    ("2025-08-26", "He said [last Friday] that he was tired.", "2025-08-22", "last"),
    ("2025-08-26", "The fair opens [next Friday].", "2025-09-05", "next: of the week after"),
    ("2025-08-26", "The fair opens [this Friday].", "2025-08-29", "this"),
    ("2025-08-26", "Bakers went on strike on [Friday of last week].", "2025-08-22", "of last week"),
    ("2022-12-04", "The coach resigned on [Saturday night].", "2022-12-03", "a night"),
    ("2019-06-17", "The verdict is expected on [Monday week].", "2019-07-01", "a week after the next"),
    # bare days of the month
    ("2025-08-26", "The fire broke out on [the 13th] in a paint shop.", "2025-08-13", "not after publication"),
    ("2025-08-26", "The fire broke out on [the 28th] in a paint shop.", "2025-07-28", "of the month before"),
    ("2025-08-26", "The president will receive the team on [the 3rd].", "2025-09-03", "of the month after"),
    ("2025-08-26", "On [the 25th] (local time), the envoy left for Porto.", "2025-08-25", "local time"),
    ("2024-01-10", "The ship sank on [the 30th] with all its cargo.", "2023-12-30", "of the year before"),
    ("2025-08-26", "He wants the report by [the 15th of next month].", "2025-09-15", "next month"),
    # months
    ("2025-08-26", "The factory closed in [March].", "2025-03", "the last one"),
    ("2025-08-26", "The factory will close in [March].", "2026-03", "the next one"),
    ("2025-08-26", "The factory closed in [November].", "2024-11", "of the year before"),
    ("2025-08-26", "Rents have risen by a tenth since [October].", "2024-10", "since"),
    ("2025-08-26", "The city agreed to pay the bill by [December].", "2025-12", "an infinitive with a limit"),
    ("2025-08-26", "It offered a cheaper ticket from [January].", "2026-01", "from, after a past offer"),
    ("2025-08-26", "Exports grew in [August], the bureau said.", "2025-08", "the present month"),
    ("2024-01-10", "The museum is due to open in [December].", "2024-12", "due"),
    ("2024-01-10", "The museum opened in [December].", "2023-12", "last month"),
    ("2024-01-10", "A decision is unlikely before [May].", "2024-05", "unlikely before"),
    ("2023-03-31", "The strike was called off in [early February].", "2023-02~", "early"),
    ("2023-03-31", "The election in [June] will decide it.", "2023-06", "inside a subject"),
    ("2023-03-31", "The flood of [last July] took the mill.", "2022-07", "last"),
    ("2023-03-31", "Seeds are to be sown [next April].", "2023-04", "next"),
    ("2023-03-31", "A ban was to have begun in [September next year].", "2024-09", "next year"),
    (
        "2025-08-26",
        "In 1997, when he was mayor, the river rose in [July].",
        "1997-07",
        "the year the sentence tells of",
    ),
    ("2025-08-26", "Compared with 1997, the river rose little in [July].", "2025-07", "no year that it tells of"),
    ("2025-08-26", "Analysts had expected slow sales in the [April-June] period.", "2025-04/2025-06", "had expected"),
    # days of a month
    ("2025-08-26", "The court ruled on [4 July] that the fee was too high.", "2025-07-04", "the last one"),
    ("2025-08-26", "The court will rule on [4 July].", "2026-07-04", "the next one"),
    ("2025-08-26", "He pledged to pay them back by [March 31].", "2026-03-31", "a pledge with a limit"),
    ("2024-01-10", "The old year's last train ran on [December 31].", "2023-12-31", "the last one"),
    ("2024-01-10", "The tax has to be paid before [December 31].", "2024-12-31", "has to"),
    ("2025-07-24", "GRAZ, Austria, [July 24] (Newswire) - A maker of chips will spend more.", "2025-07-24", "dateline"),
    ("2025-08-26", "On [Wednesday, February 26], the dam broke.", "2025-02-26", "the weekday tells the year"),
    ("2025-08-26", "The talks run [from November 20 to December 11].", "2025-11-20/2025-12-11", "a range"),
    ("2025-08-26", "The line stood still [from December to February].", "2024-12/2025-02", "over New Year"),
    ("2025-08-26", "It was dry [between June and August last year].", "2024-06/2024-08", "one year for two"),
    # units
    ("2025-08-26", "Sales fell by 3 percent [last month].", "2025-07", "last month"),
    ("2025-08-26", "Trucks will roll again [next week].", "2025-09-01/2025-09-07", "Monday to Sunday"),
    ("2025-08-26", "The council meets [later this week].", "2025-08-25/2025-08-31", "Monday to Sunday"),
    ("2025-08-26", "Prices rose [earlier this month].", "2025-08", "the month"),
    ("2025-08-26", "Two ships were seized [late last year].", "2024~", "late"),
    ("2025-08-26", "The plant starts [early next year].", "2026~", "early"),
    ("2025-08-26", "Wages will go up by [the end of the year].", "2025", "the year"),
    ("2025-08-26", "All homes will be warm by [the end of the decade].", "2030", "the round year"),
    ("2025-08-26", "Storms felled a hundred trees at [the weekend].", "2025-08-23/2025-08-24", "the last one"),
    ("2025-08-26", "No rain is expected before [the weekend].", "2025-08-30/2025-08-31", "the next one"),
    ("2025-08-26", "Orders fell in [the second quarter].", "2025-34", "the last one"),
    ("2025-08-26", "The bank expects a loss in [the fourth quarter].", "2025-36", "the next one"),
    ("2024-01-10", "Revenue in [the fourth quarter] was higher than hoped.", "2023-36", "of the year before"),
    ("2025-08-26", "The firm plans to hire in [the first half of next year].", "2026-40", "a half"),
    ("2026-03-12", "Two reservoirs ran dry [last summer].", "2025-22", "the last one"),
    ("2026-02-26", "One pipe in five has burst [this winter].", "2025-24", "begun in December"),
    ("2025-08-26", "Firms will stop hiring [this winter].", "2025-24", "to come"),
    ("2025-08-26", "The bill is to be tabled by [next spring].", "2026-21", "next"),
    # distances
    ("2009-03-16", "The island aims to be carbon-neutral [within a decade].", "2019", "a year"),
    ("2025-03-21", "The maker of pills will invest 55 billion [over the next four years].", "2025/2029", "years"),
    ("2024-03-18", "Rough sleeping rose by half [over the past ten years].", "2014/2024", "years"),
    ("2025-08-26", "The mill will be running again [in 18 months].", "2027-02", "as exact as the unit"),
    ("2025-08-26", "Complaints fell by a third [in two years].", "2023/2025", "of what has changed"),
    ("2025-08-26", "[Three weeks ago] nobody knew her name.", "2025-08-04/2025-08-10", "a week"),
    ("2025-08-26", "[A decade ago] the street had nine bakers.", "2015", "a year"),
    ("2025-08-26", "Owners must clear the roofs [within ten days].", "2025-09-05", "a day"),
    ("2025-08-26", "They will be home [two years from now].", "2027", "from now"),
    # counted from another date
    ("2025-08-26", "In June the port handled 900 ships, against 800 [a year earlier].", "2024-06", "a month"),
    ("2025-08-26", "In 2023 there were 236 births, six fewer than [the year before].", "2022", "a year"),
    ("2025-08-26", "Profit in the first quarter doubled from [a year earlier].", "2024-33", "a quarter"),
    ("2025-08-26", "The judge freed him on 3 March 2024. [The next day] he was gone.", "2024-03-04", "a day"),
    ("2025-08-26", "He was hired on May 5, 2021, and fired [two days later].", "2021-05-07", "days"),
    ("2025-08-26", "The club was founded in 1998 and dissolved [the following year].", "1999", "a year"),
    ("2025-08-26", "She joined in 2012, and [over the next three years] rose to the top.", "2012/2015", "from then"),
    ("2025-08-26", "In July, exports were lower than in [the same month a year earlier].", "2024-07", "same month"),
    # the day of the speech
    ("2025-08-26", "The guild met on Monday.\n“[Today] we begin,” its master said.", "2025-08-25", "in a quotation"),
    ("2025-08-26", "The guild met on Monday. It begins [today].", "2025-08-26", "outside of one"),
    (
        "2025-08-26",
        "The guild met on Monday.\n“Come back [tomorrow],” its master said.",
        "2025-08-26",
        "in a quotation",
    ),
    # feasts and figures
    ("2025-08-26", "The troops will be home by [Christmas].", "2025-12-25", "to come"),
    ("2025-08-26", "The shop burned down at [Easter].", "2025-04-20", "the last one"),
    ("2025-08-26", "Trains were full ahead of [Chuseok].", "2025-10-06", "the East Asian calendar"),
    ("2024-04-02", "The permit is dated 18/03/24, the receipt [02/04/24].", "2024-04-02", "as the article's others"),
    ("2024-02-05", "The permit is dated 01/18/24, the receipt [02/04/24].", "2024-02-04", "as the article's others"),
]


@pytest.mark.parametrize(("published", "marked", "edtf", "trap"), ROWS)
def test_the_sentence_places_its_date(published: str, marked: str, edtf: str, trap: str) -> None:
    opening, phrase, rest = re.split(r"[\[\]]", marked)
    text = opening + phrase + rest
    mentions = find(parse(text, published=date.fromisoformat(published)))
    found = {mention.span.of(text): mention.edtf for mention in mentions}
    assert found.get(phrase) == edtf, trap
