-- Bills of materials, the production plan, and what the last look at the plan has found.
create table bom_line (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  parent_code text not null,
  make_days real,
  component_code text not null,
  quantity_per real not null,
  scrap_rate real not null,
  primary key (installation_id, form, record_id, line_no)
);
create index bom_line_by_parent on bom_line (installation_id, parent_code);
create index bom_line_by_component on bom_line (installation_id, component_code);

create table production_order (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  production_no text not null,
  item_code text not null,
  location_code text not null,
  start_on text not null,
  quantity real not null,
  issued_quantity real not null,
  completed_quantity real not null,
  is_open integer not null,
  primary key (installation_id, form, record_id, line_no)
);
create index production_order_open on production_order (installation_id, record_id) where is_open = 1;

create table production_outlook (
  installation_id text not null,
  record_id text not null,
  content text not null,
  primary key (installation_id, record_id)
);
