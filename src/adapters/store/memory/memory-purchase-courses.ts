import type { StoredEffect } from "../../../ports/outbox.ts";
import type { PurchaseCourses, PurchaseOrderRecord } from "../../../ports/purchase-courses.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import type { MemoryRows } from "./memory-rows.ts";

interface CourseParts {
  readonly rows: MemoryRows;
  effects(installation_id: string): readonly StoredEffect[];
}

/** Units below this are a rounding error of a form. */
const ROUNDING = 1e-6;

/** What there is of purchases, from the rows and effects as they are at each call. */
export function createMemoryPurchaseCourses({ rows, effects }: CourseParts): PurchaseCourses {
  function orders(installation_id: string, day: string): readonly PurchaseOrderRecord[] {
    const lines = rows.table(installation_id, "purchase_line").filter(({ row }) => row.ordered_on >= day);
    const receipts = rows.table(installation_id, "receipt_line");
    return [...Map.groupBy(lines, ({ record_id }) => record_id).values()].flatMap((own) => {
      const [first] = own;
      if (first === undefined) return [];
      const { purchase_order_no } = first.row;
      const came = receipts.flatMap(({ row }) => (row.purchase_order_no === purchase_order_no ? [row] : []));
      const days = came.map(({ received_on }) => received_on);
      // Lines of an older day are of the order, too.
      const all = rows.table(installation_id, "purchase_line").filter(({ record_id }) => record_id === first.record_id);
      const items = Map.groupBy(all, ({ row }) => row.item_code);
      return [
        {
          ...{ record_id: first.record_id, purchase_order_no, ordered_on: first.row.ordered_on },
          is_open: own.some(({ row }) => row.is_open),
          is_covered: [...items].every(([item_code, asked]) => {
            const units = unitsOf(came.filter((row) => row.item_code === item_code));
            return unitsOf(asked.map(({ row }) => row)) <= units + ROUNDING;
          }),
          received_on: days.toSorted().at(-1) ?? null,
        },
      ];
    });
  }

  return {
    latest: async (installation_id, { day, instant }, limit) => ({
      orders: orders(installation_id, day)
        .toSorted((a, b) =>
          firstDifference(compareText(b.ordered_on, a.ordered_on), compareText(a.record_id, b.record_id)),
        )
        .slice(0, limit),
      proposals: effects(installation_id)
        .filter(({ effect_key, state }) => effect_key.startsWith("replenishment/") && state === "done")
        .filter(({ caused_at }) => caused_at >= instant)
        .toSorted((a, b) => b.id - a.id)
        .flatMap(({ receipt: record_id, item_code, location_code }) => {
          return record_id === null ? [] : [{ record_id, item_code, location_code }];
        })
        .slice(0, limit),
    }),
  };
}

function unitsOf(rows: readonly { readonly quantity: number }[]): number {
  return rows.reduce((sum, { quantity }) => sum + quantity, 0);
}
