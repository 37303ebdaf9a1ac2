import type { Accounts } from "../../ports/accounts.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PasswordHasher } from "../../ports/password-hasher.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";

/** What the use cases of access share. */
export interface AccessPorts {
  readonly accounts: Accounts;
  readonly hasher: PasswordHasher;
  readonly tokens: TokenMaker;
  readonly clock: Pick<Clock, "now">;
}

/** Where a request comes from: its network address, null from the command line. */
export type Origin = string | null;
