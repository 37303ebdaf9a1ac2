import type { Outbox, SettingStep } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";

/** Looks that decided something are counted, so that of two at a time one alone decides. */
export const LOOK_SETTING = "care_look";

/** Ports of `careLooks`. */
interface CareLooksPorts {
  readonly registry: Pick<Registry, "setting">;
  readonly outbox: Pick<Outbox, "addWith">;
}

/** Looks at an installation's customers, the same to all processes. */
export function createCareLooks({ registry, outbox }: CareLooksPorts) {
  return {
    /** A look under way has read its customers as they were: it loses. */
    async overtake(installation_id: string): Promise<void> {
      for (let isAhead = false; !isAhead; ) {
        const before = await registry.setting(installation_id, LOOK_SETTING);
        isAhead = await outbox.addWith(nextLook(installation_id, before), []);
      }
    },
  };
}

/** Looks at an installation's customers. */
export type CareLooks = ReturnType<typeof createCareLooks>;

/** From the number of looks as it was found to the next. */
export function nextLook(installation_id: string, before: string | null): SettingStep {
  return { installation_id, name: LOOK_SETTING, before, after: String(Number(before ?? "0") + 1) };
}
