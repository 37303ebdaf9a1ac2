import type { Problem } from "../../contracts/problem.ts";
import { PlatformCallError } from "../../ports/platform.ts";
import type { AccountInUse, PlatformAccounts } from "../../ports/platform-accounts.ts";
import type { Installation, Registry } from "../../ports/registry.ts";
import { KEY_NOTICE_CODE } from "../ingest/key-notice.ts";
import { listNotices } from "../notices/notices.ts";

/** Ports of `accountsReport`. */
export interface AccountsReportPorts {
  readonly registry: Pick<Registry, "installations" | "settings">;
  readonly accounts: Pick<PlatformAccounts, "of">;
}

/** With what an installation's platform is called, and what is wrong with it. */
export interface AccountReport {
  readonly installation: Installation;
  /** Null where none serves it. */
  readonly account: AccountInUse | null;
  readonly problems: readonly Problem[];
}

/** The accounts of all installations, as a running server last found them; nothing is asked of a platform. */
export function createAccountsReport({ registry, accounts }: AccountsReportPorts) {
  return async function accountsReport(): Promise<readonly AccountReport[]> {
    return Promise.all((await registry.installations()).map(reportOf));
  };

  async function reportOf(installation: Installation): Promise<AccountReport> {
    try {
      const account = await accounts.of(installation.installation_id);
      const notices = await listNotices(registry, installation.installation_id);
      return { installation, account, problems: notices.filter(({ code }) => code === KEY_NOTICE_CODE) };
    } catch (error) {
      if (error instanceof PlatformCallError) return { installation, account: null, problems: [error.problem] };
      throw error;
    }
  }
}
