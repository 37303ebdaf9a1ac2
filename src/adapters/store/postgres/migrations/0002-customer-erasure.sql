-- Customers whose data was erased on request. The mark is a keyed hash of their code: it tells them again when a record
-- is read anew, and tells nobody who they were.
create table customer_erasure (
  installation_id text not null,
  code_mark text not null,
  pseudonym text not null,
  erased_at bigint not null,
  primary key (installation_id, code_mark)
);
