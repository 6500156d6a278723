"""A copy of the claims in SQLite for Datasette, and the canned SQL with which it makes the same JSON."""

import json
import sqlite3
from pathlib import Path

import psycopg

TABLES = {
    "actors": "SELECT id, name FROM timeline_actor",
    "articles": "SELECT id, title, text, published_on::text FROM timeline_article",
    "claims": "SELECT id, kind, text, claimant_id, claimant_as_written, role_as_written, said, said_earliest::text,"
    " said_latest::text, due, due_earliest::text, due_latest::text, state, to_char(created_at, 'YYYY-MM-DD HH24:MI:SS')"
    " AS created_at, to_char(updated_at, 'YYYY-MM-DD HH24:MI:SS') AS updated_at FROM claims_claim",
    "appearances": "SELECT id, claim_id, article_id, cue, quote_type, reader_version, confidence::text,"
    " to_char(created_at, 'YYYY-MM-DD HH24:MI:SS') AS created_at FROM claims_appearance",
    "passages": 'SELECT id, appearance_id, role, ordinal, start, "end" FROM claims_passage',
    "quantities": 'SELECT id, appearance_id, value::text, upper::text, unit, bound, measure, period, start, "end"'
    " FROM claims_quantity",
}
INDEXES = (
    "CREATE INDEX by_date ON claims (state, said_earliest DESC, id DESC)",
    "CREATE INDEX by_claimant ON claims (claimant_id, kind, said_earliest DESC, id DESC)",
    "CREATE INDEX by_due ON claims (kind, state, due_latest)",
    "CREATE INDEX of_claim ON appearances (claim_id)",
    "CREATE INDEX of_appearance ON passages (appearance_id)",
    "CREATE INDEX amount_of_appearance ON quantities (appearance_id)",
    "CREATE VIRTUAL TABLE words USING fts5 (text, content='claims', content_rowid='id', tokenize='porter unicode61')",
    "INSERT INTO words (rowid, text) SELECT id, text FROM claims",
)


def _passages(role: str) -> str:
    return (
        "(SELECT json_group_array(json_object('start', start, 'end', \"end\", 'exact',"
        f" substr(a.text, start + 1, \"end\" - start))) FROM passages WHERE appearance_id = p.id AND role = '{role}')"
    )


ROW = f"""json_object('id', c.id, 'url', 'http://127.0.0.1/claims/' || c.id, 'kind', c.kind, 'text', c.text,
'claimant', json_object('id', c.claimant_id, 'url', 'http://127.0.0.1/actors/' || c.claimant_id,
    'name', (SELECT name FROM actors WHERE id = c.claimant_id)),
'claimant_as_written', c.claimant_as_written, 'role_as_written', c.role_as_written, 'body', NULL,
'said', json_object('edtf', said, 'earliest', said_earliest, 'latest', said_latest), 'starts', NULL,
'due', CASE WHEN due <> '' THEN json_object('edtf', due, 'earliest', due_earliest, 'latest', due_latest) END,
'event', NULL, 'topics', json_array(), 'state', c.state, 'appearances', (SELECT json_group_array(json_object(
    'id', p.id, 'article', json_object('id', a.id, 'url', 'http://127.0.0.1/articles/' || a.id, 'name', a.title),
    'cue', p.cue, 'quote_type', p.quote_type, 'content', {_passages("content")}, 'source', {_passages("source")},
    'quantities', (SELECT json_group_array(json_object('value', value, 'upper', upper, 'unit', unit, 'bound', bound,
        'measure', measure, 'period', period, 'start', start, 'end', "end",
        'text', substr(a.text, start + 1, "end" - start))) FROM quantities WHERE appearance_id = p.id),
    'reader_version', p.reader_version, 'confidence', json(p.confidence), 'created_at', p.created_at))
    FROM appearances p JOIN articles a ON a.id = p.article_id WHERE p.claim_id = c.id),
'created_at', c.created_at, 'updated_at', c.updated_at) AS claim"""

NEWEST = "ORDER BY said_earliest DESC, c.id DESC LIMIT 50"
QUERIES = {
    "newest": f"SELECT {ROW} FROM claims c WHERE state = 'confirmed' {NEWEST}",
    "filtered": f"SELECT {ROW} FROM claims c WHERE claimant_id = :claimant AND kind = :kind AND state = 'confirmed'"
    f" {NEWEST}",
    "search": f"SELECT {ROW} FROM claims c WHERE state = 'confirmed' AND c.id IN (SELECT rowid FROM words WHERE words"
    f" MATCH :q) {NEWEST}",
    "due": "SELECT strftime('%Y-%m', due_latest) AS month, state, count(*) AS count FROM claims WHERE kind = 'pledge'"
    " AND state = 'confirmed' AND due_latest BETWEEN :from AND :to GROUP BY 1, 2 ORDER BY 1, 2",
}


def _column(column: psycopg.Column) -> str:
    """A column with its type: without one SQLite does not use an index for it."""
    kind = "INTEGER" if column.type_display.startswith("int") else "TEXT"
    return f'"{column.name}" {kind}' + (" PRIMARY KEY" if column.name == "id" else "")


def copy(url: str, path: Path) -> None:
    """Make the copy anew, and `metadata.json` with the canned queries beside it."""
    path.unlink(missing_ok=True)
    target = sqlite3.connect(path)
    target.execute("PRAGMA synchronous = off")
    with psycopg.connect(url) as source, target:
        for table, query in TABLES.items():
            with source.cursor(name="copy") as rows:
                rows.itersize = 10_000
                rows.execute(query)
                first = rows.fetchmany(10_000)
                columns = ", ".join(_column(column) for column in rows.description)
                places = ", ".join("?" * len(rows.description))
                target.execute(f"CREATE TABLE {table} ({columns})")
                target.executemany(f"INSERT INTO {table} VALUES ({places})", first)
                target.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        for statement in INDEXES:
            target.execute(statement)
    target.execute("ANALYZE")
    target.close()
    canned = {name: {"sql": sql} for name, sql in QUERIES.items()}
    path.with_name("metadata.json").write_text(json.dumps({"databases": {path.stem: {"queries": canned}}}))
