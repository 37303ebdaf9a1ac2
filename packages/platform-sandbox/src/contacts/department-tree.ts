import { refusal } from "../problem.ts";
import { type Company, type Department, ROOT_DEPARTMENT } from "../storage/company.ts";

/** What a new or changed department says of itself. */
export interface DepartmentDraft {
  readonly dept_no: number;
  readonly name: string;
  readonly parent_no: number;
}

const NAME_MAX = 32;

/** A department; 6002 when it is not there. */
export function requireDepartment(company: Company, dept_no: number): Department {
  const department = company.department(dept_no);
  if (department) return department;
  throw refusal(6002, String(dept_no));
}

/** The departments below one: only its own, or all the way down, parents first. */
export function departmentsBelow(company: Company, dept_no: number, isDeep: boolean): readonly Department[] {
  const children = company.departments().filter(({ parent_no }) => parent_no === dept_no);
  return isDeep ? children.flatMap((child) => [child, ...departmentsBelow(company, child.dept_no, true)]) : children;
}

/** Checks a department among the others. Throws 6012 for its name, 6001 for its parent, 6000 for a sibling of its name. */
export function requireFitting(company: Company, { dept_no, name, parent_no }: DepartmentDraft): void {
  requireName(name);
  if (!company.department(parent_no)) throw refusal(6001, String(parent_no));
  const isTaken = departmentsBelow(company, parent_no, false).some(
    (sibling) => sibling.name === name && sibling.dept_no !== dept_no,
  );
  if (isTaken) throw refusal(6000, name);
}

/** Throws 6011 when a department would come to lie below itself. */
export function requireNoLoop(company: Company, dept_no: number, parent_no: number): void {
  const below = [dept_no, ...departmentsBelow(company, dept_no, true).map((one) => one.dept_no)];
  if (below.includes(parent_no)) throw refusal(6011);
}

/** Checks a whole new tree under the root. Throws what the single calls would, and 6014 when it is empty. */
export function requireWholeTree(drafts: readonly DepartmentDraft[]): void {
  if (drafts.length === 0) throw refusal(6014);
  const byNumber = new Map(drafts.map((draft) => [draft.dept_no, draft]));
  if (byNumber.size < drafts.length) throw refusal(6013);
  if (byNumber.has(ROOT_DEPARTMENT)) throw refusal(6010, "不能重建根部门");
  const siblings = new Set(drafts.map(({ parent_no, name }) => JSON.stringify([parent_no, name])));
  if (siblings.size < drafts.length) throw refusal(6000);
  for (const draft of drafts) {
    requireName(draft.name);
    requireRooted(draft, byNumber);
  }
}

function requireRooted(draft: DepartmentDraft, byNumber: ReadonlyMap<number, DepartmentDraft>): void {
  const seen = new Set<number>();
  for (let at = draft; at.parent_no !== ROOT_DEPARTMENT; ) {
    const parent = byNumber.get(at.parent_no);
    if (!parent) throw refusal(6001, String(at.parent_no));
    if (seen.has(parent.dept_no)) throw refusal(6011);
    seen.add(parent.dept_no);
    at = parent;
  }
}

function requireName(name: string): void {
  if (name.trim() === "" || name.length > NAME_MAX) throw refusal(6012, `1 到 ${NAME_MAX} 个字`);
}
