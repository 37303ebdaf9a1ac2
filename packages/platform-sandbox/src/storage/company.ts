import type { Database } from "./database.ts";
import { integer, integerOrNull, type Row, text, textOrNull } from "./row.ts";

/** A member as the API and pushes show it; `integrate_id` only where contacts are synced from elsewhere. */
export interface Member {
  readonly _id: string;
  readonly name: string;
  readonly username: string;
  /** −1 left, 0 not joined yet, 1 joined. */
  readonly status: number;
  /** 0 internal, 2 external contact. */
  readonly type: number;
  readonly departments: readonly number[];
  readonly integrate_id?: string;
}

/** A department as the API and pushes show it. */
export interface Department {
  readonly name: string;
  readonly dept_no: number;
  readonly type: 0;
  readonly parent_no: number | null;
  readonly status: 1;
  /** Order among the departments of one parent. */
  readonly seq: number;
  readonly integrate_id?: string;
}

type NewMember = Pick<Member, "name" | "username" | "departments"> & Partial<Pick<Member, "type" | "integrate_id">>;
type NewDepartment = Pick<Department, "name" | "dept_no" | "parent_no"> & Partial<Pick<Department, "integrate_id">>;

/** Who works here: members by username, departments by number (the root is 1). */
export interface Company {
  /** A member, those who left included: records still name them. */
  member(username: string): Member | undefined;
  /** Whether this person can be chosen, assigned or act: known, and not gone. */
  isPresent(username: string): boolean;
  department(dept_no: number): Department | undefined;
  /** Those who have not left. */
  members(): readonly Member[];
  /** Parents' order, then `seq`. */
  departments(): readonly Department[];
  addMember(member: NewMember): Member;
  saveMember(member: Member): Member;
  addDepartment(department: NewDepartment): Department;
  saveDepartment(department: Department): Department;
  removeDepartment(dept_no: number): void;
}

/** A member as contacts and workflows show it: known by username alone. */
export function withoutId({ username, name, departments, type, status, integrate_id }: Member): Omit<Member, "_id"> {
  const synced = integrate_id === undefined ? {} : { integrate_id };
  return { username, name, departments, type, status, ...synced };
}

/** A department as a field shows it: without its place among its siblings. */
export function withoutPlace(department: Department): Omit<Department, "seq"> {
  const { name, dept_no, type, parent_no, status, integrate_id } = department;
  return { name, dept_no, type, parent_no, status, ...(integrate_id === undefined ? {} : { integrate_id }) };
}

/** Username of the company's creator: the one API writes count as theirs. */
export const COMPANY_CREATOR = "admin";
/** Username that a person's edit counts as when none is named. */
export const DEFAULT_PERSON = "lilei";
/** Number of the department that holds all others. */
export const ROOT_DEPARTMENT = 1;

const FIRST_DEPARTMENTS = [
  { dept_no: ROOT_DEPARTMENT, name: "全公司", parent_no: null },
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
  const departments = new Map(
    db.statement("select * from department order by dept_no").all().map(readDepartment).map(byNumber),
  );
  const company: Company = {
    member: (username) => members.get(username),
    isPresent: (username) => (members.get(username)?.status ?? -1) >= 0,
    department: (dept_no) => departments.get(dept_no),
    members: () => [...members.values()].filter(({ status }) => status >= 0),
    departments: () => [...departments.values()].sort((one, other) => one.seq - other.seq),
    addMember: (member) => company.saveMember({ _id: nextId(), status: 1, type: 0, ...member }),
    saveMember(member) {
      saveMember(db, member);
      members.set(member.username, member);
      return member;
    },
    addDepartment(department) {
      const seq = [...departments.values()].filter(({ parent_no }) => parent_no === department.parent_no).length;
      return company.saveDepartment({ type: 0, status: 1, seq, ...department });
    },
    saveDepartment(department) {
      saveDepartment(db, department);
      departments.set(department.dept_no, department);
      return department;
    },
    removeDepartment(dept_no) {
      db.statement("delete from department where dept_no = ?").run(dept_no);
      departments.delete(dept_no);
    },
  };
  if (members.size === 0) settle(company);
  return company;
}

function settle(company: Company): void {
  for (const department of FIRST_DEPARTMENTS) company.addDepartment(department);
  for (const member of FIRST_MEMBERS) company.addMember(member);
}

function saveMember(db: Database, member: Member): void {
  db.statement(
    `insert or replace into member (username, member_id, name, departments, status, type, integrate_id)
     values (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...[member.username, member._id, member.name, JSON.stringify(member.departments)],
    ...[member.status, member.type, member.integrate_id ?? null],
  );
}

function saveDepartment(db: Database, { dept_no, name, parent_no, seq, integrate_id }: Department): void {
  db.statement(
    `insert into department (dept_no, name, parent_no, seq, integrate_id) values (?1, ?2, ?3, ?4, ?5)
     on conflict (dept_no) do update set name = ?2, parent_no = ?3, seq = ?4, integrate_id = ?5`,
  ).run(dept_no, name, parent_no, seq, integrate_id ?? null);
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
    status: integer(row, "status"),
    type: integer(row, "type"),
    departments: Array.isArray(departments) ? departments.map(Number) : [],
    ...readIntegration(row),
  };
}

function readDepartment(row: Row): Department {
  return {
    name: text(row, "name"),
    dept_no: integer(row, "dept_no"),
    type: 0,
    parent_no: integerOrNull(row, "parent_no"),
    status: 1,
    seq: integerOrNull(row, "seq") ?? 0,
    ...readIntegration(row),
  };
}

function readIntegration(row: Row): { readonly integrate_id?: string } {
  const integrate_id = textOrNull(row, "integrate_id");
  return integrate_id === null ? {} : { integrate_id };
}
