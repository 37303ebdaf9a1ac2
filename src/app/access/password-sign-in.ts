import type { SignInRequest } from "../../contracts/access.ts";
import type { AccessPorts, Origin } from "./access-ports.ts";
import { signInRefused } from "./refusals.ts";
import type { Sessions } from "./sessions.ts";
import { createSignInDelay } from "./sign-in-delay.ts";

/** Signing in by name and password; returns the session's token, or refuses. */
export function createPasswordSignIn(ports: AccessPorts, sessions: Sessions) {
  const { accounts, hasher, clock } = ports;
  const delay = createSignInDelay(ports);

  return async function passwordSignIn(request: SignInRequest, origin: Origin): Promise<string> {
    const login_name = request.login_name.trim().toLowerCase();
    await delay.begin(login_name, origin);
    const user = await accounts.userByLogin(login_name);
    const usable = user === null || user.is_disabled ? null : user.password_hash;
    const isRight = await hasher.verify(request.password, usable);
    if (user === null || !isRight) {
      // A name that nobody has may be a password typed into the wrong field.
      await note("sign_in_refused", user?.login_name ?? "?", origin);
      throw signInRefused();
    }
    await delay.succeeded(login_name, origin);
    await note("signed_in", user.login_name, origin);
    return sessions.open(user);
  };

  function note(event: "signed_in" | "sign_in_refused", actor: string, address: Origin): Promise<void> {
    return accounts.audit({ at: clock.now(), actor, event, object: "", address });
  }
}
