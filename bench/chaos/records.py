"""What the database itself writes down of every session: triggers of this stage alone, none in the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row

NOTED = """
create schema chaos;
create table chaos.log (
    at timestamptz not null default clock_timestamp(), what text not null, session uuid not null, attempt int
);
create function chaos.note_session() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        insert into chaos.log (what, session, attempt) values ('deleted', old.id, old.attempt);
        return old;
    end if;
    if new.queued_at is not null and (tg_op = 'INSERT' or old.queued_at is null) then
        insert into chaos.log (what, session, attempt) values ('accepted', new.id, 0);
    end if;
    if tg_op = 'UPDATE' and new.attempt > old.attempt then
        insert into chaos.log (what, session, attempt) values ('claimed', new.id, new.attempt);
    end if;
    if tg_op = 'UPDATE' and new.status <> old.status then
        insert into chaos.log (what, session, attempt) values (new.status, new.id, new.attempt);
    end if;
    return new;
end $$;
create function chaos.note_result() returns trigger language plpgsql as $$
begin
    insert into chaos.log (what, session, attempt) values ('result', new.session_id, new.attempt);
    return new;
end $$;
create trigger chaos_sessions after insert or update or delete on analysis_sessions
    for each row execute function chaos.note_session();
create trigger chaos_results after insert on analysis_results for each row execute function chaos.note_result();
"""


@dataclass(frozen=True)
class Records:
    """The stage's database, read from beside every link."""

    conninfo: str

    def begin(self) -> None:
        """Note everything from now on."""
        with psycopg.connect(self.conninfo, autocommit=True) as connection:
            connection.execute(NOTED.encode())

    def rows(self, query: str, parameters: dict[str, Any] | None = None) -> list[dict[str, Any]]:
        """What a query gives."""
        connection = psycopg.connect(self.conninfo, autocommit=True)
        with connection, connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(query.encode(), parameters).fetchall()

    def do(self, statement: str) -> None:
        """Change something."""
        with psycopg.connect(self.conninfo, autocommit=True) as connection:
            connection.execute(statement.encode())

    def claims_since(self, session: str, at: float) -> list[float]:
        """When it was claimed after that moment, in seconds of the epoch."""
        found = self.rows(
            "select extract(epoch from at)::float as at from chaos.log"
            " where what = 'claimed' and session = %(session)s and extract(epoch from at) > %(at)s order by at",
            {"session": session, "at": at},
        )
        return [row["at"] for row in found]
