import { z } from "zod";
import type {
  ContactMember,
  Department,
  GuestDepartment,
  PlatformPath,
  Role,
  RoleGroup,
  RoleMember,
  ReplyOf,
} from "../platform-api.ts";
import { DONE as done } from "./data-replies.ts";
import { entity } from "./entity.ts";

/** Endpoints of the contacts (通讯录). */
export type ContactPath = Extract<PlatformPath, `/${string}/corp/${string}`>;

const person = { username: z.string().min(1), name: z.string() };
const unit = { dept_no: z.int(), name: z.string() };
const member = entity<ContactMember>("member", person);
const roleMember = entity<RoleMember>("member", person);
const department = entity<Department>("department", unit);
const guestDepartment = entity<GuestDepartment>("connected company", unit);
const role = entity<Role>("role", { role_no: z.int(), name: z.string() });
const group = entity<RoleGroup>("group of roles", { group_no: z.int(), name: z.string() });

const oneMember = z.looseObject({ user: member });
const members = z.looseObject({ users: z.array(member) });
const oneDepartment = z.looseObject({ department });
const departments = z.looseObject({ departments: z.array(department) });
const managers = z.looseObject({ dept_managers: z.array(member) });
const oneRole = z.looseObject({ role });
const oneGroup = z.looseObject({ role_group: group });

/** What each endpoint of the contacts must at least answer. */
export const CONTACT_REPLIES: { readonly [P in ContactPath]: z.ZodType<ReplyOf<P>> } = {
  "/v5/corp/user/get": oneMember,
  "/v5/corp/user/create": oneMember,
  "/v5/corp/user/update": oneMember,
  "/v5/corp/user/delete": done,
  "/v5/corp/user/batch_delete": done,
  "/v5/corp/user/import": done,
  "/v5/corp/department/user/list": members,
  "/v6/corp/department/list": departments,
  "/v5/corp/department/list": departments,
  "/v6/corp/department/create": oneDepartment,
  "/v6/corp/department/update": oneDepartment,
  "/v5/corp/department/delete": done,
  "/v5/corp/department/import": done,
  "/v6/corp/department/dept_no/get": z.looseObject({ dept_no: z.int() }),
  "/v6/corp/department/manager/get": managers,
  "/v6/corp/department/manager/update": managers,
  "/v5/corp/role/list": z.looseObject({ roles: z.array(role) }),
  "/v5/corp/role/create": oneRole,
  "/v5/corp/role/update": oneRole,
  "/v5/corp/role/delete": done,
  "/v5/corp/role/user/list": z.looseObject({ users: z.array(roleMember) }),
  "/v5/corp/role/add_members": done,
  "/v5/corp/role/remove_members": done,
  "/v5/corp/role_group/list": z.looseObject({ role_groups: z.array(group) }),
  "/v5/corp/role_group/create": oneGroup,
  "/v5/corp/role_group/update": oneGroup,
  "/v5/corp/role_group/delete": done,
  "/v5/corp/guest/department/list": z.looseObject({ dept_list: z.array(guestDepartment) }),
  "/v5/corp/guest/user/list": z.looseObject({ member_list: z.array(member) }),
  "/v5/corp/guest/user/get": z.looseObject({ member }),
};
