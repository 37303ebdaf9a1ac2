import { refusal } from "../problem.ts";
import type { Company } from "../storage/company.ts";
import { requireDepartment } from "./department-tree.ts";

/** What a new or changed member says of themselves. */
export interface MemberDraft {
  readonly username: string;
  readonly name: string;
  readonly departments: readonly number[];
}

const USERNAME = /^[A-Za-z0-9_-]+$/;
const USERNAME_MAX = 64;
const NAME_MAX = 80;

/** Throws 1096 or 1092 for a username, 1017 for a name, 6002 for an unknown department. */
export function requireMemberDraft(company: Company, { username, name, departments }: MemberDraft): void {
  if (!USERNAME.test(username)) throw refusal(1096, "username 只能含字母、数字、下划线、短横");
  if (username.length > USERNAME_MAX) throw refusal(1092, `最多 ${USERNAME_MAX} 个字符`);
  if (name.trim() === "" || name.length > NAME_MAX) throw refusal(1017, `1 到 ${NAME_MAX} 个字`);
  for (const dept_no of departments) requireDepartment(company, dept_no);
}
