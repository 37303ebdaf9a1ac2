-- The days out of stock are told by their number alone; the first and the last of them were written no more.
alter table stockout_event drop column first_out_on;
alter table stockout_event drop column last_out_on;
