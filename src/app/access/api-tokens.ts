import { DAY_MS } from "../../domain/calendar/day.ts";
import type { AuditEvent, NewTokenRequest, TokenReport, TokensReport } from "../../contracts/access.ts";
import type { ApiToken } from "../../ports/accounts.ts";
import type { AccessPorts } from "./access-ports.ts";
import type { Actor } from "./actor.ts";
import type { Asking } from "./manage-users.ts";
import { tokenUnknown } from "./refusals.ts";

/** How a token begins, so that people and scanners know one when they see it. */
const TOKEN_PREFIX = "sg_";
/** Use is noted this often, not at each request. */
const NOTED_MS = 60_000;

/** Keys for programs: shown once, kept as a hash, limited to scopes. */
export function createApiTokens({ accounts, tokens, clock }: AccessPorts) {
  return {
    async list(): Promise<TokensReport> {
      const kept = await accounts.apiTokens();
      return { tokens: kept.map(tokenReport) };
    },

    /** Makes a token and returns it; it cannot be seen again. */
    async add({ name, scopes, valid_days }: NewTokenRequest, asking: Asking): Promise<string> {
      const token = TOKEN_PREFIX + tokens.random();
      const created_at = clock.now();
      await accounts.saveApiToken({
        token_id: tokens.random(),
        name,
        token_hash: tokens.hash(token),
        scopes: [...new Set(scopes)],
        created_by: asking.actor.name,
        created_at,
        expires_at: valid_days === null ? null : created_at + valid_days * DAY_MS,
        last_used_at: null,
        revoked_at: null,
      });
      await note("token_added", `${name} ${scopes.join(" ")}`, asking);
      return token;
    },

    async revoke(token_id: string, asking: Asking): Promise<void> {
      if (!(await accounts.revokeApiToken(token_id, clock.now()))) throw tokenUnknown();
      const revoked = (await accounts.apiTokens()).find((token) => token.token_id === token_id);
      await note("token_revoked", revoked?.name ?? token_id, asking);
    },

    /** Who a token speaks for; null where it is unknown, over or revoked, or whoever made it may not come in any more. */
    async check(token: string): Promise<Actor | null> {
      if (!token.startsWith(TOKEN_PREFIX)) return null;
      const kept = await accounts.apiTokenByHash(tokens.hash(token));
      if (kept === null || !(await isUsable(kept))) return null;
      const now = clock.now();
      if (now >= (kept.last_used_at ?? 0) + NOTED_MS) await accounts.markApiTokenUsed(kept.token_id, now);
      const none = { role: null, user_id: null, session_id: null };
      return { name: `token:${kept.name}`, display_name: kept.name, permissions: new Set(kept.scopes), ...none };
    },
  };

  async function isUsable({ expires_at, revoked_at, created_by }: ApiToken): Promise<boolean> {
    if (revoked_at !== null || (expires_at !== null && clock.now() >= expires_at)) return false;
    const maker = await accounts.userByLogin(created_by);
    return maker !== null && !maker.is_disabled;
  }

  function note(event: AuditEvent, object: string, { actor, origin }: Asking): Promise<void> {
    return accounts.audit({ at: clock.now(), actor: actor.name, event, object, address: origin });
  }
}

/** Everything but the hash. */
function tokenReport(token: ApiToken): TokenReport {
  const { token_id, name, created_by, created_at, expires_at, last_used_at, revoked_at } = token;
  return { token_id, name, scopes: [...token.scopes], created_by, created_at, expires_at, last_used_at, revoked_at };
}
