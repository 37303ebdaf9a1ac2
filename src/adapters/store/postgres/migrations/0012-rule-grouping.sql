-- Rules whose messages go together once an hour or a day; old ones go on as they did.
alter table alert_rule add column grouping text not null default 'each';
alter table alert_rule add column digest_time text;
-- What goes into a message that several alerts share.
create index effect_in_digest on effect (installation_id, line, id)
  where kind = 'send_message' and state in ('done', 'replaced');
