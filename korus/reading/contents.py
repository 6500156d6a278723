"""Who the source is and what the content is, for one cue at a time.

A conditional random field labels the words of the cue's window: its sentence, and the quotations that touch it. What it
looks at is relative to the cue: the way through the parse, the quotation marks and commas in between, the distance.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from korus.reading.crf import Field, Wording
from korus.reading.cues import senses as cue_senses
from korus.reading.syntax import INSIDE, MARK, OUTSIDE, Syntax

SOURCE, CUE, CONTENT, OTHER = "S", "U", "C", "O"
_NAMED = (CONTENT, SOURCE, CUE)

#: Where no word is likelier a source than not, the likeliest is taken from this probability on.
UNSURE_SOURCE = 0.2

#: The same for the content, of a cue that attributes something with the probability `SOMETHING`: of those that such
#: cues have in the corpus and no word is sure of, four in five are right.
UNSURE_CONTENT, SOMETHING = 0.1, 0.5

#: Below this probability a word is no content, whatever it hangs on.
UNLIKELY = 0.05

#: At most so many tokens on either side of a cue are looked at.
REACH = 130


@dataclass(frozen=True, slots=True)
class Labelling:
    """How the window of one cue is labelled, given that it attributes anything at all.

    `labels` and `sureness` run from the token `start`; `something` is the probability that there is a content.
    """

    cue: int
    start: int
    labels: tuple[str, ...]
    sureness: tuple[float, ...]
    something: float

    def tokens(self, label: str) -> list[int]:
        """The places of the tokens with `label`."""
        return [self.start + k for k, found in enumerate(self.labels) if found == label]

    def sure(self, label: str) -> float:
        """The mean probability of the tokens with `label`; 0 without any."""
        values = [p for p, found in zip(self.sureness, self.labels, strict=True) if found == label]
        return sum(values) / len(values) if values else 0.0


def labelled(s: Syntax, wanted: Iterable[int], cues: dict[int, float], field: Field) -> Iterator[Labelling]:
    """Label the window of each of the tokens `wanted`; `cues` are the probabilities of all cues of the document."""
    windows = [(cue, *window(s, cue)) for cue in wanted]
    sequences = (rows(s, cue, cues, start, end, field) for cue, start, end in windows)
    for (cue, start, _), (marginals, nothing) in zip(windows, field.chained(sequences, OTHER), strict=True):
        # The best path is often "nothing here" for a cue that is as likely as not. What counts is the best labels if
        # there is something: dividing by that probability turns each token's marginals into those.
        something = max(1.0 - nothing, 1e-6)
        values = {name: [p / something for p in marginals[name]] for name in _NAMED}
        yield decoded(s, cue, start, values, something)


def decoded(s: Syntax, cue: int, start: int, values: dict[str, list[float]], something: float) -> Labelling:
    """The labels that are likelier than not; and a source or a content that is merely the likeliest, where none is."""
    count = len(values[CONTENT])
    labels, sureness = [OTHER] * count, [0.5] * count
    for k in range(count):
        for name in _NAMED:
            if values[name][k] > sureness[k]:
                labels[k], sureness[k] = name, min(values[name][k], 1.0)
    if CONTENT not in labels and something >= SOMETHING:
        _take_likeliest(labels, sureness, CONTENT, values[CONTENT], UNSURE_CONTENT)
    _attach(s, cue, start, labels, values[CONTENT])
    if SOURCE not in labels:
        _take_likeliest(labels, sureness, SOURCE, values[SOURCE], UNSURE_SOURCE)
    return Labelling(cue, start, tuple(labels), tuple(sureness), something)


def _take_likeliest(labels: list[str], sureness: list[float], name: str, values: list[float], least: float) -> None:
    """Give the likeliest words the label `name`, if their probability is at least `least`."""
    best = max(range(len(values)), key=lambda k: values[k])
    if values[best] < least:
        return
    for k in _around(values, best):
        if labels[k] == OTHER:
            labels[k], sureness[k] = name, values[k]


def _attach(s: Syntax, cue: int, start: int, labels: list[str], content: list[float]) -> None:
    """What hangs on a word of the content is content, unless the model is nearly sure that it is not.

    Sentences of news agencies go on behind a comma more often than the model was taught: "..., including two docks".
    """
    inside = {start + k for k, name in enumerate(labels) if name == CONTENT}
    sentences = {s.sentence[t] for t in inside}
    for k, name in enumerate(labels):
        node = start + k
        if name != OTHER or content[k] < UNLIKELY or s.sentence[node] not in sentences:
            continue
        for _ in range(8):
            node = s.head[node]
            if node in inside:
                labels[k] = CONTENT
                break
            at = node - start
            if node == cue or s.head[node] == node or (0 <= at < len(labels) and labels[at] in (SOURCE, CUE)):
                break


def _around(values: list[float], best: int) -> range:
    """The run of places around `best` that are at least half as likely."""
    first = last = best
    while first > 0 and values[first - 1] >= values[best] / 2:
        first -= 1
    while last + 1 < len(values) and values[last + 1] >= values[best] / 2:
        last += 1
    return range(first, last + 1)


def window(s: Syntax, cue: int) -> tuple[int, int]:
    """The tokens `[start, end)` in which a cue's source and content are looked for."""
    sentence = s.sentence[cue]
    start, end = s.sentence_start[sentence], s.sentence_start[sentence + 1]
    block = s.block[cue]
    # A sentence of hundreds of words is a list or noise, and may have a cue in every third word of it.
    reach = REACH if end - start <= 2 * REACH else REACH // 3
    low, high = max(0, cue - reach), min(s.count, cue + reach)
    # "A. B," he said: the quotation before the tag may hold several sentences; "Why?" he asked is cut behind its mark.
    edge = start
    if s.quotation[edge] < 0 and edge > 0 and s.state[edge - 1] == MARK and s.block[edge - 1] == block:
        edge -= 1
    if s.quotation[edge] >= 0:
        number = s.quotation[edge]
        while edge > low and s.quotation[edge - 1] == number:
            edge -= 1
        start = s.sentence_start[s.sentence[edge]] if s.block[s.sentence_start[s.sentence[edge]]] == block else edge
    if s.word[cue] == ":":
        # A transcript's speaker has all that stands behind the colon.
        while end < high and s.block[end] == block:
            end += 1
    edge = end - 1
    if s.quotation[edge] < 0 or s.state[edge] == MARK:
        following = next((j for j in range(end, min(end + 3, s.count)) if not s.word[j].isspace()), -1)
        if following >= 0 and s.quotation[following] >= 0 and s.block[following] == block:
            edge = following
    if s.quotation[edge] >= 0:
        number = s.quotation[edge]
        while edge + 1 < high and s.quotation[edge + 1] == number:
            edge += 1
        end = max(end, edge + 1)
    return max(start, low), min(end, high)


def rows[T](s: Syntax, cue: int, cues: dict[int, float], start: int, end: int, say: Wording[T]) -> list[list[T]]:
    """The features of the tokens `[start, end)`, as `say` tells them."""
    of, under = say.of, say.under
    words, states, deps, poses, lemmas = s.word, s.state, s.dep, s.pos, s.lemma
    paths, arcs, depths = _paths(s, cue, start, end)
    cue_lemma, cue_kind, cue_state = lemmas[cue], f"{poses[cue]}|{deps[cue]}", states[cue]
    sure = f"cp={int(cues.get(cue, 0.0) * 5)}"
    gaps = _gaps(s, cue, start, end)
    kinds = [under(f"x={name}") for name in cue_senses(s, cue)]
    of_sure, under_sure = of(sure), under(sure)
    ways: dict[str, _Way[T]] = {}
    found: list[list[T]] = []
    for k, t in enumerate(range(start, end)):
        path, state, dep, pos = paths[k], states[t], deps[t], poses[t]
        way = ways.get(path)
        if way is None:
            alike = [kind[path] for kind in kinds]
            way = ways[path] = _way(s, cue, cue_kind, path, under_sure[path], alike, say)
        side = "<" if t < cue else ">" if t > cue else "="
        commas, marks = gaps[k]
        sided, place = f"{side}{state}", f"{side}{commas}{marks}{state}"
        under_place = under("g=" + place)
        word, entity = "w=" + words[t], under("e=" + s.ent[t])
        far, governor = "n=" + _distance(t - cue), "o=" + _governor(s, t, cue, cues)
        under_far, under_clause = under(far), under("c=" + s.clause[t])
        off = f"z={max(-2, min(2, s.sentence[t] - s.sentence[cue]))}|{state}"
        row = [
            *way.cue,
            way.under[dep],
            way.under[pos],
            way.under[str(depths[k])],
            way.under[f"{state}{cue_state}"],
            way.under[lemmas[arcs[k]]],
            of("g=" + place),
            under_place[path],
            under_place[cue_kind],
            under_place[cue_lemma],
            of(word),
            under(word)[sided],
            under("t=" + s.tag[t])[dep],
            entity[sided],
            entity[path],
            under(f"K={s.coarse[t]}")[path],
            of(far),
            under_far[cue_lemma],
            under_far[f"{cue_kind}|{pos}"],
            of(off),
            under(off)[cue_kind],
            of(governor),
            under(governor)[path],
            of_sure,
            way.sure,
            way.clause[s.clause[t]],
            under_clause[f"{sided}|{cue_kind}"],
            under_clause[place],
            *way.kinds,
            *[kind[place] for kind in kinds],
        ]
        if t == cue:
            row += [of(f"cue={cue_lemma}"), of(f"cue={cue_kind}"), of(f"cue|{sure}")]
        found.append(row)
    first, last = of("-r=<"), of("+r=>")
    for k, row in enumerate(found):
        t = start + k
        inner = k + 1 < len(found)
        row += [
            ways[paths[k - 1]].before if k else first,
            ways[paths[k + 1]].after if inner else last,
            of("-w=" + (words[t - 1] if k else "<")),
            of("+w=" + (words[t + 1] if inner else ">")),
            of(f"-s={states[t - 1] if k else 9}{states[t]}{states[t + 1] if inner else 9}"),
        ]
    return found


@dataclass(frozen=True, slots=True)
class _Way[T]:
    """The features that all tokens share to which one way leads from the cue."""

    cue: list[T]  # with the cue's own kind
    sure: T
    kinds: list[T]
    before: T  # of the next token
    after: T  # of the last one
    under: Mapping[str, T]
    clause: Mapping[str, T]


def _way[T](s: Syntax, cue: int, cue_kind: str, path: str, sure: T, kinds: list[T], say: Wording[T]) -> _Way[T]:
    head = "r=" + path
    under = say.under(head)
    own = [say.of(head), under[s.lemma[cue]], under[cue_kind], under[f"K{s.coarse[cue]}"]]
    return _Way(own, sure, kinds, say.of("-" + head), say.of("+" + head), under, say.under("c=" + path))


def _paths(s: Syntax, cue: int, start: int, end: int) -> tuple[list[str], list[int], list[int]]:
    """For each token its way from the cue (up to the common ancestor, down by one arc), that arc's word, its depth.

    "conj>nsubj<" is the subject, on the left, of the verb with which the cue is coordinated.
    """
    ups = {cue: ""}
    node = cue
    way: list[str] = []
    while s.head[node] != node and len(way) < 4:
        way.append(s.dep[node])
        node = s.head[node]
        ups[node] = ".".join(way)
    known: dict[int, tuple[str, int, int]] = {node: (up + "=", node, 0) for node, up in ups.items()}

    def place(t: int) -> tuple[str, int, int]:
        trail = []
        while t not in known:
            trail.append(t)
            head = s.head[t]
            if head == t:
                known[t] = ("apart", t, 0)
                trail.pop()
                break
            t = head
        for node in reversed(trail):
            head = s.head[node]
            path, arc, depth = known[head]
            if path.endswith("="):
                known[node] = (f"{path[:-1]}>{s.dep[node]}{'<' if node < head else '>'}", node, 1)
            else:
                known[node] = (path, arc, depth + 1 if depth < 6 else depth)
        return known[trail[0]] if trail else known[t]

    places = [place(t) for t in range(start, end)]
    return [p for p, _, _ in places], [a for _, a, _ in places], [d for _, _, d in places]


def _gaps(s: Syntax, cue: int, start: int, end: int) -> list[tuple[int, int]]:
    """For each token the commas (at most 3) and quotation marks (at most 3) between it and the cue."""
    found = [(0, 0)] * (end - start)
    for step, stop in ((-1, start - 1), (1, end)):
        commas = marks = 0
        for t in range(cue + step, stop, step):
            found[t - start] = (commas, marks)
            if s.state[t] == MARK:
                marks = min(3, marks + 1)
            elif s.state[t] == OUTSIDE and s.word[t] in (",", ";", ":", "—", "–", "--", "("):
                commas = min(3, commas + 1)
    return found


def _governor(s: Syntax, t: int, cue: int, cues: dict[int, float]) -> str:
    """Which probable cue stands nearest above the token: this one, another, or none."""
    if s.state[t] == INSIDE:
        return "q"
    for _ in range(12):
        if t == cue:
            return "this"
        if cues.get(t, 0.0) >= 0.5:
            return "other"
        head = s.head[t]
        if head == t:
            break
        t = head
    return "none"


def _distance(n: int) -> str:
    if -4 <= n <= 4:
        return str(n)
    size = "8" if abs(n) <= 8 else "16" if abs(n) <= 16 else "32" if abs(n) <= 32 else "64"
    return f"-{size}" if n < 0 else size
