-- Goods that customers sent back, and stock that was counted.
create table return_line (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version bigint not null,
  return_no text not null,
  order_no text,
  item_code text not null,
  location_code text not null,
  returned_on text not null,
  quantity double precision not null,
  is_resellable integer not null,
  primary key (installation_id, form, record_id, line_no)
);
create index return_line_by_item on return_line (installation_id, item_code, returned_on);

create table count_line (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version bigint not null,
  count_no text not null,
  item_code text not null,
  location_code text not null,
  counted_on text not null,
  book_quantity double precision,
  counted_quantity double precision not null,
  primary key (installation_id, form, record_id, line_no)
);
create index count_line_by_subject on count_line (installation_id, item_code, location_code, counted_on);

-- Units whose being there is in doubt (a signal of the assessment says so); null where nothing is.
alter table board_row add column doubted_units double precision;
create index board_row_doubted on board_row (installation_id, item_code, location_code) where doubted_units is not null;
