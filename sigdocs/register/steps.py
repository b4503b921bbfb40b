"""The tables as each numbered step made them: never edited once released, only added to.

Plain SQL that SQLite and PostgreSQL read alike. ``schema`` says what all the steps together come to,
and a test holds the two against each other.
"""

from __future__ import annotations

FIRST_TABLES = (
    """
    CREATE TABLE cases (
        reference TEXT NOT NULL, form TEXT NOT NULL, edition INTEGER NOT NULL,
        function TEXT NOT NULL, focus TEXT NOT NULL, urgent BOOLEAN NOT NULL,
        status TEXT NOT NULL, since TEXT NOT NULL, received DATE NOT NULL,
        created TEXT NOT NULL, meeting DATE, due DATE, revision INTEGER NOT NULL,
        continues TEXT NOT NULL, PRIMARY KEY (reference)
    )
    """,
    "CREATE INDEX cases_by_meeting ON cases (meeting)",
    """
    CREATE TABLE counters (
        year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (year)
    )
    """,
    """
    CREATE TABLE events (
        sequence INTEGER NOT NULL, kind TEXT NOT NULL, reference TEXT NOT NULL,
        at TEXT NOT NULL, body TEXT NOT NULL, mac TEXT NOT NULL, PRIMARY KEY (sequence)
    )
    """,
    "CREATE INDEX events_by_case ON events (reference, sequence)",
    """
    CREATE TABLE head (
        one INTEGER NOT NULL, sequence INTEGER NOT NULL, mac TEXT NOT NULL, seal TEXT NOT NULL,
        PRIMARY KEY (one)
    )
    """,
    """
    CREATE TABLE meetings (
        "on" DATE NOT NULL, deadline DATE, status TEXT NOT NULL, PRIMARY KEY ("on")
    )
    """,
    """
    CREATE TABLE migrations (
        number INTEGER NOT NULL, name TEXT NOT NULL, applied TEXT NOT NULL,
        PRIMARY KEY (number)
    )
    """,
    """
    CREATE TABLE approvals (
        reference TEXT NOT NULL, sha256 TEXT NOT NULL, scope TEXT NOT NULL, role TEXT NOT NULL,
        "user" TEXT NOT NULL, at TEXT NOT NULL, withdrawn BOOLEAN NOT NULL,
        PRIMARY KEY (reference, sha256, scope),
        FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    """
    CREATE TABLE assurances (
        reference TEXT NOT NULL, recipient TEXT NOT NULL, due DATE NOT NULL, escalate_on DATE,
        received_on DATE, PRIMARY KEY (reference, recipient),
        FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    """
    CREATE TABLE conditions (
        reference TEXT NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL,
        question TEXT NOT NULL, status TEXT NOT NULL, words TEXT NOT NULL,
        PRIMARY KEY (reference, number), FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    """
    CREATE TABLE decisions (
        reference TEXT NOT NULL, number INTEGER NOT NULL, outcome TEXT NOT NULL, meeting DATE,
        confirmed_on DATE, recipients TEXT NOT NULL, source TEXT NOT NULL, words TEXT NOT NULL,
        at TEXT NOT NULL, PRIMARY KEY (reference, number),
        FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    """
    CREATE TABLE documents (
        sha256 TEXT NOT NULL, stem TEXT NOT NULL, kind TEXT NOT NULL, media TEXT NOT NULL,
        reference TEXT, meeting DATE, recipient TEXT NOT NULL, checks TEXT NOT NULL,
        sources TEXT NOT NULL, status TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (sha256, stem), FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    "CREATE INDEX documents_by_case ON documents (reference)",
    """
    CREATE TABLE submissions (
        sha256 TEXT NOT NULL, arrival TEXT NOT NULL, disposition TEXT NOT NULL,
        arriving TEXT NOT NULL, received DATE NOT NULL, recorded TEXT NOT NULL, reference TEXT,
        revision INTEGER NOT NULL, source_format TEXT NOT NULL, error TEXT NOT NULL,
        run TEXT NOT NULL, submitter TEXT NOT NULL, form_version TEXT NOT NULL,
        policy_version TEXT NOT NULL, templates_version TEXT NOT NULL,
        program_version TEXT NOT NULL, PRIMARY KEY (sha256, arrival),
        FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    "CREATE INDEX submissions_by_run ON submissions (run)",
    "CREATE INDEX submissions_by_case ON submissions (reference, revision)",
    """
    CREATE TABLE actions (
        reference TEXT NOT NULL, decision INTEGER NOT NULL, number INTEGER NOT NULL, due DATE,
        kpi BOOLEAN, recipient TEXT NOT NULL, post TEXT NOT NULL, words TEXT NOT NULL,
        status TEXT NOT NULL, done_on DATE, PRIMARY KEY (reference, decision, number),
        FOREIGN KEY(reference, decision) REFERENCES decisions (reference, number)
    )
    """,
    """
    CREATE TABLE answers (
        sha256 TEXT NOT NULL, arrival TEXT NOT NULL, question TEXT NOT NULL,
        occurrence INTEGER NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL,
        length INTEGER NOT NULL, fingerprint TEXT NOT NULL,
        PRIMARY KEY (sha256, arrival, question, occurrence),
        FOREIGN KEY(sha256, arrival) REFERENCES submissions (sha256, arrival) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE findings (
        sha256 TEXT NOT NULL, arrival TEXT NOT NULL, number INTEGER NOT NULL,
        code TEXT NOT NULL, severity TEXT NOT NULL, question TEXT NOT NULL,
        occurrence INTEGER NOT NULL, state TEXT NOT NULL,
        PRIMARY KEY (sha256, arrival, number),
        FOREIGN KEY(sha256, arrival) REFERENCES submissions (sha256, arrival) ON DELETE CASCADE
    )
    """,
)
RETENTION_AND_KPIS = (
    """
    CREATE TABLE holds (
        reference TEXT NOT NULL, kind TEXT NOT NULL, placed TEXT NOT NULL, lifted TEXT,
        PRIMARY KEY (reference, kind), FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    """
    CREATE TABLE kpis (
        reference TEXT NOT NULL, question TEXT NOT NULL, yes BOOLEAN,
        PRIMARY KEY (reference, question), FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
    """
    CREATE TABLE purges (
        reference TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (reference, kind), FOREIGN KEY(reference) REFERENCES cases (reference)
    )
    """,
)
SEALED_ENTRIES = (
    """
    CREATE TABLE sealed_entries (
        file TEXT NOT NULL, version INTEGER NOT NULL, gone BOOLEAN NOT NULL, PRIMARY KEY (file)
    )
    """,
)
