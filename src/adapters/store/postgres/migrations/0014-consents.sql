-- Who agreed to what, what they were sent, and what arrived; people are marks from which nobody can tell an address.
create table consent_entry (
  installation_id text not null,
  person_mark text not null,
  at bigint not null,
  kind text not null,
  purpose text not null,
  source text not null,
  shown text not null,
  note text not null,
  primary key (installation_id, person_mark, at, kind, purpose, source)
);

create table sent_to_person (
  installation_id text not null,
  person_mark text not null,
  effect_key text not null,
  purpose text not null,
  channel text not null,
  at bigint not null,
  primary key (installation_id, person_mark, effect_key)
);
create index sent_to_person_by_effect on sent_to_person (installation_id, effect_key);
create index sent_to_person_by_age on sent_to_person (at);

create table delivery_receipt (
  installation_id text not null,
  vendor_id text not null,
  person_mark text not null,
  out_id text,
  is_delivered bigint not null,
  code text not null,
  at bigint not null,
  primary key (installation_id, vendor_id, person_mark)
);
create index delivery_receipt_by_out_id on delivery_receipt (installation_id, out_id) where out_id is not null;
create index delivery_receipt_by_person on delivery_receipt (installation_id, person_mark);
create index delivery_receipt_by_age on delivery_receipt (at);
