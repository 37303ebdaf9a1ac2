/** Tables of 智能助手Pro. `definition` and `input` are JSON; times are ms since epoch. */
export const ASSISTANT_SCHEMA = `
create table if not exists assistant (
  assistant_id text primary key, app_id text not null, entry_id text, token text not null unique,
  definition text not null, created_at integer not null
) without rowid;
create table if not exists assistant_run (
  seq integer primary key, assistant_id text not null, at integer not null, trigger text not null, data_id text,
  input text not null, state text not null, detail text not null, finished_at integer
);
create index if not exists assistant_run_of on assistant_run (assistant_id, seq);
create index if not exists assistant_run_waiting on assistant_run (seq) where state = 'waiting';
`;
