-- Broadcasts to customers that employees confirm, and how many customers they have reached.
create table broadcast (
  installation_id text not null,
  msgid text not null,
  channel text not null,
  at integer not null,
  asks integer not null,
  next_at integer,
  waiting integer,
  sent integer,
  lost integer,
  limited integer,
  is_cancelled integer not null,
  primary key (installation_id, msgid)
);
create index broadcast_to_ask on broadcast (installation_id, next_at) where next_at is not null;
create index broadcast_by_age on broadcast (at);
