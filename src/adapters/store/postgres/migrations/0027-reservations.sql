-- Units kept aside for key customers, and who is one by a person's word.
alter table stock_level add column reserved_quantity double precision not null default 0;
alter table customer add column is_key_customer integer;
