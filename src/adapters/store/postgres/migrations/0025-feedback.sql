-- What customers said, and what we last found of it: the stockout event, and whether it is about stock.
create table feedback (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version bigint not null,
  feedback_no text,
  customer_code text,
  order_no text,
  item_code text,
  event_no text,
  received_on text not null,
  feedback_kind text not null,
  satisfaction_score double precision,
  content text,
  stock_relation text,
  matched_words text,
  is_open integer not null,
  primary key (installation_id, form, record_id, line_no)
);
create index feedback_by_day on feedback (installation_id, received_on);
create index feedback_by_customer on feedback (installation_id, customer_code);

create table feedback_verdict (
  installation_id text not null,
  record_id text not null,
  verdict text not null,
  primary key (installation_id, record_id)
);

-- The lines of one order, which its feedback is about.
create index sales_line_by_order on sales_line (installation_id, order_no);
