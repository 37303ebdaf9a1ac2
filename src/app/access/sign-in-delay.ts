import type { AccessPorts, Origin } from "./access-ports.ts";
import { signInLocked } from "./refusals.ts";

/** After so many failures in a row each further try must wait. */
const FREE_TRIES = { pair: 5, address: 20, name: 50 } as const;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15 * 60_000;

type Kind = keyof typeof FREE_TRIES;
type Tries = readonly { readonly key: string; readonly free: number }[];

/**
 * Guessing costs time: by name and address together, by address, and by name, with the widest allowance where a
 * stranger's guesses could keep the owner of a name out.
 */
export function createSignInDelay({ accounts, clock }: Pick<AccessPorts, "accounts" | "clock">) {
  return {
    /** Counts a try as failed before it is made, so that many at once gain nothing; refuses one that comes too soon. */
    async begin(login_name: string, origin: Origin): Promise<void> {
      for (const { key, free } of triesOf(login_name, origin)) {
        const before = await accounts.failures(key);
        const now = clock.now();
        if (before !== null && now < before.last_at + waitMs(before.count, free)) throw signInLocked();
        const count = await accounts.noteFailure(key, now);
        const isAlone = count === (before?.count ?? 0) + 1;
        if (count > free && !isAlone) throw signInLocked();
      }
    },
    /** Forgets the failures before a success. */
    async succeeded(login_name: string, origin: Origin): Promise<void> {
      for (const { key } of triesOf(login_name, origin)) await accounts.clearFailures(key);
    },
  };
}

function triesOf(login_name: string, origin: Origin): Tries {
  const key = (kind: Kind, text: string) => ({ key: `${kind} ${text}`, free: FREE_TRIES[kind] });
  return [key("pair", `${login_name} ${origin ?? ""}`), key("address", origin ?? ""), key("name", login_name)];
}

function waitMs(count: number, free: number): number {
  return count < free ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - free));
}
