-- What transfers to and from a location take and cost.
alter table location add column allows_transfer integer not null default 1;
alter table location add column transfer_days double precision;
alter table location add column transfer_unit_cost double precision;
alter table location add column transfer_cost double precision;
-- What plans of transfers and purchases need of an assessment; empty until it is assessed again.
alter table board_row add column supply_need text;
