import type { AuditEvent, NewUserRequest, UserChange, UserReport, UsersReport } from "../../contracts/access.ts";
import type { User } from "../../ports/accounts.ts";
import type { AccessPorts, Origin } from "./access-ports.ts";
import type { AccountLinks } from "./account-links.ts";
import type { Actor } from "./actor.ts";
import { lastAdmin, loginNameTaken, userUnknown } from "./refusals.ts";
import type { Sessions } from "./sessions.ts";

/** Who asks, from where. */
export interface Asking {
  readonly actor: Pick<Actor, "name">;
  readonly origin: Origin;
}

/** What the administrator does with users. A new user gets a one-time link; nobody ever sees another's password. */
export function createManageUsers({ accounts, tokens, clock }: AccessPorts, links: AccountLinks, sessions: Sessions) {
  return {
    async list(): Promise<UsersReport> {
      return { users: (await accounts.users()).map(userReport) };
    },

    /** Adds a user and returns the code with which they choose a password. */
    async add(request: NewUserRequest, asking: Asking): Promise<string> {
      const none = { password_hash: null, single_sign_on: null, is_disabled: false };
      const user: User = { user_id: tokens.random(), ...request, ...none, created_at: clock.now() };
      if (!(await accounts.saveUser(user))) throw loginNameTaken(user.login_name);
      await note("user_added", `${user.login_name} ${user.role}`, asking);
      return links.issueFor(user);
    },

    async change(user_id: string, change: UserChange, asking: Asking): Promise<void> {
      const user = await found(user_id);
      const changed: User = { ...user, ...defined(change) };
      if (isAdmin(user) && !isAdmin(changed)) await requireOtherAdmin(user_id);
      await accounts.saveUser(changed);
      if (changed.is_disabled) await sessions.endAll(user_id);
      await note("user_changed", [user.login_name, ...changedParts(change)].join(" "), asking);
    },

    /** A code with which the user chooses a new password. */
    async resetCode(user_id: string, asking: Asking): Promise<string> {
      const user = await found(user_id);
      await note("link_issued", user.login_name, asking);
      return links.issueFor(user);
    },

    async signOutEverywhere(user_id: string, asking: Asking): Promise<void> {
      const { login_name } = await found(user_id);
      await sessions.endAll(user_id);
      await note("signed_out", login_name, asking);
    },
  };

  async function found(user_id: string): Promise<User> {
    const user = await accounts.user(user_id);
    if (user === null) throw userUnknown();
    return user;
  }

  async function requireOtherAdmin(user_id: string): Promise<void> {
    const users = await accounts.users();
    if (!users.some((user) => user.user_id !== user_id && isAdmin(user))) throw lastAdmin();
  }

  function note(event: AuditEvent, object: string, { actor, origin }: Asking): Promise<void> {
    return accounts.audit({ at: clock.now(), actor: actor.name, event, object, address: origin });
  }
}

function isAdmin({ role, is_disabled }: User): boolean {
  return role === "admin" && !is_disabled;
}

function userReport({ password_hash, single_sign_on, ...user }: User): UserReport {
  return { ...user, has_password: password_hash !== null, has_single_sign_on: single_sign_on !== null };
}

/** What was changed, with its new value where that is no one's personal data. */
function changedParts(change: UserChange): readonly string[] {
  return Object.entries(defined(change)).map(([name, value]) =>
    name === "role" || name === "is_disabled" ? `${name}=${String(value)}` : name,
  );
}

/** What was given, without what was left out. */
function defined<T extends object>(change: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  // The same properties, less those that are undefined.
  return Object.fromEntries(given) as { readonly [K in keyof T]?: Exclude<T[K], undefined> };
}
