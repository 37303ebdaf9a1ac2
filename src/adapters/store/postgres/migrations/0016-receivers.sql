-- Whom rules tell: people of the firm by name with their addresses, and customers by type or region.
alter table alert_rule add column receiver_kind text not null default 'role';
alter table alert_rule add column customer_groups text not null default '[]';

create table receiver (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version bigint not null,
  receiver_name text not null,
  receiver_role text,
  is_active integer not null,
  phone text,
  email text,
  wechat_work_id text,
  wechat_openid text,
  preferred_channels text not null,
  primary key (installation_id, form, record_id, line_no)
);
