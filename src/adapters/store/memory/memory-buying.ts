import type { Day } from "../../../domain/calendar/day.ts";
import { purchaseKey } from "../../../domain/text/purchase-key.ts";
import type { Assessments } from "../../../ports/assessments.ts";
import type { BoughtFacts, Buying } from "../../../ports/buying.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import { createMemoryPlaces } from "./memory-places.ts";
import { type KeptRow, type MemoryRows, newestRow } from "./memory-rows.ts";

interface BuyingParts {
  readonly rows: MemoryRows;
  readonly assessments: Pick<Assessments, "list">;
}

/** What concerns suppliers, from the rows as they are at each call. */
export function createMemoryBuying({ rows, assessments }: BuyingParts): Buying {
  return {
    facts: async (installation_id, since) =>
      structuredClone({
        suppliers: newestOf(rows.table(installation_id, "supplier"), ({ supplier_code }) => supplier_code),
        deliveries: deliveredLines(rows, installation_id, since),
        orders: boughtLines(rows, installation_id, since),
        receipts: receivedUnits(rows, installation_id),
        sources: itemSources(rows, installation_id),
        items: newestOf(rows.table(installation_id, "item"), ({ item_code }) => item_code).map(
          ({ item_code, item_name, supplier_code, purchase_cost, is_active }) => {
            return { item_code, item_name, supplier_code, purchase_cost, is_active };
          },
        ),
        places: (await assessments.list(installation_id))
          .map(({ item_code, location_code, risk }) => {
            return { item_code, location_code, severity: risk.severity, expected_loss: risk.expected_loss ?? 0 };
          })
          .sort((a, b) =>
            firstDifference(compareText(a.item_code, b.item_code), compareText(a.location_code, b.location_code)),
          ),
      }),
  };
}

function newestOf<T extends "item" | "supplier">(
  kept: readonly KeptRow<T>[],
  codeOf: (row: KeptRow<T>["row"]) => string,
): readonly KeptRow<T>["row"][] {
  return [...Map.groupBy(kept, ({ row }) => codeOf(row)).values()]
    .flatMap((claims) => newestRow(claims)?.row ?? [])
    .sort((a, b) => compareText(codeOf(a), codeOf(b)));
}

function deliveredLines(rows: MemoryRows, installation_id: string, since: Day): BoughtFacts["deliveries"] {
  return createMemoryPlaces(rows, installation_id)
    .numberedDeliveries()
    .filter(({ received_on }) => received_on >= since);
}

function boughtLines(rows: MemoryRows, installation_id: string, since: Day): BoughtFacts["orders"] {
  return rows
    .table(installation_id, "purchase_line")
    .filter(({ row }) => row.ordered_on >= since)
    .toSorted(({ row: a }, { row: b }) =>
      firstDifference(compareText(a.ordered_on, b.ordered_on), compareText(a.purchase_order_no, b.purchase_order_no)),
    )
    .map(({ row }) => {
      const { supplier_code, purchase_order_no, item_code, ordered_on, expected_on } = row;
      const { quantity, received_quantity, is_open } = row;
      return {
        ...{ supplier_code, purchase_order_no, item_code, ordered_on, expected_on },
        ...{ quantity, received_quantity, is_open },
      };
    });
}

function receivedUnits(rows: MemoryRows, installation_id: string): BoughtFacts["receipts"] {
  const received = rows.table(installation_id, "receipt_line").flatMap(({ row }) => {
    const { purchase_order_no, item_code, quantity } = row;
    return purchase_order_no === null ? [] : [{ purchase_order_no, item_code, quantity }];
  });
  const groups = Map.groupBy(received, purchaseKey);
  return [...groups.values()]
    .flatMap((parts) => {
      const [first] = parts;
      const quantity = parts.reduce((sum, part) => sum + part.quantity, 0);
      return first === undefined ? [] : [{ ...first, quantity }];
    })
    .sort((a, b) =>
      firstDifference(compareText(a.purchase_order_no, b.purchase_order_no), compareText(a.item_code, b.item_code)),
    );
}

function itemSources(rows: MemoryRows, installation_id: string): BoughtFacts["sources"] {
  const named = [...rows.table(installation_id, "purchase_line"), ...rows.table(installation_id, "receipt_line")];
  const pairs = named.flatMap(({ row: { item_code, supplier_code } }) => {
    return supplier_code === null || supplier_code === "" ? [] : [{ item_code, supplier_code }];
  });
  const unique = new Map(pairs.map((pair) => [JSON.stringify([pair.item_code, pair.supplier_code]), pair]));
  return [...unique.values()].sort((a, b) =>
    firstDifference(compareText(a.item_code, b.item_code), compareText(a.supplier_code, b.supplier_code)),
  );
}
