"""The actors of an article where they stand: who is named at a place, who was spoken of before, who is "the minister".

A `Scene` is made once for an article. It settles what names alone leave open (which of two people of one surname),
follows "he", "she" and "the mayor" through the text, and grows with the unnamed speakers that sources bring in.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from korus.reading import bodies, nouns
from korus.reading.clusters import Doubt, Entity
from korus.reading.languages.en.names import OCCASIONS
from korus.reading.languages.en.roles import DOCUMENT_NOUNS, PRONOUNS, WIDER_OFFICES
from korus.reading.mentions import Span
from korus.reading.naming import Naming
from korus.reading.salience import DECAY, SUBJECT, Mention, Salience
from korus.reading.text import Document
from korus.reading.words import Word

type Ranking = list[tuple[float, int]]
type Named = tuple[int, int, Entity, Naming]

#: The characters in which an article may speak of people before it names them.
OPENING = 600

#: How many words back a noun is looked for that a pronoun may mean.
NOUN_REACH = 60

#: How many holders of an office are compared at one place.
HOLDERS = 30


class Scene:
    """The entities of one article, by index, and their mentions by place."""

    def __init__(
        self, document: Document, words: Sequence[Word], entities: Iterable[Entity], doubts: Iterable[Doubt]
    ) -> None:
        self.document, self.words = document, words
        every = list(entities)
        self.entities: list[Entity] = [e for e in every if e.kind != "place"]
        self.index = {id(e): i for i, e in enumerate(self.entities)}
        self._word_starts = [w.start for w in words]
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._bodies_by_word: dict[str, list[int]] = defaultdict(list)
        for i, entity in enumerate(self.entities):
            self._register(i, entity)
        doubted = {id(d.naming): d for d in doubts}
        self.salience = Salience(
            _mention(n, self.index[id(e)]) for e in self.entities for n in e.namings if id(n) not in doubted
        )
        self._walk(doubted)
        self._place_names(every)
        for entity in self.entities:
            if entity.kind == "person":
                entity.body = self._body_of(entity)
        self.papers = self._made_papers()

    # Places in the text.

    def _place_names(self, every: Iterable[Entity]) -> None:
        self._named: list[Named] = sorted(
            ((n.span.start, n.span.end, e, n) for e in every for n in e.namings), key=lambda row: (row[0], row[1])
        )
        self._named_starts = [row[0] for row in self._named]
        self.inside_name = [False] * (len(self.words) + 1)
        for _, _, _, naming in self._named:
            for k in range(naming.first + 1, naming.last + 1):
                self.inside_name[k] = True

    def words_of(self, span: Span) -> range:
        """The indexes of the words that begin inside `span`."""
        return range(bisect_left(self._word_starts, span.start), bisect_left(self._word_starts, span.end))

    def named_in(self, span: Span) -> list[Named]:
        """The namings that begin inside `span`, in order."""
        return self._named[bisect_left(self._named_starts, span.start) : bisect_left(self._named_starts, span.end)]

    def named_at(self, k: int) -> Named | None:
        """The naming whose name holds word `k`."""
        i = bisect_right(self._named_starts, self.words[k].start) - 1
        return self._named[i] if i >= 0 and self._named[i][1] >= self.words[k].end else None

    def titled_at(self, first: int, end: int) -> Named | None:
        """The naming whose title begins at word `first`: "Minister of Economic Affairs Tseng Po-han"."""
        start = self.words[first].start
        for row in self.named_in(Span(start, self.words[end - 1].end)):
            if row[3].whole.start <= start < row[3].span.start and not self.words[row[3].last].possessive:
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
                return (
                    self.words_of(Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))) or None
                )
            if token.head is token or token.dep_ not in (
                "advcl",
                "conj",
                "xcomp",
                "ccomp",
                "acl",
                "dep",
                "prep",
                "pcomp",
            ):
                return None
            token = token.head
        return None

    def text(self, first: int, end: int) -> str:
        """The words from `first` up to `end`, on one line."""
        return " ".join(self.document.text[self.words[first].start : self.words[end - 1].end].split())

    # Who there is.

    def add(self, entity: Entity) -> int:
        """A new actor; its index."""
        self.entities.append(entity)
        i = self.index[id(entity)] = len(self.entities) - 1
        self._register(i, entity)
        return i

    def known(self, entity: Entity) -> int:
        """The index of an entity; a place that speaks becomes an actor: the government of its country, or its own."""
        if id(entity) in self.index:
            return self.index[id(entity)]
        name = bodies.country_of_capital(entity.name)
        held = next((i for i, e in enumerate(self.entities) if name and e.country == name), None)
        if held is None:
            entity.kind = "government"
            entity.name, entity.country = name or entity.name, name
            return self.add(entity)
        self.index[id(entity)] = held
        return held

    def country(self, name: str) -> int:
        """The index of a country as an actor, by its usual English name."""
        held = next((i for i, e in enumerate(self.entities) if e.country == name), None)
        return self.add(Entity("government", name=name, country=name)) if held is None else held

    def _register(self, i: int, entity: Entity) -> None:
        if entity.kind == "person":
            for office in {role.head for role in entity.roles}:
                self._holders[office].append(i)
            return
        telling = {w.strip(".,'’").lower() for w in entity.name.split()} if entity.named else set()
        for word in telling | {role.head for role in entity.roles}:
            self._bodies_by_word[word].append(i)

    def taking_part(self, span: Span) -> tuple[int, ...]:
        """The actors named inside `span` other than as owners, descriptions, places or occasions, each once."""
        rows = self.named_in(span)
        told = [d.span for _, _, _, n in rows for d in n.descriptions] + [
            Span(n.whole.start, n.span.start) for _, _, _, n in rows
        ]
        return tuple(
            dict.fromkeys(
                self.index[id(entity)]
                for start, end, entity, naming in rows
                if id(entity) in self.index
                and not any(t.start <= start and end <= t.end for t in told)
                and self._takes_part(entity, naming)
            )
        )

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
        behind = naming.last + 1
        modifies = (
            behind < len(words) and not words[behind].gap.strip() and words[behind].pos == "NOUN" and not naming.subject
        )
        return not modifies and before not in ("of", "at", "in", "from", "for", "inside", "outside", "near")

    # Following the text.

    def _walk(self, doubted: dict[int, Doubt]) -> None:
        """In reading order: settles doubtful surnames, and adds what "he", "she" and "the mayor" mean as mentions."""
        settled = sorted(doubted.values(), key=lambda d: d.naming.span.start)
        at = 0
        for k, word in enumerate(self.words):
            while at < len(settled) and settled[at].naming.span.start <= word.start:
                self._settle(settled[at])
                at += 1
            if word.lower in ("he", "she"):
                if not self.document.in_quotation(word.start):
                    self._follow(word, self.rank_people(word, PRONOUNS[word.lower]))
            elif word.lower in self._holders and self._is_definite(k) and not self.document.in_quotation(word.start):
                self._follow(word, self._holders_meant(k))

    def _holders_meant(self, k: int) -> Ranking:
        word, asked = self.words[k], self._modifiers(k)
        noun = nouns.office_of(asked, word.lower) if word.lower == "minister" else word.lower
        return [row for row in self.rank_offices(word, noun, asked) if row[0] >= 0.6]

    def _follow(self, word: Word, ranked: Ranking) -> None:
        if ranked:
            self.salience.add(Mention(word.start, ranked[0][1], word.sentence, word.block, word.subject))

    def _is_definite(self, k: int) -> bool:
        """Whether word `k` ends "the mayor", "the industry minister", and no name follows."""
        if k + 1 < len(self.words) and self.words[k + 1].capital and not self.words[k + 1].gap.strip():
            return False
        return any(
            self.words[j].lower == "the"
            for j in range(max(0, k - 3), k)
            if not any(w.gap.strip() for w in self.words[j + 1 : k + 1])
        )

    def _modifiers(self, k: int) -> frozenset[str]:
        j = next(j for j in range(k - 1, -1, -1) if self.words[j].lower == "the")
        return frozenset(self.words[i].bare for i in range(j + 1, k))

    def _settle(self, doubt: Doubt) -> None:
        naming = doubt.naming
        fits = {self.index[id(e)]: weight for weight, e in doubt.rivals}
        best = max(fits.values())
        word = self.words[naming.first]
        ranked = self.salience.rank(
            word.start,
            word.sentence,
            word.block,
            lambda i: fits[i] if fits.get(i, -9.0) > best - 0.5 else 0.0,
            quoted=naming.quoted,
        )
        i = ranked[0][1] if ranked else self.index[id(doubt.held)]
        chosen = self.entities[i]
        if chosen is not doubt.held:
            doubt.held.namings.remove(naming)
            doubt.held.spans.remove(naming.span)
            chosen.namings.append(naming)
            chosen.spans.append(naming.span)
            chosen.namings.sort(key=lambda n: n.span.start)
            chosen.spans.sort()
        self.salience.add(_mention(naming, i))

    # Rankings.

    def rank_people(self, word: Word, gender: str, *, quoted: bool = False) -> Ranking:
        """Whom "he" or "she" at `word` may mean; "" fits both."""

        def fits(i: int) -> float:
            entity = self.entities[i]
            if entity.kind != "person":
                return 0.0
            if entity.gender and gender:
                return 1.2 if entity.gender == gender else 0.0
            likely = entity.likely_gender if gender else ""
            return 1.0 if not likely else 1.15 if likely == gender else 0.2

        return self.salience.rank(word.start, word.sentence, word.block, fits, quoted=quoted)

    def rank_kinds(self, word: Word, weights: dict[str, float]) -> Ranking:
        """Whom "it" or "they" at `word` may mean, by kinds of actors."""

        def fits(i: int) -> float:
            entity = self.entities[i]
            return weights.get(entity.kind, 0.0) * (0.6 if entity.country else 1.0)

        return self.salience.rank(word.start, word.sentence, word.block, fits)

    def rank_offices(self, word: Word, noun: str, asked: frozenset[str]) -> Ranking:
        """People whom "the NOUN" at `word` may mean by an office or description of theirs."""
        offices = {nouns.office(noun), *WIDER_OFFICES.get(noun, ()), *WIDER_OFFICES.get(nouns.office(noun), ())}
        told = nouns.gender_of(noun)
        recent = self._recent(word)
        holders = dict.fromkeys(i for office in offices for i in self._holders.get(office, ()))
        near = sorted(holders, key=lambda i: -recent.get(i, 0.0))[:HOLDERS]
        ranked = []
        for i in near:
            entity = self.entities[i]
            if told and entity.likely_gender and told != entity.likely_gender:
                continue
            fit = _office_fit(entity, noun, asked)
            if fit > 0:
                ranked.append((fit * self._recency(i, word, recent), i))
        return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))

    def rank_described(self, word: Word, noun: str) -> Ranking:
        """People on the scene whom "the NOUN" at `word` may mean although nothing has called them so."""
        gender = nouns.gender_of(noun)

        def fits(i: int) -> float:
            entity = self.entities[i]
            opposed = gender and entity.likely_gender and gender != entity.likely_gender
            return 0.0 if entity.kind != "person" or opposed else 1.0

        return self.salience.rank(word.start, word.sentence, word.block, fits)

    def noun_before(self, k: int, sort: str) -> tuple[float, int] | None:
        """The noun that the pronoun at word `k` may mean where no name does: its weight, and its head's index.

        `sort` is a value of PRONOUNS: "they" of "Opposition lawmakers", "she" of "a nurse", "it" of "the letter".
        """
        word = self.words[k]
        best: tuple[float, int] | None = None
        for j in range(k - 1, max(-1, k - NOUN_REACH), -1):
            other = self.words[j]
            distance = word.sentence - other.sentence
            if distance > 2:
                break
            if (
                other.pos != "NOUN"
                or (other.text[0].isupper() and not other.opens_sentence)
                or self.document.in_quotation(other.start)
            ):
                continue
            if not _noun_fits(other.lower, sort) or self.inside_name[j]:
                continue
            if sort in ("m", "f", "body") and not self._opened(j):
                continue
            weight = DECAY**distance * (SUBJECT if other.subject else 0.6)
            if best is None or weight > best[0]:
                best = weight, j
        return best

    def noun_phrase(self, head: int) -> tuple[int, int]:
        """The words around a head noun that belong to its phrase: from its determiner to the end of an "of" phrase."""
        first = head
        while first and head - first < 6 and not self.words[first].gap.strip() and not self.words[first].opens_sentence:
            if self.words[first - 1].pos in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV", "PRON"):
                break
            first -= 1
        end = head + 1
        while (
            end < len(self.words)
            and end - head < 8
            and not self.words[end].gap.strip()
            and self.words[end].block == self.words[head].block
        ):
            if self.words[end].pos in ("VERB", "AUX", "CCONJ", "SCONJ", "ADV", "PRON") or (
                self.words[end].pos == "ADP" and self.words[end].lower not in ("of", "in", "at", "for")
            ):
                break
            end += 1
        if self.words[end - 1].pos == "ADP":
            end -= 1
        return first, end

    def _opened(self, j: int) -> bool:
        return any(self.words[i].lower in ("the", "a", "an", "one", "another") for i in range(max(0, j - 3), j))

    def rank_ages(self, word: Word, age: int) -> Ranking:
        """People of an age that the article tells."""
        return [(1.0, i) for i, e in enumerate(self.entities) if age in e.ages]

    def rank_bodies(self, word: Word, noun: str, asked: frozenset[str]) -> Ranking:
        """Bodies that "the NOUN" at `word` may mean: by a word of their name, a description, or as a company."""
        recent = self._recent(word)
        found = dict.fromkeys(self._bodies_by_word.get(noun, ()))
        if nouns.kind_of(noun) == "company":
            found.update(dict.fromkeys(recent))
            found.update(dict.fromkeys(i for word in _TRADES.get(noun, ()) for i in self._bodies_by_word.get(word, ())))
        ranked = []
        for i in sorted(found, key=lambda i: -recent.get(i, 0.0))[:HOLDERS]:
            entity = self.entities[i]
            if entity.kind in ("person", "group") or entity.country:
                continue
            fit = _body_fit(entity, noun, asked)
            if fit > 0:
                ranked.append((fit * self._recency(i, word, recent), i))
        return sorted(ranked, key=lambda pair: (-pair[0], pair[1]))

    def _recent(self, word: Word) -> dict[int, float]:
        """The entities mentioned last before `word`, with how near they are."""
        recent: dict[int, float] = {}
        for mention in self.salience.before(word.start):
            weight = DECAY ** max(0, word.sentence - mention.sentence) * (0.6 if mention.quoted else 1.0)
            recent[mention.entity] = max(recent.get(mention.entity, 0.0), weight)
        return recent

    def _recency(self, i: int, word: Word, recent: dict[int, float]) -> float:
        """1 for whom the text has just spoken of, falling to a half; less for whom it names only later."""
        if i in recent:
            return 0.6 + 0.4 * recent[i]
        first = self.entities[i].first
        if first < word.start:
            return 0.6
        # An article may open with "the new prime minister" and give the name in its next sentence.
        return 0.5 if word.start < OPENING and first < 2 * OPENING else 0.35

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
                found = self.body_in(Span(start, start + 60), whole=False)
                if found is not None:
                    return found
        return None

    def body_in(self, span: Span, *, whole: bool = True) -> int | None:
        """The first body named inside `span`; a country only when there is no other."""
        country = None
        for _, end, entity, _ in self.named_in(span):
            if (whole and end > span.end) or entity.kind in ("person", "place"):
                continue
            if not entity.country:
                return self.index[id(entity)]
            country = self.index[id(entity)] if country is None else country
        return country

    def _made_papers(self) -> list[tuple[int, str, int]]:
        """Papers whose makers the text names, as (place, noun, maker): "a survey by the Harbor Institute"."""
        found: list[tuple[int, str, int]] = []
        for start, _, entity, naming in self._named:
            noun = "" if entity.kind == "place" else self._paper_beside(naming)
            if noun:
                found.append((start, noun, self.index[id(entity)]))
        return found

    def _paper_beside(self, naming: Naming) -> str:
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


def _noun_fits(written: str, sort: str) -> bool:
    noun = nouns.singular(written)
    plural = noun != written
    kind = nouns.kind_of(noun)
    if sort == "plural":
        return plural and (nouns.is_person(noun) or kind in ("company", "body"))
    if plural:
        return False
    if sort == "body":
        return kind in ("body", "company", "government", "document")
    return nouns.is_person(noun) and kind in ("", "person") and nouns.gender_of(noun) in ("", sort)


def _mention(naming: Naming, i: int) -> Mention:
    return Mention(naming.span.start, i, naming.sentence, naming.block, naming.subject, naming.quoted)


def _office_fit(entity: Entity, noun: str, asked: frozenset[str]) -> float:
    best = 0.0
    for role in entity.roles:
        if nouns.may_mean(noun, role.head):
            same = nouns.office(noun) == role.head
            fit = (1.2 if same else 0.9) + 0.25 * len(asked & role.words) - 0.3 * len(asked - role.words)
            best = max(best, fit)
    return best


def _body_fit(entity: Entity, noun: str, asked: frozenset[str]) -> float:
    name = [w.strip(".,'’").lower() for w in entity.name.split()]
    fit = 0.0
    if entity.named and noun in (name[-1], name[0], *_heads(name)):
        fit = 1.4
    elif any(role.head == noun for role in entity.roles):
        fit = 1.3
    elif not _TRADES.get(noun, frozenset()).isdisjoint(name):
        fit = 1.2
    elif (
        nouns.kind_of(noun) == "company"
        and entity.kind == "organisation"
        and entity.named
        and _NO_COMPANY.isdisjoint(name)
    ):
        fit = 0.9 if noun in ("company", "firm", "group") else 0.75
    if not fit:
        return 0.0
    told = set(name) | {w for role in entity.roles for w in role.words}
    asked = asked - _PLAIN_MODIFIERS
    if asked and not asked & told and noun in told:
        return 0.0  # "the planning ministry" is not the Ministry of Transport
    return fit + 0.3 * len(asked & told) - 0.3 * len(asked - told)


#: What the names of bodies of a trade have in them: "the lender" may be the "Asian Delta Bank".
_TRADES: dict[str, frozenset[str]] = {
    "lender": frozenset({"bank", "banque", "banca", "banco", "credit", "crédit"}),
    "carrier": frozenset({"airlines", "airways", "air"}),
    "airline": frozenset({"airlines", "airways", "air"}),
    "insurer": frozenset({"insurance", "assurance", "life"}),
    "broker": frozenset({"securities", "capital"}),
    "brokerage": frozenset({"securities", "capital"}),
    "utility": frozenset({"power", "electric", "energy", "water"}),
    "miner": frozenset({"mining", "minerals", "metals", "copper", "gold", "lithium"}),
    "carmaker": frozenset({"motor", "motors", "auto", "automotive"}),
    "automaker": frozenset({"motor", "motors", "auto", "automotive"}),
    "shipbuilder": frozenset({"shipbuilding", "heavy", "ocean", "marine"}),
    "shipyard": frozenset({"shipbuilding", "heavy", "ocean", "marine", "shipyard"}),
    "chipmaker": frozenset({"semiconductor", "semiconductors", "electronics"}),
    "drugmaker": frozenset({"pharma", "pharmaceuticals", "therapeutics"}),
    "steelmaker": frozenset({"steel"}),
    "retailer": frozenset({"stores", "store", "supermarkets"}),
    "developer": frozenset({"properties", "renewables", "estates", "homes"}),
    "consultancy": frozenset({"consulting", "analytics", "research"}),
    "pollster": frozenset({"polling", "research", "surveys"}),
}
_PLAIN_MODIFIERS = frozenset(
    "same new old former own big small large giant whole entire very state national federal local".split()
)


def _heads(name: Sequence[str]) -> Iterable[str]:
    """The words in front of "of", "for", "in": "commission" of "Commission for Fair Trade"."""
    return (one for one, link in pairwise(name) if link in ("of", "for", "on", "in"))


_NO_COMPANY = frozenset(
    "union party ministry department association federation institute university council parliament court league"
    " committee commission"
    " police army church school college hospital club government office alliance forum foundation movement"
    " authority".split()
)
