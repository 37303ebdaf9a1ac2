-- Whether the place of a choice was assessed with the record of its order: until then the order is under way.
alter table purchase_choice add column is_counted integer not null default 0;
update purchase_choice set is_counted = 1
where exists (select 1 from purchase_line l where l.installation_id = purchase_choice.installation_id
    and l.purchase_order_no = purchase_choice.purchase_order_no)
  and not exists (select 1 from subject s where s.installation_id = purchase_choice.installation_id
    and s.item_code = purchase_choice.item_code and s.location_code = purchase_choice.location_code
    and s.since is not null);
create index purchase_choice_open on purchase_choice (installation_id, chosen_at) where is_counted = 0;
-- In the order in which a press is read, so that nothing reads by time instead.
drop index purchase_choice_by_request;
create index purchase_choice_by_request on purchase_choice
  (installation_id, request_id, purchase_order_no, item_code, location_code);
