-- Who was cared for or held out of it, with what came of it, and the coupons given.
create table care_assignment (
  installation_id text not null,
  event_no text not null,
  customer_code text not null,
  action text not null,
  item_code text not null,
  location_code text not null,
  held_out integer not null,
  held_out_share real not null,
  assigned_on text not null,
  cost real not null,
  done_on text,
  care_status text,
  outcome text,
  primary key (installation_id, event_no, customer_code, action)
);
create index care_by_customer on care_assignment (installation_id, customer_code);
create index care_by_day on care_assignment (installation_id, assigned_on);

create table care_coupon (
  installation_id text not null,
  event_no text not null,
  customer_code text not null,
  coupon_no text not null,
  amount real not null,
  minimum real not null,
  reserved_on text not null,
  valid_from text not null,
  valid_to text not null,
  state text not null,
  order_no text,
  primary key (installation_id, event_no, customer_code)
);
create unique index care_coupon_by_number on care_coupon (installation_id, coupon_no);
create index care_coupon_by_customer on care_coupon (installation_id, customer_code);
create index care_coupon_by_day on care_coupon (installation_id, reserved_on);
create index care_coupon_open on care_coupon (installation_id, state) where state in ('reserved', 'issued');

create index receipt_line_by_day on receipt_line (installation_id, received_on);
