/** Tables of the workflow engine. An instance has the id of its record; `nodes` is JSON; times are ms since epoch. */
export const WORKFLOW_SCHEMA = `
create table if not exists flow_design (entry_id text primary key, nodes text not null) without rowid;
create table if not exists flow_instance (
  instance_id text primary key, entry_id text not null, status integer not null, result integer, initiator text not null,
  jump_to integer, created_at integer not null, updated_at integer not null, finished_at integer
) without rowid;
create table if not exists flow_task (
  task_id text primary key, instance_id text not null, visit integer not null, kind text not null, parent_id text,
  flow_id integer not null, flow_name text not null, assignee text not null, status integer not null,
  created_at integer not null, create_action text not null, finished_at integer, finish_action text, comment text
) without rowid;
create index if not exists flow_task_instance on flow_task (instance_id, task_id);
create index if not exists flow_task_open on flow_task (assignee, task_id) where status = 0;
create table if not exists flow_copy (
  copy_id text primary key, instance_id text not null, flow_id integer not null, flow_name text not null,
  username text not null, created_at integer not null, start_action text, read_at integer
) without rowid;
create table if not exists flow_log (
  seq integer primary key, instance_id text not null, flow_id integer not null, flow_name text not null,
  create_action text not null, created_at integer not null, action text not null, at integer not null,
  operator text not null, comment text not null
);
create index if not exists flow_log_of on flow_log (instance_id, seq);
create index if not exists flow_copy_of on flow_copy (username, copy_id);
`;
