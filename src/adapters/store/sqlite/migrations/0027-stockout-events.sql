-- What a movement is, so that a transfer is told from a sale; read from the records that are kept already.
alter table movement add column movement_no text not null default '';
alter table movement add column movement_type text not null default '';
update movement set movement_no = coalesce((select json_extract(r.content, '$.movement_no') from record r
  where r.installation_id = movement.installation_id and r.form = movement.form and r.record_id = movement.record_id), '');
update movement set movement_type = coalesce((select json_extract(r.content, '$.movement_type') from record r
  where r.installation_id = movement.installation_id and r.form = movement.form and r.record_id = movement.record_id), '');

-- The cause that a person wrote on the record of a shortage.
create table event_choice (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  event_no text not null,
  stockout_cause text not null,
  primary key (installation_id, form, record_id, line_no)
);
create index event_choice_by_event on event_choice (installation_id, event_no);
insert into event_choice (installation_id, form, record_id, line_no, version, event_no, stockout_cause)
select installation_id, form, record_id, 0, version, json_extract(content, '$.event_no'), json_extract(content, '$.stockout_cause') from record
where form = 'stockout_event' and removed = 0
  and json_extract(content, '$.event_no') is not null and json_extract(content, '$.stockout_cause') is not null;
update record set row_tables = '["event_choice"]'
where exists (select 1 from event_choice c where c.installation_id = record.installation_id
  and c.form = record.form and c.record_id = record.record_id);

-- Shortages from raise to clear, with what was found of their causes.
create table stockout_event (
  installation_id text not null,
  item_code text not null,
  location_code text not null,
  episode integer not null,
  event_no text not null,
  item_name text not null,
  at integer not null,
  raised_on text not null,
  ended_at integer,
  ended_on text,
  first_out_on text,
  last_out_on text,
  peak_severity text not null,
  mark integer not null,
  explained_mark integer not null,
  explained_on text,
  outcome text,
  main_cause text,
  cause_score real,
  lost_units real,
  lost_money real,
  out_days integer,
  customer_count integer,
  shares text,
  content text,
  written text,
  primary key (installation_id, item_code, location_code, episode)
);
create index stockout_event_by_day on stockout_event (installation_id, raised_on);
create index stockout_event_ended on stockout_event (installation_id, ended_on);
create index stockout_event_to_explain on stockout_event (installation_id, explained_on) where mark > explained_mark;
create index stockout_event_by_age on stockout_event (at);

-- What was expected and planned on the days of a shortage.
create table event_snapshot (
  installation_id text not null,
  item_code text not null,
  location_code text not null,
  episode integer not null,
  day text not null,
  at integer not null,
  content text not null,
  primary key (installation_id, item_code, location_code, episode, day)
);
create index event_snapshot_by_age on event_snapshot (at);

-- What was ordered and what came for a place, by which a shortage is explained.
create index purchase_line_by_place on purchase_line (installation_id, item_code, location_code, ordered_on);
create index receipt_line_by_place on receipt_line (installation_id, item_code, location_code, received_on);
create index production_order_by_item on production_order (installation_id, item_code);
