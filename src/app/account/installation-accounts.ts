import { type PlatformAccount, platformAccount } from "../../contracts/platform-account.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Clock } from "../../ports/clock.ts";
import { PlatformCallError } from "../../ports/platform.ts";
import type { AccountInUse, PlatformAccounts } from "../../ports/platform-accounts.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";
import { accountFaulty, accountMissing, accountUnopened, keyMissing } from "./account-refusals.ts";

/** Ports of the accounts of installations. */
export interface InstallationAccountsPorts {
  readonly registry: Pick<Registry, "setting" | "saveSetting" | "removeSetting">;
  readonly box: SecretBox;
  readonly tokens: Pick<TokenMaker, "hash">;
  readonly clock: Pick<Clock, "now">;
  /** Serves every installation without an account of its own; null where the program was given none. */
  readonly program: PlatformAccount | null;
}

/** The setting of an installation that holds its account; nothing of it stands there unsealed. */
export const ACCOUNT_SETTING = "account";

/** Another process may change an account; it is seen after this long (ms). */
const REMEMBERED_MS = 5_000;

interface Remembered {
  readonly at: number;
  readonly account: Promise<AccountInUse>;
}

/** An account as it is used; raises an AddonError where it cannot be one. */
export function checkedAccount(account: PlatformAccount): PlatformAccount {
  const checked = platformAccount.safeParse(account);
  if (checked.success) return checked.data;
  throw accountFaulty(checked.error.issues.map(({ message }) => message));
}

/** Whose quota an account uses: keys of one company are not known for its own, so a key at an address is a company. */
export function companyOf({ base_url, api_key }: PlatformAccount, tokens: Pick<TokenMaker, "hash">): string {
  return tokens.hash(`${base_url}\n${api_key}`);
}

/** Accounts sealed among the settings of their installation, each remembered for a moment since every call asks for it. */
export function createInstallationAccounts(ports: InstallationAccountsPorts): PlatformAccounts {
  const { registry, box, tokens, clock } = ports;
  const remembered = new Map<string, Remembered>();

  const inUse = (account: PlatformAccount, origin: AccountInUse["origin"]): AccountInUse => ({
    ...{ ...account, origin },
    company: companyOf(account, tokens),
  });

  async function load(installation_id: string): Promise<AccountInUse> {
    const kept = await registry.setting(installation_id, ACCOUNT_SETTING);
    if (kept !== null) return inUse(opened(installation_id, kept), "own");
    if (ports.program !== null) return inUse(ports.program, "program");
    throw new PlatformCallError("key", accountMissing(installation_id));
  }

  function opened(installation_id: string, kept: string): PlatformAccount {
    try {
      // Written by `keep` below and by nothing else.
      return JSON.parse(box.open(kept)) as PlatformAccount;
    } catch (error) {
      if (error instanceof AddonError)
        throw new PlatformCallError("key", accountUnopened(installation_id, error), { cause: error });
      throw error;
    }
  }

  function current(installation_id: string): Promise<AccountInUse> {
    const known = remembered.get(installation_id);
    const now = clock.now();
    if (known !== undefined && now - known.at <= REMEMBERED_MS && now >= known.at) return known.account;
    const account = load(installation_id);
    remembered.set(installation_id, { at: now, account });
    account.catch(() => remembered.delete(installation_id));
    return account;
  }

  return {
    of: async (installation_id) => {
      if (installation_id !== null) return current(installation_id);
      if (ports.program !== null) return inUse(ports.program, "program");
      throw new PlatformCallError("key", keyMissing());
    },
    keep: async (installation_id, account) => {
      const sealed = box.seal(JSON.stringify(checkedAccount(account)));
      await registry.saveSetting(installation_id, ACCOUNT_SETTING, sealed);
      remembered.delete(installation_id);
    },
    remove: async (installation_id) => {
      const kept = await registry.setting(installation_id, ACCOUNT_SETTING);
      await registry.removeSetting(installation_id, ACCOUNT_SETTING);
      remembered.delete(installation_id);
      return kept !== null;
    },
  };
}
