"""What the kind of a claim is told by: the cue, the verb with its tense and modality, whose act it is, who speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from korus.reading import syntax
from korus.reading.languages.en import attribution as cue_words
from korus.reading.languages.en.kinds import COMMITMENTS, FUTURE, JUDGING, MODAL, STANCES, STATES
from korus.reading.mentions import Span
from korus.reading.text import Document
from korus.reading.voices import Voice

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})

_SORTS = {
    word: sort
    for table in (cue_words.VERBS, cue_words.NOUNS, cue_words.ADJECTIVES)
    for sort, words in reversed(table.items())
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main verb of a content: the act, its tense and modality, and the token that does it."""

    verb: Token
    form: str
    tense: str
    subject: Token | None


def features(
    document: Document,
    content: tuple[Span, ...],
    cue: tuple[Span, ...],
    source: tuple[Span, ...],
    *,
    voice: Voice,
    has_figure: bool,
    has_date: bool,
) -> list[str]:
    """The features of one claim, as CRFsuite takes them."""
    tokens = [t for span in content for t in document.tokens(span) if not t.is_space]
    if not tokens:
        return ["bias"]
    found = ["bias"]
    if has_figure:
        found.append("figure")
    if has_date:
        found.append("date")
    if not source:
        found.append("no source")
    cues = list(_cue_features(document, cue))
    main = predicates(tokens)
    mains = list(_main(document, tokens, main, voice))
    speakers = list(_source_features(document, source, voice))
    forms = [m for m in mains if m.startswith("form")]
    words = list(_words(document, tokens))
    found += cues + mains + speakers + words + list(_pairs(tokens)) + list(_further(tokens, main, voice))
    found += [f"{forms[0]}&{w}" for w in words if w.startswith("word=")] if forms else []
    found += [f"{s}&{m}" for s in speakers for m in forms]
    found += [f"{c}&{m}" for c in cues[:2] for m in mains if m.startswith(("form", "subject="))]
    if has_figure:
        found += [f"figure&{f}" for f in forms] + [f"figure&{c}" for c in cues[:2]]
    return found


def predicates(tokens: Sequence[Token]) -> list[Predicate]:
    """The main verbs of a content: the tokens whose head is outside of it, or, without any, its first such word."""
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.dep_ == "ROOT" or t.head.i not in inside]
    verbs = [t for t in roots if t.pos_ in ("VERB", "AUX")] or roots[:1]
    return [_predicate(verb, inside) for verb in verbs]


def _predicate(verb: Token, inside: set[int]) -> Predicate:
    auxiliaries = sorted(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i in inside)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i in inside), None)
    form = _form(verb, auxiliaries)
    act = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB" and c.i in inside), None)
    stance = STANCES.get(verb.lemma_.lower())
    if act is None or stance is None or (verb.lemma_.lower() == "go" and verb.lower_ != "going"):
        return Predicate(verb, form, f"{verb.tag_} {' '.join(auxiliaries)}", subject)
    if form in ("future", "past", "ought"):
        stance = f"{form} {stance}" if verb.lower_ != "going" else "future"
    return Predicate(act, stance, f"{verb.lemma_.lower()} to", subject)


def _form(verb: Token, auxiliaries: Sequence[str]) -> str:
    """Tense and modality, as far as the kind of a claim hangs on them."""
    if any(a in FUTURE for a in auxiliaries):
        return "future"
    if verb.lower_ == "going":
        return "future"
    modal = next((a for a in auxiliaries if a in MODAL), None)
    if modal:
        return MODAL[modal]
    if verb.tag_ in ("VBD", "VBN") or "had" in auxiliaries:
        return "past"
    if verb.tag_ == "VBG":
        return "doing"
    return "to do" if "to" in auxiliaries else "present" if verb.pos_ in ("VERB", "AUX") else "nominal"


def _cue_features(document: Document, cue: tuple[Span, ...]) -> Iterator[str]:
    words = [t for span in cue for t in document.tokens(span)]
    head = next((t for t in words if t.pos_ == "VERB"), next((t for t in words if t.pos_ in ("NOUN", "AUX")), None))
    if head is None:
        yield "cue=" + (" ".join(t.lower_ for t in words) or "none")
        return
    lemma = head.lemma_.lower()
    yield f"cue={lemma}"
    yield f"cue sort={_SORTS.get(lemma, head.pos_)}"
    yield f"cue tag={head.tag_}"
    yield f"cue pos={head.pos_}"
    yield from _clusters("cue", head)
    for token in words:
        if token.i != head.i:
            yield f"cue word={token.lower_}"
    for child in head.children:
        if child.dep_ in ("neg", "prt", "aux"):
            yield f"cue {child.dep_}={child.lower_}"


def _source_features(document: Document, source: tuple[Span, ...], voice: Voice) -> Iterator[str]:
    """What sort of speaker it is: an analyst foretells what a minister promises."""
    yield f"voice={voice.sort}"
    nouns_of_source = (t.lemma_.lower() for span in source[:1] for t in document.tokens(span) if t.pos_ == "NOUN")
    yield from (f"source word={noun}" for noun in dict.fromkeys(nouns_of_source))


def _main(document: Document, tokens: list[Token], main: Sequence[Predicate], voice: Voice) -> Iterator[str]:
    inside = {t.i for t in tokens}
    quoted = document.in_quotation(tokens[0].idx)
    for predicate in main:
        verb, form = predicate.verb, predicate.form
        lemma = verb.lemma_.lower()
        who = voice.relation(predicate.subject)
        what = _what(verb)
        yield f"main={lemma}"
        yield f"tense={predicate.tense}"
        yield f"form={form}"
        yield f"subject={who}"
        yield f"{form}&{who}"
        yield f"{form}&{what}"
        yield f"act={form}&{who}&{what}"
        yield f"{form}&{who}&{voice.sort}"
        if _is_negated(verb):
            yield f"{form}&{who}&not"
        yield f"{lemma}&{who}"
        yield from _clusters("main", verb)
        if form == "nominal":
            yield from _nominal(verb)
        if predicate.subject is not None:
            yield f"subject word={predicate.subject.lower_}"
            yield from _clusters("subject", predicate.subject)
        elif _is_bare(verb) and min(t.i for t in (verb, *verb.children)) <= tokens[0].i + 1:
            yield f"imperative {quoted}"
        for child in verb.children:
            if child.i in inside and child.dep_ in ("attr", "acomp", "dobj", "xcomp", "advmod", "prt", "oprd"):
                yield f"{child.dep_}={child.lemma_.lower()}"
                if child.lemma_.lower() in JUDGING or any(g.lemma_.lower() in JUDGING for g in child.children):
                    yield f"{child.dep_} judges"
                if child.dep_ in ("attr", "acomp"):
                    yield f"{child.dep_} {child.pos_}"
                    yield from _clusters(child.dep_, child)


def _further(tokens: list[Token], main: Sequence[Predicate], voice: Voice) -> Iterator[str]:
    """The clauses beside and under the main one: of several kinds the first in their list counts."""
    inside = {t.i for t in tokens}
    mains = {p.verb.i for p in main}
    for token in tokens:
        if token.i in mains or token.pos_ not in ("VERB", "AUX") or token.dep_ not in ("conj", "ccomp"):
            continue
        predicate = _predicate(token, inside)
        subject = predicate.subject or _shared_subject(token, inside)
        form = predicate.form if predicate.subject is not None else _shared_form(token, predicate.form, inside)
        who = voice.relation(subject)
        what = _what(predicate.verb)
        yield f"also {token.dep_} {form}&{who}&{what}"
        yield f"also {form}&{who}"


def _shared_subject(verb: Token, inside: set[int]) -> Token | None:
    """The subject of the first of several verbs is that of the others too: "we will build and run it"."""
    head = verb.head
    while head.i in inside and head.head.i != head.i:
        found = next((c for c in head.children if c.dep_ in SUBJECTS and c.i in inside), None)
        if found is not None or head.dep_ != "conj":
            return found
        head = head.head
    return next((c for c in head.children if c.dep_ in SUBJECTS and c.i in inside), None)


def _shared_form(verb: Token, form: str, inside: set[int]) -> str:
    """The auxiliary of the first of several verbs is that of the others too."""
    if verb.dep_ != "conj" or verb.tag_ != "VB" or verb.head.i not in inside:
        return form
    return _predicate(verb.head, inside).form


def _what(verb: Token) -> str:
    """Whether the verb tells a state or happening, an act, or what is done by somebody."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return "done"
    return "is" if verb.lemma_.lower() in STATES else "does"


def _is_bare(verb: Token) -> bool:
    """Whether the verb has the form of an imperative: "touch", "don't touch"; not "to touch", "will touch"."""
    return verb.tag_ in ("VB", "VBP") and all(c.lower_ in ("do", "don") for c in verb.children if c.dep_ == "aux")


def _is_negated(verb: Token) -> bool:
    """ "will not leave", "there will be no strike": a denial of the speaker's own commits, of a thing it foretells."""
    return any(
        c.dep_ == "neg"
        or c.lower_ == "never"
        or (c.dep_ in ("attr", "dobj") and any(g.lower_ == "no" for g in c.children))
        for c in verb.children
    )


def _nominal(head: Token) -> Iterator[str]:
    """A content that is a noun phrase: a commitment with its owner promises, any other noun judges or tells."""
    if head.lemma_.lower() in COMMITMENTS:
        owned = any(c.dep_ == "poss" for c in head.children)
        yield f"commitment {owned}"


def _words(document: Document, tokens: list[Token]) -> Iterator[str]:
    yield "first=" + tokens[0].lower_
    yield "first two=" + " ".join(t.lower_ for t in tokens[:2])
    yield "quoted" if document.in_quotation(tokens[0].idx) else "plain"
    yield f"length={min(len(tokens) // 5, 6)}"
    if tokens[0].lower_ == "to" and len(tokens) > 1:
        yield f"to do={tokens[1].lemma_.lower()}"
    if tokens[-1].i + 1 < len(document.doc) and document.doc[tokens[-1].i + 1].text == "?":
        yield "question"
    lemmas = [token.lemma_.lower() for token in tokens]
    judging = sum(lemma in JUDGING for lemma in lemmas)
    yield f"judging={min(judging, 2)}"
    seen = set()
    for token, lemma in zip(tokens, lemmas, strict=True):
        tag, word = token.tag_, token.lower_
        if token.is_alpha:
            seen.add(f"word={lemma}")
        if tag == "MD" or word in ("going", "not", "n't", "never"):
            seen.add(f"any modal={word}")
        if token.pos_ in ("VERB", "AUX"):
            seen.add(f"any tense={tag}")
        if tag in ("JJR", "JJS", "RBR"):
            seen.add("comparison")
        if token.ent_type_:
            seen.add(f"entity={token.ent_type_}")
    yield from sorted(seen)


def _pairs(tokens: Sequence[Token]) -> Iterator[str]:
    """Words beside each other, every number alike: "not true", "too early", "is the 0"."""
    written = ["0" if t.is_digit else t.lower_ for t in tokens]
    yield from dict.fromkeys(f"pair={one} {other}" for one, other in pairwise(written))


def _clusters(name: str, token: Token) -> Iterator[str]:
    """The fine and the coarse cluster of a word's vector: an unseen verb is known by its neighbours."""
    row = int(token.vocab.vectors.find(key=token.norm))
    if row >= 0:
        fine, coarse = syntax.shipped_clusters()
        yield f"{name} fine={fine[row]}"
        yield f"{name} coarse={coarse[row]}"
