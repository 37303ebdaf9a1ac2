-- Who is or was exposed to a stockout, and what the last night learned of each customer.
create table exposure (
  installation_id text not null,
  event_no text not null,
  item_code text not null,
  location_code text not null,
  customer_code text not null,
  kind text not null,
  order_no text not null,
  quantity double precision not null,
  probability double precision not null,
  expected_loss_margin double precision,
  foretold_from text,
  foretold_through text,
  exposed_on text not null,
  over_on text,
  primary key (installation_id, event_no, customer_code, kind, order_no, item_code)
);
create index exposure_by_customer on exposure
  (installation_id, customer_code, exposed_on desc, event_no, kind, order_no, item_code);
create index exposure_by_day on exposure
  (installation_id, exposed_on, event_no, customer_code, kind, order_no, item_code);
create index exposure_by_age on exposure (exposed_on);

create table customer_figure (
  installation_id text not null,
  customer_code text not null,
  alive_probability double precision,
  gap_days double precision,
  usual_gap_days double precision,
  order_days bigint not null,
  first_ordered_on text not null,
  last_ordered_on text not null,
  value double precision,
  value_basis text,
  rfm_class text,
  learned_on text not null,
  primary key (installation_id, customer_code)
);

create index sales_line_by_customer on sales_line (installation_id, customer_code, ordered_on);
