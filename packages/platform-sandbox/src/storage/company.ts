import type { Database } from "./database.ts";
import { integer, integerOrNull, type Row, text } from "./row.ts";

/** A member as the API and pushes show it. */
interface Member {
  readonly _id: string;
  readonly name: string;
  readonly username: string;
  readonly status: 1;
  readonly type: 0;
  readonly departments: readonly number[];
}

/** A department as the API and pushes show it. */
interface Department {
  readonly name: string;
  readonly dept_no: number;
  readonly type: 0;
  readonly parent_no: number | null;
  readonly status: 1;
}

/** Who works here: members by username, departments by number (the root is 1). */
export interface Company {
  member(username: string): Member | undefined;
  department(dept_no: number): Department | undefined;
  members(): readonly Member[];
  addMember(member: Pick<Member, "name" | "username" | "departments">): Member;
  addDepartment(department: Pick<Department, "name" | "dept_no" | "parent_no">): Department;
}

/** Username of the company's creator: the one API writes count as theirs. */
export const COMPANY_CREATOR = "admin";
/** Username that a person's edit counts as when none is named. */
export const DEFAULT_PERSON = "lilei";

const FIRST_DEPARTMENTS = [
  { dept_no: 1, name: "全公司", parent_no: null },
  { dept_no: 2, name: "采购部", parent_no: 1 },
  { dept_no: 3, name: "销售部", parent_no: 1 },
  { dept_no: 4, name: "仓储部", parent_no: 1 },
];
const FIRST_MEMBERS = [
  { username: COMPANY_CREATOR, name: "管理员", departments: [1] },
  { username: DEFAULT_PERSON, name: "李雷", departments: [4] },
  { username: "hanmeimei", name: "韩梅梅", departments: [2] },
  { username: "wangfang", name: "王芳", departments: [3] },
];

/** Keeps the company's people; a fresh one starts with a handful of members and departments. */
export function createCompany(db: Database, nextId: () => string): Company {
  const members = new Map(db.statement("select * from member").all().map(readMember).map(byUsername));
  const departments = new Map(db.statement("select * from department").all().map(readDepartment).map(byNumber));
  const company: Company = {
    member: (username) => members.get(username),
    department: (dept_no) => departments.get(dept_no),
    members: () => [...members.values()],
    addMember({ username, name, departments: numbers }) {
      const member: Member = { _id: nextId(), name, username, status: 1, type: 0, departments: numbers };
      db.statement("insert into member (username, member_id, name, departments) values (?, ?, ?, ?)").run(
        ...[username, member._id, name, JSON.stringify(numbers)],
      );
      members.set(username, member);
      return member;
    },
    addDepartment({ dept_no, name, parent_no }) {
      const department: Department = { name, dept_no, type: 0, parent_no, status: 1 };
      db.statement("insert into department (dept_no, name, parent_no) values (?, ?, ?)").run(dept_no, name, parent_no);
      departments.set(dept_no, department);
      return department;
    },
  };
  if (members.size === 0) settle(company);
  return company;
}

function settle(company: Company): void {
  for (const department of FIRST_DEPARTMENTS) company.addDepartment(department);
  for (const member of FIRST_MEMBERS) company.addMember(member);
}

function byUsername(member: Member): [string, Member] {
  return [member.username, member];
}

function byNumber(department: Department): [number, Department] {
  return [department.dept_no, department];
}

function readMember(row: Row): Member {
  const departments: unknown = JSON.parse(text(row, "departments"));
  return {
    _id: text(row, "member_id"),
    name: text(row, "name"),
    username: text(row, "username"),
    status: 1,
    type: 0,
    departments: Array.isArray(departments) ? departments.map(Number) : [],
  };
}

function readDepartment(row: Row): Department {
  return {
    name: text(row, "name"),
    dept_no: integer(row, "dept_no"),
    type: 0,
    parent_no: integerOrNull(row, "parent_no"),
    status: 1,
  };
}
