import type { ItemClassStore, KeptItemClasses } from "../../../ports/item-classes.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** Classes of items with what other parts need of them. */
interface MemoryItemClasses {
  readonly itemClasses: ItemClassStore;
  forget(installation_id: string): void;
}

/** Classes of items as the last night found them, gone with the process. */
export function createMemoryItemClasses(rows: MemoryRows): MemoryItemClasses {
  const byInstallation = new Map<string, Map<string, KeptItemClasses>>();
  const ofInstallation = (installation_id: string) => {
    const found = byInstallation.get(installation_id) ?? new Map<string, KeptItemClasses>();
    byInstallation.set(installation_id, found);
    return found;
  };

  return {
    itemClasses: {
      of: async (installation_id, item_code) =>
        structuredClone(ofInstallation(installation_id).get(item_code)?.classes ?? null),
      save: async (installation_id, kept) => {
        for (const one of kept) ofInstallation(installation_id).set(one.item_code, structuredClone(one));
      },
      forgetBefore: async (installation_id, day) => {
        const kept = ofInstallation(installation_id);
        for (const { item_code, classified_on } of kept.values()) if (classified_on < day) kept.delete(item_code);
      },
      pricePaid: async (installation_id, item_code, since) => {
        let [money, units] = [0, 0];
        for (const { row } of rows.table(installation_id, "sales_line")) {
          const { unit_price, quantity, ordered_on, line_state } = row;
          if (row.item_code !== item_code || ordered_on < since || line_state === "cancelled") continue;
          if (unit_price === null || quantity <= 0) continue;
          money += quantity * unit_price;
          units += quantity;
        }
        return units > 0 ? money / units : null;
      },
    },
    forget: (installation_id) => void byInstallation.delete(installation_id),
  };
}
