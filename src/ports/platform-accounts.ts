import type { PlatformAccount } from "../contracts/platform-account.ts";

/** The account that serves an installation now. */
export interface AccountInUse extends PlatformAccount {
  /** The installation's own, or the program's, which serves all that have none. */
  readonly origin: "own" | "program";
  /** Whose quota its calls use: a one-way mark, the same for the same key at the same address. */
  readonly company: string;
}

/** With which account each installation's platform is called. Own accounts are kept sealed. */
export interface PlatformAccounts {
  /**
   * The account of an installation, or the program's for null. What another process changed is seen within seconds.
   * Rejects with a PlatformCallError of failure "key" where there is none, or where it cannot be opened.
   */
  of(installation_id: string | null): Promise<AccountInUse>;
  /** Gives an installation an account of its own, or another one; raises an AddonError where it is malformed. */
  keep(installation_id: string, account: PlatformAccount): Promise<void>;
  /** Takes an installation's own account away; false where it had none. */
  remove(installation_id: string): Promise<boolean>;
}
