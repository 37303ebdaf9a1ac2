import { PERMISSIONS, type Permission, type Role } from "../../contracts/access.ts";
import type { User } from "../../ports/accounts.ts";
import { ROLE_PERMISSIONS } from "./permissions.ts";

/** Who is asking, and what they may do. */
export interface Actor {
  /** For the audit log: a login name, or "token:" and a token's name. */
  readonly name: string;
  readonly display_name: string;
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  readonly user_id: string | null;
  readonly session_id: string | null;
}

/** Whoever sits at a machine where the board is open to all. */
export const OPEN_ACTOR: Actor = {
  name: "local",
  display_name: "本机",
  role: null,
  permissions: new Set(PERMISSIONS.filter((name) => name !== "manage_users" && name !== "manage_tokens")),
  user_id: null,
  session_id: null,
};

/** The actor that a user is. */
export function userActor({ login_name, display_name, role, user_id }: User, session_id: string): Actor {
  const permissions = new Set(ROLE_PERMISSIONS[role]);
  return { name: login_name, display_name, role, permissions, user_id, session_id };
}
