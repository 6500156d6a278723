"""The one way in: a text, its language and its publication date become an article that waits to be read."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from urllib.parse import urlsplit

import langcodes
import trafilatura
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils import timezone

from timeline import queue
from timeline.models import Article, Outlet

#: Code points of an article's text.
MAX_TEXT = 200_000
#: Code points of a web page that is handed in.
MAX_HTML = 5_000_000
#: Share of characters that no text has above which it is refused as no text at all.
MAX_RUBBISH = 0.01

EARLIEST, LATEST = date(1500, 1, 1), date(2199, 12, 31)


class BadArticle(ValueError):
    """What was handed in is no article. `errors` maps a field to what is wrong and what to do."""

    def __init__(self, errors: dict[str, str]):
        super().__init__("; ".join(f"{field}: {message}" for field, message in errors.items()))
        self.errors = errors


@dataclass(frozen=True)
class Intake:
    """The article, and whether it is new."""

    article: Article
    created: bool


@dataclass(frozen=True)
class _Draft:
    text: str
    published_on: date
    title: str
    url: str
    outlet: str
    byline: str
    language: str

    @property
    def text_hash(self) -> str:
        return sha256(self.text.encode()).hexdigest()


def add_article(
    *,
    text: str = "",
    html: str = "",
    published_on: date | str | None = None,
    title: str = "",
    url: str = "",
    outlet: str = "",
    byline: str = "",
    language: str = "en",
    added_by=None,
    send: bool = True,
) -> Intake:
    """Take in an article, or find the one that is there: the same text from the same outlet or url.

    With `html`, text, title, byline and date are taken from the page where they are not given. With `send` false
    the caller puts it to the workers itself (`queue.send`), many at once. Raises BadArticle.
    """
    draft = _clean(text, html, published_on, title, url, outlet, byline, language)
    with transaction.atomic():
        found = _outlet(draft)
        existing = _same(draft, found)
        if existing is not None:
            return Intake(existing, created=False)
        try:
            with transaction.atomic():
                article = _store(draft, found, added_by)
        except IntegrityError:  # another request stored it a moment ago
            existing = _same(draft, found)
            if existing is None:
                raise
            return Intake(existing, created=False)
        if send:
            transaction.on_commit(partial(queue.send, [article.pk]), robust=True)
    return Intake(article, created=True)


def mend_article(article: Article, *, published_on: date | None = None, language: str | None = None) -> None:
    """Correct what the reading hangs on, and read again. Raises BadArticle."""
    errors: dict[str, str] = {}
    day = _day(published_on, errors) if published_on is not None else article.published_on
    tag = _language(language, errors) if language is not None else article.language
    if errors:
        raise BadArticle(errors)
    if (day, tag) == (article.published_on, article.language):
        return
    article.published_on, article.language = day, tag
    with transaction.atomic():
        article.save(update_fields=["published_on", "language", "updated_at"])
        queue.requeue(Article.objects.filter(pk=article.pk))
    article.refresh_from_db()


def normalised(text: str) -> str:
    """`text` as it is stored: NFC, `\\n` line ends, no control characters, no blanks at the end of a line."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    text = _CONTROL.sub("", text)
    return _TRAILING.sub("", text).strip()


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_TRAILING = re.compile(r"[^\S\n]+$", re.MULTILINE)


def _clean(text, html, published_on, title, url, outlet, byline, language) -> _Draft:
    errors: dict[str, str] = {}
    page = _page(html, url, errors) if html else {}
    raw = text or page.get("text") or ""
    draft = _Draft(
        text=_text(raw, "html" if html and not text else "text", errors),
        published_on=_day(published_on or page.get("date"), errors),
        title=_line(title or page.get("title") or "", "title", 500, errors, cut=not title),
        url=_url(url, errors),
        outlet=_line(outlet, "outlet", 200, errors),
        byline=_line(byline or page.get("author") or "", "byline", 500, errors, cut=not byline),
        language=_language(language, errors),
    )
    if errors:
        raise BadArticle(errors)
    if draft.url and not draft.outlet:
        draft = replace(draft, outlet=_host(draft.url))
    return draft


def _page(html: str, url: str, errors: dict[str, str]) -> dict[str, str]:
    """What trafilatura finds in a web page; it asks no network."""
    if len(html) > MAX_HTML:
        errors["html"] = f"is longer than {MAX_HTML:,} characters: send the article's text as `text`"
        return {}
    found = trafilatura.bare_extraction(html, url=url or None, with_metadata=True, include_comments=False)
    if found is None or not found.text:
        errors["html"] = "has no article that could be recognised: send its text as `text`"
        return {}
    return {"text": found.text, "title": found.title, "date": found.date, "author": found.author}


def _text(raw: str, field: str, errors: dict[str, str]) -> str:
    if field in errors:
        return ""
    if len(raw) > 2 * MAX_TEXT:
        errors[field] = f"is longer than {MAX_TEXT:,} characters: cut it, or add its parts one by one"
        return ""
    rubbish = sum(_is_rubbish(c) for c in raw)
    if "\0" in raw or rubbish > max(2, MAX_RUBBISH * len(raw)):
        errors[field] = "is no text but binary data: send the words of the article in UTF-8"
        return ""
    text = normalised(raw)
    if not text:
        errors[field] = "is empty: paste the words of the article"
    elif len(text) > MAX_TEXT:
        errors[field] = f"is longer than {MAX_TEXT:,} characters: cut it, or add its parts one by one"
    return text


def _is_rubbish(character: str) -> bool:
    if character in "\n\r\t\f\ufeff":
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cs")


def _day(value: date | str | None, errors: dict[str, str]) -> date:
    if value is None or value == "":
        errors["published_on"] = "is required: the day it was published, as 2025-07-22; relative dates hang on it"
        return EARLIEST
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        errors["published_on"] = f"{str(value)[:40]!r} is no date: write it as 2025-07-22"
        return EARLIEST
    if not EARLIEST <= day <= LATEST:
        errors["published_on"] = f"lies outside {EARLIEST} to {LATEST}"
    return day


def _language(tag: str, errors: dict[str, str]) -> str:
    try:
        standard = langcodes.standardize_tag(tag)
    except ValueError:
        standard = ""
    if not standard or len(standard) > 35:
        errors["language"] = f"{tag[:40]!r} is no BCP 47 tag: write it as en, en-GB or ko"
    return standard


def _url(url: str, errors: dict[str, str]) -> str:
    url = url.strip()
    if not url:
        return ""
    try:
        URLValidator(schemes=["http", "https"])(url)
    except ValidationError:
        errors["url"] = "is no web address: write it as https://example.org/story, or leave it out"
    if len(url) > 2000:
        errors["url"] = "is longer than 2,000 characters"
    return url


def _line(value: str, field: str, longest: int, errors: dict[str, str], *, cut: bool = False) -> str:
    line = " ".join(_CONTROL.sub("", unicodedata.normalize("NFC", value)).split())
    if any(unicodedata.category(c) == "Cs" for c in line):
        errors[field] = "has characters that are no text"
    if len(line) > longest and not cut:
        errors[field] = f"is longer than {longest} characters"
    return line[:longest]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")[:200]


def _outlet(draft: _Draft) -> Outlet | None:
    """The outlet of that name; of an article that comes with an address only, the one of that domain."""
    if not draft.outlet:
        return None
    domain = _host(draft.url)
    by_domain = domain and draft.outlet == domain and Outlet.objects.filter(domain=domain).first()
    if by_domain:
        return by_domain
    found = Outlet.objects.called(draft.outlet).first()
    if found:
        return found
    try:
        with transaction.atomic():
            return Outlet.objects.create(name=draft.outlet, domain=domain)
    except IntegrityError:
        return Outlet.objects.called(draft.outlet).get()


def _same(draft: _Draft, outlet: Outlet | None) -> Article | None:
    same_text = Article.objects.filter(text_hash=draft.text_hash)
    found = same_text.filter(outlet=outlet).first()
    if found is None and draft.url:
        found = same_text.at(draft.url).first()
    return found


def _store(draft: _Draft, outlet: Outlet | None, added_by) -> Article:
    earlier = Article.objects.at(draft.url).order_by("-id").first() if draft.url else None
    return Article.objects.create(
        outlet=outlet,
        url=draft.url,
        title=draft.title,
        byline=draft.byline,
        language=draft.language,
        published_on=draft.published_on,
        text=draft.text,
        text_hash=draft.text_hash,
        revises=earlier,
        same_text_as=Article.objects.filter(text_hash=draft.text_hash).order_by("id").first(),
        sent_at=timezone.now(),
        added_by=added_by,
    )
