import { type KeptMonth, keptMonthsFromJson } from "../../contracts/kept-months.ts";
import type { Registry } from "../../ports/registry.ts";

/** The finished months of each installation, kept as a setting of their own: they outlive the figures of the day. */
export interface KeptMonths {
  /** The oldest first; empty while none is finished. */
  of(installation_id: string): Promise<readonly KeptMonth[]>;
  save(installation_id: string, months: readonly KeptMonth[]): Promise<void>;
}

const SETTING = "retention_months";

/** Kept as JSON. They count customers and name none. */
export function createKeptMonths(registry: Pick<Registry, "setting" | "saveSetting">): KeptMonths {
  return {
    async of(installation_id) {
      const text = await registry.setting(installation_id, SETTING);
      return text === null ? [] : keptMonthsFromJson(text);
    },
    save: (installation_id, months) => registry.saveSetting(installation_id, SETTING, JSON.stringify(months)),
  };
}
