-- What customers asked for without an order: prices, quotes, carts, and goods of which there were none.
create table enquiry (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  enquiry_no text,
  customer_code text not null,
  item_code text not null,
  location_code text not null,
  asked_on text not null,
  quantity real not null,
  enquiry_kind text not null,
  order_no text,
  enquiry_state text not null,
  primary key (installation_id, form, record_id, line_no)
);
create index enquiry_by_place on enquiry (installation_id, item_code, location_code, asked_on);
create index enquiry_by_customer on enquiry (installation_id, customer_code);
create index enquiry_by_order on enquiry (installation_id, order_no);
