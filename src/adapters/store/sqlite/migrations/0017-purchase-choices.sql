-- Lines that buyers ordered from the plan, beside what it proposed and from which state; what else they are judged by is
-- JSON in `basis`.
create table purchase_choice (
  installation_id text not null,
  purchase_order_no text not null,
  item_code text not null,
  location_code text not null,
  request_id text not null,
  supplier_code text not null,
  suggested_quantity real not null,
  suggested_date text not null,
  expected_profit real,
  quantity real not null,
  expected_date text not null,
  chosen_by text not null,
  chosen_at integer not null,
  chosen_on text not null,
  available real,
  on_order real not null,
  stockout_probability real,
  sale_price real,
  purchase_cost real,
  basis text not null,
  effect_key text not null,
  primary key (installation_id, purchase_order_no, item_code, location_code)
);
create index purchase_choice_by_request on purchase_choice (installation_id, request_id);
create index purchase_choice_by_time on purchase_choice (installation_id, chosen_at);
