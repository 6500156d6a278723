"""Articles: added, listed, shown."""

from django.db.models import F
from django.http import HttpResponse

from korus.serving.access import Role
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.lists import Listing
from korus.serving.operations import Answer, Operation
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import Choice, Link, Moment, Number, Own, Text, Working
from korus.serving.parts import Day as PublishedOn
from korus.serving.problems import invalid
from korus.serving.searching import best
from korus.serving.shapes import Shape
from korus.serving.values import Day, Period, Words
from korus.serving.views import ListView
from korus.serving.writes import WRITE_PROBLEMS, MendView
from timeline.api.outlets import OutletShape
from timeline.drafts import MAX_HTML, MAX_TEXT, BadArticle
from timeline.filters import ARTICLE_FILTERS
from timeline.intake import add_article, mend_article
from timeline.models import Article, ArticleState


class ArticleShape(Shape):
    """An article as it was published, without its text."""

    model = Article
    address = "articles"
    called = "title"

    id = Number()
    url = Own()
    title = Text()
    outlet = Link(OutletShape)
    web_url = Text("where it was published on the web; empty when not known", source="url")
    byline = Text()
    language = Text("BCP 47 tag")
    published_on = PublishedOn()
    state = Choice(ArticleState, "where it is on its way through the queue")
    reader_version = Text("the reader that read it; empty when there is none for its language")
    failure = Working(Text("why it could not be read"))
    read_at = Moment(nullable=True)
    created_at = Moment()
    updated_at = Moment()


class WholeArticleShape(ArticleShape):
    """An article with its text, in whose code points all offsets count."""

    text = Text()
    revises = Link(ArticleShape, "an earlier text at the same address")
    same_text_as = Link(ArticleShape, "the article whose text this outlet copied")


NEW_ARTICLE = Body(
    "NewArticle",
    {
        "text": Member(Words(2 * MAX_TEXT), "the words of the article"),
        "html": Member(Words(2 * MAX_HTML), "or its web page: text, title, date and byline are taken from it"),
        "published_on": Member(
            Words(40, blank=True), "the day it was published, as 2025-07-22; relative dates hang on it"
        ),
        "title": Member(Words(1000, blank=True)),
        "url": Member(Words(4000, blank=True), "where it was published on the web"),
        "outlet": Member(Words(1000, blank=True), "who published it"),
        "byline": Member(Words(1000, blank=True)),
        "language": Member(Words(100), "BCP 47 tag; en when left out"),
    },
    either=("text", "html"),
    example={
        "text": "The minister said the plant will open in 2030.",
        "published_on": "2025-10-14",
        "outlet": "The Example",
    },
)

PUBLISHED = {
    "-published": Order("newest first", F("published_on"), Period(first=True)),
    "published": Order("oldest first", F("published_on"), Period(first=True), descending=False),
}


class ArticleList(ListView):
    listing = Listing(ARTICLE_FILTERS, PUBLISHED | CHANGED | {"best": best("-published")}, ArticleShape, searched=True)
    summary = "Articles, newest first"
    needs = {"GET": Role.READER, "POST": Role.ANNOTATOR}
    operations = {
        "POST": Operation(
            "Add an article",
            {
                202: Answer("it waits to be read", WholeArticleShape, ("Location", "ETag")),
                200: Answer("it is there already", WholeArticleShape, ("Location", "ETag")),
            },
            body=NEW_ARTICLE,
            problems=WRITE_PROBLEMS,
            about="The same text from the same outlet or address is not read twice.",
        )
    }

    def post(self, request) -> HttpResponse:
        values = NEW_ARTICLE.read(request)
        try:
            intake = add_article(**values, added_by=self.access.user)
        except BadArticle as error:
            raise invalid(error.errors) from None
        return self.stored(ArticleDetail.showing, intake.number, 202 if intake.created else 200)


class ArticleDetail(MendView):
    showing = Showing(WholeArticleShape)
    summary = "One article, with its text"
    mending = "Correct what the reading hangs on, and read again"
    body = Body(
        "MendedArticle",
        {"published_on": Member(Day(), "the day it was published"), "language": Member(Words(100), "BCP 47 tag")},
        least=1,
    )

    def mend(self, article: Article, **changes) -> None:
        try:
            with self.as_visitor():
                mend_article(article, **changes)
        except BadArticle as error:
            raise invalid(error.errors) from None
