-- What an item's form says of how it is ordered: the target of its levels, and what limits the size of an order.
alter table item add column replenishment_target text;
alter table item add column fill_rate_target real;
alter table item add column shelf_life_days real;
alter table item add column storage_quantity real;
alter table item add column price_breaks text not null default '[]';
alter table item add column order_cost real;
alter table item add column holding_cost_rate real;
-- Shelf lives were written on forms before anything was concluded from them.
update item set shelf_life_days = (
  select json_extract(record.content, '$.shelf_life_days') from record
  where record.installation_id = item.installation_id and record.form = item.form
    and record.record_id = item.record_id and record.content like '%"shelf_life_days":%'
) where form = 'item';
update item set shelf_life_days = null where not (shelf_life_days > 0 and shelf_life_days <= 3650);
