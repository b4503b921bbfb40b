"""The tables of the register as they are now (``migrations`` says how they came to be).

Keys are natural ones (reference, hash, number), so that two databases filled by the same work hold
the same rows. Moments are ISO 8601 texts in UTC: they sort, and mean the same in both databases.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, MetaData, Table, Text
from sqlalchemy import ForeignKeyConstraint as Points

METADATA = MetaData()

migrations = Table(
    "migrations",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("applied", Text, nullable=False),
)
head = Table(
    "head",
    METADATA,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("mac", Text, nullable=False),
    Column("seal", Text, nullable=False),
)
events = Table(
    "events",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("mac", Text, nullable=False),
    Index("events_by_case", "reference", "sequence"),
)
counters = Table(
    "counters",
    METADATA,
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
)
cases = Table(
    "cases",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("form", Text, nullable=False),
    Column("edition", Integer, nullable=False),
    Column("function", Text, nullable=False),
    Column("focus", Text, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("status", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("received", Date, nullable=False),
    Column("created", Text, nullable=False),
    Column("meeting", Date),
    Column("due", Date),
    Column("revision", Integer, nullable=False),
    Column("continues", Text, nullable=False),
    Index("cases_by_meeting", "meeting"),
)
submissions = Table(
    "submissions",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("arrival", Text, primary_key=True),
    Column("disposition", Text, nullable=False),
    Column("arriving", Text, nullable=False),
    Column("received", Date, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("reference", Text),
    Column("revision", Integer, nullable=False),
    Column("source_format", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("run", Text, nullable=False),
    Column("submitter", Text, nullable=False),
    Column("form_version", Text, nullable=False),
    Column("policy_version", Text, nullable=False),
    Column("templates_version", Text, nullable=False),
    Column("program_version", Text, nullable=False),
    Points(["reference"], ["cases.reference"]),
    Index("submissions_by_case", "reference", "revision"),
    Index("submissions_by_run", "run"),
)
_OF_SUBMISSION = ["submissions.sha256", "submissions.arrival"]
findings = Table(
    "findings",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("arrival", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("occurrence", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Points(["sha256", "arrival"], _OF_SUBMISSION, ondelete="CASCADE"),
)
answers = Table(
    "answers",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("arrival", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("occurrence", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Points(["sha256", "arrival"], _OF_SUBMISSION, ondelete="CASCADE"),
)
documents = Table(
    "documents",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("stem", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("media", Text, nullable=False),
    Column("reference", Text),
    Column("meeting", Date),
    Column("recipient", Text, nullable=False),
    Column("checks", Text, nullable=False),
    Column("sources", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("at", Text, nullable=False),
    Points(["reference"], ["cases.reference"]),
    Index("documents_by_case", "reference"),
)
decisions = Table(
    "decisions",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("outcome", Text, nullable=False),
    Column("meeting", Date),
    Column("confirmed_on", Date),
    Column("recipients", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", Text, nullable=False),
    Points(["reference"], ["cases.reference"]),
)
actions = Table(
    "actions",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("decision", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("due", Date),
    Column("kpi", Boolean),
    Column("recipient", Text, nullable=False),
    Column("post", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("done_on", Date),
    Points(["reference", "decision"], ["decisions.reference", "decisions.number"]),
)
assurances = Table(
    "assurances",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("recipient", Text, primary_key=True),
    Column("due", Date, nullable=False),
    Column("escalate_on", Date),
    Column("received_on", Date),
    Points(["reference"], ["cases.reference"]),
)
conditions = Table(
    "conditions",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("words", Text, nullable=False),
    Points(["reference"], ["cases.reference"]),
)
approvals = Table(
    "approvals",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Points(["reference"], ["cases.reference"]),
)
meetings = Table(
    "meetings",
    METADATA,
    Column("on", Date, primary_key=True),
    Column("deadline", Date),
    Column("status", Text, nullable=False),
)
kpis = Table(
    "kpis",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("yes", Boolean),
    Points(["reference"], ["cases.reference"]),
)
holds = Table(
    "holds",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("placed", Text, nullable=False),
    Column("lifted", Text),
    Points(["reference"], ["cases.reference"]),
)
sealed_entries = Table(
    "sealed_entries",
    METADATA,
    Column("file", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("gone", Boolean, nullable=False),
)
purges = Table(
    "purges",
    METADATA,
    Column("reference", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Points(["reference"], ["cases.reference"]),
)
