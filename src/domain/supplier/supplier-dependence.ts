import { addDays } from "../calendar/day.ts";
import { grouped } from "../math/grouped.ts";
import { isAlarming } from "../risk/severity.ts";
import { purchaseKey } from "../text/purchase-key.ts";
import { type BuyingFacts, unitsReceived } from "./buying-facts.ts";
import type { ItemSources } from "./item-sources.ts";

/** What hangs on a supplier. */
export interface SupplierDependence {
  /** Active items that were ever bought from it, or whose form names it. */
  readonly item_count: number;
  /** Of these, the ones that never had any other supplier. */
  readonly single_source_count: number;
  /** Of the items that hang on it and are out, critical or high: what the board adds up. */
  readonly expected_loss: number;
  /** Of the shop's; null where the shop expects none. */
  readonly expected_loss_share: number | null;
  /** Received units × cost of the item over a year. */
  readonly purchase_value: number;
  readonly purchase_value_share: number | null;
  /** The greater of both shares, 0–1. */
  readonly dependence: number;
}

/** What hangs on suppliers: one by one, and in all. */
export interface SupplierDependences {
  /** Of all items that are out, critical or high, also of those without a supplier: as the board says. */
  readonly expected_loss: number;
  readonly purchase_value: number;
  of(supplier_code: string): SupplierDependence;
}

/** Purchases are added up over this many days. */
const YEAR_DAYS = 365;

/** Adds up what hangs on each supplier. */
export function supplierDependences(facts: BuyingFacts, sources: ItemSources): SupplierDependences {
  const losses = expectedLosses(facts, sources);
  const values = purchaseValues(facts);
  const totals = { expected_loss: total(losses.values()), purchase_value: total(values.values()) };
  const inactive = new Set(facts.items.filter(({ is_active }) => !is_active).map(({ item_code }) => item_code));
  return {
    ...totals,
    of: (supplier_code) => {
      const items = [...sources.itemsOf(supplier_code)].filter((item_code) => !inactive.has(item_code));
      const expected_loss = losses.get(supplier_code) ?? 0;
      const purchase_value = values.get(supplier_code) ?? 0;
      const expected_loss_share = shareOf(expected_loss, totals.expected_loss);
      const purchase_value_share = shareOf(purchase_value, totals.purchase_value);
      return {
        item_count: items.length,
        single_source_count: items.filter(sources.isSole).length,
        ...{ expected_loss, expected_loss_share, purchase_value, purchase_value_share },
        dependence: Math.max(expected_loss_share ?? 0, purchase_value_share ?? 0),
      };
    },
  };
}

/** By supplier; under null, what hangs on none. */
function expectedLosses({ places }: BuyingFacts, sources: ItemSources): ReadonlyMap<string | null, number> {
  const losses = new Map<string | null, number>();
  for (const { item_code, severity, expected_loss } of places) {
    if (isAlarming(severity)) add(losses, sources.mainSupplier(item_code), expected_loss);
  }
  return losses;
}

function purchaseValues({ today, items, orders, receipts }: BuyingFacts): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  const costs = new Map(items.map(({ item_code, purchase_cost }) => [item_code, purchase_cost ?? 0]));
  const receiptsOf = unitsReceived(receipts);
  const since = addDays(today, -YEAR_DAYS);
  const recent = orders.filter(({ ordered_on }) => ordered_on >= since);
  for (const parts of grouped(recent, purchaseKey).values()) {
    const [first] = parts;
    if (first === undefined) continue;
    const units = Math.max(receiptsOf(first), total(parts.map(({ received_quantity }) => received_quantity)));
    add(values, first.supplier_code, units * (costs.get(first.item_code) ?? 0));
  }
  return values;
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function add<Key>(sums: Map<Key, number>, key: Key, value: number): void {
  sums.set(key, (sums.get(key) ?? 0) + value);
}

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
