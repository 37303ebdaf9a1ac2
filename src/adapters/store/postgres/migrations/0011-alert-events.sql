-- What has happened to alerts, from raise to receipt.
create table alert_event (
  installation_id text not null,
  item_code text not null,
  location_code text not null,
  episode bigint not null,
  at bigint not null,
  kind text not null,
  note text not null,
  caused_at bigint,
  severity text not null,
  actor text,
  primary key (installation_id, item_code, location_code, episode, at, kind, note)
);
create index alert_event_raised on alert_event (installation_id, at) where kind = 'raised';
create index alert_event_by_age on alert_event (at);
