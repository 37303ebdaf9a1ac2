-- Everything durable. Instants are milliseconds, days are "YYYY-MM-DD", money and quantities are real.
-- Tables have rowids: their other indexes stay short, and the planner finds those without knowing how large tables are
-- (of a table without rowid it would read a whole installation by its primary key).

create table inbox (
  id integer primary key autoincrement,
  installation_id text not null,
  form text not null,
  delivery_id text not null,
  source text not null,
  trust text not null,
  received_at integer not null,
  body text not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  due_at integer not null default 0,
  problem text,
  aside_at integer
);
create unique index inbox_delivery on inbox (installation_id, form, delivery_id);
-- In order of arrival, so that a long line is worked off without being sorted again each time.
create index inbox_waiting on inbox (id, due_at) where state = 'waiting';
create index inbox_aside on inbox (installation_id, id) where state = 'aside';
create index inbox_open on inbox (installation_id, state, received_at) where state <> 'done';
create index inbox_pushed on inbox (installation_id, received_at) where source = 'push';
create index inbox_bodies on inbox (received_at) where state = 'done' and body <> '';

create table record (
  installation_id text not null,
  form text not null,
  record_id text not null,
  version integer not null,
  removed integer not null,
  content text not null,
  -- JSON list of the tables that hold its rows.
  row_tables text not null,
  primary key (installation_id, form, record_id)
);

create table item (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  item_code text not null,
  item_name text not null,
  category text,
  brand text,
  unit text,
  supplier_code text,
  purchase_cost real,
  sale_price real,
  moq real,
  order_multiple real,
  lead_time_days real,
  review_period_days real,
  service_level real,
  minimum_stock real,
  abc_class text,
  is_active integer not null,
  primary key (installation_id, form, record_id, line_no)
);
create index item_by_code on item (installation_id, item_code);
create index item_by_supplier on item (installation_id, supplier_code);

create table supplier (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  supplier_code text not null,
  supplier_name text not null,
  lead_time_days real,
  lead_time_sd_days real,
  review_period_days real,
  primary key (installation_id, form, record_id, line_no)
);
create index supplier_by_code on supplier (installation_id, supplier_code);

create table customer (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  customer_code text not null,
  customer_name text not null,
  customer_type text,
  region text,
  owner_name text,
  accepts_messages integer not null,
  primary key (installation_id, form, record_id, line_no)
);
create index customer_by_code on customer (installation_id, customer_code);

create table location (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  location_code text not null,
  location_name text not null,
  location_kind text,
  primary key (installation_id, form, record_id, line_no)
);

create table stock_level (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  item_code text not null,
  location_code text not null,
  on_hand real not null,
  allocated real not null,
  on_order real not null,
  backorder real not null,
  primary key (installation_id, form, record_id, line_no)
);
create index stock_level_by_subject on stock_level (installation_id, item_code, location_code);

create table sales_line (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  order_no text not null,
  customer_code text not null,
  customer_name text,
  item_code text not null,
  location_code text not null,
  channel text,
  ordered_on text not null,
  promised_on text,
  quantity real not null,
  shipped_quantity real not null,
  unit_price real,
  line_state text not null,
  primary key (installation_id, form, record_id, line_no)
);
create index sales_line_by_subject on sales_line
  (installation_id, item_code, location_code, ordered_on, line_state, quantity);
create index sales_line_open on sales_line (installation_id, item_code, location_code) where line_state = 'open';

create table purchase_line (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  purchase_order_no text not null,
  supplier_code text not null,
  item_code text not null,
  location_code text not null,
  ordered_on text not null,
  expected_on text,
  quantity real not null,
  received_quantity real not null,
  is_open integer not null,
  primary key (installation_id, form, record_id, line_no)
);
create index purchase_line_open on purchase_line (installation_id, item_code, location_code) where is_open = 1;
create index purchase_line_by_order on purchase_line (installation_id, purchase_order_no, item_code);

create table receipt_line (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  receipt_no text not null,
  purchase_order_no text,
  supplier_code text,
  item_code text not null,
  location_code text not null,
  received_on text not null,
  quantity real not null,
  primary key (installation_id, form, record_id, line_no)
);
create index receipt_line_by_order on receipt_line (installation_id, purchase_order_no, item_code);

-- Receipts joined with what was ordered, kept up to date with the rows they are made of.
create table past_delivery (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  purchase_order_no text not null,
  item_code text not null,
  supplier_code text not null,
  ordered_on text not null,
  expected_on text,
  received_on text not null,
  primary key (installation_id, form, record_id, line_no)
);
create index past_delivery_by_order on past_delivery (installation_id, purchase_order_no, item_code);
create index past_delivery_by_supplier on past_delivery
  (installation_id, supplier_code, received_on, record_id, line_no, item_code, ordered_on, expected_on);

create table movement (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  item_code text not null,
  location_code text not null,
  moved_on text not null,
  quantity real not null,
  primary key (installation_id, form, record_id, line_no)
);
create index movement_by_subject on movement (installation_id, item_code, location_code, moved_on, quantity);

create table alert_rule (
  installation_id text not null,
  form text not null,
  record_id text not null,
  line_no integer not null,
  version integer not null,
  rule_name text not null,
  is_active integer not null,
  scope_kind text not null,
  scope_values text not null,
  minimum_severity text not null,
  receiver_role text not null,
  receiver text,
  channel text not null,
  delivery_path text not null,
  cool_down_hours real not null,
  quiet_start text,
  quiet_end text,
  primary key (installation_id, form, record_id, line_no)
);

-- Every place that was ever marked. A subject stays when it is clean, so that its revision never starts again.
create table subject (
  installation_id text not null,
  item_code text not null,
  location_code text not null,
  -- Grows with every mark.
  revision integer not null,
  -- The oldest mark that is not assessed; null when clean.
  since integer,
  -- The oldest mark since the claim.
  again_since integer,
  held_until integer not null default 0,
  -- Revisions at the last claim and at the last commit: what is older comes too late.
  held_revision integer not null default 0,
  done_revision integer not null default 0,
  primary key (installation_id, item_code, location_code)
);
create index subject_dirty on subject (installation_id, since, item_code, location_code, held_until)
  where since is not null;

create table assessment (
  installation_id text not null,
  item_code text not null,
  location_code text not null,
  -- All but the alert, which people answer between assessments.
  content text not null,
  alert text not null,
  primary key (installation_id, item_code, location_code)
);

-- What lists show and sort by, apart from the long contents and in the order of its key, so that all rows of an
-- installation are read in a moment.
create table board_row (
  installation_id text not null,
  item_code text not null,
  location_code text not null,
  severity text not null,
  severity_rank integer not null,
  category text,
  on_hand real,
  days_of_supply real,
  stockout_date text,
  stockout_probability real,
  suggested_order_quantity real,
  expected_loss real,
  -- The expected loss, 0 where it is not known.
  ranked_loss real not null,
  -- Name, code and category in lower case.
  search_text text not null,
  primary key (installation_id, item_code, location_code)
) without rowid;
create index board_row_worst on board_row
  (installation_id, severity_rank desc, ranked_loss desc, item_code, location_code);
create index board_row_severity on board_row (installation_id, severity, ranked_loss);
create index board_row_category on board_row (installation_id, category);
create index board_row_location on board_row (installation_id, location_code);

create table effect (
  id integer primary key autoincrement,
  installation_id text not null,
  item_code text not null,
  location_code text not null,
  effect_key text not null,
  line text not null,
  replaces_line integer not null,
  priority integer not null,
  due_at integer not null,
  kind text not null,
  action text not null,
  caused_at integer not null,
  state text not null default 'waiting',
  attempts integer not null default 0,
  interrupted integer not null default 0,
  held_until integer not null default 0,
  problem text,
  receipt text,
  settled_at integer
);
create unique index effect_by_key on effect (installation_id, effect_key);
create index effect_pending on effect (priority, id) where state in ('waiting', 'held');
create index effect_line on effect (installation_id, line, id) where state in ('waiting', 'held');
create index effect_by_state on effect (installation_id, state, id);
create index effect_by_kind on effect (installation_id, kind, id);
create index effect_by_subject on effect (installation_id, item_code, location_code, id);

create table installation (
  installation_id text not null primary key,
  name text not null,
  app_id text not null,
  created_at integer not null
) without rowid;

create table form_binding (
  installation_id text not null,
  form text not null,
  app_id text not null,
  entry_id text not null,
  fields text not null,
  push_token text not null unique,
  push_secret text not null,
  synced_through integer,
  primary key (installation_id, form)
) without rowid;

create table setting (
  installation_id text not null,
  name text not null,
  value text not null,
  primary key (installation_id, name)
) without rowid;

-- People and programs that may come in. These belong to the server, not to one installation.
create table account_user (
  user_id text not null primary key,
  login_name text not null unique,
  display_name text not null,
  email text,
  role text not null,
  password_hash text,
  single_sign_on text unique,
  is_disabled integer not null,
  created_at integer not null
) without rowid;

create table account_session (
  session_id text not null primary key,
  user_id text not null,
  token_hash text not null unique,
  previous_hash text,
  rotated_at integer not null,
  created_at integer not null,
  seen_at integer not null
) without rowid;
create index account_session_previous on account_session (previous_hash);
create index account_session_user on account_session (user_id);

create table api_token (
  token_id text not null primary key,
  name text not null,
  token_hash text not null unique,
  scopes text not null,
  created_by text not null,
  created_at integer not null,
  expires_at integer,
  last_used_at integer,
  revoked_at integer
) without rowid;

create table account_link (
  link_hash text not null primary key,
  -- '' for the first administrator.
  user_id text not null unique,
  expires_at integer not null
) without rowid;

create table used_mark (
  mark text not null primary key,
  expires_at integer not null
) without rowid;

create table sign_in_failure (
  failure_key text not null primary key,
  count integer not null,
  last_at integer not null
) without rowid;

create table audit_entry (
  id integer primary key autoincrement,
  at integer not null,
  actor text not null,
  event text not null,
  object text not null,
  address text
);
