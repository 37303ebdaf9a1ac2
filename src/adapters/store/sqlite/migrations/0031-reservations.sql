-- Units kept aside for key customers, and who is one by a person's word.
alter table stock_level add column reserved_quantity real not null default 0;
alter table customer add column is_key_customer integer;
