import type { LinkRequest } from "../../contracts/access.ts";
import type { User } from "../../ports/accounts.ts";
import type { AccessPorts, Origin } from "./access-ports.ts";
import { linkInvalid, nameMissing, setUpDone } from "./refusals.ts";
import type { Sessions } from "./sessions.ts";

/** A link that was not used by then is worth nothing (ms). */
const LINK_MS = 24 * 3_600_000;

/** One-time links by which the first administrator sets up, and everybody else chooses a password. */
export function createAccountLinks({ accounts, hasher, tokens, clock }: AccessPorts, sessions: Sessions) {
  return {
    /** A new code for the first administrator; null once there is a user. An earlier code ends. */
    async issueSetUpCode(): Promise<string | null> {
      return (await accounts.users()).length > 0 ? null : issue(null);
    },

    /** A new code with which this user chooses a password. An earlier code ends. */
    issueFor: ({ user_id }: Pick<User, "user_id">) => issue(user_id),

    /** Whether a code can be used, and whether it is the first administrator's. Looking does not use it up. */
    async look(code: string): Promise<{ readonly is_first: boolean; readonly login_name: string | null }> {
      const { user_id } = await validLink(tokens.hash(code));
      const user = user_id === null ? null : await accounts.user(user_id);
      if (user_id !== null && (user === null || user.is_disabled)) throw linkInvalid();
      return { is_first: user_id === null, login_name: user?.login_name ?? null };
    },

    /** Uses a code up: the password is set, every earlier session ends, and a new one is opened. */
    async use(request: LinkRequest, origin: Origin): Promise<string> {
      const link_hash = tokens.hash(request.code);
      const { user_id } = await validLink(link_hash);
      const user = user_id === null ? firstUser(request) : await knownUser(user_id);
      const changed: User = { ...user, password_hash: await hasher.hash(request.password) };
      if (!(await accounts.takeLink(link_hash))) throw linkInvalid();
      if (user_id !== null) await accounts.saveUser(changed);
      else if (!(await accounts.addFirstUser(changed))) throw setUpDone();
      await sessions.endAll(changed.user_id);
      const { login_name } = changed;
      await accounts.audit({
        at: clock.now(),
        actor: login_name,
        event: "link_used",
        object: login_name,
        address: origin,
      });
      return sessions.open(changed);
    },
  };

  async function issue(user_id: string | null): Promise<string> {
    const code = tokens.random();
    await accounts.saveLink({ link_hash: tokens.hash(code), user_id, expires_at: clock.now() + LINK_MS });
    return code;
  }

  async function validLink(link_hash: string) {
    const link = await accounts.link(link_hash);
    if (link === null || clock.now() >= link.expires_at) throw linkInvalid();
    return link;
  }

  async function knownUser(user_id: string): Promise<User> {
    const user = await accounts.user(user_id);
    if (user === null || user.is_disabled) throw linkInvalid();
    return user;
  }

  function firstUser({ login_name, display_name }: LinkRequest): User {
    if (login_name === undefined || display_name === undefined) throw nameMissing();
    const user_id = tokens.random();
    const none = { email: null, password_hash: null, single_sign_on: null };
    return { user_id, login_name, display_name, ...none, role: "admin", is_disabled: false, created_at: clock.now() };
  }
}

/** One-time links. */
export type AccountLinks = ReturnType<typeof createAccountLinks>;
