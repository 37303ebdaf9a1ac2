-- What holds for every table of this schema; run after the migrations, and harmless where it holds already.

-- Texts are compared by their bytes, as on the other engines, whatever the database's own language.
do $$
declare found record;
begin
  for found in
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'
  loop
    execute format('alter table %I alter column %I type text collate "C"', found.table_name, found.column_name);
  end loop;
end $$;

-- A transaction sees the rows of the installation it was opened for, '*' those of all; one that named none sees nothing.
-- The owner is bound by it as well; only a superuser is not.
do $$
declare found record;
begin
  for found in
    select c.table_name from information_schema.columns c
    join pg_class t on t.relname = c.table_name and t.relnamespace = current_schema()::regnamespace
    where c.table_schema = current_schema() and c.column_name = 'installation_id' and not t.relforcerowsecurity
  loop
    execute format('alter table %I enable row level security', found.table_name);
    execute format('alter table %I force row level security', found.table_name);
    execute format(
      'create policy own_rows on %I using (
         installation_id = (select current_setting(''stockguard.installation'', true))
         or (select current_setting(''stockguard.installation'', true)) = ''*'')',
      found.table_name);
  end loop;
end $$;
