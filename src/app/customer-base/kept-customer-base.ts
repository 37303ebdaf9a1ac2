import { customerBaseFromJson, customerBaseToJson, type KeptCustomerBase } from "../../contracts/customer-base.ts";
import type { Registry } from "../../ports/registry.ts";

/** What each installation's customers have taught, kept as a setting. */
export interface CustomerBases {
  /** Null while nobody has looked. */
  of(installation_id: string): Promise<KeptCustomerBase | null>;
  save(installation_id: string, base: KeptCustomerBase): Promise<void>;
}

const SETTING = "customer_base";

/** Reads a text again only where it has changed, also by another process. */
export function createCustomerBases(registry: Pick<Registry, "setting" | "saveSetting">): CustomerBases {
  const known = new Map<string, { readonly text: string; readonly base: KeptCustomerBase | null }>();
  return {
    async of(installation_id) {
      const text = await registry.setting(installation_id, SETTING);
      if (text === null) return null;
      const last = known.get(installation_id);
      if (last?.text === text) return last.base;
      const base = customerBaseFromJson(text);
      known.set(installation_id, { text, base });
      return base;
    },
    save: (installation_id, base) => registry.saveSetting(installation_id, SETTING, customerBaseToJson(base)),
  };
}
