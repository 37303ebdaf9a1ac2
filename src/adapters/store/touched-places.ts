import type { CanonicalRow } from "../../contracts/rows.ts";
import type { Touch } from "../../contracts/subject.ts";
import type { PastDelivery } from "../../ports/subjects.ts";
import type { RowChanges } from "./row-changes.ts";

/** An item at a location of one installation. */
export interface Place {
  readonly item_code: string;
  readonly location_code: string;
}

/** What the kept rows of an installation tell about which subjects a row concerns. */
export interface TouchLookup {
  /** Location of the item's stock record with the lowest id, where rows without a location belong. */
  defaultLocation(item_code: string): string | null;
  /** Subjects of an item, with those that were assessed before and may be gone. */
  subjectsOfItem(item_code: string): readonly Place[];
  itemsOfSupplier(supplier_code: string): readonly string[];
  deliveriesOf(order: OrderedItem): readonly PastDelivery[];
  /** Whether sales, open purchases or movements of the item name no location. */
  hasUnplacedRows(item_code: string): boolean;
  /** Whether another record claims the same key: a later version alone may change which of them counts. */
  isContested(row: CanonicalRow): boolean;
}

/** One item of one purchase order, the tie between a receipt and what was ordered. */
export interface OrderedItem {
  readonly purchase_order_no: string;
  readonly item_code: string;
}

/**
 * Collects the subjects whose facts a change alters. Called before the record's rows are changed, it returns what must
 * be called afterwards: some subjects follow from how things stood, others from how they stand then.
 */
export function watchTouches(
  lookup: TouchLookup,
  changes: RowChanges,
  touches: readonly Touch[],
): () => readonly Place[] {
  const removed = changes.removed.map(({ row }) => row);
  const added = changes.added.map(({ row }) => row);
  const outdone = changes.unchanged.map(({ row }) => row).filter(lookup.isContested);
  const all = [...removed, ...added, ...outdone];
  const before = removed.flatMap((row) => placesOf(row, lookup));
  const movedDefaults = watchDefaults(lookup, all);
  const changedDeliveries = watchDeliveries(lookup, all);
  return () =>
    unique([
      ...before,
      ...[...added, ...outdone].flatMap((row) => placesOf(row, lookup)),
      ...touches.flatMap((touch) => namedBy(touch, lookup)),
      ...movedDefaults(),
      ...changedDeliveries(),
    ]);
}

/** Subjects that a row itself speaks of. */
function placesOf({ table, row }: CanonicalRow, lookup: TouchLookup): readonly Place[] {
  switch (table) {
    case "stock_level":
      return [row];
    case "sales_line":
    case "purchase_line":
    case "receipt_line":
    case "movement":
      return [located(row, lookup)];
    case "item":
      return lookup.subjectsOfItem(row.item_code);
    case "supplier":
      return subjectsOfSupplier(row.supplier_code, lookup);
    case "customer":
    case "location":
    case "alert_rule":
      return [];
  }
}

function namedBy(touch: Touch, lookup: TouchLookup): readonly Place[] {
  switch (touch.kind) {
    case "subject":
      return [located(touch, lookup)];
    case "item":
      return lookup.subjectsOfItem(touch.item_code);
    case "supplier":
      return subjectsOfSupplier(touch.supplier_code, lookup);
  }
}

function located({ item_code, location_code }: Place, lookup: TouchLookup): Place {
  return { item_code, location_code: location_code || (lookup.defaultLocation(item_code) ?? "") };
}

function subjectsOfSupplier(supplier_code: string, lookup: TouchLookup): readonly Place[] {
  return lookup.itemsOfSupplier(supplier_code).flatMap((item_code) => lookup.subjectsOfItem(item_code));
}

/** Where another stock record becomes an item's first, rows without a location move there from the former one. */
function watchDefaults(lookup: TouchLookup, rows: readonly CanonicalRow[]): () => readonly Place[] {
  const items = new Set(rows.flatMap(({ table, row }) => (table === "stock_level" ? [row.item_code] : [])));
  const was = [...items].map((item_code) => ({ item_code, location_code: lookup.defaultLocation(item_code) }));
  return () =>
    was.flatMap(({ item_code, location_code }) => {
      const now = lookup.defaultLocation(item_code);
      if (now === location_code || !lookup.hasUnplacedRows(item_code)) return [];
      return [location_code ?? "", now ?? ""].map((end) => ({ item_code, location_code: end }));
    });
}

/** A delivery teaches something about every item of its supplier. */
function watchDeliveries(lookup: TouchLookup, rows: readonly CanonicalRow[]): () => readonly Place[] {
  const was = orderedItems(rows).map((order) => ({ order, deliveries: lookup.deliveriesOf(order) }));
  return () => {
    const changed = was.flatMap(({ order, deliveries }) => {
      const now = lookup.deliveriesOf(order);
      return JSON.stringify(now) === JSON.stringify(deliveries) ? [] : [...deliveries, ...now];
    });
    const suppliers = new Set(changed.map(({ supplier_code }) => supplier_code));
    return [...suppliers].flatMap((supplier_code) => subjectsOfSupplier(supplier_code, lookup));
  };
}

/** What purchase and receipt lines speak of, each once. */
export function orderedItems(rows: readonly CanonicalRow[]): readonly OrderedItem[] {
  const orders = rows.flatMap(({ table, row }) => {
    if (table !== "purchase_line" && table !== "receipt_line") return [];
    const { purchase_order_no, item_code } = row;
    return purchase_order_no === null ? [] : [{ purchase_order_no, item_code }];
  });
  return [...new Map(orders.map((order) => [JSON.stringify(order), order])).values()];
}

function unique(places: readonly Place[]): readonly Place[] {
  const byKey = new Map(places.map((place) => [JSON.stringify([place.item_code, place.location_code]), place]));
  return [...byKey.values()].map(({ item_code, location_code }) => ({ item_code, location_code }));
}
