import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createInstallationAccounts } from "../../../src/app/account/installation-accounts.ts";
import { createKeepKey } from "../../../src/app/account/keep-key.ts";
import type { PlatformAccount } from "../../../src/contracts/platform-account.ts";
import type { Registry } from "../../../src/ports/registry.ts";
import type { SecretBox } from "../../../src/ports/secret-box.ts";
import { createCountingTokens, visibleBox } from "../../install/install-tools.ts";

/** An account by its key, at the usual address. */
export function anAccount(api_key: string, base_url = "https://api.example.com/api"): PlatformAccount {
  return { api_key, base_url };
}

/** Installations of these names, and a process with this account of its own; other processes may share the registry. */
export async function accountsOf(
  installations: readonly string[],
  program: PlatformAccount | null,
  registry: Registry = createMemoryStore().registry,
  box: SecretBox = visibleBox,
) {
  for (const installation_id of installations)
    await registry.saveInstallation({ installation_id, name: `店 ${installation_id}`, app_id: "app", created_at: 1 });
  let now = 1_000_000;
  const accounts = createInstallationAccounts({
    ...{ registry, program, box, tokens: createCountingTokens() },
    clock: { now: () => now },
  });
  const keyOf = async (installation_id: string) => (await accounts.of(installation_id)).api_key;
  return {
    ...{ registry, accounts, keyOf },
    keepKey: createKeepKey({ registry, accounts }),
    pass: (ms: number) => void (now += ms),
  };
}
