import { retentionFigures, type RetentionFigures } from "../../contracts/retention.ts";
import type { Registry } from "../../ports/registry.ts";

/** The figures of each installation, kept as a setting. */
export interface KeptRetention {
  /** Null while none were made, or where what was kept is of another version. */
  of(installation_id: string): Promise<RetentionFigures | null>;
  save(installation_id: string, figures: RetentionFigures): Promise<void>;
  /** Takes a customer out of what is kept. */
  forget(installation_id: string, customer_code: string): Promise<void>;
}

const SETTING = "customer_retention";

/** Kept as JSON; reads a text again only where it has changed, also by another process. */
export function createKeptRetention(registry: Pick<Registry, "setting" | "saveSetting">): KeptRetention {
  const known = new Map<string, { readonly text: string; readonly figures: RetentionFigures | null }>();
  const kept: KeptRetention = {
    async of(installation_id) {
      const text = await registry.setting(installation_id, SETTING);
      if (text === null) return null;
      const last = known.get(installation_id);
      if (last?.text === text) return last.figures;
      const figures = retentionFigures.safeParse(JSON.parse(text)).data ?? null;
      known.set(installation_id, { text, figures });
      return figures;
    },
    save: (installation_id, figures) => registry.saveSetting(installation_id, SETTING, JSON.stringify(figures)),
    async forget(installation_id, customer_code) {
      const figures = await kept.of(installation_id);
      if (figures === null) return;
      const customers = figures.fragile.customers.filter((one) => one.customer_code !== customer_code);
      if (customers.length === figures.fragile.customers.length) return;
      await kept.save(installation_id, { ...figures, fragile: { ...figures.fragile, customers } });
    },
  };
  return kept;
}
