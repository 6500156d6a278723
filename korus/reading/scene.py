"""The actors of an article where they stand: who is named at a place, who was spoken of before, who made which paper.

A `Scene` is made once for an article. It settles what names alone leave open (which of two people of one surname),
follows "he", "she" and "the mayor" through the text, and grows with the unnamed speakers that sources bring in.
"""

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

from korus.reading import nouns
from korus.reading.antecedents import Antecedents, Ranking
from korus.reading.entities import Doubt, Entity, settle
from korus.reading.languages.en.names import OCCASIONS
from korus.reading.languages.en.roles import DOCUMENT_NOUNS, PRONOUNS
from korus.reading.mentions import Span
from korus.reading.naming import Naming
from korus.reading.roster import Roster
from korus.reading.salience import Mention, Salience
from korus.reading.text import Document
from korus.reading.words import Word

type Named = tuple[Entity, Naming]

#: Below this weight "the mayor" in passing is nobody known.
IN_PASSING = 0.6

#: How far, in characters, the body may begin behind "NAME of" or "NAME at".
AFFILIATION = 60


class Scene:
    """The entities of one article and their mentions by place."""

    def __init__(
        self, document: Document, words: Sequence[Word], entities: Sequence[Entity], doubts: Iterable[Doubt]
    ) -> None:
        self.document, self.words = document, words
        self.roster = Roster(entities)
        self._word_starts = [w.start for w in words]
        doubted = {id(d.naming): d for d in doubts}
        self.salience = Salience(
            _mention(n, i) for i, e in enumerate(self.roster.entities) for n in e.namings if id(n) not in doubted
        )
        self.antecedents = Antecedents(document, words, self.roster, self.salience)
        self._walk(sorted(doubted.values(), key=lambda d: d.naming.span.start))
        self._named: list[Named] = sorted(
            ((e, n) for e in entities for n in e.namings), key=lambda row: (row[1].span.start, row[1].span.end)
        )
        self._named_starts = [n.span.start for _, n in self._named]
        #: Whether word k goes on with the name that word k - 1 belongs to.
        self.inside_name = [False] * (len(words) + 1)
        for _, naming in self._named:
            for k in range(naming.first + 1, naming.last + 1):
                self.inside_name[k] = True
        for entity in self.roster.entities:
            if entity.kind == "person":
                entity.body = self._body_of(entity)
        self._papers: dict[str, list[tuple[int, int]]] = defaultdict(list)  # by noun: where told of, and whose
        for entity, naming in self._named:
            i = self.roster.index(entity)
            noun = "" if i is None else self._paper_beside(naming)
            if i is not None and noun:
                self._papers[noun].append((naming.span.start, i))

    # Places in the text.

    def words_of(self, span: Span) -> range:
        """The indexes of the words that begin inside `span`."""
        return range(bisect_left(self._word_starts, span.start), bisect_left(self._word_starts, span.end))

    def text(self, first: int, end: int) -> str:
        """The words from `first` up to `end`, on one line."""
        return " ".join(self.document.text[self.words[first].start : self.words[end - 1].end].split())

    def named_in(self, span: Span) -> list[Named]:
        """The namings that begin inside `span`, in order."""
        return self._named[bisect_left(self._named_starts, span.start) : bisect_left(self._named_starts, span.end)]

    def named_at(self, k: int) -> Named | None:
        """The naming whose name holds word `k`."""
        i = bisect_right(self._named_starts, self.words[k].start) - 1
        return self._named[i] if i >= 0 and self._named[i][1].span.end >= self.words[k].end else None

    def titled_at(self, first: int, end: int) -> Named | None:
        """The naming whose title begins at word `first`: "Minister of Economic Affairs Tseng Po-han"."""
        start = self.words[first].start
        for row in self.named_in(Span(start, self.words[end - 1].end)):
            naming = row[1]
            if naming.whole.start <= start < naming.span.start and not self.words[naming.last].possessive:
                return row
        return None

    def subject_at(self, at: int) -> range | None:
        """The words of the subject of the verb at `at`, or of the clause it hangs on: "Kim went on, saying ..."."""
        tokens = self.document.tokens(Span(at, at + 1))
        token = tokens[0] if len(tokens) else None
        for _ in range(4):
            if token is None:
                return None
            subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None:
                last = subject.right_edge
                return self.words_of(Span(subject.left_edge.idx, last.idx + len(last))) or None
            if token.head is token or token.dep_ not in _HANGING:
                return None
            token = token.head
        return None

    def taking_part(self, span: Span) -> tuple[int, ...]:
        """The actors named inside `span` other than as owners, descriptions, places or occasions, each once."""
        rows = self.named_in(span)
        told = [d.span for _, n in rows for d in n.descriptions] + [Span(n.whole.start, n.span.start) for _, n in rows]
        found: dict[int, None] = {}
        for entity, naming in rows:
            i = self.roster.index(entity)
            if i is not None and not any(t.contains(naming.span) for t in told) and self._takes_part(entity, naming):
                found[i] = None
        return tuple(found)

    def _takes_part(self, entity: Entity, naming: Naming) -> bool:
        words = self.words
        if words[naming.last].possessive or words[naming.last].bare in OCCASIONS:
            return False
        if entity.kind == "person":
            return True
        k = naming.first - 1
        if k >= 0 and words[k].lower == "the":
            k -= 1
        before = words[k].lower if k >= 0 and words[k].block == naming.block else ""
        if entity.country:
            return naming.subject or before in ("with", "by", "between", "and")
        if before in ("of", "at", "in", "from", "for", "inside", "outside", "near"):
            return False
        behind = words[naming.last + 1] if naming.last + 1 < len(words) else None
        modifies = behind is not None and not behind.gap.strip() and behind.pos == "NOUN"
        return naming.subject or not modifies

    # Following the text.

    def _walk(self, doubts: Sequence[Doubt]) -> None:
        """In reading order: settles doubtful surnames, and adds what "he", "she" and "the mayor" mean as mentions."""
        at = 0
        chosen: list[tuple[Doubt, Entity]] = []
        for k, word in enumerate(self.words):
            while at < len(doubts) and doubts[at].naming.span.start <= word.start:
                chosen.append((doubts[at], self._chosen(doubts[at])))
                at += 1
            if self.document.in_quotation(word.start):
                continue
            if word.lower in ("he", "she"):
                self._follow(word, self.antecedents.people(word, PRONOUNS[word.lower]))
            elif self.roster.has_office(word.lower):
                self._follow(word, self._meant(k))
        settle(chosen)

    def _chosen(self, doubt: Doubt) -> Entity:
        """Who a doubtful surname means at its place: of those it fits about as well as the best, the most prominent."""
        fits = {i: weight for weight, e in doubt.rivals if (i := self.roster.index(e)) is not None}
        least = max(fits.values(), default=0.0) - 0.5
        naming, word = doubt.naming, self.words[doubt.naming.first]
        ranked = self.salience.rank(
            word.start,
            word.sentence,
            word.block,
            lambda i: weight if (weight := fits.get(i, 0.0)) > least else 0.0,
            quoted=naming.quoted,
        )
        chosen = self.roster.entities[ranked[0][1]] if ranked else doubt.held
        held = self.roster.index(chosen)
        if held is not None:
            self.salience.add(_mention(naming, held))
        return chosen

    def _follow(self, word: Word, ranked: Ranking) -> None:
        if ranked:
            self.salience.add(Mention(word.start, ranked[0][1], word.sentence, word.block, word.subject))

    def _meant(self, k: int) -> Ranking:
        """Who "the mayor", "the industry minister" ending with word `k` is; nobody where a name follows."""
        word = self.words[k]
        if k + 1 < len(self.words) and self.words[k + 1].capital and not self.words[k + 1].gap.strip():
            return []
        j = k
        while j > 0 and k - j < 3 and not self.words[j].gap.strip() and self.words[j].lower != "the":
            j -= 1
        if self.words[j].lower != "the":
            return []
        asked = frozenset(self.words[i].bare for i in range(j + 1, k))
        noun = nouns.office_of(asked, word.lower) if word.lower == "minister" else word.lower
        return [row for row in self.antecedents.offices(word, noun, asked) if row[0] >= IN_PASSING]

    # Bodies of people, makers of papers.

    def _body_of(self, entity: Entity) -> int | None:
        """The body that a person is described by: in the title, in an apposition, behind "of" or "at"."""
        for naming in entity.namings:
            for span in (Span(naming.whole.start, naming.span.start), *(d.span for d in naming.descriptions)):
                found = self.body_in(span)
                if found is not None:
                    return found
            if naming.affiliation is not None:
                start = self.words[naming.affiliation].start
                found = self.body_in(Span(start, start + AFFILIATION), whole=False)
                if found is not None:
                    return found
        return None

    def body_in(self, span: Span, *, whole: bool = True) -> int | None:
        """The first body named inside `span`; a country only when there is no other."""
        country = None
        for entity, naming in self.named_in(span):
            i = self.roster.index(entity)
            if i is None or entity.kind == "person" or (whole and naming.span.end > span.end):
                continue
            if not entity.country:
                return i
            country = i if country is None else country
        return country

    def maker_of(self, noun: str, before: int) -> int | None:
        """Whose the paper is that was last told of before a place: "the survey" after "a survey by the institute"."""
        told = self._papers.get(noun, [])
        at = bisect_left(told, (before, -1))
        return told[at - 1][1] if at else None

    def keep_maker(self, noun: str, at: int, maker: int) -> None:
        """Remembers whose a paper is that the text tells of at a place."""
        insort(self._papers[noun], (at, maker))

    def _paper_beside(self, naming: Naming) -> str:
        """The noun of the paper whose maker is named there; "" where there is none."""
        words = self.words
        for k in range(naming.last + 1, min(naming.last + 4, len(words))):
            if words[k].gap.strip() or words[k].block != naming.block:
                break
            if nouns.singular(words[k].lower) in DOCUMENT_NOUNS:
                return nouns.singular(words[k].lower)
        k = naming.first - 1
        if k >= 0 and words[k].lower == "the":
            k -= 1
        if k < 1 or words[k].lower not in ("by", "from", "of"):
            return ""
        for j in range(k - 1, max(-1, k - 7), -1):
            if words[j].block != naming.block or words[j + 1].opens_sentence:
                break
            if nouns.singular(words[j].lower) in DOCUMENT_NOUNS:
                return nouns.singular(words[j].lower)
        return ""


_HANGING = frozenset({"advcl", "conj", "xcomp", "ccomp", "acl", "dep", "prep", "pcomp"})


def _mention(naming: Naming, i: int) -> Mention:
    return Mention(naming.span.start, i, naming.sentence, naming.block, naming.subject, naming.quoted)
