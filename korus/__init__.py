"""Korus: what a news article says, who said it, and what became of it.

    article    timeline.intake.add_article(...)          a text, its language and its publication date
    reading    korus.reading.read(text, ...)             mentions with character offsets; nothing is stored
    record     timeline.recording, claims.recording      one transaction: actors, events, claims
    curate     admin                                     proposals are confirmed, mended or rejected
    serve      api, pages                                what may be seen, filtered and searched

`timeline/tasks.py::read_article` is that flow in a dozen lines.
"""
