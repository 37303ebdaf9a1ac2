/** What a token that came with a request is worth. */
export type TokenState = "good" | "missing" | "expired" | "unknown";

/** Tokens as vendors hand them out: the same one again until it ends. */
export interface FakeTokens {
  /** The token of now, and how long it lives on, s. */
  issue(): { readonly token: string; readonly expires_in: number };
  stateOf(token: string | null): TokenState;
  /** Ends the token as if its time had passed. */
  expire(): void;
  /** Voids the token before its time, as vendors reserve to themselves. */
  revoke(): void;
  /** How many different tokens there have been. */
  readonly issued: () => number;
}

/** Tokens of one account, renewed `early_s` before they end; those before still work until their own end. */
export function createFakeTokens(now: () => number, life_s: number, early_s = 0): FakeTokens {
  const ends = new Map<string, number>();
  let current: string | null = null;
  let issued = 0;

  return {
    issue() {
      const left_s = ((current === null ? undefined : ends.get(current)) ?? 0) / 1_000 - now() / 1_000;
      if (current !== null && left_s > early_s) return { token: current, expires_in: Math.floor(left_s) };
      issued += 1;
      current = `token-${issued}-${"x".repeat(100)}/+=`;
      ends.set(current, now() + life_s * 1_000);
      return { token: current, expires_in: life_s };
    },
    stateOf(token) {
      if (token === null || token === "") return "missing";
      const end = ends.get(token);
      if (end === undefined) return "unknown";
      return end > now() ? "good" : "expired";
    },
    expire() {
      for (const token of ends.keys()) ends.set(token, now());
    },
    revoke() {
      ends.clear();
      current = null;
    },
    issued: () => issued,
  };
}
