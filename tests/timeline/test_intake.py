"""What comes in, what is refused with which field, and what is there already."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import UserFactory
from timeline import queue
from timeline.drafts import BadArticle, draft, normalised
from timeline.intake import Intake, add_article, add_articles, mend_article
from timeline.models import Article, ArticleState, Outlet

DAY = date(2025, 7, 22)

REFUSED = [
    # arguments, the field that is named                              the trap
    ({"text": ""}, "text"),
    ({"text": " \n\t \u00a0"}, "text"),  # nothing but blanks
    ({"text": "GIF89a\x00\x01\x00"}, "text"),  # a NUL, which PostgreSQL would refuse
    ({"text": "\ufffd\x93\x02" * 50}, "text"),  # bytes decoded with replacement
    ({"text": "a\ud800b" * 30}, "text"),  # lone surrogates cannot be stored
    ({"text": "a" * 200_001}, "text"),
    ({"text": "Words.", "published_on": None}, "published_on"),
    ({"text": "Words.", "published_on": "yesterday"}, "published_on"),
    ({"text": "Words.", "published_on": "2025-02-30"}, "published_on"),
    ({"text": "Words.", "published_on": "9999-12-31"}, "published_on"),  # no day after it: arithmetic would overflow
    ({"text": "Words.", "language": "english please"}, "language"),
    ({"text": "Words.", "language": ""}, "language"),
    ({"text": "Words.", "url": "javascript:alert(1)"}, "url"),
    ({"text": "Words.", "url": "https://example.org/" + "a" * 2000}, "url"),
    ({"text": "Words.", "url": "https://example.org/\ud800"}, "url"),  # could not be stored, nor its digest taken
    ({"text": "Words.", "title": "t" * 501}, "title"),
    ({"text": "Words.", "title": "half \ud83d"}, "title"),
    ({"html": "<html><body></body></html>"}, "html"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("arguments", "field"), REFUSED)
def test_what_is_no_article_is_refused_with_its_field(arguments, field):
    with pytest.raises(BadArticle) as refused:
        add_article(**{"published_on": DAY, **arguments})
    assert set(refused.value.errors) == {field}
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_every_wrong_field_is_named_at_once():
    with pytest.raises(BadArticle) as refused:
        add_article(text="", published_on="x", language="??", url="ftp://x")
    assert set(refused.value.errors) == {"text", "published_on", "language", "url"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "stored"), [("en", "en"), ("EN-us", "en-US"), ("ko", "ko"), ("zh-hant-tw", "zh-Hant-TW"), ("fi", "fi")]
)
def test_any_language_tag_is_taken_and_standardised(language, stored):
    article = add_article(text="Words.", published_on=DAY, language=language).article
    assert article.language == stored


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("trailing  \t\nblanks \n\n", "trailing\nblanks"),
        ("e\u0301", "é"),  # NFC: an offset counts one character
        ("\ufeffbyte order mark", "byte order mark"),
        ("page\fbreak", "page\nbreak"),
        ("e\x01\u0301", "é"),  # one character as soon as what stood between is gone
        ("half \ud83d of a pair", "half  of a pair"),
    ],
)
def test_text_is_normalised_once(raw, stored):
    assert normalised(raw) == stored


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_normalising_twice_changes_nothing(text):
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.django_db
def test_the_same_text_of_the_same_outlet_is_there_already():
    first = add_article(text="Words.", published_on=DAY, outlet="The Harbour Post")
    again = add_article(text="Words. \r\n", published_on=DAY, outlet="the harbour post", title="Another title")
    assert (first.created, again.created) == (True, False)
    assert again.article == first.article


@pytest.mark.django_db
def test_numbers_go_to_new_articles_alone():
    # a new outlet takes a second try, and what is there already takes none
    first = add_article(text="One.", published_on=DAY, outlet="The Harbour Post")
    add_article(text="One.", published_on=DAY, outlet="The Harbour Post")
    assert add_article(text="Two.", published_on=DAY, outlet="The Lighthouse").number == first.number + 1


@pytest.mark.django_db
def test_the_same_text_at_the_same_url_is_there_already_under_another_outlets_name():
    first = add_article(text="Words.", published_on=DAY, outlet="Post", url="https://post.example/1")
    again = add_article(text="Words.", published_on=DAY, outlet="Harbour Post", url="https://post.example/1")
    assert again.article == first.article


@pytest.mark.django_db
def test_the_same_text_without_outlet_and_url_is_there_already():
    first = add_article(text="Words.", published_on=DAY)
    assert not add_article(text="Words.", published_on=DAY).created
    assert Article.objects.get() == first.article


@pytest.mark.django_db
def test_another_text_at_the_same_url_revises_the_last_one():
    first, second, third = (
        add_article(text=text, published_on=DAY, url="https://post.example/1").article
        for text in ("One.", "Two.", "Three.")
    )
    assert (first.revises, second.revises, third.revises) == (None, first, second)


@pytest.mark.django_db
def test_another_outlets_copy_is_marked():
    first = add_article(text="Wire.", published_on=DAY, outlet="One").article
    copy = add_article(text="Wire.", published_on=DAY, outlet="Two").article
    assert (first.same_text_as, copy.same_text_as) == (None, first)


@pytest.mark.django_db
def test_an_address_without_an_outlet_goes_by_its_domain():
    known = add_article(text="One.", published_on=DAY, outlet="Harbour Post", url="https://www.post.example/1").article
    later = add_article(text="Two.", published_on=DAY, url="https://post.example/2").article
    stranger = add_article(text="Three.", published_on=DAY, url="https://other.example/3").article
    assert later.outlet == known.outlet
    assert stranger.outlet.name == "other.example"


def many(*articles: dict) -> list[Intake]:
    return add_articles([draft(**{"published_on": DAY, **article}) for article in articles])


@pytest.mark.django_db
def test_many_are_taken_in_as_if_they_came_one_after_the_other():
    url = "https://post.example/1"
    sent = [
        {"text": "One.", "url": url},
        {"text": "Wire.", "outlet": "Post"},
        {"text": "Two.", "url": url},  # revises the first line
        {"text": "Wire.", "outlet": "Gazette"},  # copies the second
        {"text": "One.", "url": url, "outlet": "Post"},  # is the first
        {"text": "Wire.", "outlet": "POST"},  # is the second
        {"text": "Three.", "url": url},  # revises the third line, not the first
    ]
    intakes = many(*sent)
    one, wire, two, copy, _, _, three = (intake.article for intake in intakes)
    assert [intake.created for intake in intakes] == [True, True, True, True, False, False, True]
    assert (intakes[4].number, intakes[5].number) == (one.pk, wire.pk)
    assert (one.revises, two.revises, three.revises) == (None, one, two)
    assert (wire.same_text_as, copy.same_text_as) == (None, wire)
    assert not any(intake.created for intake in many(*sent))


@pytest.mark.django_db
def test_many_are_numbered_in_their_order():
    numbers = [intake.number for intake in many(*({"text": f"Article {n}."} for n in range(20)))]
    assert numbers == sorted(numbers)


@pytest.mark.django_db
def test_one_outlet_comes_of_one_name_in_whatever_case():
    first, second = (i.article for i in many({"text": "One.", "outlet": "Post"}, {"text": "Two.", "outlet": "POST"}))
    assert first.outlet == second.outlet
    assert first.outlet.name in ("Post", "POST")


@pytest.mark.django_db
def test_what_is_there_at_its_address_adds_no_outlet():
    add_article(text="Words.", published_on=DAY, outlet="Post", url="https://post.example/1")
    add_article(text="Words.", published_on=DAY, outlet="Harbour Post", url="https://post.example/1")
    assert Outlet.objects.get().name == "Post"


@pytest.mark.django_db
def test_the_same_text_without_an_outlet_is_another_article_than_that_of_an_outlet():
    outlet, none = many({"text": "Words.", "outlet": "Post"}, {"text": "Words."})
    assert none.created
    assert none.article.outlet is None
    assert none.article.same_text_as == outlet.article


@pytest.mark.django_db
def test_an_article_is_stored_as_the_model_would():
    """The statement names every column itself: one that is added to the model has to be added there."""
    user = UserFactory()
    stored = add_article(text="Words.", published_on=DAY, added_by=user).article
    saved = Article.objects.create(text="Others.", text_hash="x", published_on=DAY, added_by=user)
    own = {"id", "text", "text_hash", "words", "sent_at", "created_at", "updated_at"}
    columns = [field.attname for field in Article._meta.concrete_fields if field.name not in own]
    assert {c: getattr(stored, c) for c in columns} == {c: getattr(saved, c) for c in columns}
    assert stored.sent_at == stored.created_at == stored.updated_at


PAGE = """<html><head><title>Tram line opens | Harbour Post</title>
<meta property="article:published_time" content="2025-07-20T08:00:00Z"><meta name="author" content="Ana Ruiz">
</head><body><nav>Home Sport</nav><article><h1>Tram line opens</h1>
<p>The mayor opened the tram line on Sunday, after four years of work on the quays of the old harbour.</p>
<p>She said that 12,000 people a day would take it by the end of the year, twice as many as the buses carry.</p>
</article><script>alert(1)</script></body></html>"""


@pytest.mark.django_db
def test_text_title_date_and_byline_come_out_of_a_page():
    article = add_article(html=PAGE).article
    assert "She said that 12,000 people" in article.text
    assert "alert" not in article.text
    assert article.title.startswith("Tram line opens")
    assert (article.published_on, article.byline) == (date(2025, 7, 20), "Ana Ruiz")


@pytest.mark.django_db
def test_what_is_given_beside_a_page_wins():
    article = add_article(html=PAGE, published_on="2025-07-21", title="Mine").article
    assert (article.title, article.published_on) == ("Mine", date(2025, 7, 21))


@pytest.mark.django_db
@given(text=st.text(), title=st.text(), url=st.text(max_size=30), language=st.text(max_size=12))
def test_any_strings_are_taken_in_or_refused_clearly(text, title, url, language):
    try:
        article = add_article(text=text, published_on=DAY, title=title, url=url, language=language).article
    except BadArticle:
        return
    article.refresh_from_db()
    assert article.state == ArticleState.QUEUED
    assert article.text == normalised(text)


@pytest.mark.django_db
def test_a_corrected_day_is_read_again_and_the_same_day_is_not():
    article = add_article(text="Words.", published_on=DAY).article
    Article.objects.update(state=ArticleState.READ)
    article.refresh_from_db()
    mend_article(article, published_on=DAY)
    assert article.state == ArticleState.READ
    mend_article(article, published_on=date(2025, 7, 23))
    assert (article.state, article.published_on) == (ArticleState.QUEUED, date(2025, 7, 23))
    with pytest.raises(BadArticle, match="language"):
        mend_article(article, language="no such tag at all")


@pytest.mark.django_db(transaction=True)
def test_one_article_comes_of_many_posts_at_once():
    def post(_: int) -> int:
        try:
            return add_article(text="Wire.", published_on=DAY, outlet="Post", url="https://post.example/1").article.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(post, range(16)))
    assert len(made) == Article.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_many_articles_sent_at_once_in_two_orders_wait_for_one_another_and_never_in_a_ring():
    drafts = [draft(text=f"Article {n}.", published_on=DAY, outlet=f"Outlet {n % 7}") for n in range(200)]

    def post(turned: bool) -> set[int]:
        try:
            with transaction.atomic():
                return {intake.number for intake in add_articles(drafts[::-1] if turned else drafts)}
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        first, *others = pool.map(post, [False, True, False, True])
    assert all(other == first for other in others)
    assert Article.objects.count() == 200


@pytest.mark.django_db(transaction=True)
def test_an_article_is_kept_when_the_broker_is_away(monkeypatch):
    monkeypatch.setattr(queue, "_publisher", queue._publisher.clone(hostname="redis://127.0.0.1:1/0"))
    article = add_article(text="Words.", published_on=DAY).article
    article.refresh_from_db()
    assert (article.state, article.sent_at) == (ArticleState.QUEUED, None)
