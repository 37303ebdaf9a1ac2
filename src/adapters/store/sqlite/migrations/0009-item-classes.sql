-- Classes of items (ABC, XYZ, life cycle, tags) as the last night found them.
create table item_classes (
  installation_id text not null,
  item_code text not null,
  classified_on text not null,
  content text not null,
  primary key (installation_id, item_code)
);
-- The class that limits follow, for the list.
alter table board_row add column abc_class text;
