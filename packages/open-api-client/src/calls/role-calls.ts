import type { PlatformPost, RequestOf, Role, RoleGroup, RoleMember } from "../platform-api.ts";
import { eachOfPages } from "./pages.ts";

/** Roles, their groups, and who is in them. */
export interface RoleCalls {
  roles(): AsyncGenerator<Role, void>;
  createRole(role: RequestOf<"/v5/corp/role/create">): Promise<Role>;
  updateRole(change: RequestOf<"/v5/corp/role/update">): Promise<Role>;
  deleteRole(role_no: number): Promise<void>;
  roleMembers(role_no: number): AsyncGenerator<RoleMember, void>;
  addRoleMembers(role_no: number, usernames: readonly string[]): Promise<void>;
  removeRoleMembers(role_no: number, usernames: readonly string[]): Promise<void>;
  roleGroups(): AsyncGenerator<RoleGroup, void>;
  createRoleGroup(name: string): Promise<RoleGroup>;
  updateRoleGroup(group_no: number, name: string): Promise<RoleGroup>;
  deleteRoleGroup(group_no: number): Promise<void>;
}

/** The calls about roles and their groups. */
export function createRoleCalls(post: PlatformPost): RoleCalls {
  return {
    roles: () => eachOfPages(async (page) => (await post("/v5/corp/role/list", page)).roles),
    createRole: async (role) => (await post("/v5/corp/role/create", role)).role,
    updateRole: async (change) => (await post("/v5/corp/role/update", change)).role,
    async deleteRole(role_no) {
      await post("/v5/corp/role/delete", { role_no });
    },
    roleMembers(role_no) {
      const scope = { role_no, has_manage_range: true };
      return eachOfPages(async (page) => (await post("/v5/corp/role/user/list", { ...scope, ...page })).users);
    },
    async addRoleMembers(role_no, usernames) {
      await post("/v5/corp/role/add_members", { role_no, usernames });
    },
    async removeRoleMembers(role_no, usernames) {
      await post("/v5/corp/role/remove_members", { role_no, usernames });
    },
    roleGroups: () => eachOfPages(async (page) => (await post("/v5/corp/role_group/list", page)).role_groups),
    createRoleGroup: async (name) => (await post("/v5/corp/role_group/create", { name })).role_group,
    updateRoleGroup: async (group_no, name) =>
      (await post("/v5/corp/role_group/update", { group_no, name })).role_group,
    async deleteRoleGroup(group_no) {
      await post("/v5/corp/role_group/delete", { group_no });
    },
  };
}
