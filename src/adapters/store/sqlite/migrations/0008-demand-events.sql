-- What a tenant knows of coming demand: promotions, and people's own word that demand will differ for a while.
create table promotion (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  promotion_name text not null,
  channel text,
  stage text not null,
  start_date text not null,
  end_date text not null,
  scope_kind text not null,
  scope_values text not null,
  expected_uplift real,
  primary key (installation_id, form, record_id, line_no)
) without rowid;

create table demand_adjustment (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  adjustment_name text not null,
  adjustment_kind text not null,
  scope_kind text not null,
  scope_values text not null,
  factor real not null,
  start_date text not null,
  end_date text not null,
  half_life_days real,
  reason text,
  adjusted_by text,
  primary key (installation_id, form, record_id, line_no)
) without rowid;
