"""Who is named in an article: clusters, kinds, roles, aliases. All people and bodies here are invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korus.reading import actors, text
from korus.reading.mentions import ActorMention, Span

DAY = date(2025, 3, 3)


def cast_of(article: str) -> actors.Cast:
    return actors.find(text.parse(article, published=DAY))


def found(article: str) -> dict[str, ActorMention]:
    return {actor.name: actor for actor in cast_of(article).actors}


NOBODY = [
    # (text, what must not be among the actors, the trap)
    ("On Monday in March the council met again.", {"Monday", "March"}, "the calendar"),
    ("The Prime Minister arrived late.", {"Prime Minister"}, "an office without a name"),
    ("She bought a Korean phone and French cheese.", {"Korean", "French", "France"}, "adjectives of nations"),
    ("They signed the U.S.-Korea accord at dawn.", {"U.S.-Korea"}, "an adjective made of two countries"),
    ("Then Bronwyn Hale stood up.", {"Then Bronwyn Hale"}, "the first word of a sentence"),
    ("GRAZ (Meridian Wire) — The plant will close.", {"Meridian Wire"}, "the agency of a dateline"),
    ("In May Congress met, and on 5 Jan Berlin froze.", {"May Congress", "Jan Berlin"}, "months in front of names"),
    ("It rained in Toledo. He left Toledo on foot.", {"Toledo"}, "a place that does nothing"),
]

NAMED = [
    # (text, name, kind, role, the trap)
    ("Prime Minister Kim Do-yeon spoke first.", "Kim Do-yeon", "person", "Prime Minister", "a title in front"),
    ("South Korean Prime Minister Kim Do-yeon spoke.", "Kim Do-yeon", "person", "South Korean Prime Minister", ""),
    ("Industry minister Daigo Natsu came too.", "Daigo Natsu", "person", "Industry minister", "half in lower case"),
    (
        "Minister of State for Science and Technology Policy Ono Kimi signed it.",
        "Ono Kimi",
        "person",
        "Minister of State for Science and Technology Policy",
        "a portfolio between title and name",
    ),
    (
        "Park Seon-a, vice chairman of Geumo Heavy Industries, confessed it.",
        "Park Seon-a",
        "person",
        "vice chairman of Geumo Heavy Industries",
        "an apposition behind",
    ),
    (
        "Bae Do-hwan, minister of trade, industry and energy, flew home.",
        "Bae Do-hwan",
        "person",
        "minister of trade, industry and energy",
        "commas inside the office",
    ),
    ("The mayor of Tarn, Jan Kowal, spoke.", "Jan Kowal", "person", "mayor of Tarn", "a month as first name"),
    ("April Jones, a nurse, spoke.", "April Jones", "person", "nurse", "a month at the start of a sentence"),
    ("Prime Minister Tessa May spoke.", "Tessa May", "person", "Prime Minister", "a month as surname"),
    ("Nguyen Thi Thu Nga, a doctor, spoke.", "Nguyen Thi Thu Nga", "person", "doctor", "a weekday inside a name"),
    ("Carmen Mosko, a doctor, spoke.", "Carmen Mosko", "person", "doctor", "no men in cars"),
    ("Minister of Supply Karim Fayo spoke.", "Karim Fayo", "person", "Minister of Supply", "a topic nobody knows"),
    ("Minister Al Labo of Dominica spoke.", "Al Labo", "person", "Minister", "a country behind the name"),
    ("Lieutenant-Colonel Per Aasen spoke.", "Per Aasen", "person", None, "a rank with a hyphen"),
    (
        "Prime Ministry Affairs Minister Nabil Sharo spoke.",
        "Nabil Sharo",
        "person",
        None,
        "a body in front of the title",
    ),
    ("Secretary Ramon dela Pena spoke.", "Ramon dela Pena", "person", "Secretary", "a particle"),
    ("Carmaker Rheintal Motoren AG grew.", "Rheintal Motoren AG", "organisation", None, "a trade in front"),
    (
        "State-owned Song Ha Shipping Group grew.",
        "Song Ha Shipping Group",
        "organisation",
        None,
        "an adjective in front",
    ),
    ("The Riders' Voice was heard.", "Riders' Voice", "organisation", None, "a possessive inside"),
    (
        "The United Nations Food and Agriculture Organization met.",
        "United Nations Food and Agriculture Organization",
        "organisation",
        None,
        "an and behind a body's name",
    ),
    ("Its president, Yoshi Mizo, declined.", "Yoshi Mizo", "person", "Its president", "an apposition in front"),
    ("Project manager Kazu Onodera waited.", "Kazu Onodera", "person", "Project manager", ""),
    ("Rep. Marla Quist (R-Idaho) objected.", "Marla Quist", "person", "Rep.", "a sentence end that is none"),
    ("H.E. Dr. Yusuf Al Mandhari opened the hub.", "Yusuf Al Mandhari", "person", "", "an Arabic particle"),
    ("Foreign ministry spokesman Hamad al-Duraymi denied it.", "Hamad al-Duraymi", "person", None, "a hidden capital"),
    ("Chief executive Bertus van der Wyn resigned.", "Bertus van der Wyn", "person", None, "Dutch particles"),
    ("Deputy Trade Minister Nguyen Quoc Dat agreed.", "Nguyen Quoc Dat", "person", None, "three words, Vietnamese"),
    ("Madam Tan Siew Lan, 71, sells noodles.", "Tan Siew Lan", "person", "", "Tan is no title here"),
    ("Tan Sri Lim Kok Seng founded it.", "Lim Kok Seng", "person", "", "Tan Sri is one"),
    ("Wayne ‘Spud’ Tranter fumed outside.", "Wayne ‘Spud’ Tranter", "person", "", "a nickname"),
    ("Commander Lt Gen (retd) S.K. Bhatta spoke.", "S.K. Bhatta", "person", None, "a bracket among the titles"),
    ("Dean Oldman left school at eleven.", "Dean Oldman", "person", "", "a given name that is a title, too"),
    ("Environmentalist Mark Lyle drew up the plan.", "Mark Lyle", "person", "Environmentalist", ""),
    (
        "The Ministry of Trade, Industry and Energy will pay.",
        "Ministry of Trade, Industry and Energy",
        "government",
        "",
        "commas inside a name",
    ),
    ("The Markets and Competition Office objects.", "Markets and Competition Office", "government", "", "an “and”"),
    ("The Kalimantan Miners' Union struck.", "Kalimantan Miners' Union", "organisation", "", "a possessive inside"),
    ("The civic group Safe Cell Network sued.", "Safe Cell Network", "organisation", None, ""),
    ("Gas came from Percival and Total Gas Corp.", "Percival", "organisation", "", "a lone firm beside a firm"),
    ("Operator Niederau Kraft confirmed it.", "Niederau Kraft", "organisation", None, "its trade in front"),
    ("The contractor, Limpezas Moncaio, won.", "Limpezas Moncaio", "organisation", None, "its trade and a comma"),
    ("Rights Beyond Rivers won.", "Rights Beyond Rivers", "organisation", "", "a preposition in a name"),
    ("Talks with Soles & Sons went on.", "Soles & Sons", "organisation", "", "an ampersand"),
    ("The Republic of Korea agreed.", "South Korea", "government", "", "a country's long name"),
    ("The U.S. agreed at once.", "United States", "government", "", "a country's short name"),
    ("The White House declined.", "White House", "government", "", "a house that governs"),
]


@pytest.mark.parametrize(("article", "names", "trap"), NOBODY)
def test_words_with_a_capital_that_name_no_actor(article: str, names: set[str], trap: str) -> None:
    assert not names & set(found(article)), trap


@pytest.mark.parametrize(("article", "name", "kind", "role", "trap"), NAMED)
def test_an_actor_is_found_under_its_name(article: str, name: str, kind: str, role: str | None, trap: str) -> None:
    cast = found(article)
    assert name in cast, f"{trap}: {sorted(cast)}"
    assert cast[name].kind == kind
    if role is not None:
        assert cast[name].role == role


ONE = [
    # (text, the one name, aliases, the trap)
    (
        "President Lee Jae Moon spoke. Lee Jae-moon smiled, and Lee Jaemoon left.",
        "Lee Jae Moon",
        {"Lee Jae-moon", "Lee Jaemoon"},
        "three spellings",
    ),
    ("President Yun Suk-ho came. Yoon Seok-ho left.", "Yun Suk-ho", {"Yoon Seok-ho"}, "two romanisations"),
    (
        "The American Chamber of Trade in Daehan (AmCham) met. AmCham will meet again.",
        "American Chamber of Trade in Daehan",
        {"AmCham"},
        "an abbreviation in brackets",
    ),
    ("Quanhe Semiconductor grew. Analysts like Quanhe.", "Quanhe Semiconductor", {"Quanhe"}, "its first word"),
    ("Mayor Sadi Kan spoke. Then Kan left; Mr Kan was late.", "Sadi Kan", {"Kan", "Mr Kan"}, "surname and title"),
    ("Korea grew. The Republic of Korea grew; South Korea, too.", "South Korea", {"Korea", "Republic of Korea"}, ""),
    (
        "HSIAO PEI-JUNG (chief executive): We grew.\nHSIAO: We will grow.",
        "Hsiao Pei-jung",
        {"HSIAO"},
        "labels of a transcript",
    ),
]


@pytest.mark.parametrize(("article", "name", "aliases", "trap"), ONE)
def test_spellings_and_short_forms_are_one_actor(article: str, name: str, aliases: set[str], trap: str) -> None:
    cast = found(article)
    assert name in cast, f"{trap}: {sorted(cast)}"
    assert aliases <= set(cast[name].aliases)
    assert not aliases & set(cast)


APART = [
    # (text, the mention whose owner is asked, the owner, the trap)
    (
        "Prime Minister Kim Do-yeon met James Kim, chair of the chamber. “We agree,” Kim, the prime minister, said.",
        None,
        {"Kim Do-yeon", "James Kim"},
        "two of one surname",
    ),
    (
        "Lee Jaemoon, the president, met Lee Jaeyon, chairman of Samho Electronics.",
        None,
        {"Lee Jaemoon", "Lee Jaeyon"},
        "nearly one name",
    ),
    (
        "Trade Minister Kim Do-yeon left. Kim Rak-jun, the governor, stayed. Minister Kim was tired.",
        "Minister Kim",
        {"Kim Do-yeon"},
        "a title decides against the nearest",
    ),
    (
        "Bhaskar Saikia spoke and he sat down. Then Rukmini Saikia rose. Mr Saikia listened.",
        "Mr Saikia",
        {"Bhaskar Saikia"},
        "a form of address decides",
    ),
    (
        "Hanwon Ocean grew. Hanwon Shipping shrank. Hanwon Group is the parent. Hanwon pays.",
        "Hanwon",
        {"Hanwon Group"},
        "the parent of several companies",
    ),
]


@pytest.mark.parametrize(("article", "mention", "owners", "trap"), APART)
def test_people_of_one_surname_stay_apart(article: str, mention: str | None, owners: set[str], trap: str) -> None:
    cast = found(article)
    if mention is None:
        assert owners <= set(cast), f"{trap}: {sorted(cast)}"
        return
    at = article.rfind(mention) + len(mention)
    assert {a.name for a in cast.values() if any(s.end == at for s in a.spans)} == owners, trap


def test_who_only_owns_or_locates_takes_no_part() -> None:
    article = "South Korea's exports rose in Japan, and Kim Do-yeon met Anna Berg of Samho Motors at the Asan Forum."
    cast = cast_of(article)
    names = [cast.actors[i].name for i in cast.among(Span(0, len(article)))]
    assert names == ["Kim Do-yeon", "Anna Berg"]


def test_a_reading_keeps_those_used_in_order_of_first_mention() -> None:
    article = "Anna Berg wrote to Tom Achen, and critics answered Hugh Oddel."
    cast = cast_of(article)
    start = article.index("critics")
    critics = cast.resolve((Span(start, start + len("critics")),), at=start).actor
    assert critics is not None
    hugh = next(i for i, a in enumerate(cast.actors) if a.name == "Hugh Oddel")
    kept, new = cast.reduced([hugh, critics])
    assert [a.name for a in kept] == ["critics", "Hugh Oddel"]
    assert new == {critics: 0, hugh: 1}


PIECES = """
Kim Minister MINISTER OF Lee Jae-moon the said Ministry of Trade and U.S. “ ” ’s ' ( ) , . - al- van der Bank he who
54-year-old A: 김민석 … & 1
""".split()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40), st.data())
def test_no_text_breaks_the_cast_and_spans_are_mentions(pieces: list[str], data: st.DataObject) -> None:
    article = " ".join(pieces)
    cast = cast_of(article)
    ends = st.integers(0, len(article))
    for _ in range(3):
        start, end = sorted((data.draw(ends), data.draw(ends)))
        speaker = cast.resolve((Span(start, end),), at=start)
        assert speaker.actor is None or 0 <= speaker.actor < len(cast.actors)
        assert all(0 <= i < len(cast.actors) for i in (*speaker.candidates, *cast.among(Span(start, end))))
    for actor in cast.actors:
        written = {actor.name, *actor.aliases}
        for span in actor.spans:
            words = " ".join(span.of(article).split())
            assert words
            assert (
                not actor.named
                or words in written
                or words.casefold() == actor.name.casefold()
                or actor.kind == "government"
            )
