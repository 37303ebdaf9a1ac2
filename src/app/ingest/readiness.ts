import type { Inbox } from "../../ports/inbox.ts";
import type { Registry } from "../../ports/registry.ts";
import type { KnownBindings } from "./known-bindings.ts";

/** Ports of `isReady`. */
export interface ReadinessPorts {
  readonly inbox: Pick<Inbox, "summary">;
  readonly registry: Pick<Registry, "setting" | "saveSetting">;
  readonly bindings: Pick<KnownBindings, "all">;
  /** Run once, before anything is assessed: the first figures people see are then made like all later ones. */
  learnShop(installation_id: string): Promise<unknown>;
}

/** Kept so that a process started anew does not wait for the line to be empty, which under load it never is. */
const SETTING = "is_ready";

/**
 * Whether an installation may be assessed: every bound form has been read once and everything read has been taken in.
 * Once ready, an installation stays so, over restarts too; later changes are small beside what is known.
 */
export function createReadiness({ inbox, registry, bindings, learnShop }: ReadinessPorts) {
  const ready = new Set<string>();
  const looking = new Map<string, Promise<boolean>>();

  return async function isReady(installation_id: string): Promise<boolean> {
    if (ready.has(installation_id)) return true;
    const look = looking.get(installation_id) ?? isKnown(installation_id);
    looking.set(installation_id, look);
    try {
      if (await look) ready.add(installation_id);
    } finally {
      looking.delete(installation_id);
    }
    return ready.has(installation_id);
  };

  async function isKnown(installation_id: string): Promise<boolean> {
    if ((await registry.setting(installation_id, SETTING)) !== null) return true;
    if (!(await isComplete(installation_id))) return false;
    await learnShop(installation_id);
    await registry.saveSetting(installation_id, SETTING, "true");
    return true;
  }

  async function isComplete(installation_id: string): Promise<boolean> {
    const bound = await bindings.all(installation_id);
    if (bound.length === 0 || bound.some(({ synced_through }) => synced_through === null)) return false;
    return (await inbox.summary(installation_id)).waiting === 0;
  }
}
