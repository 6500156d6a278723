"""What is handed in as an article, checked and normalised: a draft, or a refusal that names every wrong field."""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from urllib.parse import urlsplit

import langcodes
import trafilatura
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

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
class Draft:
    """An article as it can be stored. Its outlet goes by a name, or by the domain of its address."""

    text: str
    published_on: date
    title: str
    url: str
    outlet: str
    byline: str
    language: str

    @cached_property
    def text_hash(self) -> str:
        return sha256(self.text.encode()).hexdigest()

    @property
    def domain(self) -> str:
        """Of its address; empty where it has none."""
        return (urlsplit(self.url).hostname or "").removeprefix("www.")[:200]


def draft(
    *,
    text: str = "",
    html: str = "",
    published_on: date | str | None = None,
    title: str = "",
    url: str = "",
    outlet: str = "",
    byline: str = "",
    language: str = "en",
) -> Draft:
    """The draft of what was handed in. With `html`, text, title, byline and date are taken from the page where they are
    not given. Raises BadArticle."""
    errors: dict[str, str] = {}
    page = _page(html, url, errors) if html else {}
    raw = text or page.get("text") or ""
    made = Draft(
        text=_text(raw, "html" if html and not text else "text", errors),
        published_on=day_of(published_on or page.get("date"), errors),
        title=_line(title or page.get("title") or "", "title", 500, errors, cut=not title),
        url=_url(url, errors),
        outlet=_line(outlet, "outlet", 200, errors),
        byline=_line(byline or page.get("author") or "", "byline", 500, errors, cut=not byline),
        language=language_of(language, errors),
    )
    if errors:
        raise BadArticle(errors)
    return made if made.outlet else replace(made, outlet=made.domain)


def normalised(text: str) -> str:
    """`text` as it is stored: NFC, `\\n` line ends, no control characters, no blanks at the end of a line."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    text = unicodedata.normalize("NFC", text)  # last: what a control character kept apart may be one character now
    return _TRAILING.sub("", text).strip()


#: What no text has: not stored, but for a lone half of a surrogate pair could not be.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
#: What shows that bytes were taken for text.
_RUBBISH = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd\ud800-\udfff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TRAILING = re.compile(r"[^\S\n]+$", re.MULTILINE)


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
    if "\0" in raw or len(_RUBBISH.findall(raw)) > max(2, MAX_RUBBISH * len(raw)):
        errors[field] = "is no text but binary data: send the words of the article in UTF-8"
        return ""
    text = normalised(raw)
    if not text:
        errors[field] = "is empty: paste the words of the article"
    elif len(text) > MAX_TEXT:
        errors[field] = f"is longer than {MAX_TEXT:,} characters: cut it, or add its parts one by one"
    return text


def day_of(value: date | str | None, errors: dict[str, str]) -> date:
    """A day of publication; what is wrong with it goes to `errors`."""
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


def language_of(tag: str, errors: dict[str, str]) -> str:
    """The standard form of a BCP 47 tag; what is wrong with it goes to `errors`."""
    standard = _standard(tag) if len(tag) <= 100 else ""
    if not standard or len(standard) > 35:
        errors["language"] = f"{tag[:40]!r} is no BCP 47 tag: write it as en, en-GB or ko"
    return standard


@lru_cache(maxsize=256)
def _standard(tag: str) -> str:
    """The same few are asked for with every article."""
    try:
        return langcodes.standardize_tag(tag)
    except ValueError:
        return ""


_check_address = URLValidator(schemes=["http", "https"])


def _url(url: str, errors: dict[str, str]) -> str:
    url = url.strip()
    if not url:
        return ""
    try:
        _check_address(url)
        if _CONTROL.search(url):
            raise ValidationError("a character that no text has")
    except ValidationError:
        errors["url"] = "is no web address: write it as https://example.org/story, or leave it out"
    if len(url) > 2000:
        errors["url"] = "is longer than 2,000 characters"
    return url


def _line(value: str, field: str, longest: int, errors: dict[str, str], *, cut: bool = False) -> str:
    if _SURROGATE.search(value):
        errors[field] = "has characters that are no text"
    line = " ".join(unicodedata.normalize("NFC", _CONTROL.sub("", value)).split())
    if len(line) > longest and not cut:
        errors[field] = f"is longer than {longest} characters"
    return line[:longest]
