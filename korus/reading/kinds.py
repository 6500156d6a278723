"""What kind of claim it is: a maximum-entropy classifier, and the few rules that the definitions of the kinds state.

The kinds and their order are those of `mentions.CLAIM_KINDS`. `kind_features` says what the classifier looks at;
`korus.reading.training_claims` trains it on the corpus.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite
from spacy.tokens import Token

from korus.reading import kind_features
from korus.reading.kind_features import Predicate
from korus.reading.languages.en.kinds import HOPES, SURE_CUES
from korus.reading.mentions import CLAIM_KINDS, Attribution, ClaimKind, DateMention, QuantityMention, Span
from korus.reading.text import Document
from korus.reading.voices import Voice

WEIGHTS = Path(__file__).parent / "weights" / "kinds.crfsuite"

#: Kinds of what is still to come.
COMING = frozenset({"pledge", "request", "forecast"})

#: How many times as probable as any other a kind must be: a promise is followed up for years, and one that is none
#: costs a curator more than one that is proposed as a forecast. Of the pledges proposed on folds of the corpus .84 are
#: pledges without it, .89 with it.
ODDS: Mapping[ClaimKind, float] = {"pledge": 2.0}

#: A rule never claims to be surer than that.
RULE = 0.9


def kind_of(
    document: Document,
    attribution: Attribution,
    voice: Voice,
    figures: Sequence[QuantityMention],
    dates: Sequence[DateMention],
) -> tuple[ClaimKind, float, str]:
    """The kind of what `voice` states, how probable that is, and what speaks for it."""
    found = kind_features.features(
        document,
        attribution.content,
        attribution.cue,
        attribution.source,
        voice=voice,
        has_figure=bool(figures),
        has_date=bool(dates),
    )
    tagger = _tagger()
    tagger.set([found])
    sure = {kind: tagger.marginal(kind, 0) for kind in CLAIM_KINDS}
    kind, probability, why = decide(sure, document, attribution.content, attribution.cue, has_figure=bool(figures))
    return kind, probability, why or f"model: {_grounds(found)}"


def decide(
    sure: Mapping[ClaimKind, float],
    document: Document,
    content: tuple[Span, ...],
    cue: tuple[Span, ...],
    *,
    has_figure: bool,
) -> tuple[ClaimKind, float, str]:
    """The model's likeliest kind, unless a definition decides; the text is empty where the model alone does."""
    tokens = [t for span in content for t in document.tokens(span) if not t.is_space]
    cues = [t for span in cue for t in document.tokens(span)]
    if _is_let_us(tokens):
        return "request", max(RULE, sure["request"]), '"let us" asks'
    told = next((SURE_CUES[t.lemma_.lower()] for t in cues if t.lemma_.lower() in SURE_CUES and _is_plain(t)), None)
    if told is not None:
        kind, why = told
        return kind, max(RULE, sure[kind]), why
    mains = kind_features.predicates(tokens)
    if _is_hope(mains):
        return "position", max(RULE, sure["position"]), "a hope is a position"
    over = _is_over(tokens, mains)
    kind = max(CLAIM_KINDS, key=lambda k: 0 if over and k in COMING else sure[k] / ODDS.get(k, 1.0))
    if kind == "account" and has_figure:
        return "figure", sure["account"] + sure["figure"], "an account with an amount"
    return kind, sure[kind], ""


def _is_plain(cue: Token) -> bool:
    """Whether it is said and not denied: "did not promise" is no promise."""
    return not any(c.dep_ == "neg" for c in cue.children)


def _is_let_us(tokens: Sequence[Token]) -> bool:
    """ "let us advance", "and let's go on"; not "they let us in"."""
    return any(
        t.lower_ == "let"
        and t.i + 1 < len(t.doc)
        and t.nbor().lower_ in ("us", "'s", "’s")
        and not any(c.dep_ in kind_features.SUBJECTS and c.i < t.i for c in t.children)
        and t.dep_ in ("ROOT", "ccomp", "conj", "parataxis")
        for t in tokens
    )


def _is_over(tokens: Sequence[Token], mains: Sequence[Predicate]) -> bool:
    """Whether all that is said was over before: "rents had fallen"; not "it had closed a plant but would pay"."""
    return (
        bool(mains)
        and all(p.verb.tag_ == "VBN" and any(c.lower_ == "had" for c in p.verb.children) for p in mains)
        and not any(t.tag_ == "MD" for t in tokens)
    )


def _is_hope(mains: Sequence[Predicate]) -> bool:
    """Whether "I hope", "we wish" is the main thing that is said; "we hope to open" is the model's to decide."""
    return any(
        p.verb.lemma_.lower() in HOPES
        and p.form == "present"
        and p.subject is not None
        and p.subject.lower_ in ("i", "we")
        for p in mains
    )


@lru_cache(maxsize=1)
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(WEIGHTS))
    return tagger


def _grounds(found: Sequence[str]) -> str:
    """The features that a person can check: cue, verb and its form, figure and date."""
    shown = ("cue=", "main=", "form=", "subject=")
    kept = [f for f in found if f.startswith(shown) and "&" not in f]
    return ", ".join([*kept[:5], *(f for f in ("figure", "date") if f in found)])
