/** Tables of messages and reminders. `definition` and `recipients` are JSON; times are ms since epoch. */
export const MESSAGE_SCHEMA = `
create table if not exists message (
  seq integer primary key, at integer not null, op text not null, source text not null, entry_id text, data_id text,
  recipients text not null, entry_name text not null, notify_text text not null, url text not null,
  is_pushed integer not null
);
create table if not exists reminder (
  reminder_id text primary key, entry_id text not null, definition text not null, next_at integer
) without rowid;
create index if not exists reminder_of on reminder (entry_id);
`;
