"""The forms of newspaper dates and the long list of what is none; how a date bounds what it dates; any text at all.

Which day a weekday, a bare month or a distance means is in test_dates_anchoring.
"""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from korus.reading import edtf
from korus.reading.blocks import Block
from korus.reading.dates import find
from korus.reading.mentions import Span
from korus.reading.text import Document, model, parse

PUBLISHED = date(2025, 8, 26)  # a Tuesday


def read(text: str, published: date = PUBLISHED) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.edtf) for m in find(parse(text, published=published))]


NO_DATES = [
    # verbs and names
    ("He may leave, and they may march again.", "verbs in small letters"),
    ("Theresa May spoke to June Carter and April Jones.", "people"),
    ("May said the vote was lost.", "a person at the head of the sentence"),
    ("The March on Washington drew poets and bakers.", "a march with a capital"),
    ("The Sunday Times and the Sunday Mirror wrote about it.", "newspapers"),
    ("USA Today printed the letter.", "a newspaper"),
    ("Shops were full on Black Friday.", "a name of trade"),
    ("They remember Bloody Sunday.", "a name of history"),
    ("The fall of the government surprised no one.", "a noun of falling"),
    ("Prices fall, springs rust, and troops fall back.", "verbs"),
    ("In winter the road is closed.", "every winter"),
    ("He bought a winter coat at the summer camp.", "seasons as adjectives"),
    ("The Sept. 11 attacks changed the law.", "an event's name"),
    ("The workplace of tomorrow has no desks.", "no day"),
    ("They hung up the Christmas lights.", "a thing"),
    # days that are none of the calendar
    ("It was a Sunday like any other.", "any Sunday"),
    ("The choir meets every Friday and on Mondays.", "each of them"),
    ("The museum is open Monday to Friday.", "the working week"),
    ("Every March the river rises.", "each of them"),
    # numbers
    ("The 5+3 regions plan was shelved.", "a sum in a name"),
    ("The desk is staffed 24/7.", "around the clock"),
    ("The home side won 3-2 and the other 21-14.", "scores"),
    ("The bill passed by 63/37.", "a ratio"),
    ("About 2,000 people and 1990 won were missing.", "a comma; a currency"),
    ("Some 2000 people filled 1500 seats.", "counts"),
    ("The crowd of 1950 went home.", "a count behind of"),
    ("The index rose to 1850 before noon.", "an amount behind a rise"),
    ("A Boeing 2025 taxied past gate 2010.", "a model and a gate"),
    ("It stands at 1600 Pennsylvania Avenue and 2020 Elm Street.", "streets"),
    ("The firm filed for Chapter 11 and cited Article 50.", "laws"),
    ("UN resolution 1973 is quoted in bill 2040.", "numbers of papers"),
    ("The debate begins at 2000 GMT and ends at 2230.", "times of day"),
    ("He walked 1500m at an altitude of 2025 metres.", "lengths"),
    ("Call 020 7946 1999 or +44 1865 2020.", "telephone numbers"),
    ("It costs $2025 or €1999.", "amounts of money"),
    ("The second man came in second, after 30 seconds.", "a rank and a unit"),
    ("He lives on the 13th floor, near the 25th Amendment's author.", "ranks"),
    ("Chapter and verse: 3.14, 1.2.3, 10/12 and 1/3.", "figures with points and strokes"),
    ("The 987 charter and the 2345 forecast", "before 1000 and after 2199"),
    ("The year 3025 is far.", "after 2199"),
    ("On 31/02/2024 nothing happened.", "a day that is none"),
    ("The bill is dated 03/04/25.", "the third of April or the fourth of March: it abstains"),
    # lengths of time
    ("They have been in power for 40 years.", "a bare length"),
    ("During the pandemic the school was shut.", "an era"),
    ("It was the highest in four years, and the first time in a decade.", "a length behind a superlative"),
    ("He is 54 years old and has a two-year contract.", "an age and an adjective"),
    ("The drug is taken every three weeks.", "a frequency"),
    ("She left two years after the war, a year before the election.", "hangs on what is not dated"),
    ("In five years of war nothing was built.", "a length behind in"),
    ("It will change in the coming weeks and in recent years.", "no telling how long"),
    ("It was two years later than planned.", "a comparison"),
    ("In his 50s he began to sing.", "an age"),
    ("Temperatures reached the 80s.", "degrees"),
    ("In the second half the striker scored two goals.", "a half of a match"),
    ("That day nobody came.", "no day was named before"),
    ("The same week the dam broke.", "no week was named before"),
]


@pytest.mark.parametrize(("text", "trap"), NO_DATES)
def test_what_is_no_date(text: str, trap: str) -> None:
    assert read(text) == [], trap


FORMS = [
    # days
    ("The court ruled on 22 July 2024.", "22 July 2024", "2024-07-22"),
    ("The court ruled on July 22, 2024.", "July 22, 2024", "2024-07-22"),
    ("The court ruled on July 22nd 2024.", "July 22nd 2024", "2024-07-22"),
    ("The court ruled on the 22nd of July 2024.", "the 22nd of July 2024", "2024-07-22"),
    ("The court ruled on the first of March, 2024.", "the first of March, 2024", "2024-03-01"),
    ("The court ruled on Monday, 22 July 2024.", "Monday, 22 July 2024", "2024-07-22"),
    ("The court ruled on Mon., July 22, 2024.", "Mon., July 22, 2024", "2024-07-22"),
    ("The court ruled on Sept. 3, 2024.", "Sept. 3, 2024", "2024-09-03"),
    ("The court ruled on 3 Sep 2024.", "3 Sep 2024", "2024-09-03"),
    ("The court ruled on 22-Jul-2024.", "22-Jul-2024", "2024-07-22"),
    ("SEPTEMBER 3, 2024: THE COURT RULES", "SEPTEMBER 3, 2024", "2024-09-03"),
    ("The court ruled on 2024-07-22.", "2024-07-22", "2024-07-22"),
    ("The court ruled on 2024.07.22.", "2024.07.22", "2024-07-22"),
    ("The court ruled on 2024. 7. 22.", "2024. 7. 22", "2024-07-22"),
    ("The court ruled on 2024/7/22.", "2024/7/22", "2024-07-22"),
    ("The court ruled on 22.07.2024.", "22.07.2024", "2024-07-22"),
    ("The court ruled on 22/07/24.", "22/07/24", "2024-07-22"),
    ("The court ruled on 07/22/2024.", "07/22/2024", "2024-07-22"),
    ("The court sat from July 22-25, 2024.", "July 22-25, 2024", "2024-07-22/2024-07-25"),
    ("The court sat on 22 to 25 July 2024.", "22 to 25 July 2024", "2024-07-22/2024-07-25"),
    ("The clerk started on January the fourth, 2024.", "January the fourth, 2024", "2024-01-04"),
    ("They met on the first Monday of September 2024.", "the first Monday of September 2024", "2024-09-02"),
    ("They met on the last day of February 2024.", "the last day of February 2024", "2024-02-29"),
    ("It was the week of July 21, 2025.", "the week of July 21, 2025", "2025-07-21/2025-07-27"),
    # months
    ("The court ruled in July 2024.", "July 2024", "2024-07"),
    ("The court ruled in July of last year.", "July of last year", "2024-07"),
    ("The court ruled in mid-July 2024.", "mid-July 2024", "2024-07~"),
    ("The court will rule in July next year.", "July next year", "2026-07"),
    ("The court ruled by the end of July 2024.", "the end of July 2024", "2024-07"),
    ("The court sat from May to July 2024.", "from May to July 2024", "2024-05/2024-07"),
    ("The court sat from November to January 2024.", "from November to January 2024", "2023-11/2024-01"),
    ("Births fell in the 12 months to July 2024.", "the 12 months to July 2024", "2023-08/2024-07"),
    ("Births fell in the year to June 2024.", "the year to June 2024", "2023-07/2024-06"),
    ("Births fell in the first six months of 2024.", "the first six months of 2024", "2024-01/2024-06"),
    # parts of years
    ("The firm lost money in the third quarter of 2024.", "the third quarter of 2024", "2024-35"),
    ("The firm lost money in Q3 2024.", "Q3 2024", "2024-35"),
    ("The firm lost money in 3Q24.", "3Q24", "2024-35"),
    ("The firm lost money in the fourth quarter of last year.", "the fourth quarter of last year", "2024-36"),
    ("The firm lost money in the second half of 2024.", "the second half of 2024", "2024-41"),
    ("The firm lost money in H1 2024.", "H1 2024", "2024-40"),
    ("The mill opened in the spring of 2024.", "the spring of 2024", "2024-21"),
    ("The mill opened in autumn 2024.", "autumn 2024", "2024-23"),
    # years
    ("The mill opened in 2017.", "2017", "2017"),
    ("In 2024 more people came.", "2024", "2024"),
    ("The 2017 tax law is void.", "2017", "2017"),
    ("The mill will open by mid-2026.", "mid-2026", "2026~"),
    ("The mill will open in early 2026.", "early 2026", "2026~"),
    ("The mill will open early in 2026.", "early in 2026", "2026~"),
    ("The mill will open in late 2026.", "late 2026", "2026~"),
    ("The mill will open in around 2030.", "around 2030", "2030~"),
    ("The mill will open by the end of 2026.", "the end of 2026", "2026"),
    ("The mill was sold in fiscal 2024.", "fiscal 2024", "2024"),
    ("The mill was sold in FY24.", "FY24", "2024"),
    ("The mill was sold in the 2023-24 financial year.", "the 2023-24 financial year", "2023/2024"),
    ("The mill ran at a loss in 2022-23.", "2022-23", "2022/2023"),
    ("The mill ran at a loss in 2019–2021.", "2019–2021", "2019/2021"),
    ("The mill ran at a loss from 2019 to 2021.", "from 2019 to 2021", "2019/2021"),
    ("The mill ran at a loss between 2019 and 2021.", "between 2019 and 2021", "2019/2021"),
    ("He was laid off in '82.", "'82", "1982"),
    ("He was laid off in the winter of ’22.", "the winter of ’22", "2022-24"),
    ("The abbey was built in 1066.", "1066", "1066"),
    # decades and centuries
    ("The line was built in the 1990s.", "the 1990s", "199X"),
    ("Prices will drop in the early 2030s.", "the early 2030s", "203X"),
    ("The line was built in the '90s.", "the '90s", "199X"),
    ("The line was built in the late 80s.", "the late 80s", "198X"),
    ("The line was built in the nineties.", "the nineties", "199X"),
    ("The line was built in the 1800s.", "the 1800s", "18XX"),
    ("The line was built in the 19th century.", "the 19th century", "18XX"),
    ("The forest will be gone by mid-century.", "mid-century", "2050~"),
    # feasts
    ("The troops will be home by Christmas 2027.", "Christmas 2027", "2027-12-25"),
    ("The shop shut on Good Friday 2024.", "Good Friday 2024", "2024-03-29"),
    ("The shop shut on Thanksgiving 2024.", "Thanksgiving 2024", "2024-11-28"),
    ("Trains were full before the Lunar New Year 2024.", "the Lunar New Year 2024", "2024-02-10"),
    # blanks of the web
    ("The court ruled on July\u00a022,\u00a02024.", "July\u00a022,\u00a02024", "2024-07-22"),
]


@pytest.mark.parametrize(("text", "phrase", "value"), FORMS)
def test_the_forms_of_dates(text: str, phrase: str, value: str) -> None:
    assert read(text) == [(phrase, value)]


def test_several_dates_in_one_sentence_keep_their_order() -> None:
    text = "In 2023, 2024 and 2025 the yard in Porto built a ship a year, and it will build three by 2027."
    assert read(text) == [("2023", "2023"), ("2024", "2024"), ("2025", "2025"), ("2027", "2027")]


ROLES = [
    ("The yard will build three ships by 2030.", "until"),
    ("The yard will build three ships before the end of 2030.", "until"),
    ("The yard will build three ships no later than June 2030.", "until"),
    ("The yard will pay pensions through 2030.", "until"),
    ("The yard will pay pensions until 2030.", "until"),
    ("The yard will pay pensions within four years.", "until"),
    ("The yard will pay pensions from 2030.", "from"),
    ("The yard will pay pensions starting in May.", "from"),
    ("The yard has paid pensions since 2012.", "from"),
    ("The rule takes effect on 1 May 2030.", "from"),
    ("The yard will not build ships before 2030.", "from"),
    ("The yard won't build ships until 2030.", "from"),
    ("The yard will build three ships in 2030.", "at"),
    ("The yard built three ships more than a year earlier.", "at"),
    ("The yard built three ships from 2019 to 2021.", "at"),
]


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_which_end_a_date_bounds(text: str, role: str) -> None:
    (mention,) = find(parse(text, published=PUBLISHED))
    assert mention.role == role


def test_a_date_explains_itself() -> None:
    (mention,) = find(parse("The mayor said on Thursday that she was tired.", published=PUBLISHED))
    assert mention.explanation == "a weekday; the last one: “said” is past"


def test_outside_of_the_calendar_there_are_no_dates() -> None:
    assert read("It was said on Thursday, in 2024.", published=date(999, 5, 5)) == []
    assert read("It was said on Thursday, in 2024.", published=date.max) == []
    assert read("A hundred and eighty years ago, and in the next two centuries.", published=date(1050, 5, 5)) == [
        ("in the next two centuries", "1050/1250")
    ]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("They met last Chuseok.", date(2000, 1, 1)),
        ("They meet next Chuseok.", date(2099, 12, 1)),
        ("They meet on Chuseok.", date(1950, 1, 1)),
    ],
)
def test_a_lunar_feast_outside_of_the_tables_is_no_date(text: str, published: date) -> None:
    assert not find(parse(text, published=published))


PIECES = st.sampled_from(
    (
        "on by since until from to between and the a of in early mid- late end this last next that same following "
        "2025 2030 1999 '82 1990s 90s 22 13th 31 0 29 2024-02-30 31/12/24 3.4.25 Q3 H1 FY25 May March Feb. Sept "
        "December MAY Monday Friday Sun. today tomorrow yesterday week weekend month quarter half year years "
        "decade century two twelve hundred couple ago earlier later within over past first second third fourth "
        "fiscal Christmas Easter Chuseok summer fall said will meet held - – , . ( ) “ ” ' "
        "\n"
    ).split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=200), st.dates())
def test_any_text_gives_dates_in_order_that_edtf_can_place(text: str, published: date) -> None:
    mentions = find(parse(text, published=published))
    position = 0
    for mention in mentions:
        assert position <= mention.span.start < mention.span.end <= len(text)
        position = mention.span.end
        earliest, latest = edtf.bounds(mention.edtf)
        assert earliest is not None
        assert latest is not None
        assert earliest <= latest
        assert mention.explanation


LONG = 200_000
MONSTERS = [piece * (LONG // len(piece)) for piece in ("7", "1 ", ",", "1/", "the ", "a hundred and ", "mid-")]


@pytest.mark.parametrize("text", MONSTERS, ids=lambda text: repr(text[:14]))
def test_long_rubbish_takes_no_time(text: str) -> None:
    """Without the parse: its tokens are given."""
    words = text.split()
    doc = Doc(model().vocab, words=words, spaces=[True] * (len(words) - 1) + [False])
    document = Document(text, PUBLISHED, "", doc, (Block(Span(0, len(text)), "body"),), ())
    started = time.process_time()
    assert find(document) == ()
    assert time.process_time() - started < 2
