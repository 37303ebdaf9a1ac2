import { AddonError } from "../../contracts/problem.ts";
import type { Registry } from "../../ports/registry.ts";
import { accountsMissing, keyMissing } from "./account-refusals.ts";
import { ACCOUNT_SETTING } from "./installation-accounts.ts";

/** Refuses a start without a key of the program while some installation has none of its own, or there is none yet. */
export async function requireAccounts(registry: Pick<Registry, "installations" | "setting">): Promise<void> {
  const installations = await registry.installations();
  if (installations.length === 0) throw new AddonError(keyMissing());
  const without: string[] = [];
  for (const { installation_id, name } of installations) {
    const kept = await registry.setting(installation_id, ACCOUNT_SETTING);
    if (kept === null) without.push(`${name}（${installation_id}）`);
  }
  if (without.length > 0) throw accountsMissing(without);
}
