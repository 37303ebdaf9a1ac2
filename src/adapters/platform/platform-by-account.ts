import { type Platform, PlatformCallError } from "../../ports/platform.ts";
import type { AccountInUse, PlatformAccounts } from "../../ports/platform-accounts.ts";
import { readPush } from "./read-push.ts";
import { verifyPush } from "./verify-push.ts";

/** A platform, and what ends its connections. */
export interface OpenedPlatform {
  readonly platform: Platform;
  close(): void;
}

interface PlatformByAccountOptions {
  readonly accounts: Pick<PlatformAccounts, "of">;
  /** Opens the platform by one account. */
  open(account: AccountInUse): OpenedPlatform;
}

/**
 * The platform of all installations: every call goes by the account of the one it is for. An account is opened at its
 * first call and serves all installations that have it. One that none has any more stays open to the end, so that calls
 * under way may end; its idle connections are closed by the other side.
 */
export function createPlatformByAccount({ accounts, open }: PlatformByAccountOptions): OpenedPlatform {
  const opened = new Map<string, OpenedPlatform>();

  function platformOf(account: AccountInUse): Platform {
    const known = opened.get(account.company) ?? open(account);
    opened.set(account.company, known);
    return known.platform;
  }

  async function by<T>(installation_id: string | null, call: (platform: Platform) => Promise<T>): Promise<T> {
    const account = await accounts.of(installation_id);
    return call(platformOf(account)).catch((error: unknown) => {
      throw withOwner(error, installation_id, account);
    });
  }

  async function* through<T>(installation_id: string, read: (platform: Platform) => AsyncIterable<T>) {
    const account = await accounts.of(installation_id);
    try {
      yield* read(platformOf(account));
    } catch (error) {
      throw withOwner(error, installation_id, account);
    }
  }

  const platform: Platform = {
    verifyPush,
    readPush,
    readRecord: (binding, ...given) => by(binding.installation_id, (its) => its.readRecord(binding, ...given)),
    records: (binding, ...given) => through(binding.installation_id, (its) => its.records(binding, ...given)),
    recordMarks: (binding) => through(binding.installation_id, (its) => its.recordMarks(binding)),
    look: (form) => by(form.installation_id, (its) => its.look(form)),
    findRecord: (binding, ...given) => by(binding.installation_id, (its) => its.findRecord(binding, ...given)),
    createRecord: (binding, ...given) => by(binding.installation_id, (its) => its.createRecord(binding, ...given)),
    createRecords: (binding, ...given) => by(binding.installation_id, (its) => its.createRecords(binding, ...given)),
    updateRecord: (binding, ...given) => by(binding.installation_id, (its) => its.updateRecord(binding, ...given)),
    updateRecords: (binding, ...given) => by(binding.installation_id, (its) => its.updateRecords(binding, ...given)),
    deleteRecord: (binding, ...given) => by(binding.installation_id, (its) => its.deleteRecord(binding, ...given)),
    workflow: (binding, ...given) => by(binding.installation_id, (its) => its.workflow(binding, ...given)),
    apps: (installation_id) => by(installation_id, (its) => its.apps(installation_id)),
    forms: (app) => by(app.installation_id, (its) => its.forms(app)),
    fields: (form) => by(form.installation_id, (its) => its.fields(form)),
  };

  return {
    platform,
    close: () => {
      for (const { close } of opened.values()) close();
    },
  };
}

/** A refused key with the next step of whoever must mend it: whose key it is decides what is to be done. */
function withOwner(error: unknown, installation_id: string | null, { origin }: AccountInUse): unknown {
  if (!(error instanceof PlatformCallError) || error.failure !== "key") return error;
  const { problem } = error;
  const hint = `${problem.hint}。${nextStep(installation_id, origin)}`;
  return new PlatformCallError("key", { ...problem, hint }, { cause: error });
}

function nextStep(installation_id: string | null, origin: AccountInUse["origin"]): string {
  if (installation_id === null) return "这是程序自己的 KEY（JDY_API_KEY），改正后重新运行。";
  const command = `\`stockguard account set --installation ${installation_id}\``;
  return origin === "own"
    ? `这是该安装自己的 KEY，换新的请运行 ${command}，不必重启；其他企业不受影响。`
    : `该安装用的是程序自己的 KEY（JDY_API_KEY），改正后重启；也可运行 ${command} 给它单独的 KEY。`;
}
