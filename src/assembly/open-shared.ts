/** The store, and what is shared beside it. */
import { tokenMaker } from "../adapters/system/token-maker.ts";
import { checkedAccount, companyOf } from "../app/account/installation-accounts.ts";
import { noteProgramAccount } from "../app/account/keep-key.ts";
import { requireAccounts } from "../app/account/require-accounts.ts";
import type { Config } from "../config.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { type Cluster, openCluster } from "./cluster.ts";
import { openStore } from "./open-store.ts";

interface SharedOptions {
  readonly config: Config;
  readonly clock: Clock;
  /** Serves every installation without an account of its own; null where each must have one. */
  readonly api_key: string | null;
  readonly base_url: string;
  onError(part: string, error: unknown): void;
}

/** What the processes of one add-on share. */
export interface Shared {
  readonly store: Store;
  readonly cluster: Cluster;
}

/** Opens both; where one cannot be used, nothing stays open. */
export async function openShared(options: SharedOptions): Promise<Shared> {
  const { config, clock, onError } = options;
  const cluster = await openCluster({ config, now: clock.now, onError });
  try {
    const store = await openStore(config);
    await settleAccounts(options, store).catch(closing(store));
    return { cluster, store };
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/** Every installation has an account, its own or the program's, which is noted. */
async function settleAccounts({ api_key, base_url }: SharedOptions, { registry }: Store): Promise<void> {
  if (api_key === null) return requireAccounts(registry);
  const company = companyOf(checkedAccount({ api_key, base_url }), tokenMaker);
  await noteProgramAccount(registry, company);
}

/** Closes what cannot be used, and says why. */
function closing(opened: { close(): Promise<void> }) {
  return async (reason: unknown): Promise<never> => {
    await opened.close();
    throw reason;
  };
}
