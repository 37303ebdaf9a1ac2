import type { ContactMember, PlatformPost, RequestOf } from "../platform-api.ts";

/** Members of the company. Where they are synced from another system, writing is refused. */
export interface MemberCalls {
  getMember(username: string): Promise<ContactMember>;
  createMember(member: RequestOf<"/v5/corp/user/create">): Promise<ContactMember>;
  updateMember(change: RequestOf<"/v5/corp/user/update">): Promise<ContactMember>;
  deleteMember(username: string): Promise<void>;
  deleteMembers(usernames: readonly string[]): Promise<void>;
  /** Adds who is new and changes who is known. */
  importMembers(users: RequestOf<"/v5/corp/user/import">["users"]): Promise<void>;
}

/** The calls about members. */
export function createMemberCalls(post: PlatformPost): MemberCalls {
  return {
    getMember: async (username) => (await post("/v5/corp/user/get", { username })).user,
    createMember: async (member) => (await post("/v5/corp/user/create", member)).user,
    updateMember: async (change) => (await post("/v5/corp/user/update", change)).user,
    async deleteMember(username) {
      await post("/v5/corp/user/delete", { username });
    },
    async deleteMembers(usernames) {
      await post("/v5/corp/user/batch_delete", { usernames });
    },
    async importMembers(users) {
      await post("/v5/corp/user/import", { users });
    },
  };
}
