"""What kind of claim it is: a maximum-entropy classifier over cue, tense, modality, figures and dates.

The kinds and their order are those of `mentions.CLAIM_KINDS`. Trained on the corpus by `korus.reading.training`.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite
from spacy.tokens import Token

from korus.reading import nouns
from korus.reading.mentions import CLAIM_KINDS, Attribution, ClaimKind, DateMention, QuantityMention, Span
from korus.reading.text import Document

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "would", "shall", "'d", "’d"})
MODAL = {
    "should": "ought",
    "must": "ought",
    "ought": "ought",
    "can": "can",
    "could": "can",
    "may": "may",
    "might": "may",
}

#: Verbs of being and becoming: who "will be", "will have" or "will need" promises nothing by it.
STATES = frozenset(
    """
    be become have get cost need take seem remain stay continue mean make lead allow help let show cause affect result
    happen occur come end rise fall increase decrease grow lose suffer exceed reach depend matter benefit face know
    feel see find understand serve play hurt require
    """.split()
)

WEIGHTS = Path(__file__).parent / "weights" / "kinds.crfsuite"


def kind_of(
    document: Document,
    attribution: Attribution,
    figures: Sequence[QuantityMention],
    dates: Sequence[DateMention],
) -> tuple[ClaimKind, float, str]:
    """The kind of a statement, how sure that is, and what speaks for it."""
    found = features(
        document,
        attribution.content,
        attribution.cue,
        attribution.source,
        has_figure=bool(figures),
        has_date=bool(dates),
    )
    tagger = _tagger()
    tagger.set([found])
    sure = {kind: tagger.marginal(kind, 0) for kind in CLAIM_KINDS}
    kind = max(CLAIM_KINDS, key=lambda k: sure[k])
    if kind == "account" and figures:  # GUIDE: an account with an amount in it is a figure
        return "figure", sure["account"] + sure["figure"], "an account with an amount"
    return kind, sure[kind], f"model: {_grounds(found)}"


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


def features(
    document: Document,
    content: tuple[Span, ...],
    cue: tuple[Span, ...],
    source: tuple[Span, ...],
    *,
    has_figure: bool,
    has_date: bool,
) -> list[str]:
    """The features of one claim, as CRFsuite takes them."""
    tokens = [t for span in content for t in document.tokens(span) if not t.is_space]
    found = ["bias"]
    if has_figure:
        found.append("figure")
    if has_date:
        found.append("date")
    if not source:
        found.append("no source")
    cues = list(_cue_features(document, cue))
    mains = list(_main(document, tokens, source))
    speakers = list(_source_features(document, source))
    found += cues + mains + speakers + list(_words(document, tokens))
    found += [f"{s}&{m}" for s in speakers for m in mains if m.startswith("form")]
    found += [f"{c}&{m}" for c in cues[:1] for m in mains if m.startswith(("form", "subject="))]
    if has_figure:
        found += [f"figure&{f}" for f in mains if f.startswith("form")] + [f"figure&{c}" for c in cues[:1]]
    return found


def _cue_features(document: Document, cue: tuple[Span, ...]) -> Iterator[str]:
    words = [t for span in cue for t in document.tokens(span)]
    head = next((t for t in words if t.pos_ == "VERB"), next((t for t in words if t.pos_ in ("NOUN", "AUX")), None))
    if head is None:
        yield "cue=" + (" ".join(t.lower_ for t in words) or "none")
        return
    yield f"cue={head.lemma_.lower()}"
    yield f"cue tag={head.tag_}"
    yield f"cue cluster={head.pos_}"
    for token in words:
        if token.i != head.i:
            yield f"cue word={token.lower_}"
    for child in head.children:
        if child.dep_ in ("neg", "prt", "aux"):
            yield f"cue {child.dep_}={child.lower_}"


def _source_features(document: Document, source: tuple[Span, ...]) -> Iterator[str]:
    """What sort of speaker it is: an analyst foretells what a minister promises."""
    for token in (t for span in source[:1] for t in document.tokens(span)):
        if token.pos_ == "NOUN":
            yield f"source word={token.lemma_.lower()}"


def _main(document: Document, tokens: list[Token], source: tuple[Span, ...]) -> Iterator[str]:
    """The main verbs of the content: the tokens whose head is outside of it, and what is coordinated with them."""
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.dep_ == "ROOT" or t.head.i not in inside]
    verbs = [t for t in roots if t.pos_ in ("VERB", "AUX")] or roots[:1]
    source_words = {t.lower_ for span in source for t in document.tokens(span) if t.is_alpha and not t.is_stop}
    quoted = document.in_quotation(tokens[0].idx) if tokens else False
    for verb in verbs:
        auxiliaries = sorted(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i in inside)
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i in inside), None)
        form = _form(verb, auxiliaries)
        who = _subject(subject, source_words)
        lemma = verb.lemma_.lower()
        yield f"main={lemma}"
        yield f"tense={verb.tag_} {' '.join(auxiliaries)}"
        yield f"form={form}"
        yield f"subject={who}"
        yield f"{form}&{who}"
        yield f"{form}&{'is' if lemma in STATES else 'does'}"
        yield f"{form}&{who}&{'is' if lemma in STATES else 'does'}"
        yield f"{lemma}&{who}"
        if subject is not None:
            yield f"subject word={subject.lower_}"
        elif verb.tag_ == "VB" and not auxiliaries and verb.i <= tokens[0].i + 1:
            yield f"imperative {quoted}"
        for child in verb.children:
            if child.i in inside and child.dep_ in ("attr", "acomp", "dobj", "xcomp", "advmod", "prt", "oprd"):
                yield f"{child.dep_}={child.lemma_.lower()}"
                if child.dep_ in ("attr", "acomp"):
                    yield f"{child.dep_} {child.pos_}"


def _form(verb: Token, auxiliaries: Sequence[str]) -> str:
    """Tense and modality, as far as the kind of a claim hangs on them."""
    if any(a in FUTURE for a in auxiliaries):
        return "future"
    if verb.lower_ == "going" or any(c.dep_ == "xcomp" for c in verb.children if verb.lower_ == "going"):
        return "future"
    modal = next((a for a in auxiliaries if a in MODAL), None)
    if modal:
        return MODAL[modal]
    if verb.tag_ in ("VBD", "VBN") or "had" in auxiliaries:
        return "past"
    if verb.tag_ == "VBG":
        return "doing"
    return "to do" if "to" in auxiliaries else "present" if verb.pos_ in ("VERB", "AUX") else "nominal"


def _subject(subject: Token | None, source_words: set[str]) -> str:
    """What sort of subject it is: oneself, one's own body, somebody else, or a thing."""
    if subject is None:
        return "none"
    word = subject.lower_
    if word in ("we", "i"):
        return "we"
    if word in ("it", "they", "he", "she", "you", "there", "this", "that", "who", "which", "what", "nobody", "all"):
        return word
    if {t.lower_ for t in subject.subtree} & source_words:
        return "source"
    if subject.pos_ == "PROPN":
        return f"name {subject.ent_type_}"
    if nouns.is_body(subject.lemma_.lower()):
        return "body"
    return "person" if nouns.is_person(subject.lemma_.lower()) else "thing"


def _words(document: Document, tokens: list[Token]) -> Iterator[str]:
    if not tokens:
        return
    yield "first=" + tokens[0].lower_
    yield "first two=" + " ".join(t.lower_ for t in tokens[:2])
    yield "quoted" if document.in_quotation(tokens[0].idx) else "plain"
    yield f"length={min(len(tokens) // 5, 6)}"
    if tokens[0].lower_ == "to" and len(tokens) > 1:
        yield f"to do={tokens[1].lemma_.lower()}"
    if tokens[-1].i + 1 < len(document.doc) and document.doc[tokens[-1].i + 1].text == "?":
        yield "question"
    seen = set()
    for token in tokens:
        if token.is_alpha:
            seen.add(f"word={token.lemma_.lower()}")
        if token.tag_ == "MD" or token.lower_ in ("going", "not", "n't", "never"):
            seen.add(f"any modal={token.lower_}")
        if token.pos_ in ("VERB", "AUX"):
            seen.add(f"any tense={token.tag_}")
        if token.tag_ in ("JJR", "JJS", "RBR"):
            seen.add("comparison")
    yield from sorted(seen)
