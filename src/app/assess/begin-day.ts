import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of `beginDay`. */
export interface BeginDayPorts {
  readonly registry: Pick<Registry, "installations" | "setting" | "saveSetting">;
  readonly subjects: Pick<Subjects, "markAll">;
  readonly clock: Pick<Clock, "now" | "today">;
  /** Before everything is assessed again, what the shop teaches is learned again. */
  learnShop(installation_id: string): Promise<unknown>;
}

const SETTING = "business_day";

/**
 * Puts every subject in doubt where a new business day has begun since the last look, also one that began while nobody
 * was running. Returns how many subjects were marked.
 */
export function createBeginDay({ registry, subjects, clock, learnShop }: BeginDayPorts) {
  return async function beginDay(): Promise<number> {
    const today = clock.today();
    let marked = 0;
    for (const { installation_id } of await registry.installations()) {
      const last = await registry.setting(installation_id, SETTING);
      if (last === today) continue;
      // A first look begins no day: what is there was assessed when it was read.
      if (last !== null) {
        await learnShop(installation_id);
        marked += await subjects.markAll(installation_id, clock.now());
      }
      await registry.saveSetting(installation_id, SETTING, today);
    }
    return marked;
  };
}
