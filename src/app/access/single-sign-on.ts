import { loginName, type Role } from "../../contracts/access.ts";
import type { User } from "../../ports/accounts.ts";
import type { KnownPerson, SingleSignOn } from "../../ports/single-sign-on.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { AccessPorts, Origin } from "./access-ports.ts";
import { singleSignOnUnknown } from "./refusals.ts";
import type { Sessions } from "./sessions.ts";

interface SingleSignOnPorts extends AccessPorts {
  readonly provider: SingleSignOn;
  readonly box: SecretBox;
  /** The role of people who come for the first time; null lets in only those the administrator has added. */
  readonly default_role: Role | null;
}

/** Signing in at the company's own login. A person is known by issuer and subject, at first by a verified e-mail. */
export function createSingleSignOn(ports: SingleSignOnPorts, sessions: Sessions) {
  const { accounts, tokens, clock, provider, box, default_role } = ports;
  return {
    /** Where to send the browser, and a sealed text for its cookie. */
    async begin() {
      const { address, kept } = await provider.begin();
      return { address, sealed: box.seal(kept) };
    },

    /** Opens a session for whoever came back, and returns its token. */
    async finish(callback_url: string, sealed: string, origin: Origin): Promise<string> {
      const person = await provider.finish(callback_url, box.open(sealed));
      const user = (await accounts.userBySingleSignOn(person.single_sign_on)) ?? (await adopted(person));
      if (user.is_disabled) throw singleSignOnUnknown();
      const { login_name } = user;
      await accounts.audit({ at: clock.now(), actor: login_name, event: "signed_in", object: "sso", address: origin });
      return sessions.open(user);
    },
  };

  async function adopted(person: KnownPerson): Promise<User> {
    const user = (await userByEmail(person.email)) ?? newUser(person);
    const linked = { ...user, single_sign_on: person.single_sign_on };
    if (!(await accounts.saveUser(linked))) throw singleSignOnUnknown();
    return linked;
  }

  /** Only a user without another login of this kind: an address may pass from one person to the next. */
  async function userByEmail(email: string | null): Promise<User | undefined> {
    if (email === null) return undefined;
    const users = await accounts.users();
    return users.find(
      (user) => user.single_sign_on === null && !user.is_disabled && user.email?.toLowerCase() === email.toLowerCase(),
    );
  }

  function newUser({ email, name, single_sign_on }: KnownPerson): User {
    if (default_role === null) throw singleSignOnUnknown();
    const user_id = tokens.random();
    const login = loginName.safeParse(email ?? "");
    return {
      user_id,
      login_name: login.success ? login.data : `sso-${tokens.hash(single_sign_on).slice(0, 12)}`,
      display_name: name ?? email ?? "单点登录用户",
      email,
      role: default_role,
      password_hash: null,
      single_sign_on,
      is_disabled: false,
      created_at: clock.now(),
    };
  }
}
