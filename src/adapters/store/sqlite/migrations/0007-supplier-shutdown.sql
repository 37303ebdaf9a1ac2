-- Days on which a supplier is closed, for its calendar.
alter table supplier add column shutdown_start text;
alter table supplier add column shutdown_end text;
