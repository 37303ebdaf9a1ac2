import type { KeptOrderOutlook, Production } from "../../../ports/production.ts";
import { compareText } from "./compare-text.ts";
import { memoryBomRoles, memoryItemsBelow } from "./memory-bom.ts";
import { type KeptRow, type MemoryRows, newestRow } from "./memory-rows.ts";

/** The production plan with what other parts need of it. */
interface MemoryProduction {
  readonly production: Production;
  keepOutlooks(installation_id: string, outlooks: readonly KeptOrderOutlook[]): void;
  hasOutlooks(installation_id: string): boolean;
  forget(installation_id: string): void;
}

/** The production plan of installations, gone with the process. */
export function createMemoryProduction(rows: MemoryRows): MemoryProduction {
  const kept = new Map<string, readonly KeptOrderOutlook[]>();

  function newestLines(installation_id: string, made: ReadonlySet<string>): readonly KeptRow<"bom_line">[] {
    const lines = rows.table(installation_id, "bom_line").filter(({ row }) => made.has(row.parent_code));
    const newest = new Map(
      [...Map.groupBy(lines, ({ row }) => row.parent_code)].map(([code, own]) => [code, newestRow(own)]),
    );
    return lines.filter((line) => {
      const first = newest.get(line.row.parent_code);
      return first?.record_id === line.record_id && first.form === line.form;
    });
  }

  return {
    production: {
      concerns: async (installation_id, item_codes) =>
        rows.table(installation_id, "production_order").some(({ row }) => row.is_open) &&
        memoryBomRoles(rows, installation_id, item_codes).used.size > 0,

      facts: async (installation_id) => {
        const open = rows.table(installation_id, "production_order").filter(({ row }) => row.is_open);
        const made = open.map(({ row }) => row.item_code);
        const below = new Set(memoryItemsBelow(rows, installation_id, made));
        const stock = rows.table(installation_id, "stock_level").filter(({ row }) => below.has(row.item_code));
        const places = stock.map(({ row: { item_code, location_code } }) => ({ item_code, location_code }));
        const items = rows.table(installation_id, "item").filter(({ row }) => below.has(row.item_code));
        const named = [...Map.groupBy(items, ({ row }) => row.item_code)];
        return structuredClone({
          orders: open.map(({ row, record_id }) => ({ ...row, record_id })),
          bom_lines: newestLines(installation_id, below).map(({ row }) => row),
          places: [...new Map(places.map((place) => [JSON.stringify(place), place])).values()].toSorted((a, b) =>
            compareText(a.item_code, b.item_code),
          ),
          names: new Map(named.map(([code, claims]) => [code, newestRow(claims)?.row.item_name ?? code])),
        });
      },

      outlooks: async (installation_id) => structuredClone(kept.get(installation_id) ?? []),
    },
    keepOutlooks: (installation_id, outlooks) => {
      const inOrder = outlooks.toSorted((a, b) => compareText(a.record_id, b.record_id));
      kept.set(installation_id, structuredClone(inOrder));
    },
    hasOutlooks: (installation_id) => (kept.get(installation_id) ?? []).length > 0,
    forget: (installation_id) => void kept.delete(installation_id),
  };
}
