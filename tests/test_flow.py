"""One article all the way: posted over HTTP, read by a real worker, asked for with the characters it came from."""

import json
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group

from korus import wsgi
from korus.serving.tokens import make_token
from tests.celery_processes import CeleryProcess
from tests.factories import UserFactory

SHARED = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dev"

ARTICLE = (
    "Greyhaven wants to become a city of robots. Ada Brandt, the minister of industry, said on the 13th that the "
    "government would set up more than 500 robot workshops by 2030.\n\n"
    "“We start next year,” Brandt told the parliament’s budget committee, “and we will not stop.” "
    "Carl Yun, chargé d’affaires at the embassy, pointed to a trade deficit of $1.2 trillion last year."
)


class Client:
    """What a journalist's tool needs of HTTP."""

    def __init__(self, base: str, token: str) -> None:
        self.base, self.token = base, token

    def __call__(self, path: str, body: dict | None = None) -> tuple[int, dict]:
        request = urllib.request.Request(
            path if path.startswith("http") else self.base + path,
            data=json.dumps(body).encode() if body is not None else None,
            headers={"Authorization": f"Token {self.token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.load(answer)

    def post_and_wait(self, **article: str) -> dict:
        """The article once it is read; posting answers within a second and reading takes at most ten (`PATIENCE`)."""
        start = time.monotonic()
        _, posted = self("/api/v1/articles", article)
        assert time.monotonic() - start < PATIENCE
        while posted["state"] not in ("read", "failed"):
            assert time.monotonic() - start < 10 * PATIENCE, posted
            time.sleep(0.1)
            _, posted = self(posted["url"])
        assert posted["state"] == "read", posted["failure"]
        return posted

    def all(self, path: str) -> list[dict]:
        found, following = [], path
        while following:
            _, page = self(following)
            found += page["results"]
            following = page["next"]
        return found


#: Other tests and other processes share the two cores.
PATIENCE = 3


@pytest.fixture(scope="module")
def reading_worker(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[CeleryProcess]:
    """One worker for all of this file: it takes longer to come up than to read."""
    process = CeleryProcess("worker", settings.VAR, tmp_path_factory.mktemp("flow") / "worker.log")
    with django_db_blocker.unblock():
        process.empty_the_queue()
        process.start()
    yield process
    process.end()


@pytest.fixture
def client(live_server, reading_worker, transactional_db) -> Iterator[Client]:
    assert wsgi.application  # loads what it loads before the first visitor comes
    user = UserFactory()
    user.groups.add(Group.objects.get_or_create(name="curator")[0])
    yield Client(live_server.url, make_token(user=user, name="flow", scopes=["read", "annotate", "curate"]))
    reading_worker.wait_until_idle()


def figures_of(client: Client, claim: dict) -> list[dict]:
    return client(f"/api/v1/claims/{claim['id']}/quantities")[1]["results"]


def test_who_said_what_with_which_figure_about_which_time(client):
    article = client.post_and_wait(text=ARTICLE, published_on="2025-10-14", outlet="Harbour Post", title="Robots")
    claims = client.all(f"/api/v1/claims?article={article['id']}&state=proposed")
    pledge = next(c for c in claims if "500 robot workshops" in c["text"])
    assert (pledge["claimant"]["name"], pledge["kind"]) == ("Ada Brandt", "pledge")
    assert (pledge["due"]["edtf"], pledge["said"]["edtf"]) == ("2030", "2025-10-13")
    (figure,) = figures_of(client, pledge)
    assert (figure["value"], figure["unit"], figure["bound"]) == ("500", "robot workshop", "more than")
    deficit = next(c for c in claims if "$1.2 trillion" in c["text"])
    assert deficit["claimant"]["name"] == "Carl Yun"
    assert [(f["value"], f["unit"]) for f in figures_of(client, deficit)] == [("1200000000000", "USD")]
    interrupted = next(c for c in claims if "We start next year" in c["text"])
    (appearance,) = client(f"/api/v1/claims/{interrupted['id']}/appearances")[1]["results"]
    assert [p["exact"] for p in appearance["content"]] == ["We start next year", "and we will not stop"]
    for passage in appearance["content"]:
        assert ARTICLE[passage["start"] : passage["end"]] == passage["exact"]


def test_the_same_article_again_is_not_read_again(client):
    first = client.post_and_wait(text=ARTICLE, published_on="2025-10-14", outlet="Harbour Post")
    status, again = client(
        "/api/v1/articles", {"text": ARTICLE, "published_on": "2025-10-14", "outlet": "Harbour Post"}
    )
    assert (status, again["id"]) == (200, first["id"])


def test_spellings_of_one_name_are_one_actor_and_a_similar_name_is_another(client):
    spellings = ("Lee Jae Myung", "Lee Jae-myung", "Lee Jaemyung", "President Lee Jae Myung", "Lee Jaeyong")
    for number, name in enumerate(spellings):
        text = f"{name} said on Monday that exports had risen by {number + 3} percent."
        client.post_and_wait(text=text, published_on="2025-10-14", outlet=f"Post {number}")
    people = {a["name"] for a in client.all("/api/v1/actors?kind=person&state=proposed")}
    assert len(people) == 2
    assert "Lee Jaeyong" in people


NONSENSE = [
    ("정부는 내년 예산으로 10조 원을 편성했다고 김민석 총리가 말했다.", "ko"),  # a language without a reader
    ("🙂 " * 400, "en"),
    ("1\t2\t3\n" * 500, "en"),  # a table
    ("هذا نص عربي قصير عن الاقتصاد. " * 40, "en"),  # right to left, and not the language it claims to be
    ("a" * 5000, "en"),
    ("«„“‘’”»‹›\"''" * 200, "en"),  # quotation marks that match nothing
]


def test_whatever_is_posted_is_read(client):
    for text, language in NONSENSE:
        article = client.post_and_wait(text=text, published_on="2025-10-14", language=language)
        assert bool(article["reader_version"]) == (language == "en")


SEEDS = [
    ("seed-2", "500 AI factories", "Kim Jung-kwan", "pledge", ("500", "AI factory", "more than"), "2030"),
    ("seed-0", "$1.2 trillion", "Joseph Yun", None, ("1200000000000", "USD", "exact"), None),
]


def test_the_seed_articles(client):
    if not SHARED.exists():
        pytest.skip(f"LOUDLY: {SHARED} is absent, so the seed articles are not read")
    for seed, words, claimant, kind, figure, due in SEEDS:
        gold = json.loads((SHARED / f"{seed}.json").read_text(encoding="utf-8"))
        article = client.post_and_wait(text=gold["text"], published_on=gold["published"], outlet=seed)
        claims = client.all(f"/api/v1/claims?article={article['id']}&state=proposed&limit=200")
        claim = next(c for c in claims if words in c["text"])
        assert claim["claimant"]["name"] == claimant
        assert kind is None or (claim["kind"], claim["due"]["edtf"]) == (kind, due)
        assert figure in [(f["value"], f["unit"], f["bound"]) for f in figures_of(client, claim)]
