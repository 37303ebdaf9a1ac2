-- Every row a rule has had, so that people can see what was changed; and what happened to alerts lately, of all of them.
create table alert_rule_version (
  installation_id text not null,
  record_id text not null,
  version bigint not null,
  at bigint not null,
  rule text,
  primary key (installation_id, record_id, version)
);
create index alert_event_by_time on alert_event (installation_id, at);
