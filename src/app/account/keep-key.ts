import { AddonError } from "../../contracts/problem.ts";
import type { AccountInUse, PlatformAccounts } from "../../ports/platform-accounts.ts";
import type { Registry } from "../../ports/registry.ts";

/** Ports of keeping the program's key in an installation. */
export interface KeepKeyPorts {
  readonly registry: Pick<Registry, "installations" | "setting" | "saveSetting">;
  readonly accounts: Pick<PlatformAccounts, "of" | "keep">;
}

/** Settings of the whole server, and the one that tells, by its mark, with which account it last served. */
const SERVER = "_server";
const PROGRAM_COMPANY = "program_company";

/** Notes which account the program serves with, so that an install that is run with another one is known for it. */
export async function noteProgramAccount(registry: KeepKeyPorts["registry"], company: string): Promise<void> {
  if ((await registry.setting(SERVER, PROGRAM_COMPANY)) === company) return;
  await registry.saveSetting(SERVER, PROGRAM_COMPANY, company);
}

/**
 * Decides at an install whether the program's key is kept in the installation: where that is asked for, or where another
 * installation is served by another account, so that the program's own can serve only one of them. An account which the
 * installation has already stays, unless asked for. Returns whether the key was kept.
 */
export function createKeepKey({ registry, accounts }: KeepKeyPorts) {
  return async function keepKey(installation_id: string, isWanted: boolean): Promise<boolean> {
    const current = await accounts.of(installation_id);
    if (current.origin === "own" && !isWanted) return false;
    const program = await accounts.of(null);
    if (!isWanted && !(await isOtherServed(installation_id, program))) {
      await noteProgramAccount(registry, program.company);
      return false;
    }
    const { api_key, base_url } = program;
    await accounts.keep(installation_id, { api_key, base_url });
    return true;
  };

  async function isOtherServed(installation_id: string, { company }: AccountInUse): Promise<boolean> {
    const others = (await registry.installations()).filter((other) => other.installation_id !== installation_id);
    const companies = await Promise.all(others.map((other) => companyOf(other.installation_id)));
    return companies.some((its) => its !== null && its !== company);
  }

  /** Null where nobody has noted it yet. */
  async function companyOf(installation_id: string): Promise<string | null> {
    try {
      const { origin, company } = await accounts.of(installation_id);
      return origin === "own" ? company : await registry.setting(SERVER, PROGRAM_COMPANY);
    } catch (error) {
      // An account that cannot be opened is surely not the program's.
      if (error instanceof AddonError) return "";
      throw error;
    }
  }
}
