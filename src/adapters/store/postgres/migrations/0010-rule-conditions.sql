-- Alert rules with conditions, dates, an order among themselves and an escalation; old ones go on as they did.
alter table alert_rule add column condition_kind text not null default 'severity';
alter table alert_rule add column condition_value double precision;
alter table alert_rule add column valid_from text;
alter table alert_rule add column valid_to text;
alter table alert_rule add column priority double precision;
alter table alert_rule add column escalate_after_minutes double precision;
alter table alert_rule add column escalate_role text;
alter table alert_rule add column escalate_channel text;
