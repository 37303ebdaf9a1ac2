import { ASSISTANT_SCHEMA } from "../assistant/schema.ts";
import { CONTACT_SCHEMA } from "../contacts/schema.ts";
import { MESSAGE_SCHEMA } from "../messages/schema.ts";
import { WORKFLOW_SCHEMA } from "../workflow/schema.ts";

/** The tables of apps, forms, records and pushes. Times are ms since epoch; `doc` and `widgets` are JSON; `doc` is keyed by `_widget_` ids. */
const RECORD_SCHEMA = `
create table if not exists meta (key text primary key, value text not null) without rowid;
create table if not exists app (app_id text primary key, name text not null, api_key text not null) without rowid;
create table if not exists member (
  username text primary key, member_id text not null, name text not null, departments text not null
) without rowid;
create table if not exists department (
  dept_no integer primary key, name text not null, parent_no integer
);
create table if not exists form (
  entry_id text primary key, app_id text not null, name text not null, is_workflow integer not null,
  widgets text not null, created_at integer not null, changed_at integer, last_serial integer not null default 0
) without rowid;
create table if not exists record (
  rec integer primary key, entry_id text not null, data_id text not null, deleted_at integer, updated_at integer not null,
  created_at integer not null, creator text not null, updater text not null, deleter text,
  flow_state integer not null, doc text not null
);
-- Deletion and update time ride along, so that a page filtered by them never touches the rows it skips.
create unique index if not exists record_order on record (entry_id, data_id, deleted_at, updated_at);
create table if not exists transaction_reply (
  transaction_id text primary key, digest text not null, reply text not null
) without rowid;
create table if not exists upload_token (
  token text primary key, transaction_id text not null, used integer not null default 0
) without rowid;
create table if not exists file (
  key text primary key, transaction_id text not null, name text not null, mime text not null, size integer not null,
  content blob not null
);
create table if not exists webhook (
  webhook_id text primary key, entry_id text not null, url text not null, secret text not null, ops text,
  enabled integer not null default 1, failures_in_a_row integer not null default 0, created_at integer not null
) without rowid;
create table if not exists delivery (
  seq integer primary key, delivery_id text not null unique, webhook_id text not null, op text not null, data_id text,
  body text not null, state text not null, attempts integer not null default 0, last_status integer, last_error text,
  created_at integer not null, next_at integer not null, finished_at integer
);
create index if not exists delivery_log on delivery (webhook_id, state, seq);
create index if not exists delivery_pending on delivery (seq) where state = 'pending';
create table if not exists form_check (entry_id text primary key, rules text not null) without rowid;
create table if not exists trigger_log (
  seq integer primary key, at integer not null, app_id text not null, entry_id text not null, data_id text not null,
  op text not null
);
`;

/** The tables of one sandbox. */
export const SCHEMA = [RECORD_SCHEMA, WORKFLOW_SCHEMA, CONTACT_SCHEMA, MESSAGE_SCHEMA, ASSISTANT_SCHEMA].join("");

/** Columns that came after the first data directories were made; they are added where they are missing. */
export const LATER_COLUMNS = [
  { table: "member", column: "status", definition: "integer not null default 1" },
  { table: "member", column: "type", definition: "integer not null default 0" },
  { table: "member", column: "integrate_id", definition: "text" },
  { table: "department", column: "seq", definition: "integer" },
  { table: "department", column: "integrate_id", definition: "text" },
  { table: "department", column: "managers", definition: "text" },
  { table: "flow_copy", column: "start_action", definition: "text" },
  { table: "flow_copy", column: "read_at", definition: "integer" },
] as const;
