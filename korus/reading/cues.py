"""Which words attribute: "said", "according to", "the pledge", ":" in a transcript, "will" of a plan.

A linear model looks at each word that may be one (its lemma, its place in the parse, its neighbours, the cluster of its
word vector, the quotation marks near it). A cue of several words is found by its head: "has long argued" by "argued".
"""

from korus.reading.crf import Field
from korus.reading.languages.en import attribution
from korus.reading.syntax import INSIDE, Syntax

#: Below this probability a word is not looked at further.
FLOOR = 0.12

_OPEN_CLASSES = frozenset({"VERB", "NOUN", "AUX"})
#: Of the little words these alone: "according to", "as the ministry puts it", "under the deal".
_PARTICLES = frozenset(attribution.PARTICLES["source"].split())
_MARKS = frozenset({":", "):", ":*", "—", "–", "-", "--"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "poss"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl", "advcl", "relcl", "pcomp"})
_TOLD = ("dobj", "prep", "prt", "mark", "dative", "neg", "acomp", "attr", "oprd", "aux", "auxpass", "advmod")


def find(syntax: Syntax, field: Field) -> dict[int, float]:
    """The probability of each word that may be a cue, by its token's place; those below FLOOR are left out."""
    words = candidates(syntax)
    judged = field.alone([field.of(f) for f in features(syntax, i)] for i in words)
    probable = ((i, found["1"]) for i, found in zip(words, judged, strict=True))
    return {i: probability for i, probability in probable if probability >= FLOOR}


def candidates(syntax: Syntax) -> list[int]:
    """The words that may be cues."""
    found = []
    for i, pos in enumerate(syntax.pos):
        word = syntax.word[i]
        if word == "called" and i > 1 and syntax.word[i - 2] == "so" and syntax.word[i - 1] == "-":
            continue  # "the so-called boat tax"
        if pos in _OPEN_CLASSES or word in _MARKS or word in _PARTICLES:
            found.append(i)
    return found


def features(syntax: Syntax, i: int) -> list[str]:
    """What the model knows about the token `i`."""
    s = syntax
    lemma, pos, tag, dep, head = s.lemma[i], s.pos[i], s.tag[i], s.dep[i], s.head[i]
    first, last = s.sentence_start[s.sentence[i]], s.sentence_start[s.sentence[i] + 1] - 1
    fine, coarse = s.fine[i], s.coarse[i]
    found = [
        "l=" + lemma,
        "w=" + s.word[i],
        "p=" + pos,
        f"t={tag}|{dep}",
        f"l={lemma}|{dep}",
        f"l={lemma}|{pos}",
        f"k={fine}",
        f"K={coarse}",
        f"k={fine}|{dep}",
        f"K={coarse}|{pos}|{dep}",
        "s=" + s.word[i][-4:],
        f"hl={s.lemma[head]}|{dep}",
        f"hp={s.pos[head]}|{dep}",
        f"hK={s.coarse[head]}|{dep}|{pos}",
        f"l={lemma}|hl={s.lemma[head]}",
        f"q={s.state[i]}|{pos}",
        "first" if i == first else "in",
    ]
    names = senses(s, i)
    found += [f"x={name}" for name in names]
    found += [f"x={name}|{dep}" for name in names]
    found += [f"hx={name}|{dep}|{pos}" for name in senses(s, head)]
    found += _neighbours(s, i, first, last)
    found += _family(s, i, lemma, pos, fine, names)
    found += _quotes(s, i, first, last, pos, lemma)
    if pos == "AUX" or dep in ("aux", "auxpass"):
        found += _verb_of(s, i, lemma, head)
    return found


def _neighbours(s: Syntax, i: int, first: int, last: int) -> list[str]:
    words = s.word
    before = words[i - 1] if i > first else "<"
    after = words[i + 1] if i < last else ">"
    before2 = words[i - 2] if i > first + 1 else "<"
    after2 = words[i + 2] if i < last - 1 else ">"
    lemma = s.lemma[i]
    return [
        "-1=" + before,
        "+1=" + after,
        "-2=" + before2,
        "+2=" + after2,
        f"-1={before}|{lemma}",
        f"+1={after}|{lemma}",
        f"+12={after}|{after2}",
        f"-21={before2}|{before}",
        f"l+={lemma}|{after}|{after2}",
        "-p=" + (s.pos[i - 1] if i > first else "<"),
        "+p=" + (s.pos[i + 1] if i < last else ">") + "|" + s.pos[i],
        "-e=" + (s.ent[i - 1] if i > first else "<"),
        "+e=" + (s.ent[i + 1] if i < last else ">"),
    ]


def senses(s: Syntax, i: int) -> tuple[str, ...]:
    """The classes of attributing words to which the token belongs (korus.reading.languages.en.attribution)."""
    known = s.senses.get(i)
    if known is None:
        known = s.senses[i] = _senses(s, i)
    return known


def _senses(s: Syntax, i: int) -> tuple[str, ...]:
    letter = _LETTERS.get(s.pos[i])
    if letter is None:
        return ()
    found = _CLASSES.get((s.lemma[i], letter), ())
    if letter == "V":
        for c in s.children[i]:
            if s.dep[c] == "prt" or (s.dep[c] == "prep" and c == i + 1):
                found += _CLASSES.get((f"{s.lemma[i]}_{s.word[c]}", letter), ())
    return found


_CLASSES = attribution.classes()
_LETTERS = {"VERB": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A", "ADP": "P", "SCONJ": "P", "AUX": "P", "ADV": "A"}


def _family(s: Syntax, i: int, lemma: str, pos: str, fine: int, names: tuple[str, ...]) -> list[str]:
    found = []
    deps = set()
    for c in s.children[i]:
        dep = s.dep[c]
        deps.add(dep)
        if dep in _SUBJECTS:
            who = s.ent[c] or s.pos[c]
            kind = "speaker" in senses(s, c)
            found += [f"x={name}|{dep}|{who}" for name in names]
            found += [
                f"c={dep}|spk{kind}",
                f"c={dep}|{who}",
                f"c={dep}|{who}|{pos}",
                f"cl={dep}|{s.lemma[c]}",
                f"cK={dep}|{s.coarse[c]}",
                f"l={lemma}|{dep}|{who}",
            ]
        elif dep in _CLAUSES:
            side = "<" if c < i else ">"
            found += [f"x={name}|{dep}|{side}" for name in names]
            found += [f"c={dep}|{side}", f"l={lemma}|{dep}", f"k={fine}|{dep}|{side}", f"c={dep}|{s.tag[c]}|{pos}"]
            found += [f"m={s.lemma[g]}|{dep}|{pos}" for g in s.children[c] if s.dep[g] in ("mark", "aux")]
        elif dep in _TOLD:
            found += [f"c={dep}|{s.lemma[c]}", f"l={lemma}|{s.lemma[c]}|{dep}", f"c={dep}|{pos}"]
            found += [f"x={name}|{dep}" for name in names]
            found += [f"cx={name}|{dep}|{pos}" for name in senses(s, c)]
            if dep in ("dobj", "attr", "acomp", "prep"):
                found += [f"cK={dep}|{s.coarse[c]}", f"k={fine}|{dep}|{s.coarse[c]}"]
    found.append(
        "f=" + "+".join(sorted(deps & (_SUBJECTS | _CLAUSES | {"dobj", "prep", "attr", "acomp", "mark"}))) + "|" + pos
    )
    if "nsubj" not in deps and s.dep[i] == "conj":
        # "warned ... and urged": the subject stands with the first verb.
        head = s.head[i]
        found += [f"conj={s.lemma[head]}", f"conjK={s.coarse[head]}"]
        found += [f"c=nsubj|{s.ent[c] or s.pos[c]}" for c in s.children[head] if s.dep[c] == "nsubj"]
    return found


def _quotes(s: Syntax, i: int, first: int, last: int, pos: str, lemma: str) -> list[str]:
    if s.state[i] == INSIDE:
        return ["inside", f"inside|{lemma}"]
    # The nearest quotation on either side within the sentence, or touching it.
    before, after = s.mark_before[i], s.mark_after[i]
    left = i - before if before > max(first - 2, i - 25, -1) else 0
    right = after - i if after < min(last + 3, i + 25, s.count) else 0
    found = [f"ql={_bucket(left)}|{pos}", f"qr={_bucket(right)}|{pos}", f"qlr={bool(left)}{bool(right)}|{s.dep[i]}"]
    if left or right:
        found += [f"q|{lemma}", f"q|{s.coarse[i]}"]
        found += [f"q|x={name}" for name in senses(s, i)]
    if right and right <= 3:
        found += [f"q>|{lemma}", "q>|" + s.word[i + 1]]
    if left and left <= 3:
        found += [f"q<|{lemma}", f"q<|{s.coarse[i]}|{pos}"]
    if s.word[i] in _MARKS:
        begin = max(j for j in (first, i - 12) if j >= 0)
        found += [
            f"colon|{i - first if i - first < 6 else 9}",
            f"caps|{s.shape[i - 1][:4] if i else ''}|{i == first + 1}",
            f"sub|{any(s.dep[j] == 'nsubj' for j in range(begin, i))}",
        ]
    return found


def _verb_of(s: Syntax, i: int, lemma: str, head: int) -> list[str]:
    """For "will", "is to", "would": the verb it stands with and who is to do it."""
    found = [
        f"a={lemma}|{s.lemma[head]}",
        f"a={lemma}|K{s.coarse[head]}",
        f"a={lemma}|k{s.fine[head]}",
        f"a={lemma}|{s.dep[head]}",
        f"a={lemma}|q{s.state[i]}",
    ]
    for c in s.children[head]:
        if s.dep[c] in ("nsubj", "nsubjpass"):
            found += [
                f"a={lemma}|{s.dep[c]}|{s.ent[c] or s.pos[c]}",
                f"a={lemma}|{s.dep[c]}|{s.word[c]}",
                f"a={lemma}|{s.dep[c]}K{s.coarse[c]}|K{s.coarse[head]}",
            ]
        elif s.dep[c] in ("neg", "dobj", "advcl", "xcomp", "ccomp", "mark"):
            found += [f"a={lemma}|{s.dep[c]}"]
    return found


def _bucket(n: int) -> str:
    return "0" if not n else "1" if n == 1 else "2" if n == 2 else "5" if n <= 5 else "12" if n <= 12 else "25"
