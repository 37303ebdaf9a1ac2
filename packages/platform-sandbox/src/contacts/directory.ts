import { refusal } from "../problem.ts";
import { COMPANY_CREATOR, type Company, type Department, type Member, ROOT_DEPARTMENT } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import {
  type DepartmentDraft,
  departmentsBelow,
  requireDepartment,
  requireFitting,
  requireNoLoop,
  requireWholeTree,
} from "./department-tree.ts";
import { type MemberDraft, requireMemberDraft } from "./member-draft.ts";

/** The company's members and departments as the contacts API changes them. Refusals are thrown, nothing is half done. */
export interface Directory {
  /** A member who has not left; 1010 otherwise. */
  member(username: string): Member;
  createMember(draft: MemberDraft): Member;
  updateMember(username: string, change: Partial<Omit<MemberDraft, "username">>): Member;
  /** They leave; records go on naming them. */
  removeMembers(usernames: readonly string[]): void;
  importMembers(drafts: readonly MemberDraft[]): void;
  membersOf(dept_no: number, isDeep: boolean): readonly Member[];
  createDepartment(draft: Omit<DepartmentDraft, "dept_no"> & { readonly dept_no: number | undefined }): Department;
  updateDepartment(dept_no: number, change: Partial<Omit<DepartmentDraft, "dept_no">>): Department;
  removeDepartment(dept_no: number): void;
  /** Replaces the whole tree; members of departments that are gone keep the others, or fall to the root. */
  importDepartments(drafts: readonly DepartmentDraft[]): void;
}

/** Makes the directory. */
export function createDirectory({ db, company }: { readonly db: Database; readonly company: Company }): Directory {
  const directory: Directory = {
    member(username) {
      const member = company.isPresent(username) ? company.member(username) : undefined;
      if (member) return member;
      throw refusal(1010, username);
    },
    createMember(draft) {
      requireMemberDraft(company, draft);
      if (company.isPresent(draft.username)) throw refusal(1065, draft.username);
      return join(draft);
    },
    updateMember(username, change) {
      const changed = { ...directory.member(username), ...change };
      requireMemberDraft(company, changed);
      return company.saveMember(changed);
    },
    removeMembers(usernames) {
      const leaving = usernames.map((username) => directory.member(username));
      if (usernames.includes(COMPANY_CREATOR)) throw refusal(1096, "企业创建者不能删除");
      db.transaction(() => leaving.forEach((member) => company.saveMember({ ...member, status: -1 })));
    },
    importMembers(drafts) {
      for (const draft of drafts) requireMemberDraft(company, draft);
      db.transaction(() => drafts.forEach(join));
    },
    membersOf(dept_no, isDeep) {
      requireDepartment(company, dept_no);
      const deeper = isDeep ? below(dept_no, true) : [];
      const within = new Set([dept_no, ...deeper]);
      return company.members().filter(({ departments }) => departments.some((number) => within.has(number)));
    },
    createDepartment({ dept_no, name, parent_no }) {
      const number = dept_no ?? Math.max(...company.departments().map((one) => one.dept_no)) + 1;
      if (company.department(number)) throw refusal(6013, String(number));
      requireFitting(company, { dept_no: number, name, parent_no });
      return company.addDepartment({ dept_no: number, name, parent_no });
    },
    updateDepartment(dept_no, change) {
      const before = requireDepartment(company, dept_no);
      const parent_no = change.parent_no ?? before.parent_no;
      const name = change.name ?? before.name;
      if (parent_no === null) return company.saveDepartment({ ...before, name });
      if (dept_no === ROOT_DEPARTMENT) throw refusal(6011, "根部门没有上级");
      requireNoLoop(company, dept_no, parent_no);
      requireFitting(company, { dept_no, name, parent_no });
      return company.saveDepartment({ ...before, name, parent_no });
    },
    removeDepartment(dept_no) {
      requireDepartment(company, dept_no);
      if (dept_no === ROOT_DEPARTMENT) throw refusal(6015);
      if (below(dept_no, false).length > 0) throw refusal(6003);
      if (directory.membersOf(dept_no, false).length > 0) throw refusal(6006);
      company.removeDepartment(dept_no);
    },
    importDepartments(drafts) {
      requireWholeTree(drafts);
      db.transaction(() => {
        const kept = new Set([ROOT_DEPARTMENT, ...drafts.map(({ dept_no }) => dept_no)]);
        for (const { dept_no } of company.departments()) if (!kept.has(dept_no)) company.removeDepartment(dept_no);
        for (const [seq, draft] of drafts.entries())
          company.saveDepartment({ type: 0, status: 1, ...company.department(draft.dept_no), ...draft, seq });
        company.members().forEach((member) => rehome(member, kept));
      });
    },
  };

  /** A new member, or one who comes back or is changed by an import. */
  function join({ username, name, departments }: MemberDraft): Member {
    const known = company.member(username);
    if (!known) return company.addMember({ username, name, departments });
    return company.saveMember({ ...known, name, departments, status: 1 });
  }

  function below(dept_no: number, isDeep: boolean): readonly number[] {
    return departmentsBelow(company, dept_no, isDeep).map((one) => one.dept_no);
  }

  function rehome(member: Member, kept: ReadonlySet<number>): void {
    const left = member.departments.filter((number) => kept.has(number));
    if (left.length === member.departments.length) return;
    company.saveMember({ ...member, departments: left.length > 0 ? left : [ROOT_DEPARTMENT] });
  }
  return directory;
}
