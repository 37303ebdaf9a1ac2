import type { Database } from "../storage/database.ts";
import { integer, type Row, text } from "../storage/row.ts";

/** A company connected to ours (企业互联), shown as a department of type 2. */
export interface GuestDepartment {
  readonly dept_no: number;
  readonly name: string;
  readonly type: 2;
  readonly status: 1;
}

/** Someone who speaks for a connected company. */
export interface GuestMember {
  readonly username: string;
  readonly name: string;
  readonly type: 2;
  readonly status: number;
  readonly departments: readonly number[];
}

/** Connected companies and their people. */
export interface Guests {
  departments(): GuestDepartment[];
  members(dept_no: number): GuestMember[];
  member(username: string): GuestMember | undefined;
  addDepartment(name: string): GuestDepartment;
  addMember(dept_no: number, member: Pick<GuestMember, "username" | "name">): GuestMember;
}

/** Connected companies are numbered far above our own departments. */
const FIRST_NUMBER = 1_000_001;

/** Keeps connected companies in SQLite. */
export function createGuests(db: Database): Guests {
  return {
    departments: () => db.statement("select * from guest_department order by dept_no").all().map(readDepartment),
    members: (dept_no) =>
      db.statement("select * from guest_member where dept_no = ? order by username").all(dept_no).map(readMember),
    member(username) {
      const row = db.statement("select * from guest_member where username = ?").get(username);
      return row && readMember(row);
    },
    addDepartment(name) {
      const row = db.statement("select max(dept_no) as top from guest_department").get();
      const dept_no = row?.top === null || !row ? FIRST_NUMBER : integer(row, "top") + 1;
      db.statement("insert into guest_department (dept_no, name, corp_id) values (?, ?, ?)").run(
        ...[dept_no, name, String(dept_no)],
      );
      return { dept_no, name, type: 2, status: 1 };
    },
    addMember(dept_no, { username, name }) {
      db.statement("insert into guest_member (username, name, dept_no, status) values (?, ?, ?, 1)").run(
        ...[username, name, dept_no],
      );
      return { username, name, type: 2, status: 1, departments: [dept_no] };
    },
  };
}

function readDepartment(row: Row): GuestDepartment {
  return { dept_no: integer(row, "dept_no"), name: text(row, "name"), type: 2, status: 1 };
}

function readMember(row: Row): GuestMember {
  return {
    ...{ username: text(row, "username"), name: text(row, "name"), type: 2, status: integer(row, "status") },
    departments: [integer(row, "dept_no")],
  };
}
