/** Tables of roles and of connected companies (企业互联); members and departments have theirs with the records. */
export const CONTACT_SCHEMA = `
create table if not exists role_group (group_no integer primary key, name text not null, type integer not null);
create table if not exists role (
  role_no integer primary key, group_no integer not null, name text not null, type integer not null
);
create table if not exists role_member (
  role_no integer not null, username text not null, departments_range text not null,
  primary key (role_no, username)
) without rowid;
create table if not exists guest_department (
  dept_no integer primary key, name text not null, corp_id text not null
);
create table if not exists guest_member (
  username text primary key, name text not null, dept_no integer not null, status integer not null
) without rowid;
`;
