import type { Database } from "../storage/database.ts";
import { integer, type Row, text } from "../storage/row.ts";

/** A role as the API shows it. */
export interface Role {
  readonly role_no: number;
  readonly group_no: number;
  readonly name: string;
  readonly type: 0;
  readonly status: 1;
}

/** A group of roles as the API shows it. */
export interface RoleGroup {
  readonly group_no: number;
  readonly name: string;
  readonly type: 0;
  readonly status: 1;
}

/** Someone in a role, and the departments they manage in it. */
export interface RoleMember {
  readonly username: string;
  readonly departments_range: readonly number[];
}

/** Roles, their groups and members, each in order of number or username. */
export interface Roles {
  groups(): RoleGroup[];
  group(group_no: number): RoleGroup | undefined;
  addGroup(name: string): RoleGroup;
  renameGroup(group_no: number, name: string): void;
  removeGroup(group_no: number): void;
  all(): Role[];
  find(role_no: number): Role | undefined;
  add(group_no: number, name: string): Role;
  save(role: Role): Role;
  remove(role_no: number): void;
  members(role_no: number): RoleMember[];
  addMember(role_no: number, username: string): void;
  removeMember(role_no: number, username: string): void;
}

const FIRST_GROUP = "默认";

/** Keeps roles in SQLite; a fresh company has one group. */
export function createRoles(db: Database): Roles {
  const roles: Roles = {
    groups: () => db.statement("select * from role_group order by group_no").all().map(readGroup),
    group(group_no) {
      const row = db.statement("select * from role_group where group_no = ?").get(group_no);
      return row && readGroup(row);
    },
    addGroup(name) {
      const { lastInsertRowid } = db.statement("insert into role_group (name, type) values (?, 0)").run(name);
      return { group_no: Number(lastInsertRowid), name, type: 0, status: 1 };
    },
    renameGroup(group_no, name) {
      db.statement("update role_group set name = ? where group_no = ?").run(name, group_no);
    },
    removeGroup: (group_no) => void db.statement("delete from role_group where group_no = ?").run(group_no),
    all: () => db.statement("select * from role order by role_no").all().map(readRole),
    find(role_no) {
      const row = db.statement("select * from role where role_no = ?").get(role_no);
      return row && readRole(row);
    },
    add(group_no, name) {
      const { lastInsertRowid } = db
        .statement("insert into role (group_no, name, type) values (?, ?, 0)")
        .run(group_no, name);
      return { role_no: Number(lastInsertRowid), group_no, name, type: 0, status: 1 };
    },
    save(role) {
      db.statement("update role set name = ?, group_no = ? where role_no = ?").run(
        ...[role.name, role.group_no, role.role_no],
      );
      return role;
    },
    remove(role_no) {
      db.statement("delete from role_member where role_no = ?").run(role_no);
      db.statement("delete from role where role_no = ?").run(role_no);
    },
    members: (role_no) =>
      db.statement("select * from role_member where role_no = ? order by username").all(role_no).map(readMember),
    addMember(role_no, username) {
      db.statement("insert or ignore into role_member (role_no, username, departments_range) values (?, ?, '[]')").run(
        ...[role_no, username],
      );
    },
    removeMember(role_no, username) {
      db.statement("delete from role_member where role_no = ? and username = ?").run(role_no, username);
    },
  };
  if (roles.groups().length === 0) roles.addGroup(FIRST_GROUP);
  return roles;
}

function readGroup(row: Row): RoleGroup {
  return { group_no: integer(row, "group_no"), name: text(row, "name"), type: 0, status: 1 };
}

function readRole(row: Row): Role {
  return { ...readGroup(row), role_no: integer(row, "role_no") };
}

function readMember(row: Row): RoleMember {
  const range: unknown = JSON.parse(text(row, "departments_range"));
  return { username: text(row, "username"), departments_range: Array.isArray(range) ? range.map(Number) : [] };
}
