import type { Clock } from "../ports/clock.ts";
import type { Registry } from "../ports/registry.ts";
import type { TokenMaker } from "../ports/token-maker.ts";

/** Ports of signing in. */
export interface SignInPorts {
  readonly registry: Registry;
  readonly tokens: TokenMaker;
  readonly clock: Pick<Clock, "now">;
}

/** Settings of the whole server are kept under this name. */
const SERVER = "_server";
const SET_UP_CODE = "set_up_code";
const SESSION_PREFIX = "session:";
const SET_UP_MS = 24 * 3_600_000;
const SESSION_MS = 30 * 24 * 3_600_000;

/** One administrator, who signs in by a link that works once. Only hashes are kept. */
export function createSignIn({ registry, tokens, clock }: SignInPorts) {
  // One after the other: two at the same time would both find the code unused.
  let trades: Promise<unknown> = Promise.resolve();

  return {
    /** A new set-up code, valid for a day; an earlier one ends. */
    async issueSetUpCode(): Promise<string> {
      const code = tokens.random();
      await registry.saveSetting(SERVER, SET_UP_CODE, dated(code, SET_UP_MS));
      return code;
    },

    /** Trades a set-up code for a session token; null where the code is wrong, used or too old. */
    redeem(code: string): Promise<string | null> {
      const traded = trades.then(() => trade(code));
      trades = traded.catch(() => null);
      return traded;
    },

    async isSignedIn(session: string | null): Promise<boolean> {
      if (session === null) return false;
      const expires_at = await registry.setting(SERVER, SESSION_PREFIX + tokens.hash(session));
      return expires_at !== null && clock.now() < Number(expires_at);
    },
  };

  async function trade(code: string): Promise<string | null> {
    const kept = await registry.setting(SERVER, SET_UP_CODE);
    if (kept === null || !isValid(kept, code)) return null;
    await registry.removeSetting(SERVER, SET_UP_CODE);
    const session = tokens.random();
    await registry.saveSetting(SERVER, SESSION_PREFIX + tokens.hash(session), String(clock.now() + SESSION_MS));
    return session;
  }

  function dated(code: string, valid_ms: number): string {
    return `${tokens.hash(code)} ${clock.now() + valid_ms}`;
  }

  function isValid(kept: string, code: string): boolean {
    const [hash, expires_at] = kept.split(" ");
    return hash === tokens.hash(code) && clock.now() < Number(expires_at);
  }
}

/** Signing in by a one-time link. */
export type SignIn = ReturnType<typeof createSignIn>;
