import type { AuditEvent, AuditReport, Role } from "../../contracts/access.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { SingleSignOn } from "../../ports/single-sign-on.ts";
import type { AccessPorts } from "./access-ports.ts";
import { createAccountLinks } from "./account-links.ts";
import { type ActionLinkPorts, createActionLinks } from "./action-links.ts";
import { createApiTokens } from "./api-tokens.ts";
import { type Asking, createManageUsers } from "./manage-users.ts";
import { createPasswordSignIn } from "./password-sign-in.ts";
import { createSessions, IDLE_MS, SESSION_MS } from "./sessions.ts";
import { createSingleSignOn } from "./single-sign-on.ts";

/** Ports of all use cases of access. */
export interface AllAccessPorts extends ActionLinkPorts, AccessPorts {
  readonly box: SecretBox;
  /** The company's own login, where there is one. */
  readonly single_sign_on: { readonly provider: SingleSignOn; readonly default_role: Role | null } | null;
}

const AUDIT_PAGE = 100;

/** Everything about who may come in and what they did. */
export function createAccess(ports: AllAccessPorts) {
  const { accounts, clock, signer } = ports;
  const sessions = createSessions(ports);
  const links = createAccountLinks(ports, sessions);
  return {
    sessions,
    links,
    users: createManageUsers(ports, links, sessions),
    tokens: createApiTokens(ports),
    actions: createActionLinks(ports),
    passwordSignIn: createPasswordSignIn(ports, sessions),
    singleSignOn:
      ports.single_sign_on === null ? null : createSingleSignOn({ ...ports, ...ports.single_sign_on }, sessions),

    /** A text that only pages of this session know: requests that change something must bring it. */
    csrfToken: (session_id: string) => signer.sign(`csrf ${session_id}`),

    note: (event: AuditEvent, object: string, { actor, origin }: Asking) =>
      accounts.audit({ at: clock.now(), actor: actor.name, event, object, address: origin }),

    async audit(before: number | null): Promise<AuditReport> {
      const entries = await accounts.auditEntries(AUDIT_PAGE, before);
      const last = entries.at(-1);
      return { entries: [...entries], next_before: entries.length < AUDIT_PAGE ? null : (last?.id ?? null) };
    },

    /** Forgets sessions, links and marks that are over. */
    async prune(): Promise<void> {
      const now = clock.now();
      await accounts.pruneAccounts({ opened_before: now - SESSION_MS, seen_before: now - IDLE_MS, now });
    },
  };
}

/** Everything about who may come in. */
export type Access = ReturnType<typeof createAccess>;
