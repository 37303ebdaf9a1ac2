-- What can stand for an item: named by people, learned from what its buyers took while it was out, and recommended.
alter table item add column substitute_codes text not null default '[]';

create table item_substitutes (
  installation_id text not null,
  item_code text not null,
  learned_on text not null,
  content text not null,
  primary key (installation_id, item_code)
);

-- Recommendations whose outcome is not known yet; a few days later they are counted and forgotten.
create table substitute_offer (
  installation_id text not null,
  item_code text not null,
  substitute_code text not null,
  customer_mark text not null,
  offered_on text not null,
  primary key (installation_id, item_code, substitute_code, customer_mark)
);
create index substitute_offer_by_day on substitute_offer (installation_id, offered_on);
create index substitute_offer_by_customer on substitute_offer (installation_id, customer_mark);
create index substitute_offer_by_age on substitute_offer (offered_on);

create table substitute_acceptance (
  installation_id text not null,
  item_code text not null,
  substitute_code text not null,
  offered integer not null,
  taken integer not null,
  primary key (installation_id, item_code, substitute_code)
);

-- What a shop sold day by day, and what one customer bought of late.
create index sales_line_by_day on sales_line (installation_id, ordered_on, customer_code, item_code)
  where customer_code <> '';
-- SQLite looks at what a partial index promises once more, so the index has to hold it.
create index sales_line_by_customer on sales_line
  (installation_id, customer_code, ordered_on, item_code, line_state, quantity)
  where line_state <> 'cancelled' and quantity > 0;
-- The best stocked of a category at a place, without reading the rest of it.
create index board_row_stocked on board_row (installation_id, category, location_code, severity, on_hand);
