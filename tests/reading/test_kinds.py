"""The kind of a claim: near neighbours of different kinds, with the trap that parts them."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korus.reading import actors, dates, kind_features, kinds, quantities, voices
from korus.reading.mentions import CLAIM_KINDS, Attribution, Span
from korus.reading.text import parse
from korus.reading.voices import Voice

DAY = date(2025, 10, 14)

#: In a row `{s ...}` is the source, `{c ...}` the cue and `{q ...}` the content, of one piece or several.
KINDS = [
    # the statement, its kind                                                                       the trap
    # whose act it is: "will" of another, of a thing, of fate
    ("{s Analyst Tom Reed} {c said} {q the airline will cut more routes}.", "forecast"),  # an outsider foretells
    ("{s Critics} {c say} {q the law will be ignored}.", "forecast"),
    ("{s The airline} {c said} {q it will cut more routes}.", "pledge"),  # the same act, by who does it
    ("{s The mayor} {c said} {q we will open the ring road to bicycles}.", "pledge"),
    ("{s The chairman} {c said} {q the money will make life easier for farmers}.", "forecast"),  # effect of an act
    ("{s The economist} {c said} {q prices will fall}.", "forecast"),
    ("{s Ms Okafor} {c said} {q it is going to be a hard winter}.", "forecast"),  # "going to" of a state
    ("{s The minister} {c said} {q we are going to close every coal plant}.", "pledge"),  # "going to" of an act
    ("{s The bank} {c will} {q hire 300 engineers}.", "pledge"),  # a plan without a speech verb has a number
    ("{s The retailer} {c plans} {q to open 40 shops by 2030}.", "pledge"),
    ("{s The ministry} {c aims} {q to halve road deaths by 2032}.", "pledge"),
    ("{s The harbour} {c is to} {q build a second quay}.", "pledge"),
    ("{s The club} {c vowed} {q to appeal}.", "pledge"),
    ("{s The union} {c threatened} {q to strike from Friday}.", "pledge"),  # a threat by who can carry it out
    ("{s The premier} {c reaffirmed} {q her government's commitment to free schools}.", "pledge"),  # named by a noun
    ("{s The company} {c pledged} {q $40 million for wells}.", "pledge"),  # a noun with an amount is no figure
    ("{s The minister} {c announced} {q a €2 billion fund for rail}.", "pledge"),
    ("“{q I will never sign that treaty},” {s the president} {c said}.", "pledge"),  # a refusal commits as well
    ("{s The firm} {c promised} {q that no one would lose a job}.", "pledge"),
    # what may come
    ("{s Forecasters} {c expect} {q growth of 2 percent next year}.", "forecast"),  # an amount of the future
    ("{s The charity} {c warned} {q that millions could go hungry}.", "forecast"),
    ("{s The report} {c projects} {q a shortage of 9,000 nurses by 2030}.", "forecast"),
    ("{s The professor} {c predicted} {q a short strike}.", "forecast"),
    ("{s The geologist} {c said} {q the dome may collapse}.", "forecast"),
    ("{s Ms Lee} {c fears} {q that shops will close}.", "forecast"),
    # what is asked
    ("{s The union} {c urged} {q the board to reopen the talks}.", "request"),
    ("{s The report} {c recommends} {q that inspectors visit every year}.", "request"),  # a paper recommends
    ("{s The panel} {c recommended} {q two new laboratories}.", "request"),  # without a verb
    ("“{q Let us build on this},” {s the envoy} {c said}.", "request"),
    ("“{q For the sake of our children, let us plant trees again},” {s he} {c said}.", "request"),  # not at the front
    ("“{q Let's talk},” {s the commissioner} {c said}.", "request"),
    ("“{q Stay out of the valleys},” {s the director} {c warned}.", "request"),  # an imperative, whatever the cue
    ("{s The opposition} {c called on} {q the government to resign}.", "request"),
    ("{s The agency} {c asked} {q donors for $12 million}.", "request"),  # an amount that is asked is no figure
    ("{s The court} {c ordered} {q the firm to pay}.", "request"),
    ("“{q Other countries must open their markets},” {s she} {c said}.", "request"),
    ("{s Residents} {c demanded} {q a new inquiry}.", "request"),
    # numbers and facts
    ("{s The ministry} {c said} {q exports fell 4 percent in August}.", "figure"),
    ("{s The company} {c said} {q it had sold 5,000 cars}.", "figure"),  # an account with an amount
    ("{s The survey} {c found} {q that 61 percent of tenants had no heating}.", "figure"),
    ("{s Police} {c said} {q the driver had left the scene}.", "account"),
    ("{s The company} {c denied} {q that it had paid the inspector}.", "account"),
    ("{s The witness} {c said} {q the door was locked}.", "account"),
    ("{s The spokesman} {c confirmed} {q that the talks had ended}.", "account"),  # "confirmed" promises nothing here
    ("{s The firm} {c said} {q it had promised the mayor a school}.", "account"),  # a promise told as past
    ("{s He} {c said} {q he was born in Accra}.", "account"),
    # judgements, values, hopes
    ("“{q I hope today marks a new beginning},” {s the chairman} {c said}.", "position"),  # a hope, without "will"
    ("“{q I hope our two cities will work together},” {s the mayor} {c said}.", "position"),  # a hope, with "will"
    ("“{q We wish her a long reign},” {s the envoy} {c said}.", "position"),
    ("{s The critic} {c called} {q the plan a farce}.", "position"),
    ("{s The council} {c welcomed} {q the ruling}.", "position"),
    ("“{q It is a great honour},” {s she} {c said}.", "position"),
    ("“{q Nobody deserves to die for a ticket},” {s he} {c said}.", "position"),
    ("{s The senator} {c said} {q the bill was wrong}.", "position"),
    ("“{q I thank the crew for their courage},” {s the captain} {c said}.", "position"),
    ("“{q A river is not a bank},” {s the chief} {c said}.", "position"),  # a slogan in the form of a fact
    ("{s The bishop} {c apologised} {q for the delay}.", "position"),
    ("{s The mayor} {c said} {q there will be delays on the ring road}.", "forecast"),  # nobody's act
]


@pytest.mark.parametrize(("row", "kind"), KINDS)
def test_kinds(row, kind):
    document, attribution = marked(row)
    found, probability, why = kinds.kind_of(
        document,
        attribution,
        voice_of(document, attribution),
        quantities.find(document, dates.find(document)),
        dates.find(document),
    )
    assert found == kind, why
    assert 0 < probability <= 1
    assert why


#: What the model gets wrong today; a row moves up when a training mends it.
MISREAD = [
    ("“{q We are not leaving},” {s she} {c said}.", "pledge"),  # the progressive of a plan
    ("“{q Don't touch the water},” {s the mayor} {c said}.", "request"),
]


@pytest.mark.xfail(reason="the corpus has too few of these", strict=False)
@pytest.mark.parametrize(("row", "kind"), MISREAD)
def test_kinds_misread(row, kind):
    document, attribution = marked(row)
    assert kinds.kind_of(document, attribution, voice_of(document, attribution), [], [])[0] == kind


DEFINED = [
    ("{s Aid workers} {c said} {q they let us in at night}.", False),  # a "let us" that asks nobody
    ("{s She} {c said} {q the guards let the trucks through}.", False),
    ("“{q Let us in},” {s they} {c shouted}.", True),
    ("“{q The road is long, so let us begin},” {s he} {c said}.", True),
]


@pytest.mark.parametrize(("row", "asked"), DEFINED)
def test_let_us_asks(row, asked):
    document, attribution = marked(row)
    _, _, why = kinds.kind_of(document, attribution, voice_of(document, attribution), [], [])
    assert (why == '"let us" asks') == asked


@settings(deadline=None)  # the first example loads the model
@given(st.lists(st.floats(0.001, 1), min_size=6, max_size=6))
def test_an_account_with_an_amount_is_a_figure(weights):
    document, attribution = marked("{s He} {c said} {q the crew sold 40 boats}.")
    sure = {kind: weight / sum(weights) for kind, weight in zip(CLAIM_KINDS, weights, strict=True)}
    kind, probability, _ = kinds.decide(sure, document, attribution.content, attribution.cue, has_figure=True)
    assert kind != "account"
    assert probability <= 1.000001


@settings(deadline=None)
@given(st.text(max_size=60))
def test_features_of_any_text(text):
    document = parse(text, published=DAY)
    whole = (Span(0, len(text)),)
    for source in ((), whole):
        found = kind_features.features(document, whole, (), source, voice=Voice(), has_figure=False, has_date=False)
        assert found[0] == "bias"


def voice_of(document, attribution):
    cast = actors.find(document)
    return voices.of(cast.resolve(attribution.source, at=attribution.cue[0].start), cast.actors)


def marked(row):
    """The document and the attribution of a row."""
    text, spans, position = "", {"s": [], "c": [], "q": []}, 0
    for match in re.finditer(r"\{([scq]) ([^}]*)\}", row):
        text += row[position : match.start()]
        spans[match[1]].append(Span(len(text), len(text) + len(match[2])))
        text += match[2]
        position = match.end()
    text += row[position:]
    quote_type = "direct" if "“" in text else "indirect"
    return parse(text, published=DAY), Attribution(tuple(spans["s"]), tuple(spans["c"]), tuple(spans["q"]), quote_type)
