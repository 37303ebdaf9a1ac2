import type { SupplierSlowdown } from "../../domain/inventory/supplier-slowdown.ts";
import type { Registry } from "../../ports/registry.ts";

/** Suppliers whose lead time has lengthened, by code. */
export type Slowdowns = ReadonlyMap<string, SupplierSlowdown>;

/** The suppliers of each installation that were found to be slower, kept as a setting. */
export interface SlowSuppliers {
  of(installation_id: string): Promise<Slowdowns>;
  save(installation_id: string, slow: Slowdowns): Promise<void>;
}

const SETTING = "slow_suppliers";
const NONE: Slowdowns = new Map();

/** Reads a text again only where it has changed, also by another process. */
export function createSlowSuppliers(registry: Pick<Registry, "setting" | "saveSetting">): SlowSuppliers {
  const known = new Map<string, { readonly text: string; readonly slow: Slowdowns }>();
  return {
    async of(installation_id) {
      const text = await registry.setting(installation_id, SETTING);
      if (text === null) return NONE;
      const last = known.get(installation_id);
      if (last?.text === text) return last.slow;
      // Written by `save` below and by nothing else.
      const slow: Slowdowns = new Map(JSON.parse(text) as [string, SupplierSlowdown][]);
      known.set(installation_id, { text, slow });
      return slow;
    },
    save: (installation_id, slow) => registry.saveSetting(installation_id, SETTING, JSON.stringify([...slow])),
  };
}
