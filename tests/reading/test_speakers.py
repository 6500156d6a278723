"""Who speaks: sources resolved to actors. All people and bodies here are invented.

In each text the source asked about stands between ‹ and ›; sources in [ and ] before it are resolved first, as a
reading does.
"""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korus.reading import actors, text
from korus.reading.mentions import Span

DAY = date(2025, 3, 3)
_MARK = re.compile(r"[\[\]‹›]")


def ask(marked: str) -> tuple[actors.Cast, actors.Speaker]:
    """The cast, and who the source between ‹ and › is."""
    bare = _MARK.sub("", marked)
    sources: list[Span] = []
    asked: list[Span] = []
    start = 0
    for earlier, match in enumerate(_MARK.finditer(marked)):
        at = match.start() - earlier
        if match[0] in "[‹":
            start = at
        else:
            (sources if match[0] == "]" else asked).append(Span(start, at))
    cast = actors.find(text.parse(bare, published=DAY))
    for source in sources:
        cast.resolve((source,), at=source.end)
    return cast, cast.resolve(tuple(asked), at=asked[-1].end if asked else len(bare))


def name_of(marked: str) -> str | None:
    cast, speaker = ask(marked)
    return None if speaker.actor is None else cast.actors[speaker.actor].name


UNKNOWN = [
    # (text, the trap)
    ("The hall was full. “We will pay,” ‹he› said.", "nobody he can mean"),
    ("Asako Berg met Hugo Lind. ‹The latter› agreed.", "one of two, and which is not told"),
    ("The talks went on all night. ‹You› said so.", "who is spoken to is not told"),
]

NAMED = [
    ("‹Park Seon-a, vice chairman of Geumo Heavy Industries,› confessed it.", "Park Seon-a", "an apposition behind"),
    ("‹Its president, Yoshi Mizo,› declined.", "Yoshi Mizo", "an apposition in front"),
    ("‹Nanworks president Taku Isshiki› declined.", "Taku Isshiki", "the body is not the speaker"),
    ("‹Minister of Economic Affairs Tseng Po-han (曾柏翰)› declined.", "Tseng Po-han", "a portfolio"),
    ("‹One of them, Kevin Otuo,› declined.", "Kevin Otuo", "“them” is nobody"),
    ("‹A lawyer for the co-op, Jun Mabu,› declined.", "Jun Mabu", "a month that is a name"),
    ("‹Anna Berg and Tom Achen› declined.", "Anna Berg", "the first of two"),
    ("Anna Berg came late. ‹Berg’s› answer was no.", "Anna Berg", "a possessive"),
    ("Sadi Kan, the mayor, came. ‹Mr Kan himself› declined.", "Sadi Kan", "a reflexive"),
    ("‹The lobby group Northern Graziers› declined.", "Northern Graziers", "a body behind its sort"),
    ("‹ComRex polling› put it at a third. ComRex is a firm.", "ComRex", "a name in front of a noun"),
    ("‹WHO› declined. The World Herring Organisation (WHO) meets today.", "World Herring Organisation", "no pronoun"),
    ("‹Seoul› declined. South Korea will vote.", "South Korea", "a capital"),
    ("‹Canberra’s› answer was no.", "Australia", "a capital, and the country is not named"),
    ("‹The Vietnamese› declined.", "Vietnam", "a people"),
    ("SADI KAN: We met.\n‹KAN›: We agreed.", "Sadi Kan", "a transcript's label"),
    ("‹Founder and CEO Rhea Mehta› declined.", "Rhea Mehta", "two offices and a name"),
    ("‹County director of health Ibrahim Noor Abdi› declined.", "Ibrahim Noor Abdi", "an office with “of”"),
    ("Dr. Okello Ross, ‹a physician in Thunder Bay, Ont.,› declined.", "Okello Ross", "a province is nobody"),
    ("Rosalba Lo Verde left.\n\n‹Gaspare Lo Verde› declined.", "Gaspare Lo Verde", "two of one surname of two words"),
    ("Clarios Corp, ‹a leader in storage,› declined.", "Clarios Corp", "a body, and what it is"),
    ("WARSAW, Sept 22 – ‹Warsaw› has declined.", "Poland", "the dateline names the capital in capitals"),
    ("MATSUE--‹The school board› declined.", "school board", "the dateline's place is nobody"),
]

TOGETHER = [
    ("Guatemala and Honduras reopened the border. ‹Both governments› agreed.", "Guatemala", "the first of two"),
    ("Guatemala and Honduras met. ‹The two sides› agreed.", "Guatemala", "the first of two"),
    ("Foreign Minister Anna Berg met Foreign Minister Hugo Lind. ‹The two ministers› agreed.", "Anna Berg", "people"),
    ("Guatemala and Honduras met. ‹Two ministers› agreed.", "Two ministers", "two of many"),
]

UNDERTAKINGS = [
    ("Samho Motors met the union. Under ‹the deal›, Samho will pay.", "Samho Motors", "who does it"),
    ("The harbour council voted. Under ‹the plan›, the council will lend money.", "harbour council", "it has no name"),
    ("The Samho Water Board voted. Under ‹the law›, men will retire.", "Samho Water Board", "nobody does it"),
    ("Anna Berg has a plan. Under ‹her plan›, Samho will pay.", "Anna Berg", "whose plan it is"),
]

PRONOUNS = [
    ("Samho Relief grew. ‹The organisation› declined.", "Samho Relief", "any body may be called so"),
    ("Anna Berg left early. ‹The farm› declined.", "farm", "a farm is no person"),
    ("Anna Berg left early. “No,” ‹she› said.", "Anna Berg", "the only one"),
    ("Anna Berg met Hugo Lind. ‹She› declined.", "Anna Berg", "the given name tells"),
    ("Anna Berg met Hugo Lind. ‹He› declined.", "Hugo Lind", "the given name tells"),
    ("Ms. Rao met Mr. Iyer. ‹She› declined.", "Rao", "the form of address tells"),
    ("Lee Sun-im grows cabbage; she is 72. Choi Ha-ram, her son, came. ‹She› declined.", "Lee Sun-im", "a “she” told"),
    ("Hugo Lind spoke for an hour. Tom Achen was quoted: “Hugo knew.” ‹He› declined.", "Tom Achen", "inside quotation"),
    ("Samho Motors grew. ‹It› will hire.", "Samho Motors", "a body"),
    ("Opposition lawmakers met. ‹They› walked out.", "Opposition lawmakers", "a noun nobody named"),
    ("[Anna Berg] spoke. “‹I› declined,” she said.", "Anna Berg", "who spoke last"),
    ("The vote was for Anna Berg, ‹who› declined.", "Anna Berg", "a relative"),
    (
        "Prime Minister Sadi Kan came.\n[The prime minister] said the cabinet of President Hugo Lind had met. "
        "It had agreed, [he] said.\n‹He› declined.",
        "Sadi Kan",
        "what “he” was taken for, before the prime minister was known, is forgotten",
    ),
]

ROLES = [
    ("Kim Rak-jun, the trade minister, flew home. ‹The minister› declined.", "Kim Rak-jun", "an office"),
    (
        "Trade minister Kim Rak-jun met industry minister Cho Min-ah. ‹The industry minister› declined.",
        "Cho Min-ah",
        "which of two",
    ),
    (
        "Prime Minister Hugo Lind met trade minister Anna Berg. ‹The minister› declined.",
        "Anna Berg",
        "a prime minister is not “the minister”",
    ),
    ("Sen. Hebe Larra stood up. ‹The lawmaker› declined.", "Hebe Larra", "a wider word"),
    ("Dr Ruth Abel runs the clinic. ‹The doctor› declined.", "Ruth Abel", "a form of address"),
    ("Wanda Little, 71, watched. Tom Achen, 54, left. ‹The 71-year-old› declined.", "Wanda Little", "an age"),
    ("Tom Achen met reporters. ‹The innkeeper› declined.", "Tom Achen", "told only now"),
    ("Quanhe Semiconductor grew. ‹The company› will hire.", "Quanhe Semiconductor", "a company"),
    ("The Ministry of Trade met the Institute for Work. ‹The institute› declined.", "Institute for Work", "its word"),
    ("The Asan Delta Bank met Samho Motors. ‹The lender› declined.", "Asan Delta Bank", "its trade"),
    ("Anna Berg, head of Samho Motors, came. ‹Her company› will hire.", "Samho Motors", "the body of a person"),
    (
        "[A key official of the palace] met reporters. ‹The official› declined.",
        "key official of the palace",
        "an unnamed speaker again",
    ),
    (
        "‹A former director of the bank› told the court so. Fin Mulhall, 61, wept.",
        "Fin Mulhall",
        "described before he is named",
    ),
    ("Fuel and Energy Minister Anna Berg spoke. ‹Fuel and Energy Minister Anna Berg› declined.", "Anna Berg", "an and"),
    ("Hugo Lind met Anna Berg, 61. Anna Berg owns the yard.\nQ: Why?\n‹A›: No.", "Anna Berg", "an interview"),
]

UNNAMED = [
    # (text, name, kind, body)
    ("‹An FKO official› declined. The FKO is big.", "FKO official", "person", "FKO"),
    ("‹Critics› declined.", "Critics", "group", None),
    ("‹Two airport workers› declined.", "Two airport workers", "group", None),
    ("‹A union organiser, who gave no name,› declined.", "union organiser", "person", None),
    ("‹The finance ministry› declined.", "finance ministry", "government", None),
    ("‹The residents’ association› declined.", "residents’ association", "organisation", None),
    ("Hugo Lind stood trial. ‹His lawyer› declined.", "Hugo Lind's lawyer", "person", None),
    ("‹The turbine supplier› declined.", "turbine supplier", "organisation", None),
    ("‹People briefed on the talks› declined.", "People briefed on the talks", "group", None),
    ("‹A draft› says so.", "draft", "group", None),
    ("‹A joint statement issued after the talks› says so.", "joint statement", "group", None),
    ("‹A nurse there› declined.", "nurse", "person", None),
    ("The defence ministry has 400 posts. ‹The ministry› declined.", "defence ministry", "government", None),
    # of two ministries "the ministry" is neither; and what only counts names nobody
    ("The defence ministry and the trade ministry met. ‹The ministry› declined.", "ministry", "government", None),
    ("Seven companies came. ‹The companies› declined.", "companies", "group", None),
]

PAPERS = [
    ("‹A report that the Samho Water Board sent to ministers› said so.", "Samho Water Board", "who sent it"),
    ("‹A report by the Public Audit Office› says so.", "Public Audit Office", "by"),
    ("‹Figures from the Bureau of Labour› say so.", "Bureau of Labour", "from"),
    ("‹A Vox North poll› says so. Vox North asked 900 people.", "Vox North", "in front"),
    ("‹Haen County’s own study› says so.", "Haen County", "a possessive"),
    ("Hugo Lind went on leave. ‹His letter› says so.", "Hugo Lind", "a pronoun's"),
    ("The Harbour Institute asked 900. A survey by the Harbour Institute came out. ‹The survey› says so.",
     "Harbour Institute", "told of before"),
    ("‹Papers seen by the Comet Gazette› say so.", "Papers", "who saw it did not make it"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "trap"), UNKNOWN)
def test_what_is_not_told_stays_open(marked: str, trap: str) -> None:
    assert name_of(marked) is None, trap


@pytest.mark.parametrize(("marked", "name", "trap"), [*NAMED, *TOGETHER, *UNDERTAKINGS])
def test_a_source_that_names_somebody(marked: str, name: str, trap: str) -> None:
    assert name_of(marked) == name, trap


@pytest.mark.parametrize(("marked", "name", "trap"), PRONOUNS)
def test_a_pronoun_goes_to_whom_it_means(marked: str, name: str, trap: str) -> None:
    assert name_of(marked) == name, trap


@pytest.mark.parametrize(("marked", "name", "trap"), ROLES)
def test_a_description_goes_to_whom_it_describes(marked: str, name: str, trap: str) -> None:
    assert name_of(marked) == name, trap


@pytest.mark.parametrize(("marked", "name", "kind", "body"), UNNAMED)
def test_somebody_unnamed_keeps_the_words_of_the_article(marked: str, name: str, kind: str, body: str | None) -> None:
    cast, speaker = ask(marked)
    assert speaker.actor is not None
    actor = cast.actors[speaker.actor]
    assert (actor.name, actor.kind, actor.named) == (name, kind, False)
    assert (None if speaker.body is None else cast.actors[speaker.body].name) == body


@pytest.mark.parametrize(("marked", "name", "trap"), PAPERS)
def test_a_paper_speaks_for_who_made_it(marked: str, name: str, trap: str) -> None:
    assert name_of(marked) == name, trap


def test_a_speaker_has_role_body_and_candidates() -> None:
    cast, speaker = ask("Anna Berg met Elsa Lind, chief executive of Samho Motors. “No,” ‹she› said.")
    assert {cast.actors[i].name for i in speaker.candidates} == {"Anna Berg", "Elsa Lind"}
    cast, speaker = ask("“No,” said ‹Elsa Lind, chief executive of Samho Motors›.")
    assert speaker.role == "chief executive of Samho Motors"
    assert speaker.as_written == "Elsa Lind, chief executive of Samho Motors"
    assert speaker.body is not None
    assert cast.actors[speaker.body].name == "Samho Motors"
    assert 0.9 < speaker.confidence <= 1
    assert "Elsa Lind" in speaker.explanation


def test_without_a_source_the_verb_s_subject_speaks() -> None:
    article = "On tariffs, Hugo Lind remained hopeful, saying that there was time."
    cast = actors.find(text.parse(article, published=DAY))
    speaker = cast.resolve((), at=article.index("saying"))
    assert speaker.actor is not None
    assert cast.actors[speaker.actor].name == "Hugo Lind"
    assert cast.resolve((), at=len(article)).actor is None


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from("his its letter of the minister by a report Kim said . “ ” which they".split()), max_size=60
    )
)
def test_chains_of_pronouns_and_papers_end(words: list[str]) -> None:
    article = " ".join(words)
    cast = actors.find(text.parse(article, published=DAY))
    for match in re.finditer(r"\S+(?: \S+){0,3}", article):
        speaker = cast.resolve((Span(*match.span()),), at=match.start())
        assert speaker.confidence <= 1
