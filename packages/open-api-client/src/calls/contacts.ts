import type { ContactMember, GuestDepartment, PlatformPost } from "../platform-api.ts";
import { createDepartmentCalls, type DepartmentCalls } from "./department-calls.ts";
import { createMemberCalls, type MemberCalls } from "./member-calls.ts";
import { createRoleCalls, type RoleCalls } from "./role-calls.ts";

/** Connected companies (企业互联) and who speaks for them. */
export interface GuestCalls {
  listGuestDepartments(dept_no?: number): Promise<readonly GuestDepartment[]>;
  listGuestMembers(dept_no?: number): Promise<readonly ContactMember[]>;
  getGuestMember(username: string): Promise<ContactMember>;
}

/** The contacts (通讯录). They hold no telephone numbers and no mail addresses. */
export interface Contacts extends MemberCalls, DepartmentCalls, RoleCalls, GuestCalls {}

/** All calls about contacts. */
export function createContacts(post: PlatformPost): Contacts {
  const of = (dept_no: number | undefined) => (dept_no === undefined ? {} : { dept_no });
  return {
    ...createMemberCalls(post),
    ...createDepartmentCalls(post),
    ...createRoleCalls(post),
    listGuestDepartments: async (dept_no) => (await post("/v5/corp/guest/department/list", of(dept_no))).dept_list,
    listGuestMembers: async (dept_no) => (await post("/v5/corp/guest/user/list", of(dept_no))).member_list,
    getGuestMember: async (username) => (await post("/v5/corp/guest/user/get", { username })).member,
  };
}
